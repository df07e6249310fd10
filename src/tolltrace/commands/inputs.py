"""What all commands share: the options that say how inputs are read, and what happens with bad ones."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from tolltrace.model import Report, Trouble

if TYPE_CHECKING:
    from tolltrace.report.casebook import Casebook
    from tolltrace.settings import Settings

Command = TypeVar("Command", bound=Callable[..., Any])

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class IsoDate(click.ParamType[str]):
    """A day as ``2025-03-09``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        from datetime import date

        try:
            if not _DATE.fullmatch(value):
                raise ValueError
            date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is not a date; write it as 2025-03-09", param, ctx)
        return str(value)


@dataclass(frozen=True, slots=True)
class Reading:
    """How inputs are read: the values of the options that every command takes."""

    text_field: str | None = None
    id_field: str | None = None
    published: str | None = None
    encoding: str | None = None


def reading(command: Command) -> Command:
    """Add the options that say how inputs are read; the command gets them as one ``how``."""

    @wraps(command)
    def run(**given: Any) -> Any:
        how = Reading(**{each.name: given.pop(each.name) for each in fields(Reading)})
        return command(how=how, **given)

    for option in reversed(
        (
            click.option("--text-field", metavar="F", help="Field that holds the text (JSON, CSV)."),
            click.option("--id-field", metavar="F", help="Field that holds a text's id (JSON, CSV)."),
            click.option(
                "--published",
                type=IsoDate(),
                metavar="DATE",
                help="Publication date (2025-03-09) of reports that have none.",
            ),
            click.option("--encoding", metavar="NAME", help="Encoding of the files; else it is detected."),
        )
    ):
        run = option(run)
    return cast(Command, run)


def paths(command: Command) -> Command:
    """Add the inputs: one or more files, folders, cases, or ``-``."""
    return click.argument("paths", nargs=-1, required=True, metavar="PATH…")(command)


class Troubles:
    """Bad inputs of one run: each is told at once, and the run ends with exit code 2."""

    def __init__(self) -> None:
        self.any = False

    def tell(self, trouble: Trouble) -> None:
        """One line on standard error."""
        from tolltrace.report.visible import one_line

        self.any = True
        click.echo(f"tolltrace: {one_line(str(trouble))}", err=True)

    def skip(self, items: Iterable[Report | Trouble]) -> Iterator[Report]:
        """The reports among the items; troubles are told in passing."""
        for item in items:
            if isinstance(item, Trouble):
                self.tell(item)
            else:
                yield item

    def exit(self) -> None:
        """End with exit code 2 if any input was bad."""
        if self.any:
            click.get_current_context().exit(2)


def texts(paths: tuple[str, ...], how: Reading, troubles: Troubles) -> Iterator[Report]:
    """The reports one by one, with a bar on standard error if what is printed goes elsewhere."""
    from tolltrace.commands.progress import watched
    from tolltrace.pipeline import readable
    from tolltrace.read.inputs import reports

    read = troubles.skip(readable(reports(paths, **asdict(how), settings=_settings())))
    return read if sys.stdout.isatty() else watched(read)


def traced(paths: tuple[str, ...], how: Reading, troubles: Troubles, policy: str | None = None) -> Casebook:
    """The reports read together and traced; what could not be read is told."""
    from tolltrace import pipeline
    from tolltrace.commands.progress import watched
    from tolltrace.reconcile import POLICIES

    settings = _settings()
    chosen = policy or settings.policy
    if chosen not in POLICIES:
        raise click.UsageError(f"TOLLTRACE_POLICY is {chosen!r}; there are {', '.join(POLICIES)}")
    casebook = pipeline.trace(paths, **asdict(how), policy=chosen, settings=settings, watch=watched)
    for trouble in casebook.troubles:
        troubles.tell(trouble)
    return casebook


def rule_of(casebook: Casebook) -> str:
    """The rule of the casebook's policy in words, with its source; empty where there is no toll."""
    from tolltrace.reconcile.policies import named

    if not casebook.toll:
        return ""
    policy = named(casebook.toll[0].policy)
    return f"{policy.rule.rstrip('.')} ({policy.source})"


def _settings() -> Settings:
    from tolltrace.settings import BadSetting, load

    try:
        return load()
    except BadSetting as error:
        raise click.UsageError(str(error)) from error
