"""`briefreader notes`: what the reader's forms for notes, tags, bookmarks and reviews do, for scripts."""

from typing import Any, cast

import click

from briefreader.base.text import shown
from briefreader.brief.reading.problem import UnknownItemError
from briefreader.brief.verification.document import opened
from briefreader.commands.exchange import export_command, import_command
from briefreader.commands.note_list import list_command
from briefreader.commands.options import format_option, shared_options
from briefreader.commands.output import Failure, narrate, say, say_json
from briefreader.commands.session import Session, clean, refusals
from briefreader.notes import CONFIDENCES, CREDIBILITY, RELIABILITY
from briefreader.notes.review import ReviewFields
from briefreader.printing.notes import entry_tree
from briefreader.wording.notes import labelled_entry


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
    "--reliability", type=click.Choice(tuple(RELIABILITY)), help="Of the source; F: cannot be judged."
)
@click.option(
    "--credibility", type=click.Choice(tuple(CREDIBILITY)), help="Of the item; 6: cannot be judged."
)
@click.option("--verdict", metavar="WORD", help="One of those in your settings.")
@click.option("--likelihood", metavar="TERM", help="A term of the scale in your settings.")
@click.option("--confidence", type=click.Choice(CONFIDENCES))
@click.option("--comment", metavar="TEXT", help="What the review is based on.")
@format_option("text", "json")
@shared_options
@click.pass_context
def add_command(context: click.Context, /, path: str, item: str, format_name: str, **given: Any) -> None:
    """Attach a note, tags, a bookmark or a review to an item of a brief.

    All that is given is one change, which the reader's undo takes back. Prints what was added, each
    with its id.
    """
    fields = _review(given)
    if not (given["note"] is not None or given["tags"] or given["bookmark"] or fields):
        raise click.UsageError("Nothing to add: give --text, --tag, --bookmark or --reviewed.", context)
    session = Session(context)
    document = opened(session.load(path))
    with refusals():
        try:
            change = session.notes().add(
                document,
                item,
                text=given["note"],
                tags=given["tags"],
                bookmark=given["bookmark"],
                **fields,
            )
        except UnknownItemError as error:
            mend = f"Did you mean {error.nearest}?" if error.nearest else "`briefreader show` prints all ids."
            raise Failure(f"there is no item “{item}”", mend, where=document.loaded.name) from None
    session.tell_notice(change.notebook)
    if format_name == "json":
        say_json({"added": [entry_tree(entry) for entry in change.entries]})
    else:
        for entry in change.entries:
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
    document = opened(session.load(path))
    with refusals():
        try:
            change = session.notes().remove(document, entry)
        except UnknownItemError:
            mend = "`briefreader notes list` prints them."
            raise Failure(f"you have no entry “{entry}”", mend, where=document.loaded.name) from None
    session.tell_notice(change.notebook)
    for one in change.entries:
        narrate(clean(f"Removed from {one.item}: {labelled_entry(one, change.notebook.writer(one))}"))


def _review(given: dict[str, Any]) -> ReviewFields:
    """The fields of a review that were given."""
    names = ("reliability", "credibility", "verdict", "likelihood", "confidence", "comment")
    fields: Any = {name: given[name] for name in names if given[name] is not None}
    if given["reviewed"] is not None:
        fields["state"] = "reviewed" if given["reviewed"] else "unreviewed"
    return cast(ReviewFields, fields)
