"""People the content knows, found in a text of any of three languages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from digest.ingest.matching import Word, split, words
from digest.ingest.names_across import consonants, is_given, latin_run, pattern, skeleton
from digest.ingest.nouns import Line, Mention
from digest.ingest.people_words import COMMON, FA_PLACES, GIVEN, HONOURS, NO_FIRST_NAMES, SAYING
from digest.model import Person

_FA_ENDINGS = ("", "ی", "ها", "ست", "را", "یی", "ای")
_AR_BEFORE = ("", "و", "ف", "ب", "ل", "ک", "ول", "وب")


@dataclass(frozen=True, slots=True)
class Known:
    """How a person is named: whole names and surnames as word sequences, and Latin words to sound out."""

    id: str
    whole: tuple[tuple[str, ...], ...]
    surnames: tuple[tuple[str, ...], ...]
    latin: tuple[tuple[str, ...], ...]
    eastern: bool
    country: str = ""


def know(person: Person) -> Known:
    """Return the ways texts may name a person, from the names in all editions and the original."""
    names = [*person.names.values(), person.original.name]
    whole = {variant for name in names for variant in _variants(name)}
    eastern = person.original.language in ("zh", "ko", "vi", "ja", "hu")
    surnames = set()
    for name in whole:
        if len(name) > 1 and not eastern:
            surnames |= {name[1:]} | (
                {(name[1],)} if len(name) == 3 and person.original.language in ("es", "pt") else set()
            )
        elif eastern and len(name) > 1:
            surnames |= {name[:1]}
    latin = {split(name) for name in names if re.match(r"[A-Za-z]", name)}
    short = {name[:3] for name in latin if len(name) > 3} | {name[:2] for name in latin if len(name) == 3}
    long_enough = {name for name in whole | {n for n in short if n[0][0].isascii()} if len(name) > 1}
    return Known(
        person.id,
        tuple(sorted(long_enough, key=lambda name: (-len(name), name))),
        tuple(
            sorted(
                (name for name in surnames if eastern or sum(map(len, name)) > 2),
                key=lambda name: (-len(name), name),
            )
        ),
        tuple(sorted(latin | short)),
        eastern,
        person.country,
    )


def _variants(name: str) -> Iterator[tuple[str, ...]]:
    """Yield a name as words, each half-space as a gap and as nothing."""
    pieces = [piece.split("\u200c") for piece in name.replace("-", " ").split()]
    choices = [[tuple(piece), ("".join(piece),)] if len(piece) > 1 else [tuple(piece)] for piece in pieces]
    for chosen in product(*choices[:6]):
        yield tuple(word for part in chosen for word in split(" ".join(part)))


def find(
    lines: Sequence[Line], known: Iterable[Known], language: str, present: frozenset[str] = frozenset()
) -> tuple[tuple[Mention, ...], dict[int, tuple[str, ...]]]:
    """Return the known people named in lines, and who is named in which line (by its place in `lines`).

    A surname alone counts when the whole name stands somewhere in the text, or when an office or a
    form of address stands before it, or when it is long and the text names the person's country (`present`);
    not after another person's first name.
    """
    spoken = [words(line.level) for line in lines]
    stems = _stems({word.text for line in spoken for word in line}, language)
    found: list[Mention] = []
    where: dict[int, list[str]] = {}
    for person in known:
        places = (
            _places(spoken, person, language, person.country in present)
            if _may_be_named(stems, person, language)
            else []
        )
        if not places:
            continue
        at, first, last = places[0]
        line = lines[at]
        text = line.text[spoken[at][first].start : spoken[at][last].end]
        numbers = tuple(dict.fromkeys(lines[place].number for place, _, _ in places))
        found.append(Mention(person.id, len(places), line.number, text, numbers, person.country))
        for place, _, _ in places:
            if person.id not in where.setdefault(place, []):
                where[place].append(person.id)
    order = sorted(found, key=lambda mention: (-mention.count, mention.line))
    return tuple(order), {place: tuple(ids) for place, ids in where.items()}


def _stems(spoken: set[str], language: str) -> set[str]:
    """Return the words of a text and what they may be without what is written onto them."""
    stems = spoken | {word.casefold() for word in spoken}
    if language == "ar":
        stems |= {word.removeprefix(before) for word in spoken for before in _AR_BEFORE}
    if language == "fa":
        stems |= {word.removesuffix(ending) for word in spoken for ending in _FA_ENDINGS}
    return stems


def _may_be_named(present: set[str], person: Known, language: str) -> bool:
    """Tell, without going through the lines, whether a text can name a person: most it cannot."""
    begins = {name[0] for name in (*person.whole, *person.surnames)}
    if any(word in present or word.casefold() in present for word in begins):
        return True
    if language == "en":
        sounds = {skeleton(name[1]) for name in person.latin if len(name) > 1}
        return any(skeleton(word) in sounds for word in present if word[:1].isupper())
    shapes = [pattern(word) for name in person.latin for word in name[:2]]
    return any(shape.fullmatch(word) for shape in shapes if shape for word in present if not word.isascii())


def _places(
    spoken: list[list[Word]], person: Known, language: str, likely: bool
) -> list[tuple[int, int, int]]:
    """Return (line, first word, last word) of each naming."""
    whole = [(at, *span) for at, line in enumerate(spoken) for span in _whole(line, person, language)]
    taken = {(at, word) for at, first, last in whole for word in range(first, last + 1)}
    alone = []
    for at, line in enumerate(spoken):
        for first, last in _surname(line, person, language):
            if (at, first) in taken or (at, last) in taken:
                continue
            if _is_meant(line, first, last, person, bool(whole), language, likely):
                alone.append((at, first, last))
    return sorted(whole + alone)


def _whole(line: list[Word], person: Known, language: str) -> Iterator[tuple[int, int]]:
    texts = [word.text for word in line]
    for first, text in enumerate(texts):
        for name in person.whole:
            rest = texts[first + 1 : first + len(name)]
            if _same(text, name[0], language, opens=True) and _run(rest, name[1:], language):
                yield first, first + len(name) - 1
                break
        else:
            yield from _sounded(texts, first, person, language)


def _run(texts: list[str], name: tuple[str, ...], language: str) -> bool:
    if len(texts) != len(name):
        return False
    inner = all(text.casefold() == word.casefold() for text, word in zip(texts[:-1], name[:-1], strict=True))
    return inner and (not name or _same(texts[-1], name[-1], language, closes=True))


def _same(text: str, name: str, language: str, opens: bool = False, closes: bool = False) -> bool:
    if text == name or (len(name) > 3 and text == name.upper()):
        return True
    if opens and language == "fa" and text.endswith(name):
        return text[: -len(name)] == "سید"
    if opens and language == "ar" and text.endswith(name):
        return text[: -len(name)] in _AR_BEFORE
    if closes and language == "fa" and text.startswith(name):
        return text[len(name) :] in _FA_ENDINGS
    return False


def _sounded(texts: list[str], first: int, person: Known, language: str) -> Iterator[tuple[int, int]]:
    """Yield the places where a Latin name is written by its sound, in Arabic script or another Latin way."""
    if language == "en":
        end = next((at for name in person.latin if (at := latin_run(texts, first, name))), None)
        if end:
            yield first, end
        return
    if texts[first].isascii():
        return
    for name in person.latin:
        if len(name) < 2 or sum(map(consonants, name)) < 4:
            continue
        end = _sound_run(texts, first, name)
        if end is not None:
            yield first, end
            return


def _sound_run(texts: list[str], first: int, name: tuple[str, ...]) -> int | None:
    at = first
    for index, word in enumerate(name):
        shape = pattern(word)
        if shape is None or at >= len(texts):
            return None
        options = [texts[at]]
        if index == 0:
            options += [texts[at][len(b) :] for b in ("و", "ل", "ب", "ف", "ول") if texts[at].startswith(b)]
        if any(shape.fullmatch(option) for option in options):
            at += 1
        elif at + 1 < len(texts) and shape.fullmatch(texts[at] + texts[at + 1]):
            at += 2
        else:
            return None
    return at - 1


def _surname(line: list[Word], person: Known, language: str) -> Iterator[tuple[int, int]]:
    texts = [word.text for word in line]
    for first, text in enumerate(texts):
        for name in person.surnames:
            rest = texts[first + 1 : first + len(name)]
            only = len(name) == 1
            if _same(text, name[0], language, opens=True, closes=only) and _run(rest, name[1:], language):
                yield first, first + len(name) - 1
                break
        else:
            if language != "en" and not person.eastern and not text.isascii():
                yield from _sounded_surname(texts, first, person)


def _sounded_surname(texts: list[str], first: int, person: Known) -> Iterator[tuple[int, int]]:
    for name in person.latin:
        if len(name) > 1 and consonants(name[1]) >= 3 and _sound_run(texts, first, name[1:2]) is not None:
            yield first, first
            return


def _is_meant(
    line: list[Word], first: int, last: int, person: Known, whole: bool, language: str, likely: bool
) -> bool:
    """Tell whether a surname by itself is this person's."""
    before, two_before = (_beside(line, first, back) for back in (1, 2))
    surname = "".join(word.text for word in line[first : last + 1])
    given = {name[0] for name in (*person.whole, *person.latin)}
    if not person.eastern and any(is_given(_beside(line, first, back), given) for back in (1, 2, 3)):
        return True
    if _is_others(before, language):
        return False
    office = before.casefold() in HONOURS or (
        _describes(before, language) and two_before.casefold() in HONOURS
    )
    if office:
        return whole or likely or (len(surname) > 3 and not person.eastern)
    if surname in COMMON[language]:
        verb = before.removeprefix("و").removeprefix("ف")
        return whole and (language != "ar" or not before or verb in SAYING or before in SAYING)
    if person.eastern:
        return whole
    if language == "en":
        return whole or len(surname) > 5 or (likely and len(surname) > 4)
    return whole or (len(surname) > 4 and (last > first or likely))


def _beside(line: list[Word], first: int, back: int) -> str:
    """Return the word so many before a place, "" where something other than spaces stands between."""
    at = first - back
    joined = at >= 0 and all(line[n + 1].start - line[n].end <= 1 for n in range(at, first))
    return line[at].text if joined else ""


def _is_others(before: str, language: str) -> bool:
    """Tell whether a word right before a surname is another person's first name."""
    if language == "en":
        word = before.casefold()
        return before[:1].isupper() and len(before) > 1 and word not in NO_FIRST_NAMES and word not in HONOURS
    return before in GIVEN[language] or before.removeprefix("و") in GIVEN[language]


def _describes(word: str, language: str) -> bool:
    """Tell whether a word may stand between an office and its holder's name: a place, a nisba."""
    return word.startswith("ال") if language == "ar" else word in FA_PLACES and language == "fa"
