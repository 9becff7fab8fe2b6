"""Whatever lies in the content folder, of whatever name and bytes, is answered with problems and at once."""

from __future__ import annotations

import json
import os
import socket
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from digest.build import build
from digest.fronts import reports
from digest.review import review
from digest.write.freshness import Order, look
from tests.content.laying import PROJECT
from tests.hostile.records import saying, write
from tests.site.conftest import TODAY

ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))
PERSON = "names: {en: %s}\noriginal: {language: es, name: Ana}\ncountry: CU\n"
PAGE = "---\ntitle: A\nsummary: A.\n---\n%s\n"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    """Content with which nothing is wrong."""
    return write(tmp_path / "content", saying("Plain"))


def said(content: Path) -> set[str]:
    """Return the keys of what is said, having said it in every form and language there is."""
    _, found = review(PROJECT, content)
    wrong = [problem for problem in found if not problem.warning]
    for language in ("en", "fa"):
        for line in (*reports.text(wrong, language), *reports.github(wrong, language)):
            assert line.encode()
            assert line.translate(ISOLATES).replace("\u200c", "").isprintable(), line
            assert "\n" not in line
        json.loads(reports.as_json(wrong, language))
    return {problem.message.key for problem in wrong}


def test_the_content_is_good(content: Path) -> None:
    assert said(content) == set()


def _text(path: str, text: str) -> Callable[[Path], None]:
    def lay(content: Path) -> None:
        (content / path).parent.mkdir(parents=True, exist_ok=True)
        (content / path).write_bytes(text.encode("utf-8", "surrogatepass"))

    return lay


def _bytes(path: str, data: bytes) -> Callable[[Path], None]:
    def lay(content: Path) -> None:
        (content / path).write_bytes(data)

    return lay


def _named(name: str) -> Callable[[Path], None]:
    return _text(f"people/{name}.yml", PERSON % "Ana")


def _escaped(escape: str) -> Callable[[Path], None]:
    return _text("people/ana.yml", PERSON % f'"a{escape}b"')


def _said_in_page(body: str) -> Callable[[Path], None]:
    return _text("pages/about/en.md", PAGE % body)


def _link(path: str, target: str) -> Callable[[Path], None]:
    return lambda content: (content / path).symlink_to(target)


def _pipe(path: str) -> Callable[[Path], None]:
    return lambda content: os.mkfifo(content / path)


def _socket(content: Path) -> None:
    here = Path.cwd()
    os.chdir(content / "people")  # a socket's whole path may have a hundred letters
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind("bo.yml")
    finally:
        os.chdir(here)


def _folder(path: str) -> Callable[[Path], None]:
    return lambda content: (content / path).mkdir(parents=True)


def _undecodable(content: Path) -> None:
    Path(os.fsdecode(os.fsencode(content) + b"/people/b\xff.yml")).write_text(PERSON % "Ana", "utf-8")


BOMB = "a: &a [x]\nb: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]\nc: [*b, *b, *b, *b, *b, *b, *b, *b, *b]\n"

CASES: dict[str, tuple[Callable[[Path], None], set[str]]] = {
    # Names
    **{
        f"the name {name!r}": (_named(name), {"bad-id"})
        for name in ("con", "nul", "aux", "prn", "com1", "lpt9", "aux.", "con.txt", "a..", "a ", " a", "a.b", "-a")
    },
    **{
        f"the name {name!r} ": (_named(name), {"bad-id"})
        for name in ("Ana", "ANA", "a" * 81, "a--b", "a_b", "a\\b", "c:", "a\nb", "a\x1b[2Jb", "a\u202eb", "<b>", "a%2f..")
    },
    "a name in NFC": (_named(unicodedata.normalize("NFC", "jos\u00e9")), {"bad-id"}),
    "a name in NFD": (_named(unicodedata.normalize("NFD", "jos\u00e9")), {"bad-id"}),
    "a name in Persian digits": (_named("a\u06f1"), {"bad-id"}),
    "a name in wide letters": (_named("\uff41"), {"bad-id"}),
    "a name that is no UTF-8": (_undecodable, {"bad-id"}),
    "a folder in capitals": (_text("pages/About/en.md", PAGE % "A"), {"bad-id"}),
    "a country in capitals": (_text("countries/CU.yml", "names: {en: C}\n"), {"bad-id"}),
    "an edition in capitals": (_text("pages/about/EN.md", PAGE % "A"), {"unknown-edition"}),
    "a page in the place of the site's own": (_text("pages/assets/en.md", PAGE % "A"), {"page-id-taken"}),
    "a page in the place of the data": (_text("pages/data/en.md", PAGE % "A"), {"page-id-taken"}),
    "a page in the place of the coverage": (_text("pages/coverage/en.md", PAGE % "A"), {"page-id-taken"}),
    # What is no file
    "a link to a file": (_link("people/bo.yml", "ana.yml"), {"file-symlink"}),
    "a link out of the content": (_link("people/bo.yml", "/etc/passwd"), {"file-symlink"}),
    "a link to nothing": (_link("people/bo.yml", "nowhere"), {"file-symlink"}),
    "a link to itself": (_link("people/bo.yml", "bo.yml"), {"file-symlink"}),
    "a link to a device without end": (_link("people/bo.yml", "/dev/zero"), {"file-symlink"}),
    "a link to a folder": (_link("people/all", "/etc"), {"file-symlink"}),
    "a loop of folders": (_link("people/round", ".."), {"file-symlink"}),
    "a link in the place of a section": (_link("drafts2", "people"), {"file-symlink"}),
    "a pipe": (_pipe("people/bo.yml"), {"file-special"}),
    "a pipe of a text": (_pipe("pages/about/xx.md"), {"file-special", "unknown-edition"}),
    "a socket": (_socket, {"file-special"}),
    "a folder named like a file": (_folder("people/bo.yml"), set()),
    # Bytes
    "NUL": (_bytes("people/ana.yml", b"names: {en: A\x00}"), {"control-character"}),
    "UTF-16": (_bytes("people/ana.yml", (PERSON % "Ana").encode("utf-16")), {"not-utf-8"}),
    "UTF-16 without its mark": (_bytes("people/ana.yml", (PERSON % "Ana").encode("utf-16-le")), {"control-character"}),
    "UTF-7": (_text("people/ana.yml", PERSON % "'+ADw-script+AD4-'"), set()),
    "no UTF-8": (_bytes("people/ana.yml", b"names: {en: A\xff}"), {"not-utf-8"}),
    "overlong UTF-8": (_bytes("people/ana.yml", b"names: {en: A\xc0\xbcscript}"), {"not-utf-8"}),
    "a surrogate in UTF-8": (_bytes("people/ana.yml", b"names: {en: A\xed\xa0\x80}"), {"not-utf-8"}),
    "half a letter at the end": (_bytes("people/ana.yml", b"names: {en: A}\n# \xd8"), {"not-utf-8"}),
    "nothing": (_bytes("people/ana.yml", b""), {"file-empty", "unknown-person"} - {"unknown-person"}),
    "more than a megabyte": (_bytes("people/ana.yml", b"#" * 10_000_000), {"file-large"}),
    # Characters, as they are, escaped in YAML, and as entities of Markdown
    **{
        f"the character U+{code:04X}": (_text("people/ana.yml", PERSON % f"'a{chr(code)}b'"), {"control-character"})
        for code in (0x1B, 0x7F, 0x85, 0x9F, 0x206A, 0xFFF9, 0xE000, 0xE001, 0xFDD0, 0xFDEF, 0xFFFE, 0xFFFF, 0x10FFFF)
    },
    **{
        f"the escape {escape}": (_escaped(escape), {key})
        for escape, key in (
            ("\\0", "control-character"),
            ("\\e[2J", "control-character"),
            ("\\x7f", "control-character"),
            ("\\N", "control-character"),
            ("\\r\\n", "control-character"),
            ("\\ue000", "control-character"),
            ("\\ufdd0", "control-character"),
            ("\\uffff", "control-character"),
            ("\\U0010ffff", "control-character"),
            ("\\u202e", "bidi-control"),
            ("\\u2066", "bidi-control"),
            ("\\ud800", "yaml-broken"),
            ("\\ud83d\\ude00", "yaml-broken"),
            ("\\U00110000", "yaml-broken"),
            ("\\xZZ", "yaml-broken"),
        )
    },
    "an escape in a key": (_text("people/ana.yml", '"a\\u202e": b\n'), {"bidi-control"}),
    **{
        f"the entity {entity}": (_said_in_page(f"a{entity}b"), {key})
        for entity, key in (
            ("&#xE000;", "control-character"),
            ("&#57345;", "control-character"),
            ("&#x202E;", "bidi-control"),
            ("&#8238;", "bidi-control"),
            ("&rlm;", "bidi-control"),
            ("&lrm;", "bidi-control"),
        )
    },
    "a bidi control in a body": (_said_in_page("a\u202eb"), {"bidi-control"}),
    # YAML
    "a tag": (_text("people/ana.yml", "names: !!python/object/apply:os.system ['true']\n"), {"yaml-tag"}),
    "a tag of its own": (_text("people/ana.yml", "%TAG ! tag:evil,2000:\n---\nnames: !x {en: A}\n"), {"yaml-tag"}),
    "a bomb of aliases": (_text("people/ana.yml", BOMB), {"yaml-anchor", "yaml-alias"}),
    "an alias of itself": (_text("people/ana.yml", "a: &a [*a]\n"), {"yaml-anchor", "yaml-alias"}),
    "a merge key": (_text("people/ana.yml", "x: &x {en: A}\nnames: {<<: *x}\n"), {"yaml-anchor", "yaml-alias"}),
    "a merge key without an alias": (_text("people/ana.yml", PERSON % "A, <<: {en: B}"), {"must-be-text"}),
    "seventeen levels": (_text("people/ana.yml", "a: " + "[" * 17 + "]" * 17 + "\n"), {"yaml-deep"}),
    "sixteen levels": (_text("people/ana.yml", PERSON % "A" + "roles: " + "[" * 15 + "]" * 15 + "\n"), {"must-be-mapping"}),
    "two documents": (_text("people/ana.yml", PERSON % "A" + "---\na: b\n"), {"yaml-second"}),
    "a complex key": (_text("people/ana.yml", "? [a, b]\n: c\n"), {"key-not-text"}),
    "a key of nothing": (_text("people/ana.yml", "~: c\n"), {"key-not-text"}),
    "a list as a file": (_text("people/ana.yml", "- a\n"), {"not-a-mapping"}),
    "magic keys": (_text("people/ana.yml", PERSON % "A" + "__class__: x\nmodel_config: {}\n"), {"unknown-key"}),
    "magic editions": (_text("people/ana.yml", PERSON % "A, __proto__: B"), {"unknown-edition"}),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_hostile_file_gets_the_answer_it_should(content: Path, tmp_path: Path, case: str) -> None:
    lay, keys = CASES[case]
    lay(content)
    found = said(content)
    assert found >= keys
    assert bool(found) is bool(keys)
    wanted = Order(PROJECT, content, tmp_path / "site", TODAY, site_url="")
    assert look(wanted).inputs, "every file that is one has been hashed"


def test_hidden_files_of_any_kind_and_name_are_left_alone(content: Path, tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(content) + b"/people/.\xff\n.yml")).write_text("x", "utf-8")
    os.mkfifo(content / "people" / ".pipe.yml")
    (content / "people" / ".round").symlink_to("..")
    wanted = Order(PROJECT, content, tmp_path / "site", TODAY, site_url="")
    assert build(wanted, look(wanted)).written is not None
    assert look(wanted).reasons == ()


def test_a_file_that_cannot_be_read_is_a_problem(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = os.open

    def refusing(path: Any, *given: Any, **options: Any) -> Any:
        if str(path).endswith("ana.yml"):
            raise PermissionError(13, "Permission denied")
        return opened(path, *given, **options)

    monkeypatch.setattr(os, "open", refusing)
    assert said(content) == {"file-unreadable"}


def test_a_file_with_ever_the_same_mistake_is_not_told_to_its_end(content: Path) -> None:
    _text("people/ana.yml", "".join(f"k{n}: !!str x\n" for n in range(5_000)))(content)
    _, found = review(PROJECT, content)
    assert len([problem for problem in found if problem.mark.path.endswith("ana.yml")]) == 100


def test_only_what_no_text_has_a_use_for_is_refused(content: Path) -> None:
    kept = "emoji 👩‍👩‍👧 🏴󠁧󠁢󠁥󠁮󠁧󠁿, می‌شود, soft\u00adhyphen, \u200b\u2060\ufeff, \u00a0\u202f, 𠀀, \uf8ff, e\u0301"
    _text("people/ana.yml", PERSON % f'"{kept}"')(content)
    _said_in_page(f"{kept} &zwnj; &nbsp; &#x1F600; &shy;")(content)
    assert said(content) == set()
