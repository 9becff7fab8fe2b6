"""The invoke tasks: what an editor and a contributor do with this project; `digest/fronts/` does it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from digest.fronts import speaking
from digest.problems import DigestError, message
from digest.write.freshness import TODAY, Order

PROJECT = Path(__file__).resolve().parent

_CONTENT = "the folder with the content (default: content/ of this project)"
_TODAY = "the day the site is built for, as 2026-11-22 (default: DIGEST_TODAY, else today)"
_MESSAGES = (
    "the language of messages: en or fa (default: DIGEST_MESSAGES, else extra: messages: in mkdocs.yml)"
)


def _first_words(task: str, names: Sequence[str]) -> list[str]:
    """Return the arguments that stand without their flags: invoke would insist on all it takes so."""
    words = sys.argv[sys.argv.index(task) + 1 :] if task in sys.argv else []
    bare, at = 0, 0
    while at < len(words):
        flag = words[at].startswith("-")
        bare += not flag
        at += 2 if flag and "=" not in words[at] else 1
    return list(names[:bare])


@task(
    help={
        "strict": "refuse warnings (spelling, ...) as well as errors",
        "out": "the folder to write (default: site/)",
        "content": _CONTENT,
        "clean": "build from nothing, and remove files in the output folder that digest did not write",
        "today": _TODAY,
        "site_url": "the site's address (default: DIGEST_SITE_URL, else site_url of mkdocs.yml)",
        "messages": _MESSAGES,
    }
)
def build(
    _context: Context,
    strict: bool = False,
    out: str = "site",
    content: str = "content",
    clean: bool = False,
    today: str = "",
    site_url: str = "",
    messages: str = "",
) -> None:
    """Turn content/ into site/; an unchanged site is left as it is."""
    from digest.fronts import building

    def run(language: str) -> None:
        order = _order(out=out, content=content, strict=strict, clean=clean, today=today, site_url=site_url)
        building.build(order, language)

    _speaking(run, messages)


@task(
    help={
        "port": "the port to serve on (default: 8000)",
        "host": "the address to serve on (default: 127.0.0.1, this machine only)",
        "content": _CONTENT,
        "out": "the folder to write (default: site/)",
    }
)
def serve(
    _context: Context, port: int = 8000, host: str = "127.0.0.1", content: str = "content", out: str = "site"
) -> None:
    """Build, show the site in a browser, and rebuild it on every change."""
    from digest.fronts import building

    def run(language: str) -> None:
        order = _order(out=out, content=content, site_url=f"http://{host}:{port}/")
        building.serve(order, language, host, port)

    _speaking(run)


@task(
    help={
        "content": _CONTENT,
        "strict": "exit with status 1 for warnings too",
        "format": "text (for people), json (for tools), or github (annotations beside the lines)",
        "messages": _MESSAGES,
    }
)
def check(
    _context: Context,
    content: str = "content",
    strict: bool = False,
    format: str = "text",
    messages: str = "",
) -> None:
    """Check the content and say everything that is wrong with it; write nothing."""
    from digest.fronts import checking

    _speaking(
        lambda language: checking.check(_order(content=content, strict=strict), format, language), messages
    )


@task(
    help={
        "kind": "article, event, person, source, or text (of an article that is there)",
        "id": "its id: a-z, 0-9 and hyphens; an article's id is its address",
        "source": "the outlet's id (article), or the reporting article's id (event)",
        "language": "the original's language, like fa",
        "date": "its date, like 2023-12-04",
        "countries": "country codes, like CU,IR",
        "title": "its title in English: only to suggest an id",
        "event_kind": "visit, meeting, conference, ... (event)",
        "outlet_kind": "newspaper, news-agency, news-site or broadcaster (source)",
        "editions": "the editions to begin (default: all there are)",
        "content": _CONTENT,
        "messages": _MESSAGES,
    },
    positional=_first_words("new", ("kind", "id")),
)
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


@task(
    help={
        "paths": "files or folders, separated by spaces and quoted together; - reads standard input",
        "content": _CONTENT,
    },
    positional=["paths"],
)
def ingest(_context: Context, paths: str, content: str = "content") -> None:
    """Turn raw articles (text or saved HTML) into drafts below content/drafts/, for an editor to finish."""
    from digest.fronts import drafts

    _speaking(lambda language: drafts.ingest(PROJECT, PROJECT / content, paths, language))


@task(help={"id": "the draft's id: its folder in content/drafts/", "content": _CONTENT}, positional=["id"])
def accept(_context: Context, id: str, content: str = "content") -> None:
    """Move a finished draft to the articles and its chosen events to the events; say what is left to do."""
    from digest.fronts import drafts

    _speaking(lambda language: drafts.accept(PROJECT, PROJECT / content, id, language))


@task(
    help={
        "article": "the article's id",
        "edition": "the edition whose text was just translated or brought up to date",
        "source": "the edition it was translated from (default: the first of the others)",
        "content": _CONTENT,
    },
    positional=["article", "edition"],
)
def translated(
    _context: Context, article: str, edition: str, source: str = "", content: str = "content"
) -> None:
    """Record that a text is a translation of another edition's text as that stands now."""
    from digest.fronts import records

    _speaking(lambda _: records.translated(PROJECT, PROJECT / content, article, edition, source))


@task(help={"content": _CONTENT})
def coverage(_context: Context, content: str = "content") -> None:
    """List what the digest does not have: texts, second sources, languages, stated dates."""
    from digest.fronts import records

    _speaking(lambda _: records.coverage(PROJECT, PROJECT / content))


@task(
    help={
        "out": "the folder to write (default: .vscode/schemas/)",
        "vscode": "also tell VS Code's YAML extension, in .vscode/settings.json",
        "content": _CONTENT,
    }
)
def schema(
    _context: Context, out: str = ".vscode/schemas", vscode: bool = False, content: str = "content"
) -> None:
    """Write a JSON Schema for each kind of file, for editors that complete and check YAML."""
    from digest.fronts import schemas

    _speaking(lambda _: schemas.write(PROJECT, PROJECT / content, PROJECT / out, vscode=vscode))


@task(help={"content": _CONTENT, "check": "add nothing; exit with status 1 where an address is new"})
def urls(_context: Context, content: str = "content", check: bool = False) -> None:
    """Add the addresses of new pages to urls.txt of the content: what is published is to last."""
    from digest.fronts import records

    _speaking(lambda language: records.urls(_order(content=content), language, only_check=check))


@task(
    help={
        "site": "the folder with the built site (default: site/)",
        "out": "the archive to write (default: digest-offline.zip)",
    }
)
def offline(_context: Context, site: str = "site", out: str = "digest-offline.zip") -> None:
    """Pack the built site into an archive that opens from disk, without a server."""
    from digest.write.offline import pack

    target = PROJECT / out
    _speaking(lambda _: print(f"{out}: {pack(PROJECT / site, target)} files, {target.stat().st_size} bytes"))


@task(
    help={
        "sizes": "numbers of articles (default: 5,100,1000,10000)",
        "runs": "how often each is measured (default: 5)",
        "peers": "hugo, or nothing",
        "scenarios": "cold, unchanged, article, event, template, word (default: all)",
        "skewed": "half of the articles about one country, three events an article",
        "work": "where to build (default: the system's folder for temporary files)",
        "out": "the JSON with all figures",
    }
)
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


@task(help={"out": "the folder to remove (default: site/)"})
def clean(_context: Context, out: str = "site") -> None:
    """Remove the built site and the caches."""
    from digest.fronts import building

    _speaking(lambda _: building.clean(PROJECT, out))


@task(help={"k": "run only the tests whose names match", "lint": "run the linters first (default: yes)"})
def test(context: Context, k: str = "", lint: bool = True) -> None:
    """Run the linters and all tests, the browser's included; installs Chromium where there is none."""
    sys.path.insert(0, str(PROJECT))
    from tests.browser import find_chromium, install_chromium

    if find_chromium() is None:
        install_chromium()
    if lint:
        _lint(context)
    chosen = f' -k "{k}"' if k else ""
    _run(context, f"{_python()} -m pytest -n auto{chosen}")


@task
def lint(context: Context) -> None:
    """Check style (ruff) and types (mypy)."""
    _lint(context)


def _lint(context: Context) -> None:
    for command in ("ruff check .", "ruff format --check .", "mypy"):
        _run(context, f"{_python()} -m {command}")


def _python() -> str:
    return f'"{sys.executable}"'


def _run(context: Context, command: str) -> None:
    with context.cd(str(PROJECT)):
        result = context.run(command, warn=True, pty=sys.stdout.isatty())
    if not result:
        raise Exit(code=1)


def _order(
    out: str = "site",
    content: str = "content",
    strict: bool = False,
    clean: bool = False,
    today: str = "",
    site_url: str = "",
) -> Order:
    try:
        given = today or os.environ.get(TODAY, "")
        day = date.fromisoformat(given) if given else date.today()
    except ValueError:
        raise DigestError(message("bad-day", given=given)) from None
    return Order(
        project=PROJECT,
        content=PROJECT / content,
        out=PROJECT / out,
        today=day.toordinal(),
        site_url=site_url or None,
        strict=strict,
        clean=clean,
    )


def _speaking(run: Callable[[str], None], messages: str = "") -> None:
    """Run with the language of messages; a refusal becomes a few lines and exit status 1."""
    language = "en"
    try:
        language = speaking.language(PROJECT, messages)
        run(language)
    except speaking.Refused as refused:
        raise Exit(str(refused), 1) from None
    except DigestError as error:
        raise Exit(str(speaking.refusal(error, language)), 1) from None


namespace = Collection(
    build,
    serve,
    check,
    new,
    ingest,
    accept,
    translated,
    coverage,
    schema,
    urls,
    offline,
    test,
    lint,
    bench,
    clean,
)
