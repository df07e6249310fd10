"""Whose figure it is: the speaker before, behind and around it, the relays, and how far a voice carries."""

from __future__ import annotations

import pytest

from said_by import said_by

# text, number, source, relays
IN_ONE_SENTENCE = [
    # The speaker behind the figure, in the middle, before it.
    (
        "Twelve people were killed when a bus fell into a ravine in Cusco, police said on Monday.",
        "Twelve",
        "police",
        (),
    ),
    ("One man was killed, a local official said, and two others were hurt.", "two", "a local official", ()),
    ("The Ministry of Health said Tuesday 45 people had died.", "45", "Ministry of Health", ()),
    ("Officials and witnesses said that six people were hurt.", "six", "Officials and witnesses", ()),
    ("Villagers, however, say that at least 60 people were massacred.", "at least 60", "Villagers", ()),
    # Inverted, with what stands in apposition.
    (
        "At least 17 soldiers were killed, said Col. Amadou Traore, a spokesman for the armed forces.",
        "At least 17",
        "Col. Amadou Traore, a spokesman for the armed forces",
        (),
    ),
    ("Bus crash kills 12 people in Peru, say officials", "12", "officials", ()),
    # What interrupts is no part of the speaker.
    ("The army, in a statement on Sunday, said 16 people were killed.", "16", "army", ()),
    (
        "AFP, citing two security sources, reported that 23 soldiers were killed.",
        "23",
        "two security sources",
        ("AFP",),
    ),
    ("A doctor who asked not to be named said that 33 people had died.", "33", "A doctor", ()),
    # Prepositions.
    ("According to the United Nations, 3,200 people were displaced.", "3,200", "United Nations", ()),
    ("At least 48 civilians were killed in May, per ACLED.", "At least 48", "ACLED", ()),
    ("Two soldiers died and, after data of residents, 30 people were kidnapped.", "30", "residents", ()),
    # Possessors of figures.
    ("By the army's count, 300 rebels were killed.", "300", "army", ()),
    ("The Red Cross's tally came to 104 dead.", "104", "Red Cross", ()),
    ("The opposition put the toll at 120 dead.", "120", "opposition", ()),
    ("The 15 deaths announced by the governor are not in the table.", "15", "governor", ()),
    ("Mr Dlamini put the number of dead at 40.", "40", "Mr Dlamini", ()),
    # Brackets, labels, headlines.
    ("27 people killed (NRCS)", "27", "NRCS", ()),
    ("Kenya Red Cross: 15 people killed", "15", "Kenya Red Cross", ()),
    ("96 people killed in raid - police", "96", "police", ()),
    # Relays.
    ("Hospital sources told the BBC that nine people had died.", "nine", "Hospital sources", ("BBC",)),
    ("The mayor told Radio Andina that 14 people were killed.", "14", "mayor", ("Radio Andina",)),
    (
        "In an interview with Reuters on Monday, the minister said 200 people were killed.",
        "200",
        "minister",
        ("Reuters",),
    ),
    ("Reuters reported that the ministry said 12 people had been killed.", "12", "ministry", ("Reuters",)),
    ("The minister told parliament that 14 people were killed.", "14", "minister", ()),
    # Capitals tell nothing in an old wire text.
    ("THE ARMED FORCES REPORTED TODAY THAT 12 SOLDIERS WERE KILLED.", "12", "ARMED FORCES", ()),
]


@pytest.mark.parametrize(("text", "number", "source", "via"), IN_ONE_SENTENCE, ids=lambda v: str(v)[:40])
def test_a_sentence_names_its_speaker(text: str, number: str, source: str, via: tuple[str, ...]) -> None:
    """The source is the one who gives the figure, in the report's words; relays were told or cite."""
    said = said_by(text)[number]
    assert (said.source, said.via) == (source, via)


OWN_VOICE = [
    ("Two militants were killed in an encounter near Kupwara.", "Two"),
    ("We counted 14 bodies on the road.", "14"),
    ("Our reporter saw eight bodies by the bridge.", "eight"),
    ("HAITI: 70 SHOT DEAD IN DAWN RAID", "70"),
    ("Reports say 20 people died.", "20"),
    ("The storm has killed 20 people in the towns on the coast.", "20"),
    ("The health ministry opened a ward after 20 people had died.", "20"),
]


@pytest.mark.parametrize(("text", "number"), OWN_VOICE, ids=lambda v: v[:40])
def test_what_nobody_is_named_for_is_the_reports_own(text: str, number: str) -> None:
    """A place before a colon, a subject that does not speak, `we` and `reports` are no source."""
    assert said_by(text)[number].source is None


ACROSS_SENTENCES = [
    # Pronouns.
    (
        "Ali Hassan, the mayor of Idlib, said 12 people were killed. More than 30 were wounded, he added.",
        "More than 30",
        "Ali Hassan, the mayor of Idlib",
    ),
    ("The Observatory said 40 people were killed. It put the number of wounded at 90.", "90", "Observatory"),
    # A surname takes up the full name with its office.
    (
        "Ali Hassan, the mayor of Idlib, said 12 people died. Roads shut. Hassan said 30 people were hurt.",
        "30",
        "Ali Hassan, the mayor of Idlib",
    ),
    # What goes on counting.
    ("The ministry said 40 people were killed. Ten of them were children.", "Ten", "ministry"),
    ("The ministry said 40 people were killed. Among the dead were five nurses.", "five", "ministry"),
    ("Police said 40 people were wounded. Fifteen children are among the wounded.", "Fifteen", "Police"),
    # The next sentence tells who it was.
    ("The toll has risen to 115 dead. The mayor announced it on Wednesday.", "115", "mayor"),
    # A lead without a verb.
    ("Rescue service update. 32 people were killed.", "32", "Rescue service"),
    # The family of one who speaks.
    (
        '"They came at night," said Grace Mba, a local official. Her husband and two sons were killed.',
        "Her husband",
        "Grace Mba, a local official",
    ),
]


@pytest.mark.parametrize(("text", "number", "source"), ACROSS_SENTENCES, ids=lambda v: v[:40])
def test_a_voice_carries_to_what_goes_on_counting(text: str, number: str, source: str) -> None:
    """A figure that takes up a speaker, or the victims a speaker counted, is that speaker's."""
    assert said_by(text)[number].source == source


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (
            "The ministry said 40 people were killed. A boat sank off Tripoli and three sailors drowned.",
            "three",
        ),
        (
            "The ministry said 40 people were killed.\n\nMore than 100 people died in the war of 1998.",
            "More than 100",
        ),
    ],
)
def test_a_new_topic_is_the_reports_own(text: str, number: str) -> None:
    """A figure that takes nothing up is not given to whoever spoke last."""
    assert said_by(text)[number].source is None


def test_a_list_takes_the_source_of_the_line_that_opens_it() -> None:
    """Bullets below `The monitor's list of civilians killed:` are the monitor's."""
    said = said_by(
        "The monitor's list of civilians killed:\n\n- 12 people killed in Hama\n- 30 people killed in Homs\n"
    )
    assert {said["12"].source, said["30"].source} == {"monitor"}


def test_a_quotation_speaks_for_the_one_quoted() -> None:
    """`We` inside quotation marks is the speaker and not the report."""
    said = said_by('"We have 14 dead," the regional governor told Radio Andina.')
    assert (said["14"].source, said["14"].via) == ("regional governor", ("Radio Andina",))


def test_the_publisher_is_no_source_of_its_own_release() -> None:
    """A press release speaks in its own voice even where it names itself, and its acronym is its name."""
    text = "Savannah Rights Monitor recalls that 40 people were killed in May."
    assert said_by(text)["40"].source == "Savannah Rights Monitor"
    assert said_by(text, publisher="Savannah Rights Monitor")["40"].source is None


def test_what_a_report_was_made_from_is_a_relay() -> None:
    """`Compiled from a release of X` makes X a relay of every figure."""
    said = said_by(
        "Police said 12 people were killed.\n\nThis item was compiled from a release of the Mizan Centre."
    )
    assert said["12"].via == ("Mizan Centre",)


def test_two_figures_in_one_sentence_keep_their_speakers() -> None:
    """Of two speakers in a sentence each has the figure of its own clause."""
    said = said_by("Officials said 13 men died there; the Observatory put their number at 16 dead.")
    assert (said["13"].source, said["16"].source) == ("Officials", "Observatory")


def test_no_drafts_no_attributions() -> None:
    """A text without figures gives nothing."""
    assert said_by("The ministry spoke of peace.") == {}
