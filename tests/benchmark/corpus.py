"""What the benchmark publishes: any number of articles and their events, the same on every machine."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tests.benchmark import words

FIRST_DAY = date(1996, 1, 1)
DAYS = 30 * 365 + 7  # to 2025-12-31: nothing is still to come
EDITIONS = ("en", "fa")
KINDS = ("visit", "meeting", "conference", "agreement", "sanctions", "statement", "election", "relations")
PEOPLE = 200

Pick = Callable[[Sequence[str]], str]
PerEdition = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Named:
    """A country (`id` is its code), a person or an outlet: its names per edition."""

    id: str
    names: PerEdition
    country: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """One article telling of an event; `date` is EDTF, empty where it is the event's own."""

    article: str
    basis: str
    date: str
    says: str


@dataclass(frozen=True, slots=True)
class Event:
    """An event and who tells of it; `date` is EDTF, `day` its first day."""

    id: str
    day: date
    date: str
    kind: str
    countries: tuple[str, ...]
    people: tuple[str, ...]
    place: PerEdition
    title: PerEdition
    text: PerEdition
    reports: tuple[Report, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """An article: about 250 words in each edition."""

    id: str
    day: date
    outlet: str
    language: str
    countries: tuple[str, ...]
    people: tuple[str, ...]
    title: PerEdition
    summary: PerEdition
    body: PerEdition


@dataclass(frozen=True, slots=True)
class Corpus:
    """How much there is: `articles`, the first ones the same whatever their number, and events for each.

    Half of a `skewed` corpus is about one country, and there are three events an article instead of one.
    """

    articles: int
    skewed: bool = False
    seed: int = 1

    def each(self) -> Iterator[tuple[Article, tuple[Event, ...]]]:
        """Yield every article with the events it is the first to tell of."""
        for number in range(1, self.articles + 1):
            article = self._article(number)
            yield article, tuple(self._event(number, nth, article) for nth in range(3 if self.skewed else 1))

    def _article(self, number: int) -> Article:
        rng = random.Random(f"{self.seed}:{number}")
        day = FIRST_DAY + timedelta(days=rng.randrange(DAYS))
        codes = self._countries(rng)
        people = rng.sample(range(PEOPLE), rng.choices((0, 1, 2, 3, 4), (30, 30, 20, 12, 8))[0])
        file = str(rng.randrange(10_000, 99_999))
        return Article(
            id=_id("a", number),
            day=day,
            outlet=rng.choice(OUTLETS).id,
            language=rng.choices(("fa", "en", "ar"), (60, 30, 10))[0],
            countries=codes,
            people=tuple(_id("p", one) for one in people),
            title={edition: title(edition, rng.choice) for edition in EDITIONS},
            summary={edition: sentence(edition, rng.choice) for edition in EDITIONS},
            body={edition: body(edition, rng.choice, file) for edition in EDITIONS},
        )

    def _countries(self, rng: random.Random) -> tuple[str, ...]:
        """Choose one to five countries, the first of the list most often."""
        wanted = rng.choices((1, 2, 3, 4, 5), (46, 26, 15, 8, 5))[0]
        known = [country.id for country in COUNTRIES]
        weights = [1 / rank for rank in range(1, len(known) + 1)]
        found: dict[str, None] = {}
        if self.skewed:
            found |= dict.fromkeys(known[:1]) if rng.random() < 0.5 else {}
            known, weights = known[1:], weights[1:]
        while len(found) < wanted:
            found[rng.choices(known, weights)[0]] = None
        return tuple(found)

    def _event(self, number: int, nth: int, article: Article) -> Event:
        """Return an event that an article tells of first, and now and then one or two earlier ones too."""
        rng = random.Random(f"{self.seed}:{number}:{nth}")
        day = article.day - timedelta(days=rng.randrange(10))
        others = rng.sample(range(1, number), min(number - 1, rng.choices((0, 1, 2), (60, 28, 12))[0]))
        tellers = [article, *(self._article(other) for other in others)]
        return Event(
            id=f"{_id('e', number)}-{nth}",
            day=day,
            date=rng.choices((day.isoformat(), f"{day:%Y-%m}", f"{day:%Y}", _span(day)), (78, 12, 5, 5))[0],
            kind=rng.choice(KINDS),
            countries=article.countries[:3],
            people=article.people[:2],
            place=rng.choice(PLACES),
            title={edition: title(edition, rng.choice) for edition in EDITIONS},
            text={edition: sentence(edition, rng.choice) for edition in EDITIONS},
            reports=tuple(
                Report(
                    article=teller.id,
                    basis=rng.choices(("stated", "derived", "outside"), (60, 30, 10))[0],
                    date=f"{day:%Y}" if index and rng.random() < 0.2 else "",
                    says=quote(teller.language, rng.choice),
                )
                for index, teller in enumerate(tellers)
            ),
        )


def sentence(edition: str, pick: Pick, emphasis: str = "") -> str:
    """Return a sentence of some twenty words; `emphasis` is put around its subject matter."""
    stock = STOCK[edition]
    join, when, who, tail = (pick(stock[part]) for part in ("join", "when", "who", "tail"))
    did, what = pick(stock["did"]), f"{emphasis}{pick(stock['what'])}{emphasis}"
    if edition == "fa":
        return f"{join} {when} {who} {did.format(w=what)}، {tail}.".strip()
    lead = f"{join} {when[0].lower()}{when[1:]}," if join else f"{when},"
    return f"{lead} {who} {did} {what}, {tail}."


def title(edition: str, pick: Pick) -> str:
    """Return a headline."""
    stock = STOCK[edition]
    who, did, what = (pick(stock[part]) for part in ("who", "did", "what"))
    return f"{who} {did.format(w=what)}" if edition == "fa" else f"{who[0].upper()}{who[1:]} {did} {what}"


def quote(language: str, pick: Pick) -> str:
    """Return a few words in an article's own language."""
    return title(language, pick) if language in STOCK else pick(words.ARABIC)


def body(edition: str, pick: Pick, file: str) -> str:
    """Return a digest in Markdown: paragraphs, a heading, a list, a quotation, a link, some emphasis."""
    stock = STOCK[edition]

    def paragraph(length: int, emphasis: str = "") -> str:
        return " ".join(sentence(edition, pick, "" if nth else emphasis) for nth in range(length))

    comma = "،" if edition == "fa" else ","
    items = (
        f"- {pick(stock['who'])}: {pick(stock['what'])}{comma} **{pick(stock['adj'])}**" for _ in range(4)
    )
    document, link = pick(stock["adj"]), f"https://example.org/documents/{file}"
    see = {
        "en": f"See [the full text of the document]({link}) for its *{document}* terms and file `{file}`.",
        "fa": f"برای شرایط *{document}* و شماره پرونده `{file}` به [متن کامل سند]({link}) نگاه کنید.",
    }[edition]
    parts = [
        paragraph(3, pick(("**", "*"))),
        paragraph(2),
        f"## {pick(stock['head'])}",
        paragraph(2, pick(("**", "*"))),
        "\n".join(items),
        f"> {paragraph(1)}",
        f"{see} {paragraph(1)}",
    ]
    return "\n\n".join(parts) + "\n"


def _id(letter: str, number: int) -> str:
    return f"{letter}{number:06d}"


def _span(day: date) -> str:
    return f"{day}/{day + timedelta(days=3)}"


def _joined(text: str) -> str:
    return text.replace("~", "\u200c")


def _split(names: str) -> PerEdition:
    """Return a name given as its English and its Persian form."""
    at = next(index for index, char in enumerate(names) if char > "\u0600")
    return {"en": names[:at].strip(), "fa": _joined(names[at:].strip())}


def _pairs(text: str) -> list[PerEdition]:
    return [_split(pair) for pair in text.strip().replace("\n", ",").split(",") if pair.strip()]


def _people() -> Iterator[Named]:
    first, last = _pairs(words.FIRST_NAMES), _pairs(words.LAST_NAMES)
    for number in range(PEOPLE):
        names = first[number % 16], last[(number * 7 + number // 16) % 16]
        full = {edition: " ".join(name[edition] for name in names) for edition in EDITIONS}
        yield Named(_id("p", number), full, COUNTRIES[number % len(COUNTRIES)].id)


STOCK = {
    edition: {part: tuple(_joined(text) for text in texts) for part, texts in stock.items()}
    for edition, stock in (("en", words.ENGLISH), ("fa", words.PERSIAN))
}
PLACES = _pairs(words.PLACES)
COUNTRIES = tuple(
    Named(item[:2].upper(), _split(item[3:]))
    for item in words.COUNTRIES.strip().replace("\n", "|").split("|")
)
OUTLETS = tuple(
    Named(english.lower().replace(" ", "-"), {"en": english, "fa": _joined(persian)}, country)
    for english, persian, country in (line.split("|") for line in words.OUTLETS.strip().splitlines())
)
FOLK = tuple(_people())
