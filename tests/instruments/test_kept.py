"""Costly files are made once, by processes where there are many, again when what they are made of changes."""

from __future__ import annotations

from pathlib import Path

from digest.write.kept import AHEAD, FEW, Kept, Recipe


class Shout:
    """A tool that can be sent to another process; it leaves a mark for each thing it makes."""

    def __init__(self, marks: bytes) -> None:
        self.marks = Path(marks.decode())

    def __call__(self, thing: str) -> bytes:
        with self.marks.open("a") as marks:
            marks.write(f"{thing}\n")
        return thing.upper().encode()


def made(folder: Path, wanted: list[str], version: str = "1") -> tuple[list[str], list[str]]:
    """Return what was given and what was made for it."""
    marks = folder / "marks"
    marks.write_text("")
    part = folder / "part"
    part.write_text(str(marks))
    recipe = Recipe(Shout, (part,), version)
    with Kept(folder / "kept", recipe, ((f"{one}.txt", one) for one in wanted)) as kept:
        given = [f"{file.path}={file.data.decode()}" for file in kept.files()]
    return given, sorted(marks.read_text().split())


def test_a_file_is_made_once(tmp_path: Path) -> None:
    assert made(tmp_path, ["a", "b"]) == (["a.txt=A", "b.txt=B"], ["a", "b"])
    assert made(tmp_path, ["b", "c"]) == (["b.txt=B", "c.txt=C"], ["c"])
    assert made(tmp_path, ["b", "c"], version="2")[1] == ["b", "c"]


def test_many_are_made_by_processes_in_order(tmp_path: Path) -> None:
    wanted = [f"x{number}" for number in range(AHEAD + FEW)]
    given, marks = made(tmp_path, wanted)
    assert given == [f"{one}.txt={one.upper()}" for one in wanted]
    assert marks == sorted(wanted)
    assert made(tmp_path, wanted) == (given, [])


def test_a_file_that_went_away_is_made_again(tmp_path: Path) -> None:
    made(tmp_path, ["a"])
    for path in (tmp_path / "kept").rglob("*"):
        if path.is_file():
            path.unlink()
    assert made(tmp_path, ["a"]) == (["a.txt=A"], ["a"])
