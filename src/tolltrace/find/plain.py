"""A sentence without what only gets in the way of its grammar: quotation marks and asides in brackets.

Offsets stay true: whole tokens are left out, none is changed but the verb of ``beat him to death``, which
gets the class and the harm of its meaning.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from tolltrace.find.phrase import words
from tolltrace.find.split_verbs import find_split, splits
from tolltrace.find.tokens import Sentence
from tolltrace.langs import Entry, Language
from tolltrace.langs import language as load

_BRACKET = re.compile(r"\([^()]{0,40}\)")
_COUNTS_PEOPLE = re.compile(r"[9nN][^,]{0,4}[pPe]")
# "A surrendered rebel": what somebody did before describes him.
_DESCRIBED = re.compile(
    r"(?:(?<=[atdD9n])|^)f(?=[qxX\"]{0,5}[pP])|(?<=[adtD9n])I(?=[qxX]{0,3}[pP])|(?<=^)I(?=[qxX]{0,3}[pP])|(?<=[aotdiyw])K(?=[qxX]{0,3}[pPX])"
)
# "were reportedly killed": what else stands before numbers.
_HEDGE = re.compile(r"(?<=[uhr])m(?=[Kuhr])")
_TO_HARM = re.compile(r"[a-zA-Z]>k")
# "Police arrests two men": a plural event before a determiner is a verb.
# "arranged the surrender of six rebels": a verb of harm that stands as a noun.
_NOUN = re.compile(r"(?<=[tadq])[Ij](?=o)")
# "Ram, of Tola; and Som": one list.
_LISTED = re.compile(r";(?=&)")
_EVENT_VERB = re.compile(r"(?<=[pPX])E(?=[adn9])")
_GETTING = re.compile(r"f(?=r?K)")
# "was dragged out of his house and shot dead": the first of two verbs that share an auxiliary.
_SHARED = re.compile(r"(?<=[uh])(?P<first>r?[x0][^uhvKIGSfkc;:,&]{0,16}&)(?=r?K(?![9nadtNP]))")
# "a local party leader": a noun of people before another.
_ADJECTIVE = re.compile(r"[pP](?=[qxX0]{0,5}(?:\([^()]{1,4}\)[qxX0]{0,3})?[pP])")
# "ORSA, Salma - Two men".
_DATELINE = re.compile(r"[Xx]{1,3}(?:,X{1,3})?-")
# "shot dead, Pangi Ram, a porter": a comma that should not be there.
_STRAY = re.compile(r"(?<=[pPqX]K),(?=X{1,4}[,xp])")
_SURNAME = re.compile(r"(?<=X)p(?=[,(uhKi.&]|$)")


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
    dateline = _DATELINE.match(s.cls)
    if dateline is not None and text[s.starts[0] : s.ends[0]].isupper():
        leave[: dateline.end()] = b"\1" * dateline.end()
    for m in _STRAY.finditer(s.cls):
        leave[m.start()] = 1
    verbs = _split(s, leave, language)
    if not verbs and (realised := _realised(s, leave, language)) is not None:
        verbs[realised] = s.entries[realised]
    hurt = _hurt(s, language)
    names = [
        m.start()
        for m in _SURNAME.finditer(s.cls)
        if text[s.starts[m.start()]].isupper()
        and s.low[m.start()] in words(language.code, "people", "surnames")
    ]
    alias = words(language.code, "people", "alias")
    names += [k for k, c in enumerate(s.cls) if c == "p" and k and s.low[k - 1] in alias]
    changed = _HEDGE.sub("r", _DESCRIBED.sub("q", _stopped(s, text)))
    captured = _captured(s, verbs)
    verbs |= {k: e for k, e in captured.items() if k in verbs}
    describing = words(language.code, "people", "describing") - words(language.code, "people", "ranks")
    for m in _ADJECTIVE.finditer(changed):
        if s.low[m.start()] in describing:
            changed = f"{changed[: m.start()]}q{changed[m.start() + 1 :]}"
    getting = words(language.code, "people", "getting")
    for m in _GETTING.finditer(changed):
        if s.low[m.start()] in getting:
            changed = f"{changed[: m.start()]}u{changed[m.start() + 1 :]}"
    for m in _EVENT_VERB.finditer(changed):
        entry = s.entries[m.start()]
        if entry is not None and entry.plural:
            changed = f"{changed[: m.start()]}k{changed[m.start() + 1 :]}"
    for k in names:
        changed = f"{changed[:k]}X{changed[k + 1 :]}"
    for k, entry in hurt.items():
        changed = f"{changed[:k]}{entry.cls}{changed[k + 1 :]}"
    if not any(leave) and changed == s.cls and not captured:
        return s
    others = captured | hurt
    keep = [k for k in range(len(s.cls)) if not leave[k]]
    # "slit their throats": the possessor is who suffers it.
    owners = {k + 1 for k in verbs if s.cls[k + 1] == "d" and leave[k + 2 : k + 3] == b"\1"}
    cls = "".join("K" if k in verbs else "R" if k in owners else changed[k] for k in keep)
    return Sentence(
        s.start,
        s.end,
        s.block,
        tuple(s.low[k] for k in keep),
        tuple(s.starts[k] for k in keep),
        tuple(s.ends[k] for k in keep),
        cls,
        tuple(verbs[k] if k in verbs else others.get(k, s.entries[k]) for k in keep),
    )


def _stopped(s: Sentence, text: str) -> str:
    """The classes with a border where a sentence ends inside quotation marks, not behind ``Mr.``."""
    cls = _LISTED.sub(",", _NOUN.sub("E", s.cls))
    for m in re.finditer(r"\.(?=.)", cls):
        k = m.start()
        if k and len(s.low[k - 1]) > 3 and text[s.starts[k + 1]].isupper():
            cls = f"{cls[:k]};{cls[k + 1 :]}"
    return cls


def _captured(s: Sentence, split: Mapping[int, Entry | None]) -> dict[int, Entry]:
    """The verbs of ``rebels stopped the bus and detained two men``: whom no state holds is abducted."""
    subject = next(
        (
            k
            for k, (e, c) in enumerate(zip(s.entries, s.cls, strict=True))
            if c in "pP"
            and e is not None
            and not re.search(r"[ioyw][tdaqXxK9n]{0,4}$", s.cls[max(0, k - 5) : k])
        ),
        None,
    )
    entry = s.entries[subject] if subject is not None else None
    if subject is None or entry is None or entry.victims != "armed_group":
        return {}
    return {
        k: e._replace(harm="abducted")
        for k, e in enumerate((split.get(k, e) for k, e in enumerate(s.entries)))
        if k > subject
        and e is not None
        and e.harm == "arrested"
        and (s.cls[k] in "KkG" or k in split)
        and not re.search(r"[uhS;]|[pPX]$", s.cls[subject + 1 : k])
        and re.match(r"[9nadtRO]", s.cls[k + 1 :])
    }


def _hurt(s: Sentence, language: Language) -> dict[int, Entry]:
    """The verbs of ``assaulted two guards``, which hurt people and nothing else, with their meaning."""
    meanings = hurting(language.code)
    return {k: meanings[w] for k, w in enumerate(s.low) if w in meanings and s.cls[k] not in "EC"}


@cache
def hurting(code: str) -> Mapping[str, Entry]:
    """The verbs that a text's own toll takes for harm, by the entry of the word that they stand for."""
    language = load(code)
    return {
        verb: language.single[found["means"]]
        for found in language.data["people"]["hurting"]
        for verb in found["verbs"]
    }


def _realised(s: Sentence, leave: bytearray, language: Language) -> int | None:
    """The verb of ``managed to arrest three men``, as if it were ``arrested``."""
    realised = words(language.code, "people", "realised")
    for m in _TO_HARM.finditer(s.cls):
        k = m.end() - 1
        if s.low[k - 2] in realised:
            leave[k - 2] = leave[k - 1] = 1
            return k
    return None


def _split(s: Sentence, leave: bytearray, language: Language) -> dict[int, Entry | None]:
    """The verbs of ``beat him to death`` and their meaning; the words behind the object are left out then."""
    out: dict[int, Entry | None] = {}
    for verb, first, last, meaning in find_split(s, language):
        if verb not in out:
            leave[first:last] = b"\1" * (last - first)
            out[verb] = meaning
    return out


@cache
def last_words(code: str) -> frozenset[str]:
    """The words at the end of meanings that stand behind their object: ``death``, ``custody``."""
    return frozenset(tail[-1] for tail, _, _ in splits(code))
