"""Dependencies have reasons and hashes, others' files have an origin, no file tells of a machine."""

from __future__ import annotations

import hashlib
import importlib.metadata
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.browser import ROOT
from tests.project import files
from tests.project.laws import Module, imports

PYPROJECT = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
PROJECT = tomllib.loads(PYPROJECT)["project"]
RUNTIME: list[str] = PROJECT["dependencies"]
DEV: list[str] = PROJECT["optional-dependencies"]["dev"]
RUNTIME_LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
DEV_LOCK = (ROOT / "requirements-dev.lock").read_text(encoding="utf-8")


def test_every_dependency_and_every_exemption_has_its_reason_beside_it() -> None:
    assert list(files.lines_without_a_reason(PYPROJECT)) == []


@pytest.mark.parametrize(
    "text",
    [
        'dependencies = [\n    "babel>=2",\n]\n',
        'dependencies = [\n    "babel>=2",  # names\n]\n',
        'dev = [\n    "ruff",  # lint and order\n    "mypy",\n]\n',
        'ignore = [\n    "D102",\n]\n',
        '[tool.ruff.lint.per-file-ignores]\n"tests/**" = ["D"]\n',
    ],
)
def test_a_missing_reason_is_seen(text: str) -> None:
    assert len(list(files.lines_without_a_reason(text))) == 1


@pytest.mark.parametrize(
    ("lock", "wanted"), [(RUNTIME_LOCK, RUNTIME), (DEV_LOCK, RUNTIME + DEV)], ids=["runtime", "dev"]
)
def test_a_lock_holds_what_is_asked_for_with_hashes_and_no_address(lock: str, wanted: list[str]) -> None:
    assert list(files.lock_problems(lock, wanted)) == []


def test_both_locks_agree() -> None:
    runtime, dev = files.locked(RUNTIME_LOCK), files.locked(DEV_LOCK)
    assert runtime
    assert {name: dev.get(name) for name in runtime} == runtime


HASH = " \\\n    --hash=sha256:" + "0" * 64 + "\n"


@pytest.mark.parametrize(
    ("lock", "word"),
    [
        ("--index-url https://example.org/simple\nbabel==2.18.0" + HASH, "holds an address"),
        ("babel @ https://example.org/babel.whl" + HASH, "holds an address"),
        ("babel==2.18.0\n", "has no hash"),
        ("babel==2.18.0" + HASH + "jinja2==3.1.6\n", "has no hash: jinja2"),
        ("jinja2==3.1.6" + HASH, "lacks babel"),
        ("babel>=2.18.0" + HASH, "is not pinned to one version: babel>=2.18.0"),
        ("babel==2.18.*" + HASH, "is not pinned to one version: babel==2.18.*"),
        ("babel" + HASH, "is not pinned to one version: babel"),
        ("babel==2.17.0" + HASH, "holds babel 2.17.0"),
    ],
)
def test_a_wrong_lock_is_seen(lock: str, word: str) -> None:
    assert any(word in problem for problem in files.lock_problems(lock, ["babel>=2.18,<3"]))


def used(*places: str) -> set[str]:
    """Return the third-party packages that the code in these places imports."""
    paths = [path for place in places for path in (sorted((ROOT / place).rglob("*.py")) or [ROOT / place])]
    modules = [Module(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) for path in paths]
    names = {name.split(".")[0] for module in modules for _, name in imports(module)}
    return names - sys.stdlib_module_names - {"digest", "tasks", "tests"}


def undeclared(packages: set[str], declared: list[str]) -> set[str]:
    """Return the packages that no declared dependency brings (a transitive one may go away unasked)."""
    names = {canonicalize_name(Requirement(line).name) for line in declared}
    brought_by = importlib.metadata.packages_distributions()
    return {name for name in packages if not names & set(map(canonicalize_name, brought_by.get(name, [])))}


def test_what_the_code_imports_is_declared() -> None:
    assert undeclared(used("digest", "tasks.py"), RUNTIME) == set()


def test_what_the_tests_import_is_declared() -> None:
    assert undeclared(used("tests"), RUNTIME + DEV) == set()


def test_an_undeclared_import_is_seen() -> None:
    assert undeclared({"babel", "hypothesis", "nowhere"}, RUNTIME) == {"hypothesis", "nowhere"}


def test_every_vendored_file_is_as_it_came_and_has_an_origin() -> None:
    text = (ROOT / "templates" / "PROVENANCE.yml").read_text(encoding="utf-8")
    origins = yaml.load(text, Loader=yaml.BaseLoader)
    assert origins
    assert list(files.provenance_problems(ROOT / "templates", origins)) == []


KEPT = {"assets/flags/LICENSE.txt": hashlib.sha256(b"MIT").hexdigest()}


def origin(**changes: Any) -> Mapping[str, object]:
    given = {
        "origin": "npm flags",
        "version": "1",
        "licence": "MIT",
        "licence_file": "assets/flags/LICENSE.txt",
        "files": {
            "assets/flags/LICENSE.txt": hashlib.sha256(b"MIT").hexdigest(),
            "assets/flags/CU.svg": hashlib.sha256(b"<svg/>").hexdigest(),
        },
    }
    return {**given, **changes}


@pytest.mark.parametrize(
    ("origins", "problems"),
    [
        ([origin()], []),
        ([origin(version="")], ["npm flags: version is not said"]),
        ([origin(licence_file="assets/flags/OFL.txt")], ["assets/flags/OFL.txt is missing"]),
        ([origin(), origin(files={**KEPT, "assets/flags/IR.svg": "0"})], ["assets/flags/IR.svg is missing"]),
        (
            [origin(), origin(files={**KEPT, "assets/flags/CU.svg": "0"})],
            ["assets/flags/CU.svg is not as it came"],
        ),
        ([origin(), origin(files={})], ["npm flags: its licence is not among its files"]),
        ([], ["assets/flags/CU.svg is nobody's", "assets/flags/LICENSE.txt is nobody's"]),
    ],
)
def test_a_file_without_a_true_origin_is_seen(
    tmp_path: Path, origins: list[Mapping[str, object]], problems: list[str]
) -> None:
    (tmp_path / "assets" / "flags").mkdir(parents=True)
    (tmp_path / "assets" / "flags" / "LICENSE.txt").write_bytes(b"MIT")
    (tmp_path / "assets" / "flags" / "CU.svg").write_bytes(b"<svg/>")
    assert list(files.provenance_problems(tmp_path, origins)) == problems


def test_no_file_tells_of_a_machine_or_a_registry() -> None:
    here = (f"{ROOT}/",) if len(ROOT.parts) > 3 else ()  # a short one may stand in an address by chance
    texts = [path for path in files.project_files(ROOT) if files.is_text(path)]
    told = [
        f"{path.relative_to(ROOT)}:{line}"
        for path in texts
        for line in files.private_places(path.read_text(encoding="utf-8", errors="replace"), here)
    ]
    assert len(texts) > 20
    assert told == []


@pytest.mark.parametrize(
    "line",
    [
        "see /" + "tmp/x",
        "'/" + "home/ali/site'",
        "cd /" + "work/main",
        "C:" + "\\Users\\ali",
        "/" + "srv/digest/main/x",
        "--index https://pypi" + ".org/simple",
    ],
)
def test_a_place_on_a_machine_is_seen(line: str) -> None:
    assert len(list(files.private_places("first\n" + line, here=("/" + "srv/digest/",)))) == 1


@pytest.mark.parametrize("line", ["https://example.org/home/x", "site/tmp/x", "<p>a</p>", "/en/home/"])
def test_an_address_on_the_web_is_no_place_on_a_machine(line: str) -> None:
    assert list(files.private_places(line)) == []


def test_the_mkdocs_plugin_is_registered() -> None:
    assert PROJECT["entry-points"] == {"mkdocs.plugins": {"digest": "digest.plugin:DigestPlugin"}}


@pytest.mark.parametrize(
    "made", ["site/a.html", "digest/__pycache__/a.pyc", ".venv/x", "content/drafts/x.md", ".cache/x"]
)
def test_what_building_makes_is_no_file_of_the_project(tmp_path: Path, made: str) -> None:
    for path in (made, "tests/site/test_a.py", "content/pages/about/en.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    names = [path.relative_to(tmp_path).as_posix() for path in files.project_files(tmp_path)]
    assert names == ["content/pages/about/en.md", "tests/site/test_a.py"]
