"""A library opened record by record, and one updated file by file, are the library read as a whole."""

from __future__ import annotations

import pickle
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.checks.editions import Lexicon
from digest.derive import Derived, derive
from digest.derive.translations import Translations
from digest.load import content_files, load, quickly
from digest.model import Library
from digest.problems import Problem
from digest.review import words
from digest.shelf import Shelved, Store, gather, gather_for_check, reading, update
from digest.shelf.gathering import NOTHING
from digest.shelve import shelve
from digest.write.shelved import BESIDE, ROWS, keep_store, read_store
from tests.content.laying import PROJECT, lay
from tests.content.test_bad_content import CASES, EXPECTED, WARNED
from tests.shelf.contents import FILES, put

Told = tuple[tuple[Problem, ...], list[str], Library | None, Derived | None]
"""Problems, the same in Persian, and the rest where no problem is an error."""


@cache
def lexicon() -> Lexicon:
    return words(PROJECT)


def read_whole(content: Path) -> Told:
    """Return what the simple reading of a content folder comes to."""
    library, problems = shelve(load(content), lexicon())
    good = all(problem.warning for problem in problems)
    return problems, persian(problems), library if good else None, derive(library) if good else None


def hashes(content: Path) -> dict[str, str]:
    """Return what the files of a folder hash to, seen from outside; "" of a link to a folder."""
    files = {name: content / name for name in content_files(content)}
    return {name: sha256(at.read_bytes()).hexdigest() if at.is_file() else "" for name, at in files.items()}


def persian(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.message.say("fa") for problem in problems]


def told(shelved: Shelved) -> Told:
    good = shelved.store is not None
    library, derived = (shelved.library, shelved.derived) if good else (None, None)
    return shelved.problems, persian(shelved.problems), library, derived


def same(found: Told, wanted: Told) -> None:
    """Compare, the order of records and of indexes too."""
    assert found == wanted
    if found[2] and wanted[2]:
        for kind in Library.__slots__:
            assert list(getattr(found[2], kind)) == list(getattr(wanted[2], kind)), kind
            for one, other in zip(
                getattr(found[2], kind).values(), getattr(wanted[2], kind).values(), strict=True
            ):
                assert repr(one) == repr(other)
        assert repr(found[3]).replace("frozenset", "") == repr(wanted[3]).replace("frozenset", "") or (
            len(found[3].translations.outdated) > 1  # type: ignore[union-attr]  # a set has no order
        )


@pytest.mark.parametrize("case", [*CASES, *WARNED], ids=lambda case: case.stem)
def test_what_is_wrong_is_found_record_by_record_too(case: Path, small: Path) -> None:
    lay(small, case.read_text("utf-8").partition(EXPECTED)[0].rstrip("\n"))
    same(told(gather(small, lexicon())), read_whole(small))


def test_the_real_content_is_the_same_library_opened_record_by_record() -> None:
    same(told(gather(PROJECT / "content", lexicon())), read_whole(PROJECT / "content"))


def test_several_processes_read_the_same(monkeypatch: pytest.MonkeyPatch, small: Path) -> None:
    lay(small, WARNED[0].read_text("utf-8").partition(EXPECTED)[0].rstrip("\n"))
    asked = []

    def shares(work: object, given: list[list[str]]) -> object:
        asked.extend(given)
        return quickly.side_by_side(work, given, 2)  # type: ignore[arg-type]  # as it was given

    monkeypatch.setattr(reading, "MANY", 2)
    monkeypatch.setattr(reading, "side_by_side", shares)
    found = gather(small, lexicon())
    assert len(asked) > 3
    same(told(found), read_whole(small))


Edits = list[dict[str, int]]
"""Steps; each makes some files what one of their variants is."""

single = st.sampled_from(sorted(FILES)).flatmap(
    lambda path: st.tuples(st.just(path), st.integers(0, len(FILES[path]) - 1))
)
step = st.lists(single, min_size=1, max_size=3).map(dict)


def begin(content: Path) -> None:
    for path, variants in FILES.items():
        put(content, path, variants[0])


@settings(max_examples=60, deadline=None)
@given(edits=st.lists(step, min_size=1, max_size=6), kept=st.booleans())
@example(edits=[{"articles/visit/article.yml": 5}, {"events/visit-2023.yml": 1}], kept=True)
@example(edits=[{"events/visit-2023.yml": 1}, {"articles/other/article.yml": 1}], kept=False)
@example(edits=[{"articles/visit/fa.md": 2}, {"articles/visit/article.yml": 5}], kept=False)
@example(edits=[{"sources/weekly.yml": 1}, {"sources/daily.yml": 3}, {"sources/daily.yml": 0}], kept=True)
@example(edits=[{"articles/other-b/article.yml": 1, "articles/other-b/fa.md": 2}], kept=True)
@example(edits=[{"people/ana.yml": 3}, {"people/ana.yml": 0}, {"editions/fa.yml": 3}], kept=False)
@example(edits=[{"countries/cu/en.md": 1}, {"countries/cu.yml": 1}, {"countries/ir/fa.md": 2}], kept=True)
def test_a_library_updated_edit_by_edit_is_the_library_read_as_a_whole(
    edits: Edits, kept: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("edits")
    content = folder / "content"
    begin(content)
    first = gather(content, lexicon(), "v")
    assert first.store
    store, library, seen = first.store, first.library, hashes(content)
    for edit in edits:
        for path, variant in edit.items():
            put(content, path, FILES[path][variant])
        store = written_and_read(folder, store) if kept else store
        changed = {path for path, _ in seen.items() ^ hashes(content).items()}
        shelved = update(store, content, changed | edit.keys(), lexicon())
        same(told(shelved), read_whole(content))
        if shelved.store:
            assert differing(library, shelved.library) <= shelved.touched
            store, library, seen = shelved.store, shelved.library, hashes(content)


def test_after_every_single_edit_and_back_again_the_library_is_the_one_read_as_a_whole(
    tmp_path: Path,
) -> None:
    content = tmp_path / "content"
    begin(content)
    first = gather(content, lexicon(), "v").store
    assert first
    whole = read_whole(content)
    for path, variants in FILES.items():
        for variant in variants[1:]:
            put(content, path, variant)
            now = update(first, content, [path], lexicon())
            same(told(now), read_whole(content))
            put(content, path, variants[0])
            same(told(update(now.store or first, content, [path], lexicon())), whole)


def differing(before: Library, now: Library) -> set[tuple[str, str]]:
    """Return the records that are new, gone or otherwise."""
    found = set()
    for kind in Library.__slots__:
        old, new = getattr(before, kind), getattr(now, kind)
        ids = [id for id in {**old, **new} if old.get(id) != new.get(id)]
        found |= {(kind, id.lower() if kind == "countries" else id) for id in ids}
    return found


def written_and_read(folder: Path, store: Store) -> Store:
    keep_store(folder / "store", store)
    found = read_store(folder / "store", "v")
    assert found
    return found


def edited(small: Path, path: str, old: str, new: str) -> Shelved:
    """Return what comes of one edit, from a store that was kept."""
    first = gather(small, lexicon(), "v").store
    assert first
    store = written_and_read(small.parent, first)
    lay(small, f"\n--- edit {path}\n{old} ==> {new}")
    return update(store, small, [path], lexicon())


@pytest.mark.parametrize(
    ("path", "old", "new", "kept"),
    [
        ("articles/visit/en.md", "A visit", "One visit", True),
        ("articles/visit/fa.md", "یک سفر", "سفری", True),
        ("articles/visit/article.yml", "title: سفر", "title: آن سفر", True),
        ("events/visit-2023.yml", "Ana visited", "Ana came", True),
        ("editions/fa.yml", "nav.people: چهره‌ها", "nav.people: کسان", False),
        ("articles/visit/article.yml", "2023-12-04", "2023-12-05", False),
        ("articles/visit/article.yml", "[CU, IR]", "[CU]", False),
        ("events/visit-2023.yml", "people: [ana]", "people: []", False),
        ("people/ana.yml", "country: CU", "country: IR", False),
    ],
)
def test_an_edit_of_words_alone_reads_one_record_and_makes_no_index_anew(
    path: str, old: str, new: str, kept: bool, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def derived(library: Library, known: Translations) -> Derived:
        made.append(library)
        return derive(library, known)

    monkeypatch.setattr("digest.shelf.gathering.derive", derived)
    found = edited(small, path, old, new)
    assert found.kept is kept
    assert len(made) == (1 if kept else 2)
    assert len(found.touched) == 1
    same(told(found), read_whole(small))


def test_content_with_errors_has_no_indexes_and_is_not_kept(small: Path) -> None:
    found = edited(small, "sources/daily.yml", "kind: newspaper", "kind: paper")
    assert (found.derived, found.store) == (NOTHING, None)


def test_a_link_in_the_place_of_a_folder_is_seen(small: Path, tmp_path: Path) -> None:
    store, before = gather(small, lexicon()).store, hashes(small)
    assert store
    (small / "articles" / "visit").rename(tmp_path / "visit")
    (small / "articles" / "visit").symlink_to(tmp_path / "visit")
    found = update(store, small, before.keys(), lexicon())
    same(told(found), read_whole(small))


def test_what_is_kept_is_found_again_only_as_it_was_written(small: Path, tmp_path: Path) -> None:
    folder, store = tmp_path / "store", gather(small, lexicon(), "v").store
    assert store
    assert read_store(folder, "v") is None
    keep_store(folder, store)
    assert read_store(folder, "v")
    assert read_store(folder, "w") is None
    rows, beside = (folder / ROWS).read_bytes(), (folder / BESIDE).read_bytes()
    lay(small, "\n--- edit articles/visit/en.md\nA visit ==> B visit")  # as long as it was
    other = gather(small, lexicon(), "v").store
    assert other
    keep_store(folder, other)
    for bad, more in [
        *((rows[:-size], beside) for size in (1, 40, len(rows) - 10, len(rows))),
        *((rows[:size] + bytes(len(rows) - size), beside) for size in (0, 100, len(rows) - 8)),
        *((rows, beside[:size]) for size in (0, 10, len(beside) - 1)),
        ((folder / ROWS).read_bytes(), beside),
        (rows, (folder / BESIDE).read_bytes()),
    ]:
        (folder / ROWS).unlink()
        (folder / ROWS).write_bytes(bad)
        (folder / BESIDE).write_bytes(more)
        assert read_store(folder, "v") is None
        (folder / ROWS).unlink()
        keep_store(folder, other)


def test_few_newer_rows_stand_beside_the_file_and_many_make_a_new_one(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, store = tmp_path / "store", gather(small, lexicon(), "v").store
    assert store
    assert store.is_new
    keep_store(folder, store)
    before = (folder / ROWS).stat().st_ino
    for few, renewed in ((200, False), (0, True)):
        monkeypatch.setattr("digest.shelf.rows.FEW", few)
        store = read_store(folder, "v")
        assert store
        put(small, "articles/visit/en.md", FILES["articles/visit/en.md"][1 if few else 0])
        store = update(store, small, ["articles/visit/en.md"], lexicon()).store
        assert store
        assert store.is_new is renewed
        keep_store(folder, store)
        assert ((folder / ROWS).stat().st_ino != before) is renewed
        found = read_store(folder, "v")
        assert found
        same(told(update(found, small, [], lexicon())), read_whole(small))


def test_a_library_can_be_handed_to_another_process(small: Path) -> None:
    library, _ = gather_for_check(small, lexicon())
    assert pickle.loads(pickle.dumps(library)) == library


def test_a_record_is_made_once_and_none_for_an_id_that_is_not_there(small: Path) -> None:
    library, _ = gather_for_check(small, lexicon())
    assert library.articles["visit"] is library.articles["visit"]
    assert "nowhere" not in library.articles
    with pytest.raises(KeyError):
        library.articles["nowhere"]
