"""Setting items aside for a report."""

from contextlib import suppress
from typing import TYPE_CHECKING

from briefreader.app.screens.copying import Copying
from briefreader.notes import BasketItem, Edit, Note, StoreError
from briefreader.notes.state import FarMark
from briefreader.wording.phrases import items_words

if TYPE_CHECKING:
    from briefreader.composition.basket import Laid

Wanted = tuple[str, str | None]  # an item, and the id of the note to it that is meant


class Collecting(Copying):
    """The basket holds items of all briefs; each is kept with the notes to its own."""

    def action_basket(self) -> None:
        """Put the items, or the note under the cursor, into the basket; if all are there, take them out."""
        wanted = self._wanted
        if not wanted or self.view is None:
            return
        there = {(one.item, one.note): one for one in self.view.notebook.basket}
        if there.keys() >= set(wanted):
            taken = [there[one] for one in wanted]
            self.change(lambda edit: _taken_out(edit, taken))
            return
        with suppress(StoreError):  # the basket then asks for the brief to be opened
            self.app.surroundings.state.keep_path(self.subject_of_notes.brief_id, self.path)
        self.change(lambda edit: _put_in(edit, wanted))

    @property
    def _wanted(self) -> tuple[Wanted, ...]:
        entry = self.entry_in_use
        if isinstance(entry, Note):
            return ((entry.item, entry.id),)
        if isinstance(entry, BasketItem):
            return ((entry.item, entry.note),)
        return tuple((item, None) for item in self.items)

    def action_report(self) -> None:
        """What is in the basket, over all briefs."""
        from briefreader.app.dialogs.basket import BasketScreen

        if self.view is not None:
            basket = BasketScreen(self.view.opened, self._go_to_laid)
            self.app.push_screen(basket, lambda _: self.look_again())

    def _go_to_laid(self, chosen: "Laid") -> None:
        brief, item = chosen.brief.subject, chosen.item.item
        if brief.brief_id == self.subject_of_notes.brief_id:
            self.go_to(item)
        elif (path := self.app.surroundings.state.path(brief.brief_id)) is not None:
            self.leave_for(FarMark(str(path), brief.title, item))

    def look_again(self) -> None:
        """Read the notes again if another window, or another screen, has changed them."""
        raise NotImplementedError


def _put_in(edit: Edit, wanted: tuple[Wanted, ...]) -> str:
    for item, note in wanted:
        edit.put_in_basket(item, note)
    return f"{items_words(len(wanted))} in the basket: R shows it."


def _taken_out(edit: Edit, taken: list[BasketItem]) -> str:
    for one in taken:
        edit.remove(one.id)
    return f"{items_words(len(taken))} taken out of the basket."
