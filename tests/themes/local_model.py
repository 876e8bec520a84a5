"""A server on this machine that speaks the protocol of chat completions, well or badly, as a test wants it."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[["Handler", dict[str, Any]], None]


class Model(ThreadingHTTPServer):
    """The server; ``asked`` holds each question with its path and headers, ``reply`` what it does with one."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, reply: Reply) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.reply = reply
        self.asked: list[dict[str, Any]] = []

    @property
    def url(self) -> str:
        """The address as a user would give it."""
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def handle_error(self, *_: object) -> None:
        """Keep quiet where a client goes away."""


class Handler(BaseHTTPRequestHandler):
    """One question."""

    server: Model

    def do_POST(self) -> None:
        """Note the question, then reply as the test wants."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        question = json.loads(body)
        self.server.asked.append({"path": self.path, "headers": dict(self.headers), "body": question})
        self.server.reply(self, question)

    def do_GET(self) -> None:
        """Note that somebody followed a redirect."""
        self.server.asked.append({"path": self.path, "headers": dict(self.headers), "body": {}})
        self.send(b"{}")

    def log_message(self, *_: object) -> None:
        """Write no log."""

    def send(self, body: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> None:
        """Send a response."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", headers.pop("length", str(len(body))))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)


def completion(text: Any, finish: str = "stop", **message: Any) -> bytes:
    """The body of a completion."""
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text} | message}
    found = {"id": "x", "object": "chat.completion", "created": 1, "model": "small", "choices": [choice]}
    return json.dumps(found).encode()


def says(*answers: str) -> Reply:
    """A model that gives these answers in turn, the last one for ever."""
    left = list(answers)

    def reply(handler: Handler, _: dict[str, Any]) -> None:
        handler.send(completion(left.pop(0) if len(left) > 1 else left[0]))

    return reply


def named(*names: str) -> Reply:
    """A model that gives these names in turn."""
    return says(*(json.dumps({"name": name}) for name in names))


def sends(body: bytes, status: int = 200, kind: str = "application/json", **headers: str) -> Reply:
    """A server that sends just this."""
    return lambda handler, _: handler.send(body, status, kind, **headers)


def in_turn(*replies: Reply) -> Reply:
    """A server that does one thing after the other."""
    left = iter(replies)

    def reply(handler: Handler, question: dict[str, Any]) -> None:
        next(left)(handler, question)

    return reply


def silent(seconds: float) -> Reply:
    """A server that thinks for so long."""

    def reply(handler: Handler, _: dict[str, Any]) -> None:
        time.sleep(seconds)
        handler.send(completion('{"name": "Night boats"}'))

    return reply


def dripping(handler: Handler, _: dict[str, Any]) -> None:
    """A server that sends a byte now and then and never ends."""
    handler.send(b"{", length="100000")
    for _ in range(60):
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.1)


def broken_off(handler: Handler, _: dict[str, Any]) -> None:
    """A server that goes away in the middle of an answer."""
    handler.send(completion('{"name": "Night boats"}')[:60], length="400")
    handler.connection.shutdown(socket.SHUT_RDWR)


def endless(handler: Handler, _: dict[str, Any]) -> None:
    """A server that sends far too much."""
    handler.send(b"{" + b" " * 3_000_000, length="3000001")


@contextmanager
def running(reply: Reply) -> Iterator[Model]:
    """The server while a test runs."""
    model = Model(reply)
    thread = threading.Thread(target=model.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.shutdown()
        model.server_close()
