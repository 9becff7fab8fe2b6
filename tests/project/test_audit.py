"""The audit asks a database about every locked package, and never takes silence for a clean answer."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from digest.fronts import auditing, speaking
from digest.problems import DigestError
from tests.browser import ROOT
from tests.links.server import closed_port

Answer = Callable[[str, str], object]
"""A package and its version to what the database says of it."""


@contextmanager
def database(answer: Answer, status: int = 200) -> Iterator[tuple[str, list[str]]]:
    """Serve an OSV database on this machine; yield its address and the packages it was asked about."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            query = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            asked.append(query["package"]["name"])
            body = json.dumps(answer(query["package"]["name"], query["version"])).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}/v1/query", asked
        finally:
            server.shutdown()


def weak(package: str, fixed: str | None) -> Answer:
    """Say that one package has a weakness."""
    events = [{"introduced": "0"}, *([{"fixed": fixed}] if fixed else [])]

    def answer(name: str, version: str) -> object:
        if name != package:
            return {}
        affected = {
            "package": {"name": name, "ecosystem": "PyPI"},
            "ranges": [{"type": "ECOSYSTEM", "events": events}],
            "versions": [version],
        }
        return {
            "vulns": [
                {
                    "id": "PYSEC-2026-1",
                    "aliases": ["CVE-2026-1"],
                    "details": "It is bad.",
                    "published": "2026-01-01T00:00:00Z",
                    "affected": [affected],
                }
            ]
        }

    return answer


def audit(address: str, form: str = "text", ignore: str = "") -> None:
    auditing.audit(ROOT, form, address, ignore, "en")


def test_every_locked_package_is_asked_about(capsys: pytest.CaptureFixture[str]) -> None:
    with database(lambda _name, _version: {}) as (address, asked):
        audit(address)
    assert capsys.readouterr().out == "nothing is known against the packages of requirements-dev.lock\n"
    assert {"jinja2", "mkdocs-material", "pytest"} <= set(asked)
    assert len(asked) > 80


@pytest.mark.parametrize(("fixed", "told"), [("99.0", "; mended in 99.0"), (None, "")])
def test_a_weakness_stands_at_the_line_of_the_lock(
    fixed: str | None, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with database(weak("jinja2", fixed)) as (address, _), pytest.raises(speaking.Refused) as refused:
        audit(address)
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.startswith("jinja2=="))
    version = lines[line - 1].partition("==")[2].rstrip(" \\")
    assert capsys.readouterr().out == (
        f"requirements.lock:{line}:1: jinja2 {version} has a known weakness: PYSEC-2026-1, CVE-2026-1{told}\n"
    )
    assert str(refused.value).startswith("1 known weaknesses")


def test_a_package_for_the_tests_alone_stands_in_their_lock(capsys: pytest.CaptureFixture[str]) -> None:
    with database(weak("pytest", None)) as (address, _), pytest.raises(speaking.Refused):
        audit(address, "github")
    assert capsys.readouterr().out.startswith("::error file=requirements-dev.lock,line=")


def test_an_advisory_that_was_looked_into_is_passed_over(capsys: pytest.CaptureFixture[str]) -> None:
    with database(weak("jinja2", None)) as (address, _):
        audit(address, ignore="PYSEC-2026-1, GHSA-x")
    assert "nothing is known" in capsys.readouterr().out


def test_a_database_that_cannot_be_reached_is_no_clean_answer() -> None:
    with pytest.raises(DigestError, match=r"gave no answer, so nothing is known: .*Connection refused"):
        audit(f"http://127.0.0.1:{closed_port()}/")


def test_a_database_that_breaks_is_no_clean_answer() -> None:
    with (
        database(lambda _name, _version: {}, 500) as (address, _),
        pytest.raises(DigestError, match="no answer"),
    ):
        audit(address)
    with (
        database(lambda _name, _version: "soon") as (address, _),
        pytest.raises(DigestError, match="no answer"),
    ):
        audit(address)


def test_without_the_tool_it_says_where_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(auditing, "find_spec", lambda _name: None)
    with pytest.raises(DigestError, match=r"pip-audit is not installed: it is in requirements-dev.lock"):
        audit("")
