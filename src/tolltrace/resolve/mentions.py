"""One mention at one spot, tried step by step; the first step that has an answer gives it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from tolltrace.data.bodies import register
from tolltrace.resolve.anaphora import taken_up
from tolltrace.resolve.case import bag, leading_realm
from tolltrace.resolve.institutions import at_home, institution, institution_here
from tolltrace.resolve.lexicon import lexicon, scan
from tolltrace.resolve.names import Word, fold, is_acronym, words
from tolltrace.resolve.naming import (
    DESCRIBED,
    NO_WORD,
    OWN,
    PERSON,
    PLAIN,
    Mention,
    Resolution,
    Spot,
    as_words,
    body_found,
    headed_by_noun,
    renamed,
    take_apart,
    without_titles,
)
from tolltrace.resolve.offices import by_name, office, person
from tolltrace.resolve.people_of import of_staff, person_of
from tolltrace.resolve.reading import another_states, folded_definition, full_names
from tolltrace.resolve.speakers import phrase_after, slice_of, vocabulary

STATE = "a country stands for its government"
_DEPTH = 5
# Kinds of body that print what others say: "the agency" in an agency's report may be any.
PRINTS = frozenset(["agency", "state_media", "media"])


def resolve_mention(raw: str, spot: Spot, depth: int = 0) -> Resolution:
    """What one mention stands for: a registered body, a name of the case's own, or its own words."""
    mention = take_apart(raw)
    if not mention.text or depth > _DEPTH:
        return Resolution(raw, mention.source or raw.strip(), None, (), NO_WORD)
    for step in _STEPS:
        answer = step(mention, spot, depth)
        if answer is not None:
            return answer
    why = DESCRIBED if headed_by_noun(mention) else PLAIN
    return Resolution(raw, as_words(mention.source), None, (), why)


def _bracketed(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    """A name with its acronym, its place or its handle behind it."""
    source = mention.source
    if any(h.first == 0 and h.last == len(mention.text) for h in mention.hits):
        return None
    bare = source
    while "(" in bare and ")" in bare[bare.index("(") :]:
        begin = bare.index("(")
        bare = (bare[:begin].rstrip() + " " + bare[bare.index(")", begin) + 1 :].lstrip()).strip()
    at = bare.find(" @")
    bare = bare[:at] if at > 0 else bare
    return renamed(resolve_mention(bare, spot, depth + 1), mention.raw) if bare and bare != source else None


def _registered(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    """The whole mention is a name, an acronym or a handle of the register, or of a country."""
    if len(mention.hits) != 1:
        return None
    hit, text = mention.hits[0], mention.text
    if any(w.fold for w in (*text[: hit.first], *text[hit.last :])):
        return None
    if is_acronym(mention.source) and folded_definition(spot.reading, mention.source):
        return None
    bodies = [lexicon().bodies[b] for b in sorted({*hit.values("body"), *hit.values("person")})]
    realms_told = spot.reading.realms or spot.case.realms
    bodies = [b for b in bodies if not another_states(b, hit, realms_told)]
    if len(bodies) > 1:
        code = leading_realm(spot.reading.realms) or leading_realm(spot.case.realms)
        at_home = [b for b in bodies if b.realm == code]
        if len(at_home) != 1:
            names = tuple(b.name for b in bodies)
            return Resolution(mention.raw, as_words(mention.source), None, names, "several bear that name")
        bodies = at_home
    if bodies:
        return body_found(mention.raw, bodies[0], "a name in the register")
    said = tuple(w.fold for w in text if w.fold)
    realms = [c for c in hit.values("realm") if said not in map(fold, register().realms[c].places)]
    if realms and text[0].capital:
        code = min(realms, key=lambda c: (len(c), c))
        state = register().institution_of(code, "government")
        return body_found(mention.raw, state, STATE)
    return None


def _defined(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    """An acronym or a handle that the report defines, else the case."""
    source = mention.source
    full, where = folded_definition(spot.reading, source), "the report"
    if full is None and (is_acronym(source) or source.startswith("@")):
        full, where = spot.case.defined.get(source.lstrip("@").replace(".", "").lower()), "the case"
    if full is None or fold(full) == fold(source):
        return None
    return renamed(resolve_mention(full, spot, depth + 1), mention.raw, f"{where} defines it as {full}")


def _institution(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    return institution(mention, spot)


def _telling(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    """What a body publishes is the body: ``the ministry's daily bulletin``, ``figures from the ministry``."""
    text, told = mention.text, register().roles["tellings"]
    prepositions = register().roles["prepositions"]
    part = ""
    for i, word in enumerate(text[:-1]):
        if word.possessive and all(w.text.lower() in told for w in text[i + 1 :]):
            part = slice_of(mention.source, text, 0, i + 1)
            break
        if i and word.text.lower() in prepositions:
            if all(w.text.lower() in told for w in text[:i]):
                part = slice_of(mention.source, text, i + 1, len(text))
            break
    if not part:
        return None
    inner = resolve_mention(part, spot, depth + 1)
    return renamed(inner, mention.raw) if inner.settled or inner.institution else None


def _pair(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    """Two persons who give one figure together are one origin, both named."""
    text = without_titles(mention.text)
    joint = [i for i, w in enumerate(text) if w.text.lower() in register().roles["conjunctions"]]
    if len(joint) != 1 or mention.hits or not 0 < joint[0] < len(text) - 1:
        return None
    sides = (text[: joint[0]], text[joint[0] + 1 :])
    known = all(spot.case.speakers.get(side[-1].fold) for side in sides)
    if not known or not all(w.capital for side in sides for w in side):
        return None
    names = [resolve_mention(slice_of(mention.source, s, 0, len(s)), spot, depth + 1).name for s in sides]
    joined = f" {text[joint[0]].text} ".join(names)
    return Resolution(mention.raw, joined, None, (), "two persons together")


def _office_of(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    """``Prime Minister NAME's office``: the institution that the one named heads, and not the person."""
    text = mention.text
    if len(text) < 3 or text[-1].fold not in register().roles["offices"] or not text[-2].possessive:
        return None
    keys = [h.values("minister")[0] for h in mention.hits if h.values("minister")]
    if not keys:
        return None
    codes = [c for h in mention.hits for c in h.values("realm")]
    code = codes[0] if codes else leading_realm(spot.reading.realms) or leading_realm(spot.case.realms)
    if code is None:
        return None
    return body_found(mention.raw, register().institution_of(code, keys[0]), "the office of the one named")


def _office(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    return office(mention, spot, resolve_mention, depth)


def _person(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    """A name alone, or behind small words (``farmer Ali Haidar``): whose voice it is."""
    small = register().roles["person_connectors"]
    text = without_titles(mention.text)
    i = len(text)
    while i > 0 and (text[i - 1].capital or text[i - 1].text.lower() in small) and "," not in text[i - 1].gap:
        i -= 1
    while i < len(text) and not text[i].capital:
        i += 1
    name = without_titles(text[i:])
    lead = text[:i]
    linked = any(w.text.lower() in register().roles["prepositions"] for w in lead)
    if not name or len(name) > 5 or (lead and (len(name) < 2 or linked or lead[0].capital)):
        return None
    if any(h.values("body", "institution", "realm", "weak") for h in mention.hits):
        return None
    source = slice_of(mention.source, name, 0, len(name))
    found = by_name(mention.raw, source, spot, resolve_mention, depth)
    if found is not None:
        return found
    if lead or len(name) < len(mention.text):
        return person(mention.raw, source, spot, PERSON)
    return _surname(mention, spot, depth) if len(name) == 1 else None


def _surname(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    """A surname alone: of one who speaks for a body that is named, or of the one full name in the report."""
    key = fold(mention.source)
    longer = {fold(n): n for n in full_names(spot.reading, mention.source)}
    voices = {
        e.value
        for name in longer
        for e in lexicon().table.get(name, ())
        if e.sort == "person" and e.value in spot.case.named
    }
    if len(voices) == 1:
        return body_found(mention.raw, lexicon().bodies[voices.pop()], "the surname of one who speaks for it")
    if len(longer) != 1 or not key:
        return None
    return renamed(resolve_mention(next(iter(longer.values())), spot, depth + 1), mention.raw)


@lru_cache(maxsize=1)
def _idle_words() -> frozenset[str]:
    """The words that add nothing to a registered name beside them."""
    groups = (vocabulary("epithets"), vocabulary("modifiers"), vocabulary("titles"))
    return frozenset(word for group in groups for phrase in group for word in phrase.split())


def _embedded(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    """A registered name among words that add nothing, ``NAME of BODY``, or a name before an apposition."""
    text = mention.text
    spans = {h.first: h.last for h in mention.hits if h.values("body")}
    _, whole = phrase_after(text, 0, spans)
    comma = next((i for i, w in enumerate(text) if i >= whole and w.gap.strip() == ","), len(text))
    singles = _idle_words()
    places = {i for h in mention.hits if h.values("realm") for i in range(h.first, h.last)}
    for hit in mention.hits:
        ids = sorted({*hit.values("body"), *hit.values("person")})
        if len(ids) != 1 or hit.last > comma:
            continue
        rest = [i for i in (*range(hit.first), *range(hit.last, comma)) if text[i].fold and i not in places]
        own = lexicon().bodies[ids[0]].institution
        same = [h for h in mention.hits if own in h.values("institution") or ids[0] in h.values("body")]
        called = {i for h in same for i in range(h.first, h.last)}
        kinds = {*register().nouns, *register().narrow}
        led = {
            i for i in rest if i + 1 in places and text[i].text.lower() in register().roles["prepositions"]
        }
        led |= _whereabouts(text, hit.last, comma)
        rest = [i for i in rest if i not in called | led and not (i < hit.first and text[i].fold in kinds)]
        if all(text[i].fold in singles for i in rest):
            return body_found(
                mention.raw, lexicon().bodies[ids[0]], "a registered name, and words that add nothing"
            )
        described = not any(text[i].capital for i in range(hit.first) if i not in places)
        if hit.last == comma and hit.first and is_acronym(text[hit.first].text) and described:
            return body_found(mention.raw, lexicon().bodies[ids[0]], "its acronym behind what it is")
        lead = [w for w in text[: hit.first] if w.text.lower() not in register().roles["articles"]]
        if (
            hit.last == len(text)
            and len(lead) > 1
            and lead[-1].text.lower() in register().roles["prepositions"]
        ):
            small = register().roles["person_connectors"]
            if all(w.capital or w.text.lower() in small for w in lead[:-1]):
                return body_found(mention.raw, lexicon().bodies[ids[0]], "a person of the body")
    inner = person_of(mention, spot, resolve_mention, depth)
    if inner is not None:
        return inner
    last = [h for h in mention.hits if h.first == comma and h.last == len(text)]
    if len(last) == 1 and len(last[0].values("body")) == 1:
        body = lexicon().bodies[last[0].values("body")[0]]
        return body_found(mention.raw, body, "its name behind what it is")
    if comma < len(text) and text[0].capital:
        inner = resolve_mention(slice_of(mention.source, text, 0, comma), spot, depth + 1)
        return renamed(inner, mention.raw) if inner.settled else None
    return None


def _whereabouts(text: Sequence[Word], first: int, last: int) -> set[int]:
    """The words of ``in Ankoro`` behind a body's name: where it is at work, whether or not a list has it."""
    locating = register().roles["locating"]
    if first + 1 >= last or text[first].text.lower() not in locating:
        return set()
    return set(range(first, last)) if all(w.capital for w in text[first + 1 : last]) else set()


def gives(publisher: str) -> bool:
    """Whether a publisher's name is that of a body with figures of its own, by its last noun for a body.

    A newspaper may be called a monitor, too: such a name alone tells nothing.
    """
    book = register()
    name = fold(publisher)
    kinds = [book.nouns[word][0] for word in name if word in book.nouns]
    prints = any(PRINTS & set(book.narrow.get(word, ())) for word in name)
    return bool(kinds) and not prints and not {*PRINTS, "monitor", "company"} & set(kinds)


def _own_release(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    """``The Directorate`` in a release of the Prison Service, where no other body is called so."""
    book, publisher = register(), spot.reading.report.publisher
    live = [w for w in mention.text if w.fold]
    if publisher is None or len(live) != 1 or not live[0].capital:
        return None
    kinds = set(book.nouns.get(live[0].fold, ()))
    why = "the body whose release it is"
    known = [lexicon().bodies[b] for h in scan(words(publisher)) for b in h.values("body")]
    if len(known) == 1 and known[0].kind in kinds - PRINTS:
        return body_found(mention.raw, known[0], why)
    own = {kind for word in fold(publisher) for kind in book.nouns.get(word, ())}
    if not kinds & own or not gives(publisher):
        return None
    return Resolution(mention.raw, publisher, None, (), why)


def _noun(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    """``the Observatory``, ``the Britain-based group``, ``the hospital``: a noun that takes up a body."""
    roles = register().roles
    said = mention.raw.split()
    if said and said[0].lower() in roles["possessives"] and mention.text[-1].fold in roles["offices"]:
        held = [s for s in spot.reading.speakers if s.institution and (spot.at is None or s.at <= spot.at)]
        if not held or not held[-1].institution:
            return None
        code = leading_realm(spot.reading.realms) or leading_realm(spot.case.realms)
        if code is None:
            return None
        body = register().institution_of(code, held[-1].institution)
        return body_found(mention.raw, body, "the office of the one named before")
    found = taken_up(mention.text, spot.case.pools[spot.reading.report.id], spot.case.pool, spot.at)
    if found is not None:
        chosen, why = found
        if len(chosen) == 1:
            own_country = at_home(mention, chosen[0], spot)
            return own_country or Resolution(mention.raw, chosen[0].name, chosen[0].body_id, (), why)
        own = _own_release(mention, spot, depth)
        names = tuple(sorted(c.name for c in chosen))
        return own or Resolution(mention.raw, as_words(mention.source), None, names, why)
    before = _institution_before(mention, spot)
    if before is not None:
        return before
    whole = [h for h in mention.hits if h.first == 0 and h.last == len(mention.text)]
    code = leading_realm(spot.reading.realms) or leading_realm(spot.case.realms)
    if code is None:
        return None
    home = sorted({b for h in whole for b in h.values("weak") if lexicon().bodies[b].realm == code})
    if code is not None and len(home) == 1:
        return body_found(mention.raw, lexicon().bodies[home[0]], "so called in the report's country")
    return None


def _institution_before(mention: Mention, spot: Spot) -> Resolution | None:
    """``The ministry`` where a state's ministry, or its minister, was named last, without its country."""
    live = [w for w in mention.text if w.fold]
    kinds = register().nouns.get(live[0].fold, ()) if len(live) == 1 else ()
    every = register().institutions
    keys = [k for at, k in spot.reading.institutions if spot.at is None or at < spot.at]
    key = next((k for k in reversed(keys) if every[k].kind in kinds), None)
    if key is None:
        return None
    found = institution_here(mention.raw, mention.source, key, spot)
    return found if found.settled else None


def _proper(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    """A body or person that nobody registered, under the fullest name in the case."""
    said = fold(mention.source)
    same = bag(said)
    turned = spot.case.turned.get(same) if len(same) > 2 else None
    own = spot.case.own.get(said if turned is None else fold(turned))
    if own is not None:
        return Resolution(mention.raw, own.name, None, (), OWN, own.institution)
    longer = spot.case.ends.get(said, frozenset())
    if len(longer) == 1:
        return Resolution(mention.raw, next(iter(longer)), None, (), OWN)
    text = mention.text
    connectors = register().roles["connectors"]
    named = all(w.capital or w.text.lower() in connectors for w in text)
    short = is_acronym(mention.source) or mention.source.startswith("@")
    if not named or not (
        sum(w.capital for w in text) > 1 or short or full_names(spot.reading, mention.source)
    ):
        return None
    key = next((h.values("institution")[0] for h in mention.hits if h.values("institution")), None)
    return Resolution(mention.raw, mention.source, None, (), OWN, key)


def _of_staff(mention: Mention, spot: Spot, depth: int) -> Resolution | None:
    return of_staff(mention, spot, resolve_mention, depth)


_STEPS = (
    _bracketed,
    _registered,
    _defined,
    _institution,
    _telling,
    _pair,
    _office_of,
    _office,
    _person,
    _embedded,
    _noun,
    _own_release,
    _of_staff,
    _proper,
)
