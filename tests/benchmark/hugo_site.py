"""A corpus written as the content of a Hugo site, and that site's own files beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.benchmark.corpus import COUNTRIES, EDITIONS, FOLK, OUTLETS, Article, Corpus, Event, Named
from tests.benchmark.records import quoted

SITE = Path(__file__).parent / "hugo"
_NAMES = {one.id: one.names for one in (*FOLK, *OUTLETS)}
_SECTIONS = {
    "articles": {"en": "Articles", "fa": "مقاله‌ها"},
    "countries": {"en": "Countries", "fa": "کشورها"},
    "years": {"en": "Chronology", "fa": "گاه‌شمار"},
}
# An event has no page of its own: it stands in lists, as in the chronology of the digest. With `never`
# instead of `link` Hugo would leave it out of the lists too.
_LISTED_ONLY = "cascade: {build: {render: link}}\nbuild: {render: link}"
_ABOUT = {"en": "About", "fa": "درباره"}


def write(corpus: Corpus, folder: Path) -> None:
    """Write a whole Hugo site into a new folder."""
    shutil.copytree(SITE, folder)
    content = folder / "content"
    told: dict[str, list[str]] = {}
    everything = list(corpus.each())
    for event in (event for _, events in everything for event in events):
        for report in event.reports:
            told.setdefault(report.article, []).append(event.id)
    for kind in ("articles", "events", "years"):
        (content / kind).mkdir(parents=True)
    for article, events in everything:
        for edition in EDITIONS:
            text = _article(article, told.get(article.id, ()), edition)
            (content / "articles" / f"{article.id}.{edition}.md").write_text(text, "utf-8")
            for event in events:
                path = content / "events" / f"{event.id}.{edition}.md"
                path.write_text(event_file(event, edition), "utf-8")
    for edition in EDITIONS:
        for name, titles in _SECTIONS.items():
            _put(content / name / f"_index.{edition}.md", f"title: {titles[edition]}")
        _put(content / "events" / f"_index.{edition}.md", _LISTED_ONLY)
        _put(content / f"about.{edition}.md", f"title: {_ABOUT[edition]}", "A site for comparison.\n")
        for country in COUNTRIES:
            _put(
                content / "countries" / country.id.lower() / f"_index.{edition}.md", _title(country, edition)
            )


def _article(article: Article, events: list[str] | tuple[()], edition: str) -> str:
    return _page(
        f"title: {quoted(article.title[edition])}\n"
        f"date: {article.day}\n"
        f"summary: {quoted(article.summary[edition])}\n"
        f"source: {_NAMES[article.outlet][edition]}\n"
        f"link: https://example.org/articles/{article.id}\n"
        f"original: {article.language}\n"
        f"countries: {_codes(article.countries)}\n"
        f"people: [{', '.join(_NAMES[id][edition] for id in article.people)}]\n"
        f"events: [{', '.join(events)}]",
        article.body[edition],
    )


def event_file(event: Event, edition: str) -> str:
    """Return an event's file in an edition."""
    reports = "".join(f"  - {{article: {one.article}, says: {quoted(one.says)}}}\n" for one in event.reports)
    return _page(
        f"title: {quoted(event.title[edition])}\n"
        f"date: {event.day}\n"
        f"when: {quoted(event.date)}\n"
        f"kind: {event.kind}\n"
        f"place: {event.place[edition]}\n"
        f'years: ["{event.day.year}"]\n'
        f"countries: {_codes(event.countries)}\n"
        f"people: [{', '.join(_NAMES[id][edition] for id in event.people)}]\n"
        f"reports:\n{reports}".rstrip(),
        f"{event.text[edition]}\n",
    )


def _codes(codes: tuple[str, ...]) -> str:
    """Return country codes as terms; quoted, because NO is a country here."""
    return f"[{', '.join(quoted(code.lower()) for code in codes)}]"


def _title(country: Named, edition: str) -> str:
    return f"title: {country.names[edition]}"


def _put(path: Path, front: str, body: str = "") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(_page(front, body), "utf-8")


def _page(front: str, body: str) -> str:
    return f"---\n{front}\n---\n{body}"
