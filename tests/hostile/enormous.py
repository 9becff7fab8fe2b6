"""Documents that are too much: how each is made, and in which file of the small content it stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping

TEXT = "articles/visit/en.md"
PERSIAN = "articles/visit/fa.md"
EVENT = "events/visit-2023.yml"
PERSON = "people/ana.yml"

LIMIT = 990_000  # characters, a little below what a file may have


def _filled(piece: str, most: int = LIMIT) -> str:
    """Return a piece over and over, in at most so many bytes."""
    return piece * (most // len(piece.encode()))


BODIES: Mapping[str, tuple[str, Callable[[], str]]] = {
    "one long word": (TEXT, lambda: "a" * LIMIT),
    "one long line": (TEXT, lambda: _filled("word ")),
    "one long Persian line": (PERSIAN, lambda: _filled("واژه ")),
    "a mixture of scripts": (PERSIAN, lambda: _filled("واژه word ")),
    "a mixture of scripts in Latin": (TEXT, lambda: _filled("word واژه ")),
    "signed numbers": (PERSIAN, lambda: _filled("-۱۲ 12-13-14 +1 (1) ")),
    "mended letters": (PERSIAN, lambda: _filled("كي، ")),
    "Latin marks": (PERSIAN, lambda: _filled("واژه, ")),
    "Latin digits": (PERSIAN, lambda: _filled("۱ 2 واژه ")),
    "loose joiners": (PERSIAN, lambda: _filled("\u200c ")),
    "empty lines": (TEXT, lambda: "x" + "\n" * LIMIT + "x"),
    "spaces": (TEXT, lambda: "x" + " " * LIMIT + "x"),
    "tabs": (TEXT, lambda: "x" + "\t" * LIMIT + "x"),
    "list items": (TEXT, lambda: "- item\n" * 100_000),
    "numbered items": (TEXT, lambda: "1. item\n" * 100_000),
    "foreign list items": (TEXT, lambda: "- واژه\n" * 80_000),
    "nested list": (TEXT, lambda: "\n".join(" " * 2 * n + "- x" for n in range(900))),
    "quotation marks": (TEXT, lambda: ">" * 50_000 + " x"),
    "quotations": (TEXT, lambda: "> " * 50_000 + "x"),
    "quoted lines": (TEXT, lambda: _filled("> > > x\n")),
    "opening brackets": (TEXT, lambda: "[" * 50_000),
    "brackets": (TEXT, lambda: "[" * 50_000 + "]" * 50_000),
    "links in links": (TEXT, lambda: "[" * 25_000 + "a" + "](b)" * 25_000),
    "image signs": (TEXT, lambda: "![" * 50_000),
    "images": (TEXT, lambda: "![" * 25_000 + "a" + "](b)" * 25_000),
    "spans": (TEXT, lambda: "[" * 20_000 + "a" + "]{lang=fa}" * 20_000),
    "open spans": (TEXT, lambda: "[x]{lang=" * 50_000),
    "open attributes": (PERSIAN, lambda: "[x]{lang= ي " * 50_000),
    "notes in notes": (TEXT, lambda: "^[" * 30_000 + "a" + "]" * 30_000),
    "open notes": (TEXT, lambda: "^[" * 50_000),
    "notes": (TEXT, lambda: "[^1]: a\n\n" + "[^1] " * 100_000),
    "many notes": (TEXT, lambda: "".join(f"[^{n}]: a\n\n[^{n}]\n\n" for n in range(20_000))),
    "stars": (TEXT, lambda: "*" * LIMIT),
    "open emphasis": (TEXT, lambda: _filled("*a ")),
    "closed emphasis": (TEXT, lambda: _filled("a* ")),
    "alternating emphasis": (TEXT, lambda: _filled("*a **a _a __a ")),
    "emphasis in emphasis": (TEXT, lambda: "*a **a " * 25_000 + "b** b*" * 25_000),
    "both emphases": (TEXT, lambda: _filled("a**b_c")),
    "Persian emphasis": (PERSIAN, lambda: _filled("**«الف»**ب ")),
    "ticks": (TEXT, lambda: " ".join("`" * n for n in range(1, 1_300))),
    "open ticks": (PERSIAN, lambda: "ي " + " ".join("`" * n for n in range(1, 1_300))),
    "one tick": (PERSIAN, lambda: _filled("ي` a")),
    "open fences": (PERSIAN, lambda: "ي\n\n" + _filled("```\n~~~\n")),
    "angles": (TEXT, lambda: "<" * 500_000),
    "open tags": (TEXT, lambda: _filled("<a ")),
    "open tags in quotation marks": (TEXT, lambda: _filled('<a b="')),
    "comments": (TEXT, lambda: _filled("<!-- ")),
    "instructions": (TEXT, lambda: _filled("<? ")),
    "declarations": (TEXT, lambda: _filled("<!A ")),
    "character data": (TEXT, lambda: _filled("<![CDATA[ ")),
    "entities": (TEXT, lambda: _filled("&amp;")),
    "open entities": (TEXT, lambda: _filled("&")),
    "backslashes": (TEXT, lambda: "\\" * LIMIT),
    "references": (TEXT, lambda: "".join(f"[{n}]: /x\n" for n in range(60_000))),
    "open references": (TEXT, lambda: _filled("[a]: ")),
    "used references": (TEXT, lambda: f"[a]: /{'b' * 5_000}\n\n" + "[a] " * 100_000),
    "link titles": (TEXT, lambda: _filled('[a](b "')),
    "open links": (TEXT, lambda: _filled("[a](<b")),
    "parentheses": (TEXT, lambda: "[a](" + "(" * 50_000 + ")" * 50_000 + ")"),
    "headings": (TEXT, lambda: "## a\n\n" * 60_000),
    "underlined": (TEXT, lambda: _filled("a\n---\n")),
    "hashes": (TEXT, lambda: "#" * LIMIT),
    "rules": (TEXT, lambda: "- " * 400_000),
    "dashes": (TEXT, lambda: "-" * LIMIT + "x"),
    "equals": (TEXT, lambda: "x\n" + "=" * LIMIT),
    "a wide table": (TEXT, lambda: "|a" * 20_000 + "|\n" + "|-" * 20_000 + "|\n" + "|x\n" * 5_000),
    "a long table": (TEXT, lambda: "|a|b|\n|-|-|\n" + "|c|د|\n" * 90_000),
    "pipes": (TEXT, lambda: "|" * LIMIT),
    "addresses": (TEXT, lambda: _filled("<https://example.org/> ")),
    "open addresses": (PERSIAN, lambda: _filled("ي http://a.")),
    "at signs": (PERSIAN, lambda: "ي" + "a@" * 400_000),
    "dots": (PERSIAN, lambda: "ي" + "a." * 400_000),
    "words and dots": (PERSIAN, lambda: "ي " + "a.+-" * 200_000 + "@"),
    "brackets of languages": (PERSIAN, lambda: "ي " + "[" * 200_000),
    "quotation marks in Persian": (PERSIAN, lambda: _filled("«")),
    "combining marks": (PERSIAN, lambda: "ب" + "\u064b" * 400_000),
    "Han and kana": (PERSIAN, lambda: _filled("中，ب")),
}
"""Name to the file and the making of a Markdown body."""


def _yaml(key: str, value: str) -> str:
    return f"names: {{en: Ana}}\noriginal: {{language: es, name: Ana}}\ncountry: CU\n{key}: {value}\n"


RECORDS: Mapping[str, tuple[str, Callable[[], str]]] = {
    "ten megabytes": (PERSON, lambda: "#" * 10_000_000),
    "too many levels": (PERSON, lambda: "[" * 200_000),
    "too many levels of mappings": (PERSON, lambda: "{a: " * 100_000),
    "too many levels by indentation": (PERSON, lambda: "\n".join(" " * n + "a:" for n in range(1_000))),
    "too many questions": (PERSON, lambda: "? " * 300_000),
    "too many dashes": (PERSON, lambda: "- " * 300_000),
    "too many anchors": (PERSON, lambda: "\n".join(f"k{n}: &a{n} x" for n in range(50_000))),
    "a bomb of aliases": (
        PERSON,
        lambda: (
            "a0: &a0 [x]\n"
            + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30))
        ),
    ),
    "too many keys": (PERSON, lambda: "".join(f"k{n}: x\n" for n in range(80_000))),
    "the same key": (PERSON, lambda: "k: x\n" * 150_000),
    "too many documents": (PERSON, lambda: "---\na: b\n" * 90_000),
    "too many tags": (PERSON, lambda: "".join(f"k{n}: !!str x\n" for n in range(50_000))),
    "a long name": (
        PERSON,
        lambda: _yaml("names", "{}").replace("names: {}\n", "").replace("Ana}", "a" * 900_000 + "}"),
    ),
    "too many roles": (PERSON, lambda: _yaml("roles", "[" + "{title: {en: A}}, " * 50_000 + "]")),
    "too many wrong roles": (PERSON, lambda: _yaml("roles", "[" + "{tilte: {en: A}}, " * 50_000 + "]")),
    "a long date": (
        PERSON,
        lambda: _yaml("roles", "[{title: {en: A}, basis: stated, dates: '" + "2" * 900_000 + "'}]"),
    ),
    "a long country": (
        PERSON,
        lambda: _yaml("roles", "[]").replace("country: CU", f"country: {'C' * 900_000}"),
    ),
    "too many countries": (
        "articles/visit/article.yml",
        lambda: (
            "source: daily\nlanguage: fa\ntitle: null\npublished: {date: 2023-12-04, basis: stated}\n"
            "countries: [" + "CU, " * 200_000 + "]\n"
        ),
    ),
    "too many people": (
        "articles/visit/article.yml",
        lambda: (
            "source: daily\nlanguage: fa\ntitle: null\npublished: {date: 2023-12-04, basis: stated}\n"
            "countries: [CU]\npeople: [" + "".join(f"p{n}, " for n in range(80_000)) + "]\n"
        ),
    ),
    "too many reports": (
        EVENT,
        lambda: (
            "date: 2023-12-04\nkind: visit\ncountries: [CU]\ntitle: {en: V}\ntext: {en: V}\nreports:\n"
            + "- {article: visit, basis: stated, says: س}\n" * 20_000
        ),
    ),
}
"""The same of records, whole files."""
