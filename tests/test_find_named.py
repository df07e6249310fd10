"""Victims by name and by role: lists, asides, surnames, pronouns, nouns of harm, texts all in capitals."""

from __future__ import annotations

import pytest

import tolltrace

Row = tuple[str, str]


def rows(text: str) -> list[Row]:
    """Number and harm of each claim, in the order of the text."""
    return [(c.number, c.harm) for c in tolltrace.find(text)]


def both(text: str, expected: list[Row]) -> None:
    """The same claims from a text and from it all in capitals."""
    assert rows(text) == expected
    assert rows(text.upper()) == [(number.upper(), harm) for number, harm in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Oto Reva, 45, and Mila Flor, a member of the League, were kidnapped.",
            [("Oto Reva", "abducted"), ("a member", "abducted")],
        ),
        (
            "Ivo Torr's nephew; Gus Jakom, the provincial secretary; and guard Jair Orte were killed.",
            [("nephew", "killed"), ("the provincial secretary", "killed"), ("guard Jair Orte", "killed")],
        ),
        (
            "Captain Lev Sorn and privates Abo Tal, Nim Orr and Kel Das were killed in Okura.",
            [
                ("Captain Lev Sorn", "killed"),
                ("Abo Tal", "killed"),
                ("Nim Orr", "killed"),
                ("Kel Das", "killed"),
            ],
        ),
        (
            "Ruta Benn, her son, and two clerks died.",
            [("Ruta Benn", "killed"), ("her son", "killed"), ("two", "killed")],
        ),
        ("The driver and Pia Lund were injured.", [("The driver", "injured"), ("Pia Lund", "injured")]),
    ],
)
def test_names_in_a_list_with_roles_stand_for_themselves(text: str, expected: list[Row]) -> None:
    """A name beside no noun and under no number counts, whatever else the list tells."""
    both(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two clerks, Oto Reva and Mila Flor, were killed.", [("Two", "killed")]),
        ("Two nuns, identified as Asha, 52, and Devi, 45, were killed.", [("Two", "killed")]),
        ("A teacher, Oto Reva, and his son were killed.", [("A teacher", "killed"), ("his son", "killed")]),
        ("Santa Lucia, a driver and two guards were injured.", [("a driver", "injured"), ("two", "injured")]),
    ],
)
def test_names_that_a_noun_or_a_number_covers_count_nobody_more(text: str, expected: list[Row]) -> None:
    """Who is named beside what he is, or under a number, is counted by that alone."""
    both(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A man, who is said to have been the porter, was killed.", [("A man", "killed")]),
        (
            "Colonel Abo Tal of the police in Okura, whose capital is Lem, was murdered.",
            [("Colonel Abo Tal", "killed")],
        ),
        ("Nine members of the watch (a band that guards the mine) died.", [("Nine", "killed")]),
        (
            "Two constables who were acting as her guards and a cook were injured.",
            [("Two", "injured"), ("a cook", "injured")],
        ),
        (
            "A priest and four nuns -- one had come from Peru -- were kidnapped.",
            [("A priest", "abducted"), ("four", "abducted")],
        ),
        ("The five pilots were on leave and were injured when a bomb went off.", [("five", "injured")]),
    ],
)
def test_a_subject_is_found_past_what_is_put_in(text: str, expected: list[Row]) -> None:
    """Relative clauses, brackets, dashes, roles and a verb before do not part a subject from its verb."""
    both(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They killed, at gunpoint, a sergeant in Okura.", [("a sergeant", "killed")]),
        ("The rebels kidnapped, late on Friday, three vets.", [("three", "abducted")]),
        (
            "Gunmen killed in broad daylight a baker and his son.",
            [("a baker", "killed"), ("his son", "killed")],
        ),
        (
            "Rebels murdered brothers Marko and Ivan Lund and their aunt.",
            [("Marko", "killed"), ("Ivan Lund", "killed"), ("their aunt", "killed")],
        ),
        ("Rebels killed sisters Pia and Rosa Mendi.", [("Pia", "killed"), ("Rosa Mendi", "killed")]),
        ("The attack that cost the life of Judge Pol Dano was planned here.", [("Judge Pol Dano", "killed")]),
        ("Six troops killed in Okura on Monday were buried.", [("Six", "killed")]),
    ],
)
def test_an_object_is_found_behind_when_and_where(text: str, expected: list[Row]) -> None:
    """What stands between a verb and its object hides nobody, and first names share a surname."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "They regret the murder of Dr Pavel Orlo, his wife, and two others.",
            [("Dr Pavel Orlo", "killed"), ("his wife", "killed"), ("two", "killed")],
        ),
        ("She deplored the killing of the monks and their two servants.", [("two", "killed")]),
        (
            "We condemn the murders of the nuns, their cook, and her daughter.",
            [("their cook", "killed"), ("her daughter", "killed")],
        ),
        ("The murderers of Ana Reva were caught.", [("Ana Reva", "killed")]),
        (
            "He left after the death of four pupils who had been kidnapped.",
            [("four", "abducted"), ("four", "killed")],
        ),
        ("Before the murder of the monks, Prime Minister Lund was in Okura.", []),
    ],
)
def test_a_noun_of_harm_governs_the_whole_list(text: str, expected: list[Row]) -> None:
    """Behind a noun of harm everyone of a list counts, and nobody of the clause that follows."""
    both(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They stopped the mayor and shot him dead.", [("the mayor", "killed")]),
        ("A soldier fired at a woman, wounding her in the head.", [("a woman", "injured")]),
        ("Rebels found the wife of a clerk and killed her.", [("the wife", "killed")]),
        ("Ivo Lund was well known, and he was murdered in Okura.", [("Ivo Lund", "killed")]),
        ("The guard was seen in Okura before she was abducted.", [("The guard", "abducted")]),
        ("The man met the guard and a clerk, but the mob injured him.", []),
        ("The mayor said that there was a plot to murder him.", []),
        ("Passers-by called the police and he was injured.", []),
    ],
)
def test_a_pronoun_stands_for_the_one_person_it_can_mean(text: str, expected: list[Row]) -> None:
    """Whom ``him`` or ``she`` means is counted where only one person can be meant."""
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vet Oto Lind left on Monday. The rebels kidnapped Lind near Okura.", [("Lind", "abducted")]),
        ("Kesi Abara was a judge. The killing of Abara was a blow.", [("Abara", "killed")]),
        ("Rosa Mendi wrote for a paper. Mendi's murder is not solved.", [("Mendi", "killed")]),
        ("Rosa Mendi wrote. They say that Mendi's murder is not solved.", [("Mendi", "killed")]),
        ("Rosa Mendi wrote. The murder of the 39-year-old Mendi is not solved.", [("Mendi", "killed")]),
        (
            "Vet Oto Lind was injured. Sula Orr, a nurse, was with him. Orr was injured.",
            [("Vet Oto Lind", "injured"), ("Orr", "injured")],
        ),
        ("Vet Oto Lind was injured. Lind was injured in Okura.", [("Vet Oto Lind", "injured")]),
        ("They lived in Los Altos. The killing of Altos was a blow.", []),
        ("The rebels kidnapped Lind near Okura.", []),
    ],
)
def test_a_surname_is_known_by_the_full_name_before_it(text: str, expected: list[Row]) -> None:
    """A surname alone is a person whom the text has named in full, and nobody more once he is counted."""
    both(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Vet Ana Reva and seven [number as heard] other people were killed.",
            [("Vet Ana Reva", "killed"), ("seven", "killed")],
        ),
        (
            "Engineer Jon Ames [name as received], kidnapped by rebels, is alive.",
            [("Engineer Jon Ames", "abducted")],
        ),
        ("Two [sic] vets [words indistinct] were injured.", [("Two", "injured")]),
    ],
)
def test_what_a_copyist_says_of_a_word_is_passed_over(text: str, expected: list[Row]) -> None:
    """Notes in square brackets part neither a number from its noun nor a subject from its verb."""
    both(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The two vets are still held by the rebels.", [("two", "abducted")]),
        ("Nurse Oto Lind, who is being held by his captors, wrote home.", [("Nurse Oto Lind", "abducted")]),
        ("In Okura, the ELN kidnapped trader Ivo Lund.", [("trader Ivo Lund", "abducted")]),
        ("Over the past week 30 men were abducted in Okura.", [("30", "abducted")]),
        ("The two men are held by the police.", []),
    ],
)
def test_who_is_held_by_those_who_take_hostages_is_abducted(text: str, expected: list[Row]) -> None:
    """Captors and armed groups abduct; a span of time before a number is no number of it."""
    both(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Six bodies were seen in the street: two rebels, three nuns, and a boy.",
            [("Six", "killed"), ("two", "killed"), ("three", "killed"), ("a boy", "killed")],
        ),
        (
            "Five bodies were found: two women and three children.",
            [("Five", "killed"), ("two", "killed"), ("three", "killed")],
        ),
        (
            "The following died: Major Carl Faro, Agent Erik Pach and Guard Jos Zina.",
            [("Major Carl Faro", "killed"), ("Agent Erik Pach", "killed"), ("Guard Jos Zina", "killed")],
        ),
    ],
)
def test_a_list_of_the_dead_is_read_from_its_first_word(text: str, expected: list[Row]) -> None:
    """Behind the colon each counts, with a title that is known and with one that is not."""
    both(text, expected)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy's son was almost killed.",
        "A bomber was nearly lynched by the crowd.",
        "Neither the judge nor his wife was injured.",
        "The raid, in which troops killed rebels, lasted from 0600 to 0830.",
        "The 10TH Brigade and the 2d Brigade killed rebels.",
        "Despite this International Pressure, the priests were killed.",
        "Gunmen broke in with the intention of kidnapping Ana Gil.",
        "They came with the aim of robbing or killing the banker.",
        "Ana Torres' guards were killed.",
    ],
)
def test_near_deeds_hours_and_ordinals_count_nobody(text: str) -> None:
    """What did not happen, a time of day, a unit's number and words with capitals are no victims."""
    both(text, [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Killed in the fire were a cook, her two sons, and Ivo Lund.",
            [("a cook", "killed"), ("two", "killed"), ("Ivo Lund", "killed")],
        ),
        (
            "Injured by the blast were: a porter; Elmer Mach, a clerk; and Raul Cast, a baker.",
            [("a porter", "injured"), ("Elmer Mach", "injured"), ("Raul Cast", "injured")],
        ),
        ("Shot dead in the raid was Pia Mendi, a nurse.", [("Pia Mendi", "killed")]),
        ("Two men killed in the blast were farmers.", [("Two", "killed")]),
    ],
)
def test_an_inverted_sentence_names_whom_it_harms_last(text: str, expected: list[Row]) -> None:
    """Behind the verb that opens a sentence stand its victims, in a list with commas or semicolons."""
    both(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She recalled the murders in Okura and that of Judge Ana Gil.", [("Judge Ana Gil", "killed")]),
        ("They mourn the death of a nun and that of a guard.", [("a nun", "killed"), ("a guard", "killed")]),
        ("The kidnappings in May, like that of trader Oto Lind, go on.", [("trader Oto Lind", "abducted")]),
        ("Among the killings, the view is that of the police.", []),
    ],
)
def test_that_of_takes_up_the_noun_of_harm_before_it(text: str, expected: list[Row]) -> None:
    """``that of`` stands for the murder or the death that the sentence has told of."""
    both(text, expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("POLICE HOLD THOSE WHO KILLED OTO LIND LAST FRIDAY.", [("OTO LIND", "killed")]),
        ("ONE OF THE PUPILS KILLED LAST WEEKEND WAS OTO LIND.", [("ONE", "killed")]),
        ("SHE IS TO REPLACE ANA GIL, WHO WAS MURDERED IN MAY.", [("ANA GIL", "killed")]),
        ("THE KILLING OF ANALYST OTO LIND WAS A PREMEDITATED PLAN.", [("ANALYST OTO LIND", "killed")]),
        ("THE BLAST INJURED FLYING PIECES OF WATER SUPPLIES.", []),
    ],
)
def test_common_words_in_capitals_are_no_names(text: str, expected: list[Row]) -> None:
    """In a text all in capitals, a word that is nobody's name is none, and ends a name before it."""
    assert rows(text) == expected
