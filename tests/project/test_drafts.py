"""From a raw article to an article: drafts are made, finished, accepted, and never built."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from digest.fronts import drafts, speaking
from digest.problems import DigestError
from digest.review import review

ROOT = Path(__file__).resolve().parents[2]
DUMP = ROOT / "tests" / "ingest" / "dumps" / "en-tasnim.txt"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """A copy of the content with one draft in it."""
    folder = tmp_path / "content"
    shutil.copytree(ROOT / "content", folder)
    drafts.ingest(ROOT, folder, str(DUMP), "en")
    return folder


def test_a_draft_is_no_part_of_the_content_until_it_is_accepted(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, problems = review(ROOT, content)
    assert problems == ()
    path = content / "drafts" / "en-tasnim" / "candidates.yml"
    path.write_text(path.read_text("utf-8").replace("id: null", "id: raisi-in-caracas-2023", 1), "utf-8")
    drafts.accept(ROOT, content, "en-tasnim", "en")
    assert not path.parent.exists()
    told = capsys.readouterr()
    assert "still to do:" in told.out
    assert 'en-tasnim/en.md:2:7: "title" must not be empty' in told.err
    assert 'raisi-in-caracas-2023.yml:2:6: "kind" must not be empty: one of visit, meeting,' in told.err
    _, problems = review(ROOT, content)
    assert {one.message.key for one in problems} == {"empty", "digest-empty"}
    assert "en-tasnim" not in before.articles


def test_what_is_there_is_never_written_over(content: Path) -> None:
    shutil.copytree(content / "articles" / "tasnim-raisi-havana", content / "articles" / "en-tasnim")
    with pytest.raises(speaking.Refused, match=r"en-tasnim/article\.yml is there already"):
        drafts.accept(ROOT, content, "en-tasnim", "en")
    assert (content / "drafts" / "en-tasnim").is_dir()


def test_an_unknown_draft_is_refused_with_the_one_that_was_meant(content: Path) -> None:
    with pytest.raises(DigestError, match=r'unknown draft "en-tasmin" \(did you mean "en-tasnim"\?\)'):
        drafts.accept(ROOT, content, "en-tasmin", "en")
    shutil.rmtree(content / "drafts")
    with pytest.raises(DigestError, match="there is no draft"):
        drafts.accept(ROOT, content, "en-tasnim", "en")


def test_a_raw_article_that_cannot_be_read_is_refused_in_the_language_of_the_messages(
    content: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "raw.bin").write_bytes(b"PK\x03\x04" + bytes(100))
    with pytest.raises(speaking.Refused):
        drafts.ingest(ROOT, content, str(tmp_path / "raw.bin"), "fa")
    assert "متن نیست، بایگانی \u2068zip\u2069 است" in capsys.readouterr().err
