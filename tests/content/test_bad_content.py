"""Bad content is answered with the file, line, column and what to do: one plain-text case a file.

A case is a sentence, then files laid over `small/`, then after `=== expected` the problems, a line each, then
after `=== fa` the same in Persian, its invisible isolates made visible: ⟦a message, ⟨what is Latin in it⟩⟩.
A file is `--- path` and its text, or `--- bytes path` and hexadecimal, or `--- edit path` and `old ==> new`.
DIGEST_REWRITE=1 writes what is said now into the cases.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest.fronts import reports
from digest.problems import Problem
from digest.review import review
from tests.content.laying import HERE, PROJECT, lay

CASES = sorted((HERE / "bad").glob("*.case"))
WARNED = sorted((HERE / "warned").glob("*.case"))
EXPECTED = "=== expected\n"
PERSIAN = "=== fa\n"
VISIBLE = str.maketrans("\u2067\u2068\u2069", "⟦⟨⟩")


def found(content: Path, *, warnings: bool = False) -> list[Problem]:
    """Return the problems of a content folder: errors, or the warnings."""
    _, problems = review(PROJECT, content)
    return [problem for problem in problems if problem.warning is warnings]


def said(problems: list[Problem], content: Path, language: str = "en") -> str:
    """Return problems as they are said; in an edition's file, which grows, by their line's words."""
    lines = []
    for problem, line in zip(problems, reports.text(problems, language), strict=True):
        mark = problem.mark
        if "/editions/" in mark.path and (content.parent / mark.path).is_file():
            words = (content.parent / mark.path).read_text("utf-8").split("\n")[mark.line - 1].strip()
            lines.append(line.replace(f":{mark.line}:", f":[{words}]:", 1))
        else:
            lines.append(line)
    return "".join(f"{line}\n" for line in lines).translate(VISIBLE)


def errors(content: Path, *, warnings: bool = False) -> str:
    """Return what is said of a content folder, a line each: of errors, or of warnings."""
    return said(found(content, warnings=warnings), content)


def test_the_small_content_is_good(small: Path) -> None:
    assert errors(small) == ""


def test_there_are_at_least_25_cases() -> None:
    assert len(CASES) >= 25


def expect(case: Path, content: Path, *, warnings: bool = False) -> None:
    """Lay a case over good content and compare what is said with what should be."""
    overlay, _, answers = case.read_text("utf-8").partition(EXPECTED)
    english, _, persian = answers.partition(PERSIAN)
    lay(content, overlay.rstrip("\n"))
    problems = found(content, warnings=warnings)
    now = said(problems, content), said(problems, content, "fa")
    if os.environ.get("DIGEST_REWRITE"):
        text = f"{overlay.rstrip(chr(10))}\n{EXPECTED}{now[0]}{PERSIAN}{now[1]}"
        case.write_text(text, "utf-8")
    assert problems, "nothing was said"
    assert now == (english, persian)


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
