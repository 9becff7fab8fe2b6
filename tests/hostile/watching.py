"""A page of the browser that notes what it should not do: run the content's scripts, ask others, complain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Dialog, Page, Request

_REPORT = """
addEventListener('securitypolicyviolation', one =>
  console.error(`violation: ${one.effectiveDirective} ${one.blockedURI} ${one.sourceFile}`));
"""


@dataclass
class Watch:
    """An open page below `base`; `wrong` is what it did."""

    page: Page
    base: str
    wrong: list[str] = field(default_factory=list)

    def go(self, address: str) -> Page:
        """Open an address of the site, and wait until all it asks for is there."""
        self.page.goto(self.base + address)
        self.page.wait_for_load_state("networkidle")
        self.tripped()
        return self.page

    def tripped(self) -> None:
        """Note a script of the content that ran."""
        if self.page.evaluate("window.__pwned") is not None:
            self.wrong.append(f"ran: {self.page.url}")

    def asked(self, request: Request) -> None:
        """Note a request that leaves the site."""
        origin = self.base[: self.base.find("/", 8) + 1]
        if not request.url.startswith((origin, "data:", "blob:")):
            self.wrong.append(f"asked: {request.url}")

    def spoke(self, dialog: Dialog) -> None:
        """Note a dialog, and close it."""
        self.wrong.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@contextmanager
def watching(browser: Browser, base: str, *, bypass_csp: bool = False) -> Iterator[Watch]:
    """Open a page in a context of its own, that keeps a page's policy or has none."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, accept_downloads=True, bypass_csp=bypass_csp
    )
    context.add_init_script(_REPORT)
    watch = Watch(context.new_page(), base)
    page = watch.page
    page.on("request", watch.asked)
    page.on("dialog", watch.spoke)
    page.on("pageerror", lambda error: watch.wrong.append(f"error: {error}"))
    page.on(
        "console",
        # A page without an icon of its own is asked for one at the root of the server, outside of the site.
        lambda said: (
            watch.wrong.append(f"{said.type}: {said.text}")
            if said.type != "log" and not said.location["url"].endswith(f":{urlsplit(base).port}/favicon.ico")
            else None
        ),
    )
    page.on("popup", lambda other: watch.wrong.append(f"opened: {other.url}"))
    yield watch
    context.close()
