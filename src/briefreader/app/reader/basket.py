"""Items collected for a report, over all briefs."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.app.reader.feature import Feature
from briefreader.app.reader.leave import Leave
from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.reload import Reload
from briefreader.app.reader.save_notes import SaveNotes
from briefreader.notes import BasketItem, Edit, Note, Subject
from briefreader.notes.state import FarMark
from briefreader.wording.phrases import items_words

if TYPE_CHECKING:
    from briefreader.composition.basket import Laid

Wanted = tuple[str, str | None]  # an item, and the id of the note to it that is meant


class Basket(Feature):
    """Each item is kept with the notes to its own brief."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Put in or take out, and the basket itself."""
        return {"basket": self._toggle, "report": self._open}

    def _toggle(self) -> None:
        """Put the items, or the note under the cursor, into the basket; if all are there, take them out."""
        wanted, change = self._wanted, self.screen.the(SaveNotes).change
        there = {(one.item, one.note): one for one in self.session.shown.notebook.basket}
        selected = self.end_selection()
        if there.keys() >= set(wanted):
            taken = [there[one] for one in wanted]
            change(lambda edit: _taken_out(edit, taken, selected or items_words(len(wanted))))
            return
        self.keep_path()
        count = len(there.keys() | set(wanted))
        told = f"{selected or 'Item'} added ({items_words(count)} of this brief in the basket). R opens it"
        change(lambda edit: _put_in(edit, wanted, told))

    @property
    def _wanted(self) -> tuple[Wanted, ...]:
        entry = self.session.focus.entry
        if isinstance(entry, Note):
            return ((entry.item, entry.id),)
        if isinstance(entry, BasketItem):
            return ((entry.item, entry.note),)
        return tuple((item, None) for item in self.session.focus.items)

    def _open(self) -> None:
        from briefreader.app.basket.screen import BasketScreen

        basket = BasketScreen(
            self.session.shown.opened, self.session.environment, self.session.journal, self._go_to
        )
        self.screen.app.push_screen(basket, lambda _: self.screen.the(Reload).look_again())

    def _go_to(self, chosen: "Laid") -> None:
        brief, item = chosen.brief.subject, chosen.item.item
        if brief.brief_id == self.session.owner.brief_id:
            self.screen.the(Navigation).go_to(item)
        else:
            path = partial(self.session.environment.state.readings.path, brief.brief_id)
            self.screen.run_until_left("path", path, partial(self._leave_for, brief, item))

    def _leave_for(self, brief: Subject, item: str, path: Path | None) -> None:
        if path is not None:
            self.screen.the(Leave).leave_for(FarMark(str(path), brief.title, item))


def _put_in(edit: Edit, wanted: tuple[Wanted, ...], told: str) -> str:
    for note in dict.fromkeys(note for _, note in wanted):
        edit.put_in_basket(*(item for item, one in wanted if one == note), note=note)
    return told


def _taken_out(edit: Edit, taken: list[BasketItem], named: str) -> str:
    for one in taken:
        edit.remove(one.id)
    return f"{named} removed from the basket."
