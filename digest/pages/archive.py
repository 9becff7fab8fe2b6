"""What there is of a subject in a period: of a country, a pair, a person, an outlet, or of all articles."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import NamedTuple

from digest.derive.periods import Period, stamp
from digest.pages import periods, routes, rows
from digest.pages.desk import Desk
from digest.pages.kind import Made, PageKind
from digest.pages.part import Part
from digest.pages.pieces import AgreementView, ArticleRow, Crumb, Link, PeriodLink, Phrase, Shown, YearView
from digest.pages.site import Site

LATEST = 20
"""So many events, and so many articles, are shown on the first page of a subject that is parted."""


class ArchiveView(NamedTuple):
    """A period of a subject: its events under years and its articles, both oldest first.

    `parts` are the pages it is parted into, `before` and `after` those beside it, `whole` the subject's own.
    `here` where the articles have their place on this page: a missing text's readers are led to it.
    """

    crumbs: tuple[Crumb, ...]
    title: Phrase
    intro: Phrase
    parts: tuple[PeriodLink, ...]
    years: tuple[YearView, ...]
    articles: tuple[Part[ArticleRow], ...]
    mentioned_in: tuple[Part[ArticleRow], ...]
    agreements: tuple[AgreementView, ...]
    before: Link | None
    after: Link | None
    whole: Link
    here: bool


class _Subject(NamedTuple):
    """What the pages of a kind of subject need: its section, address and name."""

    section: str
    url: Callable[[str, str], str]
    name: Callable[[Desk, str], str]


def _pair(subject: str) -> tuple[str, str]:
    first, second = subject.split("-")
    return first, second


_SUBJECTS: Mapping[str, _Subject] = {
    "articles": _Subject(
        "articles",
        lambda edition, _subject: routes.section(edition, "articles"),
        lambda desk, _subject: desk.voice.word("nav.articles"),
    ),
    "country": _Subject("countries", routes.country, lambda desk, code: desk.country_name(code)),
    "relation": _Subject(
        "countries",
        lambda edition, subject: routes.relation(edition, *_pair(subject)),
        lambda desk, subject: desk.relation(_pair(subject)).text.text,
    ),
    "person": _Subject("people", routes.person, lambda desk, id: desk.person(id).text.text),
    "source": _Subject("sources", routes.source, lambda desk, id: desk.outlet(id).text),
}
"""The kinds of page that may be parted."""


def address(kind: str, edition: str, subject: str, name: str) -> str:
    """Return the page of a period of a subject."""
    if kind == "articles":
        return routes.article_period(edition, name)
    return routes.within(_SUBJECTS[kind].url(edition, subject), name)


def listed(site: Site, edition: str, id: str) -> str:
    """Return the place of an article in an edition's list of all, whatever editions have a text of it."""
    found = site.derived.archives.of.get(("articles", ""))
    if found is None:
        return f"{routes.section(edition, 'articles')}#{id}"
    name = found.where[stamp(site.library.articles[id].published.date)]
    return f"{routes.article_period(edition, name)}#{id}"


def shown(
    desk: Desk,
    kind: str,
    subject: str,
    events: tuple[str, ...] = (),
    articles: tuple[str, ...] = (),
    mentioned: tuple[str, ...] = (),
) -> Shown:
    """Return what a subject's own page lists: all of it, or where it is parted the latest and its periods."""
    found = desk.derived.archives.of.get((kind, subject))
    if found is None:
        return Shown(
            events=rows.events(desk, events),
            articles=rows.articles(desk, articles),
            mentioned_in=rows.articles(desk, mentioned),
        )
    facets = desk.derived.facets
    begun = (id for id in reversed(events) if (facets[id].date.first or 0) <= desk.site.today)
    get, at = _ways(desk, kind, subject)
    return Shown(
        events=tuple(desk.event_row(id) for id in islice(begun, LATEST)),
        articles=tuple(desk.article_row(id) for id in articles[:LATEST]),
        mentioned_in=tuple(desk.article_row(id) for id in mentioned[:LATEST]),
        periods=periods.links(desk, found.top, get, at, "count.entries"),
        many=True,
    )


def standing(desk: Desk, kind: str, subject: str) -> Callable[[str], str] | None:
    """Return what tells the page of a parted subject where an event stands; None where all is on its own."""
    found = desk.derived.archives.of.get((kind, subject))
    if found is None:
        return None

    def at(id: str) -> str:
        return address(kind, desk.code, subject, found.where[stamp(desk.derived.facets[id].date)])

    return at


def _ways(desk: Desk, kind: str, subject: str) -> tuple[Callable[[str], Period], periods.At]:
    """Return what finds a period of a subject by its name, and what finds its address."""
    by_page = desk.derived.archives.by_page

    def get(name: str) -> Period:
        return by_page[kind, subject, name]

    def at(name: str) -> str:
        return address(kind, desk.code, subject, name)

    return get, at


def _subjects(kind: str, site: Site, _edition: str) -> Iterator[str]:
    return (f"{one[1]}/{one[2]}" for one in site.derived.archives.by_page if one[0] == kind)


def _url(kind: str, edition: str, subject: str) -> str:
    of, _, name = subject.rpartition("/")
    return address(kind, edition, of, name)


def _make(kind: str, desk: Desk, subject: str) -> Made:
    of, _, name = subject.rpartition("/")
    get, at = _ways(desk, kind, of)
    period, about = get(name), _SUBJECTS[kind]
    called, whole = about.name(desk, of), about.url(desk.code, of)
    spelled = periods.spelled(desk, name)
    title = desk.voice.word("archive.title", name=called, period=spelled)
    intro = desk.voice.word("chronology.period.text", events=_counted(desk, period), period=spelled)
    around = ((periods.short(desk, one), at(one)) for one in period.within)
    own = () if kind == "articles" else ((called, whole),)
    before, after = periods.turns(desk, period, at)
    view = ArchiveView(
        crumbs=desk.crumbs(desk.section(about.section), *own, *around, (periods.short(desk, name), None)),
        title=desk.voice.phrase(title),
        intro=desk.voice.phrase(intro),
        parts=periods.links(desk, period.parts, get, at, "count.entries"),
        years=rows.years(desk, period.events, few=0),
        articles=tuple(desk.article_row(id) for id in period.articles),
        mentioned_in=tuple(desk.article_row(id) for id in period.mentioned),
        agreements=agreements(desk, period.events) if kind == "relation" else (),
        before=before,
        after=after,
        whole=Link(desk.voice.phrase(desk.voice.word("archive.whole", name=called)), whole),
        here=kind == "articles",
    )
    return Made(view, title, intro)


def _counted(desk: Desk, period: Period) -> str:
    """Return in words how much there is of a period."""
    if period.parts:
        return desk.voice.plural("count.entries", period.count)
    counts = {
        "count.events": len(period.events),
        "count.articles": len(period.articles) + len(period.mentioned),
    }
    return desk.voice.join(desk.voice.plural(key, count) for key, count in counts.items() if count)


def agreements(desk: Desk, ids: Iterable[str]) -> tuple[AgreementView, ...]:
    """Return what was signed at some events."""
    return tuple(one for id in ids for one in desk.agreements(desk.library.events[id]))


KINDS = tuple(
    PageKind(
        f"{kind}-period",
        one.section,
        partial(_subjects, kind),
        partial(_url, kind),
        partial(_make, kind),
        shown_as="archive",
    )
    for kind, one in _SUBJECTS.items()
)
"""A kind of page for each kind of subject: "country-period" and so on; a subject is "IR/2003"."""
