"""`briefreader schema` and `briefreader keys`: what the program knows about itself."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from briefreader.actions import ACTIONS, Action, Context, actions_of, keys_of, shown_keys
from briefreader.base.settings import placed
from briefreader.cite.formats.markdown import MARKDOWN
from briefreader.commands.options import shared_options
from briefreader.commands.output import narrate, say, say_json
from briefreader.commands.session import Session, clean
from briefreader.keymap import usable_keymap

_OTHER_PLACES: tuple[tuple[str, Context], ...] = (
    ("In a draft", "draft"),
    ("In the list of briefs", "library"),
    ("In the queries beside it", "queries"),
    ("In the hits of a search", "hits"),
    ("In the list of briefs, and in each page over many briefs", "over-briefs"),
    ("In each page over many briefs", "page"),
    ("In a dossier, in the variants of a quote, and in the same claims of other briefs", "decisions"),
    ("In a dossier", "dossier"),
    ("In the timeline", "timeline"),
    ("While revisions are compared", "compare"),
    ("In the variants of a quote", "variants"),
    ("In the matrix", "matrix"),
    ("In the matrix of a brief", "brief-matrix"),
    ("In the same claims of other briefs", "same-claims"),
    ("While words are selected", "words"),
    ("While words of the source are selected", "pick"),
    ("While a speaker is chosen", "speakers"),
    ("In the list of bookmarks", "bookmarks"),
    ("In the basket", "basket"),
    ("While a copy is chosen", "copy-form"),
    ("In a line at the foot of the screen", "line"),
    ("In a form", "form"),
    ("While the citation is completed", "citation-form"),
)
_ABOUT = (
    "Every key can be given to another action: `keymap` in the settings has a line for each action,\n"
    'such as `copy = "y,c"`. In text fields the field\'s own editing keys come first.'
)


@click.command("schema", epilog="Example: briefreader schema > brief.schema.json")
@shared_options
def schema_command() -> None:
    """Print the JSON Schema of the brief format.

    An editor that knows the schema completes and checks: begin the file with the line
    `# yaml-language-server: $schema=brief.schema.json`.
    """
    from briefreader.brief.model.schema import schema

    say(json.dumps(schema(), indent=2))


@click.command("keys", epilog="Example: briefreader keys --format markdown")
@click.option(
    "--format",
    "format_name",
    type=click.Choice(("text", "markdown", "json")),
    default="text",
    show_default=True,
)
@shared_options
@click.pass_context
def keys_command(context: click.Context, format_name: str) -> None:
    """Print the table of keys.

    With the keymap of your settings, if there is one.
    """
    session = Session(context)
    keymap, complaints = usable_keymap(session.environment.settings.keymap)
    if format_name == "json":
        say_json({"commands": [_command(command, keymap) for command in ACTIONS]})
    elif format_name == "markdown":
        say(keys_markdown(keymap))
    else:
        say(_keys_text(keymap))
    for complaint in placed(complaints, session.environment.settings_file):
        narrate(clean(str(complaint)))


def keys_markdown(keymap: Mapping[str, str]) -> str:
    """The table of keys as Markdown; `docs/keys.md` is this."""
    lines = ["# Keys", "", _ABOUT]
    for title, commands in _sections():
        lines += ["", f"## {title}", "", "| key | what it does | action |", "| --- | --- | --- |"]
        for command in commands:
            cells = (_keys(command, keymap), command.help)
            lines.append(f"| {' | '.join(MARKDOWN.text(cell) for cell in cells)} | `{command.id}` |")
    return "\n".join(lines)


def _keys_text(keymap: Mapping[str, str]) -> str:
    rows = [(_keys(command, keymap), command) for command in ACTIONS]
    wide = max(len(keys) for keys, _ in rows)
    longest = max(len(command.id) for _, command in rows)
    lines: list[str] = []
    for title, commands in _sections():
        lines += ["", title] if lines else [title]
        for command in commands:
            keys = _keys(command, keymap)
            lines.append(f"  {keys:<{wide}}  {command.id:<{longest}}  {command.help}")
    return "\n".join(lines)


def _sections() -> Iterator[tuple[str, Sequence[Action]]]:
    """The reader's commands by their groups, then those of the other places."""
    reader = actions_of("list", "pane", "reader", "app")
    for group in dict.fromkeys(command.group for command in reader):
        yield group, [command for command in reader if command.group == group]
    for title, place in _OTHER_PLACES:
        yield title, actions_of(place)


def _keys(command: Action, keymap: Mapping[str, str]) -> str:
    return clean(shown_keys(keys_of(command, keymap)))


def _command(command: Action, keymap: Mapping[str, str]) -> dict[str, Any]:
    return {
        "id": command.id,
        "keys": [key.strip() for key in keys_of(command, keymap).split(",")],
        "label": command.label,
        "help": command.help,
        "place": command.context,
        "group": command.group,
    }
