"""Shapes become records: what each content file means, or every reason why it does not."""

from __future__ import annotations

from datetime import date as _date

from digest.calendars import CALENDARS, edtf
from digest.model import (
    Agreement,
    Article,
    ArticleText,
    Attribution,
    Basis,
    Country,
    Dating,
    Edition,
    Edtf,
    Event,
    Original,
    Person,
    Report,
    Role,
    Source,
    Text,
    Translated,
)
from digest.problems import Mark, Problem, message
from digest.schema.reading import Reading
from digest.schema.shapes import (
    ArticleFile,
    ArticleTextFile,
    CountryFile,
    DatingShape,
    EditionFile,
    EventFile,
    IntroFile,
    PageFile,
    PersonFile,
    ReportShape,
    SourceFile,
)

MAX_QUOTED_WORDS = 25


def _dating(reading: Reading, shape: DatingShape, *keys: str | int) -> Dating | None:
    reading.noted(shape.basis, shape.note, *keys)
    date = reading.date(shape.date, shape.calendar, *keys, "date")
    return Dating(date, shape.basis, shape.note or {}) if date else None


def article(reading: Reading, id: str) -> Article | None:
    """Return the article of an `article.yml`, its texts still to come."""
    shape = reading.shape(ArticleFile)
    if shape is None:
        return None
    published = _dating(reading, shape.published, "published")
    read = reading.date(shape.read, "gregorian", "read") if shape.read else None
    attribution = None
    if shape.attribution:
        reading.noted(shape.attribution.basis, shape.attribution.note, "attribution")
        attribution = Attribution(shape.attribution.basis, shape.attribution.note or {})
    if published is None:
        return None
    return Article(
        id=id,
        source=shape.source,
        attribution=attribution,
        language=shape.language,
        title=shape.title,
        code=shape.code,
        url=shape.url,
        published=published,
        read=read,
        status=shape.status,
        countries=tuple(shape.countries),
        mentions=tuple(shape.mentions),
        people=tuple(shape.people),
        archived=shape.archived,
    )


def article_text(reading: Reading, _id: str) -> ArticleText | None:
    """Return one edition's digest of an article."""
    shape = reading.shape(ArticleTextFile)
    document = reading.document
    if not document.body.strip():
        end = Mark(document.path, document.body_line)
        reading.problems.append(Problem(end, message("digest-empty")))
        return None
    if shape is None:
        return None
    made = shape.translated
    return ArticleText(
        title=shape.title,
        summary=shape.summary,
        translator=shape.translator,
        method=shape.method,
        unknown=shape.unknown,
        translated=Translated(made.edition, made.fingerprint) if made else None,
        body=document.body,
        path=document.path,
        line=document.body_line,
    )


def _report(reading: Reading, shape: ReportShape, index: int, event: Edtf | None) -> Report | None:
    keys = ("reports", index)
    reading.noted(shape.basis, shape.note, *keys)
    words = len(shape.says.split())
    if words > MAX_QUOTED_WORDS:
        reading.say(message("long-quotation", words=words, most=MAX_QUOTED_WORDS), *keys, "says")
    date = reading.date(shape.date, shape.calendar, *keys, "date") if shape.date else event
    return Report(shape.article, Dating(date, shape.basis, shape.note or {}), shape.says) if date else None


def event(reading: Reading, id: str) -> Event | None:
    """Return the event of a file, its reports' dates checked against its own."""
    shape = reading.shape(EventFile)
    if shape is None:
        return None
    date = reading.date(shape.date, shape.calendar, "date")
    reports = [_report(reading, report, index, date) for index, report in enumerate(shape.reports)]
    told = [report for report in reports if report]
    if date is None or len(told) < len(reports):
        return None
    if not any(edtf.overlaps(date, report.dating.date) for report in told):
        _disagrees(reading, date, told)
    seen: dict[str, int] = {}
    for index, report in enumerate(told):
        if report.article in seen:
            reading.say(message("reported-twice", article=report.article), "reports", index, "article")
        seen[report.article] = index
    return Event(
        id=id,
        date=date,
        kind=shape.kind,
        countries=tuple(shape.countries),
        people=tuple(shape.people),
        place=shape.place or {},
        title=shape.title,
        text=shape.text,
        agreements=tuple(Agreement(one.subject, one.state or {}) for one in shape.agreements),
        differences=shape.differences or {},
        reports=tuple(told),
    )


def _disagrees(reading: Reading, date: Edtf, told: list[Report]) -> None:
    """Say that an event's date lies outside of what its reports allow, and on which side."""
    firsts = [report.dating.date.first for report in told]
    lasts = [report.dating.date.last for report in told]
    if date.last is not None and None not in firsts and date.last < min(day for day in firsts if day):
        edge = _date.fromordinal(min(day for day in firsts if day))
        reading.say(message("event-before", date=date.text, edge=str(edge)), "date")
    elif None not in lasts:
        edge = _date.fromordinal(max(day for day in lasts if day))
        reading.say(message("event-after", date=date.text, edge=str(edge)), "date")


def source(reading: Reading, id: str) -> Source | None:
    """Return the source of a file."""
    shape = reading.shape(SourceFile)
    if shape is None:
        return None
    return Source(
        id=id,
        names=shape.names,
        original=Original(shape.original.language, shape.original.name),
        kind=shape.kind,
        country=shape.country,
        url=shape.url,
        languages=tuple(shape.languages),
        about=shape.about or {},
    )


def person(reading: Reading, id: str) -> Person | None:
    """Return the person of a file."""
    shape = reading.shape(PersonFile)
    if shape is None:
        return None
    roles = []
    for index, role in enumerate(shape.roles):
        dates = None
        if role.dates is not None:
            if role.basis is None:
                reading.say(message("role-basis"), "roles", index, "dates")
            reading.noted(role.basis, role.note, "roles", index)
            date = reading.date(role.dates, "gregorian", "roles", index, "dates")
            dates = Dating(date, role.basis or Basis.STATED, role.note or {}) if date else None
        roles.append(Role(role.title, role.country, dates))
    original = Original(shape.original.language, shape.original.name)
    return Person(id, shape.names, original, shape.country, tuple(roles))


def country(reading: Reading, id: str) -> Country | None:
    """Return a country's override, its intros still to come; `id` is the code in lower case."""
    shape = reading.shape(CountryFile)
    if shape is None:
        return None
    aliases = {language: tuple(names) for language, names in shape.aliases.items()}
    return Country(id.upper(), shape.names or {}, shape.note or {}, aliases)


def page_text(reading: Reading, _id: str) -> Text | None:
    """Return one edition's text of a plain page."""
    shape = reading.shape(PageFile)
    document = reading.document
    if shape is None:
        return None
    return Text(shape.title, shape.summary, document.body, document.path, document.body_line)


def intro(reading: Reading, _id: str) -> Text | None:
    """Return one edition's intro of a country."""
    shape = reading.shape(IntroFile)
    document = reading.document
    if shape is None:
        return None
    return Text("", "", document.body, document.path, document.body_line)


def edition(reading: Reading, code: str) -> Edition | None:
    """Return the edition of a file, its calendars and months checked against each other."""
    shape = reading.shape(EditionFile)
    if shape is None:
        return None
    if shape.language != code:
        reading.say(message("edition-language", given=shape.language, code=code), "language")
    for index, name in enumerate(shape.calendars):
        if name not in CALENDARS:
            reading.say(
                message("unknown-calendar", given=name).near(name, CALENDARS, all_known=True),
                "calendars",
                index,
            )
        elif name not in shape.months:
            reading.say(message("edition-months", calendar=name), "calendars", index)
    return Edition(
        code=code,
        locale=shape.locale,
        name=shape.name,
        direction=shape.direction,
        order=int(shape.order),
        numbering=shape.numbering,
        calendars=tuple(shape.calendars),
        alphabet=tuple(shape.alphabet),
        months={name: tuple(months) for name, months in shape.months.items()},
        seasons=tuple(shape.seasons),
        dates=shape.dates,
        words=shape.words,
        plurals=shape.plurals,
        theme=shape.theme,
    )
