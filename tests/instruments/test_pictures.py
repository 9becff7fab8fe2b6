"""Pictures for sharing: one size, small, told in words, letters joined and ordered as in a browser."""

from __future__ import annotations

import base64
import re
import struct
import sys
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from digest.exports import pictures
from digest.exports.kind import Whole
from digest.pages.desk import Desk
from digest.pages.plan import plan
from digest.problems import DigestError
from digest.share.card import HEIGHT, WIDTH, Card, Words
from digest.share.drawing import BAND, Studio
from digest.share.letters import Typeface, alphabet
from digest.share.order import levels, runs
from digest.share.setting import ELLIPSIS, balanced, fitted, width_of
from digest.theme import read_settings
from tests.rtl.reading import Built
from tests.site.conftest import ADDRESS, PROJECT

FONTS = PROJECT / "templates" / "share"
BOLD, PLAIN = ((FONTS / f"Vazirmatn-{name}.ttf").read_bytes() for name in ("Bold", "Regular"))
FLAGS = {
    code: (PROJECT / "templates" / "assets" / "flags" / f"{code}.svg").read_bytes()
    for code in ("CU", "IR", "RU", "CN", "VE")
}
FACE = Typeface(BOLD)
STUDIO = Studio(BOLD, PLAIN, FLAGS)
LONG = {
    "en": "A title that goes on " * 14,
    "fa": "عنوانی که پایانی ندارد و نمی‌گنجد " * 12,
}
MIXED = (
    ("رئیس‌جمهور کوبا پس از ۲۲ سال در تهران", "fa"),
    ("لاوروف و سخنگوی زاخارووا: «هیئت» ۱۲٪ کمتر", "fa"),
    ("پیشنهاد Rosneft و Gazprom Neft برای کوبا (2024)", "fa"),
    ("Khamenei’s office, 22 years later: fi, office, AVATAR", "en"),
    ("Tasnim (تسنیم) and the word برجام in a title", "en"),
)
"""Joined letters, marks, lam-alef, digits, brackets, words of the other script."""


def card(language: str, title: str, **changes: object) -> Card:
    made = Card(language == "fa", Words("چکیده", "fa"), Words(title, language), (Words("تسنیم", "fa"),))
    return replace(made, **changes)  # type: ignore[arg-type]  # the names are the card's own


def size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def tags(page: str) -> dict[str, str]:
    found = re.findall(r'<meta (?:property|name)="(og:image[\w:]*|twitter:card)" content="([^"]*)">', page)
    assert len(found) == len(dict(found))
    return {name: unescape(content) for name, content in found}


def test_every_picture_has_its_size_and_is_small(built: Built) -> None:
    files = sorted((built.folder / "share").rglob("*.png"))
    assert len(files) > 30
    for file in files:
        assert size(file.read_bytes()) == (WIDTH, HEIGHT) == (1200, 630), file
        assert file.stat().st_size < 60_000, file


def test_every_page_names_a_picture_there_is_and_says_what_it_shows(built: Built) -> None:
    named = set()
    for page in built.pages:
        found = tags(page.text)
        if page.path == "404.html":
            assert found == {}
            continue
        assert found["og:image"].startswith(f"{ADDRESS}share/")
        picture = found["og:image"].removeprefix(ADDRESS)
        assert (built.folder / picture).is_file(), page.path
        own = re.fullmatch(r"(?:en|fa)/(?:articles|countries)/[\w-]+/index\.html", page.path)
        edition = page.edition or "en"
        assert picture == (
            f"share/{page.path.removesuffix('/index.html')}.png" if own else f"share/{edition}.png"
        )
        assert (found["og:image:width"], found["og:image:height"]) == ("1200", "630")
        assert found["og:image:type"] == "image/png"
        assert found["twitter:card"] == "summary_large_image"
        assert len(found["og:image:alt"]) > 10
        named.add(picture)
    assert named == {
        path.relative_to(built.folder).as_posix() for path in (built.folder / "share").rglob("*.png")
    }


def test_a_picture_is_told_in_words(built: Built) -> None:
    path = "fa/articles/hamshahri-diaz-canel-tehran/index.html"
    told = tags(built.by_path[path].text)["og:image:alt"]
    assert told == "رئیس‌جمهور کوبا در تهران، ۲۲ سال پس از کاسترو (همشهری آنلاین · ۱۳ آذر ۱۴۰۲ · چکیده)"


def test_the_picture_of_an_edition_is_told_without_figures_that_change_with_every_article(
    built: Built,
) -> None:
    told = {page.path: tags(page.text).get("og:image:alt", "") for page in built.pages}
    assert told["en/people/index.html"] == told["en/index.html"] != ""
    assert not any(letter.isdigit() for letter in told["en/index.html"] + told["fa/index.html"])


def test_persian_letters_are_joined() -> None:
    joined = [glyph.id for glyph in reversed(FACE.shape("سلام", True, "fa")[0])]
    alone = [FACE.shape(letter, True, "fa")[0][0].id for letter in "سلام"]
    assert not {joined[0], joined[-1]} & {alone[0]}
    assert joined != alone
    assert len(FACE.shape("لا", True, "fa")[0]) < 2 or FACE.shape("لا", True, "fa")[1] < sum(
        FACE.shape(letter, True, "fa")[1] for letter in "لا"
    )


def test_a_joiner_parts_letters_without_a_gap() -> None:
    (apart, wide), (together, _) = FACE.shape("می\u200cآید", True, "fa"), FACE.shape("میآید", True, "fa")
    spaced = FACE.shape("می آید", True, "fa")[1]
    assert [one.id for one in apart if FACE.outline(one.id)] != [one.id for one in together]
    assert wide < spaced


@pytest.mark.parametrize(
    ("text", "language", "seen"),
    [
        ("پیشنهاد Rosneft برای", "fa", [" برای", "Rosneft", "پیشنهاد "]),
        ("سال ۲۰۲۴ در", "fa", [" در", "۲۰۲۴", "سال "]),
        ("The word برجام here", "en", ["The word ", "برجام", " here"]),
        ("دمای −۵ درجه", "fa", [" درجه", "۵", "−", "دمای "]),
        ("What is the JCPOA?", "fa", ["What is the JCPOA?"]),
        ("", "fa", []),
    ],
)
def test_parts_stand_in_the_order_they_are_seen(text: str, language: str, seen: list[str]) -> None:
    found = [text[run.start : run.end] for run in runs(levels(text, language))]
    joined = "".join(found)
    if "−" in text:
        assert joined.index("−") < joined.index("۵")
    else:
        assert found == seen


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_title_that_is_too_long_ends_in_an_ellipsis(language: str) -> None:
    def measure(word: str) -> float:
        return FACE.width(word, language)

    block = fitted(LONG[language], measure, (84, 56), 1.3, 1040, 350, 4)
    assert block.size == 56
    assert len(block.lines) == 4
    assert block.lines[-1].endswith(ELLIPSIS)
    assert all(width_of(line, measure) * block.size <= 1040 for line in block.lines)
    assert len(STUDIO(card(language, LONG[language]))) < 60_000


def test_a_word_wider_than_the_picture_is_cut() -> None:
    block = fitted("A" * 90, lambda word: 0.7 * len(word), (84, 56), 1.3, 1040, 350, 4)
    assert len(block.lines) == 1
    assert block.lines[0].endswith(ELLIPSIS)


def test_a_short_title_is_large_and_lines_are_balanced() -> None:
    def measure(word: str) -> float:
        return FACE.width(word, "en")

    assert fitted("Cuba", measure, (84, 56), 1.3, 1040, 350, 4).size == 84
    lines = balanced("Cuban president in Tehran after many years of waiting for it", measure, 12)
    widths = [width_of(line, measure) for line in lines]
    assert len(lines) > 1
    assert min(widths) > 0.6 * max(widths)
    assert all(width_of(f"{one} {two.split()[0]}", measure) > max(widths) for one, two in pairwise(lines))


def test_the_two_directions_mirror_each_other() -> None:
    left, right = (STUDIO.svg(card(code, "…", flags=("CU",))) for code in ("en", "fa"))
    assert f'<rect x="0" y="0" width="{BAND}"' in left
    assert f'<rect x="{WIDTH - BAND}" y="0" width="{BAND}"' in right
    for svg in (left, right):
        assert "<text" not in svg
        assert "<image" not in svg


INK = """async ([font, text, direction, glyphs]) => {
  const face = new FontFace("Tested", `url(data:font/ttf;base64,${font})`);
  document.fonts.add(await face.load());
  const draw = (paint) => {
    const canvas = new OffscreenCanvas(1200, 160), context = canvas.getContext("2d");
    paint(context);
    return context.getImageData(0, 0, 1200, 160).data.filter((_, at) => at % 4 == 3);
  };
  let width;
  const theirs = draw((context) => {
    context.font = "48px Tested";
    context.direction = direction;
    context.textAlign = "left";
    width = context.measureText(text).width;
    context.fillText(text, 20, 100);
  });
  const ours = draw((context) => {
    for (const [x, y, path] of glyphs) {
      context.setTransform(48 / 2048, 0, 0, -48 / 2048, 20 + x * 48 / 2048, 100 - y * 48 / 2048);
      context.fill(new Path2D(path));
    }
  });
  let ink = 0, differs = 0;
  theirs.forEach((one, at) => { ink += one; differs += Math.abs(one - ours[at]); });
  return {width, differs: differs / ink};
}"""


def test_lines_are_drawn_as_chromium_draws_them(browser: Browser) -> None:
    page = browser.new_page()
    font = base64.b64encode(BOLD).decode()
    for text, language in MIXED:
        glyphs, width = FACE.line(text, language)
        drawn = [(one.x, one.y, FACE.outline(one.id)) for one in glyphs]
        found = page.evaluate(INK, [font, text, "rtl" if language == "fa" else "ltr", drawn])
        assert abs(found["width"] - width * 48 / FACE.units) < 1, text
        assert found["differs"] < 0.15, (text, found)
    glyphs, _ = FACE.line(MIXED[0][0][::-1], "fa")
    drawn = [(one.x, one.y, FACE.outline(one.id)) for one in glyphs]
    assert page.evaluate(INK, [font, MIXED[0][0], "rtl", drawn])["differs"] > 0.5
    page.close()


def whole(desk: Desk) -> Whole:
    return Whole(
        desk.site, {desk.code: desk}, tuple(one for one in plan(desk.site) if one.edition == desk.code)
    )


def test_nothing_is_drawn_and_named_where_pictures_are_not_wanted(desk_on: Callable[..., Desk]) -> None:
    off, on = desk_on("fa"), desk_on("fa", letters=alphabet(BOLD, PLAIN))
    article = next(page for page in plan(off.site) if page.kind == "article" and page.edition == "fa")
    made = pictures.EXPORT.head(off, article, None)  # type: ignore[arg-type]  # what is made is not read
    assert (list(pictures.subjects(whole(off))), made) == ([], "")
    subjects = list(pictures.subjects(whole(on)))
    assert len([subject for subject in subjects if pictures.card(whole(on), subject)]) > 10


def test_a_title_the_fonts_cannot_draw_gets_the_picture_of_its_edition(desk_on: Callable[..., Desk]) -> None:
    held = alphabet(BOLD, PLAIN)
    desk = desk_on("en", letters=held - {"L"})
    article = next(
        page for page in plan(desk.site) if page.subject == "rt-lavrov-latin-america" and page.edition == "en"
    )
    head = pictures.EXPORT.head(desk, article, None)  # type: ignore[arg-type]  # what is made is not read
    assert tags(head)["og:image"] == f"{ADDRESS}share/en.png"
    assert not {"习", "я"} & held
    assert {"پ", "ۀ", "é", "\u200c", "…", "·"} <= held


@pytest.mark.parametrize(("text", "wanted"), [("true", True), ("false", False), ("null", False)])
def test_a_setting_leaves_them_out(tmp_path: Path, text: str, wanted: bool) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text(f"theme: {{custom_dir: t}}\nextra: {{share_images: {text}}}\n", "utf-8")
    assert read_settings(config).share_images is wanted


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from digest import gallery

    monkeypatch.delitem(sys.modules, "digest.share.drawing")
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(DigestError, match=r"resvg_py.*mkdocs\.yml"):
        gallery.letters(None)  # type: ignore[arg-type]  # it is not asked for fonts
