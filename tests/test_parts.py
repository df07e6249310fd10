"""Parts and totals: which figure is stated to be a part of which."""

from __future__ import annotations

import pytest

from reading_scenes import claims_of

# (text, {part: total})
ROWS = [
    ("At least 34 people, two of them children, were killed.", {"two": "At least 34"}),
    ("The blast killed 34 people, including nine women and four children.", {"nine": "34", "four": "34"}),
    ("The army killed 60 people, among them 11 minors.", {"11": "60"}),
    ("Some 107 people were wounded, of whom 15 are children.", {"15": "Some 107"}),
    (
        "Seventy people, ten women and three infants among them, were shot dead.",
        {"ten": "Seventy", "three": "Seventy"},
    ),
    ("There were 32 dead, two children included.", {"two": "32"}),
    ("We have 71 killings by name: 38 men, 21 women and 12 children.", {"38": "71", "21": "71", "12": "71"}),
    ("The militia killed 383 people (172 soldiers, 211 civilians).", {"172": "383", "211": "383"}),
    (
        "The flood displaced 36,000: 30,000 in Derna and 6,000 in Sousa.",
        {"30,000": "36,000", "6,000": "36,000"},
    ),
    # casualties hold dead and injured
    ("We verified 848 casualties: 151 killed and 697 injured.", {"151": "848", "697": "848"}),
    # the total stands in a sentence before
    ("The attack injured 117 people. Of the injured, fifteen are children.", {"fifteen": "117"}),
    (
        "A strike killed 34 people and wounded 117. Fifteen children are among the wounded.",
        {"Fifteen": "117"},
    ),
    ("The network lists 89 people killed. Forty-seven of them died in Petit-Goave.", {"Forty-seven": "89"}),
    ("Bandits killed 21 people. Among the dead are two teachers.", {"two": "21"}),
    ("More than 1,000 people were killed. This includes 125 soldiers.", {"125": "More than 1,000"}),
    # the figures sum to what was said
    (
        "Police said 96 people were killed. They put it at 79 dead in Bokkos and 17 in Barkin.",
        {"79": "96", "17": "96"},
    ),
    # a part of a part
    (
        "Some 340 civilians were killed, 60 of them in Banias (10 women and five children included).",
        {"60": "Some 340", "10": "60", "five": "60"},
    ),
    # no parts
    ("A bomb killed 12 people and another 20 were wounded.", {}),
    ("A strike killed 12 people. Another 20 died in Kharkiv.", {}),
    ("Ten soldiers and four rebels were killed.", {}),
    ("The toll rose to 34 from 32.", {}),
    ("At least 20 people were killed, including 60 houses.", {}),
    # boasts, figures turned down and old values hold no parts
    (
        "The blast killed 26. Rebels boasted, claiming to have killed 45 men. "
        "Six clerks were among the dead.",
        {"Six": "26"},
    ),
    ("The number of injured rose to 52 from an earlier 46, with 19 of them in hospital.", {"19": "52"}),
    (
        "The blast killed 26. Two nurses and a clerk are among those killed.",
        {"Two": "26", "a clerk": "26"},
    ),
    (
        "The raid killed nine. Three boys, the youngest of them in a cot, were among the dead.",
        {"Three": "nine"},
    ),
    # that so few sum to a number told before is chance
    (
        "A bomb hit a market: 14 died. Later a second one killed six in Kadhim. "
        "Five bystanders and three guards were killed in Shula.",
        {},
    ),
]


@pytest.mark.parametrize(("text", "links"), ROWS)
def test_parts_are_linked_to_the_total_that_is_stated(text: str, links: dict[str, str]) -> None:
    """Each part has the id of the figure of which it is stated to be a part, all others have none."""
    found = claims_of(text)
    numbers = {c.id: c.number for c in found}
    assert {c.number: numbers[c.part_of] for c in found if c.part_of is not None} == links


TABLE = """Deaths by district

District | Killed | Injured
Bokkos | 104 | 221
Barkin | 57 | 80
Mangu | 0 | 3
Total | 161 | 304
"""


def test_cells_are_parts_of_the_bottom_row() -> None:
    """Each cell of a table belongs to the total of its column, a zero, too."""
    found = claims_of(TABLE)
    numbers = {c.id: (c.number, c.harm) for c in found}
    links = [(c.number, numbers[c.part_of]) for c in found if c.part_of is not None]
    assert links == [
        ("104", ("161", "killed")),
        ("221", ("304", "injured")),
        ("57", ("161", "killed")),
        ("80", ("304", "injured")),
        ("0", ("161", "killed")),
        ("3", ("304", "injured")),
    ]


def test_no_part_is_larger_than_its_total_and_none_is_in_a_circle() -> None:
    """Whatever a text says, following part_of ends, and bounds allow each step."""
    text = " ".join(row[0] for row in ROWS) + "\n\n" + TABLE
    found = {c.id: c for c in claims_of(text)}
    for first in found.values():
        part, seen = first, {first.id}
        while part.part_of is not None:
            total = found[part.part_of]
            assert total.id not in seen
            high = total.quantity.high
            assert high is None or (part.quantity.low or 0) <= high
            seen.add(total.id)
            part = total
