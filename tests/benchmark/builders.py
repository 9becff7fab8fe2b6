"""The two that are compared: what each needs in place, how it is started, and how its site is edited."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Protocol

from tests.benchmark import hugo_site, records
from tests.benchmark.corpus import Corpus

_OURS = ("digest", "templates", "tasks.py", "tasks", "mkdocs.yml", "pyproject.toml")  # what is there of it

EDITS = ("article", "event", "template", "word")
"""What is edited: a text's title and body, an event's date, the articles' template, a word of the menu."""


class Builder(Protocol):
    """A generator with the corpus in a folder of its own; the number given to an edit makes it a new one."""

    @property
    def name(self) -> str: ...
    @property
    def folder(self) -> Path: ...
    @property
    def out(self) -> Path: ...

    def command(self) -> list[str]: ...
    def environment(self) -> Mapping[str, str]: ...
    def forget(self) -> None: ...
    def edit(self, what: str, number: int) -> None: ...


@dataclass(frozen=True, slots=True)
class Digest:
    """This project: a copy of it with the corpus as its content."""

    folder: Path
    article: str
    event: str
    name: str = "digest"

    @property
    def out(self) -> Path:
        return self.folder / "site"

    def command(self) -> list[str]:
        return [sys.executable, "-m", "invoke", "build"]

    def environment(self) -> Mapping[str, str]:
        """Return what is set for a run: Python keeps what it has compiled, as on an editor's machine."""
        return {
            "PYTHONPATH": str(self.folder),
            "DIGEST_TODAY": "2026-01-05",
            "PYTHONDONTWRITEBYTECODE": "",
        }

    def forget(self) -> None:
        """Set aside everything an earlier build left."""
        _set_aside(self.folder, "site", ".site.digest", ".cache")

    def edit(self, what: str, number: int) -> None:
        content = self.folder / "content"
        if what == "article":
            _text(content / "articles" / self.article / "en.md", number)
        elif what == "event":
            _date(content / "events" / f"{self.event}.yml", number)
        elif what == "template":
            _mark(self.folder / "templates" / "pages" / "article.html", number)
        else:
            _change(
                content / "editions" / "en.yml",
                r"(?m)^  nav\.articles: .*$",
                f"  nav.articles: Articles {number}",
            )


@dataclass(frozen=True, slots=True)
class Hugo:
    """The comparison: the same corpus as a Hugo site."""

    folder: Path
    article: str
    event: str
    program: Path
    name: str = "hugo"

    @property
    def out(self) -> Path:
        return self.folder / "public"

    def command(self) -> list[str]:
        return [str(self.program), "build", "--quiet"]

    def environment(self) -> Mapping[str, str]:
        return {
            "HUGO_CACHEDIR": str(self.folder / "cache"),
            "HUGO_NUMWORKERMULTIPLIER": str(os.cpu_count() or 1),
        }

    def forget(self) -> None:
        """Set aside everything an earlier build left."""
        _set_aside(self.folder, "public", "resources", "cache", ".hugo_build.lock")

    def edit(self, what: str, number: int) -> None:
        content = self.folder / "content"
        if what == "article":
            _text(content / "articles" / f"{self.article}.en.md", number)
        elif what == "event":
            for path in sorted((content / "events").glob(f"{self.event}.*.md")):
                _date(path, number)
        elif what == "template":
            _mark(self.folder / "layouts" / "articles" / "page.html", number)
        else:
            _change(self.folder / "i18n" / "en.yaml", r"(?m)^articles: .*$", f"articles: Articles {number}")


def ours(corpus: Corpus, folder: Path, project: Path) -> Digest:
    """Put the project and the corpus into a new folder."""
    folder.mkdir(parents=True)
    for name in (one for one in _OURS if (project / one).exists()):
        copy = shutil.copytree if (project / name).is_dir() else shutil.copy2
        copy(project / name, folder / name)
    _change(folder / "mkdocs.yml", r"share_images: true", "share_images: false")  # measured apart
    records.write(corpus, folder / "content", project)
    return Digest(folder, *_edited(corpus))


def hugo(corpus: Corpus, folder: Path, program: Path) -> Hugo:
    """Put the Hugo site and the corpus into a new folder."""
    hugo_site.write(corpus, folder)
    return Hugo(folder, *_edited(corpus), program)


def find_hugo() -> Path | None:
    """Return Hugo's program: DIGEST_HUGO, the one inside the package `hugo`, or the system's."""
    if named := os.environ.get("DIGEST_HUGO"):
        return Path(named)
    for folder in map(Path, sys.path):
        for program in sorted(folder.glob("hugo/binaries/hugo*")):
            if program.is_file():
                return program
    found = shutil.which("hugo")
    return Path(found) if found else None


def _edited(corpus: Corpus) -> tuple[str, str]:
    """Return the article and the event that are edited: the first in the middle with a plain day."""
    middle = corpus.articles // 2
    for article, events in islice(corpus.each(), middle, None):
        for event in events:
            if event.date == event.day.isoformat() and 1 < event.day.day < 27:
                return article.id, event.id
    raise ValueError(f"a corpus of {corpus.articles} articles has no event to edit")


def _set_aside(folder: Path, *names: str) -> None:
    """Move what is there out of the way; it is removed with the folder.

    Removing it now would falsify the next figure: ext4 looks for new files past each one removed of late.
    """
    found = [folder / name for name in names if (folder / name).exists()]
    if found:
        aside = Path(tempfile.mkdtemp(prefix="aside-", dir=folder.parent))
        for one in found:
            one.rename(aside / one.name)


def _change(path: Path, pattern: str, new: str) -> None:
    text = path.read_text("utf-8")
    changed, count = re.subn(pattern, lambda _: new, text, count=1)
    if not count:
        raise ValueError(f"{path.name} has nothing like {pattern}")
    path.write_text(changed, "utf-8")


def _text(path: Path, number: int) -> None:
    """Write a headline anew and a sentence at the end."""
    _change(path, r"(?m)^title: .*$", f'title: "A headline written anew, number {number}"')
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\nThis sentence was added by the benchmark, edit {number}.\n")


def _date(path: Path, number: int) -> None:
    """Move an event to another day of its month."""
    day = re.search(r"(?m)^date: \d{4}-\d\d-(\d\d)$", path.read_text("utf-8"))
    if day is None:
        raise ValueError(f"{path.name} has no plain day")
    moved = (int(day[1]) + number) % 28 + 1
    _change(path, r"(?m)^(?=date: )date: \d{4}-\d\d-\d\d$", f"{day[0][:-2]}{moved:02d}")


def _mark(path: Path, number: int) -> None:
    """Give the main part of a template another class."""
    _change(path, r'<article class="article[^"]*"', f'<article class="article edit-{number}"')
