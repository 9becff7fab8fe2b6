"""What pages read is what they show: a new article or a moved event concerns few of them."""

from __future__ import annotations

from collections import defaultdict

import pytest

from digest.build import build
from digest.memory import Memory
from digest.recall import Kept
from digest.trace import ORDER
from digest.write.freshness import look
from tests.site.conftest import order


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Memory:
    """What is known of the jobs of the real site."""
    kept: list[Kept] = []
    with pytest.MonkeyPatch.context() as patches:
        patches.setattr("digest.build.keep", lambda _folder, one: kept.append(one))
        wanted = order(tmp_path_factory.mktemp("reads") / "site")
        assert build(wanted, look(wanted)).written
    return kept[0].known


def kinds(known: Memory, index: str) -> set[str]:
    """Return the kinds of pages that have read in which order an index is."""
    found = defaultdict(set)
    for place in known.reads.by((index, ORDER)):
        job, kind, *_ = known.jobs[place].split(" ")
        found[job].add(kind)
    return found["page"]


def test_only_lists_of_all_articles_ask_in_which_order_they_are(known: Memory) -> None:
    assert kinds(known, "derived.chronology.articles") == {"home", "articles"}
    assert kinds(known, "library.articles") == {"home", "data"}  # they say how many there are


def test_only_the_chronology_and_the_home_page_ask_in_which_order_all_events_are(known: Memory) -> None:
    assert kinds(known, "derived.chronology.events") <= {"home", "chronology", "root"}
    assert kinds(known, "derived.periods.place") == set()


def test_a_page_in_one_edition_has_not_read_the_text_of_another(known: Memory) -> None:
    article = "cri-xi-diaz-canel"
    readers = {
        code: {known.jobs[at] for at in known.reads.by(("library.texts", (article, code)))}
        for code in ("en", "fa")
    }
    for code, other in (("en", "fa"), ("fa", "en")):
        others = {job for job in readers[code] if job.startswith("page ") and f" {code} " not in job}
        assert {job.split(" ")[1] for job in others} <= {"article", "parallel", "coverage"}
        assert any(job.startswith(f"page country {code} ") for job in readers[code])
        assert not any(job.startswith(f"page country {other} ") for job in readers[code])
