"""Templates compiled to plain Python: the same as Jinja makes of them, and never less escaped."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import BytecodeCache, DictLoader, Environment, StrictUndefined, UndefinedError
from markupsafe import Markup, escape

from digest.templating import Compiled, Pieces
from digest.templating.finding import Found
from digest.templating.writing import inner

MACROS = """
{% macro name(one, class_="", tail="!") -%}<b class="{{ class_ }}">{{ one }}{{ tail }}</b>{%- endmacro %}
{% macro _hidden(one) %}({{ one }}){% endmacro %}
{% macro twice(list, level=1 + 1) -%}
{% for x in list %}
<h{{ level }}>{{ loop.index }}{{ _hidden(x) }}{{ name(x, tail=x) }}</h{{ level }}>{% else %}none{% endfor %}
{%- endmacro %}
{% macro deep(n) %}{{ n }}{% if n %}{{ deep(n - 1) }}{% endif %}{% endmacro %}
"""
CALLED = """
{% macro box(one) %}[{{ one }}{{ caller() }}]{% endmacro %}
{% macro all() %}{{ varargs }}{{ kwargs }}{% endmacro %}
"""
STILL = "<svg>&</svg>"
PARTS = {"macros": MACROS, "called": CALLED, "still": STILL, "asks": "{{ view.one }}{{ own }}"}

NAME = '{% from "macros" import name %}'
TWICE = '{% from "macros" import twice, name as other %}'
DEEP = '{% from "macros" import deep %}'
CALLS = '{% from "called" import box, all %}'

TEMPLATES = [
    "{{ view.one }}|{{ view.two }}",
    "<i title='{{ view.one }}'>{{ view.one | safe }}</i>{{ view.two | safe }}",
    "{{ view.one ~ view.two }}{{ 'a<b' }}{{ '<' | safe }}{{ view.one | e }}{{ view.one | string | upper }}",
    "{{ view.one if view.two else view.two }}{% if view.one is none %}n{% endif %}{{ view.two is not none }}",
    NAME + "{{ name(view.one) }}{{ name(view.one, view.two) }}{{ name(tail=view.two, one=1) }}",
    TWICE + '{{ twice([view.one, view.two]) }}{{ twice((), 3) }}{{ other("<") }}',
    DEEP + "{{ deep(3) }}{% for a, b in ((view.one, view.two),) if a %}{{ b }}{{ a }}{% endfor %}",
    '{% include "still" %}{% set own = view.two %}{% include "asks" %}{% include "st" ~ "ill" %}',
    CALLS + "{% call box(view.one) %}{{ view.two }}{% endcall %}{{ all(view.one, k=view.two) }}",
    "{% set kept %}{{ view.one }}{% endset %}{{ kept }}{% filter upper %}{{ view.two }}{% endfilter %}",
    "{% block head %}{{ view.one }}{% endblock %}{% macro m(class, l=()) %}{{ class }}"
    "{{ l }}{% endmacro %}{{ m(view.two) }}",
    "{% autoescape false %}{{ view.one }}{% endautoescape %}{{ view.two }}",
    "{% macro m(t, link) %}{{ t }}{{ link }}{{ word('key') }}{% endmacro %}"
    "{{ m(view.one, link=view.two) }}{{ word('<') }}",
    "{% set word = view.one %}{{ word }}{% for edition in [view.two] %}{{ edition }}{% endfor %}",
    "{{ edition.direction }}{{ edition['direction'] }}{{ word('key', more=view.one) }}"
    "{{ word(view.one) }}{{ html(view.one) }}",
    "{% for x in [3, 1, 2] | sort %}{{ loop.last }}{{ x }}{{ ' ' if not loop.last }}{% endfor %}"
    "{{ [1, 2][:1] }}",
    "{{ (view.one, view.two) }}{{ {'k': view.one} }}{{ 5 // 2 }}{{ 1.5 }}{{ none }}{{ true }}"
    "{{ -1 }}{{ not view.one }}",
]


class Given:
    """What says by itself how it is written in HTML."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __html__(self) -> str:
        return f"<em>{self.text}</em>"

    def __str__(self) -> str:
        return f"<{self.text}>"


class Sneaky(str):
    """Says that it is Markup, and is not."""

    __slots__ = ()

    @property  # type: ignore[misc]  # to lie about its class is what it is for
    def __class__(self) -> Any:
        return Markup


def word(key: str, more: object = "") -> str:
    return f"<{key}&{more}>"


def html(one: object) -> Markup:
    return Markup("<u>%s</u>") % (one,)


GLOBALS = {"word": word, "edition": SimpleNamespace(code="en", direction='"ltr"'), "html": html}
OPTIONS: dict[str, Any] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
}


def pieces(
    templates: Mapping[str, str],
    globals: Mapping[str, Any] = GLOBALS,
    salt: str = "",
    compiled: BytecodeCache | None = None,
) -> Pieces:
    loader = DictLoader({**PARTS, **templates})
    return Pieces(salt, globals, ("word", "edition"), loader=loader, bytecode_cache=compiled, **OPTIONS)


NUMBERED = {str(at): text for at, text in enumerate(TEMPLATES)}
OURS = pieces(NUMBERED)
PLAIN = Environment(loader=DictLoader({**PARTS, **NUMBERED}), **OPTIONS)
PLAIN.globals.update(GLOBALS)

TEXTS = st.text("<>&'\" aب{}%\n", max_size=8)
VALUES = st.one_of(
    TEXTS,
    TEXTS.map(Markup),
    st.integers(),
    st.none(),
    st.booleans(),
    st.floats(),
    TEXTS.map(Given),
    TEXTS.map(Sneaky),
)


@pytest.mark.parametrize("name", NUMBERED, ids=TEMPLATES)
@given(one=VALUES, two=VALUES)
def test_a_template_gives_what_jinja_gives(name: str, one: object, two: object) -> None:
    view = SimpleNamespace(one=one, two=two)
    assert OURS.page(name, view=view) == PLAIN.get_template(name).render(view=view)


def test_most_of_these_are_written_directly_and_some_are_left_to_jinja() -> None:
    direct = [Found.of(OURS.parse(text)).is_supported for text in (*TEMPLATES, MACROS, CALLED, STILL)]
    assert direct == [*[True] * 8, *[False] * 4, *[True] * 5, True, False, True]


def test_no_page_template_of_ours_is_left_to_jinja() -> None:
    folder = Path(__file__).parents[2] / "templates"
    for path in (*folder.glob("pages/*.html"), *folder.glob("pieces/*.html")):
        assert Found.of(OURS.parse(path.read_text("utf-8"))).is_supported, path


@given(TEXTS)
def test_a_text_is_escaped_as_markupsafe_does(text: str) -> None:
    assert inner(text) == escape(text)


def test_what_one_macro_returns_is_not_escaped_by_another() -> None:
    macro = pieces({}).imported("macros", "name", "here", "line 1")("<")
    assert type(macro) is Markup
    assert macro == '<b class="">&lt;!</b>'


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{{ view.nothing }}", AttributeError),
        ("{{ nothing }}", UndefinedError),
        ("{{ nothing() }}", UndefinedError),
        ("{{ nothing.more | safe }}", UndefinedError),
        ('{% from "macros" import name %}{{ name() }}', UndefinedError),
        ('{% from "macros" import name %}{{ name(1, 2, 3, 4) }}', TypeError),
        ('{% from "macros" import name %}{{ name(1, nothing=2) }}', TypeError),
        ('{% from "macros" import nobody %}{{ nobody(1) }}', UndefinedError),
        ("{{ 'x' if view.two }}{{ word(1, 2, 3) }}", TypeError),
    ],
)
def test_what_is_not_there_is_a_mistake_where_it_is_used(template: str, error: type[Exception]) -> None:
    view = SimpleNamespace(one=1, two=2)
    with pytest.raises(error):
        pieces({"page": template}).page("page", view=view)
    assert pieces({"page": f"{{% if view.one > 1 %}}{template}{{% endif %}}"}).page("page", view=view) == ""


def test_a_constant_is_asked_once_for_all_pages() -> None:
    asked: list[str] = []

    def counted(key: str) -> str:
        asked.append(key)
        return f"<{key}>"

    ours = pieces({"page": "{{ word('a') }}{{ word(word('b')) }}{{ word(view.one) }}"}, {"word": counted})
    for _ in range(3):
        assert ours.page("page", view=SimpleNamespace(one="c")) == "&lt;a&gt;&lt;&lt;b&gt;&gt;&lt;c&gt;"
    assert asked == ["a", "b", "<b>", "c", "c", "c"]


def test_a_constant_that_cannot_be_had_is_a_mistake_of_the_page() -> None:
    ours = pieces({"page": "{{ word('a') }}"}, {"word": {}.__getitem__})
    with pytest.raises(KeyError, match="a"):
        ours.page("page")


def test_what_is_kept_of_a_template_is_for_its_edition_and_its_words(tmp_path: Path) -> None:
    def page(edition: str, text: str, source: str = "{{ word('a') }}") -> str:
        given = {"word": lambda _key: text, "edition": SimpleNamespace(code=edition)}
        return pieces({"page": source}, given, salt=text, compiled=Compiled(str(tmp_path))).page("page")

    assert [page("en", "one"), page("fa", "یک"), page("en", "one"), page("fa", "یک")] == ["one", "یک"] * 2
    assert len(list(tmp_path.iterdir())) == 2
    assert [page("en", "two"), page("fa", "یک"), page("en", "two", "{{ word('a') }}!")] == [
        "two",
        "یک",
        "two!",
    ]


def test_what_is_kept_of_a_template_is_not_compiled_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pieces({"page": "{{ word('a') }}"}, compiled=Compiled(str(tmp_path))).page("page")
    again = pieces({"page": "{{ word('a') }}"}, compiled=Compiled(str(tmp_path)))
    monkeypatch.setattr(again, "compile", None)
    assert again.page("page") == "&lt;a&amp;&gt;"
