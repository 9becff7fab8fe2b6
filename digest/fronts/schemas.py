"""`invoke schema`: the shapes of content as JSON Schema files, for editors that complete and check YAML."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from pathlib import Path

from digest.schema.export import Vocabulary, schemas
from digest.text.codes import languages
from digest.text.locales import territories


def write(project: Path, content: Path, out: Path, *, vscode: bool) -> None:
    """Write `<kind>.schema.json` for every kind of file, and on wish tell VS Code which is for which."""
    found = schemas(_vocabulary(content))
    out.mkdir(parents=True, exist_ok=True)
    for name, schema in found.items():
        text = json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
        (out / f"{name}.schema.json").write_text(text, "utf-8")
    print(f"wrote {len(found)} schemas to {os.path.relpath(out)}/")
    if vscode:
        path = project / ".vscode" / "settings.json"
        _merge(path, settings(os.path.relpath(out, project), os.path.relpath(content, project)))
        print(f"wrote {os.path.relpath(path)}")


def settings(out: str, content: str) -> dict[str, dict[str, str]]:
    """Return what VS Code's YAML extension is told: schema to the files it is for."""
    places = {
        "article": "articles/*/article.yml",
        "event": "events/*.yml",
        "source": "sources/*.yml",
        "person": "people/*.yml",
        "country": "countries/*.yml",
        "edition": "editions/*.yml",
    }
    paths = (out.replace(os.sep, "/"), content.replace(os.sep, "/"))
    return {"yaml.schemas": {f"{paths[0]}/{k}.schema.json": f"{paths[1]}/{v}" for k, v in places.items()}}


def _merge(path: Path, added: dict[str, dict[str, str]]) -> None:
    """Put our settings beside those that are there; a file that is no plain JSON is left alone."""
    path.parent.mkdir(parents=True, exist_ok=True)
    there = json.loads(path.read_text("utf-8")) if path.is_file() else {}
    for key, value in added.items():
        there[key] = {**there.get(key, {}), **value}
    path.write_text(json.dumps(there, ensure_ascii=False, indent=2) + "\n", "utf-8")


def _vocabulary(content: Path) -> Vocabulary:
    def ids(pattern: str) -> Sequence[str]:
        found = sorted(content.glob(pattern))
        return [path.parent.name if path.name == "article.yml" else path.stem for path in found]

    return Vocabulary(
        countries=sorted(territories()),
        languages=sorted(languages()),
        editions=ids("editions/*.yml"),
        sources=ids("sources/*.yml"),
        people=ids("people/*.yml"),
        articles=ids("articles/*/article.yml"),
    )
