"""The places of claims: what their words name, how sharply, and what lies in what."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tolltrace.model import Claim, Place, Quantity, Report, Span
from tolltrace.resolve.containment import within
from tolltrace.resolve.places import resolve_places

SYRIA = Report("sy", "Fighting spread along the Syrian coast, from Latakia to Tartus, and to Hama in Syria.")
HAITI = Report("ht", "The gang came to Pont-Sondé at night. In Haiti, the town lies in the Artibonite.")
NIGERIA = Report(
    "ng", "Villages in Plateau State, Nigeria, were attacked. Bokkos was worst hit; the town mourns."
)
GAZA = Report("ps", "Strikes hit Gaza and Rafah.")
ALL = (SYRIA, HAITI, NIGERIA, GAZA)


def claim(place: str | None, report: Report = SYRIA, number: int = 1) -> Claim:
    """A claim with nothing but its place; it stands at the end of its report."""
    end = len(report.text)
    exactly = Quantity(1, 1, "exact")
    return Claim(report.id, f"{report.id}-{number}", Span(end, end), "", "", exactly, "killed", place=place)


def place(words: str | None, report: Report = SYRIA) -> Place:
    """The place of these words in a report, with only that report at hand."""
    return resolve_places([claim(words, report)], [report])[0]


ROWS = [
    # words, report, kind, precision, country
    ("Baniyas, Tartus province", SYRIA, "city", "exact", "SY"),
    ("province of Latakia", SYRIA, "admin1", "province", "SY"),
    ("Latakia", SYRIA, "city", "exact", "SY"),
    ("near Jableh", SYRIA, "city", "near", "SY"),
    ("the outskirts of Tartus", SYRIA, "city", "near", "SY"),
    ("the Syrian coast", SYRIA, "coast", "region", "SY"),
    ("along the western coast", SYRIA, "coast", "region", "SY"),
    ("Syria's coastal areas", SYRIA, "coast", "region", "SY"),
    ("the southern coast", HAITI, "coast", "region", "HT"),
    ("western Syria", SYRIA, "region", "region", "SY"),
    ("across the country", SYRIA, "country", "country", "SY"),
    ("the rice town of Pont-Sondé", HAITI, "city", "exact", "HT"),
    ("the Artibonite", HAITI, "admin1", "province", "HT"),
    ("Mangu LGA", NIGERIA, "district", "district", "NG"),
    ("twelve communities in Bokkos", NIGERIA, "city", "exact", "NG"),
    ("the town", NIGERIA, "city", "exact", "NG"),
    ("the northwest state Zamfara", NIGERIA, "admin1", "province", "NG"),
    ("Gaza", GAZA, "region", "region", "PS"),
]


@pytest.mark.parametrize(("words", "report", "kind", "precision", "country"), ROWS)
def test_words_become_a_place_with_its_precision(
    words: str, report: Report, kind: str, precision: str, country: str
) -> None:
    """What the words name, and how sharp its point is, is said."""
    got = place(words, report)
    assert (got.kind, got.precision, got.country) == (kind, precision, country)
    assert got.words == words
    assert got.lat is not None
    assert got.why is None


def test_a_village_that_no_list_has_lies_in_what_it_is_said_to_be_in() -> None:
    """It has the middle of its province for a point, and says that it is no sharper."""
    got = place("Zzarqa, Hama province")
    assert got.name == "Zzarqa"
    assert got.precision == "province"
    assert within(got, place("Hama province")) is True
    assert within(got, place("Zzarqa, Homs province")) is False


UNKNOWN = [None, "the road", "in host families", "Zzarqa", "13 camps", "the north"]


@pytest.mark.parametrize("words", UNKNOWN)
def test_what_is_unknown_stays_unknown_with_a_reason(words: str | None) -> None:
    """No place is made up."""
    got = place(words)
    assert got.precision == "unknown"
    assert got.lat is None
    assert got.why


def test_a_namesake_abroad_is_not_taken() -> None:
    """A small place in a country that nobody speaks of is not where a village of its name is."""
    got = place("Liverpool Plains and Zzarqa", HAITI)
    assert got.country != "SY"
    assert place("Versailles", NIGERIA).country in {None, "NG"}


INSIDE = [
    ("Baniyas", "Tartus province", True),
    ("Baniyas", "the Syrian coast", True),
    ("Baniyas", "Syria", True),
    ("Tartus province", "the Syrian coast", True),
    ("Baniyas", "Baniyas city", True),
    ("Latakia and Tartus", "the Syrian coast", True),
    ("Latakia", "Latakia and Tartus", True),
    ("a hospital in Baniyas", "Baniyas", True),
    ("Syria", "Baniyas", False),
    ("Baniyas", "Hama province", False),
    ("Baniyas", "Jableh", False),
    ("Baniyas", "Haiti", False),
    ("Hama", "the Syrian coast", None),
    ("near Jableh", "Jableh", None),
    ("Zzarqa", "Syria", None),
    ("western Syria", "Tartus province", None),
]


@pytest.mark.parametrize(("inner", "outer", "answer"), INSIDE)
def test_what_lies_in_what(inner: str, outer: str, answer: bool | None) -> None:
    """Inside, apart, or not known: the third is an answer."""
    assert within(place(inner), place(outer)) is answer


def test_neither_the_order_of_claims_nor_of_reports_changes_a_place() -> None:
    """Reports are evidence, not history."""
    claims = [claim(words, report, n) for n, (words, report, *_) in enumerate(ROWS)]
    forward = resolve_places(claims, ALL)
    backward = resolve_places(claims[::-1], ALL[::-1])
    assert forward == backward[::-1]


def test_the_same_words_mean_the_same_place_in_all_reports_of_an_episode() -> None:
    """A report that names a town alone is read by the others."""
    short = Report("short", "Eleven were killed in Tripoli.")
    long = Report("long", "Floods struck Libya. In Tripoli and Benghazi, eleven were killed.")
    alone = resolve_places([claim("Tripoli", short)], [short])[0]
    together = resolve_places([claim("Tripoli", short)], [short, long])[0]
    assert together.country == "LY"
    assert alone.precision == "exact"


OTHERS = [
    "In Paris, Texas, and in Dallas, the sheriff of Lamar County spoke.",
    # Where the namesakes of a village that the gazetteer lacks are.
    "Floods struck Surabaya and Dares in Indonesia, and Kuba in Azerbaijan.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_a_report_of_another_episode_moves_no_place(text: str) -> None:
    """What is told elsewhere of elsewhere changes nothing here."""
    other = Report("other", text)
    claims = [claim("Dares", NIGERIA, 98), claim("near Kuba", NIGERIA, 99)]
    claims += [claim(words, report, n) for n, (words, report, *_) in enumerate(ROWS)]
    assert resolve_places(claims, ALL) == resolve_places([*claims, claim("Paris", other)], [*ALL, other])[:-1]


@pytest.mark.parametrize(
    ("words", "north", "east"),
    [
        ("western Syria", None, False),
        ("northeastern Syria", True, True),
        ("the southern Nigeria", False, None),
    ],
)
def test_a_part_of_a_country_is_not_in_its_middle(words: str, north: bool | None, east: bool | None) -> None:
    """A bearing moves the point to its side, and the place stays a region."""
    got, whole = place(words), place(words.rpartition(" ")[2])
    assert (got.precision, whole.precision) == ("region", "country")
    assert None not in (got.lat, got.lon, whole.lat, whole.lon)
    assert north is None or (got.lat > whole.lat) is north  # type: ignore[operator]
    assert east is None or (got.lon > whole.lon) is east  # type: ignore[operator]


@pytest.mark.parametrize("words", ["the Zzarqa base, Maria Zztova", "Turkey's Baniyas camp"])
def test_who_speaks_and_whose_it_is_are_no_places(words: str) -> None:
    """A person behind a comma is no village before it, nor does a base lie in its owner's land."""
    assert "Zztova" not in (place(words).name or "")
    assert place(words).name != "Turkey"
    assert not place(words).parts


def test_a_province_that_ends_a_longer_name_says_nothing_of_where_it_is() -> None:
    """``Zzarin Hamra al-Sham`` is one name, and not a village in Damascus."""
    assert place("Zzarin Hamra al-Sham").precision == "unknown"


def test_a_list_of_names_that_provinces_bear_is_one_of_provinces() -> None:
    """Latakia, Tartus and Hama as parts of one total; two of them, or with a town beside them, are towns."""
    names = ("Latakia", "Tartus", "Hama")
    parts = [replace(claim(n, SYRIA, k), part_of="sy-9") for k, n in enumerate(names)]
    assert [p.kind for p in resolve_places(parts, [SYRIA])] == ["admin1"] * 3
    assert [p.kind for p in resolve_places(parts[:2], [SYRIA])] == ["city"] * 2
    village, town = (
        replace(claim(n, SYRIA, 8), part_of="sy-9") for n in ("Zzarqa, Hama province", "Baniyas")
    )
    assert {p.kind for p in resolve_places([*parts, village], [SYRIA])} == {"admin1", "unlisted"}
    assert {p.kind for p in resolve_places([*parts, town], [SYRIA])} == {"city"}
    again = claim("Tartus", SYRIA, 7)
    assert resolve_places([*parts, again], [SYRIA])[3].kind == "admin1"
