"""`briefreader speaker`."""

import click

from briefreader.commands.find import folders_of, library_option, tell_slow
from briefreader.commands.options import format_option, shared_options
from briefreader.commands.output import Failure, narrate, say_json
from briefreader.commands.pages import say_page
from briefreader.commands.progress import telling_progress
from briefreader.commands.session import Session, clean
from briefreader.library.dossier import AskedFor
from briefreader.many_briefs import Library
from briefreader.printing.dossier import dossier_page, dossier_tree, people_lines, people_tree
from briefreader.wording.phrases import quoted

NOBODY = 1
_MOST = 20  # persons that are named


@click.command("speaker", epilog='Example: briefreader speaker --library briefs "Yang Uk"')
@click.argument("words", metavar="NAME...", nargs=-1, required=True)
@library_option
@format_option("text", "markdown", "json")
@shared_options
@click.pass_context
def speaker_command(
    context: click.Context, words: tuple[str, ...], folders: tuple[str, ...], format_name: str
) -> None:
    """Print all that one person said over a library.

    By claim and by date, with the stance, the verification and the source of each quote.

    NAME is a name, an alias, an id, or a part of a name. Speakers of several briefs are one person only if
    somebody has confirmed it (S in the reader, then c); what rests on a like name is told apart. Exit code 1:
    nobody has this name; 2: several persons have it.
    """
    session = Session(context)
    name = " ".join(words)
    library = Library.of(session.environment, folders_of(session, folders))
    with telling_progress("Indexing") as progress:
        found = library.dossier(name, progress=progress, told=tell_slow)
    for notice in found.notices:
        narrate(clean(f"Names not read: {notice}"))
    if found.dossier is not None:
        if format_name == "json":
            say_json(dossier_tree(found.dossier))
        else:
            say_page(dossier_page(found.dossier), format_name)
        return
    if format_name == "json":
        say_json({"people": people_tree(found.people)})
    if not found.people:
        narrate(clean(f"Nobody in this library has the name {quoted(name)}."))
        context.exit(NOBODY)
    _refuse_several(found, name)


def _refuse_several(found: AskedFor, name: str) -> None:
    for line in list(people_lines(found.people))[:_MOST]:
        narrate(clean(line))
    if len(found.people) > _MOST:
        narrate(f"… and {len(found.people) - _MOST:,} more")
    raise Failure(
        clean(f"{len(found.people):,} persons have the name {quoted(name)}"),
        clean(f"Name one by the id before it: briefreader speaker {found.people[0].members[0]}"),
    )
