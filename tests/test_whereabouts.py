"""Where a claim's place lies: the finest name in its own words, and no namesake in another country."""

from __future__ import annotations

from tolltrace.model import Report
from tolltrace.pipeline import find_in
from tolltrace.resolve.whereabouts import area, resolve_places, sure_countries


def test_the_finest_name_in_the_words_is_the_place() -> None:
    """Of "the Libyan port of Derna" the town is the place, not the people of the adjective."""
    report = Report("a", "Floods killed 300 people in the Libyan port of Derna, the mayor said.")
    claims = find_in(report)
    places = resolve_places(claims, [report])
    assert [area(places[c.id])[0] for c in claims] == ["LY"]
    assert [places[c.id].kind for c in claims] == ["city"]


def test_a_village_alone_has_no_sure_country() -> None:
    """Liancourt is in Haiti and in France: without a word for the country nothing is said of it."""
    report = Report("a", "Gunmen killed 12 people in Liancourt, a priest said.")
    claims = find_in(report)
    assert sure_countries(resolve_places(claims, [report]), claims) == {}


def test_a_country_in_the_words_is_sure() -> None:
    """The dead of Greece are in Greece."""
    report = Report("a", "The storm killed 17 people in Greece, officials said.")
    claims = find_in(report)
    assert list(sure_countries(resolve_places(claims, [report]), claims).values()) == ["GR"]
