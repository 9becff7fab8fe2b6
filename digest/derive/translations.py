"""Which translations were made of a text, or of facts, that have changed since."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from digest.model import Article, Library


@dataclass(frozen=True, slots=True)
class Translations:
    """(article id, edition) of every text that may be out of date."""

    outdated: frozenset[tuple[str, str]]


def translations(library: Library) -> Translations:
    """Compare what each translation was made of with what is there now."""
    return Translations(frozenset(_outdated(library)))


def fingerprint(article: Article, edition: str) -> str:
    """Return 16 hexadecimal digits of an article's facts and its text in an edition.

    Raises KeyError when the article has no text in that edition.
    """
    text = article.texts[edition]
    facts = {
        "source": article.source,
        "language": article.language,
        "title": article.title,
        "code": article.code,
        "url": article.url,
        "published": [article.published.date.text, article.published.date.calendar, article.published.basis],
        "countries": sorted(article.countries),
        "mentions": sorted(article.mentions),
        "people": sorted(article.people),
    }
    words = {"title": text.title, "summary": text.summary, "unknown": text.unknown, "body": text.body.strip()}
    whole = json.dumps([facts, words], ensure_ascii=False, sort_keys=True)
    return sha256(whole.encode()).hexdigest()[:16]


def _outdated(library: Library) -> Iterator[tuple[str, str]]:
    for article in library.articles.values():
        for edition, text in article.texts.items():
            made = text.translated
            if (
                made
                and made.edition in article.texts
                and made.fingerprint != fingerprint(article, made.edition)
            ):
                yield article.id, edition
