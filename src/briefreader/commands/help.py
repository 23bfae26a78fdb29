"""`briefreader help`."""

import click

from briefreader.commands.options import shared_options
from briefreader.commands.output import Failure, say


@click.command("help", epilog="Example: briefreader help notes add")
@click.argument("words", metavar="[COMMAND]", nargs=-1)
@shared_options
@click.pass_context
def help_command(context: click.Context, words: tuple[str, ...]) -> None:
    """Print the help of a command.

    Without COMMAND, the help of the program.
    """
    here = context.find_root()
    for word in words:
        group = here.command
        found = group.get_command(here, word) if isinstance(group, click.Group) else None
        if found is None or found.hidden:
            raise Failure(f"there is no command “{word}”", f"Try: {here.command_path} --help")
        here = click.Context(found, parent=here, info_name=word)
    say(here.get_help())
