"""Signing in and out: sessions that end, and attempts that are counted by account and by address.

Both stand in the casebook, so that they outlive a restart and hold for several servers of one casebook.
"""

from __future__ import annotations

from hashlib import sha256
from ipaddress import ip_address, ip_network

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from tolltrace.store.accounts import change_person, key_of, person_called
from tolltrace.store.database import Store
from tolltrace.store.log import hold
from tolltrace.store.passwords import Passwords
from tolltrace.store.people import Attempt, Person, Signed

LASTS = 12 * 3600
"""Seconds after which a person has to sign in anew."""
WINDOW = 15 * 60
"""Seconds for which a failed attempt counts."""
MOST_OF_ACCOUNT = 5
MOST_OF_ADDRESS = 30
"""Failed attempts within the window after which nobody is let in: into that account, from that address."""


class Wait(Exception):
    """Too many attempts; ``seconds`` until the next one is looked at."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"too many attempts; try again in {seconds} seconds")
        self.seconds = seconds


def sign_in(
    store: Store, passwords: Passwords, name: str, password: str, *, address: str, token: str, now: int
) -> bool:
    """Sign the person in: from now on ``token`` is theirs. False where name or password is wrong.

    ``now`` is in seconds since 1970.

    Raises:
        Wait: if there were too many attempts; the password is not looked at.
        StoreTrouble: if the casebook cannot be read or written.
    """
    known = _proven(store, passwords, name, password, address, now)
    return known is not None and _signed(store, known, token, now)


def change_password(
    store: Store,
    passwords: Passwords,
    name: str,
    old: str,
    new: str,
    *,
    address: str,
    token: str,
    now: int,
) -> bool:
    """Give an account another password and sign it out everywhere, but in with ``token``.

    False where the old password is wrong.

    Raises:
        Refused: if the new password is too short, too long, or easily guessed.
        Wait: if there were too many attempts; the password is not looked at.
        StoreTrouble: if the casebook cannot be read or written.
    """
    known = _proven(store, passwords, name, old, address, now)
    if known is None:
        return False
    changed = passwords.hashed(name, new)
    change_person(store, known[0], password=changed)
    return _signed(store, (known[0], changed), token, now)


def _signed(store: Store, known: tuple[int, str], token: str, now: int) -> bool:
    person, password = known
    with store.writing() as session:
        # The password may have been changed, or the account disabled, while the hash was compared.
        still = Person.id == person, Person.password == password, Person.disabled.is_(False)
        if session.scalar(select(Person.id).where(*still)) is None:
            return False
        session.execute(delete(Signed).where(Signed.ends <= now))
        session.execute(insert(Signed), [{"id": _hash(token), "person": person, "ends": now + LASTS}])
        return True


def _proven(
    store: Store, passwords: Passwords, name: str, password: str, address: str, now: int
) -> tuple[int, str] | None:
    """The account and its hash, if it is the password and the account is not disabled."""
    account, place = _hash(f"account {key_of(name)}"), _hash(f"address {_network(address)}")
    with store.reading() as session:
        _let(session, account, place, now)  # Before anything is locked: many may ask in vain.
    with store.writing() as session:
        hold(session)
        _let(session, account, place, now)
        # Counted before the password is looked at, so that many attempts at once are no way round.
        session.execute(delete(Attempt).where(Attempt.at <= now - WINDOW))
        id = (session.scalar(select(func.max(Attempt.id))) or 0) + 1
        rows = [{"id": id, "key": account, "at": now}, {"id": id + 1, "key": place, "at": now}]
        session.execute(insert(Attempt), rows)
        person = person_called(session, name)
        known = None if person is None or person.disabled else (person.id, person.password)
    if not passwords.match(known[1] if known else None, password) or known is None:
        return None
    with store.writing() as session:
        # What failed from the address stays: one good account is no way to try others without end.
        session.execute(delete(Attempt).where((Attempt.key == account) | (Attempt.id == id + 1)))
    return known


def signed_in(session: Session, token: str, now: int) -> Person | None:
    """The person whom the token is of, unless it has ended or the account is disabled."""
    return session.scalars(
        select(Person)
        .join(Signed, Signed.person == Person.id)
        .where(Signed.id == _hash(token), Signed.ends > now, Person.disabled.is_(False))
    ).first()


def sign_out(store: Store, token: str) -> None:
    """The token is nobody's any more."""
    with store.writing() as session:
        session.execute(delete(Signed).where(Signed.id == _hash(token)))


def _let(session: Session, account: str, place: str, now: int) -> None:
    for key, most in ((account, MOST_OF_ACCOUNT), (place, MOST_OF_ADDRESS)):
        counted = select(Attempt.at).where(Attempt.key == key, Attempt.at > now - WINDOW)
        last = session.scalars(counted.order_by(Attempt.at.desc(), Attempt.id).limit(most)).all()
        if len(last) == most:
            raise Wait(max(1, last[-1] + WINDOW - now))


def _network(address: str) -> str:
    """The address, or the /64 that one who has an IPv6 address has all of."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else str(found)


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()
