"""What keeps ``tolltrace serve`` from beginning is told before it begins."""

from __future__ import annotations

from pathlib import Path
from socket import socket

from click.testing import CliRunner

from tolltrace.cli import cli
from tolltrace.store.database import open_store


def test_a_port_in_use_and_a_host_of_others_are_told_in_a_line(tmp_path: Path) -> None:
    """Exit code 2, the trouble and the way out."""
    where = str(tmp_path / "casebook.db")
    open_store(where, create=True).close()
    with socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        taken = CliRunner().invoke(cli, ["serve", "--casebook", where, "--port", port])
    assert (taken.exit_code, "choose another" in taken.output) == (2, True)
    abroad = CliRunner().invoke(cli, ["serve", "--casebook", where, "--host", "0.0.0.0"])
    assert (abroad.exit_code, "use 127.0.0.1" in abroad.output) == (2, True)
