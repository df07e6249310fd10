"""A program that is killed at any moment leaves a whole casebook: all that it confirmed, and nothing half."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time

from tolltrace.commands.casebooks import machine
from tolltrace.store.database import open_store
from tolltrace.store.reading import reread
from tolltrace.store.tables import Base, Logged, Report
from tolltrace.store.verifying import faults

KILLS = 8
DECIDER = """
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
ADDER = """
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


def sound_with(url: str, confirmed: list[int], table: type[Base]) -> None:
    """The casebook opens at once, has no fault, and holds every row that was confirmed."""
    store = open_store(url)
    with store.reading() as session:
        assert list(faults(session)) == []
        assert all(session.get(table, id) is not None for id in confirmed)
    store.close()


def test_killed_in_the_middle_of_adding_and_of_deciding(casebook_url: str) -> None:
    """At random moments, again and again, on both databases."""
    moments = random.Random(7)
    for n in range(KILLS // 2):
        added = killed(ADDER, casebook_url, f"run{n}", after=moments.uniform(0, 0.3))
        sound_with(casebook_url, added, Report)
    store = open_store(casebook_url)
    reread(store, 1, machine(), who="ana", at="now")
    store.close()
    for _ in range(KILLS // 2):
        decided = killed(DECIDER, casebook_url, after=moments.uniform(0, 0.3))
        sound_with(casebook_url, decided, Logged)
