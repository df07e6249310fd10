"""What each unit of a page is, from its own form and its neighbours'."""

from __future__ import annotations

import re
from itertools import count

from tolltrace.clean.furniture import Phrases
from tolltrace.clean.tables import is_rule
from tolltrace.clean.units import Unit
from tolltrace.model import Block, BlockKind, Span

LONGEST_TITLE = 220
"""Characters of the longest first line that is taken for a title."""

_LABELLED = re.compile(r"(?:[^.!?]|\.\d){1,80}?(?::|\s[-–—=])\s\S|[^\w\s]{0,2}\d")
_SENTENCE_END = re.compile(r"[.!?…][\"')\]]*\Z")
_WORDED = re.compile(r"[^.!?:;]{1,40}:\s+[^\s.!?:;]+")
_FULL_STOP = re.compile(r"\.[\"')\]]*\Z")
_ASIDE = re.compile(r"\([^()]*\)")
_HEADING_CHARS, _HEADING_WORDS, _LABELLED_CHARS = 100, 14, 110
_STORY_CHARS = 140
_HEAD_ZONE, _TAIL_ZONE = 6, 3


def blocks_of(
    page: list[Unit], phrases: Phrases, title: str | None, groups: count[int], opening: bool
) -> list[Block]:
    """The blocks of one page, in order.

    Args:
        title: the report's title, where it is known from outside the text.
        groups: gives the numbers of tables, lists and entries, unique in a document.
        opening: whether a title may stand here.
    """
    kinds = _Page(page, phrases, title, opening).kinds()
    found: list[Block] = []
    group = 0
    label: str | None = None
    before: tuple[BlockKind, int] = ("paragraph", 0)
    entries = any(unit.mark and unit.mark.style == "stamp" for unit in page)
    at = 0
    while at < len(page):
        unit, kind = page[at], kinds[at]
        end = unit.end
        stamped = unit.mark is not None and unit.mark.style == "stamp" and kind == "entry"
        own = unit.mark.label if unit.mark is not None and unit.mark.style != "dash" else None
        if stamped:
            group, label = next(groups), own
            # A stamp on a line of its own is the beginning of what follows it.
            if unit.mark is not None and unit.mark.alone and at + 1 < len(page) and kinds[at + 1] == "entry":
                following = page[at + 1]
                if following.mark is None or following.mark.style != "stamp":
                    end = following.end
                    at += 1
            found.append(Block(kind, Span(unit.start, end), group, label))
        elif kind == "entry":
            found.append(Block(kind, Span(unit.start, end), group, label))
        elif kind in {"row", "bullet"}:
            listed = (kind, unit.table)
            if before != listed or (kind == "bullet" and entries and found and found[-1].kind == "entry"):
                group = next(groups)
            found.append(Block(kind, Span(unit.start, end), group, own if kind == "bullet" else None))
        else:
            found.append(
                Block(kind, Span(unit.start, end), 0, own if kind == "heading" and own != "#" else None)
            )
        if not (unit.table and kind == "furniture"):
            before = (kind, unit.table)
        at += 1
    return found


class _Page:
    """A page while its units are being told apart."""

    def __init__(self, page: list[Unit], phrases: Phrases, title: str | None, opening: bool) -> None:
        self._page, self._phrases, self._opening = page, phrases, opening
        self._title = " ".join(title.split()).casefold() if title else None

    def kinds(self) -> list[BlockKind]:
        found: list[BlockKind] = []
        stories = titled = entry = False
        for at, unit in enumerate(self._page):
            if unit.end - unit.start > LONGEST_TITLE and unit.mark is None and not unit.table:
                stories, titled = False, True
                found.append("entry" if entry else "paragraph")
                continue
            kind = self._alone(unit, at)
            if kind == "heading" and self._opening and not titled and unit.text.startswith("# "):
                kind = "title"
            titled = titled or kind in {"title", "heading", "bullet", "row", "entry"}
            if stories and kind in {None, "bullet"} and _is_story(unit):
                kind = "furniture"
            elif unit.lines == 1 and not unit.table and self._phrases.is_head(unit.text):
                stories, kind = True, "furniture"
            elif kind != "furniture":
                stories = False
            if kind is None and self._opening and not titled:
                kind = self._as_title(unit, at)
                titled = True
            entry = entry or kind == "entry"
            if kind is None:
                kind = "heading" if self._is_heading(unit, at) else "entry" if entry else "paragraph"
            found.append(kind)
        return found

    def _alone(self, unit: Unit, at: int) -> BlockKind | None:
        """What a unit is by its own form, and ``None`` where its neighbours decide."""
        if unit.table:
            return "furniture" if is_rule(unit.text) else "row"
        if unit.mark is not None:
            if unit.mark.style == "stamp":
                return "entry"
            if unit.mark.style == "hash":
                return "heading"
            if unit.mark.alone and unit.lines == 1:
                return "furniture"
            rest = unit.text[len(unit.mark.label) :].strip()
            if unit.mark.style == "dash" and unit.lines == 1 and self._phrases.is_furniture(rest):
                return "furniture"
            short = unit.lines == 1 and len(rest) <= _HEADING_CHARS and not _SENTENCE_END.search(rest)
            # "2. CASUALTIES (Ministry of Health, 3 May)", and whatever stands right above a table.
            heads = _ASIDE.sub("", rest).isupper() or (at + 1 < len(self._page) and self._page[at + 1].table)
            return "heading" if short and heads and unit.mark.style == "number" else "bullet"
        if unit.lines == 1 and self._phrases.is_furniture(unit.text):
            return "furniture"
        edge = at < _HEAD_ZONE or at >= len(self._page) - _TAIL_ZONE
        if unit.lines == 1 and edge and self._phrases.is_byline(unit.text):
            return "byline"
        return "bullet" if self._is_labelled(at) else None

    def _is_labelled(self, at: int) -> bool:
        """One of several short lines in a row that each give a name and a figure and are no sentence."""
        # Beside figures, a name with a word after it (``Missing: none``) is one of them.
        worded = not self._page[at].mark and _WORDED.fullmatch(self._page[at].text) is not None
        if not worded and not self._has_label(at):
            return False
        above = at > 0 and not self._page[at].blanks and self._has_label(at - 1)
        below = at + 1 < len(self._page) and not self._page[at + 1].blanks and self._has_label(at + 1)
        return above or below

    def _has_label(self, at: int) -> bool:
        unit = self._page[at]
        text = unit.text
        return (
            unit.lines == 1
            and unit.mark is None
            and not unit.table
            and len(text) <= _LABELLED_CHARS
            and not _SENTENCE_END.search(text)
            and any(map(str.isdigit, text))
            and _LABELLED.match(text) is not None
            and not self._phrases.is_byline(text)
        )

    def _as_title(self, unit: Unit, at: int) -> BlockKind | None:
        text = " ".join(unit.text.split()).casefold()
        if self._title is not None and at < 3 and text == self._title:
            return "title"
        ended = _SENTENCE_END.search(unit.last) is not None and unit.last[-1] not in "!?"
        if ended or unit.last[-1] in ",;:" or unit.lines > 3 or at + 1 == len(self._page):
            return None
        return "title" if unit.end - unit.start <= LONGEST_TITLE else None

    def _is_heading(self, unit: Unit, at: int) -> bool:
        text = unit.text
        if unit.lines > 1 or len(text) > _HEADING_CHARS or at + 1 >= len(self._page) or text[0].islower():
            return False
        if _SENTENCE_END.search(text) or text[-1] in ",;" or len(text.split()) > _HEADING_WORDS:
            return False
        below = self._page[at + 1]
        if text[-1] == ":":
            return bool(below.table) or len(text) <= 60
        return bool(below.table or below.mark) or text.isupper() or below.end - below.start > len(text)


def _is_story(unit: Unit) -> bool:
    """A headline below ``Related``: short, and no sentence. It ends the list when it is neither."""
    return unit.end - unit.start <= _STORY_CHARS and _FULL_STOP.search(unit.last) is None
