"""What the digest knows, in schema.org's words: a node for each article, event, country, person and outlet.

Addresses begin with `ROOT`, a sign that stands for the site's own address: `jsonld` puts that in its place.
A mention of a thing is short (kind, name, address), its whole node stands on its own page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring

from digest.exports import instants, names
from digest.model import Article, Dating, Method, Role
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.once import once
from digest.text.locales import territory_name

Node = str
"""A JSON object, written: pages are full of the same ones, and each is written once."""

_MADE_BY_MACHINE = {
    Method.MACHINE: "https://schema.org/TrainedAlgorithmicMediaDigitalSource",
    Method.REVIEWED: "https://schema.org/CompositeWithTrainedAlgorithmicMediaDigitalSource",
}


ROOT = "\ue002"
"""The site's root, from the private-use area: no content has it."""


def said(text: str | None) -> str:
    """Return a text as JSON; "" for none."""
    return encode_basestring(text) if text else ""


def here(address: str) -> str:
    """Return an address below the root of the site, as JSON."""
    return f'"{ROOT}{address}"'


def listed(values: Iterable[str]) -> str:
    """Return written values as a list; "" where there are none."""
    found = ",".join(values)
    return f"[{found}]" if found else ""


def node(kind: str, address: str = "", /, **properties: str) -> Node:
    """Return a node without the properties that have no value; `address` is its name, below the root.

    The values are JSON.
    """
    name = f',"@id":"{ROOT}{address}"' if address else ""
    return f'{{"@type":"{kind}"{name}{_members(properties)}}}'


def extended(found: Node, **properties: str) -> Node:
    """Return a node with more properties after its own, those left out that have no value."""
    return f"{found[:-1]}{_members(properties)}}}"


def _members(properties: Mapping[str, str]) -> str:
    return "".join([f',"{name}":{value}' for name, value in properties.items() if value])


def reference(name: str) -> Node:
    """Return a mention of a thing by its address alone."""
    return f'{{"@id":"{ROOT}{name}"}}'


@once
def publisher(desk: Desk, _id: str) -> Node:
    """Return who publishes the digest."""
    return node("Organization", names.publisher(), name=said(desk.voice.word("site.name")))


def website(desk: Desk) -> Node:
    """Return an edition of the site."""
    word = desk.voice.word
    return node(
        "WebSite",
        names.site(desk.code),
        url=here(routes.home(desk.code)),
        name=said(word("site.name")),
        description=said(word("site.tagline")),
        inLanguage=said(desk.code),
        publisher=publisher(desk, ""),
        isPartOf=reference(names.site()),
    )


@once
def country(desk: Desk, code: str) -> Node:
    """Return a mention of a country."""
    return node("Country", names.country(desk.site, code), name=said(desk.country_name(code)))


def whole_country(desk: Desk, code: str) -> Node:
    """Return a country with its names in all editions, its ISO code and its latest events."""
    record = desk.library.countries.get(code)
    others = {one: territory_name(code, edition.locale) for one, edition in desk.library.editions.items()}
    others |= record.names if record else {}
    events = desk.derived.countries.by_code[code].events[-MENTIONS:]
    return extended(
        country(desk, code),
        alternateName=_distinct(others.values(), desk.country_name(code)),
        identifier=node("PropertyValue", propertyID=said("ISO 3166-1 alpha-2"), value=said(code)),
        event=listed(reference(names.event(desk.site, id)) for id in events),
    )


MENTIONS = 100
"""How many events a page refers to at most, the latest: their nodes stand in the chronology."""


@once
def person(desk: Desk, id: str) -> Node:
    """Return a mention of a person."""
    return node("Person", names.person(desk.site, id), name=said(desk.person(id).text.text))


def whole_person(desk: Desk, id: str) -> Node:
    """Return a person with every name in every script, and the offices known."""
    record = desk.library.people[id]
    others = (*record.names.values(), record.original.name)
    titles = [title[0] for role in record.roles if (title := desk.site.text(role.title, desk.code))]
    return extended(
        person(desk, id),
        alternateName=_distinct(others, desk.person(id).text.text),
        jobTitle=said(titles[0]) if titles else "",
        hasOccupation=listed(_occupation(desk, role) for role in record.roles),
    )


def _occupation(desk: Desk, role: Role) -> Node:
    """Return an office, inside the role that says when; `description` says how the dates are known."""
    title = desk.site.text(role.title, desk.code)
    country_of = country(desk, role.country) if role.country else ""
    occupation = node("Occupation", name=said(title[0]) if title else "", occupationLocation=country_of)
    start, end = instants.ends(role.dates.date) if role.dates else (None, None)
    return node(
        "Role",
        hasOccupation=occupation,
        startDate=said(start),
        endDate=said(end),
        description=said(_known(desk, role.dates)) if role.dates else "",
    )


def _known(desk: Desk, dating: Dating) -> str:
    label, note = desk.voice.word(f"basis.{dating.basis}"), desk.site.text(dating.note, desk.code)
    return f"{label}: {note[0]}" if note else label


@once
def outlet(desk: Desk, id: str) -> Node:
    """Return a mention of an outlet."""
    return node("NewsMediaOrganization", names.outlet(desk.site, id), name=said(desk.outlet(id).text))


def whole_outlet(desk: Desk, id: str) -> Node:
    """Return an outlet with its names, its language and its own address."""
    source = desk.library.sources[id]
    about = desk.site.text(source.about, desk.code)
    return extended(
        outlet(desk, id),
        alternateName=_distinct((*source.names.values(), source.original.name), desk.outlet(id).text),
        description=said(about[0]) if about else "",
        url=said(source.url),
        knowsLanguage=listed(map(said, source.languages)),
        location=country(desk, source.country),
    )


def original(desk: Desk, article: Article) -> Node:
    """Return the article itself, as its outlet published it; without a title where the text holds none."""
    return node(
        "NewsArticle",
        names.original(desk.site, article),
        headline=said(article.title),
        inLanguage=said(article.language),
        datePublished=said(instants.one(article.published.date)),
        publisher=outlet(desk, article.source),
        identifier=said(article.code),
        url=said(article.url),
        archivedAt=said(article.archived),
    )


def digest(desk: Desk, article: Article) -> Node:
    """Return our digest of an article in this edition. It has no date of its own: the original has."""
    text, where = article.texts[desk.code], desk.site
    source = reference(names.original(where, article))
    events = desk.derived.tellings.events.get(article.id, ())
    mentioned = [country(desk, code) for code in article.mentions]
    mentioned += [person(desk, id) for id in article.people]
    mentioned += [reference(names.event(where, id)) for id in events]
    return node(
        "NewsArticle",
        names.digest(desk.code, article.id),
        url=here(routes.article(desk.code, article.id)),
        headline=said(text.title),
        description=said(text.summary),
        inLanguage=said(desk.code),
        isPartOf=reference(names.site(desk.code)),
        publisher=publisher(desk, ""),
        translator=node("Organization", name=said(text.translator)) if text.translator else "",
        digitalSourceType=said(_MADE_BY_MACHINE.get(text.method)),
        isBasedOn=source,
        citation=source,
        **dict(_translations(desk.code, article, tuple(where.library.editions))),
        about=listed([country(desk, code) for code in article.countries]),
        mentions=listed(mentioned),
    )


def _translations(code: str, article: Article, editions: tuple[str, ...]) -> Iterator[tuple[str, str]]:
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
    yield "workTranslation", listed([reference(names.digest(one, article.id)) for one in others])


def event(desk: Desk, id: str) -> Node:
    """Return an event: its dates as fine as they are known, where, who, and which articles tell of it."""
    record, where = desk.library.events[id], desk.site
    title, place = where.text(record.title, desk.code), where.text(record.place, desk.code)
    start, end = instants.ends(record.date)
    articles = (desk.library.articles[report.article] for report in record.reports)
    return node(
        "Event",
        names.event(where, id),
        url=here(desk.event_url(id)),
        name=said(title[0]) if title else "",
        startDate=said(start),
        endDate=said(end),
        location=node("Place", name=said(place[0])) if place else "",
        about=listed([reference(names.country(where, code)) for code in record.countries]),
        attendee=listed([reference(names.person(where, one)) for one in record.people]),
        subjectOf=listed([reference(names.original(where, article)) for article in articles]),
    )


def _distinct(found: Iterable[str], name: str) -> str:
    return listed([said(one) for one in dict.fromkeys(found) if one != name])
