"""The parts of the page in other hands: an application's templates, an application's links."""

from __future__ import annotations

import re
from urllib.parse import quote

from jinja2 import DictLoader

from by_hand import casebook, claim
from tolltrace.model import Case, Claim, Report
from tolltrace.report.page.links import Links
from tolltrace.report.page.parts import environment
from tolltrace.report.page.views import view

REPORTS = tuple(
    Report(f"r {n}", f"{10 + n} were killed", publisher="Wire", published=f"2024-05-0{n}") for n in (1, 2, 4)
)
CLAIMS = tuple(
    claim(report, report.text[:2], int(report.text[:2]), int(report.text[:2]), source="the ministry")
    for report in REPORTS
)


class _App(Links):
    """Claims and reports have pages of their own."""

    def mark(self, claim: Claim, anchor: str) -> str:
        return f"/ford/claims/{quote(claim.id, safe='')}?as=mark#{anchor}"

    def report(self, report: Report, anchor: str) -> str:
        return f"/ford/reports/{quote(report.id, safe='')}"


def test_an_application_shows_the_parts_with_links_of_its_own() -> None:
    """Tables and charts lead to the application's pages, and values are escaped there, too."""
    own = DictLoader(
        {
            "ours.html": '{% from "report/toll.html" import toll %}'
            '{% from "report/timelines.html" import over_time %}'
            '{% from "report/reports.html" import reports %}'
            "{{ toll(view) }}{{ over_time(view.timelines) }}{{ reports(view.articles) }}{{ hostile }}"
        }
    )
    shown = view(casebook(Case(REPORTS, "The ford"), CLAIMS), "The rule.", _App())
    text = environment(own).get_template("ours.html").render(view=shown, hostile="<b>\u202e")
    links = set(re.findall(r'href="([^"]*)"', text))
    assert {link for link in links if "/claims/" in link} == {
        f"/ford/claims/r%20{n}-0?as=mark#m{k}" for k, n in enumerate((1, 2, 4), start=1)
    }
    assert "/ford/reports/r%201" in links
    assert re.search(r'<svg.*<a href="/ford/claims/r%201-0\?as=mark#m1">', text, re.DOTALL)
    assert "&lt;b&gt;⟨U+202E⟩" in text
