"""`briefreader index`."""

import click

from briefreader.commands.find import folders_of, library_option
from briefreader.commands.options import shared_options
from briefreader.commands.output import Failure, narrate, say
from briefreader.commands.progress import telling_progress
from briefreader.commands.session import Session, clean
from briefreader.library.index_file import IndexFile, IndexUnavailableError
from briefreader.many_briefs import Library
from briefreader.wording.phrases import counted

DIFFERS = 1
SHOWN = 20  # files that are named; a library that was never indexed has all of its files here


@click.command("index", epilog="Example: briefreader index --library briefs --check")
@library_option
@click.option("--rebuild", is_flag=True, help="Throw the index away and make it anew.")
@click.option("--check", "is_checked", is_flag=True, help="Compare the index with every file, by hash.")
@shared_options
@click.pass_context
def index_command(
    context: click.Context,
    folders: tuple[str, ...],
    rebuild: bool,
    is_checked: bool,
) -> None:
    """Tell the state of the index that searches use.

    The index is a cache: it is made by the first search, and nothing is lost with it. Exit code 1: files have
    changed since; the next search reads these again.
    """
    session = Session(context)
    library = Library.of(session.environment, folders_of(session, folders))
    file = library.access.index_file
    if file is None:
        raise Failure("nothing is cached here", "Set XDG_CACHE_HOME to a folder.")
    try:
        if rebuild or is_checked:
            IndexFile.discard(file, only_damaged=not rebuild)
        index = library.access.index(file)
        try:
            if rebuild:
                with telling_progress("Indexing") as progress:
                    index.refresh(progress)
            state = index.state(by_hash=is_checked)
        finally:
            index.close()
    except IndexUnavailableError as error:
        raise Failure(
            f"the index cannot be used: {error}", "Searches read every brief.", where=str(file)
        ) from None
    say(
        f"{counted(state.files, 'file')}, {counted(state.items, 'item')}, {state.size / 1e6:,.1f} MB\n"
        f"{clean(str(file))}"
    )
    for path in state.changed[:SHOWN]:
        narrate(clean(f"{path}: new, or changed since it was indexed"))
    if (more := len(state.changed) - SHOWN) > 0:
        narrate(f"and {counted(more, 'more file')}")
    if state.changed:
        context.exit(DIFFERS)
