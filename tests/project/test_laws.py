"""The code keeps the house's laws, and each law is seen to catch what breaks it."""

from __future__ import annotations

import pytest

from tests.browser import ROOT
from tests.project import laws
from tests.project.laws import CODE_LAWS, LAWS_FOR_ALL, Law, Module


def modules(*places: str) -> list[Module]:
    """Return the Python files of these folders or files, by path."""
    found = [path for place in places for path in (sorted((ROOT / place).rglob("*.py")) or [ROOT / place])]
    return [Module(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in found]


@pytest.mark.parametrize("law", CODE_LAWS, ids=lambda law: law.__name__)
def test_the_code_keeps_the_law(law: Law) -> None:
    assert [broken for module in modules("digest", "tasks.py") for broken in law(module)] == []


@pytest.mark.parametrize("law", LAWS_FOR_ALL, ids=lambda law: law.__name__)
def test_the_code_and_the_tests_keep_the_law(law: Law) -> None:
    assert [broken for module in modules("digest", "tasks.py", "tests") for broken in law(module)] == []


BROKEN: list[tuple[Law, str, str, str]] = [
    (laws.imports_go_down, "digest/model.py", "from digest.problems import Mark", "model (floor 0) imports problems (floor 0)"),
    (laws.imports_go_down, "digest/text/fold.py", "import digest.schema", "text (floor 2) imports schema (floor 2)"),
    (laws.imports_go_down, "digest/load.py", "from digest import text", "load (floor 1) imports text (floor 2)"),
    (laws.imports_go_down, "digest/derive/people.py", "from ..pages import views", "derive (floor 5) imports pages"),
    (laws.imports_go_down, "digest/derive/people.py", "def f():\n    import digest.build", "imports build (floor 12)"),
    (laws.imports_go_down, "digest/render.py", "from digest.theme import Theme", "render (floor 8) imports theme (floor 8)"),
    (laws.imports_go_down, "digest/build.py", "import tasks", "build (floor 12) imports tasks (floor 14)"),
    (laws.imports_go_down, "digest/plugin.py", "import tasks", "plugin (floor 14) imports tasks (floor 14)"),
    (laws.imports_go_down, "digest/build.py", "from digest.tools import x", "digest.tools.x, which is no room"),
    (laws.imports_go_down, "digest/tools.py", "x = 1", "no room of the house"),
    (laws.imports_go_down, "digest/ingest/html.py", "from digest.pages import views", "ingest may not use pages"),
    (laws.imports_go_down, "digest/build.py", "import importlib\nimportlib.import_module('digest.plugin')", "imports plugin"),
    (laws.imports_go_down, "digest/__init__.py", "from digest.model import Library", "imports none of its rooms"),
    (laws.packages_have_one_door, "digest/schema.py", "import yaml", "yaml comes in through load, not schema"),
    (laws.packages_have_one_door, "digest/build.py", "from mkdocs.config import load_config", "through plugin and theme, not build"),
    (laws.packages_have_one_door, "digest/pages/home.py", "def f():\n    from babel import Locale", "through text, not pages"),
    (laws.packages_have_one_door, "digest/theme.py", "import jinja2", "through render and templating, not theme"),
    (laws.packages_have_one_door, "digest/text/fold.py", "import regex", "regex has no door"),
    (laws.packages_have_one_door, "tasks.py", "__import__('yaml')", "through load, not tasks"),
    (laws.effects_stay_in_their_rooms, "digest/shelve.py", "import os", "imports os"),
    (laws.effects_stay_in_their_rooms, "digest/build.py", "from shutil import rmtree", "imports shutil.rmtree"),
    (laws.effects_stay_in_their_rooms, "digest/build.py", "import subprocess", "imports subprocess"),
    (laws.effects_stay_in_their_rooms, "digest/text/a.py", "import socket", "imports socket"),
    (laws.effects_stay_in_their_rooms, "digest/text/a.py", "from urllib.request import urlopen", "imports urllib.request.urlopen"),
    (laws.effects_stay_in_their_rooms, "digest/pages/home.py", "open('x')", "calls open"),
    (laws.effects_stay_in_their_rooms, "digest/exports/csv.py", "path.with_suffix('.csv').write_text('')", "write_text"),
    (laws.effects_stay_in_their_rooms, "digest/derive/people.py", "print(1)", "calls print"),
    (laws.effects_stay_in_their_rooms, "digest/build.py", "import sys\nsys.stderr.write('x')", "uses sys.stderr"),
    (laws.nothing_hides_behind_type_checking, "digest/load.py", "from typing import TYPE_CHECKING", "TYPE_CHECKING"),
    (laws.nothing_hides_behind_type_checking, "digest/load.py", "import typing\nif typing.TYPE_CHECKING: pass", "TYPE_CHECKING"),
    (laws.dataclasses_are_frozen_and_slotted, "digest/model.py", "@dataclass\nclass A: pass", "not frozen and not slots"),
    (laws.dataclasses_are_frozen_and_slotted, "digest/model.py", "@dataclass(frozen=True)\nclass A: pass", "not slots"),
    (laws.dataclasses_are_frozen_and_slotted, "digest/model.py", "@dataclasses.dataclass(slots=True, frozen=False)\nclass A: pass", "not frozen"),
    (laws.nobody_asks_what_day_it_is, "digest/build.py", "datetime.datetime.now()", "datetime.datetime.now asks"),
    (laws.nobody_asks_what_day_it_is, "digest/pages/home.py", "date.today()", "date.today asks"),
    (laws.nobody_asks_what_day_it_is, "digest/calendars/solar.py", "JalaliDate.today()", "JalaliDate.today asks"),
    (laws.nobody_asks_what_day_it_is, "digest/write.py", "import time\ntime.time()", "time.time asks"),
    (laws.nobody_asks_what_day_it_is, "digest/write.py", "from time import time", "time.time asks"),
    (laws.nobody_asks_what_day_it_is, "digest/theme.py", "from time import time_ns", "time.time_ns asks"),
    (laws.nobody_asks_what_day_it_is, "digest/shelve.py", "import time\ntime.perf_counter()", "perf_counter measures"),
    (laws.names_say_something, "digest/utils.py", "", "utils is a drawer"),
    (laws.names_say_something, "digest/text/_helpers.py", "", "_helpers is a drawer"),
    (laws.names_say_something, "tests/common/test_a.py", "", "common is a drawer"),
    (laws.exemptions_have_a_code_and_a_reason, "digest/load.py", "import x  # noqa", "without its code"),
    (laws.exemptions_have_a_code_and_a_reason, "digest/load.py", "import x  # noqa: F401", "without its code"),
    (laws.exemptions_have_a_code_and_a_reason, "digest/load.py", "# ruff: noqa", "without its code"),
    (laws.exemptions_have_a_code_and_a_reason, "digest/load.py", "x = y  # type: ignore", "without its code"),
    (laws.exemptions_have_a_code_and_a_reason, "digest/load.py", "x = y  # type: ignore[misc]", "without its code"),
    (laws.exemptions_have_a_code_and_a_reason, "digest/load.py", "x = y  # type: ignore  # it is fine so", "without its code"),
    (laws.modules_begin_with_one_sentence, "digest/load.py", "x = 1", "no docstring"),
    (laws.modules_begin_with_one_sentence, "digest/text/__init__.py", "", "no docstring"),
    (laws.modules_begin_with_one_sentence, "digest/load.py", '"""Loads things"""', "one sentence"),
    (laws.modules_begin_with_one_sentence, "digest/load.py", '"""Loads things. And saves them."""', "one sentence"),
    (laws.modules_begin_with_one_sentence, "digest/load.py", '"""Loads things\nthat are there."""', "one sentence"),
    (laws.nothing_is_left_unfinished, "digest/load.py", "x = 1  # TO" "DO: more", "unfinished"),
    (laws.nothing_is_left_unfinished, "digest/load.py", "raise NotImplemented" "Error", "unfinished"),
]  # fmt: skip


@pytest.mark.parametrize(("law", "path", "source", "word"), BROKEN)
def test_the_law_catches_what_breaks_it(law: Law, path: str, source: str, word: str) -> None:
    found = list(law(Module(path, source)))
    assert any(word in broken and broken.startswith(path + ":") for broken in found), found


KEPT: list[tuple[Law, str, str]] = [
    (laws.imports_go_down, "digest/text/fold.py", "from digest.text.digits import x\nfrom digest.model import y\nimport re"),
    (laws.imports_go_down, "digest/build.py", "from digest import __version__"),
    (laws.imports_go_down, "digest/ingest/html.py", "from digest.schema import read"),
    (laws.imports_go_down, "tasks.py", "import digest.build, digest.ingest.html, digest.serve"),
    (laws.packages_have_one_door, "digest/load.py", "import yaml, collections.abc"),
    (laws.effects_stay_in_their_rooms, "digest/load.py", "import os\nopen('x')"),
    (laws.effects_stay_in_their_rooms, "digest/text/a.py", "'a'.replace('a', 'b')\nfrom pathlib import PurePosixPath"),
    (laws.dataclasses_are_frozen_and_slotted, "digest/model.py", "@dataclass(frozen=True, slots=True)\nclass A: pass"),
    (laws.nobody_asks_what_day_it_is, "digest/write/freshness.py", "from time import time_ns\ntime_ns()"),
    (laws.nobody_asks_what_day_it_is, "tasks.py", "date.today()\ntime.time()\ntime.perf_counter()"),
    (laws.nobody_asks_what_day_it_is, "digest/build.py", "time.perf_counter()\ndate(2023, 12, 4)"),
    (laws.exemptions_have_a_code_and_a_reason, "digest/load.py", "import x  # noqa: F401 - read by the theme\ns = '# noqa'"),
    (laws.exemptions_have_a_code_and_a_reason, "digest/load.py", "x = y  # type: ignore[arg-type]  # the stub is wrong"),
    (laws.modules_begin_with_one_sentence, "tests/text/__init__.py", ""),
    (laws.modules_begin_with_one_sentence, "digest/load.py", '"""Reads content (e.g. YAML).\n\nMore. Words."""'),
]  # fmt: skip


@pytest.mark.parametrize(("law", "path", "source"), KEPT)
def test_the_law_leaves_alone_what_keeps_it(law: Law, path: str, source: str) -> None:
    assert list(law(Module(path, source))) == []


def test_every_law_has_been_seen_to_fail() -> None:
    assert {law for law, *_ in BROKEN} == {*CODE_LAWS, *LAWS_FOR_ALL}
