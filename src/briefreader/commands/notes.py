"""`briefreader notes`: what the reader's forms for notes, tags, bookmarks and reviews do, for scripts."""

from collections.abc import Callable, Iterator
from typing import Any

import click

from briefreader.base.settings import Settings
from briefreader.base.text import shown
from briefreader.brief.model.links import Index
from briefreader.brief.reading.load import Loaded
from briefreader.commands.exchange import export_command, import_command
from briefreader.commands.note_list import list_command
from briefreader.commands.options import format_option, shared_options
from briefreader.commands.output import Failure, narrate, say, say_json
from briefreader.commands.session import Session, clean, nearest_hint, refusals
from briefreader.notes import (
    CONFIDENCES,
    CREDIBILITY,
    RELIABILITY,
    AnyEntry,
    Edit,
    Notebook,
    subject_of,
)
from briefreader.printing.notes import entry_tree
from briefreader.wording.notes import labelled_entry

_MOST_CANDIDATES = 5


@click.group("notes")
@shared_options
def notes_command() -> None:
    """Add, list, remove, export or import your notes.

    They are those of the reader.
    """


for _command in (list_command, export_command, import_command):
    notes_command.add_command(_command)


@notes_command.command(
    "add", epilog="Example: briefreader notes add brief.yaml c-arms --text 'ask the ministry' --reviewed"
)
@click.argument("path", type=click.Path(allow_dash=True))
@click.argument("item")
@click.option("--text", "note", metavar="TEXT", help="A note on the item.")
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="A tag of the item, beside those it has.")
@click.option("--bookmark", is_flag=True, help="A bookmark, if there is none.")
@click.option("--reviewed/--unreviewed", default=None, help="Whether you have reviewed it.")
@click.option(
    "--reliability", type=click.Choice(tuple(RELIABILITY)), help="Of the source; F: can not be judged."
)
@click.option(
    "--credibility", type=click.Choice(tuple(CREDIBILITY)), help="Of the item; 6: can not be judged."
)
@click.option("--verdict", metavar="WORD", help="One of those in your settings.")
@click.option("--likelihood", metavar="TERM", help="A term of the scale in your settings.")
@click.option("--confidence", type=click.Choice(CONFIDENCES))
@click.option("--comment", metavar="TEXT", help="What the review rests on.")
@format_option("text", "json")
@shared_options
@click.pass_context
def add_command(context: click.Context, /, path: str, item: str, format_name: str, **given: Any) -> None:
    """Attach a note, tags, a bookmark or a review to an item of a brief.

    All that is given is one change, which the reader's undo takes back. Prints what was added, each
    with its id.
    """
    session = Session(context)
    loaded = session.load(path)
    deeds = tuple(_deeds(item, given, session.environment.settings))
    if not deeds:
        raise click.UsageError("Nothing to add: give --text, --tag, --bookmark or --reviewed.", context)
    notebook, index = session.notebook(loaded.brief) or Notebook(), Index(loaded.brief)
    if item not in index.items:
        hint = nearest_hint(item, index.items) or "`briefreader show` prints all ids."
        raise Failure(f"there is no item “{item}”", hint, where=loaded.name)
    with refusals(), session.store().edit(subject_of(loaded.brief)) as edit:
        added = [entry for deed in deeds if (entry := deed(edit, notebook)) is not None]
    session.tell_notice(edit.notebook)
    if format_name == "json":
        say_json({"added": [entry_tree(entry) for entry in added]})
    else:
        for entry in added:
            say(shown(f"{entry.id}  {labelled_entry(entry)}", one_line=True))


@notes_command.command("remove", epilog="Example: briefreader notes remove brief.yaml 3f2a91")
@click.argument("path", type=click.Path(allow_dash=True))
@click.argument("entry")
@shared_options
@click.pass_context
def remove_command(context: click.Context, path: str, entry: str) -> None:
    """Remove a note, the tags of an item, a bookmark, a mark or a review.

    ENTRY is its id, or as much of the beginning as is needed to tell it from the others.
    """
    session = Session(context)
    loaded = session.load(path)
    found = _entry(loaded, session.notebook(loaded.brief) or Notebook(), entry)
    with refusals(), session.store().edit(subject_of(loaded.brief)) as edit:
        edit.remove(found.id)
    session.tell_notice(edit.notebook)
    narrate(clean(f"Removed from {found.item}: {labelled_entry(found)}"))


# What is done to an item: the entry that is there afterwards.
NoteEdit = Callable[[Edit, Notebook], AnyEntry | None]


def _deeds(item: str, given: dict[str, Any], settings: Settings) -> Iterator[NoteEdit]:
    """What the options of `add` ask for. Raises Failure."""
    if given["note"] is not None:
        yield lambda edit, _: edit.add_note(item, given["note"])
    if given["tags"]:
        yield lambda edit, notebook: edit.set_tags(item, (*notebook.tags(item), *given["tags"]))
    if given["bookmark"]:
        yield lambda edit, notebook: None if notebook.bookmarked(item) else edit.toggle_bookmark(item)
    if review := _review(given, settings):
        yield lambda edit, _: edit.set_review(item, **review)


def _review(given: dict[str, Any], settings: Settings) -> Any:
    """The fields of a review that were given. Raises Failure."""
    names = ("reliability", "credibility", "verdict", "likelihood", "confidence", "comment")
    fields = {name: given[name] for name in names if given[name] is not None}
    if given["reviewed"] is not None:
        fields["state"] = "reviewed" if given["reviewed"] else "unreviewed"
    if "likelihood" in fields:
        fields["scale"] = settings.likelihood
    verdict = fields.get("verdict")
    if verdict is not None and verdict not in settings.verdicts:
        raise Failure(f"“{verdict}” is no verdict", f"The verdicts: {', '.join(settings.verdicts)}.")
    return fields


def _entry(loaded: Loaded, notebook: Notebook, beginning: str) -> AnyEntry:
    """The one entry whose id begins so. Raises Failure."""
    found = [entry for entry in notebook.entries if entry.id.startswith(beginning)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Failure(
            f"you have no entry “{beginning}”", "`briefreader notes list` prints them.", where=loaded.name
        )
    ids = ", ".join(entry.id for entry in found[:_MOST_CANDIDATES])
    raise Failure(
        f"{len(found)} entries begin with “{beginning}”", f"Give more of it: {ids}", where=loaded.name
    )
