"""Each language pack brings sentences in which its claims are found, and others in which nothing is."""

from __future__ import annotations

import json
from importlib.resources import files

import pytest

from tolltrace.langs import languages
from tolltrace.model import Claim, Report
from tolltrace.pipeline import find_in


def lines(code: str, name: str) -> list[dict[str, object]]:
    """The cases of one file of a pack."""
    text = files("tolltrace.langs").joinpath(code, name).read_text("utf-8")
    return [json.loads(line) for line in text.splitlines()]


def told(claim: Claim) -> str:
    """A claim as the case files write it: ``at least 40: 40.. injured``."""
    low, high = ("" if side is None else side for side in (claim.quantity.low, claim.quantity.high))
    return f"{claim.number}: {low}..{high} {claim.harm}"


def found(code: str, text: str) -> list[str]:
    """The claims of a text, each checked to stand where it says that it stands."""
    claims = find_in(Report("case", text, language=code))
    assert all(text[c.span.start : c.span.end] == c.number for c in claims)
    return [told(c) for c in claims]


MUST = [(code, case) for code in languages() for case in lines(code, "must_find.jsonl")]
MUST_NOT = [(code, case) for code in languages() for case in lines(code, "must_not_find.jsonl")]


@pytest.mark.parametrize(("code", "case"), MUST, ids=[f"{c}: {case['text']}" for c, case in MUST])
def test_what_must_be_found_is_found_and_nothing_else(code: str, case: dict[str, object]) -> None:
    """A sentence of the pack gives the claims that the pack says, with number, bounds and harm."""
    assert case["claims"], "a case without claims belongs in must_not_find.jsonl"
    assert found(code, str(case["text"])) == case["claims"]


@pytest.mark.parametrize(("code", "case"), MUST_NOT, ids=[f"{c}: {case['text']}" for c, case in MUST_NOT])
def test_where_nothing_must_be_found_nothing_is(code: str, case: dict[str, object]) -> None:
    """A sentence that only looks like one with casualties gives no claim."""
    assert found(code, str(case["text"])) == []


@pytest.mark.parametrize("code", languages())
def test_no_case_stands_twice_and_none_is_malformed(code: str) -> None:
    """Each line of the two files has the keys of its kind and a text of its own."""
    must, must_not = lines(code, "must_find.jsonl"), lines(code, "must_not_find.jsonl")
    assert all(set(case) == {"text", "claims"} for case in must)
    assert all(set(case) == {"text"} for case in must_not)
    texts = [case["text"] for case in (*must, *must_not)]
    assert len(texts) == len(set(texts)) > 0
