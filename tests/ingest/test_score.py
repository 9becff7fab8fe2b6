"""The goals of ingest, met on the project's own dumps, and on the five articles where they are at hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ingest.score import ROOT, Tally, score

HERE = Path(__file__).parent
SHARED = ROOT.parent / "shared" / "sources"


@pytest.fixture(scope="module")
def own() -> dict[str, Tally]:
    total: dict[str, Tally] = {}
    for gold in ("gold.yml", "gold_second.yml", "gold_third.yml"):
        for field, tally in score(HERE / "dumps", HERE / gold).items():
            total[field] = total.get(field, Tally()) + tally
    return total


@pytest.mark.parametrize(
    ("field", "least"),
    [
        ("language", 1.0),
        ("outlet", 1.0),
        ("title", 0.97),
        ("countries named", 0.98),
        ("countries primary", 0.9),
        ("people", 0.98),
        ("event dates", 0.94),
        ("boilerplate", 0.98),
    ],
)
def test_a_field_is_mostly_right(own: dict[str, Tally], field: str, least: float) -> None:
    assert own[field].f1 >= least, own[field].notes


def test_no_date_of_publication_is_wrong_and_few_are_missed(own: dict[str, Tally]) -> None:
    assert own["published"].wrong == 0, own["published"].notes
    assert own["published"].recall >= 0.95, own["published"].notes


def test_every_dump_is_labelled() -> None:
    labelled = {
        line[:-1]
        for gold in HERE.glob("gold*.yml")
        for line in gold.read_text("utf-8").splitlines()
        if line.endswith(":") and not line.startswith((" ", "#"))
    }
    assert {path.stem for path in (HERE / "dumps").iterdir()} <= labelled


def test_the_five_articles_are_read_as_their_editors_read_them() -> None:
    total = score(SHARED, HERE / "gold_shared.yml") if SHARED.is_dir() else {}
    for field, tally in total.items():
        assert tally.f1 >= 0.9, (field, tally.notes)
