"""Builds a content folder within bounds of memory and time, in a process of its own; prints what it took."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

MEMORY = 1_500_000_000
"""Bytes of address space."""


def main(content: Path, out: Path, seconds: int, again: bool) -> None:
    """Print {cpu, peak, pages, problems, said} of a build; the system ends one that takes more."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    from digest.build import build
    from digest.write.freshness import Order, look
    from tests.site.conftest import PROJECT, TODAY

    wanted = Order(PROJECT, content, out, TODAY, site_url="")
    start = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    outcome = build(wanted, look(wanted))
    refused = [problem for problem in outcome.problems if not problem.warning]
    if refused and again:
        for path in {problem.mark.path for problem in refused}:
            (content.parent / path).unlink()
        outcome = build(wanted, look(wanted))
    used = resource.getrusage(resource.RUSAGE_SELF)
    took = {
        "cpu": round(used.ru_utime - start, 2),
        "peak": used.ru_maxrss // 1024,
        "pages": outcome.pages,
        "problems": len(outcome.problems),
        "said": sorted({problem.message.key for problem in refused}),
    }
    sys.stdout.write(json.dumps(took))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), again="again" in sys.argv)
