"""Whatever was published before, and whatever became of it: the site is what was given, and others' files."""

from __future__ import annotations

import os
import pickle
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.problems import DigestError
from digest.write import halves, swap
from digest.write.laying import lay
from digest.write.ledger import read_ledger
from digest.write.refusing import Overtaken
from digest.write.stage import Lost, Stage, Written
from tests.publishing.sites import (
    Files,
    anew,
    changed,
    changed_but_few,
    folders,
    lying_about,
    pages,
    tree,
    with_twin,
)

SPARE = {".site.digest", ".site.digest/spare"}


@pytest.mark.parametrize("publish", [anew, changed, changed_but_few])
def test_a_site_is_what_was_given_edit_after_edit(tmp_path: Path, publish: Callable[..., object]) -> None:
    out = tmp_path / "site"
    for edit in range(5):
        publish(out, pages(edit, 20))
        assert tree(out) == pages(edit, 20)
        assert folders(out) == {"en", *(path.rpartition("/")[0] for path in pages(edit, 20))} - {""}
        assert lying_about(out) == (SPARE if edit else set())


def test_an_edit_costs_what_it_changes_once_there_is_a_spare(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    for edit in range(2):
        changed(out, pages(edit))
    calls: list[str] = []

    def counted(name: str) -> Callable[..., object]:
        real = getattr(os, name)

        def call(*given: object, **more: object) -> object:
            calls.append(name)
            return real(*given, **more)

        return call

    for name in ("link", "mkdir", "open", "unlink", "rename"):
        monkeypatch.setattr(os, name, counted(name))
    written = changed(out, pages(2))
    assert (written.files, written.written, written.removed) == (303, 8, 0)
    assert len(calls) < 100  # of some 300 files in half as many folders


def test_an_edit_costs_what_it_changes_after_a_site_was_made_anew_with_its_twin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "site"
    for edit in range(2):  # the second time there is a spare, and it goes
        with_twin(out, pages(edit))
        assert (tree(out), tree(tmp_path / ".site.digest/spare")) == (pages(edit), pages(edit))
        assert lying_about(out) == SPARE
    links: list[str] = []
    real = os.link

    def link(source: str, place: str) -> None:
        links.append(source)
        real(source, place)

    monkeypatch.setattr(os, "link", link)
    changed_but_few(out, pages(2))
    assert (tree(out), lying_about(out)) == (pages(2), SPARE)
    assert links == []


def test_a_twin_is_no_more_than_a_help(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, spare = tmp_path / "site", tmp_path / ".site.digest/spare"
    with_twin(out, pages(0, 20))
    shutil.rmtree(spare / "en")
    changed_but_few(out, pages(1, 20))
    assert tree(out) == pages(1, 20)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    with_twin(out, pages(2, 20))
    assert (tree(out), tree(spare)) == (pages(2, 20), {})
    changed_but_few(out, pages(3, 20))
    assert tree(out) == pages(3, 20)


def test_a_build_killed_before_it_put_the_twin_away_leaves_it_to_the_next(tmp_path: Path) -> None:
    out, home = tmp_path / "site", tmp_path / ".site.digest"
    with_twin(out, pages(0, 20))
    (home / "spare").rename(home / "stage.0123abcd.twin")
    changed_but_few(out, pages(1, 20))
    assert (tree(out), tree(home / "spare"), lying_about(out)) == (pages(1, 20), pages(0, 20), SPARE)


def test_nothing_is_left_of_a_twin_where_nothing_was_made(tmp_path: Path) -> None:
    with Stage(tmp_path / "site", None, anew=True) as one:
        lay(one.folder, one.out, {}, [("en/a.html", b"1")], "job", one.twin)
        assert tree(Path(one.twin)) == {"en/a.html": b"1"}
    assert list(tmp_path.iterdir()) == []


def test_files_that_stay_are_the_same_file(tmp_path: Path) -> None:
    out = tmp_path / "site"
    anew(out, {"a.html": b"1", "b.html": b"1"})
    before = (out / "a.html").stat().st_ino, (out / "b.html").stat().st_ino
    written = anew(out, {"a.html": b"1", "b.html": b"2"})
    assert (out / "a.html").stat().st_ino == before[0]
    assert (out / "b.html").stat().st_ino != before[1]
    assert (written.files, written.written, written.kept, written.removed) == (2, 1, 1, 0)


def test_a_file_somebody_reads_is_never_written_into(tmp_path: Path) -> None:
    out = tmp_path / "site"
    for text in (b"1", b"2", b"3"):  # from the second on the site and the spare share the file that stays
        changed(out, {"a.html": b"old", "b.html": text})
    with (out / "a.html").open("rb") as reading:
        for text in (b"new", b"newer", b"newest"):
            changed(out, {"a.html": text, "b.html": b"3"})
        assert reading.read() == b"old"


def test_several_processes_lay_one_site(tmp_path: Path) -> None:
    out, files = tmp_path / "site", pages(1)
    anew(out, pages(0))
    with Stage(out, read_ledger(out)) as one, ProcessPoolExecutor(2, get_context("fork")) as pool:
        shares = [list(files.items())[start::8] for start in range(8)]
        work = [
            pool.submit(lay, one.folder, one.out, one.known, share, f"job {n}")
            for n, share in enumerate(shares)
        ]
        rows = [row for done in work for row in done.result()]
        written = one.commit(rows, {}, {})
    assert tree(out) == files
    assert written.kept == sum(data == pages(0).get(path) for path, data in files.items())


def test_the_ledger_knows_which_job_made_what(tmp_path: Path) -> None:
    out = tmp_path / "site"
    with Stage(out, None) as first:
        rows = lay(first.folder, first.out, {}, [("a.html", b"1"), ("b.html", b"2")], "page a")
        rows += lay(first.folder, first.out, {}, [("c.html", b"3")], "page c")
        first.commit(rows, {}, {})
    before = read_ledger(out)
    assert before is not None
    assert before.made_by({"page a"}) == {"page a": ["a.html", "b.html"]}
    for name in ("c.html", "d.html"):  # the paths stay as they are; one is added
        before = read_ledger(out)
        assert before is not None
        with Stage(out, before) as second:
            assert second.keep_but(before.made_by({"page c"}).get("page c", [])) == []
            second.commit(lay(second.folder, second.out, second.known, [(name, b"4")], "page d"), {}, {})
    after = read_ledger(out)
    assert after is not None
    assert after.made_by(after.jobs) == {
        "page a": ["a.html", "b.html"],
        "page d": ["c.html", "d.html"],
    }


def test_what_is_laid_goes_before_what_was_kept_and_what_is_neither_goes(tmp_path: Path) -> None:
    out = tmp_path / "site"
    anew(out, {"a.html": b"1", "b.html": b"1", "c/c.html": b"1"})
    with Stage(out, read_ledger(out)) as one:
        assert one.keep(["a.html", "b.html", "never.html"]) == ["never.html"]
        written = one.commit(lay(one.folder, one.out, one.known, [("b.html", b"2")]), {}, {})
    assert tree(out) == {"a.html": b"1", "b.html": b"2"}
    assert (written.files, written.written, written.kept, written.removed) == (2, 1, 1, 1)
    assert folders(out) == set()


@pytest.mark.parametrize("edits", [1, 2])
def test_an_output_that_is_not_as_it_was_written_is_not_kept(tmp_path: Path, edits: int) -> None:
    out = tmp_path / "site"
    files = {"a.html": b"1", "b.html": b"1", "c.html": b"1", "d/d.html": b"1"}
    for edit in range(edits):
        anew(out, {**files, "e.html": b"%d" % edit})
    (out / "a.html").write_bytes(b"changed")
    spoilt = [out, *(out.parent / ".site.digest" / name for name in ("spare",) if edits == 2)]
    for folder in spoilt:  # one is not there, one is a folder
        (folder / "b.html").unlink()
        (folder / "d/d.html").unlink()
        (folder / "d/d.html").mkdir()
    with Stage(out, read_ledger(out)) as one:
        assert sorted(one.keep(files)) == ["a.html", "b.html", "d/d.html"]
    with Stage(out, read_ledger(out)) as one:
        assert sorted(one.keep_but(["e.html"])) == ["a.html", "b.html", "d/d.html"]
    changed(out, files)
    assert tree(out) == files


def test_an_old_output_is_read_only_as_it_was_written(tmp_path: Path) -> None:
    out = tmp_path / "site"
    anew(out, {"a.html": b"1", "b.html": b"1", "c.html": b"1"})
    time = (out / "a.html").stat().st_mtime_ns
    (out / "a.html").write_bytes(b"2")
    os.utime(out / "a.html", ns=(time, time))
    (out / "b.html").unlink()
    (out / "theirs.html").write_bytes(b"1")
    with Stage(out, read_ledger(out)) as one:
        assert one.old("c.html") == b"1"
        for path in ("a.html", "b.html", "theirs.html"):
            with pytest.raises(Lost, match=path):
                one.old(path)


def test_what_the_spare_has_lost_comes_from_the_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    for edit in range(3):
        changed(out, pages(edit, 20))
    spare = tmp_path / ".site.digest" / "spare"
    (spare / "en/a0000/cite.json").unlink()
    shutil.rmtree(spare / "en/a0001")
    (spare / "en/a0002/cite.json").unlink()
    (spare / "en/a0002/cite.json").mkdir()
    changed(out, pages(3, 20))
    assert tree(out) == pages(3, 20)
    assert tree(spare) == pages(2, 20)


def test_two_pages_cannot_have_one_address(tmp_path: Path) -> None:
    for files in ([("a", b"1"), ("a", b"2")], [("a", b"1"), ("a/b/c", b"2")], [("a/b/c", b"1"), ("a", b"2")]):
        with (
            pytest.raises(DigestError, match="two pages have the address a"),
            Stage(tmp_path / "site", None) as one,
        ):
            one.commit(lay(one.folder, one.out, one.known, files), {}, {})
        assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "path", ["../x", "/etc/x", "a//b", "", "a\\b", "a/", "./a", "a\0b", ".digest-ledger"]
)
def test_an_artifact_cannot_leave_the_site_or_be_its_ledger(path: str, tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="is not an address inside the site"):
        anew(tmp_path / "deep" / "er" / "site", {path: b""})
    assert list(tmp_path.iterdir()) == []


def test_a_worker_of_a_dead_build_makes_no_stage(tmp_path: Path) -> None:
    with Stage(tmp_path / "site", None) as one:
        shutil.rmtree(one.folder)
        with pytest.raises(DigestError, match="could not be written"):
            lay(one.folder, one.out, {}, [("en/a/index.html", b"1")])
        assert not Path(one.folder).exists()


def test_rows_and_refusals_go_from_process_to_process(tmp_path: Path) -> None:
    with Stage(tmp_path / "site", None) as one:
        rows = lay(one.folder, one.out, {}, [("a.html", b"1")], "job")
        assert pickle.loads(pickle.dumps(rows)) == rows
        assert pickle.loads(pickle.dumps(one.known)) == one.known
        with pytest.raises(DigestError) as refused:
            lay(one.folder, one.out, {}, [("../a.html", b"1")])
        assert str(pickle.loads(pickle.dumps(refused.value))) == str(refused.value)


def test_a_site_is_published_where_links_cannot_be_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(os, "link", refuse)
    out = tmp_path / "site"
    for edit in range(4):
        if edit == 1:
            (out / "CNAME").write_bytes(b"example.org")
        changed(out, pages(edit, 20))
        assert tree(out) == {**pages(edit, 20), **({"CNAME": b"example.org"} if edit else {})}
    anew(out, pages(2, 20))
    assert tree(out) == {**pages(2, 20), "CNAME": b"example.org"}


def test_whatever_others_call_their_files_they_are_found_and_carried(tmp_path: Path) -> None:
    out = tmp_path / "site"
    anew(out, pages(0, 6))
    theirs = dict.fromkeys((".a", "!", "zz", ".well-known/x", "en/.a", "en/a0000/~"), b"theirs")
    for name, data in theirs.items():
        (out / name).parent.mkdir(exist_ok=True)
        (out / name).write_bytes(data)
    for edit in (1, 2):
        changed(out, pages(edit, 6))
        assert tree(out) == {**pages(edit, 6), **theirs}


STEPS = [
    "spare gone",
    "spare spoilt",
    "output gone",
    "output edited",
    "output a folder",
    "killed at the swap",
]
PATHS = ["a", "a/b", "a/c", "a/b/d", "e/f", "e/g/h", "i", "j/k"]
FOREIGN = ["zz", "a/zz", "e/g/zz", "yy/zz", "yy/xx/zz"]
BYTES = st.sampled_from([b"", b"1", b"22", b"333"])


def _no_clash(files: Files) -> bool:
    return not any(other.startswith(f"{path}/") for path in files for other in files)


SITES = st.dictionaries(st.sampled_from(PATHS), BYTES).filter(_no_clash)
HISTORIES = st.lists(
    st.tuples(
        SITES,
        st.sampled_from([anew, changed, changed_but_few, with_twin]),
        st.lists(st.sampled_from(STEPS), max_size=2),
        st.dictionaries(st.sampled_from(FOREIGN), BYTES, max_size=2),
    ),
    min_size=2,
    max_size=6,
)


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("processes", [1, 2])
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=HISTORIES)
def test_any_history_ends_in_the_site_that_was_given(
    history: list[tuple[Files, Callable[[Path, Files], Written], list[str], Files]],
    at_once: bool,
    processes: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(halves, "MANY", 2 if processes == 2 else 10**9)
    if not at_once:
        monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    with tempfile.TemporaryDirectory() as temporary:
        out = Path(temporary) / "site"
        foreign: dict[str, bytes] = {}
        last: Files = {}
        for files, publish, steps, strangers in history:
            if out.exists():
                foreign.update(_put(out, strangers))
                for step in steps:
                    _happens(step, out, last)
                foreign = {path: data for path, data in foreign.items() if (out / path).is_file()}
            before = tree(out)
            if all(_no_clash({path: b"", **files}) for path in foreign):
                publish(out, files)
                last = files
                assert tree(out) == {**foreign, **files}
            else:
                with pytest.raises(DigestError, match="in the way"):
                    publish(out, files)
                assert tree(out) == before
            assert lying_about(out) <= SPARE
            assert not {path.rpartition("/")[0] for path in tree(out)} - folders(out) - {""}


def _put(out: Path, strangers: Files) -> dict[str, bytes]:
    """Put files of others into a site where there is room for them."""
    done = {}
    for path, data in strangers.items():
        place = out / path
        if not any(above.is_file() for above in place.parents):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.unlink(missing_ok=True)
            place.write_bytes(data)
            done[path] = data
    return done


def _happens(step: str, out: Path, last: Files) -> None:
    """Let something happen to a site or its spare while nobody builds."""
    home = out.parent / ".site.digest"
    spare = home / "spare"
    ours = [out / path for path in sorted(last) if (out / path).is_file()]
    if step == "spare gone":
        shutil.rmtree(spare, ignore_errors=True)
    elif step == "spare spoilt" and spare.exists():
        for path in sorted(last)[:2]:
            if (spare / path).is_file():
                (spare / path).unlink()
    elif step == "killed at the swap" and spare.exists():
        spare.rename(home / "stage.0123abcd")
    elif ours and step == "output gone":
        ours[0].unlink()
    elif ours and step == "output edited":
        ours[0].write_bytes(b"edited by hand")
    elif ours and step == "output a folder":
        ours[0].unlink()
        ours[0].mkdir()


def test_between_two_renames_the_old_site_is_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    out = tmp_path / "site"
    anew(out, pages(0, 20))
    home = tmp_path / ".site.digest"
    home.mkdir()
    out.rename(home / "old")
    with pytest.raises(Overtaken), Stage(out, None):
        pass
    assert tree(out) == pages(0, 20)
    changed(out, pages(1, 20))
    assert tree(out) == pages(1, 20)
    (home / "spare").rename(home / "old")  # killed after both
    changed(out, pages(2, 20))
    assert (tree(out), lying_about(out)) == (pages(2, 20), SPARE)


def test_a_swap_that_fails_half_way_puts_the_old_site_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    out = tmp_path / "site"
    anew(out, pages(0, 20))
    real = os.rename

    def rename(source: str, target: str) -> None:
        if "stage." in source and target == str(out):
            raise OSError(5, "Input/output error")
        real(source, target)

    monkeypatch.setattr(os, "rename", rename)
    with pytest.raises(DigestError, match=r"could not be written \(Input/output error\)"):
        anew(out, pages(1, 20))
    assert (tree(out), lying_about(out)) == (pages(0, 20), set())
