"""When two claims may be compared: the number said, whose it is, and which count it is a figure of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from tolltrace.model import Claim, Count, Period, Place, Quantity, Report, Rulings
from tolltrace.reconcile.voices import fold

_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 3
_ENDING = 2
_ARMED = frozenset({"combatant", "security_force", "armed_group"})
# Rounding moves a number by no more than this part of it, and one of two digits to the next ten.
_ROUNDING = 25
_TEN = 10
_TENS = 100


@dataclass(frozen=True, slots=True)
class Scene:
    """The claims of one episode with what is known of them and of their reports, in a fixed order.

    ``claims`` are sorted by the date of their report, then by report and place in the text; reports without
    a date come last. ``episode`` holds the content words of the episode's title, ``days`` its days where the
    title tells them. ``periods`` and ``places`` are by claim id; no entry means unknown. ``named`` are the
    folded names of all sources, ``shares`` the ids of claims for one of several places of their total;
    ``totals`` are by the id of the part, ``publishers`` the names of bodies that publish a report, by its id.
    ``rulings`` are what persons decided.
    """

    claims: tuple[Claim, ...]
    reports: Mapping[str, Report]
    episode: frozenset[str] = frozenset()
    days: Period | None = None
    periods: Mapping[str, Period] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    named: frozenset[str] = frozenset()
    shares: frozenset[str] = frozenset()
    totals: Mapping[str, Claim] = field(default_factory=dict)
    publishers: Mapping[str, str] = field(default_factory=dict)
    rulings: Rulings = field(default_factory=Rulings)

    def order(self, claim: Claim) -> tuple[bool, str, str, int, str]:
        """Where a claim stands in time, as far as the outlets' dates tell, and in its text."""
        published = self.reports[claim.report].published
        return (published is None, published or "", claim.report, claim.span.start, claim.id)


def scene(
    claims: Iterable[Claim],
    reports: Iterable[Report],
    episode: str | None = None,
    *,
    days: Period | None = None,
    periods: Mapping[str, Period] | None = None,
    places: Mapping[str, Place] | None = None,
    publishers: Mapping[str, str] | None = None,
    rulings: Rulings | None = None,
) -> Scene:
    """Sort the claims and fold the episode's title.

    Raises:
        KeyError: if a claim is of a report that is not given.
    """
    made = Scene((), {r.id: r for r in reports}, content(episode), days, periods or {}, places or {})
    told = tuple(sorted(claims, key=made.order))
    named = frozenset(name for c in told if (name := fold(c.source)))
    by_id = {c.id: c for c in told}
    totals = {c.id: by_id[c.part_of] for c in told if c.part_of in by_id}
    return replace(
        made,
        claims=told,
        named=named,
        shares=_shares(told, totals),
        totals=totals,
        publishers=publishers or {},
        rulings=rulings or Rulings(),
    )


def _shares(claims: Sequence[Claim], totals: Mapping[str, Claim]) -> frozenset[str]:
    """Parts of a total by place: 44 in one province and 23 in the other are neither of them the whole.

    A part that counts where its total does, such as the soldiers among the dead of a coast, is no share.
    """
    rows: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for c in claims:
        whole = totals.get(c.id)
        if c.part_of and c.place and (whole is None or fold(whole.place) != fold(c.place)):
            rows[c.report, c.part_of, c.harm].append(c)
    return frozenset(c.id for row in rows.values() if len({fold(c.place) for c in row}) > 1 for c in row)


def content(words: str | None) -> frozenset[str]:
    """The words of more than three letters, folded; what is left tells one place or topic from another."""
    return frozenset(w for w in _WORD.findall((words or "").casefold()) if len(w) > _SHORT)


def in_column(claim: Claim) -> bool:
    """Whether a figure is the cell of a table, as the rule that found it says."""
    return claim.rule.startswith("table:")


def heads(claim: Claim, scene: Scene) -> bool:
    """Whether a figure stands in the first line of its report, where a country may stand for its town."""
    return "\n" not in scene.reports[claim.report].text[: claim.span.start].strip()


def said(q: Quantity) -> int | None:
    """The number that the report says: 1,000 for ``more than 1,000``, 150 for ``nearly 150``."""
    if q.low is None:
        return q.high
    return q.low - 1 if q.modifier == "more_than" else q.low


def bounds(q: Quantity) -> tuple[int, int | None]:
    """Inclusive bounds, nothing below nought; ``None`` where there is no upper one."""
    return (q.low or 0, q.high)


def rounds(exact: Quantity, coarse: Quantity, *, to_ten: bool = False) -> bool:
    """Whether the coarse figure is the exact one, told in round numbers: 6,270 as ``close to 6,300``.

    The coarse one must say that it is coarse, by its modifier, and lie on the side that this names.
    ``to_ten``: a number of two digits may be told as the nearest ten, 46 as ``nearly 50``.
    """
    number, near = said(exact), said(coarse)
    if (
        number is None
        or near is None
        or exact.modifier in ("range", "vague")
        or coarse.modifier in ("exact", "range", "vague")
    ):
        return False
    above = coarse.modifier in ("more_than", "at_least")
    below = coarse.modifier in ("nearly", "up_to")
    if number == near or (above and number < near) or (below and number > near):
        return False
    moved = abs(number - near)
    nearest = to_ten and number < _TENS and near % _TEN == 0 and 2 * moved <= _TEN
    return digits(near) < digits(number) and (nearest or moved * _ROUNDING <= number)


def rounded_from(near: int) -> tuple[int, int]:
    """The least and the greatest number that may have been rounded to this one."""
    low, high = near * _ROUNDING // (_ROUNDING + 1), -(-near * _ROUNDING // (_ROUNDING - 1))
    return (min(low, near - _TEN), max(high, near + _TEN)) if near < _TENS else (low, high)


def digits(number: int) -> int:
    """How many digits of a number carry weight: 3 for 11,300, 1 for 20,000. More make it rarer."""
    return len(str(number).rstrip("0"))


def origin(claim: Claim) -> str | None:
    """The folded name of the body whose figure it is; ``None`` where the report says it itself."""
    return fold(claim.source)


def where(claim: Claim, scene: Scene) -> str | None:
    """The place as a key: ``None`` where no place is given, or one that the episode's title names.

    Where there are names among the words, they decide: 18 villages of Ford are not all of ``Attacks on
    villages``. One of several places of a breakdown is always its own: it is not all of the episode.
    """
    words = content(claim.place) or frozenset((fold(claim.place) or "").split())
    names = _names(claim)
    whole = _alike((names[0] | names[1]) or words, scene.episode)
    if not words or (whole and claim.id not in scene.shares):
        return None
    return " ".join(sorted(names[0] or words))


def places_agree(a: Claim, b: Claim, scene: Scene) -> bool | None:
    """Whether two places can be one, or one lies in the other; ``None`` where one has none of its own.

    A name that both give decides, then where the places are. ``Ford, Hill province`` is in the province, and
    no other village of it. Words without a name (``his area``, ``the hospital``) contradict nothing.
    """
    if where(a, scene) is None or where(b, scene) is None:
        return True if content(a.place) & content(b.place) else None
    (one, around_one), (other, around_other) = _names(a), _names(b)
    if _alike(one, other) or _alike(one, around_other) or _alike(other, around_one):
        return True
    x, y = ground(a, scene), ground(b, scene)
    if x and y and (x[0] != y[0] or not (one and other)):
        return x[0] in y or y[0] in x
    if x and y:
        return [scene.places[c.id].precision for c in (a, b)] == ["exact", "exact"]
    if one and other:
        return False
    return True if _alike(content(a.place), content(b.place)) else None


def names_a_place(claim: Claim, scene: Scene) -> bool:
    """Whether a figure is for a named place that is not all of the episode: ``the cemetery`` names none."""
    return where(claim, scene) is not None and bool(_names(claim)[0] | _names(claim)[1])


def _names(claim: Claim) -> tuple[frozenset[str], frozenset[str]]:
    """The names in a place's words: of the place, and of what it is said to be in."""
    place, _, around = (claim.place or "").partition(",")
    capitals = [" ".join(w for w in words.split() if w[:1].isupper()) for words in (place, around)]
    return content(capitals[0]), content(capitals[1])


def _alike(some: Iterable[str], others: Collection[str]) -> bool:
    return any(akin(a, b) for a in some for b in others)


def one_name(name: str | None, words: str | None) -> bool:
    """Whether words of place hold a place's name, with another ending perhaps."""
    return _alike(content(name), content(words))


def inside(a: Claim, b: Claim, scene: Scene) -> bool | None:
    """Whether the first place lies in the second or is the same; ``None`` where that is not known."""
    x, y = where(a, scene), where(b, scene)
    if y is None or x == y:
        return True
    if x is None:
        return False
    one, other = ground(a, scene), ground(b, scene)
    if one and other:
        return other[0] in one
    return True if set(y.split()) <= set(x.split()) else None


def ground(claim: Claim, scene: Scene) -> tuple[str, ...]:
    """The place and all that contains it, the narrowest first; nothing where it is not known for sure."""
    place = scene.places.get(claim.id)
    return place.chain if place is not None and place.precision != "near" and not place.parts else ()


def akin(a: str, b: str) -> bool:
    """Whether two words are one name with other endings: ``Syria`` and ``Syrian``."""
    short, long = sorted((a, b), key=len)
    return a == b or (
        len(long) - len(short) <= _ENDING and short[:-1] == long[: len(short) - 1] and len(short) > _SHORT + 1
    )


def one_day(claim: Claim, scene: Scene) -> str | None:
    """The one day that a figure is of, unless the episode is of that day: no stage of a running total."""
    period, days = scene.periods.get(claim.id), scene.days
    if period is None or period.as_of is not None or period.start is None or period.start != period.end:
        return None
    if days is not None and days.start == days.end == period.start:
        return None
    if claim.rule.startswith("count"):
        return None  # "The toll rose to 31 on Monday": the day up to which was counted.
    return period.start


def count(claim: Claim, scene: Scene) -> Count:
    """What the claim counts, in the report's words; a place that the episode's title names is all of it."""
    place = claim.place if where(claim, scene) else None
    return Count(claim.harm, claim.victims, _tidy(claim.group), _tidy(place), one_day(claim, scene))


def folded(claim: Claim, scene: Scene) -> Count:
    """What the claim counts, as a key: case, quotation marks and white space do not tell counts apart."""
    place = where(claim, scene)
    return Count(claim.harm, claim.victims, fold(claim.group), place, one_day(claim, scene))


def _tidy(words: str | None) -> str | None:
    return " ".join((words or "").split()) or None


def counted_alike(a: Claim, b: Claim) -> bool:
    """Same harm and no contradiction in the class of victims: an open class goes with any.

    Combatants are an open class of those under arms.
    """
    kinds = {a.victims, b.victims}
    armed = "combatant" in kinds and kinds <= _ARMED
    return a.harm == b.harm and (len(kinds) == 1 or "unspecified" in kinds or armed)
