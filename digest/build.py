"""The whole line in one place: content is loaded, shelved, derived, planned, poured and published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib.metadata import version
from itertools import chain

from digest.derive import derive
from digest.exports import lasting, pictures, registry
from digest.exports.kind import Whole
from digest.load import read_if_there
from digest.model import Library
from digest.pages import routes
from digest.pages.atlas import Atlas, atlas
from digest.pages.desk import Desk
from digest.pages.framing import frame
from digest.pages.plan import KINDS, Page, plan
from digest.pages.site import Site
from digest.pages.voice import voices
from digest.problems import DigestError, Problem, message
from digest.render import Renderer, compiled_templates, placed
from digest.review import refuses, review
from digest.theme import Theme, cache_folder, read_outlines, read_settings
from digest.write.freshness import Order, State
from digest.write.kept import Kept, Recipe
from digest.write.manifest import read_manifest
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
            renderer = Renderer(theme.template_dirs, voices(library.editions), address, compiled)
            self._tools = theme, renderer, atlas(theme.outlines())
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
    settings = read_settings(order.project / "mkdocs.yml")
    letters = _letters(theme) if settings.share_images and address else frozenset()
    site = Site(
        library,
        derive(library),
        address,
        order.today,
        theme.flags,
        outlines,
        licence=settings.licence,
        letters=letters,
    )
    desks = {code: Desk(site, voice) for code, voice in voices(library.editions).items()}
    pages = plan(site)
    moved = moves(order, pages, library)
    if moved.problems:
        return Outcome((*problems, *moved.problems))
    whole = Whole(site, desks, pages, moved.targets)
    with _pictures(order, state, theme, whole) as drawn:
        artifacts = chain(pour(whole, theme, renderer, progress), drawn)
        written = publish(artifacts, order.out, state.settings, state.inputs, clean=order.clean)
    return Outcome(problems, len(whole.pages), written)


def check(order: Order) -> tuple[Library, tuple[Problem, ...]]:
    """Return the library and every problem of the content, warnings among them."""
    return review(order.project, order.content)


def planned(order: Order, library: Library) -> tuple[Page, ...]:
    """Return every page there would be, without loading the theme."""
    outlines = atlas(read_outlines(order.project / "templates"))
    return plan(Site(library, derive(library), "", order.today, frozenset(), outlines))


def vanished(order: Order, library: Library) -> tuple[Problem, ...]:
    """Return what is wrong with addresses published once, of content that is otherwise in order."""
    beside, problems = _beside(order)
    if not beside.urls and beside.redirects is None:
        return problems
    return moves(order, planned(order, library), library).problems


def moves(order: Order, pages: Sequence[Page], library: Library) -> lasting.Moves:
    """Return where the addresses lead that were published once and are no pages now, or what is wrong."""
    beside, problems = _beside(order)
    found = lasting.settle(pages, tuple(library.editions), beside)
    return replace(found, problems=(*problems, *found.problems))


def _beside(order: Order) -> tuple[lasting.Beside, tuple[Problem, ...]]:
    name = order.content.name
    redirects, problems = read_if_there(order.content / "redirects.yml", f"{name}/redirects.yml")
    urls = read_manifest(order.content / "urls.txt")
    return lasting.Beside(urls, f"{name}/urls.txt", redirects), problems


def pour(whole: Whole, theme: Theme, renderer: Renderer, progress: Progress) -> Iterator[Artifact]:
    """Yield every file of the site but its pictures: the pages, what machines read, the assets they use."""
    site, pages = whole.site, whole.pages
    for done, page in enumerate(pages):
        progress("pages", done, len(pages))
        desk = whole.desks[page.edition]
        made = KINDS[page.kind].make(desk, page.subject)
        around = frame(desk, page, made)
        body = placed(renderer.body(f"pages/{page.kind}.html", made.view, around), around.base)
        yield Artifact(routes.file(page.url), theme.pour(around, body, registry.head(desk, page, made)))
    progress("pages", len(pages), len(pages))
    for name, part in registry.jobs(whole):
        yield from (Artifact(*file) for file in registry.files(whole, name, part))
    for asset in theme.assets({code for code in site.derived.countries.by_code if code in site.flags}):
        yield Artifact(asset.path, asset.data)


def _letters(theme: Theme) -> frozenset[str]:
    """Return the letters pictures for sharing can be drawn with; DigestError where a library is missing."""
    try:
        from digest.share.drawing import Studio  # noqa: F401 - not every site wants what it stands on
        from digest.share.letters import alphabet
    except ImportError as error:
        missing = message("share-library", package=str(error.name), file="mkdocs.yml")
        raise DigestError(missing) from error
    return alphabet(*theme.share_letters())


@contextmanager
def _pictures(order: Order, state: State, theme: Theme, whole: Whole) -> Iterator[Iterator[Artifact]]:
    """Draw the pictures for sharing while the pages are made; what is given yields them, if there are any."""
    if not whole.site.letters:
        yield iter(())
        return
    from digest.share.drawing import DRAWN_WITH, Studio

    parts = ("digest/share/", "digest/text/", "templates/share/", "templates/assets/flags/")
    made_of = sorted((path, one.sha256) for path, one in state.inputs.items() if path.startswith(parts))
    libraries = [(name, version(name)) for name in DRAWN_WITH]
    flags = theme.flag_files(set(whole.site.derived.countries.by_code) & theme.flags)
    recipe = Recipe(
        Studio, (*theme.share_fonts(), flags), sha256(repr((made_of, libraries)).encode()).hexdigest()
    )
    with Kept(cache_folder(order.project / "mkdocs.yml", "share"), recipe, pictures.cards(whole)) as kept:
        yield kept.files()


def _address(order: Order) -> str:
    """Return the site's absolute address, ending in "/", or nothing where it is not known."""
    url = read_settings(order.project / "mkdocs.yml").site_url if order.site_url is None else order.site_url
    return url if not url or url.endswith("/") else f"{url}/"
