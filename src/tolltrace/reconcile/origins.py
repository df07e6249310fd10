"""Whose figure a claim is for the account: the body that it names, or the body that publishes it."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType

from tolltrace.data.bodies import Body, register
from tolltrace.model import Claim
from tolltrace.reconcile.comparable import Scene
from tolltrace.reconcile.voices import fold

_MEDIA = frozenset({"media", "state_media", "agency"})
_STATE = frozenset({"government", "ministry", "army", "police"})
_FAMILY = "un"
_HOSPITAL = "hospital"
# The kinds of body of which a place has one, or which are called after whom they are of.
_ONE = ("commission", _HOSPITAL)
_ARMY, _ITS_MINISTRY = "army", "ministry_defence"


def giver(claim: Claim, scene: Scene) -> str | None:
    """The folded name of the body whose figure it is; ``None`` where an outlet says it itself.

    A body's own release gives its figures without a source: its publisher is the origin. That a publisher is
    such a body is known from the register, or from another report that names it as an origin.
    """
    if claim.source:
        return fold(claim.source)
    known = scene.publishers.get(claim.report)
    if known is not None:
        return fold(known)
    publisher = fold(scene.reports[claim.report].publisher)
    if publisher is not None and (publisher in scene.named or speaks(publisher)):
        return publisher
    return None


def nameless(claim: Claim) -> bool:
    """Whether the source is a common noun (``officials``, ``relatives``) that anybody may stand behind.

    ``The families' committee`` and ``the district hospital`` are one in a case, though without a name.
    """
    source = claim.source
    return source is not None and source == source.lower() and not _is_one(source)


@lru_cache(maxsize=4096)
def _is_one(source: str) -> bool:
    book, words = register(), source.split()
    end = next((n for n, word in enumerate(words) if word in book.roles["prepositions"]), len(words))
    kinds = book.nouns.get(words[end - 1], ()) if end else ()
    return len(words) > 1 and bool(kinds) and kinds[0] in _ONE


def speaks(publisher: str) -> bool:
    """Whether a publisher (its folded name) is a body that has figures of its own, and no medium."""
    kind = _kinds().get(publisher)
    return kind is not None and kind not in _MEDIA


def one_family(a: str | None, b: str | None) -> bool:
    """Whether two bodies tell each other's figures as their own.

    Bodies of the United Nations do, and so do an army and the ministry that it is under.
    """
    if a is None or b is None:
        return False
    return a == b or (a in _families() and _families().get(a) == _families().get(b))


def of_the_state(body: str | None) -> bool:
    """Whether a body (its folded name) speaks for a government, whose own dead it counts."""
    return body is not None and _kinds().get(body) in _STATE


def is_hospital(name: str | None) -> bool:
    """Whether the last common noun of a body's name or of a place's words is that of a hospital."""
    nouns = register().nouns
    words = (name or "").casefold().split()
    return _HOSPITAL in next((nouns[word] for word in reversed(words) if word in nouns), ())


@lru_cache(maxsize=1)
def _bodies() -> MappingProxyType[str, Body]:
    """Each body by each of its names, folded; the first of the register where two share one."""
    known = register()
    own = (known.institution_of(realm, key) for realm in known.realms for key in known.institutions)
    bodies: dict[str, Body] = {}
    for body in (*known.bodies, *own):
        for name in (body.name, *body.names):
            bodies.setdefault(fold(name) or "", body)
    return MappingProxyType(bodies)


@lru_cache(maxsize=1)
def _kinds() -> MappingProxyType[str, str]:
    return MappingProxyType({name: body.kind for name, body in _bodies().items()})


@lru_cache(maxsize=1)
def _families() -> MappingProxyType[str, str]:
    """The family of each body that has one, by each of its names: the United Nations, a state's forces."""
    families = {}
    for name, body in _bodies().items():
        if body.kind == _FAMILY:
            families[name] = _FAMILY
        elif body.realm is not None and (body.kind == _ARMY or body.institution == _ITS_MINISTRY):
            families[name] = body.realm
    return MappingProxyType(families)
