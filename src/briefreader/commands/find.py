"""`briefreader find`."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefreader.base.text import shown
from briefreader.commands.options import shared_options
from briefreader.commands.output import Failure, narrate, say, say_json
from briefreader.commands.session import Session, clean
from briefreader.commands.wrong_input import is_folder
from briefreader.library.query import Query, QuerySyntaxError, parse
from briefreader.library.scan import Folders, Notebooks, scan
from briefreader.printing.hits import hit_tree, hits_text, hits_tree
from briefreader.wording.phrases import counted

if TYPE_CHECKING:
    from briefreader.brief.verification.document import OpenDocument
    from briefreader.notes import Notebook

FORMATS = ("text", "json", "jsonl")
NO_HITS = 1


@click.command(
    "find", epilog="Example: briefreader find --library briefs speaker:zelensky stance:asserts kind:quote"
)
@click.argument("words", metavar="QUERY...", nargs=-1, required=True)
@click.option(
    "--library",
    "folders",
    multiple=True,
    metavar="DIR",
    type=click.Path(),
    help="The folder to search; the library of the settings without it. May be repeated.",
)
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="The most hits to print.")
@click.option("--count", is_flag=True, help="Print only the number of hits.")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True)
@shared_options
@click.pass_context
def find_command(
    context: click.Context,
    words: tuple[str, ...],
    folders: tuple[str, ...],
    limit: int,
    count: bool,  # noqa: FBT001
    format_name: str,
) -> None:
    """Search the briefs of a library: quotes, claims, events, paragraphs, notes.

    The newest source comes first. A query that begins with a dash follows --. Exit code 1: nothing is found.
    """
    session = Session(context)
    text = " ".join(words)
    query = _query(text, session)
    found = scan(_folders(session, folders), query, _notebooks(session))
    for one in found.unreadable:
        narrate(clean(f"{one.where}: {one.what}"))
    total = len(found.hits)
    hits = found.hits[:limit]
    if count:
        say(str(total))
    elif format_name == "json":
        say_json(hits_tree(text, hits, total, complete=True))
    elif format_name == "jsonl":
        say("\n".join(json.dumps(hit_tree(hit)) for hit in hits)) if hits else None
    elif hits:
        say(hits_text(hits))
    if not total:
        narrate("No hits.")
        context.exit(NO_HITS)
    if format_name == "text" and not count and total > limit:
        narrate(f"{counted(total, 'hit')}, the first {limit} shown: --limit shows more")


def _query(text: str, session: Session) -> Query:
    """Raises Failure, with the place of the mistake."""
    try:
        return parse(text, session.environment.today)
    except QuerySyntaxError as error:
        line = shown(text, one_line=True)
        caret = f"{' ' * len(shown(text[: error.at], one_line=True))}^"
        raise Failure(error.what, f"{line}\n{caret}") from None


def _folders(session: Session, named: Sequence[str]) -> Folders:
    """Raises Failure if there is no such folder."""
    paths = tuple(map(Path, named)) or (session.library,)
    for path in paths:
        if not is_folder(path):
            raise Failure("there is no such folder", "Name a folder of briefs: --library DIR.", where=str(path))
    return Folders(paths, session.environment.settings.sources)


def _notebooks(session: Session) -> Notebooks:
    def read(opened: "OpenDocument") -> "Sequence[tuple[str, Notebook]]":
        notebook = session.notebook(opened.brief)
        return () if notebook is None else ((session.environment.reviewer, notebook),)

    return read
