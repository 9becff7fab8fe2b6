"""A draft as a whole: its files, its lines, what it leaves out, and what it refuses."""

from __future__ import annotations

import contextlib
import gzip
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest import load
from digest.ingest import Draft, draft, files, read_source
from digest.ingest.nouns import Part
from digest.problems import DigestError
from digest.schema import records
from digest.schema.reading import Reading
from tests.ingest.score import knowledge

KNOWN = knowledge()
DUMPS = Path(__file__).parent / "dumps"


def made(name: str) -> Draft:
    return draft(read_source(next(DUMPS.glob(f"{name}.*"))), name, KNOWN)


def test_a_complete_draft_is_read_by_the_schema(tmp_path: Path) -> None:
    path = tmp_path / "article.yml"
    path.write_text(dict(files(made("fa-comments")))["article.yml"], encoding="utf-8")
    reading = Reading(load.read(path, "article.yml"))
    article = records.article(reading, "x")
    assert reading.problems == []
    assert article is not None
    assert (article.source, article.published.date.text, article.code) == (
        "hamshahri-online",
        "1403-08-24",
        "834501",
    )


@pytest.mark.parametrize("path", sorted(DUMPS.iterdir()), ids=lambda path: path.name)
def test_both_files_of_a_draft_are_good_yaml(path: Path, tmp_path: Path) -> None:
    for name, text in files(draft(read_source(path), path.stem, KNOWN)):
        assert "\ufffd" not in text
        if name.endswith(".yml"):
            (tmp_path / name).write_text(text, encoding="utf-8")
            load.read(tmp_path / name, name)


def test_what_is_not_told_is_null_with_the_reason_above_it() -> None:
    text = dict(files(made("fa-wrapped")))["article.yml"]
    assert "# no date of publication in the text\npublished:\n  date: null" in text


def test_a_field_names_its_line() -> None:
    assert '# line 20: stated in the text\ncode: "834501"' in dict(files(made("fa-comments")))["article.yml"]


def test_a_comments_stamp_is_no_date_of_publication() -> None:
    found = made("en-comments")
    assert found.published.value is None
    assert found.presumed.value is not None
    assert "# perhaps 2022-11-25" in dict(files(found))["article.yml"]


def test_an_update_is_no_date_of_publication() -> None:
    moment = made("en-agency").published.value
    assert moment is not None
    assert moment.date == "2024-06-20"


def test_two_stamps_that_disagree_leave_the_date_empty() -> None:
    text = (
        "A headline about Cuba and Iran today\n2023-01-02\n2023-01-05\n"
        + "Cuba and Iran signed a paper in Havana. " * 5
    )
    found = draft(text, "x", KNOWN)
    assert found.published.value is None
    assert found.warnings


def test_broken_lines_are_joined_and_half_spaces_are_kept() -> None:
    body = made("fa-wrapped").body
    assert "رسانه های غربی را درباره تبادل پیام" in body[0]
    assert "رئیسجمهور" in "".join(body)
    assert any("گفت‌وگو" in paragraph for paragraph in made("fa-comments").body)


def test_a_second_article_is_cut_off() -> None:
    assert not any("زلزله" in paragraph for paragraph in made("fa-second").body)


def test_the_quoted_words_stand_in_the_source_and_are_at_most_25() -> None:
    for path in DUMPS.glob("*.txt"):
        found = draft(read_source(path), path.stem, KNOWN)
        whole = "\n".join(line.text for line in found.lines)
        assert all(event.says in whole and len(event.says.split()) <= 25 for event in found.events)


def test_every_line_has_a_part() -> None:
    found = made("ar-saved")
    assert len(found.lines) == len(found.parts)
    assert Part.NOISE in found.parts


def zipped() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("article.txt", "a" * 5_000_000)
    return held.getvalue()


REFUSED = [
    ("ten megabytes", b"a b c. " * 1_500_000, "larger than 3,000,000 bytes"),
    ("a line of five megabytes", b"x" * 5_000_000, "larger than 3,000,000 bytes"),
    ("a line of two megabytes", b"word " * 400_000, "characters on line 1"),
    ("a zip bomb", zipped(), "is a zip archive"),
    ("a gzip bomb", gzip.compress(b"a" * 5_000_000), "is a gzip archive"),
    ("a PDF", b"%PDF-1.7 ...", "is a PDF"),
    ("a NUL", b"one\ntwo\0three", "NUL character on line 2"),
    ("UTF-16 without a mark", "Iran and Cuba".encode("utf-16-le"), "NUL character"),
    ("Windows-1256", "ایران و کوبا".encode("cp1256", "replace"), "is not UTF-8 (line 1)"),
    ("a wrong charset", b"<meta charset=utf-8>\xff\xfe\xfa", "is not UTF-8"),
    ("nothing", b" \n\t\n", "is empty"),
    ("only tags", b"<html><body>" + b"<div>" * 100_000, "holds no text"),
    ("very many lines", b"one line\n" * 50_000, "lines of text"),
]


@pytest.mark.parametrize(("data", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_is_no_article_is_refused_with_a_reason(data: bytes, message: str) -> None:
    with pytest.raises(DigestError, match=message.replace("(", r"\(").replace(")", r"\)")):
        draft(read_source(data), "x", KNOWN)


STORY = "Iran and Cuba signed a paper in Havana on Thursday, the two presidents said. " * 4
HOSTILE = [
    ("deep nesting", "<html><body>" + "<div><span>" * 100_000 + STORY),
    ("unclosed comments", "<html><body><p>" + STORY + "</p>" + "<!-- " * 200_000),
    ("unclosed tags", "<html><body><p>" + STORY + "</p>" + "<a href='" * 100_000),
    ("unclosed scripts", "<html><body><p>" + STORY + "</p>" + "<script>" * 100_000),
    ("stray closing tags", "<html><body><p>" + STORY + "</p>" + "</div>" * 200_000),
    ("many attributes", "<html><body><p " + "a=b " * 200_000 + ">" + STORY + "</p>"),
    ("entities", "<html><body><p>" + STORY + "&#x10ffff;&#0;&bogus;" * 1000 + "</p>"),
    ("digits", STORY + "\n" + "12/" * 9_000),
    ("months", STORY + "\n" + "12 May 12 " * 2_500),
    ("spaces", STORY + "\n" + " " * 2_000_000 + "."),
    ("brackets", STORY + "\n" + "«(" * 12_000),
    ("buttons", STORY + "\n" + "share x like " * 2_000 + "!"),
    ("one word", STORY + "\n" + "a" * 29_000),
    (
        "vowel marks",
        "كوبا" + "\u064b" * 25_000 + "\n" + "وقعت إيران وكوبا على اتفاق في هافانا يوم الخميس. " * 8,
    ),
    ("year zero", STORY + "in 0000-00-00 and 9999 years ago, 31 June 2020"),
]


@pytest.mark.parametrize("text", [row[1] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_hostile_text_ends_in_a_draft_or_a_reason(text: str) -> None:
    try:
        found = draft(read_source(text.encode()), "x", KNOWN)
    except DigestError:
        return  # its reason is what the cases above look at
    assert {mention.id for mention in found.countries} == ({"CU", "IR"} if found.language.value else set())


_PIECES = st.sampled_from(
    [
        "ایران", "كوبا", "Iran", "2023-12-04", "۱۳ آذر ۱۴۰۲", "نظرات", "Read also", "المصدر:", "<p>", "</p>",
        "<div class='tags'>", "\n", "\n\n", ". ", "«", "»", "on Monday", "امروز", "أمس", "کد خبر 12345",
        "\u200c", "\u202b", "\u200f", "<!--", "1402/13/45", " ", "فيدل كاسترو", "31 نوامبر", "قبل 9999 سنة",
        "Vladimir Putin said that the two countries will meet in Tehran next month.",
    ]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(_PIECES | st.text(max_size=12), max_size=60))
def test_no_text_breaks_it(pieces: list[str]) -> None:
    try:
        found = draft(" ".join(pieces), "x", KNOWN)
    except DigestError:
        return
    assert [name for name, _ in files(found)] == ["article.yml", "candidates.yml", "body.txt"]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_break_it(data: bytes) -> None:
    with contextlib.suppress(DigestError):
        draft(read_source(data), "x", KNOWN)


def test_a_declared_charset_is_read() -> None:
    page = (
        "<html><head><meta charset='windows-1256'></head><body><p>"
        + "وقعت روسيا وكوبا اتفاقا في هافانا. " * 6
    )
    found = draft(read_source(page.encode("cp1256")), "x", KNOWN)
    assert found.language.value == "ar"
    assert {mention.id for mention in found.countries} == {"RU", "CU"}


def test_a_text_in_another_language_is_left_empty() -> None:
    text = (
        "El presidente de Cuba y el de la República Islámica de Irán se reunieron en la ciudad de La Habana. "
        * 3
    )
    found = draft(text, "x", KNOWN)
    assert found.countries == ()
    assert found.warnings


def test_the_day_above_a_pages_menus_is_not_taken_for_publication() -> None:
    text = (
        "Thursday, 27 February 2025\nHome | World | Sport\nPolitics\nCuba and Iran sign papers in Havana\n"
        + "Cuba and Iran signed a paper in Havana, the foreign ministry of Cuba said. " * 4
    )
    assert draft(text, "x", KNOWN).published.value is None
