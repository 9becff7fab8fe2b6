"""`invoke new` asks on a terminal, takes flags anywhere, and never asks where nobody can answer."""

from __future__ import annotations

import contextlib
import os
import pty
import select
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from digest.fronts import beginning, speaking
from digest.problems import DigestError
from digest.review import review

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    return tmp_path / "content"


Answer = Callable[..., list[str]]

ANSWERS = ("Cuba", "cu, ir", "A Trip", "", "")
"""Countries (the first answer is bad), a title, and what is offered for the id and the editions."""


@pytest.fixture
def answering(monkeypatch: pytest.MonkeyPatch) -> Answer:
    """Sit at a terminal and answer; what was asked is returned."""

    def sit(*answers: str) -> list[str]:
        asked: list[str] = []
        waiting = iter(answers)

        def read(prompt: str) -> str:
            asked.append(prompt)
            try:
                return next(waiting)
            except StopIteration:
                raise KeyboardInterrupt from None

        monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("builtins.input", read)
        return asked

    return sit


def left(content: Path) -> list[str]:
    """Return what is still wrong, as key and value that is empty."""
    _, problems = review(ROOT, content)
    return [f"{one.message.key} {one.message.values.get('name', '')}".strip() for one in problems]


def test_a_terminal_is_asked_for_all_that_is_missing_and_again_after_a_bad_answer(
    content: Path, answering: Answer, capsys: pytest.CaptureFixture[str]
) -> None:
    answering("artcle", "article", "tasmin", "tasnim", "", "2023-6-1", "2023-06-01", *ANSWERS)
    beginning.new(content, {}, "en")
    told = capsys.readouterr()
    assert 'unknown kind "artcle" (did you mean "article"?)' in told.err
    assert 'unknown source "tasmin" (did you mean "tasnim"?)' in told.err
    assert "write 2023-06-01" in told.err
    assert 'unknown country "Cuba" (did you mean "CU"?)' in told.err
    text = (content / "articles" / "tasnim-a-trip" / "article.yml").read_text("utf-8")
    assert "language: en " in text or "language: fa " in text
    assert "date: 2023-06-01\n" in text
    assert "countries: [CU, IR]\n" in text
    assert sorted(set(left(content))) == ["digest-empty", "empty summary", "empty title"]


def test_who_stops_leaves_nothing_behind(content: Path, answering: Answer) -> None:
    before = sorted(content.rglob("*"))
    answering("article", "tasnim")
    with pytest.raises(speaking.Refused, match="stopped: nothing was written"):
        beginning.new(content, {}, "en")
    assert sorted(content.rglob("*")) == before


def test_it_asks_in_persian(content: Path, answering: Answer) -> None:
    asked = answering("event")
    with pytest.raises(speaking.Refused, match="چیزی نوشته نشد"):
        beginning.new(content, {}, "fa")
    assert asked[0].startswith("نوع رکورد (")


def test_an_event_takes_the_countries_of_its_article_and_suggests_an_id(
    content: Path, answering: Answer
) -> None:
    answering("event", "tasnim-raisi-havana", "visit", "2023-06", "", "Raisi’s second trip", "", "")
    beginning.new(content, {}, "en")
    text = (content / "events" / "raisi-s-second-trip-2023.yml").read_text("utf-8")
    assert "kind: visit " in text
    assert "countries: [IR, CU]\n" in text or "countries: [CU, IR]\n" in text
    assert sorted(set(left(content))) == ["empty en", "empty fa", "empty says"]


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"kind": "artcle"}, 'unknown kind "artcle" (did you mean "article"?)'),
        ({"kind": "article", "source": "tasmin"}, 'unknown source "tasmin" (did you mean "tasnim"?)'),
        ({"kind": "article", "source": "tasnim", "language": "persian"}, '(did you mean "fa"?)'),
        ({"kind": "article", "source": "tasnim", "date": "2023-13"}, '"2023-13" has no month 13'),
        (
            {"kind": "article", "source": "tasnim", "countries": "Iran"},
            'unknown country "Iran" (did you mean "IR"?)',
        ),
        ({"kind": "person", "id": "Ana María"}, 'bad id "Ana María"'),
        ({"kind": "event", "source": "tasnim-raisi-havanna"}, '(did you mean "tasnim-raisi-havana"?)'),
        ({"kind": "event", "source": "tasnim-raisi-havana", "event-kind": "vist"}, '(did you mean "visit"?)'),
        ({"kind": "source", "id": "x", "outlet-kind": "paper"}, '(did you mean "newspaper"?)'),
        ({"kind": "text", "id": "tasnim-raisi-havanna"}, '(did you mean "tasnim-raisi-havana"?)'),
    ],
    ids=lambda value: " ".join(value.values()) if isinstance(value, dict) else None,
)
def test_a_bad_flag_is_refused_with_what_was_meant(
    content: Path, given: dict[str, str], message: str
) -> None:
    with pytest.raises(DigestError) as refused:
        beginning.new(content, given, "en")
    assert message in str(refused.value)


def test_without_a_terminal_all_that_is_missing_is_said_at_once(content: Path) -> None:
    with pytest.raises(speaking.Refused) as refused:
        beginning.new(content, {"kind": "event"}, "en")
    assert [line.partition(" is not given")[0] for line in str(refused.value).splitlines()] == [
        "--source",
        "--event-kind",
        "--countries",
        "--id",
    ]


def test_on_a_real_terminal_it_asks_and_control_c_ends_it_with_status_1(tmp_path: Path) -> None:
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    for name in ("mkdocs.yml", "tasks.py"):
        shutil.copy(ROOT / name, tmp_path)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "TERM": "dumb"}
    child, ours = pty.fork()
    if child == 0:  # on its own terminal, where Ctrl-C is what it is to a person
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.chdir(tmp_path)
        os.execve(sys.executable, [sys.executable, "-m", "invoke", "new", "person"], environment)
    shown = b""
    for question, answer in (
        (b"title in English", b"Ana Gomez\n"),
        (b"[ana-gomez]", b"\n"),
        (b"Language", b""),
    ):
        while question not in shown:
            shown += os.read(ours, 4096)
        os.write(ours, answer)
    os.write(ours, b"\x03")
    ended, status = 0, 0
    while not ended:
        if not select.select([ours], [], [], 3)[0]:  # it came before the line was being read: again
            os.write(ours, b"\x03")
        with contextlib.suppress(OSError):  # nobody is at the other end any more
            os.read(ours, 4096)
        ended, status = os.waitpid(child, os.WNOHANG)
    os.close(ours)
    assert os.waitstatus_to_exitcode(status) == 1
    assert not (tmp_path / "content" / "people" / "ana-gomez.yml").exists()
