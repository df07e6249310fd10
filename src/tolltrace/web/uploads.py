"""Reports added through the browser: files and a pasted text, bounded, read whole before any is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import Response

from tolltrace.model import Trouble
from tolltrace.pipeline import readable
from tolltrace.read.handed import KINDS, Handed, handed
from tolltrace.read.source import Kept, Known
from tolltrace.report.visible import one_line
from tolltrace.store.adding import Added, add
from tolltrace.store.deciding import Refused
from tolltrace.store.reading import Reread, reread
from tolltrace.store.tables import Episode
from tolltrace.web.answers import page
from tolltrace.web.desk import desk_of
from tolltrace.web.forms import form_of
from tolltrace.web.rights import TAKES

MOST_FILES = 20
MOST_REPORTS = 200
"""Reports in all files that are sent at once: a list of records holds many."""
LONGEST_TITLE = 300
_LONGEST = 2_000
_TOLD = 8
_URL = re.compile(r"https?://[^\s\x00-\x1f\x7f]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the reports, and what the program then read."""

    reports: tuple[Added, ...]
    read: Reread


def adding(request: Request) -> Response:
    """The form for files and for a text."""
    with desk_of(request).store.reading() as session:
        titles = session.execute(select(Episode.id, Episode.title).order_by(Episode.id)).all()
    bounds = {"bytes": TAKES["POST /add"] // 1_000_000, "files": MOST_FILES, "reports": MOST_REPORTS}
    return page(request, "add.html", episodes=titles, kinds=KINDS, bounds=bounds, taken=None)


def adds(request: Request) -> Response:
    """Take the reports of the form, and tell what became of each."""
    form = form_of(request)
    known = known_of(form)
    files: Sequence[tuple[str, bytes]] = request.scope.get("tolltrace.files", ())
    given = [Handed(name, data, known) for name, data in files if name or data]
    text = form.get("text", "")
    if text.strip():
        # A form sends every line end as CR LF; a report that was pasted has none of its own.
        pasted = text.replace("\r\n", "\n").encode("utf-8", "surrogatepass")
        title = _words("title", form.get("title"))
        given.append(Handed("pasted.txt", pasted, replace(known, id=_stem(title)), title))
    taken = take(request, given, form.get("new", "").strip() or _title(request, form.get("episode", "")))
    return page(request, "add.html", taken=taken)


def take(request: Request, given: Sequence[Handed], episode: str) -> Taken:
    """Read all that was sent, and keep it in the episode of that title only if all of it can be read.

    Raises:
        Refused: if there is nothing, too much, or something that cannot be read.
        StoreTrouble: if the casebook cannot be written.
    """
    desk = desk_of(request)
    with desk.store.reading() as session:
        there = session.scalar(select(Episode.id).where(Episode.title == episode).limit(1))
    if there is None:
        # One that is there is meant as it is called, however that was once written.
        episode = _words("the episode's title", episode, LONGEST_TITLE) or ""
        if not episode:
            raise Refused("name the episode that the reports are about")
    if not 1 <= len(given) <= MOST_FILES:
        raise Refused(f"send 1 to {MOST_FILES} files or texts")
    found = _read(given)
    added = tuple(add(desk.store, found, who=desk.who, at=desk.now(), episode=episode))
    read = reread(desk.store, added[0].episode, desk.machine, who=desk.who, at=desk.now())
    return Taken(added, read)


def known_of(form: Mapping[str, str | None]) -> Known:
    """What the sender knows of the reports: ``publisher``, ``published``, ``url``, ``language``.

    Raises:
        Refused: if one is none of its kind.
    """
    published, url = form.get("published") or None, form.get("url") or None
    if published is not None and not _is_day(published):
        raise Refused("published is a day such as 2025-03-09")
    if url is not None and not (len(url) <= _LONGEST and _URL.fullmatch(url)):
        raise Refused(f"url is an address that begins with https://, of at most {_LONGEST} characters")
    return Known(
        publisher=_words("publisher", form.get("publisher")),
        published=published,
        url=url,
        language=_words("language", form.get("language"), 40),
    )


def _read(given: Sequence[Handed]) -> list[Kept]:
    found: list[Kept] = []
    troubles: list[str] = []
    for one in given:
        for item in handed(one):
            fit = next(iter(readable([item.report if isinstance(item, Kept) else item])))
            if isinstance(fit, Trouble):
                troubles.append(one_line(str(fit)))
            elif isinstance(item, Kept):
                found.append(replace(item, report=fit, came="handed over in the browser"))
            if len(found) > MOST_REPORTS:
                raise Refused(f"these are more than {MOST_REPORTS} reports; nothing was kept")
    if len(found) > 1 and any(one.known.url for one in given):
        # Reports of one address are versions of one report.
        raise Refused("an address is that of one report; send it alone")
    if troubles or not found:
        more = f"; and {len(troubles) - _TOLD} more" if len(troubles) > _TOLD else ""
        told = "; ".join(troubles[:_TOLD]) or "there is no report in it"
        raise Refused(f"nothing was kept: {told}{more}")
    return found


def _title(request: Request, id: str) -> str:
    with desk_of(request).store.reading() as session:
        titles = {str(key): title for key, title in session.execute(select(Episode.id, Episode.title))}
    return titles.get(id, "")


def _words(name: str, given: str | None, longest: int = _LONGEST) -> str | None:
    words = " ".join((given or "").split())
    if len(words) > longest:
        raise Refused(f"{name} has more than {longest} characters")
    return words or None


def _stem(title: str | None) -> str:
    return "".join(c for c in title or "" if c.isprintable())[:60].strip() or "pasted"


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return _DAY.fullmatch(text) is not None
