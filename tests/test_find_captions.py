"""What the lines above a table say of its columns: who gives them, and until when."""

from __future__ import annotations

import tolltrace


def _told(text: str) -> list[tuple[str, str | None, str | None]]:
    return [(c.number, c.source, c.period) for c in tolltrace.find(text)]


_ROWS = "Ward      Dead   Missing\nLower          14         3\nUpper           2        30\n"


def test_a_caption_tells_by_harm_who_gives_each_column() -> None:
    """``HARM: BODY`` above a table gives the column of that harm, and a time word only to it."""
    told = _told(f"Dead: Civil Protection, to 4 June. Missing: RELINK.\n\n{_ROWS}")
    assert told == [
        ("14", "Civil Protection", "to 4 June"),
        ("3", "RELINK", None),
        ("2", "Civil Protection", "to 4 June"),
        ("30", "RELINK", None),
    ]


def test_a_caption_tells_it_in_brackets_too() -> None:
    """``HARM (BODY)`` does the same, and ``as of`` without a harm bounds all columns."""
    told = _told(f"DEAD (Provincial Hospital) AND MISSING (Red Cross), BY WARD, AS OF 4 JUNE\n\n{_ROWS}")
    assert told == [
        ("14", "Provincial Hospital", "AS OF 4 JUNE"),
        ("3", "Red Cross", "AS OF 4 JUNE"),
        ("2", "Provincial Hospital", "AS OF 4 JUNE"),
        ("30", "Red Cross", "AS OF 4 JUNE"),
    ]


def test_a_caption_that_names_both_harms_gives_both_columns() -> None:
    """``Dead and injured: BODY`` is about two columns."""
    rows = "Ward      Dead   Injured\nLower          14         31\nUpper           2        30\n"
    told = _told(f"Dead and injured: Civil Protection.\n\n{rows}")
    assert [source for _, source, _ in told] == ["Civil Protection"] * 4


def test_a_bracket_that_names_no_body_gives_nothing() -> None:
    """``Dead (by ward)`` and ``Dead (Lower Town)`` say how the dead are told apart, and not by whom."""
    for bracket in ("by ward", "Lower Town"):
        assert {source for _, source, _ in _told(f"Dead ({bracket}) and missing\n\n{_ROWS}")} == {None}


def test_a_length_of_time_above_a_table_is_no_bound_of_it() -> None:
    """``Six weeks of rain`` tells how long it rained."""
    told = _told(f"Dead and missing by ward, after floods over six weeks\n\n{_ROWS}")
    assert {period for _, _, period in told} == {None}


def test_households_under_a_caption_of_the_displaced_are_displaced() -> None:
    """Beside a column of people they are counted as households; under another caption they are others."""
    rows = "Ward | Households | Persons\nLower | 31 | 140\nUpper | 8 | 33\n"
    found = tolltrace.find(f"DISPLACED BY WARD\n\n{rows}")
    assert [(c.number, c.harm, c.group) for c in found] == [
        ("31", "displaced", "households"),
        ("140", "displaced", None),
        ("8", "displaced", "households"),
        ("33", "displaced", None),
    ]
    rows = "Ward | Households | Displaced\nLower | 31 | 140\nUpper | 8 | 33\n"
    assert [c.number for c in tolltrace.find(f"DISPLACED BY WARD\n\n{rows}")] == ["140", "33"]


def test_cells_keep_the_bounds_of_their_figures() -> None:
    """``up to 60`` and ``40+`` in a table of who says what."""
    rows = "Who counts | Dead at Olmedo\nUnited Nations | up to 60\nRed Cross | 40+\nArmy | 17\n"
    found = tolltrace.find(f"Eight guards died at Barco in June.\n\n{rows}")[1:]
    assert [(c.quantity.low, c.quantity.high, c.place, c.victims) for c in found] == [
        (None, 60, "Olmedo", "unspecified"),
        (40, None, "Olmedo", "unspecified"),
        (17, 17, "Olmedo", "unspecified"),
    ]
