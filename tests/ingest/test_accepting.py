"""A finished draft as content, and a draft that is not finished."""

from __future__ import annotations

from pathlib import Path

from digest import load
from digest.ingest import accept, draft, files, read_source
from digest.schema.reading import Reading
from digest.schema.records import article, event
from tests.ingest.test_draft import DUMPS, KNOWN

EDITIONS = ("en", "fa")


def drafted(name: str, folder: Path) -> Path:
    """Write a dump's draft as `invoke ingest` does; return its folder."""
    made = draft(read_source(next(DUMPS.glob(f"{name}.*"))), name, KNOWN)
    place = folder / "content" / "drafts" / made.id
    place.mkdir(parents=True)
    for path, text in files(made):
        (place / path).write_text(text, "utf-8")
    return place


def test_a_complete_draft_becomes_a_record_without_its_comments(tmp_path: Path) -> None:
    found, problems = accept(drafted("fa-comments", tmp_path), EDITIONS)
    assert problems == ()
    ((path, text),) = found
    assert path == "articles/fa-comments/article.yml"
    assert "#" not in text
    assert "\nstatus: published\n" in text
    (tmp_path / "article.yml").write_text(text, "utf-8")
    reading = Reading(load.read(tmp_path / "article.yml", path))
    assert article(reading, "fa-comments") is not None
    assert reading.problems == []


def test_a_draft_with_an_empty_field_is_told_its_line(tmp_path: Path) -> None:
    found, problems = accept(drafted("fa-wrapped", tmp_path), EDITIONS)
    assert found == ()
    places = {str(problem.mark).rsplit("/", 1)[1] for problem in problems}
    assert places
    assert all(place.startswith("article.yml:") for place in places)


def test_a_candidate_with_an_id_becomes_an_event_and_a_text_goes_along(tmp_path: Path) -> None:
    place = drafted("fa-comments", tmp_path)
    path = place / "candidates.yml"
    path.write_text(path.read_text("utf-8").replace("- id: null", "- id: lavrov-in-baku", 1), "utf-8")
    (place / "en.md").write_text("---\ntitle: A title\n---\n", "utf-8")
    found, problems = accept(place, EDITIONS)
    assert problems == ()
    written = dict(found)
    assert list(written) == [
        "articles/fa-comments/article.yml",
        "articles/fa-comments/en.md",
        "events/lavrov-in-baku.yml",
    ]
    told = written["events/lavrov-in-baku.yml"]
    filled = (
        told.replace("kind:  ", "kind: visit  ")
        .replace("  en:\n", "  en: x\n")
        .replace("  fa:\n", "  fa: x\n")
    )
    (tmp_path / "event.yml").write_text(filled, "utf-8")
    reading = Reading(load.read(tmp_path / "event.yml", "event.yml"))
    assert event(reading, "lavrov-in-baku") is not None
    assert reading.problems == []


def test_a_candidates_bad_id_is_told_its_line(tmp_path: Path) -> None:
    place = drafted("fa-comments", tmp_path)
    path = place / "candidates.yml"
    path.write_text(path.read_text("utf-8").replace("- id: null", "- id: Lavrov in Baku", 1), "utf-8")
    found, (problem,) = accept(place, EDITIONS)
    assert found == ()
    assert "candidates.yml:4:" in str(problem)


def test_a_folder_that_is_no_draft_becomes_nothing(tmp_path: Path) -> None:
    assert accept(tmp_path / "content" / "drafts" / "none", EDITIONS) == ((), ())
