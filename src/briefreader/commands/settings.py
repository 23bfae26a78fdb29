"""`briefreader settings`: the settings file as it would be with every setting in it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from briefreader.actions import ACTIONS
from briefreader.base.settings import ABOUT, EXAMPLES, Settings
from briefreader.commands.options import shared_options
from briefreader.commands.output import say
from briefreader.commands.session import Session, clean


@click.command("settings", epilog="Example: briefreader settings > settings.toml")
@shared_options
@click.pass_context
def settings_command(context: click.Context) -> None:
    """Print the settings in force, and what each means.

    It is a settings file: a line that begins with # names a default, or a value that one could give. What is
    wrong with yours is said on stderr.
    """
    session = Session(context)
    file, settings = session.environment.settings_file, session.environment.settings
    place = f"{file}" if file.exists() else f"{file}, which is not there yet"
    say("\n".join((f"# The settings file is {clean(place)}.", "", *settings_lines(settings))))


def settings_lines(settings: Settings) -> Iterator[str]:
    """The lines of a settings file that says the same as `settings`."""
    for name, about in ABOUT.items():
        value = _plain(getattr(settings, name))
        given = value is not None and value != []
        yield f"# {about}"
        yield f"{name} = {_toml(value)}" if given else f"# {name} = {_toml(EXAMPLES[name])}"
        yield ""
    yield "# Keys by action, separated by commas."
    yield "[keymap]"
    yield from _keymap(settings.keymap)


def _keymap(keymap: Mapping[str, str]) -> Iterator[str]:
    for command in ACTIONS:
        own = keymap.get(command.id)
        line = f"{command.id} = {_toml(own or command.keys)}"
        yield f"{line if own else f'# {line}':<44}  # {command.help}"


def _plain(value: object) -> object:
    """A value as TOML can hold it."""
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def _toml(value: object) -> str:
    # Texts, lists of texts and flags are written alike in JSON and TOML.
    return json.dumps(value, ensure_ascii=False)
