"""What browser and markup tests stand on: Chromium, a web server under a sub-path, the Nu HTML Checker."""

from __future__ import annotations

import functools
import hashlib
import http.server
import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import threading
import time
import urllib.parse
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"

CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    # Nothing but the test's own server has an address: a page that asks the net for something is seen asking.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

NU_VERSION = "26.9.27"
NU_SHA256 = "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47"


class NoChromium(Exception):
    """No Chromium is on this machine and none could be put there; the words say what was tried."""


class NotChecked(UserWarning):
    """Something this machine could not check: shown by name at the end of the test run."""


def not_checked(what: str) -> None:
    """Say, at the end of the test run, what was not checked here and why."""
    warnings.warn(NotChecked(what), stacklevel=2)


# Chromium


def find_chromium() -> Path | None:
    """Return the Chromium to test with, or None: DIGEST_CHROMIUM, one on PATH, Playwright's own."""
    if named := os.environ.get("DIGEST_CHROMIUM"):
        return Path(named)
    for name in CHROMIUM_NAMES:
        if found := shutil.which(name):
            return Path(found)
    try:
        with sync_playwright() as playwright:
            own = Path(playwright.chromium.executable_path)
    except PlaywrightError:  # its driver does not run on this machine: then it has no browser either
        return None
    return own if own.is_file() else None


def install_chromium(run: Callable[[Sequence[str]], bool] | None = None) -> Path:
    """Return a Chromium, installing one when there is none: Playwright's, else the system's when root.

    `run` runs one command and says whether it succeeded. Raises NoChromium, saying what was tried.
    """
    if found := find_chromium():
        return found
    run = run or _runs
    tried = []
    for commands in _ways_to_chromium():
        tried.append(" && ".join(" ".join(command) for command in commands))
        if all(run(command) for command in commands) and (found := find_chromium()):
            return found
    raise NoChromium(
        "The tests need Chromium and found none. Tried: "
        + "; ".join(tried)
        + ". Install Chromium or Google Chrome, or set DIGEST_CHROMIUM to its path."
    )


def _ways_to_chromium() -> list[list[list[str]]]:
    playwright = [sys.executable, "-m", "playwright", "install", "chromium"]
    ways = [[[*playwright[:-1], "--with-deps", "chromium"]] if _is_root() else [playwright]]
    if _is_root() and shutil.which("apt-get"):
        install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", "chromium"]
        ways.append([["apt-get", "update", "-q"], install])
    return ways


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _runs(command: Sequence[str]) -> bool:
    """Run a command without a terminal; return whether it succeeded within ten minutes."""
    settings = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, env=settings, timeout=600, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def add_styles(page: Page, css: str) -> None:
    """Put styles on a page whose policy allows no `<style>` of ours."""
    page.evaluate(
        """css => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync(css);
          document.adoptedStyleSheets.push(sheet);
        }""",
        css,
    )


def wait_until(page: Page, expression: str, arg: object = None, timeout: float = 30) -> None:
    """Wait for an expression to hold, asking from outside: a page's policy lets none be evaluated in it.

    Raises TimeoutError after so many seconds.
    """
    last = time.monotonic() + timeout
    while not page.evaluate(expression, arg):
        if time.monotonic() > last:
            raise TimeoutError(expression)
        page.wait_for_timeout(10)


# The built site on a local address


class _SiteHandler(http.server.SimpleHTTPRequestHandler):
    """Serves a folder as GitHub Pages does: under a prefix, `404.html` for what is missing, no listings."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012 - the base class declares it an instance variable
        "": "application/octet-stream",
        ".atom": "application/atom+xml",
        ".bib": "application/x-bibtex; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".csv": "text/csv; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/vnd.microsoft.icon",
        ".ics": "text/calendar; charset=utf-8",
        ".jpg": "image/jpeg",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".map": "application/json",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(self, *args: object, prefix: str, directory: str) -> None:
        self.prefix = prefix
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # the server passes the usual three

    def translate_path(self, path: str) -> str:
        bare = urllib.parse.urlsplit(path).path
        if not bare.startswith(self.prefix):
            return str(Path(self.directory) / "\N{REPLACEMENT CHARACTER}")  # no such file: a 404
        return super().translate_path("/" + bare.removeprefix(self.prefix))

    def list_directory(self, path: object) -> None:  # noqa: ARG002 - the server's own signature
        self.send_error(404)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the test says what went wrong."""


@contextmanager
def serve(folder: Path, prefix: str = "/digest/") -> Iterator[str]:
    """Serve a built site on 127.0.0.1 under a sub-path; the value is its base address, with a final slash."""
    if not (prefix.startswith("/") and prefix.endswith("/")):
        raise ValueError(f"a prefix begins and ends with a slash: {prefix!r}")
    handler = functools.partial(_SiteHandler, prefix=prefix, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}{prefix}"
        finally:
            server.shutdown()
            thread.join()


# The Nu HTML Checker


@dataclass(frozen=True, slots=True)
class NuChecker:
    """The Nu HTML Checker on this machine: a Java and the checker's jar."""

    java: Path
    jar: Path

    def problems(self, *places: Path, warnings_too: bool = False) -> list[str]:
        """Return what is wrong with the HTML files at these places (files or folders), one line for each."""
        command = [str(self.java), "-Xss4m", "-jar", str(self.jar), "--skip-non-html", "--format", "json"]
        command += [] if warnings_too else ["--errors-only"]
        done = subprocess.run(
            [*command, *map(str, places)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        try:
            messages = json.loads(done.stderr)["messages"]
        except (ValueError, KeyError):
            return [f"the checker itself failed: {done.stderr.strip()[-500:]}"]
        return [
            f"{urllib.parse.unquote(note.get('url', ''))}:{note.get('lastLine', '')}: {note['message']}"
            f" | {note.get('extract', '')!r}"
            for note in messages
        ]


def nu_checker() -> NuChecker | str:
    """Return the Nu HTML Checker, its jar fetched once into `.cache/`; or, in words, why there is none."""
    java = _find_java()
    if java is None:
        return "there is no Java on this machine"
    jar = _find_nu_jar()
    return jar if isinstance(jar, str) else NuChecker(java, jar)


def _find_java() -> Path | None:
    home = os.environ.get("JAVA_HOME")
    java = shutil.which("java", path=str(Path(home) / "bin")) if home else None
    java = java or shutil.which("java")
    if java is None:
        return None
    # Some systems keep a `java` that only says how to get Java.
    runs = subprocess.run([java, "-version"], capture_output=True, check=False).returncode == 0
    return Path(java) if runs else None


def _find_nu_jar() -> Path | str:
    if named := os.environ.get("DIGEST_VNU"):
        return Path(named) if Path(named).is_file() else f"DIGEST_VNU names no file: {named}"
    jar = CACHE / "vnu" / f"vnu-{NU_VERSION}.jar"
    if jar.is_file():
        return jar
    npm = shutil.which("npm")
    if npm is None:
        return "there is no vnu.jar and no npm to fetch it with; DIGEST_VNU may name one"
    jar.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=jar.parent) as scratch:
        fetched = _fetch_nu_jar(npm, Path(scratch))
        if isinstance(fetched, Path):
            fetched.replace(jar)  # all at once: another test process may be doing the same
            return jar
        return fetched


def _fetch_nu_jar(npm: str, scratch: Path) -> Path | str:
    command = [npm, "pack", f"vnu-jar@{NU_VERSION}", "--silent"]
    try:
        done = subprocess.run(
            command,
            cwd=scratch,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "npm did not fetch vnu-jar within five minutes"
    packed = next(scratch.glob("vnu-jar-*.tgz"), None)
    if done.returncode or packed is None:
        return f"npm could not fetch vnu-jar {NU_VERSION}: {done.stderr.strip()[-200:]}"
    with tarfile.open(packed) as archive:
        member = archive.extractfile("package/build/dist/vnu.jar")
        data = member.read() if member else b""
    if hashlib.sha256(data).hexdigest() != NU_SHA256:
        return f"the vnu.jar that npm fetched is not the one expected of version {NU_VERSION}"
    jar = scratch / "vnu.jar"
    jar.write_bytes(data)
    return jar
