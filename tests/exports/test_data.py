"""The data files say the same as the content, say what they are, and do no harm where they are opened."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from hashlib import sha256
from io import StringIO
from typing import Any, TypeVar

import jsonschema
import pytest

from digest.exports import citations, csv_tables, data
from digest.exports.csv_rows import Rows
from digest.exports.data_records import Records
from digest.exports.data_schema import VERSION
from digest.exports.kind import Whole
from digest.load import read
from digest.pages import site as site_page
from digest.pages.data import DataView
from digest.pages.plan import KINDS
from digest.pages.tables import TABLES, Form
from tests.exports.following import expect, files, whole
from tests.site.conftest import ADDRESS, PROJECT
from tests.site.pages import Site

Table = list[dict[str, str]]
T = TypeVar("T")


@pytest.fixture(scope="module", params=["small", "hurting"])
def of(request: pytest.FixtureRequest) -> Whole:
    """Each content in turn."""
    found: Whole = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def made(of: Whole) -> Mapping[str, bytes]:
    """Its data files, by path."""
    return files(data.EXPORT, of)


def parsed(made: Mapping[str, bytes], name: str) -> Any:
    return json.loads(made[f"data/{name}"])


def table(raw: bytes) -> Table:
    return list(csv.DictReader(StringIO(raw.decode(), newline=""), strict=True))


def validator(made: Mapping[str, bytes]) -> Any:
    schema = parsed(made, "digest.schema.json")
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_digest_is_valid_by_its_own_schema(made: Mapping[str, bytes]) -> None:
    assert list(validator(made).iter_errors(parsed(made, "digest.json"))) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda whole: whole["articles"][0].update(extra="x"),
        lambda whole: whole["articles"][0].pop("texts"),
        lambda whole: whole["events"][0]["date"].update(earliest="2023"),
        lambda whole: whole["events"][0].update(kind="party"),
        lambda whole: whole["events"][0].update(reports=[]),
        lambda whole: whole["sources"][0].update(country="ir"),
        lambda whole: whole.pop("people"),
        lambda whole: whole.update(version="0"),
    ],
)
def test_the_schema_refuses_what_is_not_a_digest(small: Whole, spoil: Any) -> None:
    made = files(data.EXPORT, small)
    whole = parsed(made, "digest.json")
    spoil(whole)
    assert list(validator(made).iter_errors(whole))


def test_the_schema_says_its_version_and_where_it_is(made: Mapping[str, bytes]) -> None:
    assert parsed(made, "digest.schema.json")["$id"] == f"{ADDRESS}data/digest.schema.json?v={VERSION}"
    assert parsed(made, "digest.json")["version"] == VERSION


def test_the_files_are_as_they_always_were(small: Whole) -> None:
    made = files(data.EXPORT, small)
    expect("digest.json", made["data/digest.json"])
    expect("events.csv", made["data/csv/events.csv"])
    expect("datapackage.json", made["data/datapackage.json"])


def turn(records: Mapping[str, T]) -> dict[str, T]:
    return dict(reversed(list(records.items())))


def test_the_order_of_the_content_does_not_show(small: Whole) -> None:
    library = small.site.library
    turned = replace(
        library,
        sources=turn(library.sources),
        people=turn(library.people),
        events=turn(library.events),
        articles={id: replace(one, texts=turn(one.texts)) for id, one in turn(library.articles).items()},
    )
    assert files(data.EXPORT, whole(turned)) == files(data.EXPORT, small)


def test_a_large_digest_is_in_a_file_a_year(hurting: Whole, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = parsed(files(data.EXPORT, hurting), "digest.json")
    monkeypatch.setattr(site_page, "WHOLE", 3)
    made = files(data.EXPORT, hurting)
    index = parsed(made, "digest.json")
    assert "articles" not in index
    parts = [parsed(made, one["path"]) for one in index["parts"]]
    for part in (index, *parts):
        assert list(validator(made).iter_errors(part)) == []
    for kind in ("articles", "events"):
        found = [record for part in parts for record in part.get(kind, ())]
        assert sorted(found, key=lambda one: one["id"]) == sorted(everything[kind], key=lambda one: one["id"])
    assert [one["records"] for one in index["parts"]] == [
        len(part.get("articles", part.get("events"))) for part in parts
    ]
    described = [one["path"] for one in parsed(made, "datapackage.json")["resources"]]
    assert {one["path"] for one in index["parts"]} <= {path for path in described if isinstance(path, str)}


def test_the_tables_of_a_large_digest_are_in_a_file_a_year(
    hurting: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files(data.EXPORT, hurting)
    monkeypatch.setattr(site_page, "WHOLE", 3)
    made = files(data.EXPORT, hurting)
    package = parsed(made, "datapackage.json")
    assert package["version"] == f"{VERSION}.0"
    described = set()
    for one in package["resources"]:
        assert "hash" not in one
        paths = one["path"] if isinstance(one["path"], list) else [one["path"]]
        described |= {f"data/{path}" for path in paths}
        if one.get("type") != "table":
            continue
        found = [row for path in paths for row in table(made[f"data/{path}"])]
        whole_table = table(before[f"data/csv/{one['name'].replace('-', '_')}.csv"])
        assert sorted(found, key=str) == sorted(whole_table, key=str)
        assert all(table(made[f"data/{path}"]) for path in paths if len(paths) > 1)
    apart = {"data/digest.schema.json", "data/datapackage.json"}
    assert {path for path in made if "/csv-bom/" not in path} - described == apart
    assert any(isinstance(one["path"], list) for one in package["resources"])


def test_the_page_about_a_large_digest_names_every_file(
    hurting: Whole, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_page, "WHOLE", 3)
    made = files(data.EXPORT, hurting) | files(citations.EXPORT, hurting)
    for desk in hurting.desks.values():
        view = KINDS["data"].make(desk, "").view
        assert isinstance(view, DataView)
        years = (*view.cited, *(year for one in view.tables for year in one.years))
        of_tables = (file for one in view.tables for file in one.files)
        shown = (*view.files, *of_tables, *(file for one in years for file in one.files))
        listed = {f"data/{one['path']}" for one in parsed(made, "digest.json")["parts"]}
        named = [file.url for file in shown]
        assert len(named) == len(set(named))
        assert set(named) | listed == {path for path in made if path.startswith("data/")}


def test_every_row_has_a_cell_for_every_column(of: Whole) -> None:
    rows = Rows(Records(of)).by_table()
    assert list(rows) == list(TABLES)
    for name, one in TABLES.items():
        found = list(rows[name](""))
        assert len(found) == one.count(of.site)
        assert {len(row) for row in found} <= {len(one.head(of.site.library.editions))}


def test_the_tables_say_what_the_json_says(made: Mapping[str, bytes]) -> None:
    whole = parsed(made, "digest.json")
    events = table(made["data/csv/events.csv"])
    assert [one["id"] for one in events] == [one["id"] for one in whole["events"]]
    for row, record in zip(events, whole["events"], strict=True):
        assert row["date"] == record["date"]["edtf"]
        assert row["earliest"] == (record["date"]["earliest"] or "")
        assert row["countries"].split(";") == record["countries"]
        for code, title in record["title"].items():
            assert row[f"title_{code}"] in {title, f"'{title}"}
    texts = {
        (row["article"], row["edition"]): row["title"] for row in table(made["data/csv/article_texts.csv"])
    }
    assert texts.keys() == {(one["id"], code) for one in whole["articles"] for code in one["texts"]}


def test_a_zwnj_and_a_line_break_survive_in_a_cell() -> None:
    cells = ["می‌گوید", 'he said "a, b"', "one\ntwo", "", " edge ", "1402-03"]
    raw = csv_tables.table(["a", "b", "c", "d", "e", "f"], [cells])
    assert raw.endswith(b"\r\n")
    assert list(csv.reader(StringIO(raw.decode(), newline=""), strict=True))[1] == cells


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(start: str) -> None:
    raw = csv_tables.table(["a"], [[f'{start}HYPERLINK("x","y")']])
    (cell,) = list(csv.reader(StringIO(raw.decode(), newline="")))[1]
    assert cell.startswith(f"'{start}")


def test_the_copy_for_spreadsheets_differs_by_its_first_bytes_alone(made: Mapping[str, bytes]) -> None:
    plain = {path: raw for path, raw in made.items() if path.startswith("data/csv/")}
    assert len(plain) == len(TABLES)
    for path, raw in plain.items():
        assert not raw.startswith(b"\xef\xbb\xbf")
        assert made[path.replace("/csv/", "/csv-bom/")] == b"\xef\xbb\xbf" + raw


def test_the_package_describes_the_tables_as_they_are(made: Mapping[str, bytes]) -> None:
    package = parsed(made, "datapackage.json")
    assert re.fullmatch(r"\d+\.\d+\.\d+\+[0-9a-f]{12}", package["version"])
    by_name = {one["name"]: one for one in package["resources"]}
    for one in package["resources"]:
        raw = made[f"data/{one['path']}"]
        assert (one["bytes"], one["hash"]) == (len(raw), f"sha256:{sha256(raw).hexdigest()}")
        assert re.fullmatch(r"[a-z0-9-]+", one["name"])
        if one.get("type") == "table":
            _check_table(one, table(raw), raw, by_name, made)


def _check_table(
    one: Any, rows: Table, raw: bytes, by_name: Mapping[str, Any], made: Mapping[str, bytes]
) -> None:
    schema = one["schema"]
    fields = {field["name"]: field for field in schema["fields"]}
    assert list(fields) == next(csv.reader(StringIO(raw.decode(), newline="")))
    keys = [tuple(row[name] for name in schema["primaryKey"]) for row in rows]
    assert len(keys) == len(set(keys))
    for name, field in fields.items():
        assert field["description"]
        told = {row[name] for row in rows}
        limits = field.get("constraints", {})
        assert not limits.get("required") or "" not in told, name
        assert told - {""} <= set(limits.get("enum", told)), name
        shape = {"date": r"\d{4}-\d\d-\d\d", "integer": r"\d+"}.get(field["type"], r"(?s).*")
        assert all(re.fullmatch(shape, value) for value in told - {""}), name
    for key in schema.get("foreignKeys", ()):
        other = by_name[key["reference"]["resource"]]
        known = {row["id"] for row in table(made[f"data/{other['path']}"])}
        assert {row[key["fields"][0]] for row in rows} - {""} <= known


def test_the_licence_is_said_where_there_is_one_and_not_made_up(small: Whole) -> None:
    made = files(data.EXPORT, small)
    assert parsed(made, "datapackage.json")["licenses"] == [{"name": "CC0-1.0"}]
    bare = files(data.EXPORT, replace(small, site=replace(small.site, licence=None)))
    assert "licenses" not in parsed(bare, "datapackage.json")
    assert "license" not in parsed(bare, "digest.json")


def test_every_column_has_a_meaning_in_every_edition() -> None:
    listed = read(PROJECT / "templates" / "words.yml", "templates/words.yml").root.fields["words"][1]
    words = {f"field.{column.words}" for one in TABLES.values() for column in one.columns}
    forms = {f"type.{form}" for form in Form}
    assert words | forms <= set(listed.fields)  # type: ignore[union-attr]  # it is a mapping


def test_the_page_names_every_file_and_every_column(published: Site) -> None:
    for edition in ("en", "fa"):
        page = published.by_path[f"{edition}/data/index.html"]
        linked = {path for path, _ in page.targets() if path.startswith("data/")}
        there = {path for path in published.files() if path.startswith("data/")}
        assert linked == there
        names = {"".join(code.itertext()) for code in page.all("code")}
        assert names >= {name for one in TABLES.values() for name in one.head(("en", "fa"))}
