"""Text of a report, made safe to look at: what would steer a terminal or reorder a line becomes visible."""

from __future__ import annotations

# Embeddings, overrides and isolates reorder the text around them (Unicode TR 36, 2.5). The plain marks
# U+200E, U+200F and U+061C stay: right-to-left scripts use them, and they reorder nothing else.
_BIDI = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_KEPT = (0x09, 0x0A, 0x0D)
_C0 = {code: chr(0x2400 + code) for code in range(0x20) if code not in _KEPT}
_C1 = {code: f"⟨U+{code:04X}⟩" for code in (*range(0x80, 0xA0), *_BIDI, 0x2028, 0x2029)}
_SHOWN = _C0 | _C1 | {0x7F: "\u2421"}


def visible(text: str) -> str:
    """The text with control characters as pictures and bidi controls as ``⟨U+202E⟩``; line breaks stay."""
    return text.translate(_SHOWN)


def one_line(text: str) -> str:
    """The same on one line, white space collapsed."""
    return " ".join(visible(text).split())
