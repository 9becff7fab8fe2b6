"""robots.txt: everything may be read, and where the sitemap is.

Crawlers ask for it at the root of a host only: on a site below one it does no harm.
"""

from __future__ import annotations

from collections.abc import Iterator

from digest.exports import sitemap
from digest.exports.kind import Export, Whole

PATH = "robots.txt"


def robots(address: str) -> bytes:
    """Return the file for a site at an absolute address, or for one that knows none."""
    allowed = "User-agent: *\nAllow: /\n"
    return (f"{allowed}\nSitemap: {address}{sitemap.PATH}\n" if address else allowed).encode()


def _files(whole: Whole, _part: str) -> Iterator[tuple[str, bytes]]:
    yield PATH, robots(whole.site.url)


EXPORT = Export("robots", files=_files)
