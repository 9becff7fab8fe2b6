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
from digest.exports.kind import Export
from digest.model import Article
from digest.pages import routes
from digest.pages.desk import Desk
from digest.pages.kind import Made
from digest.pages.once import once
from digest.pages.plan import Page

_SCHEMAS = (
    '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">\n'
    '<link rel="schema.DCTERMS" href="http://purl.org/dc/terms/">\n'
)


def _head(desk: Desk, page: Page, _made: Made) -> str:
    if page.kind != "article":
        return ""
    article = desk.library.articles[page.subject]
    here = _absolute(desk, page.url)
    return "".join((_SCHEMAS, *_cited(desk, article, here), *_page(desk, article, here)))


def _written(name: str, content: str | None, lang: str | None = None) -> str:
    """Return a tag; nothing without content. `lang` is the content's language where it is not the page's."""
    if not content:
        return ""
    language = f' lang="{lang}"' if lang else ""
    return f'<meta name="{name}" content="{escape(content)}"{language}>\n'


_again = lru_cache(maxsize=4096)(_written)
"""The same for what stands in many pages."""


def _cited(desk: Desk, article: Article, here: str | None) -> tuple[str, ...]:
    """Return what is cited: the article, with the same title, outlet and address as in every other format."""
    outlet, summary = citation_record.outlet(desk, article.source), article.texts[desk.code].summary
    day = instants.one(article.published.date)
    subjects = [desk.country_name(code) for code in article.countries]
    subjects += [person.text.text for person in desk.people(article.people)]
    title = citation_record.title(article, article.texts[desk.code].title)
    return (
        _again("z:itemType", "newspaperArticle" if outlet.print else "webpage"),
        _written("citation_title", title, _foreign(desk, article.language) if article.title else None),
        _outlet(desk, article.source),
        _written("citation_publication_date", day.replace("-", "/") if day else None),
        _again("citation_language", article.language),
        _written("citation_abstract", summary),
        _written("citation_keywords", "; ".join(subjects)),
        _written("citation_public_url", citation_record.url(article, here or "")),
        _written("citation_abstract_html_url", here),
        _written("citation_fulltext_html_url", article.url),
    )


@once
def _outlet(desk: Desk, id: str) -> str:
    outlet, language = citation_record.outlet(desk, id), desk.library.sources[id].original.language
    name = _written("citation_journal_title", outlet.name, _foreign(desk, language))
    return name + _written("citation_publisher", outlet.latin)


def _foreign(desk: Desk, language: str) -> str | None:
    return None if language == desk.code else language


def _page(desk: Desk, article: Article, here: str | None) -> tuple[str, ...]:
    """Return what the page is. Its date is the article's: the digest has none of its own."""
    text, others = article.texts[desk.code], article.texts.keys() - {desk.code}
    versions = [routes.article(code, article.id) for code in desk.library.editions if code in others]
    return (
        _written("DC.title", text.title),
        _published_by(desk, text.translator or ""),
        _again("DC.date", citation_record.edtf_text(citation_record.span(article.published.date))),
        _in_language(desk),
        _written("DC.identifier", here),
        _written("DC.source", article.url or _shelfmark(desk, article)),
        *[_written("DCTERMS.hasVersion", _absolute(desk, url)) for url in versions],
        *[_country(desk, code) for code in article.countries],
    )


@once
def _published_by(desk: Desk, translator: str) -> str:
    publisher = _written("DC.publisher", desk.voice.word("site.name"))
    return _written("DC.contributor.translator", translator) + publisher


@once
def _in_language(desk: Desk) -> str:
    return _written("DC.language", desk.code) + _written("DC.type", "Text")


@once
def _country(desk: Desk, code: str) -> str:
    return _written("DCTERMS.spatial", desk.country_name(code))


def _absolute(desk: Desk, url: str) -> str | None:
    """Return the whole address of a page, or None where the site's address is not known."""
    return desk.site.url + url if desk.site.url else None


def _shelfmark(desk: Desk, article: Article) -> str:
    """Return how an article without an address is found: its outlet, and the outlet's own code."""
    outlet = desk.original(article.source).text
    return f"{outlet}, {article.code}" if article.code else outlet


EXPORT = Export("meta", head=_head)
