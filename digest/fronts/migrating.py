"""`invoke migrate`: content of an older format brought to this one, shown before it is written."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import unified_diff
from pathlib import Path

from digest import formats
from digest.formats.migrations import MIGRATIONS, Migration, migrated
from digest.fronts import speaking
from digest.load import FORMAT_FILE, Unreadable
from digest.problems import DigestError, message

_SUFFIXES = {".yml", ".md", ".txt"}


def migrate(
    content: Path,
    language: str,
    *,
    write: bool = False,
    migrations: Sequence[Migration] = MIGRATIONS,
    ask: Callable[[str], str] | None = None,
) -> None:
    """Show what changes, and write it where `write` says so or the answer to `ask` (a terminal's) does."""
    if not content.is_dir():
        raise DigestError(message("content-missing", folder=str(content)))
    now = formats.current(migrations)
    number, wrong = formats.given(content)
    if not wrong and number > now:
        wrong = formats.problems(content, migrations)
    speaking.say(wrong, language, refused=bool(wrong))
    if number == now:
        print(message("format-current", now=now).say(language))
        return
    files = dict(_files(content))
    try:
        changed = dict(migrated(files, number, migrations))
    except Unreadable as refusal:
        speaking.say(refusal.problems, language, refused=True)
    changed[FORMAT_FILE] = formats.stated(now)  # the last in the order of writing
    for path, text in changed.items():
        sys.stdout.writelines(_difference(f"{content.name}/{path}", files.get(path), text))
    counts = {"count": len(changed), "start": number, "now": now}
    if not write and not _agreed(message("migrate-ask", **counts).say(language), ask):
        print(message("migrate-not-written", **counts).say(language))
        return
    replace_all(content, changed)
    print(message("migrate-written", **counts).say(language))


def replace_all(content: Path, changed: Mapping[str, str]) -> None:
    """Write all files or, where one cannot be written, none: the old ones are put back. The last is last."""
    fresh = {content / path: (content / path).with_name(f".{Path(path).name}.new") for path in changed}
    old: dict[Path, bytes | None] = {}
    try:
        for target, text in zip(fresh, changed.values(), strict=True):
            fresh[target].write_text(text, "utf-8", newline="\n")
        for target, staged in fresh.items():
            old[target] = target.read_bytes() if target.exists() else None
            staged.replace(target)
    except BaseException:
        for target, data in old.items():
            if data is None:
                target.unlink(missing_ok=True)
            else:
                target.write_bytes(data)
        raise
    finally:
        for staged in fresh.values():
            staged.unlink(missing_ok=True)


def _agreed(question: str, ask: Callable[[str], str] | None) -> bool:
    """Return what is answered on a terminal; without one, no."""
    if ask is None:
        ask = input if sys.stdin.isatty() else lambda _question: ""
    try:
        return ask(question).strip().casefold() in {"y", "yes", "ب", "بله"}
    except (EOFError, KeyboardInterrupt):
        return False


def _files(content: Path) -> Iterator[tuple[str, str]]:
    """Yield (path below the folder, text) of every file that may be migrated, drafts too."""
    for path in sorted(content.rglob("*")):
        below = path.relative_to(content)
        hidden = any(part.startswith(".") for part in below.parts)
        if path.suffix in _SUFFIXES and not hidden and path.is_file() and not path.is_symlink():
            try:
                yield below.as_posix(), path.read_bytes().decode("utf-8")
            except UnicodeDecodeError as error:
                byte = f"0x{error.object[error.start]:02X}"
                reason = message("not-utf-8", byte=byte)
                raise DigestError(message("raw-failed", name=below.as_posix(), reason=reason)) from None


def _difference(path: str, old: str | None, new: str) -> Iterator[str]:
    before = "/dev/null" if old is None else path
    for line in unified_diff(
        (old or "").splitlines(keepends=True), new.splitlines(keepends=True), before, path
    ):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
