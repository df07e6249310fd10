"""Names of places in texts: which are found, where they are, and what is none."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from tolltrace.cli import cli
from tolltrace.model import Report
from tolltrace.resolve.places import Toponym, places_in
from tolltrace.resolve.toponym_sense import distance_km


def found(text: str, url: str | None = None) -> dict[str, Toponym]:
    """The names in a text by their words; every span is inside the text."""
    places = places_in(Report("r", text, url=url))
    return {text[p.span.start : p.span.end]: p for p in places}


HERE = [
    # A preposition of place, and a village that few have heard of.
    ("Gunmen opened fire in Bokkos on Saturday.", "Bokkos", (9.3, 9.0)),
    # A container behind a comma decides between places of one name.
    ("Two were hurt in Paris, Texas, on Monday.", "Paris", (33.66, -95.56)),
    ("Two were hurt in Paris on Monday.", "Paris", (48.85, 2.35)),
    ("The mayor of Springfield, Ill., spoke.", "Springfield", (39.8, -89.64)),
    # The text's other places decide.
    ("Police in Alabama said the crash near Florence killed two.", "Florence", (34.8, -87.68)),
    ("From Tripoli to Beirut, Lebanon mourned.", "Tripoli", (34.43, 35.85)),
    ("From Tripoli to Benghazi, Libya mourned.", "Tripoli", (32.89, 13.19)),
    # A country and a state of one name.
    ("Tbilisi said that Georgia would not yield to Russia.", "Georgia", (42.0, 43.5)),
    ("Sheriffs in Georgia and Alabama searched for him near Atlanta.", "Georgia", (32.75, -83.5)),
    # Adjectives and peoples are at their country.
    ("Syrian officials gave no figure.", "Syrian", (35.0, 38.0)),
    # A place within the name of a body.
    ("The dead were taken to Homs Military Hospital.", "Homs", (34.73, 36.72)),
    # Transliterations and articles.
    ("The convoy left Deir Ezzor at dawn.", "Deir Ezzor", (35.34, 40.14)),
    ("Shells fell on the town of al-Bab in Syria.", "al-Bab", (36.37, 37.52)),
    # A list of divisions told at its end.
    ("Roads in Butler and Warren counties near Cincinnati, Ohio, were closed.", "Warren", (39.1, -84.5)),
    # Land and water written small.
    ("Fishermen along the Syrian coast found the bodies.", "Syrian coast", (35.3, 36.0)),
    # Initials.
    ("He flew to the U.S. on Friday.", "U.S.", (39.8, -98.5)),
]


@pytest.mark.parametrize(("text", "name", "point"), HERE)
def test_a_name_is_found_at_its_place(text: str, name: str, point: tuple[float, float]) -> None:
    """The place that a careful reader means is at most a hundred miles away."""
    place = found(text)[name]
    assert place.lat is not None
    assert place.lon is not None
    assert distance_km((place.lat, place.lon), point) < 161


NOT_HERE = [
    # Persons: a title, a first name, a surname that the text uses again.
    ("Mr. Homs spoke first.", "Homs"),
    ("Charlotte Bentley spoke first.", "Charlotte"),
    ("George Lincoln was unhurt. Later Lincoln said he had been lucky.", "Lincoln"),
    # Words with a capital from the beginning of a sentence, and months.
    ("Reading the list took an hour.", "Reading"),
    ("Police said in March that nobody was hurt.", "March"),
    ("Most were children. Many had fled.", "Most"),
    # A street.
    ("The shop on Elmira Street burned.", "Elmira"),
    # The pronoun is no country, a title no state.
    ("They told us to leave.", "us"),
    ("The nurse, Ms. Moreau, saw it.", "Ms."),
]


@pytest.mark.parametrize(("text", "name"), NOT_HERE)
def test_what_is_no_place_is_not_found(text: str, name: str) -> None:
    """Persons, months, streets and plain words are let alone."""
    assert name not in found(text)


def test_the_publisher_tells_where_a_small_name_is() -> None:
    """The country of a host's domain decides where nothing else does."""
    text = "A man was hurt in Perth on Sunday."
    british = found(text, "https://www.example.co.uk/news/1")["Perth"]
    australian = found(text, "https://www.example.com.au/news/1")["Perth"]
    assert british.country in {"GB", "AU"}
    assert australian.country == "AU"


def test_one_name_means_one_place_in_a_text() -> None:
    """What a container says once holds for the other mentions of the name."""
    text = "A fire in Athens, Georgia, killed two. Crews from Athens came late. Athens mourns."
    assert {p.admin1 for p in places_in(Report("r", text)) if p.name == "Athens"} == {"GA"}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ABab .,-'’\nSyriaHomsin", max_size=120))
def test_any_text_gives_spans_in_order_and_inside_it(text: str) -> None:
    """Spans do not overlap, begin at a letter, and never leave the text."""
    places = places_in(Report("r", text))
    at = 0
    for place in places:
        assert at <= place.span.start < place.span.end <= len(text)
        at = place.span.end
    assert places == places_in(Report("r", text))


def test_the_command_prints_one_line_a_name(tmp_path: Path) -> None:
    """Each line holds the report, the span in its text, and the place."""
    text = "Shells fell on Homs and Hama."
    path = tmp_path / "in.jsonl"
    path.write_text(json.dumps({"id": "7", "body": text}) + "\n", encoding="utf-8")
    result = CliRunner().invoke(cli, ["places", str(path), "--text-field", "body"])
    assert result.exit_code == 0, result.output
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [text[row["start"] : row["end"]] for row in rows] == ["Homs", "Hama"]
    assert {row["report"] for row in rows} == {"7"}
    assert all(row["country"] == "SY" and row["precision"] == "exact" for row in rows)
