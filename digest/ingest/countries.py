"""Countries in a text, in the words of three languages: names, capitals, adjectives, metonyms."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from digest.ingest import places_ar, places_en, places_fa
from digest.ingest.matching import Hit, Word, find, index, split
from digest.ingest.nouns import Line, Mention
from digest.ingest.spelling import fold, listed
from digest.model import Country
from digest.text.locales import territories, territory_name

LANGUAGES = ("fa", "ar", "en")
_SPURIOUS = ("(", ")", " - ", "SAR", "،", "منطقه", "منطقة", ",")

_FA_ENDINGS = listed(
    "ی یی ای ها های هایی یها یهای ییها ییهای یان ییان یهایی یست ست ستان‌ش مان یم یای ییم ایی ایها ایهای ه‌ای"
)
_AR_ENDINGS = ("ه", "ون", "ین", "ات", "ان", "تین", "تان", "ا", "و")
_AR_BEFORE = ("", "و", "ف", "ب", "ل", "ک", "وب", "ول", "فب", "فل", "وک")
_AR_BARE = frozenset(
    fold(word)
    for word in listed(
        "روس صرب كندي ليبي هندي كيني غاني غيني غاني كوبي سوري قطري عماني مجر ليما دبي عدن دكا باكو رفح حماس"
    )
)
"""Short words that prefixes other than و and ال would turn into common ones: «بروس», «كروس»."""

_FIRST_NAMES = frozenset(listed(places_en.FIRST_NAMES))
_OFFICES = frozenset(listed(places_en.OFFICES))
_MARKED = re.compile("|".join(map(re.escape, places_ar.WITH_MARKS)))

NameIndex = dict[str, dict[tuple[str, ...], str]]


@cache
def _table(language: str) -> tuple[tuple[str, str], ...]:
    """Return (code, name) of a language's table, names without affixes."""
    text = {"fa": places_fa.NAMES, "ar": places_ar.NAMES, "en": places_en.NAMES}[language]
    rows = (line.split() for line in text.strip().splitlines())
    return tuple((code, word.replace("_", " ")) for code, *words in rows for word in words)


@cache
def _cldr(language: str) -> tuple[tuple[str, str], ...]:
    blocked = {"fa": places_fa.BLOCKED, "ar": places_ar.BLOCKED}.get(language, "")
    left_out = {fold(word) for word in blocked.split()}
    named = []
    for code in sorted(territories()):
        name = territory_name(code, language)
        if not any(sign in name for sign in _SPURIOUS) and fold(name) not in left_out:
            named.append((code, name.replace(" & ", " and ")))
    return tuple(named)


@cache
def _nothing(language: str) -> tuple[tuple[tuple[str, ...], str], ...]:
    text = {"fa": places_fa.NOT, "ar": places_ar.NOT, "en": places_en.NOT}[language]
    names = [split(word.replace("_", " ")) for word in text.split()]
    if language == "ar":
        names += [(name[0].removeprefix("ال"), *name[1:]) for name in names if name[0].startswith("ال")]
    return tuple((name, "") for name in names)


def name_index(language: str, overrides: Iterable[Country] = ()) -> NameIndex:
    """Return every form of every country's name in a language, the content's own names first."""
    forms = {"fa": _persian, "ar": _arabic, "en": _english}[language]
    pairs = list(_nothing(language))
    for country in overrides:
        own = [country.names.get(language, ""), *country.aliases.get(language, ())]
        pairs += [(form, country.code) for name in own if name for form in forms(name)]
    for code, name in (*_table(language), *_cldr(language)):
        pairs += [(form, code + "?" * name.endswith("?")) for form in forms(name)]
    return index(pairs)


def _persian(name: str) -> Iterator[tuple[str, ...]]:
    bare = name.rstrip("!?")
    parts = split(bare)
    yield parts
    joined = (*parts[:-2], parts[-2] + parts[-1]) if "\u200c" in name and len(parts) > 1 else ()
    if joined:
        yield joined
    if name.endswith(("!", "?")) or len(parts[-1]) < 2:
        return
    for ending in _FA_ENDINGS:
        for stem in filter(None, (parts, joined)):
            yield (*stem[:-1], stem[-1] + ending)


def _arabic(name: str) -> Iterator[tuple[str, ...]]:
    parts = split(name.rstrip("?"))
    starts = [parts]
    if parts[0].startswith("ال") and len(parts[0]) > 5 and name not in {"الروس", "الألمان"}:
        starts.append((parts[0][2:], *parts[1:]))
    for start in starts:
        yield start
        if start[-1].endswith("ی") and len(start) == 1:
            for ending in _AR_ENDINGS:
                yield (start[0] + ending,)
                yield (start[0][:-1] + ending,) if ending == "ین" else (start[0] + ending,)


def _english(name: str) -> Iterator[tuple[str, ...]]:
    parts = split(name)
    yield parts
    if len(parts) == 1 and parts[0][-1] not in "shx" and parts[0] not in {"Dutch", "French", "Delhi"}:
        yield (parts[0] + "s",)
    elif parts[-1].endswith("an"):
        yield (*parts[:-1], parts[-1] + "s")
    if all(len(part) > 3 for part in parts):
        yield tuple(part.upper() for part in parts)


def stems(language: str, word: str) -> Iterator[str]:
    """Yield a word, and in Arabic what is left when و ف ب ل ك and ال are taken off it."""
    yield word
    if language != "ar":
        return
    for before in _AR_BEFORE:
        if before and not word.startswith(before):
            continue
        rest = word[len(before) :]
        if before and len(rest) > 2 and (before == "و" or rest not in _AR_BARE):
            yield rest
        if rest.startswith("ال") and len(rest) > 4:
            yield rest[2:]
    for before in ("لل", "ولل", "فلل"):
        if word.startswith(before) and len(word) > len(before) + 2:
            yield word[len(before) :]
            yield "ال" + word[len(before) :]


def in_words(line: list[Word], language: str, names: NameIndex) -> Iterator[Hit]:
    """Yield the countries a line's words name; a doubtful name counts only beside another country's."""
    hits = list(find(line, names, lambda word: stems(language, word)))
    for at, hit in enumerate(hits):
        if hit.id.endswith("?"):
            if any(_listed(line, *pair) for pair in itertools.pairwise(hits[max(0, at - 1) : at + 2])):
                yield replace(hit, id=hit.id[:-1])
        elif language != "en" or not _is_first_name(line, hit):
            yield hit


_AND = frozenset({"و", "یا", "او"})


def _listed(line: list[Word], left: Hit, right: Hit) -> bool:
    """Tell whether two names stand in one list: "A, B", «A و B»."""
    between = line[left.word + left.words : right.word]
    if not between and left is not right:
        return right.start - left.end > 1 or line[right.word].text[:1] == "و"
    return len(between) == 1 and between[0].text in _AND


def _is_first_name(line: list[Word], hit: Hit) -> bool:
    """Tell whether "Jordan" or "Chad" is somebody's first name: another name follows it."""
    after = line[hit.word + hit.words : hit.word + hit.words + 1]
    return (
        hit.words == 1
        and line[hit.word].text in _FIRST_NAMES
        and bool(after)
        and after[0].start - hit.end == 1
        and after[0].text[:1].isupper()
        and after[0].text[1:].islower()
        and after[0].text not in _OFFICES
    )


def by_marks(text: str) -> Iterator[Hit]:
    """Yield the countries that only vowel marks tell from another's: عمّان is Amman, عُمان Oman."""
    for match in _MARKED.finditer(text):
        yield Hit(places_ar.WITH_MARKS[match[0]], match.start(), match.end(), 0, 1)


def count(lines: Iterable[tuple[Line, list[Hit]]]) -> tuple[Mention, ...]:
    """Return each country once, by how often it is named."""
    found: dict[str, list[tuple[Line, Hit]]] = {}
    for line, hits in lines:
        for hit in hits:
            found.setdefault(hit.id, []).append((line, hit))
    mentions = [
        Mention(
            id=code,
            count=len(places),
            line=places[0][0].number,
            words=places[0][0].text[places[0][1].start : places[0][1].end],
            lines=tuple(dict.fromkeys(line.number for line, _ in places)),
        )
        for code, places in found.items()
    ]
    return tuple(sorted(mentions, key=lambda mention: (-mention.count, mention.line, mention.id)))


def weigh(
    mentions: tuple[Mention, ...], title: frozenset[str], lead: frozenset[str], people: Iterable[str] = ()
) -> tuple[tuple[Mention, ...], tuple[Mention, ...]]:
    """Part countries into what the article is about and what it merely mentions.

    A country is primary when the title names it, or when it is named at least nearly half as often as
    the most named one of all, twice or more; the lead counts as three namings, the title as four, and
    each known person of the country as three.
    """
    persons = Counter(people)
    weights = {
        mention.id: mention.count
        + 4 * (mention.id in title)
        + 3 * (mention.id in lead)
        + 3 * persons[mention.id]
        for mention in mentions
    }
    most = max(weights.values(), default=0)
    primary = [
        mention
        for mention in mentions
        if weights[mention.id] >= max(2, most * 0.45) or (mention.id in title and mention.count > 0)
    ]
    primary = sorted(primary, key=lambda mention: -weights[mention.id])[:4] or list(mentions[:1])
    chosen = {mention.id for mention in primary}
    return tuple(primary), tuple(mention for mention in mentions if mention.id not in chosen)
