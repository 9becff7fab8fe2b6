"""`invoke links`: which outside links of the content are dead, moved or in doubt."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from digest.fronts import reports, speaking
from digest.fronts.checking import placed
from digest.load import load
from digest.outside.gathering import addresses
from digest.outside.judging import Fate, as_json, from_json, judge, sobered
from digest.outside.looking import Answer, Clock
from digest.outside.rounds import Manners, ask_all
from digest.problems import Mark, Message, Problem, message
from digest.progress import shown
from digest.write.freshness import Order

CLOCK = Clock(time.time, time.sleep)


@dataclass(frozen=True, slots=True)
class Wish:
    """Where the memory is kept, how many seconds make a second answer count, whether to wait for it now."""

    memory: Path
    apart: float
    wait: bool = False


def links(order: Order, wish: Wish, form: str, language: str, manners: Manners | None = None) -> None:
    """Ask every outside link and say what came of it; Refused where one is dead."""
    reports.known(form)
    manners = manners or Manners(CLOCK)
    places = addresses(load(order.content))
    memory = from_json(wish.memory.read_text("utf-8")) if wish.memory.is_file() else {}
    with shown() as progress:
        answers = dict(ask_all(places, manners, lambda done: progress("links", done, len(places))))
    answers = dict(sobered(answers))
    memory, fates = judge(memory, answers, manners.clock.reading(), wish.apart)
    doubted = [url for url, fate in fates.items() if fate is Fate.DOUBTED]
    if wish.wait and doubted:
        manners.clock.sleep(max(0.0, wish.apart))
        again = ask_all(doubted, manners)
        answers.update(again)
        later, second = judge(memory, again, manners.clock.reading(), wish.apart)
        memory = {url: doubt for url, doubt in memory.items() if url not in again} | dict(later)
        fates = {**fates, **second}
    wish.memory.parent.mkdir(parents=True, exist_ok=True)
    wish.memory.write_text(as_json(memory), "utf-8")
    _say(places, answers, fates, order, form, language)


def _say(
    places: Mapping[str, tuple[Mark, ...]],
    answers: Mapping[str, Answer],
    fates: Mapping[str, Fate],
    order: Order,
    form: str,
    language: str,
) -> None:
    found = sorted(
        Problem(mark, said, warning=fates[url] is not Fate.DEAD)
        for url, marks in places.items()
        if (said := _said(url, answers[url], fates[url])) is not None
        for mark in marks
    )
    for line in reports.lines([placed(one, order) for one in found], form, language):
        print(line)
    counts = Counter(fates.values())
    numbers = {str(fate): counts[fate] for fate in Fate}
    told = message("links-told", all=len(fates), **numbers).say(language)
    if counts[Fate.DEAD]:
        raise speaking.Refused(told if form == "text" else "")
    if form == "text":
        print(told)


def _said(url: str, answer: Answer, fate: Fate) -> Message | None:
    why = answer.why or ""
    match fate:
        case Fate.DEAD:
            return message("link-dead", url=url, answer=why)
        case Fate.DOUBTED:
            return message("link-doubted", url=url, answer=why)
        case Fate.UNKNOWN:
            return message("link-unknown", url=url, answer=why)
        case Fate.MOVED:
            return message("link-moved", url=url, to=answer.moved)
    return None
