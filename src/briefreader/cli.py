"""The command line: finds the command that is named, and owns the exit codes.

0: fine. 1: the input has problems. 2: wrong use, or cannot read. 3: the store refused.
"""

import os
from collections.abc import Sequence
from importlib import import_module

import click
from click.shell_completion import CompletionItem

from briefreader.commands.names import COMMANDS
from briefreader.commands.options import STDIN, shared_options
from briefreader.commands.output import Failure, narrate
from briefreader.commands.streams import INTERRUPTED, prepare
from briefreader.commands.wrong_input import refuse_address

NAME = "briefreader"

_OPEN = "open"  # what a path does; no command of its own


class Commands(click.Group):
    """The commands by name; any other first word is a path to open."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands, in the order in which they are met."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, imported now."""
        module, _ = COMMANDS.get(cmd_name, (cmd_name, ""))
        if cmd_name not in COMMANDS and cmd_name != _OPEN:
            return None
        command: click.Command = getattr(
            import_module(f"briefreader.commands.{module}"), f"{cmd_name}_command"
        )
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command, or else what opens a path."""
        if args[0] in COMMANDS:
            return super().resolve_command(ctx, args)
        if not ctx.resilient_parsing:
            _demand_path(args[0])
        return _OPEN, self.get_command(ctx, _OPEN), args

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands and what each does, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(command, about) for command, (_, about) in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Options, commands and paths."""
        options = click.Command.shell_complete(self, ctx, incomplete)
        commands = [
            CompletionItem(command, help=about)
            for command, (_, about) in COMMANDS.items()
            if command.startswith(incomplete)
        ]
        return [*options, *commands] if commands else [*options, CompletionItem(incomplete, type="file")]


@click.group(
    name=NAME,
    cls=Commands,
    invoke_without_command=True,
    subcommand_metavar="[PATH | COMMAND [ARGUMENT]...]",
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Example: briefreader briefs/north-korea-ukraine.yaml",
)
@shared_options
@click.pass_context
def program(context: click.Context) -> None:
    """Read structured briefs: quotes by speaker, disputed claims, history, notes.

    PATH is a brief, or a folder of briefs. Without one, the library of the settings is opened, or else
    the samples.
    """
    if context.invoked_subcommand is None:
        command = program.get_command(context, _OPEN)
        assert command is not None
        context.invoke(command)


def run(arguments: Sequence[str]) -> int:
    """Do what the arguments say; the exit code."""
    prepare()
    try:
        code = program.main(list(arguments), prog_name=NAME, standalone_mode=False)
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        narrate(error.format_message())
        return error.exit_code
    except click.ClickException as error:
        _report(error)
        return error.exit_code
    return code if isinstance(code, int) else 0


def _report(error: click.ClickException) -> None:
    """What is wrong, and how to go on, on stderr."""
    from briefreader.base.text import shown

    mend = ""
    if isinstance(error, Failure):
        mend = error.mend
    elif isinstance(error, click.UsageError) and error.ctx is not None:
        mend = f"Try: {error.ctx.command_path} --help"
    lines = (f"{NAME}: {error.format_message()}", mend)
    narrate("\n".join(shown(line, one_line=True) for line in lines if line))


def _demand_path(word: str) -> None:
    """Refuse a word that is neither a command nor a path. Raises Failure."""
    refuse_address(word)
    if word == STDIN or os.path.lexists(word) or os.sep in word:
        return
    from difflib import get_close_matches

    from briefreader.brief.reading.load import has_brief_ending

    if has_brief_ending(word):
        return
    near = get_close_matches(word.lower(), COMMANDS, 1, cutoff=0.5)
    hint = f"Did you mean {near[0]}? " if near else ""
    raise Failure(f"“{word}” is neither a command nor a file", f"{hint}The commands: {', '.join(COMMANDS)}.")
