"""The words of a casebook, and what holds them: FTS5 on SQLite, tsvector on PostgreSQL.

The index is drawn from the tables and brought up to date in the transaction that changes them. Words are
parted here, not by the database, so that a search finds the same on both: in lower case, without accents,
a number without the marks between its thousands.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from tolltrace.store.blobs import fetch, text_of
from tolltrace.store.changes import table_of
from tolltrace.store.tables import Claim, Episode, Logged, Report, Version

Kind = Literal["episode", "report", "claim", "log"]

KINDS: tuple[Kind, ...] = ("episode", "report", "claim", "log")
"""What can be found, in the order in which it is given. Of the log, what persons wrote."""

_TABLES = (Episode.id, Report.id, Claim.id, Logged.seq)
_AT_ONCE = 500
_PARTS = 1 << 16
_IDS = 1 << 44
_LONGEST = 100
"""Code points of a word that count; PostgreSQL takes no word above 2,046 bytes."""
_CHUNK = 100_000
"""Code points of a text that stand under one key; PostgreSQL takes no more than 1 MB of different words."""
_THOUSANDS = re.compile(r"(?<=\d)[,.\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_DIGIT = re.compile(r"[^\D0-9]")
# Chinese and Japanese put no space between words: each character stands as one.
_WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W_\u3040-\u30ff\u3400-\u9fff]+")


def words_of(said: str) -> list[str]:
    """The words of a text, as the index has them."""
    plain = unicodedata.normalize("NFKD", said).casefold()
    plain = "".join(c for c in plain if not unicodedata.category(c).startswith("M"))
    plain = _DIGIT.sub(lambda digit: str(unicodedata.decimal(digit[0])), _THOUSANDS.sub("", plain))
    return [word[:_LONGEST] for word in _WORD.findall(plain)]


def seek(session: Session, said: str, kind: Kind, most: int, after: int = 0) -> list[int]:
    """The ids of that kind that hold all words of ``said``, at most so many, behind the id ``after``.

    A word stands for all that begin with it, a number for itself. No words are found nowhere.
    """
    words = list(dict.fromkeys(words_of(said)))
    if not words:
        return []
    query = _QUERY[_dialect(session)]
    asked = query.joint.join(query.number(w) if w.isdecimal() else query.prefix(w) for w in words)
    found: list[int] = []
    while len(found) < most:
        last = found[-1] if found else after
        wanted = most - len(found)
        given = {
            "words": asked,
            "first": _key(kind, last + 1),
            "last": _key(kind, _IDS) - 1,
            "most": wanted,
        }
        keys = session.scalars(text(query.seek), given).all()
        # A long report stands under several keys.
        found += dict.fromkeys(key // _PARTS % _IDS for key in keys)
        if len(keys) < wanted:
            break
    return found


def index(session: Session, seq: int, entities: Iterable[str]) -> None:
    """Bring the words of these entities, and of the log's row ``seq``, up to date."""
    ids: dict[str, list[int]] = {kind: [] for kind in KINDS}
    for entity in entities:
        word, _, _ = entity.partition(":")
        if word in ids:
            ids[word].append(int(table_of(entity)[1]))
    ids["log"].append(seq)
    for kind in KINDS:
        for n in range(0, len(ids[kind]), _AT_ONCE):
            _renew(session, kind, ids[kind][n : n + _AT_ONCE])


def index_all(session: Session) -> None:
    """Draw the index of everything anew."""
    for statement in _QUERY[_dialect(session)].empty:
        session.execute(text(statement))
    for kind, table in zip(KINDS, _TABLES, strict=True):
        ids = list(session.scalars(select(table).order_by(table)))
        for n in range(0, len(ids), _AT_ONCE):
            _renew(session, kind, ids[n : n + _AT_ONCE])


def strayed(session: Session) -> Iterator[tuple[Kind, int]]:
    """What has other words in the index than it says, or none there, or is there and nowhere else."""
    query = _QUERY[_dialect(session)]
    for kind, table in zip(KINDS, _TABLES, strict=True):
        ids = list(session.scalars(select(table).order_by(table)))
        bounds = [*ids[::_AT_ONCE], _IDS]
        first = 0
        for n, last in enumerate(bounds):
            some = ids[max(0, n - 1) * _AT_ONCE : n * _AT_ONCE]
            span = {"first": _key(kind, first), "last": _key(kind, last) - 1}
            there = {key: query.kept(words) for key, words in session.execute(text(query.all), span)}
            said = dict(_rows(session, kind, some))
            wrong = {key for key in there.keys() | said.keys() if there.get(key) != said.get(key)}
            yield from ((kind, id) for id in sorted({key // _PARTS % _IDS for key in wrong}))
            first = last


def _renew(session: Session, kind: Kind, ids: Sequence[int]) -> None:
    query = _QUERY[_dialect(session)]
    session.execute(
        text(query.forget), [{"first": _key(kind, id), "last": _key(kind, id + 1) - 1} for id in ids]
    )
    rows = [{"key": key, "words": query.body(words)} for key, words in _rows(session, kind, ids)]
    if rows:
        session.execute(text(query.keep), rows)


def _rows(session: Session, kind: Kind, ids: Sequence[int]) -> Iterator[tuple[int, frozenset[str]]]:
    """What the index has of these: the words that stand under each key."""
    for id, said in _said(session, kind, ids):
        for part, words in enumerate(_chunks(said)):
            yield _key(kind, id) + part, frozenset(words)


def _chunks(said: str) -> Iterator[list[str]]:
    for n in range(0, min(len(said), _CHUNK * _PARTS), _CHUNK):
        yield words_of(said[n : n + _CHUNK])


def _said(session: Session, kind: Kind, ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    """What is to be found of each row."""
    if kind == "episode":
        for episode in session.scalars(select(Episode).where(Episode.id.in_(ids))):
            yield episode.id, episode.title
    elif kind == "report":
        of = select(Report, Version.text).join(Version, Version.id == Report.version)
        for report, words in session.execute(of.where(Report.id.in_(ids))):
            told = (report.publisher, report.title, report.byline, report.name, report.url)
            yield report.id, "\n".join((*filter(None, told), text_of(fetch(session, words))))
    elif kind == "claim":
        for claim in session.scalars(select(Claim).where(Claim.id.in_(ids))):
            told = (claim.quote, claim.source, *claim.via, claim.place, claim.period, claim.perpetrator)
            yield claim.id, "\n".join((f"C{claim.id}", *filter(None, (*told, claim.group))))
    else:
        for row in session.execute(select(Logged.seq, Logged.why).where(Logged.seq.in_(ids))):
            if row.why:
                yield row.seq, row.why


def _key(kind: Kind, id: int) -> int:
    return (KINDS.index(kind) * _IDS + id) * _PARTS


def _dialect(session: Session) -> str:
    return session.get_bind().dialect.name


class _Sqlite:
    joint = " "
    seek = (
        "SELECT rowid FROM sought WHERE sought MATCH :words AND rowid BETWEEN :first AND :last "
        "ORDER BY rowid LIMIT :most"
    )
    # What an altered row no longer names would stay in the index for good if it were only deleted.
    empty = ("INSERT INTO sought (sought) VALUES ('rebuild')", "DELETE FROM sought")
    forget = "DELETE FROM sought WHERE rowid BETWEEN :first AND :last"
    keep = "INSERT INTO sought (rowid, words) VALUES (:key, :words)"

    all = "SELECT rowid, words FROM sought WHERE rowid BETWEEN :first AND :last"

    @staticmethod
    def body(words: Iterable[str]) -> object:
        return " ".join(sorted(words))

    @staticmethod
    def kept(words: str) -> frozenset[str]:
        return frozenset(words.split(" ")) - {""}

    @staticmethod
    def number(word: str) -> str:
        return f'"{word}"'

    @staticmethod
    def prefix(word: str) -> str:
        return f'"{word}"*'


class _Postgres:
    joint = " & "
    seek = (
        "SELECT key FROM sought WHERE words @@ CAST(:words AS tsquery) AND key BETWEEN :first AND :last "
        "ORDER BY key LIMIT :most"
    )
    empty = ("DELETE FROM sought",)
    forget = "DELETE FROM sought WHERE key BETWEEN :first AND :last"
    keep = "INSERT INTO sought (key, words) VALUES (:key, array_to_tsvector(CAST(:words AS text[])))"

    all = "SELECT key, tsvector_to_array(words) FROM sought WHERE key BETWEEN :first AND :last"

    @staticmethod
    def body(words: Iterable[str]) -> object:
        return sorted(words)

    @staticmethod
    def kept(words: Sequence[str]) -> frozenset[str]:
        return frozenset(words)

    @staticmethod
    def number(word: str) -> str:
        return f"'{word}'"

    @staticmethod
    def prefix(word: str) -> str:
        return f"'{word}':*"


_QUERY: dict[str, type[_Sqlite] | type[_Postgres]] = {"sqlite": _Sqlite, "postgresql": _Postgres}
