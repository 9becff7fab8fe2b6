"""What must hold of the files around the code, as functions: text goes in, what is wrong comes out."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

MADE = re.compile(
    r"(?:\.git|\.venv|\.cache|\.hypothesis|site|site\.[^/]*|\.site[^/]*\.digest|build|dist|content/drafts)/"
    r"|(?:.*/)?(?:__pycache__|node_modules|[^/]*_cache|[^/]*\.egg-info)/"
)
"""Paths of what building, testing and version control make."""

VENDORED = ("assets/fonts", "assets/flags", "assets/icons", "map", "share")
"""Folders of templates/ in which everything is someone else's."""


def project_files(root: Path) -> Iterator[Path]:
    """Yield the files a clone of the project holds (near enough: caches and builds are left out)."""
    for path in sorted(root.rglob("*")):
        if path.is_file() and not MADE.match(path.relative_to(root).as_posix()):
            yield path


def lines_without_a_reason(pyproject: str) -> Iterator[str]:
    """Yield each dependency and exemption in pyproject.toml that has no comment of two words beside it."""
    inside = False
    for number, line in enumerate(pyproject.splitlines(), 1):
        opens = re.match(r"(?:dependencies|dev|ignore) = \[$|\[tool\.ruff\.lint\.per-file-ignores\]$", line)
        if opens or re.match(r"\]|\[|$", line):
            inside = bool(opens)
        elif inside and not re.search(r"#\s*\S+\s+\S+", line) and not line.lstrip().startswith("#"):
            yield f"pyproject.toml:{number}: no reason beside {line.strip()}"


def locked(lock: str) -> dict[str, set[str]]:
    """Return the versions a lock holds, by package: more than one only where markers choose."""
    found: dict[str, set[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;\\]+)", lock, re.MULTILINE):
        found.setdefault(canonicalize_name(name), set()).add(version)
    return found


def lock_problems(lock: str, wanted: list[str]) -> Iterator[str]:
    """Yield what is wrong with a lock: an address, a line without a hash, a dependency missing or too old."""
    for line in lock.splitlines():
        if re.search(r"://|^-|--(?:extra-)?index|--find-links|\bfile:", line):
            yield f"holds an address: {line}"
    for entry in re.split(r"\n(?=\S)", lock.strip()):
        if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry):
            yield f"has no hash: {entry.splitlines()[0]}"
        if not re.match(r"[\w.-]+==[^\s;\\*]+(?: ; [^\\]+)? \\\n", entry):
            yield f"is not pinned to one version: {entry.splitlines()[0]}"
    versions = locked(lock)
    for requirement in map(Requirement, wanted):
        held = versions.get(canonicalize_name(requirement.name), set())
        if not held:
            yield f"lacks {requirement.name}"
        elif not all(requirement.specifier.contains(version) for version in held):
            yield f"holds {requirement.name} {', '.join(sorted(held))}, but {requirement} is asked for"


def provenance_problems(folder: Path, origins: list[Mapping[str, object]]) -> Iterator[str]:
    """Yield what is wrong with the vendored files below a folder, by their list of origins."""
    listed: set[str] = set()
    for origin in origins:
        for key in ("origin", "version", "licence", "licence_file"):
            if not origin.get(key):
                yield f"{origin.get('origin')}: {key} is not said"
        files = origin.get("files")
        entries = files if isinstance(files, Mapping) else {}
        listed |= set(entries)
        if origin.get("licence_file") and not (folder / str(origin["licence_file"])).is_file():
            yield f"{origin['licence_file']} is missing"
        elif origin.get("licence_file") not in entries:
            yield f"{origin.get('origin')}: its licence is not among its files"
        for path, expected in entries.items():
            file = folder / path
            if not file.is_file():
                yield f"{path} is missing"
            elif hashlib.sha256(file.read_bytes()).hexdigest() != expected:
                yield f"{path} is not as it came"
    for place in VENDORED:
        for file in sorted((folder / place).rglob("*")):
            path = file.relative_to(folder).as_posix()
            if file.is_file() and path not in listed:
                yield f"{path} is nobody's"


MACHINE = re.compile(r"(?<![\w.:/<>*-])/(?:home|root|tmp|Users|work|var/folders)/[\w.-]+|\b[A-Z]:\\Users\\")
REGISTRY = re.compile("|".join(map(re.escape, ("pypi" + ".org", "pythonhosted" + ".org", "npmjs" + "."))))


def private_places(text: str, here: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield each line that names a place on somebody's machine (also one of `here`) or a package registry."""
    for number, line in enumerate(text.splitlines(), 1):
        if MACHINE.search(line) or REGISTRY.search(line) or any(place in line for place in here):
            yield f"{number}: {line.strip()[:120]}"


def readme_command(readme: str, name: str) -> str | None:
    """Return the command a reader sees after the marker `<!-- command: name -->`."""
    found = re.search(rf"^<!-- command: {name} -->\n```sh\n(.*?)\n```$", readme, re.MULTILINE | re.DOTALL)
    return found[1] if found else None


def is_text(path: Path) -> bool:
    """Return whether a file is text (not a picture, a font, a jar)."""
    return path.suffix not in {".woff2", ".png", ".jpg", ".ico", ".jar", ".gz"}
