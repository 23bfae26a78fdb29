"""Setting a page over many briefs aside for the report."""

from functools import partial

from briefreader.app.base_screen import BaseScreen
from briefreader.exhibits import set_aside
from briefreader.notes import StoreError
from briefreader.notes.exhibit_file import Exhibit


def put_into_report(screen: BaseScreen, exhibit: Exhibit) -> None:
    """Set a page aside, and say so."""
    keep = partial(_refusal, screen, exhibit)
    screen.run_to_end("exhibit", keep, partial(_tell, screen))


def _refusal(screen: BaseScreen, exhibit: Exhibit) -> str:
    """Why it could not be kept; empty if it was."""
    try:
        set_aside(screen.app.environment, exhibit)
    except StoreError as error:
        return f"Not added: {error.what}. {error.mend}"
    return ""


def _tell(screen: BaseScreen, refusal: str) -> None:
    told = "Added to the report, where it is made anew. R in a brief opens the basket"
    screen.say(refusal or told, severity="error" if refusal else "information")
