"""A claim as its page shows it: its sentence within the report, its fields with the words behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from tolltrace.model import Claim as Found
from tolltrace.report.wording import HARMS, STANCES, VICTIMS, bounds, day, klass
from tolltrace.store.blobs import fetch, text_of
from tolltrace.store.correcting import CHOICES, CORRECTABLE
from tolltrace.store.doubts import doubts
from tolltrace.store.fields import claim_of, values_of
from tolltrace.store.tables import Claim, Episode, Report, Version
from tolltrace.web.forms import shown

_AROUND = 300
"""Code points of the report shown before and after the sentence."""
_KEYS = {
    "low": "l",
    "high": "i",
    "modifier": "m",
    "harm": "h",
    "victims": "v",
    "stance": "t",
    "group": "g",
    "perpetrator": "b",
    "place": "p",
    "period": "d",
    "source": "s",
}
"""The key that leads to a field; a, r, n, o, u, w have other uses."""
_LABELS: dict[str, dict[Any, str]] = {"harm": {**HARMS}, "victims": {**VICTIMS}, "stance": {**STANCES}}


@dataclass(frozen=True, slots=True)
class Entry:
    """A field in a form; ``choices`` are values with their words, ``words`` those that it was read from.

    ``key`` leads to it, where it has one; ``machine`` is what was read where a person gave another value.
    """

    name: str
    key: str | None
    value: str
    choices: tuple[tuple[str, str], ...]
    words: tuple[str, ...]
    machine: str | None


@dataclass(frozen=True, slots=True)
class Shown:
    """A claim; ``before`` to ``after`` are stretches of the report that joined give it back."""

    id: int
    revision: int
    state: str
    again: str | None
    number: str
    figure: str
    klass: str
    says: tuple[str, ...]
    source: str
    rule: str
    episode: int
    episode_title: str
    report: int
    publisher: str
    title: str | None
    day: str
    notice: str | None
    before: str
    lead: str
    rest: str
    after: str
    cut: tuple[bool, bool]
    fields: tuple[Entry, ...]
    doubts: tuple[str, ...]


def claim_view(session: Session, row: Claim) -> Shown:
    """A claim of the casebook, in the version of its report that it was read from."""
    report = session.get_one(Report, row.report)
    episode = session.get_one(Episode, row.episode)
    text = text_of(fetch(session, session.get_one(Version, row.version).text))
    first, last = _sentence(text, row)
    begin, finish = _around(text, first, last)
    read = claim_of(row, report.name)
    return Shown(
        id=row.id,
        revision=row.revision,
        state=row.state,
        again=row.again,
        number=text[row.start : row.end],
        figure=bounds(read.quantity),
        klass=klass(read.harm, read.victims),
        says=_says(read),
        source=row.source or "",
        rule=row.rule,
        episode=episode.id,
        episode_title=episode.title,
        report=report.id,
        publisher=report.publisher or report.name,
        title=report.title,
        day=day(report.published) if report.published else "no date",
        notice=report.notice or episode.notice,
        before=text[begin:first],
        lead=text[first : row.start],
        rest=text[row.end : last],
        after=text[last:finish],
        cut=(begin > 0, finish < len(text)),
        fields=entries(values_of(row), text, row.machine or {}, row.human),
        doubts=doubts(values_of(row)),
    )


def _says(claim: Found) -> tuple[str, ...]:
    """What the claim comes to beside its figure and class, each part in the words of its report."""
    stance = None if claim.stance == "asserted" else STANCES[claim.stance]
    parts = (claim.group, claim.place, claim.period, stance)
    return (claim.source or "in the outlet’s own voice", *(part for part in parts if part))


def entries(values: dict[str, Any], text: str, machine: dict[str, Any], human: Any) -> tuple[Entry, ...]:
    """The fields that a person may correct; where one has, with what the machine read."""
    words: dict[str, list[str]] = {}
    for name, start, end in values.get("evidence") or ():
        words.setdefault(name, []).append(text[start:end])
    return tuple(
        Entry(
            name,
            _KEYS.get(name),
            shown(name, values.get(name)),
            tuple((value, _LABELS.get(name, {}).get(value, value)) for value in CHOICES.get(name, ())),
            tuple(words.get(name, ())),
            _in_words(name, machine[name]) or "nothing"
            if name in human and name in machine and machine[name] != values.get(name)
            else None,
        )
        for name in CORRECTABLE
    )


def _in_words(name: str, value: Any) -> str:
    words = shown(name, value)
    return _LABELS.get(name, {}).get(words, words)


def _sentence(text: str, row: Claim) -> tuple[int, int]:
    """Where the quote stands; a quote that is spaced otherwise than the report is not found."""
    least = max(0, row.end - len(row.quote))
    at = text.find(row.quote, least, row.start + len(row.quote))
    return (at, at + len(row.quote)) if 0 <= at <= row.start else (row.start, row.end)


def _around(text: str, first: int, last: int) -> tuple[int, int]:
    """The stretch to be shown; a word that it would cut is left out."""
    begin, finish = max(0, first - _AROUND), min(len(text), last + _AROUND)
    if begin:
        begin += len(text[begin:first].partition(" ")[0]) if " " in text[begin:first] else 0
    if finish < len(text):
        finish = max(last, text.rfind(" ", last, finish))
    return begin, finish
