"""What leaves a dossier: the whole page as a copy, single statements by the basket."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefreader.app.copying import Copying
from briefreader.app.library.hits_session import HitsNoted, HitsSession
from briefreader.app.library.into_report import put_into_report
from briefreader.cite.remarks import Rendered
from briefreader.notes.exhibit_file import Exhibit
from briefreader.printing.dossier import dossier_page
from briefreader.printing.markdown import markdown
from briefreader.wording.remarks import remark_words

if TYPE_CHECKING:
    from briefreader.app.library.dossier import DossierScreen


class DossierCopies:
    """A brief is read and verified again before anything of it goes into the basket."""

    def __init__(self, screen: "DossierScreen") -> None:
        self._screen = screen
        self._copying = Copying(screen)

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Copy the page, put it into a file or the report, and the basket."""
        return {
            "copy-dossier": self._copy,
            "dossier-to-file": partial(self._copying.send_again, "file"),
            "dossier-into-report": self._put_into_report,
            "basket-statement": self._put_in_basket,
        }

    def _copy(self) -> None:
        dossier = self._screen.dossier
        if dossier is not None:
            self._copying.copy(lambda: Rendered(markdown(dossier_page(dossier))))

    def _put_into_report(self) -> None:
        """Set the whole page aside for the report."""
        dossier = self._screen.dossier
        if dossier is not None:
            exhibit = Exhibit("dossier", self._screen.library.folders, dossier.person.members[0])
            put_into_report(self._screen, exhibit)

    def _put_in_basket(self) -> None:
        statement = self._screen.here
        if statement is None:
            self._screen.say("The cursor is on no statement")
        elif self._screen.app.environment.introduce is not None:
            self._screen.ask_name(self._named)
        else:
            session = HitsSession(self._screen.library, self._screen.app.environment)
            put = partial(session.put_in_basket, [statement.item])
            self._screen.run_to_end("basket", put, self._tell)

    def _named(self) -> None:
        self._screen.introduce()
        self._put_in_basket()

    def _tell(self, noted: HitsNoted) -> None:
        if noted.written.error is not None:
            error = noted.written.error
            self._screen.say(f"Not saved: {error.what}.", error.mend, severity="error")
        elif noted.missing:
            self._screen.say(*map(remark_words, noted.missing[:3]), severity="warning")
        else:
            self._screen.say("Removed from the basket" if noted.is_taken_back else "Added to the basket")
