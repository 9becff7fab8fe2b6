"""Outside links are judged patiently: a bad server is no dead link, a page that is gone twice is one."""

from __future__ import annotations

import json
import shutil
import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from email.utils import formatdate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest.fronts import linking, speaking
from digest.load import load
from digest.outside import asking, looking, rounds
from digest.outside.gathering import addresses
from digest.outside.judging import Doubt, Fate, Memory, as_json, from_json, judge, sobered
from digest.outside.looking import Answer, Clock, Found
from digest.outside.rounds import Manners, ask_all
from tests.links import server as bad
from tests.links.server import BadServer
from tests.site.conftest import PROJECT, order

START = 1_800_000_000.0


class Time:
    """A clock that only goes on when somebody sleeps."""

    def __init__(self) -> None:
        self.at = START
        self.slept: list[float] = []
        self._lock = threading.Lock()

    def sleep(self, seconds: float) -> None:
        with self._lock:
            self.at += seconds
            self.slept.append(seconds)

    def clock(self) -> Clock:
        return Clock(lambda: self.at, self.sleep)


LOST = "lost.example"


def names(host: str, _port: int) -> Sequence[str]:
    """Know every name but one; all hosts are this machine."""
    if host == LOST:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    if host == "unsure.example":
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")
    return ["127.0.0.1"]


def manners(time: Time, limit: float = 30.0, pause: float = 1.0) -> Manners:
    return Manners(time.clock(), pause, limit, names)


BEHAVIOURS = {
    "/there": bad.status(200),
    "/gone": bad.status(404),
    "/gone-for-good": bad.status(410),
    "/gone-to-head": bad.get_only(404),
    "/no-head": bad.get_only(405),
    "/no-head-at-all": bad.get_only(501),
    "/forbidden": bad.status(403),
    "/forbidden-to-head": bad.get_only(403),
    "/login": bad.status(401),
    "/law": bad.status(451),
    "/teapot": bad.status(418),
    "/busy": bad.status(429, Retry_After="30"),
    "/busy-once": bad.status(429, 200, Retry_After="30"),
    "/busy-until": bad.status(429, 200, Retry_After=formatdate(START + 20, usegmt=True)),
    "/busy-for-long": bad.status(429, 200, Retry_After="86400"),
    "/busy-for-ever": bad.status(429, 200, Retry_After="9" * 400),
    "/busy-somehow": bad.status(503, 200, Retry_After="soon"),
    "/broken": bad.status(500),
    "/mended": bad.status(503, 200),
    "/close": bad.close,
    "/garbage": bad.garbage,
    "/headers": bad.headers_without_end,
    "/endless": bad.endless,
    "/loop": bad.to("/pool"),
    "/pool": bad.to("/loop"),
    "/itself": bad.to("/itself"),
    "/moved": bad.to("/there", 301),
    "/moved-twice": bad.to("/moved", 308),
    "/moved-then-lent": bad.to("/lent", 301),
    "/lent": bad.to("/there"),
    "/lent-then-moved": bad.to("/moved"),
    "/moved-away": bad.to("/gone", 301),
    "/lent-to-nobody": bad.to(f"http://{LOST}/"),
    "/to-mail": bad.to("mailto:a@example.org"),
    "/to-nowhere": bad.status(302),
    "/to-nonsense": bad.to("http://[::1/"),
    **{f"/far/{n}": bad.to(f"/far/{n + 1}") for n in range(30)},
}  # fmt: skip

EXPECTED: dict[str, tuple[Found, str]] = {
    "/there": (Found.THERE, ""),
    "/gone": (Found.GONE, "the server answers 404"),
    "/gone-for-good": (Found.GONE, "the server answers 410"),
    "/gone-to-head": (Found.THERE, ""),
    "/no-head": (Found.THERE, ""),
    "/no-head-at-all": (Found.THERE, ""),
    "/forbidden": (Found.UNKNOWN, "the server answers 403"),
    "/forbidden-to-head": (Found.THERE, ""),
    "/login": (Found.UNKNOWN, "the server answers 401"),
    "/law": (Found.UNKNOWN, "the server answers 451"),
    "/teapot": (Found.UNKNOWN, "the server answers 418"),
    "/busy": (Found.UNKNOWN, "the server answers 429"),
    "/busy-once": (Found.THERE, ""),
    "/busy-until": (Found.THERE, ""),
    "/busy-for-long": (Found.UNKNOWN, "the server answers 429"),
    "/busy-for-ever": (Found.UNKNOWN, "the server answers 429"),
    "/busy-somehow": (Found.THERE, ""),
    "/broken": (Found.UNKNOWN, "the server answers 500"),
    "/mended": (Found.THERE, ""),
    "/close": (Found.UNKNOWN, "the connection was closed without an answer"),
    "/garbage": (Found.UNKNOWN, "the answer is not HTTP"),
    "/headers": (Found.UNKNOWN, "the answer is not HTTP"),
    "/endless": (Found.THERE, ""),
    "/loop": (Found.UNKNOWN, "its redirects go round and round"),
    "/itself": (Found.UNKNOWN, "its redirects go round and round"),
    "/moved": (Found.THERE, "/there"),
    "/moved-twice": (Found.THERE, "/there"),
    "/moved-then-lent": (Found.THERE, "/lent"),
    "/lent": (Found.THERE, ""),
    "/lent-then-moved": (Found.THERE, ""),
    "/moved-away": (Found.GONE, "the server answers 404"),
    "/lent-to-nobody": (Found.LOST, "there is no host of that name"),
    "/to-mail": (Found.UNKNOWN, 'it leads on to "mailto:a@example.org"'),
    "/to-nowhere": (Found.UNKNOWN, "the server answers 302"),
    "/to-nonsense": (Found.UNKNOWN, 'it leads on to "http://[::1/"'),
    "/far/0": (Found.UNKNOWN, "it has more than 10 redirects"),
}


@pytest.fixture
def server() -> Iterator[BadServer]:
    with bad.serving(BEHAVIOURS) as one:
        yield one


def seen(url: str, time: Time, limit: float = 30.0) -> Answer:
    return ask_all([url], manners(time, limit))[url]


@pytest.mark.parametrize("path", EXPECTED)
def test_what_a_server_does_is_read_rightly(path: str, server: BadServer) -> None:
    found, word = EXPECTED[path]
    host = f"http://paper.example:{server.port}"
    answer = seen(host + path, Time())
    assert answer.found is found
    if word.startswith("/"):
        assert answer.moved == host + word
    else:
        assert (str(answer.why or ""), answer.moved if found is Found.THERE else "") == (word, "")


def test_the_body_is_never_read(server: BadServer) -> None:
    assert seen(f"http://127.0.0.1:{server.port}/endless", Time()).found is Found.THERE
    assert server.sent < 50_000_000  # what buffers hold, of a body without end


@pytest.mark.parametrize("behave", [bad.hang, bad.trickle])
def test_a_server_that_does_not_come_to_an_end_is_left(behave: bad.Behave) -> None:
    with bad.serving({"/": behave}) as server:
        answer = seen(f"http://127.0.0.1:{server.port}/", Time(), 0.3)
    assert (answer.found, answer.reached) == (Found.UNKNOWN, False)
    assert answer.why is not None
    assert answer.why.key == "answer-late"


def test_a_handshake_that_does_not_come_to_an_end_is_left() -> None:
    with bad.serving({}) as server:
        server.handshake = bad.slow_handshake
        answer = seen(f"https://127.0.0.1:{server.port}/", Time(), 0.3)
    assert (answer.found, answer.why and answer.why.key) == (Found.UNKNOWN, "answer-late")


@pytest.mark.parametrize("trusted", [False, True], ids=["no TLS at all", "a certificate nobody signed"])
def test_a_certificate_that_is_refused_is_no_dead_link(trusted: bool, tmp_path: Path) -> None:
    certificate = bad.unsigned(tmp_path) if trusted else None
    with bad.serving({"/": bad.status(200)}, certificate) as server:
        answer = seen(f"https://127.0.0.1:{server.port}/", Time())
        assert server.log == []
    assert (answer.found, str(answer.why)) == (
        Found.UNKNOWN,
        "its certificate or encryption is not accepted",
    )


@pytest.mark.parametrize(
    ("url", "found", "why"),
    [
        (f"http://{LOST}/x", Found.LOST, "there is no host of that name"),
        ("http://unsure.example/x", Found.UNKNOWN, "the name service does not answer"),
        ("http://127.0.0.1:PORT/", Found.UNKNOWN, "the host cannot be reached"),
        ("http://paper.example:99999/", Found.UNKNOWN, "no server can be asked for it"),
        ("http://" + "a" * 80 + ".example/", Found.UNKNOWN, "no server can be asked for it"),
        ("https:///x", Found.UNKNOWN, "no server can be asked for it"),
    ],
)
def test_what_is_asked_of_nobody(url: str, found: Found, why: str) -> None:
    answer = seen(url.replace("PORT", str(bad.closed_port())), Time())
    assert (answer.found, str(answer.why)) == (found, why)


def test_an_address_in_another_script_is_asked_for_as_servers_know_it() -> None:
    with bad.serving({"/%D8%B3%D9%81%D8%B1?q=%D9%85%20x": bad.status(200)}) as server:
        answer = seen(f"http://خبر.example:{server.port}/سفر?q=م%20x", Time())
    assert answer.found is Found.THERE


def test_retries_wait_longer_each_time_and_as_long_as_the_server_asks(server: BadServer) -> None:
    for path, waits in {
        "/broken": [2.0, 8.0],
        "/busy": [30.0, 30.0],
        "/busy-until": [20.0],
        "/busy-for-long": [],
        "/forbidden": [],
        "/gone": [],
    }.items():
        time = Time()
        ask_all([f"http://127.0.0.1:{server.port}{path}"], manners(time, pause=0.5))
        assert [round(one) for one in time.slept if one > 1] == waits, path


def test_a_host_has_a_pause_between_two_questions_and_one_at_a_time(server: BadServer) -> None:
    time = Time()
    urls = [f"http://127.0.0.1:{server.port}/there?{n}" for n in range(3)]
    server.behaviours = {f"/there?{n}": bad.status(200) for n in range(3)}
    ask_all(urls, manners(time, pause=5))
    assert time.slept == [5.0, 5.0]
    assert server.log == [("HEAD", f"/there?{n}") for n in range(3)]


def test_a_host_that_says_nothing_is_not_asked_for_all_its_pages() -> None:
    paths = [f"/{n}" for n in range(9)]
    with bad.serving(dict.fromkeys(paths, bad.close)) as server:
        answers = ask_all([f"http://127.0.0.1:{server.port}{path}" for path in paths], manners(Time()))
        assert {path for _, path in server.log} == {"/0", "/1"}
    assert {answer.found for answer in answers.values()} == {Found.UNKNOWN}
    assert len(answers) == 9


GONE, THERE, UNKNOWN = Answer(Found.GONE), Answer(Found.THERE), Answer(Found.UNKNOWN)
NO_NAME = Answer(Found.LOST, reached=False)
HOUR = 3600.0


@pytest.mark.parametrize(
    ("answers", "fate"),
    [
        ([(0, GONE)], Fate.DOUBTED),
        ([(0, GONE), (HOUR - 1, GONE)], Fate.DOUBTED),
        ([(0, GONE), (HOUR, GONE)], Fate.DEAD),
        ([(0, GONE), (60, GONE), (HOUR, GONE)], Fate.DEAD),
        ([(0, GONE), (60, THERE), (HOUR, GONE)], Fate.DOUBTED),
        ([(0, GONE), (60, UNKNOWN), (HOUR, GONE)], Fate.DEAD),
        ([(0, GONE), (HOUR, UNKNOWN)], Fate.UNKNOWN),
        ([(0, NO_NAME), (HOUR, NO_NAME)], Fate.DEAD),
        ([(0, NO_NAME), (HOUR, GONE)], Fate.DOUBTED),
        ([(0, GONE), (HOUR, NO_NAME), (2 * HOUR, NO_NAME)], Fate.DEAD),
        ([(0, UNKNOWN), (HOUR, UNKNOWN)], Fate.UNKNOWN),
        ([(0, GONE), (HOUR, Answer(Found.THERE, moved="https://example.org/"))], Fate.MOVED),
    ],
)
def test_a_link_is_dead_when_it_was_gone_twice_some_time_apart(
    answers: list[tuple[float, Answer]], fate: Fate
) -> None:
    memory: Memory = from_json("")
    fates: Mapping[str, Fate] = {}
    for at, answer in answers:
        memory, fates = judge(from_json(as_json(memory)), {"u": answer}, START + at, HOUR)
    assert fates == {"u": fate}


ANSWERS = st.sampled_from([GONE, THERE, UNKNOWN, NO_NAME])


@given(st.lists(st.tuples(st.floats(0, 2 * HOUR), ANSWERS), max_size=8))
def test_no_link_is_dead_that_has_not_answered_the_same_twice(steps: list[tuple[float, Answer]]) -> None:
    memory, at = from_json(""), START
    past: list[tuple[float, Found]] = []
    for wait, answer in steps:
        at += wait
        memory, fates = judge(memory, {"u": answer}, at, HOUR)
        if fates["u"] is Fate.DEAD:
            assert any(found is answer.found and at - then >= HOUR for then, found in past)
        past = [] if answer.found is Found.THERE else [*past, (at, answer.found)]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"u": 1}', '{"u": {"found": "gone"}}', "null"])
def test_a_broken_memory_is_an_empty_one(text: str) -> None:
    assert from_json(text) == {}


def test_a_machine_that_is_cut_off_calls_no_name_lost() -> None:
    lost = {"a": NO_NAME, "b": Answer(Found.UNKNOWN, reached=False)}
    assert {one.found for one in sobered(lost).values()} == {Found.UNKNOWN}
    assert sobered({**lost, "c": GONE})["a"].found is Found.LOST


# From here on: the task, from content to exit status.


@pytest.fixture
def content(tmp_path: Path, server: BadServer) -> Path:
    """A small content that names addresses of the bad server in every place where one may stand."""
    folder = tmp_path / "content"
    shutil.copytree(PROJECT / "tests" / "content" / "small", folder)
    shutil.copytree(PROJECT / "content" / "editions", folder / "editions")
    host = f"http://paper.example:{server.port}"

    def add(path: str, text: str) -> None:
        (folder / path).write_text((folder / path).read_text("utf-8") + text, "utf-8")

    add("articles/visit/article.yml", f"url: {host}/gone#part\narchived: {host}/there\n")
    add("articles/visit/en.md", f"\nSee [it]({host}/moved) and <{host}/forbidden>[^1].\n\n[^1]: [n][r]\n\n")
    add("articles/visit/en.md", f"[r]: {host}/gone\n")
    add("sources/daily.yml", f"url: http://{LOST}/\n")
    event = folder / "events" / "visit-2023.yml"
    event.write_text(event.read_text("utf-8").replace("Ana visited.", f'"Ana [came]({host}/busy)."'), "utf-8")
    return folder


def run(
    content: Path, capsys: pytest.CaptureFixture[str], time: Time, form: str = "text", wait: bool = False
) -> tuple[str, str | None]:
    """Return what the task prints, and the word it is refused with."""
    wanted = order(content.parent / "site", content)
    wish = linking.Wish(content.parent / ".cache" / "links.json", HOUR, wait)
    refused = None
    try:
        linking.links(wanted, wish, form, "en", manners(time))
    except speaking.Refused as error:
        refused = str(error)
    return capsys.readouterr().out, refused


def test_every_address_of_the_content_is_found_with_its_places(content: Path) -> None:
    found = addresses(load(content))
    here = {url.rpartition("/")[2] or "lost": [str(mark) for mark in marks] for url, marks in found.items()}
    assert here["gone"] == ["content/articles/visit/article.yml:11:6", "content/articles/visit/en.md:10:7"]
    assert here["moved"] == ["content/articles/visit/en.md:8:5"]
    assert here["forbidden"] == ["content/articles/visit/en.md:8:48"]
    assert here["busy"] == ["content/events/visit-2023.yml:9:19"]
    assert here["lost"] == ["content/sources/daily.yml:10:6"]


def test_the_task_doubts_first_and_refuses_in_a_later_run(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    time = Time()
    out, refused = run(content, capsys, time)
    assert refused is None
    assert "may be dead: the server answers 404" in out
    assert "6 links: 1 there, 1 moved, 2 in doubt, 2 unknown, 0 dead" in out
    out, refused = run(content, capsys, time)
    assert refused is None  # at once again is no second opinion
    time.sleep(HOUR)
    out, refused = run(content, capsys, time)
    assert refused == "6 links: 1 there, 1 moved, 0 in doubt, 2 unknown, 2 dead"
    assert out.count(" is dead: the server answers 404") == 2
    assert out.count(" is dead: there is no host of that name") == 1


def test_the_task_can_wait_for_the_second_answer(
    content: Path, server: BadServer, capsys: pytest.CaptureFixture[str]
) -> None:
    time = Time()
    _, refused = run(content, capsys, time, wait=True)
    assert refused == "6 links: 1 there, 1 moved, 0 in doubt, 2 unknown, 2 dead"
    assert HOUR in time.slept
    assert server.counts["/there"] == 2  # once by its own address, once by the one that moved
    server.behaviours = {**server.behaviours, "/gone": bad.status(200)}
    _, refused = run(content, capsys, time, wait=True)
    assert refused == "6 links: 2 there, 1 moved, 0 in doubt, 2 unknown, 1 dead"


@pytest.mark.parametrize("form", ["json", "github"])
def test_tools_are_told_in_their_own_form(
    form: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    time = Time()
    run(content, capsys, time)
    time.sleep(HOUR)
    out, refused = run(content, capsys, time, form)
    assert refused == ""
    if form == "json":
        found = json.loads(out)
        severe = [(one["path"], one["key"]) for one in found if one["severity"] == "error"]
        assert ("content/sources/daily.yml", "link-dead") in [
            (p[p.index("content/") :], k) for p, k in severe
        ]
        assert len(severe) == 3
    else:
        assert sum(line.startswith("::error file=") for line in out.splitlines()) == 3
        assert sum(line.startswith("::warning file=") for line in out.splitlines()) == 3


def test_nothing_waits_longer_than_it_says() -> None:
    assert looking.PATIENCE * len(looking.BACKOFF) <= 120
    assert rounds.HOSTS > 1
    assert "digest" in asking.AGENT


def test_a_doubt_says_since_when() -> None:
    assert from_json(as_json({"u": Doubt(Found.GONE, START)})) == {"u": Doubt(Found.GONE, START)}
