"""Notes that lost their words or their item: where they belong is for the reviewer to say."""

from collections.abc import Callable, Mapping
from functools import partial

from msgspec.structs import replace
from textual.screen import Screen

from briefreader.app.content import line, parts
from briefreader.app.dialogs.picker import Picker
from briefreader.app.reader.feature import Feature
from briefreader.app.reader.navigation import Navigation
from briefreader.app.reader.save_notes import SaveNotes
from briefreader.app.rows import Row, RowBlock, rows_of
from briefreader.app.view import Held, View
from briefreader.notes import Anchor, AnyEntry, Edit, Note
from briefreader.notes.anchor import Match, Resolver, anchor_at
from briefreader.wording.brief import item_words, place_sign

AROUND = 40  # characters shown before and after words


class Orphans(Feature):
    """Enter confirms or chooses a place, `d` gives the words up, `A` moves an entry to another item."""

    @property
    def actions(self) -> Mapping[str, Callable[[], None]]:
        """Give up or delete, and move."""
        return {"delete-note": self._delete, "attach": self._attach}

    # Where the words are now

    def open_held(self, held: Held) -> None:
        """Agree to the place that is offered, choose one of several, or go to the item."""
        entry = held.entry
        standing = self.session.shown.standing(entry) if held.colleague is None else None
        if standing is not None and standing.certainty == "confirm":
            self._settle(entry, standing.found[0])
        elif standing is not None and standing.certainty == "ambiguous":
            self.screen.app.push_screen(
                self._places(standing.found), partial(self._chosen, entry, standing.found)
            )
        else:
            self.screen.the(Navigation).go_to(entry.item)

    def _settle(self, entry: AnyEntry, found: Match) -> None:
        anchor = anchor_at(found) if entry.is_on_words else None
        self.screen.the(SaveNotes).change(lambda edit: _attached(edit, entry, found.passage.item, anchor))

    def _places(self, found: tuple[Match, ...]) -> Screen[str | None]:
        rows = [_place(self.session.shown, at, one) for at, one in enumerate(found)]
        return Picker("Which passage is this note about?", rows_of(rows), "Enter select · Esc decide later")

    def _chosen(self, entry: AnyEntry, found: tuple[Match, ...], key: str | None) -> None:
        if key is not None:
            self._settle(entry, found[int(key)])

    def _delete(self) -> None:
        """Give up the words of a note that does not find them; else delete the entry."""
        entry = self.session.focus.entry
        if entry is None:
            return
        standing = self.session.shown.standing(entry)
        detaches = entry.is_on_words and standing is not None and standing.found and not standing.is_settled
        change = _detached if detaches else _removed
        self.screen.the(SaveNotes).change(lambda edit: change(edit, entry.id))

    # Moving

    def _attach(self) -> None:
        """Take the entry up, or put the one that is being moved on the item under the cursor."""
        if self.session.carried is None:
            self.session.carried = self.session.focus.entry
        elif item := self.session.focus.item:
            carried, self.session.carried = self.session.carried, None
            anchor = self._anchor_in(carried, item)
            self.screen.the(SaveNotes).change(lambda edit: _attached(edit, carried, item, anchor))
        self.screen.show_around()

    def _anchor_in(self, entry: AnyEntry, item: str) -> Anchor | None:
        """The words of a note in another item, if they stand there; else they are kept as given up."""
        if not isinstance(entry, Note) or entry.anchor is None:
            return None
        from briefreader.brief.verification.selectable import passages_of

        sought = replace(entry.anchor, detached=False)
        standing = Resolver(passages_of(self.session.shown.opened, item)).resolve(sought, item)
        return anchor_at(standing.found[0]) if standing.is_settled else replace(sought, detached=True)


def _place(view: View, at: int, found: Match) -> Row:
    text = found.passage.text
    before, after = text[max(found.start - AROUND, 0) : found.start], text[found.end : found.end + AROUND]
    item = view.opened.index.items[found.passage.item]
    where = "" if found.passage.place is None else f"{place_sign(found.passage.place)}  "
    pieces = [(where, "muted"), (before, "muted"), (found.words, "strong"), (after, "muted")]
    return Row(str(at), (parts(pieces), RowBlock(line(item_words(item)), "muted", indent=4), RowBlock("")))


def _attached(edit: Edit, entry: AnyEntry, item: str, anchor: Anchor | None) -> str:
    edit.attach(entry.id, item, anchor)
    return f"Moved to {item}"


def _detached(edit: Edit, entry_id: str) -> str:
    edit.detach(entry_id)
    return "The note keeps its old words. A moves it to another item"


def _removed(edit: Edit, entry_id: str) -> str:
    edit.remove(entry_id)
    return "Deleted. u to undo"
