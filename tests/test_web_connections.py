"""A connection that says too little for too long is ended; one that asks in time is answered."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from socket import create_connection, socket

import pytest
import uvicorn
from starlette.responses import PlainTextResponse

from tolltrace.web import connections

REQUEST = b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n"


@pytest.fixture
def port(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """Where a server waits for the head of a request for a short time."""
    monkeypatch.setattr(connections, "BEGINS", 0.5)
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        config = uvicorn.Config(PlainTextResponse("good"), http=connections.Prompt, log_level="warning")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, args=([listening],))
        thread.start()
        while not server.started:
            time.sleep(0.01)
        yield int(listening.getsockname()[1])
        server.should_exit = True
        thread.join()


@pytest.mark.parametrize("before", [b"", REQUEST])
@pytest.mark.parametrize("said", [b"", b"G"])
def test_a_head_that_does_not_come_ends_the_connection(port: int, before: bytes, said: bytes) -> None:
    """Of the first request of a connection and of the next one, in drops too."""
    with create_connection(("127.0.0.1", port), timeout=20) as here:
        if before:
            here.sendall(before)
            while not here.recv(4_096).endswith(b"good"):
                pass
        begun = time.monotonic()
        here.settimeout(0.1)
        while time.monotonic() < begun + 20:
            try:
                here.sendall(said)
                if here.recv(4_096) == b"":
                    break
            except TimeoutError:
                continue
            except ConnectionError:
                break
        assert time.monotonic() < begun + 15


def test_requests_in_time_are_answered(port: int) -> None:
    """One after another on one connection, each with a pause in its head."""
    with create_connection(("127.0.0.1", port), timeout=20) as here:
        for _ in range(3):
            here.sendall(REQUEST[:10])
            time.sleep(0.2)
            here.sendall(REQUEST[10:])
            said = b""
            while not said.endswith(b"good"):
                said += here.recv(4_096)
            assert said.startswith(b"HTTP/1.1 200")
