"""`briefreader matrix`."""

import click

from briefreader.commands.find import folders_of, library_option, tell_slow
from briefreader.commands.options import shared_options
from briefreader.commands.output import Failure, narrate, say_json
from briefreader.commands.pages import say_page
from briefreader.commands.progress import telling_progress
from briefreader.commands.session import Session, clean
from briefreader.library.linked_claims import NoClaimError
from briefreader.many_briefs import Library
from briefreader.printing.linked_claims import linked_claims_page, linked_claims_tree, lost_words

FORMATS = ("text", "markdown", "json")
NONE_JOINED = 1


@click.command("matrix", epilog="Example: briefreader matrix --library briefs sarrow-dam#c-gates")
@click.argument("claim", required=False)
@library_option
@click.option("--format", "format_name", type=click.Choice(FORMATS), default="text", show_default=True)
@shared_options
@click.pass_context
def matrix_command(
    context: click.Context, claim: str | None, folders: tuple[str, ...], format_name: str
) -> None:
    """Print who says what of one claim over several briefs.

    CLAIM is brief-id#claim-id; without it, every claim that several briefs have is printed. Claims are the
    same if briefs link them so, or reviewers say it. Exit code 1: no other brief has it.
    """
    session = Session(context)
    library = Library.of(session.environment, folders_of(session, folders))
    with telling_progress("Indexing") as progress:
        try:
            found = library.linked_claims(claim, progress=progress, told=tell_slow)
        except NoClaimError as error:
            mend = "A claim is named brief-id#claim-id: briefreader find kind:claim lists them."
            raise Failure(clean(lost_words(error.end)), mend) from None
    for notice in found.notices:
        narrate(clean(notice))
    if format_name == "json":
        say_json(linked_claims_tree(found))
    elif found.claims:
        say_page(linked_claims_page(found), format_name)
    else:
        for end in found.lost:
            narrate(clean(lost_words(end)))
    if not found.claims:
        narrate("No other brief has this claim." if claim else "No claim is linked over several briefs.")
        context.exit(NONE_JOINED)
