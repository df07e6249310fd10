"""Low, best and high under each named policy, and what no policy may ever do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from by_hand import claim
from tolltrace.model import Claim, Report, Toll
from tolltrace.reconcile import POLICIES, account, scene

MONITOR = "Hill Monitor"
MINISTRY = "Ministry of Health"
NUMBERS = ("12", "40", "55", "160", "1,383")


def _reports() -> list[Report]:
    text = "dead: 12, 40, 55, 160, 1,383, dozens"
    return [
        Report(id, text, publisher=outlet, published=day)
        for id, outlet, day in (("a", "Wire", "2024-05-01"), ("b", "Post", "2024-05-02"), ("c", "Sun", None))
    ]


def _said(report: Report, number: str, source: str | None = MONITOR, **fields: object) -> Claim:
    value = int(number.replace(",", ""))
    return claim(report, number, value, value, source=source, **fields)


def _toll(claims: list[Claim], policy: str = "latest") -> Toll:
    (toll,) = account(scene(claims, _reports()), policy).toll
    return toll


def _bounds(toll: Toll) -> tuple[int | None, int | None, int | None]:
    return (toll.low, toll.best, toll.high)


def test_latest_spans_the_origins_and_takes_the_latest_exact_figure_as_best() -> None:
    """Two origins, 40 and later 55: low 40, high 55, best the later one."""
    a, b, _ = _reports()
    toll = _toll([_said(a, "40"), _said(b, "55", MINISTRY)])
    assert _bounds(toll) == (40, 55, 55)
    assert (toll.origins, toll.as_of) == ((MONITOR, MINISTRY), "2024-05-02")


def test_an_origins_later_figure_never_widens_the_range_by_itself() -> None:
    """The monitor's 40 and then 55 give 55 to 55; the 40 is left aside with its reason."""
    a, b, _ = _reports()
    first, second = _said(a, "40"), _said(b, "55")
    toll = _toll([first, second])
    assert _bounds(toll) == (55, 55, 55)
    assert [(one.claim, "replaced" in one.reason) for one in toll.aside] == [(first.id, True)]


def test_ged_leaves_out_a_side_where_another_body_counts() -> None:
    """A ministry of defence at war is no reliable origin beside a monitor; alone it is all there is."""
    a, b, _ = _reports()
    claims = [_said(a, "40"), _said(b, "160", "Russian Ministry of Defence")]
    assert _bounds(_toll(claims)) == (40, 160, 160)
    toll = _toll(claims, "ged")
    assert _bounds(toll) == (40, 40, 40)
    assert any("is a side" in one.reason for one in toll.aside)
    assert _bounds(_toll(claims[1:], "ged")) == (160, 160, 160)


def test_conservative_takes_the_lowest_and_counts_dozens_as_twelve() -> None:
    """ACLED's numbers stand for words that tell none."""
    a, b, _ = _reports()
    dozens = claim(a, "dozens", 24, None, source=MONITOR, modifier="vague")
    assert _bounds(_toll([dozens], "conservative")) == (12, 12, 12)
    assert _bounds(_toll([_said(a, "55"), _said(b, "40", MINISTRY)], "conservative")) == (40, 40, 40)


def test_two_origins_calls_a_figure_of_one_origin_provisional() -> None:
    """Three outlets with one origin are still one origin."""
    a, b, c = _reports()
    copies = [_said(a, "40"), _said(b, "40"), _said(c, "40")]
    assert _toll(copies, "two-origins").provisional
    assert not _toll([*copies, _said(b, "55", MINISTRY)], "two-origins").provisional
    assert not _toll(copies, "latest").provisional


def test_a_figure_without_origin_is_never_an_origin() -> None:
    """Beside a named origin, an outlet's own voice moves no bound, and the reason says so."""
    a, b, _ = _reports()
    toll = _toll([_said(a, "40"), _said(b, "160", None)])
    assert _bounds(toll) == (40, 40, 40)
    assert [("copy" in one.reason) for one in toll.aside] == [True]


def test_a_narrower_count_stands_beside_the_toll_and_not_in_it() -> None:
    """The dead of one place are shown, and low, best and high are those of the whole."""
    a, b, _ = _reports()
    toll = _toll([_said(a, "160"), _said(b, "12", place="Ford")])
    assert _bounds(toll) == (160, 160, 160)
    assert [one.reason for one in toll.aside] == ["a narrower count: Ford"]
    assert len(toll.figures) == 2


def test_a_copy_of_a_report_adds_an_outlet_and_nothing_else() -> None:
    """The same report under another publisher changes the number of outlets only."""
    a, b, c = _reports()
    once = [_said(a, "40"), _said(b, "55", MINISTRY)]
    twin = c._replace(published="2024-05-02")
    again = [*once, _said(twin, "55", MINISTRY)]
    (before,) = account(scene(once, [a, b])).toll
    (after,) = account(scene(again, [a, b, twin])).toll
    assert after.outlets == ("Post", "Sun", "Wire")
    assert replace(after, outlets=before.outlets, claims=before.claims) == before


def test_nobody_to_ask_counts_only_where_nobody_else_does() -> None:
    """Local sources' 160 change nothing beside the monitor's 40, and stand where they are alone."""
    a, b, _ = _reports()
    hearsay = _said(b, "160", "local sources")
    toll = _toll([_said(a, "40"), hearsay])
    assert (toll.low, toll.best, toll.high) == (40, 40, 40)
    assert [(one.claim, one.reason) for one in toll.aside] == [
        (hearsay.id, "nobody is named, only local sources")
    ]
    assert _bounds(_toll([hearsay])) == (160, 160, 160)


CLAIMS = st.lists(
    st.tuples(
        st.sampled_from("abc"),
        st.sampled_from(NUMBERS),
        st.sampled_from([MONITOR, MINISTRY, None]),
        st.sampled_from(["civilian", "unspecified"]),
        st.sampled_from([None, "Ford", "Salt Hill"]),
    ),
    max_size=12,
    unique_by=lambda one: one[:2],
)


def _made(rows: list[tuple[str, str, str | None, str, str | None]]) -> list[Claim]:
    by_id = {r.id: r for r in _reports()}
    return [_said(by_id[r], n, s, victims=v, place=p) for r, n, s, v, p in rows]


@pytest.mark.parametrize("policy", POLICIES)
@given(rows=CLAIMS)
@settings(max_examples=60, deadline=None)
def test_no_toll_says_what_no_claim_says(
    policy: str, rows: list[tuple[str, str, str | None, str, str | None]]
) -> None:
    """Low, best and high are in order, and each is the number of some claim in use."""
    claims = _made(rows)
    value = {c.id: c.quantity.low for c in claims}
    for toll in account(scene(claims, _reports()), policy).toll:
        said = {value[id] for id in toll.claims}
        if toll.claims:
            assert {toll.low, toll.best, toll.high} <= said
            assert (toll.low or 0) <= (toll.best or 0) <= (toll.high or 0)
        everyone = {c.id for c in claims if (c.harm, c.victims) == (toll.harm, toll.victims)}
        assert set(toll.claims) | {one.claim for one in toll.aside} == everyone


@given(rows=CLAIMS, order=st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_any_order_gives_the_same_account(
    rows: list[tuple[str, str, str | None, str, str | None]], order: object
) -> None:
    """Claims and reports may come in any order."""
    claims, reports = _made(rows), _reports()
    wanted = account(scene(claims, reports))
    order.shuffle(claims)  # type: ignore[attr-defined]
    order.shuffle(reports)  # type: ignore[attr-defined]
    assert account(scene(claims, reports)) == wanted


@given(rows=CLAIMS, which=st.integers(0, 11))
@settings(max_examples=60, deadline=None)
def test_losing_an_attribution_never_makes_another_origin(
    rows: list[tuple[str, str, str | None, str, str | None]], which: int
) -> None:
    """Without one claim's source there are no more origins than there were."""
    claims = _made(rows)
    if which >= len(claims):
        return
    lost = [replace(c, source=None) if n == which else c for n, c in enumerate(claims)]
    there = {f.origin for f in account(scene(claims, _reports())).figures if not f.own_voice}
    left = {f.origin for f in account(scene(lost, _reports())).figures if not f.own_voice}
    assert left <= there


def test_one_origin_gives_one_figure_for_a_class_under_arms() -> None:
    """An origin's figures for differently named groups of a class do not widen the range by themselves."""
    a, b, _ = _reports()
    claims = [
        _said(a, "12", victims="armed_group", group="pro-regime"),
        _said(b, "40", victims="armed_group", group="armed men"),
    ]
    toll = _toll(claims)
    assert _bounds(toll) == (40, 40, 40)
    assert [one.reason for one in toll.aside] == [f"{MONITOR} gives another figure for this class"]


@pytest.mark.parametrize("policy", ["latest", "ged", "conservative"])
def test_an_upper_bound_gives_no_low(policy: str) -> None:
    """``up to 20`` may be nobody: the low is open, alone and beside a higher figure."""
    a, b, _ = _reports()
    most = claim(a, "40", None, 40, modifier="up_to", source=MONITOR)
    assert _toll([most], policy).low is None
    assert _toll([most, _said(b, "55", MINISTRY)], policy).low is None
    assert _toll([most, _said(b, "12", MINISTRY)], policy).low == 12
