"""A bill of materials in CycloneDX 1.6, the same bytes for the same parts: no time, no chance in it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from digest.inventory.distributions import Distribution

_EXPRESSION = re.compile(r"\(*[A-Za-z0-9.+-]+\)*(?: (?:AND|OR|WITH) \(*[A-Za-z0-9.+-]+\)*)*")
_NPM = re.compile(r"npm (@?[\w./-]+)(?: \((.*)\))?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Subject:
    """What the bill is of: its name, version, licence and the requirements it states."""

    name: str
    version: str
    licence: str
    needs: tuple[str, ...]
    python: str


@dataclass(frozen=True, slots=True)
class Vendored:
    """Files of somebody else below a folder: where they come from, and the SHA-256 of each by its path."""

    origin: str
    version: str
    licence: str
    files: Mapping[str, str]


def bill(
    subject: Subject,
    distributions: Mapping[str, Distribution],
    hashes: Mapping[tuple[str, str], Sequence[str]],
    vendored: Iterable[Vendored],
) -> str:
    """Return the bill as JSON; `hashes` are those of the files a lock permits, by name and version."""
    others = [_vendored(one) for one in vendored]
    python = {
        "type": "platform",
        "bom-ref": "python",
        "name": "python",
        "version": subject.python,
        "licenses": _licences("PSF-2.0"),
    }
    own = f"pkg:generic/{subject.name}@{subject.version}"
    parts = [_distribution(one, hashes.get((one.name, one.version), ())) for one in distributions.values()]
    needed = [_purl(distributions[name]) for name in subject.needs]
    graph = {own: [*needed, "python", *(one["bom-ref"] for one in others)], "python": []}
    graph |= {
        _purl(one): [_purl(distributions[name]) for name in one.needs] for one in distributions.values()
    }
    found: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "build"}],
            "component": {
                "type": "application",
                "bom-ref": own,
                "name": subject.name,
                "version": subject.version,
                "licenses": _licences(subject.licence),
            },
        },
        "components": [python, *parts, *others],
        "dependencies": [{"ref": ref, "dependsOn": sorted(needs)} for ref, needs in sorted(graph.items())],
    }
    number = uuid5(NAMESPACE_URL, json.dumps(found, sort_keys=True))
    return json.dumps({**found, "serialNumber": f"urn:uuid:{number}"}, ensure_ascii=False, indent=1) + "\n"


def _purl(one: Distribution) -> str:
    return f"pkg:pypi/{one.name}@{quote(one.version)}"


def _distribution(one: Distribution, hashes: Sequence[str]) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": "library",
        "bom-ref": _purl(one),
        "name": one.name,
        "version": one.version,
        "purl": _purl(one),
    }
    if one.licence:
        found["licenses"] = _licences(one.licence, spdx=one.expression)
    if hashes:
        found["externalReferences"] = [
            {
                "type": "distribution",
                "url": _purl(one),
                "comment": "one of the files that requirements.lock permits for this version",
                "hashes": [_hash(value) for value in hashes],
            }
        ]
    return found


def _vendored(one: Vendored) -> dict[str, Any]:
    npm = _NPM.fullmatch(one.origin)
    name = npm[1] if npm else one.origin.partition(",")[0]
    ref = f"pkg:npm/{quote(name)}@{quote(one.version)}" if npm else f"vendored:{quote(name)}"
    found: dict[str, Any] = {
        "type": "library" if npm else "data",
        "bom-ref": ref,
        "name": name,
        "version": one.version,
        "description": one.origin,
        "licenses": _licences(one.licence),
        "components": [
            {
                "type": "file",
                "bom-ref": f"templates/{path}",
                "name": f"templates/{path}",
                "hashes": [_hash(value)],
            }
            for path, value in one.files.items()
        ],
    }
    return {**found, "purl": ref} if npm else found


def _hash(value: str) -> dict[str, str]:
    return {"alg": "SHA-256", "content": value}


def _licences(given: str, *, spdx: bool = True) -> list[dict[str, Any]]:
    if spdx and _EXPRESSION.fullmatch(given):
        return [{"expression": given}]
    return [{"license": {"name": given}}]
