"""Templates written as Python that calls, reads and escapes directly."""

from __future__ import annotations

from collections.abc import Collection
from io import StringIO
from keyword import iskeyword
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.compiler import Frame as Scope
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.nodes import EvalContext
from jinja2.runtime import exported
from markupsafe import Markup

from digest.templating.finding import Found
from digest.templating.folding import Folding

try:
    from markupsafe._speedups import _escape_inner as inner
except ImportError:  # a platform for which markupsafe has no compiled part
    from markupsafe._native import _escape_inner as inner

__all__ = ["Direct", "inner", "mark"]

mark = str.__new__
"""`mark(Markup, text)` is `Markup(text)` for what is a text already."""


class Direct(CodeGenerator):
    """Writes a supported template: attributes, calls and macros are Python's own, escaping stands in place.

    What is the same for all pages (globals, imports, filters, marked constants) is a name of the module,
    found once when the template is loaded.
    """

    def visit_Template(self, node: nodes.Template, frame: Scope | None = None) -> None:  # noqa: ARG002, N802 - Jinja's signature
        self.writeline("from jinja2.runtime import " + ", ".join(sorted(exported)))
        self.writeline("from digest.templating.writing import inner, mark")
        self.writeline(f"name = {self.name!r}")
        self.writeline("undefined, concat = environment.undefined, environment.concat")
        self.writeline("cond_expr_undefined = Undefined")
        self.pull_dependencies(node.body)
        self.writeline("def root(context, missing=missing, environment=environment):", extra=1)
        self.indent()
        self.writeline("resolve = context.resolve_or_missing" if not self._is_still(node) else "pass")
        scope = Scope(EvalContext(self.environment, self.name))
        scope.symbols.analyze_node(node)
        scope.toplevel = scope.rootlevel = True
        self.buffer(scope)
        self.enter_frame(scope)
        self.blockvisit(node.body, scope)
        self.writeline(f"return {scope.buffer}")
        self.outdent()
        self.writeline(f"root.still = {self._is_still(node)}", extra=1)
        for line in self._module:
            self.writeline(line)
        self.writeline("blocks = {}")
        self.writeline(f"debug_info = {'&'.join(f'{k}={v}' for k, v in self.debug_info)!r}")

    def written(self, found: Found, constant: Collection[str]) -> str:
        """Return the code of a supported template; `constant` names the globals that are asked right now."""
        names = found.all(nodes.Name)
        stored = [name.name for name in names if name.ctx != "load"]
        stored += [macro.name for macro in found.all(nodes.Macro)]
        imports = [name for one in found.all(nodes.FromImport) for name in one.names]
        aliases = [name if isinstance(name, str) else name[1] for name in imports]
        own = {*stored, *aliases}
        Folding(self.environment, set(constant) - own).visit(found.template)
        self._module: list[str] = []
        self._marked: dict[str, str] = {}
        self._written: nodes.Expr | None = None
        asked = {name.name for name in names} & self.environment.globals.keys() - own
        self._given = {name: f"g_{name}" for name in asked}
        self._module += [f"g_{name} = environment.globals[{name!r}]" for name in sorted(asked)]
        once = {alias for alias in aliases if aliases.count(alias) == 1 and alias not in stored}
        self._given |= {alias: f"i_{alias}" for alias in once}
        self.stream = code = StringIO()
        self.visit(found.template)
        return code.getvalue()

    @staticmethod
    def _is_still(node: nodes.Template) -> bool:
        return all(isinstance(one, nodes.Output) for one in node.body) and not node.find(nodes.Name)

    def enter_frame(self, frame: Scope) -> None:
        loads = frame.symbols.loads
        given = [
            target
            for target, (action, name) in loads.items()
            if action == VAR_LOAD_RESOLVE and name in self._given
        ]
        kept = {target: loads.pop(target) for target in given}
        super().enter_frame(frame)
        loads.update(kept)

    def visit_Name(self, node: nodes.Name, frame: Scope) -> None:  # noqa: N802 - Jinja's name
        given = self._given.get(node.name)
        if given:
            self.write(given)
        else:
            super().visit_Name(node, frame)

    def visit_Const(self, node: nodes.Const, frame: Scope) -> None:  # noqa: N802 - Jinja's name
        if type(node.value) is not Markup:
            super().visit_Const(node, frame)
            return
        name = self._marked.get(node.value)
        if name is None:
            name = self._marked[node.value] = f"c_{len(self._marked)}"
            self._module.append(f"{name} = {node.value!r}")
        self.write(name)

    def visit_Getattr(self, node: nodes.Getattr, frame: Scope) -> None:  # noqa: N802 - Jinja's name
        self.write("getattr(" if iskeyword(node.attr) else "(")
        self.visit(node.node, frame)
        self.write(f", {node.attr!r})" if iskeyword(node.attr) else f").{node.attr}")

    def visit_Call(self, node: nodes.Call, frame: Scope, forward_caller: bool = False) -> None:  # noqa: ARG002, N802 - Jinja's signature
        self.write("(")
        self.visit(node.node, frame)
        self.write(")(")
        for arg in node.args:
            self.visit(arg, frame)
            self.write(", ")
        for pair in node.kwargs:
            self.write(f"**{{{pair.key!r}: " if iskeyword(pair.key) else f"{pair.key}=")
            self.visit(pair.value, frame)
            self.write("}, " if iskeyword(pair.key) else ", ")
        for star, spread in (("*", node.dyn_args), ("**", node.dyn_kwargs)):
            if spread is not None:
                self.write(star)
                self.visit(spread, frame)
                self.write(", ")
        self.write(")")

    def visit_Test(self, node: nodes.Test, frame: Scope) -> None:  # noqa: N802 - Jinja's name
        if node.name != "none":
            super().visit_Test(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(" is None)")

    def visit_MarkSafe(self, node: nodes.MarkSafe, frame: Scope) -> None:  # noqa: N802 - Jinja's name
        if node is self._written:
            self.visit(node.expr, frame)
        else:
            super().visit_MarkSafe(node, frame)

    def _output_child_pre(self, node: nodes.Expr, frame: Scope, finalize: Any) -> None:  # noqa: ARG002 - Jinja's signature
        self._written = node
        self.write("(v if type(v := ")

    def _output_child_post(self, node: nodes.Expr, frame: Scope, finalize: Any) -> None:  # noqa: ARG002 - Jinja's signature
        if isinstance(node, nodes.MarkSafe):
            self.write(") is str else Markup(v))")
        else:
            self.write(") is Markup else inner(v) if type(v) is str else escape(v))")

    def visit_FromImport(self, node: nodes.FromImport, frame: Scope) -> None:  # noqa: N802 - Jinja's name
        for one in node.names:
            name, alias = (one, one) if isinstance(one, str) else one
            asked = f"{node.template.as_const()!r}, {name!r}, {self.name!r}, {self.position(node)!r}"
            if alias in self._given:
                self._module.append(f"i_{alias} = environment.imported({asked})")
            else:
                self.writeline(f"{frame.symbols.ref(alias)} = environment.imported({asked})", node)

    def visit_Include(self, node: nodes.Include, frame: Scope) -> None:  # noqa: N802 - Jinja's name
        self.writeline(f"{frame.buffer}.extend(environment.included(", node)
        self.visit(node.template, frame)
        self.write(f", {self.name!r}, context, {self.dump_local_context(frame)}))")

    def visit_Macro(self, node: nodes.Macro, frame: Scope) -> None:  # noqa: N802 - Jinja's name
        within = frame.inner()
        within.require_output_check = False
        within.symbols.analyze_node(node)
        names = [arg.name for arg in node.args]
        self.writeline(f"def macro_{node.name}({', '.join(f'{name}=missing' for name in names)}):", node)
        self.indent()
        self.enter_frame(within)
        self._parameters(node, within)
        self.buffer(within)
        self.blockvisit(node.body, within)
        self.writeline(f"return mark(Markup, concat({within.buffer}))")
        self.outdent()
        if frame.toplevel:
            if not node.name.startswith("_"):
                self.writeline(f"context.exported_vars.add({node.name!r})")
            self.writeline(f"context.vars[{node.name!r}] = macro_{node.name}")
        self.writeline(f"{frame.symbols.ref(node.name)} = macro_{node.name}")

    def _parameters(self, node: nodes.Macro, frame: Scope) -> None:
        """Write what a macro's parameters are where they are not given: their defaults, or a complaint."""
        self.push_parameter_definitions(frame)
        for at, arg in enumerate(node.args):
            ref, default = frame.symbols.ref(arg.name), at - len(node.args) + len(node.defaults)
            self.writeline(f"{ref} = {arg.name}")
            self.writeline(f"if {ref} is missing: {ref} = ")
            if default >= 0:
                self.visit(node.defaults[default], frame)
            else:
                self.write(f'undefined("parameter {arg.name!r} was not provided", name={arg.name!r})')
            self.mark_parameter_stored(ref)
        self.pop_parameter_definitions()
