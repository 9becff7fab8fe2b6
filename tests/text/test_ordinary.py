"""The short way from ordinary Markdown to HTML gives what the whole parser gives, byte for byte."""

from __future__ import annotations

import ast
import re
from itertools import product
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from digest.text import inline, ordinary
from digest.text.direction import script_of_language
from digest.text.isolate import languages
from digest.text.markdown import reference, rendered
from tests.benchmark.corpus import Corpus

ROOT = Path(__file__).parents[2]
FOREIGN = {"Latn": "en", "Arab": "fa"}
LANGUAGES = ("en", "fa", "ar", "zh", "he")


def is_ordinary(body: str, language: str = "en") -> bool:
    named = languages(language, FOREIGN)
    return ordinary.blocks(body, script_of_language(language), named, lambda _: "") is not None


def same(body: str, language: str) -> None:
    if is_ordinary(body, language):  # else the reference is what `rendered` gives
        assert rendered(body, language, FOREIGN) == reference(body, language, FOREIGN), (body, language)


def _fixtures() -> list[str]:
    """Return the Markdown that stands in the tests of the text room and in content."""
    tests = ast.parse((ROOT / "tests" / "text" / "test_markdown.py").read_text(encoding="utf-8"))
    values = (node.value for node in ast.walk(tests) if isinstance(node, ast.Constant))
    written = [value for value in values if isinstance(value, str)]
    files = [
        path.read_text(encoding="utf-8")
        for folder in ("content", "tests/content")
        for path in sorted((ROOT / folder).rglob("*.md"))
    ]
    return [*written, *files, *(text.split("\n---\n", 1)[-1] for text in files)]


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_text_there_is_comes_out_the_same(language: str) -> None:
    bodies = _fixtures()
    assert len(bodies) > 200
    for body in bodies:
        same(body, language)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_is_measured_comes_out_the_same_and_is_ordinary(language: str) -> None:
    for article, _ in Corpus(300).each():
        assert is_ordinary(article.body[language], language)
        same(article.body[language], language)


def test_the_texts_of_this_digest_are_ordinary() -> None:
    for path in sorted((ROOT / "content").rglob("*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[-1]
        assert is_ordinary(body, path.stem), path


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("A **word**, *two* (*three*) and “**four**”.", True),
        ('a "*Granma*" of `code`, snake_case and [brackets]', True),
        ("[out](https://a.example/b?c=d#e) and [in](../b/#c)", True),
        ("text:\n- one\n- two\n  lines\n\n## head\nmore\n\n> one\n>\n> two\n\n3. a\n4. b", True),
        ("2015 was a year,\n1402 is one", True),
        ("R & D", True),
        ("a*b*c", False),
        ("**برجام**می‌گوید", False),
        ("***both***", False),
        ("**a *b* c**", False),
        ("_under_", False),
        ("``a``", False),
        ("a&amp;b", False),
        ("a \\* b", False),
        ("a <b> c", False),
        ("line  \nbroken", False),
        ("    code", False),
        ("```\ncode\n```", False),
        ("- a\n  - b", False),
        ("- a\n\n- b", False),
        ("- a\n\n  b", False),
        ("1. a\n\n1. b", False),
        ("> a\nlazy", False),
        ("> # a", False),
        ("head\n---", False),
        ("head\n===", False),
        ("---", False),
        ("a\n1. b", False),
        ("a | b\n--|--\n1 | 2", False),
        ("a | b\n:--|--\n1 | 2", False),
        ("[a](javascript:x)", False),
        ("[a](https://a.example/%6A)", False),
        ("[a](https://user@a.example)", False),
        ("[a][b]\n\n[b]: https://a.example", False),
        ("a[^1]\n\n[^1]: b", False),
        ("![a](../b.png)", False),
        ("[a]{lang=fa}", False),
        ("## head ##", False),
        ("#head", False),
    ],
)
def test_what_is_ordinary(body: str, expected: bool) -> None:
    assert is_ordinary(body) is expected
    for language in LANGUAGES:
        same(body, language)


WORDS = (
    "word",
    "Cuba",
    "برجام",
    "می‌گوید",
    "خانهٔ",
    "هاوانا",
    "۱۲",
    "2015",
    "JCPOA",
    "Ж",
    "中",
    "שלום",
    "a_b",
    "5",
)
MARKS = (
    *"*_`[]()<>&\\!^{}|~:;.,?-+=#\"'«»“”،؛؟…$%@/−±–\t\r\0",
    "**", "***", "``", "```", "__", "![", "[^", "]:", "](", "](../x/)", "](https://a.example/b)",
    "](//a.example)",
    "](https://A.example/b)", "](https://a.example/%D8%A7)", "](mailto:a@b.example)", "](../x/ 't')",
    "]{lang=ar}",
    "](#c)", "][", "&amp;", "&#42;", "<b>", "<https://a.example>", "-5", "+98 21", "2015-07-14", "۱۴۰۲-۰۹-۱۳",
)  # fmt: skip
GAPS = (" ", " ", " ", "", "\u200c", "\xa0", "\u2003", "\u2028", "\ufeff", "\x0b", "\x85", "\x1c", "  ")
STARTS = (
    "", "", "", "- ", "* ", "+ ", "1. ", "2. ", "1) ", "12. ", "> ", ">", "> > ", "> - ", "- > ", "- - ",
    "# ", "## ", "###", "####### ", "    ", "  ", "   ", " ", "\t", "---", "- ---", "===", "***", "* * *",
    "|--|", ":--", "~~~", "-", "1.", "[a]: ../b", "[^1]: ", "-\t", "1.  ", "-  ",
)  # fmt: skip
BREAKS = ("\n", "\n", "\n\n", "\n\n", "\n\n\n", " \n", "  \n", "\n \n", "\\\n", "\r\n", "\n>\n")

BESIDE = ("", "a", "م", " ", "\n", "\xa0", "(", "«", '"', ".", "،", "*", "-", "&")
INSIDE = (
    "a",
    "م",
    "خانهٔ",
    "«a»",
    " a",
    "a ",
    "a b",
    "a\nb",
    "a`b",
    "a_b",
    "a[b",
    "a*b",
    "a **b** c",
    "`a`",
    " a ",
    "",
)
SIGNS = ("*", "**", "***", "`", "``", "_")
PLACES = (
    "{}", "{}a", "a{}", "a{}b", "a {} b", "a\n{}b", "- a{}b", "- {}a", "1. {}a", "> {}a", "> a\n> {}b",
    "## a {}", "## {}a", "**a{}b**", "*{}*", "`a{}b`", "[a{}b](../x/)", "[{}](../x/)", "[a](../{}x/)",
    "[a](https://a.example/{}b)", "[a](https://a.example{})", "[a](../x/){}", "{}[a](../x/)", "[a]{}",
    "{}[a]", "[{}a]", "[a{}b](../x/) `c`", "[{}a]: ../b", "م -{}5", "م -[{}5](../x/)", "م -`{}`5",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_sign_comes_out_the_same_whatever_is_beside_it(language: str) -> None:
    for before, sign, inside, after in product(BESIDE, SIGNS, INSIDE, BESIDE):
        same(f"{before}{sign}{inside}{sign}{after}", language)


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_mark_comes_out_the_same_in_every_place(language: str) -> None:
    for place, mark in product(PLACES, (*MARKS, *GAPS, *WORDS, *STARTS)):
        same(place.replace("{}", mark), language)
    for one, two in product(MARKS, MARKS):
        same(f"a {one}b{two} م", language)


def test_every_line_comes_out_the_same_after_every_other() -> None:
    for first, gap, start, end in product(
        ("", "- ", "1. ", "> ", "## "), BREAKS, STARTS, ("b", "", "b\n\nc")
    ):
        same(f"{first}a{gap}{start}{end}", "en")


word, mark = st.sampled_from(WORDS), st.sampled_from(MARKS)
# Signs as they are meant to be, so that many bodies are ordinary, with something of anything at their edges.
signs = st.tuples(
    st.sampled_from((*GAPS, *'(«“".،-a')),
    st.sampled_from(
        ("*{}*", "**{}**", "`{}`", "[{}](../x/)", "[{}](https://a.example/b)", "[{}]", "_{}_", "«{}»", "-{}")
    ),
    st.lists(word | st.sampled_from((*GAPS, *"«».!-`*", "\n")), min_size=1, max_size=3).map("".join),
    st.sampled_from((*GAPS, *')»”".،:-a', "می")),
).map(lambda parts: parts[0] + parts[1].format(parts[2]) + parts[3])
plain = st.tuples(word, st.sampled_from((" ", " ", " ", "\n", ", ", "، ", ". "))).map("".join)
lines = st.tuples(
    st.sampled_from(STARTS),
    st.lists(plain | plain | signs | mark, max_size=7).map("".join),
    st.sampled_from(BREAKS),
).map("".join)
bodies = st.lists(lines, max_size=7).map("".join)
# Ordinary bodies, whole or with one thing put in somewhere: the edge of what is read the short way.
good = st.tuples(
    st.sampled_from(("", "", "(", "«", "“", '"')),
    st.sampled_from(
        ("*{}*", "**{}**", "`{}`", "[{}](../x/)", "[{}](https://a.example/b)", "[{}]", "«{}»", "-{}")
    ),
    st.lists(word, min_size=1, max_size=3).map(" ".join),
    st.sampled_from(("", "", ")", "»", "”", '"', ".", "،", ":")),
).map(lambda parts: parts[0] + parts[1].format(parts[2]) + parts[3])
sentence = st.lists(word | word | word | good, min_size=1, max_size=7).map(" ".join)
two = st.tuples(sentence, sentence)
block = st.one_of(
    sentence,
    two.map("\n".join),
    st.tuples(st.sampled_from(("# ", "## ", "### ")), sentence).map("".join),
    st.tuples(sentence, sentence, sentence).map("- {0[0]}\n- {0[1]}\n  {0[2]}".format),
    two.map("{0[0]}\n- {0[1]}".format),
    two.map("1. {0[0]}\n2. {0[1]}".format),
    two.map("> {0[0]}\n>\n> {0[1]}".format),
)
tidy = st.lists(block, max_size=5).map("\n\n".join)
odd = mark | word | st.sampled_from((*STARTS, *BREAKS, *GAPS))
touched = st.tuples(tidy, odd, st.integers(0, 400)).map(
    lambda parts: (
        parts[0][: parts[2] % (len(parts[0]) + 1)] + parts[1] + parts[0][parts[2] % (len(parts[0]) + 1) :]
    )
)


@settings(max_examples=500)
@given(bodies | tidy | touched | touched, st.sampled_from(LANGUAGES))
@example("**«a»** b", "fa")
@example("a (**b**) c، *d*", "fa")
@example("در **Joint** Plan of\nAction بود", "fa")
@example("**Joint** *Plan* [of](../x/) است که بود", "fa")
@example("- One\n- Two", "fa")
@example("عدد +**5** بود", "fa")
@example("عدد -[5](../x/) بود", "fa")
def test_any_body_comes_out_the_same_either_way(body: str, language: str) -> None:
    same(body, language)


@settings(max_examples=200)
@given(
    st.lists(st.characters(codec="utf-8") | mark | word, max_size=30).map("".join), st.sampled_from(LANGUAGES)
)
def test_any_characters_come_out_the_same_either_way(body: str, language: str) -> None:
    same(body, language)


@given(st.from_regex(rf"\A\[a\]\((?:{inline.ABROAD}|{inline.INSIDE}){inline.FRAGMENT}\)\Z", fullmatch=True))
def test_an_address_read_the_short_way_needs_no_encoding(body: str) -> None:
    assert is_ordinary(body)
    same(body, "en")


def test_letters_and_numbers_are_never_marks_of_punctuation() -> None:
    """What the emphasis of `inline` takes for granted of every character."""
    from unicodedata import category

    letters = [char for char in map(chr, range(0x110000)) if re.match(r"[^\W_]", char)]
    assert len(letters) > 100_000
    assert not [char for char in letters if category(char)[0] in "PSZ"]
