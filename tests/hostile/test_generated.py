"""Whatever content may be generated: it is answered with problems, or with a site whose pages are safe."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import html5lib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from digest.calendars import CALENDARS, edtf
from digest.load.bounds import BIDI_CONTROLS, HIDDEN
from digest.model import Edtf
from digest.problems import Message
from digest.review import review
from digest.text import markdown
from tests.content.laying import PROJECT
from tests.hostile import attacks
from tests.hostile.conftest import Build
from tests.hostile.records import BODY, CONTENT, Place, free, put, write
from tests.hostile.safety import ADDRESSES, IGNORED, SAFE, unsafe
from tests.site.pages import Site

QUICK = settings(max_examples=60, suppress_health_check=list(HealthCheck))
SLOW = settings(max_examples=12, suppress_health_check=list(HealthCheck))

SINGLE = "<>\"'`&;:/\\=()[]{}!#*_~|^-+@%\n\t \u200c\u202e\ue000\ufdd0\x00نé中😀"
LONGER = "script javascript: data: http:// on &# &lt; ]( <!-- ]]> {{ lang= ---\n"
SIGNS = st.sampled_from([*SINGLE, *LONGER.split(" ")])
HOSTILE = st.one_of(
    st.lists(SIGNS, max_size=20).map("".join),
    st.text(max_size=20),
    st.sampled_from([*attacks.TEXTS, *attacks.MARKDOWN, *attacks.LINKS, *attacks.FIELDS]),
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    st.one_of(
        HOSTILE,
        st.none(),
        st.integers().map(str),
        st.sampled_from(["CU", "en", "fa", "stated", "2023-12-04"]),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(HOSTILE, inner, max_size=3)),
    max_leaves=6,
)


def places(value: Any = CONTENT, place: Place = ()) -> list[Place]:
    """Return the place of every value of every record, mappings and lists included."""
    found = [place] if len(place) > 1 else []
    if isinstance(value, dict):
        found += [one for key, inner in value.items() for one in places(inner, (*place, key))]
    elif isinstance(value, list):
        found += [one for index, inner in enumerate(value) for one in places(inner, (*place, str(index)))]
    return found


SPOILED = st.lists(st.tuples(st.sampled_from(places()), VALUES), min_size=1, max_size=3)
READABLE = st.one_of(
    st.lists(SIGNS, max_size=20).map("".join),
    st.text(max_size=20),
    st.sampled_from([one for one in attacks.TEXTS if len(one.split()) < 20]),
).map(lambda text: "x" + HIDDEN.sub("", "".join(one for one in text if one not in BIDI_CONTROLS)))
"""Texts that may be said: without what is refused in any text."""

SAID = st.lists(
    st.tuples(
        st.sampled_from([place for place in free() if place[-1] != BODY and place[1] != "text"]), READABLE
    ),
    min_size=5,
    max_size=30,
)


def spoiled(changes: list[tuple[Place, Any]]) -> dict[str, Any]:
    """Return the content with some values put in place of its own; a body stays a text."""
    records = deepcopy(dict(CONTENT))
    for place, value in changes:
        try:
            put(records, place, str(value) if place[-1] == BODY else value)
        except (KeyError, IndexError, TypeError, ValueError):
            continue  # an earlier change took the place away
    return records


@settings(QUICK, max_examples=150)
@given(SPOILED)
def test_any_values_in_any_record_are_answered_without_an_exception(
    tmp_path_factory: Any, changes: Any
) -> None:
    content = write(tmp_path_factory.getbasetemp() / "spoiled" / "content", spoiled(changes))
    _, problems = review(PROJECT, content)
    for problem in problems:
        assert problem.mark.line >= 1
        assert problem.message.say("fa")


def test_any_texts_in_any_record_make_problems_or_safe_pages(building: Build, harmless: Site) -> None:
    built = []

    @SLOW
    @given(SAID)
    def every(changes: list[tuple[Place, str]]) -> None:
        outcome, site = building(spoiled(changes))
        if outcome.written is None:
            assert any(not problem.warning for problem in outcome.problems)
            return
        built.append(changes)
        found = unsafe(site, harmless)
        assert [line for line in found if "instead of" not in line] == []  # a text may hide what is not said

    every()
    assert len(built) >= 6


@settings(QUICK, max_examples=100)
@given(
    st.sampled_from(sorted(path for path in CONTENT)),
    st.one_of(st.text(max_size=200), st.lists(SIGNS, max_size=80).map("".join)),
)
def test_any_bytes_in_any_file_are_answered_without_an_exception(
    tmp_path_factory: Any, path: str, text: str
) -> None:
    content = write(tmp_path_factory.getbasetemp() / "bytes" / "content", dict(CONTENT))
    (content / path).write_bytes(text.encode("utf-8", "surrogatepass"))
    review(PROJECT, content)


ELEMENTS = frozenset(
    [
        "p",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "a",
        "em",
        "strong",
        "code",
        "pre",
        "ul",
        "ol",
        "li",
        "blockquote",
        "table",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
        "br",
        "hr",
        "img",
        "bdi",
        "span",
        "sup",
        "section",
        "html",
        "head",
        "body",
    ]
)
NAMES = frozenset(
    {"href", "rel", "title", "id", "class", "lang", "dir", "src", "alt", "start", "aria-labelledby"}
)


@settings(QUICK, max_examples=400)
@given(
    st.one_of(st.lists(st.one_of(SIGNS, HOSTILE), max_size=12).map("".join), st.text(max_size=200)),
    st.sampled_from(["en", "fa"]),
)
def test_any_markdown_becomes_harmless_elements(body: str, language: str) -> None:
    if not body.isprintable() and "\x00" in body:
        body = body.replace("\x00", "")  # refused where content is read
    tree = html5lib.parse(markdown.render(body, language), namespaceHTMLElements=False)
    for one in tree.iter():
        assert str(one.tag) in ELEMENTS, body
        assert set(one.attrib) <= NAMES, body
        for name, value in one.attrib.items():
            if name in ADDRESSES:
                assert SAFE.match(IGNORED.sub("", value).replace("\\", "/")), body


DATES = st.one_of(
    st.text(max_size=20),
    st.text("0123456789-/.~?%TXu+: ۱٤", max_size=24),
    st.from_regex(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?[~?%]?(/([0-9]{4}(-[0-9]{2})?|\.\.)?)?", fullmatch=True),
)


@settings(QUICK, max_examples=400)
@given(DATES, st.sampled_from(sorted(CALENDARS)))
def test_any_date_is_read_or_refused_in_words(text: str, calendar: str) -> None:
    refused = None
    try:
        date = edtf.parse(text, calendar)
    except ValueError as error:
        refused = error.args[0]
    if refused is not None:
        assert isinstance(refused, Message)
        assert refused.say("fa")
        return
    assert isinstance(date, Edtf)
    assert date.first is None or date.last is None or date.first <= date.last
