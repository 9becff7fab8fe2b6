"""How well ingest does: `python -m tests.ingest.score FOLDER GOLD` prints precision and recall per field."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from digest import ingest, load
from digest.calendars import edtf
from digest.ingest.nouns import Part
from digest.schema.filing import file_all

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many things were found rightly, found wrongly, and missed; with what went wrong."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    notes: tuple[str, ...] = field(default=(), compare=False)

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Tally) -> Tally:
        notes = self.notes + other.notes
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed, notes)


def knowledge() -> ingest.Knowledge:
    """Return what the project's own content knows."""
    filing, _ = file_all(load.load(ROOT / "content"))
    return ingest.learn(
        [filed.record for filed in filing.people.values()],
        [filed.record for filed in filing.sources.values()],
        [filed.record for filed in filing.countries.values()],
    )


def score(folder: Path, gold: Path) -> dict[str, Tally]:
    """Return a tally per field over every dump of a folder that the gold file names."""
    expected: Any = load.plain(load.read(gold, gold.name).root)
    known = knowledge()
    total: dict[str, Tally] = {}
    for path in sorted(folder.iterdir()):
        if path.stem in expected:
            draft = ingest.draft(ingest.read_source(path), path.stem, known)
            for name, tally in compare(draft, expected[path.stem]).items():
                noted = replace(tally, notes=tuple(f"{path.stem}: {note}" for note in tally.notes))
                total[name] = total.get(name, Tally()) + noted
    return total


def compare(draft: ingest.Draft, gold: Mapping[str, Any]) -> dict[str, Tally]:
    """Return a tally per field of one draft."""
    moment = draft.published.value
    published = str(_span(moment.date, moment.calendar)) if moment and moment.date else None
    said = gold["published"]
    countries = {mention.id for mention in (*draft.countries, *draft.mentions)}
    dates = {_span(event.moment.date, event.moment.calendar) for event in draft.events if event.moment.date}
    return {
        "language": _one(draft.language.value, gold["language"]),
        "outlet": _one(draft.source.value, gold["source"]),
        "title": _one(draft.title.value, gold["title"]),
        "published": _one(published, str(_span(said, "gregorian")) if said else None),
        "countries named": _set(countries, {*gold["countries"], *gold["mentions"]}),
        "countries primary": _set({mention.id for mention in draft.countries}, set(gold["countries"])),
        "people": _set({mention.id for mention in draft.people}, set(gold["people"])),
        "event dates": _set(dates, {_dated(text) for text in gold["events"]}),
        "boilerplate": _lines(draft, gold),
    }


def _one(found: str | None, wanted: str | None) -> Tally:
    if found == wanted:
        return Tally(right=int(found is not None))
    note = (f"{found!r} for {wanted!r}",)
    return Tally(0, int(found is not None), int(wanted is not None), note)


def _set(found: set[Any], wanted: set[Any]) -> Tally:
    notes = [f"+{thing}" for thing in sorted(found - wanted, key=str)] + [
        f"-{thing}" for thing in sorted(wanted - found, key=str)
    ]
    return Tally(len(found & wanted), len(found - wanted), len(wanted - found), tuple(notes))


def _dated(text: str) -> tuple[str, str]:
    calendar, colon, date = text.rpartition(":")
    return _span(date, calendar if colon else "gregorian")


def _span(text: str, calendar: str) -> tuple[str, str]:
    from datetime import date

    dated = edtf.parse(text.rstrip("~?%"), calendar)
    days = [date.fromordinal(day).isoformat() if day else ".." for day in (dated.first, dated.last)]
    return days[0], days[1]


def _numbers(text: str | None) -> set[int]:
    found: set[int] = set()
    for piece in (text or "").split():
        first, _, last = piece.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return found


def _lines(draft: ingest.Draft, gold: Mapping[str, Any]) -> Tally:
    body, meta = _numbers(gold["body"]), _numbers(gold["meta"])
    right = wrong = missed = 0
    notes = []
    for line, part in zip(draft.lines, draft.parts, strict=True):
        if line.number in meta:
            continue
        left_out = part is not Part.BODY
        if line.number in body:
            wrong += left_out
        else:
            right += left_out
            missed += not left_out
        if left_out == (line.number in body):
            notes.append(f"{'+' if left_out else '-'}{line.number} {line.text[:50]}")
    return Tally(right, wrong, missed, tuple(notes))


def table(total: Mapping[str, Tally]) -> str:
    """Return the tallies as lines of text."""
    rows = [f"{'field':18} {'right':>5} {'wrong':>5} {'missed':>6}  precision recall   F1"]
    for name, tally in total.items():
        rows.append(
            f"{name:18} {tally.right:5} {tally.wrong:5} {tally.missed:6}  "
            f"{tally.precision:9.3f} {tally.recall:6.3f} {tally.f1:6.3f}"
        )
    return "\n".join(rows)


if __name__ == "__main__":
    sums = score(Path(sys.argv[1]), Path(sys.argv[2]))
    sys.stdout.write(table(sums) + "\n")
    if "-v" in sys.argv:
        for name, tally in sums.items():
            sys.stdout.writelines(f"{name}: {note}\n" for note in tally.notes)
