"""A text as bytes, one a character, for looks that need to know of words and their borders alone."""

from __future__ import annotations

# Small letters and digits stay, capitals become small, rare white space is told apart, and all else is a
# border of words.
_BYTES = bytes(
    ord(low) if (low := chr(c).lower()) in "abcdefghijklmnopqrstuvwxyz0123456789"
    else 0 if low.isspace() and low not in " \n" else 0x20
    for c in range(0x100)
)  # fmt: skip


def spaced(text: str) -> bytes:
    """The text as small letters, digits and spaces; rare white space is a zero.

    As long as the text, but for the few characters that are longer in lower case.
    """
    plain = text.encode() if text.isascii() else text.lower().encode("latin-1", "replace")
    return plain.translate(_BYTES)
