"""Where a new site is laid while the old one is read: a folder beside it, swapped in when all is there.

Two trees take turns. The site that has been swapped out stays as the spare; the next build takes it, undoes
what is not as in the site of now, and lays what has changed, so that it costs as much as what has changed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from time import sleep
from types import TracebackType

from digest.problems import DigestError, Message, message
from digest.write.aside import Aside, Lookout
from digest.write.halves import in_halves
from digest.write.laying import Laid, is_folder, linked, make_room, same
from digest.write.ledger import LEDGER, NOTHING, Ledger, Stamp, Stamps, generation, write_ledger
from digest.write.others import carry, others
from digest.write.outputs import Outputs, joined
from digest.write.refusing import Overtaken, refuse, refusing
from digest.write.standing import altered
from digest.write.swap import recover, swap
from digest.write.turn import SPARE, Turn, beside

PATIENCE = 100
"""So often a build looks whether another has ended, at ten times a second."""

_STAGE, _TRASH = "stage.", "trash."


@dataclass(frozen=True, slots=True)
class Written:
    """How many files the site has, how many were written, kept from the old site, and removed."""

    files: int
    written: int
    kept: int
    removed: int


class Lost(Exception):
    """An output of the old site is not as it was written: make it anew."""


def untold(_message: Message) -> None:
    """Tell nobody."""


class Stage:
    """A build's stage and its turn at the output folder; use it in a `with`, and `commit` at the end of it.

    `before` is the ledger of the site as it was looked at. Raises DigestError where nothing can or may be
    written, Overtaken (a DigestError) where the site is another one by now. Without a commit all is as it
    was. `folder`, `out` and `known` (the stamps of the old outputs) are for `lay`, in any process. `aside`
    has begun to look at what `keep_but` and `commit` ask. Where all is made `anew`, `twin` is a second stage:
    what is laid into both makes the spare of the next build, which else would have to link the whole site.
    Who has laid both the site and its spare is `sure` of them. `ledger` is that of the site as it is.
    """

    def __init__(
        self,
        out: Path,
        before: Ledger | None,
        *,
        clean: bool = False,
        sources: Iterable[Path] = (),
        tell: Callable[[Message], None] = untold,
        patience: int = PATIENCE,
        aside: Aside | Lookout | None = None,
        anew: bool = False,
        sure: bool = False,
    ) -> None:
        with refusing(str(out)):
            refuse(out, before, clean=clean, sources=sources)
            self.out = str(out.parent.resolve() / out.name)
            self._home = beside(out)
        self.folder = f"{self._home}/{_STAGE}{os.urandom(4).hex()}"
        self.known: Stamps = before.outputs if before else NOTHING
        self._before, self._clean, self._tell, self._patience = before, clean, tell, patience
        self.twin = f"{self.folder}.twin" if anew else ""
        self._turn = Turn(self._home)
        self._parents: list[str] = []
        self._of_spare = False
        self._kept: dict[str, Stamp | None] = {}
        self._left: frozenset[str] | None = None
        self._aside, self._sure = aside, sure
        self.ledger = before

    def __enter__(self) -> Stage:
        try:
            with refusing(self.out):
                self._make_parents()
                self._wait()
                self._prepare()
        except BaseException:
            self._leave()
            raise
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self._leave()

    def keep(self, paths: Iterable[str]) -> list[str]:
        """Take outputs of the old site over as they were written; return those that are lost: lay them.

        What is kept may be laid later all the same, and goes before; what is laid cannot be kept.
        """
        kept: dict[str, Stamp | None] = dict.fromkeys(paths)
        lost = [path for path in kept if path not in self.known]
        for path in lost:
            del kept[path]
        with refusing(self.out):
            wanted = altered(self.folder, self.known, kept) if self._of_spare else list(kept)
            for copied, missing in in_halves(self._link, wanted):
                kept.update((path, Stamp(size, time, sha)) for path, size, time, sha in copied)
                for path in missing:
                    del kept[path]
                lost += missing
        self._kept.update(kept)
        return lost

    def keep_but(self, left: Collection[str]) -> list[str]:
        """Take all outputs of the old site over but these, and else do as `keep` does: most of them stay."""
        self._left = frozenset(left)
        with refusing(self.out):
            wanted = [path for path in self._lacking() if path not in self._left and path not in self._kept]
            lost = []
            for copied, missing in in_halves(self._link, wanted):
                self._kept.update((path, Stamp(size, time, sha)) for path, size, time, sha in copied)
                lost += missing
        self._left = self._left.union(lost)
        return lost

    def old(self, path: str) -> bytes:
        """Return an output of the old site; Lost where it is not as it was written."""
        stamp = self.known.get(path)
        try:
            with open(f"{self.out}/{path}", "rb") as file:
                data = file.read()
        except OSError:
            raise Lost(path) from None
        if stamp is None or sha256(data).digest() != stamp.sha256:
            raise Lost(path)
        return data

    def commit(
        self,
        rows: Iterable[Laid],
        settings: Mapping[str, str],
        inputs: Mapping[str, Stamp],
        begun: int = 0,
        folders: Mapping[str, int] | None = None,
    ) -> Written:
        """Swap the new site in: what was kept and what was laid (`rows`), and the files of others.

        `begun` is when the inputs were looked at (ns), `folders` those they are in. Raises DigestError, and
        leaves the old site, where two files have one address or a file of others is in the way.
        """
        before = self._before
        new = joined(before, self._kept, self._left, rows)
        with refusing(self.out):
            seen = self._aside.touched() if self._aside and before else None
            strangers = others(self.out, before, seen) if before and not self._clean else ()
            if self._of_spare and before:
                self._tidy(new, before)
            carried = tuple(carry(self.out, self.folder, strangers, new.stamps))
            spare = self._finish_twin() if self.twin else self._generation
            place = f"{self.folder}/{LEDGER}"
            ledger = Ledger(
                settings,
                Stamps.of(inputs),
                new.stamps,
                new.jobs,
                new.makers,
                carried,
                begun,
                _now(place),
                spare,
                () if self.twin else (*new.written, *new.gone),
                folders or {},
            )
            self.ledger = replace(ledger, generation=write_ledger(place, ledger))
            old = swap(self.folder, self.out, self._home)
        with suppress(OSError):  # the new site is in its place, whatever becomes of the old one
            for left in (old, self.twin):
                if left:
                    self._put_away(left, spare)
        files, written = len(new.stamps), len(new.written)
        return Written(files, written, files - written, len(new.gone))

    def _make_parents(self) -> None:
        """Make the folders above the output, and remember which."""
        parent = os.path.dirname(self.out)
        while not os.path.isdir(parent):
            self._parents.append(parent)
            parent = os.path.dirname(parent)
        for folder in reversed(self._parents):
            os.mkdir(folder)

    def _wait(self) -> None:
        """Take the turn, or wait for it; DigestError when that takes too long."""
        for again in range(self._patience):
            if self._turn.take():
                return
            if again == 0:
                self._tell(message("out-waiting", out=self.out))
            sleep(0.1)
        raise DigestError(message("out-busy", out=self.out))

    def _prepare(self) -> None:
        """Make the stage: of the spare if that is what the ledger says, else an empty one."""
        before = self._before
        left = recover(self.out, self._home)
        if generation(self.out) != (before.generation if before else ""):
            raise Overtaken(message("out-overtaken", out=self.out))
        spare = before.spare if before and not self._clean and not self.twin else ""
        standing = f"{self._home}/{SPARE}"
        found = [f"{self._home}/{name}" for name in sorted(os.listdir(self._home)) if name.startswith(_STAGE)]
        if os.path.lexists(standing) and (not spare or generation(standing) != spare):
            found.append(standing)
        for folder in [left, *found] if left else found:  # of builds that were killed
            self._put_away(folder, spare)
        if self.twin:
            os.mkdir(self.twin)
        if before and os.path.lexists(standing):
            os.rename(standing, self.folder)
            os.unlink(f"{self.folder}/{LEDGER}")  # from here on it is nothing to rely on
            self._of_spare = True
            for path in (*before.differs, *before.others):
                _unlink(f"{self.folder}/{path}")
        else:
            os.mkdir(self.folder)

    @property
    def _generation(self) -> str:
        """What the old site is known by, if it may become the spare."""
        return self._before.generation if self._before and not self._clean else ""

    def _finish_twin(self) -> str:
        """Give the twin a ledger of nothing, as good as any to be known by; return what that is."""
        name = {"twin of": self.folder}
        return write_ledger(f"{self.twin}/{LEDGER}", Ledger(name, NOTHING, NOTHING))

    def _link(self, paths: Sequence[str]) -> tuple[list[tuple[str, int, int, bytes]], list[str]]:
        """Link outputs of the old site; return those that had to be copied, and those that are not there."""
        copied: list[tuple[str, int, int, bytes]] = []
        missing: list[str] = []
        for path in paths:
            stamp = self.known[path]
            if self._of_spare:
                make_room(self.folder, f"{self.folder}/{path}")
            if not linked(self.folder, self.out, path, stamp):
                made = self._copy(path, stamp)
                if made:
                    copied.append((path, *made))
                else:
                    missing.append(path)
        return copied, missing

    def _lacking(self) -> Collection[str]:
        """Return the outputs of the old site that are not in the stage as they were written."""
        if not self._of_spare or self._before is None:
            return self.known.paths
        seen = self._aside.lost() if self._aside else None
        if self._sure:
            seen = []
        if seen is None:
            return altered(self.folder, self.known, self.known)
        return {*seen, *(path for path in self._before.differs if path in self.known)}

    def _copy(self, path: str, stamp: Stamp) -> Stamp | None:
        """Copy an output where links cannot be made; None where it is not as it was written."""
        source, place = f"{self.out}/{path}", f"{self.folder}/{path}"
        if not same(source, stamp):
            return None
        make_room(self.folder, place)
        shutil.copy2(source, place)
        status = os.lstat(place)
        return Stamp(status.st_size, status.st_mtime_ns, stamp.sha256)

    def _tidy(self, new: Outputs, before: Ledger) -> None:
        """Take out of the stage what the spare had and the new site has not, and folders left empty."""
        for path in new.gone:
            _unlink(f"{self.folder}/{path}")
        for path in (*new.gone, *before.differs, *before.others):
            above = path.rpartition("/")[0]
            if path not in new.stamps:
                with suppress(OSError):
                    while above:
                        os.rmdir(f"{self.folder}/{above}")
                        above = above.rpartition("/")[0]

    def _put_away(self, folder: str, spare: str) -> None:
        """Keep a site as the spare if it is the one that is to be, else as something to be deleted."""
        if spare and generation(folder) == spare and not os.path.lexists(f"{self._home}/{SPARE}"):
            os.rename(folder, f"{self._home}/{SPARE}")
        else:
            os.rename(folder, f"{self._home}/{_TRASH}{os.urandom(4).hex()}")

    def _leave(self) -> None:
        """End the turn; what was not swapped in is deleted, and so is what was put away for it."""
        if self._turn.held:
            shutil.rmtree(self.folder, ignore_errors=True)
            if self.twin:
                shutil.rmtree(self.twin, ignore_errors=True)
            with suppress(OSError):
                for name in os.listdir(self._home):
                    if name.startswith(_TRASH):
                        shutil.rmtree(f"{self._home}/{name}", ignore_errors=True)
            self._turn.give_back()
        with suppress(OSError):
            for folder in self._parents:  # those that are still empty
                os.rmdir(folder)


def _now(place: str) -> int:
    """Return the time as files get it, from a new file."""
    file = os.open(place, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666)
    try:
        return os.fstat(file).st_mtime_ns
    finally:
        os.close(file)


def _unlink(place: str) -> None:
    """Remove a file that may be there; a folder stays."""
    try:
        os.unlink(place)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError:
        if not is_folder(place):
            raise
