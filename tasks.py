"""The invoke tasks: what an editor and a contributor do with this project."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from invoke.collection import Collection
from invoke.context import Context
from invoke.exceptions import Exit
from invoke.tasks import task

from digest.problems import DigestError, Problem
from digest.write.freshness import TODAY, Order, look

PROJECT = Path(__file__).resolve().parent

_CONTENT = "the folder with the content (default: content/ of this project)"
_TODAY = "the day the site is built for, as 2026-11-22 (default: DIGEST_TODAY, else today)"


@task(
    help={
        "strict": "refuse warnings (spelling, ...) as well as errors",
        "out": "the folder to write (default: site/)",
        "content": _CONTENT,
        "clean": "build from nothing, and remove files in the output folder that digest did not write",
        "today": _TODAY,
        "site_url": "the site's address (default: DIGEST_SITE_URL, else site_url of mkdocs.yml)",
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
) -> None:
    """Turn content/ into site/; an unchanged site is left as it is."""
    order = _order(out=out, content=content, strict=strict, clean=clean, today=today, site_url=site_url)
    _refusing(lambda: _build(order))


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
    from digest import build as building
    from digest import serve as room

    root = f"http://{host}:{port}/"
    order = _order(out=out, content=content, site_url=root)

    workshop = building.Workshop()

    def again() -> None:
        try:
            _build(order, workshop)
        except (DigestError, Exit) as error:
            print(error, file=sys.stderr)

    watched = [order.content, PROJECT / "templates", PROJECT / "mkdocs.yml"]
    print(f"serving {root} - stop with Ctrl+C")
    _refusing(lambda: room.serve(again, order.out, watched, host, port))


@task(help={"content": _CONTENT, "strict": "exit with status 1 for warnings too"})
def check(_context: Context, content: str = "content", strict: bool = False) -> None:
    """Check the content and say everything that is wrong with it; write nothing."""
    from digest import build as room

    order = _order(content=content, strict=strict)

    def run() -> None:
        library, problems = room.check(order)
        _say(problems, refused=room.refuses(problems, strict=strict))
        print(f"{len(library.articles)} articles and {len(library.events)} events are in order")

    _refusing(run)


@task(
    help={
        "kind": "article, event, person, source, or text (of an article that is there)",
        "id": "its id: a-z, 0-9 and hyphens; an article's id is its address",
        "source": "the outlet's id (article), or the reporting article's id (event)",
        "language": "the original's language, like fa",
        "date": "its date, like 2023-12-04",
        "countries": "country codes, like CU,IR",
        "editions": "the editions to begin (default: all there are)",
        "content": _CONTENT,
    },
    positional=["kind", "id"],
)
def new(
    _context: Context,
    kind: str,
    id: str,
    source: str = "",
    language: str = "",
    date: str = "",
    countries: str = "",
    editions: str = "",
    content: str = "content",
) -> None:
    """Begin a new article, event, person, source, or text of an edition."""
    from digest.problems import did_you_mean
    from digest.starters import STARTERS, Wish
    from digest.text.slugs import is_id

    if kind not in STARTERS:
        raise Exit(f'unknown kind "{kind}"{did_you_mean(kind, STARTERS)}: one of {", ".join(STARTERS)}', 1)
    if not is_id(id):
        raise Exit(f'bad id "{id}": an id is made of a-z, 0-9 and single hyphens', 1)
    folder = PROJECT / content
    known = tuple(sorted(path.stem for path in (folder / "editions").glob("*.yml")))
    wish = Wish(id, _split(editions) or known, source, language, date, _split(countries.upper()))
    starters = list(STARTERS[kind](wish))
    if there := [starter.path for starter in starters if (folder / starter.path).exists()]:
        raise Exit("\n".join(f"{folder / path} is there already" for path in there), 1)
    for starter in starters:
        path = folder / starter.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(starter.text, "utf-8")
        print(f"wrote {os.path.relpath(path)}")
    print("fill in what is empty, then: invoke check")


@task(
    help={
        "paths": "files or folders, separated by spaces and quoted together; - reads standard input",
        "content": _CONTENT,
    },
    positional=["paths"],
)
def ingest(_context: Context, paths: str, content: str = "content") -> None:
    """Turn raw articles (text or saved HTML) into drafts below content/drafts/, for an editor to finish."""
    from digest import ingest as room
    from digest.build import check as read

    library, _ = read(_order(content=content))
    records = (library.people.values(), library.sources.values(), library.countries.values())
    knowledge = room.learn(*records)
    refused = 0
    for name, source in _raw_articles(paths):
        try:
            found = room.draft(room.read_source(source), name, knowledge)
        except DigestError as error:
            print(f"{name}: {error}", file=sys.stderr)
            refused += 1
            continue
        folder = PROJECT / content / "drafts" / found.id
        if folder.exists():
            print(f"{os.path.relpath(folder)} is there already: {name} was left alone", file=sys.stderr)
            refused += 1
            continue
        folder.mkdir(parents=True)
        for path, text in room.files(found):
            (folder / path).write_text(text, "utf-8")
        print(f"wrote {os.path.relpath(folder)}/")
    if refused:
        raise Exit(code=1)


def _raw_articles(paths: str) -> Iterator[tuple[str, Path | bytes]]:
    """Yield (name, file) of every raw article; a folder stands for its files, "-" for standard input."""
    for word in shlex.split(paths):
        path = Path(word)
        if word == "-":
            yield "standard-input", sys.stdin.buffer.read()
        elif path.is_dir():
            yield from ((one.stem, one) for one in sorted(path.iterdir()) if one.is_file())
        else:
            yield path.stem, path


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
    from digest.build import check as read
    from digest.derive.translations import fingerprint
    from digest.problems import did_you_mean
    from digest.starters import stamped

    library, _ = read(_order(content=content))
    if article not in library.articles:
        raise Exit(f'unknown article "{article}"{did_you_mean(article, library.articles)}', 1)
    texts = library.articles[article].texts
    source = source or next((code for code in library.editions if code in texts and code != edition), "")
    for code in (edition, source):
        if code not in texts:
            raise Exit(
                f'article "{article}" has no text in the edition "{code}"{did_you_mean(code, texts)}', 1
            )
    path = PROJECT / content / "articles" / article / f"{edition}.md"
    mark = fingerprint(library.articles[article], source)
    path.write_text(stamped(path.read_text("utf-8"), source, mark), "utf-8")
    print(f"{os.path.relpath(path)} is a translation of {source}.md as it stands now")


@task(help={"content": _CONTENT})
def coverage(_context: Context, content: str = "content") -> None:
    """List what the digest does not have: texts, second sources, languages, stated dates."""
    from digest.build import check as read
    from digest.derive import derive
    from digest.derive.coverage import coverage as find
    from digest.text.locales import official_languages

    library, _ = read(_order(content=content))
    derived = derive(library)
    found = find(library, derived.countries, derived.translations, official_languages)
    lists = {
        "articles without a text in an edition": [f"{id}: {edition}" for id, edition in found.texts],
        "texts that may be out of date": [f"{id}: {edition}" for id, edition in found.outdated],
        "events told by one source only": list(found.single),
        "events whose date is from outside": list(found.outside_events),
        "articles whose date is from outside": list(found.outside_articles),
        "official languages no article tells of a country in": [
            f"{code}: {', '.join(languages)}" for code, languages in found.languages.items()
        ],
    }
    for title, lines in lists.items():
        print(f"{title}: {len(lines)}")
        for line in lines:
            print(f"  {line}")


@task(help={"out": "the folder to remove (default: site/)"})
def clean(_context: Context, out: str = "site") -> None:
    """Remove the built site and the caches."""
    import shutil

    from digest.write.publish import remove_site

    def run() -> None:
        print(f"removed {out}" if remove_site(PROJECT / out) else f"there is no {out}")

    _refusing(run)
    for name in (".cache", ".mypy_cache", ".ruff_cache", ".pytest_cache"):
        shutil.rmtree(PROJECT / name, ignore_errors=True)


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


def _split(words: str) -> tuple[str, ...]:
    return tuple(word.strip() for word in words.split(",") if word.strip())


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
        raise Exit(f'"{given}" is not a day like 2026-11-22', 1) from None
    return Order(
        project=PROJECT,
        content=PROJECT / content,
        out=PROJECT / out,
        today=day.toordinal(),
        site_url=site_url or None,
        strict=strict,
        clean=clean,
    )


def _refusing(run: Callable[[], None]) -> None:
    """Turn a refusal into one line and exit status 1."""
    try:
        run()
    except DigestError as error:
        raise Exit(str(error), 1) from None


def _build(order: Order, workshop: Any = None) -> None:
    """Build if the site is stale, and say what came of it."""
    state = look(order)
    if not state.reasons:
        print(f"{os.path.relpath(order.out)}/ is as it should be: nothing to do")
        return
    from digest import build as room
    from digest.progress import shown

    with shown() as progress:
        outcome = room.build(order, state, progress, workshop)
    _say(outcome.problems, refused=room.refuses(outcome.problems, strict=order.strict))
    if written := outcome.written:
        print(
            f"{os.path.relpath(order.out)}/ has {outcome.pages} pages, {written.files} files: "
            f"{written.written} written, {written.kept} kept, {written.removed} removed"
        )


def _say(problems: Sequence[Problem], *, refused: bool) -> None:
    """Print the problems; when they stand in the way, stop with status 1."""
    for problem in problems:
        print(problem, file=sys.stderr)
    if refused:
        noun = "problem" if len(problems) == 1 else "problems"
        raise Exit(f"{len(problems)} {noun}: nothing was written", 1)


namespace = Collection(build, serve, check, new, ingest, translated, coverage, test, lint, clean)
