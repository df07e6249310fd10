"""``import tolltrace``: what a notebook sees."""

from __future__ import annotations

from pathlib import Path

import tolltrace
import tolltrace.find.claims
import tolltrace.pipeline

TEXT = "At least 12 people were killed in the blast, the health ministry said."


def test_find_gives_claims_that_point_into_the_text() -> None:
    """Also after the room of the same name has been imported, ``tolltrace.find`` is the function."""
    claims = tolltrace.find(TEXT)
    assert isinstance(claims, list)
    assert [(c.number, c.quantity.low, c.quantity.high) for c in claims] == [("At least 12", 12, None)]
    assert all(TEXT[c.span.start : c.span.end] == c.number for c in claims)
    assert claims.to_arrow().num_rows == 1


def test_trace_takes_one_path_or_many(tmp_path: Path) -> None:
    """A bad input is a trouble of the casebook, not an exception."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    book = tolltrace.trace(path)
    assert book.claims == tolltrace.trace([path]).claims
    assert len(tolltrace.trace([path, tmp_path / "gone.txt"]).troubles) == 1
    assert book.to_arrow().column("number").to_pylist() == ["At least 12"]
