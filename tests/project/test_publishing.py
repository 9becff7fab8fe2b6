"""The workflow publishes main and nothing else, with no right it does not need; `.ci/run` runs the README."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.browser import ROOT
from tests.project.files import readme_command
from tests.project.workflows import workflow_problems

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.y*ml"))
CARE = (ROOT / ".github" / "workflows" / "care.yml").read_text(encoding="utf-8")
PUBLISH = (ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8")


def read(text: str) -> Any:
    """Return YAML with every scalar a string: `on` is a word here, not a truth."""
    return yaml.load(text, Loader=yaml.BaseLoader)


def lint(path: Path, schema: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_passes_the_linter(path: Path) -> None:
    done = lint(path, "vendor.github-workflows")
    assert done.returncode == 0, done.stdout + done.stderr


def test_dependabot_passes_the_linter() -> None:
    done = lint(ROOT / ".github" / "dependabot.yml", "vendor.dependabot")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_linter_refuses_a_wrong_workflow(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(PUBLISH.replace("runs-on:", "runs-in:"), encoding="utf-8")
    assert lint(wrong, "vendor.github-workflows").returncode != 0


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_keeps_our_own_rules(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert list(workflow_problems(text, read(text))) == []


def test_publishing_follows_pushes_and_proposals_and_can_be_asked_for() -> None:
    workflow = read(PUBLISH)
    assert workflow["on"] == {"push": {"branches": ["main"]}, "pull_request": "", "workflow_dispatch": ""}
    assert workflow["jobs"]["build"]["needs"] == "test"
    assert workflow["jobs"]["deploy"]["needs"] == "build"
    assert workflow["jobs"]["deploy"]["environment"]["name"] == "github-pages"
    assert workflow["jobs"]["test"]["strategy"]["matrix"]["python"] == ["3.11", "3.12", "3.13"]


def test_the_address_of_the_site_comes_from_pages() -> None:
    (tell,) = [step for step in read(PUBLISH)["jobs"]["build"]["steps"] if "env" in step]
    assert tell["env"] == {"BASE_URL": "${{ steps.pages.outputs.base_url }}"}
    for address in ("https://example.org/fork", "https://example.org/fork/"):
        settings = {**os.environ, "BASE_URL": address, "GITHUB_ENV": "/dev/stdout"}
        done = subprocess.run(
            ["bash", "-c", tell["run"]], env=settings, capture_output=True, text=True, check=True
        )
        assert done.stdout == "DIGEST_SITE_URL=https://example.org/fork/\n"


def test_the_build_keeps_its_bill_of_materials() -> None:
    steps = read(PUBLISH)["jobs"]["build"]["steps"]
    build = next(at for at, step in enumerate(steps) if ".venv/bin/invoke sbom" in step.get("run", ""))
    (keep,) = [step for step in steps[build:] if "upload-artifact@" in step.get("uses", "")]
    assert keep["with"] == {"name": "sbom", "path": "digest.cdx.json", "if-no-files-found": "error"}
    assert "if" not in keep


def test_care_audits_on_lock_changes_and_looks_at_the_rest_every_week() -> None:
    workflow = read(CARE)
    assert list(workflow["on"]) == ["schedule", "push", "pull_request", "workflow_dispatch"]
    (when,) = workflow["on"]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* \d", when["cron"])
    for event in ("push", "pull_request"):
        paths = workflow["on"][event]["paths"]
        assert {"requirements.lock", "requirements-dev.lock", "pyproject.toml"} <= set(paths)
    jobs = {name: job["steps"][-1]["run"] for name, job in workflow["jobs"].items()}
    assert ".venv/bin/invoke audit --format github" in jobs["audit"]
    assert "invoke links" in jobs["links"]
    assert "--wait" in jobs["links"]
    assert "requirements" not in jobs["newest"]
    assert "pytest -n auto tests/theme tests/site" in jobs["newest"]
    assert "if" not in workflow["jobs"]["audit"]
    weekly = {workflow["jobs"][name]["if"] for name in ("links", "newest")}
    assert weekly == {"github.event_name == 'schedule' || github.event_name == 'workflow_dispatch'"}


ON_MAIN = "if: github.event_name == 'push' && github.ref == 'refs/heads/main'"


@pytest.mark.parametrize(
    ("was", "becomes", "word"),
    [
        ("permissions:\n  contents: read\n", "permissions: write-all\n", "not exactly contents: read"),
        ("pages: read #", "pages: write #", "build: may write pages"),
        (
            "    permissions:\n      pages: write\n",
            "    permissions: write-all\n    x:\n",
            "deploy: takes write-all",
        ),
        ("de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2", "v6", "actions/checkout@v6 is not pinned"),
        (
            "de0fac2e4500dabe0009e67214ff5f5447ce83dd # v6.0.2",
            "main # the newest of all",
            "checkout@main is not pinned",
        ),
        (" # v6.2.0", "", "which version is actions/setup-python@"),
        ("persist-credentials: false", "fetch-depth: 1", "checkout leaves its token behind"),
        ("concurrency:", "env:", "no concurrency group"),
        ("pull_request:", "pull_request_target:", "a stranger's code"),
        ("    timeout-minutes: 20\n", "", "test: no time limit"),
        (
            f"        id: pages\n        {ON_MAIN}\n",
            "        id: pages\n",
            "build: actions/configure-pages runs for more",
        ),
        (
            f"    needs: build\n    {ON_MAIN}\n",
            "    needs: build\n",
            "deploy: actions/deploy-pages runs for more",
        ),
        ("== 'push' &&", "== 'push' ||", "runs for more than a push to main"),
        ("${BASE_URL%/}", "${{ github.head_ref }}", "pasted unquoted"),
        ("pip install -q --require-hashes -r", "pip install -q -r", "content: installs without hashes"),
        ("--no-deps --no-build-isolation -e .", "-e .", "build: installs without hashes"),
        (
            "--require-hashes -r requirements.lock",
            "--require-hashes -r requirements.lock x",
            "without hashes",
        ),
    ],
)
def test_our_own_rules_catch_what_breaks_them(was: str, becomes: str, word: str) -> None:
    assert was in PUBLISH
    text = PUBLISH.replace(was, becomes)
    assert any(word in problem for problem in workflow_problems(text, read(text)))


def ci_prints(project: Path, name: str) -> str:
    done = subprocess.run(
        ["bash", str(project / ".ci" / "run"), "--print", name], capture_output=True, text=True, check=True
    )
    return done.stdout


@pytest.mark.parametrize("name", ["build", "test"])
def test_ci_runs_the_command_the_readme_shows(name: str) -> None:
    shown = readme_command((ROOT / "README.md").read_text(encoding="utf-8"), name)
    assert shown is not None
    assert f".venv/bin/invoke {name}" in shown
    assert ci_prints(ROOT, name) == shown + "\n"


@pytest.mark.parametrize(
    ("readme", "printed"),
    [
        ("<!-- command: build -->\n```sh\nmake it &&\n  so\n```\n```sh\nother\n```\n", "make it &&\n  so\n"),
        ("<!-- command: test -->\n```sh\nmake it\n```\n", ""),
        ("```sh\n<!-- command: build\n```\n", ""),
    ],
)
def test_ci_reads_exactly_the_marked_block(tmp_path: Path, readme: str, printed: str) -> None:
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "run").write_bytes((ROOT / ".ci" / "run").read_bytes())
    (tmp_path / "README.md").write_text(readme, encoding="utf-8")
    assert ci_prints(tmp_path, "build") == printed
    assert (readme_command(readme, "build") or "") == printed.rstrip("\n")


def test_ci_may_be_started() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
