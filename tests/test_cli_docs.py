"""The pages of the commands."""

from __future__ import annotations

from pathlib import Path

import click
import pytest

from tolltrace.cli import cli

PAGES = Path(__file__).parents[1] / "docs" / "commands"


def parameters(command: click.Command) -> list[click.Parameter]:
    """What a command takes, and what the commands below it take."""
    below = command.commands.values() if isinstance(command, click.Group) else ()
    return [*command.params, *(parameter for each in below for parameter in parameters(each))]


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_option_is_on_its_commands_page(name: str) -> None:
    """No command and no option is without its documentation."""
    page = (PAGES / f"{name}.md").read_text("utf-8")
    assert page.startswith(f"# tolltrace {name}\n")
    for parameter in parameters(cli.commands[name]):
        if isinstance(parameter, click.Option) and "--help" not in parameter.opts:
            assert f"`{parameter.opts[0]}" in page, parameter.opts


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_help_teaches_with_an_example(name: str) -> None:
    """Whoever asks for help sees a command that can be typed."""
    command = cli.commands[name]
    assert f"tolltrace {name} " in (command.epilog or "")


def test_no_page_is_without_its_command() -> None:
    """A page of a command that is gone goes, too."""
    assert {page.stem for page in PAGES.glob("*.md")} == set(cli.commands)
