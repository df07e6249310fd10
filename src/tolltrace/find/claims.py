"""All claims of a document, in the order of the text."""

from __future__ import annotations

from tolltrace.model import Claim
from tolltrace.text import Document


def find_claims(document: Document) -> tuple[Claim, ...]:
    """The claims of a cleaned report."""
    return ()
