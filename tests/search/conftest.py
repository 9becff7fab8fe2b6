"""Sites to search in: one that holds every spelling of every word, and one with many articles."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from digest.pages.found import Found, Searchable
from digest.search.files import files, table
from tests.search.words import LATIN, SETS
from tests.site.conftest import PROJECT, made, order
from tests.site.pages import Site

ARTICLE = """\
source: hamshahri-online
language: fa
title: null
published:
  date: 2001-05-05
  basis: stated
read: 2026-11-22
countries: [CU]
"""
TEXT = """\
---
title: {title}
summary: {summary}
method: human
---
{body}
"""

Serve = Callable[..., str]


def spelled(set_: int, spelling: int) -> str:
    """Return the id of the article that holds one spelling of a word, and no other."""
    return f"spelling-{set_}-{spelling}"


def _write(folder: Path, edition: str, number: int, word: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "article.yml").write_text(ARTICLE, "utf-8")
    title, before, after = {
        "en": (f"Note {number}", "Here it says", "and nothing else."),
        "fa": (f"یادداشت {number}", "این‌جا نوشته‌اند", "و دیگر هیچ."),
    }[edition]
    text = TEXT.format(title=title, summary=title, body=f"{before} {word} {after}")
    (folder / f"{edition}.md").write_text(text, "utf-8")


@pytest.fixture(scope="session")
def spelled_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The real content with an article for every spelling, built once."""
    home = tmp_path_factory.mktemp("spellings")
    shutil.copytree(PROJECT / "content", home / "content")
    for at, words in enumerate((*SETS, *LATIN)):
        for nth, word in enumerate(words):
            edition = "fa" if at < len(SETS) else "en"
            _write(home / "content" / "articles" / spelled(at, nth), edition, at * 10 + nth, word)
    made(order(home / "site", home / "content"))
    return Site(home / "site")


@pytest.fixture(scope="session")
def spellings(spelled_site: Site, serve: Serve) -> str:
    """Serve that site; the value is its address."""
    return serve(spelled_site.folder)


def edition(code: str, found: Sequence[Found], says: Mapping[str, object] | None = None) -> Searchable:
    """Return an edition that has these entries, all of them articles, by their places."""
    keys = [f"article/{number}" for number in range(len(found))]
    kinds = {"article": "مقاله‌ها"}
    return Searchable(code, says or {}, kinds, keys, lambda key: found[int(key.removeprefix("article/"))])


def entries(edition: str, many: int) -> Iterator[Found]:
    """Yield articles of words as rare and as frequent as in real texts, the same ones every time."""
    chance = random.Random(7)
    letters = {"en": "abcdefghijklmnopqrstuvwxyz", "fa": "ابپتجچخدرزسشفقکگلمنوهی"}[edition]
    known = ["".join(chance.choices(letters, k=chance.randint(2, 9))) for _ in range(20_000)]
    weights = [1 / rank for rank in range(1, len(known) + 1)]
    direction = {"en": "ltr", "fa": "rtl"}[edition]
    for number in range(many):
        text = " ".join(chance.choices(known, weights, k=150))
        title = " ".join([*text.split()[:5], {"en": "Cuba", "fa": "کوبا"}[edition]])
        yield Found(
            url=f"{edition}/articles/a{number}/",
            title=(title, edition, direction),
            texts=((text[:150], edition, direction), (text[150:], edition, direction)),
        )


@pytest.fixture(scope="session")
def crowd(tmp_path_factory: pytest.TempPathFactory, spelled_site: Site, serve: Serve) -> tuple[str, Path]:
    """Serve a site with an index of 2,000 articles; the values are its address and its folder."""
    folder = tmp_path_factory.mktemp("crowd") / "site"
    shutil.copytree(spelled_site.folder / "assets", folder / "assets")
    (folder / "fa").mkdir()
    shutil.copy(spelled_site.folder / "fa" / "index.html", folder / "fa")
    says = {
        "name": "فارسی", "dir": "rtl", "locale": "fa-IR", "digits": "۰۱۲۳۴۵۶۷۸۹", "group": "٬",
        "results": {"other": "{n} نتیجه"}, "more": "نمایش بیشتر", "none": "چیزی پیدا نشد", "scripts": {},
    }  # fmt: skip
    made = edition("fa", tuple(entries("fa", 2000)), says)
    for path, data in (table(), *files(made, ["fa"])):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return serve(folder), folder
