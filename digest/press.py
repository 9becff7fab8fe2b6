"""Makes the files of any job: the press is set up once for a site and can be set up again elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial

from digest import jobs
from digest.exports import pictures, registry
from digest.exports.kind import Edits, Mend, Whole
from digest.jobs import Job
from digest.pages import routes
from digest.pages.around import Frame
from digest.pages.desk import Desk
from digest.pages.framing import frame
from digest.pages.kind import Made
from digest.pages.plan import KINDS, Page
from digest.pages.site import Site
from digest.pages.voice import Voice
from digest.render import Renderer, placed
from digest.share.card import Card
from digest.shelf.opening import ARTICLES, TEXTS
from digest.theme import Shells, Theme
from digest.trace import Read, Trace, TracedMapping, TracedRecords, TracedSequence, traced

File = tuple[str, bytes]

PAGES, MOVED = "pages", "moved"
"""What the list of all pages and that of old addresses are called where they are read."""

UNTRACED = frozenset({"editions"})
"""What everything depends on: a change in it is a reason to make all anew."""


class Press:
    """A site, with all that is needed to make it: desks, templates, the theme's shell."""

    def __init__(
        self,
        site: Site,
        pages: Sequence[Page],
        moved: Mapping[str, str],
        theme: Theme,
        renderer: Renderer,
        voices: Mapping[str, Voice],
    ) -> None:
        """Set up the press; the site's library and indexes are read through wrappers that note it."""
        self.plain = site
        self._given = theme, renderer, voices
        self.trace = Trace()
        self._theme, self._renderer = theme, renderer
        articles = TracedRecords(site.library.articles, (ARTICLES, TEXTS), self.trace, "texts")
        library = traced(site.library, "library", self.trace, but=UNTRACED)
        seen = replace(
            site,
            library=replace(library, articles=articles),
            derived=traced(site.derived, "derived", self.trace),
            trace=self.trace,
        )
        desks = {code: Desk(seen, voice) for code, voice in voices.items()}
        listed = TracedSequence(pages, PAGES, self.trace)
        self.whole = Whole(seen, desks, listed, TracedMapping(moved, MOVED, self.trace))
        self._makers: Mapping[str, Callable[[str], Iterator[File]]] = {
            jobs.PAGE: self._page,
            jobs.EXPORT: self._export,
            jobs.ASSETS: self._assets,
        }

    def __reduce__(self) -> tuple[object, ...]:
        return Press, (self.plain, tuple(self.whole.pages), dict(self.whole.moved), *self._given)

    def make(self, job: Job) -> Iterator[File]:
        """Yield (path inside the site, bytes) of all that a job makes."""
        return self._makers[job.kind](job.subject)

    def shells(self) -> Shells:
        """Return what has been rendered of the theme's shell since this was asked last."""
        return self._theme.fresh()

    def card(self, job: Job) -> tuple[tuple[str, Card] | None, frozenset[Read]]:
        """Return (path inside the site, card) of a picture, None where it cannot be drawn; what was read."""
        card, reads = self.trace.alone(partial(pictures.card, self.whole, job.subject))
        return card, frozenset(map(self.trace.name, reads))

    def body(self, page: Page) -> tuple[str, Made, Frame]:
        """Return a page's HTML without its shell, what it was made from, and what it tells the shell."""
        desk = self.whole.desks[page.edition]
        made = KINDS[page.kind].make(desk, page.subject)
        around = frame(desk, page, made)
        return (
            placed(self._renderer.body(KINDS[page.kind].template, made.view, around), around.base),
            made,
            around,
        )

    def may_mend(self, job: Job) -> bool:
        """Tell whether what a job made can be mended after some changes."""
        return job.kind == jobs.EXPORT and registry.may_mend(job.subject.partition(" ")[0])

    def mend(self, job: Job, edits: Edits, read: Callable[[str], bytes]) -> Mend | None:
        """Return how what a job made is mended after articles and events were edited, if it can be."""
        name, _, part = job.subject.partition(" ")
        return registry.mend(self.whole, name, part, edits, read)

    def _page(self, subject: str) -> Iterator[File]:
        page = jobs.page_of(subject)
        body, made, around = self.body(page)
        head = registry.head(self.whole.desks[page.edition], page, made)
        yield routes.file(page.url), self._theme.pour(around, body, head)

    def _export(self, subject: str) -> Iterator[File]:
        name, _, part = subject.partition(" ")
        yield from registry.files(self.whole, name, part)

    def _assets(self, _subject: str) -> Iterator[File]:
        site = self.whole.site
        for asset in self._theme.assets(
            {code for code in site.derived.countries.by_code if code in site.flags}
        ):
            yield asset.path, asset.data
