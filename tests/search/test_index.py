"""The index: what is in it, that it is cut small, and that nothing in it hangs on chance."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import accumulate

from digest.pages.found import Found, Searchable
from digest.search.files import ENTRIES, WORDS, files
from digest.search.postings import DIGITS, NAME, SUMMARY, TEXT, TITLE, encoded, postings
from digest.text.plain import plain
from tests.search.conftest import entries
from tests.site.conftest import PROJECT
from tests.site.pages import Site


def decoded(text: str) -> list[tuple[int, int]]:
    """Return (entry, weight) pairs of a list of the index."""
    values: list[int] = []
    value = shift = 0
    for char in text:
        digit = DIGITS.index(char)
        value |= (digit & 31) << shift
        shift += 5
        if not digit & 32:
            values.append(value)
            value = shift = 0
    numbers = accumulate(value >> 2 for value in values)
    return [(number, value & 3) for number, value in zip(numbers, values, strict=True)]


def article(title: str, *texts: str) -> Found:
    """Return an entry in Persian."""
    return Found("article", "x", (title, "fa", "rtl"), texts=tuple((text, "fa", "rtl") for text in texts))


def test_a_list_of_the_index_can_be_read_back() -> None:
    pairs = [(0, 3), (1, 0), (7, 2), (300, 1), (301, 1), (70_000, 0), (5_000_000, 3)]
    assert decoded(encoded([number * 4 + weight for number, weight in pairs])) == pairs


def test_a_word_says_most_where_it_stands_highest() -> None:
    found = postings(
        [article("ایران", "x", "ایران"), article("ایران و کوبا", "ایران", "y"), article("a", "کوبا", "ایران")]
    )
    assert decoded(found["ایران"]) == [(0, NAME), (1, TITLE), (2, TEXT)]
    assert decoded(found["کوبا"]) == [(1, TITLE), (2, SUMMARY)]


def test_a_word_written_apart_is_found_joined_where_another_writes_it_joined() -> None:
    found = postings(
        [article("a", "b", "برنامه هسته ای"), article("a", "b", "هسته‌ای"), article("a", "b", "هستهای")]
    )
    assert [number for number, _ in decoded(found["هستهای"])] == [0, 1, 2]
    assert [number for number, _ in decoded(found["هسته"])] == [0, 1]


def test_words_nobody_joins_are_not_joined() -> None:
    assert "ایرانکوبا" not in postings([article("ایران کوبا")])


def test_markdown_is_read_as_text() -> None:
    body = "# سر\n\nیک **دو** [سه](https://a.b) و [چهار]{lang=fa}[^1]\n\n> - پنج `شش`\n\n"
    body += "| a | b |\n|---|:-:|\n\n[^1]: هفت"
    assert plain(body) == "سر یک دو سه و چهار پنج شش a | b هفت"


def test_files_are_small_and_say_which_edition_they_are_of() -> None:
    made = dict(files([Searchable("en", {}, {"article": "Articles"}, tuple(entries("en", 400)))]))
    head = json.loads(made.pop("search/en.json"))
    made.pop("search/folding.json")
    assert len(made) == len(head["words"]) + len(head["entries"])
    assert sum(head["entries"]) == 400
    for path, data in made.items():
        file = json.loads(data)
        assert file["version"] == head["version"], path
        assert len(data) < max(WORDS, ENTRIES) + 100 or len(file["items"]) <= 2, path
    firsts = [json.loads(made[f"search/en/w{n}.json"])["items"][0] for n in range(len(head["words"]))]
    assert firsts == head["words"] == sorted(firsts)


def test_the_index_does_not_hang_on_the_order_of_sets() -> None:
    script = (
        "import hashlib\n"
        "from tests.search.conftest import entries\n"
        "from digest.pages.found import Searchable\n"
        "from digest.search.files import files\n"
        "whole = hashlib.sha256()\n"
        "for path, data in files([Searchable('fa', {}, {'article': 'a'}, tuple(entries('fa', 60)))]):\n"
        "    whole.update(path.encode() + data)\n"
        "print(whole.hexdigest())\n"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", script],
            cwd=PROJECT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(PROJECT)},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(seen) == 1


def test_everything_of_an_edition_is_in_its_index(spelled_site: Site) -> None:
    for edition in ("en", "fa"):
        head = json.loads((spelled_site.folder / f"search/{edition}.json").read_bytes())
        urls = []
        for number in range(len(head["entries"])):
            items = json.loads((spelled_site.folder / f"search/{edition}/e{number}.json").read_bytes())[
                "items"
            ]
            urls += [item[0] for item in items]
        pages = {url for url in urls if "#" not in url}
        kinds = ("articles", "countries", "relations", "people", "sources")
        wanted = {
            page.url
            for page in spelled_site.pages
            if page.edition == edition and page.url.count("/") == 3 and page.url.split("/")[1] in kinds
        }
        assert pages == wanted
        events = {url.partition("#")[2] for url in urls if "#" in url}
        assert events == {path.stem for path in (PROJECT / "content" / "events").glob("*.yml")}
        assert len(urls) == len(set(urls)) == sum(count for _, _, count in head["kinds"])
