"""The casebook: what persons decide is kept, can be taken back, and outlives every new reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select, text

from tolltrace.commands.casebooks import machine
from tolltrace.model import Claim as Found
from tolltrace.model import Report as Read
from tolltrace.read.source import Kept
from tolltrace.store import decisions as d
from tolltrace.store.adding import add
from tolltrace.store.database import Store, StoreTrouble, open_store
from tolltrace.store.deciding import Refused, Stale, decide
from tolltrace.store.episodes import casebook_of
from tolltrace.store.log import end
from tolltrace.store.machine import Machine
from tolltrace.store.reading import reread
from tolltrace.store.rulings import merged
from tolltrace.store.tables import Claim, Episode, Logged, Report, Ruling, Version
from tolltrace.store.verifying import faults

AT = "2026-01-02T03:04:05.000+00:00"
FIRST = "At least 12 people were killed in the blast in Kano, the health ministry said. Nine were wounded."
LATER = "The blast killed 14 people in Kano, the health ministry said. Nine were wounded."


def kept(name: str, words: str, **known: str) -> Kept:
    """A report as a reader hands it over."""
    return Kept(
        Read(name, words, path=f"{name}.txt", **known), words.encode(), f"file {name}.txt", "The blast"
    )


def put(store: Store, *items: Kept) -> None:
    """Take reports in and read them."""
    list(add(store, items, who="ana", at=AT))
    reread(store, 1, machine(), who="ana", at=AT)


def claims(store: Store) -> list[Claim]:
    """All claims as they stand."""
    with store.reading() as session:
        return list(session.scalars(select(Claim).order_by(Claim.id)))


def sound(store: Store) -> None:
    """The log's chain holds, and replaying it comes to what stands."""
    with store.reading() as session:
        assert list(faults(session)) == []


@pytest.fixture
def store(casebook_url: str) -> Iterator[Store]:
    """A casebook with one report of two claims."""
    made = open_store(casebook_url, create=True)
    put(made, kept("a", FIRST, publisher="Wire", published="2024-05-01"))
    yield made
    made.close()


def act(store: Store, decision: d.Decision, seen: dict[str, int] | None = None) -> int:
    """A decision of Ana's."""
    return decide(store, decision, who="ana", at=AT, why="it says so", seen=seen)


def test_adding_the_same_report_again_changes_nothing(store: Store) -> None:
    """Not one row is logged."""
    with store.reading() as session:
        before = end(session)
    put(store, kept("a", FIRST, publisher="Wire", published="2024-05-01"))
    with store.reading() as session:
        assert end(session) == before


def test_a_changed_page_is_a_version_beside_the_old_one(store: Store) -> None:
    """The old text stays, as does the claim of a sentence that stays; one that went is kept as gone."""
    put(store, kept("a", LATER, publisher="Wire", published="2024-05-01"))
    with store.reading() as session:
        assert [v.number for v in session.scalars(select(Version).order_by(Version.id))] == [1, 2]
        assert session.scalars(select(Report)).one().version == 2
    assert [(c.number, c.state) for c in claims(store)] == [
        ("At least 12", "gone"),
        ("Nine", "new"),
        ("14", "new"),
    ]
    sound(store)


def test_an_accepted_claim_holds_whatever_a_later_version_reads(store: Store) -> None:
    """A new reading never overrides a person, and says what it reads otherwise."""
    act(store, d.Accept(1))

    def other(reports: object, watch: object) -> list[Found]:
        return [replace(c, victims="civilian") for c in machine().claims(reports, watch)]  # type: ignore[arg-type]

    reread(store, 1, Machine("next", other, machine().account), who="ana", at=AT)
    one, two = claims(store)
    assert (one.victims, one.state) == ("unspecified", "accepted")
    assert one.again == "tolltrace now reads victims 'civilian'"
    assert (two.victims, two.again) == ("civilian", None)
    sound(store)


def test_a_decided_claim_that_is_no_longer_found_is_to_be_looked_at_again(store: Store) -> None:
    """It stays, with its reason; an undecided one goes."""
    act(store, d.Accept(1))
    reread(store, 1, Machine("blind", lambda r, w: [], machine().account), who="ana", at=AT)
    assert [(c.state, c.again) for c in claims(store)] == [
        ("accepted", "no longer found in its report"),
        ("gone", None),
    ]
    reread(store, 1, machine(), who="ana", at=AT)
    assert [(c.state, c.again) for c in claims(store)] == [("accepted", None), ("new", None)]
    sound(store)


def test_a_rejected_claim_that_is_no_longer_found_asks_for_nothing(store: Store) -> None:
    """The program has come to say what the person said."""
    act(store, d.Reject(1))
    reread(store, 1, Machine("blind", lambda r, w: [], machine().account), who="ana", at=AT)
    assert [(c.state, c.again) for c in claims(store)] == [("rejected", None), ("gone", None)]
    sound(store)


def test_a_claim_by_hand_that_was_taken_back_hides_none_of_the_programs(store: Store) -> None:
    """What the program later finds at that place is a claim like any other."""
    start = FIRST.index("Nine")
    reread(store, 1, Machine("blind", lambda r, w: [], machine().account), who="ana", at=AT)
    act(store, d.Undo(act(store, d.AddClaim(1, start, start + 4, {"harm": "injured", "low": 9, "high": 9}))))
    reread(store, 1, machine(), who="ana", at=AT)
    assert [(c.number, c.state) for c in claims(store)] == [
        ("At least 12", "new"),
        ("Nine", "new"),
        ("Nine", "withdrawn"),
    ]
    sound(store)


@pytest.mark.parametrize(
    "decision",
    [
        d.Accept(1),
        d.Reject(1),
        d.Correct(1, {"victims": "civilian", "source": "Red Cross"}),
        d.Correct(1, {"low": 13}, accept=True),
        d.AddClaim(1, 0, 11, {"low": 12, "harm": "killed"}),
        d.MergeFigures(1, (1, 2)),
        d.SplitFigure(1, (2,)),
        d.MergeOrigins(1, "Nigerian Health Ministry", "Red Cross"),
        d.MarkDependent(1, "Red Cross", "Nigerian Health Ministry"),
        d.SetPolicy(1, "conservative"),
        d.JudgeFinding(1, "conflict", (1, 2), "dismissed"),
    ],
    ids=lambda decision: type(decision).__name__,
)
def test_every_decision_can_be_taken_back_and_the_taking_back_again(
    store: Store, decision: d.Decision
) -> None:
    """Undo is a further row; what stands is as it was, and the log still replays."""
    with store.writing() as session:
        source = session.get_one(Claim, 1).source
    if isinstance(decision, d.MergeOrigins):
        decision = replace(decision, origin=source or "")
    before = _state(store)
    seq = act(store, decision)
    decided = _state(store)
    sound(store)
    undone = act(store, d.Undo(seq))
    if not isinstance(decision, d.AddClaim):
        assert _state(store) == before
    sound(store)
    with pytest.raises(Refused):
        act(store, d.Undo(seq))
    act(store, d.Undo(undone))
    assert _state(store) == decided
    sound(store)


def test_merged_origins_hold_for_what_is_read_later(store: Store) -> None:
    """Until the merging is taken back, and the program has read anew."""
    source = claims(store)[0].source or ""
    seq = act(store, d.MergeOrigins(1, source, "Red Cross"))
    put(store, kept("b", "Another 5 people were killed, the health ministry said.", publisher="Wire"))
    late = claims(store)[-1]
    assert (late.source, late.machine["source"], late.human) == ("Red Cross", source, {})
    act(store, d.Undo(seq))
    reread(store, 1, replace(machine(), version="next"), who="ana", at=AT)
    assert {c.source for c in claims(store)} == {source}
    sound(store)


def test_origins_merged_in_turn_come_to_the_last_of_them() -> None:
    """And a ring of them, which two persons can make, to an end."""
    assert merged("a", {"a": "b", "b": "c"}) == "c"
    assert merged("a", {"a": "b", "b": "a"}) == "a"
    assert merged(None, {"a": "b"}) is None


def _state(store: Store) -> list[object]:
    with store.reading() as session:
        rows = [*session.scalars(select(Claim).order_by(Claim.id)), *session.scalars(select(Ruling))]
        episode = session.scalars(select(Episode)).one()
        return [
            episode.policy,
            *(
                {k: v for k, v in vars(row).items() if k not in ("_sa_instance_state", "revision")}
                for row in rows
            ),
        ]


def test_a_decision_on_what_has_changed_meanwhile_is_refused(store: Store) -> None:
    """Both see the other's; nothing is overwritten."""
    seen = {"claim:1": claims(store)[0].revision}
    act(store, d.Reject(1), seen)
    with pytest.raises(Stale) as refused:
        act(store, d.Accept(1), seen)
    assert set(refused.value.changed) == {"claim:1"}
    assert claims(store)[0].state == "rejected"


def test_a_decision_that_others_built_upon_is_not_taken_back(store: Store) -> None:
    """Undoing an older decision would override a later one, so it is refused."""
    first = act(store, d.Correct(1, {"victims": "civilian"}))
    act(store, d.Correct(1, {"victims": "official"}))
    with pytest.raises(Stale):
        act(store, d.Undo(first))


def test_decisions_are_taken_back_one_after_the_other(store: Store) -> None:
    """What a later decision changed is changed back by its undoing, and then the one before stands again."""
    before = claims(store)[0].victims
    first = act(store, d.Correct(1, {"victims": "civilian"}))
    act(store, d.Undo(act(store, d.Correct(1, {"victims": "official"}))))
    act(store, d.Undo(first))
    assert claims(store)[0].victims == before
    one = act(store, d.MergeFigures(1, (1, 2)))
    act(store, d.Undo(act(store, d.SplitFigure(1, (1,)))))
    act(store, d.Undo(one))
    with pytest.raises(Refused):
        act(store, d.Undo(one))


def test_what_does_not_fit_is_refused_in_words(store: Store) -> None:
    """No value that the guide does not know enters a casebook."""
    for decision in (
        d.Accept(99),
        d.Correct(1, {"harm": "sad"}),
        d.Correct(1, {"part_of": 1}),
        d.Correct(1, {"low": 5, "high": 3}),
        d.Correct(1, {"state": "accepted"}),
        d.AddClaim(1, 5, 5, {}),
        d.AddClaim(9, 0, 5, {}),
        d.MoveClaim(1, 7),
        d.MergeFigures(1, (1,)),
        d.SetPolicy(1, "best"),
        d.Comment("cheese:1"),
        d.Undo(1),
    ):
        with pytest.raises(Refused):
            act(store, decision)


@pytest.mark.parametrize("origin", ["x" * 500, "a\x00b", "a\ud800b"])
def test_a_name_that_is_no_key_is_refused(store: Store, origin: str) -> None:
    """On both databases alike, in words."""
    with pytest.raises(Refused, match="too long, or holds"):
        decide(store, d.MarkDependent(1, origin, "police"), who="ana", at=AT)
    sound(store)


def test_the_account_follows_the_decisions(store: Store) -> None:
    """A rejected claim leaves the toll, a corrected one changes it, figures made by hand stand."""

    def toll() -> list[tuple[str, int | None]]:
        with store.reading() as session:
            book = casebook_of(session, 1, machine())
        return [(one.harm, one.best) for one in book.toll]

    assert toll() == [("killed", 12), ("injured", 9)]
    act(store, d.Reject(2))
    assert toll() == [("killed", 12)]
    act(store, d.Correct(1, {"low": 13, "high": 13, "modifier": "exact"}))
    assert toll() == [("killed", 13)]


def test_a_comment_is_logged_and_changes_nothing(store: Store) -> None:
    """Its words are the reason of its row."""
    act(store, d.Comment("claim:1"))
    with store.reading() as session:
        row = session.scalars(select(Logged).order_by(Logged.seq.desc())).first()
        assert row is not None
        assert (row.act, row.subject, row.why, row.after) == ("comment", "claim:1", "it says so", {})
    sound(store)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        ("UPDATE log SET who = '\"eve\"' WHERE seq = 2", "row 2 of the log was altered"),
        ("DELETE FROM log WHERE seq = 2", "row 2 of the log is missing"),
        ("DELETE FROM log WHERE seq = 4", "the log ends at row 3, not at row 4"),
        ("UPDATE claim SET low = 99 WHERE id = 1", "claim:1 is not what the log says of it"),
        ("DELETE FROM claim WHERE id = 1", "claim:1 is not what the log says of it"),
        ("UPDATE blob SET sha256 = 'x' || substr(sha256, 2)", "were altered"),
        ("DELETE FROM blob", "are missing"),
    ],
)
def test_what_was_altered_behind_its_back_is_found(store: Store, spoil: str, words: str) -> None:
    """A missing or altered row, lost bytes, a state that no row explains."""
    act(store, d.Accept(1))
    with store.writing() as session:
        session.execute(text(spoil))
    with store.reading() as session:
        assert any(words in fault for fault in faults(session))


def test_rows_taken_from_the_end_are_found_by_a_noted_hash(store: Store) -> None:
    """A chain alone cannot tell that its end is gone."""
    act(store, d.Accept(1))
    with store.reading() as session:
        noted = end(session)[1]
        assert list(faults(session, noted)) == []
        assert "the noted row is not in the log" in "".join(faults(session, "f" * 64))


def test_any_text_is_kept_as_it_is(casebook_url: str) -> None:
    """NUL, half surrogates and the store's own mark come back."""
    with_all = "\x01x\x00 At least 12 people were killed, \ud800 police said.\n"
    store = open_store(casebook_url, create=True)
    put(store, Kept(Read("odd", with_all, title="\x00"), b"raw", "file odd", None))
    with store.reading() as session:
        assert session.scalars(select(Report)).one().title == "\x00"
        (claim,) = casebook_of(session, 1, machine()).claims
    assert with_all[claim.span.start : claim.span.end] == claim.number
    sound(store)
    store.close()


@pytest.mark.parametrize("where", ["missing.db", "folder", "text.db", "no/such.db", "mysql://x/y", "a://b c"])
def test_what_is_no_casebook_is_told_in_words(tmp_path: Path, where: str) -> None:
    """One clear line, and nothing is made."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "text.db").write_text("this is no database at all")
    with pytest.raises(StoreTrouble):
        open_store(where if "://" in where else str(tmp_path / where))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["folder", "text.db"]
