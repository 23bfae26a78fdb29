"""`briefreader find`."""

from collections.abc import Sequence
from pathlib import Path

import click

from briefreader.base.text import shown
from briefreader.commands.options import shared_options
from briefreader.commands.output import Failure, narrate, say, say_json
from briefreader.commands.progress import telling_progress
from briefreader.commands.session import Session, clean
from briefreader.commands.wrong_input import is_folder
from briefreader.library.items import Hits
from briefreader.library.query import Query, QuerySyntaxError
from briefreader.many_briefs import Library
from briefreader.printing.hits import hits_lines, hits_text, hits_tree
from briefreader.wording.phrases import counted

FORMATS = ("text", "json", "jsonl")
NO_HITS = 1


library_option = click.option(
    "--library",
    "folders",
    multiple=True,
    metavar="DIR",
    type=click.Path(),
    help="The folder to search; the library of the settings without it. May be repeated.",
)


@click.command(
    "find", epilog="Example: briefreader find --library briefs speaker:zelensky stance:asserts kind:quote"
)
@click.argument("words", metavar="QUERY...", nargs=-1, required=True)
@library_option
@click.option(
    "--limit", type=click.IntRange(1), default=50, show_default=True, help="The most hits to print."
)
@click.option("--count", is_flag=True, help="Print only the number of hits.")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True)
@shared_options
@click.pass_context
def find_command(
    context: click.Context,
    words: tuple[str, ...],
    folders: tuple[str, ...],
    limit: int,
    count: bool,
    format_name: str,
) -> None:
    """Search the briefs of a library.

    Hits are quotes, claims, events, key points, gaps, summaries, paragraphs and notes.

    The newest source comes first. A query that begins with a dash follows --. Exit code 1: nothing is found.
    """
    session = Session(context)
    text = " ".join(words)
    library = Library.of(session.environment, folders_of(session, folders))
    with telling_progress("Indexing") as progress:
        found = library.find(query_of(library, text), limit, progress=progress, told=tell_slow)
    tell_incomplete(found)
    if count:
        say(str(found.total))
    elif format_name == "json":
        say_json(hits_tree(text, found))
    elif found.hits:
        say(hits_text(found.hits) if format_name == "text" else hits_lines(found.hits))
    if not found.hits:
        narrate("No hits.")
        context.exit(NO_HITS)
    if format_name == "text" and not count and found.total and found.total > limit:
        narrate(f"{counted(found.total, 'hit')}, the first {limit} shown: --limit shows more")


def query_of(library: Library, text: str) -> Query:
    """Raises Failure, with the place of the mistake."""
    try:
        return library.parse(text)
    except QuerySyntaxError as error:
        before = len(shown(text[: error.at], one_line=True))
        narrate(f"{shown(text, one_line=True)}\n{' ' * before}^")
        raise Failure(error.what) from None


def folders_of(session: Session, named: Sequence[str]) -> tuple[Path, ...]:
    """Raises Failure if there is no such folder."""
    paths = tuple(map(Path, named)) or (session.library,)
    mend = "Name a folder of briefs: --library DIR."
    if not named:
        mend = "Correct `library` in the settings, or name a folder of briefs: --library DIR."
    for path in paths:
        if not is_folder(path):
            raise Failure("there is no such folder", mend, where=str(path))
    return paths


def tell_incomplete(found: Hits) -> None:
    """Say what could not be searched."""
    for one in found.unreadable:
        narrate(clean(f"{one.where}: {one.what}"))
    if not found.complete:
        narrate("The index is being written by another process: hits may be missing.")
    if found.undated:
        narrate(f"Not searched: {counted(found.undated, 'brief')} without a date, as date: finds none")


def tell_slow(why: str) -> None:
    """Say that the index is not used, and why."""
    narrate(clean(f"The index cannot be used ({why}); every brief is read instead."))
