"""The filters as a reader uses them: by mouse, by keys alone, through the history and the language switch."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import wait_until
from tests.chronology.conftest import Tab, status, strict, titles, unfold
from tests.reading.test_axe import violations

Open = Callable[..., Tab]

SAID = """() => {
  window.said = [];
  const status = document.querySelector(".filters__status");
  new MutationObserver(() => window.said.push(status.textContent))
    .observe(status, {childList: true, subtree: true, characterData: true});
}"""


def query(page: Page) -> str:
    """Return the query of the page's address."""
    return str(page.evaluate("decodeURIComponent(location.search)"))


def settled(page: Page, asked: str, said: str) -> None:
    """Wait until the address asks for this, and the page says so."""
    wait_until(page, "asked => decodeURIComponent(location.search) == asked", arg=asked)
    expect(page.locator(".filters__status")).to_have_text(said)


@pytest.mark.parametrize(
    ("edition", "pair", "every"),
    [("en", "7 events of 17", "17 events"), ("fa", "۷ رویداد از ۱۷", "۱۷ رویداد")],
)
def test_a_pair_of_countries_there_and_back(
    tab: Open, real: str, edition: str, pair: str, every: str
) -> None:
    page = tab(f"{real}{edition}/chronology/").page
    whole = titles(page)
    assert len(whole) == 17
    unfold(page)
    assert status(page) == "", "nothing is announced before something is asked"
    page.select_option("#filter-country", "CU")
    page.select_option("#filter-with", "IR")
    settled(page, "?country=cu&with=ir", pair)
    assert len(titles(page)) == 7
    assert page.locator(".year:visible").count() < page.locator(".year").count()
    page.select_option("#filter-kind", "meeting")
    met = len(titles(page))
    assert 0 < met < 7
    page.go_back()
    settled(page, "?country=cu&with=ir", pair)
    assert page.input_value("#filter-kind") == ""
    page.go_forward()
    expect(page.locator("#filter-kind")).to_have_value("meeting")
    assert len(titles(page)) == met
    page.reload()
    expect(page.locator(".filters__chip")).to_have_count(3)
    assert len(titles(page)) == met
    page.locator(".filters__clear").click()
    settled(page, "", every)
    assert titles(page) == whole
    assert page.url == f"{real}{edition}/chronology/", "an empty state is the plain page"


def test_the_state_goes_along_to_the_other_edition(tab: Open, real: str) -> None:
    page = tab(f"{real}fa/chronology/?country=ir&person=ebrahim-raisi&from=2023-03-21").page
    settled(page, "?country=ir&person=ebrahim-raisi&from=2023-03-21", "۵ رویداد از ۱۷")
    assert page.input_value("#filter-from") == "۱۴۰۲"
    here = page.locator(".d-header__end .d-switch a[hreflang=en]")
    there = here.get_attribute("href") or ""
    assert there.endswith("en/chronology/?country=ir&person=ebrahim-raisi&from=2023-03-21")
    persian = len(titles(page))
    here.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/chronology/?*")
    settled(page, "?country=ir&person=ebrahim-raisi&from=2023-03-21", f"{persian} events of 17")
    assert page.input_value("#filter-from") == "2023-03-21"
    page.locator(".filters__clear").click()
    settled(page, "", "17 events")
    assert (here.get_attribute("href") or "").endswith("/chronology/")
    assert page.locator(".d-switch a[hreflang=fa]").first.get_attribute("href") == "../../fa/chronology/"


TYPED = {
    "en": {
        "2023": ("2023", "2023"),
        "2023-12": ("2023-12", "2023-12"),
        "2023/12/04": ("2023-12-04", "2023-12-04"),
        "۲۰۲۲": ("2022", "2022"),
        "1066": ("1960", "1960"),
    },
    "fa": {
        "۱۴۰۲": ("2023-03-21", "۱۴۰۲"),
        "1402-09-13": ("2023-12-04", "۱۴۰۲/۰۹/۱۳"),
        "١٤٠٢/٩": ("2023-11-22", "۱۴۰۲/۰۹"),
    },
}
"""What is typed, how the address says it, and how the field shows it then."""


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_a_date_is_typed_in_the_calendar_of_the_edition(tab: Open, real: str, edition: str) -> None:
    page = tab(f"{real}{edition}/chronology/").page
    unfold(page)
    for typed, (asked, shown) in TYPED[edition].items():
        page.fill("#filter-from", typed)
        page.keyboard.press("Enter")
        wait_until(page, "asked => location.search == asked", arg=f"?from={asked}")
        assert page.input_value("#filter-from") == shown


def test_an_end_is_the_last_day_and_what_is_no_date_is_said(tab: Open, real: str) -> None:
    page = tab(f"{real}fa/chronology/").page
    unfold(page)
    page.fill("#filter-to", "1401")
    page.keyboard.press("Enter")
    wait_until(page, "location.search == '?to=2023-03-20'")
    expect(page.locator(".filters__chip")).to_have_count(1)
    assert page.input_value("#filter-to") == "۱۴۰۱"
    assert "۱۴۰۲" not in " ".join(page.locator(".year:visible .year__first").all_inner_texts())
    wrong = page.locator(".filters__wrong")
    assert wrong.is_hidden()
    for bad in ("دیروز", "1402-13", "1402-12-31"):
        page.fill("#filter-from", bad)
        page.keyboard.press("Enter")
        expect(page.locator("#filter-from")).to_have_attribute("aria-invalid", "true")
        assert "۱۴۰۲" in wrong.inner_text()
        assert query(page) == "?to=2023-03-20"
    page.fill("#filter-from", "")
    page.keyboard.press("Enter")
    expect(wrong).to_be_hidden()


def test_words_are_found_in_every_spelling_and_announced_once(tab: Open, real: str) -> None:
    page = tab(f"{real}fa/chronology/").page
    unfold(page)
    page.evaluate(SAID)
    page.locator("#filter-q").press_sequentially("كوبا و ايران", delay=5)
    wait_until(page, "window.said.length > 0")
    expect(page.locator(".filters__status")).to_contain_text("از ۱۷")
    assert len(page.evaluate("window.said")) == 1, "not on every keystroke"
    first = titles(page)
    assert 0 < len(first) < 17
    before = page.evaluate("history.length")
    page.locator("#filter-q").press_sequentially(" هاوانا", delay=5)
    wait_until(page, "decodeURIComponent(location.search).endsWith('هاوانا')")
    assert page.evaluate("history.length") == before, "what is typed replaces itself"
    page.keyboard.press("Enter")
    page.go_back()
    wait_until(page, "location.search == ''")
    expect(page.locator("#filter-q")).to_have_value("")
    page.fill("#filter-q", "کوبا و ایران")
    page.keyboard.press("Enter")
    expect(page.locator(".filters__chip")).to_have_count(1)
    assert titles(page) == first


def test_what_nothing_here_has_is_left_out_and_said(tab: Open, real: str) -> None:
    address = "?country=qq&kind=meeting&from=soon&utm_source=x&person=%3Cb%3Ex"
    page = tab(f"{real}en/chronology/{address}").page
    unknown = page.locator(".filters__unknown")
    expect(unknown).to_contain_text("country=qq")
    assert "from=soon" in unknown.inner_text()
    assert "person=<b>x" in unknown.inner_text()
    assert "utm" not in unknown.inner_text()
    assert page.locator(".filters__chip").all_inner_texts() == ["Kind: Meeting"]
    page.locator(".filters__chip").click()
    wait_until(page, "location.search == ''")
    expect(unknown).to_be_hidden()


def test_an_empty_result_says_what_to_do(tab: Open, real: str) -> None:
    for edition, words in (("en", "Remove a filter"), ("fa", "یک پالایه را بردارید")):
        page = tab(f"{real}{edition}/chronology/?country=ve&with=cn").page
        expect(page.locator(".filters__none")).to_be_visible()
        expect(page.locator(".filters__none")).to_contain_text(words)
        assert titles(page) == []


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_choices_have_counts_that_follow_the_other_filters(tab: Open, real: str, edition: str) -> None:
    page = tab(f"{real}{edition}/chronology/?country=ir").page
    option = page.locator("#filter-with option[value=CU]")
    expect(option).to_have_text({"en": "Cuba (7)", "fa": "کوبا (۷)"}[edition])
    expect(page.locator("#filter-with option[value=BR]")).to_contain_text({"en": "(0)", "fa": "(۰)"}[edition])
    names = page.locator("#filter-person option").all_inner_texts()[1:]
    assert len(names) == len(set(names)) > 3


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_the_strip_and_the_years_follow(tab: Open, real: str, edition: str) -> None:
    page = tab(f"{real}{edition}/chronology/").page
    bars = page.locator(".strip svg a")
    places = bars.locator(".strip__bar").evaluate_all(
        "bars => bars.map(bar => bar.getBoundingClientRect().x)"
    )
    assert places == sorted(places, reverse=edition == "fa"), "time runs in the direction of reading"
    before = page.locator(".jump li:visible").count()
    unfold(page)
    page.select_option("#filter-country", "RU")
    wait_until(page, "location.search != ''")
    expect(page.locator(".filters__chip")).to_have_count(1)
    assert page.locator(".jump li:visible").count() == page.locator(".year:visible").count() < before
    seen = [bar.get_attribute("aria-label") for bar in page.locator(".strip svg a:not(.is-none)").all()]
    page.locator(".strip summary").click()
    rows = [row.inner_text().replace("\t", ": ") for row in page.locator(".strip tbody tr:visible").all()]
    assert rows == seen
    assert page.locator(".strip__all").count() == bars.count()
    page.locator(".filters__clear").click()
    expect(page.locator(".jump li:visible")).to_have_count(before)


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_by_keyboard_alone_on_a_phone(tab: Open, real: str, edition: str) -> None:
    page = tab(f"{real}{edition}/chronology/", width=360).page
    page.locator(".filters__open").focus()
    page.keyboard.press("Enter")
    page.locator("#filter-kind option").nth(1).wait_for(state="attached")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    wait_until(page, "location.search != ''")
    expect(page.locator(".filters__chip")).to_have_count(1)
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('.filters__chip')"):
            break
    page.keyboard.press("Enter")
    wait_until(page, "location.search == ''")
    wait_until(page, "document.activeElement.matches('.filters__open')")
    small = page.evaluate(
        """() => [...document.querySelectorAll(
          ".filters :is(button, select, input, summary), .event__copy, .jump a, .strip summary")]
          .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 43.9)
          .map(one => one.outerHTML.slice(0, 90))"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize(("edition", "dark"), [("en", False), ("fa", True)])
def test_axe_finds_nothing_with_the_filters_open(tab: Open, real: str, edition: str, dark: bool) -> None:
    page = tab(
        f"{real}{edition}/chronology/?country=cu&with=zz&q=a",
        width=360 if dark else 1280,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    ).page
    unfold(page)
    expect(page.locator(".filters__chip")).to_have_count(2)
    assert violations(page) == []


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_without_scripts_there_is_no_dead_control(tab: Open, crowd: str, real: str, edition: str) -> None:
    for address in (f"{real}{edition}/chronology/", f"{crowd}{edition}/chronology/2003/"):
        page = tab(f"{address}?country=cu", java_script_enabled=False).page
        assert page.locator("#content :is(select, input):visible").count() == 0
        assert page.locator("#content :is(.filters, .event__copy, .js-only):visible").count() == 0
        assert page.locator(".event:visible").count() > 1
        assert page.locator(".event__link").count() == page.locator(".event").count()


def test_everything_works_under_a_strict_policy(tab: Open, real: str, crowd: str) -> None:
    opening = tab("about:blank")
    page = opening.page
    with strict(page):
        for base in (real, crowd):
            page.goto(f"{base}fa/chronology/")
            unfold(page)
            page.fill("#filter-q", "کوبا" if base == real else "شکر")
            page.keyboard.press("Enter")
            expect(page.locator(".filters__status")).to_contain_text("از")
            assert titles(page)
    assert not [line for line in opening.said if "/chronology" in line]
    opening.said.clear()  # of the shell's own scripts


def test_where_the_index_is_gone_the_list_stays_and_says_so(tab: Open, real: str) -> None:
    opening = tab("about:blank")
    page = opening.page
    page.route("**/chronology/en.json", lambda route: route.fulfill(status=500, body=""))
    page.goto(f"{real}en/chronology/?country=cu")
    expect(page.locator(".filters__failed")).to_contain_text("could not be loaded")
    assert len(titles(page)) == 17
    page.unroute("**/chronology/en.json")
    page.click("[data-format=csv]")
    expect(page.locator(".filters__failed")).to_have_text("")
    opening.said.clear()


@pytest.mark.parametrize(("edition", "way"), [("en", "ltr"), ("fa", "rtl")])
def test_the_empty_box_for_words_has_the_direction_of_its_page(
    tab: Open, real: str, edition: str, way: str
) -> None:
    page = tab(f"{real}{edition}/chronology/").page
    unfold(page)
    for text, expected in (("", way), ("Cuba", "ltr"), ("کوبا", "rtl")):
        page.fill("#filter-q", text)
        assert page.eval_on_selector("#filter-q", "box => getComputedStyle(box).direction") == expected
