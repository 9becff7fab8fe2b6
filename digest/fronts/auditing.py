"""`invoke audit` and `sbom`: what is known against the dependencies, and what there is at all."""

from __future__ import annotations

import json
import os
import platform
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from digest import __version__
from digest.fronts import reports, speaking
from digest.load import own_list
from digest.problems import DigestError, Mark, Problem, message

LOCKS = ("requirements.lock", "requirements-dev.lock")
"""The second holds all of the first."""


def audit(project: Path, form: str, database: str, ignore: str, language: str) -> None:
    """Say which locked dependencies have known weaknesses; Refused where there are any.

    DigestError where the database cannot be reached: then nothing is known, and nothing is said to be well.
    """
    reports.known(form)
    found = sorted(
        _weaknesses(project, _asked(project / LOCKS[-1], database, ignore.replace(",", " ").split()))
    )
    for line in reports.lines(found, form, language):
        print(line)
    if found:
        told = message("audit-found", count=len(found)).say(language)
        raise speaking.Refused(told if form == "text" else "")
    if form == "text":
        print(message("audit-nothing", file=LOCKS[-1]).say(language))


def _asked(lock: Path, database: str, ignored: list[str]) -> Mapping[str, Any]:
    """Return what pip-audit says of a lock, as its JSON has it."""
    if find_spec("pip_audit") is None:
        raise DigestError(message("audit-not-installed", package="pip-audit", file=LOCKS[-1]))
    words = ["-r", str(lock), "--disable-pip", "--require-hashes", "-s", "osv", "-f", "json"]
    words += ["--progress-spinner", "off", "--desc", "off", "--aliases", "on"]
    words += ["--osv-url", database] if database else []
    words += [word for one in ignored for word in ("--ignore-vuln", one)]
    done = subprocess.run(
        [sys.executable, "-m", "pip_audit", *words], capture_output=True, text=True, check=False
    )
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        reason = next((line.strip() for line in reversed(done.stderr.splitlines()) if line.strip()), "")
        raise DigestError(message("audit-unanswered", reason=reason[:300])) from None
    return dict(answer)


def _weaknesses(project: Path, answer: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield a problem for each advisory, at the line of the lock that is to be made anew."""
    texts = {name: (project / name).read_text("utf-8") for name in LOCKS}
    for one in answer["dependencies"]:
        for advisory in one.get("vulns", ()):
            ids = ", ".join([advisory["id"], *sorted(advisory.get("aliases", ()))])
            given = {"package": f"{one['name']} {one['version']}", "ids": ids}
            fixed = ", ".join(advisory.get("fix_versions", ()))
            what = (
                message("audit-weak-mended", **given, fixed=fixed)
                if fixed
                else message("audit-weak", **given)
            )
            yield Problem(_place(texts, one["name"], one["version"]), what)


def _place(texts: Mapping[str, str], name: str, version: str) -> Mark:
    entry = re.compile(rf"^{re.escape(name)}=={re.escape(version)}\b", re.MULTILINE | re.IGNORECASE)
    for lock, text in texts.items():
        if found := entry.search(text):
            return Mark(lock, text.count("\n", 0, found.start()) + 1)
    return Mark(LOCKS[-1])


def sbom(project: Path, out: Path, language: str) -> None:
    """Write the bill of materials of this project as it is installed now."""
    text = bill(project)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, "utf-8", newline="\n")
    count = len(json.loads(text)["components"])
    print(message("sbom-written", path=os.path.relpath(out), count=count).say(language))


def bill(project: Path) -> str:
    """Return the bill of materials: of what pyproject.toml asks for, a lock and PROVENANCE.yml."""
    from digest.inventory import cyclonedx
    from digest.inventory.distributions import installed, locked, names

    stated = tomllib.loads((project / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = stated["dependencies"]
    subject = cyclonedx.Subject(
        stated["name"], __version__, stated["license"], names(wanted), platform.python_version()
    )
    hashes = locked((project / LOCKS[0]).read_text("utf-8"))
    vendored = [
        cyclonedx.Vendored(one["origin"], one["version"], one["licence"], one["files"])
        for one in own_list(project / "templates" / "PROVENANCE.yml")
    ]
    return cyclonedx.bill(subject, installed(wanted), hashes, vendored)
