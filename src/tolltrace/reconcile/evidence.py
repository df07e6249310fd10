"""What it takes for two equal numbers to be one figure.

Two counts of like size that were made apart agree by chance about once in so many times as the number is
large: once in 20 for 20, once in 412 for 412. Numbers told in round figures agree oftener: 11,300 is one of
the hundreds, so it counts for 113. Sharing a value that chance hardly gives is the evidence of copying (Dong,
Berti-Équille, Srivastava 2009). The two levels are the usual ones of significance: one in 20 for a telling
that has lost its origin, one in 100 for saying that a report gave a figure to a wrong body.
"""

from __future__ import annotations

from tolltrace.model import Claim
from tolltrace.reconcile.comparable import (
    Scene,
    akin,
    content,
    counted_alike,
    heads,
    places_agree,
    rounds,
    said,
)
from tolltrace.reconcile.origins import giver, nameless, one_family
from tolltrace.reconcile.voices import fold
from tolltrace.times import compare

ONE_IN_TWENTY = 20
ONE_IN_A_HUNDRED = 100
ONE_IN_A_THOUSAND = 1_000
# Below it one body counts many things by the same number: the number alone says nothing.
_SMALL = 10
_TWO = 2
# Parts of one and of two persons stand in every breakdown.
_FEW = 3
_ARMED = frozenset({"security_force", "armed_group", "combatant"})
_UNASSERTED = frozenset({"denied", "possible"})


def rarity(number: int) -> int:
    """The number without its closing noughts: about once in so many times it is met by chance."""
    return int(str(number).rstrip("0") or 0)


def retold(a: Claim, b: Claim, scene: Scene) -> bool:
    """Whether equal numbers of one body in two reports, or in one report, are one figure."""
    number = said(a.quantity) or 0
    feared = "possible" in (a.stance, b.stance) and a.stance != b.stance
    if feared and rarity(number) < ONE_IN_A_HUNDRED:
        return False  # that it may pass a thousand is another statement than that it has
    # Whose soldiers a report means is often told by a name alone: a rare number tells it, too.
    armed = {a.victims, b.victims} <= _ARMED and a.report != b.report and rarity(number) >= ONE_IN_A_HUNDRED
    if a.harm != b.harm or not (armed or counted_alike(a, b)) or not _one_voice(a, b, scene):
        return False
    if places_agree(a, b, scene) is False:
        # A rare number of one body that stands at another place was moved there.
        return a.report != b.report and rarity(number) >= ONE_IN_A_HUNDRED
    if a.report == b.report:
        return _tells_again(a, b, scene)
    parts = [c.id in scene.totals for c in (a, b)]
    if number == 0:
        return a.victims == b.victims != "unspecified" and not any(parts) and _one_group(a, b)
    if number >= _SMALL:
        return number >= ONE_IN_TWENTY or parts[0] == parts[1] or places_agree(a, b, scene) is True
    # A bare "one" is one figure, "a farmer" is whoever it was.
    alike = number > 1 or a.number.casefold() == b.number.casefold()
    if alike and not any(parts) and _one_group(a, b):
        return True
    # Whose soldiers they are is told by many a word; that they are a part of one toll tells them.
    armed = all(parts) and a.victims in _ARMED
    same = a.victims == b.victims and (armed or fold(a.group) == fold(b.group))
    return same and totals_agree(a, b, scene) and alike


def _one_group(a: Claim, b: Claim) -> bool:
    """Whether two counts name no two groups of people: ``nine`` can be the ``nine miners``."""
    one, other = content(a.group), content(b.group)
    return not (one and other) or any(akin(x, y) for x in one for y in other)


def _one_voice(a: Claim, b: Claim, scene: Scene) -> bool:
    """One body, bodies of one family, or one nameless person, whom each report describes as it likes."""
    if nameless(a) and nameless(b):
        x, y = content(a.source), content(b.source)
        return x <= y or y <= x
    return one_family(giver(a, scene), giver(b, scene))


def _tells_again(a: Claim, b: Claim, scene: Scene) -> bool:
    """Whether a report tells its figure twice; a small one only in its headline and its text."""
    number = said(a.quantity) or 0
    if number < _SMALL and not (number > 1 and heads(a, scene) != heads(b, scene)):
        return False
    return _again(a, b, scene)


def _again(a: Claim, b: Claim, scene: Scene) -> bool:
    """Whether a report tells its own figure again, in its headline or a table, and not another count."""
    if days_apart(a, b, scene) or (a.stance != b.stance and {a.stance, b.stance} & _UNASSERTED):
        return False
    if (a.part_of is None) == (b.part_of is None):
        return True
    same_group = a.group is not None and fold(a.group) == fold(b.group)
    return places_agree(a, b, scene) is True or same_group


def unattributed(own: Claim, named: Claim, scene: Scene, *, model: bool) -> bool:
    """Whether a figure in a report's own voice is presumed to be the equal one of a named body.

    ``model``: the two reports share other figures, so that the one may have been written from the other.
    """
    if not counted_alike(own, named):
        return False
    agree = places_agree(own, named, scene)
    if agree is False:
        return False
    number = said(own.quantity) or 0
    if own.report == named.report:
        return _tells_again(own, named, scene)
    if own.stance == "denied" and rarity(number) < ONE_IN_A_HUNDRED:
        return False
    if rarity(number) >= ONE_IN_TWENTY or (number >= ONE_IN_TWENTY and agree is True):
        return True
    return one_description(own, named) or (model and detail(own, named, scene))


def one_description(a: Claim, b: Claim) -> bool:
    """Whether two counts of more than one describe their people alike: ``port officials``, ``officials of the
    port``. One word in common is the word that every report uses; two are a description.
    """
    if (said(a.quantity) or 0) < _TWO:
        return False
    one, other = content(a.group), content(b.group)
    return sum(any(akin(x, y) for y in other) for x in one) >= _TWO


def detail(a: Claim, b: Claim, scene: Scene) -> bool:
    """A small figure of a report that shares others: the words have to agree where the number cannot tell."""
    number = said(a.quantity) or 0
    if number >= _SMALL:
        return True
    if not totals_agree(a, b, scene):
        return False
    if number == 1:
        return a.number.casefold() == b.number.casefold()
    one, other = a.id in scene.totals, b.id in scene.totals
    if fold(a.group) != fold(b.group):
        # Of a rewritten total the parts are the same, though only one report says who they are.
        return one and other and number >= _FEW and None in (a.group, b.group)
    return a.group is not None or (a.victims == b.victims and one == other and (one or number >= _FEW))


def misgiven(a: Claim, b: Claim, scene: Scene) -> bool:
    """Whether two named bodies are given one figure, of which one can only have it from the other."""
    if "denied" in (a.stance, b.stance) or nameless(a) or nameless(b) or a.victims != b.victims:
        return False
    return rarity(said(a.quantity) or 0) >= ONE_IN_A_HUNDRED and places_agree(a, b, scene) is not False


def totals_agree(a: Claim, b: Claim, scene: Scene) -> bool:
    """Whether the totals that two parts are of can be one; true where one of them is no part."""
    one, other = scene.totals.get(a.id), scene.totals.get(b.id)
    if one is None or other is None:
        return True
    x, y = one.quantity, other.quantity
    return said(x) == said(y) or rounds(x, y) or rounds(y, x)


def days_apart(a: Claim, b: Claim, scene: Scene) -> bool:
    """Whether one report tells two figures of different days."""
    one, other = scene.periods.get(a.id), scene.periods.get(b.id)
    if one is None or other is None or not (a.period and b.period):
        return False
    if one.as_of and other.as_of and one.as_of != other.as_of:
        return True
    return compare(one, other).relation == "apart"
