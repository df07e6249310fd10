"""What has changed since the morning before."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from tolltrace.cli import cli


def test_a_changed_page_tells_what_changed_in_its_figures(casebook_url: str, tmp_path: Path) -> None:
    """The new claim, the gone one, and nothing of before the row that was named."""
    page = tmp_path / "a.txt"

    def run(*arguments: str) -> str:
        result = CliRunner().invoke(cli, [*arguments, "--casebook", casebook_url])
        assert result.exit_code == 0, result.output
        return result.output

    page.write_text("At least 12 people were killed in Kano, police said.\n", "utf-8")
    run("add", str(page), "--who", "ana")
    page.write_text("At least 14 people were killed in Kano, police said.\n", "utf-8")
    assert "its text has changed; kept as version 2" in run("add", str(page), "--who", "ben")
    lines = run("diff", "--since", "3").splitlines()
    assert [line[11:] if line[:2] == "20" else line for line in lines] == [
        "add version: a (no publisher)",
        "1 claim new",
        "C1 “At least 12”: state 'new' → 'gone'",
        "ben: 1 add version",
        "ben: 1 read",
    ]
    everything = run("diff", "--since", "2000-01-01").splitlines()
    assert everything[-5:-2] == ["ana: 1 add report", "ana: 1 open episode", "ana: 1 read"]
