"""What a careful reader notices across reports: one test a kind, on claims made by hand."""

from __future__ import annotations

from by_hand import claim
from tolltrace.model import Claim, Finding, Period, Place, Report
from tolltrace.reconcile import account, scene

MONITOR = "Hill Monitor"
MINISTRY = "Ministry of Health"


def _report(id: str, text: str, published: str, publisher: str) -> Report:
    return Report(id, text, published=published, publisher=publisher)


ONE = _report("a", "40 dead, 15 and 25; 1,225 then 158 more, 1,383; nearly 1,400", "2024-05-01", "Wire")
TWO = _report("b", "40 dead, 1,383, about 40, 31, 62, 50", "2024-05-02", "Post")
THREE = _report("c", "1,383 dead, 40", "2024-05-03", "Courier")


def _kinds(
    claims: list[Claim], kind: str, episode: str | None = None, periods: dict[str, Period] | None = None
) -> list[Finding]:
    made = account(scene(claims, [ONE, TWO, THREE], episode, periods=periods))
    return [found for found in made.findings if found.kind == kind]


def test_parts_that_make_up_their_total_add_up() -> None:
    """15 and 25 make the 40 that they are parts of; the note has the arithmetic."""
    total = claim(ONE, "40", 40, 40, source=MONITOR)
    parts = [claim(ONE, n, int(n), int(n), source=MONITOR, part_of=total.id) for n in ("15", "25")]
    (found,) = _kinds([total, *parts], "adds_up")
    assert set(found.claims) == {total.id, *(p.id for p in parts)}
    assert "15 and 25 make 40" in found.note


def test_an_old_total_and_what_was_added_make_the_new_total() -> None:
    """1,225 and 158 more make 1,383: the three are one balance of the origin's ledger."""
    claims = [
        claim(ONE, n, int(n.replace(",", "")), int(n.replace(",", "")), source=MONITOR)
        for n in ("1,225", "158", "1,383")
    ]
    (found,) = _kinds(claims, "adds_up")
    assert set(found.claims) == {c.id for c in claims}


def test_a_breakdown_by_place_that_misses_its_total_is_named_with_the_residual() -> None:
    """62, 31 and 40 by place are 133, not the 140 given: the residual stands in the note."""
    total = claim(TWO, "1,383", 140, 140, source=MONITOR)
    rows = [("62", "Ford"), ("31", "Salt Hill"), ("40", "Mill")]
    parts = [
        claim(TWO, n, int(n), int(n), source=MONITOR, place=place, part_of=total.id) for n, place in rows
    ]
    (found,) = _kinds([total, *parts], "does_not_add_up")
    assert "a residual of 7" in found.note


def test_three_outlets_with_one_origin_are_one_figure() -> None:
    """1,383 in three outlets is one figure, and they all go back to the one monitor."""
    claims = [claim(r, "1,383", 1383, 1383, source=MONITOR) for r in (ONE, TWO, THREE)]
    assert [set(f.claims) for f in _kinds(claims, "same_figure")] == [{c.id for c in claims}]
    assert len(_kinds(claims, "single_origin")) == 1


def test_a_rare_number_without_attribution_has_lost_it() -> None:
    """1,383 in an outlet's own voice, after the monitor's 1,383, is presumed to be the monitor's."""
    claims = [claim(ONE, "1,383", 1383, 1383, source=MONITOR), claim(TWO, "1,383", 1383, 1383)]
    (found,) = _kinds(claims, "attribution_lost")
    assert set(found.claims) == {c.id for c in claims}
    assert MONITOR in found.note


def test_a_common_number_without_attribution_proves_nothing() -> None:
    """Two outlets that both count 5 dead need not have copied."""
    one = _report("a", "5 dead", "2024-05-01", "Wire")
    two = _report("b", "5 dead", "2024-05-02", "Post")
    claims = [claim(one, "5", 5, 5, source=MONITOR), claim(two, "5", 5, 5)]
    assert not [f for f in account(scene(claims, [one, two])).findings if f.kind != "single_origin"]


def test_people_who_become_civilians_are_a_drift_of_class() -> None:
    """The monitor's 1,383 people are told as 1,383 civilians."""
    claims = [
        claim(ONE, "1,383", 1383, 1383, source=MONITOR, victims="unspecified"),
        claim(TWO, "1,383", 1383, 1383, source=MONITOR, victims="civilian"),
    ]
    (found,) = _kinds(claims, "category_drift")
    assert found.note == "Hill Monitor: 1,383 people became 1,383 civilians"


def test_a_rounded_figure_is_a_drift_of_qualifier() -> None:
    """The monitor's 1,383, told as nearly 1,400."""
    claims = [
        claim(TWO, "1,383", 1383, 1383, source=MONITOR),
        claim(ONE, "nearly 1,400", None, 1400, source=MONITOR, modifier="nearly"),
    ]
    (found,) = _kinds(claims, "qualifier_drift")
    assert set(found.claims) == {c.id for c in claims}


def test_the_same_total_for_two_days_and_for_four_is_a_drift_of_window() -> None:
    """1,383 "in two days" and 1,383 "in the past four days" cannot be counts of the same days."""
    claims = [
        claim(ONE, "1,383", 1383, 1383, source=MONITOR, period="in two days"),
        claim(TWO, "1,383", 1383, 1383, source=MONITOR, period="in the past four days"),
    ]
    periods = {
        claims[0].id: Period("in two days", length="P2D"),
        claims[1].id: Period("in the past four days", length="P4D"),
    }
    (found,) = _kinds(claims, "window_drift", periods=periods)
    assert set(found.claims) == {c.id for c in claims}
    assert not _kinds(claims, "window_drift")


def test_an_origins_later_figure_is_an_update() -> None:
    """The ministry's 40 becomes its 50: one step, in order, never an addition."""
    claims = [claim(TWO, "50", 50, 50, source=MINISTRY), claim(ONE, "40", 40, 40, source=MINISTRY)]
    (found,) = _kinds(claims, "update")
    assert found.claims == (claims[1].id, claims[0].id)


def test_two_origins_that_cannot_both_hold_are_a_conflict() -> None:
    """The ministry counts 62, the monitor 50: both are told by one report and neither is a lower bound."""
    claims = [claim(TWO, "62", 62, 62, source=MINISTRY), claim(TWO, "50", 50, 50, source=MONITOR)]
    (found,) = _kinds(claims, "conflict")
    assert set(found.claims) == {c.id for c in claims}


def test_a_figure_of_an_earlier_year_belongs_to_another_episode_and_to_no_toll() -> None:
    """What happened two years before the reports changes nothing in this toll, and says why."""
    here, before = claim(ONE, "40", 40, 40, source=MONITOR), claim(TWO, "62", 62, 62, source=MONITOR)
    periods = {before.id: Period("in 2022", "2022-01-01", "2022-12-31", "year")}
    made = account(scene([here, before], [ONE, TWO], periods=periods))
    assert [f.claims for f in made.findings if f.kind == "other_episode"] == [(before.id,)]
    (toll,) = made.toll
    assert (toll.low, toll.best, toll.high) == (40, 40, 40)
    assert [a.claim for a in toll.aside] == [before.id]


def test_the_same_figure_in_another_province_is_a_drift_of_place() -> None:
    """1,383 of one province told of another one; a wider place alone is no drift."""
    claims = [
        claim(ONE, "1,383", 1383, 1383, source=MONITOR, place="Ford, Hill province"),
        claim(TWO, "1,383", 1383, 1383, source=MONITOR, place="Ford, Lake province"),
        claim(THREE, "1,383", 1383, 1383, source=MONITOR, place="Ford, Hillland"),
    ]
    places = {c.id: Place(c.place or "", country="XX", admin1=a) for c, a in zip(claims, "12", strict=False)}
    places[claims[2].id] = Place("Hillland", country="XX")
    made = account(scene(claims, [ONE, TWO, THREE], places=places))
    assert [f.claims for f in made.findings if f.kind == "place_drift"] == [(claims[0].id, claims[1].id)]


def test_a_class_told_beside_its_total_completes_the_sum() -> None:
    """40 villagers, and a total of more than 100 with 31 soldiers and 31 gunmen: the 40 make it up."""
    told = claim(TWO, "40", 40, 40, source=MONITOR)
    total = claim(TWO, "1,383", 101, None, source=MONITOR, victims="unspecified", modifier="more_than")
    parts = [
        claim(TWO, "31", 31, 31, source=MONITOR, victims="security_force", part_of=total.id),
        claim(TWO, "62", 12, 12, source=MONITOR, victims="armed_group", part_of=total.id),
    ]
    assert not _kinds([told, total, *parts], "adds_up")
    parts[1] = claim(TWO, "62", 31, 31, source=MONITOR, victims="armed_group", part_of=total.id)
    (found,) = _kinds([told, total, *parts], "adds_up")
    assert set(found.claims) == {told.id, total.id, *(p.id for p in parts)}


def test_one_end_of_a_range_told_alone_is_the_same_figure_drifted() -> None:
    """The mayor's 15 to 25, told elsewhere as his 25."""
    claims = [
        claim(ONE, "15 and 25", 15, 25, source="Mayor", modifier="range"),
        claim(TWO, "50", 25, 25, source="Mayor"),
    ]
    assert [set(f.claims) for f in _kinds(claims, "same_figure")] == [{c.id for c in claims}]
    assert len(_kinds(claims, "qualifier_drift")) == 1
