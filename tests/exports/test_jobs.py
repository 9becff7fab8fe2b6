"""The files machines read are made by jobs: each alone, in any order, and an edit concerns few of them."""

from __future__ import annotations

import random
from dataclasses import replace
from uuid import uuid5

import pytest

from digest.exports import identity, registry
from digest.exports.kind import Whole
from digest.model import Library
from digest.pages import site as site_page
from tests.exports.following import whole


def made(of: Whole, jobs: list[tuple[str, str]]) -> dict[str, bytes]:
    """Return the files of jobs by path; no path twice."""
    found = [file for job in jobs for file in registry.files(of, *job)]
    assert len(dict(found)) == len(found)
    return dict(found)


@pytest.fixture(params=[site_page.WHOLE, 3], ids=["small", "large"])
def _size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_page, "WHOLE", request.param)


@pytest.mark.usefixtures("_size")
def test_a_job_needs_no_other(hurting_library: Library) -> None:
    one = whole(hurting_library)
    jobs = list(registry.jobs(one))
    assert len(set(jobs)) == len(jobs) > 40
    everything = made(one, jobs)
    alone: dict[str, bytes] = {}
    for job in jobs:
        alone |= made(whole(hurting_library), [job])
    assert alone == everything
    random.Random(5).shuffle(jobs)
    assert made(whole(hurting_library), jobs) == everything


def test_an_edited_text_of_a_large_digest_changes_few_files(
    hurting_library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_page, "WHOLE", 3)
    article = hurting_library.articles["vienna-notebook"]
    texts = {code: replace(text, body=f"{text.body}\n\nZZZ") for code, text in article.texts.items()}
    edited = {**hurting_library.articles, article.id: replace(article, texts=texts)}
    before, after = whole(hurting_library), whole(replace(hurting_library, articles=edited))
    files = made(before, list(registry.jobs(before))), made(after, list(registry.jobs(after)))
    changed = {path for path in files[0] | files[1] if files[0].get(path) != files[1].get(path)}
    kinds = {
        path.rpartition("/")[2] if "feed." in path else path for path in changed if "search/" not in path
    }
    assert kinds == {"feed.atom", "feed.json", "data/articles/2015.json"}


def test_a_name_is_a_uuid_of_version_five() -> None:
    for id in ("", "visit", "a" * 300, "Ω"):
        assert identity.uuid("en", "article", id) == str(uuid5(identity.NAMESPACE, f"en/article/{id}"))
