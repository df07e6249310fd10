"""Those who speak in several places, and cities that speak."""

from __future__ import annotations

import pytest

import tolltrace


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (
            '"Local sources" in Sarmin and Binnish speak of 31 people killed.',
            "local sources in Sarmin and Binnish",
        ),
        ("“Field sources” in Tavush spoke of 40 dead.", "field sources in Tavush"),
        ("Activists in Homs and Hama said 40 people were killed.", "Activists in Homs and Hama"),
        ("Doctors in Gao and in Menaka said nine people were killed.", "Doctors in Gao and in Menaka"),
        ("Hospitals in Kutum and Mellit say 30 civilians were killed.", "Hospitals in Kutum and Mellit"),
        (
            "Local officials in Tavush and Gegharkunik reported 40 dead.",
            "local officials in Tavush and Gegharkunik",
        ),
        (
            "Medical sources in Zintan and Gharyan put the toll at 17 dead.",
            "medical sources in Zintan and Gharyan",
        ),
    ],
)
def test_speakers_in_several_places_are_one_source(text: str, source: str) -> None:
    """The last of the places in which somebody speaks is not taken for the speaker."""
    assert [c.source for c in tolltrace.find(text)] == [source]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Damascus said 40 people were killed.", "Syrian government"),
        ("Rebels took two posts, and Bogota said 40 people were killed.", "Colombian government"),
        ("Rebels took two posts, and Hama said 40 people were killed.", "Hama"),
        ("Kharkiv said 40 people were killed.", "Kharkiv"),
    ],
)
def test_only_the_seat_of_a_government_speaks_for_it(text: str, source: str) -> None:
    """A capital stands for its government; another city of the country is only itself."""
    assert [c.source for c in tolltrace.find(text)] == [source]
