"""A document that is too much is refused or built within bounds of memory and time, kept by the system."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from digest.load.bounds import MAX_PARAGRAPH, MAX_TEXT
from tests.browser import ROOT
from tests.hostile.enormous import BODIES, RECORDS
from tests.hostile.records import saying, write

SECONDS = 240
"""Of processor time, for a share of the worst texts, on a slow machine."""

SHARES = 8
"""So many processes build the worst texts, each some of them."""


def built(content: Path, *more: str) -> dict[str, Any]:
    """Return what a build took and said, from a process that is stopped when it takes too much.

    With "again", of a second build without the files that were refused.
    """
    command = [
        sys.executable,
        "-m",
        "tests.hostile.bounded",
        str(content),
        str(content.parent / "site"),
        str(SECONDS),
    ]
    done = subprocess.run([*command, *more], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, (done.returncode, done.stderr[-2_000:])
    took: dict[str, Any] = json.loads(done.stdout)
    return took


def test_every_enormous_record_and_text_is_refused_together(tmp_path: Path) -> None:
    content = write(tmp_path / "content", saying("Plain"))
    for nth, (_, (_, make)) in enumerate(BODIES.items()):
        for edition in ("en", "fa"):
            page = content / "pages" / f"p{nth}" / f"{edition}.md"
            page.parent.mkdir(exist_ok=True)
            page.write_text(f"---\ntitle: A\nsummary: A\n---\n{make()}", "utf-8")
    for nth, (path, make) in enumerate(RECORDS.values()):
        folder = path.partition("/")[0]
        name = f"articles/r{nth}/article.yml" if folder == "articles" else f"{folder}/r{nth}.yml"
        (content / name).parent.mkdir(exist_ok=True)
        (content / name).write_text(make(), "utf-8")
    took = built(content)
    assert took["pages"] == 0
    assert {"text-long", "paragraph-long", "value-long", "value-many", "file-large", "yaml-deep"} <= set(
        took["said"]
    )


@pytest.mark.parametrize("first", range(SHARES))
def test_the_worst_that_is_allowed_is_built_in_bounded_time(tmp_path: Path, first: int) -> None:
    content = write(tmp_path / "content", saying("Plain"))
    for nth, (path, make) in enumerate(list(BODIES.values())[first::SHARES]):
        paragraph = make()[: MAX_PARAGRAPH - 100]
        text = "\n\n".join([paragraph] * (MAX_TEXT // (len(paragraph) + 2)))
        page = content / "pages" / f"p{nth}" / Path(path).name
        page.parent.mkdir()
        page.write_text(f"---\ntitle: A\nsummary: A\n---\n{text}", "utf-8")
    took = built(content, "again")
    assert took["pages"] > 40, "what was refused was taken away, and the rest built"
