"""The benchmark is fit to measure with: one corpus everywhere, content in order, tables that say it all."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from digest.build import check
from digest.write.freshness import Order
from tests.benchmark import builders, hugo_site, records, run
from tests.benchmark.builders import EDITS
from tests.benchmark.corpus import COUNTRIES, EDITIONS, Corpus
from tests.benchmark.measure import Run, snapshot, written
from tests.benchmark.measure import run as measured
from tests.benchmark.run import PROJECT, Result, table

TEXTS = {".md", ".yml", ".yaml", ".html"}


def test_a_small_corpus_is_the_beginning_of_a_larger_one() -> None:
    assert list(Corpus(5).each()) == list(Corpus(9).each())[:5]


def test_the_corpus_is_the_same_on_every_machine() -> None:
    article, events = list(Corpus(3).each())[-1]
    assert (article.id, article.day.isoformat(), article.countries) == ("a000003", "2003-11-29", ("AM",))
    assert article.title["en"] == "The election commission reopened the debate about the long court case"
    assert events[0].date == "2003-11-20"


def test_an_article_has_about_250_words_in_each_edition() -> None:
    lengths = [len(article.body[edition].split()) for article, _ in Corpus(20).each() for edition in EDITIONS]
    assert 230 < sum(lengths) / len(lengths) < 280


def test_half_of_a_skewed_corpus_is_about_one_country_and_it_has_three_events_an_article() -> None:
    corpus = list(Corpus(100, skewed=True).each())
    assert 40 < sum(COUNTRIES[0].id in article.countries for article, _ in corpus) < 60
    assert sum(len(events) for _, events in corpus) == 300


@pytest.mark.parametrize("corpus", [Corpus(20), Corpus(7, skewed=True)])
def test_the_corpus_is_content_without_a_problem(corpus: Corpus, tmp_path: Path) -> None:
    records.write(corpus, tmp_path / "content", PROJECT)
    library, problems = check(Order(PROJECT, tmp_path / "content", tmp_path / "site", today=738_000))
    assert not problems
    assert len(library.articles) == corpus.articles


def test_an_edit_changes_each_site_every_time_and_leaves_it_in_order(tmp_path: Path) -> None:
    teams: list[builders.Builder] = [
        builders.ours(Corpus(5), tmp_path / "digest", PROJECT),
        builders.hugo(Corpus(5), tmp_path / "hugo", Path("hugo")),
    ]
    for team in teams:
        for what in EDITS:
            for number in (1, 2):
                before = {
                    path: path.read_bytes() for path in team.folder.rglob("*.*") if path.suffix in TEXTS
                }
                team.edit(what, number)
                changed = [path for path, old in before.items() if path.read_bytes() != old]
                assert len(changed) == (2 if (team.name, what) == ("hugo", "event") else 1)
    _, problems = check(Order(PROJECT, teams[0].folder / "content", tmp_path / "site", today=738_000))
    assert not [problem for problem in problems if not problem.warning]


def test_hugo_gets_every_article_and_event_in_both_languages(tmp_path: Path) -> None:
    hugo_site.write(Corpus(5), tmp_path / "hugo")
    for kind, pattern in (("articles", "a*"), ("events", "e*")):
        assert len(list((tmp_path / "hugo" / "content" / kind).glob(f"{pattern}.md"))) == 10


def test_a_run_is_measured_with_its_children(tmp_path: Path) -> None:
    work = "sum(range(3_000_000)); open('made', 'w').write('12345')"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}], check=True)"
    found = measured([sys.executable, "-c", child], tmp_path, {}, tmp_path / "log")
    assert not found.failed
    assert found.cpu > 0.02
    assert found.peak > 1
    assert (tmp_path / "made").is_file()


def test_a_run_that_fails_says_so(tmp_path: Path) -> None:
    found = measured([sys.executable, "-c", "raise SystemExit(3)"], tmp_path, {}, tmp_path / "log")
    assert found.failed == "ended with status 3"


def test_only_what_is_new_counts_as_written(tmp_path: Path) -> None:
    for name in ("kept", "changed"):
        (tmp_path / name).write_text("old")
    before = snapshot(tmp_path)
    (tmp_path / "changed").write_text("newer")
    (tmp_path / "new").write_text("12")
    assert written(before, snapshot(tmp_path)) == (2, 7)


def test_the_table_has_the_medians_of_each_builder_and_the_ratio() -> None:
    ours = tuple(Run(wall, 2.0, 50, 100, 2_000_000) for wall in (1.0, 3.0, 2.0))
    found = [
        Result(100, "cold", "digest", ours),
        Result(100, "cold", "hugo", (Run(4.0, 1.0, 80, 90, 1_000_000),)),
        Result(100, "cold", "other", (Run(0, 0, 0, failed="stopped"),)),
    ]
    lines = table(found).splitlines()
    assert re.split(r"\s{2,}", lines[0].strip())[:2] == ["articles scenario", "builder"]
    assert lines[1].split() == ["100", "cold", "digest", "2.00", "2.00", "50", "100", "2.0", "50", "0.50"]
    assert lines[2].split()[-1] == "22"
    assert lines[3].endswith("stopped")


def test_the_machine_is_named_with_the_figures() -> None:
    facts = run.machine([])
    assert {"cores", "python", "system", "mkdocs-material"} <= facts.keys()
    assert "medians of 1 run (five or more for figures to keep)" in run.introduction(facts, 1)
