"""The picture of a page where it is shared: what it shows, and the tags that name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from digest.exports.kind import Export, Whole
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made
from digest.pages.once import once
from digest.pages.pieces import Phrase
from digest.pages.plan import Page
from digest.pages.welcome import NOT_FOUND
from digest.share.card import HEIGHT, WIDTH, Card, Words

FLAGS = 5
"""So many flags of an article's countries are drawn."""


def subjects(whole: Whole) -> Iterator[str]:
    """Yield what there may be a picture of: each edition, and the pages that have one of their own."""
    if whole.site.letters:
        yield from whole.desks
        yield from (f"{page.edition} {page.kind} {page.subject}" for page in whole.pages if page.kind in _OWN)


def card(whole: Whole, subject: str) -> tuple[str, Card] | None:
    """Return (path inside the site, card) of the picture of a subject; None where it cannot be drawn."""
    edition, *page = subject.split(" ")
    desk = whole.desks[edition]
    if page:
        kind, about = page
        found, place = _OWN[kind](desk, about), path(_URLS[kind](edition, about))
    else:
        found, place = _general(desk), path(edition)
    return (place, found) if drawable(desk, found) else None


def path(url: str) -> str:
    """Return the picture of a page (en/articles/x/), or of an edition (en).

    >>> path("en/articles/x/"), path("en")
    ('share/en/articles/x.png', 'share/en.png')
    """
    return f"share/{url.removesuffix('/')}.png"


def drawable(desk: Desk, card: Card) -> bool:
    """Tell whether the fonts have every letter of a card; one with holes in it is not drawn."""
    return bool(desk.site.letters) and all(desk.site.letters.issuperset(one.text) for one in card.texts)


def _own(desk: Desk, page: Page) -> Card | None:
    """Return the card of an article or a country, None for other pages."""
    return _OWN[page.kind](desk, page.subject) if page.kind in _OWN else None


_FIGURES = ("count.articles", "count.events", "count.countries")
"""What is counted in the picture of an edition."""


def _general(desk: Desk) -> Card:
    """Return the card of an edition: what this is, and how much of it there is."""
    library, countries = desk.library, desk.derived.countries.by_code
    figures = map(desk.voice.plural, _FIGURES, (len(library.articles), len(library.events), len(countries)))
    return _card(desk, _own_words(desk, desk.voice.word("site.tagline")), map(desk.voice.phrase, figures))


@once
def _named(desk: Desk) -> Card | None:
    """Return the card of an edition as pages name it, without its figures; None where it may not be drawable.

    The figures change with every article, and nearly all pages name this picture.
    """
    card = _card(desk, _own_words(desk, desk.voice.word("site.tagline")), ())
    every = desk.voice.number(1_234_567_890)
    forms = (form.format(n=every) for key in _FIGURES for form in desk.voice.edition.plurals[key].values())
    return card if drawable(desk, card) and all(map(desk.site.letters.issuperset, forms)) else None


def _article(desk: Desk, id: str) -> Card:
    article = desk.library.articles[id]
    date = "".join(piece.text for piece in desk.voice.when(article.published.date).primary)
    return _card(
        desk,
        Words(article.texts[desk.code].title, desk.code),
        (desk.outlet(article.source), desk.voice.phrase(date)),
        flags=tuple(code for code in article.countries if code in desk.site.flags)[:FLAGS],
    )


def _country(desk: Desk, code: str) -> Card:
    index = desk.derived.countries.by_code[code]
    figures = {"count.events": len(index.events), "count.articles": len(index.articles)}
    if not any(figures.values()):
        figures = {"count.mentions": len(index.mentioned_in)}
    return _card(
        desk,
        _own_words(desk, desk.country_name(code)),
        (desk.voice.phrase(desk.voice.plural(key, count)) for key, count in figures.items() if count),
        emblem=code if code in desk.site.flags else None,
    )


def _card(
    desk: Desk,
    title: Words,
    notes: Iterable[Phrase],
    flags: tuple[str, ...] = (),
    emblem: str | None = None,
) -> Card:
    return Card(
        rtl=desk.voice.edition.direction == "rtl",
        site=_own_words(desk, desk.voice.word("site.name")),
        title=title,
        notes=tuple(Words(note.text, note.lang) for note in notes),
        flags=flags,
        emblem=emblem,
    )


def _own_words(desk: Desk, text: str) -> Words:
    return Words(text, desk.code)


def _head(desk: Desk, page: Page, _made: Made) -> str:
    """Name the picture: the page's own, else the edition's; nothing where the site's address is not known."""
    if not desk.site.url or not desk.site.letters or page.url == NOT_FOUND:
        return ""
    card, url = _own(desk, page), page.url
    if card is None or not drawable(desk, card):
        card, url = _named(desk), desk.code
        if card is None:
            return ""
    tags = (
        ("og:image", desk.site.url + path(url)),
        ("og:image:type", "image/png"),
        ("og:image:width", str(WIDTH)),
        ("og:image:height", str(HEIGHT)),
        ("og:image:alt", _told(desk, card)),
    )
    written = "".join(f'<meta property="{name}" content="{escape(content)}">\n' for name, content in tags)
    return f'{written}<meta name="twitter:card" content="summary_large_image">\n'


def _told(desk: Desk, card: Card) -> str:
    """Return in words what a card shows."""
    site, *rest = (desk.voice.named(one.text, one.language) for one in card.texts)
    return f"{rest[0]} ({' · '.join([*rest[1:], site])})"


_OWN = {"article": _article, "country": _country}
_URLS = {"article": routes.article, "country": routes.country}

EXPORT = Export("pictures", head=_head)
