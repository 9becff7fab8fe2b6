"""What the digest knows, in schema.org's words: a node for each article, event, country, person and outlet.

Addresses begin with `ROOT`, a sign that stands for the site's own address: `jsonld` puts that in its place.
A mention of a thing is short (kind, name, address), its whole node stands on its own page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any
from weakref import WeakKeyDictionary

from digest.exports import instants, names
from digest.model import Article, Dating, Event, Method, Role
from digest.pages import routes
from digest.pages.desk import Desk
from digest.text.locales import territory_name

Node = dict[str, Any]
"""A JSON object; `node` leaves out what is not known."""

_MADE_BY_MACHINE = {
    Method.MACHINE: "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    Method.REVIEWED: "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
}


ROOT = "\ue002"
"""The site's root, from the private-use area: no content has it."""


def here(address: str) -> str:
    """Return an address below the root of the site."""
    return ROOT + address


def node(kind: str, address: str = "", /, **properties: Any) -> Node:
    """Return a node without the properties that have no value; `address` is its name, below the root."""
    known = {key: value for key, value in properties.items() if value}
    return {"@type": kind, "@id": here(address), **known} if address else {"@type": kind, **known}


def reference(name: str) -> Node:
    """Return a mention of a thing by its address alone."""
    return {"@id": here(name)}


def publisher(desk: Desk) -> Node:
    """Return who publishes the digest."""
    return node("Organization", names.publisher(), name=desk.voice.word("site.name"))


def website(desk: Desk) -> Node:
    """Return an edition of the site."""
    word = desk.voice.word
    return node(
        "WebSite",
        names.site(desk.code),
        url=here(routes.home(desk.code)),
        name=word("site.name"),
        description=word("site.tagline"),
        inLanguage=desk.code,
        publisher=publisher(desk),
        isPartOf=reference(names.site()),
    )


def _once(make: Callable[[Desk, str], Node]) -> Callable[[Desk, str], Node]:
    """Make a thing's mention once for each edition: nobody changes it, and it goes when the desk goes."""
    kept: WeakKeyDictionary[Desk, dict[str, Node]] = WeakKeyDictionary()

    def mention(desk: Desk, id: str) -> Node:
        found = kept.setdefault(desk, {})
        if id not in found:
            found[id] = make(desk, id)
        return found[id]

    return mention


@_once
def country(desk: Desk, code: str) -> Node:
    """Return a mention of a country."""
    return node("Country", names.country(desk.site, code), name=desk.country_name(code))


def whole_country(desk: Desk, code: str) -> Node:
    """Return a country with its names in all editions, its ISO code and its latest events."""
    found = country(desk, code)
    record = desk.library.countries.get(code)
    others = {one: territory_name(code, edition.locale) for one, edition in desk.library.editions.items()}
    others |= record.names if record else {}
    events = desk.derived.countries.by_code[code].events[-MENTIONS:]
    return found | node(
        "Country",
        alternateName=_distinct(others.values(), found["name"]),
        identifier=node("PropertyValue", propertyID="ISO 3166-1 alpha-2", value=code),
        event=[reference(names.event(desk.site, id)) for id in events],
    )


MENTIONS = 100
"""How many events a page refers to at most, the latest: their nodes stand in the chronology."""


@_once
def person(desk: Desk, id: str) -> Node:
    """Return a mention of a person."""
    return node("Person", names.person(desk.site, id), name=desk.person(id).text.text)


def whole_person(desk: Desk, id: str) -> Node:
    """Return a person with every name in every script, and the offices known."""
    record = desk.library.people[id]
    found = person(desk, id)
    others = (*record.names.values(), record.original.name)
    titles = [title.text for role in record.roles if (title := desk.phrase(role.title))]
    return found | node(
        "Person",
        alternateName=_distinct(others, found["name"]),
        jobTitle=titles[0] if titles else None,
        hasOccupation=[_occupation(desk, role) for role in record.roles],
    )


def _occupation(desk: Desk, role: Role) -> Node:
    """Return an office, inside the role that says when; `description` says how the dates are known."""
    title = desk.phrase(role.title)
    country_of = country(desk, role.country) if role.country else None
    occupation = node("Occupation", name=title.text if title else None, occupationLocation=country_of)
    start, end = instants.ends(role.dates.date) if role.dates else (None, None)
    return node(
        "Role",
        hasOccupation=occupation,
        startDate=start,
        endDate=end,
        description=_known(desk, role.dates) if role.dates else None,
    )


def _known(desk: Desk, dating: Dating) -> str:
    label, note = desk.voice.word(f"basis.{dating.basis}"), desk.phrase(dating.note)
    return f"{label}: {note.text}" if note else label


@_once
def outlet(desk: Desk, id: str) -> Node:
    """Return a mention of an outlet."""
    return node("NewsMediaOrganization", names.outlet(desk.site, id), name=desk.outlet(id).text)


def whole_outlet(desk: Desk, id: str) -> Node:
    """Return an outlet with its names, its language and its own address."""
    source = desk.library.sources[id]
    found, about = outlet(desk, id), desk.phrase(source.about)
    return found | node(
        "NewsMediaOrganization",
        alternateName=_distinct((*source.names.values(), source.original.name), found["name"]),
        description=about.text if about else None,
        url=source.url,
        knowsLanguage=list(source.languages),
        location=country(desk, source.country),
    )


def original(desk: Desk, article: Article) -> Node:
    """Return the article itself, as its outlet published it; without a title where the text holds none."""
    return node(
        "NewsArticle",
        names.original(desk.site, article),
        headline=article.title,
        inLanguage=article.language,
        datePublished=instants.one(article.published.date),
        publisher=outlet(desk, article.source),
        identifier=article.code,
        url=article.url,
        archivedAt=article.archived,
    )


def digest(desk: Desk, article: Article) -> Node:
    """Return our digest of an article in this edition. It has no date of its own: the original has."""
    text, where = article.texts[desk.code], desk.site
    source = reference(names.original(where, article))
    mentioned: list[Node] = [country(desk, code) for code in article.mentions]
    mentioned += [person(desk, id) for id in article.people]
    mentioned += [
        reference(names.event(where, id)) for id in desk.derived.tellings.events.get(article.id, ())
    ]
    return node(
        "NewsArticle",
        names.digest(desk.code, article.id),
        url=here(routes.article(desk.code, article.id)),
        headline=text.title,
        description=text.summary,
        inLanguage=desk.code,
        isPartOf=reference(names.site(desk.code)),
        publisher=publisher(desk),
        translator=node("Organization", name=text.translator) if text.translator else None,
        digitalSourceType=_MADE_BY_MACHINE.get(text.method),
        isBasedOn=source,
        citation=source,
        **dict(_translations(desk.code, article, tuple(where.library.editions))),
        about=[country(desk, code) for code in article.countries],
        mentions=mentioned,
    )


def _translations(code: str, article: Article, editions: tuple[str, ...]) -> Iterator[tuple[str, Any]]:
    """Yield which text ours was made of, and which were made of it.

    A text without a record of what it was made of counts as made of the first edition's that has none either.
    """
    there = [one for one in editions if one in article.texts]
    recorded = {
        one: made.edition
        for one in there
        if (made := article.texts[one].translated) and made.edition in article.texts and made.edition != one
    }
    first = next((one for one in there if one not in recorded), there[0])
    made_of = {one: recorded.get(one, first) for one in there}
    if made_of[code] != code:
        yield "translationOfWork", reference(names.digest(made_of[code], article.id))
    others = [one for one in there if one != code and made_of[one] == code]
    yield "workTranslation", [reference(names.digest(one, article.id)) for one in others]


def event(desk: Desk, id: str) -> Node:
    """Return an event: its dates as fine as they are known, where, who, and which articles tell of it."""
    record, where = desk.library.events[id], desk.site
    title, place = desk.phrase(record.title), desk.phrase(record.place)
    start, end = instants.ends(record.date)
    return node(
        "Event",
        names.event(where, id),
        url=here(desk.event_url(id)),
        name=title.text if title else None,
        startDate=start,
        endDate=end,
        location=node("Place", name=place.text) if place else None,
        about=[reference(names.country(where, code)) for code in record.countries],
        attendee=[reference(names.person(where, one)) for one in record.people],
        subjectOf=_reports(desk, record),
    )


def _reports(desk: Desk, record: Event) -> list[Node]:
    articles = (desk.library.articles[report.article] for report in record.reports)
    return [reference(names.original(desk.site, article)) for article in articles]


def _distinct(found: Iterable[str], name: str) -> list[str]:
    return [one for one in dict.fromkeys(found) if one != name]
