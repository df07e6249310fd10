"""Encodings: detected on grounds that are stated, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tolltrace.read.decode import decode
from tolltrace.read.source import BadInput

FRENCH = "Douze personnes ont été tuées à Pont-Sondé, a déclaré la mairie. Six autres sont blessées. " * 3
RUSSIAN = "Двенадцать человек погибли в городе, сообщили власти. Шесть человек ранены. " * 3
ARABIC = "قتل اثنا عشر شخصا في القرية يوم الجمعة وجرح ستة آخرون بحسب المحافظ. " * 3


@pytest.mark.parametrize("name", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_decides(name: str) -> None:
    """A mark names the encoding and is no part of the text."""
    found = decode(FRENCH.encode(name))
    assert found.text == FRENCH
    assert found.encoding.endswith("(byte-order mark)")


def test_declared_charset_is_used_and_said() -> None:
    """What a page declares comes before any measuring; latin-1 is read as the web reads it."""
    found = decode("“Sondé”".encode("cp1252"), declared="ISO-8859-1")
    assert (found.text, found.encoding) == ("“Sondé”", "cp1252 (declared)")


def test_wrong_declaration_falls_back_to_utf8() -> None:
    """A declared encoding that the bytes do not have, or that does not exist, is not believed."""
    assert decode(RUSSIAN.encode(), declared="ascii-8").encoding == "utf-8"
    assert decode("Sondé".encode(), declared="utf-16").text == "Sondé"


@pytest.mark.parametrize(("text", "name"), [(FRENCH, "cp1252"), (RUSSIAN, "cp1251"), (ARABIC, "cp1256")])
def test_measured_encoding_states_its_confidence(text: str, name: str) -> None:
    """Without a declaration the encoding is measured, and the confidence is kept with the text."""
    found = decode(text.encode(name))
    assert found.text == text
    assert found.encoding.startswith(f"{name} (measured, confidence ")


def test_told_encoding_is_the_only_one_tried() -> None:
    """What the user names is used, right or wrong."""
    assert decode(RUSSIAN.encode("koi8-r"), forced="koi8-r").text == RUSSIAN
    with pytest.raises(BadInput, match="is not utf-8"):
        decode(RUSSIAN.encode("koi8-r"), forced="utf-8")


@pytest.mark.parametrize("name", ["klingon", "rot13", "base64", ""])
def test_encoding_that_is_none_is_refused(name: str) -> None:
    """An unknown name, or one of Python's codecs that is no text encoding, is said to be none."""
    with pytest.raises(BadInput, match="no encoding is named"):
        decode(b"nine dead", forced=name)


@given(st.binary(max_size=300))
def test_any_bytes_are_decoded_or_refused(data: bytes) -> None:
    """No bytes crash it, and what is decoded as UTF-8 is exactly what stood there."""
    try:
        found = decode(data)
    except BadInput:
        return
    if found.encoding == "utf-8":
        assert found.text.encode() == data
