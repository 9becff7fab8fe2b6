"""`invoke ingest` and `accept`: raw articles become drafts, finished drafts become articles."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from digest import formats, starters
from digest import ingest as room
from digest.fronts import speaking
from digest.problems import DigestError, message
from digest.review import review


def ingest(project: Path, content: Path, paths: str, language: str) -> None:
    """Write a draft of each raw article; what cannot be read is said, and the others go on."""
    if not shlex.split(paths):
        raise DigestError(message("nothing-given"))
    formats.demand(content)
    library, _ = review(project, content)
    records = (library.people.values(), library.sources.values(), library.countries.values())
    knowledge = room.learn(*records)
    refused = 0
    for name, source in _raw_articles(paths):
        try:
            found = room.draft(room.read_source(source), name, knowledge)
        except DigestError as error:
            refused += 1
            what = message("raw-failed", name=name, reason=error.args[0])
            print(what.say(language), file=sys.stderr)
            continue
        folder = content / "drafts" / found.id
        if folder.exists():
            refused += 1
            what = message("raw-left", path=os.path.relpath(folder), name=name)
            print(what.say(language), file=sys.stderr)
            continue
        _write(folder, room.files(found))
        print(f"wrote {os.path.relpath(folder)}/")
    if refused:
        raise speaking.Refused("")


def accept(project: Path, content: Path, id: str, language: str) -> None:
    """Move a draft to the articles, chosen candidates to the events; begin its texts; say what is left."""
    formats.demand(content)
    folder = content / "drafts" / id
    if not folder.is_dir():
        there = [path.name for path in (content / "drafts").glob("*/") if path.is_dir()]
        what = message("unknown-draft", given=id) if there else message("no-draft")
        raise DigestError(what.near(id, sorted(there), all_known=True))
    editions = sorted(path.stem for path in (content / "editions").glob("*.yml"))
    files, problems = room.accept(folder, editions)
    speaking.say(problems, language, refused=bool(problems))
    given = {path for path, _ in files}
    begun = [starters.text(starters.Wish(id, editions), edition) for edition in editions]
    files = (*files, *((one.path, one.text) for one in begun if one.path not in given))
    _refuse_there_already(content, [path for path, _ in files], language)
    _write(content, files)
    shutil.rmtree(folder)
    for path, _ in files:
        print(f"wrote {os.path.relpath(content / path)}")
    mine = {f"{content.name}/{path}" for path, _ in files}
    _, found = review(project, content)
    left = [one for one in found if one.mark.path in mine or f"/articles/{id}/" in one.mark.path]
    if left:
        print(message("still-empty").say(language))
        speaking.say(left, language, refused=False)


def _refuse_there_already(content: Path, paths: Iterable[str], language: str) -> None:
    there = [content / path for path in paths if (content / path).exists()]
    said = [message("there-already", path=os.path.relpath(path)).say(language) for path in there]
    if said:
        raise speaking.Refused("\n".join(said))


def _write(folder: Path, files: Iterable[tuple[str, str]]) -> None:
    for path, text in files:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")


def _raw_articles(paths: str) -> Iterator[tuple[str, Path | bytes]]:
    """Yield (name, file) of every raw article; a folder stands for its files, "-" for standard input."""
    for word in shlex.split(paths):
        path = Path(word)
        if word == "-":
            yield "standard-input", sys.stdin.buffer.read()
        elif path.is_dir():
            yield from ((one.stem, one) for one in sorted(path.iterdir()) if one.is_file())
        else:
            yield path.stem, path
