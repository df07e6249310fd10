"""Words of a casebook are found, the same on both databases, and as it stands at that moment."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from sqlalchemy import text

from tolltrace.cli import cli
from tolltrace.commands.casebooks import machine
from tolltrace.model import Report
from tolltrace.read.source import Kept
from tolltrace.store import seeking
from tolltrace.store.adding import add
from tolltrace.store.backup import back_up
from tolltrace.store.database import Store, open_store
from tolltrace.store.deciding import decide
from tolltrace.store.decisions import Accept, Correct
from tolltrace.store.reading import reread
from tolltrace.store.seeking import Kind, seek, words_of
from tolltrace.store.verifying import faults

AT = "2026-01-02T03:04:05.000+00:00"
TEXT = "The governor of Hamāh said that 1,443 people were killed in Al-Mushrifa.\n\n東京では12人が死亡した。"


def made(url: str, said: str = TEXT) -> Store:
    """A casebook with one report."""
    store = open_store(url, create=True)
    took(store, said)
    return store


def took(store: Store, said: str) -> None:
    """The report is taken in, or its new version."""
    report = Report("a", said, path="a.txt", publisher="The Gazette", title="Toll rises")
    list(
        add(
            store,
            [Kept(report, said.encode("utf-8", "surrogatepass"), "file", "The blast")],
            who="ana",
            at=AT,
        )
    )
    reread(store, 1, machine(), who="ana", at=AT)


def found(store: Store, said: str, kind: Kind = "report", most: int = 9) -> list[int]:
    """The ids."""
    with store.reading() as session:
        return seek(session, said, kind, most)


@pytest.mark.parametrize(
    "said",
    [
        "hamah",
        "HAMĀH",
        "1443",
        "1,443",
        "gover kill",
        "mushrifa",
        "al-mushrifa",
        "東京",
        "gazette",
        "“rises”",
    ],
)
def test_words_are_found_however_they_are_written(casebook_url: str, said: str) -> None:
    """In any case, without accents, by their beginning, numbers with or without their commas."""
    store = made(casebook_url)
    assert found(store, said) == [1]
    store.close()


@pytest.mark.parametrize(
    "said", ["144", "43", "killed nowhere", "", "'; --", "*", "\x00", "NEAR(", "|", "x" * 5_000]
)
def test_what_is_not_there_is_not_found(casebook_url: str, said: str) -> None:
    """A number stands for itself, all words must be there, and no character means anything."""
    store = made(casebook_url)
    assert found(store, said) == []
    store.close()


def test_what_changes_is_found_as_it_is_now(casebook_url: str) -> None:
    """A corrected claim by its new words, a changed report by its new text, a decision by its reason."""
    store = made(casebook_url)
    assert found(store, "governor", "claim") == [1]
    decide(store, Correct(1, {"source": "Civil Defence"}), who="ana", at=AT, why="heard again on tape")
    assert found(store, "defence", "claim") == [1]
    seq = found(store, "tape", "log")
    decide(store, Accept(1), who="ana", at=AT)
    assert len(seq) == 1
    took(store, "Officials said that nine people drowned.")
    assert found(store, "hamah") == []
    assert found(store, "drowned") == [1]
    assert found(store, "blast", "episode") == [1]
    store.close()


def test_a_long_report_is_found_once(casebook_url: str) -> None:
    """By words of its beginning and of its end, at whatever length."""
    said = "Alpha. " + "word and more words. " * 20_000 + "Omega."
    store = open_store(casebook_url, create=True)
    report = Report("a", said, path="a.txt")
    list(add(store, [Kept(report, said.encode(), "file", "The blast")], who="ana", at=AT))
    assert (
        found(store, "alpha", most=1) == found(store, "omega", most=1) == found(store, "words", most=2) == [1]
    )
    store.close()


def test_unfit_text_is_indexed_all_the_same(casebook_url: str) -> None:
    """A NUL, half a surrogate pair, a word without an end."""
    store = made(casebook_url, f"\x00\ud800 ruin {'y' * 5_000} end. Nine people were killed.")
    assert found(store, "ruin end") == [1]
    assert found(store, "y" * 5_000) == [1]
    store.close()


def test_a_backup_and_an_older_casebook_can_be_searched(casebook_url: str, tmp_path: Path) -> None:
    """What has no words yet gets them when it is opened."""
    store = made(casebook_url)
    back_up(store, tmp_path / "copy.db")
    copy = open_store(str(tmp_path / "copy.db"))
    assert found(copy, "hamah") == [1]
    copy.close()
    with store.writing() as session:
        session.execute(text("DELETE FROM sought"))
    store.close()
    from alembic import command

    from tolltrace.store import database

    store = open_store(casebook_url)
    with store.engine.execution_options(tolltrace_writes=True).begin() as connection:
        command.downgrade(database._config(connection), "0001")
    store.close()
    store = open_store(casebook_url, create=True)
    assert found(store, "hamah") == [1]
    store.close()


DAMAGE = (
    "DELETE FROM sought WHERE {key} = {report}",
    "UPDATE sought SET words = {words} WHERE {key} = {report}",
    "UPDATE sought SET {key} = {key} + 65536 WHERE {key} = {report}",
    "INSERT INTO sought ({key}, words) VALUES ({report} + 6553600, {words})",
)


@pytest.mark.parametrize("damage", DAMAGE)
def test_lost_and_altered_words_are_found_and_drawn_anew(casebook_url: str, damage: str) -> None:
    """What a search would miss, or find in vain, is named by verify; --mend leaves all as it should be."""
    store = made(casebook_url)
    decide(store, Accept(1), who="ana", at=AT, why="heard again on tape")
    lite = store.engine.dialect.name == "sqlite"
    names = {
        "key": "rowid" if lite else "key",
        "words": "'ruin'" if lite else "array_to_tsvector(ARRAY['ruin'])",
        "report": str(((1 << 44) + 1) << 16),
    }
    with store.reading() as session:
        assert list(faults(session)) == []
    with store.writing() as session:
        session.execute(text(damage.format(**names)))
    where = store.engine.url.render_as_string(hide_password=False)
    store.close()
    command = ["verify", "--casebook", where.replace("sqlite:///", "")]
    told = CliRunner().invoke(cli, command)
    assert told.exit_code == 1
    assert "report:" in told.output
    assert "--mend" in told.output
    mended = CliRunner().invoke(cli, [*command, "--mend"])
    assert (mended.exit_code, ", 0 faults" in mended.output) == (0, True), mended.output
    store = open_store(casebook_url)
    assert (found(store, "hamah"), found(store, "ruin"), found(store, "tape", "log")) == ([1], [], [4])
    store.close()


def test_words_of_more_rows_than_are_read_at_once_are_compared(
    casebook_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each of them, and what stands between and behind them."""
    monkeypatch.setattr(seeking, "_AT_ONCE", 2)
    store = made(casebook_url, "\n\n".join(f"{n} people were killed in Kano." for n in range(11, 16)))
    with store.reading() as session:
        assert list(seeking.strayed(session)) == []
    with store.writing() as session:
        seeking._renew(session, "claim", [1, 2, 3, 4, 5])
        key = "rowid" if store.engine.dialect.name == "sqlite" else "key"
        for id in (2, 5):
            session.execute(text(f"DELETE FROM sought WHERE {key} = {((2 << 44) + id) << 16}"))
    with store.reading() as session:
        assert list(seeking.strayed(session)) == [("claim", 2), ("claim", 5)]
    store.close()


def test_words_are_parted_alike_whatever_the_database() -> None:
    """Digits of any script, marks between thousands, joined words."""
    assert words_of("Al-Qa'im: 1.200.000; ١٤٤٣; 3.5") == ["al", "qa", "im", "1200000", "1443", "3", "5"]
