"""Copies of items with their citation."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec import to_builtins
from msgspec.structs import replace

from briefreader.app.copying import Copying, form_chosen_last, usual_form
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.session import ReadingSession
from briefreader.cite.remarks import Rendered
from briefreader.composition.citing import added, citer
from briefreader.composition.copies import Copier, CopyAs

if TYPE_CHECKING:
    from briefreader.app.base_screen import Say
    from briefreader.app.dialogs.table import TableText
    from briefreader.app.reader.screen import ReaderScreen
    from briefreader.cite.addition import AddedField
    from briefreader.cite.citer import Citer


def cites(session: ReadingSession, additions: "tuple[AddedField, ...] | None" = None) -> "Citer":
    """What cites the items of the brief, with what was added to its citation."""
    view = session.shown
    today = session.environment.today
    return citer(view.opened, added(view.notebook) if additions is None else additions, today)


class Copy(Feature):
    """Copies what is selected or under the cursor, and what other features give it."""

    def __init__(self, screen: "ReaderScreen", session: ReadingSession) -> None:
        super().__init__(screen, session)
        self._copying = Copying(screen)

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Copy as usual, as chosen, and what was copied once more."""
        return {
            "copy": lambda: self._copy(self.session.focus.items, self._copier, self.usual),
            "copy-as": self._choose_form,
            "copy-again": lambda: self._copy(self.session.focus.items, self._copier, self.chosen_last),
            "copy-with": self._copying.choose_way,
            "copy-to-file": partial(self._copying.send_again, "file"),
        }

    # In which form

    @property
    def usual(self) -> CopyAs:
        """Plain text, unless the settings name another form."""
        return usual_form(self.session.environment)

    @property
    def chosen_last(self) -> CopyAs:
        """The form that was chosen last, as long as it is known."""
        return form_chosen_last(self.session.remembered.choices.form, self.session.environment)

    @property
    def _copier(self) -> Copier:
        view = self.session.shown
        return Copier(view.opened, view.notebook, cites(self.session), self.session.environment.templates)

    def _choose_form(self) -> None:
        items, copier = self.session.focus.items, self._copier

        def chosen(form: CopyAs) -> None:
            self._keep_form(form)
            self._copy(items, copier, form)

        make = partial(copier.made, items)
        self._copying.choose_form(make, self.chosen_last, chosen, several=len(items) > 1)

    def _keep_form(self, form: CopyAs) -> None:
        remembered = self.session.remembered
        choices = replace(remembered.choices, form=to_builtins(form))
        self.session.remembered = replace(remembered, choices=choices)
        self.screen.write_in_turn("form", partial(self.session.environment.state.chosen.keep_form, form))

    # What is copied

    def _copy(self, items: tuple[str, ...], copier: Copier, copy_as: CopyAs) -> None:
        self._make_and_send(partial(copier.made, items, copy_as), named=self.end_selection())

    def copy_words(self, item: str, words: str) -> None:
        """Copy some words of an item."""
        from briefreader.cite.citer import Form
        from briefreader.cite.statements import NotCopiable

        form = Form(self.usual.style, self.usual.output)
        try:
            made = cites(self.session).excerpt(item, form, words)
        except NotCopiable as refusal:
            self.screen.say(f"{refusal.what}.", refusal.mend, severity="warning")
        else:
            self._make_and_send(lambda: made)

    def copy_text(self, raw: str) -> None:
        """Copy a text as it is, without what could run or hide."""
        self.copy_made(lambda: raw)

    def copy_made(self, make: Callable[[], str]) -> None:
        """Copy a text that is made behind the screen; it may wait for the disk."""
        self._make_and_send(lambda: Rendered(make()))

    def copy_table(self, text: "TableText", say: "Say") -> None:
        """Copy a table, and say so where it is shown."""
        self._make_and_send(lambda: Rendered(text.plain, html=text.html), say=say)

    def _make_and_send(
        self, make: Callable[[], Rendered], *, named: str = "", say: "Say | None" = None
    ) -> None:
        self.session.has_copied = True
        self._copying.copy(make, named=named, say=say)
