"""The derived indexes as plain values and back; what is in a mapping is made when it is asked for."""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass, replace
from functools import cache
from itertools import chain
from operator import attrgetter
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from digest.calendars import edtf
from digest.derive import Derived
from digest.derive.letters import Letters
from digest.derive.translations import Translations
from digest.model import Edtf
from digest.shelf.bundle import Bundle
from digest.shelf.lazy import Lazy, Sealed

APART = frozenset({"letters", "translations"})
"""Indexes that words change as well: a store keeps apart what they are made of."""

_Open = Callable[[Any], Any]


def pack(derived: Derived) -> Bundle:
    """Return the indexes as bytes, each of their fields by itself."""
    hints = get_type_hints(Derived)
    sealed = (_sealed(name, hints[name], getattr(derived, name)) for name in _kept())
    return Bundle(dict(chain.from_iterable(sealed)))


def unpack(packed: Bundle, outdated: frozenset[tuple[str, str]], letters: Letters) -> Derived:
    """Return the indexes that were packed, with the texts that may be out of date and the letters."""
    hints = get_type_hints(Derived)
    found = {name: _unsealed(name, hints[name], packed) for name in _kept()}
    found["coverage"] = replace(found["coverage"], outdated=tuple(sorted(outdated)))
    return Derived(**found, letters=letters, translations=Translations(outdated))


def pack_letters(letters: Letters) -> Bundle:
    """Return the letters as bytes, each of their fields by itself."""
    return Bundle(dict(_sealed("letters", Letters, letters)))


def unpack_letters(packed: Bundle) -> Letters:
    """Return the letters that were packed."""
    found: Letters = _unsealed("letters", Letters, packed)
    return found


def _kept() -> list[str]:
    return [one.name for one in fields(Derived) if one.name not in APART]


def _sealed(name: str, hint: Any, value: Any) -> Iterator[tuple[str, bytes]]:
    """Yield the bytes of an index, or of each of its fields, under a name."""
    if is_dataclass(hint):
        for one, its_hint in get_type_hints(hint).items():
            yield from _sealed(f"{name}.{one}", its_hint, getattr(value, one))
    else:
        yield name, _dumped(lambda make: make(hint)(value))


def _unsealed(name: str, hint: Any, packed: Bundle) -> Any:
    """Return what was sealed under a name: its mappings are opened when something is asked of them."""
    if is_dataclass(hint):
        inner = (
            _unsealed(f"{name}.{one}", its_hint, packed) for one, its_hint in get_type_hints(hint).items()
        )
        return hint(*inner)  # type: ignore[operator]  # it is a class, no instance of one
    if issubclass(_class(get_origin(hint)), Mapping):
        return Sealed(lambda: _opened(hint)(marshal.loads(packed[name])))
    return _opened(hint)(marshal.loads(packed[name]))


def _dumped(plain: Callable[[Callable[[Any], _Open]], Any]) -> bytes:
    """Return as bytes what is made plain by the types, which is quick, else by what each value is."""
    try:
        return marshal.dumps(plain(_closed))
    except ValueError:  # somewhere is a kind of str where a type says str
        return marshal.dumps(plain(lambda _: _plain))


@cache
def _closed(hint: Any) -> _Open:
    """Return what makes values of a type what `marshal` takes, as `_plain` does."""
    if hint is Edtf:
        return attrgetter("text", "calendar")
    if is_dataclass(hint):
        return _fields_closed(hint)
    if _is_bare(hint):
        return lambda value: value
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple and inner[-1] is Ellipsis:
        each = _closed(inner[0])
        return lambda value: tuple(map(each, value))
    if origin is not None and issubclass(_class(origin), Mapping):
        if _is_bare(inner[1]):
            return dict
        make = _closed(inner[1])
        return lambda value: dict(zip(value, map(make, value.values()), strict=True))
    return _plain


def _fields_closed(of: Any) -> _Open:
    hints, names = get_type_hints(of), _names(of)
    each = [(attrgetter(name), _closed(hints[name])) for name in names]
    if len(names) > 1 and all(_is_bare(hints[name]) for name in names):
        return attrgetter(*names)
    return lambda value: tuple([make(get(value)) for get, make in each])


@cache
def _is_bare(hint: Any) -> bool:
    """Tell whether `marshal` takes values of a type as they are."""
    origin = get_origin(hint)
    if origin in (tuple, frozenset, Union, UnionType):
        return all(one is Ellipsis or _is_bare(one) for one in get_args(hint))
    return hint in _BARE


def _plain(value: Any) -> Any:
    """Return a value as what `marshal` takes; most are that already."""
    kind: type = type(value)
    if kind in _BARE:
        return value
    if kind is tuple:
        return value if _BARE.issuperset(map(type, value)) else tuple([_plain(one) for one in value])
    if isinstance(value, Edtf):
        return value.text, value.calendar
    if is_dataclass(value):
        return tuple([_plain(getattr(value, name)) for name in _names(kind)])
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()}
    return str(value) if isinstance(value, str) else value


_BARE = frozenset({str, int, bool, bytes, type(None)})


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind))


@cache
def _opened(hint: Any) -> _Open:
    """Return what makes a value of a type out of its plain form."""
    if hint is Edtf:
        return lambda plain: edtf.parse(*plain)
    if is_dataclass(hint):
        return _of_fields(hint)
    origin, inner = get_origin(hint), get_args(hint)
    if origin is tuple and not all(map(_is_plain, inner)):
        each = [_opened(one) for one in inner if one is not Ellipsis]
        if inner[-1] is Ellipsis:
            return lambda plain: tuple([each[0](one) for one in plain])
        return lambda plain: tuple([make(one) for make, one in zip(each, plain, strict=True)])
    if origin is not None and issubclass(_class(origin), Mapping) and not _is_plain(inner[1]):
        make = _opened(inner[1])
        return lambda plain: Lazy(plain, lambda key: make(plain[key]))
    return lambda plain: plain


def _of_fields(of: Any) -> _Open:
    hints = get_type_hints(of)
    each = [_opened(hints[one.name]) for one in fields(of)]
    if all(_is_plain(hints[one.name]) for one in fields(of)):
        return lambda plain: of(*plain)
    return lambda plain: of(*[make(one) for make, one in zip(each, plain, strict=True)])


@cache
def _is_plain(hint: Any) -> bool:
    """Tell whether values of a type are their own plain form."""
    if hint in (str, int, bool, bytes, None, type(None), Ellipsis):
        return True
    origin = get_origin(hint)
    if origin in (tuple, Union, UnionType) or (
        origin is not None and issubclass(_class(origin), Mapping | AbstractSet)
    ):
        return all(map(_is_plain, get_args(hint)))
    return isinstance(hint, type) and issubclass(hint, str)


def _class(origin: Any) -> type:
    return origin if isinstance(origin, type) else object
