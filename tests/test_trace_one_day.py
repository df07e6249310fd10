"""An attack of one day, in reports without a title: stages of its toll, releases, and who only speaks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import tolltrace
from tolltrace.model import Toll
from tolltrace.report.casebook import Casebook

WIRE = (
    "Gunmen killed at least 17 people and wounded nine in an attack on a market in Ouro, northern Burkina "
    "Faso, on Saturday, two security sources said.\n"
)
PAPER = (
    "The governor of the Sahel region, Adama Sanou, said on Monday that 26 people had been killed in "
    "Saturday's attack on the Ouro market. On Sunday the toll had stood at 19.\n"
)
RELEASE = (
    "The Ministry informs the public that on Saturday 11 May 2024 the market of Ouro was attacked. "
    "The provisional toll is 26 dead and 14 wounded.\n"
)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Casebook:
    """The account of the three reports."""
    folder = tmp_path_factory.mktemp("ouro")
    reports = []
    for id, publisher, day, text in (
        ("a", "Sahel Wire", "2024-05-12", WIRE),
        ("b", "Ouro Mirror", "2024-05-13", PAPER),
        ("c", "Ministry of Defence of Burkina Faso", "2024-05-14", RELEASE),
    ):
        (folder / f"{id}.txt").write_text(text, "utf-8")
        known = {"publisher": publisher, "published": day, "url": None, "language": "en"}
        reports.append({"id": id, "file": f"{id}.txt", **known})
    case = {"episode": "Market attack in Ouro", "reports": reports}
    (folder / "manifest.json").write_text(json.dumps(case), "utf-8")
    return tolltrace.trace(folder)


def _killed(book: Casebook) -> Toll:
    return next(t for t in book.toll if (t.harm, t.victims) == ("killed", "unspecified"))


def test_a_figure_of_the_day_counts_the_whole(book: Casebook) -> None:
    """Where all happened in a day, 26 ``in Saturday's attack`` is no narrower than a toll without a day."""
    assert _killed(book).best == 26


def test_what_had_stood_before_is_the_earlier_stage(book: Casebook) -> None:
    """``On Sunday the toll had stood at 19`` comes before the 26 of Saturday's attack, told on Monday."""
    numbers = {c.id: c.number for c in book.claims}
    steps = [[numbers[id] for id in f.claims] for f in book.findings if f.kind == "update"]
    assert steps == [["19", "26"]]


def test_a_ministrys_release_is_its_own_origin(book: Casebook) -> None:
    """The figures of a release are its publisher's, and have lost no origin."""
    (release,) = (t for t in book.toll if (t.harm, t.low) == ("injured", 14))
    assert (len(release.origins), release.unattributed) == (1, ())
    assert [f for f in book.findings if f.kind == "attribution_lost"] == []


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 17 people and wounded nine in Ouro, two security sources said.",
        "Gunmen killed 17 people and wounded nine, three witnesses said.",
        "The blast killed 17 people and injured nine, four medical sources told the agency.",
        "Rebels killed 17 villagers and injured nine others on Friday, two senior Malian officials said.",
    ],
)
def test_a_number_of_speakers_is_no_figure(text: str) -> None:
    """``two security sources said`` counts those who speak and nobody who was harmed."""
    assert [c.quantity.low for c in tolltrace.find(text)] == [17, 9]


def _traced(folder: Path, episode: str, *reports: tuple[str, str]) -> Casebook:
    """The account of reports of a day and a text each, under a title."""
    rows = []
    for n, (day, text) in enumerate(reports):
        (folder / f"{n}.txt").write_text(text, "utf-8")
        known = {"publisher": f"Outlet {n}", "published": day, "url": None, "language": "en"}
        rows.append({"id": str(n), "file": f"{n}.txt", **known})
    (folder / "manifest.json").write_text(json.dumps({"episode": episode, "reports": rows}), "utf-8")
    return tolltrace.trace(folder)


def test_those_who_die_days_later_died_of_the_episode(tmp_path: Path) -> None:
    """A toll that rises ten days after a fire is the fire's, and replaces the first one."""
    book = _traced(
        tmp_path,
        "Club fire in Orlo, 2 May 2020",
        ("2020-05-03", "Nineteen people died in a club fire in Orlo on Saturday, the health ministry said."),
        ("2020-05-12", "The number of dead in the club fire rose to 31 on Monday, the health ministry said."),
    )
    assert [f for f in book.findings if f.kind == "other_episode"] == []
    assert _killed(book).best == 31


def test_an_attack_elsewhere_days_later_is_another(tmp_path: Path) -> None:
    """What is told of another place on a later day stays apart."""
    book = _traced(
        tmp_path,
        "Attack in Maiduguri, 2 May 2020",
        ("2020-05-03", "Gunmen killed 19 people in Maiduguri on Saturday, police said."),
        ("2020-05-12", "On Sunday a bomb killed seven people in Lagos, police said."),
    )
    (other,) = (f for f in book.findings if f.kind == "other_episode")
    assert [c.number for c in book.claims if c.id in other.claims] == ["seven"]
