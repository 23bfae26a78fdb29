"""Setting an item aside for the report, from a screen over many briefs."""

from functools import partial

from briefreader.app.base_screen import BaseScreen
from briefreader.app.library.hits_session import HitsNoted, HitsSession
from briefreader.library.items import SearchItem
from briefreader.many_briefs import Library
from briefreader.wording.remarks import remark_words


def put_into_basket(screen: BaseScreen, library: Library, item: SearchItem) -> None:
    """Put an item into the basket of its brief, or take it out again, and say so.

    The brief is read and verified again before.
    """

    def put() -> None:
        session = HitsSession(library, screen.app.environment)
        screen.run_to_end("basket", partial(session.put_in_basket, [item]), partial(_tell, screen))

    screen.with_name(put)


def _tell(screen: BaseScreen, noted: HitsNoted) -> None:
    if noted.written.error is not None:
        error = noted.written.error
        screen.say(f"Not saved: {error.what}.", error.mend, severity="error")
    elif noted.missing:
        screen.say(*map(remark_words, noted.missing[:3]), severity="warning")
    else:
        screen.say("Removed from the basket" if noted.is_taken_back else "Added to the basket")
