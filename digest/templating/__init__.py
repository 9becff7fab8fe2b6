"""Page templates compiled to plain Python, once for each edition.

Only what our own page templates use is written so; any other template is left to Jinja's own generator,
and both may import each other's macros.
"""

from __future__ import annotations

import inspect
from collections.abc import Collection, Mapping
from hashlib import sha256
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, Template, nodes
from jinja2.bccache import Bucket
from jinja2.runtime import Context
from jinja2.utils import missing

from digest.templating import finding, folding, writing
from digest.templating.finding import Found
from digest.templating.writing import Direct, mark

__all__ = ["Compiled", "Pieces", "mark"]


class _Module(Template):
    """A template whose pieces are made once: what they may ask for is the same for all that import them."""

    def _get_default_module(self, ctx: Context | None = None) -> Any:  # noqa: ARG002 - Jinja's signature
        if self._module is None:
            self._module = self.make_module()
        return self._module


class Pieces(Environment):
    """Templates that are given views: what one does not have is a mistake, never looked for elsewhere.

    `constant` names the globals that give the same for the same all through a build: what a template asks
    them is asked while it is compiled. `salt` has to say all that they may answer.
    """

    template_class = _Module
    getattr: Any = staticmethod(getattr)

    def __init__(
        self, salt: str, given: Mapping[str, Any], constant: Collection[str], **options: Any
    ) -> None:
        """Set up the templates with what they may ask for; the options are Jinja's."""
        super().__init__(**options)
        source = "".join(map(inspect.getsource, (finding, folding, writing)))
        self.salt = sha256(f"{source}\0{salt}".encode()).hexdigest()
        self.constant = frozenset(constant)
        self.globals.update(given)
        self._still: dict[str, list[str]] = {}

    def page(self, name: str, **given: object) -> str:
        """Return a template's HTML; `render` would gather the globals anew for every page."""
        template = self.get_template(name)
        context = template.new_context({**self.globals, **given}, shared=True)
        return "".join(template.root_render_func(context))

    def _generate(
        self, source: nodes.Template, name: str | None, filename: str | None, defer_init: bool = False
    ) -> str:
        found = Found.of(source)
        if defer_init or not found.is_supported:
            return super()._generate(source, name, filename, defer_init)
        return Direct(self, name, filename, optimized=self.optimized).written(found, self.constant)

    def included(self, name: str, parent: str, context: Context, local: Mapping[str, object]) -> Any:
        """Return the parts of a template included in another; kept where it asks for nothing."""
        found = self._still.get(name)
        if found is None:
            template = self.get_template(name, parent)
            within = template.new_context(context.get_all(), True, local)
            found = list(template.root_render_func(within))
            if getattr(template.root_render_func, "still", False):
                self._still[name] = found
        return found

    def imported(self, template: str, name: str, parent: str, position: str) -> Any:
        """Return a macro of another template; what says so when it is used, where there is none."""
        found = self.get_template(template, parent)._get_default_module()
        macro = getattr(found, name, missing)
        if macro is not missing:
            return macro
        hint = f"the template {found.__name__!r} (imported on {position}) does not export the requested name"
        return self.undefined(f"{hint} {name!r}", name=name)


class Compiled(FileSystemBytecodeCache):
    """Compiled templates in a folder, each with what it was compiled for."""

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Return what is kept of a template; nothing where its source or a constant differs."""
        if isinstance(environment, Pieces):
            edition = getattr(environment.globals.get("edition"), "code", "")
            return super().get_bucket(environment, f"{edition}|{name}", filename, environment.salt + source)
        return super().get_bucket(environment, name, filename, source)
