"""Whatever a text says, in whatever field of whatever record, it is said and does nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from pathlib import Path

import pytest

from digest.build import Outcome
from tests.hostile import attacks
from tests.hostile.conftest import Build
from tests.hostile.records import BODY, CONTENT, PLAIN, Records, free, saying
from tests.hostile.safety import unsafe
from tests.site.pages import Site

TOGETHER = 2
"""So many attacks stand in one text, where it does not matter what a text begins with."""

BEGINNINGS = tuple(one for one in attacks.TEXTS if one[0] in "=@+-j" or "\n" in one)
OTHERS = tuple(one for one in attacks.TEXTS if one not in BEGINNINGS)
SAID = (
    *BEGINNINGS,
    *(" ".join(OTHERS[at : at + TOGETHER]) for at in range(0, len(OTHERS), TOGETHER)),
    *(" ".join(reversed(OTHERS[at : at + TOGETHER])) for at in range(0, len(OTHERS), TOGETHER)),
)


def errors(outcome: Outcome) -> dict[str, list[str]]:
    """Return what refuses a build, by the file it stands in."""
    found: dict[str, list[str]] = {}
    for problem in outcome.problems:
        if not problem.warning:
            found.setdefault(problem.mark.path, []).append(str(problem.message))
    return found


@pytest.mark.parametrize("text", SAID)
def test_a_text_in_every_field_is_said_and_does_nothing(building: Build, harmless: Site, text: str) -> None:
    outcome, site = building(saying(text, body=PLAIN))
    assert errors(outcome) == {}
    assert unsafe(site, harmless) == []


def test_every_free_text_is_attacked() -> None:
    assert len(list(free())) > 60


def with_pages(bodies: Mapping[str, str]) -> Records:
    """Return the content with a plain page for each body."""
    pages = {
        f"pages/{id}/en.md": {"title": PLAIN, "summary": PLAIN, BODY: body} for id, body in bodies.items()
    }
    return {**deepcopy(dict(CONTENT)), **pages}


def with_events(texts: Mapping[str, str]) -> Records:
    """Return the content with an event for each text: what may stand there may stand anywhere."""
    records = deepcopy(dict(CONTENT))
    for id, text in texts.items():
        records[f"events/{id}.yml"] = {**records["events/embargo-1962.yml"], "text": {"en": text, "fa": text}}
    return records


def allowed(building: Build, laid: Callable[[Mapping[str, str]], Records]) -> dict[str, str]:
    """Return the attacks in Markdown that are not refused where they are laid, by id."""
    left = dict(BODIES)
    while wrong := errors(building(laid(left))[0]):
        refused = {id for path in wrong for id in path.replace(".yml", "").split("/") if id in left}
        assert refused, wrong
        left = {id: body for id, body in left.items() if id not in refused}
    return left


BODIES = {f"x{n}": body for n, body in enumerate((*attacks.TEXTS, *attacks.MARKDOWN, *attacks.LINKS))}


def test_markdown_is_refused_with_its_place_or_does_nothing(building: Build, harmless: Site) -> None:
    kept = allowed(building, with_pages)
    assert 40 < len(kept) < len(BODIES) - 150
    outcome, site = building(with_pages(kept))
    assert errors(outcome) == {}
    assert unsafe(site, harmless) == []


def test_the_same_markdown_does_nothing_in_every_text(building: Build, harmless: Site) -> None:
    kept = allowed(building, with_events)
    assert len(kept) > 40
    outcome, site = building(saying(PLAIN, body="\n\n".join(kept.values())))
    assert errors(outcome) == {}
    assert unsafe(site, harmless) == []


def with_addresses(addresses: Mapping[str, str]) -> Records:
    """Return the content with a source for each address, and an article that has it twice."""
    records = deepcopy(dict(CONTENT))
    for id, address in addresses.items():
        records[f"sources/{id}.yml"] = {**records["sources/daily.yml"], "url": address}
        facts = {**records["articles/visit/article.yml"], "url": address, "archived": address}
        records[f"articles/{id}/article.yml"] = facts
        records[f"articles/{id}/en.md"] = records["articles/visit/en.md"]
    return records


def test_an_address_is_refused_or_is_the_address_of_a_link(building: Build, tmp_path: Path) -> None:
    given = {f"x{n}": address for n, address in enumerate(attacks.FIELDS)}
    outcome, _ = building(with_addresses(given))
    refused = {path.split("/")[2].removesuffix(".yml") for path in errors(outcome)}
    kept = {id: address for id, address in given.items() if id not in refused}
    assert all(address.startswith(("https://", "http://")) for address in kept.values()), kept
    _, site = building(with_addresses(dict.fromkeys(kept, "https://plain.example/")))
    like = Site(site.rename(tmp_path / "like"))
    outcome, site = building(with_addresses(kept))
    assert errors(outcome) == {}
    assert unsafe(site, like) == []
    pages = Site(site).by_path
    for id, address in kept.items():
        for path in (f"en/sources/{id}/index.html", f"en/articles/{id}/index.html"):
            links = [link for link in pages[path].all("a") if link.get("href") == address]
            assert {link.get("rel") for link in links} == {"noopener external"}
