"""Acceptance point 6: our styles know a start and an end, and no left and no right."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.site.conftest import PROJECT

ASSETS = PROJECT / "templates" / "assets"
STYLES = sorted(path.name for path in ASSETS.glob("*.css"))

SIDES = re.compile(
    r"(?:^|-)(?:left|right)(?:-|$)|^(?:float|clear)$"  # margin-left, border-right-width, left, float
)
VALUES = re.compile(r"(?<![\w-])(?:left|right)(?![\w-])")
BORDERS = ["border-width", "border-style", "border-color"]
FOUR = frozenset(["margin", "padding", "inset", "scroll-margin", "scroll-padding", *BORDERS])
ORIGINS = ["background-position", "object-position", "transform-origin"]
PLACES = frozenset(["text-align", "justify-content", *ORIGINS])

ALLOWED = {("float", "none"): "takes a side back"}
"""(property, value) to why it may name a side."""


def declarations(text: str) -> Iterator[tuple[str, str]]:
    """Yield (property, value) of every declaration of a style sheet."""
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    for block in re.findall(r"\{([^{}]*)\}", bare):
        for line in block.split(";"):
            name, colon, value = line.partition(":")
            if colon:
                yield name.strip(), " ".join(value.split())


def whole(value: str) -> str:
    """Return a value with what stands in brackets left out, so that its words are its parts."""
    shorter = re.sub(r"\([^()]*\)", "", value)
    return value if shorter == value else whole(shorter)


def physical(name: str, value: str) -> bool:
    """Tell whether a declaration treats the two sides of a line by their place on the screen."""
    words = whole(value).removesuffix("!important").split()
    if name.startswith("--"):
        return False
    if name in FOUR:
        return len(words) == 4 and words[1] != words[3]
    if name == "border-radius":
        corners = [*words, *(words[len(words) - 2 :] if len(words) == 2 else ())]
        return len(words) > 1 and not (
            len(words) == 4 and corners[0] == corners[1] and corners[2] == corners[3]
        )
    if name in {
        "text-align",
        "justify-content",
        "background-position",
        "object-position",
        "transform-origin",
    }:
        return VALUES.search(value) is not None
    if "gradient" in value and re.search(r"to (?:left|right)", value):
        return True
    if name in {"transform", "translate"}:
        return re.search(r"translate(?:X|3d)?\(\s*-?[1-9.]", value) is not None
    return SIDES.search(name) is not None


@pytest.mark.parametrize("style", STYLES)
def test_a_style_sheet_of_ours_names_no_physical_side(style: str) -> None:
    text = (ASSETS / style).read_text("utf-8")
    found = [rule for rule in declarations(text) if physical(*rule) and rule not in ALLOWED]
    assert found == []


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("margin-left: 1px", True),
        ("margin-inline-start: 1px", False),
        ("left: 0", True),
        ("border-right-width: 1px", True),
        ("float: left", True),
        ("text-align: right", True),
        ("text-align: start", False),
        ("padding: 0 1px 0 2px", True),
        ("padding: 0 1px", False),
        ("padding: 0 calc(2 * var(--u)) 0 calc(2 * var(--u))", False),
        ("border-radius: 0 1px 1px 0", True),
        ("border-radius: 1px 1px 0 0", False),
        ("background: linear-gradient(to right, red, blue)", True),
        ("background: linear-gradient(to top, red, blue)", False),
        ("transform: translateX(4px)", True),
    ],
)
def test_the_check_tells_a_physical_side_from_a_logical_one(rule: str, wrong: bool) -> None:
    assert any(physical(*found) for found in declarations(f"a {{ {rule} }}")) is wrong
