"""What a page consists of: each row is a text and its blocks, in order."""

from __future__ import annotations

import pytest

from tolltrace.clean import clean
from tolltrace.model import Report

BODY = (
    "Gunmen killed nine people in the market of Tel Amran on Sunday, the district governor said, and set "
    "fire to the stalls before they left towards the river. Two of the dead were children."
)
MORE = (
    "The governor, Samir Haddou, told reporters that another fourteen were in hospital, three of them in a "
    "grave condition. He blamed a gang that had threatened the traders since the spring."
)


def blocks(text: str, title: str | None = None) -> list[tuple[str, str]]:
    """Kind and words of each block."""
    document = clean(Report("r", text, title=title))
    return [(b.kind, document.clean.text[b.span.start : b.span.end]) for b in document.blocks]


def kinds(text: str) -> str:
    """The kinds, in order, as words."""
    return " ".join(kind for kind, _ in blocks(text))


ROWS = [
    ("one line is one paragraph", BODY, "paragraph"),
    (
        "a title, its byline, and the body",
        f"Nine dead in market raid\n\nBy Lena Oduya\n\n{BODY}",
        "title byline paragraph",
    ),
    (
        "a dateline stays in its paragraph",
        f"TEL AMRAN, May 4 (Hill News) - {BODY}\n\n{MORE}",
        "paragraph paragraph",
    ),
    ("every line a paragraph", f"{BODY}\n{MORE}\n{BODY[:80]}.", "paragraph paragraph paragraph"),
    ("a date line", f"Nine dead in raid\n4 May 2031 | Hill News\n{BODY}", "title byline paragraph"),
    ("a date with a figure is no byline", f"{BODY}\nOn 4 May 2031 nine died", "paragraph paragraph"),
    ("dashes", f"{BODY}\n\n- nine killed\n- six hurt\n\n{MORE}", "paragraph bullet bullet paragraph"),
    (
        "a mark on a line of its own",
        f"-\nNine are dead\n-\nSix are hurt\n\n{BODY}",
        "bullet bullet paragraph",
    ),
    ("numbered paragraphs", f"1. {BODY}\n\n2. {MORE}", "bullet bullet"),
    ("one number is part of its sentence", f"{BODY}\n\n12. May was the worst day.", "paragraph paragraph"),
    ("numbered headings", f"1. CASUALTIES\n{BODY}\n2. NEEDS\n{MORE}", "heading paragraph heading paragraph"),
    ("a thread", "1/3 Nine dead.\n\n2/3 Six hurt.\n\n3/3 That is all.", "bullet bullet bullet"),
    (
        "labelled figures",
        f"KEY FIGURES\nKilled: 9\nHurt: 14\nUS$ 1.5M - needed\n\n{BODY}",
        "title bullet bullet bullet paragraph",
    ),
    ("figures and no title", "DEAD: 9\nHURT: 14\nMISSING: none\nSo far.", "bullet bullet bullet paragraph"),
    ("figures first", f"FACTS\n9 people killed\n14 people hurt\n\n{BODY}", "title bullet bullet paragraph"),
    (
        "pipes",
        f"{BODY}\n\nDead by town\n\nTown | Dead\nAmran | 9\nQasr | 0\n\n{MORE}",
        "paragraph heading row row row paragraph",
    ),
    (
        "markdown",
        "# Toll\n\n| Town | Dead |\n|---|---|\n| Amran | 9 |\n\nSo far.",
        "title row furniture row paragraph",
    ),
    ("tabs", f"{BODY}\nTown\tDead\nAmran\t9\nQasr\t12", "paragraph row row row"),
    (
        "aligned columns",
        f"{BODY}\n\nTown       Dead\nAmran         9\nQasr         12",
        "paragraph row row row",
    ),
    ("one pipe is no table", f"Hill News | World\n{BODY}", "title paragraph"),
    ("stamps", "Live: raid\n\n10:21 – Shots are heard.\n\n10:40 – Nine are dead.", "title entry entry"),
    (
        "stamps alone",
        "Sun 18:20\nNine are dead.\n\nSix are hurt.\n\nSun 17:00\nShots are heard.",
        "entry entry entry",
    ),
    (
        "an hour in a story is none",
        f"10:21 was the hour.\n\n{BODY}\n\n{MORE}",
        "paragraph paragraph paragraph",
    ),
    (
        "comments and share bars",
        f"{BODY}\nShare | Tweet | 12 comments\nLeave a Comment",
        "paragraph furniture furniture",
    ),
    ("counters", f"{BODY}\n1.2K reposts · 300 likes · 10K views", "paragraph furniture"),
    ("a rating", f"{BODY}\nWas this helpful? 4.2 / 5 (12 votes)", "paragraph furniture"),
    (
        "related stories",
        f"{BODY}\nRelated Stories\nBus crash leaves 12 dead\n- Six shot in Qasr\n{MORE}",
        "paragraph furniture furniture furniture paragraph",
    ),
    (
        "a sentence after a link box is read",
        f"{BODY}\nRead more\nNine people were killed.\n{MORE}",
        "paragraph furniture paragraph paragraph",
    ),
    ("breadcrumbs", f"Home > World > Africa\nNine dead in raid\n{BODY}", "furniture title paragraph"),
    ("copyright", f"{BODY}\n© 2031 Hill News. All rights reserved.", "paragraph furniture"),
    ("a rule", f"{BODY}\n* * *\n{MORE}", "paragraph furniture paragraph"),
    (
        "sharing is no chrome in a sentence",
        f"{BODY}\nShare prices fell as 9 people died.",
        "paragraph paragraph",
    ),
]


@pytest.mark.parametrize(("what", "text", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_page_is_told_apart(what: str, text: str, expected: str) -> None:
    """Each block of a row has the kind that a reader would give it."""
    assert kinds(text) == expected, what


WRAPPED = """RAID IN TEL AMRAN

   The governor said that gunmen killed nine people in the market of
Tel Amran on Sunday and that they set fire to the stalls before they
left towards the river.  Two of the dead were children.

   Another fourteen people were in hospital, three of them in a grave
condition, according to the same source, who blamed a gang.
"""


@pytest.mark.parametrize("text", [WRAPPED, WRAPPED.upper(), WRAPPED.replace("\n\n   ", "\n   ")])
def test_hard_wrapped_lines_are_one_paragraph(text: str) -> None:
    """Lines filled to one width belong together, in small letters or capitals, indented or not."""
    assert kinds(text) == "title paragraph paragraph"


def test_rows_of_a_table_share_a_group_and_bullets_another() -> None:
    """Groups number the tables and lists of a page; paragraphs have none."""
    text = f"- a: 1\n- b: 2\n\n{BODY}\n\nTown | Dead\nAmran | 9\n\n{MORE}\n\nTown | Hurt\nAmran | 3"
    groups = [block.group for block in clean(Report("r", text)).blocks]
    assert groups == [1, 1, 0, 2, 2, 0, 3, 3]


def test_entry_keeps_its_stamp_and_its_paragraphs() -> None:
    """A stamp on its own line labels all paragraphs up to the next one."""
    text = "Sun 18:20\nNine are dead.\n\nSix are hurt.\n\nSun 17:00\nShots are heard."
    found = [(b.label, b.group) for b in clean(Report("r", text)).blocks]
    assert found == [("Sun 18:20", 1), ("Sun 18:20", 1), ("Sun 17:00", 2)]


def test_title_from_the_manifest_is_known_on_the_page() -> None:
    """A title that ends like a sentence is known where the report's record has it."""
    found = blocks(f"Nine are dead in Amran.\n\n{BODY}", title="Nine are dead in Amran.")
    assert found[0] == ("title", "Nine are dead in Amran.")


@pytest.mark.parametrize("glue", ["\n\n", "\n", " ", "", "\n\nShare\n\n"])
def test_second_copy_of_an_article_is_a_repeat(glue: str) -> None:
    """Pasted again below, or glued to the last paragraph: the copy is one block, and the first stays."""
    article = f"{BODY}\n{MORE}"
    found = blocks(article + glue + article)
    assert [text for kind, text in found if kind == "paragraph"] == [BODY, MORE]
    assert [text for kind, text in found if kind == "repeat"] == [article]


def test_headline_is_repeated_with_its_body() -> None:
    """A headline that comes again before its body belongs to the copy."""
    article = f"Nine dead in market raid\n\n{BODY}"
    assert kinds(f"{article}\n\n{article}") == "title paragraph repeat"


@pytest.mark.parametrize(
    "text",
    [
        "- Nine killed\n- Six hurt\n\nEast\n\n- Nine killed\n- Six hurt",
        "Town | Dead\nAmran | 9\nQasr | 3\n\nLater\n\nTown | Dead\nAmran | 9\nQasr | 3",
        f"{BODY}\n\nNobody was hurt.\n\n{MORE}\n\nNobody was hurt.",
    ],
)
def test_short_things_that_come_twice_are_no_repeat(text: str) -> None:
    """Equal bullets, rows and short sentences are each read."""
    assert "repeat" not in kinds(text)
