"""Whose figures stand in headlines, under tables and in reports that name a second country."""

from __future__ import annotations

import pytest

import tolltrace
from tolltrace.clean import clean
from tolltrace.find import find_claims
from tolltrace.model import Report
from tolltrace.resolve.origins import resolve_origins

KENYAN = (
    "NAIROBI, Kenya - A flood in the north of Kenya killed 12 people, the health ministry said. {} "
    "Kenya had its worst rains in years. Roads in Kenya are cut."
)


def origins(*texts: str) -> list[str | None]:
    """The origin of each figure of a case of reports."""
    reports = [Report(f"{n:03}", text, language="en") for n, text in enumerate(texts)]
    return [c.source for c in resolve_origins([c for r in reports for c in find_claims(clean(r))], reports)]


@pytest.mark.parametrize(
    "aside",
    [
        "Ethiopia's health ministry said 9 people died on its side.",
        "Ethiopia's health ministry had no news.",
        "A tourist died in Vienna.",
    ],
)
def test_a_bare_ministry_is_that_of_the_country_that_the_report_is_about(aside: str) -> None:
    """A ministry of another country, named later and once, does not take the first one's place."""
    assert origins(KENYAN.format(aside))[0] == "Kenyan Ministry of Health"


def test_a_ministry_of_the_neighbour_is_not_the_ministry_of_the_headline() -> None:
    """``The ministry`` is the neighbour's only behind it, in the report and in another one of the case."""
    first = (
        "Flood kills 12 in Chad, ministry says\n\nN'DJAMENA, Chad - Twelve people drowned in the south, the "
        "health ministry of the country said. Cameroon's health ministry said 3 people died on its side. "
        "Rain is forecast for all of Chad."
    )
    second = "The ministry counts 15 dead."
    assert origins(first, second)[0] == "Chadian Ministry of Health"
    assert origins(first, second)[-1] == "Chadian Ministry of Health"


def test_a_country_named_once_is_not_that_of_the_prosecutor() -> None:
    """In a case about one country, a report that names another far down is about the first, too."""
    about = "LIMA, Peru - A dam burst in Peru. Peru has declared mourning. Peru's prosecutor counts 12 dead."
    search = "The search goes on in the mud below the dam, with spades and with bare hands. " * 6
    aside = f"The Public Prosecutor's Office counts 19 dead. {search}A Chilean team is there, too."
    assert origins(about, aside)[-1] == "Peruvian Prosecutor's Office"


def test_a_place_at_the_end_of_a_clause_is_not_the_country_of_the_ministry_behind_it() -> None:
    """Where somebody died is not whose ministry tells of it; what a sentence begins with is."""
    there = (
        "KOŠICE, Slovakia - Nine people died in Slovakia. A girl died in Vienna, the health ministry said."
    )
    assert origins(there)[-1] == "Slovak Ministry of Health"
    assert origins("In Gaza, the health ministry said 9 people died.") == ["Gaza Health Ministry"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Club fire in Lyon kills 11: firefighters", "firefighters"),
        ("Death toll in Lyon fire rises to 11: police", "police"),
        ("Three killed in Lyon fire: a farmer and two nurses", None),
        ("Peru: 19 bodies found below burst dam", None),
        ("3:50 p.m. Delhi police say three people were killed.", "Delhi police"),
    ],
)
def test_headlines_and_entries_tell_who_speaks(text: str, source: str | None) -> None:
    """A body behind the last colon speaks; a country before the first one does not, and no hour is a name."""
    (found,) = {c.source for c in find_claims(clean(Report("r", text, language="en")))}
    assert found == source


def test_a_line_below_a_table_gives_its_source() -> None:
    """``Source: …`` under the last row is of all rows."""
    text = "Day | Dead\nMon 3 June | 9\nTue 4 June | 12\n\nSource: Ministry of Health\n"
    claims = tolltrace.find(text)
    assert [(c.place, c.period) for c in claims] == [(None, "Mon 3 June"), (None, "Tue 4 June")]
    assert {c.source for c in claims} == {"ministry of Health"}


def test_a_side_of_the_sky_is_no_half_of_a_country() -> None:
    """``health officials … in Lunga East``: no ministry of a country that nobody has named."""
    (found,) = tolltrace.find("Health officials said three people died in Lunga East.")
    assert found.source == "health officials"


def test_an_agency_that_many_countries_have_is_of_the_one_that_is_named() -> None:
    """``the National Disaster Management Agency`` is Indonesia's only in a report of Indonesia."""
    agency = "The National Disaster Management Agency said 318 people died{}."
    (bare,) = tolltrace.find(agency.format(""))
    (there,) = tolltrace.find(agency.format(" in Sulawesi, Indonesia"))
    assert bare.source == "National Disaster Management Agency"
    assert there.source == "National Disaster Management Agency of Indonesia"
