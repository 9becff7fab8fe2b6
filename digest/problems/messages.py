"""A message: a key with named values, which is its English text and can be said in other languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Self

from digest.problems.catalogs import Value, fill
from digest.problems.nearness import nearest


class Message(str):
    """What is said to a user: as a str, in English; `say` gives it in another language.

    `key` names it in the catalogs, `values` fill it, `suggestion` is the word that was probably meant,
    `choices` are all the words there are (named where there is no suggestion).
    """

    __slots__ = ("choices", "key", "suggestion", "values")

    key: str
    values: Mapping[str, Value]
    suggestion: str
    choices: tuple[str, ...]

    def __new__(
        cls, key: str, values: Mapping[str, Value], suggestion: str = "", choices: tuple[str, ...] = ()
    ) -> Self:
        self = super().__new__(cls, _say("en", key, values, suggestion, choices))
        self.key, self.values, self.suggestion, self.choices = key, values, suggestion, choices
        return self

    def __str__(self) -> str:
        return str.__str__(self)

    def say(self, language: str) -> str:
        """Return the message in a language there is a catalog for."""
        return _say(language, self.key, self.values, self.suggestion, self.choices)

    def meaning(self, word: str) -> Message:
        """Return the message with the word that was probably meant; the same where there is none ("")."""
        return Message(self.key, self.values, word, self.choices) if word else self

    def near(self, word: str, known: Iterable[str], *, all_known: bool = False) -> Message:
        """Return the message with the known word nearest to what was given.

        Where no word is near, with `all_known` those there are.
        """
        words = tuple(sorted(known)) if isinstance(known, (set, frozenset)) else tuple(known)
        found = nearest(word, known if isinstance(known, frozenset) else words)
        return Message(self.key, self.values, found, () if found or not all_known else words)

    def __reduce__(self) -> tuple[object, ...]:
        return Message, (self.key, self.values, self.suggestion, self.choices)


def message(key: str, /, **values: Value) -> Message:
    """Return the message of a key, filled with these values."""
    return Message(key, values)


def listed(words: Iterable[str]) -> str:
    """Return words as a list that is the same in all languages: `a, b, c`."""
    return ", ".join(words)


def _say(
    language: str, key: str, values: Mapping[str, Value], suggestion: str, choices: tuple[str, ...]
) -> str:
    text = fill(language, key, values)
    if suggestion:
        return text + fill(language, "did-you-mean", {"word": suggestion})
    return text + fill(language, "one-of", {"words": listed(choices)}) if choices else text
