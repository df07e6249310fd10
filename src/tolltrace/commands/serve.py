"""``tolltrace serve``: review a casebook in a browser."""

from __future__ import annotations

import signal
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from tolltrace.commands.casebooks import casebook, machine, opened, who

if TYPE_CHECKING:
    from socket import socket

    from tolltrace.store.database import Store
    from tolltrace.web.door import Door

_EXAMPLES = """
\b
Examples:
  tolltrace serve --casebook casebook.db
  tolltrace serve --casebook casebook.db --port 8080 --who ana
  tolltrace serve --casebook casebook.db --address https://casebook.example

It answers this machine alone, unless an address is named: then everybody needs an account, which tolltrace
people makes. Ctrl-C ends it.
"""
_HOME = ("127.0.0.1", "localhost")
_ANY = ("0.0.0.0", "::")


@click.command(epilog=_EXAMPLES)
@casebook
@click.option("--port", type=click.IntRange(1, 65_535), default=8321, show_default=True, help="The port.")
@click.option(
    "--host", default=_HOME[0], show_default=True, help="Where it waits; others than 127.0.0.1 can come in."
)
@click.option("--address", metavar="URL", help="What browsers write, such as https://casebook.example.")
@click.option(
    "--proxy",
    default=_HOME[0],
    show_default=True,
    metavar="IP",
    help="With https: the proxy that ends TLS, and that is believed who asks.",
)
@who
def serve(casebook: str, port: int, host: str, address: str | None, proxy: str, who: str) -> None:
    """Show a casebook in a browser, to review claims and to read its account."""
    from dataclasses import replace

    import uvicorn

    from tolltrace.settings import now
    from tolltrace.web.app import application
    from tolltrace.web.beside import Beside
    from tolltrace.web.build import build
    from tolltrace.web.connections import Prompt
    from tolltrace.web.desk import Desk
    from tolltrace.web.drawer import Drawer

    # A service is ended by this signal; what is beside the server must end with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    with opened(casebook) as store:
        if address is not None or host not in _HOME:
            _with_accounts(store)
        door = _door(host, port, address)
        made = replace(machine(), build=build())
        with _listening(host, port) as listener, Beside(store, made) as beside:
            drawer = Drawer(store, made, now, beside.begin)
            app = application(Desk(store, made, who, now), drawer, door)
            if door.address is not None and not door.secure:
                click.echo("tolltrace: without https, whoever is on the way can read passwords", err=True)
            config = uvicorn.Config(
                app,
                host,
                port,
                http=Prompt,
                log_level="warning",
                server_header=False,
                proxy_headers=door.secure,
                forwarded_allow_ips=proxy,
            )
            shown = door.address or f"http://127.0.0.1:{port}"

            class Server(uvicorn.Server):
                async def startup(self, sockets: list[socket] | None = None) -> None:
                    await super().startup(sockets)
                    # Told only now: before, a signal would find nobody who ends the service in order.
                    click.echo(f"The casebook is at {shown}/ (Ctrl-C ends it)")

            # The server ends in order at Ctrl-C, and then raises it once more.
            with suppress(KeyboardInterrupt):
                Server(config).run(sockets=[listener])


def _door(host: str, port: int, address: str | None) -> Door:
    """The way in: loopback, or the address that browsers write."""
    from tolltrace.web.door import Door, address_of

    if address is None and host in _HOME:
        return Door()
    if address is None and host in _ANY:
        raise click.UsageError(
            f"--host {host} needs --address: what browsers write, such as http://10.0.0.5:{port}"
        )
    shown = f"[{host}]" if ":" in host else host
    try:
        return Door(address_of(address or f"http://{shown}:{port}"))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--address") from error


def _with_accounts(store: Store) -> None:
    from tolltrace.store.accounts import has_people
    from tolltrace.store.troubles import StoreTrouble

    with store.reading() as session:
        if not has_people(session):
            way_out = "make an owner's with tolltrace people add NAME --role owner, or use 127.0.0.1"
            raise StoreTrouble("would be open to others, and has no accounts yet", way_out)


def _listening(host: str, port: int) -> socket:
    """A socket that waits at the port; one that is taken is told before anything begins."""
    from socket import AI_PASSIVE, SO_REUSEADDR, SOCK_STREAM, SOL_SOCKET, getaddrinfo, socket

    try:
        family, *_, where = getaddrinfo(host, port, type=SOCK_STREAM, flags=AI_PASSIVE)[0]
    except OSError as error:
        raise click.BadParameter(f"{host} is no address of this machine", param_hint="--host") from error
    listener = socket(family)
    listener.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
    try:
        listener.bind(where)
    except OSError as error:
        listener.close()
        why = error.strerror or str(error)
        raise click.BadParameter(
            f"{port} cannot be used ({why}); choose another", param_hint="--port"
        ) from error
    return listener
