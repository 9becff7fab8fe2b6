"""The indexes as plain values: made by their types, or by another process, they are what they were."""

from __future__ import annotations

import marshal
import os
import threading
from collections.abc import Callable
from typing import get_type_hints

import pytest

from digest.derive import Derived
from digest.derive.letters import Letters
from digest.load import quickly
from digest.shelf import gather, gathering, indexes, reading
from tests.content.laying import PROJECT
from tests.shelf.test_shelf import lexicon


def test_what_is_made_plain_by_types_is_what_is_made_so_value_by_value() -> None:
    derived = gather(PROJECT / "content", lexicon()).derived
    hints = get_type_hints(Derived)
    for name in indexes._kept():
        one = getattr(derived, name)
        assert indexes._closed(hints[name])(one) == indexes._plain(one), name
    assert indexes._closed(Letters)(derived.letters) == indexes._plain(derived.letters)


def test_a_kind_of_text_is_kept_as_a_text() -> None:
    class Kind(str):
        __slots__ = ()

    def plain(make: Callable[[object], Callable[[object], object]]) -> object:
        return make(tuple[str, ...])((Kind("visit"),))

    assert marshal.loads(indexes._dumped(plain)) == ("visit",)


def test_letters_that_another_process_has_made_are_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    wanted = gather(PROJECT / "content", lexicon())
    begun = []

    def noted(work: Callable[[], bytes]) -> Callable[[], bytes]:
        begun.append(work)
        return quickly.beside(work)

    monkeypatch.setattr(gathering, "beside", noted)
    monkeypatch.setattr(reading, "MANY", 2)
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    found = gather(PROJECT / "content", lexicon())
    assert begun
    assert repr(found.derived.letters) == repr(wanted.derived.letters)
    assert found.derived == wanted.derived
    assert found.store
    assert indexes.unpack_letters(found.store.letters) == wanted.derived.letters


def test_what_another_process_could_not_do_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    here = os.getpid()

    def work() -> bytes:
        return b"done" if os.getpid() == here else os._exit(3)

    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    assert quickly.beside(work)() == b"done"
