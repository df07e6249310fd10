"""Whatever is wrong with a casebook's file or database is told in one line, and nothing is lost."""

from __future__ import annotations

import os
import random
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from sqlalchemy import event, select, text

from tolltrace.cli import cli
from tolltrace.model import Report
from tolltrace.read.source import Kept
from tolltrace.store import database
from tolltrace.store.adding import add
from tolltrace.store.database import Store, StoreTrouble, open_store
from tolltrace.store.log import end
from tolltrace.store.tables import STATE, Blob, Logged
from tolltrace.store.verifying import faults

WORDS = "At least {} people were killed in Kano, police said.\n"


def run(*arguments: str) -> Result:
    """The program's answer."""
    return CliRunner().invoke(cli, [*arguments])


def put(store: Store, name: str, words: str) -> None:
    """Take one report in."""
    list(add(store, [Kept(Report(name, words), words.encode(), "file", "The blast")], who="ana", at="now"))


def sound(where: str, rows: int) -> None:
    """The casebook has so many rows, and no fault."""
    store = open_store(where)
    with store.reading() as session:
        assert list(faults(session)) == []
        assert end(session)[0] == rows
    store.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A casebook of four reports, two rows for the first and one for each other, in a folder of its own."""
    (tmp_path / "kept").mkdir()
    path = tmp_path / "kept" / "casebook.db"
    store = open_store(str(path), create=True)
    for number in range(4):
        put(store, f"r{number}", WORDS.format(number + 12) * 60)
    store.close()
    return path


@pytest.mark.parametrize(
    ("target", "mode", "command", "words"),
    [
        ("casebook.db", 0o444, "add", "may not be written"),
        ("casebook.db", 0o000, "add", "Permission denied"),
        ("casebook.db", 0o000, "log", "Permission denied"),
        (".", 0o555, "add", "may not be written"),
        (".", 0o000, "log", "Permission denied"),
        ("copies", 0o555, "backup", "copy.db: cannot be opened"),
    ],
)
def test_a_file_or_folder_without_the_right_to_it(
    file: Path, target: str, mode: int, command: str, words: str
) -> None:
    """One line that names the file that it is about, exit code 2, and the casebook as it was."""
    report = file.parent.parent / "new.txt"
    report.write_text(WORDS.format(99), "utf-8")
    (file.parent / "copies").mkdir()
    more = {"add": [str(report)], "log": [], "backup": ["--to", str(file.parent / "copies" / "copy.db")]}[
        command
    ]
    # Root may do all that permissions forbid, unless it gives that up.
    bare = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    if bare and subprocess.run([*bare, "true"], capture_output=True, check=False).returncode:
        pytest.skip("root cannot give up its rights here")
    place = file.parent / target
    before = place.stat().st_mode
    place.chmod(mode)
    try:
        program = [sys.executable, "-c", "from tolltrace.cli import main; main()", command, *more]
        done = subprocess.run(
            [*bare, *program, "--casebook", str(file)], capture_output=True, text=True, check=False
        )
    finally:
        place.chmod(before)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("tolltrace: ")
    assert done.stderr.count("\n") == 1
    assert words in done.stderr
    sound(str(file), 5)
    assert not list((file.parent / "copies").iterdir())


def test_a_full_disk_loses_nothing_and_more_room_is_enough(file: Path) -> None:
    """What was confirmed stays; the report that did not fit comes in once there is room."""
    store = open_store(str(file))
    pages = 0

    @event.listens_for(store.engine, "begin")
    def limit(connection: object) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages or 2**30}")  # type: ignore[attr-defined]

    with store.reading() as session:
        pages = session.scalar(text("PRAGMA page_count")) or 0
    big = random.Random(1).randbytes(100_000).hex()
    with pytest.raises(StoreTrouble, match="the disk is full"):
        put(store, "big", big)
    sound(str(file), 5)
    pages = 0
    put(store, "big", big)
    store.close()
    sound(str(file), 6)


def rows(file: Path) -> list[object]:
    """All that stands in the tables of the log and of what it comes to."""
    store = open_store(str(file))
    with store.reading() as session:
        tables = (Logged, Blob, *STATE.values())
        found = [tuple(row) for table in tables for row in session.execute(select(*table.__table__.columns))]
    store.close()
    return found


def test_a_damaged_file_is_told_wherever_it_is_damaged(file: Path, tmp_path: Path) -> None:
    """Cut off, zeroed or overwritten at any place, no command ends otherwise than in its own codes, and what
    is passed as sound holds all that the file held.
    """
    whole, chance, held = file.read_bytes(), random.Random(5), rows(file)
    spoilt = tmp_path / "spoilt.db"
    found = 0
    for _ in range(20):
        at, size = chance.randrange(16, len(whole)), chance.choice([8, 100, 4096])
        junk = chance.choice([bytes(size), chance.randbytes(size), b""])
        spoilt.write_bytes(whole[:at] + (junk + whole[at + size :] if junk else b""))
        for command in (["verify"], ["log"], ["diff", "--since", "0"]):
            result = run(*command, "--casebook", str(spoilt))
            assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
            assert result.exit_code in ((0, 1, 2) if command == ["verify"] else (0, 2))
            assert result.stderr.count("\n") == (result.exit_code == 2)
            found += command == ["verify"] and result.exit_code > 0
            if command == ["verify"] and result.exit_code == 0:
                assert rows(spoilt) == held
    assert found > 5


def test_no_figure_is_read_from_a_text_that_was_altered(casebook_url: str) -> None:
    """One digit of a kept text is another: the casebook is damaged, and the number is not told."""
    store = open_store(casebook_url, create=True)
    put(store, "a", WORDS.format(12))
    with store.writing() as session:
        altered = {"data": WORDS.format(72).encode(), "was": WORDS.format(12).encode()}
        session.execute(text("UPDATE blob SET data = :data WHERE data = :was"), altered)
    store.close()
    report = run("add", __file__.replace("test_store_troubles.py", "fixtures"), "--casebook", casebook_url)
    assert report.exit_code == 2
    assert "is damaged" in report.stderr
    assert "72" not in report.output.replace(casebook_url, "")


def test_a_casebook_in_use_is_told_and_free_again_later(
    casebook_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A writer gives up after its wait; when the other is done, it gets in."""
    monkeypatch.setattr(database, "_WAIT", 1)
    store, other = open_store(casebook_url, create=True), open_store(casebook_url)
    with store.writing() as session:
        session.execute(text("UPDATE head SET seq = seq"))
        with pytest.raises(StoreTrouble, match="in use by another program"):
            put(other, "a", WORDS.format(12))
    put(other, "a", WORDS.format(12))
    store.close()
    other.close()
    sound(casebook_url, 2)


def test_what_is_not_a_casebook_at_the_path(tmp_path: Path) -> None:
    """A name too long, a folder, nothing at all: one line each, and nothing is made."""
    for where in ("x" * 300, ".", "none.db"):
        result = run("log", "--casebook", str(tmp_path / where))
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
    assert list(tmp_path.iterdir()) == []


def test_a_reader_that_stops_listening_is_no_trouble_of_the_casebook(file: Path) -> None:
    """``tolltrace diff | head`` says nothing of the file."""
    store = open_store(str(file))
    with pytest.raises(BrokenPipeError), store.reading():
        raise BrokenPipeError
    store.close()


def test_a_copied_file_without_its_log_of_writes_is_whole_again(file: Path, tmp_path: Path) -> None:
    """A casebook whose last writer was cut off opens from its file and its ``-wal``."""
    raw = sqlite3.connect(file)
    raw.execute("PRAGMA wal_autocheckpoint = 0")
    raw.execute("UPDATE head SET seq = seq")
    raw.commit()
    for name in ("casebook.db", "casebook.db-wal"):
        shutil.copy(file.parent / name, tmp_path / name)
    raw.close()
    sound(str(tmp_path / "casebook.db"), 5)


def test_a_server_that_goes_away_comes_back(postgres: str) -> None:
    """What is cut off in the middle is undone and told; the same open casebook works on afterwards."""
    psycopg = pytest.importorskip("psycopg")
    name = f"gone_{os.getpid()}"
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        store = open_store(f"{postgres}/{name}", create=True)
        going = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s"

        def cut_off() -> None:
            with store.writing() as session:
                session.execute(text("UPDATE head SET seq = 99"))
                admin.execute(going, [name])
                session.execute(text("SELECT 1"))

        with pytest.raises(StoreTrouble, match="cannot be reached"):
            cut_off()
        put(store, "a", WORDS.format(12))
        store.close()
    sound(f"{postgres}/{name}", 2)


def test_what_a_server_refuses(postgres: str) -> None:
    """No such database, a wrong password, which is not shown, no such user, nobody there."""
    psycopg = pytest.importorskip("psycopg")
    if os.environ.get("TOLLTRACE_TEST_POSTGRES"):
        pytest.skip("the given server's users are not for a test to change")
    with psycopg.connect(f"{postgres}/postgres", autocommit=True) as admin:
        admin.execute("CREATE ROLE guarded LOGIN PASSWORD 'right'")
    place = postgres.rpartition("@")[2]
    for where, words in (
        (f"{postgres}/nothing", "there is no such database"),
        (f"postgresql://guarded:secret@{place}/postgres", "the password is wrong"),
        (f"postgresql://guarded@{place}/postgres", "the password is wrong"),
        (f"postgresql://nobody@{place}/postgres", "there is no such user"),
        (f"{postgres}/postgres", "holds no casebook"),
        ("postgresql://recorder@127.0.0.1:1/casebook", "cannot be reached"),
    ):
        result = run("log", "--casebook", where)
        assert (result.exit_code, result.stderr.count("\n")) == (2, 1)
        assert words in result.stderr
        assert "secret" not in result.stderr
