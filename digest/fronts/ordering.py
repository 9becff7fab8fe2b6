"""Words of a command line as what a task works on: an order, and which words stand without their flags."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from digest.problems import DigestError, message
from digest.write.freshness import TODAY, Order


def order(
    project: Path,
    out: str = "site",
    content: str = "content",
    strict: bool = False,
    clean: bool = False,
    today: str = "",
    site_url: str = "",
) -> Order:
    """Return the order that a task's options make; DigestError where the day is none."""
    try:
        given = today or os.environ.get(TODAY, "")
        day = date.fromisoformat(given) if given else date.today()
    except ValueError:
        raise DigestError(message("bad-day", given=given)) from None
    return Order(
        project=project,
        content=project / content,
        out=project / out,
        today=day.toordinal(),
        site_url=site_url or None,
        strict=strict,
        clean=clean,
    )


def bare_words(task: str, names: Sequence[str]) -> list[str]:
    """Return the arguments that stand without their flags: invoke would insist on all it takes so."""
    words = sys.argv[sys.argv.index(task) + 1 :] if task in sys.argv else []
    bare, at = 0, 0
    while at < len(words):
        flag = words[at].startswith("-")
        bare += not flag
        at += 2 if flag and "=" not in words[at] else 1
    return list(names[:bare])
