"""What stands in a template, and whether all of it can be written directly."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.runtime import exported

_UNSUPPORTED = {
    nodes.Extends,
    nodes.Block,
    nodes.Import,
    nodes.CallBlock,
    nodes.FilterBlock,
    nodes.AssignBlock,
    nodes.OverlayScope,
    nodes.EvalContextModifier,
    nodes.ScopedEvalContextModifier,
}
_OURS = re.compile(r"[a-z]_|macro_")
_TAKEN = frozenset(exported) | {
    *("cond_expr_undefined", "concat", "context", "dict", "environment", "fiter", "getattr", "inner"),
    *("loop", "mark", "missing", "resolve", "root", "str", "type", "undefined", "v"),
}
"""Names that the code itself uses: a macro with such a parameter is left to Jinja."""


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a template: its nodes by their class, found in one walk."""

    template: nodes.Template
    by_kind: Mapping[type[nodes.Node], list[Any]]

    @classmethod
    def of(cls, template: nodes.Template) -> Found:
        """Walk through a template."""
        by_kind: dict[type[nodes.Node], list[Any]] = defaultdict(list)
        for node in template.find_all(nodes.Node):
            by_kind[type(node)].append(node)
        return cls(template, by_kind)

    def all(self, kind: type[nodes.Node]) -> list[Any]:
        """Return the nodes of a class."""
        return self.by_kind.get(kind, [])

    @property
    def is_supported(self) -> bool:
        """Tell whether a template uses nothing but what is written here."""
        return (
            not self.by_kind.keys() & _UNSUPPORTED
            and not any(name.name == "self" for name in self.all(nodes.Name))
            and not any(one.recursive for one in self.all(nodes.For))
            and not any(one.ignore_missing or not one.with_context for one in self.all(nodes.Include))
            and all(map(self._is_plain_import, self.all(nodes.FromImport)))
            and all(map(_is_plain_macro, self.all(nodes.Macro)))
        )

    def _is_plain_import(self, one: nodes.FromImport) -> bool:
        return not one.with_context and isinstance(one.template, nodes.Const) and one in self.template.body


def _is_plain_macro(macro: nodes.Macro) -> bool:
    special = {"caller", "kwargs", "varargs"}
    names = [arg.name for arg in macro.args]
    return not special & {*names, *(name.name for name in macro.find_all(nodes.Name))} and not any(
        iskeyword(name) or name in _TAKEN or _OURS.match(name) for name in names
    )
