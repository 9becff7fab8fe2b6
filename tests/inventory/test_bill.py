"""The bill of materials names all that the site is made with, in CycloneDX's own form, the same each time."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.markers import Marker
from packaging.utils import canonicalize_name

from digest.fronts.auditing import bill
from digest.inventory import cyclonedx
from digest.inventory.cyclonedx import Subject, Vendored
from digest.inventory.distributions import Distribution, installed, locked, names
from digest.problems import DigestError
from tests.browser import ROOT

TEXT = bill(ROOT)
FOUND: dict[str, Any] = json.loads(TEXT)
PARTS: dict[str, Any] = {part["bom-ref"]: part for part in FOUND["components"]}
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def wrong(text: str) -> object:
    return JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)


def test_it_is_what_cyclonedx_says_a_bill_is() -> None:
    assert wrong(TEXT) is None


@pytest.mark.parametrize(
    ("was", "becomes"),
    [('"type": "library"', '"type": "libary"'), ('"SHA-256"', '"SHA256"'), ('"bomFormat"', '"format"')],
)
def test_the_validator_refuses_what_is_none(was: str, becomes: str) -> None:
    assert was in TEXT
    assert wrong(TEXT.replace(was, becomes)) is not None


def test_every_package_of_the_lock_that_is_for_this_machine_is_in_it_with_its_hashes() -> None:
    expected = {}
    for line in LOCK.splitlines():
        if "==" in line and not line.startswith((" ", "#")):
            pin, _, marker = line.rstrip(" \\").partition(" ; ")
            if not marker or Marker(marker).evaluate():
                name, _, version = pin.partition("==")
                expected[canonicalize_name(name)] = version
    python = {part["name"]: part for ref, part in PARTS.items() if ref.startswith("pkg:pypi/")}
    assert {name: part["version"] for name, part in python.items()} == expected
    hashes = locked(LOCK)
    for name, part in python.items():
        (where,) = part["externalReferences"]
        assert [one["content"] for one in where["hashes"]] == list(hashes[name, part["version"]])
        assert LOCK.count(where["hashes"][0]["content"]) == 1


def test_every_vendored_file_is_in_it_with_the_hash_it_has() -> None:
    origins = yaml.load(
        (ROOT / "templates" / "PROVENANCE.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
    )
    listed = {f"templates/{path}" for one in origins for path in one["files"]}
    files = {
        one["name"]: one["hashes"][0]["content"]
        for part in PARTS.values()
        for one in part.get("components", ())
    }
    assert set(files) == listed
    for path, value in files.items():
        assert hashlib.sha256((ROOT / path).read_bytes()).hexdigest() == value, path
    assert "pkg:npm/%40fontsource-variable/vazirmatn@5.3.0" in PARTS


def test_every_part_has_a_licence_and_a_place_in_the_graph() -> None:
    assert [ref for ref, part in PARTS.items() if not part.get("licenses")] == []
    graph = {one["ref"]: one["dependsOn"] for one in FOUND["dependencies"]}
    own = FOUND["metadata"]["component"]["bom-ref"]
    reached, todo = set(), [own]
    while todo:
        ref = todo.pop()
        if ref not in reached:
            reached.add(ref)
            todo += graph.get(ref, [])
    assert reached == {own, *PARTS}
    assert len(FOUND["components"]) == len(PARTS)
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    direct = {PARTS[ref]["name"] for ref in graph[own] if ref.startswith("pkg:pypi/")}
    assert direct == set(names(wanted))


def test_it_is_the_same_whatever_the_day_and_the_order_of_sets() -> None:
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
    code += "from pathlib import Path\nfrom digest.fronts.auditing import bill\n"
    code += f"sys.stdout.buffer.write(bill(Path({str(ROOT)!r})).encode())"
    for seed in ("1", "2"):
        settings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tehran"}
        done = subprocess.run([sys.executable, "-c", code], env=settings, capture_output=True, check=True)
        assert done.stdout.decode() == TEXT
    assert "timestamp" not in FOUND["metadata"]


def test_another_part_is_another_bill() -> None:
    subject = Subject("digest", "1", "MIT", (), "3.11.0")
    one, other = (
        json.loads(cyclonedx.bill(subject, {}, {}, [Vendored("npm a (x)", "1", "MIT", {"a": digit * 64})]))
        for digit in "01"
    )
    assert one["serialNumber"] != other["serialNumber"]


@pytest.mark.parametrize(
    ("licence", "spdx", "said"),
    [
        ("MIT", True, {"expression": "MIT"}),
        ("(MIT OR Apache-2.0) AND OFL-1.1", True, {"expression": "(MIT OR Apache-2.0) AND OFL-1.1"}),
        ("BSD License", False, {"license": {"name": "BSD License"}}),
        ("BSD", False, {"license": {"name": "BSD"}}),
    ],
)
def test_words_are_not_passed_off_as_an_spdx_licence(
    licence: str, spdx: bool, said: dict[str, object]
) -> None:
    subject = Subject("digest", "1", "MIT", ("a",), "3.11.0")
    text = cyclonedx.bill(subject, {"a": Distribution("a", "1", licence, spdx, ())}, {}, [])
    assert wrong(text) is None
    assert json.loads(text)["components"][1]["licenses"] == [said]


def test_what_is_not_installed_is_said() -> None:
    with pytest.raises(DigestError, match="no-such-package-here is not installed"):
        installed(["no_such.package-here>=1"])


def test_a_requirement_for_another_machine_is_left_out() -> None:
    assert installed(["no-such-package-here ; sys_platform == 'plan9'"]) == {}
    assert names(["a-b ; sys_platform == 'plan9'", "C_d>=1"]) == ("c-d",)


def test_a_distribution_names_what_its_extras_need(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, needs in {
        "one": ["Requires-Dist: two[more]", "Requires-Dist: five ; extra == 'x'"],
        "two": ["Provides-Extra: more", "Requires-Dist: three ; extra == 'more'", "Requires-Dist: one"],
        "three": ["License: UNKNOWN", "Classifier: License :: OSI Approved :: MIT License"],
    }.items():
        folder = tmp_path / f"{name}-1.0.dist-info"
        folder.mkdir()
        head = [f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0", *needs]
        (folder / "METADATA").write_text("\n".join(head) + "\n\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    found = installed(["One>=1"])
    assert {name: one.needs for name, one in found.items()} == {
        "one": ("two",),
        "two": ("one", "three"),
        "three": (),
    }
    assert (found["three"].licence, found["three"].expression) == ("MIT License", False)
