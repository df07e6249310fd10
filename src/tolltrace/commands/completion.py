"""``tolltrace completion``: the script that completes commands and options in a shell."""

from __future__ import annotations

import click

_EXAMPLES = """
\b
Examples:
  tolltrace completion bash >> ~/.bashrc
  tolltrace completion zsh >> ~/.zshrc
  tolltrace completion fish > ~/.config/fish/completions/tolltrace.fish
"""


@click.command(epilog=_EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for a shell."""
    from click.shell_completion import get_completion_class

    maker = get_completion_class(shell)
    assert maker is not None, "the choices are those that click knows"
    click.echo(maker(ctx.find_root().command, {}, "tolltrace", "_TOLLTRACE_COMPLETE").source(), nl=False)
