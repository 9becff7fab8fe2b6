"""A web server that behaves as badly as it is told to, path by path, on this machine."""

from __future__ import annotations

import datetime
import socket
import socketserver
import ssl
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

Behave = Callable[["Request"], None]


class Request(socketserver.StreamRequestHandler):
    """One request: its method and path, how often this path was asked before, and ways to answer."""

    server: BadServer

    def handle(self) -> None:
        if self.connection.recv(1, socket.MSG_PEEK) == b"\x16":  # it speaks TLS to a server that does not
            self.server.handshake(self)
            return
        try:
            words = self.rfile.readline().decode("latin-1").split()
            while self.rfile.readline() not in {b"\r\n", b"\n", b""}:
                pass
        except OSError:
            return
        if len(words) < 2:
            return
        self.method, self.path = words[:2]
        with self.server.lock:
            self.before = self.server.counts[self.path]
            self.server.counts[self.path] += 1
            self.server.log.append((self.method, self.path))
        try:
            self.server.behaviours[self.path](self)
        except OSError:
            self.server.hung_up.append(self.path)

    def answer(self, status: int, **headers: str) -> None:
        lines = [f"HTTP/1.1 {status} Whatever", *(f"{k.replace('_', '-')}: {v}" for k, v in headers.items())]
        self.wfile.write("\r\n".join([*lines, "", ""]).encode())


class BadServer(socketserver.ThreadingTCPServer):
    """The server, and what it was asked so far."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self, behaviours: dict[str, Behave]) -> None:
        super().__init__(("127.0.0.1", 0), Request)
        self.behaviours = behaviours
        self.lock = threading.Lock()
        self.counts: Counter[str] = Counter()
        self.log: list[tuple[str, str]] = []
        self.hung_up: list[str] = []
        self.stopped = threading.Event()
        self.sent = 0
        self.handshake: Behave = lambda request: request.answer(400)

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of clients that hang up: that is what they are for here."""


@contextmanager
def serving(behaviours: dict[str, Behave], certificate: Path | None = None) -> Iterator[BadServer]:
    """Serve until the block ends; with a certificate (a PEM with its key), by TLS."""
    with BadServer(behaviours) as server:
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.stopped.set()
            server.shutdown()


def unsigned(folder: Path) -> Path:
    """Write a certificate for 127.0.0.1 that nobody signed, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([])
    start = datetime.datetime(2024, 1, 1, tzinfo=datetime.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(start)
        .not_valid_after(start + datetime.timedelta(days=36_500))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "unsigned.pem"
    pem = serialization.Encoding.PEM
    private = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(made.public_bytes(pem) + private)
    return path


def closed_port() -> int:
    """Return a port of this machine at which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def status(*codes: int, **headers: str) -> Behave:
    """Answer with the codes one after the other, and with the last from then on."""
    return lambda request: request.answer(codes[min(request.before, len(codes) - 1)], **headers)


def to(where: str, code: int = 302) -> Behave:
    """Redirect."""
    return lambda request: request.answer(code, Location=where)


def get_only(code: int) -> Behave:
    """Answer HEAD with a code, and GET with 200."""
    return lambda request: request.answer(code if request.method == "HEAD" else 200)


def hang(request: Request) -> None:
    """Take the request and say nothing."""
    request.server.stopped.wait(60)


def trickle(request: Request) -> None:
    """Send a header so slowly that each piece comes in time, and the whole never does."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    while not request.server.stopped.wait(0.05):
        request.wfile.write(b"x")


def slow_handshake(request: Request) -> None:
    """Begin a TLS record of 16 kB, and send it byte by byte."""
    request.wfile.write(b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc\x03\x03")
    while not request.server.stopped.wait(0.05):
        request.wfile.write(b"x")


def close(_request: Request) -> None:
    """Close the connection without a word."""


def garbage(request: Request) -> None:
    """Answer what is no HTTP."""
    request.wfile.write(b"\x00\x01 220 mail.example ESMTP ready\r\n\r\n")


def endless(request: Request) -> None:
    """Answer 405 to HEAD, and GET with a body that has no end; count what the client takes of it."""
    if request.method == "HEAD":
        request.answer(405)
        return
    request.answer(200)
    while not request.server.stopped.is_set():
        request.wfile.write(bytes(65_536))
        request.server.sent += 65_536


def headers_without_end(request: Request) -> None:
    """Answer with more headers than anyone wants."""
    request.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-Many: yes\r\n" * 5_000 + b"\r\n")
