"""Constants in the place of what is the same on all pages of an edition."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import has_safe_repr
from jinja2.nodes import EvalContext
from jinja2.visitor import NodeTransformer


class Folding(NodeTransformer):
    """Asks while a template is compiled, for the names given; marks what is written as it is."""

    def __init__(self, environment: Environment, names: Collection[str]) -> None:
        self._environment, self._names = environment, names

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        if not self._is_constant(node.node) or node.dyn_args or node.dyn_kwargs:
            return node
        context = EvalContext(self._environment)
        try:
            args = [arg.as_const(context) for arg in node.args]
            found = self._given(node.node)(*args, **dict(pair.as_const(context) for pair in node.kwargs))
        except Exception:
            return node  # said where the template runs
        return self._constant(found, node)

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        if self._is_constant(node.node):
            return self._constant(getattr(self._given(node.node), node.attr, None), node)
        return node

    def visit_Filter(self, node: nodes.Filter) -> nodes.Node:  # noqa: N802 - Jinja's name
        self.generic_visit(node)
        if node.name != "safe" or node.node is None or node.args:
            return node
        return nodes.MarkSafe(node.node, lineno=node.lineno, environment=self._environment)

    def _is_constant(self, node: nodes.Node) -> bool:
        return isinstance(node, nodes.Name) and node.name in self._names

    def _given(self, node: Any) -> Any:
        return self._environment.globals[node.name]

    def _constant(self, value: object, node: nodes.Expr) -> nodes.Expr:
        if value is None or not has_safe_repr(value):
            return node
        return nodes.Const(value, lineno=node.lineno, environment=self._environment)
