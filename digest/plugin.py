"""The thin MkDocs plugin: `mkdocs build` and `mkdocs serve` make the same site through the same line."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.config import base
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, get_plugin_logger
from mkdocs.structure.files import Files

from digest.build import build
from digest.fronts import reports, speaking
from digest.problems import DigestError
from digest.review import refuses
from digest.write.freshness import TODAY, Order, look

log = get_plugin_logger("digest")


class _NoOptions(base.Config):
    """The plugin has no options: everything is in mkdocs.yml and the content."""


class DigestPlugin(BasePlugin[_NoOptions]):
    """Takes MkDocs' own pages away and puts the digest's in their place."""

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Take away the pages MkDocs makes of the theme alone: ours has a 404 of its own."""
        config.theme.static_templates.clear()
        return config

    def on_files(self, _files: Files, /, *, config: MkDocsConfig) -> Files:  # noqa: ARG002 - MkDocs' signature
        """Leave MkDocs nothing to build: content is not its kind of pages."""
        return Files([])

    def on_serve(self, server: Any, /, *, config: MkDocsConfig, builder: Any) -> Any:  # noqa: ARG002 - MkDocs' signature
        """Watch the templates as well as the content."""
        server.watch(str(_project(config) / "templates"))
        return server

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the digest over what MkDocs has written."""
        order = Order(
            project=_project(config),
            content=Path(config.docs_dir),
            out=Path(config.site_dir),
            today=_today(),
            site_url=config.site_url or "",
            strict=bool(config.strict),
            clean=True,
        )
        language = "en"
        try:
            language = speaking.language(order.project)
            outcome = build(order, look(order))
        except DigestError as error:
            raise Abort(str(speaking.refusal(error, language))) from None
        for problem, line in zip(outcome.problems, reports.text(outcome.problems, language), strict=True):
            (log.warning if problem.warning else log.error)(line)
        if refuses(outcome.problems, strict=order.strict):
            raise Abort(speaking.count(len(outcome.problems)).say(language))


def _today() -> int:
    given = os.environ.get(TODAY)
    return (date.fromisoformat(given) if given else date.today()).toordinal()


def _project(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent
