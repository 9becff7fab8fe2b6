"""`invoke urls` as an editor and the workflow meet it: it adds, never takes away, and can only look."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.site.conftest import PROJECT


def invoke(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "invoke", *words],
        cwd=PROJECT,
        env={**os.environ, "DIGEST_TODAY": "2024-02-20"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )


def test_addresses_are_added_once_and_stay(tmp_path: Path) -> None:
    content, urls = tmp_path / "content", tmp_path / "content" / "urls.txt"
    shutil.copytree(PROJECT / "tests" / "content" / "small", content)
    shutil.copytree(PROJECT / "content" / "editions", content / "editions")
    assert invoke("urls", "--check", "--content", str(content)).returncode == 0, "there is no list to keep"
    assert not urls.exists()
    first = invoke("urls", "--content", str(content))
    assert (first.returncode, first.stderr) == (0, "")
    listed = urls.read_text("utf-8")
    assert "\nen/articles/visit/\n" in listed
    assert "404" not in listed
    (content / "pages" / "about").rename(content / "pages" / "method")
    late = invoke("urls", "--check", "--content", str(content))
    assert (late.returncode, "invoke urls" in late.stderr) == (1, True)
    assert urls.read_text("utf-8") == listed
    assert invoke("urls", "--content", str(content)).returncode == 0
    assert set(listed.splitlines()) < set(urls.read_text("utf-8").splitlines())
    asked = invoke("check", "--content", str(content))
    assert asked.returncode == 1
    assert '"about" was published and would vanish' in asked.stderr
