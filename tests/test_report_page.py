"""The page: self-contained, hostile text stays text, every number opens on its sentence."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from by_hand import casebook, claim
from tolltrace.model import Case, Claim, Evidence, Finding, Quantity, Report, Span
from tolltrace.report.page import page
from tolltrace.report.page.marks import pieces

_VOID = {"meta", "link", "input", "br"}


class _Page(HTMLParser):
    """What a browser would see: ids, links, tags, and whether all tags close."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.stack: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        given = dict(attrs)
        self.ids += [value for value in [given.get("id")] if value]
        self.links += [value for value in [given.get("href")] if value]
        if tag not in _VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag


HOSTILE = "\"><script>alert(1)</script><svg onload=alert(1)> \u202e12\u202c \x1b[31m'&amp;"


def _hostile() -> str:
    report = Report(
        HOSTILE,
        f"{HOSTILE} killed 12",
        title=HOSTILE,
        publisher=HOSTILE,
        url="javascript:alert(1)",
        language='"x',
    )
    made = claim(
        report, "12", 12, 12, id=HOSTILE, source=HOSTILE, place=HOSTILE, group=HOSTILE, period=HOSTILE,
        rule=HOSTILE, via=(HOSTILE,), perpetrator=HOSTILE, evidence=(Evidence("harm", Span(0, 40)),),
    )  # fmt: skip
    found = Finding("conflict", (made.id,), f"{HOSTILE} and 12")
    return page(replace(casebook(Case((report,), HOSTILE, HOSTILE), (made,)), findings=(found,)), HOSTILE)


def test_nothing_of_a_report_becomes_markup() -> None:
    """Script, SVG and attributes in every field of a report stay text."""
    text = _hostile()
    seen = _Page(text)
    assert seen.tags.count("script") == 1
    assert "onload=alert(1)&gt;" in text or "onload=alert(1)>" not in text
    assert seen.tags.count("svg") == text.count('<svg role="group"')
    assert not [name for name, _ in seen.attributes if name.startswith("on") or name == "style"]
    assert not seen.stack


def test_no_control_of_a_report_reaches_the_page() -> None:
    """Bidi overrides and terminal escapes are shown, and steer nothing."""
    text = _hostile()
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "⟨U+202E⟩" in text


def test_only_web_addresses_become_links() -> None:
    """A script address of a report is not clickable."""
    assert not [link for link in _Page(_hostile()).links if "javascript" in link]


def test_the_policy_admits_the_pages_own_style_and_script_only() -> None:
    """The content security policy names the very bytes of the page's style and script."""
    text = _hostile()
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy
    assert "default-src 'none'" in policy[1].replace("&#39;", "'")
    for tag in ("style", "script"):
        body = re.search(f"<{tag}>(.*?)</{tag}>", text, re.DOTALL)
        assert body
        assert f"sha256-{b64encode(sha256(body[1].encode()).digest()).decode()}" in policy[1].replace(
            "&#43;", "+"
        )


def test_the_page_loads_nothing() -> None:
    """No address of style, script, image or font leaves the page."""
    text = _hostile()
    assert not re.search(r"\bsrc=|@import|url\(|https?:", text.replace("data:,", ""))


@pytest.mark.parametrize("overlapping", [False, True])
def test_every_number_opens_on_its_mark_and_back(overlapping: bool) -> None:
    """Each link inside the page leads somewhere, each id is there once, also where numbers coincide."""
    report = Report(
        "a", "12 are dead or missing, 7 of them children", publisher="Wire", published="2024-05-01"
    )
    claims = [claim(report, "12", 12, 12), claim(report, "7", 7, 7, group="children")]
    if overlapping:
        claims.append(claim(report, "12", 12, 12, harm="missing", id="a-again", stance="possible"))
    seen = _Page(page(casebook(Case((report,)), tuple(claims))))
    assert len(seen.ids) == len(set(seen.ids))
    inside = {link[1:] for link in seen.links if link.startswith("#")}
    assert inside <= set(seen.ids)
    assert {f"m{n}" for n in range(1, len(claims) + 1)} <= inside
    assert "k1" in inside


def test_the_notice_comes_first_and_the_title_is_the_episode() -> None:
    """Whoever opens the page reads the notice before any number."""
    report = Report("a", "12 died")
    text = page(casebook(Case((report,), "The ford", "Made up."), (claim(report, "12", 12, 12),)))
    body = text[text.index("<body>") :]
    assert body.index("Made up.") < body.index("The ford") < body.index("12")
    assert "<title>The ford" in text


def test_pieces_give_the_text_back() -> None:
    """Cutting loses nothing, whatever the spans."""
    report = Report("a", "from 12 to 15 and 15")
    spans = [(0, 13), (5, 7), (5, 7), (18, 20)]
    claims = []
    for n, (start, end) in enumerate(spans):
        number = report.text[start:end]
        made = claim(report, number, 1, 1, id=str(n))
        claims.append(made)
    cut = pieces(report.text, claims)
    assert "".join(piece.text for piece in cut) == report.text
    assert sorted(one.id for piece in cut for one in piece.begins) == ["0", "1", "2", "3"]


@given(text=st.text(min_size=1), data=st.data())
def test_pieces_give_any_text_back(text: str, data: st.DataObject) -> None:
    """Whatever the text and wherever its numbers stand, nothing is lost and each number begins once."""
    places = st.integers(0, len(text) - 1).flatmap(
        lambda start: st.tuples(st.just(start), st.integers(start + 1, len(text)))
    )
    spans = data.draw(st.lists(places, max_size=5))
    claims = [
        Claim("a", str(n), Span(*span), text[slice(*span)], text, Quantity(1, 1, "exact"), "killed")
        for n, span in enumerate(spans)
    ]
    cut = pieces(text, claims)
    assert "".join(piece.text for piece in cut) == text
    assert sorted(one.id for piece in cut for one in piece.begins) == [claim.id for claim in claims]
    for one in claims:
        assert "".join(piece.text for piece in cut if one in piece.claims) == one.number


def test_a_casebook_without_claims_makes_a_page() -> None:
    """No figure is an answer, not an error."""
    assert "No figure of people harmed" in page(casebook(Case(()), ()))


def test_the_same_casebook_gives_the_same_bytes() -> None:
    """Two runs can be compared with diff."""
    assert _hostile() == _hostile()


def _with_finding() -> str:
    report = Report(
        "a", "Of 160 dead 62 fell in Arda and 93 in Belo.", publisher="Wire", published="2024-05-01"
    )
    claims = tuple(claim(report, n, int(n), int(n), source="monitor") for n in ("160", "62", "93"))
    note = "62 and 93 make 155, not the stated 160: a residual of 5"
    found = Finding("does_not_add_up", (claims[1].id, claims[2].id, claims[0].id), note)
    return page(replace(casebook(Case((report,)), claims), findings=(found,)), "The rule.")


def test_the_first_screen_has_toll_rule_and_what_is_wrong() -> None:
    """Low, best and high lead to their marks, and the fault stands beside them in plain words."""
    text = _with_finding()
    first = text[text.index('id="toll"') : text.index('id="findings"')]
    assert re.search(r'<td class="best" data-is="best"><a href="#m\d">160</a>', first)
    assert "The rule." in first
    assert "Does not add up" in first
    assert 'not the stated <a class="number" href="#m1">160</a>: a residual of 5' in first


def test_a_finding_shows_its_sentence_with_the_numbers_marked() -> None:
    """Each number of the sentence leads to where it stands in the report."""
    text = _with_finding()
    sentence = re.search(r"<blockquote>(.*?)</blockquote>", text, re.DOTALL)
    assert sentence
    assert re.sub("<[^>]*>", "", sentence[1]) == "Of 160 dead 62 fell in Arda and 93 in Belo."
    assert re.findall(r'href="#(m\d)">(\d+)', sentence[1]) == [("m1", "160"), ("m2", "62"), ("m3", "93")]
