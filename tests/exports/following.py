"""What the tests of feeds, calendars and discovery look at: exports without pages, over small contents."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from digest.build import check
from digest.derive import derive
from digest.exports.kind import Export, Whole
from digest.model import Library
from digest.pages.desk import Desk
from digest.pages.plan import plan
from digest.pages.site import Licence, Site
from digest.pages.voice import voices
from tests.site.conftest import ADDRESS, TODAY, order

HERE = Path(__file__).parent
ATOM = "{http://www.w3.org/2005/Atom}"


def library(content: Path) -> Library:
    """Return a content folder as a library."""
    found, problems = check(order(content, content))
    assert [str(problem) for problem in problems if not problem.warning] == []
    return found


def whole(of: Library, url: str = ADDRESS, moved: Mapping[str, str] | None = None) -> Whole:
    """Return what exports read, for a site at an address."""
    site = Site(of, derive(of), url, TODAY, frozenset(), licence=Licence("CC0-1.0"))
    desks = {code: Desk(site, voice) for code, voice in voices(of.editions).items()}
    return Whole(site, desks, plan(site), moved or {})


def files(export: Export, of: Whole) -> dict[str, bytes]:
    """Return the files of an export by path; no path twice."""
    found = [file for part in export.parts(of) for file in export.files(of, part)]
    assert len(dict(found)) == len(found)
    return dict(found)


def expect(name: str, made: bytes) -> None:
    """Compare with a file of `golden/`; DIGEST_REWRITE=1 writes what is made now into it."""
    path = HERE / "golden" / name
    if os.environ.get("DIGEST_REWRITE"):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(made)
    assert made.decode() == path.read_bytes().decode(), f"{name} differs from its golden file"
