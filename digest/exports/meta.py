"""What an article's page tells reference managers: Highwire and Dublin Core in its head.

The page is to the article what an abstract is to a paper, so the two vocabularies share the work. Highwire
(`citation_*`) names what a reader cites: the article itself, as its outlet published it, with our summary as
its abstract. Dublin Core (`DC.*`) describes the page: our headline, its language, where it comes from.
Zotero reads both and lets Highwire win; `z:itemType` tells it that the article is not one of a journal, as it
would take it to be. No author is named: the digest knows none. Who translated our text is no author either,
and so a qualified contributor, which Zotero does not take for one.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from digest.exports import citation_record, instants
from digest.exports.citation_record import Cited
from digest.exports.kind import Export
from digest.model import Article
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made
from digest.pages.plan import Page

Tag = tuple[str, str | None, str | None]
"""Name, content (None or empty: left out), and the content's language where it is not the page's."""

_SCHEMAS = (
    '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n'
    '<link rel="schema.DCTERMS" href="http://purl.org/dc/terms/">\n'
)


def _head(desk: Desk, page: Page, _made: Made) -> str:
    if page.kind != "article":
        return ""
    article = desk.library.articles[page.subject]
    cited = citation_record.article(desk, article)
    tags = (*_cited(desk, article, cited), *_page(desk, article, cited))
    return _SCHEMAS + "".join(_written(*tag) for tag in tags)


def _written(name: str, content: str | None, lang: str | None) -> str:
    if not content:
        return ""
    language = f' lang="{lang}"' if lang else ""
    return f'<meta name="{name}" content="{escape(content)}"{language}>\n'


def _cited(desk: Desk, article: Article, cited: Cited) -> Iterator[Tag]:
    """Yield what is cited: the article, with the same title, outlet and address as in every other format."""
    text = article.texts[desk.code]
    here = _absolute(desk, routes.article(desk.code, article.id))
    day = instants.one(article.published.date)
    subjects = [desk.country_name(code) for code in article.countries]
    subjects += [person.text.text for person in desk.people(article.people)]
    yield "z:itemType", "newspaperArticle" if cited.print else "webpage", None
    yield "citation_title", cited.title, _foreign(desk, article.language) if article.title else None
    yield "citation_journal_title", cited.outlet, _foreign(desk, _named_in(desk, article))
    yield "citation_publisher", cited.outlet_latin, None
    yield "citation_publication_date", day.replace("-", "/") if day else None, None
    yield "citation_language", cited.language, None
    yield "citation_abstract", text.summary, None
    yield "citation_keywords", "; ".join(subjects), None
    yield "citation_public_url", cited.url, None
    yield "citation_abstract_html_url", here, None
    yield "citation_fulltext_html_url", article.url, None


def _named_in(desk: Desk, article: Article) -> str:
    return desk.library.sources[article.source].original.language


def _foreign(desk: Desk, language: str) -> str | None:
    return None if language == desk.code else language


def _page(desk: Desk, article: Article, cited: Cited) -> Iterator[Tag]:
    """Yield what the page is. Its date is the article's: the digest has none of its own."""
    text = article.texts[desk.code]
    yield "DC.title", text.title, None
    yield "DC.contributor.translator", text.translator, None
    yield "DC.publisher", desk.voice.word("site.name"), None
    yield "DC.date", citation_record.edtf_text(cited.span), None
    yield "DC.language", desk.code, None
    yield "DC.type", "Text", None
    yield "DC.identifier", _absolute(desk, routes.article(desk.code, article.id)), None
    yield "DC.source", article.url or _shelfmark(desk, article), None
    for code in desk.library.editions:
        if code != desk.code and code in article.texts:
            yield "DCTERMS.hasVersion", _absolute(desk, routes.article(code, article.id)), None
    for code in article.countries:
        yield "DCTERMS.spatial", desk.country_name(code), None


def _absolute(desk: Desk, url: str) -> str | None:
    """Return the whole address of a page, or None where the site's address is not known."""
    return desk.site.url + url if desk.site.url else None


def _shelfmark(desk: Desk, article: Article) -> str:
    """Return how an article without an address is found: its outlet, and the outlet's own code."""
    outlet = desk.original(article.source).text
    return f"{outlet}, {article.code}" if article.code else outlet


EXPORT = Export("meta", head=_head)
