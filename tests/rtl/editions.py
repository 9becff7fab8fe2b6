"""Editions that are data alone: Arabic and Kurdish, their missing words filled from the Persian edition."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import yaml

from tests.site.conftest import PROJECT

HERE = Path(__file__).parent
ADDED = ("ar", "ckb")


def read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def complete(code: str) -> dict[str, Any]:
    """Return an edition of this folder with every word there is, and no word there no longer is."""
    stub, model = read(HERE / "editions" / f"{code}.yml"), read(PROJECT / "content" / "editions" / "fa.yml")
    listed = read(PROJECT / "templates" / "words.yml")
    filled = {**model, **stub}
    for part in ("words", "theme"):
        filled[part] = {key: stub[part].get(key, model[part][key]) for key in listed[part]}
    filled["dates"] = {**model["dates"], **stub["dates"]}
    categories = next(iter(stub["plurals"].values()))
    filled["plurals"] = {
        key: stub["plurals"].get(key, dict.fromkeys(categories, model["plurals"][key]["other"]))
        for key in listed["plurals"]
    }
    return filled


def add_to(content: Path) -> None:
    """Add both editions, and the Arabic texts there are, to a content folder."""
    for code in ADDED:
        text = yaml.safe_dump(complete(code), allow_unicode=True, sort_keys=False)
        (content / "editions" / f"{code}.yml").write_text(text, "utf-8")
    shutil.copytree(HERE / "arabic", content, dirs_exist_ok=True)
