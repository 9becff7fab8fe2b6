"""Days as formats write them that want a moment."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


@lru_cache(maxsize=20_000)
def noon(day: int) -> str:
    """Return a day as the timestamp that formats want which have no days: noon, UTC.

    Noon is on the same day for readers from 12 hours west of Greenwich to nearly 12 hours east of it.
    """
    return f"{date.fromordinal(day).isoformat()}T12:00:00Z"
