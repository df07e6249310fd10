"""The casebook as one self-contained page: no network, nothing from a report unescaped."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from markupsafe import Markup

from tolltrace.report.casebook import Casebook
from tolltrace.report.page.parts import environment, script, style
from tolltrace.report.page.views import view


def page(casebook: Casebook, rule: str = "") -> str:
    """The page as HTML, ending with a newline. The same casebook gives the same bytes.

    ``rule`` is that of the casebook's policy, in words.

    Every value goes through ``visible`` and the template's escaping; style and script are the page's own,
    and its content security policy admits nothing else, by their hashes.
    """
    css, js = style(), script()
    template = environment().get_template("report/page.html")
    shown = view(casebook, rule)
    return template.render(view=shown, css=Markup(css), js=Markup(js), policy=_policy(css, js)) + "\n"


def _policy(css: str, js: str) -> str:
    return (
        f"default-src 'none'; style-src '{_hash(css)}'; script-src '{_hash(js)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return "sha256-" + b64encode(sha256(text.encode()).digest()).decode("ascii")
