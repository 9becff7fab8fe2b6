"""A look at a site tells whether it is as it should be, and why not; it is not deceived by times."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from time import sleep

import pytest

from digest.write import freshness, halves, survey
from digest.write.freshness import Order, Seen, State, look
from digest.write.ledger import UNSURE, read_ledger
from digest.write.publish import publish
from digest.write.restamp import update_inputs
from tests.publishing.sites import anew, pages, tree

DAY = 738_000
OLD = (1_600_000_000, 1_600_000_000)


@pytest.fixture(params=[(1, True), (2, True), (1, False)], ids=["one process", "two", "young folders"])
def order(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Order:
    """An order in a small project whose files are old, and most often the folders too."""
    processes, old = request.param
    monkeypatch.setattr(halves, "MANY", 2 if processes == 2 else 10**9)
    files = {
        "mkdocs.yml": "a",
        "content/articles/x/article.yml": "b",
        "content/articles/y/article.yml": "c",
        "content/events/e.yml": "d",
        "content/urls.txt": "e",
        "content/drafts/z/article.yml": "f",
        "templates/pages/home.html": "g",
        "templates/assets/deep/er/x.css": "h",
    }
    for path, text in files.items():
        place = tmp_path / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8")
        os.utime(place, OLD)
    for folder in (*tmp_path.rglob("*"),) if old else ():
        os.utime(folder, OLD)
    return Order(tmp_path, tmp_path / "content", tmp_path / "site", DAY)


def made(order: Order) -> State:
    """Look, and publish something."""
    state = look(order)
    publish(
        pages(0, 20).items(),
        order.out,
        state.settings,
        state.inputs,
        begun=state.begun,
        folders=state.folders,
        before=state.before,
    )
    return state


def write(path: Path, text: str, times: tuple[int, int] = OLD) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    os.utime(path, times)


def test_every_file_a_site_is_made_from_is_an_input_and_no_other(order: Order) -> None:
    labels = set(look(order).inputs)
    assert {label for label in labels if not label.startswith("digest/")} == {
        "mkdocs.yml",
        "content/articles/x/article.yml",
        "content/articles/y/article.yml",
        "content/events/e.yml",
        "content/urls.txt",
        "templates/pages/home.html",
        "templates/assets/deep/er/x.css",
    }
    ours = Path(freshness.__file__).parents[1]
    assert {label for label in labels if label.startswith("digest/")} == {
        f"digest/{path.relative_to(ours).as_posix()}"
        for path in ours.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_there_is_no_site_then_there_is_and_nothing_to_do(order: Order) -> None:
    assert made(order).reasons == ("there is no site yet",)
    assert look(order).reasons == ()
    assert look(order).changes == frozenset()


def test_what_is_edited_added_and_removed_is_told_as_data_and_in_words(order: Order) -> None:
    made(order)
    write(order.content / "articles/x/article.yml", "B")  # as long and as old as before
    os.utime(order.content / "articles/x/article.yml", (OLD[0], OLD[1] + 1))
    write(order.content / "articles/new/article.yml", "n")
    (order.content / "events/e.yml").unlink()
    state = look(order)
    assert state.changes == {
        "content/articles/x/article.yml",
        "content/articles/new/article.yml",
        "content/events/e.yml",
    }
    assert state.reasons == (
        "content/articles/new/article.yml is new",
        "content/articles/x/article.yml changed",
        "content/events/e.yml is gone",
    )
    assert state.before is not None
    assert "content/events/e.yml" not in state.inputs
    assert (
        state.inputs["content/articles/x/article.yml"]
        != state.before.inputs["content/articles/x/article.yml"]
    )


def test_what_a_watcher_saw_is_what_a_look_at_everything_finds(order: Order) -> None:
    made(order)
    before = read_ledger(order.out)
    assert before is not None
    one, other = order.content / "articles/x/article.yml", order.project / "mkdocs.yml"
    write(one, "B")
    os.utime(one, (OLD[0], OLD[1] + 1))
    os.utime(other, (OLD[0], OLD[1] + 1))  # touched, no more
    passing = order.content / "articles/x/.article.yml.swp"
    narrow = look(order, Seen(before, frozenset(map(str, (one, other, passing)))))
    whole = look(order)
    assert (narrow.changes, narrow.reasons) == (whole.changes, whole.reasons) != (frozenset(), ())
    assert dict(narrow.inputs) == dict(whole.inputs)


@pytest.mark.parametrize(
    "what", ["a new file", "a file gone", "a folder gone", "a folder", "a link", "elsewhere"]
)
def test_where_more_than_a_text_was_seen_to_change_everything_is_looked_at(order: Order, what: str) -> None:
    made(order)
    before = read_ledger(order.out)
    assert before is not None
    one, folder = order.content / "articles/x/article.yml", order.content / "articles/x"
    if what == "a new file":
        one = one.with_name("en.md")
        write(one, "new")
    elif what in {"a file gone", "a link"}:
        one.unlink()
        if what == "a link":
            one.symlink_to(order.project / "mkdocs.yml")
    elif what == "a folder gone":
        shutil.rmtree(folder)
        one = folder
    elif what == "a folder":
        one = folder
    else:
        one = order.project.parent / "elsewhere"
    assert survey.narrowed(freshness._roots(order), before, 0, [str(one)]) is None
    seen = look(order, Seen(before, frozenset({str(one)})))
    assert (seen.changes, seen.reasons) == (look(order).changes, look(order).reasons)


def test_what_was_seen_is_nothing_to_rely_on_when_another_process_has_built(order: Order) -> None:
    made(order)
    old = read_ledger(order.out)
    assert old is not None
    write(order.content / "articles/y/article.yml", "another's")
    made(order)
    seen = look(order, Seen(old, frozenset()))
    assert (seen.before, seen.reasons) == (read_ledger(order.out), ())


def test_touched_inputs_that_are_the_same_are_no_reason_and_many_are_recorded(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(order)
    before = read_ledger(order.out)
    for path in order.content.rglob("*.yml"):
        os.utime(path, (5, 5))
    assert look(order).reasons == ()
    assert read_ledger(order.out) == before  # to hash three files is cheaper than to write a ledger
    monkeypatch.setattr(freshness, "MANY_TOUCHED", 3)
    assert look(order).reasons == ()
    after = read_ledger(order.out)
    assert after is not None
    assert after.inputs["content/events/e.yml"].mtime == 5_000_000_000
    monkeypatch.setattr(freshness, "update_inputs", lambda *_: pytest.fail("they were recorded"))
    assert look(order).reasons == ()


def test_an_input_edited_within_a_tick_of_the_clock_is_noticed(order: Order) -> None:
    path = order.content / "events/e.yml"
    path.write_text("1", "utf-8")
    state = made(order)
    seen = path.stat()
    assert state.inputs["content/events/e.yml"].mtime == UNSURE
    path.write_text("2", "utf-8")
    os.utime(path, ns=(seen.st_atime_ns, seen.st_mtime_ns))  # the clock has not gone on
    assert look(order).reasons == ("content/events/e.yml changed",)


def test_an_input_edited_while_the_site_was_built_is_built_again_though_it_is_as_before(order: Order) -> None:
    path = order.content / "events/e.yml"
    state = look(order)
    path.write_text("read by the build", "utf-8")
    path.write_text("d", "utf-8")
    os.utime(path, ns=(state.begun + 1, state.begun + 1))
    sleep(0.05)  # the clock of files goes in steps
    publish(pages(0, 20).items(), order.out, state.settings, state.inputs, begun=state.begun)
    assert look(order).reasons == ("content/events/e.yml changed",)
    made(order)
    assert look(order).reasons == ()


def remove(path: Path) -> None:
    path.unlink()


def edit(path: Path) -> None:
    path.write_bytes(b"shorter")


def edit_and_keep_the_time(path: Path) -> None:
    time = path.stat().st_mtime_ns
    path.write_bytes(b"shorter")
    os.utime(path, ns=(time, time))


def make_a_link_that_looks_like_it(path: Path) -> None:
    was = path.stat()
    path.unlink()
    path.symlink_to("x" * was.st_size)
    os.utime(path, ns=(was.st_mtime_ns, was.st_mtime_ns), follow_symlinks=False)


def make_a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def make_a_link(path: Path) -> None:
    aside = path.rename(path.with_name("aside"))
    path.symlink_to(aside)


def remove_its_folder(path: Path) -> None:
    shutil.rmtree(path.parent)


def make_its_folder_a_file(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.write_bytes(b"")


HARMS = [
    remove,
    edit,
    edit_and_keep_the_time,
    make_a_folder,
    make_a_link,
    make_a_link_that_looks_like_it,
    remove_its_folder,
    make_its_folder_a_file,
]


@pytest.mark.parametrize("harm", HARMS)
@pytest.mark.parametrize("path", ["content/articles/x/article.yml", "templates/assets/deep/er/x.css"])
def test_a_look_at_what_is_known_finds_what_a_look_at_everything_does(
    order: Order, harm: Callable[[Path], None], path: str
) -> None:
    made(order)
    harm(order.project / path)
    write(order.content / "articles/y/new/er/en.md", "new")
    before = read_ledger(order.out)
    assert before is not None
    assert before.folders["content/articles"]
    found = survey.survey(freshness._roots(order), before, 10**19)
    whole = survey.survey(freshness._roots(order), replace(before, folders={}), 10**19)
    assert (found.changes, dict(found.inputs)) == (whole.changes, dict(whole.inputs))
    assert found.folders == whole.folders
    assert found.touched == whole.touched
    again = survey.survey(
        freshness._roots(order), replace(before, inputs=found.inputs, folders=found.folders), 0
    )
    assert again.changes == frozenset()
    assert again.inputs is found.inputs


@pytest.mark.parametrize(
    "harm",
    HARMS,
)
def test_an_output_that_is_not_as_it_was_written_is_a_reason(
    order: Order, harm: Callable[[Path], None]
) -> None:
    made(order)
    harm(order.out / "en/a0003/index.html")
    assert "en/a0003/index.html in the site is not as it was written" in look(order).reasons


def test_an_output_written_over_with_as_many_bytes_is_a_reason(order: Order) -> None:
    made(order)
    path = order.out / "en/a0003/index.html"
    path.write_bytes(b"x" * path.stat().st_size)
    assert look(order).reasons == ("en/a0003/index.html in the site is not as it was written",)


def test_files_of_others_are_no_reason(order: Order) -> None:
    made(order)
    (order.out / "CNAME").write_bytes(b"example.org")
    assert look(order).reasons == ()


@pytest.mark.parametrize("setting", list(freshness._settings(Order(Path(), Path(), Path(), DAY))))
def test_every_setting_is_a_reason_when_it_changes(order: Order, setting: str) -> None:
    state = made(order)
    anew_settings = {**state.settings, setting: "something else"}
    publish(pages(0, 20).items(), order.out, anew_settings, state.inputs, begun=state.begun)
    assert look(order).reasons == (f"{setting} changed",)


def test_a_clean_build_is_its_own_reason(order: Order) -> None:
    made(order)
    clean = Order(order.project, order.content, order.out, DAY, clean=True)
    assert look(clean).reasons == ("a clean build is asked for",)


def test_links_and_what_is_no_file_are_looked_at_without_harm(order: Order) -> None:
    elsewhere = order.project / "elsewhere"
    write(elsewhere / "deep.yml", "x")
    (order.content / "folder").symlink_to(elsewhere)
    (order.content / "file.yml").symlink_to(elsewhere / "deep.yml")
    (order.content / "nowhere.yml").symlink_to(elsewhere / "not there")
    os.mkfifo(order.content / "pipe")
    made(order)
    assert look(order).reasons == ()
    write(elsewhere / "deep.yml", "X", (OLD[0], OLD[1] + 1))
    assert look(order).reasons == ("content/file.yml changed",)
    (order.content / "folder").unlink()
    (order.content / "folder").symlink_to(order.project / "templates")
    assert set(look(order).reasons) == {"content/file.yml changed", "content/folder changed"}


@pytest.mark.parametrize("size", [0, 1, 17, 18, 19])
def test_an_input_that_grows_or_shrinks_while_it_is_read_is_read_whole(tmp_path: Path, size: int) -> None:
    (tmp_path / "x").write_bytes(b"as long as it gets")
    assert survey._hash(str(tmp_path / "x"), size) == sha256(b"as long as it gets").digest()


def test_an_input_that_cannot_be_read_is_left_to_who_reads_the_content(
    order: Order, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(order)
    os.utime(order.content / "events/e.yml", (7, 7))
    real = os.open

    def refuse(path: str, *rest: int) -> int:
        if str(path).endswith("e.yml"):
            raise PermissionError(13, "denied")
        return real(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    assert look(order).reasons == ("content/events/e.yml changed",)


def test_versions_are_those_that_importlib_tells() -> None:
    def told(library: str) -> str:
        try:
            return version(library)
        except PackageNotFoundError:
            return ""

    found = dict(freshness._versions())
    assert found == {library: told(library) for library in freshness._LIBRARIES}
    assert found["mkdocs-material"] != ""


def test_a_library_that_is_installed_otherwise_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(freshness, "_LIBRARIES", ("babel", "no-such-library"))
    monkeypatch.setattr(os, "listdir", lambda _folder: [])
    assert dict(freshness._versions()) == {"babel": version("babel"), "no-such-library": ""}


def test_a_half_that_fails_is_done_again_here_and_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halves, "MANY", 2)
    monkeypatch.setattr("threading.active_count", lambda: 1)
    here = os.getpid()

    def work(numbers: object) -> list[int]:
        assert isinstance(numbers, list)
        if os.getpid() != here:
            os._exit(3)
        return [number * 2 for number in numbers]

    assert halves.in_halves(work, [1, 2, 3, 4, 5]) == [[2, 6, 10], [4, 8]]


def test_a_look_at_an_unchanged_site_loads_little() -> None:
    loaded = {"multiprocessing", "ctypes", "importlib.metadata", "mkdocs", "jinja2", "zipfile"}
    code = f"import sys, digest.write.freshness; print(sorted({loaded!r} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_an_update_keeps_what_else_the_ledger_says(order: Order) -> None:
    made(order)
    before = read_ledger(order.out)
    assert before is not None
    update_inputs(order.out, before, before.inputs, before.folders)
    assert read_ledger(order.out) == before
    assert tree(order.out) == pages(0, 20)
    anew(order.out, pages(1, 20))
