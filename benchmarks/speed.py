"""Speed, memory and start-up as one table: ``python benchmarks/speed.py``.

Speed is a ratio to spaCy's blank English tokenizer on the same texts in the same run, on one core: the best
of interleaved rounds of each. 1 is as fast as the tokenizer, 2 twice as fast. Needs spaCy:
``pip install -e .[bench]``.
"""

from __future__ import annotations

import argparse
import gc
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.metadata import version
from itertools import cycle, islice
from pathlib import Path

import corpora
import spacy

from tolltrace.clean import clean
from tolltrace.model import Report
from tolltrace.pipeline import find_in, tally_in

# The installed command, wherever its script lies.
TOLLTRACE = [sys.executable, "-c", "from tolltrace.cli import main; main()"]
# A process starts with the peak of the one that it was forked from, so a small one stands between.
WATCH = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""
MANY = 3_000
Work = Callable[[str], object]


def ratios(texts: Sequence[str], works: dict[str, Work], rounds: int) -> dict[str, float]:
    """For each work, the tokenizer's best time over its own, over all texts."""
    tokenizer: Work = spacy.blank("en").tokenizer
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, work in {"tokenizer": tokenizer, **works}.items():
            took = seconds(work, texts)
            best[name] = min(took, best.get(name, took))
    return {name: best["tokenizer"] / best[name] for name in works}


def seconds(work: Work, texts: Sequence[str]) -> float:
    """Processor time of one pass over the texts."""
    gc.collect()
    begun = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - begun


def peak(texts: Sequence[str]) -> int:
    """Peak resident memory, in the system's unit, of ``tolltrace find`` on a JSONL file of the texts."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "texts.jsonl")
        lines = (json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts))
        path.write_text("\n".join(lines) + "\n", "utf-8")
        command = [*TOLLTRACE, "find", str(path), "--format", "jsonl"]
        watched = subprocess.run([sys.executable, "-c", WATCH, *command], capture_output=True, check=True)
        return int(watched.stdout)


def start_up(rounds: int) -> tuple[float, float]:
    """Seconds that ``tolltrace find`` takes on one small file, and Python itself on nothing.

    Byte code is kept, as it is where a package is installed: a first run, which makes it, does not count.
    """
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "report.txt")
        path.write_text("At least 12 people were killed in the blast, the governor said.\n", "utf-8")
        commands = [[*TOLLTRACE, "find", str(path)], [sys.executable, "-c", "pass"]]
        took: list[list[float]] = [[], []]
        kept["PYTHONPYCACHEPREFIX"] = folder
        for _ in range(rounds + 1):
            for command, times in zip(commands, took, strict=True):
                begun = time.perf_counter()
                subprocess.run(command, check=True, stdout=subprocess.DEVNULL, env=kept)
                times.append(time.perf_counter() - begun)
    return min(took[0]), min(took[1])


def rows(given: argparse.Namespace) -> list[tuple[str, str, str]]:
    """What was measured, the value, and what it is meant to be."""
    dense = corpora.of_file(given.texts) if given.texts else corpora.dense(given.size)
    works: dict[str, Work] = {
        "strings to claims": lambda text: find_in(Report("r", text)),
        "strings to the text's own tally": lambda text: tally_in(Report("r", text)),
        "cleaning alone": lambda text: clean(Report("r", text)),
    }
    on_dense = ratios(dense, works, given.rounds)
    on_prose = ratios(corpora.prose(given.size), works, given.rounds)
    many = list(islice(cycle(dense), MANY))
    small, large = peak(many[: MANY // 10]), peak(many)
    ours, bare = start_up(given.rounds)
    aims = {"strings to claims": ("at least 0.3", "at least 10")}
    out = [
        (f"{name}, {of}", f"{ratio[name]:.2f}", aims.get(name, ("", ""))[n])
        for n, (of, ratio) in enumerate((("casualty-dense texts", on_dense), ("prose without", on_prose)))
        for name in works
    ]
    return [
        *out,
        (
            f"peak memory of `tolltrace find`, {MANY} texts to {MANY // 10}",
            f"{large / small:.2f}",
            "about 1",
        ),
        ("start-up of `tolltrace find` on a small file, seconds", f"{ours:.2f}", "below 0.5"),
        ("start-up, ratio to `python -c pass`", f"{ours / bare:.1f}", ""),
    ]


def markdown(found: Sequence[tuple[str, str, str]], command: str) -> str:
    """The table with what it was measured by."""
    head = ("measure", "value", "aim")
    widths = [max(len(row[n]) for row in (head, *found)) for n in range(3)]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |"
        for row in (head, tuple("-" * width for width in widths), *found)
    ]
    versions = f"Python {platform.python_version()}, spaCy {version('spacy')}"
    return "\n".join([f"`{command}`: {versions}, {platform.machine()}, one core.", "", *lines]) + "\n"


def main() -> None:
    """Measure, print, and keep where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--texts", type=Path, help="JSONL with `text`, in place of the casualty-dense texts")
    parser.add_argument("--size", type=int, default=200_000, help="characters of each made corpus")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, help="write the table there, too")
    given = parser.parse_args()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    shown = markdown(rows(given), "python benchmarks/speed.py" + (" --texts FILE" if given.texts else ""))
    print(shown, end="")
    if given.out:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_text(shown, "utf-8")


if __name__ == "__main__":
    main()
