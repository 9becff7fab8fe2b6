"""The whole line in one place: content is loaded, shelved, derived, planned, poured and published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from digest.checks.editions import lexicon
from digest.derive import derive
from digest.exports import registry
from digest.exports.kind import Whole
from digest.load import load, read
from digest.model import Library
from digest.pages import routes
from digest.pages.atlas import Atlas, atlas
from digest.pages.desk import Desk
from digest.pages.found import searchable
from digest.pages.framing import frame
from digest.pages.plan import KINDS, Page, plan
from digest.pages.site import Site
from digest.pages.voice import voices
from digest.problems import Problem
from digest.render import Renderer, compiled_templates
from digest.search.files import files
from digest.shelve import shelve
from digest.theme import Theme, cache_folder, read_settings
from digest.write.freshness import Order, State
from digest.write.publish import Artifact, Written, publish

Progress = Callable[[str, int, int], None]
"""Told the stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of an order: what was wrong, how many pages there are, what was written (None: nothing)."""

    problems: tuple[Problem, ...]
    pages: int = 0
    written: Written | None = None


def silent(_stage: str, _done: int, _all: int) -> None:
    """Show no progress."""


class Workshop:
    """The tools of a build, kept for the next one while nothing they are made of has changed."""

    def __init__(self) -> None:
        self._made_of: object = None
        self._tools: tuple[Theme, Renderer, Atlas] | None = None

    def tools(
        self, order: Order, state: State, library: Library, address: str
    ) -> tuple[Theme, Renderer, Atlas]:
        """Return the theme, the templates and the map: new ones when settings, templates or words differ."""
        parts = ("mkdocs.yml", "templates/", "content/editions/", "digest/")
        inputs = tuple((path, stamp.sha256) for path, stamp in state.inputs.items() if path.startswith(parts))
        made_of = (address, tuple(library.editions), inputs)
        if self._tools is None or made_of != self._made_of:
            config = order.project / "mkdocs.yml"
            compiled = compiled_templates(cache_folder(config))
            theme = Theme(config, library.editions, address, compiled)
            self._tools = theme, Renderer(theme.template_dirs, compiled), atlas(theme.outlines())
            self._made_of = made_of
        return self._tools


def build(
    order: Order, state: State, progress: Progress = silent, workshop: Workshop | None = None
) -> Outcome:
    """Build the site and put it in place of the old one; write nothing when the content has a problem.

    Raises DigestError where the project, not the content, is at fault.
    """
    progress("read", 0, 1)
    library, problems = check(order)
    if refuses(problems, strict=order.strict):
        return Outcome(problems)
    address = _address(order)
    theme, renderer, outlines = (workshop or Workshop()).tools(order, state, library, address)
    site = Site(library, derive(library), address, order.today, theme.flags, outlines)
    pages = plan(site)
    artifacts = pour(site, pages, theme, renderer, progress)
    written = publish(artifacts, order.out, state.settings, state.inputs, clean=order.clean)
    return Outcome(problems, len(pages), written)


def check(order: Order) -> tuple[Library, tuple[Problem, ...]]:
    """Return the library and every problem of the content, warnings among them."""
    words = read(order.project / "templates" / "words.yml", "templates/words.yml")
    return shelve(load(order.content), lexicon(words))


def refuses(problems: Sequence[Problem], *, strict: bool) -> bool:
    """Tell whether problems stand in the way of a build."""
    return any(strict or not problem.warning for problem in problems)


def pour(
    site: Site, pages: Sequence[Page], theme: Theme, renderer: Renderer, progress: Progress
) -> Iterator[Artifact]:
    """Yield every file of the site: the pages, what machines read, the assets they use."""
    desks = {code: Desk(site, voice) for code, voice in voices(site.library.editions).items()}
    for done, page in enumerate(pages):
        progress("pages", done, len(pages))
        desk = desks[page.edition]
        made = KINDS[page.kind].make(desk, page.subject)
        around = frame(desk, page, made)
        edition = desk.voice.edition
        body = renderer.body(f"pages/{page.kind}.html", made.view, around, edition, desk.voice.word)
        yield Artifact(routes.file(page.url), theme.pour(around, body, registry.head(desk, page, made)))
    progress("pages", len(pages), len(pages))
    yield from (Artifact(*file) for file in registry.files(Whole(site, desks, tuple(pages))))
    yield from (Artifact(*file) for file in files([searchable(desk) for desk in desks.values()]))
    for asset in theme.assets({code for code in site.derived.countries.by_code if code in site.flags}):
        yield Artifact(asset.path, asset.data)


def _address(order: Order) -> str:
    """Return the site's absolute address, ending in "/", or nothing where it is not known."""
    url = read_settings(order.project / "mkdocs.yml").site_url if order.site_url is None else order.site_url
    return url if not url or url.endswith("/") else f"{url}/"
