"""``tolltrace people``: the accounts of a casebook."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

import click

from tolltrace.commands.casebooks import casebook, opened, who

if TYPE_CHECKING:
    from tolltrace.store.database import Store
    from tolltrace.store.people import Person

_EXAMPLES = """
\b
Examples:
  tolltrace people add ana --role owner --casebook casebook.db
  tolltrace people list --casebook casebook.db
  tolltrace people set bo --disable --casebook casebook.db

A password is asked for and not shown; with --password-file it is the first line of a file, or of standard
input (-).
"""
_ROLES = click.Choice(["reader", "reviewer", "owner"])
_FILE = click.option(
    "--password-file",
    type=click.File(encoding="utf-8"),
    help="Take the password from a file; - is standard input.",
)


@click.group(epilog=_EXAMPLES)
def people() -> None:
    """Keep the accounts of a casebook: who may read, review, or own it."""


@people.command()
@click.argument("name")
@casebook
@click.option("--role", type=_ROLES, default="reader", show_default=True, help="What the account may do.")
@_FILE
@who
def add(name: str, casebook: str, role: str, password_file: TextIO | None, who: str) -> None:
    """Make an account of that NAME, which the log will have; the first is an owner's."""
    from tolltrace.settings import now
    from tolltrace.store.accounts import add_person
    from tolltrace.store.passwords import Passwords

    with opened(casebook, create=True) as store, _told():
        hashed = Passwords().hashed(name, _password(password_file))
        add_person(store, name, role, hashed, at=now(), by=who)
    click.echo(f"{name}: {role}")


@people.command("list")
@casebook
def listed(casebook: str) -> None:
    """Show the accounts, their roles, and who made them when."""
    from tolltrace.report.visible import one_line
    from tolltrace.store.accounts import people as everybody

    with opened(casebook) as store, store.reading() as session:
        for one in everybody(session):
            state = ", disabled" if one.disabled else ""
            click.echo(one_line(f"{one.name}: {one.role}{state}, added {one.made[:10]} by {one.by}"))


@people.command("set")
@click.argument("name")
@casebook
@click.option("--role", type=_ROLES, help="Another role.")
@click.option("--disable/--enable", "disabled", default=None, help="Whether the account is closed.")
@click.option("--password", "asked", is_flag=True, help="Another password, which is asked for.")
@_FILE
def change(
    name: str,
    casebook: str,
    role: str | None,
    disabled: bool | None,
    asked: bool,
    password_file: TextIO | None,
) -> None:
    """Change the account of that NAME, and sign it out everywhere."""
    from tolltrace.store.accounts import change_person
    from tolltrace.store.passwords import Passwords

    with opened(casebook) as store, _told():
        person = _person(store, name)
        wanted = asked or password_file is not None
        hashed = Passwords().hashed(person.name, _password(password_file)) if wanted else None
        change_person(store, person.id, role=role, disabled=disabled, password=hashed)
    click.echo(f"{name}: changed, and signed out everywhere")


def _person(store: Store, name: str) -> Person:
    from tolltrace.store.accounts import person_called
    from tolltrace.store.deciding import Refused

    with store.reading() as session:
        found = person_called(session, name)
    if found is None:
        raise Refused(f"there is no account of the name {name}")
    return found


def _password(file: TextIO | None) -> str:
    if file is not None:
        return file.readline().rstrip("\r\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))


@contextmanager
def _told() -> Iterator[None]:
    from tolltrace.report.visible import one_line
    from tolltrace.store.deciding import Refused

    try:
        yield
    except Refused as error:
        click.echo(f"tolltrace: {one_line(str(error))}", err=True)
        raise click.exceptions.Exit(2) from error
