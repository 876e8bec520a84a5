"""Asking a language model at an address that the user gives, within a time, and what can go wrong with it.

The protocol is the one of OpenAI's chat completions, which Azure, Ollama and llama.cpp speak too. Nothing here has an
address of its own: without one, nothing is asked.
"""

from __future__ import annotations

import ipaddress
import json
import os
import queue
import re
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from wtanalysis.errors import UserError

LARGEST = 1_000_000  # bytes of an answer
PATIENCE = 10.0  # seconds that a server may ask us to wait before the one other try


@dataclass(frozen=True)
class Server:
    """A server that speaks the protocol, as the user names it.

    Attributes:
        base_url: the address up to ``/chat/completions``, such as ``http://localhost:11434/v1``. Without https only
            this machine is asked, unless ``plain_http`` is set.
        model: the model's name there; on Azure the deployment's.
        key_variable: the environment variable that holds the key; empty for a server that wants none.
        key_header: the header for the key; ``Authorization`` unless the server wants another (Azure: ``api-key``).
        query: what is added to the address, such as ``{"api-version": "2024-10-21"}``.
        timeout: seconds for one answer, everything included.
        parameters: sent with each question; ``None`` takes one out.
        plain_http: whether another machine may be asked without encryption.

    Raises:
        UserError: the address or the model is missing or not usable.

    >>> Server("http://localhost:11434/v1", "llama3.2").host
    'localhost:11434'
    """

    base_url: str
    model: str
    key_variable: str = ""
    key_header: str = "Authorization"
    query: Mapping[str, str] = field(default_factory=dict)
    timeout: float = 60.0
    parameters: Mapping[str, Any] = field(default_factory=dict)
    plain_http: bool = False

    def __post_init__(self) -> None:
        do = "give the address of your server, such as http://localhost:11434/v1"
        try:
            parts = urlsplit(self.base_url.strip())
            _ = parts.port
        except (ValueError, AttributeError):
            raise UserError("not an address", "http(s)://host/path", do) from None
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise UserError("no address of a language model", "http(s)://host/path", do)
        if parts.username or parts.password or parts.query or parts.fragment:
            what = "the address has more than host and path"
            raise UserError(what, "no key, user or query in it", "use key_variable and query")
        if parts.scheme == "http" and not self.local and not self.plain_http:
            what = "the address of another machine is not encrypted"
            raise UserError(what, "https", "use https, or allow plain_http inside your own network")
        if not self.model.strip():
            raise UserError("no model", "the name of a model", "say which model the server should use")
        if not 0 < self.timeout <= 600:
            raise UserError("timeout out of range", "up to 600 seconds", "set it between 1 and 600")

    @property
    def host(self) -> str:
        """Host and port."""
        return urlsplit(self.base_url.strip()).netloc

    @property
    def local(self) -> bool:
        """Whether it is this machine."""
        name = urlsplit(self.base_url.strip()).hostname or ""
        try:
            return ipaddress.ip_address(name).is_loopback
        except ValueError:
            return name == "localhost" or name.endswith(".localhost")

    @property
    def sent(self) -> dict[str, Any]:
        """The parameters that are sent: as fixed as a server allows."""
        usual = {"temperature": 0, "seed": 2023, "max_tokens": 200, "response_format": {"type": "json_object"}}
        return {name: value for name, value in (usual | dict(self.parameters)).items() if value is not None}


def azure(endpoint: str, deployment: str, api_version: str, key_variable: str = "AZURE_OPENAI_API_KEY") -> Server:
    """A deployment on Azure: its address, the version of its interface and its header for the key.

    >>> azure("https://dept.openai.azure.com", "gpt-4o-mini", "2024-10-21").base_url
    'https://dept.openai.azure.com/openai/deployments/gpt-4o-mini'
    """
    base = f"{endpoint.rstrip('/')}/openai/deployments/{deployment}"
    return Server(base, deployment, key_variable, "api-key", {"api-version": api_version})


@dataclass(frozen=True, repr=False)
class Answer:
    """What came back: the model's text, or why none came; ``stop`` where no other question would fare better."""

    text: str = ""
    failure: str = ""
    stop: bool = False
    wait: float | None = None


def ask(server: Server, messages: Sequence[Mapping[str, str]]) -> Answer:
    """One question to a server, with one other try where it was busy or broke off.

    Args:
        server: the server.
        messages: the prompt.

    Returns:
        The answer, or in plain words why there is none. Never more than twice the time-out and ten seconds.

    Raises:
        UserError: the client is not installed, or the variable for the key is empty.
    """
    key = _key(server)
    _client_module()
    answer = _within(server, messages, key)
    if answer.wait is not None and answer.wait <= PATIENCE:
        time.sleep(answer.wait)
        answer = _within(server, messages, key)
    return answer


def _key(server: Server) -> str:
    """The key, from the environment alone."""
    if not server.key_variable:
        return ""
    key = os.environ.get(server.key_variable, "").strip()
    if not key or not key.isascii() or not key.isprintable():
        what = f"the environment variable {server.key_variable} holds no key"
        raise UserError(what, "the key of the server", "set it, or leave key_variable empty where none is wanted")
    return key


def _client_module() -> Any:
    """The client library."""
    try:
        import openai
    except ImportError:
        do = "pip install 'wtanalysis[llm]', or keep the names made of words"
        raise UserError("names by a language model need the openai client", "the extra llm", do) from None
    return openai


def _within(server: Server, messages: Sequence[Mapping[str, str]], key: str) -> Answer:
    """The answer, or a failure once the time is up: a server that drips one byte a second gets no longer."""
    answers: queue.Queue[Answer] = queue.Queue()
    client = _connect(server, key)
    threading.Thread(target=lambda: answers.put(_once(client, server, messages)), daemon=True).start()
    try:
        return answers.get(timeout=server.timeout)
    except queue.Empty:
        return Answer(failure=f"no answer within {server.timeout:g} seconds")
    finally:
        client.close()


def _connect(server: Server, key: str) -> Any:
    """A client that follows no redirect, tries nothing twice, and reads no proxy for this machine."""
    openai = _client_module()
    name = server.key_header.lower()
    allowed = {"host", "accept", "accept-encoding", "connection", "content-type", "content-length", "user-agent"}
    allowed.add("x-stainless-raw-response")  # the client's own sign that the answer is read by us

    def only_ours(request: Any) -> None:
        """Take out what the client or the environment adds: keys for OpenAI's own service, facts of this machine."""
        for header in [header for header in request.headers if header.lower() not in allowed]:
            del request.headers[header]
        if key:
            request.headers[server.key_header] = f"Bearer {key}" if name == "authorization" else key

    http = openai.DefaultHttpxClient(
        follow_redirects=False, trust_env=not server.local, timeout=server.timeout,
        event_hooks={"request": [only_ours]},
        verify=server.base_url.strip().startswith("https"),  # reading certificates takes long, and http has none
    )  # fmt: skip
    return openai.OpenAI(
        api_key="none", base_url=server.base_url.strip(), default_query=dict(server.query), max_retries=0,
        timeout=server.timeout, http_client=http,
    )  # fmt: skip


def _once(client: Any, server: Server, messages: Sequence[Mapping[str, str]]) -> Answer:
    """One question, every fault told in our own words: a server's may repeat what it was sent."""
    openai = _client_module()
    question: dict[str, Any] = {"model": server.model, "messages": list(messages)}
    known = ("temperature", "seed", "max_tokens", "response_format")
    plain = {name: value for name, value in server.sent.items() if name in known}
    other = {name: value for name, value in server.sent.items() if name not in known}
    try:
        with client.chat.completions.with_streaming_response.create(
            **question, **plain, extra_body=other or None
        ) as response:
            return _read(response)
    except openai.APITimeoutError:
        return Answer(failure=f"no answer within {server.timeout:g} seconds")
    except openai.APIStatusError as fault:
        return _status(fault.status_code, fault.response.headers)
    except openai.APIConnectionError:
        return Answer(failure="no connection, or one that broke off", wait=0.2)
    except Exception as fault:  # noqa: BLE001  # a thread that dies silently would look like a slow server
        return _odd(type(fault), server)


def _odd(kind: type[Exception], server: Server) -> Answer:
    """What a fault means that the client passes on from the connection below it, once an answer has begun."""
    if not kind.__module__.startswith(("httpx", "httpcore")):
        return Answer(failure=f"the answer could not be read ({kind.__name__})")
    if "Timeout" in kind.__name__:
        return Answer(failure=f"no answer within {server.timeout:g} seconds")
    return Answer(failure="no connection, or one that broke off", wait=0.2)


def _status(code: int, headers: Mapping[str, str]) -> Answer:
    """What a status other than 200 means."""
    if 300 <= code < 400:
        return Answer(failure=f"the server sends us elsewhere (status {code}), which is not followed", stop=True)
    if code in {401, 403}:
        return Answer(failure=f"the server refuses the key (status {code})", stop=True)
    if code in {404, 405, 410}:
        return Answer(failure=f"no such model or address there (status {code})", stop=True)
    if code in {429, 503}:
        after = headers.get("retry-after", "1")
        wait = float(after) if re.fullmatch(r"\d{1,6}(?:\.\d+)?", after) else PATIENCE + 1
        return Answer(failure=f"the server is too busy (status {code})", wait=wait)
    if code >= 500:
        return Answer(failure=f"the server has a fault of its own (status {code})", wait=0.2)
    return Answer(failure=f"the server refuses the question (status {code})")


def _read(response: Any) -> Answer:
    """The model's text from a response, read no further than is sensible."""
    if response.status_code != 200:
        return _status(response.status_code, response.headers)
    kind = response.headers.get("content-type", "")
    if not re.match(r"application/(?:[\w.-]+\+)?json\b", kind, re.I):
        return Answer(failure="the server answers with something other than JSON: is this the right address?")
    data = b""
    for piece in response.iter_bytes():
        data += piece
        if len(data) > LARGEST:
            return Answer(failure="the answer is far too long")
    return parsed(data)


def parsed(data: bytes) -> Answer:
    """The model's text from the body of a response.

    >>> parsed(b'{"choices": [{"message": {"content": "Hello"}, "finish_reason": "length"}]}').failure
    'the answer is cut off'
    """
    try:
        choice = json.loads(data)["choices"][0]
        message = choice["message"]
        text, refusal = message.get("content"), message.get("refusal")
        reason = choice.get("finish_reason")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return Answer(failure="the answer does not follow the protocol")
    if refusal or reason == "content_filter":
        return Answer(failure="the model declines to answer")
    if reason == "length":
        return Answer(failure="the answer is cut off")
    if not isinstance(text, str) or not text.strip():
        return Answer(failure="the answer is empty")
    return Answer(text)
