"""The page for editors says what the index says, links every line, and is small and not for searchers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from digest.derive import derive
from digest.derive.coverage import coverage
from digest.model import Library, Method
from digest.pages.coverage import KIND, MOST, CoverageView
from digest.pages.desk import Desk
from digest.pages.site import Site
from digest.text.locales import official_languages
from tests.rtl.reading import Built

DeskOn = Callable[..., Desk]
EDITIONS = ("en", "fa")


def view(desk: Desk) -> CoverageView:
    found = KIND.make(desk, "").view
    assert isinstance(found, CoverageView)
    return found


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_gap_is_listed_with_its_number(desk_on: DeskOn, edition: str) -> None:
    desk = desk_on(edition)
    found = coverage(desk.library, desk.derived.countries, desk.derived.translations, official_languages)
    expected = {
        "texts": found.texts,
        "outdated": found.outdated,
        "unreviewed": found.unreviewed,
        "single": found.single,
        "one-sided": found.one_sided,
        "languages": found.languages,
        "outside-events": found.outside_events,
        "outside-articles": found.outside_articles,
        "unlinked": found.unlinked,
    }
    gaps = {gap.id: gap for gap in view(desk).gaps}
    assert list(gaps) == list(expected)
    for name, ids in expected.items():
        assert len(gaps[name].entries) == len(ids), name
        assert gaps[name].count == desk.voice.number(len(ids))
        assert gaps[name].rest is None


def test_the_index_knows_machines_links_and_sides(library: Library, desk_on: DeskOn) -> None:
    derived = desk_on("en").derived
    found = coverage(library, derived.countries, derived.translations, official_languages)
    assert set(found.unreviewed) == {
        (id, code) for id, one in library.articles.items() for code, text in one.texts.items()
        if text.method is Method.MACHINE
    }  # fmt: skip
    assert set(found.unlinked) == {id for id, one in library.articles.items() if one.url is None}
    assert "castro-in-iran-2001" in found.one_sided
    assert not set(found.one_sided) & set(found.single)


def test_a_long_list_is_cut_and_the_rest_is_counted(desk_on: DeskOn) -> None:
    desk = desk_on("fa")
    one = next(iter(desk.library.articles.values()))
    many = {f"a-{n}": replace(one, id=f"a-{n}", url=None) for n in range(MOST + 50)}
    library = replace(desk.library, articles={**desk.library.articles, **many})
    crowded = Desk(replace(desk.site, library=library, derived=derive(library)), desk.voice)
    assert isinstance(crowded.site, Site)
    (gap,) = (gap for gap in view(crowded).gaps if gap.id == "unlinked")
    assert len(gap.entries) == MOST
    assert gap.count == "۲۰۵"
    assert gap.rest == "و ۵۵ مورد دیگر"


def test_it_is_linked_small_and_listed_nowhere(built: Built) -> None:
    sitemap = (built.folder / "sitemap.xml").read_text("utf-8")
    assert "/coverage/" not in sitemap
    for edition in EDITIONS:
        page = built.by_path[f"{edition}/coverage/index.html"]
        assert '<meta name="robots" content="noindex">' in page.text
        home = built.by_path[f"{edition}/index.html"].text
        assert "noindex" not in home
        footer = home[home.index("<footer") :]
        assert footer.count("coverage/") == 1
        assert "coverage/" not in home[: home.index("<footer")]


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_country_names_who_reports_on_it(built: Built, desk_on: DeskOn, edition: str) -> None:
    desk = desk_on(edition)
    page = built.by_path[f"{edition}/countries/cu/index.html"]
    table = next(one for one in page.all("table") if "sourcing" in one.attrib.get("class", ""))
    rows = [
        [" ".join("".join(cell.itertext()).split()) for cell in row] for row in list(table.iter("tr"))[1:]
    ]
    articles = desk.library.articles
    events = [desk.library.events[id] for id in desk.derived.countries.by_code["CU"].events]
    assert {name for name, *_ in rows} == {desk.outlet(one.source).text for one in articles.values()}
    for source in desk.library.sources:
        (row,) = (row for row in rows if row[0] == desk.outlet(source).text)
        told = [
            one for one in events if source in {articles[report.article].source for report in one.reports}
        ]
        assert (
            row[1]
            == desk.voice.own_name(
                next(one.language for one in articles.values() if one.source == source)
            ).text
        )
        assert row[2:] == [desk.voice.number(len(told)), desk.voice.number(1)]
