"""The ledger says what was written into it, or nothing at all."""

from __future__ import annotations

import json
import os
import shutil
from array import array
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.write import ledger as room
from digest.write.ledger import LEDGER, NOTHING, Ledger, Stamp, Stamps, generation, read_ledger, write_ledger
from digest.write.restamp import update_inputs
from digest.write.turn import Turn, beside
from tests.publishing.sites import anew, changed, lying_about, pages, tree

PATHS = st.text(st.characters(exclude_characters="\0", codec="utf-8"), max_size=12)
STAMPS = st.builds(
    Stamp,
    st.integers(0, 2**63),
    st.integers(-1, 2**62),
    st.binary(min_size=32, max_size=32),
)
TABLES = st.dictionaries(PATHS, STAMPS, max_size=8)


@given(TABLES, TABLES, st.sets(PATHS, max_size=4))
def test_stamps_in_columns_are_a_mapping(
    table: dict[str, Stamp], more: dict[str, Stamp], gone: set[str]
) -> None:
    stamps = Stamps.of(table)
    assert dict(stamps) == table
    assert list(stamps) == sorted(table)
    assert {path: stamps.get(path) for path in more} == {path: table.get(path) for path in more}
    expected = {**{path: stamp for path, stamp in table.items() if path not in gone}, **more}
    assert dict(stamps.with_changes(more, gone)) == expected
    known = {path: stamp for path, stamp in more.items() if path in table}
    assert dict(stamps.with_changes(known)) == {**table, **known}
    assert dict(stamps) == table  # nothing of it was changed


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    inputs=TABLES,
    outputs=TABLES,
    jobs=st.lists(PATHS, min_size=1, max_size=3, unique=True),
    data=st.data(),
)
def test_a_ledger_is_read_as_it_was_written(
    inputs: dict[str, Stamp], outputs: dict[str, Stamp], jobs: list[str], data: st.DataObject, tmp_path: Path
) -> None:
    makers = data.draw(st.lists(st.integers(0, len(jobs) - 1), min_size=len(outputs), max_size=len(outputs)))
    written = Ledger(
        {"a setting": "۱", "another": ""},
        Stamps.of(inputs),
        Stamps.of(outputs),
        tuple(jobs),
        array("I", makers),
        ("CNAME",),
        12,
        34,
        "the generation before",
        tuple(outputs),
        {path: stamp.mtime for path, stamp in inputs.items()},
    )
    write_ledger(str(tmp_path / LEDGER), written)
    read = read_ledger(tmp_path)
    assert read is not None
    assert read.generation == generation(str(tmp_path)) != ""
    for name in (
        "settings",
        "inputs",
        "folders",
        "outputs",
        "jobs",
        "makers",
        "others",
        "begun",
        "laid",
        "spare",
        "differs",
    ):
        assert getattr(read, name) == getattr(written, name), name


def test_a_name_that_is_no_utf_8_is_kept(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.html")
    write_ledger(
        str(tmp_path / LEDGER), Ledger({}, NOTHING, Stamps.of({name: Stamp(1, 2, bytes(32))}), ("",), [0])
    )
    read = read_ledger(tmp_path)
    assert read is not None
    assert list(read.outputs) == [name]


def test_a_ledger_that_is_cut_or_altered_anywhere_is_none(tmp_path: Path) -> None:
    anew(tmp_path / "site", pages(0, 6))
    place = tmp_path / "site" / LEDGER
    whole = place.read_bytes()
    assert read_ledger(tmp_path / "site") is not None
    for at in range(len(whole)):
        for wrong in (whole[:at], whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]):
            place.write_bytes(wrong)
            assert read_ledger(tmp_path / "site") is None, at


@pytest.mark.parametrize(
    "body", [b"", b"{}\n", b"[]\n", b'{"columns": [9]}\n', b"\xff\n", b'{"columns": 1}\n']
)
def test_a_ledger_of_another_version_is_none(tmp_path: Path, body: bytes) -> None:
    data = room._MAGIC + sha256(body).digest() + body
    (tmp_path / LEDGER).write_bytes(data)
    assert read_ledger(tmp_path) is None


def test_where_there_is_no_ledger_there_is_none(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) is None
    assert generation(str(tmp_path)) == ""
    (tmp_path / LEDGER).write_bytes(b"something else")
    assert generation(str(tmp_path)) == ""


def test_a_ledger_of_a_large_site_is_small(tmp_path: Path) -> None:
    outputs = {
        f"en/articles/some-words-{at:05}/{name}": Stamp(at, at, os.urandom(32))
        for at in range(5000)
        for name in ("a", "b")
    }
    write_ledger(str(tmp_path / LEDGER), Ledger({}, NOTHING, Stamps.of(outputs), ("",), [0] * len(outputs)))
    assert (tmp_path / LEDGER).stat().st_size < 62 * len(outputs)  # 52 of them no packing makes smaller


def test_new_times_of_inputs_are_recorded_without_touching_the_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    for edit in range(2):
        anew(out, pages(edit, 6))
    before = read_ledger(out)
    assert before is not None
    inputs = {"content/x.yml": Stamp(1, 2, bytes(32))}
    update_inputs(out, before, inputs, {})
    after = read_ledger(out)
    assert after is not None
    assert dict(after.inputs) == inputs
    assert (tree(out), lying_about(out)) == (pages(1, 6), {".site.digest", ".site.digest/spare"})
    (out / "CNAME").write_bytes(b"put there since")
    changed(out, pages(2, 6))  # the spare is as good as before, and what others put there is found
    assert tree(out) == {**pages(2, 6), "CNAME": b"put there since"}


def test_new_times_are_not_recorded_while_another_builds_nor_in_another_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    anew(out, pages(0, 6))
    before = read_ledger(out)
    assert before is not None
    other = Turn(beside(out))
    assert other.take()
    update_inputs(out, before, {"a": Stamp(1, 2, bytes(32))}, {})
    other.give_back()
    assert read_ledger(out) == before
    anew(out, pages(1, 6))
    now = read_ledger(out)
    update_inputs(out, before, {"a": Stamp(1, 2, bytes(32))}, {})
    assert read_ledger(out) == now
    shutil.rmtree(tmp_path / ".site.digest")
    (tmp_path / ".site.digest").write_bytes(b"")  # nothing can be kept there
    update_inputs(out, before, {"a": Stamp(1, 2, bytes(32))}, {})
    assert read_ledger(out) == now


_stamps = st.builds(Stamp, st.integers(0, 99), st.integers(0, 99), st.binary(min_size=32, max_size=32))
_by_path = st.dictionaries(st.text("abc/", min_size=1, max_size=4), _stamps, max_size=12)


@given(_by_path, _by_path, st.sets(st.text("abc/", min_size=1, max_size=4)))
def test_changes_in_the_columns_are_what_making_them_anew_gives(
    before: dict[str, Stamp], fresh: dict[str, Stamp], gone: set[str]
) -> None:
    leaving = gone & before.keys() - fresh.keys()
    changed = Stamps.of(before).with_changes(fresh, leaving)
    wanted = {path: stamp for path, stamp in before.items() if path not in leaving} | fresh
    whole = Stamps.of(wanted)
    assert dict(changed) == wanted
    assert (changed.paths, changed.sizes, changed.mtimes, changed.shas) == (
        whole.paths,
        whole.sizes,
        whole.mtimes,
        whole.shas,
    )


def test_the_ledger_of_an_older_digest_that_knew_no_folders_is_read(tmp_path: Path) -> None:
    inputs = Stamps.of({"content/x.yml": Stamp(1, 2, bytes(32))})
    write_ledger(str(tmp_path / LEDGER), Ledger({}, inputs, NOTHING, folders={"content": 3}))
    whole = (tmp_path / LEDGER).read_bytes()
    magic, body = whole[:16], whole[48:]
    line, _, columns = body.partition(b"\n")
    head = json.loads(line)
    *lengths, names, times = head["columns"]
    older = json.dumps({**head, "columns": lengths}).encode() + b"\n" + columns[: -(names + times)]
    (tmp_path / LEDGER).write_bytes(magic + sha256(older).digest() + older)
    found = read_ledger(tmp_path)
    assert found is not None
    assert (dict(found.inputs), found.folders) == (dict(inputs), {})
