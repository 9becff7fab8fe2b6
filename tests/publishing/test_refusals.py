"""What cannot be published into is refused in a word, and all is as it was; what others put there is kept."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from digest.problems import LANGUAGES, DigestError, Message
from digest.write.publish import publish, remove_site
from digest.write.refusing import Overtaken, refusal, refuse
from digest.write.stage import Stage
from tests.publishing.sites import anew, changed, folders, lying_about, pages, tree

PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """A site that was built twice, so that there is a spare."""
    for edit in range(2):
        changed(tmp_path / "site", pages(edit, 20))
    return tmp_path / "site"


@pytest.mark.parametrize(
    "place",
    [
        PROJECT / "content/articles",
        PROJECT / "templates",
        PROJECT / "digest",
        PROJECT / "content/new",
        Path("/"),
        Path.home(),
        Path.home().parent,
        PROJECT,
        PROJECT / "content",
        PROJECT.parent,
        Path(sys.prefix),
    ],
    ids=str,
)
@pytest.mark.parametrize("clean", [False, True])
def test_a_mistaken_out_is_refused(place: Path, clean: bool) -> None:
    sources = (PROJECT / "content", PROJECT / "templates", PROJECT / "digest")
    with pytest.raises(DigestError, match="is not a folder to publish into"):
        refuse(place, None, clean=clean, sources=sources)
    with pytest.raises(DigestError, match="is not a folder to publish into"):
        refuse(place / "." / "x" / "..", None, clean=clean, sources=sources)


def test_another_project_or_content_folder_is_refused(tmp_path: Path) -> None:
    for name in (".git", "mkdocs.yml", "editions", "pyproject.toml"):
        (tmp_path / name).mkdir()
        with pytest.raises(DigestError, match="is not a folder to publish into"):
            refuse(tmp_path, None, clean=True)
        (tmp_path / name).rmdir()
    refuse(tmp_path, None)


def test_a_file_a_link_and_a_folder_of_others_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters/mother.txt").write_bytes(b"Dear")
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    said = {
        "file": "is a file",
        "letters": "holds files that digest did not write",
        "link": "is a link",
        "dangling": "is a link",
        "file/site": "could not be written",
        "n" * 300: "could not be written",
    }
    before = tree(tmp_path)
    for name, words in said.items():
        with pytest.raises(DigestError, match=words):
            anew(tmp_path / name, {"a": b"1"})
    assert tree(tmp_path) == before
    assert lying_about(tmp_path / "letters") == {"file", "empty", "link", "dangling"}
    anew(tmp_path / "empty", {"a": b"1"})
    assert tree(tmp_path / "empty") == {"a": b"1"}


def test_a_site_whose_ledger_is_broken_is_not_ours_to_delete(out: Path) -> None:
    (out / ".digest-ledger").write_bytes(b"broken")
    before = tree(out)
    with pytest.raises(DigestError, match="holds files that digest did not write"):
        anew(out, pages(2, 20))
    assert tree(out) == before
    anew(out, pages(2, 20), clean=True)
    assert tree(out) == pages(2, 20)


FOREIGN = {
    "CNAME": b"example.org",
    ".well-known/deep/er/security.txt": b"mail us",
    "en/a0001/photo.jpg": b"JPEG",
    "en/own/page.html": b"own",
}


@pytest.mark.parametrize("publish_as", [anew, changed])
def test_files_of_others_are_kept_as_they_are_until_a_clean_build(
    out: Path, publish_as: Callable[..., object]
) -> None:
    for path, data in FOREIGN.items():
        (out / path).parent.mkdir(parents=True, exist_ok=True)
        (out / path).write_bytes(data)
    (out / "latest").symlink_to("en/own")  # a folder, and later nothing
    foreign = {**FOREIGN, "latest": b"-> en/own", "en/page": b"-> a0000/index.html"}
    (out / "en/page").symlink_to("a0000/index.html")
    for edit in (2, 3, 4):
        publish_as(out, pages(edit, 20))
        assert tree(out) == {**pages(edit, 20), **foreign}
        (out / "CNAME").write_bytes(b"example.org")  # rewritten in place, as an editor may
    later = {**foreign, "CNAME": b"another.example", "en/a0002/later.txt": b"put there later"}
    del later["en/own/page.html"]
    (out / "CNAME").unlink()
    (out / "CNAME").write_bytes(b"another.example")
    (out / "en/own/page.html").unlink()
    (out / "en/a0002/later.txt").write_bytes(b"put there later")
    for edit in (5, 6, 7):
        publish_as(out, pages(edit, 20))
        assert tree(out) == {**pages(edit, 20), **later}
    anew(out, pages(7, 20), clean=True)
    assert tree(out) == pages(7, 20)
    assert lying_about(out) == set()
    changed(out, pages(8, 20))
    assert tree(out) == pages(8, 20)


IN_THE_WAY: list[tuple[str, str]] = [
    ("new.html", "new.html"),  # where a file of ours is to be
    ("new.html/theirs.txt", "new.html"),  # a folder where a file of ours is to be
    ("new", "new/page.html"),  # a file where a folder of ours is to be
    ("en/a0001/index.html/theirs.txt", "en/a0001/index.html"),  # a folder for a file of ours
    ("en/a0001", "en/a0001/index.html"),  # a file for a folder of ours
]


@pytest.mark.parametrize(("theirs", "ours"), IN_THE_WAY)
@pytest.mark.parametrize("publish_as", [anew, changed])
def test_what_others_put_in_the_way_is_named_and_nothing_is_lost(
    out: Path, theirs: str, ours: str, publish_as: Callable[..., object]
) -> None:
    place = out / theirs
    for old in (out / ours, out / ours.rpartition("/")[0]):
        if ours.startswith("en/") and old in (place, *place.parents):
            (shutil.rmtree if old.is_dir() else os.unlink)(old)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(b"theirs")
    before = tree(out)
    files = {**pages(2, 20), ours: b"ours"}
    with pytest.raises(DigestError, match=f"{theirs} was not written by digest and is in the way"):
        publish_as(out, files)
    assert tree(out) == before
    assert lying_about(out) <= {".site.digest", ".site.digest/spare"}
    place.unlink()
    publish_as(out, files)
    assert tree(out) == files


def test_a_file_of_others_that_is_what_we_write_becomes_ours(out: Path) -> None:
    (out / "robots.txt").write_bytes(b"the same")
    changed(out, {**pages(2, 20), "robots.txt": b"the same"})
    changed(out, pages(3, 20))
    assert tree(out) == pages(3, 20)


def test_a_folder_of_others_with_nothing_in_it_is_in_nobodys_way(out: Path) -> None:
    (out / "new.html").mkdir()
    (out / "en/a0001/index.html").unlink()
    (out / "en/a0001/index.html").mkdir()
    files = {**pages(2, 20), "new.html": b"ours"}
    changed(out, files)
    assert tree(out) == files
    assert folders(out) == {path.rpartition("/")[0] for path in files} - {""} | {"en"}


CALLS = ("open", "write", "mkdir", "link", "rename", "unlink")
SAID = {
    28: "there is no room",
    30: "is not allowed",
    13: "is not allowed",
    5: "could not be written",
    16: "mount point",
}


@contextmanager
def failing(name: str, at: int, number: int) -> Iterator[list[int]]:
    """Let the system refuse the call number `at` to a function; yields how often it was called."""
    real, counted = getattr(os, name), [0]

    def call(*given: object, **more: object) -> object:
        counted[0] += 1
        if counted[0] == at:
            raise OSError(number, os.strerror(number))
        return real(*given, **more)

    setattr(os, name, call)
    try:
        yield counted
    finally:
        setattr(os, name, real)


@pytest.mark.parametrize("publish_as", [anew, changed])
@pytest.mark.parametrize("name", CALLS)
@pytest.mark.parametrize("number", [28, 30])
def test_whatever_the_system_refuses_the_old_site_stands_and_nothing_lies_about(
    tmp_path: Path, name: str, number: int, publish_as: Callable[..., object]
) -> None:
    out = tmp_path / "site"
    for edit in range(2):
        changed(out, pages(edit, 8))
    refused: list[str] = []
    for at in range(1, 200):
        new, before = pages(at + 1, 8), tree(out)
        with failing(name, at, number) as counted, suppress(DigestError):
            try:
                publish_as(out, new)
            except DigestError as error:
                refused.append(str(error))
                assert tree(out) == before
                raise
        left = {".site.digest", ".site.digest/spare", *[".site.digest/lock"] * (name == "unlink")}
        assert lying_about(out) <= left
        publish_as(out, new)
        assert tree(out) == new
        if counted[0] < at:
            break
    assert counted[0] < at
    assert [words for words in refused if SAID[number] not in words] == []
    assert refused or name in {"link", "unlink"}  # what is not linked is copied


@pytest.mark.parametrize("number", sorted(SAID))
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_system_refuses_is_said_in_both_languages(number: int, language: str) -> None:
    told = refusal(OSError(number, os.strerror(number)), "site").args[0]
    assert isinstance(told, Message)
    assert "site" in told.say(language)
    assert (SAID[number] in told.say(language)) == (language == "en")


def _in_its_own_mounts(commands: str, script: str, folder: Path) -> subprocess.CompletedProcess[str] | None:
    """Run Python after mounting something only it sees; None where that is not permitted."""
    if shutil.which("unshare") is None:
        return None
    whole = f"{commands} && echo mounted >&2 && exec '{sys.executable}' -c '{script}'"
    done = subprocess.run(
        ["unshare", "-rm", "sh", "-c", whole],
        cwd=PROJECT,
        env={**os.environ, "FOLDER": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    return done if "mounted" in done.stderr else None


SCRIPT = """
import os, pathlib
from digest.problems import DigestError
from tests.publishing.sites import anew, lying_about, pages, tree
out = pathlib.Path(os.environ["FOLDER"]) / "site"
{}
before, beside = tree(out), lying_about(out)
try:
    anew(out, pages(1, 300))
except DigestError as error:
    print(error)
assert (tree(out), lying_about(out)) == (before, beside)
assert before == pages(0, 20), len(before)
"""


def test_a_disk_that_is_full_leaves_the_old_site(tmp_path: Path) -> None:
    done = _in_its_own_mounts(
        'mount -t tmpfs -o size=300k none "$FOLDER"', SCRIPT.format("anew(out, pages(0, 20))"), tmp_path
    )
    if done is None:  # then files that cannot grow
        limited = (
            "import resource; anew(out, pages(0, 20)); resource.setrlimit(resource.RLIMIT_FSIZE, (900, 900))"
        )
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT.format(limited)],
            cwd=PROJECT,
            env={**os.environ, "FOLDER": str(tmp_path)},
            capture_output=True,
            text=True,
            check=False,
        )
        assert "could not be written" in done.stdout, done.stderr
    else:
        assert "there is no room to write" in done.stdout, done.stderr
    assert done.returncode == 0, done.stderr


def test_a_folder_that_is_read_only_leaves_the_old_site(tmp_path: Path) -> None:
    anew(tmp_path / "site", pages(0, 20))
    if os.geteuid() == 0:  # whom permissions do not hold back
        commands = 'mount --bind "$FOLDER" "$FOLDER" && mount -o remount,ro,bind "$FOLDER"'
    else:
        commands = "true"
        tmp_path.chmod(0o555)
    done = _in_its_own_mounts(commands, SCRIPT.format(""), tmp_path) or subprocess.run(
        [
            sys.executable,
            "-c",
            SCRIPT.format("os.mkdir = lambda *_: (_ for _ in ()).throw(OSError(30, str()))"),
        ],
        cwd=PROJECT,
        env={**os.environ, "FOLDER": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    tmp_path.chmod(0o755)
    assert done.returncode == 0, done.stderr
    assert "is not allowed" in done.stdout


def test_a_site_that_has_changed_since_it_was_looked_at_is_looked_at_again(out: Path) -> None:
    from digest.write.ledger import read_ledger

    before = read_ledger(out)
    anew(out, pages(2, 20))
    with pytest.raises(Overtaken, match="is not the site it was a moment ago"), Stage(out, before):
        pass
    with pytest.raises(Overtaken):
        publish([("a", b"1")], out, {}, {}, before=before)
    assert tree(out) == pages(2, 20)
    shutil.rmtree(out)
    with pytest.raises(Overtaken), Stage(out, before):
        pass
    assert not out.exists()


def test_a_site_is_removed_with_what_is_kept_beside_it(out: Path) -> None:
    assert lying_about(out) != set()
    assert remove_site(out)
    assert list(out.parent.iterdir()) == []
    assert not remove_site(out)
    anew(out, pages(0, 20))
    anew(out, pages(1, 20))
    shutil.rmtree(out)
    assert remove_site(out)
    assert list(out.parent.iterdir()) == []
