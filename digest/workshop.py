"""What builds are made with: the tools, and what a process keeps of one build for the next."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from digest.model import Library
from digest.pages.voice import Voice, voices
from digest.recall import Kept
from digest.render import Renderer, compiled_templates
from digest.theme import Theme, cache_folder
from digest.write.aside import Lookout
from digest.write.freshness import Order, Seen, State
from digest.write.ledger import Ledger
from digest.write.notes import keep_notes, read_notes


@dataclass(frozen=True, slots=True)
class Tools:
    """What every page is made with: the theme, the templates, the voices of the editions."""

    theme: Theme
    renderer: Renderer
    voices: Mapping[str, Voice]


class Workshop:
    """The tools of a build, kept for the next one while nothing they are made of has changed."""

    def __init__(self, lookout: Lookout | None = None) -> None:
        """Begin with nothing; `lookout`, where there is one, looks at the site."""
        self.lookout = lookout
        self._made_of = ""
        self._tools: Tools | None = None
        self.kept: Kept | None = None
        self.ledger: Ledger | None = None
        self.changed: set[str] = set()
        self._built: list[str] = []
        self._settled = 0

    def seen(self) -> Seen | None:
        """Return what has changed since this process built the site; None where not all of it is known.

        Whoever watches the sources adds to `changed`; the first time what changed before that is not in it.
        """
        return Seen(self.ledger, frozenset(self.changed)) if self.ledger and self._settled > 1 else None

    def settle(self) -> None:
        """Say that the site is as it should be after these changes."""
        self.changed.clear()
        self._settled += 1

    def is_sure(self, state: State) -> bool:
        """Tell whether this process has laid the site and the spare, one after the other."""
        before = state.before
        return before is not None and self._built[-2:] == [before.spare, before.generation]

    def remember(self, ledger: Ledger, kept: Kept) -> None:
        """Remember what a site was made from, and its content unless that is on disk only."""
        self.ledger, self.kept = ledger, None if kept.store.is_new else kept
        self._built = [*self._built[-1:], ledger.generation]

    def tools(self, order: Order, state: State, library: Library, address: str) -> Tools:
        """Return the tools: new ones when settings, templates or words differ."""
        parts = ("mkdocs.yml", "templates/", "content/editions/", "digest/")
        places = [place for part in parts for place in state.inputs.below(part)]
        inputs = [(state.inputs.paths[place], state.inputs.at(place).sha256) for place in places]
        known = (address, tuple(library.editions), inputs, sorted(state.settings.items())[1:])
        made_of = sha256(repr(known).encode()).hexdigest()
        if self._tools is None or made_of != self._made_of:
            self._tools = fitted(order, library, address, read_notes(_shells(order), made_of))
            self._made_of = made_of
        return self._tools

    def keep(self, order: Order) -> None:
        """Keep what was rendered of the shell for a build by another process."""
        if self._tools:
            keep_notes(_shells(order), self._tools.theme.keep(), self._made_of)


def _shells(order: Order) -> Path:
    return cache_folder(order.project / "mkdocs.yml", "shells")


def fitted(order: Order, library: Library, address: str, shells: bytes = b"") -> Tools:
    """Return new tools; `shells` is what an earlier build kept of the theme."""
    config = order.project / "mkdocs.yml"
    compiled = compiled_templates(cache_folder(config))
    theme, speaking = Theme(config, library.editions, address, compiled, shells), voices(library.editions)
    return Tools(theme, Renderer(theme.template_dirs, speaking, address, compiled), speaking)
