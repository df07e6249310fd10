"""A backup is the casebook as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tolltrace.cli import cli
from tolltrace.store.backup import back_up
from tolltrace.store.database import StoreTrouble, open_store
from tolltrace.store.log import end
from tolltrace.store.verifying import faults


def test_a_backup_is_whole_and_replaces_nothing(casebook_url: str, tmp_path: Path) -> None:
    """The same log, no fault, on both databases; a file that is there stays."""
    report = tmp_path / "a.txt"
    report.write_text("At least 12 people were killed in Kano, police said.\n", "utf-8")
    added = CliRunner().invoke(cli, ["add", str(report), "--casebook", casebook_url, "--who", "ana"])
    assert added.exit_code == 0, added.output
    to = tmp_path / "copy.db"
    store = open_store(casebook_url)
    back_up(store, to)
    copy = open_store(str(to))
    with store.reading() as there, copy.reading() as here:
        assert end(there) == end(here)
        assert list(faults(here)) == []
    copy.close()
    before = to.read_bytes()
    with pytest.raises(StoreTrouble, match="there already"):
        back_up(store, to)
    assert to.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []
    store.close()
