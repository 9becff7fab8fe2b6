"""What a GitHub workflow must keep beyond its schema: least rights, pins, no deployment of a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

Steps = Iterator[tuple[str, Mapping[str, Any], Mapping[str, Any]]]

PUBLISHING = ("actions/configure-pages", "actions/upload-pages-artifact", "actions/deploy-pages")
"""Actions that need a repository with Pages: none may run for a fork's proposal."""

ONLY_MAIN = {"github.event_name == 'push'", "github.ref == 'refs/heads/main'"}
NEWEST = {"newest"}
"""Jobs that build with the newest versions the requirements permit, and publish nothing."""

WRITES = {"deploy": {"pages", "id-token"}}
"""Job to what its token may write."""


def workflow_problems(text: str, workflow: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is wrong with a workflow; `workflow` is its YAML read with every scalar a string."""
    yield from _when(workflow)
    yield from _rights(workflow)
    yield from _pins(text)
    yield from _installs(workflow)
    yield from _proposals_stay_unpublished(workflow)
    for name, _, step in _steps(workflow):
        if re.search(r"\$\{\{", step.get("run", "")):
            yield f"{name}: an expression inside a command is pasted unquoted: pass it through env"
        checkout = step.get("uses", "").startswith("actions/checkout@")
        if checkout and step.get("with", {}).get("persist-credentials") != "false":
            yield f"{name}: checkout leaves its token behind"


def _steps(workflow: Mapping[str, Any]) -> Steps:
    for name, job in workflow.get("jobs", {}).items():
        yield from ((name, job, step) for step in job.get("steps", []))


def _when(workflow: Mapping[str, Any]) -> Iterator[str]:
    if not isinstance(workflow.get("concurrency"), Mapping) or not workflow["concurrency"].get("group"):
        yield "no concurrency group: two deployments may overtake each other"
    if "pull_request_target" in workflow.get("on", {}):
        yield "pull_request_target gives a stranger's code our rights"
    for name, job in workflow.get("jobs", {}).items():
        if "timeout-minutes" not in job:
            yield f"{name}: no time limit"


def _rights(workflow: Mapping[str, Any]) -> Iterator[str]:
    if workflow.get("permissions") != {"contents": "read"}:
        yield "the workflow's own rights are not exactly contents: read"
    for name, job in workflow.get("jobs", {}).items():
        rights = job.get("permissions", {})
        if not isinstance(rights, Mapping):
            yield f"{name}: takes {rights}"
            continue
        writes = {what for what, how in rights.items() if how == "write"}
        if extra := writes - WRITES.get(name, set()):
            yield f"{name}: may write {', '.join(sorted(extra))}"


def _pins(text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), 1):
        used = re.match(r"\s*(?:- )?uses:\s*(\S+)\s*(?:#\s*(.*))?$", line)
        if not used or used[1].startswith("./"):
            continue
        reference, comment = used[1].partition("@")[2], used[2] or ""
        if re.fullmatch(r"[0-9a-f]{40}", reference):
            if not re.match(r"v\d+\.\d+\.\d+\b", comment):
                yield f"line {number}: which version is {used[1]}?"
        elif not re.fullmatch(r"v\d+", reference) or len(comment.split()) < 3:
            yield f"line {number}: {used[1]} is not pinned to a commit (nor to a major version with a reason)"


def _installs(workflow: Mapping[str, Any]) -> Iterator[str]:
    """What is installed comes from a lock, with its hashes checked; NEWEST alone asks for what is new."""
    for name, _, step in _steps(workflow):
        for line in step.get("run", "").splitlines():
            if "pip install" not in line or name in NEWEST:
                continue
            locked = re.search(r"--require-hashes -r requirements(-dev)?\.lock$", line)
            if not locked and not re.search(r" --no-deps --no-build-isolation -e \.$", line):
                yield f"{name}: installs without hashes: {line.strip()}"


def _conditions(text: str) -> set[str]:
    """Return what a condition demands; nothing where it offers a choice."""
    return set() if "||" in text else {part.strip() for part in text.split("&&")}


def _proposals_stay_unpublished(workflow: Mapping[str, Any]) -> Iterator[str]:
    for name, job, step in _steps(workflow):
        if step.get("uses", "").split("@")[0] in PUBLISHING:
            demanded = _conditions(job.get("if", "")) | _conditions(step.get("if", ""))
            if ONLY_MAIN - demanded:
                yield f"{name}: {step['uses'].split('@')[0]} runs for more than a push to main"
