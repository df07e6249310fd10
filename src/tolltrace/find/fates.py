"""Links that the grammar of figures has no need of: what happens to persons told by a name or in a body.

Each rule gets the sentence, its persons and the links made so far, by the number of the person.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from tolltrace.find.clauses import Link
from tolltrace.find.person import Person, is_pronoun
from tolltrace.find.phrase import words
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

HARMS = ("killed", "injured", "abducted", "arrested", "surrendered")
CAUGHT = ("arrested", "surrendered")
_TWO_VERBS = re.compile(r"K(?=r?&r?(?P<last>K))r?&r?K")
_POSSESSED = re.compile(r"'[qxKX-]{0,4}A")
# "… and then killed, …", with no object of its own
_THEN_DONE = re.compile(r"[^;:.uhvKGSfcR&W]{1,30}&r{0,2}K(?=[,.;]|$)")
# "…, but were abducted"
_TAKEN_UP = re.compile(r"[&c]r{0,2}(?:(?P<be>[uh])[ru>hx]{0,4}K|I)")
# From a verb of injury to one of death that has no subject of its own.
_THEN_DIED = re.compile(r"[^;:.KGIk]{0,24}?(?:&|,?(?:W|c)R?)[r,]{0,2}I")


def bodies_of(s: Sentence, found: list[Person], links: dict[int, list[Link]]) -> list[Link]:
    """``The bodies of two men and a boy were found``."""
    out: list[Link] = []
    for i, f in enumerate(found):
        if (m := _POSSESSED.match(s.cls, f.phrase.last)) is not None:
            entry = s.entries[m.end() - 1]
            if entry is not None and entry.harm == "killed":
                out.append(Link(i, "killed", m.end() - 1, "body_of"))
    starts = [f.phrase.first for f in found]
    for m in re.finditer(r"Ao", s.cls):
        entry = s.entries[m.start()]
        if entry is None or entry.harm != "killed":
            continue
        last = m.end()
        for i in range(bisect_left(starts, m.end()), len(found)):
            f = found[i]
            gap = s.cls[last : f.phrase.first]
            if not re.fullmatch(
                r"(?:t|[tO]A,|[tadO]?[qK]{0,2})" if last == m.end() else r"[^uhvKIGSfcio;:]{0,4}[,&]{1,2}t?",
                gap,
            ):
                break
            told = any(k.harm == "killed" for k in links.get(i, ()))
            counted = any(g.phrase.first <= m.start() < g.phrase.last for g in found if g.phrase.number)
            if not told and not counted:
                out.append(Link(i, "killed", m.start(), "body_of"))
            last = f.phrase.last
    return out


def named_again(s: Sentence, found: list[Person], links: dict[int, list[Link]]) -> list[Link]:
    """``The arrested were identified as …``: a group that is named by what was done to it."""
    out: list[Link] = []
    for i, f in enumerate(found):
        if i in links or not f.names or not f.again:
            continue
        for k in range(f.phrase.first, f.phrase.last):
            entry = s.entries[k]
            if entry is not None and entry.harm in HARMS and s.cls[k] in "KJAq":
                out.append(Link(i, entry.harm, k, "named"))
                break
    return out


def both_verbs(s: Sentence, links: dict[int, list[Link]]) -> list[Link]:
    """``abducted and killed a farmer``: an object that two verbs share."""
    out: list[Link] = []
    for m in _TWO_VERBS.finditer(s.cls):
        entry = s.entries[m.start()]
        last = m.end() - 1
        shared = [
            i for i, ks in links.items() if any(k.trigger == last and k.rule.startswith("active") for k in ks)
        ]
        if entry is None or entry.harm is None or not shared:
            continue
        for ks in links.values():  # what stands before is who did it
            ks[:] = [k for k in ks if k.trigger != m.start()]
        out += [Link(i, entry.harm, m.start(), f"active:{entry.harm}") for i in shared]
    return out


def then_done(s: Sentence, links: dict[int, list[Link]]) -> list[Link]:
    """``abducted a woman from her home and then killed,``: one object of two verbs."""
    done = {k.trigger for ks in links.values() for k in ks}
    out: list[Link] = []
    for i, made in links.items():
        for link in made:
            m = _THEN_DONE.match(s.cls, link.trigger + 1) if link.rule.startswith("active") else None
            at = m.end() - 1 if m is not None else 0
            entry = s.entries[at]
            if m is not None and at not in done and entry is not None and entry.harm not in (None, link.harm):
                out.append(Link(i, entry.harm, at, f"active:{entry.harm}"))
    return out


def left_dead(
    s: Sentence, found: list[Person], links: dict[int, list[Link]], language: Language
) -> list[Link]:
    """``leaving a man dead``"""
    out: list[Link] = []
    for i, f in enumerate(found):
        entry = s.entries[f.phrase.last] if f.phrase.last < len(s.cls) else None
        if i in links or not f.counted or entry is None or s.cls[f.phrase.last] != "J" or entry.harm is None:
            continue
        if f.phrase.first and s.low[f.phrase.first - 1] in words(language.code, "people", "leaving"):
            out.append(Link(i, entry.harm, f.phrase.last, "state"))
    return out


def joined_behind(
    s: Sentence, found: list[Person], links: dict[int, list[Link]], language: Language
) -> list[Link]:
    """``was arrested along with his brother``: persons joined to those whom a verb has named."""
    joining = words(language.code, "people", "joining")
    companions = {f.phrase.first - 1 for f in found if is_companion(s, f, language)}
    out: list[Link] = []
    for made in list(links.values()):
        for link in made:
            if not link.rule.startswith(("passive", "intransitive", "active")):
                continue
            end = link.trigger + 1 if not link.rule.startswith("active") else found[link.phrase].phrase.last
            at = next(
                (
                    k
                    for k in range(end, min(end + 16, len(s.low)))
                    if s.low[k] in joining or (s.cls[k] == "w" and k in companions)
                ),
                None,
            )
            if at is None or re.search(r"[uhKIfS;]", s.cls[end:at]):
                continue
            last = at + 1
            for i, f in enumerate(found):
                if f.phrase.first <= at:
                    continue
                gap = s.cls[last : f.phrase.first]
                if (
                    not re.fullmatch(r"n?" if last == at + 1 else r"[,&]{1,2}", gap)
                    or i in links
                    or f.phrase.kind == "?"
                ):
                    break
                out.append(Link(i, link.harm, link.trigger, f"beside:{link.harm}"))
                last = f.phrase.last
    return list({(k.phrase, k.harm): k for k in out}.values())


def is_companion(s: Sentence, f: Person, language: Language) -> bool:
    """``arrested Ram with his six associates``: those behind ``with`` suffer the same."""
    first = f.phrase.first
    if not first or s.cls[first - 1] != "w":
        return False
    return any(s.low[k] in words(language.code, "people", "companions") for k in f.heads)


def keep_one(s: Sentence, found: list[Person], links: dict[int, list[Link]], language: Language) -> None:
    """Leave one of several single persons who are the same: a noun, its place, and the name.

    ``A native of Kodi village, Ranga district, Pangi Ram was killed``, or where the verb says that there is
    one: ``Secretary of the bureau, and chief of its press, Pangi Ram was arrested``.
    """
    by_verb: dict[tuple[int, str], list[int]] = {}
    for i in sorted(links):
        for link in links[i]:
            by_verb.setdefault((link.trigger, link.harm), []).append(i)
    for (trigger, harm), those in by_verb.items():
        one_only = _of_one(s, trigger, language)
        for a, b in pairwise(those):
            one, other = found[a], found[b]
            if not (one.low == one.high == other.low == other.high == 1) or a not in links or b not in links:
                continue
            gap = s.cls[one.phrase.last : other.phrase.first]
            behind = s.cls[other.phrase.last : trigger]
            told = bool(one.names) != bool(other.names)
            placed = told and "&" not in gap and "," in gap and "&" not in behind and len(those) == 2
            agrees = one_only and not (one.names and other.names) and (told or "&" not in gap)
            agrees = agrees and other.phrase.number is None and other.phrase.first < trigger
            if placed or agrees:
                links[b] = [k for k in links[b] if (k.trigger, k.harm) != (trigger, harm)]
                if not links[b]:
                    del links[b]


def shared(s: Sentence, found: list[Person], links: dict[int, list[Link]], language: Language) -> list[Link]:
    """``Five guards left the camp, but were abducted``: the subject of the sentence, taken up by a verb."""
    plural = words(language.code, "people", "plural_verbs")
    done = {k.trigger for ks in links.values() for k in ks}
    out: list[Link] = []
    for m in _TAKEN_UP.finditer(s.cls):
        at = m.end() - 1
        entry = s.entries[at]
        if at in done or entry is None or entry.harm is None or "weak" in entry.tags:
            continue
        if entry.harm not in HARMS:
            continue
        begin = s.cls.rfind(";", 0, m.start()) + 1
        i = next((i for i, f in enumerate(found) if f.phrase.first >= begin), None)
        if i is None or found[i].phrase.first > begin + 2 or found[i].phrase.last > m.start():
            continue
        if (
            found[i].phrase.governed
            or not found[i].counted
            or any(k.harm == entry.harm for k in links.get(i, ()))
        ):
            continue
        if m["be"] is None or (found[i].low > 1) == (s.low[m.start("be")] in plural):
            out.append(Link(i, entry.harm, at, f"intransitive:{entry.harm}"))
    return out


def died_of_it(s: Sentence, found: list[Person], links: dict[int, list[Link]]) -> None:
    """``sustained burns and later died``, ``injured a guard who succumbed``: the dead are not injured too."""
    for i, made in links.items():
        for n, link in enumerate(made):
            if link.harm != "injured":
                continue
            begin = max(link.trigger + 1, found[i].phrase.last)
            m = _THEN_DIED.match(s.cls, begin)
            entry = s.entries[m.end() - 1] if m is not None else None
            between = any(begin <= f.phrase.first < (m.end() if m else 0) and _told(s, f) for f in found)
            if m is not None and entry is not None and entry.harm == "killed" and not between:
                made[n] = Link(i, "killed", m.end() - 1, f"intransitive:{entry.harm}")
        if any(k.harm == "killed" for k in made):
            made[:] = [k for k in made if k.harm != "injured"]


def _told(s: Sentence, f: Person) -> bool:
    """Whether a person can be the subject of a verb behind him."""
    return not f.phrase.governed and not is_pronoun(s, f)


def _of_one(s: Sentence, trigger: int, language: Language) -> bool:
    """Whether the auxiliary of a verb says that its subject is one person: ``was killed``."""
    k = trigger - 1
    while k >= 0 and s.cls[k] in "ruh!v" and s.low[k] not in words(language.code, "people", "single_verbs"):
        k -= 1
    return k >= 0 and s.low[k] in words(language.code, "people", "single_verbs")
