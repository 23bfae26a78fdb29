"""From a screen over many briefs into the report: its page, and the basket that the report is made of."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.app.base_screen import BaseScreen
from briefreader.app.journal import Journal
from briefreader.app.keeping import refusal
from briefreader.exhibits import set_aside
from briefreader.notes.exhibit_file import Exhibit

if TYPE_CHECKING:
    from briefreader.composition.basket import Laid


def open_basket(
    screen: BaseScreen, go: Callable[[Path, str], None], left: Callable[[], None] = lambda: None
) -> None:
    """Open the basket over a screen. `go` opens the brief in a file at the item that Enter chose there."""
    from briefreader.app.basket.screen import BasketScreen

    def look_up(chosen: "Laid") -> None:
        known = partial(screen.app.environment.state.readings.path, chosen.brief.subject.brief_id)
        screen.run_until_left("path", known, partial(go_if_there, chosen.item.item))

    def go_if_there(item: str, path: Path | None) -> None:
        if path is not None:
            go(path, item)

    screen.app.push_screen(BasketScreen(None, screen.app.environment, Journal(), look_up), lambda _: left())


def put_into_report(screen: BaseScreen, exhibit: Exhibit) -> None:
    """Set a page aside, and say so."""

    def put() -> None:
        keep = partial(refusal, partial(set_aside, screen.app.environment, exhibit))
        screen.run_to_end("exhibit", keep, partial(_tell, screen))

    screen.with_name(put)


def _tell(screen: BaseScreen, refused: str) -> None:
    if refused:
        screen.say(f"Not added: {refused}", severity="error")
    else:
        screen.say("Added to the report, where it is made anew. R opens it")
