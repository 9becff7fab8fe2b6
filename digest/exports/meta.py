"""What an article's page tells reference managers: Highwire and Dublin Core in its head.

The page is to the article what an abstract is to a paper, so the two vocabularies share the work. Highwire
(`citation_*`) names what a reader cites: the article itself, as its outlet published it, with our summary as
its abstract. Dublin Core (`DC.*`) describes the page: our headline, its language, where it comes from.
Zotero reads both and lets Highwire win; `z:itemType` tells it that the article is not one of a journal, as it
would take it to be. No author is named: the digest knows none. Who translated our text is no author either,
and so a qualified contributor, which Zotero does not take for one.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape

from digest.exports import citation_record, instants
from digest.exports.citation_record import Cited
from digest.exports.kind import Export
from digest.model import Article
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made
from digest.pages.plan import Page

_SCHEMAS = (
    '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n'
    '<link rel="schema.DCTERMS" href="http://purl.org/dc/terms/">\n'
)


def _head(desk: Desk, page: Page, _made: Made) -> str:
    if page.kind != "article":
        return ""
    article = desk.library.articles[page.subject]
    cited = citation_record.article(desk, article)
    return "".join((_SCHEMAS, *_cited(desk, article, cited), *_page(desk, article, cited)))


def _written(name: str, content: str | None, lang: str | None = None) -> str:
    """Return a tag; nothing without content. `lang` is the content's language where it is not the page's."""
    if not content:
        return ""
    language = f' lang="{lang}"' if lang else ""
    return f'<meta name="{name}" content="{escape(content)}"{language}>\n'


_again = lru_cache(maxsize=4096)(_written)
"""The same for what stands in many pages."""


def _cited(desk: Desk, article: Article, cited: Cited) -> tuple[str, ...]:
    """Return what is cited: the article, with the same title, outlet and address as in every other format."""
    here = _absolute(desk, routes.article(desk.code, article.id))
    day = instants.one(article.published.date)
    subjects = [desk.country_name(code) for code in article.countries]
    subjects += [person.text.text for person in desk.people(article.people)]
    named_in = desk.library.sources[article.source].original.language
    return (
        _again("z:itemType", "newspaperArticle" if cited.print else "webpage"),
        _written("citation_title", cited.title, _foreign(desk, article.language) if article.title else None),
        _again("citation_journal_title", cited.outlet, _foreign(desk, named_in)),
        _again("citation_publisher", cited.outlet_latin),
        _written("citation_publication_date", day.replace("-", "/") if day else None),
        _again("citation_language", cited.language),
        _written("citation_abstract", article.texts[desk.code].summary),
        _written("citation_keywords", "; ".join(subjects)),
        _written("citation_public_url", cited.url),
        _written("citation_abstract_html_url", here),
        _written("citation_fulltext_html_url", article.url),
    )


def _foreign(desk: Desk, language: str) -> str | None:
    return None if language == desk.code else language


def _page(desk: Desk, article: Article, cited: Cited) -> tuple[str, ...]:
    """Return what the page is. Its date is the article's: the digest has none of its own."""
    text, others = article.texts[desk.code], [code for code in desk.library.editions if code != desk.code]
    versions = [routes.article(code, article.id) for code in others if code in article.texts]
    return (
        _written("DC.title", text.title),
        _again("DC.contributor.translator", text.translator),
        _again("DC.publisher", desk.voice.word("site.name")),
        _written("DC.date", citation_record.edtf_text(cited.span)),
        _again("DC.language", desk.code),
        _again("DC.type", "Text"),
        _written("DC.identifier", _absolute(desk, routes.article(desk.code, article.id))),
        _written("DC.source", article.url or _shelfmark(desk, article)),
        *[_written("DCTERMS.hasVersion", _absolute(desk, url)) for url in versions],
        *[_again("DCTERMS.spatial", desk.country_name(code)) for code in article.countries],
    )


def _absolute(desk: Desk, url: str) -> str | None:
    """Return the whole address of a page, or None where the site's address is not known."""
    return desk.site.url + url if desk.site.url else None


def _shelfmark(desk: Desk, article: Article) -> str:
    """Return how an article without an address is found: its outlet, and the outlet's own code."""
    outlet = desk.original(article.source).text
    return f"{outlet}, {article.code}" if article.code else outlet


EXPORT = Export("meta", head=_head)
