"""Pictures for sharing: drawn by processes of their own while the pages are made, kept for later builds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from digest.jobs import Job
from digest.press import File, Press
from digest.problems import DigestError, message
from digest.theme import Theme
from digest.trace import Read
from digest.write.freshness import State
from digest.write.kept import Kept, Recipe

Drawn = tuple[Job, tuple[File, ...], frozenset[Read]]
"""A job, its picture (none where it cannot be drawn), and what was read for it."""


def letters(theme: Theme) -> frozenset[str]:
    """Return the letters pictures for sharing can be drawn with; DigestError where a library is missing."""
    try:
        from digest.share.drawing import Studio  # noqa: F401 - not every site wants what it stands on
        from digest.share.letters import alphabet
    except ImportError as error:
        missing = message("share-library", package=str(error.name), file="mkdocs.yml")
        raise DigestError(missing) from error
    return alphabet(*theme.share_letters())


@contextmanager
def drawing(
    folder: Path, state: State, theme: Theme, press: Press, todo: Sequence[Job]
) -> Iterator[Iterator[Drawn]]:
    """Begin to draw the pictures of jobs; what is given yields them, in order. They are kept in a folder."""
    if not todo:
        yield iter(())
        return
    cards = [press.card(job) for job in todo]
    wanted = [card for card, _ in cards if card]
    with Kept(folder, _recipe(state, theme, press), wanted) as kept:
        files = kept.files()

        def drawn() -> Iterator[Drawn]:
            for job, (card, reads) in zip(todo, cards, strict=True):
                yield job, ((next(files),) if card else ()), reads

        yield drawn()


def _recipe(state: State, theme: Theme, press: Press) -> Recipe:
    """Return how pictures are drawn, and from what."""
    from digest.share.drawing import DRAWN_WITH, Studio

    parts = ("digest/share/", "digest/text/", "templates/share/", "templates/assets/flags/")
    made_of = sorted((path, one.sha256.hex()) for path, one in state.inputs.items() if path.startswith(parts))
    libraries = [(name, version(name)) for name in DRAWN_WITH]
    site = press.plain
    flags = theme.flag_files(set(site.derived.countries.by_code) & theme.flags)
    return Recipe(
        Studio, (*theme.share_fonts(), flags), sha256(repr((made_of, libraries)).encode()).hexdigest()
    )
