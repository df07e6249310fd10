"""Running counts: ``the death toll has risen to 524``, ``the number of civilians killed reached 830``.

A count's noun gives the harm, or the words next to it do; the number follows a verb of counts or one of its
links. A second number behind ``from`` is the older value, and a claim of its own.
"""

from __future__ import annotations

import re

from tolltrace.find.clauses import Link
from tolltrace.find.phrases import Phrase
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_HARM_WORDS = "KGkIjJEA"
_REACH = 30
# "The number of accidents in the town was 933": of no people, and of nothing done to them.
_OF_THINGS = re.compile(r"o[tdqXx0&]{0,5}[x0](?:i[tdXxqM9]{1,4}|r)*[hv]?r?[uU]")
_OF_PEOPLE = re.compile(r"o[qXx]{0,2}P[uUhv]")
_OF_HOMES = re.compile(r"o[tdDqXx]{0,3}H(?![ZJKx])")
# Behind its number: "the number of the dead".
_TOLL_BEHIND = r"(?:t?T|D)(?:o[tD]?[qXxpP]{0,3}(?P<harm>[KJAE]))?"
# "the dead are 12 by noon and …": the same verb goes for the next.
_SO_MANY = re.compile(r"A[^;:.,]{0,6}[UuT]r?[>i]?m?[9n][^;:.,]{0,6}(?:[,;]&?|&)$")
# What may stand right before the number of a count.
_LEADING = re.compile(r"(?:[>oyu:,(Uc]|i|Th)[rmt\"]*$")


def link_tolls(
    s: Sentence, phrases: list[Phrase], language: Language, linked: dict[int, list[Link]], earlier: str | None
) -> list[Link]:
    """Links between counts and their numbers; ``earlier`` is the harm of the claim last made in the text."""
    here = [k.harm for i in sorted(linked) for k in linked[i]]
    out: list[Link] = _in_brief(s, phrases, set(linked), here[-1] if here else earlier, language)
    used = set(linked) | {k.phrase for k in out}
    for m in re.finditer("[TAERS]|(?:(?<=['d])|(?<=P\"))J(?=[i>:uU])", s.cls):
        at = m.start()
        c = s.cls[at]
        nearest = [
            k for k in (*out, *(k for ks in linked.values() for k in ks)) if phrases[k.phrase].first < at
        ]
        before = max(nearest, key=lambda k: phrases[k.phrase].first).harm if nearest else earlier
        before = earlier if before == "incidents" else before
        if c == "T" and not s.cls.startswith("T", at + 1):
            out += _of_count(s, phrases, at, used, before, language)
        elif c in "AEJ":
            out += _of_victims(s, phrases, at, used)
        elif c == "S":
            out += _increment(s, phrases, at, used, before, language)
        elif c == "R":
            out += _of_pronoun(s, phrases, at, used, before, language)
        used.update(k.phrase for k in out)
    out += _led_in(s, phrases, used, out)
    return out + _given(s, phrases, used, out[-1].harm if out else here[-1] if here else earlier, language)


def _led_in(s: Sentence, phrases: list[Phrase], used: set[int], counts: list[Link]) -> list[Link]:
    """``With 60 fighters, 24 of them soldiers, the dead number 84``: those in front are among the dead."""
    front = phrases[0] if phrases else None
    if front is None or front.first != 1 or s.cls[0] != "w" or 0 in used or front.number is None:
        return []
    total = next((k for k in counts if phrases[k.phrase].first > front.last), None)
    if total is None or front.kind in ("", "?") or not front.people or s.cls[front.last] != ",":
        return []
    among = [
        i
        for i, p in enumerate(phrases[1 : total.phrase], start=1)
        if i not in used and p.partitive and p.number is not None
    ]
    return [Link(i, total.harm, total.trigger, "led_in") for i in (0, *among)]


def _given(
    s: Sentence, phrases: list[Phrase], used: set[int], before: str | None, language: Language
) -> list[Link]:
    """``officials had given 52 on Sunday``: another figure for the count spoken of before."""
    if before is None:
        return []
    gives = language.words("tolls", "gives")
    out = []
    for i, p in enumerate(phrases):
        at = p.first - 1
        if i in used or p.number is None or p.kind != "" or p.partitive or at < 1 or s.low[at] not in gives:
            continue
        if s.cls[at - 1] in "hPpXRr" and re.match(r"[.,;)\"]|i[Y9tM]|$", s.cls[p.last :]):
            led_in = re.match("i(?P<whom>A)", s.cls)  # "On the wounded they follow the army, who said 78"
            named = s.entries[led_in.start("whom")] if led_in is not None else None
            out.append(Link(i, (named.harm if named is not None else None) or before, at, "given"))
    return out


def _of_count(
    s: Sentence, phrases: list[Phrase], at: int, used: set[int], before: str | None, language: Language
) -> list[Link]:
    entry = s.entries[at]
    assert entry is not None
    targets, older = _targets(s, phrases, at, used, language)
    targets = targets or _held(s, phrases, at, used, language)
    if not targets:
        return []
    if "bare" in entry.tags and (_OF_THINGS.match(s.cls, at + 1) or _of_others(s, at, language)):
        return []
    if "open" in entry.tags and used and s.cls.startswith(":", at + 1) and phrases[targets[0]].kind == "P":
        return []  # "Balance: 86 occupants, 71 rescued, seven dead"
    if _OF_HOMES.match(s.cls, at + 1) and before != "homes_destroyed":
        return []  # no toll of people, and of homes only where these are told to be destroyed
    several = _several_harms(s, at, entry.harm)
    if several:
        return [Link(i, h, at, "count") for i in targets for h in several]
    led = s.entries[at - 1] if s.cls[at - 1 : at] == "T" else None  # "death toll estimates"
    harm = (
        entry.harm
        or (led.harm if led is not None else None)
        or _of_incidents(s, at)
        or _harm_near(s, at, phrases[targets[0]].first)
    )
    if harm is None and "open" in entry.tags:
        harm = "killed"
    if harm is None and before is not None and _counts_things(s, at, phrases[targets[0]].first):
        return []
    names = phrases[targets[0]].kind == "0"  # a petition's, too, where nobody is missed
    if names and harm is None and before != "missing":
        return []
    if harm is None and before is not None and _points_back(s, at, phrases[targets[0]]):
        harm = before
    if harm is None:
        return []
    return [Link(i, harm, at, "older_count" if i in older else "count") for i in targets]


def _of_others(s: Sentence, at: int, language: Language) -> bool:
    """``the number of inspectors fell from 40 to 26``: of people to whom nothing is told to be done."""
    m = _OF_PEOPLE.match(s.cls, at + 1)
    word = s.low[m.end() - 2] if m is not None else ""
    harmed = language.words("victims", "classes", "names") | language.words("harms", "injured", "patients")
    return m is not None and word not in harmed


def _counts_things(s: Sentence, at: int, until: int) -> bool:
    """``the number of foreign firms at the fair has fallen to 312``: of none who were harmed."""
    counted = re.sub("p(?=[xX])", "x", s.cls[at + 1 : until])
    return re.match(r"o[^PpADRKJLEU]*[x0][^PpADRKJLE]*$", counted) is not None


def _points_back(s: Sentence, at: int, target: Phrase) -> bool:
    """``the number there had now risen to 42``: a verb of counts must tie the number to the noun."""
    return bool(re.search(r"[Uu]", s.cls[at + 1 : target.first])) or s.cls[target.first - 1] in "Uo>iu:h"


def _harm_near(s: Sentence, at: int, until: int) -> str | None:
    """The harm between the noun and its number, or right in front of the noun, or earlier in the sentence."""
    for region in (range(at + 1, until), range(max(0, at - 3), at), range(at)):
        found = []
        for k in region:
            entry = s.entries[k]
            if s.cls[k] in _HARM_WORDS and entry is not None and entry.harm is not None:
                found.append(entry.harm)
            if k > at and s.cls[k] in "S;" and s.cls[at + 1 : k].count(",") == 0:
                break
        if found:
            return next((h for h in found if h != "casualties"), found[0])
    return None


def _several_harms(s: Sentence, at: int, own: str | None) -> list[str]:
    """``the number of casualties and kidnappings``: one number, two counts."""
    if own is not None and re.match(r"&[EAG]", s.cls[at + 1 :]):
        second = s.entries[at + 2]
        return [own, second.harm] if second is not None and second.harm not in (None, own) else []
    if not re.match(r"o[EA]&[EAG]", s.cls[at + 1 :]):
        return []
    found = [s.entries[k] for k in (at + 2, at + 4)]
    return [e.harm for e in found if e is not None and e.harm is not None]


def _of_incidents(s: Sentence, at: int) -> str | None:
    """``its list of massacres has grown to 50`` counts incidents."""
    return "incidents" if s.cls.startswith("oC", at + 1) else None


def _targets(
    s: Sentence, phrases: list[Phrase], at: int, used: set[int], language: Language
) -> tuple[list[int], set[int]]:
    """The number that a count comes to, then an older one behind it; and those of them that are older."""
    old = language.words("tolls", "old")
    out: list[int] = []
    former: set[int] = set()
    for i, p in enumerate(phrases):
        if p.first <= at or i in used or p.number is None or not _can_count(s, p, language):
            continue
        gap = s.cls[at + 1 : p.first]
        if len(gap) > _REACH or ";" in gap:
            break
        lead = s.cls[max(at, p.first - 4) : p.first]
        if out:
            words = {s.words(k, p.first) for k in range(max(0, p.first - 4), p.first)}
            words |= {w.removesuffix(f" {f}") for w in words for f in language.words("tolls", "former")}
            again = "U" in s.cls[phrases[out[-1]].last : p.first] and s.cls[p.first - 1] == ">"
            if words & old or again:
                out.append(i)
            if words & old:
                former.add(i)
            break
        now = s.cls[p.first - 1] == "r" and s.low[p.first - 1] in language.words("tolls", "links")
        tied = (
            (lead.endswith("c") and s.low[p.first - 1] == "as")
            or bool(re.search(r"[Uuh]", gap))
            or "U" in s.cls[max(0, at - 4) : at]
            or len(gap) <= 4
            or p.number.quantity.modifier == "more_than"
            or now
        )
        if re.search(r"[,c]", gap) and re.search(r"xo$", s.cls[: p.first]):
            break  # "…, but they won before a crowd of 60,000"
        if tied and (now or not gap.strip("r") or _LEADING.search(lead) or p.number.core != p.number.first):
            older = s.low[p.first - 1] in old and "U" in s.cls[max(0, min(at, p.first) - 4) : p.first]
            if not older and (s.low[p.first - 1] in language.words("tolls", "not_links") or _is_date(s, p)):
                continue
            out.append(i)
            if older:
                former.add(i)
                out += [
                    k
                    for k in range(i + 1, len(phrases))
                    if re.fullmatch(r"(?:iY|i9?M9?|r|Y)?>", s.cls[p.last : phrases[k].first])
                ]
                break
    return out, former


def _can_count(s: Sentence, p: Phrase, language: Language) -> bool:
    """Whether a number can be a count's: of people or of names, not of things; no ``there is no list``."""
    if p.number is not None and p.number.kind == "zero" and s.cls[p.last : p.last + 1] == "T":
        return False
    names = p.head is not None and s.low[p.head] in language.words("tolls", "names")
    return names or p.kind == "" or p.kind not in "0HC"


def _held(s: Sentence, phrases: list[Phrase], at: int, used: set[int], language: Language) -> list[int]:
    """``the list counts 61 men, 17 women and 11 minors``."""
    if s.low[at + 1 : at + 2] == () or s.low[at + 1] not in language.words("tolls", "holds"):
        return []
    out: list[int] = []
    last = at + 2
    for i, p in enumerate(phrases):
        if p.first < at + 2 or i in used:
            continue
        if not re.fullmatch(r"[rm]*|[,&]{1,2}[mO]?", s.cls[last : p.first]) or p.kind != "P":
            break
        out.append(i)
        last = p.last
    return out


def _is_date(s: Sentence, p: Phrase) -> bool:
    return s.cls[p.last : p.last + 1] == "M"


def _of_victims(s: Sentence, phrases: list[Phrase], at: int, used: set[int]) -> list[Link]:
    """``The wounded are 99``, ``the dead numbered 21``, ``The victims are 35 soldiers and a nurse``."""
    entry = s.entries[at]
    assert entry is not None
    assert entry.harm is not None
    if re.search(r"[xqr]o[td]?$", s.cls[:at]) is not None:
        return []  # "The youngest of the victims was 14"
    put = s.cls[at - 1 : at] == "&" and "U" in s.cls[:at]
    m: re.Match[str] | None
    if s.cls[at + 1 : at + 2] in ("9", "n", "m") and _SO_MANY.search(s.cls, max(0, at - _REACH), at):
        m = re.match("", s.cls)  # "the dead number 12 and the missing 30"
    elif put or "U" in s.cls[max(0, at - (5 if s.cls[at] == "J" else 3)) : at]:
        m = re.match(r"[^uhvUSfc;:]{0,8}?[i>]\"?(?=[m9n])", s.cls[at + 1 :])
    else:
        m = re.match(
            r"[^uhvUSf;:\"]{0,18}?(?:[hv]r*)?(?:U[,>ir]*|u[rUi>]*|:|T(?=[m9n]))[m]?", s.cls[at + 1 :]
        )
    if m is None or re.search("[9nN][^,]*W", m[0]):
        return []  # "The dead included two girls who were among dozens of pupils in the hall"
    start = at + 1 + m.end()
    out: list[Link] = []
    last = start
    for i, p in enumerate(phrases):
        if p.first < start - 1 or p.kind in ("0", "H", "C", "E") or p.part:
            continue
        gap = s.cls[last : p.first] if p.first >= last else ""
        older = bool(out) and re.fullmatch(r"i[9Y]i", gap) is not None
        if not (older or re.fullmatch(r"[rm,&>i]{0,3}", gap)) or i in used:
            break
        if p.number is None and (not out or s.cls[p.last : p.last + 1] == "S"):
            break  # "The dead number 49, the commissioner said"
        one = s.cls[at] == "A" and s.low[at] == entry.words[-1] and not entry.plural
        if one and p.number is not None and p.kind == "":
            break  # "The oldest victim was 92"
        harm = "killed" if entry.harm == "casualties" and s.cls[at] == "A" else entry.harm
        done = s.entries[at - 1] if at and harm == "killed" and s.cls[at - 1] in "KJ" else None
        if done is not None and done.harm is not None:
            harm = done.harm  # "The kidnapped victims include two nuns"
        out.append(Link(i, harm, at, "victims_are"))
        last = p.last
    return out


def _of_pronoun(
    s: Sentence, phrases: list[Phrase], at: int, used: set[int], before: str | None, language: Language
) -> list[Link]:
    """``Last night it stood at 1,225``: the count spoken of before."""
    if before is None or s.low[at] not in language.words("tolls", "pronouns"):
        return []
    m = re.match(r"[hrv]*(?:U|u(?=U))[uU]?[>ir]*", s.cls[at + 1 :])
    strict = m is not None
    if s.cls[at - 1 : at + 2] == "URi":
        m, strict = re.match("i", s.cls[at + 1 :]), True  # "the army put it at eight"
    if m is None:
        m = re.match(r"v?ur*", s.cls[at + 1 :])
        strict = m is not None and bool(re.search(r"u[r]*m?9[.;,)\"]|u[r]*9i[9YM]", s.cls[at:]))
    times = language.words("dates", "stands_alone") | language.words("dates", "dayparts")
    for i, p in enumerate(phrases):
        if p.first <= at or i in used or p.number is None or p.kind not in ("", "P"):
            continue
        behind = s.cls[p.number.last : p.number.last + 1]
        if p.kind == "" and behind in ("x", "0") and s.low[p.number.last] not in times:
            break  # "It takes no money", "it took down 15 copies"
        if strict and m is not None and p.first - (at + 1 + m.end()) in (0, -1):
            return [Link(i, before, at, "count_pronoun")]
        if (
            p.first == at + 1
            and p.number.quantity.modifier in ("more_than", "nearly")
            and p.number.core > p.number.first
        ):
            return [Link(i, before, at, "count_pronoun")]
        break
    return []


def _increment(
    s: Sentence, phrases: list[Phrase], at: int, used: set[int], before: str | None, language: Language
) -> list[Link]:
    """``158 civilians were added``, ``two massacres added 24 dead``: more of the count spoken of before."""
    if before in (None, "incidents") or s.low[at] not in language.words("tolls", "increments"):
        return []
    assert before is not None
    passive = at > 0 and s.cls[at - 1] == "u"
    for i, p in enumerate(phrases):
        near = p.last == at - 1 if passive else p.first == at + 1
        if near and i not in used and p.number is not None and p.kind in ("", "P", "?"):
            return [Link(i, before, at, "increment")]
    return []


def _in_brief(
    s: Sentence, phrases: list[Phrase], used: set[int], before: str | None, language: Language
) -> list[Link]:
    """Shortened counts: ``WHO has 3,958.``, ``Displaced: IOM is up to 43,059``, ``34 the number of dead``."""
    bare = [
        i
        for i, p in enumerate(phrases)
        if p.number is not None and p.kind == "" and i not in used and not p.partitive
    ]
    if not bare:
        return []
    i, first = bare[0], phrases[bare[0]].first
    lead = re.match(r"(?:9/)?[-\"]*(?P<harm>[KJA]):[^:;]{0,8}$", s.cls[:first])
    if lead is not None and (entry := s.entries[lead.start("harm")]) is not None and entry.harm is not None:
        return [Link(k, entry.harm, lead.start("harm"), "headed") for k in bare]
    out: list[Link] = []
    for k in bare:
        as_toll = re.match(r"c(?=t?T)", s.cls[phrases[k].last :]) is not None  # "gave 29 as the death toll"
        m = re.match(_TOLL_BEHIND, s.cls[phrases[k].last + as_toll :])
        if m is not None and (as_toll or s.cls[phrases[k].first - 1 : phrases[k].first] == ">"):
            at = phrases[k].last + as_toll + (m.start("harm") if m["harm"] else m.end() - 1)
            entry = s.entries[at]
            if entry is not None and entry.harm is not None:
                out.append(Link(k, entry.harm, at, "count_behind"))
    if out:
        return out
    whole = re.fullmatch(r"[-\"]?t?[XxAqP0]{1,5}hr?[m]?(?=[9n])", s.cls[:first]) is not None
    ends = re.fullmatch(r"[r]*[.;]?\"?", s.cls[phrases[i].last :]) is not None
    if before is not None and whole and ends and phrases[i].number.kind == "digits":  # type: ignore[union-attr]
        return [Link(i, before, first - 1, "has_count")]
    for k in bare:
        at = phrases[k].first - 2
        if (
            at >= 0
            and s.cls[at + 1] == "o"
            and s.low[at] in language.words("tolls", "reports")
            and before is not None
        ):
            return [Link(k, before, at, "reports_of")]
    return []
