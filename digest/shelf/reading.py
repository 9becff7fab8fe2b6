"""Reads content files, checks them and makes the rows of their records: all of them, or a few among all."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from digest.checks import content as checks
from digest.checks.editions import Lexicon
from digest.checks.references import Known
from digest.derive.translations import translations
from digest.load import load
from digest.load.quickly import side_by_side
from digest.model import Article, Event, Library
from digest.problems import Problem
from digest.schema.filing import SHELVES, Filing, file_all, place
from digest.schema.packing import pack
from digest.shelf import opening, plain
from digest.shelf.rows import KINDS, Row, Unit, all_new

MANY = 4_000
"""From so many files on, several processes read."""

SHARES = 16
"""Into so many shares they part the work, so that none has to wait long for another."""


@dataclass(frozen=True, slots=True)
class Found:
    """What files hold: rows by kind and id, what is wrong, and articles and events, opened where asked."""

    rows: Mapping[str, Mapping[str, Row]]
    problems: tuple[Problem, ...]
    articles: Mapping[str, Article]
    events: Mapping[str, Event]


def by_unit(names: Iterable[str]) -> dict[Unit | None, list[str]]:
    """Return the paths below the content folder by the record they are parts of, in order; None: of none."""
    found: dict[Unit | None, list[str]] = {}
    for name in names:
        at = place(name)
        found.setdefault((SHELVES[at[0]], at[1]) if at else None, []).append(name)
    return found


def known_in(units: Mapping[Unit | None, Sequence[str]]) -> Known:
    """Return the ids there are files for."""
    ids: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for unit, names in units.items():
        if unit and (unit[0] != "articles" or f"articles/{unit[1]}/article.yml" in names):
            ids[unit[0]].add(unit[1])
    return Known(**{kind: frozenset(ids[kind]) for kind in ("editions", "articles", "sources", "people")})


def read(
    content: Path,
    units: Mapping[Unit | None, Sequence[str]],
    known: Known,
    lexicon: Lexicon,
    *,
    opened: bool = False,
) -> Found:
    """Read and check the files of records, where they are many by several processes.

    What is to be `opened` is so while these read on.
    """

    def work(share: Sequence[str]) -> bytes:
        return _read(content, share, known, lexicon)

    rows: dict[str, dict[str, Row]] = {kind: {} for kind in KINDS}
    problems: list[Problem] = []
    articles: dict[str, Article] = {}
    events: dict[str, Event] = {}
    for packed in side_by_side(work, _shares(units)):
        given, said = marshal.loads(packed)
        share: dict[str, dict[str, Row]] = {kind: {} for kind in KINDS}
        for kind, id, files, facts, words in given:
            rows[kind][id] = share[kind][id] = Row(files, facts, words)
        problems.extend(map(plain.unpack, said))
        if opened:
            articles |= opening.all_articles(all_new("articles", share["articles"]))
            events |= opening.all_events(all_new("events", share["events"]))
    return Found(rows, tuple(problems), articles, events)


def _shares(units: Mapping[Unit | None, Sequence[str]]) -> list[list[str]]:
    """Part paths so that those of a record stay together."""
    count = sum(map(len, units.values()))
    size = count if count < MANY else count // SHARES + 1
    shares: list[list[str]] = [[]]
    for names in units.values():
        if len(shares[-1]) >= size:
            shares.append([])
        shares[-1].extend(names)
    return shares


def _read(content: Path, names: Sequence[str], known: Known, lexicon: Lexicon) -> bytes:
    """Return rows and problems of files as `read` takes them."""
    raw = load(content, names)
    filing, problems = file_all(raw)
    found = {*raw.problems, *problems, *checks.check(raw, filing, lexicon, known)}
    rows = _rows(filing, by_unit(names))
    return marshal.dumps((rows, [plain.pack(problem) for problem in found]))


def _rows(
    filing: Filing, units: Mapping[Unit | None, Sequence[str]]
) -> list[tuple[str, str, bytes, bytes, bytes]]:
    rows = []
    for unit, names in units.items():
        if unit is None:
            continue
        editions = tuple(sorted(at[2] for name in names if (at := place(name))))
        made = _ROWS.get(unit[0], _simple)(filing, unit, [edition for edition in editions if edition])
        if made:
            rows.append((*unit, marshal.dumps(editions), marshal.dumps(made[0]), marshal.dumps(made[1])))
    return rows


Parts = tuple[Any, Any]
"""Packed facts and packed words of a record."""


def _simple(filing: Filing, unit: Unit, _editions: Sequence[str]) -> Parts | None:
    """Return the parts of a record that is one file."""
    filed = getattr(filing, unit[0]).get(unit[1])
    return (pack(unit[0], filed.record), None) if filed else None


def _article(filing: Filing, unit: Unit, editions: Sequence[str]) -> Parts | None:
    """Return the parts of an article: its facts with the editions that may be out of date, its texts."""
    filed = filing.articles.get(unit[1])
    if filed is None:
        return None
    texts = {code: text.record for code in editions if (text := filing.texts.get((unit[1], code)))}
    outdated: tuple[str, ...] = ()
    if any(text.translated for text in texts.values()):
        article = replace(filed.record, texts=texts)
        outdated = tuple(sorted(edition for _, edition in translations(_only(article)).outdated))
    return (pack("articles", filed.record), outdated), opening.pack_texts(texts)


def _only(article: Any) -> Library:
    return Library({}, {article.id: article}, {}, {}, {}, {}, {})


def _country(filing: Filing, unit: Unit, editions: Sequence[str]) -> Parts | None:
    """Return the parts of a country: an override or None, its intros."""
    filed = filing.countries.get(unit[1])
    intros = {code: text.record for code in editions if (text := filing.intros.get((unit[1], code)))}
    words = {code: pack("intros", text) for code, text in intros.items()}
    return (pack("countries", filed.record) if filed else None, words) if filed or intros else None


def _page(filing: Filing, unit: Unit, editions: Sequence[str]) -> Parts | None:
    texts = {code: text.record for code in editions if (text := filing.pages.get((unit[1], code)))}
    return (None, {code: pack("pages", text) for code, text in texts.items()}) if texts else None


_ROWS: Mapping[str, Callable[[Filing, Unit, Sequence[str]], Parts | None]] = {
    "articles": _article,
    "countries": _country,
    "pages": _page,
}
