"""Acceptance points 2, 3, 4 and 6 in Chromium: where texts stand, and that taking the remedy away is seen."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import add_styles
from tests.rtl.cases import ALL, EN, PATH
from tests.rtl.reading import Built

SCRIPT = (Path(__file__).parent / "measure.js").read_text("utf-8")
WIDTHS = (1280, 360)
# The path of a page with the steps of the acceptance list: home > United States > NPT.
STEPS = """() => {
  const steps = [...document.querySelectorAll(".crumbs li")];
  const last = steps.at(-1);
  const before = last.cloneNode(true);
  steps.slice(1, -1).forEach((step) => step.remove());
  last.before(before);
  [before, last].forEach((step, index) => {
    const name = document.createElement("bdi");
    Object.assign(name, {lang: "en", dir: "ltr", textContent: ["United States", "NPT"][index]});
    step.querySelector("bdi").replaceChildren(name);
  });
}"""

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def visit(browser: Browser, serve: Callable[..., str], hurting: Built) -> Iterator[Visit]:
    """Call it with an address of the fixture's site and a width: the one page of these tests, gone there."""
    base = serve(hurting.folder)
    page = browser.new_page(viewport={"width": WIDTHS[0], "height": 900}, device_scale_factor=2)

    def go(address: str, width: int = WIDTHS[0]) -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(base + address, wait_until="domcontentloaded")
        page.evaluate("document.fonts.ready.then(() => null)")
        return page

    yield go
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("address", sorted({case.page for case in ALL}))
def test_texts_stand_where_their_reader_expects_them(visit: Visit, address: str, width: int) -> None:
    """And with the remedy taken away each is seen to stand wrong, but where the case says why it does not."""
    cases = [case for case in ALL if case.page == address]
    page = visit(address, width)
    if any(case in PATH for case in cases):
        page.evaluate(STEPS)
    found = dict(zip(cases, page.evaluate(SCRIPT, [asdict(case) for case in cases]), strict=True))
    wrong = {case.name: seen["right"] for case, seen in found.items() if seen["right"] != case.seen}
    assert wrong == {}
    unharmed = {case.name for case, seen in found.items() if case.remedy and seen["bare"] == case.seen}
    assert all(case.bare for case in cases if not case.remedy)
    assert unharmed == {case.name for case in cases if case.remedy and case.bare}


TIP = """async ([data]) => {
  const image = new Image();
  image.src = "data:image/png;base64," + data;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width;
  canvas.height = image.height;
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data: pixels } = context.getImageData(0, 0, canvas.width, canvas.height);
  const rows = [];
  for (let y = 0; y < canvas.height; y++) {
    let ink = 0, sum = 0;
    for (let x = 0; x < canvas.width; x++) {
      const dark = 255 - pixels[4 * (y * canvas.width + x) + 1];
      if (dark > 60) { ink += dark; sum += dark * x; }
    }
    if (ink) rows.push(sum / ink);
  }
  const middle = rows[Math.floor(rows.length / 2)];
  return middle > rows[0] ? "right" : "left";
}"""
GAP = """() => {
  const item = document.querySelectorAll(".crumbs li")[1];
  const box = item.getBoundingClientRect(), text = item.firstElementChild.getBoundingClientRect();
  const start = getComputedStyle(item).direction === "rtl" ? text.right : box.left;
  const end = getComputedStyle(item).direction === "rtl" ? box.right : text.left;
  return { x: start, y: box.top, width: end - start, height: box.height };
}"""


@pytest.mark.parametrize(("edition", "points"), [("fa", "left"), ("en", "right")])
def test_the_separators_of_a_path_point_onwards(visit: Visit, edition: str, points: str) -> None:
    """Read from the pixels of the mark itself; in Persian the unmirrored mark is seen to point back."""
    page = visit(f"{edition}/people/sergey-lavrov/")

    def tip() -> str:
        shot = page.screenshot(clip=page.evaluate(GAP))
        return str(page.evaluate(TIP, [b64encode(shot).decode("ascii")]))

    assert tip() == points
    if edition == "fa":
        add_styles(page, ".crumbs li + li::before { direction: ltr; unicode-bidi: isolate; }")
        assert tip() == "right"


OVERFLOW = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def heaviest(site: Built, edition: str) -> list[str]:
    """Return the largest page of every kind in an edition; "" for the pages of none."""
    kinds: dict[tuple[str, ...], str] = {}
    for page in sorted(site.edition(edition), key=lambda page: len(page.text)):
        parts = page.path.split("/")
        kinds[tuple(parts[:2]) if len(parts) > 3 else tuple(parts)] = page.path
    return list(kinds.values())


@pytest.mark.parametrize("edition", ["en", "fa", ""])
def test_no_page_scrolls_sideways(visit: Visit, hurting: Built, edition: str) -> None:
    """At 320 px, and with the reader's text at 200 % on a wide and on a narrow screen."""
    wide = []
    sizes = ((320, 16), (1280, 32), (640, 32))
    session = visit("en/").context.new_cdp_session(visit("en/"))
    for path in heaviest(hurting, edition):
        page = visit(path)
        for width, text in sizes:
            page.set_viewport_size({"width": width, "height": 900})
            session.send("Page.setFontSizes", {"fontSizes": {"standard": text, "fixed": text}})
            root = page.evaluate("() => parseFloat(getComputedStyle(document.documentElement).fontSize)")
            assert root >= 1.2 * text
            over = page.evaluate(OVERFLOW)
            if over > 0:
                wide.append(f"{path}: {over} px too wide at {width} px with text of {text} px")
    session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    assert wide == []


@pytest.mark.parametrize(
    "rule",
    [
        ".prose pre, .prose pre code { overflow: visible; white-space: pre; overflow-wrap: normal; }",
        ".prose * { overflow-wrap: normal; word-break: normal; }",
        ".crumbs ol { flex-wrap: nowrap; white-space: nowrap; }",
    ],
)
def test_what_makes_a_page_scroll_sideways_is_seen(visit: Visit, rule: str) -> None:
    page = visit(EN, 320)
    assert page.evaluate(OVERFLOW) == 0
    add_styles(page, rule.replace(";", " !important;"))
    assert page.evaluate(OVERFLOW) > 0


@pytest.mark.parametrize("edition", ["en", "fa"])
@pytest.mark.parametrize("width", WIDTHS)
def test_the_first_stop_of_the_tab_key_is_the_way_past_the_head(
    visit: Visit, edition: str, width: int
) -> None:
    stop = "() => document.activeElement.getAttribute('href')"
    box = "() => document.activeElement.getBoundingClientRect().toJSON()"
    page = visit(f"{edition}/articles/jcpoa-explained/", width)
    page.keyboard.press("Tab")
    assert page.evaluate(stop) == "#content"
    place = page.evaluate(box)
    assert place["left"] >= 0
    assert place["right"] <= width
    assert place["top"] >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("() => document.activeElement.id") == "content"
    page = visit(f"{edition}/articles/jcpoa-explained/", width)
    page.evaluate("() => document.querySelector('.d-skip').remove()")
    page.keyboard.press("Tab")
    assert page.evaluate(stop) != "#content"
