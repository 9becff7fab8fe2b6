"""Where the index is cut into files: at places that stay when an entry or a word changes."""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from zlib import crc32

Item = tuple[str, bytes]
"""A key that stays (a word, an address), and what stands in a file for it."""


def cut(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Yield runs of items, of about a size in bytes: half of it at least, where there is so much.

    Whether a run ends after an item hangs on the run alone: a change moves the ends of a run or two.
    """
    run: list[Item] = []
    held = 0
    for item in items:
        run.append(item)
        held += len(item[1])
        if ends(item, held, size):
            yield run
            run, held = [], 0
    if run:
        yield run


def ends(item: Item, held: int, size: int) -> bool:
    """Tell whether a run that holds so many bytes ends after an item: by its key, more likely a large one."""
    key, data = item
    if held < size // 2:
        return False
    return held >= 2 * size or crc32(key.encode()) % size < 2 * len(data)


def recut(
    runs: Sequence[list[Item] | None], held: Callable[[int], list[Item]], size: int
) -> Iterator[list[Item] | int]:
    """Yield the runs there are after some were changed, as `cut` would give them.

    A run that is as it was comes as its number. `runs` has what changed ones hold now, None for the others,
    whose items `held` tells where they are asked for.
    """
    rest: list[Item] = []
    for number, changed in enumerate(runs):
        if changed is None and not rest:
            yield number
            continue
        *whole, rest = [*cut((*rest, *(held(number) if changed is None else changed)), size), []]
        if whole and not _ended(whole[-1], size):
            rest = whole.pop()
        yield from whole
    if rest:
        yield rest


def _ended(run: Sequence[Item], size: int) -> bool:
    return ends(run[-1], sum(len(data) for _, data in run), size)


def name(data: bytes) -> str:
    """Return a name for a file by what is in it; letters and digits that no file system confuses."""
    return b32encode(blake2b(data, digest_size=10).digest())[:10].decode().lower()
