"""`briefreader variants`."""

import click

from briefreader.commands.find import folders_of, library_option, query_of, tell_incomplete, tell_slow
from briefreader.commands.options import shared_options
from briefreader.commands.output import narrate, say_json
from briefreader.commands.pages import say_page
from briefreader.commands.progress import telling_progress
from briefreader.commands.session import Session
from briefreader.many_briefs import Library
from briefreader.printing.variants import variants_page, variants_tree

FORMATS = ("text", "markdown", "json")
NO_GROUPS = 1


@click.command("variants", epilog="Example: briefreader variants --library briefs --query speaker:lee")
@library_option
@click.option("--query", default="", metavar="QUERY", help="Only quotes that this query finds.")
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True)
@shared_options
@click.pass_context
def variants_command(context: click.Context, folders: tuple[str, ...], query: str, format_name: str) -> None:
    """Print quotes that several sources have, and how they differ.

    Each printing is compared with the fullest one: what is left out, changed, added or joined. The groups are
    suggestions; a person confirms or rejects them on the screen. The same words at another time, or under
    another name, are set apart. Exit code 1: nothing is found.
    """
    session = Session(context)
    library = Library.of(session.environment, folders_of(session, folders))
    asked = query_of(library, query) if query.strip() else ""
    with telling_progress("Indexing") as progress:
        groups, hits = library.variants(asked, progress=progress, told=tell_slow)
    tell_incomplete(hits)
    if format_name == "json":
        say_json(variants_tree(groups, query, complete=hits.complete))
    elif groups:
        say_page(variants_page(groups, query), format_name)
    if not groups:
        narrate("No quote in several sources.")
        context.exit(NO_GROUPS)
