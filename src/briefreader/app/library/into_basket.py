"""Setting an item aside for the report, from a screen over many briefs."""

from collections.abc import Callable
from functools import partial

from briefreader.app.base_screen import BaseScreen
from briefreader.app.library.hits_session import HitsNoted, HitsSession
from briefreader.library.items import SearchItem
from briefreader.many_briefs import Library
from briefreader.wording.remarks import remark_words

Find = Callable[[], SearchItem | None]  # in a thread, as it may look through all of a brief
_NOT_FOUND = "The brief does not have it any more"


def put_into_basket(screen: BaseScreen, library: Library, find: Find) -> None:
    """Put an item into the basket of its brief, or take it out again, and say so.

    The brief is read and verified again before.
    """

    def put() -> HitsNoted | None:
        item = find()
        return HitsSession(library, screen.app.environment).put_in_basket([item]) if item else None

    screen.with_name(lambda: screen.run_to_end("basket", put, partial(_tell, screen)))


def _tell(screen: BaseScreen, noted: HitsNoted | None) -> None:
    if noted is None:
        screen.say(_NOT_FOUND, severity="warning")
    elif noted.written.error is not None:
        error = noted.written.error
        screen.say(f"Not saved: {error.what}.", error.mend, severity="error")
    elif noted.missing:
        screen.say(*map(remark_words, noted.missing[:3]), severity="warning")
    else:
        screen.say("Removed from the basket" if noted.is_taken_back else "Added to the basket")
