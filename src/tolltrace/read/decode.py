"""Bytes to text: byte-order mark, declared charset, strict UTF-8, then a measured guess that is stated.

A guess is made only with charset-normalizer, only where nothing is declared and the bytes are no UTF-8,
and only if its confidence is high; how a text was decoded is kept with it.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from tolltrace.read.source import BadInput

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Where a declaration could be read as single bytes, it cannot be true of these (WHATWG HTML, 13.2.3.2).
_WIDE = frozenset({"utf-16", "utf-32"})
_WAY_OUT = "name the encoding with --encoding"
_BINARY_CONTROLS = bytes(set(range(32)) - {7, 8, 9, 10, 11, 12, 13, 26, 27})
_MEASURED_BYTES = 200_000
_LEAST_CONFIDENCE = 0.8
_LEAST_BYTES = 64


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text without its byte-order mark, and how it was decoded."""

    text: str
    encoding: str


def decode(data: bytes, *, forced: str | None = None, declared: str | None = None) -> Decoded:
    """Decode a whole file.

    Args:
        forced: the encoding that the user named; nothing else is tried.
        declared: the charset that the file itself names, as HTML does.

    Raises:
        BadInput: if the bytes are binary, or no encoding is certain.
    """
    if forced is not None:
        return _strict(data, forced, f"{canonical(forced)} (as told)")
    for mark, name in MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, f"{name} (byte-order mark)")
    if is_binary(data):
        raise BadInput("binary data, not text", "give the text of the document, or name --encoding")
    if declared is not None and (said := _known(declared)) is not None and said[:6] not in _WIDE:
        try:
            return _strict(data, said, f"{said} (declared)")
        except BadInput:
            pass
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        return _measured(data, error.start)


def canonical(name: str) -> str:
    """Python's name of an encoding.

    Raises:
        BadInput: if there is no such text encoding.
    """
    known = _known(name)
    if known is None:
        raise BadInput(f"no encoding is named {name!r}", "try utf-8, windows-1252, windows-1256 or utf-16")
    return known


def is_binary(data: bytes) -> bool:
    """Whether the first kilobytes hold bytes that no text holds (any NUL, or many other controls)."""
    head = data[:8192]
    controls = len(head) - len(head.translate(None, _BINARY_CONTROLS))
    return b"\0" in head or controls * 20 > len(head) > 0


def _known(name: str) -> str | None:
    try:
        found = codecs.lookup(name.strip())
    except (LookupError, ValueError):
        return None
    # Python's base64 and rot13 are codecs, too, and no encodings of text.
    if not getattr(found, "_is_text_encoding", True):
        return None
    # The web means windows-1252 when it says latin-1 (WHATWG Encoding Standard, section 4.2).
    return "cp1252" if found.name in {"iso8859-1", "ascii", "cp1252"} else found.name


def _strict(data: bytes, name: str, stated: str) -> Decoded:
    try:
        return Decoded(data.decode(canonical(name)), stated)
    except UnicodeDecodeError as error:
        raise BadInput(f"byte {error.start} is not {name}", f"the file is damaged, or {_WAY_OUT}") from error
    except UnicodeError as error:
        raise BadInput(f"the bytes are not {name}", f"the file is damaged, or {_WAY_OUT}") from error


def _measured(data: bytes, first_bad: int) -> Decoded:
    from charset_normalizer import from_bytes

    # Around the first byte that is not UTF-8: the plain ASCII before it says little about the encoding.
    sample = data[max(0, first_bad - 1000) :][:_MEASURED_BYTES]
    broken = BadInput(f"byte {first_bad} is not utf-8, and no other encoding is certain", _WAY_OUT)
    if len(sample) < _LEAST_BYTES:
        raise broken
    matches = from_bytes(sample)
    best = matches.best()
    if best is None:
        raise broken
    confidence = 1.0 - best.chaos
    equal = [m for m in matches if (m.chaos, m.coherence) == (best.chaos, best.coherence)]
    # Encodings that do equally well differ in rare letters; the commonest of them is the likeliest.
    could_be = {name for match in equal for name in match.could_be_from_charset}
    likely = "cp1252" if "cp1252" in could_be else best.encoding
    # Mostly valid UTF-8 with a damaged place is a damaged file, not another encoding.
    damaged = len(data.decode("utf-8", "ignore").encode()) > 0.999 * len(data) and _has_utf8_sequences(data)
    if damaged or confidence < _LEAST_CONFIDENCE:
        raise broken
    name = _known(likely) or likely
    try:
        return Decoded(data.decode(name), f"{name} (measured, confidence {confidence:.2f})")
    except UnicodeDecodeError:
        raise broken from None


def _has_utf8_sequences(data: bytes) -> bool:
    return re.search(rb"[\xc3-\xf4][\x80-\xbf]", data) is not None
