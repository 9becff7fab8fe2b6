"""Markdown to HTML, right in both directions, and what a body may not hold."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.text import markdown, refusals
from digest.text.direction import BIDI_CONTROLS
from digest.text.links import is_external, scheme
from digest.text.markdown import problems, render, rendered

FOREIGN = {"Latn": "en", "Arab": "fa"}
EN = '<bdi lang="en" dir="ltr">'
FA = '<bdi lang="fa" dir="rtl">'


def html(body: str, language: str = "fa") -> str:
    return render(body, language, FOREIGN).strip()


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("**«برجام»**می‌گوید", "<p><strong>«برجام»</strong>می‌گوید</p>"),
        ("می‌گوید**«برجام»** است", "<p>می‌گوید<strong>«برجام»</strong> است</p>"),
        ("*(یک)*است", "<p><em>(یک)</em>است</p>"),
        ("**مهم.**بعد", "<p><strong>مهم.</strong>بعد</p>"),
        ("**برجام**", "<p><strong>برجام</strong></p>"),
        ("۲ * ۳ * ۴", "<p>۲ * ۳ * ۴</p>"),
        ("** برجام **", "<p>** برجام **</p>"),
    ],
)
def test_emphasis_works_beside_persian_quotation_marks(body: str, expected: str) -> None:
    assert html(body) == expected


def test_emphasis_in_latin_text_is_commonmarks() -> None:
    assert html('a**"b"**c', "en") == "<p>a**&quot;b&quot;**c</p>"
    assert html("snake_case_word and *em*", "en") == "<p>snake_case_word and <em>em</em></p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("سند JCPOA.", f"<p>سند {EN}JCPOA</bdi>.</p>"),
        ("JCPOA یعنی برنامهٔ جامع اقدام مشترک", f"<p>{EN}JCPOA</bdi> یعنی برنامهٔ جامع اقدام مشترک</p>"),
        (
            "در **Joint** Plan of\nAction بود که نوشته شد",
            f"<p>در {EN}<strong>Joint</strong> Plan of\nAction</bdi> بود که نوشته شد</p>",
        ),
        ("در [Granma](../g/) خواندم", f'<p>در <a href="../g/">{EN}Granma</bdi></a> خواندم</p>'),
        (
            "در **روزنامهٔ Granma** Cuba خواندم",
            f"<p>در <strong>روزنامهٔ {EN}Granma</bdi></strong> {EN}Cuba</bdi> خواندم</p>",
        ),
        (
            "دما −۵ درجه و 2015-07-14",
            '<p>دما <bdi dir="ltr">−۵</bdi> درجه و <bdi dir="ltr">2015-07-14</bdi></p>',
        ),
        ("کد `--lang=fa` است", '<p>کد <code dir="ltr">--lang=fa</code> است</p>'),
    ],
)
def test_a_foreign_piece_stands_in_one_bdi(body: str, expected: str) -> None:
    assert html(body) == expected


def test_linked_persian_titles_in_english_keep_the_order_of_the_list() -> None:
    iran, iraq = (
        f'<a href="../{code}/">{FA}{name}</bdi></a>' for code, name in (("ir", "ایران"), ("iq", "عراق"))
    )
    page = html("See [ایران](../ir/), [عراق](../iq/) and more of them", "en")
    assert page == f"<p>See {iran}, {iraq} and more of them</p>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A whole paragraph.", '<p lang="en" dir="ltr">A whole paragraph.</p>'),
        ("The word برجام is here.", f'<p lang="en" dir="ltr">The word {FA}برجام</bdi> is here.</p>'),
        ("۱۲ - ۵", "<p>۱۲ - ۵</p>"),
        (
            "> An English quotation.\n>\n> And more.",
            '<blockquote lang="en" dir="ltr">\n<p>An English quotation.</p>\n<p>And more.</p>\n</blockquote>',
        ),
        ("- One\n- Two", '<ul lang="en" dir="ltr">\n<li>One</li>\n<li>Two</li>\n</ul>'),
        (
            "- What is the JCPOA?\n- برجام چیست؟\n- کوبا",
            f"<ul>\n<li>{EN}What is the JCPOA?</bdi></li>\n<li>برجام چیست؟</li>\n<li>کوبا</li>\n</ul>",
        ),
        ("## Cuba", '<h2 id="cuba" lang="en" dir="ltr">Cuba</h2>'),
    ],
)
def test_a_block_names_its_direction_only_when_it_differs(body: str, expected: str) -> None:
    assert html(body) == expected


def test_a_declared_language_brings_its_direction_and_is_left_alone() -> None:
    assert html("گفت: [هذا نص Granma]{lang=ar} و رفت") == (
        f'<p>گفت: <span lang="ar" dir="rtl">هذا نص {EN}Granma</bdi></span> و رفت</p>'
    )
    assert html("word [متن]{lang=fa} here", "en") == '<p>word <span lang="fa" dir="rtl">متن</span> here</p>'


def test_a_span_may_carry_a_language_and_a_direction_and_nothing_else() -> None:
    span = '[x]{.cls #id onclick="alert(1)" style=a lang=es dir=auto}'
    assert html(f"a {span} b", "en") == '<p>a <span lang="es" dir="ltr">x</span> b</p>'
    assert html("a [x]{lang=zz} b", "en") == "<p>a <span>x</span> b</p>"
    assert html('a [x]{lang="e\\"n"} b', "en") == "<p>a <span>x</span> b</p>"
    assert html("a [x]{dir=rtl} b", "en") == '<p>a <span dir="rtl">x</span> b</p>'


def test_table_sides_are_logical() -> None:
    table = html("| الف | ب | ج | د |\n|:--|--:|:-:|---|\n| a long name | ۲ | ۳ | ۴ |")
    sides = re.findall(r"<th( [^>]*)?>", table)
    assert sides == [' class="at-start"', ' class="at-end"', ' class="at-centre"', ""]
    assert f'<td class="at-start">{EN}a long name</bdi></td>' in table
    assert "left" not in table
    assert "right" not in table


def test_code_runs_from_left_to_right() -> None:
    assert html("```py\nx = 1 < 2\n```") == '<pre dir="ltr"><code>x = 1 &lt; 2\n</code></pre>'
    assert html("    متن") == '<pre dir="ltr"><code>متن\n</code></pre>'


def test_heading_ids_keep_their_letters_and_are_unique() -> None:
    page = html("## رابطهٔ کوبا\n\n## رابطهٔ کوبا\n\n### هسته‌ای `x`\n\n## !!\n\n## ؟\n\n## رابطهٔ کوبا 2")
    assert re.findall(r'id="([^"]*)"', page) == [
        "رابطه-کوبا", "رابطه-کوبا-2", "هسته-ای-x", "section", "section-2", "رابطه-کوبا-2-2",
    ]  # fmt: skip


def test_notes_are_numbered_in_the_digits_of_the_language() -> None:
    page = html("متن[^a] و باز[^a]\n\n[^a]: یادداشت")
    assert '<a href="#fn1" id="fnref1">[۱]</a>' in page
    assert '<a href="#fn1" id="fnref1:1">[۱]</a>' in page
    assert '<a href="#fnref1" class="footnote-backref" aria-labelledby="fnref1">↑</a>' in page
    assert "[1]" in html("text[^a]\n\n[^a]: note", "en")
    assert "[1]" in render("متن[^a]\n\n[^a]: نص", "glk")  # CLDR has no digits for Gilaki
    assert "[١]" in render("نص[^a]\n\n[^a]: نص", "ar", numbering="arab")


def test_ordered_lists_are_left_to_the_style_sheet() -> None:
    assert html("3. یک\n4. دو") == '<ol start="3">\n<li>یک</li>\n<li>دو</li>\n</ol>'


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("[a](https://x.org)", '<p><a href="https://x.org" rel="noopener external">a</a></p>'),
        ("[a](../b/#c)", '<p><a href="../b/#c">a</a></p>'),
        ("[a](#c)", '<p><a href="#c">a</a></p>'),
        ("[a](mailto:a@b.org)", '<p><a href="mailto:a@b.org">a</a></p>'),
        ("[a](javascript:alert)", "<p>[a](javascript:alert)</p>"),
        ("[a](//x.org)", "<p>[a](//x.org)</p>"),
        ("![a](b.png)", '<p><img src="b.png" alt="a"></p>'),
        ("![a](https://x.org/b.png)", "<p>a</p>"),
        (
            "<https://x.org/a>",
            '<p><a href="https://x.org/a" rel="noopener external" dir="ltr">https://x.org/a</a></p>',
        ),
        ("<b>a</b> <!-- c -->", "<p>&lt;b&gt;a&lt;/b&gt; &lt;!-- c --&gt;</p>"),
        ("<div>\na\n</div>", "<p>&lt;div&gt;\na\n&lt;/div&gt;</p>"),
    ],
)
def test_links_go_where_they_may_and_markup_comes_out_as_text(body: str, expected: str) -> None:
    assert html(body, "en") == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://x.org", "https"),
        ("HTTPS://x.org", "https"),
        ("javascript:x", "javascript"),
        ("JaVaScRiPt:x", "javascript"),
        ("java\tscript:x", "javascript"),
        (" \x01javascript:x", "javascript"),
        ("java\u200bscript:x", "javascript"),
        ("javascript%3Ax", "javascript"),
        ("%6Aavascript:x", "javascript"),
        ("%256Aavascript:x", "javascript"),
        ("&#106;avascript&colon;x", "javascript"),
        ("data:text/html,x", "data"),
        ("../a", None),
        ("#a", None),
        ("a/b:c", None),
        ("?q=a:b", None),
        ("کوبا/", None),
        ("", None),
    ],
)
def test_a_scheme_is_known_in_every_disguise(url: str, expected: str | None) -> None:
    assert scheme(url) == expected
    assert is_external(url) is (expected == "https")


JAVASCRIPT = 'link with the scheme "javascript" is not allowed'
HEADING = "a heading of level 1 is not allowed: the title is in the front matter"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("fine **text** `<b>` [a](../b/) <https://x.org> ![i](i.png)\n\n## two\n", []),
        ("```\n<b>\n```\n", []),
        ("# T", [(10, 1, HEADING)]),
        ("a\n\nT\n===", [(12, 1, HEADING)]),
        ("text <b>x</b>", [(10, 6, 'raw HTML is not allowed in Markdown: "<b>"')]),
        ("a\n\n<div>\nx\n</div>", [(12, 1, 'raw HTML is not allowed in Markdown: "<div>"')]),
        ("<!-- c -->", [(10, 1, 'raw HTML is not allowed in Markdown: "<!-- c -->"')]),
        ("> - a <i>b</i>", [(10, 7, 'raw HTML is not allowed in Markdown: "<i>"')]),
        ("| a |\n|---|\n| b <i>x</i> |", [(12, 5, 'raw HTML is not allowed in Markdown: "<i>"')]),
        ("see [a](javascript:x)", [(10, 5, JAVASCRIPT)]),
        ("متن\nو [a](JaVa&#9;Script:x)", [(11, 3, JAVASCRIPT)]),
        ("[a](javascript%3Ax)", [(10, 1, JAVASCRIPT)]),
        ("[a][r]\n\n[r]: <java&Tab;script:x>", [(10, 1, JAVASCRIPT)]),
        ("<javascript:x>", [(10, 1, JAVASCRIPT)]),
        ("[![i](i.png)](javascript:x)", [(10, 1, JAVASCRIPT)]),
        ("**[a](vbscript:x)**", [(10, 3, 'link with the scheme "vbscript" is not allowed')]),
        ("[a](//x.org)", [(10, 1, 'link without its scheme is not allowed: "//x.org"')]),
        ("![i](data:image/png;base64,xx)", [(10, 1, 'image with the scheme "data" is not allowed')]),
        (
            "a ![i](https://x.org/i.png)",
            [(10, 3, 'an image from another host is not allowed: "https://x.org/i.png"')],
        ),
        ("a[^1]\n\n[^1]: n <b>", [(12, 9, 'raw HTML is not allowed in Markdown: "<b>"')]),
    ],
)
def test_each_refusal_says_where_and_why(body: str, expected: list[tuple[int, int, str]]) -> None:
    assert list(problems(body, 10)) == expected


WRITTEN = [
    "برجام",
    "JCPOA",
    " ",
    "\n",
    "\n\n",
    "**",
    "*",
    "`",
    "[",
    "](../x/)",
    "]{lang=ar}",
    "](javascript:x)",
]
WRITTEN += [
    "- ",
    "> ",
    "1. ",
    "«",
    "»",
    "−۵",
    "2015-07-14",
    "<b>",
    "&#9;",
    "[^1]",
    "\n\n[^1]: n",
    "|",
    "\n|--|\n",
]
pieces = st.sampled_from([*WRITTEN, "## ", "![", "Ж", "،"])


@given(st.lists(pieces, max_size=25).map("".join), st.sampled_from(["fa", "en", "ar", "ckb", "zh"]))
def test_any_body_gives_balanced_html_without_foreign_markup(body: str, language: str) -> None:
    page = render(body, language, FOREIGN)
    assert not re.search(
        r'<(?:b|script)\b|href="javascript|on\w+=', page.replace("<bdi", "").replace("<blockquote", "")
    )
    assert BIDI_CONTROLS.isdisjoint(page)
    stack: list[str] = []
    for closing, name in re.findall(r"<(/?)([a-z0-9]+)", page):
        if name in ("br", "hr", "img"):
            continue
        if closing:
            assert stack.pop() == name, page
        else:
            stack.append(name)
    assert stack == []
    for line, column, message in problems(body, 1):
        assert 1 <= line <= body.count("\n") + 1
        assert column >= 1
        assert message


@given(
    st.lists(pieces | st.sampled_from(["](https://a.example/b)", "\n# ", "\n===\n", "x"]), max_size=14).map(
        "".join
    )
)
def test_a_body_that_looks_clean_is_clean_when_parsed(body: str) -> None:
    assert not refusals.clean(body) or refusals.parsed(body, 1) == ()


@pytest.mark.parametrize(
    ("body", "clean"),
    [
        ("A **word**, a [link](https://a.example/b).\n\n## Heading\n\n- item", True),
        ("[a](https://a.example/%DA%A9#b), [b] and C#", True),
        ("[a](javascript:x)", False),
        ("[a](https://a.example/&#106;)", False),
        ("[a](https%3A//a.example)", False),
        ("[a](https://a.example 'title')", False),
        ("[a]: https://a.example", False),
        ("<b>", False),
        ("![a](https://a.example/b)", False),
        ("> - # one", False),
        ("one\n===", False),
    ],
)
def test_what_a_look_is_enough_for(body: str, clean: bool) -> None:
    assert refusals.clean(body) is clean


@given(st.lists(pieces, max_size=12).map("".join))
def test_marking_directions_changes_no_letter(body: str) -> None:
    def letters(page: str) -> str:
        return re.sub(r"<[^>]*>", "", page)

    assert letters(render(body, "fa", FOREIGN, "latn")) == letters(render(body, "en", FOREIGN, "latn"))


def test_blocks_joined_are_the_whole_text_and_their_ids_carry_the_language() -> None:
    parts = ("سلام [^1] **JCPOA**.", "- یک\n- دو", "> نقل", "## سر", "```\nx\n```", "| a |\n|--|\n| 1 |")
    body = "\n\n".join((*parts, "[^1]: یادداشت"))
    found = rendered(body, "fa").beside("fa")
    assert len(found) == 7
    assert 'id="fa-سر"' in found[3]
    assert 'href="#fa-fn1" id="fa-fnref1"' in found[0]
    joined = "".join(found)
    for own, plain in (('id="fa-', 'id="'), ('href="#fa-', 'href="#'), ('labelledby="fa-', 'labelledby="')):
        joined = joined.replace(own, plain)
    assert joined == render(body, "fa")


@given(st.lists(pieces, max_size=25).map("".join), st.sampled_from(["fa", "en"]))
def test_blocks_joined_are_what_the_parser_makes_of_the_whole(body: str, language: str) -> None:
    env = {**markdown._environment(language, FOREIGN, None)}
    assert markdown.reference(body, language, FOREIGN).html == markdown._parser().render(body, env)


@given(st.lists(pieces, max_size=12).map("".join))
def test_blocks_never_lose_a_word(body: str) -> None:
    joined = "".join(rendered(body, "fa").beside("fa", "../"))
    assert re.sub(r"<[^>]+>", "", joined) == re.sub(r"<[^>]+>", "", render(body, "fa"))
