"""Readers by name, and settings from outside."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tolltrace import plugins
from tolltrace.settings import BadSetting, Settings, load


def test_built_in_readers_come_through_the_door() -> None:
    """The entry points name them all, and each can be loaded."""
    there = plugins.names("readers")
    assert {"txt", "md", "html", "json", "jsonl", "csv", "folder", "case"} <= set(there)
    assert all(callable(plugins.load("readers", name)) for name in there)


def test_unknown_name_is_answered_with_the_names_there_are() -> None:
    """The answer to a wrong name is the right ones."""
    with pytest.raises(plugins.UnknownPlugin, match=r"no reader named 'docx'; there are .*html"):
        plugins.load("readers", "docx")


def test_reading_imports_no_page_library_until_a_page_comes() -> None:
    """Start-up stays short: what only pages need is imported with the first page."""
    code = (
        "import sys, tolltrace.read, tolltrace.clean\n"
        "from tolltrace.plugins import load\n"
        "load('readers', 'txt'), load('readers', 'jsonl')\n"
        "print([m for m in ('trafilatura', 'lxml', 'charset_normalizer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_settings_come_from_the_environment() -> None:
    """Whole numbers and names; other variables are of no concern."""
    given = {"TOLLTRACE_MAX_FILE_BYTES": "5", "TOLLTRACE_POLICY": "ged", "HOME": "/"}
    assert load(given) == Settings(max_file_bytes=5, policy="ged")
    assert load({}) == Settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [("TOLLTRACE_MAX_FILE_BYTES", "many"), ("TOLLTRACE_MAX_FILE_BYTES", "-1"), ("TOLLTRACE_MAX_FIL", "1")],
)
def test_wrong_setting_is_said(name: str, value: str) -> None:
    """A limit that is no number, or a setting that does not exist, stops with its name."""
    with pytest.raises(BadSetting, match=name):
        load({name: value})
