"""What a path does that stands in the place of a command: it is opened in the reader."""

import os
from pathlib import Path

import click

from briefreader.commands.options import STDIN, shared_options
from briefreader.commands.output import Failure, narrate
from briefreader.commands.session import Session
from briefreader.commands.streams import no_screen


@click.command("open", hidden=True)
@click.argument("path", type=click.Path(allow_dash=True), required=False)
@shared_options
@click.pass_context
def open_command(context: click.Context, path: str | None = None) -> int | None:
    """Open a brief, or a folder of briefs, in the reader."""
    session = Session(context)
    place = path or str(session.library)
    if place != STDIN:
        _demand(Path(place))
    obstacle = no_screen(os.environ) if place != STDIN else "the brief comes from stdin"
    if obstacle is not None:
        from briefreader.commands.show import show

        narrate(f"No screen can be opened ({obstacle}); this is what `briefreader show` prints.")
        show(session, place)
        return None
    from briefreader.app.start import run

    session.store()  # refused here, and not by the open screen
    return run(Path(place), session.environment)


def _demand(path: Path) -> None:
    """Raises Failure if there is nothing at a path, or it cannot even be looked at."""
    try:
        path.stat()
    except FileNotFoundError:
        raise Failure("there is no such file or folder", "Check the path.", where=str(path)) from None
    except OSError as error:
        raise Failure(f"cannot be read: {error.strerror}", "Check the path.", where=str(path)) from None
