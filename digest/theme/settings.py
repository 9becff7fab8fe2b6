"""What mkdocs.yml says about the project, read without loading the theme; the data beside the templates."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from digest.pages.site import Licence
from digest.problems import DigestError, message


@dataclass(frozen=True, slots=True)
class Settings:
    """What mkdocs.yml says about this project; folders are absolute, `site_url` may be empty.

    `licence` is that of the content, None where it names none; `share_images` says whether pages have
    pictures for sharing.
    """

    site_url: str
    site_dir: Path
    content_dir: Path
    templates_dir: Path
    licence: Licence | None = None
    share_images: bool = False


def read_settings(config_file: Path) -> Settings:
    """Read the few settings a build needs, without loading the theme; DigestError where they are wrong."""
    from mkdocs.exceptions import MkDocsException
    from mkdocs.utils.yaml import yaml_load

    try:
        with config_file.open("rb") as stream:
            found = yaml_load(stream)
    except (OSError, MkDocsException) as error:
        raise DigestError(message("settings-broken", file=config_file.name, reason=str(error))) from error
    theme = found.get("theme")
    custom = theme.get("custom_dir") if isinstance(theme, dict) else None
    if not custom:
        raise DigestError(message("settings-templates", file=config_file.name))
    home = config_file.resolve().parent
    extra = found.get("extra")
    return Settings(
        site_url=str(found.get("site_url") or ""),
        site_dir=home / str(found.get("site_dir") or "site"),
        content_dir=home / str(found.get("docs_dir") or "content"),
        templates_dir=home / str(custom),
        licence=_licence(config_file.name, extra),
        share_images=isinstance(extra, dict) and extra.get("share_images") is True,
    )


def _licence(name: str, extra: object) -> Licence | None:
    """Read the licence of the content; DigestError where it has no name."""
    given = extra.get("content_licence") if isinstance(extra, dict) else None
    if given is None:
        return None
    if not isinstance(given, dict) or not given.get("name") or set(given) - {"name", "title", "path"}:
        raise DigestError(message("settings-licence", file=name))
    return Licence(**{key: str(value) for key, value in given.items()})


def read_outlines(templates: Path) -> Mapping[str, Any]:
    """Return the countries' outlines as `map/world.json` has them; DigestError where it is broken."""
    path = templates / "map" / "world.json"
    try:
        found: Mapping[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        what = message("settings-broken", file=f"templates/map/{path.name}", reason=str(error))
        raise DigestError(what) from error
    return found


def cache_folder(config_file: Path, name: str = "templates") -> Path:
    """Return a folder of the project for what only makes the next build faster, creating it."""
    folder = config_file.resolve().parent / ".cache" / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder
