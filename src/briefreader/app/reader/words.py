"""Words of an item: selected to be copied, to be written about, or to make an item of."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from briefreader.app.panes import SourcePaneContents
from briefreader.app.reader.annotations import Annotations
from briefreader.app.reader.copy import Copy
from briefreader.app.reader.feature import Feature
from briefreader.brief.verification.selectable import passages_of
from briefreader.notes.anchor import anchor_at

if TYPE_CHECKING:
    from briefreader.app.dialogs.select_words import SelectedWords, WordChooser
    from briefreader.brief.verification.selectable import Selectable


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
        picks = self.session.focus.pane == SourcePaneContents.number
        dialog = self._picker(passages[0]) if picks else WordChooser(passages)
        self.screen.app.push_screen(dialog, lambda chosen: self._use(item, chosen))

    def _picker(self, first: "Selectable") -> "WordChooser":
        """The words of a paragraph, and of those behind it into which its quotes run."""
        from briefreader.app.dialogs.select_words import WordPicker
        from briefreader.brief.writing.picking import marked_stretches

        opened = self.session.shown.opened
        passages = [first]
        while (place := passages[-1].place) is not None and isinstance(place, int):
            goes_on = any(not region.is_closed for region in opened.verify.regions_of(place))
            following = passages_of(opened, f"p{place + 1}") if goes_on else ()
            if not following:
                break
            passages += following
        places = [one.place for one in passages if one.place is not None]
        marked = [one for place in places for one in marked_stretches(opened, place)]
        quoted = {
            (finding.para, finding.start)
            for place in places
            for quote in opened.index.quotes_in_paragraph(place)
            for finding in opened.verify(quote).spans
        }
        is_new = ((one.place, one.start) not in quoted for one in marked)
        return WordPicker(passages, marked, next((at for at, new in enumerate(is_new) if new), 0))

    def _use(self, item: str, chosen: "SelectedWords | None") -> None:
        if chosen is None:
            return
        if chosen.purpose in ("quote", "statement", "event"):
            from briefreader.app.reader.pick import Pick

            self.screen.the(Pick).pick(chosen)
        elif chosen.purpose == "note":
            self.screen.the(Annotations).write_note(item, anchor=anchor_at(chosen.found))
        else:
            self.screen.the(Copy).copy_words(item, chosen.found.words)
