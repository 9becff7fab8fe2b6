"""The quick readings of YAML find what the careful one finds, or leave the file to it."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from digest.load import Unreadable, plain, plainly, quickly
from digest.load.placing import placed
from tests.content.laying import PROJECT

PIECES = (
    *("a: ", "b: ", "- ", "\n", "\n  ", "\n    ", "{", "}", "[", "]", ", ", "x", "null", "~", '"null"', "'"),
    *('"', "&a ", "*a", "!t ", ">-", "|", "#", " # c", ":", "? ", "---\n", "...", "1", "NO", "سلام", "\t"),
)
LINES = (
    *("a: x", "b: y z", "c:", "null: x", "a: 'x'", 'b: "y: z"', "c: [x, NO]", "c: {a: x, b: 'y, z'}", "- x"),
    *("- a: x", "- ", "-", "- 'x'", "-   b: y", "a: >-", "b: |", "- >", "# c", "", "  ", "text, more: text"),
    *("a: x # c", "a: x #", "b: https://x.example/#y", "a: b - >", "c: [", "c: []", "c: [x, ]", "c: {}", "…"),
    *(
        "a: x ",
        "a:  ",
        "a: ~",
        "b: null",
        'a: ""',
        "b: ''",
        "a: it's",
        "a: [a, [b]]",
        "a: [~, null, '']",
        "---",
    ),
    *(
        "a: {b: {c: x}}",
        "a: {b: }",
        "a: ?x",
        "a: x?",
        "a: [x?]",
        "a: -x",
        "a: x\u2028y",
        "b: x\x85y",
        "a: x\tz",
    ),
    *(
        "- - x",
        "- [x]",
        "a: [x:y]",
        "a: {x: y:z}",
        'a: "x\\ny"',
        "a: 'it''s'",
        "\ufeffa: x",
        "a: x\ufeff",
        "'",
    ),
)
pieces = st.sampled_from(PIECES)
lines = st.tuples(st.sampled_from(("", "", "", "  ", "  ", "    ", " ")), st.sampled_from(LINES)).map("".join)
BLOCKS = (
    "a: >-\n  x\n    y",
    "a: |\n  x\n  # c\nb: y",
    "a: >\n  x\n\n  # c",
    "- a: >-\n    x\n  b: y",
    "# a: >-\n  x: y",
)


def careful(text: str) -> object:
    try:
        return plain(placed(text, "a.yml", 0))
    except Unreadable:
        return None


@given(st.lists(pieces, max_size=14).map("".join))
def test_any_text_is_read_alike_or_left_to_the_careful_reading(text: str) -> None:
    found = careful(text)
    for quick in (quickly.values(text), quickly.by_libyaml(text)):
        assert quick is None or quick == found
        assert found is None or quick == found or not found


@given(st.lists(lines, max_size=8).map("\n".join), st.sampled_from(("", "\n")))
@example("a: >-\n  x\n     \n", "")
@example("a: >-\n  x\n\n  # c\nb: y", "\n")
@example("# a: >-\n  x: y\nb: z", "\n")
@example("a: b - >\n  c", "\n")
@example("a: |\n  x", "")
@example("- a: x\n  b: y", "\n")
def test_any_lines_are_read_alike_or_left_to_libyaml(text: str, end: str) -> None:
    quick = plainly.values(text + end)
    assert quick is None or quick == careful(text + end)


@given(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(("a: {}\n", "a: [{}]\n", "a:\n  - {}\n", "a: >-\n  {}\nb: y\n")),
)
def test_any_letters_in_a_value_are_read_alike_or_left_to_libyaml(letters: str, around: str) -> None:
    text = around.format(letters) if "{}" in around else around
    quick = plainly.values(text)
    assert quick is None or quick == careful(text)


@pytest.mark.parametrize(
    "text",
    [
        "a: x\n",
        "a: >-\n  x: y\n  'z\nb:\n  - {c: d, e: 'f, g'}\n  - h: |\n      i\n      # j\n    k: [l, ~]\n",
        "a:\n- b: c\n  d:\n    e: f\n- g: h\n# i\ni:\n",
    ],
)
def test_plain_text_needs_no_libyaml(text: str) -> None:
    assert plainly.values(text) == careful(text) != None  # noqa: E711 - it is one chain


def test_nearly_all_of_the_project_s_records_need_no_libyaml() -> None:
    """A reading that left all to libyaml would be as right, and slow."""
    files = sorted(PROJECT.glob("content/[a-d|f-z]*/*.yml")) + sorted(
        PROJECT.glob("content/articles/*/*.yml")
    )
    assert [path.name for path in files if plainly.values(path.read_text("utf-8")) is None] == []
