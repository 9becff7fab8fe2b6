"""One question to one server: what it says of an address, without reading what stands there."""

from __future__ import annotations

import errno
import http.client
import socket
import ssl
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer
from urllib.parse import SplitResult, quote, urlsplit

from digest import __version__
from digest.problems import Message, message

AGENT = f"digest-links/{__version__} (asks whether the links of a news digest are alive)"

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port to its IP addresses; socket.gaierror where there are none."""

_SAFE = "/%:@!$&'()*+,;=~?"
_TRIED = 3


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server said: its status, where it sends on to, and when it wants to be asked again."""

    status: int
    location: str = ""
    retry_after: str = ""


class NoAnswer(Exception):
    """There was no reply. `again`: the next try may have one; `head`: at least to GET instead of HEAD."""

    def __init__(self, why: Message, *, again: bool = True, head: bool = True) -> None:
        super().__init__(why)
        self.why = why
        self.again = again
        self.head = head


class NoSuchName(Exception):
    """The name service knows no such host."""


def resolve(host: str, port: int) -> Sequence[str]:
    """Return a host's IP addresses, as the machine's own resolver has them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def host_of(url: str) -> str:
    """Return the host and port an address is asked at: those of one host are asked one after the other."""
    try:
        split = urlsplit(url)
        return f"{split.hostname}:{_port(split)}"
    except ValueError:
        return ""


def ask(method: str, url: str, limit: float, resolver: Resolve = resolve) -> Reply:
    """Return the reply to a request, in `limit` seconds at most; the body is never read.

    Raises NoSuchName and NoAnswer.
    """
    try:
        split = urlsplit(url)
        host, port = (split.hostname or "").encode("idna").decode(), _port(split)
    except ValueError:
        host, port = "", 0
    if not host or split.scheme not in {"http", "https"}:
        raise NoAnswer(message("answer-no-address"), again=False, head=False)
    expired: list[bool] = []
    connection = http.client.HTTPConnection(host, port, timeout=limit)
    timer = Timer(limit, _end, (connection, expired))
    timer.daemon = True
    try:
        connection.sock = _connected(_addresses(resolver, host, port), port, limit)
        timer.start()
        reply = _spoken(connection, method, split, host)
        if expired:  # headers that were cut look like headers at their end
            raise TimeoutError
        return reply
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _said(error, limit, expired=bool(expired)) from None
    finally:
        timer.cancel()
        connection.close()


def _port(split: SplitResult) -> int:
    return split.port or (443 if split.scheme == "https" else 80)


def _addresses(resolver: Resolve, host: str, port: int) -> Sequence[str]:
    try:
        return resolver(host, port)
    except socket.gaierror as error:
        if error.errno == socket.EAI_NONAME:
            raise NoSuchName from None
        raise NoAnswer(message("answer-name-unsure"), head=False) from None
    except UnicodeError:
        raise NoAnswer(message("answer-no-address"), again=False, head=False) from None


def _connected(addresses: Sequence[str], port: int, limit: float) -> socket.socket:
    for address in addresses[:_TRIED]:
        with suppress(OSError):
            return socket.create_connection((address, port), limit)
    raise NoAnswer(message("answer-unreachable"), head=False)


def _spoken(connection: http.client.HTTPConnection, method: str, split: SplitResult, host: str) -> Reply:
    if split.scheme == "https":
        context = ssl.create_default_context()
        secured = context.wrap_socket(connection.sock, server_hostname=host, do_handshake_on_connect=False)
        connection.sock = secured
        secured.do_handshake()
    target = quote(split.path or "/", _SAFE) + (f"?{quote(split.query, _SAFE)}" if split.query else "")
    headers = {"User-Agent": AGENT, "Accept": "*/*", "Connection": "close"}
    connection.request(method, target, headers=headers)
    answer = connection.getresponse()
    return Reply(answer.status, answer.getheader("Location", ""), answer.getheader("Retry-After", ""))


def _end(connection: http.client.HTTPConnection, expired: list[bool]) -> None:
    """End a connection that has had its time: one that trickles would never end by itself."""
    expired.append(True)
    with suppress(OSError, TypeError):
        socket.socket.shutdown(connection.sock, socket.SHUT_RDWR)  # below TLS, which another thread uses


def _said(error: Exception, limit: float, *, expired: bool) -> NoAnswer:
    """Return what went wrong on the way in words."""
    if expired or isinstance(error, TimeoutError):
        return NoAnswer(message("answer-late", seconds=round(limit)))
    if isinstance(error, ssl.SSLError):
        return NoAnswer(message("answer-tls"), again=False, head=False)
    if isinstance(error, ConnectionError) or getattr(error, "errno", None) == errno.EPIPE:
        return NoAnswer(message("answer-closed"))
    if isinstance(error, OSError):
        return NoAnswer(message("answer-unreachable"), head=False)
    return NoAnswer(message("answer-garbage"))
