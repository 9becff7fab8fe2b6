"""The known word that was probably meant by an unknown one, quickly among thousands too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from difflib import SequenceMatcher
from functools import lru_cache

NEAR = 0.5
"""How alike two words are, from 0 to 1, before one is offered for the other."""

FEW = 500
"""So many known words are all compared; of more, those that share the most pairs of letters."""

_COMPARED = 24
_COMMON = 1_000


def nearest(word: str, known: Collection[str]) -> str:
    """Return the nearest of the known words, or "" where none is near.

    Of words equally near, one with the same first letter is preferred ("QQ" is rather "QA" than "IQ"),
    then the first in the alphabet.
    """
    folded = word.casefold()
    if not folded or len(folded) > 200:
        return ""
    candidates = sorted(known) if len(known) <= FEW else _sharing(folded, frozenset(known))
    best, best_nearness = "", (NEAR, False)
    matcher = SequenceMatcher(None, folded)
    for choice in candidates:
        other = choice.casefold()
        matcher.set_seq2(other)
        if matcher.real_quick_ratio() < best_nearness[0] or matcher.quick_ratio() < best_nearness[0]:
            continue
        nearness = matcher.ratio(), other[:1] == folded[:1]
        if nearness > best_nearness or (not best and nearness[0] >= NEAR):
            best, best_nearness = choice, nearness
    return best


def _sharing(word: str, known: frozenset[str]) -> list[str]:
    """Return the few known words that share the most pairs of letters with a word, in alphabetical order."""
    pairs = _by_pair(known)
    holders = sorted((pairs.get(pair, ()) for pair in _pairs(word)), key=len)
    counts: Counter[str] = Counter()
    for holding in holders:
        if len(holding) > _COMMON and counts:
            break  # what half of them share tells nothing
        counts.update(holding[:_COMMON])
    return sorted(choice for choice, _ in counts.most_common(_COMPARED))


def _pairs(word: str) -> set[str]:
    framed = f"^{word}$"
    return {framed[at : at + 2] for at in range(len(framed) - 1)}


@lru_cache(maxsize=8)
def _by_pair(known: frozenset[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for word in sorted(known):
        for pair in _pairs(word.casefold()):
            found.setdefault(pair, []).append(word)
    return found
