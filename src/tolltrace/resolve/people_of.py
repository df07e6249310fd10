"""People who speak for the body that they are of: ``Anna Novak of the fire service``, ``doctors at …``."""

from __future__ import annotations

from tolltrace.data.bodies import register
from tolltrace.resolve.naming import Mention, Resolution, Resolve, Spot, renamed, take_apart
from tolltrace.resolve.speakers import slice_of

_NAME = range(2, 4)


def person_of(mention: Mention, spot: Spot, resolve: Resolve, depth: int) -> Resolution | None:
    """``Anna Novak of the Czech fire service``: a person's name, and the body that the person is of."""
    text = mention.text
    i = next((i for i, w in enumerate(text) if not w.capital), 0)
    known = any(h.first < i for h in mention.hits) or any(w.fold in register().nouns for w in text[:i])
    if i not in _NAME or known or text[i].text.lower() not in register().roles["prepositions"]:
        return None
    inner = resolve(slice_of(mention.source, text, i + 1, len(text)), spot, depth + 1)
    # "Musa Bello from Nigeria": a country is where somebody lives.
    whole = inner.institution == "government"
    return renamed(inner, mention.raw, "a person of the body") if inner.body_id and not whole else None


def of_staff(mention: Mention, spot: Spot, resolve: Resolve, depth: int) -> Resolution | None:
    """``Doctors at the Saint Luke Hospital``: the hospital, for which those who work there speak."""
    text, roles = mention.text, register().roles
    at = next((i for i, w in enumerate(text) if w.text.lower() in roles["prepositions"]), 0)
    lead = [w.fold for w in text[:at] if w.text.lower() not in roles["articles"]]
    if not lead or lead[-1] not in roles["staff"]:
        return None
    inner = take_apart(slice_of(mention.source, text, at + 1, len(text)))
    head = next((w.fold for w in reversed(inner.text) if w.fold in register().nouns), "")
    if "hospital" not in register().nouns.get(head, ()) or not any(w.capital for w in inner.text):
        return None
    return renamed(resolve(inner.source, spot, depth + 1), mention.raw, "who work there speak for it")
