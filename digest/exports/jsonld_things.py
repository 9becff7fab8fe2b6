"""What the digest knows, in schema.org's words: a node for each article, event, country, person and outlet.

Addresses begin with `ROOT`, a sign that stands for the site's own address: `jsonld` puts that in its place.
A mention of a thing is short (kind, name, address), its whole node stands on its own page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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


def member(name: str, value: str) -> str:
    """Return a written value as a member after others; "" for none."""
    return f',"{name}":{value}' if value else ""


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
    latest = desk.derived.countries.by_code[code].events[-MENTIONS:]
    return extended(
        country(desk, code),
        alternateName=_distinct(others.values(), desk.country_name(code)),
        identifier=node("PropertyValue", propertyID=said("ISO 3166-1 alpha-2"), value=said(code)),
        event=listed(events(desk, latest)),
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
    # Member by member, as in the two below: these stand on most pages, and `node` takes twice as long.
    return "".join(
        (
            f'{{"@type":"NewsArticle","@id":"{ROOT}{names.original(desk.site, article)}"',
            member("headline", said(article.title)),
            member("inLanguage", said(article.language)),
            member("datePublished", said(instants.one(article.published.date))),
            f',"publisher":{outlet(desk, article.source)}',
            member("identifier", said(article.code)),
            member("url", said(article.url)),
            member("archivedAt", said(article.archived)),
            "}",
        )
    )


def digest(desk: Desk, article: Article) -> Node:
    """Return our digest of an article in this edition. It has no date of its own: the original has."""
    text, address = article.texts[desk.code], f"{ROOT}{routes.article(desk.code, article.id)}"
    source = reference(names.original(desk.site, article))
    mentioned = [country(desk, code) for code in article.mentions]
    mentioned += [person(desk, id) for id in article.people]
    mentioned += events(desk, desk.derived.tellings.events.get(article.id, ()))
    return "".join(
        (
            f'{{"@type":"NewsArticle","@id":"{address}#article","url":"{address}"',
            member("headline", said(text.title)),
            member("description", said(text.summary)),
            _written_by(desk, text.translator or "", text.method),
            f',"isBasedOn":{source},"citation":{source}',
            _translations(desk.code, article, tuple(desk.library.editions)),
            member("about", listed([country(desk, code) for code in article.countries])),
            member("mentions", listed(mentioned)),
            "}",
        )
    )


@once
def _written_by(desk: Desk, translator: str, method: str) -> str:
    """Return what many of our texts have alike: where they stand, and who or what made them."""
    by = node("Organization", name=said(translator)) if translator else ""
    made = _MADE_BY_MACHINE.get(Method(method))
    about = f',"inLanguage":{said(desk.code)},"isPartOf":{reference(names.site(desk.code))}'
    whose = f',"publisher":{publisher(desk, "")}{member("translator", by)}'
    return f"{about}{whose}{member('digitalSourceType', said(made))}"


def _translations(code: str, article: Article, editions: tuple[str, ...]) -> str:
    """Return the members that say which text ours was made of, and which were made of it.

    A text without a record of what it was made of counts as made of the first edition's that has none either.
    """
    there = [one for one in editions if one in article.texts]
    if len(there) < 2:
        return ""
    made_of = dict.fromkeys(there, there[0])
    if any(article.texts[one].translated for one in there):
        recorded = {
            one: made.edition
            for one in there
            if (made := article.texts[one].translated)
            and made.edition in article.texts
            and made.edition != one
        }
        first = next((one for one in there if one not in recorded), there[0])
        made_of = {one: recorded.get(one, first) for one in there}
    ours = reference(names.digest(made_of[code], article.id)) if made_of[code] != code else ""
    others = [one for one in there if one != code and made_of[one] == code]
    theirs = listed([reference(names.digest(one, article.id)) for one in others])
    return member("translationOfWork", ours) + member("workTranslation", theirs)


def events(desk: Desk, ids: Iterable[str]) -> list[Node]:
    """Return mentions of events by their addresses alone."""
    before = _before_events(desk)
    return [f'{before}{id}"}}' for id in ids]


@once
def _before_events(desk: Desk) -> str:
    return reference(names.event(desk.site, "")).removesuffix('"}')


def event(desk: Desk, id: str) -> Node:
    """Return an event: its dates as fine as they are known, where, who, and which articles tell of it."""
    record, where = desk.library.events[id], desk.site
    title, place = where.text(record.title, desk.code), where.text(record.place, desk.code)
    start, end = instants.ends(record.date)
    return "".join(
        (
            f'{{"@type":"Event","@id":"{ROOT}{names.event(where, id)}","url":{here(desk.event_url(id))}',
            member("name", said(title[0]) if title else ""),
            member("startDate", said(start)),
            member("endDate", said(end)),
            f',"location":{node("Place", name=said(place[0]))}' if place else "",
            member("about", listed([_country_named(desk, code) for code in record.countries])),
            member("attendee", listed([_person_named(desk, one) for one in record.people])),
            member("subjectOf", listed([_original_named(desk, one.article) for one in record.reports])),
            "}",
        )
    )


@once
def _country_named(desk: Desk, code: str) -> Node:
    return reference(names.country(desk.site, code))


@once
def _person_named(desk: Desk, id: str) -> Node:
    return reference(names.person(desk.site, id))


@once
def _original_named(desk: Desk, id: str) -> Node:
    return reference(names.original(desk.site, desk.library.articles[id]))


def _distinct(found: Iterable[str], name: str) -> str:
    return listed([said(one) for one in dict.fromkeys(found) if one != name])
