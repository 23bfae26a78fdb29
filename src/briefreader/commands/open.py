"""What a path does that stands in the place of a command: it is opened in the reader."""

import os
import stat
from pathlib import Path

import click

from briefreader.brief.reading.load import has_brief_ending
from briefreader.commands.options import STDIN, shared_options
from briefreader.commands.output import Failure, narrate
from briefreader.commands.session import Session
from briefreader.commands.streams import no_screen
from briefreader.commands.wrong_input import is_article, refuse_address, refuse_other_input


@click.command("open", hidden=True)
@click.argument("path", type=click.Path(allow_dash=True), required=False)
@shared_options
@click.pass_context
def open_command(context: click.Context, path: str | None = None) -> int | None:
    """Open a brief, a folder of briefs, or an article in the reader."""
    session = Session(context)
    place = path or str(session.library)
    obstacle = no_screen(os.environ) if place != STDIN else "the brief comes from stdin"
    mend = "Check the path." if path else "Correct `library` in the settings, or name a path."
    opens_article = place != STDIN and _demand(place, mend, offers=obstacle is None)
    if obstacle is not None:
        from briefreader.commands.show import show

        narrate(f"No screen can be opened ({obstacle}); this is what `briefreader show` prints.")
        show(session, place)
        return None
    from briefreader.app.start import run

    session.store()  # refused here, and not by the open screen
    return run(Path(place), session.environment, is_article=opens_article)


def _demand(place: str, mend: str, *, offers: bool) -> bool:
    """Whether there is an article at a path, of which a brief can be made where the screen `offers` it.

    Raises Failure if there is nothing at the path, nothing that can be looked at, or no brief.
    """
    refuse_address(place)
    try:
        found = Path(place).stat()
    except FileNotFoundError:
        raise Failure("there is no such file or folder", mend, where=place) from None
    except OSError as error:
        raise Failure(f"cannot be read: {error.strerror}", mend, where=place) from None
    if not stat.S_ISREG(found.st_mode) or has_brief_ending(place):
        return False
    if offers and is_article(place):
        return True
    refuse_other_input(place)
    return False
