"""Setting an item aside for the report, from a screen over many briefs."""

from collections.abc import Callable
from functools import partial

from briefreader.app.base_screen import BaseScreen
from briefreader.app.library.hits_session import HitsNoted, HitsSession
from briefreader.library.items import SearchItem
from briefreader.many_briefs import Library
from briefreader.wording.remarks import remark_words


def put_into_basket(
    screen: BaseScreen, library: Callable[[], Library], item: SearchItem, introduced: Callable[[], None]
) -> None:
    """Put an item into the basket of its brief, or take it out again, and say so.

    The brief is read and verified again before. `introduced` is called when the reviewer has got a name.
    """
    if screen.app.environment.introduce is not None:

        def named() -> None:
            introduced()
            put_into_basket(screen, library, item, introduced)

        screen.ask_name(named)
        return
    session = HitsSession(library(), screen.app.environment)
    screen.run_to_end("basket", partial(session.put_in_basket, [item]), partial(_tell, screen))


def _tell(screen: BaseScreen, noted: HitsNoted) -> None:
    if noted.written.error is not None:
        error = noted.written.error
        screen.say(f"Not saved: {error.what}.", error.mend, severity="error")
    elif noted.missing:
        screen.say(*map(remark_words, noted.missing[:3]), severity="warning")
    else:
        screen.say("Removed from the basket" if noted.is_taken_back else "Added to the basket")
