"""A browser walks through a site that is hostile in every text: nothing of it runs, policy or no policy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from tests.browser import serve as serving
from tests.hostile import attacks
from tests.hostile.conftest import Build
from tests.hostile.records import BODY, Records, free, put, saying
from tests.hostile.test_texts import allowed, errors, with_events
from tests.hostile.watching import Watch, watching
from tests.search import box
from tests.site.pages import Site

TYPED = (
    f"<img src=x onerror={attacks.RUN}>",
    f'"><script>{attacks.RUN}</script>',
    f"javascript:{attacks.RUN}",
    "__proto__",
    "constructor",
    "{{7*7}} ${7*7}",
    "window pwned",
)


MISSING = "the server responded with a status of 404"
"""What is said of the content's own images, which are not there."""


def hostile(building: Build) -> Records:
    """Return content whose every text is an attack, and whose bodies are all attacks that are not refused."""
    records = saying("", body="\n\n".join(allowed(building, with_events).values()))
    texts = [one for one in attacks.TEXTS if len(one.split()) <= 25]
    for nth, place in enumerate(free()):
        if place[-1] != BODY and not (place[0].startswith("events/") and place[1] == "text"):
            put(records, place, texts[nth % len(texts)])
    return records


@pytest.fixture(scope="module")
def site(building: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The hostile site."""
    outcome, built = building(hostile(building))
    assert errors(outcome) == {}
    return built.rename(tmp_path_factory.mktemp("hostile-site") / "site")


@pytest.fixture(params=[False, True], ids=["with the policy", "without the policy"])
def watch(request: pytest.FixtureRequest, browser: Browser, site: Path) -> Iterator[Watch]:
    """A page of the hostile site, with the policy and, so that escaping holds by itself, without."""
    with serving(site) as base, watching(browser, base, bypass_csp=request.param) as one:
        yield one
        one.tripped()
        assert [wrong for wrong in one.wrong if MISSING not in wrong] == []


def test_every_page_of_the_hostile_site_does_nothing(watch: Watch, site: Path) -> None:
    pages = Site(site).pages
    assert len(pages) > 40
    for page in pages:
        tab = watch.go(page.url)
        tab.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        tab.evaluate(
            "document.querySelectorAll('a').forEach(one => one.dispatchEvent(new Event('mouseover')))"
        )
        watch.tripped()


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_controls_that_show_hostile_texts_do_nothing(watch: Watch, edition: str) -> None:
    for typed in TYPED:
        page = watch.go(f"{edition}/?q={quote(typed)}#{quote(typed)}")
        box.enter(page)
        box.ask(page, typed)
        watch.tripped()
    assert page.locator(".d-found").count() > 0, "the last words are found"
    page.locator(".d-search__everywhere input").check()
    box.answered(page)
    watch.tripped()
    for typed in TYPED:
        given = "&".join(f"{key}={quote(typed)}" for key in ("q", "country", "person", "kind", "from", "to"))
        page = watch.go(f"{edition}/chronology/?{given}#{quote(typed)}")
        watch.tripped()
    page = watch.go(f"{edition}/chronology/?country=cu&person=ana&source=daily")
    page.locator(".filters__chip").first.wait_for()
    for control in page.locator(".event__copy:visible").all():
        control.click()
    for part in page.locator("details.cite, details.reports").all():
        part.evaluate("part => part.open = true")
    for control in page.locator(".cite__copy button:visible").all():
        control.click()
    for form in ("csv", "json", "ics"):
        with page.expect_download():
            page.click(f"[data-format={form}]")
    watch.tripped()


def test_the_tripwire_is_seen(browser: Browser, site: Path, tmp_path: Path) -> None:
    home = (site / "index.html").read_text("utf-8")
    for harm in (
        "<script>window.__pwned=1</script>",
        "<img src=x onerror=window.__pwned=1>",
        "<svg onload=alert(1)>",
    ):
        (tmp_path / "index.html").write_text(home.replace("</main>", f"{harm}</main>"), "utf-8")
        assert harm in (tmp_path / "index.html").read_text("utf-8")
        with serving(tmp_path) as base, watching(browser, base, bypass_csp=True) as one:
            one.go("")
            assert any(said.startswith(("ran:", "dialog:")) for said in one.wrong), harm
