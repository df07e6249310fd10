"""People and their offices: ``NAME, director of BODY``, ``BODY's spokesman NAME``, ``Health Minister NAME``.

The same reading serves a report's text, where it tells whose voice a name is, and a mention, which is a
text of a few words.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from tolltrace.data.bodies import register
from tolltrace.resolve.lexicon import Hit, lexicon
from tolltrace.resolve.names import Word, fold

Office = Literal["voice", "minister", "political"]
_STOPS = (".", ";", "!", "?", "\n", ":", "|", "(", ")", "–", "—", "•", " - ")


class Speaker(NamedTuple):
    """One who holds an office, by name or not.

    ``body`` is what the office belongs to, in the text's words; ``institution`` is set for a minister;
    ``tail`` are the words after the office up to the next comma; ``at`` is the office's place in the text.
    """

    name: str | None
    office: Office
    role: str
    body: str | None
    institution: str | None
    tail: str
    at: int


@lru_cache(maxsize=16)
def vocabulary(group: str) -> frozenset[str]:
    """The words of one group of roles, as compared, run together with spaces."""
    return frozenset(" ".join(w) for w in (fold(x) for x in register().roles[group]) if w) | frozenset(
        x.lower() for x in register().roles[group]
    )


# No title that is written with a stop is longer: "Supt."
_SHORT = 5


def breaks(word: Word) -> bool:
    """True if the text breaks off before this word: the end of a sentence, a line, a bracket."""
    gap = word.gap
    return gap != " " and any(stop in gap for stop in _STOPS)


def _plain(word: Word) -> str:
    return word.fold or word.text.lower()


def _abbreviated(text: Sequence[Word], i: int) -> bool:
    # "I thank the Minister. My neighbour …": a whole word has its own stop.
    title = i > 0 and len(text[i - 1].text) <= _SHORT and _plain(text[i - 1]) in vocabulary("titles")
    return title and text[i].gap.strip() == "."


def name_after(text: Sequence[Word], i: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """The words of a person's name that begins at word ``i``, titles left out; ``None`` if none does."""
    while i < len(text) and _plain(text[i]) in vocabulary("titles") and text[i].capital:
        i += 1
    j = i
    while j < len(text) and j - i < 6:
        word = text[j]
        if j > i and (("," in word.gap) or (breaks(word) and not _abbreviated(text, j))):
            break
        small = not word.capital and word.text.lower() in register().roles["person_connectors"]
        if j in taken or not (word.capital or small) or any(c.isdigit() for c in word.text):
            break
        j += 1
        if word.possessive:
            break
    while j > i and not text[j - 1].capital:
        j -= 1
    return (i, j) if j > i else None


def _name_before(text: Sequence[Word], end: int, taken: frozenset[int]) -> tuple[int, int] | None:
    """The name whose last word is just before ``end``."""
    j = i = end
    connectors = register().roles["person_connectors"]
    while i > 0 and end - i < 6 and i - 1 not in taken:
        word = text[i - 1]
        if not (word.capital or word.text.lower() in connectors) or any(c.isdigit() for c in word.text):
            break
        if _plain(word) in vocabulary("titles") and i < end:
            break
        i -= 1
        if breaks(word) or "," in word.gap:
            break
    while i < j and not text[i].capital:
        i += 1
    return (i, j) if j > i else None


def phrase_after(text: Sequence[Word], i: int, hits: Mapping[int, int]) -> tuple[int, int]:
    """The words of a body's name that begins at ``i``: an article, then capitals and small connecting words.

    ``hits`` tells for the first word of each name of the register where it ends: such a name is kept whole.
    """
    connectors, articles = register().roles["connectors"], register().roles["articles"]
    j = i
    while j < len(text) and text[j].text.lower() in articles:
        j += 1
    first, lower = j, j < len(text) and not text[j].capital
    while j < len(text) and j - first < 14:
        word = text[j]
        if j in hits and (j == first or not (breaks(word) or "," in word.gap)):
            j = hits[j]
            if j < len(text) and text[j].gap == " " and text[j].text in register().nouns:
                j += 1
            if text[j - 1].possessive:
                break
            continue
        listed = "," in word.gap and word.capital and j > first and _list_goes_on(text, j)
        if j > first and (breaks(word) or ("," in word.gap and not listed)):
            break
        goes_on = lower and (j - first < 2 or text[j - 1].text.lower() in connectors)
        if not (word.capital or word.text.lower() in connectors or goes_on):
            break
        j += 1
        if word.possessive and lower:
            break
    while j > first and not text[j - 1].capital and text[j - 1].text.lower() in connectors:
        j -= 1
    return i, j


def _list_goes_on(text: Sequence[Word], j: int) -> bool:
    """True inside ``Dialogue, Reconciliation and Awareness``: one capital word, then a comma or ``and``."""
    return (
        j + 1 < len(text)
        and text[j + 1].text.lower() in register().roles["conjunctions"]
        and text[j + 1].gap == " "
    )


def slice_of(source: str, text: Sequence[Word], i: int, j: int) -> str:
    """The source's characters from word ``i`` up to word ``j``, possessive dropped."""
    if j <= i:
        return ""
    piece = source[text[i].start : text[j - 1].end]
    return piece[:-2] if text[j - 1].possessive else piece


def speakers(source: str, text: Sequence[Word], hits: Sequence[Hit]) -> tuple[Speaker, ...]:
    """Everyone with an office in a text, in order."""
    # A leader is a person, whose office may be named beside the name.
    names = [h for h in hits if h.values("institution", "realm") or _bodies(h)]
    whole = [*names, *(h for h in hits if h.values("minister"))]
    known = frozenset(i for h in whole for i in range(h.first, h.last))
    places = frozenset(slice_of(source, text, h.first, h.last) for h in hits if h.values("realm"))
    page = _Page(source, text, known, {h.first: h.last for h in names}, places)
    out: list[Speaker] = []
    for hit in hits:
        office, role, institution = _office(hit)
        if office is not None:
            out.append(_speaker(page, hit, (office, role, institution)))
    return tuple(out)


def _bodies(hit: Hit) -> bool:
    return any(lexicon().bodies[b].kind != "leader" for b in hit.values("body"))


class _Page(NamedTuple):
    """A text with the words that belong to names of the register, and where each such name ends."""

    source: str
    text: Sequence[Word]
    known: frozenset[int]
    spans: Mapping[int, int]
    places: frozenset[str]


def _office(hit: Hit) -> tuple[Office | None, str, str | None]:
    ministers = hit.values("minister")
    if ministers:
        return "minister", ministers[0], ministers[0]
    political = hit.values("political")
    if political:
        return "political", political[0], None
    voice = hit.values("voice", "clause")
    return ("voice", voice[0], None) if voice else (None, "", None)


def _speaker(page: _Page, hit: Hit, what: tuple[Office, str, str | None]) -> Speaker:
    office, role, institution = what
    source, text = page.source, page.text
    right, j = _owner_after(page, hit, role)
    name = None
    if j < len(text) and (text[j].gap in (" ", ", ", ",", "-", " \n") or _abbreviated(text, j)):
        name = name_after(text, j, page.known)
        # A comma and one capital word may begin anything: "the mayor, Monday".
        if name and "," in text[j].gap and name[1] - name[0] < 2 and not right:
            name = None
    left, i = _owner_before(page, hit)
    if name is None:
        name = _name_in_front(page, hit, i)
    end = hit.last
    while end < len(text) and end - hit.last < 10 and not breaks(text[end]) and "," not in text[end].gap:
        end += 1
    # "WHO's representative in Libya" speaks for the owner, not for the place.
    place = left and right and any(h == right for h in page.places)
    body = (left if place else right or left) or None
    before = text[hit.first - 1].text.lower() if hit.first else ""
    if body is None and office == "voice" and before in register().ranks:
        body = f"{before} {register().institutions['government'].name}"
    shown = slice_of(source, text, *name) if name else None
    at = text[hit.first].start
    return Speaker(shown, office, role, body, institution, source[at : text[end - 1].end], at)


def _owner_after(page: _Page, hit: Hit, role: str) -> tuple[str, int]:
    """What the office is of, if that follows it (``director of BODY``), and the word after that."""
    text, j = page.text, hit.last
    prepositions = register().roles["prepositions"]
    direct = role.rsplit(maxsplit=1)[-1] in prepositions or bool(hit.values("clause"))
    if j >= len(text) or breaks(text[j]) or "," in text[j].gap:
        return "", j
    if not direct and text[j].text.lower() not in prepositions:
        return "", j
    i = j if direct else j + 1
    if i >= len(text):
        return "", j
    first, last = phrase_after(text, i, page.spans)
    return slice_of(page.source, text, first, last), last


def _owner_before(page: _Page, hit: Hit) -> tuple[str, int]:
    """What the office is of, if that precedes it (``BODY's director``), and the first word of all that."""
    text, i = page.text, hit.first
    modifiers, connectors = vocabulary("modifiers"), register().roles["connectors"]
    while i > 0 and not breaks(text[i]) and "," not in text[i].gap and _plain(text[i - 1]) in modifiers:
        i -= 1
    if i == 0 or breaks(text[i]) or "," in text[i].gap:
        return "", i
    # "the aid group's secretary-general": up to two small words, of which the last one owns.
    small_owner = text[i - 1].possessive and not text[i - 1].capital
    k = i
    while k > 0 and i - k < 8:
        word, near = text[k - 1], k == i
        inside = k - 1 in page.known or (near and word.possessive) or (small_owner and i - k < 2)
        joins = not near and word.text.lower() in (*connectors, *register().roles["levels"])
        if not (word.capital or inside or joins):
            break
        k -= 1
        if breaks(word) or "," in word.gap:
            break
    while k < i and not text[k].capital and text[k].text.lower() in connectors:
        k += 1
    return slice_of(page.source, text, k, i), k


def _name_in_front(page: _Page, hit: Hit, i: int) -> tuple[int, int] | None:
    """The name of ``NAME, the BODY's director``; one word alone is a name only where a sentence begins."""
    text = page.text
    while i > 0 and text[i - 1].text.lower() in register().roles["articles"] and "," not in text[i].gap:
        i -= 1
    clause = bool(hit.values("clause")) and i == hit.first
    if i == 0 or not (clause or ("," in text[i].gap and text[i].gap.strip() == ",")):
        return None
    name = _name_before(text, i, page.known)
    alone = name is not None and name[1] - name[0] == 1
    if name and alone and name[0] > 0 and not breaks(text[name[0]]):
        return None
    return name
