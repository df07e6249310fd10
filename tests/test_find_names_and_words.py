"""Words written together, names that are words, too, and clauses that run on without a comma."""

from __future__ import annotations

import pytest

from tolltrace.clean import clean
from tolltrace.model import Claim, Report
from tolltrace.pipeline import find_in


def claims(text: str) -> list[Claim]:
    return list(find_in(Report("r", text, language="en")))


def found(text: str) -> list[tuple[str, int | None, str]]:
    """The words of each figure, its low bound and its harm."""
    return [(c.number, c.quantity.low, c.harm) for c in claims(text)]


@pytest.mark.parametrize(
    ("number", "value"),
    [
        ("One-hundred-and-two", 102),
        ("Twenty-two-thousand", 22000),
        ("Two hundred-and-six", 206),
        ("three-hundred-and-forty", 340),
        ("four-thousand", 4000),
        ("Two-million-six-hundred-thousand", 2600000),
    ],
)
def test_number_words_in_one_are_worth_their_sum(number: str, value: int) -> None:
    """Hyphens between number words change nothing of their value."""
    assert found(f"{number} people were displaced in Sindh.") == [(number, value, "displaced")]


@pytest.mark.parametrize(
    "text",
    [
        "A hundred-year-old oak fell on the road.",
        "Police shut a two-hundred-metre stretch where a body bag lay.",
        "The one-two of injured strikers hurt the team.",
        "Thousand-and-one nights of grief followed.",
        "-".join(["two", *["hundred"] * 400]) + " people met in peace.",
    ],
)
def test_measures_and_titles_in_one_word_count_nobody(text: str) -> None:
    """A word that only begins with a number, or that runs on without an end, is no count."""
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The dead are Ann Oko, 30; Paul Ouma, 25; and Rose Achieng, 19.", 3),
        ("The dead: Ivo Stan, 44; Rose Stan, 40; and Drew Stan, 9.", 3),
        ("The dead: Li Wen, 12; and Rose Wen, 9.", 2),
    ],
)
def test_a_first_name_that_is_a_verb_is_a_name_in_a_list(text: str, names: int) -> None:
    """``Rose`` and ``Drew`` open an item of a list of the dead as any name does."""
    assert [c.quantity.low for c in claims(text)] == [1] * names


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Four herders were killed in Tell on Monday.", "Tell"),
        ("Twelve people were killed in Tell and Sura on Monday.", "Tell and Sura"),
        ("A clerk was shot dead in Reading, police said.", "Reading"),
    ],
)
def test_a_place_that_is_a_verb_is_a_place_behind_in(text: str, place: str) -> None:
    """A capital behind a preposition makes a name of a word that means something else."""
    assert [c.place for c in claims(text)] == [place]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("As polling began two clerks were killed in Mosul.", [("two", 2, "killed")]),
        ("When the army shelled the market 12 people died.", [("12", 12, "killed")]),
        ("After gunmen attacked the convoy four drivers were hurt.", [("four", 4, "injured")]),
        ("As the army chased the rebels two villages were burned.", []),
        ("When the mayor met 12 widows of the war he was moved.", []),
    ],
)
def test_a_clause_in_front_ends_before_the_counted(text: str, wanted: list[tuple[str, int, str]]) -> None:
    """Whoever stands counted before a verb of harm is its subject, with or without a comma before."""
    assert found(text) == wanted


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Sunday Okafor, 41, was shot dead in Enugu.", ["Sunday Okafor"]),
        (
            "Killed: Juma Ali, 44, Saturday Odong, 30, and Peter Oketch, 12.",
            ["Juma Ali", "Saturday Odong", "Peter Oketch"],
        ),
        (
            "The dead are Ibe Obi, 30; Monday Eze, 19; and Wednesday Ude, 12.",
            ["Ibe Obi", "Monday Eze", "Wednesday Ude"],
        ),
        ("April Jones, 5, was abducted in Wales.", ["April Jones"]),
        ("June Carter, 40, was hurt in Oslo, police said.", ["June Carter"]),
        ("August Berg, 71, died in the blaze in Malmö.", ["August Berg"]),
        ("May Lin, 63, drowned off Hualien.", ["May Lin"]),
        ("The dead are Ana Gil, 30; Will Hart, 20; and May Ross, 9.", ["Ana Gil", "Will Hart", "May Ross"]),
    ],
)
def test_a_day_or_a_month_with_a_surname_and_an_age_is_a_person(text: str, names: list[str]) -> None:
    """People are called Sunday, April, May and Will; nothing is in doubt because of it."""
    assert [(c.number, c.quantity.low, c.stance) for c in claims(text)] == [(n, 1, "asserted") for n in names]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("On Sunday, 70 people were killed in Jos.", ["70"]),
        ("In May, 12 people were killed in Kano.", ["12"]),
        ("April 3, 12 people were killed.", ["12"]),
        ("Monday Kano, 40 people were killed.", ["40"]),
        ("Since April 2024, 300 people have been killed.", ["300"]),
        ("Sunday, 12, was the worst day: 40 people died.", ["40"]),
        ("By Friday Kyiv, 30 km away, had counted 12 dead.", ["12"]),
        ("Will Berlin, 12 years on, bury its dead?", []),
        ("The army may, 12 days later, bury the dead.", []),
    ],
)
def test_a_day_or_a_month_with_a_place_or_a_count_is_a_time(text: str, numbers: list[str]) -> None:
    """Without an age behind the surname, or behind a preposition, nobody is named."""
    assert [c.number for c in claims(text)] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "Nine people were killed in Lod. The dead of the Haddad household: Mona Haddad, 40; Sami"
            " Haddad, 9.",
            ["Nine", "Mona Haddad", "Sami Haddad"],
        ),
        (
            "Forty people died in Maceió. The dead of the Silva family: Ana Silva, 40; Rui Silva, 9; and Eva"
            " Silva, 2.",
            ["Forty", "Ana Silva", "Rui Silva", "Eva Silva"],
        ),
        (
            "Eleven people were hurt in Surin. The wounded of the Chai family: Nok Chai, 33; Lek Chai, 8.",
            ["Eleven", "Nok Chai", "Lek Chai"],
        ),
        (
            "Two people were killed in Lod. The dead: Mona Haddad, 40; Sami Haddad, 9.",
            ["Two"],
        ),
        (
            "Two people were killed in Cork. The dead of the crash: Mary Walsh, 40; Sean Walsh, 9.",
            ["Two"],
        ),
        (
            "Two people were killed in Sabha. The dead of Monday: Ali Omar, 40; Sara Omar, 12.",
            ["Two"],
        ),
    ],
)
def test_the_dead_of_a_household_are_named_beside_the_count(text: str, numbers: list[str]) -> None:
    """Names behind a count are those counted, unless they are said to be those of one family among them."""
    assert [c.number for c in claims(text)] == numbers


def test_every_number_stands_where_it_says() -> None:
    """The words of a number written together are those of the report."""
    text = "Some said that  one-hundred-and-two  people drowned."
    document = clean(Report("r", text, language="en"))
    assert document.report.text == text
    assert [text[c.span.start : c.span.end] for c in claims(text)] == ["one-hundred-and-two"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The driver died while 50 were injured.", [("The driver", 1), ("50", 50)]),
        ("A guard fell as 12 got hurt in Cairo.", [("12", 12)]),
        ("A boy missing since 2019, was found dead in Riga.", [("A boy", 1)]),
        ("A boy missing since Monday was found dead in Riga.", [("A boy", 1)]),
    ],
)
def test_a_bare_number_behind_while_is_no_day(text: str, wanted: list[tuple[str, int]]) -> None:
    """``While 50 were hurt`` begins a clause; ``since 2019,`` is a time."""
    assert [(number, low) for number, low, _ in found(text)] == wanted
