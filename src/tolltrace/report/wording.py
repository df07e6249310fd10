"""How the interface says what a record holds. Words for people, never read back."""

from __future__ import annotations

from tolltrace.model import (
    Anchored,
    Figure,
    Harm,
    Period,
    Place,
    Precision,
    Quantity,
    Report,
    Stance,
    Toll,
    Victims,
)

HARMS: dict[Harm, str] = {
    "killed": "Killed",
    "injured": "Injured",
    "casualties": "Killed or injured",
    "missing": "Missing",
    "abducted": "Abducted",
    "arrested": "Arrested",
    "surrendered": "Surrendered",
    "displaced": "Displaced",
    "homes_destroyed": "Homes destroyed",
    "incidents": "Incidents",
}
VICTIMS: dict[Victims, str] = {
    "civilian": "civilians",
    "security_force": "security forces",
    "armed_group": "armed groups",
    "combatant": "combatants",
    "official": "officials",
    "unspecified": "people, class not given",
}
STANCES: dict[Stance, str] = {
    "asserted": "asserted",
    "alleged": "alleged",
    "unverified": "not verified",
    "possible": "possible",
    "denied": "denied",
}

PRECISIONS: dict[Precision, str] = {
    "exact": "the place itself",
    "near": "somewhere around it",
    "district": "somewhere in the district",
    "province": "somewhere in the province",
    "region": "somewhere in the region",
    "country": "somewhere in the country",
    "unknown": "no point known",
}
_READ_AGAINST: dict[Anchored, str] = {
    "dateline": ", read against the dateline",
    "published": ", read against the day of printing",
    "text date": ", read against a date in the text",
    "user": ", read against the date given",
    "none": "",
}


def klass(harm: Harm, victims: Victims) -> str:
    """A class of harm and victims as a heading."""
    if victims == "unspecified" and harm in ("homes_destroyed", "incidents"):
        return HARMS[harm]
    return f"{HARMS[harm]}: {VICTIMS[victims]}"


def bounds(quantity: Quantity) -> str:
    """The bounds in words: ``at least 71``, ``more than 1,000``, ``24 to 99``."""
    low, high = quantity.low, quantity.high
    if low is None and high is None:
        return "not known"
    if low is None:
        return f"{'nearly' if quantity.modifier == 'nearly' else 'up to'} {high:,}"
    if high is None:
        return f"more than {low - 1:,}" if quantity.modifier == "more_than" else f"at least {low:,}"
    if low != high:
        return f"{low:,} to {high:,}"
    return f"about {low:,}" if quantity.modifier == "about" else f"{low:,}"


def low_best_high(toll: Toll) -> tuple[str, str, str]:
    """A toll's three numbers as they are printed: ``none`` where the policy gives none.

    The low is ``open`` where the least that anybody says is only an upper bound, ``up to 20``.
    """
    low, best, high = ("none" if n is None else f"{n:,}" for n in (toll.low, toll.best, toll.high))
    return "open" if toll.low is None and toll.best is not None else low, best, high


def plural(number: int, one: str, many: str | None = None) -> str:
    """``1 outlet``, ``5 outlets``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def outlet(report: Report) -> str:
    """The publisher, or the report's id where no publisher is known."""
    return report.publisher or f"Report {report.id}"


def spread(toll: Toll) -> str:
    """How far a class is told, and how many bodies stand behind it: ``5 outlets, 1 origin``."""
    told = f"{plural(len(toll.outlets), 'outlet')}, {plural(len(toll.origins), 'origin')}"
    return f"{told}, {len(toll.unattributed)} unattributed" if toll.unattributed else told


def scope(figure: Figure) -> str:
    """Who, where, on which day and how firmly; empty where the report narrows nothing."""
    count = figure.count
    on = f"on {day(count.day)}" if count.day else None
    stance = None if figure.stance == "asserted" else STANCES[figure.stance]
    return " · ".join(words for words in (count.group, count.place, on, stance) if words)


_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")


def day(iso: str) -> str:
    """An ISO date as ``9 Mar 2025``; anything else as it stands."""
    year, _, rest = iso.partition("-")
    month, _, date = rest.partition("-")
    if not (month.isdecimal() and date.isdecimal() and 1 <= int(month) <= 12):
        return iso
    return f"{int(date)} {_MONTHS[int(month) - 1]} {year}"


def covered(period: Period) -> str:
    """The days that a figure covers, and what its words were read against; empty where no day is known."""
    start, end = period.start, period.end
    if start is None and end is None:
        return ""
    if start is None:
        days = f"up to {day(end or '')}"
    elif end is None:
        days = f"from {day(start)} on"
    else:
        days = day(start) if start == end else f"{day(start)} to {day(end)}"
    return days + _READ_AGAINST[period.anchor]


def located(place: Place) -> str:
    """Where a figure counts and how sharply that is known; empty where nothing is known of it."""
    if place.lat is None or place.lon is None:
        return ""
    point = f"{place.name or place.words} ({place.lat:.2f}, {place.lon:.2f})"
    id = f", GeoNames {place.geonameid}" if place.geonameid else ""
    return f"{point}: {PRECISIONS[place.precision]}{id}"
