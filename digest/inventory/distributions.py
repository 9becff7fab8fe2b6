"""The Python distributions that the generator stands on, as installed, with what a lock says of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.metadata import Distribution as Installed
from importlib.metadata import PackageNotFoundError, distribution

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from digest.problems import DigestError, message

_LONGEST = 100
"""A licence field that is longer holds the licence's text, not its name."""

_ENTRY = re.compile(r"^([\w.-]+)==([^\s;\\]+)[^\n]*\n((?:[ \t]+--hash=[^\n]*\n)*)", re.MULTILINE)
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")


@dataclass(frozen=True, slots=True)
class Distribution:
    """One installed distribution: its canonical name, version, licence, and the names of those it needs.

    `expression` tells whether the licence is an SPDX expression, or only words.
    """

    name: str
    version: str
    licence: str
    expression: bool
    needs: tuple[str, ...]


def installed(wanted: Iterable[str]) -> Mapping[str, Distribution]:
    """Return the distributions that requirements ask for, and those that these need, by name.

    DigestError where one is not installed.
    """
    found: dict[str, Distribution] = {}
    todo = [Requirement(line) for line in wanted]
    asked: set[tuple[str, frozenset[str]]] = set()
    while todo:
        requirement = todo.pop()
        name = canonicalize_name(requirement.name)
        if not _applies(requirement, ()) or (name, frozenset(requirement.extras)) in asked:
            continue
        asked.add((name, frozenset(requirement.extras)))
        try:
            one = distribution(name)
        except PackageNotFoundError:
            raise DigestError(message("sbom-not-installed", package=name)) from None
        needs = [Requirement(line) for line in one.requires or ()]
        needs = [need for need in needs if _applies(need, requirement.extras)]
        names = {canonicalize_name(need.name) for need in needs}
        before = set(found[name].needs) if name in found else set()
        found[name] = Distribution(name, one.version, *_licence(one), tuple(sorted(names | before)))
        todo += [_bare(need) for need in needs]
    return {name: found[name] for name in sorted(found)}


def names(wanted: Iterable[str]) -> tuple[str, ...]:
    """Return the canonical names of the requirements that are for this machine."""
    asked = [one for one in map(Requirement, wanted) if _applies(one, ())]
    return tuple(sorted({canonicalize_name(one.name) for one in asked}))


def locked(lock: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    """Return (canonical name, version) to the SHA-256 of each file that a lock permits."""
    entries = _ENTRY.findall(lock)
    return {
        (canonicalize_name(name), version): tuple(_HASH.findall(hashes)) for name, version, hashes in entries
    }


def _applies(requirement: Requirement, extras: Iterable[str]) -> bool:
    marker = requirement.marker
    return marker is None or any(marker.evaluate({"extra": extra}) for extra in (*extras, ""))


def _bare(requirement: Requirement) -> Requirement:
    """Return a requirement whose marker has been looked at."""
    bare = Requirement(str(requirement))
    bare.marker = None
    return bare


def _licence(one: Installed) -> tuple[str, bool]:
    """Return a distribution's licence as it names it itself, "" where it does not, and whether it is SPDX."""
    given = one.metadata
    if "License-Expression" in given:
        return given["License-Expression"], True
    short = given["License"].strip() if "License" in given else ""
    if 0 < len(short) <= _LONGEST and "\n" not in short and short != "UNKNOWN":
        return short, False
    classified = [line for line in given.get_all("Classifier") or () if line.startswith("License :: ")]
    words = [line.rpartition(" :: ")[2] for line in classified if line != "License :: OSI Approved"]
    words = words or [f"see {file}" for file in given.get_all("License-File") or ()]
    return "; ".join(words), False
