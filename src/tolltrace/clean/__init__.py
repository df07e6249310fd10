"""Cleaning: a report's text with its edits recorded, cut into what the page consists of."""

from __future__ import annotations

from tolltrace.clean.blocks import blocks
from tolltrace.clean.characters import straighten
from tolltrace.model import Report
from tolltrace.text import Document

__all__ = ["clean"]


def clean(report: Report) -> Document:
    """The report with its clean text and the blocks of it. Pure; time is linear in the text's length.

    Block kinds: a table's head is a ``row`` like the others, in the same group, and its caption the
    ``heading`` before it. An ``entry`` begins with its stamp, which is also its label, and the paragraphs
    that follow under the same stamp have the same group. A bullet's span holds its mark. Nothing is taken
    out: ``furniture`` and ``repeat`` blocks stay in the text.
    """
    text = straighten(report.text)
    return Document(report, text, blocks(text.text, language=report.language, title=report.title))
