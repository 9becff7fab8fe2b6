"""One address looked at with patience: redirects followed, HEAD then GET, asked again where that may help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from enum import StrEnum
from urllib.parse import urldefrag, urljoin

from digest.outside.asking import NoAnswer, NoSuchName, Reply
from digest.problems import Message, message

Ask = Callable[[str, str], Reply]
"""Method and address to the reply."""

BACKOFF = (2.0, 8.0)
"""Seconds before the second and the third try."""

PATIENCE = 60.0
"""Seconds that a server may ask us to wait."""

HOPS = 10
"""Redirects that are followed."""

_GONE = frozenset({404, 410})
_FOR_GOOD = frozenset({301, 308})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_BUSY = frozenset({429, 503})


class Found(StrEnum):
    """What came of looking: there, gone (404, 410), its name lost, or nobody can tell."""

    THERE = "there"
    GONE = "gone"
    LOST = "lost"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Answer:
    """What an address answers; `moved` is where it went for good, `reached` whether a server spoke."""

    found: Found
    why: Message | None = None
    moved: str = ""
    reached: bool = True


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of day in seconds since 1970, and how to let some pass."""

    reading: Callable[[], float]
    sleep: Callable[[float], None]


def look(url: str, ask: Ask, clock: Clock) -> Answer:
    """Return what an address answers in the end."""
    answer, wait = _followed(url, ask, clock)
    for pause in BACKOFF:
        if wait is None or wait > PATIENCE:
            break
        clock.sleep(max(pause, wait))
        answer, wait = _followed(url, ask, clock)
    return answer


def _followed(url: str, ask: Ask, clock: Clock) -> tuple[Answer, float | None]:
    """Return the answer at the end of all redirects, and the seconds after which to ask again, or None."""
    here, seen, moved, for_good = url, {url}, "", True
    while True:
        try:
            reply = _asked(here, ask)
        except NoSuchName:
            return Answer(Found.LOST, message("answer-no-name"), reached=False), None
        except NoAnswer as silence:
            return Answer(Found.UNKNOWN, silence.why, reached=False), 0.0 if silence.again else None
        if reply.status not in _REDIRECTS or not reply.location:
            return _read(reply, moved, clock)
        try:
            here = urldefrag(urljoin(here, reply.location)).url
        except ValueError:
            return Answer(Found.UNKNOWN, message("answer-away", url=reply.location)), None
        if not here.startswith(("http://", "https://")):
            return Answer(Found.UNKNOWN, message("answer-away", url=here)), None
        if here in seen:
            return Answer(Found.UNKNOWN, message("answer-loop")), None
        if len(seen) > HOPS:
            return Answer(Found.UNKNOWN, message("answer-hops", count=HOPS)), None
        seen.add(here)
        for_good = for_good and reply.status in _FOR_GOOD
        moved = here if for_good else moved


def _asked(url: str, ask: Ask) -> Reply:
    """Return the reply to HEAD, or to GET where HEAD is refused: not every server knows it."""
    try:
        reply = ask("HEAD", url)
    except NoAnswer as silence:
        if not silence.head:
            raise
        return ask("GET", url)
    return ask("GET", url) if reply.status >= 400 and reply.status not in _BUSY else reply


def _read(reply: Reply, moved: str, clock: Clock) -> tuple[Answer, float | None]:
    why = message("answer-status", status=str(reply.status))
    if 200 <= reply.status < 300:
        return Answer(Found.THERE, moved=moved), None
    if reply.status in _GONE:
        return Answer(Found.GONE, why), None
    if reply.status == 429 or reply.status >= 500:
        return Answer(Found.UNKNOWN, why), _seconds(reply.retry_after, clock)
    return Answer(Found.UNKNOWN, why), None


def _seconds(retry_after: str, clock: Clock) -> float:
    """Return the seconds a server asks to wait, given as a number or as a date."""
    if retry_after.strip().isdecimal():
        return float(retry_after.strip()[:9])
    try:
        return max(0.0, parsedate_to_datetime(retry_after).timestamp() - clock.reading())
    except (ValueError, TypeError):
        return 0.0
