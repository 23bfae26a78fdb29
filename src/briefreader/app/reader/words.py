"""Words of an item: selected to be copied, or to be written about."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from briefreader.app.reader.annotations import Annotations
from briefreader.app.reader.copy import Copy
from briefreader.app.reader.feature import Feature
from briefreader.brief.verification.selectable import passages_of
from briefreader.notes.anchor import anchor_at

if TYPE_CHECKING:
    from briefreader.app.dialogs.select_words import SelectedWords


class SelectWords(Feature):
    """Opens the words of the item under the cursor."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Select."""
        return {"words": self._select}

    def _select(self) -> None:
        from briefreader.app.dialogs.select_words import WordChooser

        item = self.session.focus.item
        passages = [one for one in passages_of(self.session.shown.opened, item) if one.text.strip()]
        if not passages:
            self.screen.say("This item has no words to select.")
            return
        self.screen.app.push_screen(WordChooser(passages), lambda chosen: self._use(item, chosen))

    def _use(self, item: str, chosen: "SelectedWords | None") -> None:
        if chosen is None:
            return
        if chosen.purpose == "note":
            self.screen.the(Annotations).write_note(item, anchor=anchor_at(chosen.found))
        else:
            self.screen.the(Copy).copy_words(item, chosen.found.words)
