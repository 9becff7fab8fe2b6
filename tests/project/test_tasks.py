"""The invoke tasks as an editor meets them: words, files, exit status."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project without its history and caches."""
    copy = tmp_path / "project"
    copy.mkdir()
    for name in ("content", "digest", "templates"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("mkdocs.yml", "tasks.py"):
        shutil.copy(ROOT / name, copy)
    return copy


def invoke(project: Path, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a task as a person would, with further variables of the environment."""
    return subprocess.run(
        [sys.executable, "-m", "invoke", *words],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project), "DIGEST_TODAY": "2024-02-20", **variables},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_task_says_what_it_is_for(project: Path) -> None:
    listed = invoke(project, "--list").stdout
    for name in ("build", "serve", "check", "new", "test", "lint", "clean"):
        line = next(line for line in listed.splitlines() if line.split()[:1] == [name])
        assert len(line.split()) > 3, line
    assert "--strict" in invoke(project, "--help", "build").stdout


def test_a_build_says_what_it_wrote_and_then_that_there_is_nothing_to_do(project: Path) -> None:
    first = invoke(project, "build")
    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.startswith("site/ has ")
    again = invoke(project, "build")
    assert (again.returncode, again.stdout) == (0, "site/ is as it should be: nothing to do\n")


@pytest.mark.parametrize("forbidden", ["", "1"], ids=["allowed", "forbidden"])
def test_the_generator_is_compiled_by_the_first_command_only_unless_that_is_forbidden(
    project: Path, forbidden: str
) -> None:
    assert invoke(project, "check", PYTHONDONTWRITEBYTECODE=forbidden).returncode == 0
    compiled = list((project / "digest").rglob("*.pyc"))
    assert bool(compiled) is not bool(forbidden)


def test_bad_content_ends_with_status_1_its_places_and_no_traceback(project: Path) -> None:
    path = project / "content" / "articles" / "tasnim-raisi-havana" / "article.yml"
    path.write_text(path.read_text("utf-8").replace("source: tasnim", "source: tasmin"), "utf-8")
    for task in ("build", "check"):
        done = invoke(project, task)
        assert done.returncode == 1
        assert done.stderr == (
            "content/articles/tasnim-raisi-havana/article.yml:1:9: "
            'unknown source "tasmin" (did you mean "tasnim"?)\n'
            "1 problem: nothing was written\n"
        )
    assert not (project / "site").exists()


def test_check_counts_what_is_in_order(project: Path) -> None:
    done = invoke(project, "check")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == "5 articles and 17 events are in order\n"


@pytest.mark.parametrize(
    ("words", "files", "empty"),
    [
        (
            "article new-one --source tasnim --language fa --date 2024-01-01 --countries cu,ir",
            ["articles/new-one/article.yml", "articles/new-one/en.md", "articles/new-one/fa.md"],
            ["title", "summary", "the digest"] * 2,
        ),
        (
            "event new-event --source tasnim-raisi-havana --date 2023-06 --countries CU --event-kind visit",
            ["events/new-event.yml"],
            ["en", "fa", "en", "fa", "says"],
        ),
        (
            "person new-person --language es --countries CU",
            ["people/new-person.yml"],
            ["en", "fa", "name", "en", "fa"],
        ),
        (
            "source new-source --language es --countries CU --outlet-kind news-site",
            ["sources/new-source.yml"],
            ["en", "fa", "name"],
        ),
    ],
    ids=lambda value: value.split()[0] if isinstance(value, str) else None,
)  # fmt: skip
def test_what_new_begins_is_asked_for_what_is_empty_and_for_nothing_else(
    words: str, files: list[str], empty: list[str], project: Path
) -> None:
    done = invoke(project, "new", *words.split())
    assert done.returncode == 0, done.stderr
    assert all((project / "content" / file).is_file() for file in files)
    problems = [line for line in invoke(project, "check").stderr.splitlines() if line.startswith("content/")]
    assert all(any(file in line for file in files) for line in problems)
    asked = [line.partition(": ")[2].replace('"', "").partition(" must not be empty")[0] for line in problems]
    assert [word.partition(" is empty")[0] for word in asked] == empty


def test_new_begins_a_text_of_an_article_in_the_edition_asked_for(project: Path) -> None:
    done = invoke(project, "new", "text", "tasnim-raisi-havana", "--editions", "ar")
    assert done.stdout.startswith("wrote content/articles/tasnim-raisi-havana/ar.md\n")
    assert 'ar.md:1:1: unknown edition "ar"' in invoke(project, "check").stderr


def test_new_never_writes_over_what_is_there(project: Path) -> None:
    done = invoke(project, "new", "person", "xi-jinping", "--language", "zh", "--countries", "CN")
    assert done.returncode == 1
    assert "people/xi-jinping.yml is there already" in done.stderr


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["new", "artcle", "x"], 'unknown kind "artcle" (did you mean "article"?)'),
        (["new", "article", "../x"], 'bad id "../x": an id is made of a-z, 0-9 and single hyphens'),
        (["build", "--today", "tomorrow"], '"tomorrow" is not a day like 2026-11-22'),
        (["build", "--content", "nowhere"], "there is no content folder"),
        (["build", "--out", "."], "is not a folder to publish into"),
        (["clean", "--out", "content"], "was not written by digest"),
    ],
    ids=lambda value: value[-1] if isinstance(value, list) else None,
)
def test_a_mistaken_word_ends_with_status_1_and_one_line(
    words: list[str], message: str, project: Path
) -> None:
    done = invoke(project, *words)
    assert done.returncode == 1
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_clean_removes_the_site_and_says_so(project: Path) -> None:
    invoke(project, "build")
    assert invoke(project, "clean").stdout == "removed site\n"
    assert not (project / "site").exists()
    assert invoke(project, "clean").stdout == "there is no site\n"


def test_ingest_turns_a_raw_article_into_a_draft_that_is_never_built(project: Path, tmp_path: Path) -> None:
    raw = tmp_path / "raw.txt"
    raw.write_text(
        "Iran and Cuba sign an agreement\n\nTEHRAN (Tasnim) - President Ebrahim Raisi met Miguel Diaz-Canel "
        "in Havana, the capital of Cuba, and the two countries signed an agreement on trade.\n",
        "utf-8",
    )
    done = invoke(project, "ingest", str(raw))
    assert (done.returncode, done.stderr) == (0, "")
    draft = project / "content" / "drafts" / "raw"
    facts = (draft / "article.yml").read_text("utf-8")
    assert "source: tasnim\n" in facts
    assert "countries: [CU, IR]" in facts or "countries: [IR, CU]" in facts
    assert invoke(project, "check").stdout == "5 articles and 17 events are in order\n"
    again = invoke(project, "ingest", str(raw))
    assert again.returncode == 1
    assert "is there already" in again.stderr


def test_ingest_refuses_what_is_no_text_in_one_line(project: Path, tmp_path: Path) -> None:
    (tmp_path / "raw.bin").write_bytes(b"PK\x03\x04" + bytes(100))
    done = invoke(project, "ingest", str(tmp_path / "raw.bin"))
    assert done.returncode == 1
    assert "zip" in done.stderr
    assert "Traceback" not in done.stderr
