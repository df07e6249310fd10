"""The accounts from the command line: no password is an argument, and what is wrong is one line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tolltrace.cli import cli
from tolltrace.store.accounts import person_called
from tolltrace.store.database import open_store
from tolltrace.store.passwords import Passwords

GOOD = "correct horse battery"


@pytest.fixture
def where(tmp_path: Path) -> str:
    """The path of an empty casebook."""
    path = str(tmp_path / "casebook.db")
    open_store(path, create=True).close()
    return path


def run(where: str, *words: str, said: str = "") -> Result:
    """A command on the accounts, with what is typed."""
    return CliRunner().invoke(cli, ["people", *words, "--casebook", where], input=said)


def test_the_first_owner_is_made_and_others_follow(where: str) -> None:
    """The password is typed twice and not shown, or comes from standard input."""
    made = run(where, "add", "ana", "--role", "owner", "--who", "root", said=f"{GOOD}\n{GOOD}\n")
    assert (made.exit_code, GOOD in made.output) == (0, False)
    made = run(where, "add", "bo", "--password-file", "-", said=f"{GOOD}\r\n")
    assert (made.exit_code, made.output) == (0, "bo: reader\n")
    listed = run(where, "list").output.splitlines()
    assert [line.partition(", added")[0] for line in listed] == ["ana: owner", "bo: reader"]
    assert listed[0].endswith("by root")


def test_a_casebook_that_is_not_there_is_made(tmp_path: Path) -> None:
    """So that reports can be added in the browser from the first one on; the other commands make none."""
    new = str(tmp_path / "new.db")
    assert run(new, "list").exit_code == 2
    assert run(new, "add", "ana", "--role", "owner", "--password-file", "-", said=GOOD).exit_code == 0
    assert run(new, "list").output.startswith("ana: owner")


def test_an_account_is_changed(where: str) -> None:
    """Role, state, password; only what is named."""
    run(where, "add", "ana", "--role", "owner", "--password-file", "-", said=GOOD)
    run(where, "add", "bo", "--password-file", "-", said=GOOD)
    new = "another good sentence"
    changed = run(where, "set", "BO", "--role", "reviewer", "--disable", "--password", said=f"{new}\n{new}\n")
    assert changed.exit_code == 0, changed.output
    assert "bo: reviewer, disabled" in run(where, "list").output
    assert run(where, "set", "bo", "--enable").exit_code == 0
    assert "bo: reviewer, added" in run(where, "list").output
    store = open_store(where)
    with store.reading() as session:
        bo = person_called(session, "bo")
    store.close()
    assert bo is not None
    assert Passwords().match(bo.password, new)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["add", "ana", "--password-file", "-"], "the first account is an owner's"),
        (["add", "a\tb", "--role", "owner", "--password-file", "-"], "can be seen"),
        (["set", "nobody", "--disable"], "no account of the name"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(where: str, words: list[str], told: str) -> None:
    """Exit code 2."""
    done = run(where, *words, said=GOOD)
    assert (done.exit_code, done.output.count("\n")) == (2, 1)
    assert told in done.output


def test_a_weak_password_is_refused(where: str) -> None:
    """With the rule."""
    done = run(where, "add", "ana", "--role", "owner", "--password-file", "-", said="secret\n")
    assert (done.exit_code, "15 to 200 characters" in done.output) == (2, True)
