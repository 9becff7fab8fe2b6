"""HTML to lines of running text in one pass, each with its source line and what its markup says."""

from __future__ import annotations

import html
import json
import re
from bisect import bisect_right

from digest.ingest.nouns import Line, Meta
from digest.ingest.spelling import clean, level, listed

_MARKUP = re.compile(
    r"<(?:!doctype html|html|head|body|div|p|meta|article|table|section|span|br)\b", re.IGNORECASE
)
_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,30})")
_ATTRIBUTE = re.compile(r"([A-Za-z_:][\w:.-]{0,60})\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))")
_SKIPPED = frozenset(
    listed("script style noscript template svg iframe textarea select option button canvas object math head")
)
_INLINE = frozenset(
    listed(
        "a abbr b bdi bdo big cite code em font i ins kbd mark q s small span strong sub sup time "
        "u var wbr del label"
    )
)
_VOID = frozenset(listed("area base br col embed hr img input link meta source track wbr param"))
_NOISE_TAGS = frozenset({"nav", "aside", "footer", "form", "figcaption"})
_NOISE_ROLES = frozenset({"navigation", "complementary", "contentinfo", "search", "banner"})
_NOISE = re.compile(
    r"(?:^|[\s_-])(?:comments?|related|share|sharing|social|tags?|taglist|keywords?|breadcrumbs?|menu|"
    r"navbar|nav|sidebar|footer|"
    r"most|popular|trending|recommend(?:ed|ation)?s?|newsletter|subscribe|cookies?|advert\w*|ads?|"
    r"banner|promo|login|"
    r"pagination|copyright|readmore|read-more|see-also|more-news|outbrain|taboola|toolbar|"
    r"tools|top-?bar|header-?bar|"
    r"modal|popup|respond|reply|also|lastnews|latest|ticker|hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"article-?body|(?:article|story|news|post|entry|item|main)[-_]?(?:body|content|text)|(?:^|"
    r"\s)(?:body|text|content|fulltext|lead|lede|standfirst|introtext|sapo)(?:$|\s)|__(?:summary|lead)\b",
    re.IGNORECASE,
)
_COMMENTS = re.compile(r"comment|related|sidebar|footer|respond", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:article:published(?:_time)?|datepublished|dc\.?date(?:\.issued|\.created)?|"
    r"dcterms\.(?:issued|created|date)|"
    r"pub_?date|publish-?date|publication_?date|parsely-pub-date|sailthru\.date|og:pubdate|date)$",
    re.IGNORECASE,
)
_MAX_DEPTH = 500


def is_markup(text: str) -> bool:
    """Tell whether a text is HTML: three of its tags or a doctype in the first part."""
    head = text[:20_000]
    found = [match[0].lower() for match in _MARKUP.finditer(head)][:400]
    return any(tag in ("<!doctype html", "<html", "<body") for tag in found) or len(found) >= 3


def lines(text: str) -> tuple[tuple[Line, ...], tuple[Meta, ...]]:
    """Return the blocks of running text of a page, and the facts of its head.

    Bounded by the length of the page: nesting deeper than 500 is read flat, a comment or script that
    is never closed ends the page.
    """
    page = _Page(text)
    page.read()
    return tuple(page.lines), tuple(page.metas)


class _Page:
    """A page being read once from its beginning to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.breaks = [at for at, char in enumerate(text) if char == "\n"]
        self.lines: list[Line] = []
        self.metas: list[Meta] = []
        self.stack: list[tuple[str, str]] = []
        self.pieces: list[str] = []
        self.start = 0
        self.linked = 0
        self.anchors = 0

    def number(self, at: int) -> int:
        return bisect_right(self.breaks, at - 1) + 1

    def read(self) -> None:
        at, size = 0, len(self.text)
        while at < size:
            opened = self.text.find("<", at)
            if opened < 0:
                opened = size
            if opened > at:
                self.words(at, opened)
            if opened == size:
                break
            at = self.sign(opened)
        self.flush()

    def sign(self, at: int) -> int:
        """Read what begins with "<" and return where reading goes on."""
        if self.text.startswith("<!--", at):
            end = self.text.find("-->", at + 4)
            return len(self.text) if end < 0 else end + 3
        match = _TAG.match(self.text, at)
        if match is None:
            if self.text.startswith(("<!", "<?"), at):
                end = self.text.find(">", at)
                return len(self.text) if end < 0 else end + 1
            self.words(at, at + 1)
            return at + 1
        end = self.text.find(">", match.end())
        if end < 0:
            return len(self.text)
        name = match[1].lower()
        if self.text[at + 1] == "/":
            self.close(name)
            return end + 1
        return self.begin(name, self.text[match.end() : min(end, match.end() + 3000)], at, end + 1)

    def begin(self, name: str, inside: str, at: int, after: int) -> int:
        attributes = {
            m[1].lower(): html.unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(inside)
        }
        self.facts(name, attributes, at)
        if name in _SKIPPED and name != "head":
            return self.skip(name, attributes, after)
        if name not in _INLINE:
            self.flush()
        if name in _VOID or inside.endswith("/"):
            return after
        if len(self.stack) < _MAX_DEPTH:
            self.stack.append((name, self.hint(name, attributes)))
        self.anchors += name == "a"
        return after

    def hint(self, name: str, attributes: dict[str, str]) -> str:
        above = self.stack[-1][1] if self.stack else ""
        if above == "noise" or (above == "head" and name == "title"):
            return above
        above = "" if above == "head" else above
        named = f"{attributes.get('class', '')} {attributes.get('id', '')}"
        if name == "head":
            return "head"
        if _BODY.search(named) and not _COMMENTS.search(named):
            return "body"
        if (
            name in _NOISE_TAGS
            or attributes.get("role") in _NOISE_ROLES
            or (named.strip() and name not in ("body", "html", "main", "article") and _NOISE.search(named))
        ):
            return "noise"
        if name == "h1":
            return "title"
        if attributes.get("itemprop") == "articleBody" or _BODY.search(named):
            return "body"
        return "body" if above == "body" else ""

    def skip(self, name: str, attributes: dict[str, str], after: int) -> int:
        """Leave out an element whose content is no text; a page's own facts in JSON-LD are kept."""
        close = re.compile(f"</{name}\\b", re.IGNORECASE).search(self.text, after)
        end = close.start() if close else len(self.text)
        if "ld+json" in attributes.get("type", "") and end - after < 100_000:
            self.linked_data(self.text[after:end], self.number(after))
        if close is None:
            return len(self.text)
        shut = self.text.find(">", end)
        return len(self.text) if shut < 0 else shut + 1

    def linked_data(self, text: str, line: int) -> None:
        for key, name in (("datePublished", "published"), ("headline", "title")):
            match = re.search(rf'"{key}"\s{{0,9}}:\s{{0,9}}("(?:[^"\\]|\\.){{1,400}}")', text)
            if match:
                try:
                    self.metas.append(Meta(name, clean(str(json.loads(match[1]))), line))
                except ValueError:
                    continue

    def facts(self, name: str, attributes: dict[str, str], at: int) -> None:
        """Keep what the head says of the article."""
        line = self.number(at)
        key = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        value = attributes.get("content") or attributes.get("datetime") or ""
        quiet = any(hint == "noise" for _, hint in self.stack[-1:])
        if name == "meta" and key.lower() in ("og:title", "og:site_name", "og:url") and value:
            self.metas.append(
                Meta(
                    {"og:title": "title", "og:site_name": "site", "og:url": "url"}[key.lower()],
                    clean(value),
                    line,
                )
            )
        elif value and _PUBLISHED.match(key) and (name == "meta" or attributes.get("itemprop")) and not quiet:
            self.metas.append(Meta("published", clean(value), line))
        elif name == "link" and attributes.get("rel") == "canonical" and attributes.get("href"):
            self.metas.append(Meta("url", attributes["href"], line))
        elif name == "html" and attributes.get("lang"):
            self.metas.append(Meta("language", attributes["lang"], line))

    def close(self, name: str) -> None:
        if name not in _INLINE:
            self.flush()
        for back in range(1, min(len(self.stack), 60) + 1):
            if self.stack[-back][0] == name:
                self.anchors -= sum(tag == "a" for tag, _ in self.stack[-back:])
                del self.stack[-back:]
                break
        self.anchors = max(0, self.anchors)

    def words(self, start: int, end: int) -> None:
        if self.stack and self.stack[-1][1] == "head":
            if self.stack[-1][0] == "title":
                self.metas.append(
                    Meta("page", clean(html.unescape(self.text[start:end][:500])), self.number(start))
                )
            return
        piece = self.text[start:end]
        if not piece.strip():
            self.pieces.append(" " if self.pieces else "")
            return
        if not self.pieces or not "".join(self.pieces[:1]):
            self.start = start + len(piece) - len(piece.lstrip())
            self.pieces = []
        self.pieces.append(piece)
        self.linked += len(piece.strip()) if self.anchors > 0 else 0

    def flush(self) -> None:
        text = clean(html.unescape(" ".join("".join(self.pieces).split("\n"))))
        if text:
            hint = self.stack[-1][1] if self.stack else ""
            share = min(1.0, self.linked / len(text))
            self.lines.append(Line(self.number(self.start), text, level(text), hint, share))
        self.pieces, self.linked = [], 0
