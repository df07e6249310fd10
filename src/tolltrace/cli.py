"""The command line. Each command lives in a file of its own below ``commands``."""

from __future__ import annotations

import sys
from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

_EXAMPLES = """
\b
Start here:
  tolltrace trace examples/coast-ledger --out toll
  tolltrace find report.txt
  tolltrace explain report.txt report-1

Exit codes: 0 done; 1 interrupted, the reader of a pipe went away, or a check failed; 2 an input or an option
was bad (the other inputs are done and shown).
"""


class _Commands(MutableMapping[str, click.Command]):
    """The commands by name. Each is loaded when it is asked for, so that one does not wait for the others."""

    def __init__(self, *names: str) -> None:
        self._loaded: dict[str, click.Command | None] = dict.fromkeys(names)

    def __getitem__(self, name: str) -> click.Command:
        found = self._loaded[name]
        if found is None:
            found = self._loaded[name] = getattr(import_module(f"tolltrace.commands.{name}"), name)
        return found

    def __setitem__(self, name: str, command: click.Command) -> None:
        self._loaded[name] = command

    def __delitem__(self, name: str) -> None:
        del self._loaded[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._loaded)

    def __len__(self) -> int:
        return len(self._loaded)


_COMMANDS = _Commands(
    "trace",
    "check",
    "find",
    "tally",
    "places",
    "explain",
    "add",
    "serve",
    "people",
    "log",
    "diff",
    "verify",
    "backup",
    "completion",
)


@click.group(epilog=_EXAMPLES, commands=_COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="tolltrace", prog_name="tolltrace")
def cli() -> None:
    """Follow every casualty figure to the body that gave it.

    tolltrace reads reports on an episode of violence or disaster, finds every figure of people harmed, and
    says who gave it, when, and who only repeats it. It never says what is true. It works offline.
    """


def main() -> None:
    """The entry point. Output is UTF-8 everywhere, and text that cannot be encoded is escaped, not lost."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    cli(prog_name="tolltrace")
