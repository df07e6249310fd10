"""How long pages of a large casebook take over HTTP: inbox, search, episode, figures, on both databases.

python -m benchmarks.pages [--claims 100000] [--visits 200]
"""

from __future__ import annotations

import random
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from socket import socket

import click
import uvicorn
from benchmarks.large_casebook import LINES, PLACES, REPORTS, fill
from benchmarks.postgres_server import binaries, new_database, server
from starlette.applications import Starlette

from tolltrace.settings import now
from tolltrace.store.database import Store, open_store
from tolltrace.store.machine import Machine
from tolltrace.web.app import application
from tolltrace.web.beside import Beside
from tolltrace.web.desk import Desk
from tolltrace.web.drawer import Drawer

_MADE = ("episode, its account made", "figures, its account made")
_EPISODES = 20
"""Episodes that are looked at: each is of a thousand claims, and its account takes seconds."""


@click.command()
@click.option("--claims", default=100_000, show_default=True, help="Claims in the casebook.")
@click.option("--visits", default=200, show_default=True, help="How often each page is asked for.")
def main(claims: int, visits: int) -> None:
    """Print a row a page and database: milliseconds at the middle and at the 95th percentile."""
    click.echo("| database | page | median, ms | p95, ms |\n| --- | --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder:
        _table("SQLite", str(Path(folder) / "casebook.db"), claims, visits)
    programs = binaries()
    if programs is not None:
        with server(programs, safe=True) as address:
            _table("PostgreSQL", new_database(address, "large"), claims, visits)


def _table(name: str, where: str, claims: int, visits: int) -> None:
    store = open_store(where, create=True)
    begun = time.monotonic()
    made = fill(store, claims)
    click.echo(f"{name}: filled in {time.monotonic() - begun:.0f} s", err=True)
    with served(store, made) as port:
        for page, paths in _visits(claims, visits).items():
            if page in _MADE:
                _await_accounts(port, sorted({path.removesuffix("/figures") for path in paths}))
            times = sorted(_timed(port, path) for path in paths)
            click.echo(
                f"| {name} | {page} | {times[len(times) // 2]:.0f} | {times[len(times) * 95 // 100]:.0f} |"
            )
    store.close()


def _visits(claims: int, visits: int) -> dict[str, list[str]]:
    dice = random.Random(3)
    episodes = max(1, claims // (LINES * REPORTS))
    words = [f"{place} {word}" for place in PLACES for word in ("killed", "observatory", "civil defence", "")]
    there = [f"/episodes/{id}" for id in range(1, min(episodes, _EPISODES) + 1)]
    return {
        "inbox": ["/"] * (visits // 2) + [f"/?after={dice.randint(1, claims)}" for _ in range(visits // 2)],
        "search, words of many claims": [
            f"/search?q={dice.choice(words).replace(' ', '+')}" for _ in range(visits)
        ],
        "search, a number and a place": [
            f"/search?q={dice.randint(2, 999)}+{dice.choice(PLACES)}" for _ in range(visits)
        ],
        "claim": [f"/claims/{dice.randint(1, claims)}" for _ in range(visits)],
        "report": [f"/reports/{dice.randint(1, episodes * REPORTS)}" for _ in range(visits)],
        "all episodes": ["/episodes"] * (visits // 4),
        "episode, its account not made yet": there,
        _MADE[0]: [dice.choice(there) for _ in range(visits)],
        _MADE[1]: [f"{dice.choice(there)}/figures" for _ in range(visits)],
    }


def _await_accounts(port: int, paths: list[str]) -> None:
    for path in paths:
        while b'"current": true' not in _got(port, f"{path}/drawn"):
            time.sleep(0.2)


def _timed(port: int, path: str) -> float:
    begun = time.perf_counter()
    _got(port, path)
    return (time.perf_counter() - begun) * 1_000


def _got(port: int, path: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read()
    assert answer.status == 200, (path, answer.status)
    connection.close()
    return body


@contextmanager
def served(store: Store, made: Machine) -> Iterator[int]:
    """A server of the casebook in this process, on a free port."""
    listener = socket()
    listener.bind(("127.0.0.1", 0))
    with Beside(store, made) as beside:
        app = application(Desk(store, made, "ana", now), Drawer(store, made, now, beside.begin))
        yield from _running(app, listener)


def _running(app: Starlette, listener: socket) -> Iterator[int]:
    running = uvicorn.Server(uvicorn.Config(app, log_level="warning", proxy_headers=False))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    while not running.started:
        time.sleep(0.05)
    try:
        yield listener.getsockname()[1]
    finally:
        running.should_exit = True
        thread.join(30)


if __name__ == "__main__":
    main()
