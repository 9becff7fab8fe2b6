"""Highwire and Dublin Core: what Zotero's "Embedded Metadata" makes of an article's page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from digest.calendars import edtf
from digest.exports import meta
from digest.exports.kind import Whole
from digest.model import Article, Library, OutletKind
from digest.pages.plan import KINDS
from tests.exports.following import expect, whole
from tests.site.conftest import ADDRESS

HERE = f"{ADDRESS}en/articles/visit/"

ZOTERO: Mapping[str, tuple[str, ...]] = {
    "itemType": ("z:itemtype",),
    "title": ("citation_title", "dc.title", "og:title"),
    "publicationTitle": ("citation_journal_title", "dc.source", "og:site_name"),
    "publisher": ("citation_publisher", "dc.publisher"),
    "date": ("citation_publication_date", "citation_date", "dc.date"),
    "language": ("citation_language", "dc.language"),
    "abstractNote": ("citation_abstract", "og:description", "description"),
    "url": ("citation_public_url", "citation_abstract_html_url", "citation_fulltext_html_url", "og:url"),
    "creators": ("citation_author", "citation_authors", "dc.creator", "dc.contributor"),
    "tags": ("citation_keywords", "dc.subject"),
}
"""Zotero's field to the names it is read from, the first that is there wins.

From https://www.zotero.org/support/dev/exposing_metadata and the translators it names ("Embedded Metadata",
"RDF"): a name is compared without regard to case, `.`, `:` and `_` part the vocabulary from the word, and
Highwire's words overrule those of Dublin Core and Open Graph. A qualified word, such as
DC.contributor.translator, is another word and is not read.
"""


class _Head(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[dict[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "meta":
            self.found.append({name: value or "" for name, value in attrs})


def head(of: Whole, code: str = "en") -> str:
    """Return what an article's page has in its head."""
    (page,) = [page for page in of.pages if page.url == f"{code}/articles/visit/"]
    desk = of.desks[code]
    return meta.EXPORT.head(desk, page, KINDS["article"].make(desk, page.subject))


def tags(html: str) -> list[dict[str, str]]:
    parser = _Head()
    parser.feed(html)
    return parser.found


def zotero(html: str) -> dict[str, str]:
    """Return the item Zotero would make: a value given twice is joined, as it does."""
    values: dict[str, str] = {}
    for one in tags(html):
        name = one["name"].lower()
        values[name] = f"{values[name]}, {one['content']}" if name in values else one["content"]
    item = {}
    for field, read in ZOTERO.items():
        if known := [values[name] for name in read if name in values]:
            item[field] = known[0]
    return item


def changed(of: Library, **values: object) -> Whole:
    article: Article = replace(of.articles["visit"], **values)  # type: ignore[arg-type]  # the names are Article's own
    return whole(replace(of, articles={"visit": article}))


def test_zotero_gets_the_article_itself_with_our_summary(small: Whole) -> None:
    assert zotero(head(small)) == {
        "itemType": "newspaperArticle",
        "title": "سفر",
        "publicationTitle": "روزانه",
        "publisher": "The Daily",
        "date": "2023/12/04",
        "language": "fa",
        "abstractNote": "Ana visited, the Daily says.",
        "url": HERE,
        "tags": "Cuba; Iran; Ana",
    }


def test_nobody_is_made_an_author(small_library: Library) -> None:
    article = small_library.articles["visit"]
    texts = {code: replace(text, translator="digest editors") for code, text in article.texts.items()}
    html = head(changed(small_library, texts=texts))
    assert '<meta name="DC.contributor.translator" content="digest editors">' in html
    assert "creators" not in zotero(html)


def test_a_highwire_word_stands_once(small: Whole) -> None:
    names = [one["name"] for one in tags(head(small)) if one["name"].startswith("citation_")]
    assert len(names) == len(set(names)), "Zotero would join two values"


def test_a_title_of_ours_stands_in_brackets(small_library: Library) -> None:
    html = head(changed(small_library, title=None))
    assert zotero(html)["title"] == "[A visit]"
    assert '<meta name="citation_title" content="[A visit]">' in html


def test_a_title_in_another_language_says_which(small: Whole) -> None:
    assert '<meta name="citation_title" content="سفر" lang="fa">' in head(small)
    assert '<meta name="citation_title" content="سفر">' in head(small, "fa")


def test_the_article_s_own_address_is_the_one_to_cite(small_library: Library) -> None:
    html = head(changed(small_library, url="https://daily.example/17?a=1&b=2"))
    assert zotero(html)["url"] == "https://daily.example/17?a=1&b=2"
    assert f'<meta name="citation_abstract_html_url" content="{HERE}">' in html


def test_an_outlet_without_paper_makes_a_web_page(small_library: Library) -> None:
    source = replace(small_library.sources["daily"], kind=OutletKind.NEWS_SITE)
    assert zotero(head(whole(replace(small_library, sources={"daily": source}))))["itemType"] == "webpage"


@pytest.mark.parametrize(
    ("text", "calendar", "highwire", "dublin"),
    [
        ("2023-12", "gregorian", "2023/12", "2023-12"),
        ("2023", "gregorian", "2023", "2023"),
        ("2023~", "gregorian", None, "2023~"),
        ("2023-12-01/2023-12-31", "gregorian", None, "2023-12-01/2023-12-31"),
        ("1402-09-13", "solar-hijri", "2023/12/04", "2023-12-04"),
        ("1402-03", "solar-hijri", "2023", "2023-05/2023-06"),
    ],
)
def test_a_date_is_as_fine_as_it_is_known(
    small_library: Library, text: str, calendar: str, highwire: str | None, dublin: str
) -> None:
    published = small_library.articles["visit"].published._replace(date=edtf.parse(text, calendar))
    found = {one["name"]: one["content"] for one in tags(head(changed(small_library, published=published)))}
    assert (found.get("citation_publication_date"), found["DC.date"]) == (highwire, dublin)


def test_what_is_not_known_is_left_out(small_library: Library) -> None:
    found = whole(replace(small_library), url="")
    names = {one["name"] for one in tags(head(found))}
    assert not names & {
        "citation_public_url",
        "citation_fulltext_html_url",
        "DC.identifier",
        "DC.contributor.translator",
    }
    assert all(one["content"] for one in tags(head(found)))


def test_hostile_words_stay_inside_their_attribute(small_library: Library) -> None:
    bad = "\"><script>alert(1)</script>' &amp; <"
    html = head(changed(small_library, title=bad, code=bad))
    assert "<script" not in html
    assert zotero(html)["title"] == bad


def test_other_pages_have_none(small: Whole) -> None:
    for page in small.pages:
        desk = small.desks[page.edition]
        made = KINDS[page.kind].make(desk, page.subject)
        assert bool(meta.EXPORT.head(desk, page, made)) == (page.kind == "article"), page.url


def test_the_head_is_as_in_the_golden_file(small: Whole) -> None:
    expect("meta.html", (head(small) + head(small, "fa")).encode())
