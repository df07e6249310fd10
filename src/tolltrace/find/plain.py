"""A sentence without what only gets in the way of its grammar: quotation marks and asides in brackets.

Offsets stay true: whole tokens are left out, none is changed but the verb of ``beat him to death``, which
gets the class and the harm of its meaning.
"""

from __future__ import annotations

import re

from tolltrace.find.phrase import words
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Language

_BRACKET = re.compile(r"\([^()]{0,40}\)")
_COUNTS_PEOPLE = re.compile(r"[9nN][^,]{0,4}[pPe]")
# "A surrendered rebel": what somebody did before describes him.
_DESCRIBED = re.compile(
    r"(?:(?<=[atdD9n])|^)f(?=[qxX]{0,4}[pP])|(?<=[adtD9n])I(?=[qxX]{0,3}[pP])|(?<=^)I(?=[qxX]{0,3}[pP])|(?<=[aotdiyw])K(?=[qxX]{0,3}[pPX])"
)
# "were reportedly killed": what else stands before numbers.
_HEDGE = re.compile(r"(?<=[uhr])m(?=[Kuhr])")
_TO_HARM = re.compile(r"[a-zA-Z]>k")
# "was dragged out of his house and shot dead": the first of two verbs that share an auxiliary.
_SHARED = re.compile(r"(?<=[uh])(?P<first>r?x[^uhvKIGSfkc;:,&]{0,16}&)(?=r?K)")
# "a local party leader": a noun of people before another.
_ADJECTIVE = re.compile(r"p(?=[qxX0]{0,5}[pP])")
_SURNAME = re.compile(r"(?<=X)p(?=[,(uhKi.&]|$)")
_REACH = 25


def plain(s: Sentence, text: str, language: Language) -> Sentence:
    """The sentence as the tally reads it."""
    leave = bytearray(len(s.cls))
    for m in _SHARED.finditer(s.cls):
        leave[m.start("first") : m.end("first")] = b"\1" * (m.end("first") - m.start("first"))
    if "(" in s.cls:
        for m in _BRACKET.finditer(s.cls):
            if not _COUNTS_PEOPLE.search(m.group()):
                leave[m.start() : m.end()] = b"\1" * (m.end() - m.start())
    for k, c in enumerate(s.cls):
        if c == '"':
            leave[k] = 1
    verb = _beaten(s, leave, language) if "death" in s.low else None
    if verb is None and "dead" in s.low:
        verb = _shot_dead(s, leave, language)
    if verb is None:
        verb = _realised(s, leave, language)
    names = [
        m.start()
        for m in _SURNAME.finditer(s.cls)
        if text[s.starts[m.start()]].isupper()
        and s.low[m.start()] in words(language.code, "people", "surnames")
    ]
    changed = _HEDGE.sub("r", _DESCRIBED.sub("q", s.cls))
    describing = words(language.code, "people", "describing") - words(language.code, "people", "ranks")
    for m in _ADJECTIVE.finditer(changed):
        if s.low[m.start()] in describing:
            changed = f"{changed[: m.start()]}q{changed[m.start() + 1 :]}"
    for k in names:
        changed = f"{changed[:k]}X{changed[k + 1 :]}"
    if not any(leave) and changed == s.cls:
        return s
    keep = [k for k in range(len(s.cls)) if not leave[k]]
    cls = "".join("K" if k == verb else changed[k] for k in keep)
    meaning = (
        language.single.get("killed")
        if verb is None or s.entries[verb] is None or s.cls[verb] != "k"
        else s.entries[verb]
    )
    return Sentence(
        s.start,
        s.end,
        s.block,
        tuple(s.low[k] for k in keep),
        tuple(s.starts[k] for k in keep),
        tuple(s.ends[k] for k in keep),
        cls,
        tuple(meaning if k == verb else s.entries[k] for k in keep),
    )


def _shot_dead(s: Sentence, leave: bytearray, language: Language) -> int | None:
    """The verb of ``shot him dead``; the last word is left out then."""
    shot = words(language.code, "people", "shot")
    for k in range(2, len(s.low)):
        if s.low[k] == "dead" and s.cls[k] == "J":
            for j in range(k - 2, max(-1, k - 9), -1):
                if s.low[j] in shot:
                    leave[k] = 1
                    return j
    return None


def _realised(s: Sentence, leave: bytearray, language: Language) -> int | None:
    """The verb of ``managed to arrest three men``, as if it were ``arrested``."""
    realised = words(language.code, "people", "realised")
    for m in _TO_HARM.finditer(s.cls):
        k = m.end() - 1
        if s.low[k - 2] in realised:
            leave[k - 2] = leave[k - 1] = 1
            return k
    return None


def _beaten(s: Sentence, leave: bytearray, language: Language) -> int | None:
    """The verb of ``beat him to death``; the last two words are left out then."""
    deadly = words(language.code, "people", "deadly")
    for k in range(1, len(s.low)):
        if s.low[k] == "death" and s.low[k - 1] in words(language.code, "words", "to"):
            for j in range(k - 2, max(-1, k - _REACH), -1):
                if s.low[j] in deadly:
                    leave[k - 1] = leave[k] = 1
                    return j
    return None
