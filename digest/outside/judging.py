"""From answers to verdicts: a link is dead when it was gone twice, some time apart, and not before."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from digest.outside.looking import Answer, Found
from digest.problems import message


class Fate(StrEnum):
    """What is to be said of a link."""

    THERE = "there"
    MOVED = "moved"
    DOUBTED = "doubted"
    UNKNOWN = "unknown"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class Doubt:
    """An address that was gone, or its name lost, and since when: seconds since 1970."""

    found: Found
    since: float


Memory = Mapping[str, Doubt]
"""Address to what is held against it, kept from run to run."""


def judge(
    memory: Memory, answers: Mapping[str, Answer], now: float, apart: float
) -> tuple[Memory, Mapping[str, Fate]]:
    """Return what to remember and the fate of every address that answered.

    An answer that tells nothing neither ends a doubt nor confirms it.
    """
    kept: dict[str, Doubt] = {}
    fates: dict[str, Fate] = {}
    for url, answer in answers.items():
        doubt = memory.get(url)
        if answer.found is Found.THERE:
            fates[url] = Fate.MOVED if answer.moved else Fate.THERE
            continue
        if answer.found is Found.UNKNOWN:
            fates[url] = Fate.UNKNOWN
        else:
            same = doubt is not None and doubt.found is answer.found
            doubt = doubt if same else Doubt(answer.found, now)
            assert doubt is not None
            fates[url] = Fate.DEAD if same and now - doubt.since >= apart else Fate.DOUBTED
        if doubt is not None:
            kept[url] = doubt
    return kept, fates


def sobered(answers: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """Return the answers; where no server spoke at all, this machine is cut off, and no name is lost."""
    if any(answer.reached for answer in answers.values()):
        return answers
    why = message("answer-offline")
    return {
        url: replace(answer, found=Found.UNKNOWN, why=why) if answer.found is Found.LOST else answer
        for url, answer in answers.items()
    }


def as_json(memory: Memory) -> str:
    """Return a memory as text for a file."""
    found = {url: {"found": one.found, "since": one.since} for url, one in sorted(memory.items())}
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


def from_json(text: str) -> Memory:
    """Return the memory that a file holds; an empty one where it holds none: then doubt begins anew."""
    try:
        found = json.loads(text)
        return {
            str(url): Doubt(Found(one["found"]), float(one["since"]))
            for url, one in found.items()
            if one["found"] in {Found.GONE, Found.LOST}
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
