"""A Vega-Lite chart as inline SVG: drawn when the page is made, so that the page runs no chart code.

The library writes every text of the data escaped. Colours are the page's own variables, so that dark, light
and print need no second chart; links lead to anchors of the page, and a keyboard reaches them.
"""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup

from tolltrace.report.visible import one_line

Spec = dict[str, Any]

_VERSION = "5.21"
_BASE = "https://page.invalid/?"
"""The library makes addresses of links absolute: they are put behind this, which is taken off again."""

_NAMESPACES = re.compile(r' xmlns(?::xlink)?="[^"]*"')
_LINK = re.compile(rf'<a xlink:href="{re.escape(_BASE)}([^"<>]*)"[^>]*>')

STYLE: Spec = {
    "background": None,
    "padding": 4,
    "config": {
        "font": "Liberation Sans, Arial, Helvetica, sans-serif",
        "view": {"stroke": None},
        "axis": {
            "labelColor": "var(--soft)",
            "labelFontSize": 13,
            "gridColor": "var(--rule)",
            "domainColor": "var(--soft)",
            "tickColor": "var(--soft)",
            "title": None,
        },
    },
}


def link(address: str) -> str:
    """What a chart's ``href`` holds for an address, such as an anchor of the page."""
    return _BASE + address


def text(words: str, most: int = 60) -> str:
    """Words of a report as a chart may show them: on one line, nothing that steers, cut with an ellipsis."""
    line = one_line(words)
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"


def svg(spec: Spec) -> Markup:
    """The chart as markup for the page; the same specification gives the same bytes."""
    # Loaded when the first chart is drawn, since it holds a JavaScript engine.
    from vl_convert import vegalite_to_svg

    drawn = _NAMESPACES.sub("", vegalite_to_svg(STYLE | spec, vl_version=_VERSION))
    drawn = _LINK.sub(r'<a href="\1">', drawn)
    return Markup(drawn.replace("<svg ", '<svg role="group" ', 1))
