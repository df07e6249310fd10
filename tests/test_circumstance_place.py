"""Places of claims: where people were harmed, and not where somebody spoke."""

from __future__ import annotations

import pytest

from reading_scenes import claim_of, claims_of

# (text, number, place as the report writes it, or None)
ROWS = [
    # labels of a list name what happened
    ("- Deaths: 4\n- Missing: 2", "4", None),
    ("- Deaths: 4\n- Missing: 2", "2", None),
    ("- Baniyas: 60 dead\n- Tartus: 30 dead", "60", "Baniyas"),
    # a preposition and a name
    ("Nine people were killed in Kidal on Monday.", "Nine", "Kidal"),
    ("At least 14 miners died near Boda.", "At least 14", "near Boda"),
    ("Six soldiers were killed outside Mocimboa da Praia.", "Six", "outside Mocimboa"),
    ("Shelling killed 11 people across the Donbas region.", "11", "across the Donbas region"),
    ("Twelve people drowned off the coast of Lampedusa.", "Twelve", "off the coast of Lampedusa"),
    # a name with a description, a chain, an apposition
    (
        "Four teachers were shot dead in the fishing village of Olumba.",
        "Four",
        "the fishing village of Olumba",
    ),
    (
        "Thirty people died in Derik, a town in the north of Syria.",
        "Thirty",
        "Derik, a town in the north of Syria",
    ),
    ("Ten people were killed in a market in Kupiansk.", "Ten", "a market in Kupiansk"),
    ("Militants killed 16 villagers in Palma and Nangade.", "16", "Palma and Nangade"),
    ("Eight farmers were killed in Bama, Konduga and Jere.", "Eight", "Bama, Konduga and Jere"),
    ("More than 40 people were killed in Nahr al-Bared.", "More than 40", "Nahr al-Bared"),
    # attacks on a place, places that a verb of attack takes
    ("A drone strike on Nikopol killed three people.", "three", "Nikopol"),
    ("Bandits raided Dansadau and killed 21 residents.", "21", "Dansadau"),
    ("Rebels overran the garrison town of Bunia, killing 37 civilians.", "37", "the garrison town of Bunia"),
    ("Raids on villages in Ituri left 24 people dead.", "24", "villages in Ituri"),
    # spots
    ("Two nurses were killed at a checkpoint on the Goma road.", "Two", "a checkpoint"),
    ("Twenty prisoners died on board a ferry.", "Twenty", "board a ferry"),
    (
        "Seven bodies were found between the canal and the railway station.",
        "Seven",
        "between the canal and the railway station",
    ),
    # taken from a place
    ("Gunmen abducted 12 pupils from a school in Kagara.", "12", "a school in Kagara"),
    # one for each figure, and one for all
    ("In all, 30 were killed in Adre and 12 in Abeche.", "12", "Abeche"),
    ("The blast in Peshawar killed nine people and wounded 40.", "40", "Peshawar"),
    ("Five people were killed and 12 injured in Yola.", "Five", "Yola"),
    (
        "A car bomb killed 17 people in Beledweyne, and a second blast in Jowhar killed three.",
        "three",
        "Jowhar",
    ),
    # an opening place, and what lies within it
    ("In Gedo region, 15 died in Luuq and six in Dolow.", "six", "Dolow, Gedo region"),
    ("In Mariupol, shelling killed 21 people.", "21", "Mariupol"),
    # said of somebody, something else
    ("The mayor of Beni told reporters in Kinshasa that 22 people had been killed in Oicha.", "22", "Oicha"),
    ("Speaking in Geneva, the envoy said 80 people had died.", "80", None),
    ("Of the 14 injured, two died in hospital, the health office said.", "two", "hospital"),
    ("Two people died in Tarn, Kerem district, the police said.", "Two", "Tarn, Kerem district"),
    ("A spokesman in Nairobi said 19 soldiers had been killed.", "19", None),
    ("More than 60 people were wounded and were taken to hospitals in Lviv and Rivne.", "More than 60", None),
    ("Some 4,000 people have fled to Chad.", "Some 4,000", None),
    # an eyewitness tells of where he is
    ("A resident of Sirba said six of his neighbours were killed.", "six", "Sirba"),
    ("In Adwa a priest said two deacons had been shot dead.", "two", "Adwa"),
    # labels and headlines
    ("Haiti: 40 dead in Haiti prison break", "40", "Haiti"),
    ("37 KILLED IN ZAMFARA RAIDS", "37", "ZAMFARA"),
    # a dateline is not where it happened
    (
        "NAIROBI, Kenya (Savanna Press) - At least 11 people were killed when a dam burst.",
        "At least 11",
        None,
    ),
    (
        "Nine were killed in Dogo and four in Gero, both in Mangu district, the mayor said.",
        "Nine",
        "Dogo, Mangu district",
    ),
    (
        "Nine were killed in Dogo and four in Gero, both in Mangu district, the mayor said.",
        "four",
        "Gero, Mangu district",
    ),
    (
        "The raid killed 31 people in Tarn and Sura, both in Kerem district.",
        "31",
        "Tarn and Sura, Kerem district",
    ),
    ("Nine died in Dogo; all in Mangu district are in mourning.", "Nine", "Dogo"),
    ("Four people were killed when their tent was hit in Deir al Ghazal.", "Four", "Deir al Ghazal"),
    (
        "Two died when a van went off at 15:25 outside the Prime Minister's office in Port Louis.",
        "Two",
        "outside the Prime Minister's office in Port Louis",
    ),
    ("Some 900 people were displaced from North Kivu last week.", "Some 900", "North Kivu"),
]


@pytest.mark.parametrize(("text", "number", "place"), ROWS)
def test_place_is_in_the_words_of_the_report(text: str, number: str, place: str | None) -> None:
    """The place is where people were harmed, in the report's own words, or nothing."""
    found = claim_of(text, number).place
    if place is None:
        assert found is None
    else:
        assert found is not None
        assert place in found


def test_there_stands_for_the_place_told_before() -> None:
    """`There` is filled with the last place of the sentence before."""
    assert claim_of("It began near Manbij. Officials said 13 guards died there.", "13").place == "near Manbij"


def test_the_attack_takes_the_place_of_the_sentence_that_told_it() -> None:
    """A sentence that points back to an attack takes the place and period of the one that told it."""
    text = "Two rockets hit the centre of Sderot on Monday. The attack killed five people."
    found = claim_of(text, "five")
    assert (found.place, found.period) == ("the centre of Sderot", "on Monday")


def test_a_line_of_a_list_has_its_label_as_place() -> None:
    """The name before a colon is a place where the report uses it as one."""
    text = "Clashes went on in Goma and in Sake. The dead, by town:\n\n- Goma: 12 killed\n- Sake: 9 killed\n"
    assert [c.place for c in claims_of(text)] == ["Goma", "Sake"]


def test_a_part_has_the_place_of_its_total() -> None:
    """What a part leaves open is filled from the total in the same sentence."""
    text = "At least 50 people, eight of them children, were killed in Mekelle on Friday."
    assert claim_of(text, "eight").place == "Mekelle"
