"""The small content, good as it is, for every test to spoil."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.content.laying import HERE, PROJECT


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """Return a copy of the small content, with the project's editions."""
    content = tmp_path / "content"
    shutil.copytree(HERE / "small", content)
    shutil.copytree(PROJECT / "content" / "editions", content / "editions")
    return content
