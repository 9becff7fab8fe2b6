"""A small content in which each file may be as it is or otherwise: what random edits are made of."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from tests.content.laying import HERE, PROJECT

ARTICLE = (HERE / "small" / "articles" / "visit" / "article.yml").read_text("utf-8")
EN = (HERE / "small" / "articles" / "visit" / "en.md").read_text("utf-8")
FA = (HERE / "small" / "articles" / "visit" / "fa.md").read_text("utf-8")
EVENT = (HERE / "small" / "events" / "visit-2023.yml").read_text("utf-8")
SOURCE = (HERE / "small" / "sources" / "daily.yml").read_text("utf-8")
PERSON = (HERE / "small" / "people" / "ana.yml").read_text("utf-8")
PAGE = (HERE / "small" / "pages" / "about" / "en.md").read_text("utf-8")
EDITIONS = {
    code: (PROJECT / "content" / "editions" / f"{code}.yml").read_text("utf-8") for code in ("en", "fa")
}
OTHER = ARTICLE.replace("title: سفر", "title: سفری دیگر").replace("2023-12-04", "2024-01-02")
REPORTS = f"{EVENT}  - article: other\n    basis: derived\n    note: {{en: Counted.}}\n    says: سفر\n"
STAMPED = FA.replace(
    "method: human", "method: human\ntranslated: {edition: en, fingerprint: 0123456789abcdef}"
)
TITLED = EDITIONS["fa"].replace("order: ", "order: 1", 1)

Variants = tuple[str | None, ...]
"""What a file may hold: first what it holds at the beginning, without errors; None where it is not there."""

FILES: Mapping[str, Variants] = {
    "articles/visit/article.yml": (
        ARTICLE,
        ARTICLE.replace("سفر", "آن سفر"),
        ARTICLE.replace("2023-12-04", "2023-12"),
        ARTICLE.replace("2023-12-04", "1402-09-13\n  calendar: solar-hijri"),
        ARTICLE.replace("daily", "weekly"),
        f"{ARTICLE}status: draft\n",
        ARTICLE.replace("[ana]", "[ana, ben]"),
        ARTICLE.replace("[US]", "[]"),
        ARTICLE.replace("language: fa", "language: es"),
        f"{ARTICLE}url: https://daily.example/17\n",
        f"{ARTICLE}read: 2024-05-06\n",
        ARTICLE.replace("stated", "outside\n  note: {en: Known.}"),
        ARTICLE.replace("title:", "title"),
        None,
    ),
    "articles/visit/en.md": (
        EN,
        EN.replace("Ana", "Ben"),
        EN.replace("A visit", "Zones"),
        EN.replace("human", "machine"),
        EN.replace("method", "translator: Someone\nmethod"),
        EN.split("The Daily says that")[0],
        None,
    ),
    "articles/visit/fa.md": (FA, FA.replace("یک", "يك"), STAMPED, f"{STAMPED}كتاب\n", None),
    "articles/visit/note.txt": (None, "x"),
    "articles/other/article.yml": (
        OTHER,
        f"{OTHER}status: draft\n",
        OTHER.replace("2024-01-02", "2022"),
        None,
    ),
    "articles/other/en.md": (EN, EN.replace("A visit", "Another"), "---\ntitle: x", None),
    "articles/other-b/article.yml": (None, OTHER),
    "articles/other-b/fa.md": (None, FA, FA.replace("سفر", "سفر,")),
    "events/visit-2023.yml": (
        EVENT,
        REPORTS,
        EVENT.replace("visit\n    basis", "other\n    basis"),
        EVENT.replace("2023-12-04", "2023-12-04/2023-12-05"),
        EVENT.replace("آنا سفر کرد.", "آنا سفر كرد."),
        EVENT.replace("[CU, IR]", "[IR, CU, BR]"),
        EVENT.replace("[CU, IR]", "[IR, Cuba]"),
        EVENT.replace("kind: visit", "kind: meeting"),
        EVENT.replace("en: Ana visits", "en: 12 visits"),
        EVENT.replace("stated", "outside\n    note: {en: Known.}"),
        f"{EVENT}agreements: [{{subject: {{en: Trade}}}}]\n",
        None,
    ),
    "events/later.yml": (None, EVENT.replace("2023-12-04", "2023"), REPORTS),
    "sources/daily.yml": (
        SOURCE,
        SOURCE.replace("country: IR", "country: CU"),
        SOURCE.replace("The D", "D"),
        None,
    ),
    "sources/weekly.yml": (None, SOURCE, f"{SOURCE}x: y\n"),
    "people/ana.yml": (PERSON, PERSON.replace("en: Ana", "en: Anna"), PERSON.replace("CU", "IR"), None),
    "people/ben.yml": (None, PERSON.replace("fa: آنا", "fa: بن,"), "names"),
    "countries/cu.yml": (None, "names: {en: Cuba}\n", "aliases: {en: [Havana]}\n"),
    "countries/cu/en.md": (None, "An island.\n", "<b>An island.</b>\n"),
    "countries/ir/fa.md": ("کشوری.\n", "كشوری.\n", None),
    "pages/about/en.md": (PAGE, f"{PAGE}More.\n", None),
    "pages/about-us/en.md": (None, PAGE),
    "editions/fa.yml": (
        EDITIONS["fa"],
        EDITIONS["fa"].replace("nav.people: چهره‌ها", "nav.people: كسان"),
        TITLED,
        None,
    ),
    "editions/en.yml": (EDITIONS["en"],),
    "astray.yml": (None, "a: b\n"),
    "drafts/x/article.yml": (None, ARTICLE),
    ".hidden": (None, "x"),
    "urls.txt": (None, "en/\n"),
}


def put(content: Path, path: str, text: str | None) -> None:
    """Make a file of the content what it should be; a folder that is empty then goes too."""
    file = content / path
    if text is not None:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
        return
    file.unlink(missing_ok=True)
    for folder in file.parents:
        if folder == content or not folder.is_dir() or any(folder.iterdir()):
            break
        folder.rmdir()
