"""Bad content is answered with the file, line, column and what to do: one plain-text case a file.

A case is a sentence, then files laid over `small/`, then after `=== expected` the problems, a line each.
A file is `--- path` and its text, or `--- bytes path` and hexadecimal, or `--- edit path` and `old ==> new`.
DIGEST_REWRITE=1 writes what is said now into the cases.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from digest.checks.editions import lexicon
from digest.load import load, read
from digest.problems import Problem
from digest.shelve import shelve

HERE = Path(__file__).parent
PROJECT = HERE.parent.parent
CASES = sorted((HERE / "bad").glob("*.case"))
WARNED = sorted((HERE / "warned").glob("*.case"))
EXPECTED = "=== expected\n"


def lay(folder: Path, overlay: str) -> None:
    """Write the files of a case over a content folder."""
    for part in overlay.split("\n--- ")[1:]:
        head, _, body = part.partition("\n")
        kind, _, path = head.rpartition(" ") if head.startswith(("bytes ", "edit ")) else ("", "", head)
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if kind == "bytes":
            target.write_bytes(bytes.fromhex(body))
        elif kind == "edit":
            old, _, new = body.partition(" ==> ")
            before = target.read_text("utf-8")
            assert before.count(old) == 1, f"{path} has {old!r} {before.count(old)} times"
            target.write_text(before.replace(old, new), "utf-8")
        else:
            target.write_text(f"{body}\n", "utf-8")


def errors(content: Path, *, warnings: bool = False) -> str:
    """Return the problems of a content folder, a line each: errors, or the warnings."""
    words = read(PROJECT / "templates" / "words.yml", "templates/words.yml")
    _, problems = shelve(load(content), lexicon(words))
    return "".join(f"{_said(problem, content)}\n" for problem in problems if problem.warning is warnings)


def _said(problem: Problem, content: Path) -> str:
    """Return a problem as it is said; in an edition's file, which grows, by its line's words."""
    mark = problem.mark
    if "/editions/" not in mark.path or not (content.parent / mark.path).is_file():
        return str(problem)
    line = (content.parent / mark.path).read_text("utf-8").split("\n")[mark.line - 1].strip()
    return f"{mark.path}:[{line}]:{mark.column}: {problem.message}"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a copy of the small content, with the project's editions."""
    content = tmp_path / "content"
    shutil.copytree(HERE / "small", content)
    shutil.copytree(PROJECT / "content" / "editions", content / "editions")
    return content


def test_the_small_content_is_good(small: Path) -> None:
    assert errors(small) == ""


def test_there_are_at_least_25_cases() -> None:
    assert len(CASES) >= 25


def expect(case: Path, content: Path, *, warnings: bool = False) -> None:
    """Lay a case over good content and compare what is said with what should be."""
    overlay, _, expected = case.read_text("utf-8").partition(EXPECTED)
    lay(content, overlay.rstrip("\n"))
    said = errors(content, warnings=warnings)
    if os.environ.get("DIGEST_REWRITE"):
        case.write_text(f"{overlay.rstrip(chr(10))}\n{EXPECTED}{said}", "utf-8")
    assert said, "nothing was said"
    assert said == expected


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_bad_input_gets_exactly_the_message_it_should(case: Path, small: Path) -> None:
    expect(case, small)


@pytest.mark.parametrize("case", WARNED, ids=lambda case: case.stem)
def test_a_spelling_that_should_be_mended_is_a_warning_and_no_error(case: Path, small: Path) -> None:
    expect(case, small, warnings=True)
    assert errors(small) == ""


def test_the_real_content_has_neither_errors_nor_warnings() -> None:
    assert errors(PROJECT / "content") == ""
    assert errors(PROJECT / "content", warnings=True) == ""
