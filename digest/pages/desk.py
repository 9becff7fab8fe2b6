"""Where a page's pieces are made: chips, source lines, cards, each the same on every page of an edition."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations

from digest.calendars import edtf
from digest.derive.relations import Pair
from digest.model import Article, Basis, Dating, Edtf, Event, Report
from digest.pages import citing, routes
from digest.pages.names import Names
from digest.pages.part import Part
from digest.pages.pieces import (
    AgreementView,
    ArticleCard,
    ArticleRow,
    Byline,
    DatedView,
    EventCard,
    EventRow,
    Link,
    Phrase,
    ReportView,
    SourceLine,
)
from digest.text import markdown
from digest.trace import remembered

_SURENESS = (Basis.STATED, Basis.DERIVED, Basis.OUTSIDE)


class Desk(Names):
    """Makes the pieces of one edition's pages. `page` is the language a page is written in."""

    def article_url(self, article: Article) -> str:
        """Return an article's page in this edition, or in the first that has it."""
        return routes.article(self._told_in(article), article.id)

    def article_title(self, article: Article) -> Phrase:
        """Return our headline of an article."""
        code = self._told_in(article)
        return self.voice.phrase(article.texts[code].title, code)

    def _told_in(self, article: Article) -> str:
        """Return this edition if it has a text of an article, else the first that has."""
        if self.code in article.texts:
            return self.code
        return next(code for code in self.site.fallbacks(self.code) if code in article.texts)

    def _only(self, code: str) -> str | None:
        """Say in which language alone a text is, where that is not this edition's."""
        if code == self.code:
            return None
        return self.voice.word("only.in", language=self.voice.language(code))

    @remembered
    def byline(self, source: str, language: str) -> Byline:
        """Return who publishes an article, and in what language."""
        found = self.library.sources[source]
        return Byline(
            outlet=self.outlet(source),
            outlet_url=routes.source(self.code, source),
            kind=self.voice.word(f"outlet.{found.kind}"),
            country=self.country_name(found.country),
            language=self.voice.own_name(language),
        )

    def source_line(self, id: str) -> SourceLine:
        """Return where an article comes from."""
        article = self.library.articles[id]
        byline = self.byline(article.source, article.language)
        attribution = article.attribution
        return SourceLine(
            outlet=byline.outlet,
            outlet_original=self.original(article.source),
            outlet_url=byline.outlet_url,
            kind=byline.kind,
            country=byline.country,
            language=byline.language,
            title=self.voice.phrase(article.title, article.language) if article.title else None,
            code=article.code,
            link=article.url,
            archived=article.archived,
            attribution=self.voice.word(f"basis.{attribution.basis}") if attribution else None,
            attribution_note=self.phrase(attribution.note) if attribution else None,
        )

    def article(self, id: str) -> Part[ArticleCard]:
        """Return an article's card."""
        return Part(id, self._article, self.trace)

    @remembered
    def _article(self, id: str) -> ArticleCard:
        article = self.library.articles[id]
        code = self._told_in(article)
        text = article.texts[code]
        return ArticleCard(
            id=id,
            url=routes.article(code, id),
            title=self.voice.phrase(text.title, code),
            summary=self.voice.phrase(text.summary, code),
            dated=self.voice.dated(article.published, self.phrase(article.published.note)),
            source=self.byline(article.source, article.language),
            countries=self.chips(article.countries),
            only=self._only(code),
        )

    def article_row(self, id: str) -> Part[ArticleRow]:
        """Return an article's line in a long list."""
        return Part(id, self._article_row, self.trace, is_row=True)

    @remembered
    def _article_row(self, id: str) -> ArticleRow:
        article = self.library.articles[id]
        code = self._told_in(article)
        return ArticleRow(
            id=id,
            url=routes.article(code, id),
            dated=self.voice.dated(article.published, self.phrase(article.published.note)),
            title=self.voice.phrase(article.texts[code].title, code),
            outlet=self.outlet(article.source),
            language=self.voice.own_name(article.language),
            only=self._only(code),
        )

    def articles(self, ids: Iterable[str]) -> tuple[Part[ArticleCard], ...]:
        """Return articles' cards, in the order given."""
        return tuple(self.article(id) for id in ids)

    def report(self, event: Event, report: Report) -> ReportView:
        """Return one article's telling of an event."""
        article = self.library.articles[report.article]
        published = article.published.date.last
        return ReportView(
            article=Link(self.article_title(article), self.article_url(article)),
            source=self.byline(article.source, article.language),
            dated=self.voice.dated(report.dating, self.phrase(report.dating.note)),
            says=self.voice.phrase(report.says, article.language),
            announced=_after(event.date, published),
        )

    def event_link(self, id: str) -> Link:
        """Return a link to an event."""
        title = self.phrase(self.library.events[id].title)
        assert title is not None  # the schema wants a title in one edition at least
        return Link(title, self.event_url(id))

    def event_url(self, id: str) -> str:
        """Return an event's permanent address in this edition."""
        return routes.event(self.code, id, self.derived.periods.place.get(id, ""))

    def event(self, id: str) -> Part[EventCard]:
        """Return an event's card."""
        return Part(id, self._event, self.trace)

    @remembered
    def _event(self, id: str) -> EventCard:
        event = self.library.events[id]
        title = self.phrase(event.title)
        text = self.site.text(event.text, self.code)
        assert title is not None  # the schema wants a title and a text in one edition at least
        assert text is not None
        return EventCard(
            id=id,
            url=self.event_url(id),
            dated=self._event_dated(event),
            kind=event.kind,
            kind_label=self.voice.word(f"kind.{event.kind}"),
            title=title,
            text=markdown.apart(self.markdown(*text), id),
            text_lang=self.voice.phrase(*text),
            place=self.phrase(event.place),
            countries=self.chips(event.countries),
            people=self.people(event.people),
            told_by=self._told_by(event),
            one_sided=self._one_sided(event),
            differences=tuple(self._differences(event)),
            agreements=self.agreements(event),
            reports=tuple(self.report(event, report) for report in event.reports),
            cited=citing.of_event(event.date),
        )

    def event_row(self, id: str) -> Part[EventRow]:
        """Return an event's line in a long list."""
        return Part(id, self._event_row, self.trace, is_row=True)

    @remembered
    def _event_row(self, id: str) -> EventRow:
        event = self.library.events[id]
        title = self.phrase(event.title)
        assert title is not None  # the schema wants a title in one edition at least
        kind = self.voice.word(f"kind.{event.kind}")
        return EventRow(id, self.event_url(id), self._event_dated(event), title, kind, self._told_by(event))

    def _event_dated(self, event: Event) -> DatedView:
        """Return an event's date with how it is known best."""
        surest = min(event.reports, key=lambda report: _SURENESS.index(report.dating.basis)).dating
        dating = Dating(event.date, surest.basis, surest.note)
        return self.voice.dated(dating, self.phrase(surest.note))

    def _told_by(self, event: Event) -> str:
        found = self.derived.facets[event.id]
        return self._told_by_so_many(len(found.sources), len(found.languages))

    @remembered
    def _told_by_so_many(self, sources: int, languages: int) -> str:
        return self.voice.word(
            "told.by",
            sources=self.voice.plural("count.sources", sources),
            languages=self.voice.plural("count.languages", languages),
        )

    def agreements(self, event: Event) -> tuple[AgreementView, ...]:
        """Return what was signed or published at an event."""
        title = self.phrase(event.title)
        found = [(self.phrase(one.subject), self.phrase(one.state)) for one in event.agreements]
        return tuple(
            AgreementView(subject, state, Link(title, self.event_url(event.id)))
            for subject, state in found
            if subject and title
        )

    def _one_sided(self, event: Event) -> str | None:
        """Say that the outlets of one country alone tell of an event of several, where that is so."""
        sides = {self.library.sources[id].country for id in self.derived.facets[event.id].sources}
        if len(sides) > 1 or len(event.countries) < 2:
            return None
        return self.voice.word("told.one-side", country=self.country_name(next(iter(sides))))

    def _differences(self, event: Event) -> Iterator[Phrase]:
        """Yield what the reports of an event do not say alike: its date, and what an editor has noted."""
        told = [report.dating.date for report in event.reports]
        if any(not edtf.overlaps(one, other) for one, other in combinations(told, 2)):
            yield self.voice.phrase(self.voice.word("differ.date"))
        elif len({(date.first, date.last) for date in told}) > 1:
            yield self.voice.phrase(self.voice.word("differ.precision"))
        if noted := self.phrase(event.differences):
            yield noted

    def events(self, ids: Iterable[str]) -> tuple[Part[EventCard], ...]:
        """Return events' cards, in the order given."""
        return tuple(self.event(id) for id in ids)

    def relation(self, pair: Pair, count: bool = False) -> Link:
        """Return a link to the page of two countries."""
        first, second = (self.country_name(code) for code in pair)
        title = self.voice.word("relation.title", first=first, second=second)
        if count:
            events = self.voice.plural("count.events", len(self.derived.relations.by_pair[pair].events))
            title = f"{title} ({events})"
        return Link(self.voice.phrase(title), routes.relation(self.code, *pair))


def _after(date: Edtf, day: int | None) -> bool:
    """Tell whether a date lies wholly after a day."""
    return date.first is not None and day is not None and date.first > day
