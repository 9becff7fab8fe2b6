"""The geometry of maps and pictures, without a page: nothing overlaps, nothing is smeared, all is there."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import cos, dist, pi, sin

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from digest.pages import atlas as maps
from digest.pages.atlas import Atlas, Box, Ring
from digest.pages.maps import LEAST, ROOM, SHAPE, located, spread, steps
from digest.pages.network import HUB, MOST, NAME, PITCH, REACH, SPOT, WIDTH, ems, star, wrapped
from digest.text.locales import territories, territory_name
from tests.maps.conftest import FILE

NOT_DRAWN = {"AQ"}
"""Antarctica: where the map ends."""

ROOM_FOR_NAMES = (WIDTH - HUB - REACH - SPOT - 10) / NAME


@settings(deadline=None)
@given(st.integers(1, MOST), st.integers(SPOT, 70), st.booleans())
def test_no_two_countries_of_a_star_overlap(count: int, pill: int, mirrored: bool) -> None:
    spots, height = star(count, pill, mirrored)
    assert len(spots) == count
    assert all(PITCH / 2 <= spot.y <= height - PITCH / 2 for spot in spots)
    assert all(b.y - a.y >= PITCH for a, b in pairwise(spots))
    assert all(pill / 2 <= spot.x <= WIDTH - pill / 2 for spot in spots)


@settings(deadline=None)
@given(st.integers(1, MOST), st.integers(SPOT, 70))
def test_a_mirrored_star_is_the_same_from_the_other_side(count: int, pill: int) -> None:
    one, other = star(count, pill, False)[0], star(count, pill, True)[0]
    assert [(WIDTH - spot.x, spot.y, WIDTH - spot.name) for spot in one] == [
        (spot.x, spot.y, spot.name) for spot in other
    ]
    assert all(spot.x > HUB for spot in one)


@pytest.mark.parametrize("locale", ["en", "fa_IR", "ar", "ru", "de", "zh"])
def test_every_countrys_name_has_room_in_two_lines(locale: str) -> None:
    names = [territory_name(code, locale) for code in territories()]
    for name in names:
        lines = wrapped(name, ROOM_FOR_NAMES, 2)
        assert 1 <= len(lines) <= 2
        assert all(ems(line) <= ROOM_FOR_NAMES for line in lines), lines
    whole = [name for name in names if " ".join(wrapped(name, ROOM_FOR_NAMES, 2)) == name]
    assert len(whole) / len(names) > 0.9


@settings(deadline=None)
@given(st.text("ab Wم ", min_size=1).filter(str.strip), st.integers(3, 12), st.integers(1, 3))
def test_wrapped_words_keep_to_their_room(text: str, room: int, most: int) -> None:
    lines = wrapped(text, room, most)
    assert 0 < len(lines) <= most
    assert all(ems(line) <= room for line in lines)


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=30))
def test_marks_of_small_countries_stand_apart(points: list[tuple[int, int]]) -> None:
    placed = spread(points, 14)
    assert all(dist(a, b) >= 14 for a, b in combinations(placed, 2))
    if points:
        assert placed[0] == points[0]


@settings(deadline=None)
@given(st.integers(0, 10**6))
def test_shades_begin_at_growing_numbers(most: int) -> None:
    bounds = steps(most)
    assert list(bounds) == sorted(set(bounds))
    assert len(bounds) <= 5
    assert bounds[:1] == ((1,) if most else ())
    assert all(bound <= most for bound in bounds)


@settings(deadline=None)
@given(st.lists(st.integers(5, 90), min_size=3, max_size=40), st.integers(-40, 140), st.integers(-40, 140))
def test_what_is_drawn_lies_in_its_window(reaches: list[int], x: int, y: int) -> None:
    turn = 2 * pi / len(reaches)
    ring = tuple((x + r * cos(i * turn), y + r * sin(i * turn)) for i, r in enumerate(reaches))
    window = Box(0, 0, 100, 80)
    part = maps.clipped(ring, window)
    assert all(-1e-9 <= px <= 100 + 1e-9 and -1e-9 <= py <= 80 + 1e-9 for px, py in part)
    assert not part or maps.area(part) <= maps.area(ring) + 1e-6
    if window.holds(maps.around(ring)):
        assert part == ring


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(-99, 4000), st.integers(-99, 4000)), min_size=3, max_size=20))
def test_a_path_is_read_as_it_was_written(points: list[tuple[int, int]]) -> None:
    ring: Ring = tuple(points)
    assert list(maps._rings(maps.written([ring, ring]))) == [ring, ring]


def test_every_country_code_has_a_place_on_the_map(world: Atlas) -> None:
    assert territories() - world.countries.keys() == NOT_DRAWN
    assert world.countries.keys() <= territories()
    for code, outline in world.countries.items():
        assert 0 <= outline.at[0] <= world.width, code
        assert 0 <= outline.at[1] <= world.height, code
    assert sum(bool(outline.rings) for outline in world.countries.values()) > 195


def test_no_country_is_smeared_across_the_map(world: Atlas) -> None:
    """A line drawn across the antimeridian would be as long as the map is wide."""
    for code, outline in world.countries.items():
        for ring in outline.rings:
            longest = max(dist(a, b) for a, b in zip(ring, (*ring[1:], ring[0]), strict=True))
            assert longest < world.width / 10, code
    assert world.countries["RU"].main().width < world.width * 0.4
    assert world.countries["FJ"].main().width < world.width * 0.02


def test_areas_without_a_code_are_drawn_all_the_same(world: Atlas) -> None:
    assert sum(bool(outline.rings) for outline in world.others) >= 3


def test_neighbours_are_those_one_knows(world: Atlas) -> None:
    found = maps.borders(world)
    assert found["IR"] == {"AF", "AM", "AZ", "IQ", "PK", "TM", "TR"}
    assert "CU" not in found or found["CU"] == frozenset()
    assert set(maps.nearest(world, "CU", 4)) == {"BS", "DO", "HT", "JM"}
    assert all(code in found[other] for code, others in found.items() for other in others)


def test_a_country_lies_in_the_window_around_it(world: Atlas) -> None:
    for code, outline in world.countries.items():
        seen = maps.window(world, outline.main(), SHAPE, LEAST, ROOM)
        assert seen.holds(outline.main()), code
        assert Box(0, 0, world.width, world.height).wider(1e-6).holds(seen), code
        assert seen.width == pytest.approx(seen.height * SHAPE)


def test_a_small_country_is_marked_and_a_large_one_is_not(world: Atlas) -> None:
    for code in ("PS", "SG", "FJ", "MT", "TV"):
        assert located(world, code)[2], code
    for code in ("IR", "CU", "RU"):
        assert located(world, code)[2] is None, code


def test_the_file_is_small() -> None:
    assert FILE.stat().st_size < 60_000
