"""``tolltrace serve``: review a casebook in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tolltrace.commands.casebooks import casebook, machine, opened, who

if TYPE_CHECKING:
    from socket import socket

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
    from tolltrace.web.beside import Beside
    from tolltrace.web.desk import Desk
    from tolltrace.web.drawer import Drawer

    made = machine()
    with opened(casebook) as store, _listening(port) as listener, Beside(store, made) as beside:
        app = application(Desk(store, made, who, now), Drawer(store, made, now, beside.begin))
        click.echo(f"The casebook is at http://127.0.0.1:{port}/ (Ctrl-C ends it)")
        config = uvicorn.Config(
            app, _HOME[0], port, log_level="warning", server_header=False, proxy_headers=False
        )
        uvicorn.Server(config).run(sockets=[listener])


def _listening(port: int) -> socket:
    """A socket that waits at the port; one that is taken is told before anything begins."""
    from socket import SO_REUSEADDR, SOL_SOCKET, socket

    listener = socket()
    listener.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    try:
        listener.bind((_HOME[0], port))
    except OSError as error:
        listener.close()
        why = error.strerror or str(error)
        raise click.BadParameter(
            f"{port} cannot be used ({why}); choose another", param_hint="--port"
        ) from error
    return listener
