"""Copies of items with their citation, and where they went."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from msgspec import ValidationError, convert, to_builtins
from msgspec.structs import replace

from briefreader.app.reader.feature import Feature
from briefreader.app.reader.session import ReadingSession
from briefreader.app.sending import Sending
from briefreader.cite.remarks import Rendered
from briefreader.composition.citing import added, citer
from briefreader.composition.copies import Copier, CopyAs, outputs

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
    """Makes copies in the form that is usual, or was chosen, and sends them."""

    def __init__(self, screen: "ReaderScreen", session: ReadingSession) -> None:
        super().__init__(screen, session)
        self._sending = Sending(screen, session.environment)

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Copy as usual, as chosen, and what was copied once more."""
        return {
            "copy": lambda: self._copy(self.session.focus.items, self._copier, self.usual),
            "copy-as": self._choose_form,
            "copy-again": lambda: self._copy(self.session.focus.items, self._copier, self.chosen_last),
            "copy-with": self._sending.choose_way,
            "copy-to-file": partial(self._sending.send_again, "file"),
        }

    # In which form

    @property
    def usual(self) -> CopyAs:
        """Plain text, unless the settings name another form."""
        settings = self.session.environment.settings
        return CopyAs(settings.style, settings.format)

    @property
    def chosen_last(self) -> CopyAs:
        """The form that was chosen last, as long as it is known."""
        from briefreader.cite.styles import STYLES

        around = self.session.environment
        try:
            last = convert(self.session.remembered.choices.form, CopyAs)
        except ValidationError:
            return self.usual
        known = last.style in STYLES and last.output in outputs(around.templates)
        return last if known else self.usual

    @property
    def _copier(self) -> Copier:
        view = self.session.shown
        return Copier(view.opened, view.notebook, cites(self.session), self.session.environment.templates)

    def _choose_form(self) -> None:
        from briefreader.app.dialogs.copy_form import CopyForm

        items, copier = self.session.focus.items, self._copier

        def done(chosen: CopyAs | None) -> None:
            if chosen is not None:
                self._keep_form(chosen)
                self._copy(items, copier, chosen)

        form = CopyForm(
            partial(copier.made, items),
            outputs(self.session.environment.templates),
            self.chosen_last,
            several=len(items) > 1,
        )
        self.screen.app.push_screen(form, done)

    def _keep_form(self, form: CopyAs) -> None:
        remembered = self.session.remembered
        choices = replace(remembered.choices, form=to_builtins(form))
        self.session.remembered = replace(remembered, choices=choices)
        self.screen.write_in_turn("form", partial(self.session.environment.state.chosen.keep_form, form))

    # Making and sending

    def _copy(self, items: tuple[str, ...], copier: Copier, copy_as: CopyAs) -> None:
        self._send(partial(copier.made, items, copy_as), selected=self.end_selection())

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
            self._send(lambda: made)

    def copy_text(self, raw: str) -> None:
        """Copy a text as it is, without what could run or hide."""
        self.copy_made(lambda: raw)

    def copy_made(self, make: Callable[[], str]) -> None:
        """Copy a text that is made behind the screen; it may wait for the disk."""
        self._send(lambda: Rendered(make()))

    def copy_table(self, text: "TableText", say: "Say") -> None:
        """Copy a table, and say so where it is shown."""
        self._send(lambda: Rendered(text.plain, html=text.html), say=say)

    def _send(self, make: Callable[[], Rendered], *, selected: str = "", say: "Say | None" = None) -> None:
        self.session.has_copied = True
        self._sending.make_and_send(make, selected=selected, say=say)
