"""Content says its format: an older one is migrated, all or nothing; a newer one is refused."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest import formats
from digest.formats.migrations import MIGRATIONS, Migration, migrated, with_key_renamed
from digest.fronts import beginning, drafts, migrating, records, speaking
from digest.load import Unreadable
from digest.load.placing import placed
from digest.problems import DigestError
from digest.review import review
from tests.site.conftest import PROJECT

EVENT = "events/visit-2023.yml"
EVENTS = re.compile(r"(?:drafts/[^/]+/)?events/[^/]+\.yml")


def _says_quotes(path: str, text: str) -> str:
    return with_key_renamed(path, text, ("reports", "*", "says"), "quotes")


def _summary_gist(path: str, text: str) -> str:
    return with_key_renamed(path, text, ("summary",), "gist")


TWO = (
    Migration(EVENTS, _says_quotes),
    Migration(re.compile(r"articles/[^/]+/[^/]+\.md"), _summary_gist),
)
"""From format 1 to 3, as it might be."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "content"
    shutil.copytree(PROJECT / "tests" / "content" / "small", folder)
    shutil.copytree(PROJECT / "content" / "editions", folder / "editions")
    event = folder / EVENT
    event.write_text(event.read_text("utf-8").replace("    says:", "    # to the letter\n    says:"), "utf-8")
    return folder


def texts(content: Path) -> Mapping[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(content.rglob("*")) if path.is_file()}


def name(content: Path, text: str) -> None:
    (content / "format.yml").write_text(text, "utf-8")


def said(content: Path, language: str = "en") -> list[str]:
    return [f"{one.mark}: {one.message.say(language)}" for one in review(PROJECT, content)[1]]


def test_content_that_names_no_format_is_in_the_first(content: Path) -> None:
    assert said(content) == []
    name(content, formats.stated(1))
    assert said(content) == []


def test_the_content_of_this_project_names_the_format_it_is_in() -> None:
    text = (PROJECT / "content" / "format.yml").read_text("utf-8")
    assert text == formats.stated(formats.current())


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (
            "format: 2\n",
            "1:1: the content is in format 2, which is newer than this digest, that reads format 1: "
            "install a newer digest",
        ),
        ("format: 0\n", '1:9: "0" is no format: it is a number, like 1'),
        ("format: one\n", '1:9: "one" is no format: it is a number, like 1'),
        ("format: 01234567\n", '1:9: "01234567" is no format: it is a number, like 1'),
        ("format: ۱\n", '1:9: "۱" is no format: it is a number, like 1'),
        ("format: -1\n", '1:9: "-1" is no format: it is a number, like 1'),
        ("format:\n", "1:1: this file holds one line: format: 1"),
        ("format: [1]\n", "1:1: this file holds one line: format: 1"),
        ("version: 1\n", "1:1: this file holds one line: format: 1"),
        ("format: 1\nmore: 2\n", "1:1: this file holds one line: format: 1"),
        ("", "1:1: is empty"),
    ],
)
def test_another_format_is_the_one_thing_that_is_said(text: str, problem: str, content: Path) -> None:
    name(content, text)
    (content / EVENT).write_text("nonsense: 1\n", "utf-8")
    assert said(content) == [f"content/format.yml:{problem}"]


def test_a_format_is_refused_in_persian_too(content: Path) -> None:
    name(content, "format: 2\n")
    assert "digest تازه‌تری نصب کنید" in re.sub("[\u2066-\u2069]", "", said(content, "fa")[0])


def test_older_content_is_sent_to_the_migration(content: Path) -> None:
    (problem,) = formats.problems(content, TWO)
    assert str(problem) == (
        "content/format.yml:1:1: the content is in format 1, and this digest reads format 3: "
        "run invoke migrate"
    )


WRITERS: list[Callable[[Path], None]] = [
    lambda content: beginning.new(content, {"kind": "person"}, "en"),
    lambda content: drafts.ingest(PROJECT, content, "-", "en"),
    lambda content: drafts.accept(PROJECT, content, "x", "en"),
    lambda content: records.translated(PROJECT, content, "visit", "en", ""),
    lambda content: records.coverage(PROJECT, content),
]


@pytest.mark.parametrize("run", WRITERS)
def test_nothing_is_added_to_content_of_another_format(run: Callable[[Path], None], content: Path) -> None:
    name(content, "format: 2\n")
    before = texts(content)
    with pytest.raises(DigestError, match="newer than this digest"):
        run(content)
    assert texts(content) == before


def migrate(content: Path, answer: str | None = None, *, write: bool = False) -> None:
    migrating.migrate(content, "en", write=write, migrations=TWO, ask=lambda _: answer or "")


DIFFERENCE = """\
--- content/events/visit-2023.yml
+++ content/events/visit-2023.yml
@@ -12,4 +12,4 @@
   - article: visit
     basis: stated
     # to the letter
-    says: سفر کرد
+    quotes: سفر کرد
"""


def test_a_migration_shows_every_change_and_writes_nothing_unasked(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = texts(content)
    migrate(content)
    out = capsys.readouterr().out
    assert DIFFERENCE in out
    assert "+format: 3\n" in out
    assert out.endswith("4 files would change, from format 1 to 3: nothing was written, --write writes it\n")
    assert texts(content) == before


@pytest.mark.parametrize(("answer", "write"), [("y", False), ("بله", False), (None, True)])
def test_a_migration_writes_when_told_and_then_has_nothing_to_do(
    answer: str | None, write: bool, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    untouched = (content / "people" / "ana.yml").read_bytes()
    migrate(content, answer, write=write)
    assert "4 files written: the content is in format 3 now (it was 1)" in capsys.readouterr().out
    assert "    # to the letter\n    quotes: سفر کرد\n" in (content / EVENT).read_text("utf-8")
    assert "\ngist: Ana visited, the Daily says.\n" in (content / "articles/visit/en.md").read_text("utf-8")
    assert (content / "people" / "ana.yml").read_bytes() == untouched
    assert (content / "format.yml").read_text("utf-8") == formats.stated(3)
    assert not list(content.rglob(".*"))
    after = texts(content)
    migrate(content, write=True)
    assert capsys.readouterr().out == "the content is in format 3: there is nothing to migrate\n"
    assert texts(content) == after


@pytest.mark.parametrize("answer", ["", "n", "yess", "no"])
def test_any_other_answer_is_no(answer: str, content: Path) -> None:
    before = texts(content)
    migrate(content, answer)
    assert texts(content) == before


def test_content_in_a_format_between_is_migrated_from_there(content: Path) -> None:
    name(content, formats.stated(2))
    migrate(content, write=True)
    assert "says:" in (content / EVENT).read_text("utf-8")
    assert "gist:" in (content / "articles/visit/fa.md").read_text("utf-8")


def test_drafts_are_migrated_with_the_rest(content: Path) -> None:
    draft = content / "drafts" / "x" / "events" / "a.yml"
    draft.parent.mkdir(parents=True)
    shutil.copy(content / EVENT, draft)
    migrate(content, write=True)
    assert "quotes:" in draft.read_text("utf-8")


def test_newer_content_is_not_migrated_backwards(content: Path) -> None:
    name(content, "format: 4\n")
    before = texts(content)
    with pytest.raises(speaking.Refused):
        migrate(content, write=True)
    assert texts(content) == before


def test_one_file_that_cannot_be_read_stops_it_all(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (content / "events" / "a.yml").write_text("a: [\n", "utf-8")
    before = texts(content)
    with pytest.raises(speaking.Refused):
        migrate(content, write=True)
    assert "events/a.yml:2:1: " in capsys.readouterr().err
    assert texts(content) == before
    (content / "events" / "a.yml").write_bytes(b"\xff\n")
    with pytest.raises(DigestError, match=r"events/a.yml: is not UTF-8"):
        migrate(content, write=True)


@pytest.mark.parametrize("broken", range(4))
@pytest.mark.parametrize("call", ["write_text", "replace"])
def test_a_disk_that_fails_half_way_leaves_the_old_content(
    call: str, broken: int, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = texts(content)
    real, done = getattr(Path, call), []

    def fails(self: Path, *given: object, **named: object) -> object:
        if self.name.endswith(".new"):
            done.append(self)
            if len(done) == broken + 1:
                raise OSError(28, "No space left on device")
        return real(self, *given, **named)

    monkeypatch.setattr(Path, call, fails)
    with pytest.raises(OSError, match="No space"):
        migrate(content, write=True)
    assert len(done) >= broken + 1
    assert texts(content) == before


def test_a_run_that_was_cut_short_is_begun_again(content: Path) -> None:
    migrate(content, write=True)
    (content / "format.yml").unlink()  # it is written last
    after = texts(content)
    migrate(content, write=True)
    assert {path: text for path, text in texts(content).items() if "format.yml" not in path} == after


@pytest.mark.parametrize(
    ("text", "keys", "renamed"),
    [
        ("says: says\n", ["says"], "quotes: says\n"),
        ('"says": 1  # says\n', ["says"], '"quotes": 1  # says\n'),
        ("'says' : 1\n", ["says"], "'quotes' : 1\n"),
        ("a: {says: 1, b: {says: 2}}\n", ["a", "b", "says"], "a: {says: 1, b: {quotes: 2}}\n"),
        ("a: [{says: 1}, {says: 2}]\n", ["a", "*", "says"], "a: [{quotes: 1}, {quotes: 2}]\n"),
        ("# says\nb: 1\nsays: |\n  says: 1\n", ["says"], "# says\nb: 1\nquotes: |\n  says: 1\n"),
        ("? says\n: 1\n", ["says"], "? quotes\n: 1\n"),
        ("---\nsays: 1\n---\nsays: 2\n", ["says"], "---\nquotes: 1\n---\nsays: 2\n"),
        ("---\r\nsays: 1\r\n---\r\nsays: 2\r\n", ["says"], "---\r\nquotes: 1\r\n---\r\nsays: 2\r\n"),
        ("\ufeffsays: 1\n", ["says"], "\ufeffquotes: 1\n"),
        ("a: 1\n", ["says"], "a: 1\n"),
        ("says: 1\n", ["says", "x"], "says: 1\n"),
        ("says: 1\n", [], "says: 1\n"),
    ],
)  # fmt: skip
def test_a_key_is_renamed_and_nothing_else(text: str, keys: list[str], renamed: str) -> None:
    assert with_key_renamed("a.yml", text, keys, "quotes") == renamed


KEY = st.sampled_from(["says", "a", "say", "saysay"])
NODES = st.recursive(
    st.sampled_from(["says", "1", "x: y", "'"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEY, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEY, NODES, min_size=1, max_size=3), st.booleans())
def test_what_a_renamed_key_leads_to_stays(given: dict[str, object], flow: bool) -> None:
    import yaml

    text = yaml.safe_dump(given, default_flow_style=flow)
    try:
        placed(text, "a.yml", 0)
    except Unreadable:
        return
    after = yaml.safe_load(with_key_renamed("a.yml", text, ["says"], "quotes"))
    assert after == {"quotes" if key == "says" else key: value for key, value in yaml.safe_load(text).items()}


def test_only_the_files_a_migration_is_about_are_changed() -> None:
    files = {"events/a.yml": "reports: [{says: 1}]\n", "people/a.yml": "reports: [{says: 1}]\n"}
    assert migrated(files, 1, TWO) == {"events/a.yml": "reports: [{quotes: 1}]\n"}
    assert migrated(files, 3, TWO) == {}


def test_each_migration_leaves_alone_what_it_has_made(content: Path) -> None:
    files = {
        path.relative_to(content).as_posix(): path.read_text("utf-8")
        for path in sorted(content.rglob("*.[my]*"))
    }
    for migrations in (MIGRATIONS, TWO):
        once = {**files, **migrated(files, 1, migrations)}
        assert migrated(once, 1, migrations) == {}
