"""Whose voice an office is: the body's, in its field, or the politician's own."""

from __future__ import annotations

from tolltrace.data.bodies import register
from tolltrace.resolve.institutions import institution_here
from tolltrace.resolve.lexicon import lexicon, scan
from tolltrace.resolve.names import alike, fold, words
from tolltrace.resolve.naming import (
    DESCRIBED,
    OWN,
    PERSON,
    Mention,
    Resolution,
    Resolve,
    Spot,
    body_found,
    headed_by_noun,
    key_of,
    renamed,
    take_apart,
)
from tolltrace.resolve.reading import full_names
from tolltrace.resolve.speakers import Speaker, slice_of, speakers, vocabulary

_NEAR = 400
_POLITICIAN = "a politician, by name"
# Bodies that no director or commissioner who is named without one can be of.
_RELAYS = frozenset({"agency", "media", "state_media", "leader", "armed_group"})
# "Their spokesman" is that of rebels, too, where they were named last.
_ARMED = "armed_group"
# So many characters hold the word before an office.
_WORD = 12


def office(mention: Mention, spot: Spot, resolve: Resolve, depth: int) -> Resolution | None:
    """A mention by an office: ``health minister``, ``NAME, director of BODY``, ``the mayor``; else None."""
    held = speakers(mention.source, mention.text, mention.hits)
    if not held:
        return None
    if held[0].name:
        known = registered_person(mention.raw, held[0].name)
        if known is not None:
            return known
    who = held[0]
    first = mention.text[0]
    if who.body is None and who.at > first.start and first.fold in register().nouns and not who.institution:
        who = who._replace(body=first.text)  # "a ministry spokesman"
    served = _served(mention, who)
    if served is not None:
        inner = resolve(served, spot, depth + 1)
        if inner.settled:
            return renamed(inner, mention.raw, f"speaks for it as {who.role}")
    return voice(mention.raw, who, spot, resolve, depth, inside=True)


def _served(mention: Mention, who: Speaker) -> str | None:
    """``Deputy Commissioner NAME of the National Police``: what stands behind the name tells whose office."""
    if who.office != "political" or not who.name:
        return None
    text, roles = mention.text, register().roles
    for hit in mention.hits:
        lead = [w for w in text[: hit.first] if w.text.lower() not in roles["articles"]]
        behind = bool(lead) and lead[-1].text.lower() in roles["prepositions"]
        if behind and hit.last == len(text) and hit.values("institution") and not hit.values("minister"):
            return slice_of(mention.source, text, hit.first, hit.last)
    return None


def voice(
    raw: str, who: Speaker, spot: Spot, resolve: Resolve, depth: int, *, inside: bool
) -> Resolution | None:
    """Whose voice an office is; None if it cannot be told. ``inside``: it stands in the mention itself."""
    if who.office == "minister" and who.institution:
        return _minister(raw, who, spot, resolve, depth, inside=inside)
    if who.role in register().roles["named_only"] and not who.name:
        return None
    titled = who.body is None and " ".join(fold(who.role)) in vocabulary("titles")
    if who.office == "political" or titled or (who.body and _headed_by_politicians(who.body)):
        name = who.name or _holder(who, spot)
        return person(raw, name, spot, _POLITICIAN) if name else None
    if who.body:
        at = spot.at if inside else who.at
        inner = resolve(who.body, spot._replace(at=at), depth + 1)
        if inner.why == OWN and _stands_in(who):
            return None
        if inner.settled or inner.institution:
            return renamed(inner, raw, f"speaks for it as {who.role}")
        if inner.why != "a noun that may mean several" and headed_by_noun(take_apart(who.body)):
            return Resolution(raw, inner.name, None, inner.candidates, DESCRIBED)
        if inside and " ".join(fold(who.body)) in register().nouns:
            return renamed(inner, raw)  # "the hospital's director" is the hospital, whichever that is
    elif who.name and not inside:
        before = spot.reading.report.text[max(0, who.at - _WORD) : who.at].split()[-1:]
        theirs = bool(before) and before[0].lower() in register().roles["theirs"]
        named = [b for at, b in spot.reading.named if who.at - _NEAR <= at < who.at]
        near = [b for b in named if b.kind not in _RELAYS or (theirs and b.kind == _ARMED)]
        if near and who.role not in register().roles["of_a_body_told"]:
            return body_found(raw, near[-1], f"{who.role} of the body named before")
    if who.name and inside:
        return by_name(raw, who.name, spot, resolve, depth) or person(raw, who.name, spot, PERSON)
    return None


def _minister(
    raw: str, who: Speaker, spot: Spot, resolve: Resolve, depth: int, *, inside: bool
) -> Resolution | None:
    key = who.institution or ""
    if register().institutions[key].by_name:
        name = who.name or _holder(who, spot)
        if name:
            return person(raw, name, spot, _POLITICIAN)
    tail = words(who.tail + (f" in {who.body}" if who.body and who.body not in who.tail else ""))
    codes = [c for h in scan(tail) if h.first > 0 for c in h.values("realm")]
    if codes:
        return body_found(raw, register().institution_of(codes[0], key), "the office's ministry")
    if inside and who.name:
        known = by_name(raw, who.name, spot, resolve, depth)
        if known is not None:
            return known
    return institution_here(raw, take_apart(raw).source, key, spot if inside else spot._replace(at=who.at))


def _stands_in(who: Speaker) -> bool:
    """``officials in Tavush and Lori``: names that nothing makes a body tell where these speak."""
    body = who.body or ""
    lead = who.tail.partition(body)[0].lower().split()
    return bool(lead) and lead[-1] in register().roles["placing"] and not headed_by_noun(take_apart(body))


def _headed_by_politicians(body: str) -> bool:
    key = fold(body)
    heads = [fold(x) for x in register().roles["political_bodies"]]
    if key and key[-1] in register().nouns:
        return False  # "Karo District Hospital"
    return any(key[i : i + len(h)] == h for h in heads for i in range(2) if h)


def _holder(who: Speaker, spot: Spot) -> str | None:
    """The one person who holds an office in the report, else in the case."""
    found = spot.reading.officers.holders(who) or spot.case.officers.holders(who)
    return found[0] if len(found) == 1 else None


def registered_person(raw: str, name: str) -> Resolution | None:
    """The body for which the register says that a person speaks, or the leader of that name."""
    hits = scan(words(name))
    if len(hits) != 1 or hits[0].last - hits[0].first < 2:
        return None
    ids = sorted({*hits[0].values("person"), *hits[0].values("body")})
    return body_found(raw, lexicon().bodies[ids[0]], "a person in the register") if len(ids) == 1 else None


def person(raw: str, name: str, spot: Spot, why: str) -> Resolution:
    """A person as an origin, under the fullest name in the case."""
    known = registered_person(raw, name)
    if known is not None:
        return known
    key = key_of(name)
    wanted = [name, *full_names(spot.reading, name)] if len(key) < 2 else [name]
    for _, other in spot.case.speakers.get(key[-1] if key else "", ()):
        if other.name and same_person(other.name, name):
            wanted.append(other.name)
    own = spot.case.own.get(key)
    if own:
        wanted.append(own.name)
    best = max(wanted, key=lambda n: (len(fold(n)), len(n), n))
    return Resolution(raw, best, None, (), PERSON if why == PERSON else f"{why}; {PERSON}")


def same_person(full: str, name: str) -> bool:
    """True if a name is a spelling of the full one, or its end."""
    a, b = fold(full), fold(name)
    return alike(a, b) or (len(b) < len(a) and bool(b) and a[-len(b) :] == b)


def by_name(raw: str, name: str, spot: Spot, resolve: Resolve, depth: int) -> Resolution | None:
    """Whose voice a name is, by the register, else by the report, else by the case."""
    known = registered_person(raw, name)
    if known is not None:
        return known
    key = key_of(name)
    if not key:
        return None
    here = ((spot.reading.report.id, s) for s in spot.reading.speakers)
    rows = [
        (r, s)
        for r, s in (*here, *spot.case.speakers.get(key[-1], ()))
        if s.name and same_person(s.name, name)
    ]
    for report, speaker in rows:
        there = spot._replace(reading=spot.case.readings[report])
        answer = voice(raw, speaker, there, resolve, depth + 1, inside=False)
        if answer is not None and not answer.candidates:
            return answer
    return None
