"""What leaves a dossier: the whole page as a copy, single statements by the basket."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from briefreader.app.copying import Copying
from briefreader.app.library.into_basket import put_into_basket
from briefreader.app.library.into_report import put_into_report
from briefreader.cite.remarks import Rendered
from briefreader.notes.exhibit_file import Exhibit
from briefreader.printing.dossier import dossier_page
from briefreader.printing.markdown import markdown

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
            exhibit = Exhibit(
                "dossier", self._screen.library.folders, dossier.person.members[0], dossier.person.name
            )
            put_into_report(self._screen, exhibit)

    def _put_in_basket(self) -> None:
        statement, screen = self._screen.here, self._screen
        if statement is None:
            screen.say("The cursor is on no statement")
        else:
            put_into_basket(screen, screen.library, statement.item)
