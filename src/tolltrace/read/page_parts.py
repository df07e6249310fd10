"""A page's elements, measured once: how much text each holds, how much of it is links, what is chrome.

One pass over the tree, so that a page costs time linear in its size however deep it is.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from lxml.etree import iterwalk
from lxml.html import HtmlElement

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")


@dataclass(frozen=True, slots=True)
class Names:
    """What ``data/furniture/html.toml`` says of elements, roles and classes."""

    dropped: frozenset[str]
    roles: frozenset[str]
    classes: frozenset[str]
    blocks: frozenset[str]


@cache
def names() -> Names:
    """The names, read once."""
    data = tomllib.loads((files("tolltrace.data") / "furniture" / "html.toml").read_text("utf-8"))
    return Names(*(frozenset(data[each]) for each in ("dropped", "roles", "classes", "blocks")))


@dataclass(slots=True)
class Size:
    """Characters without white space, in an element and all that is below it."""

    chars: int = 0
    linked: int = 0
    links: int = 0
    prose: int = 0
    """In paragraphs outside the page's chrome."""
    unlinked: int = 0
    """Outside links, in the paragraph or list item that has most of it."""
    chrome: bool = False
    """The element, or one that it is in, is a part of the page that is not its article."""


@dataclass(frozen=True, slots=True)
class Measured:
    """The sizes of all elements of a page's body."""

    body: HtmlElement
    sizes: dict[HtmlElement, Size] = field(default_factory=dict)

    def __getitem__(self, element: HtmlElement) -> Size:
        return self.sizes[element]


def measure(body: HtmlElement) -> Measured:
    """Measure every element of a body."""
    page = Measured(body)
    open_: list[Size] = []
    hidden = anchors = 0
    for event, element in iterwalk(body, events=("start", "end")):
        dropped = element.tag in names().dropped
        if event == "start":
            above = bool(open_) and open_[-1].chrome
            size = page.sizes[element] = Size(chrome=above or (element is not body and is_chrome(element)))
            open_.append(size)
            hidden += dropped
            anchors += element.tag == "a"
            _count(size, element.text, hidden, anchors)
            continue
        size = open_.pop()
        hidden -= dropped
        if element.tag == "a":
            anchors -= 1
            size.links += 1
        if element.tag in {"p", "li"}:
            size.unlinked = max(size.unlinked, size.chars - size.linked)
        if element.tag == "p" and not size.chrome:
            size.prose = size.chars
        if open_:
            up = open_[-1]
            up.chars += size.chars
            up.linked += size.linked
            up.links += size.links
            up.prose += size.prose
            up.unlinked = max(up.unlinked, size.unlinked)
            _count(up, element.tail, hidden, anchors)
    return page


def is_chrome(element: HtmlElement) -> bool:
    """Whether an element says by its tag, role, class or style that it is no part of an article."""
    if element.tag in names().dropped or (element.get("role") or "").lower() in names().roles:
        return True
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    if _INVISIBLE.search(element.get("style") or ""):
        return True
    given = f"{element.get('class') or ''} {element.get('id') or ''}"
    return any(word.lower() in names().classes for word in _WORD.findall(given))


def flat(element: HtmlElement) -> str:
    """An element's visible text on one line."""
    words: list[str] = []
    walk = iterwalk(element, events=("start", "end"))
    for event, each in walk:
        apart = " " if each.tag in names().blocks or each.tag == "br" else ""
        if event == "start":
            if each.tag in names().dropped:
                walk.skip_subtree()
            else:
                words += (apart, each.text or "")
        elif each is not element:
            words += (apart, each.tail or "")
    return " ".join("".join(words).split())


def _count(size: Size, text: str | None, hidden: int, anchors: int) -> None:
    if text and not hidden:
        chars = sum(map(len, text.split()))
        size.chars += chars
        size.linked += chars if anchors else 0
