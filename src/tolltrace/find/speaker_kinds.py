"""What kind of speaker a phrase names: a body, an office, an office without its body, a mere telling."""

from __future__ import annotations

from tolltrace.find.cue_words import CueWords
from tolltrace.find.noun_phrase import Phrase, phrase_at
from tolltrace.find.speakers import is_plausible
from tolltrace.find.tokens import Sentence

# An article, a word of rank, the office.
_OFFICE = 3


def is_body(s: Sentence, phrase: Phrase, words: CueWords) -> bool:
    """True for a phrase with a word for a body; ``district hospital`` is one token."""
    return any(w.rpartition(" ")[2] in words.bodies for w in s.low[slice(*phrase)])


def is_office(s: Sentence, phrase: Phrase, words: CueWords) -> bool:
    """True for a phrase with a word for one who speaks; ``health worker`` is one token."""
    return any(w.rpartition(" ")[2] in words.persons for w in s.low[slice(*phrase)])


def ends_in_body(s: Sentence, phrase: Phrase, words: CueWords) -> bool:
    """True for ``Ikeja General Hospital``, whose last word decides."""
    return s.low[phrase[1] - 1].rpartition(" ")[2] in words.bodies


def is_role(s: Sentence, phrase: Phrase, words: CueWords) -> bool:
    """True for an office with an article and neither a name nor a body: ``the director``."""
    first, last = phrase
    bare = s.cls[first] in "ta" and set(s.cls[first + 1 : last]) <= set("xpq") and last - first <= _OFFICE
    return bare and s.low[last - 1] in words.persons and words.bodies.isdisjoint(s.low[first:last])


def titled(s: Sentence, phrase: Phrase, words: CueWords) -> Phrase | None:
    """Of ``provincial commander Fred Yakasa`` the office: no article, no body, and a name behind it."""
    first, last = phrase
    name = next((i + 1 for i in range(first, last - 1) if s.low[i] in words.speaks_for), first)
    bare = name > first and set(s.cls[first:name]) <= set("xpqX") and set(s.cls[name:last]) == {"X"}
    return (first, name) if bare and not is_body(s, phrase, words) else None


def is_telling(s: Sentence, phrase: Phrase, words: CueWords) -> bool:
    """True for ``the statement``, ``the same source``, which are of whoever spoke last."""
    first, last = phrase
    if last - first == _OFFICE and s.low[first + 1] in words.same:
        return s.low[first + 2] in words.sources
    return last - first == 2 and s.cls[first] == "t" and s.low[first + 1] in words.tellings


def fits(s: Sentence, phrase: Phrase, pronoun: str, words: CueWords) -> bool:
    """True if a pronoun (``he``, ``she``, ``it``, ``they``) may stand for the phrase."""
    person, body = is_office(s, phrase, words), is_body(s, phrase, words)
    if pronoun in ("he", "she"):
        return person or not body
    return body or not person if pronoun == "it" else True


def stands_out(text: str, s: Sentence, head: Phrase, words: CueWords) -> bool:
    """True for a person or body at the head of a sentence, and for the report's own people."""
    if s.low[head[0]] in words.own:
        return True
    if s.cls[head[0]] == "t" and (ends_in_body(s, head, words) or s.low[head[1] - 1] in words.persons):
        return True
    named = s.cls[head[0] : head[1]].count("X")
    named += 2 * any(e is not None and "name" in e.tags for e in s.entries[head[0] : head[1]])
    raw = text[s.starts[head[0]] : s.ends[head[1] - 1]]
    return not raw.isupper() and (named >= 2 or (named == 1 and is_plausible(text, s, head, words)))


def topic_of(text: str, s: Sentence, before: int, words: CueWords, *, here: bool) -> Phrase | None:
    """Who stands at a sentence's head, behind an hour if there is one, up to a token.

    Behind a preposition only where a pronoun takes it up at once: ``In the rescue service they confirmed``.
    """
    timed = int(s.cls[:1] == "9" and ":" in s.low[0])
    begin = timed + (s.cls[timed : timed + 1] == "i")
    head = phrase_at(s, begin, words) if s.cls[begin : begin + 1] in tuple("XtxpadYq") else None
    if head is not None and s.cls[begin] == "t":
        head = _without_verb(s, head, words)
    if head is None or head[1] > before or head[1] >= len(s.cls):
        return None
    if begin > timed and head[1] < before and s.low[head[1]] not in words.pronouns:
        return None
    # "IS took the blame and in its statement speaks of 20": what the clause itself begins with.
    alone = here and s.cls[slice(*head)] == "X"
    return head if alone or stands_out(text, s, head, words) else None


def _without_verb(s: Sentence, head: Phrase, words: CueWords) -> Phrase:
    """Of ``the minister thanks`` the minister: a verb that no list has looks like one more noun."""
    first, last = head
    speaks = s.low[last - 2] in words.persons or s.low[last - 2] in words.bodies
    if s.cls[last - 1] == "x" and speaks and last - first > 2 and s.low[last - 1] not in words.bodies:
        return first, last - 1
    return head


def met(s: Sentence, after: int, words: CueWords) -> Phrase | None:
    """``We spoke to a fisherman, Hamisi Juma``: the name of the person whom the report met."""
    verb = next((i for i in range(after, len(s.cls)) if s.low[i] in words.meets), len(s.cls))
    at = s.cls.find("XX", verb)
    if at >= 0:
        return phrase_at(s, at, words)
    person = next((i for i in range(verb, len(s.cls)) if s.low[i] in words.persons), 0)
    begin = person
    while begin > verb + 1 and s.cls[begin - 1] in "xqpXa":
        begin -= 1
    return (begin, person + 1) if person else None
