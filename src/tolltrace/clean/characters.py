"""Characters that are one thing on the page and another in the file, as recorded edits.

Nothing else of a text is changed: line ends, dashes and the digits of other scripts stay.
"""

from __future__ import annotations

import re

from tolltrace.text import CleanText, Edit, apply

_GONE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb"
_ALIKE = {
    "space": (
        " ",
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    ),
    "line end": ("\n", "\u0085\u2028\u2029"),
    "quote": ("'", "\u2018\u2019\u201a\u201b\u2032\u02bc"),
    "double quote": ('"', "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"),
    "hyphen": ("-", "\u2010\u2011"),
}
_LIGATURES = {
    "\ufb00": "ff",
    "\ufb01": "fi",
    "\ufb02": "fl",
    "\ufb03": "ffi",
    "\ufb04": "ffl",
    "\ufb05": "st",
    "\ufb06": "st",
}
_PLAIN = {odd: (plain, why) for why, (plain, all_) in _ALIKE.items() for odd in all_} | {
    odd: (plain, "ligature") for odd, plain in _LIGATURES.items()
}
# JSON can hold half a surrogate pair, which no encoding and so no library takes.
_HALF = "\ud800-\udfff"
_ODD = re.compile(f"[{''.join(_PLAIN)}{_HALF}]|[{_GONE}]+")
_HALF_A_PAIR = ("\ufffd", "half a pair")
_INVISIBLE = ("", "invisible")
# "**31** people": the signs of Markdown around what is set in bold or italics on one line.
_EMPHASIS = re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*\n]{1,200}(?<![\s*])(\*{1,3})(?![\w*])")
_SPLIT_WORD = re.compile(r"([a-z]{2,})(-[ \t\r]*\n[ \t]*)([a-z]{2,})")
_WORDS = re.compile(r"[a-z]{4,}(?:-[a-z]+)?")


def straighten(text: str) -> CleanText:
    """The text with odd characters made plain, without Markdown's signs of emphasis, and with words joined
    that the end of a line had split."""
    edits: list[Edit] = []
    if not text.isascii():
        for each in _ODD.finditer(text):
            odd = each[0]
            plain, why = _PLAIN.get(odd) or (_HALF_A_PAIR if "\ud800" <= odd <= "\udfff" else _INVISIBLE)
            edits.append(Edit(each.start(), each.end(), plain, why))
    if "-\n" in text or "-\r\n" in text:
        joined = _joined_words(text)
        edits = sorted(edits + joined, key=lambda each: each.start) if joined else edits
    if "*" in text and (signs := _emphasis(text)):
        edits = sorted(edits + signs, key=lambda each: each.start)
    return apply(text, edits) if edits else CleanText(text, (), ())


def _emphasis(text: str) -> list[Edit]:
    """Signs of emphasis go only in pairs: a lone star is a bullet, a footnote or a product."""
    return [
        Edit(*each.span(sign), "", "emphasis")
        for each in _EMPHASIS.finditer(text)
        if each[1] == each[2]
        for sign in (1, 2)
    ]


def _joined_words(text: str) -> list[Edit]:
    """Hyphens at line ends go only where the joined word stands elsewhere in the same text.

    ``twenty-`` at the end of a line and ``three`` on the next are a number that must not be lost, and
    there is no telling it from a split word but by the text itself.
    """
    splits = list(_SPLIT_WORD.finditer(text))
    if not splits:
        return []
    words = set(_WORDS.findall(text.lower()))
    return [
        Edit(each.start(2), each.end(2), "", "split word")
        for each in splits
        if each[1] + each[3] in words and f"{each[1]}-{each[3]}" not in words
    ]
