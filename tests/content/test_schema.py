"""The JSON Schemas take what the loader takes, as any reader of YAML sees it, and refuse what it refuses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from digest.load import read
from digest.schema.export import Vocabulary, schemas
from digest.schema.filing import PLACES
from digest.schema.shapes import SHAPES, TEXTS
from digest.text.codes import languages
from digest.text.locales import territories
from tests.content.laying import HERE, PROJECT

KINDS = {
    "editions": "edition",
    "sources": "source",
    "people": "person",
    "events": "event",
    "articles": "article",
    "countries": "country",
    "texts": "text",
    "pages": "page",
}
WORDS = Vocabulary(sorted(territories()), sorted(languages()), ["en", "fa"], ["daily"], ["ana"], ["visit"])
SCHEMAS = schemas(WORDS)


def kind_of(path: str) -> str | None:
    found = [kind for kind, place in PLACES.items() if place.fullmatch(path)]
    return KINDS.get(found[0]) if found else None


def files() -> Iterator[tuple[str, Path]]:
    for path in sorted((PROJECT / "content").rglob("*")):
        kind = kind_of(path.relative_to(PROJECT / "content").as_posix()) if path.is_file() else None
        if kind:
            yield kind, path


def front(text: str, path: Path) -> str:
    return text.split("\n---\n")[0].removeprefix("---\n") if path.suffix == ".md" else text


def as_json(value: Any) -> Any:
    """Return what a YAML reader found, its dates as a JSON reader has them."""
    if isinstance(value, Mapping):
        return {str(key): as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)


class Core(yaml.SafeLoader):
    """Reads YAML as version 1.2 has it, and with it the editors: NO and dates are texts."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - PyYAML's own way to begin with none


for tag, pattern, starts in (
    ("null", r"~|null|Null|NULL|", [*"~nN", ""]),
    ("bool", r"true|True|TRUE|false|False|FALSE", list("tTfF")),
    ("int", r"[-+]?[0-9]+", list("-+0123456789")),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", list("-+.0123456789")),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), starts)

READERS: Mapping[str, Callable[[str, Path], Any]] = {
    "digest": lambda _, path: read(path, path.name).values,
    "YAML 1.1": lambda text, _: as_json(yaml.load(text, Loader=yaml.CSafeLoader)),
    "YAML 1.2": lambda text, _: as_json(yaml.load(text, Loader=Core)),
}


def differences(kind: str, value: Any) -> list[str]:
    return [
        f"{list(one.path)}: {one.message}" for one in Draft202012Validator(SCHEMAS[kind]).iter_errors(value)
    ]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_and_its_shape_have_the_same_keys_and_the_same_needs(name: str) -> None:
    shape, schema = {**SHAPES, **TEXTS}[name], SCHEMAS[name]
    assert set(schema["properties"]) == set(shape.model_fields)
    assert set(schema.get("required", ())) == {
        key for key, field in shape.model_fields.items() if field.is_required()
    }
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("reader", READERS)
def test_every_file_of_the_content_is_valid_by_every_reader_of_yaml(reader: str) -> None:
    cheap = [(kind, path) for kind, path in files() if kind != "edition" or reader != "YAML 1.2"]
    wrong = {}
    for kind, path in cheap:
        value = READERS[reader](front(path.read_text("utf-8"), path), path)
        if found := differences(kind, value):
            wrong[str(path.relative_to(PROJECT))] = found
    assert len(cheap) > 30
    assert wrong == {}


SMALL: Mapping[str, Mapping[str, Any]] = {
    "article": {
        "source": "daily",
        "language": "fa",
        "title": None,
        "published": {"date": "2023-12-04", "basis": "stated"},
        "countries": ["CU"],
    },
    "text": {"title": "A", "summary": "B", "method": "human"},
    "event": {
        "date": "2023",
        "kind": "visit",
        "countries": ["CU"],
        "title": {"en": "A"},
        "text": {"en": "B"},
        "reports": [{"article": "visit", "basis": "stated", "says": "C"}],
    },
}


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("article", {"code": 812966, "published": {"date": 2001, "basis": "stated"}}),
        ("article", {"countries": [False], "title": True, "code": 1.5}),
        ("article", {"published": {"date": "1402-09", "calendar": "solar-hijri", "basis": "stated"}}),
        ("event", {"date": "2024-02-19/2024-02-22"}),
        ("event", {"date": "1962/.."}),
        ("event", {"date": "1989/"}),
        ("event", {"date": "../2001-05~"}),
        ("event", {"date": "2023-21?"}),
        ("event", {"place": None, "people": []}),
    ],
)
def test_what_the_loader_takes_the_schema_takes(kind: str, changes: dict[str, Any]) -> None:
    assert differences(kind, {**SMALL[kind], **changes}) == []


@pytest.mark.parametrize(
    ("kind", "changes"),
    [
        ("article", {"contries": ["CU"]}),
        ("article", {"countries": []}),
        ("article", {"countries": ["QQ"]}),
        ("article", {"url": "ftp://x"}),
        ("article", {"source": None}),
        ("article", {"status": "drafty"}),
        ("article", {"published": {"date": "4 December 2023", "basis": "stated"}}),
        ("article", {"published": {"date": "2023-13", "basis": "stated"}}),
        ("article", {"published": {"date": "2023-12-04"}}),
        ("article", {"people": "ana"}),
        ("text", {"title": " "}),
        ("text", {"method": "robot"}),
        ("event", {"kind": "vist"}),
        ("event", {"reports": []}),
        ("event", {"title": {"fr": "A"}}),
        ("event", {"title": "A"}),
    ],
)
def test_what_the_loader_refuses_in_one_file_the_schema_refuses(kind: str, changes: dict[str, Any]) -> None:
    assert differences(kind, {**SMALL[kind], **changes}) != []


BEYOND = {"alias-bomb", "two-documents", "yaml-tag"}
"""Cases of broken YAML: no reader comes as far as the schema."""


def test_a_bad_file_of_a_case_that_is_wrong_in_itself_is_refused_by_its_schema() -> None:
    wrong_in_itself = (
        "unknown key",
        "is missing",
        "must be",
        "at least 1",
        "is not a good",
        "unknown kind",
        'basis "zzz',
    )
    taken = []
    for case in sorted((HERE / "bad").glob("*.case")):
        overlay, _, said = case.read_text("utf-8").partition("=== expected\n")
        for part in overlay.split("\n--- ")[1:]:
            path, _, text = part.partition("\n")
            lines = [line for line in said.splitlines() if line.startswith(f"content/{path}:")]
            kind = kind_of(path)
            if (
                kind
                and case.stem not in BEYOND
                and any(word in line for line in lines for word in wrong_in_itself)
            ):
                try:
                    value = as_json(yaml.load(front(text, Path(path)), Loader=yaml.CSafeLoader))
                except yaml.YAMLError:
                    continue
                if not differences(kind, value):
                    taken.append(f"{case.stem}: {path}")
    assert taken == []
