"""The index: what is in it, that it is cut small, and that nothing in it hangs on chance."""

from __future__ import annotations

import json
import random
import subprocess
import sys

from digest.pages.found import Found
from digest.search.cutting import name
from digest.search.files import ENTRIES, WORDS, files
from digest.search.postings import NAME, SUMMARY, TEXT, TITLE, Words, decoded, encoded, postings, weights
from digest.text.plain import plain
from tests.search.conftest import edition, entries
from tests.site.conftest import PROJECT
from tests.site.pages import Site


def pairs_of(text: str) -> list[tuple[int, int]]:
    """Return (entry, weight) pairs of a list of the index."""
    return [(number >> 2, number & 3) for number in decoded(text)]


def article(title: str, *texts: str) -> Found:
    """Return an entry in Persian."""
    return Found("x", (title, "fa", "rtl"), texts=tuple((text, "fa", "rtl") for text in texts))


def test_a_list_of_the_index_can_be_read_back() -> None:
    pairs = [(0, 3), (1, 0), (7, 2), (300, 1), (301, 1), (70_000, 0), (5_000_000, 3)]
    assert pairs_of(encoded([number * 4 + weight for number, weight in pairs])) == pairs


def test_a_word_says_most_where_it_stands_highest() -> None:
    found = postings(
        [article("ایران", "x", "ایران"), article("ایران و کوبا", "ایران", "y"), article("a", "کوبا", "ایران")]
    )
    assert pairs_of(found["ایران"]) == [(0, NAME), (1, TITLE), (2, TEXT)]
    assert pairs_of(found["کوبا"]) == [(1, TITLE), (2, SUMMARY)]


def test_a_word_written_apart_is_found_joined_where_another_writes_it_joined() -> None:
    found = postings(
        [article("a", "b", "برنامه هسته ای"), article("a", "b", "هسته‌ای"), article("a", "b", "هستهای")]
    )
    assert [number for number, _ in pairs_of(found["هستهای"])] == [0, 1, 2]
    assert [number for number, _ in pairs_of(found["هسته"])] == [0, 1]


def test_words_nobody_joins_are_not_joined() -> None:
    assert "ایرانکوبا" not in postings([article("ایران کوبا")])


def test_markdown_is_read_as_text() -> None:
    body = "# سر\n\nیک **دو** [سه](https://a.b) و [چهار]{lang=fa}[^1]\n\n> - پنج `شش`\n\n"
    body += "| a | b |\n|---|:-:|\n\n[^1]: هفت"
    assert plain(body) == "سر یک دو سه و چهار پنج شش a | b هفت"


def test_what_neighbours_make_is_what_is_looked_for() -> None:
    """A table of what can be joined finds all that is there, and no more."""
    chance = random.Random(3)
    parts = ["می", "ی", "یی", "یابد", "هسته", "ای", "و", "نو", "iran"]
    for _ in range(300):
        texts = [" ".join(_made_up(chance, parts) for _ in range(6)) for _ in range(4)]
        texts += [chance.choice(" \u200c").join(chance.choices(parts, k=4)) for _ in range(4)]
        found = postings([article("a", "b", text) for text in texts])
        words = Words()
        read = [words.fields(article("a", "b", text)) for text in texts]
        _, known = words.known()
        for number, fields in enumerate(read):
            held = {word for word, numbers in found.items() if number in dict(pairs_of(numbers))}
            assert held == {word for word in weights(words, fields) if word in known}


def _made_up(chance: random.Random, parts: list[str]) -> str:
    return "".join(chance.choices(parts, k=chance.randint(1, 3)))


def test_files_are_small_and_named_by_what_is_in_them() -> None:
    made = dict(files(edition("en", tuple(entries("en", 400))), ["en"]))
    head = json.loads(made.pop("search/en.json"))
    names = [*head["wordFiles"], *head["entryFiles"]]
    assert set(made) == {f"search/en/{name}.json" for name in names}
    assert len(made) > 40
    assert sum(head["entries"]) == 400
    for path, data in made.items():
        assert path == f"search/en/{name(data)}.json"
        assert len(data) < 3 * max(WORDS, ENTRIES) or len(json.loads(data)) <= 2, path
    firsts = [json.loads(made[f"search/en/{name}.json"])[0] for name in head["wordFiles"]]
    assert firsts == head["words"] == sorted(firsts)
    for name_, many in zip(head["entryFiles"], head["entries"], strict=True):
        assert len(json.loads(made[f"search/en/{name_}.json"])) == many


def test_an_edit_changes_the_files_of_its_words_and_its_entry_alone() -> None:
    found = list(entries("en", 400))
    before = dict(files(edition("en", tuple(found)), ["en"]))
    (summary, lang, way), text = found[200].texts
    found[200] = found[200]._replace(texts=((f"{summary} zzz", lang, way), text))
    after = dict(files(edition("en", tuple(found)), ["en"]))
    assert 2 <= len(set(after) - set(before)) <= 3


def test_the_index_does_not_hang_on_the_order_of_sets() -> None:
    script = (
        "import hashlib\n"
        "from tests.search.conftest import edition, entries\n"
        "from digest.search.files import files\n"
        "whole = hashlib.sha256()\n"
        "for path, data in files(edition('fa', tuple(entries('fa', 60))), ['fa']):\n"
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
    for code in ("en", "fa"):
        head = json.loads((spelled_site.folder / f"search/{code}.json").read_bytes())
        urls = []
        for file in head["entryFiles"]:
            items = json.loads((spelled_site.folder / f"search/{code}/{file}.json").read_bytes())
            urls += [item[0] for item in items]
        pages = {url for url in urls if "#" not in url}
        kinds = ("articles", "countries", "relations", "people", "sources")
        wanted = {
            page.url
            for page in spelled_site.pages
            if page.edition == code and page.url.count("/") == 3 and page.url.split("/")[1] in kinds
        }
        assert pages == wanted
        events = {url.partition("#")[2] for url in urls if "#" in url}
        assert events == {path.stem for path in (PROJECT / "content" / "events").glob("*.yml")}
        assert len(urls) == len(set(urls)) == sum(count for _, _, count in head["kinds"])
