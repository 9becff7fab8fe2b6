"""What must be seen where on the fixture's pages, and how each remedy is taken away to see the defect."""

from __future__ import annotations

from dataclasses import dataclass

FA = "fa/articles/jcpoa-explained/"
EN = "en/articles/jcpoa-explained/"
PROSE = ".prose "


@dataclass(frozen=True, slots=True)
class Case:
    """One thing to measure; `want` is an order, a direction, or the "start" or "end" side.

    `texts` are given in the order they are written; `remedy` names what measure.js takes away. Where
    taking it away does no harm, or there is none to take away, `bare` says why.
    """

    name: str
    page: str
    at: str
    holding: str
    want: str
    texts: tuple[str, ...] = ()
    measure: str = "order"
    remedy: str | None = "isolation"
    bare: str = ""

    @property
    def seen(self) -> str:
        """Return what is seen where all is right, in physical terms."""
        if self.want not in {"start", "end"}:
            return self.want
        return "right" if (self.want == "start") == self.page.startswith("fa/") else "left"


MIXED = (
    Case("a question in English in a Persian list", FA, PROSE + "li", "What is", "ltr", ("JCPOA", "?")),
    Case("an English title in a Persian list of articles", "fa/articles/", ".card__title", "What is", "ltr",
         ("JCPOA", "?")),
    Case("an English title as the heading of a Persian page", "fa/articles/question/", "h1",
         "What is", "ltr",
         ("JCPOA", "?")),
    Case("a name in brackets in Persian", FA, PROSE + "li", "برجام (JCPOA)", "rtl", ("برجام",
         "JCPOA", "چیست"),
         bare="a bracket pair takes the direction of the text around it, since Unicode 6.3"),
    Case("C++ in Persian", FA, PROSE + "p", "C++", "ltr", ("C", "++")),
    Case("an acronym at the start of a Persian title", "fa/articles/", ".card__title", "چیست", "rtl",
         ("JCPOA", "چیست"), remedy="first"),
    Case("an acronym at the start of a Persian summary", "fa/articles/", ".card__summary", "IAEA", "rtl",
         ("JCPOA", "برجام"), remedy="first"),
    Case("a negative number in a Persian summary", "fa/articles/", ".card__summary", "IAEA", "ltr",
         ("−", "۵")),
    Case("two linked Persian names in English", EN, PROSE + "li", "ایران", "ltr", ("ایران", "عراق")),
    Case("a linked Persian title and a count", EN, PROSE + "li", "5 sources", "ltr", ("برجام", "5")),
    Case("a Persian sentence quoted in English", EN, PROSE + "li", "twice", "rtl", ("یافت", ".")),
    Case("a Persian question as an English title", "en/articles/question/", "h1", "ایران", "rtl",
         ("عراق", "!")),
    Case("two Persian names in an event's text", "en/chronology/", ".event__text p", "were named", "ltr",
         ("ایران", "عراق")),
    Case("a Persian place beside an English one", "en/chronology/", ".event__facts", "Vienna", "ltr",
         ("Vienna", "وین"),
         bare="a bracket pair takes the direction of the text around it, since Unicode 6.3"),
    Case("an English quotation within a Persian one", FA, PROSE + "blockquote", "خبرنگار", "ltr",
         ("done", "?")),
    Case("a Persian word within an English quotation within Persian", FA, PROSE + "blockquote",
         "The talks", "ltr",
         ("Vienna", "پایان", "word"), remedy="all"),
    Case("a Persian word within an English quotation", EN, PROSE + "blockquote", "The paper", "ltr",
         ("said", "پایان", "left"),
         bare="one word between words of the other script stands right by itself"),
    Case("linked names of two scripts in Persian", FA, PROSE + "p", "Iraq", "rtl", ("Iran", "Iraq",
         "عراق")),
    Case("two people of two scripts in an English card", "en/chronology/", ".event__facts .names",
         "Blix", "ltr",
         ("Lavrov", "Blix", "عباس", "نوری"), bare="each name is a box of its own"),
    Case("a Cyrillic word in brackets in a Persian office", "fa/people/sergey-lavrov/",
         ".roles__title", "МИД",
         "rtl", ("وزیر", "МИД"),
         bare="a bracket pair takes the direction of the text around it, since Unicode 6.3"),
    Case("a negative number in an event's text", "fa/chronology/", ".event__text p", "New York", "ltr",
         ("−", "۵")),
    Case("Arabic quoted on an English page", "en/chronology/", ".report__words q", "اليوم", "rtl",
         ("المشتركة", "JCPOA", "اليوم"), remedy="all"),
    Case("English quoted on a Persian page", "fa/chronology/", ".report__words q", "was signed", "ltr",
         ("the", "برجام", "was signed"), remedy="all"),
)  # fmt: skip

PATH = (
    Case("the steps of a path with English names", "fa/articles/question/", ".crumbs ol", "خانه", "rtl",
         ("خانه", "United", "NPT"), remedy="line"),
)  # fmt: skip
"""Measured on the page's own path, its last two steps replaced by the acceptance list's."""

NUMBERS = (
    Case("an ISO date in Persian", FA, PROSE + "p", "2015-07-14", "ltr", ("2015", "07", "14")),
    Case("an ISO date in a Persian note", FA, ".dated__note", "2015-07-14", "ltr", ("2015", "07", "14")),
    Case("a negative number in Persian", FA, PROSE + "p", "دما", "ltr", ("−", "۵")),
    Case("a negative number in a Persian table", FA, PROSE + "td", "−", "ltr", ("−", "۵")),
    Case("the sign of percent in Persian", FA, PROSE + "p", "رشد", "rtl", ("۱۲", "٪"), remedy=None,
         bare="the sign belongs to Arabic script and follows the digits by itself"),
    Case("a range in Persian", FA, PROSE + "p", "کشور.", "rtl", ("۱۲", "تا", "۱۵"), remedy=None,
         bare="the word is the remedy: a dash would leave the order to what stands before it"),
    Case("a range of days in Persian", "fa/chronology/", "#coarse-days .dated__first", "", "rtl",
         ("۳۰", "تا", "۳"), remedy=None, bare="the word is the remedy, as above"),
    Case("a telephone number with a plus", FA, PROSE + "p", "+98", "ltr", ("+98", "21", "8877")),
    Case("a telephone number with a hyphen", FA, PROSE + "p", "۸۸۷۷", "ltr", ("۰۲۱", "۸۸۷۷")),
    Case("a telephone number in a line of facts", FA, "dd", "+98", "ltr", ("+98", "21", "8877")),
    Case("an outlet's code that begins with a minus", FA, "dd", "-12/345", "ltr", ("-", "12", "345")),
    Case("a website on a Persian page", "fa/sources/al-alam/", "dd", "alalam", "ltr", ("www", ".ir"),
         bare="a name of Latin letters alone runs as it should; with a final slash it would not"),
)  # fmt: skip

BLOCKS = (
    Case("a Persian paragraph that begins with JCPOA", FA, PROSE + "p", "JCPOA نامی", "rtl",
         measure="direction", remedy="first"),
    Case("where that paragraph begins", FA, PROSE + "p", "JCPOA نامی", "start", ("JCPOA",),
         "nearer", "first"),
    Case("a Persian headline that begins with JCPOA", FA, "h1", "JCPOA", "rtl",
         measure="direction", remedy="first"),
    Case("an English paragraph that begins with a Persian word", EN, PROSE + "p", "برجام is", "ltr",
         measure="direction", remedy="first"),
    Case("where that paragraph begins in English", EN, PROSE + "p", "برجام is", "start",
         ("برجام",), "nearer",
         "first"),
    Case("an intro that begins with JCPOA", "fa/countries/ir/", ".intro", "JCPOA", "rtl",
         measure="direction", remedy="first"),
    Case("an English quotation on a Persian page", FA, PROSE + "blockquote", "The talks", "ltr",
         measure="direction", remedy="own"),
    Case("the bar of an English quotation on a Persian page", FA, PROSE + "blockquote", "The talks", "end",
         measure="border", remedy="own"),
    Case("the bar of a Persian quotation on a Persian page", FA, PROSE + "blockquote", "سخنگو", "start",
         measure="border", remedy="page"),
    Case("the bar of a Persian quotation on an English page", EN, PROSE + "blockquote", "گفت‌وگوها", "end",
         measure="border", remedy="own"),
    Case("the markers of a Persian list", FA, PROSE + "ul", "JCPOA", "start", measure="marker",
         remedy="page"),
    Case("the numbers of a Persian list", FA, PROSE + "ol", "تهران", "start", measure="marker",
         remedy="page"),
    Case("the markers of an English list", EN, PROSE + "ul", "ایران", "start", measure="marker",
         remedy=None,
         bare="left to right is what browsers assume"),
    Case("an option as code in Persian", FA, PROSE + "p code", "--lang", "ltr", ("--", "lang", "=fa"),
         remedy="code"),
    Case("a block of code in Persian", FA, PROSE + "pre", "digest", "ltr", measure="direction",
         remedy="code"),
    Case("an option in a block of code", FA, PROSE + "pre", "digest", "ltr", ("digest", "--lang", "--out"),
         remedy=None,
         bare="left to right is what browsers assume"),
    Case("a right-aligned cell in a Persian table", FA, PROSE + "td", "−۵", "end", ("−۵",),
         "nearer", "physical"),
    Case("a right-aligned cell in an English table", EN, PROSE + "td", "−5", "end", ("−5",),
         "nearer", None,
         bare="left to right is what browsers assume"),
    Case("the columns of a Persian table", FA, PROSE + "thead tr", "کشور", "rtl", ("کشور", "سهم", "نام"),
         remedy="page"),
    Case("a Persian note on an English page", EN, ".footnotes li p", "یادداشت", "rtl",
         measure="direction", remedy="own"),
)  # fmt: skip

SIDES = (
    Case("the languages in the head of a Persian page", FA, ".d-header__end", "English", "end",
         measure="place", remedy="page"),
    Case("the bar of the summary", FA, ".article__summary", "", "start", measure="border", remedy="page"),
    Case("the line of time", "fa/chronology/", ".year__events", "", "start", measure="border",
         remedy="page"),
    Case("the line beside a report", "fa/chronology/", ".reports li", "", "start", measure="border",
         remedy="page"),
    Case("the bar of a relation", "fa/countries/ir/", "tr:last-child .bar__line", "", "start",
         measure="place", remedy="page"),
    Case("the countries of a list of people", "fa/people/", ".entries .chip", "", "end", measure="place",
         remedy="page"),
    Case("the first of two countries", "fa/relations/iq-ir/", ".pairing__one", "", "start", measure="place",
         remedy="page"),
    Case("the languages in the head of an English page", EN, ".d-header__end", "فارسی", "end",
         measure="place", remedy=None,
         bare="left to right is what browsers assume"),
    Case("the line of time in English", "en/chronology/", ".year__events", "", "start", measure="border",
         remedy=None,
         bare="left to right is what browsers assume"),
)  # fmt: skip

ALL = (*MIXED, *PATH, *NUMBERS, *BLOCKS, *SIDES)
