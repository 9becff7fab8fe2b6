"""A corpus written as this project's content: what `invoke build` makes a site of."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from tests.benchmark.corpus import EDITIONS, FOLK, OUTLETS, Article, Corpus, Event, Named, Report

_NOTE = {
    "derived": {
        "en": "The text names the weekday only; the day is counted from the date of publication.",
        "fa": "متن فقط روز هفته را می‌گوید و تاریخ از روز انتشار حساب شده است.",
    },
    "outside": {
        "en": "The text gives no date; it is taken from reports of other agencies.",
        "fa": "متن تاریخی نمی‌آورد و تاریخ از گزارش خبرگزاری‌های دیگر است.",
    },
}
_ROLE = {"en": "Spokesperson of the ministry", "fa": "سخنگوی وزارتخانه"}
_ABOUT = {"en": "A daily that exists in the benchmark only.", "fa": "روزنامه‌ای که فقط در این سنجش هست."}


def write(corpus: Corpus, folder: Path, project: Path) -> None:
    """Write a corpus below a folder, with the editions and the plain pages of the project."""
    for kept in ("editions", "pages"):
        shutil.copytree(project / "content" / kept, folder / kept)
    for kind in ("events", "people", "sources"):
        (folder / kind).mkdir(parents=True)
    people: set[str] = set()
    outlets: set[str] = set()
    for article, events in corpus.each():
        people.update(article.people)
        outlets.add(article.outlet)
        home = folder / "articles" / article.id
        home.mkdir(parents=True)
        (home / "article.yml").write_text(_article(article), "utf-8")
        for edition in EDITIONS:
            (home / f"{edition}.md").write_text(_text(article, edition), "utf-8")
        for event in events:
            (folder / "events" / f"{event.id}.yml").write_text(event_file(event), "utf-8")
    for person in (one for one in FOLK if one.id in people):
        (folder / "people" / f"{person.id}.yml").write_text(_person(person), "utf-8")
    for outlet in (one for one in OUTLETS if one.id in outlets):
        (folder / "sources" / f"{outlet.id}.yml").write_text(_source(outlet), "utf-8")


def _article(article: Article) -> str:
    title = article.title.get(article.language)
    return _lines(
        f"source: {article.outlet}",
        f"language: {article.language}",
        f"title: {quoted(title)}" if title else "title: null",
        f'code: "{article.id[1:]}"',
        f"url: https://example.org/articles/{article.id}",
        "published:",
        f"  date: {article.day}",
        "  basis: stated",
        "read: 2026-01-05",
        "status: published",
        f"countries: [{', '.join(article.countries)}]",
        f"people: [{', '.join(article.people)}]",
    )


def _text(article: Article, edition: str) -> str:
    front = _lines(
        "---",
        f"title: {quoted(article.title[edition])}",
        f"summary: {quoted(article.summary[edition])}",
        "translator: digest editors",
        "method: human",
        "---",
    )
    return front + article.body[edition]


def event_file(event: Event) -> str:
    """Return an event's file."""
    return _lines(
        f"date: {event.date}",
        f"kind: {event.kind}",
        f"countries: [{', '.join(event.countries)}]",
        f"people: [{', '.join(event.people)}]",
        *_words("place", event.place),
        *_words("title", event.title),
        *_words("text", event.text),
        "reports:",
        *(line for report in event.reports for line in _report(report)),
    )


def _report(report: Report) -> Iterable[str]:
    yield f"  - article: {report.article}"
    yield f"    basis: {report.basis}"
    if report.date:
        yield f"    date: {report.date}"
    if report.basis in _NOTE:
        yield from (f"    {line}" for line in _words("note", _NOTE[report.basis]))
    yield f"    says: {quoted(report.says)}"


def _person(person: Named) -> str:
    return _lines(
        *_words("names", person.names),
        f"original: {{language: fa, name: {person.names['fa']}}}",
        f"country: {person.country}",
        "roles:",
        "  - title:",
        *(f"      {edition}: {text}" for edition, text in _ROLE.items()),
        f"    country: {person.country}",
    )


def _source(outlet: Named) -> str:
    return _lines(
        *_words("names", outlet.names),
        f"original: {{language: fa, name: {outlet.names['fa']}}}",
        "kind: newspaper",
        f"country: {outlet.country}",
        f"url: https://example.org/{outlet.id}",
        "languages: [fa, en, ar]",
        *_words("about", _ABOUT),
    )


def quoted(text: str) -> str:
    """Return a text as a YAML scalar."""
    return json.dumps(text, ensure_ascii=False)


def _words(key: str, texts: Mapping[str, str]) -> Iterable[str]:
    yield f"{key}:"
    yield from (f"  {edition}: {quoted(text)}" for edition, text in texts.items())


def _lines(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)
