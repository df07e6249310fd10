"""Signing in and out: sessions that end, and attempts that are counted.

Whoever fails has to wait in that account from that address, so that nobody else is shut out of it. An address
that tries many accounts is shut out for a while. An account that is tried from many addresses takes, for a
while, only those from which somebody has signed in to it before.

Sessions and attempts stand in the casebook: they outlive a restart and hold for several servers of it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from ipaddress import ip_address, ip_network

from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import Session

from tolltrace.store.accounts import change_person, key_of, person_called
from tolltrace.store.database import Store
from tolltrace.store.log import hold
from tolltrace.store.passwords import Passwords
from tolltrace.store.people import Attempt, Known, Person, Signed

LASTS = 12 * 3600
"""Seconds after which a person has to sign in anew."""
DAY = 24 * 3600
"""Seconds for which a failed attempt counts against the account."""
WINDOW = 15 * 60
"""Seconds for which it counts against the address."""
FREE = 5
"""Failed attempts in one account from one address before there is any wait."""
FIRST_WAIT, LONGEST_WAIT = 30, 3600
"""Seconds to wait after so many; the wait doubles with each further one up to the longest."""
MOST_OF_ADDRESS = 30
"""Failed attempts from one address, in whatever accounts, after which nobody is let in from it."""
MOST_OF_ACCOUNT = 100
"""Failed attempts in one account (NIST SP 800-63B-4, 3.2.2) after which it takes only known addresses."""
KNOWN = 90 * DAY
"""Seconds for which an address stays known after somebody signed in from it."""


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
    who, where = f"account {key_of(name)}", f"address {_network(address)}"
    keys = _Keys(_hash(who), _hash(where), _hash(f"{who} {where}"))
    with store.reading() as session:
        _let(session, keys, now)  # Before anything is locked: many may ask in vain.
    with store.writing() as session:
        hold(session)
        _let(session, keys, now)
        # Counted before the password is looked at, so that many attempts at once are no way round.
        session.execute(delete(Attempt).where(Attempt.at <= now - DAY))
        id = (session.scalar(select(func.max(Attempt.id))) or 0) + 1
        own = dict(enumerate((keys.account, keys.address, keys.both), start=id))
        session.execute(insert(Attempt), [{"id": n, "key": key, "at": now} for n, key in own.items()])
        person = person_called(session, name)
        known = None if person is None or person.disabled else (person.id, person.password)
    if not passwords.match(known[1] if known else None, password) or known is None:
        return None
    with store.writing() as session:
        # What failed elsewhere stays: one good account is no way to try others without end.
        session.execute(delete(Attempt).where((Attempt.key == keys.both) | Attempt.id.in_(own)))
        session.execute(delete(Known).where((Known.key == keys.both) | (Known.at <= now - KNOWN)))
        session.execute(insert(Known), [{"key": keys.both, "at": now}])
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


@dataclass(frozen=True, slots=True)
class _Keys:
    """What an attempt counts against."""

    account: str
    address: str
    both: str


def _let(session: Session, keys: _Keys, now: int) -> None:
    failed = _failed(session, keys.both, now - DAY, FREE + LONGEST_WAIT.bit_length())
    if len(failed) >= FREE:
        _until(failed[0] + min(FIRST_WAIT << (len(failed) - FREE), LONGEST_WAIT), now)
    failed = _failed(session, keys.address, now - WINDOW, MOST_OF_ADDRESS)
    if len(failed) == MOST_OF_ADDRESS:
        _until(failed[-1] + WINDOW, now)
    failed = _failed(session, keys.account, now - DAY, MOST_OF_ACCOUNT)
    if len(failed) == MOST_OF_ACCOUNT:
        known = session.scalar(select(Known.at).where(Known.key == keys.both, Known.at > now - KNOWN))
        if known is None:
            _until(failed[-1] + DAY, now)


def _failed(session: Session, key: str, since: int, most: int) -> Sequence[int]:
    """When it failed, the newest first."""
    counted = select(Attempt.at).where(Attempt.key == key, Attempt.at > since)
    return session.scalars(counted.order_by(Attempt.at.desc(), Attempt.id).limit(most)).all()


def _until(moment: int, now: int) -> None:
    if moment > now:
        raise Wait(moment - now)


def _network(address: str) -> str:
    """The address, or the /64 that one who has an IPv6 address has all of."""
    try:
        found = ip_address(address)
    except ValueError:
        return address
    return str(ip_network((found, 64), strict=False)) if found.version == 6 else str(found)


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "replace")).hexdigest()
