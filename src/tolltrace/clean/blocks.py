"""A clean text, cut into blocks that cover all of it that is not blank."""

from __future__ import annotations

import re
from itertools import count

from tolltrace.clean.furniture import phrases
from tolltrace.clean.kinds import LONGEST_TITLE, blocks_of
from tolltrace.clean.lines import pages
from tolltrace.clean.repeats import repeats
from tolltrace.clean.units import units
from tolltrace.model import Block, Span

_LINE_END = re.compile(r"[\n\r\f]")


def blocks(text: str, *, language: str | None = None, title: str | None = None) -> tuple[Block, ...]:
    """The blocks of a text, in order, not overlapping. Spans count in ``text``.

    Pages (separated by a form feed or three blank lines) are read each on its own; only repeated passages
    are looked for across them.
    """
    copies = repeats(text)
    if not copies and len(text) > LONGEST_TITLE and _LINE_END.search(text) is None:
        bare = text.strip()
        # What begins with a letter or a figure and is so long is a paragraph, whatever else it may hold.
        if len(bare) > LONGEST_TITLE and bare[0].isalnum():
            start = text.find(bare)
            return (Block("paragraph", Span(start, start + len(bare))),)
    known = phrases(language)
    groups = count(1)
    found: list[Block] = []
    at = 0
    for copy in (*copies, Span(len(text), len(text))):
        for page in pages(text, at, copy.start):
            found.extend(blocks_of(units(page), known, title, groups, opening=not at))
        if copy.start < copy.end:
            found.append(Block("repeat", copy))
        at = copy.end
    return tuple(found)
