"""Accounts: who can sign in, for how long, how often somebody may try; and that the log knows none of it."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from sqlalchemy import func, select

from tolltrace.store.accounts import add_person, change_person, has_people, people, person_called
from tolltrace.store.backup import back_up
from tolltrace.store.database import Store, open_store
from tolltrace.store.deciding import Refused
from tolltrace.store.log import end
from tolltrace.store.passwords import MOST, Passwords
from tolltrace.store.people import Attempt, Known, Signed
from tolltrace.store.signing import (
    DAY,
    FIRST_WAIT,
    FREE,
    LASTS,
    LONGEST_WAIT,
    MOST_OF_ACCOUNT,
    MOST_OF_ADDRESS,
    WINDOW,
    Wait,
    change_password,
    sign_in,
    sign_out,
    signed_in,
)
from tolltrace.store.verifying import faults

AT = "2026-01-02T03:04:05.000+00:00"
NOW = 1_767_323_045
GOOD = "correct horse battery"
HERE = "192.0.2.1"
PASSWORDS = Passwords(PasswordHasher(1, 8, 1))


@pytest.fixture
def store(casebook_url: str) -> Iterator[Store]:
    """A casebook with an owner and a reader, on each database."""
    made = open_store(casebook_url, create=True)
    hashed = PASSWORDS.hashed("ana", GOOD)
    add_person(made, "ana", "owner", hashed, at=AT, by="shell")
    add_person(made, "Bo", "reader", hashed, at=AT, by="ana")
    yield made
    made.close()


def enter(store: Store, name: str, password: str, *, at: int = NOW, address: str = HERE) -> bool:
    """An attempt to sign in; its token is the name, and whoever had that one before is signed out."""
    sign_out(store, name)
    return sign_in(store, PASSWORDS, name, password, address=address, token=name, now=at)


def who(store: Store, token: str, at: int = NOW) -> str | None:
    """The name of whom the token is of."""
    with store.reading() as session:
        person = signed_in(session, token, at)
        return person.name if person else None


def test_a_person_signs_in_and_out_and_the_session_ends(store: Store) -> None:
    """By the name in any case; what the browser holds is not in the tables."""
    assert enter(store, "BO", GOOD)
    assert (who(store, "BO"), who(store, "bo"), who(store, "")) == ("Bo", None, None)
    assert who(store, "BO", NOW + LASTS - 1) == "Bo"
    assert who(store, "BO", NOW + LASTS) is None
    with store.reading() as session:
        assert session.scalars(select(Signed.id)).one() != "BO"
    sign_out(store, "BO")
    assert who(store, "BO") is None
    assert enter(store, "ana", GOOD, at=NOW + LASTS)


@pytest.mark.parametrize("password", ["", "wrong", GOOD.upper(), GOOD + "\x00", "\ud800", "x" * (MOST + 1)])
def test_a_wrong_password_is_none(store: Store, password: str) -> None:
    """Whatever it holds; and nobody of that name is the same answer."""
    assert not enter(store, "ana", password)
    assert not enter(store, "nobody\x00\ud800", password)


def test_a_password_is_the_same_however_it_was_typed() -> None:
    """Composed or not; it is kept as Argon2id, with 64 MiB and three passes."""
    hashed = Passwords().hashed("ana", "café au lait à midi")
    assert PASSWORDS.match(hashed, "cafe\u0301 au lait a\u0300 midi")
    assert hashed.startswith("$argon2id$v=19$m=65536,t=3,p=4$")


@pytest.mark.parametrize("password", ["short", "xyzab" * MOST, "a" * 20, "I am ANA, let me in"])
def test_a_password_that_is_easily_guessed_is_refused(password: str) -> None:
    """Too short, too long, of few characters, or with the name in it."""
    with pytest.raises(Refused, match="a password"):
        PASSWORDS.hashed("ana", password)


def test_who_fails_often_waits_longer_each_time(store: Store) -> None:
    """In that account from that address, after a restart too, up to an hour; then the right one is taken."""
    at, waits = NOW, []
    for n in range(FREE + 9):
        assert not enter(store, "ana", "wrong", at=at)
        if n + 1 >= FREE:
            with pytest.raises(Wait) as wait:
                enter(store, "ANA", GOOD, at=at)
            waits.append(wait.value.seconds)
            at += wait.value.seconds
    assert waits == [min(FIRST_WAIT * 2**n, LONGEST_WAIT) for n in range(10)]
    again = open_store(store.engine.url.render_as_string(hide_password=False))
    with pytest.raises(Wait):
        enter(again, "ana", GOOD, at=at - 1)
    again.close()
    assert enter(store, "ana", GOOD, at=at)
    assert not enter(store, "ana", "wrong", at=at)


def test_nobody_is_shut_out_by_another(store: Store) -> None:
    """The right person gets in from elsewhere, and others from here."""
    for _ in range(FREE):
        assert not enter(store, "ana", "wrong")
    with pytest.raises(Wait):
        enter(store, "ana", GOOD)
    assert enter(store, "ana", GOOD, address="198.51.100.7")
    assert enter(store, "Bo", GOOD)
    with pytest.raises(Wait):
        enter(store, "ana", GOOD)


def test_an_account_that_is_tried_from_everywhere_takes_known_places_only(store: Store) -> None:
    """Guesses are bounded, however many addresses they come from; its person gets in from one used before."""
    assert enter(store, "ana", GOOD, address="198.51.100.7")
    for n in range(MOST_OF_ACCOUNT):
        assert not enter(store, "ana", "wrong", at=NOW + 1, address=f"10.0.0.{n}")
    with pytest.raises(Wait) as wait:
        enter(store, "ana", GOOD, at=NOW + 11, address="203.0.113.1")
    assert wait.value.seconds == DAY - 10
    assert enter(store, "ana", GOOD, at=NOW + 11, address="198.51.100.7")
    assert enter(store, "Bo", GOOD, at=NOW + 11, address="203.0.113.1")
    assert enter(store, "ana", GOOD, at=NOW + 1 + DAY, address="203.0.113.1")


def test_a_good_sign_in_forgets_the_failed_ones_of_its_account(store: Store) -> None:
    """Who mistypes now and then is not shut out."""
    for _ in range(3):
        for _ in range(FREE - 1):
            assert not enter(store, "ana", "wrong")
        assert enter(store, "ana", GOOD)


def test_an_address_that_tries_many_names_is_shut_out(store: Store) -> None:
    """With a good account in between, too; of IPv6 the whole network counts."""
    for n in range(MOST_OF_ADDRESS):
        assert not enter(store, f"nobody {n}", "wrong", address=f"2001:db8::{n:x}")
        if n == 5:
            assert enter(store, "Bo", GOOD, address="2001:db8::1")
    with pytest.raises(Wait):
        enter(store, "ana", GOOD, address="2001:db8::ffff")
    assert enter(store, "ana", GOOD, address="2001:db8:1::1")
    assert enter(store, "ana", GOOD, at=NOW + WINDOW, address="2001:db8::1")
    assert enter(store, "ana", GOOD, at=NOW + DAY + WINDOW, address="2001:db8::1")
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Attempt)) == 0


def test_many_attempts_at_once_are_counted(store: Store) -> None:
    """No more passwords are looked at than one after the other."""

    def one(n: int) -> str:
        try:
            return str(enter(store, "ana", f"wrong {n}"))
        except Wait:
            return "wait"

    with ThreadPoolExecutor(12) as pool:
        said = list(pool.map(one, range(12)))
    assert said.count("False") == FREE


def test_a_new_password_signs_out_every_other_browser(store: Store) -> None:
    """And the old one is none any more; with a wrong old one nothing changes."""
    assert enter(store, "ana", GOOD)
    new = "another good sentence"
    common = {"address": HERE, "token": "here", "now": NOW}
    assert not change_password(store, PASSWORDS, "ana", "wrong", new, **common)  # type: ignore[arg-type]
    assert who(store, "ana") == "ana"
    assert change_password(store, PASSWORDS, "ana", GOOD, new, **common)  # type: ignore[arg-type]
    assert (who(store, "ana"), who(store, "here")) == (None, "ana")
    assert not enter(store, "ana", GOOD)
    assert enter(store, "ana", new)


@pytest.mark.parametrize("change", [{"disabled": True}, {"role": "reviewer"}, {"password": "$argon2id$none"}])
def test_a_change_of_an_account_signs_it_out(store: Store, change: dict[str, object]) -> None:
    """At once, everywhere; one that is disabled cannot come back until it is enabled."""
    assert enter(store, "Bo", GOOD)
    with store.reading() as session:
        id = next(one.id for one in people(session) if one.name == "Bo")
    change_person(store, id, **change)  # type: ignore[arg-type]
    assert who(store, "Bo") is None
    assert enter(store, "Bo", GOOD) == ("role" in change)
    change_person(store, id, disabled=False)
    assert enter(store, "Bo", GOOD) == ("password" not in change)


def test_an_owner_is_always_left(store: Store) -> None:
    """The last one is neither disabled nor made another; an account that is not there is told."""
    for change in ({"disabled": True}, {"role": "reader"}):
        with pytest.raises(Refused, match="an owner has to be left"):
            change_person(store, 1, **change)  # type: ignore[arg-type]
    with pytest.raises(Refused, match="no account 9"):
        change_person(store, 9, disabled=True)
    with pytest.raises(Refused, match="a role is one of"):
        change_person(store, 2, role="king")
    change_person(store, 2, role="owner")
    change_person(store, 1, disabled=True)
    assert not enter(store, "ana", GOOD)


@pytest.mark.parametrize(
    "name", ["", " ana b", "x" * 61, "a\nb", "a\u202eb", "a\x00", "\ud800", "a\u200bb", "ANA", "ａｎａ"]
)
def test_a_name_that_is_none_or_taken_is_refused(store: Store, name: str) -> None:
    """Nothing invisible, nothing that only looks like another."""
    with pytest.raises(Refused, match="name"):
        add_person(store, name, "reader", "$", at=AT, by="ana")


def test_the_first_account_is_an_owners(tmp_path: Path) -> None:
    """Else nobody could make another."""
    store = open_store(str(tmp_path / "new.db"), create=True)
    with pytest.raises(Refused, match="the first account"):
        add_person(store, "ana", "reviewer", "$", at=AT, by="shell")
    with store.reading() as session:
        assert not has_people(session)
    store.close()


def test_accounts_are_no_part_of_the_log_and_go_into_a_backup(store: Store, tmp_path: Path) -> None:
    """The casebook verifies with them; who is signed in, and who tried, stays behind."""
    assert enter(store, "ana", GOOD)
    assert not enter(store, "ana", "wrong")
    with store.reading() as session:
        assert end(session)[0] == 0
        assert list(faults(session)) == []
    back_up(store, tmp_path / "copy.db")
    copy = open_store(str(tmp_path / "copy.db"))
    with copy.reading() as session:
        assert person_called(session, "ana") is not None
        assert list(faults(session)) == []
        assert session.scalars(select(Signed)).all() == session.scalars(select(Attempt)).all() == []
        assert session.scalars(select(Known)).all() == []
    assert enter(copy, "ana", GOOD)
    copy.close()
