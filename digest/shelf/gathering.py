"""Content in, library, indexes, problems and what to keep of it out: all at once, or after a change."""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from digest.checks.editions import Lexicon
from digest.checks.references import Known
from digest.derive import Derived, Making, derive
from digest.derive.initials import Name
from digest.derive.letters import Letters, Renamed, name_of, renamed
from digest.derive.translations import Translations
from digest.load import content_files, is_content, there
from digest.load.quickly import beside
from digest.model import Library, Status
from digest.problems import Problem, in_order
from digest.schema.filing import SHELVES, address, place
from digest.shelf import indexes, opening, plain, reading
from digest.shelf.bundle import Bundle
from digest.shelf.reading import Found
from digest.shelf.rows import KINDS, Row, Rows, Store, Unit, all_new

_R = TypeVar("_R")

NOTHING = derive(Library({}, {}, {}, {}, {}, {}, {}))
"""The indexes of content with errors."""


@dataclass(frozen=True, slots=True)
class Shelved:
    """What came of reading content; where a problem is an error the library is not whole, and `store` None.

    `touched` are the records that were read from their files, and events that other articles tell of now
    because one has become a draft, or is none any more: no other record differs. `kept` tells that no index
    but `translations` and `letters` can differ from those of the store that was updated; `letters_before` are
    that store's, where they do.
    """

    library: Library
    derived: Derived
    problems: tuple[Problem, ...]
    store: Store | None
    touched: frozenset[Unit]
    kept: bool = False
    letters_before: Letters | None = None

    @property
    def same_pages(self) -> bool:
        """Tell whether a site has the pages it had: none comes or goes without another index or letter."""
        before, now = self.letters_before, self.derived.letters
        return self.kept and (before is None or before.by_page.keys() == now.by_page.keys())


def gather(content: Path, lexicon: Lexicon, version: str = "") -> Shelved:
    """Read all content. `version` has to differ when code, libraries or lexicon read it otherwise."""
    units = reading.by_unit(content_files(content))
    found = reading.read(content, units, reading.known_in(units), lexicon, opened=True)
    rows = {kind: all_new(kind, found.rows[kind]) for kind in KINDS}
    warnings = _by_unit(found.problems, content.name)
    return _whole(rows, frozenset(unit for unit in units if unit), warnings, version, found=found)


def gather_for_check(content: Path, lexicon: Lexicon) -> tuple[Library, tuple[Problem, ...]]:
    """Return the library of content and all that is wrong, without indexes."""
    units = reading.by_unit(content_files(content))
    found = reading.read(content, units, reading.known_in(units), lexicon, opened=True)
    rows = {kind: all_new(kind, found.rows[kind]) for kind in KINDS}
    return opening.library(rows, *_unpublished(rows, found)[:2]), in_order(found.problems)


def update(store: Store, content: Path, changed: Iterable[str], lexicon: Lexicon) -> Shelved:
    """Return what `gather` would, reading only records with a file that has changed, is new or is gone.

    `changed` are paths below the content folder, all that differ from when the store was made; what is no
    content, or did not change, does no harm there.
    """
    units, gone = _touched(store, content, [name for name in changed if is_content(name)])
    known = _known(store, units, gone)
    if any(unit and unit[0] == "editions" and not store.editions(unit) for unit in units) or any(
        kind == "editions" for kind, _ in gone
    ):
        return gather(content, lexicon, store.version)
    for unit in _referring(store, known, gone) - gone:
        units.setdefault(unit, _files(store, unit))
    found = reading.read(content, units, known, lexicon)
    touched = frozenset(unit for unit in units if unit) | gone
    fresh: dict[str, dict[str, Row | None]] = {kind: {} for kind in KINDS}
    for kind, id in touched:
        if id in store.rows[kind] or id in found.rows[kind]:
            fresh[kind][id] = found.rows[kind].get(id)
    rows = {kind: store.rows[kind].over(kind, fresh[kind]) for kind in KINDS}
    warnings = {unit: said for unit, said in store.warnings.items() if unit not in touched}
    warnings |= _by_unit(found.problems, content.name)
    if any(not _same_facts(unit, store.rows[unit[0]], rows[unit[0]]) for unit in touched):
        whole = _whole(rows, touched, warnings, store.version, store.name)
        return replace(whole, touched=touched | _told_otherwise(store, whole))
    return _kept(store, rows, touched, warnings)


def _touched(
    store: Store, content: Path, changed: list[str]
) -> tuple[dict[Unit | None, list[str]], frozenset[Unit]]:
    """Return the records to read, with all their files as they are now, and those that are gone."""
    now = there(content, changed)
    units = reading.by_unit(now)
    gone = set()
    for name in changed:
        at = place(name)
        unit = (SHELVES[at[0]], at[1]) if at else None
        if unit is None or unit in gone:
            continue
        old = {one for one in _files(store, unit) if one not in changed}
        if files := sorted(old.union(units.get(unit, ()))):
            units[unit] = files
        else:
            gone.add(unit)
    return units, frozenset(gone)


def _files(store: Store, unit: Unit) -> list[str]:
    return [address(*unit, edition) for edition in store.editions(unit)]


def _known(store: Store, units: Mapping[Unit | None, list[str]], gone: frozenset[Unit]) -> Known:
    """Return the ids there are files for now."""
    fresh = reading.known_in(units)
    drop: dict[str, set[str]] = {kind: set() for kind in KINDS}
    for kind, id in (*gone, *(unit for unit in units if unit)):
        drop[kind].add(id)
    return Known(
        **{
            kind: frozenset(store.rows[kind].ids).difference(drop[kind]) | getattr(fresh, kind)
            for kind in ("editions", "articles", "sources", "people")
        }
    )


def _referring(store: Store, known: Known, gone: frozenset[Unit]) -> set[Unit]:
    """Return the records that name one whose file is no more."""
    lost = {
        kind: frozenset(store.rows[kind].ids) - getattr(known, kind)
        for kind in ("articles", "sources", "people")
    }
    if not any(lost.values()):
        return set()
    found: set[Unit] = set()
    for id, article in opening.all_articles(store.rows["articles"]).items():
        if article.source in lost["sources"] or not lost["people"].isdisjoint(article.people):
            found.add(("articles", id))
    for id, event in opening.all_events(store.rows["events"]).items():
        tellers = [report.article for report in event.reports]
        if not (lost["articles"].isdisjoint(tellers) and lost["people"].isdisjoint(event.people)):
            found.add(("events", id))
    return found - gone


def _told_otherwise(store: Store, now: Shelved) -> set[Unit]:
    """Return the events of which another article is a draft than before."""
    moved = store.drafts ^ now.store.drafts if now.store else frozenset()
    if not moved:
        return set()
    events = opening.all_events(store.rows["events"])
    return {
        ("events", id)
        for id, event in events.items()
        if not moved.isdisjoint(report.article for report in event.reports)
    }


def _same_facts(unit: Unit, before: Rows, now: Rows) -> bool:
    kind, id = unit
    if id not in before or id not in now:
        return (id in before) == (id in now)
    return bool(opening.facts(kind, id, before) == opening.facts(kind, id, now))


def _by_unit(problems: Iterable[Problem], label: str) -> dict[Unit, Any]:
    """Return problems, packed, by the record in whose file they are."""
    found: dict[Unit, Any] = {}
    for problem in in_order(problems):
        at = place(problem.mark.path.removeprefix(f"{label}/"))
        unit = (SHELVES[at[0]], at[1]) if at else ("", "")
        found[unit] = (*found.get(unit, ()), plain.pack(problem))
    return found


def _unpublished(
    rows: Mapping[str, Rows], found: Found | None
) -> tuple[frozenset[str], frozenset[str], dict[str, Any], dict[str, Any]]:
    """Return ids of drafts and of events only these tell of; and all published articles and events.

    All may have been `found`, and be opened already.
    """
    articles = _sorted(rows["articles"], found.articles) if found else opening.all_articles(rows["articles"])
    drafts = frozenset(id for id, one in articles.items() if one.status is not Status.PUBLISHED)
    events = _sorted(rows["events"], found.events) if found else opening.all_events(rows["events"])
    if not drafts:
        return drafts, frozenset(), articles, events
    shown = {id: opening.told(event, drafts) for id, event in events.items()}
    untold = frozenset(id for id, event in shown.items() if event is None)
    published = {id: one for id, one in articles.items() if id not in drafts}
    return drafts, untold, published, {id: event for id, event in shown.items() if event}


def _sorted(rows: Rows, opened: Mapping[str, _R]) -> dict[str, _R]:
    return {id: opened[id] for id in rows.ids}


def _whole(
    rows: Mapping[str, Rows],
    touched: frozenset[Unit],
    warnings: Mapping[Unit, Any],
    version: str,
    name: str = "",
    found: Found | None = None,
) -> Shelved:
    """Return what rows come to, all indexes made anew."""
    problems = _all(warnings)
    drafts, untold, articles, events = _unpublished(rows, found)
    library = opening.library(rows, drafts, untold)
    if any(not problem.warning for problem in problems):
        return Shelved(library, NOTHING, problems, None, touched)
    outdated = frozenset(
        (id, edition) for id in articles for edition in opening.outdated_editions(rows["articles"], id)
    )
    derived, lettered = _derived(replace(library, articles=articles, events=events), Translations(outdated))
    packed = indexes.pack(derived), lettered or indexes.pack_letters(derived.letters)
    store = Store(version, rows, warnings, drafts, untold, outdated, *packed, name)
    return Shelved(library, derived, problems, store, touched)


def _derived(library: Library, known: Translations) -> tuple[Derived, Bundle | None]:
    """Return the indexes of a library; with them the letters, packed, where another process has made them."""
    if len(library.articles) + len(library.events) < reading.MANY:
        return derive(library, known), None
    packed: Bundle | None = None

    def aside(making: Making) -> Making:
        waiting = beside(lambda: marshal.dumps(dict(indexes.pack_letters(making()))))

        def letters() -> Letters:
            nonlocal packed
            packed = Bundle(marshal.loads(waiting()))
            return indexes.unpack_letters(packed)

        return letters

    return derive(library, known, aside), packed


def _kept(
    store: Store,
    rows: Mapping[str, Rows],
    touched: frozenset[Unit],
    warnings: Mapping[Unit, Any],
) -> Shelved:
    """Return what rows come to where the facts are those of a store."""
    library = opening.library(rows, store.drafts, store.untold)
    problems = _all(warnings)
    if any(not problem.warning for problem in problems):
        return Shelved(library, NOTHING, problems, None, touched)
    articles = [id for kind, id in touched if kind == "articles" and id in rows["articles"]]
    outdated = frozenset(one for one in store.outdated if ("articles", one[0]) not in touched)
    outdated = outdated.union(*(opening.outdated(rows["articles"], id) for id in articles))
    letters = before = indexes.unpack_letters(store.letters)
    if names := _named_otherwise(opening.library(store.rows, store.drafts, store.untold), library, touched):
        letters = renamed(before, library, names)
    packed = store.letters if letters is before else indexes.pack_letters(letters)
    new = replace(store, rows=rows, warnings=warnings, outdated=outdated, letters=packed)
    derived = indexes.unpack(store.derived, outdated, letters)
    others = None if letters is before else before
    return Shelved(library, derived, problems, new, touched, kept=True, letters_before=others)


def _named_otherwise(before: Library, now: Library, touched: frozenset[Unit]) -> Renamed:
    """Return what records were called in an edition, and are called now, where that differs."""
    names = [(_CALLED[kind], id) for kind, id in touched if kind in _CALLED and id in getattr(now, kind)]
    found: dict[str, dict[Name, tuple[str, str]]] = {}
    for code, edition in now.editions.items():
        for name in names:
            said = name_of(before, name, edition), name_of(now, name, edition)
            if said[0] != said[1]:
                found.setdefault(code, {})[name] = said
    return found


_CALLED = {"articles": "article", "events": "event", "people": "person", "sources": "source"}
"""What records with names are called in the index of names."""


def _all(warnings: Mapping[Unit, Any]) -> tuple[Problem, ...]:
    return in_order(plain.unpack(packed) for said in warnings.values() for packed in said)
