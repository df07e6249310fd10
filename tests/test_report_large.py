"""A page of very many figures: it stays one that a browser opens, and says what it leaves out."""

from __future__ import annotations

import pytest

import tolltrace
from tolltrace.report.page import finding_views, page, report_views


def test_what_a_large_page_leaves_out_is_said_and_can_be_had(monkeypatch: pytest.MonkeyPatch) -> None:
    """No figure is lost; the page names where the reasons, sentences and findings are that it has not."""
    casebook = tolltrace.trace("examples/coast-ledger")
    small = page(casebook)
    monkeypatch.setattr(report_views, "MOST_REASONS", 10)
    monkeypatch.setattr(finding_views, "MOST_OF_A_KIND", 3)
    monkeypatch.setattr(finding_views, "_MOST_SENTENCES", 2)
    large = page(casebook)
    assert len(large) < len(small)
    assert small.count('<tr id="k') == large.count('<tr id="k')
    assert "claims.csv has every field" in large
    assert "more of this kind: tolltrace trace --format json has them all" in large
    assert "more sentences: tolltrace explain N" in large
    for words in ("left out here", "more of this kind"):
        assert words not in small
