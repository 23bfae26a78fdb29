"""`briefreader timeline`."""

import click

from briefreader.commands.find import folders_of, library_option, query_of, tell_incomplete, tell_slow
from briefreader.commands.options import shared_options
from briefreader.commands.output import narrate, say, say_json
from briefreader.commands.pages import say_page
from briefreader.commands.progress import telling_progress
from briefreader.commands.session import Session
from briefreader.many_briefs import Library
from briefreader.printing.timeline import timeline_page, timeline_tree, undated_words
from briefreader.printing.timeline_picture import timeline_svg
from briefreader.wording.phrases import joined

FORMATS = ("text", "markdown", "json", "svg")
NO_EVENTS = 1


@click.command("timeline", epilog="Example: briefreader timeline --library briefs --query when:1950..1975")
@library_option
@click.option("--query", default="", metavar="QUERY", help="Only events that this query finds.")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True)
@shared_options
@click.pass_context
def timeline_command(context: click.Context, folders: tuple[str, ...], query: str, format_name: str) -> None:
    """Print the events of a library by date.

    Each with the source's own words for the date, who vouches for it, and where it stands. Events without a
    date come last. Several briefs tell of one event only where links say so. Exit code 1: nothing is found.
    """
    session = Session(context)
    library = Library.of(session.environment, folders_of(session, folders))
    asked = query_of(library, query)
    with telling_progress("Indexing") as progress:
        found, hits = library.timeline(asked, progress=progress, told=tell_slow)
    tell_incomplete(hits)
    if format_name == "json":
        say_json(timeline_tree(found, query, complete=hits.complete))
    elif format_name == "svg":
        say(timeline_svg(found, query))
    elif found.happenings:
        say_page(timeline_page(found, query), format_name)
    if not found.happenings:
        narrate(joined(("No events.", undated_words(found) if found.undated else ""), " "))
        context.exit(NO_EVENTS)
