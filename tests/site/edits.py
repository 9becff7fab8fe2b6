"""What editors do to content, a change of every kind, each of them new when its number is."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

ARTICLE, OTHER = "rt-lavrov-latin-america", "cri-xi-diaz-canel"
EVENT = "xi-diaz-canel-beijing-2022"
PERSON = "maria-zakharova"

Edit = Callable[[Path, int], None]
"""Changes content; the number makes it a new change each time."""


def replaced(name: str, pattern: str, new: str) -> Edit:
    """Return an edit that writes something else in one place of a file, if that is there."""

    def edit(content: Path, number: int) -> None:
        path = content / name
        if path.exists():
            put = new.replace("{n}", str(number)).replace("{country}", ("PE", "CL", "PT")[number % 3])
            text = re.sub(pattern, put, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
            path.write_text(text, "utf-8")

    return edit


def in_article(pattern: str, new: str) -> Edit:
    """Return an edit of an article's facts."""
    return replaced(f"articles/{ARTICLE}/article.yml", pattern, new)


def in_text(pattern: str, new: str) -> Edit:
    """Return an edit of a text of an article."""
    return replaced(f"articles/{ARTICLE}/en.md", pattern, new)


def in_event(pattern: str, new: str) -> Edit:
    """Return an edit of an event."""
    return replaced(f"events/{EVENT}.yml", pattern, new)


def added(content: Path, number: int) -> None:
    """Add an article, which tells of no event yet."""
    shutil.copytree(
        content / "articles" / OTHER, content / "articles" / f"added-{number}", dirs_exist_ok=True
    )


def told(content: Path, number: int) -> None:
    """Let an article that was added tell of an event."""
    path = content / "events" / f"{EVENT}.yml"
    if (content / "articles" / f"added-{number}").exists():
        more = f'  - article: added-{number}\n    basis: stated\n    says: "دو رئیس‌جمهور دیدار کردند"\n'
        path.write_text(path.read_text("utf-8").rstrip("\n") + "\n" + more, "utf-8")


def removed(content: Path, number: int) -> None:
    """Remove an article that was added, and its reports."""
    shutil.rmtree(content / "articles" / f"added-{number}", ignore_errors=True)
    path = content / "events" / f"{EVENT}.yml"
    report = rf"  - article: added-{number}\n(?:    .*\n)+"
    path.write_text(re.sub(report, "", path.read_text("utf-8")), "utf-8")


def renamed(content: Path, number: int) -> None:
    """Give an article that was added another id."""
    old = content / "articles" / f"added-{number}"
    if old.exists() and f"added-{number}" not in (content / "events" / f"{EVENT}.yml").read_text("utf-8"):
        old.rename(content / "articles" / f"renamed-{number}-{len(list(old.parent.iterdir()))}")


def one_text(content: Path, number: int) -> None:
    """Take a text of an article that was added away."""
    (content / "articles" / f"added-{number}" / "fa.md").unlink(missing_ok=True)


def withdrawn(content: Path, number: int) -> None:
    """Make a draft of an article that was added, or publish it again."""
    path = content / "articles" / f"added-{number}" / "article.yml"
    if path.exists():
        text = path.read_text("utf-8")
        words = ("published", "draft") if "status: published" in text else ("draft", "published")
        path.write_text(text.replace(f"status: {words[0]}", f"status: {words[1]}"), "utf-8")


def event_added(content: Path, number: int) -> None:
    """Add an event on another day."""
    text = (content / "events" / "lavrov-in-havana-2024.yml").read_text("utf-8")
    text = re.sub(r"^date: .*$", f"date: 202{number}-02-19", text, flags=re.MULTILINE)
    (content / "events" / f"added-{number}.yml").write_text(text, "utf-8")


def event_removed(content: Path, number: int) -> None:
    """Remove an event that was added, or else one that has always been there."""
    event = content / "events" / f"added-{number}.yml"
    (event if event.exists() else content / "events" / "lavrov-in-brazil-2024.yml").unlink(missing_ok=True)


def person_added(content: Path, number: int) -> None:
    """Add somebody, who is named nowhere."""
    text = (content / "people" / f"{PERSON}.yml").read_text("utf-8")
    new = re.sub(r"^(names: \{en: )[^,]+", rf"\g<1>Nobody the {number}th", text, flags=re.MULTILINE)
    (content / "people" / f"nobody-{number}.yml").write_text(new, "utf-8")


def person_removed(content: Path, number: int) -> None:
    """Remove somebody who was added and is named nowhere."""
    (content / "people" / f"nobody-{number}.yml").unlink(missing_ok=True)


def source_added(content: Path, number: int) -> None:
    """Add an outlet of which there is no article."""
    text = (content / "sources" / "tasnim.yml").read_text("utf-8")
    new = re.sub(r"^(names: \{en: )[^,]+", rf"\g<1>Outlet {number}", text, flags=re.MULTILINE)
    (content / "sources" / f"outlet-{number}.yml").write_text(new, "utf-8")


def country_noted(content: Path, number: int) -> None:
    """Give a country another name, or its first record."""
    name = f"names: {{en: Peru {number}, fa: پرو}}\n"
    (content / "countries" / "pe.yml").write_text(name, "utf-8")


def page_added(content: Path, number: int) -> None:
    """Add a plain page in both editions."""
    for code, title in (("en", f"Page {number}"), ("fa", "برگه")):
        path = content / "pages" / f"added-{number}" / f"{code}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"---\ntitle: {title}\nsummary: Words.\n---\nWords.\n", "utf-8")


def page_removed(content: Path, number: int) -> None:
    """Remove a plain page that was added."""
    shutil.rmtree(content / "pages" / f"added-{number}", ignore_errors=True)


def once_published(content: Path, number: int) -> None:
    """Say that a page was published once, and where it leads now."""
    (content / "urls.txt").write_text(f"en/\nen/articles/old-{number}/\n", "utf-8")
    (content / "redirects.yml").write_text(f"articles/old-{number}: articles/{OTHER}\n", "utf-8")


EDITS: dict[str, Edit] = {
    "a headline": in_text(r"^title: .*$", 'title: "A headline anew, {n}"'),
    "a headline in Persian": replaced(f"articles/{ARTICLE}/fa.md", r"^title: .*$", 'title: "عنوان تازه {n}"'),
    "a body": replaced(f"articles/{OTHER}/en.md", r"\Z", "\nOne more sentence, number {n}.\n"),
    "a summary": in_text(r"^summary: >-$", "summary: >-\n  It is said anew, {n}."),
    "a translator": in_text(r"^translator: .*$", "translator: Nobody {n}"),
    "how a text was made": in_text(r"^method: .*$", "method: machine+reviewed"),
    "what is not known": in_text(r"^unknown: >-$", "unknown: >-\n  All of it, {n}."),
    "an article's date": in_article(r"^  date: .*$", "  date: 2024-0{n}-19"),
    "an article's source": in_article(r"^source: .*$", "source: tasnim"),
    "an article's language": in_article(r"^language: .*$", "language: fa"),
    "an article's own title": in_article(r"^title: .*$", 'title: "عنوان خودش {n}"'),
    "an article's address": in_article(r"^url: .*$", "url: https://example.org/{n}"),
    "an article's number": in_article(r"^code: .*$", 'code: "{n}"'),
    "an article's note": in_article(r"^    en: >-$", "    en: >-\n      Worked out anew, {n}."),
    "countries": in_article(r"^countries: .*$", "countries: [RU, CU, {country}]"),
    "mentions": in_article(r"^mentions: .*$", "mentions: [VE, {country}]"),
    "an article's people": in_article(r"^  - (maria-zakharova|xi-jinping)$", "  - xi-jinping"),
    "a date": in_event(r"^date: .*$", "date: 2022-11-2{n}"),
    "a date in another year": in_event(r"^date: .*$", "date: 199{n}-11"),
    "an event's kind": in_event(r"^kind: .*$", "kind: visit"),
    "an event's countries": in_event(r"^countries: .*$", "countries: [CN, CU, {country}]"),
    "an event's people": in_event(r"^people: .*$", "people: [xi-jinping]"),
    "an event's place": in_event(r"^place: .*$", "place: {en: Place {n}, fa: جایی}"),
    "an event's title": in_event(r"^  en: (Xi|The two) .*$", '  en: "The two presidents met, {n}"'),
    "an event's text": in_event(r"^  en: >-$", "  en: >-\n    It is told anew, {n}."),
    "an agreement": in_event(r"^  - subject: .*$", "  - subject: {en: Subject {n}, fa: موضوع}"),
    "a quotation": in_event(r"^    says: .*$", "    says: نقل {n}"),
    "how a date is known": in_event(r"^    basis: .*$", "    basis: outside"),
    "a person": replaced("people/xi-jinping.yml", r"\ben: [^,}\n]+", "en: Xi the {n}th"),
    "a person's country": replaced("people/xi-jinping.yml", r"^country: .*$", "country: {country}"),
    "a person's office": replaced("people/xi-jinping.yml", r"^    dates: .*$", "    dates: 201{n}/"),
    "a new person": person_added,
    "a person removed": person_removed,
    "a source": replaced("sources/tasnim.yml", r"\ben: [^,}\n]+", "en: Tasnim {n}"),
    "a source's kind": replaced("sources/tasnim.yml", r"^kind: .*$", "kind: newspaper"),
    "a source's country": replaced("sources/rt-arabic.yml", r"^country: .*$", "country: {country}"),
    "a new source": source_added,
    "a country's name": country_noted,
    "a country's introduction": replaced("countries/ru/en.md", r"\Z", "\nOne more sentence, number {n}.\n"),
    "a page": replaced("pages/about/en.md", r"\Z", "\nAnd that is number {n}.\n"),
    "a new page": page_added,
    "a page removed": page_removed,
    "a word of the menu": replaced("editions/en.yml", r"^  nav\.people: .*$", '  nav.people: "People {n}"'),
    "an old address": once_published,
    "a new article": added,
    "a new report": told,
    "an article removed": removed,
    "an article renamed": renamed,
    "a text removed": one_text,
    "an article withdrawn": withdrawn,
    "a new event": event_added,
    "an event removed": event_removed,
}

NEW = frozenset({"a new article", "a new person", "a new page"})
"""Edits that change nothing where there is what they add already."""
