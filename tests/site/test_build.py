"""The build as a whole: what it makes, what it refuses, what it leaves alone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from digest.build import build, check, silent
from digest.derive import derive
from digest.pages.desk import Desk
from digest.pages.framing import frame
from digest.pages.plan import KINDS, plan
from digest.pages.site import Site as Content
from digest.pages.voice import voices
from digest.problems import DigestError
from digest.render import Renderer
from digest.theme import Theme
from digest.write.freshness import look
from digest.write.publish import Artifact, publish, remove_site
from tests.site.conftest import ADDRESS, PROJECT, TODAY, made, order
from tests.site.pages import Site


def test_poured_pages_equal_pages_rendered_in_full(tmp_path: Path) -> None:
    library, _ = check(order(tmp_path))
    theme = Theme(PROJECT / "mkdocs.yml", library.editions, ADDRESS)
    renderer = Renderer(theme.template_dirs, voices(library.editions), ADDRESS)
    content = Content(library, derive(library), ADDRESS, TODAY, theme.flags)
    desks = {code: Desk(content, voice) for code, voice in voices(library.editions).items()}
    pages = plan(content)
    assert len(pages) > 80
    for page in pages:
        desk = desks[page.edition]
        made_page = KINDS[page.kind].make(desk, page.subject)
        around = frame(desk, page, made_page)
        body = renderer.body(f"pages/{page.kind}.html", made_page.view, around)
        assert theme.pour(around, body) == theme.full(around, body), page.url


def test_an_unchanged_site_is_left_alone(tmp_path: Path) -> None:
    wanted = order(tmp_path / "site")
    made(wanted)
    assert look(wanted).reasons == ()


def test_a_touched_file_that_did_not_change_is_no_reason_to_build(tmp_path: Path, content: Path) -> None:
    wanted = order(tmp_path / "site", content)
    made(wanted)
    os.utime(content / "people" / "xi-jinping.yml", (1, 1))
    assert look(wanted).reasons == ()


def test_an_edit_says_why_it_builds_and_rewrites_only_what_differs(tmp_path: Path, content: Path) -> None:
    wanted = order(tmp_path / "site", content)
    made(wanted)
    before = Site(wanted.out).files()
    path = content / "articles" / "cri-xi-diaz-canel" / "en.md"
    path.write_text(path.read_text("utf-8") + "\nA sentence more.\n", "utf-8")
    assert look(wanted).reasons == ("content/articles/cri-xi-diaz-canel/en.md changed",)
    written = made(wanted).written
    after = Site(wanted.out).files()
    changed = {name for name in after if after[name] != before.get(name)}
    id = "articles/cri-xi-diaz-canel"
    pages = {f"en/{id}/index.html", f"en/{id}/fa/index.html", f"fa/{id}/en/index.html"}
    followed = ("", "countries/cn/", "countries/cu/", "relations/cn-cu/")
    feeds = {f"en/{page}feed.{kind}" for page in followed for kind in ("atom", "json")}
    assert pages | feeds <= changed
    assert {name for name in changed - pages - feeds if not name.startswith(("search/", "data/"))} == set()
    assert written is not None
    assert (written.files, written.written) == (len(after), len(changed))


def test_an_edited_site_equals_a_clean_one(tmp_path: Path, content: Path) -> None:
    made(order(tmp_path / "edited", content))
    (content / "events" / "lavrov-in-brazil-2024.yml").unlink()
    made(order(tmp_path / "edited", content))
    made(order(tmp_path / "clean", content))
    assert Site(tmp_path / "edited").files() == Site(tmp_path / "clean").files()


def test_a_damaged_site_is_mended(tmp_path: Path) -> None:
    wanted = order(tmp_path / "site")
    made(wanted)
    before = Site(wanted.out).files()
    (wanted.out / "en" / "index.html").write_text("gone", "utf-8")
    (wanted.out / "fa" / "index.html").unlink()
    assert len(look(wanted).reasons) == 2
    made(wanted)
    assert Site(wanted.out).files() == before


def test_nothing_is_written_when_the_content_has_a_problem(tmp_path: Path, content: Path) -> None:
    wanted = order(tmp_path / "site", content)
    made(wanted)
    before = Site(wanted.out).files()
    (content / "people" / "xi-jinping.yml").unlink()
    outcome = build(wanted, look(wanted))
    assert outcome.written is None
    assert {problem.message for problem in outcome.problems if not problem.warning} == {
        'unknown person "xi-jinping"'
    }
    assert Site(wanted.out).files() == before


def test_a_strict_build_refuses_warnings_and_another_does_not(tmp_path: Path, content: Path) -> None:
    path = content / "pages" / "about" / "fa.md"
    path.write_text(path.read_text("utf-8") + "\nكتاب.\n", "utf-8")
    strict = order(tmp_path / "site", content, strict=True)
    assert build(strict, look(strict)).written is None
    outcome = made(order(tmp_path / "site", content))
    assert [problem.mark.path for problem in outcome.problems] == ["content/pages/about/fa.md"]


@pytest.mark.parametrize("codes", [("en", "fa"), ("fa",), ("en",)])
def test_a_content_folder_with_nothing_but_editions_builds_a_whole_site(
    codes: tuple[str, ...], tmp_path: Path, editions_only: Callable[..., Path]
) -> None:
    made(order(tmp_path / "site", editions_only(*codes)))
    site = Site(tmp_path / "site")
    broken = [
        (page.path, file)
        for page in site.pages
        for file, fragment in page.targets()
        if not (site.folder / file).is_file() or (fragment and fragment not in site.by_path[file].ids)
    ]
    assert broken == []
    assert {page.edition for page in site.pages} == {"", *codes}


def test_one_edition_of_the_real_content_builds(tmp_path: Path, content: Path) -> None:
    for path in content.rglob("en.md"):
        path.unlink()
    (content / "editions" / "en.yml").unlink()
    for path in content.rglob("*.yml"):
        record = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)
        path.write_text(yaml.safe_dump(_without(record, "en"), allow_unicode=True), "utf-8")
    made(order(tmp_path / "site", content))
    assert {page.edition for page in Site(tmp_path / "site").pages} == {"", "fa"}


def _without(value: Any, key: str) -> Any:
    """Drop a key from every mapping, and read a null as one."""
    if isinstance(value, dict):
        return {name: _without(inner, key) for name, inner in value.items() if name != key}
    if isinstance(value, list):
        return [_without(inner, key) for inner in value]
    return None if value == "null" else value


def test_mkdocs_builds_the_same_site(tmp_path: Path) -> None:
    made(order(tmp_path / "ours"))
    project = tmp_path / "project"
    project.mkdir()
    for name in ("content", "templates"):
        shutil.copytree(PROJECT / name, project / name)
    shutil.copy(PROJECT / "mkdocs.yml", project)
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", str(tmp_path / "theirs")],
        cwd=project,
        env={**os.environ, "DIGEST_SITE_URL": ADDRESS, "DIGEST_TODAY": "2024-02-20"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert Site(tmp_path / "theirs").files() == Site(tmp_path / "ours").files()


def test_files_of_others_are_kept_unless_a_clean_build_is_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "site"
    made(order(out))
    (out / "CNAME").write_text("example.org", "utf-8")
    made(order(out, today=TODAY + 1))
    assert (out / "CNAME").read_text("utf-8") == "example.org"
    made(order(out, clean=True))
    assert not (out / "CNAME").exists()


def test_a_folder_that_is_no_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mother.txt").write_text("Dear", "utf-8")
    with pytest.raises(DigestError, match="holds files that digest did not write"):
        made(order(tmp_path / "letters"))
    with pytest.raises(DigestError, match="is not a folder to publish into"):
        made(order(PROJECT))
    with pytest.raises(DigestError, match="is not a folder to publish into"):
        made(order(Path.home(), clean=True))
    with pytest.raises(DigestError, match="was not written by digest"):
        remove_site(tmp_path / "letters")
    assert (tmp_path / "letters" / "mother.txt").read_text("utf-8") == "Dear"


@pytest.mark.parametrize("path", ["../x.html", "/etc/x.html", "a//b.html", "", "a\\b.html"])
def test_an_artifact_cannot_leave_the_site(path: str, tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="is not an address inside the site"):
        publish([Artifact(path, b"")], tmp_path / "site", {}, {})
    assert list(tmp_path.iterdir()) == []


def test_two_pages_cannot_have_one_address(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match="two pages have the address"):
        publish([Artifact("a.html", b"1"), Artifact("a.html", b"2")], tmp_path / "site", {}, {})


def test_progress_is_told_and_may_be_silent(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    wanted = order(tmp_path / "site")
    outcome = build(wanted, look(wanted), lambda *step: told.append(step))
    assert told[0] == ("read", 0, 1)
    stage, done, everything = told[-1]
    assert (stage, done) == ("made", everything)
    assert everything > outcome.pages
    silent("read", 0, 1)
