"""The parts of the page as templates, for the page itself and for an application that shows the same.

``toll.html``, ``findings.html``, ``timelines.html``, ``chain.html``, ``places.html``, ``figures.html``,
``claims.html`` and ``reports.html`` hold macros that take what ``page.views.view`` gives; ``page.links`` says
where its links lead. ``{% from "report/toll.html" import toll %}``, then ``{{ toll(view) }}``.
"""

from __future__ import annotations

from importlib.resources import files

from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, PrefixLoader, StrictUndefined

from tolltrace.report.visible import visible

_FOLDER = files("tolltrace.report.page.parts")


def environment(*loaders: BaseLoader) -> Environment:
    """An environment that escapes every value and shows its controls, with the parts below ``report/``.

    ``loaders`` find an application's own templates.
    """
    parts = PrefixLoader({"report": PackageLoader("tolltrace.report.page", "parts")})
    return Environment(
        loader=ChoiceLoader([*loaders, parts]),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def style() -> str:
    """The style sheet of the parts."""
    return _text("page.css")


def script() -> str:
    """The script of the parts; without it everything is there, unfiltered."""
    return _text("page.js")


def _shown(value: object) -> object:
    return visible(value) if type(value) is str else value


def _text(name: str) -> str:
    return _FOLDER.joinpath(name).read_text("utf-8").replace("\r\n", "\n")
