"""Templates to Python: what Jinja parses, written as code that calls, reads and escapes directly.

Only what our own page templates use is written so (`supported`); any other template is left to Jinja's
own generator, and both may import each other's macros.
"""

from __future__ import annotations

import inspect
import re
import sys
from collections.abc import Collection, Mapping
from hashlib import sha256
from io import StringIO
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, Template, nodes
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, find_undeclared, has_safe_repr
from jinja2.compiler import Frame as Scope
from jinja2.idtracking import VAR_LOAD_RESOLVE
from jinja2.nodes import EvalContext
from jinja2.runtime import Context, exported
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

try:
    from markupsafe._speedups import _escape_inner as inner
except ImportError:  # a platform for which markupsafe has no compiled part
    from markupsafe._native import _escape_inner as inner

__all__ = ["Compiled", "Pieces", "inner", "mark"]

mark = str.__new__
"""`mark(Markup, text)` is `Markup(text)` for what is a text already."""

_UNSUPPORTED = (
    nodes.Extends,
    nodes.Block,
    nodes.Import,
    nodes.CallBlock,
    nodes.FilterBlock,
    nodes.AssignBlock,
    nodes.OverlayScope,
    nodes.EvalContextModifier,
    nodes.ScopedEvalContextModifier,
)
_OURS = re.compile(r"[a-z]_|macro_")
_TAKEN = frozenset(exported) | {
    *("cond_expr_undefined", "concat", "context", "dict", "environment", "fiter", "getattr", "inner"),
    *("loop", "mark", "missing", "name", "resolve", "root", "str", "type", "undefined", "v"),
}
"""Names that the code itself uses: a macro with such a parameter is left to Jinja."""


def supported(template: nodes.Template) -> bool:
    """Tell whether a template uses nothing but what is written here."""
    return (
        not any(template.find(kind) for kind in _UNSUPPORTED)
        and all(map(_is_plain_macro, template.find_all(nodes.Macro)))
        and not any(one.recursive for one in template.find_all(nodes.For))
        and not any(one.ignore_missing or not one.with_context for one in template.find_all(nodes.Include))
        and all(_is_plain_import(one, template) for one in template.find_all(nodes.FromImport))
        and "self" not in find_undeclared(template.body, ("self",))
    )


def _is_plain_macro(macro: nodes.Macro) -> bool:
    special = ("caller", "kwargs", "varargs")
    names = [arg.name for arg in macro.args]
    return not find_undeclared(macro.body, special) and not any(
        name in special or iskeyword(name) or name in _TAKEN or _OURS.match(name) for name in names
    )


def _is_plain_import(one: nodes.FromImport, template: nodes.Template) -> bool:
    return not one.with_context and isinstance(one.template, nodes.Const) and one in template.body


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
        source = inspect.getsource(sys.modules[__name__])
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
        if defer_init or not supported(source):
            return super()._generate(source, name, filename, defer_init)
        code = StringIO()
        writer = _Direct(self, name, filename, code, optimized=self.optimized)
        writer.visit(source)
        return code.getvalue()

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


class _Folding(NodeTransformer):
    """Puts constants in place of what is the same on all pages, as far as a template calls it by its name."""

    def __init__(self, environment: Pieces, names: Collection[str]) -> None:
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


class _Direct(CodeGenerator):
    """Writes a supported template: attributes, calls and macros are Python's own, escaping stands in place.

    What is the same for all pages (globals, imports, filters, marked constants) is a name of the module,
    found once when the template is loaded.
    """

    environment: Pieces

    def visit_Template(self, node: nodes.Template, frame: Scope | None = None) -> None:  # noqa: ARG002, N802 - Jinja's signature
        self._prepare(node)
        self.writeline("from jinja2.runtime import " + ", ".join(sorted(exported)))
        self.writeline("from digest.templating import inner, mark")
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

    def _prepare(self, node: nodes.Template) -> None:
        """Find what the template's names are, and put constants where they are known."""
        stored = [name.name for name in node.find_all(nodes.Name) if name.ctx != "load"]
        stored += [macro.name for macro in node.find_all(nodes.Macro)]
        imports = [name for one in node.find_all(nodes.FromImport) for name in one.names]
        aliases = [name if isinstance(name, str) else name[1] for name in imports]
        own = {*stored, *aliases}
        _Folding(self.environment, self.environment.constant - own).visit(node)
        self._module: list[str] = []
        self._marked: dict[str, str] = {}
        self._written: nodes.Expr | None = None
        self._given = {name: f"g_{name}" for name in self.environment.globals if name not in own}
        for name in sorted({n.name for n in node.find_all(nodes.Name)} & set(self._given)):
            self._module.append(f"g_{name} = environment.globals[{name!r}]")
        once = {alias for alias in aliases if aliases.count(alias) == 1 and alias not in stored}
        self._given |= {alias: f"i_{alias}" for alias in once}

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
