"""After any edit the site is what a clean build makes, byte for byte, and only what differs was written."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.build import Outcome, build
from digest.exports import citations, data
from digest.exports.splicing import spliced
from digest.making import Help
from digest.workshop import Workshop
from digest.write.freshness import Order, look
from digest.write.ledger import LEDGER
from tests.site.conftest import PROJECT, TODAY, order
from tests.site.edits import (
    ARTICLE,
    EDITS,
    NEW,
    added,
    page_added,
    person_added,
    replaced,
    told,
)
from tests.site.large import parted
from tests.site.pages import Site


def made(wanted: Order, workshop: Workshop | None = None) -> Outcome:
    outcome = build(wanted, look(wanted), workshop=workshop, help=Help(processes=1))
    assert not [problem for problem in outcome.problems if not problem.warning], outcome.problems
    return outcome


def clean(content: Path, folder: Path) -> dict[str, bytes]:
    """Return the files of a site made from nothing."""
    wanted = order(folder, content)
    made(wanted)
    files = Site(folder).files()
    shutil.rmtree(folder)
    return files


def inodes(site: Path) -> dict[str, int]:
    return {str(path.relative_to(site)): path.stat().st_ino for path in site.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_leaves_a_site_as_a_clean_build_makes_it_and_writes_no_other_file(
    name: str, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parted(monkeypatch)
    wanted = order(tmp_path / "site", content)
    for number in (1, 2):
        added(content, number)
    told(content, 2)
    person_added(content, 1)
    page_added(content, 1)
    made(wanted)
    before, places = Site(wanted.out).files(), inodes(wanted.out)
    EDITS[name](content, 3 if name in NEW else 1)
    assert look(wanted).reasons
    made(wanted)
    after, now = Site(wanted.out).files(), inodes(wanted.out)
    assert after == clean(content, tmp_path / "clean")
    rewritten = {path for path in after if places.get(path) != now[path]}
    assert rewritten == {path for path in after if before.get(path) != after[path]}


@pytest.mark.parametrize(
    ("edition", "headline"), [("en", "Zz"), ("en", "An article"), ("fa", "ژرف"), ("fa", "۷")]
)
def test_a_name_that_parts_pages_of_the_index_otherwise_makes_the_pages_that_come_and_no_other_stays(
    edition: str, headline: str, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parted(monkeypatch)
    wanted = order(tmp_path / "site", content)
    made(wanted)
    pages = Site(wanted.out).files().keys()
    replaced(f"articles/{ARTICLE}/{edition}.md", r"^title: .*$", f'title: "{headline}, number {{n}}"')(
        content, 1
    )
    made(wanted)
    now = Site(wanted.out).files()
    assert now.keys() != pages
    assert now == clean(content, tmp_path / "clean")


@pytest.mark.parametrize("edit", ["a headline", "an event's title", "a quotation"])
def test_edited_words_are_written_into_the_files_of_their_year(
    edit: str, content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parted(monkeypatch)
    wanted = order(tmp_path / "site", content)
    made(wanted)
    put = []

    def noted(*given: Any) -> bytes | None:
        put.append(spliced(*given))
        return put[-1]

    monkeypatch.setattr("digest.turns._forks", lambda: False)  # what another process notes is lost
    monkeypatch.setattr(citations, "spliced", noted)
    monkeypatch.setattr(data, "spliced", noted)
    EDITS[edit](content, 1)
    made(wanted)
    assert put
    assert None not in put
    assert Site(wanted.out).files() == clean(content, tmp_path / "clean")


@given(
    st.lists(st.tuples(st.sampled_from(sorted(EDITS)), st.integers(1, 3)), min_size=1, max_size=4),
    st.booleans(),
    st.booleans(),
)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_edits_one_after_the_other_it_is_as_a_clean_build_makes_it(
    tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int]], serving: bool, large: bool
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        if large:
            parted(patch)
        _edited(tmp_path_factory, edits, serving)


def _edited(tmp_path_factory: pytest.TempPathFactory, edits: list[tuple[str, int]], serving: bool) -> None:
    folder = tmp_path_factory.mktemp("edited")
    content = folder / "content"
    shutil.copytree(PROJECT / "content", content, ignore=shutil.ignore_patterns("urls.txt"))
    wanted = order(folder / "site", content)
    workshop = Workshop() if serving else None
    made(wanted, workshop)
    for name, number in edits:
        EDITS[name](content, number)
        if look(wanted).reasons:
            made(wanted, workshop)
    assert Site(wanted.out).files() == clean(content, folder / "clean")
    shutil.rmtree(folder)


def test_tools_that_are_kept_from_build_to_build_show_what_has_changed(content: Path, tmp_path: Path) -> None:
    wanted, workshop = order(tmp_path / "site", content), Workshop()
    made(wanted, workshop)
    for name in ("a headline", "an event's title", "a date"):
        EDITS[name](content, 1)
        made(wanted, workshop)
    assert Site(wanted.out).files() == clean(content, tmp_path / "clean")


def times(content: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in content.rglob("*") if path.is_file()}


def test_a_process_that_watches_makes_what_a_clean_build_makes(content: Path, tmp_path: Path) -> None:
    wanted, workshop = order(tmp_path / "site", content), Workshop()
    narrow = 0
    names = ("a body", "a body", "a headline", "a body", "a date", "a new article", "a body", "a source")
    for number, name in enumerate(names):
        before = times(content)
        EDITS[name](content, number)
        after = times(content)
        workshop.changed |= {path for path in {**before, **after} if before.get(path) != after.get(path)}
        seen = workshop.seen()
        narrow += seen is not None
        outcome = build(wanted, look(wanted, seen), workshop=workshop, help=Help(processes=1))
        assert outcome.written
        workshop.settle()
    assert narrow == 6
    assert Site(wanted.out).files() == clean(content, tmp_path / "clean")
    assert not look(wanted).reasons


def test_another_process_may_build_what_one_watches(content: Path, tmp_path: Path) -> None:
    wanted, workshop = order(tmp_path / "site", content), Workshop()
    for name in ("a body", "a headline", "a person", "a headline in Persian"):
        EDITS[name](content, 7)
        if name == "a person":  # the watcher tells of nothing yet
            made(wanted)
            continue
        workshop.changed |= {str(content / f"articles/{ARTICLE}/{code}.md") for code in ("en", "fa")}
        state = look(wanted, workshop.seen())
        assert build(wanted, state, workshop=workshop, help=Help(processes=1)).written
        workshop.settle()
    assert Site(wanted.out).files() == clean(content, tmp_path / "clean")


def test_an_edit_of_a_template_makes_all_anew_and_the_next_edit_only_what_it_changes(
    content: Path, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    (project / "content").mkdir(parents=True)  # mkdocs insists on it
    shutil.copy(PROJECT / "mkdocs.yml", project)
    shutil.copytree(PROJECT / "templates", project / "templates")
    wanted = replace(order(tmp_path / "site", content), project=project)
    other = replace(wanted, out=tmp_path / "clean")
    made(wanted)
    before = Site(wanted.out).files()
    with (project / "templates/pages/person.html").open("a", encoding="utf-8") as template:
        template.write("<p>One more paragraph.</p>")
    for _ in range(2):
        written = made(wanted).written
        assert written
        made(other)
        after = Site(wanted.out).files()
        assert after == Site(other.out).files()
        assert written.written == sum(before.get(path) != data for path, data in after.items()) > 0
        before = after
        EDITS["a body"](content, 1)


def test_another_day_makes_anew_what_asks_for_the_day(content: Path, tmp_path: Path) -> None:
    wanted = order(tmp_path / "site", content)
    made(wanted)
    pages = Site(wanted.out).files()
    tomorrow = Order(wanted.project, content, wanted.out, TODAY + 40, wanted.site_url)
    assert look(tomorrow).reasons == ("the day changed",)
    made(tomorrow)
    other = Order(wanted.project, content, tmp_path / "other", TODAY + 40, wanted.site_url)
    made(other)
    after = Site(wanted.out).files()
    assert after == Site(other.out).files()
    assert after != pages


def test_what_was_lost_of_the_site_is_made_again(content: Path, tmp_path: Path) -> None:
    wanted = order(tmp_path / "site", content)
    made(wanted)
    whole = Site(wanted.out).files()
    (wanted.out / "fa" / "index.html").unlink()
    (wanted.out / "en" / "people" / "xi-jinping" / "index.html").write_text("something else", "utf-8")
    assert len(look(wanted).reasons) == 2
    made(wanted)
    assert Site(wanted.out).files() == whole
    assert not look(wanted).reasons


def test_an_edit_after_the_times_of_files_changed_is_still_a_small_one(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest.write.freshness.MANY_TOUCHED", 1)
    wanted = order(tmp_path / "site", content)
    made(wanted)
    ledger = (wanted.out / LEDGER).read_bytes()
    for path in content.rglob("*.md"):
        os.utime(path, ns=(1, 1))
    assert not look(wanted).reasons
    assert (wanted.out / LEDGER).read_bytes() != ledger
    whole = Site(wanted.out).files()
    EDITS["a body"](content, 1)
    outcome = made(wanted)
    assert outcome.written
    assert (
        0
        < outcome.written.written
        == sum(whole.get(path) != data for path, data in Site(wanted.out).files().items())
    )
    assert outcome.spent.jobs.keys() & {"page article"}
    assert not outcome.spent.jobs.keys() & {"page world", "export calendar", "assets"}


def test_without_the_cache_everything_is_made_anew(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = order(tmp_path / "site", content)
    made(wanted)
    EDITS["a headline"](content, 1)
    monkeypatch.setattr("digest.recall.read_notes", lambda *_: b"torn")
    made(wanted)
    monkeypatch.undo()
    assert Site(wanted.out).files() == clean(content, tmp_path / "clean")
