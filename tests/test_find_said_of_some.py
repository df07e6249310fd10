"""Figures whose class, fate or place another word of the sentence tells."""

from __future__ import annotations

import pytest

import tolltrace
from tolltrace.model import Claim


def _found(text: str) -> list[Claim]:
    return list(tolltrace.find(text))


@pytest.mark.parametrize(
    ("text", "victims", "group"),
    [
        ("Of those killed, 14 were soldiers.", "security_force", "soldiers"),
        ("Among those injured, nine were young farmers.", "civilian", "young"),
        ("Of the dead, six were children.", "civilian", "children"),
        ("Of the 30 killed, 14 were pupils.", "civilian", "pupils"),
        ("Of those who were arrested, three were militants.", "armed_group", None),
    ],
)
def test_a_predicate_says_who_some_of_them_were(text: str, victims: str, group: str | None) -> None:
    """Behind ``of those killed`` a bare number has class and group from the noun that it is said to be."""
    claim = _found(text)[-1]
    assert (claim.victims, claim.group) == (victims, group)


def test_some_of_a_number_are_a_part_of_it() -> None:
    """``Of the 30 killed, 14 were women``: the 14 are a part of the 30."""
    total, part = _found("Of the 30 killed, 14 were women.")
    assert part.part_of == total.id


@pytest.mark.parametrize(
    "text",
    [
        "Neither the driver nor the passengers were injured.",
        "Neither the guard nor his dog was hurt.",
        "Neither the pilot nor the mechanic was killed in the crash.",
    ],
)
def test_neither_of_two_is_harmed(text: str) -> None:
    """Persons behind ``neither`` and ``nor`` make no figure."""
    assert _found(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Forty people are dead or missing.",
        "The storm left at least 40 fishermen missing or dead.",
        "The number of dead or missing stands at 42.",
        "Sixty villagers were killed or are missing.",
    ],
)
def test_dead_or_missing_are_two_figures(text: str) -> None:
    """One number for two fates is told twice, with the same bounds."""
    first, second = _found(text)
    assert {first.harm, second.harm} == {"killed", "missing"}
    assert (first.span, first.quantity) == (second.span, second.quantity)


def test_the_sought_beside_the_dead_are_no_second_fate() -> None:
    """``killed and missing persons were sought``: the number is that of the dead alone."""
    assert [c.harm for c in _found("12 people were killed and missing persons were sought.")] == ["killed"]


@pytest.mark.parametrize(
    "text",
    [
        "The driver, who had been missing since Monday, was found dead.",
        "Two hikers missing since 3 May were found dead.",
        "A farmer who went missing on Friday was found dead.",
    ],
)
def test_the_missing_who_were_found_dead_are_dead(text: str) -> None:
    """Whoever was found dead is counted once, as killed."""
    assert [c.harm for c in _found(text)] == ["killed"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("The militia lost 11 men in the ambush, its deadliest in two years.", None),
        ("The attack, the worst in a decade, killed 40 people.", None),
        ("It was the bloodiest raid in three months, killing 14 people.", None),
        ("In the deadliest week of the war, 40 people died in two days.", "in two days"),
    ],
)
def test_how_long_there_was_none_like_it_bounds_no_count(text: str, period: str | None) -> None:
    """``its deadliest in two years`` compares; ``died in two days`` bounds."""
    assert [c.period for c in _found(text)] == [period]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Clashes between the two communities have left more than 200 dead.", None),
        ("Fighting between rival clans killed 12 people.", None),
        ("A collision between Accra and Kumasi left 30 dead.", "between Accra and Kumasi"),
        ("Eight people died between the mill and the bridge.", "between the mill and the bridge"),
    ],
)
def test_those_who_meet_are_no_place(text: str, place: str | None) -> None:
    """``between`` locates where it has two places or a name behind it."""
    assert [c.place for c in _found(text)] == [place]


@pytest.mark.parametrize(
    ("text", "perpetrator"),
    [
        ("Kenya's air force said it struck a camp; two people were wounded by debris.", None),
        ("Nigeria's air force bombed a market, killing 20 people.", "Nigeria's air force"),
    ],
)
def test_who_speaks_of_harm_has_not_done_it(text: str, perpetrator: str | None) -> None:
    """A force that only tells of the hurt is not given as who hurt them."""
    assert [c.perpetrator for c in _found(text)] == [perpetrator]


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("The army said its losses stood at 17 dead and 40 wounded.", "security_force"),
        ("The rebels put their own losses at 17 dead.", "armed_group"),
        ("The ministry said losses stood at 17 dead.", "unspecified"),
    ],
)
def test_a_sides_own_losses_are_of_its_class(text: str, victims: str) -> None:
    """``its losses`` are those of the army or group that tells them."""
    assert _found(text)[0].victims == victims


def test_two_among_the_dead_are_no_parts_of_each_other() -> None:
    """Of ``a boy and his uncle were among the dead`` neither is a part of the other; an age is no group."""
    boy, uncle = _found("A 12-year-old boy and his uncle were among the dead.")
    assert (boy.part_of, uncle.part_of, boy.group) == (None, None, "boy")


def test_two_with_their_ages_are_two() -> None:
    """A first name alone with an age is a person, also before ``and``."""
    assert [c.number for c in _found("Juan, 7, and Pedro, 9, drowned.")] == ["Juan", "Pedro"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("One person was killed in Gao, two in Menaka and a child in Ansongo.", ["One", "two", "a child"]),
        (
            "Among the 18 dead: six children, a teacher and a bus driver.",
            ["18", "six", "a teacher", "a bus driver"],
        ),
        ("Two men died in Lagos and a woman in Kano was rescued.", ["Two"]),
    ],
)
def test_one_without_a_number_ends_a_list(text: str, numbers: list[str]) -> None:
    """A person may close a list of figures, with a place of his own, and no verb of his own."""
    assert [c.number for c in _found(text)] == numbers


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Police found the charred remains of a man in the burnt car.", ["a man"]),
        ("The remains of three miners were brought up.", ["three"]),
        ("Police found the remains of a bomb.", []),
    ],
)
def test_remains_of_people_are_dead(text: str, numbers: list[str]) -> None:
    """``the remains of`` people counts them as killed."""
    assert [c.number for c in _found(text)] == numbers


def test_chance_sums_in_a_list_of_the_dead_make_no_parts() -> None:
    """That 5 and 3 make 8 does not make women and children a part of the men."""
    assert {c.part_of for c in _found("The dead were 8 men, 5 women and 3 children.")} == {None}


def test_the_dead_who_are_brought_away_are_not_displaced() -> None:
    """``The three dead and five wounded were evacuated``: killed and injured, nobody displaced."""
    found = _found("The three dead and five wounded were evacuated to Bamako.")
    assert [c.harm for c in found] == ["killed", "injured"]


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Nine killed, dozens trapped after mine collapse", [("Nine", "killed"), ("dozens", "missing")]),
        ("Five bodies recovered, 12 still trapped.", [("Five", "killed"), ("12", "missing")]),
        ("Ten killed, two escape", [("Ten", "killed")]),
        ("Three dead, hundreds stranded as river bursts banks", [("Three", "killed")]),
        ("Nine killed, 12 wounded", [("Nine", "killed"), ("12", "injured")]),
    ],
)
def test_another_fate_does_not_go_on_with_the_dead(text: str, figures: list[tuple[str, str]]) -> None:
    """``nine killed, dozens trapped``: those trapped are counted with nobody's dead."""
    assert [(c.number, c.harm) for c in _found(text)] == figures


def test_a_doubt_behind_another_figure_is_of_that_one() -> None:
    """``nine were killed and dozens trapped under the rubble``: only those under the rubble are possible."""
    found = _found("At least nine people were killed and dozens trapped under the rubble.")
    assert [c.stance for c in found] == ["asserted", "possible"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("As many as 60 people working in the building had to be evacuated after a fire.", []),
        ("Some 300 pupils were evacuated from the school.", []),
        ("A train carrying 200 passengers was evacuated.", []),
        ("200 people were evacuated from their homes near the plant.", ["200"]),
        ("Officials evacuated 900 people from the coast.", ["900"]),
    ],
)
def test_people_led_out_of_a_building_have_lost_no_home(text: str, numbers: list[str]) -> None:
    """Out of a school or a train people are rescued; out of their homes and villages they are displaced."""
    assert [c.number for c in _found(text)] == numbers


def test_the_one_who_was_killed_is_nobody_new() -> None:
    """``the driver who has been killed`` says which driver, once a single person's death was told."""
    found = _found("The bus driver was killed. Ravi, the driver who has been killed, was 40.")
    assert [c.number for c in found] == ["The bus driver"]


def test_those_among_others_are_alone_among_the_dead() -> None:
    """Of ``two pupils who were among dozens of children in the hall`` only the two are dead."""
    found = _found("The dead included two pupils who were among dozens of children trapped in the hall.")
    assert [c.number for c in found] == ["two"]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The Red Cross had by 21 May buried 89.", ["89"]),
        ("They buried 12 cables under the road.", []),
        ("The rebels fled, leaving 61 dead; the army lost eight.", ["61", "eight"]),
        ("Six were killed; the party lost 12 seats.", ["Six"]),
    ],
)
def test_a_number_alone_may_be_of_people(text: str, numbers: list[str]) -> None:
    """Behind ``buried``, and ``lost`` said of armed men, a number without a noun counts the dead."""
    assert [c.number for c in _found(text)] == numbers


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        ("The union counted 110 dead. Sixty-eight are children; 42 are women.", ["civilian", "unspecified"]),
        ("Sixty people were arrested. Two were lawyers.", ["civilian"]),
        ("The blast killed 12 people. Four were nurses and two were guards.", ["civilian", "unspecified"]),
    ],
)
def test_the_next_sentence_says_who_some_were(text: str, victims: list[str]) -> None:
    """Numbers of people right behind a total, with no verb but ``are``, are parts of it."""
    total, *parts = _found(text)
    assert {p.part_of for p in parts} == {total.id}
    assert [p.victims for p in parts] == victims


@pytest.mark.parametrize(
    "text",
    [
        "The blast killed 12 people. Fifty were passengers.",
        "The blast killed 12 people. The bus was late. Four were nurses.",
        "The blast killed 12 people. Six were survivors.",
    ],
)
def test_others_in_the_next_sentence_are_no_part(text: str) -> None:
    """More than the total, a sentence further on, and survivors are nobody's part."""
    assert len(_found(text)) == 1


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("The commissioner gives the first official figures: 29 dead, 37 rescued.", ["29"]),
        ("The farm was built for 180 prisoners; 300 prisoners were held there.", ["300"]),
        ("The deaths of 11 people: ten miners and a schoolboy of thirteen.", ["11", "ten", "a schoolboy"]),
        ("A family of six was killed.", ["six"]),
        (
            "Three sailors are in hospital, one is helping police and one has not been found.",
            ["Three", "one"],
        ),
    ],
)
def test_numbers_beside_the_dead_that_count_none_of_them(text: str, numbers: list[str]) -> None:
    """The rescued, places for prisoners, ages behind ``of`` and those who help are not counted."""
    assert [c.number for c in _found(text)] == numbers


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The mayor counted 17 dead by noon and 23 by nightfall.",
            [("17", "by noon"), ("23", "by nightfall")],
        ),
        ("Twelve people died on May 3 and 5.", [("Twelve", "on May 3 and 5")]),
        ("The bombing, the third in a week, wounded nobody.", [("nobody", None)]),
        ("He has killed 12 deer this season.", []),
        ("The ferry sank; 33 survivors were picked up.", []),
    ],
)
def test_figures_and_times_do_not_mix(text: str, found: list[tuple[str, str | None]]) -> None:
    """A figure is no day of a period, a day no figure; animals and the saved are not counted."""
    assert [(c.number, c.period) for c in _found(text)] == found


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        (
            "A woman and her son were found dead. The son was found dead inside the house.",
            ["A woman", "her son"],
        ),
        ("A guard and a cook were killed. The guard was shot dead.", ["A guard", "a cook"]),
        ("The bus driver was killed. The driver of the truck was killed.", ["The bus driver", "The driver"]),
    ],
)
def test_the_one_told_of_before_is_told_of_again(text: str, numbers: list[str]) -> None:
    """``the son was found dead`` after a woman and her son were is nobody new; another driver is."""
    assert [c.number for c in _found(text)] == numbers
