"""Whose figure a claim is: a body that the report names, or the outlet that prints it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tolltrace.model import Claim, Report

_QUOTES = str.maketrans("‘’‛`´“”„«»", "'''''\"\"\"\"\"")


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose figure it is: a named origin, or the outlet itself where none is named."""

    key: str
    name: str
    own: bool


def fold(words: str | None) -> str | None:
    """The words with case, quotation marks and white space evened out; ``None`` where nothing is left."""
    return " ".join((words or "").translate(_QUOTES).casefold().split()) or None


def outlet(report: Report) -> str:
    """The publisher; where it is not known, each report stands for an outlet of its own."""
    return report.publisher or f"report {report.id}"


def voice(claim: Claim, reports: Mapping[str, Report], publishers: Mapping[str, str]) -> Voice:
    """The origin that the report names, else the outlet's own voice, also where the origin is its publisher.

    ``publishers`` has by the id of a body's own release the body, which is the origin of what it says there.
    """
    if claim.source is None and claim.report in publishers:
        return Voice(fold(publishers[claim.report]) or "", publishers[claim.report], False)
    said_by = outlet(reports[claim.report])
    own_key, source_key = fold(said_by) or "", fold(claim.source)
    if claim.source is None or source_key is None or source_key == own_key:
        return Voice(own_key, said_by, True)
    return Voice(source_key, claim.source, False)
