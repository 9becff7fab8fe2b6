"""The invoke tasks: what an editor and a contributor do with this project; `digest/fronts/` does it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

# invoke forbids bytecode files, which would have every command compile all of digest/ anew.
sys.dont_write_bytecode = bool(sys.flags.dont_write_bytecode)

from digest.fronts import ordering, speaking  # noqa: E402 - after the line above, which is about it
from digest.fronts.helps import HELPS  # noqa: E402 - the same

PROJECT = Path(__file__).resolve().parent

_order = partial(ordering.order, PROJECT)


@task(help=HELPS["build"])
def build(
    _context: Context,
    strict: bool = False,
    out: str = "site",
    content: str = "content",
    clean: bool = False,
    today: str = "",
    site_url: str = "",
    messages: str = "",
    profile: bool = False,
) -> None:
    """Turn content/ into site/; an unchanged site is left as it is."""
    from digest.fronts import building

    def run(language: str) -> None:
        order = _order(out=out, content=content, strict=strict, clean=clean, today=today, site_url=site_url)
        building.build(order, language, profile=profile)

    _speaking(run, messages)


@task(help=HELPS["serve"])
def serve(
    _context: Context, port: int = 8000, host: str = "127.0.0.1", content: str = "content", out: str = "site"
) -> None:
    """Build, show the site in a browser, and rebuild it on every change."""
    from digest.fronts import building

    def run(language: str) -> None:
        order = _order(out=out, content=content, site_url=f"http://{host}:{port}/")
        building.serve(order, language, host, port)

    _speaking(run)


@task(help=HELPS["check"])
def check(
    _context: Context,
    content: str = "content",
    strict: bool = False,
    format: str = "text",
    messages: str = "",
) -> None:
    """Check the content and say everything that is wrong with it; write nothing."""
    from digest.fronts import checking

    def run(language: str) -> None:
        checking.check(_order(content=content, strict=strict), format, language)

    _speaking(run, messages)


@task(help=HELPS["new"], positional=ordering.bare_words("new", ("kind", "id")))
def new(
    _context: Context,
    kind: str | None = None,
    id: str | None = None,
    source: str = "",
    language: str = "",
    date: str = "",
    countries: str = "",
    title: str = "",
    event_kind: str = "",
    outlet_kind: str = "",
    editions: str = "",
    content: str = "content",
    messages: str = "",
) -> None:
    """Begin a new article, event, person, source, or text of an edition; asks for what is not given."""
    from digest.fronts import beginning

    given = {
        "kind": kind or "",
        "id": id or "",
        "source": source,
        "language": language,
        "date": date,
        "countries": countries,
        "title": title,
        "event-kind": event_kind,
        "outlet-kind": outlet_kind,
        "editions": editions,
    }
    _speaking(lambda tongue: beginning.new(PROJECT / content, given, tongue), messages)


@task(help=HELPS["ingest"], positional=["paths"])
def ingest(_context: Context, paths: str, content: str = "content") -> None:
    """Turn raw articles (text or saved HTML) into drafts below content/drafts/, for an editor to finish."""
    from digest.fronts import drafts

    _speaking(lambda language: drafts.ingest(PROJECT, PROJECT / content, paths, language))


@task(help=HELPS["accept"], positional=["id"])
def accept(_context: Context, id: str, content: str = "content") -> None:
    """Move a finished draft to the articles and its chosen events to the events; say what is left to do."""
    from digest.fronts import drafts

    _speaking(lambda language: drafts.accept(PROJECT, PROJECT / content, id, language))


@task(help=HELPS["translated"], positional=["article", "edition"])
def translated(
    _context: Context, article: str, edition: str, source: str = "", content: str = "content"
) -> None:
    """Record that a text is a translation of another edition's text as that stands now."""
    from digest.fronts import records

    _speaking(lambda _: records.translated(PROJECT, PROJECT / content, article, edition, source))


@task(help=HELPS["coverage"])
def coverage(_context: Context, content: str = "content") -> None:
    """List what the digest does not have: texts, second sources, languages, stated dates."""
    from digest.fronts import records

    _speaking(lambda _: records.coverage(PROJECT, PROJECT / content))


@task(help=HELPS["schema"])
def schema(
    _context: Context, out: str = ".vscode/schemas", vscode: bool = False, content: str = "content"
) -> None:
    """Write a JSON Schema for each kind of file, for editors that complete and check YAML."""
    from digest.fronts import schemas

    _speaking(lambda _: schemas.write(PROJECT, PROJECT / content, PROJECT / out, vscode=vscode))


@task(help=HELPS["urls"])
def urls(_context: Context, content: str = "content", check: bool = False) -> None:
    """Add the addresses of new pages to urls.txt of the content: what is published is to last."""
    from digest.fronts import records

    _speaking(lambda language: records.urls(_order(content=content), language, only_check=check))


@task(help=HELPS["migrate"])
def migrate(_context: Context, content: str = "content", write: bool = False, messages: str = "") -> None:
    """Bring content of an older format to this one; shows every change before it is written."""
    from digest.fronts import migrating

    _speaking(lambda language: migrating.migrate(PROJECT / content, language, write=write), messages)


@task(help=HELPS["links"])
def links(
    _context: Context,
    content: str = "content",
    format: str = "text",
    apart: int = 60,
    wait: bool = False,
    messages: str = "",
) -> None:
    """Ask every outside link of the content whether it is there still; only dead ones end with status 1."""
    from digest.fronts import linking

    asked = linking.Wish(PROJECT / ".cache" / "links.json", apart * 60, wait)
    _speaking(lambda language: linking.links(_order(content=content), asked, format, language), messages)


@task(help=HELPS["audit"])
def audit(
    _context: Context, format: str = "text", database: str = "", ignore: str = "", messages: str = ""
) -> None:
    """Ask the advisory database about every locked dependency; a known weakness ends with status 1."""
    from digest.fronts import auditing

    _speaking(lambda language: auditing.audit(PROJECT, format, database, ignore, language), messages)


@task(help=HELPS["sbom"])
def sbom(_context: Context, out: str = "digest.cdx.json") -> None:
    """Write what the site is made with, and what ships in it, as a CycloneDX bill of materials."""
    from digest.fronts import auditing

    _speaking(lambda language: auditing.sbom(PROJECT, PROJECT / out, language))


@task(help=HELPS["offline"])
def offline(_context: Context, site: str = "site", out: str = "digest-offline.zip") -> None:
    """Pack the built site into an archive that opens from disk, without a server."""
    from digest.write.offline import pack

    target = PROJECT / out
    _speaking(lambda _: print(f"{out}: {pack(PROJECT / site, target)} files, {target.stat().st_size} bytes"))


@task(help=HELPS["bench"])
def bench(
    _context: Context,
    sizes: str = "5,100,1000,10000",
    runs: int = 5,
    peers: str = "hugo",
    scenarios: str = "",
    skewed: bool = False,
    work: str = "",
    out: str = ".cache/benchmark.json",
) -> None:
    """Measure builds of a made-up digest, side by side with Hugo's; takes minutes."""
    sys.path.insert(0, str(PROJECT))
    from tests.benchmark.run import ask

    try:
        ask(sizes, runs, peers, scenarios, skewed, work, out, print)
    except (ValueError, FileNotFoundError) as error:
        raise Exit(str(error), 1) from None


@task(help=HELPS["clean"])
def clean(_context: Context, out: str = "site") -> None:
    """Remove the built site and the caches."""
    from digest.fronts import building

    _speaking(lambda _: building.clean(PROJECT, out))


@task(help=HELPS["test"])
def test(context: Context, k: str = "", lint: bool = True) -> None:
    """Run the linters and all tests, the browser's included; installs Chromium where there is none."""
    sys.path.insert(0, str(PROJECT))
    from tests.browser import find_chromium, install_chromium

    if find_chromium() is None:
        install_chromium()
    if lint:
        _lint(context)
    chosen = f' -k "{k}"' if k else ""
    _run(context, f"pytest -n auto{chosen}")


@task
def lint(context: Context) -> None:
    """Check style (ruff) and types (mypy)."""
    _lint(context)


def _lint(context: Context) -> None:
    for command in ("ruff check .", "ruff format --check .", "mypy"):
        _run(context, command)


def _run(context: Context, module: str) -> None:
    with context.cd(str(PROJECT)):
        result = context.run(f'"{sys.executable}" -m {module}', warn=True, pty=sys.stdout.isatty())
    if not result:
        raise Exit(code=1)


def _speaking(run: Callable[[str], None], messages: str = "") -> None:
    """Run with the language of messages; a refusal becomes a few lines and exit status 1."""
    try:
        speaking.speak(PROJECT, run, messages)
    except speaking.Refused as refused:
        raise Exit(str(refused), 1) from None


_TASKS: tuple[Any, ...] = (
    *(build, serve, check, new, ingest, accept, translated, coverage, schema, urls, migrate, links),
    *(offline, audit, sbom, test, lint, bench, clean),
)

namespace = Collection(*_TASKS)
