"""A chronology of many pages: filters over all of it, old addresses that arrive, links that can be copied."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser import wait_until
from tests.chronology.conftest import Tab, status, titles, unfold
from tests.reading.test_axe import violations

Open = Callable[..., Tab]


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_filters_span_all_pages_and_lead_to_each_event(tab: Open, crowd: str, edition: str) -> None:
    opening = tab(f"{crowd}{edition}/chronology/")
    page = opening.page
    page.wait_for_load_state("networkidle")
    assert not [url for url in opening.asked if f"chronology/{edition}" in url], "asked for before it is used"
    opening.asked.clear()
    unfold(page)
    page.select_option("#filter-country", "CU")
    page.fill("#filter-q", {"en": "sugar", "fa": "شکر"}[edition])
    page.keyboard.press("Enter")
    expect(page.locator(".filters__chip")).to_have_count(2)
    page.wait_for_load_state("networkidle")
    assert len(opening.asked) < 20
    assert page.locator(".periods, .chronology__latest").first.is_hidden()
    assert len(titles(page)) == 30
    last = page.locator(".found .event__title a").nth(29)
    page.click(".found__more")
    expect(page.locator(".found .event").nth(30)).to_be_visible()
    focus = "document.activeElement == document.querySelectorAll('.found .event__title a')[30]"
    wait_until(page, focus)
    address = page.evaluate("link => link.href", last.element_handle())
    last.click()
    page.wait_for_url("**#*")
    assert page.url == address
    assert page.locator(".event:target").is_visible()
    page.go_back()
    expect(page.locator(".filters__chip")).to_have_count(2)
    assert len(titles(page)) == 30
    page.locator(".filters__clear").click()
    expect(page.locator(".periods")).to_be_visible()
    expect(page.locator(".found")).to_be_hidden()


def test_titles_are_texts_in_their_own_language(tab: Open, crowd: str) -> None:
    page = tab(f"{crowd}fa/chronology/?from=2003-08-09&to=2003-08-11").page
    expect(page.locator(".found .event").first).to_be_visible()
    assert page.locator(".found .event__title b").count() == 0
    assert "<b>JCPOA</b> و دیگران" in titles(page)
    english = page.locator(".found .event__title a[lang=en]")
    assert english.inner_text() == "Only in English"
    assert english.get_attribute("dir") == "ltr"
    assert not page.evaluate("document.querySelector('.found').innerHTML.match(/[\\u2066-\\u2069]/)")
    assert page.locator(".found time").count() > 0


def test_what_began_before_and_is_open_is_found_in_the_order_of_time(tab: Open, crowd: str) -> None:
    page = tab(f"{crowd}en/chronology/?country=cu&from=2003&to=2003").page
    expect(page.locator(".found .event").first).to_be_visible()
    years = page.locator(".found .year__first").all_inner_texts()
    assert years == sorted(years)
    assert "since" in page.locator(".found .event").first.inner_text()


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_an_address_of_the_time_of_one_page_still_arrives(tab: Open, crowd: str, edition: str) -> None:
    page = tab(f"{crowd}{edition}/chronology/").page
    for id, place in (("odd-until", "1900-1999"), ("odd-year", "2003"), ("odd-formula", "2003-08")):
        page.goto("about:blank")
        page.goto(f"{crowd}{edition}/chronology/#{id}")
        page.wait_for_url(f"**/{edition}/chronology/{place}/#{id}")
    page.goto(f"{crowd}{edition}/chronology/2003/#odd-formula")
    page.wait_for_url(f"**/{edition}/chronology/2003-08/#odd-formula")
    year = {"en": 1979, "fa": 1357}[edition]
    page.goto(f"{crowd}{edition}/chronology/#year-{year}")
    page.wait_for_url(f"**/chronology/1900-1999/#year-{year}")


def test_from_page_to_page_without_scripts(tab: Open, crowd: str) -> None:
    page = tab(f"{crowd}fa/chronology/", java_script_enabled=False).page
    page.locator(".periods a[href$='1900-1999/']").click()
    walked = ["1900-1999"]
    while (after := page.locator("a[rel=next]").first).count():
        page.goto(page.evaluate("link => link.href", after.element_handle()), wait_until="domcontentloaded")
        walked.append(page.url.rstrip("/").rsplit("/", 1)[1])
    assert walked[:3] == ["1900-1999", "2000", "2001"]
    assert walked.index("2003") + 1 == walked.index("2003-01")
    assert walked[-1] == "2020-2029"
    page.locator("a[rel=prev]").first.click()
    assert page.url.rstrip("/").endswith(walked[-2])
    page.locator(".d-header__end .d-switch a[hreflang=en]").click()
    assert page.url.endswith(f"/en/chronology/{walked[-2]}/")


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_axe_finds_nothing_on_pages_of_periods_and_results(tab: Open, crowd: str, edition: str) -> None:
    dark = edition == "fa"
    page = tab(f"{crowd}{edition}/chronology/", color_scheme="dark" if dark else "light").page
    assert violations(page) == []
    page.goto(f"{crowd}{edition}/chronology/2003/")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(f"{crowd}{edition}/chronology/?country=cu&kind=visit")
    expect(page.locator(".found .event").first).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert status(page)


def test_decades_open_years_as_wide_as_a_finger(tab: Open, crowd: str) -> None:
    page = tab(f"{crowd}fa/chronology/", width=360, has_touch=True).page
    decade = page.locator(".jump__decade", has_text="دهه ۱۳۵۰")
    decade.locator("summary").tap()
    for link in decade.locator("a").all():
        box = link.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= 43.9
    decade.locator("a", has_text="۱۳۵۷").tap()
    page.wait_for_url("**/chronology/1900-1999/#year-1357")


def _copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


@pytest.mark.parametrize("edition", ["en", "fa"])
def test_a_link_is_copied_by_key_and_said(tab: Open, real: str, crowd: str, edition: str) -> None:
    page = tab(
        f"{real}{edition}/chronology/?kind=visit", permissions=["clipboard-read", "clipboard-write"]
    ).page
    expect(page.locator(".filters__chip")).to_have_count(1)
    button = page.locator("#raisi-in-havana-2023 .event__copy")
    button.focus()
    page.keyboard.press("Enter")
    said = {"en": "Link copied", "fa": "پیوند رونوشت شد"}[edition]
    expect(page.locator(".chronology > [role=status]")).to_have_text(said)
    expect(button).to_have_text(said)
    assert _copied(page) == f"{real}{edition}/chronology/#raisi-in-havana-2023"
    page.goto(f"{crowd}{edition}/chronology/2003-08/")
    page.locator("#odd-formula .event__copy").click()
    expect(page.locator(".chronology > [role=status]")).to_have_text(said)
    assert _copied(page) == f"{crowd}{edition}/chronology/2003-08/#odd-formula"


def test_where_the_browser_copies_nothing_the_address_is_shown(tab: Open, real: str) -> None:
    page = tab(f"{real}en/chronology/").page
    page.evaluate(
        """() => {
          Object.defineProperty(navigator, "clipboard", {value: undefined});
          document.execCommand = () => false;
        }"""
    )
    page.locator("#raisi-in-havana-2023 .event__copy").click()
    address = page.locator(".event__address")
    expect(address).to_be_focused()
    assert address.input_value().endswith("/en/chronology/#raisi-in-havana-2023")
    page.evaluate("document.execCommand = () => true")
    page.locator("#raisi-in-havana-2023 .event__copy").click()
    expect(page.locator(".chronology > [role=status]")).to_have_text("Link copied")


def test_controls_do_not_print(tab: Open, real: str, crowd: str) -> None:
    for address in (f"{real}en/chronology/?country=cu", f"{crowd}fa/chronology/2003-08/"):
        page = tab(address).page
        page.emulate_media(media="print")
        assert page.locator(".event:visible").count() > 5
        controls = page.locator(
            "#content :is(.filters, select, input, .event__copy, .turns, .periods):visible"
        )
        assert controls.count() == 0


def test_a_touch_screen_has_the_filters_folded(tab: Open, real: str) -> None:
    opening = tab(f"{real}en/chronology/", has_touch=True, is_mobile=True)
    assert opening.page.locator(".filters__fold").get_attribute("open") is None
    unfold(opening.page)
    assert opening.page.locator("#filter-country").is_visible()
