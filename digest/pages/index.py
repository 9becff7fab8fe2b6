"""The A-Z index: every article, event, country, person and source of an edition under its letter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from digest.derive.initials import Initial
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.listings import person_entry, source_entry
from digest.pages.pieces import Crumb, Entry, PeriodLink, Phrase
from digest.pages.site import Site


class LetterView(NamedTuple):
    """What is filed under one letter; `id` is the fragment.

    Where there is too much for one page, `url` is that of the letter's own page, and nothing is listed.
    """

    letter: str
    id: str
    url: str
    entries: tuple[Entry, ...]


class IndexView(NamedTuple):
    """The A-Z index, or the page of one beginning: its `entries`, and the pages it is parted into.

    `letters` lead to each letter, on every page.
    """

    crumbs: tuple[Crumb, ...]
    title: Phrase
    intro: str
    letters: tuple[LetterView, ...]
    entries: tuple[Entry, ...] | None = None
    parts: tuple[PeriodLink, ...] = ()


def _subjects(site: Site, edition: str) -> Iterator[str]:
    yield ""
    letters = site.derived.letters
    if edition in letters.paged:
        yield from (path for code, path in letters.by_page if code == edition)


def _make(desk: Desk, path: str) -> Made:
    title, intro = desk.voice.word("nav.index"), desk.voice.word("index.intro")
    if not path:
        view = IndexView(
            desk.crumbs((title, None)),
            desk.voice.phrase(title),
            intro,
            tuple(_letters(desk, not _paged(desk))),
        )
        return Made(view, title, intro)
    found = _initial(desk, path)
    named = _called(desk, path, found.within)
    called = desk.voice.word("archive.title", name=title, period=named)
    around = (
        (_called(desk, one, found.within[:at]), routes.letter(desk.code, one))
        for at, one in enumerate(found.within)
    )
    view = IndexView(
        crumbs=desk.crumbs(desk.section("index"), *around, (named, None)),
        title=desk.voice.phrase(called),
        intro=desk.voice.plural("count.entries", found.count),
        letters=tuple(_letters(desk, False)),
        entries=tuple(_entry(desk, *name) for name in found.names),
        parts=_parts(desk, found.parts),
    )
    return Made(view, called, intro)


def _paged(desk: Desk) -> bool:
    return desk.code in desk.derived.letters.paged


def _initial(desk: Desk, path: str) -> Initial:
    return desk.derived.letters.by_page[desk.code, path]


def _called(desk: Desk, path: str, within: tuple[str, ...]) -> str:
    """Return what names begin with, in words: a letter, or more and that they go on."""
    letters = desk.derived.letters.written[desk.code, path]
    if not letters:
        return desk.voice.word("letter.other")
    return desk.voice.word("index.beginning", letters=letters) if within else letters


def _letters(desk: Desk, whole: bool) -> Iterator[LetterView]:
    """Yield every letter there is something under, with its entries where they are on this page."""
    for path in desk.derived.letters.first[desk.code]:
        letters = desk.derived.letters.written[desk.code, path]
        yield LetterView(
            letter=_called(desk, path, ()),
            id=f"letter-{letters.lower()}" if letters else "letter-other",
            url="" if whole else routes.letter(desk.code, path),
            entries=tuple(_entry(desk, *name) for name in _initial(desk, path).names) if whole else (),
        )


def _parts(desk: Desk, paths: Iterable[str]) -> tuple[PeriodLink, ...]:
    found = (_initial(desk, path) for path in paths)
    return tuple(
        PeriodLink(
            name=desk.voice.phrase(_called(desk, one.path, one.within)),
            url=routes.letter(desk.code, one.path),
            count=desk.voice.plural("count.entries", one.count),
            parts=_parts(desk, one.parts),
        )
        for one in found
    )


def _article(desk: Desk, id: str) -> Entry:
    article = desk.library.articles[id]
    title, url = desk.article_title(article), desk.article_url(article)
    if desk.code in article.texts:
        return Entry(title, url, _word(desk, "article"), None, None)
    only = desk.voice.word("only.in", language=desk.voice.language(title.lang))
    about = f"{desk.voice.word('entry.article')} - {only}"
    return Entry(title, url, desk.voice.phrase(about), None, None)


def _event(desk: Desk, id: str) -> Entry:
    title = desk.phrase(desk.library.events[id].title)
    assert title is not None  # the schema wants a title in one edition at least
    return Entry(title, desk.event_url(id), _word(desk, "event"), None, None)


def _country(desk: Desk, code: str) -> Entry:
    name = desk.voice.phrase(desk.country_name(code))
    return Entry(name, routes.country(desk.code, code), _word(desk, "country"), None, None)


def _relation(desk: Desk, subject: str) -> Entry:
    first, second = subject.split("-")
    link = desk.relation((first, second))
    return Entry(link.text, link.url, _word(desk, "relation"), None, None)


def _word(desk: Desk, kind: str) -> Phrase:
    return desk.voice.phrase(desk.voice.word(f"entry.{kind}"))


_ENTRIES: Mapping[str, Callable[[Desk, str], Entry]] = {
    "article": _article,
    "event": _event,
    "country": _country,
    "relation": _relation,
    "person": person_entry,
    "source": source_entry,
}


def _entry(desk: Desk, kind: str, id: str) -> Entry:
    """Return the line of something that has a name."""
    return _ENTRIES[kind](desk, id)


def _url(edition: str, path: str) -> str:
    return routes.letter(edition, path) if path else routes.section(edition, "index")


def _nearest(_site: Site, edition: str, _path: str) -> str:
    return routes.section(edition, "index")


KIND = PageKind("index", "index", _subjects, _url, _make, _nearest)
