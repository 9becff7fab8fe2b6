"""All checks over all content, in one place."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from digest.checks import editions, references, texts
from digest.load import Document, Raw
from digest.problems import Mark, Problem, message
from digest.schema.filing import Filing
from digest.text.slugs import is_id, is_taken

RESERVED = frozenset(
    {
        "articles",
        "countries",
        "relations",
        "people",
        "sources",
        "chronology",
        "index",
        "world",
        "data",
        "coverage",
        "assets",
        "404",
    }
)
"""Ids a plain page may not have: the site's own addresses."""


def check(
    raw: Raw, filing: Filing, lexicon: editions.Lexicon, known: references.Known | None = None
) -> Iterator[Problem]:
    """Yield everything that is wrong between files and with their texts.

    `known` is what may be referred to where these are not all files; all files of a record are here.
    """
    known = known or references.Known(
        **{kind: filing.ids(kind) for kind in ("editions", "articles", "sources", "people")}
    )
    yield from _places(raw, filing, known.editions)
    yield from _references(filing, known)
    for kind in ("articles", "sources", "people"):
        for path in filing.places[kind].values():
            if path in raw.documents:
                yield from references.languages(raw.documents[path])
    for edition in filing.editions.values():
        yield from editions.edition(edition, lexicon)
    for document in raw.documents.values():
        yield from texts.characters(document)
    yield from _texts(filing)
    yield from _words(filing)


def _places(raw: Raw, filing: Filing, known: Collection[str]) -> Iterator[Problem]:
    """Check ids, and that texts are in an edition there is, of an article there is."""
    if not known:
        yield Problem(Mark(f"{raw.label}/editions"), message("edition-missing"))
    articles, texts = filing.ids("articles"), filing.ids("texts")
    for kind, places in filing.places.items():
        for (id, edition), path in places.items():
            mark = Mark(f"{raw.label}/{path}")
            if kind != "editions" and not is_id(id):
                yield Problem(mark, message("bad-id", id=id))
            if kind in {"articles", "events"} and is_taken(id):
                yield Problem(mark, message("id-taken", id=id))
            if kind == "pages" and id in RESERVED:
                yield Problem(mark, message("page-id-taken", id=id))
            if edition and edition not in known:
                yield Problem(mark, message("unknown-edition", given=edition).near(edition, known))
            if kind == "texts" and id not in articles:
                yield Problem(mark, message("facts-missing"))
            if kind == "articles" and id not in texts:
                yield Problem(mark, message("text-missing"))


def _references(filing: Filing, known: references.Known) -> Iterator[Problem]:
    for article in filing.articles.values():
        yield from references.article(article, known)
    for event in filing.events.values():
        yield from references.event(event, known)
    for source in filing.sources.values():
        yield from references.source(source, known)
    for person in filing.people.values():
        yield from references.person(person, known)
    for country in filing.countries.values():
        yield from references.country(country, known)


def _texts(filing: Filing) -> Iterator[Problem]:
    """Check the Markdown files."""
    for filed in (filing.texts, filing.intros, filing.pages):
        for (_, edition), one in filed.items():
            yield from texts.body(one.document, edition)
            for key in ("title", "summary", "unknown"):
                yield from texts.spelled(one.document, _scalar(one.document, key), edition, key)


def _words(filing: Filing) -> Iterator[Problem]:
    """Check the texts that stand in records."""
    for event in filing.events.values():
        for edition, text in event.record.text.items():
            yield from texts.inline(event.document, text, edition, "text", edition)
        for key in ("title", "place", "differences"):
            yield from texts.per_edition(event.document, getattr(event.record, key), key)
        for index, agreement in enumerate(event.record.agreements):
            yield from texts.per_edition(event.document, agreement.subject, "agreements", index, "subject")
            yield from texts.per_edition(event.document, agreement.state, "agreements", index, "state")
        for index, report in enumerate(event.record.reports):
            yield from texts.per_edition(event.document, report.dating.note, "reports", index, "note")
    for article in filing.articles.values():
        yield from texts.per_edition(article.document, article.record.published.note, "published", "note")
    for source in filing.sources.values():
        yield from texts.per_edition(source.document, source.record.about, "about")
        yield from texts.per_edition(source.document, source.record.names, "names")
    for person in filing.people.values():
        yield from texts.per_edition(person.document, person.record.names, "names")
        for index, role in enumerate(person.record.roles):
            yield from texts.per_edition(person.document, role.title, "roles", index, "title")
    for filed in filing.editions.values():
        for key, word in filed.record.words.items():
            yield from texts.spelled(filed.document, word, filed.record.code, "words", key)


def _scalar(document: Document, key: str) -> str | None:
    value = document.values.get(key)
    return value if isinstance(value, str) else None
