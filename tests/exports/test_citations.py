"""What the citation files say can be read back, to the letter, and never more exactly than it is known."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import bibtexparser
import pytest
import rispy
from playwright.sync_api import Browser

from digest.calendars import edtf
from digest.exports import bibtex, citation_record, citations, csl, ris
from digest.exports.citation_record import Cited, edtf_text
from digest.exports.data_records import surest
from digest.exports.kind import Whole
from digest.model import Basis, Dating
from digest.pages import site as site_page
from tests.browser import serve as serving
from tests.exports.following import expect, files
from tests.site.pages import Site

CSL_TEXT = {
    "id",
    "type",
    "title",
    "container-title",
    "publisher",
    "language",
    "number",
    "URL",
    "note",
    "event-place",
}
CSL_DATE = {"issued", "event-date", "accessed"}
AWKWARD = "50% of {x} & y_z #1 $2 ~a^b \\c } @article{k, } می‌گوید «۱۲» العربيّة"


@pytest.fixture(scope="module")
def made(hurting: Whole) -> Mapping[str, bytes]:
    """The citation files of the direction fixture, by path."""
    return files(citations.EXPORT, hurting)


def cited(of: Whole, **changes: Any) -> Cited:
    """Return what cites the first article, with a field changed."""
    article = next(iter(of.site.library.articles.values()))
    desk = of.desks[of.site.default.code]
    return citation_record.article(desk, replace(article, **changes))


def dated(of: Whole, date: str, calendar: str = "gregorian") -> Cited:
    return cited(of, published=Dating(edtf.parse(date, calendar), Basis.STATED, {}))


def bib(raw: bytes) -> dict[str, dict[str, str]]:
    parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False, interpolate_strings=False)
    found: dict[str, dict[str, str]] = parser.parse(raw.decode()).entries_dict
    return found


def references(raw: bytes) -> dict[str, dict[str, Any]]:
    return {one["id"]: one for one in rispy.loads(raw.decode())}


TEX = {
    "textbackslash": "\\",
    "textbraceleft": "{",
    "textbraceright": "}",
    "textasciitilde": "~",
    "textasciicircum": "^",
}


def unescaped(value: str) -> str:
    """Return what TeX would set."""
    pattern = re.compile(r"\\(text[a-z]+)\{\}|\\([%&#_$])")
    return pattern.sub(lambda match: TEX[match[1]] if match[1] else match[2], value)


def test_every_article_has_a_file_in_each_format_and_every_event_an_entry(
    hurting: Whole, made: Mapping[str, bytes]
) -> None:
    library = hurting.site.library
    keys = {f"article-{id}" for id in library.articles} | {f"event-{id}" for id in library.events}
    assert {one["id"] for one in json.loads(made["data/citations.json"])} == keys
    assert bib(made["data/citations.bib"]).keys() == keys
    assert references(made["data/citations.ris"]).keys() == keys
    for id in library.articles:
        assert [one["id"] for one in json.loads(made[f"cite/articles/{id}.json"])] == [f"article-{id}"]
        assert list(bib(made[f"cite/articles/{id}.bib"])) == [f"article-{id}"]
        assert list(references(made[f"cite/articles/{id}.ris"])) == [f"article-{id}"]
    years = {path for path in made if path.startswith("cite/events/")}
    assert sum(len(json.loads(made[path])) for path in years if path.endswith(".json")) == len(library.events)
    assert len(made) == 3 * len(library.articles) + len(years) + 3


def test_the_files_are_as_they_always_were(small: Whole) -> None:
    found = files(citations.EXPORT, small)
    for form in citations.FORMATS:
        expect(f"citations.{form}", found[f"data/citations.{form}"])


def test_all_formats_say_the_same_title_outlet_and_address(made: Mapping[str, bytes]) -> None:
    from_bib, from_ris = bib(made["data/citations.bib"]), references(made["data/citations.ris"])
    for one in json.loads(made["data/citations.json"]):
        entry, reference = from_bib[one["id"]], from_ris[one["id"]]
        assert reference["title"] == one["title"] == unescaped(entry["title"].strip("{}"))
        outlet = entry.get("journaltitle", entry.get("organization", ""))
        assert reference["secondary_title"] == one["container-title"] == unescaped(outlet)
        assert reference["urls"] == [one["URL"]]
        assert entry["url"] == one["URL"]
        assert reference["language"] == one["language"]


def test_csl_holds_nothing_that_csl_does_not_know(made: Mapping[str, bytes]) -> None:
    for one in json.loads(made["data/citations.json"]):
        assert one.keys() <= CSL_TEXT | CSL_DATE | {"custom"}
        assert one["type"] in {"article-newspaper", "webpage", "entry"}
        assert all(isinstance(one[name], str) for name in one.keys() & CSL_TEXT)
        for name in one.keys() & CSL_DATE:
            assert one[name].keys() <= {"date-parts", "season", "circa", "raw"}
            assert all(1 <= len(parts) <= 3 for parts in one[name].get("date-parts", ()))


@pytest.mark.parametrize(
    ("date", "calendar", "in_csl", "in_bib", "in_ris"),
    [
        ("2023-12-04", "gregorian", {"date-parts": [[2023, 12, 4]]}, "2023-12-04", "2023/12/04/"),
        ("2023-06", "gregorian", {"date-parts": [[2023, 6]]}, "2023-06", "2023/06//"),
        ("2001", "gregorian", {"date-parts": [[2001]]}, "2001", "2001///"),
        ("2001~", "gregorian", {"date-parts": [[2001]], "circa": True}, "2001~", "2001///2001~"),
        ("2023-22", "gregorian", {"date-parts": [[2023]], "season": 2}, "2023-22", "2023///2023-22"),
        ("1962/..", "gregorian", {"raw": "1962/.."}, "1962/..", "1962///1962/.."),
        ("/1989-03", "gregorian", {"raw": "/1989-03"}, "/1989-03", "1989/03///1989-03"),
        ("2024-02-19/2024-02-22", "gregorian", {"date-parts": [[2024, 2, 19], [2024, 2, 22]]},
         "2024-02-19/2024-02-22", "2024/02/19/2024-02-19/2024-02-22"),
        ("1402-03", "solar-hijri", {"date-parts": [[2023, 5], [2023, 6]]},
         "2023-05/2023-06", "2023/05//2023-05/2023-06"),
        ("1402-09-13", "solar-hijri", {"date-parts": [[2023, 12, 4]]}, "2023-12-04", "2023/12/04/"),
    ],
)  # fmt: skip
def test_a_date_is_as_exact_as_it_is_known(
    small: Whole, date: str, calendar: str, in_csl: object, in_bib: str, in_ris: str
) -> None:
    one = dated(small, date, calendar)
    assert json.loads(csl.entry(one))["issued"] == in_csl
    assert bib(bibtex.entry(one).encode())[one.key]["date"] == in_bib == edtf_text(one.span)
    assert references(ris.entry(one).encode())[one.key]["date"] == in_ris


def test_an_event_is_not_published_on_its_own_day(hurting: Whole) -> None:
    desk = hurting.desks["en"]
    for event in hurting.site.library.events.values():
        one = citation_record.event(desk, event, surest(event))
        assert "issued" not in json.loads(csl.entry(one))
        assert "date" not in bib(bibtex.entry(one).encode())[one.key]
        assert not {"date", "year"} & references(ris.entry(one).encode())[one.key].keys()
        assert desk.voice.spell(event.date) in one.notes[0]


def test_no_text_breaks_out_of_its_field(small: Whole) -> None:
    one = cited(small, title=f"{AWKWARD}\r\nER  - \n\nTY  - JOUR\u2028x")
    plain = f"{AWKWARD} ER - TY - JOUR x"
    (entry,) = bib(bibtex.entry(one).encode()).values()
    assert unescaped(entry["title"][1:-1]) == plain
    (reference,) = references(ris.entry(one).encode()).values()
    assert reference["title"] == json.loads(csl.entry(one))["title"] == plain
    assert bibtex.entry(one).count("{") == bibtex.entry(one).count("}")
    assert re.fullmatch(r"(?:[A-Z][A-Z0-9]  - [^\r\n]*\r\n)+", ris.entry(one))


def test_titles_keep_their_script_and_ours_stands_beside_them(small: Whole) -> None:
    theirs = cited(small, title="می‌گوید: سفر", language="fa")
    entry = bib(bibtex.entry(theirs).encode())[theirs.key]
    assert (entry["title"], entry["titleaddon"], entry["langid"]) == (
        "{می‌گوید: سفر}",
        "{[A visit]}",
        "persian",
    )
    assert references(ris.entry(theirs).encode())[theirs.key]["translated_title"] == "A visit"
    assert json.loads(csl.entry(theirs))["custom"]["translated-title"] == "A visit"
    assert (entry["journaltitle"], entry["publisher"]) == ("روزانه", "The Daily")
    ours = json.loads(csl.entry(cited(small, title=None)))
    assert (ours["title"], "translated-title" in ours["custom"]) == ("[A visit]", False)


def test_a_date_that_the_text_does_not_state_is_marked(small: Whole) -> None:
    day = edtf.parse("2023-12-04")
    outside = cited(small, published=Dating(day, Basis.OUTSIDE, {"en": "From a comment."}))
    assert any("(from outside)" in note for note in outside.notes)
    assert not any("(" in note for note in dated(small, "2023-12-04").notes)


def test_a_citation_is_copied_and_an_event_has_its_own_entry(published: Site, browser: Browser) -> None:
    with serving(published.folder) as base:
        context = browser.new_context(
            accept_downloads=True, permissions=["clipboard-read", "clipboard-write"]
        )
        page = context.new_page()
        page.goto(f"{base}fa/articles/hamshahri-diaz-canel-tehran/")
        page.locator(".cite summary").focus()
        page.keyboard.press("Enter")
        page.locator(".cite__copy button").wait_for()  # made when the citation opens
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.get_by_role("status").filter(has_text=re.compile(".")).wait_for()
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied.startswith("همشهری آنلاین. [رئیس‌جمهور کوبا در تهران")
        assert copied == " ".join(page.locator(".cite__text").inner_text().split())

        page.goto(f"{base}en/chronology/#raisi-in-havana-2023")
        cite = page.locator("#raisi-in-havana-2023 .cite")
        cite.locator("summary").click()
        for form, parse in (("ris", references), ("bib", bib)):
            with page.expect_download() as loading:
                cite.locator(f'a[href$=".{form}"]').click()
            assert loading.value.suggested_filename == f"event-raisi-in-havana-2023.{form}"
            assert list(parse(loading.value.path().read_bytes())) == ["event-raisi-in-havana-2023"]
        context.close()


def test_without_scripts_a_citation_can_be_read_and_its_files_loaded(
    published: Site, browser: Browser
) -> None:
    with serving(published.folder) as base:
        context = browser.new_context(java_script_enabled=False)
        page = context.new_page()
        page.goto(f"{base}en/articles/cri-xi-diaz-canel/")
        page.locator(".cite summary").click()
        assert "[China Radio International" in page.locator(".cite__text").inner_text()
        assert page.locator(".cite button").count() == 0
        for link in page.locator(".cite__files a").all():
            assert page.request.get(link.evaluate("link => link.href")).ok
        context.close()


def test_a_large_digest_is_cited_in_files_of_a_year(hurting: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    before = files(citations.EXPORT, hurting)
    monkeypatch.setattr(site_page, "WHOLE", 3)
    made = files(citations.EXPORT, hurting)
    one_file = {f"data/citations.{end}" for end in citations.FORMATS}
    by_year = {path for path in made if path.startswith("data/")}
    assert {path: made[path] for path in set(made) - by_year} == {
        path: before[path] for path in set(before) - one_file
    }
    everything = json.loads(before["data/citations.json"])
    found = [one for path in sorted(by_year) if path.endswith(".json") for one in json.loads(made[path])]
    assert sorted(found, key=lambda one: one["id"]) == sorted(everything, key=lambda one: one["id"])
    assert all(re.fullmatch(r"data/citations/\d{4}\.(json|bib|ris)", path) for path in by_year)
    assert len(by_year) == 3 * len(hurting.site.derived.holdings.years) > 3
