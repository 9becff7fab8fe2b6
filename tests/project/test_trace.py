"""What is read while something is made is noted exactly: the next build relies on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from hypothesis import given
from hypothesis import strategies as st

from digest.trace import ALL, KEPT, ORDER, Trace, differing, remembered, traced


@dataclass(frozen=True, slots=True)
class Inner:
    """An index inside another."""

    ids: tuple[str, ...] = ("a", "b")
    marked: frozenset[str] = frozenset({"a"})


@dataclass(frozen=True, slots=True)
class Index:
    """An index of every shape there is."""

    by_id: Mapping[str, int] = field(default_factory=lambda: {"a": 1, "b": 2})
    inner: Inner = field(default_factory=Inner)
    editions: Mapping[str, str] = field(default_factory=dict)


class Reader:
    """Remembers what it worked out."""

    def __init__(self, index: Index, trace: Trace) -> None:
        self.index, self.trace, self.worked = index, trace, 0

    @remembered
    def value(self, id: str) -> int:
        self.worked += 1
        return self.index.by_id[id]

    @remembered
    def twice(self, id: str) -> int:
        return 2 * self.value(id)


def seen(index: Index, look: str) -> set[tuple[str, object]]:
    trace = Trace()
    wrapped = traced(index, "i", trace, but={"editions"})
    eval(look, {"i": wrapped})
    return set(map(trace.name, trace.reads))


def test_every_way_to_read_an_index_is_noted() -> None:
    table = {
        "i.by_id['a']": {("i.by_id", "a")},
        "i.by_id.get('z')": {("i.by_id", "z")},
        "'z' in i.by_id": {("i.by_id", "z")},
        "list(i.by_id)": {("i.by_id", ORDER)},
        "i.by_id.keys()": set(),
        "set(i.by_id.keys())": {("i.by_id", ORDER)},
        "len(i.by_id)": {("i.by_id", ORDER)},
        "i.by_id.values()": {("i.by_id", ALL)},
        "i.by_id.items()": {("i.by_id", ALL)},
        "dict(i.by_id)": {("i.by_id", ORDER), ("i.by_id", "a"), ("i.by_id", "b")},
        "i.inner.ids[0]": {("i.inner.ids", ORDER)},
        "i.inner.ids[:1]": {("i.inner.ids", ORDER)},
        "list(reversed(i.inner.ids))": {("i.inner.ids", ORDER)},
        "'a' in i.inner.ids": {("i.inner.ids", ORDER)},
        "bool(i.inner.ids)": {("i.inner.ids", ORDER)},
        "'b' in i.inner.marked": {("i.inner.marked", "b")},
        "list(i.inner.marked)": {("i.inner.marked", ORDER)},
        "i.editions.get('en')": set(),
    }
    assert {look: seen(Index(), look) for look in table} == table


def test_what_is_remembered_is_read_again_by_whoever_asks_for_it() -> None:
    trace = Trace()
    reader = Reader(traced(Index(), "i", trace), trace)
    for _ in range(2):
        value, reads = trace.during(lambda: reader.twice("a"))
        assert value == 2
        assert set(map(trace.name, reads)) == {("i.by_id", "a")}
    assert reader.worked == 1


def test_work_inside_other_work_is_noted_for_both() -> None:
    trace = Trace()
    index = traced(Index(), "i", trace)

    def outer() -> frozenset[int]:
        inner = trace.during(lambda: index.by_id["b"])[1]
        assert index.by_id["a"] == 1
        return inner

    inner, reads = trace.during(outer)
    assert set(map(trace.name, inner)) == {("i.by_id", "b")}
    assert set(map(trace.name, reads)) == {("i.by_id", "a"), ("i.by_id", "b")}


def test_a_job_inside_other_work_is_noted_for_itself_alone() -> None:
    trace = Trace()
    index = traced(Index(), "i", trace)

    def outer() -> set[int]:
        trace.note(("day", ORDER))
        return trace.alone(lambda: index.by_id["b"])[1]

    inner, reads = trace.alone(outer)
    assert set(map(trace.name, inner)) == {("i.by_id", "b")}
    assert set(map(trace.name, reads)) == {("day", ORDER)}
    assert not trace.reads


def test_memory_is_bounded_and_right_after_it_was_emptied() -> None:
    many = {str(n): n for n in range(KEPT + 5)}
    trace = Trace()
    reader = Reader(traced(Index(many), "i", trace), trace)
    assert [reader.value(id) for id in many] == list(many.values())
    assert reader.value("0") == 0


ids = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 3))
marks = st.frozensets(st.sampled_from("abc"))
indexes = st.builds(Index, ids, st.builds(Inner, st.tuples(st.sampled_from("ab")), marks))


@given(indexes, indexes)
def test_whoever_reads_something_else_in_the_new_index_is_named(old: Index, new: Index) -> None:
    changed = set(differing(old, new, "i"))
    looks = [f"i.by_id.get('{key}')" for key in "abcdef"]
    looks += ["list(i.by_id)", "list(i.by_id.items())", "sum(i.by_id.values())", "len(i.by_id)"]
    looks += ["list(i.inner.ids)", "sorted(i.inner.marked)", *(f"'{key}' in i.inner.marked" for key in "abc")]
    for look in looks:
        before, after = eval(look, {"i": old}), eval(look, {"i": new})
        assert before == after or seen(old, look) & changed, look


def test_nothing_differs_between_an_index_and_its_copy() -> None:
    assert not set(differing(Index(), replace(Index()), "i"))
