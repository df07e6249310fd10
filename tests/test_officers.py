"""Whose name stands for an office that is told without one."""

from __future__ import annotations

from tolltrace.resolve.officers import officers
from tolltrace.resolve.speakers import Speaker


def speaker(name: str | None, body: str | None, role: str = "mayor") -> Speaker:
    return Speaker(name, "political", role, body, None, role, 0)


def test_an_office_is_held_by_who_holds_it_there() -> None:
    """Of many mayors only the one of the same town, or of no told town, is meant."""
    many = officers([speaker(f"Ada Name{n}x", f"Town{n}x") for n in range(50)])
    assert many.holders(speaker(None, "Town7x")) == ("Ada Name7x",)
    assert many.holders(speaker(None, "Harbour")) == ()
    assert many.holders(speaker(None, "Town7x", "governor")) == ()
    placeless = officers([speaker("Ada Vale", None)])
    assert placeless.holders(speaker(None, "Town7x")) == ("Ada Vale",)


def test_the_first_spelling_of_one_last_name_holds() -> None:
    """A person is told once, as first named; a second person is told, too."""
    same = officers([speaker("Ada Vale", "Orrin"), speaker("A. Vale", "Orrin")])
    assert same.holders(speaker(None, None)) == ("Ada Vale",)
    two = officers([speaker("Ada Vale", "Orrin"), speaker("Bo Marsh", "Orrin"), speaker(None, "Orrin")])
    assert len(two.holders(speaker(None, "Orrin"))) == 2
