"""Where a site may not be put, and what is said when it cannot be written."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from digest.problems import DigestError, Message, message
from digest.write.ledger import Ledger

_MARKS = (".git", "mkdocs.yml", "editions", "pyproject.toml")
"""What stands in a project or a content folder, and in no site."""

_FULL = {errno.ENOSPC, errno.EDQUOT}
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_MOUNTED = {errno.EBUSY, errno.EXDEV}


class Overtaken(DigestError):
    """The site is not the one that was looked at: another build has been quicker. Look again."""


def refuse(out: Path, before: Ledger | None, *, clean: bool = False, sources: Iterable[Path] = ()) -> None:
    """Raise DigestError for an output folder that is not one to publish into.

    It may neither be nor hold the home folder, a project or this Python, and neither be nor hold nor be
    within a folder the site is made from (`sources`).
    """
    if out.is_symlink():
        raise DigestError(message("out-link", out=str(out)))
    where = out.resolve()
    kept = [Path.home().resolve(), Path(sys.prefix).resolve()]
    made_from = [one.resolve() for one in sources]
    if (
        where == Path(where.anchor)
        or any(where == one or where in one.parents for one in [*kept, *made_from])
        or any(one in where.parents for one in made_from)
        or any((where / name).exists() for name in _MARKS)
    ):
        raise DigestError(message("out-refused", out=str(out)))
    if out.exists() and not out.is_dir():
        raise DigestError(message("out-file", out=str(out)))
    if before is None and not clean and out.is_dir() and any(out.iterdir()):
        raise DigestError(message("out-occupied", out=str(out)))


@contextmanager
def refusing(out: str) -> Iterator[None]:
    """Say in a message what the system refuses to do."""
    try:
        yield
    except OSError as error:
        raise refusal(error, out) from error


def refusal(error: OSError, out: str) -> DigestError:
    """Return what is said to whoever asked for a build."""
    return DigestError(_why(error, out))


def _why(error: OSError, out: str) -> Message:
    if error.errno in _FULL:
        return message("out-full", out=out)
    if error.errno in _DENIED:
        return message("out-denied", out=out)
    if error.errno in _MOUNTED:
        return message("out-mounted", out=out)
    return message("out-failed", out=out, reason=error.strerror or type(error).__name__)
