"""`invoke check` in its three forms and two languages, and where the language comes from."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from digest.fronts import checking, reports, speaking
from digest.problems import DigestError, Mark, Message, Problem, message
from digest.write.freshness import Order

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "articles/tasnim-raisi-havana/article.yml"


@pytest.fixture
def order(tmp_path: Path) -> Order:
    """An order over a copy of the content."""
    for name in ("content", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name)
    return Order(tmp_path, tmp_path / "content", tmp_path / "site", date(2024, 2, 20).toordinal())


def spoil(order: Order) -> None:
    path = order.content / ARTICLE
    path.write_text(path.read_text("utf-8").replace("source: tasnim", "source: tasmin"), "utf-8")


def test_json_is_an_array_with_nothing_in_it_when_nothing_is_wrong(
    order: Order, capsys: pytest.CaptureFixture[str]
) -> None:
    checking.check(order, "json", "en")
    assert json.loads(capsys.readouterr().out) == []
    checking.check(order, "github", "en")
    assert capsys.readouterr() == ("", "")


def test_json_holds_an_object_for_each_problem_and_the_end_is_a_refusal(
    order: Order, capsys: pytest.CaptureFixture[str]
) -> None:
    spoil(order)
    with pytest.raises(speaking.Refused, match=r"\A\Z"):
        checking.check(order, "json", "fa")
    assert json.loads(capsys.readouterr().out) == [
        {
            "path": f"content/{ARTICLE}",
            "line": 1,
            "column": 9,
            "severity": "error",
            "key": "unknown-source",
            "message": "منبع «\u2068tasmin\u2069» شناخته نیست (آیا منظورتان «\u2068tasnim\u2069» بود؟)",
            "suggestion": "tasnim",
        }
    ]


def test_a_missing_folder_is_said_in_json_too(order: Order, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(order.content)
    with pytest.raises(speaking.Refused):
        checking.check(order, "json", "en")
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["path"], told["key"], told["severity"]) == ("content", "content-missing", "error")


def test_github_is_told_the_place_and_the_message(order: Order, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(order)
    with pytest.raises(speaking.Refused):
        checking.check(order, "github", "en")
    assert capsys.readouterr().out == (
        f"::error file=content/{ARTICLE},line=1,col=9,title=unknown-source::"
        'unknown source "tasmin" (did you mean "tasnim"?)\n'
    )


def test_what_means_something_to_github_is_escaped() -> None:
    what = message("unknown-source", given="100% a,b:c\r\nd")
    problem = Problem(Mark("content/a,b:c%.yml", 2, 3), what, warning=True)
    assert list(reports.github([problem], "en")) == [
        "::warning file=content/a%2Cb%3Ac%25.yml,line=2,col=3,title=unknown-source::"
        'unknown source "100%25 a,b:c%0D%0Ad"'
    ]


def test_a_suggestion_inside_a_reason_is_a_suggestion() -> None:
    inner = message("unknown-calendar", given="solar").meaning("solar-hijri")
    (told,) = json.loads(reports.as_json([Problem(Mark("a"), message("bad-date", reason=inner))], "en"))
    assert told["suggestion"] == "solar-hijri"


def test_the_place_of_a_line_is_the_same_in_all_languages_and_the_message_stands_apart() -> None:
    problem = Problem(Mark("content/x.yml", 3, 7), Message("file-empty", {}), warning=True)
    assert list(reports.text([problem], "en")) == ["content/x.yml:3:7: warning: is empty"]
    assert list(reports.text([problem], "fa")) == ["content/x.yml:3:7: \u2067هشدار: خالی است\u2069"]


def test_an_unknown_form_is_refused_with_the_one_that_was_meant(order: Order) -> None:
    with pytest.raises(DigestError, match=re.escape('unknown format "jsn" (did you mean "json"?)')):
        checking.check(order, "jsn", "en")


@pytest.mark.parametrize(
    ("asked", "environment", "setting", "language"),
    [("", "", "", "en"), ("", "", "fa", "fa"), ("", "en", "fa", "en"), ("fa", "en", "en", "fa")],
)
def test_the_language_is_asked_for_or_of_the_environment_or_of_the_settings(
    asked: str, environment: str, setting: str, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mkdocs.yml").write_text(
        f'site_url: !ENV [X, "y"]\nextra:\n  messages: {setting}\n' if setting else "site_name: x\n", "utf-8"
    )
    monkeypatch.setenv(speaking.MESSAGES, environment)
    assert speaking.language(tmp_path, asked) == language


def test_an_unknown_language_of_messages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DigestError, match=r'no messages in "zz": one of en, fa'):
        speaking.language(tmp_path, "zz")
