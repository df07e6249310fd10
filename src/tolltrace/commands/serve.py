"""``tolltrace serve``: review a casebook in a browser."""

from __future__ import annotations

import click

from tolltrace.commands.casebooks import casebook, machine, opened, who

_EXAMPLES = """
\b
Examples:
  tolltrace serve --casebook casebook.db
  tolltrace serve --casebook casebook.db --port 8080 --who ana

It answers this machine alone. Ctrl-C ends it.
"""
_HOME = ("127.0.0.1", "localhost")


@click.command(epilog=_EXAMPLES)
@casebook
@click.option("--port", type=click.IntRange(1, 65_535), default=8321, show_default=True, help="The port.")
@click.option("--host", default=_HOME[0], show_default=True, help="This machine; others are refused.")
@who
def serve(casebook: str, port: int, host: str, who: str) -> None:
    """Show a casebook in a browser, to review claims and to read its account."""
    if host not in _HOME:
        raise click.BadParameter(
            f"{host} would let others in, and there are no accounts yet; use 127.0.0.1", param_hint="--host"
        )
    import uvicorn

    from tolltrace.settings import now
    from tolltrace.web.app import application
    from tolltrace.web.desk import Desk

    with opened(casebook) as store:
        app = application(Desk(store, machine(), who, now))
        click.echo(f"The casebook is at http://127.0.0.1:{port}/ (Ctrl-C ends it)")
        config = uvicorn.Config(
            app, _HOME[0], port, log_level="warning", server_header=False, proxy_headers=False
        )
        uvicorn.Server(config).run()
