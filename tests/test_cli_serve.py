"""What keeps ``tolltrace serve`` from beginning is told before it begins."""

from __future__ import annotations

import signal
import subprocess
import sys
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


def test_a_service_that_is_ended_leaves_nothing_behind(tmp_path: Path) -> None:
    """By the signal of a system or by Ctrl-C: no traceback, no process that goes on."""
    where = str(tmp_path / "casebook.db")
    open_store(where, create=True).close()
    for ends in (signal.SIGTERM, signal.SIGINT):
        with socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        command = [sys.executable, "-m", "tolltrace", "serve", "--casebook", where, "--port", port]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert running.stdout is not None
        assert port in running.stdout.readline()
        running.send_signal(ends)
        _, said = running.communicate(timeout=60)
        assert said.replace("Aborted!", "").strip() == ""
