"""Reviewers who decide at once for a minute, over HTTP, on both databases.

python -m benchmarks.reviewers [--reviewers 20] [--seconds 60]

Each reads a claim, decides on what they saw, and tries another where somebody was faster. Then every decision
that was confirmed must be in the log once, and none that was not.
"""

from __future__ import annotations

import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from socket import socket

import click
from benchmarks.large_casebook import fill
from benchmarks.postgres_server import binaries, new_database, server
from sqlalchemy import select

from tolltrace.store.database import open_store
from tolltrace.store.deciding import DECISIONS
from tolltrace.store.tables import Logged
from tolltrace.store.verifying import faults

_CLAIMS = 1_000
_SHARED = 50
"""Claims that all reviewers decide on, so that they meet; the others they share out."""


class Reviewer(threading.Thread):
    """One reviewer: what they confirmed, by its reason; how long it took; how often others were faster."""

    def __init__(self, port: int, number: int, reviewers: int, until: float) -> None:
        super().__init__(daemon=True)
        self._port, self._number, self._until = port, number, until
        self._dice = random.Random(number)
        self._own = range(_SHARED + 1 + number, _CLAIMS + 1, reviewers)
        self.confirmed: dict[str, int] = {}
        self.times: list[float] = []
        self.late = 0
        self.wrong: list[str] = []

    def run(self) -> None:
        """Decide until the time is over."""
        with closing(HTTPConnection("127.0.0.1", self._port, timeout=60)) as line:
            line.request("GET", "/")
            first = line.getresponse()
            first.read()
            token = first.headers["set-cookie"].partition("=")[2].partition(";")[0]
            headers = {
                "content-type": "application/json",
                "cookie": f"tolltrace-csrf={token}",
                "x-csrf-token": token,
                "origin": f"http://127.0.0.1:{self._port}",
            }
            while time.monotonic() < self._until:
                self._decide(line, headers)

    def _decide(self, line: HTTPConnection, headers: dict[str, str]) -> None:
        shared = self._dice.random() < 0.3
        id = self._dice.randint(1, _SHARED) if shared else self._dice.choice(self._own)
        line.request("GET", f"/api/claims/{id}")
        claim = json.loads(line.getresponse().read())
        why = f"{self._number}-{len(self.times)}"
        act = "reject" if claim["state"] == "accepted" else "accept"
        told = {"act": act, "claim": id, "seen": {f"claim:{id}": claim["revision"]}, "why": why}
        begun = time.perf_counter()
        line.request("POST", "/api/decide", json.dumps(told), headers)
        answer = line.getresponse()
        said = json.loads(answer.read())
        self.times.append(time.perf_counter() - begun)
        if answer.status == 200:
            self.confirmed[why] = said["seq"]
        elif answer.status == 409:
            self.late += 1
        else:
            self.wrong.append(f"{answer.status} {said}")


@click.command()
@click.option("--reviewers", default=20, show_default=True, help="How many decide at once.")
@click.option("--seconds", default=60, show_default=True, help="How long.")
def main(reviewers: int, seconds: int) -> None:
    """Print a row a database: decisions a second, the 95th percentile, and what was lost or doubled."""
    heads = (
        "database",
        "reviewers",
        "a second",
        "median, ms",
        "p95, ms",
        "refused as late",
        "lost",
        "doubled",
    )
    click.echo(f"| {' | '.join(heads)} |")
    click.echo("|" + " --- |" * len(heads))
    with tempfile.TemporaryDirectory() as folder:
        _row("SQLite", str(Path(folder) / "casebook.db"), reviewers, seconds)
    programs = binaries()
    if programs is not None:
        with server(programs, safe=True) as address:
            _row("PostgreSQL", new_database(address, "reviewed"), reviewers, seconds)


def _row(name: str, where: str, reviewers: int, seconds: int) -> None:
    store = open_store(where, create=True)
    fill(store, _CLAIMS)
    port = _free()
    serve = [sys.executable, "-m", "tolltrace", "serve", "--casebook", where, "--port", str(port)]
    running = subprocess.Popen(serve, stdout=subprocess.DEVNULL)
    try:
        _await(port)
        until = time.monotonic() + seconds
        people = [Reviewer(port, n, reviewers, until) for n in range(reviewers)]
        for one in people:
            one.start()
        for one in people:
            one.join()
    finally:
        running.terminate()
        running.wait()
    with store.reading() as session:
        logged = Counter(session.scalars(select(Logged.why).where(Logged.act.in_(sorted(DECISIONS)))))
        assert list(faults(session)) == []
    store.close()
    confirmed = {why for one in people for why in one.confirmed}
    times = sorted(taken * 1_000 for one in people for taken in one.times)
    wrong = [said for one in people for said in one.wrong]
    assert wrong == [], wrong[:3]
    lost = len(confirmed - logged.keys())
    doubled = sum(count - 1 for count in logged.values()) + len(logged.keys() - confirmed)
    click.echo(
        f"| {name} | {reviewers} | {len(confirmed) / seconds:.0f} | {times[len(times) // 2]:.0f} "
        f"| {times[len(times) * 95 // 100]:.0f} | {sum(one.late for one in people)} | {lost} | {doubled} |"
    )


def _free() -> int:
    with closing(socket()) as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _await(port: int) -> None:
    for _ in range(600):
        try:
            with closing(HTTPConnection("127.0.0.1", port, timeout=5)) as line:
                line.request("GET", "/episodes")
                line.getresponse().read()
                return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError("the server did not start")


if __name__ == "__main__":
    main()
