"""A program that is killed at any moment: whether what it had confirmed is there, and nothing half.

python -m benchmarks.kills [--kills 200]
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click
from benchmarks.postgres_server import binaries, new_database, server

from tolltrace.commands.casebooks import machine
from tolltrace.store.database import open_store
from tolltrace.store.reading import reread
from tolltrace.store.tables import Base, Logged, Report
from tolltrace.store.verifying import faults

LONGEST = 0.3
"""Seconds that a program may work before it is killed."""
_DECIDER = """
import sys
from tolltrace.store.database import open_store
from tolltrace.store.deciding import decide
from tolltrace.store.decisions import Accept, Reject
store = open_store(sys.argv[1])
print("ready", flush=True)
for n in range(10_000):
    kind = Accept if n % 2 else Reject
    try:
        print(decide(store, kind(1), who="ana", at=f"{n}"), flush=True)
    except Exception as error:
        if "stands already" not in str(error):
            raise
"""
_ADDER = """
import sys
from tolltrace.model import Report
from tolltrace.read.source import Kept
from tolltrace.store.adding import add
from tolltrace.store.database import open_store
store = open_store(sys.argv[1], create=True)
print("ready", flush=True)
for n in range(10_000):
    text = f"{n + 2} people were killed in {sys.argv[2]}."
    item = Kept(Report(f"{sys.argv[2]}-{n}", text), text.encode(), "file", "The blast")
    for added in add(store, [item], who="ana", at="now"):
        print(added.report, flush=True)
"""


def kill(where: str, kills: int, moments: random.Random) -> Iterator[tuple[str, int]]:
    """Kill so often, half while adding and then half while deciding, looking at the casebook each time.

    Gives what was killed and how many things it had confirmed.

    Raises:
        AssertionError: if the casebook has a fault, or lacks something that was confirmed.
    """
    for n in range(kills // 2):
        added = killed(_ADDER, where, f"run{n}", after=moments.uniform(0, LONGEST))
        sound_with(where, added, Report)
        yield "add", len(added)
    store = open_store(where)
    reread(store, 1, machine(), who="ana", at="now")
    store.close()
    for _ in range(kills - kills // 2):
        decided = killed(_DECIDER, where, after=moments.uniform(0, LONGEST))
        sound_with(where, decided, Logged)
        yield "decide", len(decided)


def killed(program: str, *arguments: str, after: float) -> list[int]:
    """What the program had confirmed when it was killed, ``after`` seconds from its being ready."""
    command = [sys.executable, "-c", program, *arguments]
    running = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    assert running.stdout.readline() == "ready\n"
    time.sleep(after)
    running.send_signal(signal.SIGKILL)
    lines = running.stdout.read().split("\n")
    running.wait()
    return [int(line) for line in lines[:-1]]


def sound_with(where: str, confirmed: list[int], table: type[Base]) -> None:
    """The casebook opens at once, has no fault, and holds every row that was confirmed."""
    store = open_store(where)
    with store.reading() as session:
        found = list(faults(session))
        assert found == [], found
        assert all(session.get(table, id) is not None for id in confirmed)
    store.close()


@click.command()
@click.option("--kills", default=200, show_default=True, help="How often, on each database.")
def main(kills: int) -> None:
    """Print a row a database and what was killed: how often, and what had been confirmed until then."""
    click.echo(
        "| database | killed while | times | confirmed, all there | faults |\n| --- | --- | --- | --- | --- |"
    )
    with tempfile.TemporaryDirectory() as folder:
        _row("SQLite", str(Path(folder) / "casebook.db"), kills)
    programs = binaries()
    if programs is not None:
        with server(programs, safe=True) as address:
            _row("PostgreSQL", new_database(address, "killed"), kills)


def _row(name: str, where: str, kills: int) -> None:
    times: Counter[str] = Counter()
    confirmed: Counter[str] = Counter()
    for what, count in kill(where, kills, random.Random(7)):
        times[what] += 1
        confirmed[what] += count
    for what, often in times.items():
        click.echo(f"| {name} | {what} | {often} | {confirmed[what]} | 0 |")


if __name__ == "__main__":
    main()
