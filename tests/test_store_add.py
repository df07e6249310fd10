"""Taking reports in by the command."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from tolltrace.cli import cli


def test_a_report_in_a_tongue_of_a_country_is_read_as_its_language(casebook_url: str, tmp_path: Path) -> None:
    """A tag such as en-NG has the pack of en, in a casebook as elsewhere."""
    texts = tmp_path / "texts.jsonl"
    texts.write_text(
        '{"id": "1", "text": "Police said 12 people were killed in Kano.", "language": "en-NG"}\n'
    )
    result = CliRunner().invoke(cli, ["add", str(texts), "--casebook", casebook_url, "--who", "ana"])
    assert (result.exit_code, "1 claim new" in result.output) == (0, True), result.output
