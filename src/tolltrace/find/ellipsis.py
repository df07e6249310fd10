"""Figures whose harm stands with another figure: parts, breakdowns and shortened clauses.

``… seven of them children``, ``33 in Tartus, seven in Hama``, ``and 12 more on Sunday``, ``(172 security
personnel, 211 civilians)``.
"""

from __future__ import annotations

import re

from tolltrace.find.clauses import Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

# Between two figures of one list: a short circumstance and a comma, an "and", a bracket, a colon.
_ITEM = r"(?:[^uhvSfc;.]|c(?=t?[9MYr]))"
_LIST_GAP = re.compile(
    rf"(?:S(?=[(:]))?(?:{_ITEM}{{0,16}}?|u(?=i){_ITEM}{{1,16}}?|u[qXx]{{0,3}}[pP])[,&;(:\"-]{{1,3}}(?:i9M|iY)?!?[rmOWti\"X]{{0,3}}"
)
# From a total to the list of its parts, and where that ends.
_TO_LIST = re.compile(r"[^.;:]{0,8}?:|[^.;:,]{0,8},")
_LIST_ENDS = re.compile(r"[.;:]")
# Before and behind the last of a list; each may have its place.
_CLOSING_GAP = re.compile(r"(?:i[tqXx]{1,4})?,?&")
_LIST_CLOSES = re.compile(r"(?:i[tqXx]{1,4})?(?:[.;)\"]|$)")
# "Five bodies were found in the yard: two women, …"
_FOUND_AND_LISTED = re.compile(r"h?u{1,2}r?[fxXK][^uhvf;:.,]{0,8}[:;]")
_SAME_PREPOSITION_GAP = re.compile(r"[^uhvSfcK;.]{0,20}")
# "up by 31 per cent from 883", "down a third on the 280 of the year before": the move, and what it is on.
_BY_A_SHARE = re.compile(
    r"(?P<move>[ix])[yri]?[mr]*(?:[an]?[x0n]|9(?:\.9)?(?:0|%)){1,2}(?P<on>[ixy])t?[qx]?$"
)
_MOVED = 10
_NAMED_ONE = re.compile(r",[qX]{1,4}\.?,(?![Wuh])")
_INJURED = re.compile(r"h[aqx]{0,2}E")
# "later", "a day later", "on Tuesday", at the end.
_LATER = re.compile(r"(?:[an9]{0,2}0?r|iY|i9M|Y)[.;)\"]?$")


def link_rest(
    s: Sentence,
    phrases: list[Phrase],
    linked: dict[int, list[Link]],
    before: str | None,
    language: Language,
) -> tuple[list[Link], dict[int, int]]:
    """Links of the figures left over, and for parts the number of the phrase that they are a part of."""
    out: list[Link] = []
    totals: dict[int, int] = {}
    known = dict(linked)
    for i, k in _behind_colon(s, phrases, known):
        out.append(_inherit(known[i][0], k, "part"))
        totals[k], known[k] = i, [out[-1]]
    for i, p in enumerate(phrases):
        if i in totals:
            continue
        if i in known:
            own = p.number is not None and (p.part or _done_to_some(s, phrases, known, i))
            if own and (whole := _whole(phrases, known, i)) is not None:
                totals[i] = whole
            continue
        summed = _sum_of_list(s, phrases, known, i)
        if summed is not None:
            out.append(_inherit(known[summed][0], i, "sum_of"))
            known[i] = [out[-1]]
            continue
        if p.kind in ("0", "E", "C") or (p.kind == "H") != _homes_before(known, i):
            continue
        if p.first and s.cls[p.first - 1] == "y":
            continue  # "driven by one of them": who did something
        if p.number is None and _says_who(s, phrases, i):
            continue
        whole = _whole(phrases, known, i)
        if _then_another(s, phrases, known, i):
            out.append(_inherit(known[i - 1][0], i, "goes_on"))
            known[i] = [out[-1]]
            continue
        if whole is None and i - 1 in known and p.part and phrases[i - 1].part and p.number is not None:
            out.append(_inherit(known[i - 1][0], i, "goes_on"))
            known[i] = [out[-1]]
            continue
        if whole is None:
            if before is not None and _speaks_of_those_before(s, phrases, i, language):
                link = _of_those_before(s, p, i, before)
                out.append(link)
                known[i] = [link]
            continue
        if known[whole][0].harm == "incidents" and p.kind in ("p", "P", "n"):
            continue  # "565 shootings, not including the shooter"
        if p.part and p.number is not None and p.number.kind == "zero":
            continue  # "six herders, none of them armed"
        if p.part and (p.number is not None or (p.kind != "n" and _singles_follow(s, p))):
            link = _inherit(known[whole][0], i, "part")
            totals[i] = whole
        elif (older := _older_of(s, phrases, known, i, whole, language)) is not None:
            link = _inherit(known[older][0], i, "older")
        elif _opens_list(s, phrases, i):
            link = _inherit(known[whole][0], i, "part")
            totals[i] = whole
        elif (p.number is not None or _one_more(s, phrases, i, known)) and _goes_on(
            s, phrases, i, known, language
        ):
            link = _inherit(known[whole][0], i, "goes_on")
            if whole in totals:
                totals[i] = totals[whole]
        else:
            continue
        out.append(link)
        known[i] = [link]
    return out, totals


def _behind_colon(s: Sentence, phrases: list[Phrase], known: dict[int, list[Link]]) -> list[tuple[int, int]]:
    """``The dead are 51: 44 of Al Noor, seven of Linwood``: a list that adds up to the figure before it."""
    for i in sorted(known):
        sign = _TO_LIST.match(s.cls, phrases[i].last)
        if sign is None:
            continue
        end = _LIST_ENDS.search(s.cls, sign.end())
        until = end.start() if end is not None else len(s.cls)
        parts = [k for k, o in enumerate(phrases) if sign.end() <= o.first < until and _counts(o)]
        sizes = [_exactly(phrases[k]) for k in (i, *parts)]
        if len(parts) < 2 or None in sizes or sizes[0] != sum(n for n in sizes[1:] if n is not None):
            continue
        if re.search("[fSUuhvIKG]", s.cls[sign.end() : phrases[parts[-1]].first]):
            continue
        if sign[0][-1] == "," and not all(phrases[k].partitive or not phrases[k].kind for k in parts):
            continue
        if all(known[i][0].harm == k.harm for part in parts for k in known.get(part, ())):
            return [(i, k) for k in parts if k not in known]
    return []


def _counts(p: Phrase) -> bool:
    return p.number is not None and p.number.kind != "zero"


def _exactly(p: Phrase) -> int | None:
    return p.number.quantity.low if p.number is not None and p.number.quantity.modifier == "exact" else None


def _speaks_of_those_before(s: Sentence, phrases: list[Phrase], i: int, language: Language) -> bool:
    """``Nine of them were referred to …``: a part of the figure that an earlier sentence gave."""
    p = phrases[i]
    if p.number is None or p.governed or p.number.kind == "zero":
        return False
    if any(o.number is not None and o.people for o in phrases[:i]):
        return False
    if re.fullmatch(r"[-*\"]?[DR]?e(?:,[tdRXpqx]{1,4}S,)?[u,]?m?", s.cls[: p.first]) and p.kind in ("P", ""):
        return True
    them = p.partitive and s.cls[p.number.last : p.number.last + 1] == "e"
    # "One of them, Rosa M., lost her husband": who tells of it.
    them = them and not (p.number.quantity.high == 1 and _NAMED_ONE.match(s.cls, p.last))
    if p.first and s.low[p.first - 1] in language.words("parts", "tried"):
        return False  # "A court convicted five of them"
    remaining = p.head is None and p.last < len(s.cls) and s.cls[p.first - 1 : p.first] == "O"
    if re.match(r"ue[.,;\"]", s.cls[p.last :]):
        return True  # "Two of my uncles are among them."
    begins = re.fullmatch(r"[-\"*]?[mr,O]{0,2}", s.cls[: p.first][-6:]) is not None
    them = them and (begins or (s.cls[p.first - 1] not in ",(-&cfI" and p.number.kind != "both"))
    them = them and s.cls[p.last : p.last + 1] not in ("x", "X", "0") and not re.match("r?S", s.cls[p.last :])
    them = (
        them and re.match("ua[qxX]{0,2}[0x]{1,2}[.,;&]|u[qx]o", s.cls[p.last :]) is None
    )  # "One of them was a carrier." "Two of them are critical of the mayor."
    if remaining and begins and s.low[p.first - 1] in language.words("parts", "remaining"):
        fate = s.low[p.last + (s.cls[p.last + 1 : p.last + 2] == "r") + 1 :][:1]
        others = language.words("parts", "fates") | language.words("parts", "spared")
        return s.cls[p.last] == "u" and others.isdisjoint(fate)
    return them or (remaining and bool(re.match(r"u[qxX]{0,3}[pP]", s.cls[p.last :])))


def _of_those_before(s: Sentence, p: Phrase, i: int, before: str) -> Link:
    """The link of a part of those before; ``Of those, six have broken limbs`` tells its own harm."""
    m = _INJURED.match(s.cls, p.last)
    entry = s.entries[m.end() - 1] if m is not None else None
    harm = entry.harm if entry is not None and entry.harm is not None else before
    return Link(i, harm, p.first, f"those_before:{harm}")


def _then_another(s: Sentence, phrases: list[Phrase], known: dict[int, list[Link]], i: int) -> bool:
    """``A nurse was killed at noon and a clerk later``: the time says that there was another."""
    p = phrases[i]
    if p.number is not None or p.kind != "p" or i - 1 not in known or known[i - 1][0].trigger > p.first:
        return False
    return s.cls[p.first - 1 : p.first + 1] == "&a" and _LATER.match(s.cls, p.last) is not None


def _done_to_some(s: Sentence, phrases: list[Phrase], known: dict[int, list[Link]], i: int) -> bool:
    """``killed three men, beheading one``: how some of those before died."""
    p, link = phrases[i], known[i][0]
    whole = _whole(phrases, known, i)
    total = phrases[whole].number if whole is not None else None
    if whole is None or total is None or p.number is None or p.kind or not link.rule.startswith("gerund"):
        return False
    low, some = total.quantity.low, p.number.quantity.high
    if low is None or some is None or low <= some:
        return False
    same = any(k.harm == link.harm and k.trigger < link.trigger for k in known[whole])
    return (
        same and re.fullmatch(r"[^;.&uhvfS]{0,16},r?", s.cls[phrases[whole].last : link.trigger]) is not None
    )


def _says_who(s: Sentence, phrases: list[Phrase], i: int) -> bool:
    """``one of them a child``: the second phrase says who the first one is."""
    before = phrases[i - 1] if i else None
    return (
        before is not None
        and before.partitive
        and s.cls[before.last : phrases[i].first] in ("", ",")
        and before.number is not None
        and before.number.quantity.high == 1
    )


def _homes_before(known: dict[int, list[Link]], i: int) -> bool:
    earlier = [k for k in known if k < i]
    return bool(earlier) and known[max(earlier)][0].harm == "homes_destroyed"


def _singles_follow(s: Sentence, p: Phrase) -> bool:
    """A person without a number, told as part of a total."""
    return s.cls[p.last : p.last + 1] not in ("u", "h", "S")


def _inherit(link: Link, i: int, rule: str) -> Link:
    return Link(i, link.harm, link.trigger, f"{rule}:{link.harm}")


def _whole(phrases: list[Phrase], known: dict[int, list[Link]], i: int) -> int | None:
    """The figure before this one that it can be a part or a continuation of."""
    for k in range(i - 1, -1, -1):
        if k not in known or any(link.rule.startswith("older") for link in known[k]):
            continue
        # "…, among them 726 boys, and 35,548 wounded, including 2,234 boys": the wounded are their own total.
        told_as_part = phrases[k].part and not known[k][0].rule.startswith(("reduced", "state"))
        if phrases[k].number is not None and not (phrases[i].part and told_as_part):
            return k
    return None


def _sum_of_list(s: Sentence, phrases: list[Phrase], known: dict[int, list[Link]], i: int) -> int | None:
    """``107 houses: 45 burned down, 62 looted``: the figure before a colon that its list adds up to."""
    p = phrases[i]
    if p.number is None or s.cls[p.last : p.last + 1] != ":":
        return None
    rest = [k for k in sorted(known) if k > i and phrases[k].number is not None]
    values = [n.quantity.low for k in rest if (n := phrases[k].number) is not None]
    if len(rest) < 2 or None in values:
        return None
    return rest[0] if sum(v for v in values if v is not None) == p.number.quantity.low else None


def _one_more(s: Sentence, phrases: list[Phrase], i: int, known: dict[int, list[Link]]) -> bool:
    """``two girls and a boy``, ``two in Sloviansk and a child in Toretsk``: one without number in a list."""
    p = phrases[i]
    if i - 1 not in known or not (
        phrases[i - 1].number is not None or known[i - 1][0].rule.startswith("goes_on")
    ):
        return False
    counted = s.cls.rfind(":", 0, p.first)
    if counted >= 0 and s.cls[p.first] in "ad" and any(phrases[k].last <= counted for k in known):
        # "six people are dead: three students, a boy of fifteen from a football team, his driver and a woman"
        return re.fullmatch(r"[^uhvSfc;.:]{0,8}[,&]{1,2}", s.cls[phrases[i - 1].last : p.first]) is not None
    if _LIST_CLOSES.match(s.cls, p.last):
        return _CLOSING_GAP.fullmatch(s.cls[phrases[i - 1].last : p.first]) is not None
    listed = i + 1 < len(phrases) and phrases[i + 1].kind in "pP"
    listed = listed and s.cls[p.last : phrases[i + 1].first] in ("&", ",&") and s.cls[p.first] == "a"
    return listed and s.cls[phrases[i - 1].last : p.first] == ","


def _older_of(
    s: Sentence, phrases: list[Phrase], known: dict[int, list[Link]], i: int, whole: int, language: Language
) -> int | None:
    """``66 dead, up from 57 on Sunday``: the figure of which this one is what it was before.

    Of ``14 killed and 66 wounded, up from 12 and 59`` each has its own.
    """
    p = phrases[i]
    if p.number is None or p.kind != "":
        return None
    if s.words(max(0, p.first - 2), p.first) in language.words("tolls", "moved_from"):
        paired = i + 1 < len(phrases) and phrases[i + 1].kind == "" and {i - 1, i - 2} <= known.keys()
        return i - 2 if paired and s.cls[p.last : phrases[i + 1].first] == "&" else whole
    if _by_a_share(s, p, language):
        return whole
    second = i > 2 and any(link.rule.startswith("older") for link in known.get(i - 1, ()))
    return i - 2 if second and s.cls[phrases[i - 1].last : p.first] == "&" else None


def _by_a_share(s: Sentence, p: Phrase, language: Language) -> bool:
    """``314 killings, up 12 per cent on 280``"""
    m = _BY_A_SHARE.search(s.cls, max(0, p.first - _MOVED), p.first)
    moved = m is not None and s.low[m.start("move")] in language.words("tolls", "moves")
    return m is not None and moved and s.low[m.start("on")] in language.words("tolls", "moved_on")


def _opens_list(s: Sentence, phrases: list[Phrase], i: int) -> bool:
    """``lost five relatives: her mother, two sisters and two nephews``: the first of those behind a colon."""
    p = phrases[i]
    if p.number is not None or p.kind != "p" or s.cls[p.first - 1 : p.first] != ":" or i + 1 == len(phrases):
        return False
    following = phrases[i + 1]
    return following.number is not None and s.cls[p.last : following.first] in (",", "&", ",&")


def _goes_on(
    s: Sentence, phrases: list[Phrase], i: int, known: dict[int, list[Link]], language: Language
) -> bool:
    """Whether the figure continues a list that the earlier one began, with no verb of its own."""
    p = phrases[i]
    earlier = [k for k in known if k < i]
    trigger = known[max(earlier)][0].trigger
    if p.governed and any(
        phrases[k].governed and s.low[phrases[k].first - 1] == s.low[p.first - 1] for k in earlier
    ):
        return _SAME_PREPOSITION_GAP.fullmatch(s.cls[phrases[i - 1].last : p.first]) is not None
    if s.cls[trigger - 1 : trigger + 1] == "wG" and s.cls.startswith("w", p.last):
        return False  # "charged with killing a clerk and four with theft"
    fate = s.low[p.last + (s.cls[p.last : p.last + 1] == "r") :][:1]
    others = language.words("parts", "fates") | language.words("parts", "spared")
    others |= language.words("words", "undone")
    if p.kind == "" and not others.isdisjoint(fate):
        return False
    head = phrases[max(earlier)].head
    named = s.entries[head] if head is not None and phrases[max(earlier)].kind == "A" else None
    bodies = named is not None and named.harm == "killed" and known[max(earlier)][0].harm == "killed"
    none = p.number is not None and p.number.kind == "zero"
    if bodies and not none and p.head is None and s.cls[: p.first].rstrip("mO")[-1:] in tuple(",&c;"):
        return True
    told = s.cls[phrases[max(earlier)].last : p.first]
    if bodies and p.number is not None and p.kind == "P" and _FOUND_AND_LISTED.fullmatch(told):
        return True
    begin = max(phrases[i - 1].last, trigger + 1 if trigger < p.first else 0)
    gap = s.cls[begin : p.first]
    if not _LIST_GAP.fullmatch(gap) or not language.words("parts", "spared").isdisjoint(
        s.low[begin : p.first]
    ):
        return False
    if p.governed and p.number is not None and s.low[p.number.core] == "one":
        return False
    each = language.words("numbers", "each")
    if s.low[p.last : p.last + 1] and s.low[p.last] in each and s.cls[p.last + 1 : p.last + 2] in ("9", "n"):
        return False  # "94 deaths last year, one every four days"
    if p.governed and not re.search(r"[,&;(:][rmO]*[io]$", gap):
        return False
    if p.number is not None and p.number.kind == "zero" and p.kind == "":
        return False  # "… and 1,000 injured deserve no mercy"
    after = s.cls[p.last :]
    if p.kind == "" and re.match(r"x(?:[,.;]|$)", after):
        return False  # "…; two others safe"
    if p.kind in ("", "?") and re.match("[qxX0]{1,3}(?:&[atdqXxpP0]{1,4})?S", after):
        return False  # "…, two security sources and a clerk said"
    said = re.match(r"u[qxX]{0,3}[pP]", after) if p.head is None else None
    # "two were Syrian soldiers", but "one is helping police"
    doing = said is not None and any(w.endswith("ing") for w in s.low[p.last + 1 : p.last + said.end()])
    if re.match(r"(?:iY|Y|r)?[uhvSfU]", after) and (said is None or doing):
        return False
    return p.kind in ("", "P", "A") or (p.number is None and p.kind == "p")
