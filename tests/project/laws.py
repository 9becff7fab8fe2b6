"""The house's laws as functions: a module's source goes in, what it breaks comes out, one sentence each."""

from __future__ import annotations

import ast
import io
import re
import sys
import tokenize
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePosixPath

from tests.project.rooms import (
    CLOCKS,
    DOORS,
    DRAWERS,
    EFFECT_CALLS,
    EFFECT_METHODS,
    EFFECT_MODULES,
    EFFECT_NAMES,
    EFFECTS,
    FILE_CLOCKS,
    FLOORS,
    FRONTS,
    NARROWED,
)


@dataclass(frozen=True, slots=True)
class Module:
    """A module's source, and where it stands: `path` is relative to the project, with slashes."""

    path: str
    source: str

    @property
    def tree(self) -> ast.Module:
        return _parsed(self.source, self.path)

    @property
    def room(self) -> str:
        """The room it belongs to: `text` for digest/text/fold.py, `digest` for digest/__init__.py."""
        parts = PurePosixPath(self.path).with_suffix("").parts
        if parts[0] == "digest":
            return parts[1] if parts[1:] != ("__init__",) else "digest"
        return parts[0]

    def says(self, node: ast.AST, what: str) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {what}"


@cache
def _parsed(source: str, path: str) -> ast.Module:
    return ast.parse(source, path)


Law = Callable[[Module], Iterator[str]]


def imports(module: Module) -> Iterator[tuple[ast.AST, str]]:
    """Yield each imported dotted name (`from a import b` is `a.b`), by a statement or by a call."""
    package = PurePosixPath(module.path).parent.parts
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            start = ".".join([*above, *([node.module] if node.module else [])])
            yield from ((node, f"{start}.{alias.name}") for alias in node.names)
        elif isinstance(node, ast.Call) and re.search(r"\b(import_module|__import__)$", _name(node.func)):
            if node.args and isinstance(node.args[0], ast.Constant):
                yield node, str(node.args[0].value)
            else:
                yield node, "a name made up while running"


def _name(node: ast.AST) -> str:
    """Return `a.b.c` for a name or an attribute of a name, with `?` for what is no name."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{_name(node.value)}.{node.attr}"
    return "?"


def imports_go_down(module: Module) -> Iterator[str]:
    room = module.room
    if room == "digest":
        used = [(node, name) for node, name in imports(module) if name.split(".")[0] in {"digest", "tasks"}]
        yield from (module.says(node, "the package itself imports none of its rooms") for node, _ in used)
        return
    if room not in FLOORS:
        yield f"{module.path}:1: no room of the house (add it to the plan, or put it in a room)"
        return
    for node, name in imports(module):
        parts = name.split(".")
        target = parts[0] if parts[0] == "tasks" else parts[1] if parts[0] == "digest" and parts[1:] else room
        if target == room or target.startswith("__"):
            continue
        if target not in FLOORS:
            yield module.says(node, f"imports {name}, which is no room of the house")
        elif FLOORS[target] >= FLOORS[room]:
            floors = f"{room} (floor {FLOORS[room]}) imports {target} (floor {FLOORS[target]})"
            yield module.says(node, floors)
        elif room in NARROWED and target not in NARROWED[room]:
            yield module.says(node, f"{room} may not use {target}")


def packages_have_one_door(module: Module) -> Iterator[str]:
    for node, name in imports(module):
        package = name.split(".")[0]
        if package in {"digest", "tasks"} or package in sys.stdlib_module_names:
            continue
        doors = DOORS.get(package)
        if doors is None:
            yield module.says(node, f"{package} has no door in the house")
        elif module.room not in doors:
            through = " and ".join(sorted(doors))
            yield module.says(node, f"{package} comes in through {through}, not {module.room}")


def effects_stay_in_their_rooms(module: Module) -> Iterator[str]:
    if module.room in EFFECTS:
        return
    whose = f"effects are for {', '.join(sorted(EFFECTS))}"
    for node, name in imports(module):
        if {name, name.rpartition(".")[0], name.split(".")[0]} & EFFECT_MODULES:
            yield module.says(node, f"imports {name}: {whose}")
    for node in ast.walk(module.tree):
        called = _name(node.func) if isinstance(node, ast.Call) else ""
        if called in EFFECT_CALLS or ("." in called and called.rpartition(".")[2] in EFFECT_METHODS):
            yield module.says(node, f"calls {called}: {whose}")
        if isinstance(node, ast.Attribute) and _name(node) in EFFECT_NAMES:
            yield module.says(node, f"uses {_name(node)}: {whose}")


def nothing_hides_behind_type_checking(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.ImportFrom) else [_name(node)]
        if any(name.split(".")[-1] == "TYPE_CHECKING" for name in names):
            yield module.says(node, "TYPE_CHECKING hides an import from the law")


def dataclasses_are_frozen_and_slotted(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        for mark in node.decorator_list if isinstance(node, ast.ClassDef) else []:
            call = mark if isinstance(mark, ast.Call) else None
            if _name(call.func if call else mark).split(".")[-1] != "dataclass":
                continue
            given = {f"{word.arg}={ast.unparse(word.value)}" for word in (call.keywords if call else [])}
            if missing := [what for what in ("frozen", "slots") if f"{what}=True" not in given]:
                yield module.says(mark, f"the dataclass is not {' and not '.join(missing)}")


CALENDAR_CLOCKS = {f"time.{name}" for name in ("time", "time_ns", "localtime", "gmtime", "ctime", "strftime")}
STOPWATCHES = {f"time.{name}" for name in ("perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns")}


def nobody_asks_what_day_it_is(module: Module) -> Iterator[str]:
    calls = [(node, _name(node.func)) for node in ast.walk(module.tree) if isinstance(node, ast.Call)]
    for node, name in [*calls, *imports(module)]:
        asks = name in CALENDAR_CLOCKS or re.search(r"\.(?:now|utcnow|today)$", name)
        if name == "time.time_ns" and module.room in FILE_CLOCKS:
            continue
        if asks and module.room not in FRONTS:
            yield module.says(node, f"{name} asks what day it is: only the fronts may")
        elif name in STOPWATCHES and module.room not in CLOCKS:
            yield module.says(node, f"{name} measures time: only the fronts and build may")


def names_say_something(module: Module) -> Iterator[str]:
    for part in PurePosixPath(module.path).with_suffix("").parts:
        if part.strip("_") in DRAWERS:
            yield f"{module.path}:1: {part} is a drawer, not a name"


EXEMPTION = re.compile(
    r"#\s*(?:(?:ruff:|flake8:)?\s*noqa|type:\s*ignore|mypy:|pyright:|pragma:|nosec)", re.IGNORECASE
)
WITH_REASON = re.compile(
    r"""\#\s*(?:
        (?:ruff:\s*)?noqa:\s*[A-Z]+[0-9]+(?:\s*,\s*[A-Z]+[0-9]+)*   # codes
      | type:\s*ignore\[[a-z0-9,\s-]+\]
      | (?:mypy|pyright|pragma):\s*[\w-]+
    )\s*[-#:,;(]*\s*\w\S*\s+\S+""",  # and at least two words of reason
    re.VERBOSE,
)


def exemptions_have_a_code_and_a_reason(module: Module) -> Iterator[str]:
    for token in tokenize.generate_tokens(io.StringIO(module.source).readline):
        exemption = token.type == tokenize.COMMENT and EXEMPTION.match(token.string)
        if exemption and not WITH_REASON.match(token.string):
            place = f"{module.path}:{token.start[0]}"
            yield f"{place}: an exemption without its code and a reason: {token.string}"


def modules_begin_with_one_sentence(module: Module) -> Iterator[str]:
    if module.path.startswith("tests/") and not module.source:
        return  # an empty __init__.py only makes a folder of tests a package
    text = ast.get_docstring(module.tree)
    if not text:
        yield f"{module.path}:1: no docstring says what the module is for"
        return
    first = text.splitlines()[0]
    if not first.endswith((".", "!", "?")) or re.search(r"\w{3}[.!?] +[A-Z]", first):
        yield f"{module.path}:1: the docstring does not begin with one sentence on its own line: {first!r}"


def nothing_is_left_unfinished(module: Module) -> Iterator[str]:
    for number, line in enumerate(module.source.splitlines(), 1):
        if re.search(r"\b(?:TO" r"DO|FIX" r"ME|XX" r"X|NotImplemented" r"Error)\b", line):
            yield f"{module.path}:{number}: unfinished: {line.strip()}"


CODE_LAWS: tuple[Law, ...] = (
    imports_go_down,
    packages_have_one_door,
    effects_stay_in_their_rooms,
    nothing_hides_behind_type_checking,
    dataclasses_are_frozen_and_slotted,
    nobody_asks_what_day_it_is,
)
"""Laws for digest/ and tasks.py."""

LAWS_FOR_ALL: tuple[Law, ...] = (
    names_say_something,
    exemptions_have_a_code_and_a_reason,
    modules_begin_with_one_sentence,
    nothing_is_left_unfinished,
)
"""Laws for every Python file, the tests too."""
