"""What a new record looks like before an editor fills it in: the file's place and its first text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.model import Kind, OutletKind


@dataclass(frozen=True, slots=True)
class Starter:
    """A file to begin with: its path below the content folder, and its text."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Wish:
    """What is already known of a new record: its id, editions, and the facts given.

    `sort` is the kind of an event or of an outlet.
    """

    id: str
    editions: Sequence[str]
    source: str = ""
    language: str = ""
    date: str = ""
    countries: Sequence[str] = ()
    sort: str = ""


def article(wish: Wish) -> Iterator[Starter]:
    """Yield an article's facts and a text in each edition."""
    facts = f"""\
source: {wish.source}
language: {wish.language}          # of the original: fa, ar, en, ...
title: null                        # as published, to the letter; null where the text holds none
code: null                         # the outlet's own code
url: null
published:
  date: {wish.date}
  basis: stated                    # stated | derived | outside; the last two need a note per edition
read: null                         # the day you read it, like 2026-11-22
status: published                  # or draft: checked, not built
countries: [{", ".join(wish.countries)}]
mentions: []
people: []
"""
    yield Starter(f"articles/{wish.id}/article.yml", facts)
    for edition in wish.editions:
        yield text(wish, edition)


def text(wish: Wish, edition: str) -> Starter:
    """Return an article's text in one edition."""
    front = """\
---
title:
summary:
translator: null
method: human                      # human | machine | machine+reviewed
unknown: null                      # what is not known about this article
---
"""
    return Starter(f"articles/{wish.id}/{edition}.md", front)


def event(wish: Wish) -> Iterator[Starter]:
    """Yield an event with one report."""
    per_edition = "".join(f"\n  {edition}:" for edition in wish.editions)
    yield Starter(
        f"events/{wish.id}.yml",
        f"""\
date: {wish.date}                  # EDTF: 2023-12-04, 2023-06, 2001~, 2024-02-19/2024-02-22, 1962/..
kind: {wish.sort}                  # {" | ".join(Kind)}
countries: [{", ".join(wish.countries)}]
people: []
title:{per_edition}
text:{per_edition}
reports:
  - article: {wish.source}
    basis: stated
    says:
""",
    )


def person(wish: Wish) -> Iterator[Starter]:
    """Yield a person with one role."""
    per_edition = "".join(f"\n  {edition}:" for edition in wish.editions)
    in_role = "".join(f"\n      {edition}:" for edition in wish.editions)
    yield Starter(
        f"people/{wish.id}.yml",
        f"""\
names:{per_edition}
original:
  language: {wish.language}
  name:
country: {"".join(wish.countries[:1])}
roles:
  - title:{in_role}
""",
    )


def source(wish: Wish) -> Iterator[Starter]:
    """Yield an outlet."""
    per_edition = "".join(f"\n  {edition}:" for edition in wish.editions)
    yield Starter(
        f"sources/{wish.id}.yml",
        f"""\
names:{per_edition}
original:
  language: {wish.language}
  name:
kind: {wish.sort}                  # {" | ".join(OutletKind)}
country: {"".join(wish.countries[:1])}
url: null
languages: [{wish.language}]
""",
    )


def edition_text(wish: Wish) -> Iterator[Starter]:
    """Yield the text of an article that is there already, in the editions named."""
    for edition in wish.editions:
        yield text(wish, edition)


def stamped(text: str, edition: str, fingerprint: str) -> str:
    """Return a Markdown file with a word in its front matter on what it is a translation of."""
    line = f"translated: {{edition: {edition}, fingerprint: {fingerprint}}}"
    front, end, body = text.removeprefix("---\n").partition("\n---\n")
    kept = [one for one in front.split("\n") if not one.startswith("translated:")]
    return "---\n" + "\n".join(kept) + "\n" + line + end + body


STARTERS: Mapping[str, Callable[[Wish], Iterator[Starter]]] = {
    "article": article,
    "event": event,
    "person": person,
    "source": source,
    "text": edition_text,
}
"""What `invoke new` can begin."""
