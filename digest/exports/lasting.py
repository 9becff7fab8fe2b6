"""Addresses that last: what was ever published is still a page, or says where it went.

Two files of the content say what is known. `urls.txt` lists every page ever published, one address a line,
below the site's root; `invoke urls` adds to it, and nothing takes away. `redirects.yml` says where addresses
went: `articles/old-id: articles/new-id`, in all editions, with all that lies below; with an edition before
it, `fa/articles/old-id: fa/articles`, in one. Some pages come and go by themselves, and their addresses lead
to the page above them without a line: a period of the chronology, of a country or another long list, a
letter of the A-Z index, and two texts of an article side by side.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from digest.load import Document, Scalar
from digest.pages import welcome
from digest.pages.plan import Page
from digest.problems import Mark, Problem, in_order, message

_KEPT = {
    "chronology": 2,
    "index": 2,
    "articles/in": 2,
    "articles": 3,
    "countries": 3,
    "relations": 3,
    "people": 3,
    "sources": 3,
}
"""Section to the parts of its addresses that stay: the rest depends on how much there is."""

_ADDRESS = re.compile(r"(?:[A-Za-z0-9-]+/)+")
_PATH = re.compile(r"[A-Za-z0-9-]+(?:/[A-Za-z0-9-]+)*")


@dataclass(frozen=True, slots=True)
class Beside:
    """The two files: the text of urls.txt ("" without one) and its name in messages, and redirects.yml."""

    urls: str
    urls_path: str
    redirects: Document | None


@dataclass(frozen=True, slots=True)
class Moves:
    """Old address to the page it leads to now, below the site's root; and what is wrong with any of it."""

    targets: Mapping[str, str]
    problems: tuple[Problem, ...]


def addresses(pages: Iterable[Page]) -> set[str]:
    """Return the addresses of pages that may move: all but the root and the 404, which always are."""
    return {page.url for page in pages} - {welcome.ROOT, welcome.NOT_FOUND}


def manifest(known: Iterable[str]) -> str:
    """Return the text of urls.txt: sorted, so that two editors' additions merge line by line."""
    return "".join(f"{line}\n" for line in (*_HEAD, *sorted(set(known))))


_HEAD = (
    "# Every page ever published. `invoke urls` adds new ones; nothing is taken away.",
    "# When one of them moves, say so in redirects.yml, like `articles/old-id: articles/new-id`.",
)


def published(text: str) -> dict[str, int]:
    """Return address to its line in urls.txt; comments and empty lines are none."""
    lines = enumerate(text.splitlines(), 1)
    return {line.strip(): number for number, line in lines if line.strip() and not line.startswith("#")}


def settle(pages: Iterable[Page], editions: Sequence[str], beside: Beside) -> Moves:
    """Find where every address leads that is no page now, and say which lead nowhere."""
    live = addresses(pages)
    known = published(beside.urls)
    rules = _Rules(editions, live, {address.partition("/")[0] for address in known})
    problems = list(_read(rules, beside))
    targets = {}
    for start, rule in rules.by_address.items():
        target = rules.target(start)
        if start not in live and target:
            targets[start] = target
        else:
            problems.append(rule.problem(rules, start))
    lost = []
    for address, line in known.items():
        if not _ADDRESS.fullmatch(address):
            mark = Mark(beside.urls_path, line)
            problems.append(Problem(mark, message("address-bad", given=address)))
        elif address not in live and address not in targets:
            if target := rules.target(address) or rules.above(address):
                targets[address] = target
            else:
                lost.append((address, line))
    problems += _vanished(rules, lost, beside)
    return Moves(targets, in_order(problems))


@dataclass(frozen=True, slots=True)
class _Rule:
    """A line of redirects.yml: what it says and where it stands, and where it leads in one edition."""

    start: str
    to: str
    mark: Mark
    lands: str

    def problem(self, rules: _Rules, address: str) -> Problem:
        """Say why the rule cannot be kept."""
        if address in rules.live:
            return Problem(self.mark, message("redirect-live", path=self.start))
        if rules.circles(address):
            return Problem(self.mark, message("redirect-circle", path=self.start))
        found = message("redirect-nowhere", path=self.to).near(self.to, rules.paths())
        return Problem(self.mark, found)


class _Rules:
    """The redirects of all editions, and the pages there are; `once` are editions that were published."""

    def __init__(self, editions: Sequence[str], live: set[str], once: Collection[str] = ()) -> None:
        self.editions = editions
        self.live = live
        self.codes = {*editions, *once}
        self.by_address: dict[str, _Rule] = {}

    def add(self, start: str, to: str, mark: Mark) -> None:
        """Add a line for the edition it names, or for every one."""
        of, _, rest = start.partition("/")
        alone = of in self.codes
        for edition in (of,) if alone else self.editions:
            path = rest if alone else start
            lands = to if to.partition("/")[0] in self.editions else f"{edition}/{to}"
            self.by_address[f"{edition}/{path}/" if path else f"{edition}/"] = _Rule(
                start, to, mark, f"{lands}/"
            )

    def target(self, address: str) -> str | None:
        """Return the page an address leads to in the end, or None: nowhere, or round and round."""
        seen = set()
        while address not in self.live:
            if address in seen:
                return None
            seen.add(address)
            step = self._step(address)
            if step is None:
                return self._elsewhere(address) if len(seen) > 1 else None
            address = step
        return address

    def circles(self, address: str) -> bool:
        """Tell whether an address leads back to where it has been."""
        seen: set[str] = set()
        step: str | None = address
        while step is not None and step not in self.live:
            if step in seen:
                return True
            seen.add(step)
            step = self._step(step)
        return False

    def _step(self, address: str) -> str | None:
        """Follow the rule for an address or for the nearest address it lies below."""
        parts = address.split("/")[:-1]
        for length in range(len(parts), 0, -1):
            if rule := self.by_address.get("/".join(parts[:length]) + "/"):
                below = rule.lands + "".join(f"{part}/" for part in parts[length:])
                return below if below in self.live else rule.lands
        return None

    def _elsewhere(self, address: str) -> str | None:
        """Return the same page in the first edition that has it."""
        rest = address.partition("/")[2]
        return next((found for code in self.editions if (found := f"{code}/{rest}") in self.live), None)

    def above(self, address: str) -> str | None:
        """Return the page a lost one stood under, where such pages may come and go."""
        parts = address.split("/")[:-1]
        kept = _KEPT.get("/".join(parts[1:3])) or (_KEPT.get(parts[1]) if len(parts) > 1 else None)
        above = "/".join(parts[:kept]) + "/"
        return above if kept and above in self.live else None

    def paths(self) -> frozenset[str]:
        """Return the pages as a line of redirects.yml names them."""
        return frozenset(address.partition("/")[2].rstrip("/") for address in self.live) - {""}


def _read(rules: _Rules, beside: Beside) -> Iterator[Problem]:
    """Add the lines of redirects.yml to the rules; yield what is wrong with how they are written."""
    if beside.redirects is None:
        return
    for start, (key, value) in beside.redirects.root.fields.items():
        mark = Mark(beside.redirects.path, key.line, key.column)
        to = value.text if isinstance(value, Scalar) else None
        if to is None or not _PATH.fullmatch(start) or not _PATH.fullmatch(to):
            yield Problem(mark, message("redirect-shape"))
        else:
            rules.add(start, to, mark)


def _vanished(rules: _Rules, lost: Sequence[tuple[str, int]], beside: Beside) -> Iterator[Problem]:
    """Yield one problem for each line that redirects.yml lacks, at the first address it would be for."""
    first: dict[tuple[str, str], int] = {}
    for address, line in lost:
        first.setdefault(_wanted(rules, address), line)
    if not first:
        return
    old = {address.partition("/")[2] for address in published(beside.urls)}
    fresh: dict[str, set[str]] = {}
    for path in rules.paths():
        if f"{path}/" not in old:
            fresh.setdefault(path.partition("/")[0], set()).add(path)
    known = {section: frozenset(paths) for section, paths in fresh.items()}
    for (path, to), line in first.items():
        what = message("address-vanished", path=path, to=to)
        near = what.near(path, known.get(to, frozenset()))
        yield Problem(Mark(beside.urls_path, line), near)


def _wanted(rules: _Rules, address: str) -> tuple[str, str]:
    """Return what redirects.yml should say of a lost address: all editions', or its own where others have it.

    The second is an example of where it may lead: the same page in another edition, else the section.
    """
    edition, *parts = address.rstrip("/").split("/")
    if edition not in rules.editions:
        return edition, rules.editions[0]
    path = "/".join(parts[:2])
    elsewhere = next((code for code in rules.editions if f"{code}/{path}/" in rules.live), None)
    if elsewhere is not None or not path:
        return f"{edition}/{path}".rstrip("/"), f"{elsewhere or edition}/{path}".rstrip("/")
    return path, parts[0] if len(parts) > 1 else "about"
