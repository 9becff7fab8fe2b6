"""Is the site as it should be? Decides from an order, its inputs and the ledger, and says why not."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import time_ns

from digest.write.aside import Aside, looking
from digest.write.ledger import Ledger, Stamps, generation, read_ledger
from digest.write.restamp import update_inputs
from digest.write.standing import Looked, altered
from digest.write.survey import Found, narrowed, survey

# This module is all that a build of an unchanged site loads: keep its imports light.

SITE_URL = "DIGEST_SITE_URL"
"""The environment's word on the site's address; mkdocs.yml reads it too."""

TODAY = "DIGEST_TODAY"
"""The environment's word on the day the site is built for, as 2026-11-22."""

DAY = "the day"
"""The setting that differs every day: who does not ask for it need not be made anew."""

MANY_TOUCHED = 256
"""From so many touched inputs on, to record their new times costs less than to hash them at each look."""

_LIBRARIES = (
    "babel",
    "jinja2",
    "markdown-it-py",
    "mdit-py-plugins",
    "mkdocs",
    "mkdocs-material",
    "pydantic",
    "python-bidi",
    "resvg-py",
    "uharfbuzz",
)


@dataclass(frozen=True, slots=True)
class Order:
    """What to build: the project's folder, the content, the output, the day it is built for.

    `today` is a proleptic Gregorian ordinal; `site_url` overrides the setting of mkdocs.yml; a `strict`
    build is refused for warnings too; a `clean` one forgets the old site and removes foreign files.
    """

    project: Path
    content: Path
    out: Path
    today: int
    site_url: str | None = None
    strict: bool = False
    clean: bool = False

    @property
    def sources(self) -> tuple[Path, ...]:
        """The folders a site is made from; none of them can be where it goes."""
        return self.content, self.project / "templates", Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class State:
    """What an order depends on as it is now, and the reasons for building (none: the site is right).

    `changes` has the labels of the inputs that are new, changed or gone. `before` is the ledger of the site
    as it is, `begun` when it was looked at (ns); `folders` are those the inputs are in, with their times.
    `aside` looks on, where another process has looked.
    """

    settings: Mapping[str, str]
    inputs: Stamps
    reasons: tuple[str, ...]
    changes: frozenset[str] = frozenset()
    before: Ledger | None = None
    begun: int = 0
    folders: Mapping[str, int] = field(default_factory=dict)
    aside: Aside | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a process knows that has built the site and watches its sources: the paths that changed."""

    ledger: Ledger
    paths: frozenset[str]


def look(order: Order, seen: Seen | None = None, prepare: Callable[[], object] | None = None) -> State:
    """Compare the site with what it depends on; where all changes were `seen`, with nothing else.

    Where it is clear at once that there is something to build, this process may `prepare` for it while
    another looks, and looks on (`aside`).
    """
    begun = time_ns()
    if seen and generation(str(order.out)) != seen.ledger.generation:
        seen = None  # another process has built it
    before = seen.ledger if seen else read_ledger(order.out)
    found = narrowed(_roots(order), seen.ledger, begun, seen.paths) if seen else None
    aside: list[Aside] = []

    def elsewhere(look: Callable[[], Looked]) -> Looked:
        begun = looking(order.out, before, look)
        if begun is None or prepare is None:
            return look()
        aside.append(begun)
        prepare()
        found: Looked = begun.first() or look()
        return found

    if not found:
        try:
            may_prepare = prepare is not None and not order.clean
            found = survey(_roots(order), before, begun, elsewhere if may_prepare else None)
        except BaseException:
            for one in aside:
                one.__exit__()
            raise
    settings = _settings(order)
    reasons = stale(before, settings, found, clean=order.clean)
    if before and not reasons:  # else the stage looks at what it keeps
        broken = sorted(altered(str(order.out), before.outputs, before.outputs))
        reasons = tuple(f"{path} in the site is not as it was written" for path in broken)
        if not reasons and found.touched >= MANY_TOUCHED:
            update_inputs(order.out, before, found.inputs, found.folders)
    by = aside[0] if aside else None
    return State(settings, found.inputs, reasons, found.changes, before, begun, found.folders, by)


def stale(
    before: Ledger | None, settings: Mapping[str, str], found: Found, *, clean: bool
) -> tuple[str, ...]:
    """Return the reasons for building anew that lie outside the site: none when there are none."""
    if before is None:
        return ("there is no site yet",)
    reasons = ["a clean build is asked for"] if clean else []
    reasons += [f"{name} changed" for name in settings if settings[name] != before.settings.get(name)]
    for label in sorted(found.changes):
        if label not in found.inputs:
            reasons.append(f"{label} is gone")
        elif label not in before.inputs:
            reasons.append(f"{label} is new")
        else:
            reasons.append(f"{label} changed")
    return tuple(reasons)


def _settings(order: Order) -> dict[str, str]:
    """Return what a site depends on besides files."""
    return {
        DAY: str(order.today),
        "the site's address": str(order.site_url or os.environ.get(SITE_URL, "")),
        "strictness": str(order.strict),
        "the content folder": str(order.content.resolve()),
        "Python": sys.version.split()[0],
        **dict(_versions()),
    }


def _versions() -> Iterator[tuple[str, str]]:
    """Yield the version of each library; nothing where a site without pictures does without it.

    What is installed stands in the names of folders: to ask `importlib.metadata` ten times takes as long
    as all the rest for a small site.
    """
    found: dict[str, str] = {}
    for folder in sys.path:
        try:
            names = os.listdir(folder or ".")
        except OSError:  # an archive, or nothing
            continue
        for name in names:
            if name.endswith(".dist-info"):
                library, _, version = name.removesuffix(".dist-info").partition("-")
                found.setdefault(library.lower().replace("_", "-").replace(".", "-"), version)
    for library in _LIBRARIES:
        yield library, found.get(library) or _asked(library)


def _asked(library: str) -> str:
    """Return the version of a library that is installed in another way."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _roots(order: Order) -> dict[str, str]:
    """Return where the files are that a site is made from: content, templates, generator, settings."""
    content, templates, generator = map(str, order.sources)
    return {
        "mkdocs.yml": str(order.project / "mkdocs.yml"),
        "content": content,
        "templates": templates,
        "digest": generator,
    }
