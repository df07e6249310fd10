"""What the commands on a casebook share: which one, who is at work, and how its troubles are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from tolltrace.store.database import Store
    from tolltrace.store.machine import Machine

Command = TypeVar("Command", bound=Callable[..., Any])


def casebook(command: Command) -> Command:
    """Add ``--casebook``, a path or a ``postgresql:`` URL."""
    return click.option(
        "--casebook",
        required=True,
        envvar="TOLLTRACE_CASEBOOK",
        metavar="URL",
        help="A path such as casebook.db, or postgresql://user@host/name.",
    )(command)


def who(command: Command) -> Command:
    """Add ``--who``, the name that goes into the log."""
    return click.option(
        "--who", default=_user, metavar="NAME", help="Who does this, for the log.  [default: your user name]"
    )(command)


@contextmanager
def opened(where: str, *, create: bool = False) -> Iterator[Store]:
    """The casebook, closed in the end; what is wrong with it is told in one line, with exit code 2."""
    from tolltrace.report.visible import one_line
    from tolltrace.store.database import StoreTrouble, open_store

    shown = where
    try:
        store = open_store(where, create=create)
        shown = store.where
        try:
            yield store
        finally:
            store.close()
    except StoreTrouble as error:
        click.echo(f"tolltrace: {one_line(str(error.at(_without_password(shown))))}", err=True)
        raise click.exceptions.Exit(2) from error


def machine() -> Machine:
    """This version of the program, as a casebook asks it."""
    from importlib.metadata import version

    from tolltrace.pipeline import account_of, claims_of
    from tolltrace.store.machine import Machine

    return Machine(version("tolltrace"), claims_of, account_of)


def _without_password(where: str) -> str:
    head, at, tail = where.rpartition("@")
    scheme, _, login = head.partition("://")
    return f"{scheme}://{login.partition(':')[0]}@{tail}" if at and login else where


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"
