"""The pages of the documentation: what they show is run, and where they point to exists.

A block marked ``console`` is run line by line: ``$ `` begins a command, ``> `` goes on with it, the lines
below are what it prints on both streams. A block marked ``python`` is run as a session where it has ``>>>``,
and as a script where it has none. The blocks of one page are run in order, in one copy of the examples.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from test_cli_docs import parameters
from tolltrace.cli import cli

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(ROOT.glob("docs/**/*.md"))]
NAMES = [str(page.relative_to(ROOT)) for page in PAGES]

_BLOCK = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"!?\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


class Shown(NamedTuple):
    """A command and what the page says that it prints."""

    command: str
    output: list[str]


def commands(block: str) -> list[Shown]:
    """The commands of a console block, each with its output."""
    found: list[Shown] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            found.append(Shown(line[2:], []))
        elif line.startswith("> ") and not found[-1].output:
            found[-1] = Shown(f"{found[-1].command}\n{line[2:]}", [])
        else:
            found[-1].output.append(line)
    return found


def pattern(output: list[str]) -> re.Pattern[str]:
    """What the lines allow: ``…`` stands for any characters of a line, alone on a line for any lines."""
    lines = [
        r"(?:.*\n)*?" if line == "…" else ".*".join(map(re.escape, line.rstrip().split("…"))) + r"[ ]*\n"
        for line in output
    ]
    return re.compile("".join(lines))


def run_console(block: str, folder: Path) -> None:
    """Run the commands and compare what they print; nothing shown means that nothing is compared."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    env = os.environ | {"PATH": path, "COLUMNS": "80", "NO_COLOR": "1"}
    for command, output in commands(block):
        done = subprocess.run(
            ["bash", "-ec", command],
            cwd=folder,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, f"$ {command}\n{done.stdout}"
        if output:
            printed = done.stdout if done.stdout.endswith("\n") else done.stdout + "\n"
            assert pattern(output).fullmatch(printed), f"$ {command}\n{printed}"


def run_python(block: str, page: str, names: dict[str, Any]) -> None:
    """Run a session and compare, or run a script; names last through the page."""
    if ">>>" not in block:
        exec(compile(block, page, "exec"), names)
        return
    test = doctest.DocTestParser().get_doctest(block, names, page, page, 0)
    told: list[str] = []
    runner = doctest.DocTestRunner(optionflags=_OPTIONS)
    runner.run(test, out=told.append, clear_globs=False)
    names.update(test.globs)
    assert not runner.failures, "".join(told)


@pytest.mark.parametrize("page", NAMES)
def test_what_a_page_shows_is_what_happens(
    page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever types what a page shows gets what the page shows."""
    blocks = [b for b in _BLOCK.findall((ROOT / page).read_text("utf-8")) if b[0] in ("console", "python")]
    if not blocks:
        return
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "__page__"}
    for mark, block in blocks:
        if mark == "console":
            run_console(block, tmp_path)
        else:
            run_python(block, page, names)


@pytest.mark.parametrize("page", NAMES)
def test_where_a_page_points_to_is_there(page: str) -> None:
    """No link within the project leads nowhere."""
    here = ROOT / page
    for target in _LINK.findall(here.read_text("utf-8")):
        assert re.match(r"[a-z]+:", target) or (here.parent / target).exists(), target


def test_the_index_leads_to_every_page() -> None:
    """A page that nothing points to is not read."""
    index = ROOT / "docs" / "index.md"
    linked = {(index.parent / target).resolve() for target in _LINK.findall(index.read_text("utf-8"))}
    assert {page.resolve() for page in ROOT.glob("docs/**/*.md")} - linked == {index.resolve()}


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_no_option_is_explained_that_is_gone(name: str) -> None:
    """A page promises no option that its command does not take."""
    page = (ROOT / "docs" / "commands" / f"{name}.md").read_text("utf-8")
    explained = set(re.findall(r"^\| `(--[a-z-]+)", page, re.MULTILINE))
    assert explained <= {option for parameter in parameters(cli.commands[name]) for option in parameter.opts}


def test_make_has_the_targets_that_the_readme_names() -> None:
    """The first commands that a newcomer types exist."""
    named = set(re.findall(r"^make (\w+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert {"demo", "test"} <= named <= targets
