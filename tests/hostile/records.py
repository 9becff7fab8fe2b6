"""A small whole content as data, every field of every kind of record filled in, to be spoiled and written."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

from tests.site.conftest import PROJECT

Records = dict[str, Any]
"""Path below the content folder to a record; a Markdown file is its front matter, its body under BODY."""

Place = tuple[str, ...]
"""A path below the content folder, and keys inside the record."""

BODY = ""
PLAIN = "Plain"

CONTENT: Mapping[str, Any] = {
    "articles/visit/article.yml": {
        "source": "daily",
        "attribution": {"basis": "outside", "note": {"en": PLAIN, "fa": PLAIN}},
        "language": "fa",
        "title": PLAIN,
        "code": PLAIN,
        "url": "https://daily.example/17",
        "archived": "https://archive.example/17",
        "published": {"date": "2023-12-04", "basis": "derived", "note": {"en": PLAIN, "fa": PLAIN}},
        "read": "2023-12-05",
        "countries": ["CU", "IR"],
        "mentions": ["US"],
        "people": ["ana"],
    },
    "articles/second/article.yml": {
        "source": "daily",
        "language": "en",
        "title": None,
        "published": {"date": "2023-12", "basis": "stated"},
        "countries": ["CU"],
    },
    **{
        f"articles/{id}/{edition}.md": {
            "title": PLAIN,
            "summary": PLAIN,
            "translator": PLAIN,
            "method": "human",
            "unknown": PLAIN,
            BODY: PLAIN,
        }
        for id in ("visit", "second")
        for edition in ("en", "fa")
    },
    "events/visit-2023.yml": {
        "date": "2023-12-04",
        "kind": "visit",
        "countries": ["CU", "IR"],
        "people": ["ana"],
        "place": {"en": PLAIN, "fa": PLAIN},
        "title": {"en": PLAIN, "fa": PLAIN},
        "text": {"en": PLAIN, "fa": PLAIN},
        "agreements": [{"subject": {"en": PLAIN, "fa": PLAIN}, "state": {"en": PLAIN, "fa": PLAIN}}],
        "differences": {"en": PLAIN, "fa": PLAIN},
        "reports": [
            {
                "article": "visit",
                "basis": "derived",
                "date": "2023-12-04",
                "note": {"en": PLAIN, "fa": PLAIN},
                "says": PLAIN,
            },
            {"article": "second", "basis": "stated", "date": "2023-12", "says": PLAIN},
        ],
    },
    "events/embargo-1962.yml": {
        "date": "1962-02-03",
        "kind": "sanctions",
        "countries": ["CU", "US"],
        "title": {"en": PLAIN, "fa": PLAIN},
        "text": {"en": PLAIN, "fa": PLAIN},
        "reports": [{"article": "visit", "basis": "stated", "says": PLAIN}],
    },
    "people/ana.yml": {
        "names": {"en": PLAIN, "fa": PLAIN},
        "original": {"language": "es", "name": PLAIN},
        "country": "CU",
        "roles": [
            {
                "title": {"en": PLAIN, "fa": PLAIN},
                "country": "CU",
                "dates": "2019/..",
                "basis": "outside",
                "note": {"en": PLAIN, "fa": PLAIN},
            }
        ],
    },
    "sources/daily.yml": {
        "names": {"en": PLAIN, "fa": PLAIN},
        "original": {"language": "fa", "name": PLAIN},
        "kind": "newspaper",
        "country": "IR",
        "url": "https://daily.example/",
        "languages": ["fa", "en"],
        "about": {"en": PLAIN, "fa": PLAIN},
    },
    "countries/cu.yml": {
        "names": {"en": PLAIN, "fa": PLAIN},
        "note": {"en": PLAIN, "fa": PLAIN},
        "aliases": {"en": [PLAIN], "fa": [PLAIN]},
    },
    "countries/cu/en.md": {BODY: PLAIN},
    "countries/cu/fa.md": {BODY: PLAIN},
    "pages/about/en.md": {"title": PLAIN, "summary": PLAIN, BODY: PLAIN},
    "pages/about/fa.md": {"title": PLAIN, "summary": PLAIN, BODY: PLAIN},
}


def free(value: Any = CONTENT, place: Place = ()) -> Iterator[Place]:
    """Yield the place of every text that may say anything."""
    if value == PLAIN:
        yield place
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from free(inner, (*place, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from free(inner, (*place, str(index)))


def put(records: Records, place: Place, value: Any) -> None:
    """Put a value in a place of the records."""
    at: Any = records
    for step in place[:-1]:
        at = at[int(step)] if isinstance(at, list) else at[step]
    if isinstance(at, list):
        at[int(place[-1])] = value
    else:
        at[place[-1]] = value


def saying(text: str, body: str | None = None) -> Records:
    """Return the content with one text in every place; `body` instead of it where Markdown is read."""
    records = deepcopy(dict(CONTENT))
    for place in free():
        markdown = place[-1] == BODY or (place[0].startswith("events/") and place[1] == "text")
        put(records, place, body if markdown and body is not None else text)
    return records


def write(folder: Path, records: Records, editions: bool = True) -> Path:
    """Write records as a content folder (JSON is YAML), with the project's editions; return the folder."""
    shutil.rmtree(folder, ignore_errors=True)
    if editions:
        shutil.copytree(PROJECT / "content" / "editions", folder / "editions")
    for path, record in records.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(written(path, record).encode("utf-8", "surrogatepass"))
    return folder


def written(path: str, record: Any) -> str:
    """Return the text of a file."""
    if not path.endswith(".md"):
        return json.dumps(record, ensure_ascii=False)
    front = {key: value for key, value in record.items() if key != BODY}
    head = f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n" if front else ""
    return f"{head}{record[BODY]}\n"
