"""Is the site as it should be? Decides from an order, its inputs and the ledger, and says why not."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from digest.write.ledger import Ledger, Stamp, intact, read_ledger, survey, update_inputs

# This module is all that a build of an unchanged site loads: keep its imports light.

SITE_URL = "DIGEST_SITE_URL"
"""The environment's word on the site's address; mkdocs.yml reads it too."""

TODAY = "DIGEST_TODAY"
"""The environment's word on the day the site is built for, as 2026-11-22."""

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


@dataclass(frozen=True, slots=True)
class State:
    """What an order depends on as it is now, and the reasons for building (none: the site is right)."""

    settings: Mapping[str, str]
    inputs: Mapping[str, Stamp]
    reasons: tuple[str, ...]


def look(order: Order) -> State:
    """Compare the site with what it depends on."""
    ledger = read_ledger(order.out)
    inputs = survey(_input_files(order), ledger.inputs if ledger else {})
    settings = _settings(order)
    damaged = tuple(intact(order.out, ledger)) if ledger else ()
    reasons = stale(ledger, settings, inputs, damaged, clean=order.clean)
    if ledger and not reasons and inputs != ledger.inputs:
        update_inputs(order.out, ledger, inputs)
    return State(settings, inputs, reasons)


def stale(
    ledger: Ledger | None,
    settings: Mapping[str, str],
    inputs: Mapping[str, Stamp],
    damaged: tuple[str, ...],
    *,
    clean: bool,
) -> tuple[str, ...]:
    """Return the reasons for building anew: none when the site is as it should be."""
    if ledger is None:
        return ("there is no site yet",)
    reasons = ["a clean build is asked for"] if clean else []
    reasons += [f"{name} changed" for name in settings if settings[name] != ledger.settings.get(name)]
    reasons += [f"{path} is gone" for path in ledger.inputs if path not in inputs]
    reasons += [f"{path} is new" for path in inputs if path not in ledger.inputs]
    reasons += [
        f"{path} changed"
        for path, stamp in inputs.items()
        if path in ledger.inputs and stamp.sha256 != ledger.inputs[path].sha256
    ]
    return (*reasons, *(f"{path} in the site is not as it was written" for path in damaged))


def _settings(order: Order) -> dict[str, str]:
    """Return what a site depends on besides files."""
    return {
        "the day": str(order.today),
        "the site's address": str(order.site_url or os.environ.get(SITE_URL, "")),
        "strictness": str(order.strict),
        "the content folder": str(order.content.resolve()),
        "Python": platform.python_version(),
        **{name: _installed(name) for name in _LIBRARIES},
    }


def _installed(library: str) -> str:
    """Return a library's version; nothing where a site without pictures does without it."""
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _input_files(order: Order) -> Iterator[tuple[str, Path]]:
    """Yield (label, path) of every file a site is made from: content, templates, generator, settings."""
    yield "mkdocs.yml", order.project / "mkdocs.yml"
    roots = {
        "content": order.content,
        "templates": order.project / "templates",
        "digest": Path(__file__).resolve().parent.parent,
    }
    for label, root in roots.items():
        for folder, folders, files in os.walk(root):
            folders[:] = [name for name in folders if name not in {"__pycache__", "drafts"}]
            for name in files:
                path = os.path.join(folder, name)  # noqa: PTH118 - Path is slower, and this runs on every build
                yield f"{label}/{os.path.relpath(path, root)}", Path(path)
