"""The site of a few articles parted as that of ten thousand: every limit is so low that it is passed."""

from __future__ import annotations

from functools import partial

import pytest

from digest.derive.archives import archives
from digest.derive.letters import letters, renamed
from digest.derive.periods import periods

LIMITS = {
    "digest.pages.site.WHOLE": 3,
    "digest.exports.chronology_index.CHUNK": 4,
    "digest.exports.calendar.MOST": 5,
    "digest.exports.feeds.MOST": 3,
    "digest.exports.feeds.MOST_NARROW": 2,
    "digest.exports.sitemap.MOST": 20,
    "digest.search.files.WORDS": 600,
    "digest.search.files.ENTRIES": 900,
    "digest.search.patching.WORDS": 600,
    "digest.search.patching.ENTRIES": 900,
    "digest.search.patching.MANY": 4,
}
PARTED = {
    "digest.derive.letters": partial(letters, whole=3, limit=2),
    "digest.shelf.gathering.renamed": partial(renamed, limit=2),
    "digest.derive.periods": partial(periods, limit=3),
    "digest.derive.archives": partial(archives, limit=3),
}


def parted(patch: pytest.MonkeyPatch) -> None:
    """Lower every limit."""
    for name, value in {**LIMITS, **PARTED}.items():
        patch.setattr(name, value)
