"""Figures without a sentence: ``Civilians: 745.``, ``Dead, according to the mayor: 115``, ``Latakia: 735``.

The harm stands in the label, or in the line that introduces the list, or in the one that sums it up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from tolltrace.find.inline_lists import read_inline
from tolltrace.find.numbers import Number
from tolltrace.find.patients import of_patients
from tolltrace.find.phrases import find_phrases
from tolltrace.find.reading import Draft, Reading
from tolltrace.find.tokens import Sentence
from tolltrace.find.victims import group_of, victims_of

_HARM_WORDS = "KkJAEIT"
# A colon, or a dash with nothing but the figure behind it: "Confirmed dead – 3".
_LABEL = re.compile(r"[^:]{1,14}:$|[^:9nuhvfSRI-]{1,6}-$")
_TAIL = re.compile(r"P?(?:[mr]*[.;,]?\"?$|\([^)]*\)[.]?$)")
_BRACKETED = re.compile(r"P?\(")
# "By ward:", "The breakdown by ward:"
_LEAD = re.compile(r"(?:y|(?=[^:]{0,7}T))[^:9nuhvfSKIGHJ]{1,8}:")
# A list has no more items, and stands under its total with a sentence or two of parts between.
_LONGEST, _NEAR = 30, 3
# A line this short above bulleted ones is their heading: "Deaths".
_HEADING = 4
# The label of a row that tells the year of its figure.
_YEAR = re.compile("(?:19|20)[0-9]{2}")
# A list of people with no verb at all: "745 civilians, 125 security forces".
_VERBLESS = re.compile(r"[^uhvKIGkJSfU]*")


def find_label(reading: Reading, number: int, numbers: list[Number], before: Sequence[Draft]) -> list[Draft]:
    """Drafts of a sentence that is a label with its figure, or a bare list of people."""
    s = reading.sentences[number]
    if listed := read_inline(reading, number, numbers):
        return listed
    if found := _item(reading, number, s, numbers, before):
        return [found]
    alone = len(numbers) == 1 or (numbers and _BRACKETED.match(s.cls, numbers[0].last) is not None)
    if alone and (found := _labelled(reading, number, s, numbers[0], before)) is not None:
        return [found]
    return _bare_list(reading, number, s, numbers, before)


def _item(
    reading: Reading, number: int, s: Sentence, numbers: list[Number], before: Sequence[Draft]
) -> Draft | None:
    """``* seven in a landslide at Kalehe``: an item of a list under a figure that ends in a colon."""
    if not before or len(numbers) != 1 or numbers[0].first != 1 or s.cls[0] not in "-*":
        return None
    back = number - 1
    while back >= 0 and number - back <= 30 and reading.sentences[back].cls[:1] in ("-", "*"):
        back -= 1
    whole = next((d for d in reversed(before) if d.sentence <= back), None)
    if whole is None or whole.sentence != back or not reading.sentences[back].cls.endswith(":"):
        return None
    p = find_phrases(s, numbers, singles=False)[0]
    if p.number is None or p.kind not in ("", "P") or not re.match("[ioc.;,]|$", s.cls[p.last :]):
        return None
    victims = victims_of(s, p, reading.language)
    return Draft(
        number,
        p.number.first,
        p.number.last,
        p.last,
        p.number.quantity,
        whole.harm,
        whole.victims if victims == "unspecified" else victims,
        group_of(reading.text, s, p, reading.language),
        total=before.index(whole),
        rule="item",
    )


def _labelled(reading: Reading, number: int, s: Sentence, n: Number, before: Sequence[Draft]) -> Draft | None:
    if not _LABEL.fullmatch(s.cls[: n.first].lstrip('-*"')) or not _TAIL.fullmatch(s.cls[n.last :]):
        return None
    colon = s.cls.index(":") if ":" in s.cls[: n.first] else n.first - 1
    harm, victims, who = _words_of_label(s, colon)
    rule = "label"
    if harm is None and "H" in s.cls[:colon]:
        lost = reading.language.words("tables", "homes").isdisjoint(s.low[:colon])
        harm = _harm_of_homes(s, colon) if lost else "homes_destroyed"
    if harm is None and of_patients(reading, number, colon, harmed=bool(before)):
        harm, who = "injured", True
    # "Vehicles burned: 12" in a list of the dead counts vehicles, "In hospitals: 6" the dead of that place.
    things = set("0H") & set(s.cls[:colon]) and s.cls[:1] != "i"
    if harm is None and (s.cls[colon] == "-" or things):
        return None
    whole = _under_figure(reading, number, n, before) if harm is None else None
    if harm is None and whole is None and not who and _beside_harms(reading, number):
        return None
    total: int | None = None
    if harm is None:
        context = _context(reading, number) if whole is None else None
        if whole is None and context is None:
            whole = _broken_down(reading, number, before)
        if whole is not None:
            context = (whole.harm, whole.victims)
            total = before.index(whole)
        if context is None:
            return None
        harm, rule = context[0], "label_in_list"
        victims = victims or (context[1] if not who else None)
    place = (
        reading.words(number, 0 if s.cls[0] not in "-*" else 1, colon)
        if harm and not who and "X" in s.cls[:colon] and rule != "label"
        else None
    )
    people = victims or "unspecified"
    label = s.cls[:colon].lstrip("-*")
    dated = label == "9" and _YEAR.fullmatch(s.low[colon - 1]) is not None
    return Draft(
        number,
        n.first,
        n.last,
        n.last,
        n.quantity,
        harm,
        people,
        total=total,
        rule=rule,
        place=place,
        period=reading.words(number, colon - 1, colon) if dated else None,
    )


def _under_figure(reading: Reading, number: int, n: Number, before: Sequence[Draft]) -> Draft | None:
    """``Executions: 1,073`` above ``- Iran: 853+``: the figure of the label above bulleted ones."""
    back = number
    while back >= 0 and number - back <= _LONGEST and reading.sentences[back].cls[:1] in ("-", "*"):
        back -= 1
    if back in (-1, number) or not _is_label(reading.sentences[back]):
        return None
    near = [d for d in before[-_LONGEST:] if d.sentence == back]
    whole = near[0] if near else None
    most = (whole.quantity.high or whole.quantity.low or 0) if whole is not None else 0
    return whole if (n.quantity.low or n.quantity.high or 0) <= most else None


def _broken_down(reading: Reading, number: int, before: Sequence[Draft]) -> Draft | None:
    """The total of a list under ``By ward:``, a line with neither verb nor figure that ends its paragraph."""
    back = number - 1
    while back >= 0 and number - back <= _LONGEST and _is_label(reading.sentences[back]):
        back -= 1
    line = reading.sentences[back] if back > 0 else None
    if line is None or not _LEAD.fullmatch(line.cls):
        return None
    near = [
        d
        for d in before
        if back - _NEAR <= d.sentence < back and reading.sentences[d.sentence].block == line.block
    ]
    return max(near, key=lambda d: (d.quantity.low or 0, d.sentence), default=None)


def _beside_harms(reading: Reading, number: int) -> bool:
    """``Affected: 12,000. Dead: 7.``: among labels that each name their harm, one without counts others."""
    mark = reading.sentences[number].cls[:1] in ("-", "*")
    for k in (number - 1, number + 1):
        if 0 <= k < len(reading.sentences) and _is_label(reading.sentences[k]):
            s = reading.sentences[k]
            if mark and s.cls[:1] not in ("-", "*"):
                continue  # the head of the next list
            if ":" in s.cls and _words_of_label(s, s.cls.index(":"))[0] is not None:
                return True
    return False


def _harm_of_homes(s: Sentence, colon: int) -> str | None:
    """``Houses destroyed: 310``."""
    harms = [e.harm for k in range(colon) if (e := s.entries[k]) is not None and s.cls[k] in "KE"]
    return "homes_destroyed" if "homes_destroyed" in harms else None


def _words_of_label(s: Sentence, colon: int) -> tuple[str | None, str | None, bool]:
    """Harm and class of victims in a label, and whether it names people at all."""
    harm = victims = None
    who = False
    for k in range(colon):
        entry = s.entries[k]
        if s.cls[k] == "i" and harm is not None and s.low[k].endswith(" to"):
            break  # "Dead, according to the mayor": who says so is no victim.
        if s.cls[k] == "y" and harm is not None:
            break  # "Killings by police": nor is who did it.
        if entry is None:
            continue
        if (
            s.cls[k] in _HARM_WORDS
            and entry.harm is not None
            and entry.harm not in ("incidents", "homes_destroyed")
        ):
            harm = harm or entry.harm
        if s.cls[k] in "pPq" and entry.victims is not None:
            who = True
            if victims in (None, "unspecified", "combatant") or entry.victims not in (
                "unspecified",
                "combatant",
            ):
                victims = entry.victims
    return harm, victims, who


def _context(reading: Reading, number: int) -> tuple[str, str | None] | None:
    """Harm and victims of the line that introduces a list of labels, or of the one that sums it up."""
    back = number - 1
    while back >= 0 and number - back <= 30 and _is_label(reading.sentences[back]):
        back -= 1
    if back >= 0:
        s = reading.sentences[back]
        headed = reading.sentences[number].cls[:1] in ("-", "*") and len(s.low) <= _HEADING
        if s.cls.rstrip('"').endswith(":") or number - back <= 2 or headed:
            harm, victims, _ = _words_of_label(s, len(s.low))
            if harm is not None and (s.cls.endswith(":") or not any(c in s.cls for c in "9n")):
                return harm, victims
    ahead = number + 1
    while ahead < len(reading.sentences) and ahead - number <= 30 and _is_label(reading.sentences[ahead]):
        ahead += 1
    if ahead < len(reading.sentences) and reading.sentences[ahead].block == reading.sentences[number].block:
        s = reading.sentences[ahead]
        harm, _, _ = _words_of_label(s, len(s.low))
        if harm is not None:
            return harm, None
    return None


def _is_label(s: Sentence) -> bool:
    return bool(re.fullmatch(r"[-*\"]?[^:uhvKIGSf]{1,12}:[m]?[9n][.;,]?", s.cls))


def _bare_list(
    reading: Reading, number: int, s: Sentence, numbers: list[Number], before: Sequence[Draft]
) -> list[Draft]:
    if len(numbers) < 2:
        return []
    phrases = [p for p in find_phrases(s, numbers, singles=False) if p.number is not None]
    if any(p.kind != "P" or p.partitive for p in phrases) or phrases[0].governed:
        return []  # "the houses of three ministers and six judges"
    first, last = phrases[0].first, phrases[-1].last
    if not _VERBLESS.fullmatch(s.cls[first:]) or re.search(
        '[uhvf][^:.;"]{0,2}$', s.cls[max(0, first - 3) : first]
    ):
        return []
    for a, b in pairwise(phrases):
        if not re.fullmatch(r"[^.;:]{0,4}[,&]{1,2}[mO]?", s.cls[a.last : b.first]):
            return []
    harm = None
    if number + 1 < len(reading.sentences) and last >= len(s.low) - 2:
        following = reading.sentences[number + 1]
        if following.cls[:1] in ("D", "R", "A", "e") and following.block == s.block:
            harm = _words_of_label(following, len(following.low))[0]
    if harm is None and before and number - before[-1].sentence <= 2:
        harm = before[-1].harm
    if harm is None:
        return []
    return [
        Draft(
            number,
            p.number.first,
            p.number.last,
            p.last,
            p.number.quantity,
            harm,
            victims_of(s, p, reading.language),
            group_of(reading.text, s, p, reading.language),
            rule="bare_list",
        )
        for p in phrases
        if p.number is not None
    ]
