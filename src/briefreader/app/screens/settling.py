"""Notes that lost their words or their item: where they belong now is for the reviewer to say."""

from functools import partial

from msgspec.structs import replace
from textual.screen import Screen

from briefreader.app.content import line, parts
from briefreader.app.dialogs.picker import Listing
from briefreader.app.panes.notes import Held
from briefreader.app.screens.noting import Noting
from briefreader.app.view import View
from briefreader.app.widgets.list.rows import Row, RowBlock, rows_of
from briefreader.notes import Anchor, AnyEntry, Edit, Note
from briefreader.notes.anchor import Match, Resolver, anchor_at
from briefreader.wording.brief import item_words, place_sign
from briefreader.wording.notes import entry_words

AROUND = 40  # characters shown before and after words


class Settling(Noting):
    """Enter confirms or chooses a place, `d` gives the words up, `A` carries an entry to another item."""

    _carried: AnyEntry | None = None

    def open_held(self, held: Held) -> None:
        """Agree to the place that is offered, choose one of several, or go to the item."""
        entry = held.entry
        standing = self.view.standing(entry) if self.view and held.colleague is None else None
        if standing is not None and standing.certainty == "confirm":
            self._settle(entry, standing.found[0])
        elif standing is not None and standing.certainty == "ambiguous":
            self.app.push_screen(self._places(standing.found), partial(self._chosen, entry, standing.found))
        else:
            self.go_to(entry.item)

    def _settle(self, entry: AnyEntry, found: Match) -> None:
        self.change(lambda edit: _attached(edit, entry, found.passage.item, anchor_at(found)))

    def _places(self, found: tuple[Match, ...]) -> Screen[str | None]:
        assert self.view is not None
        rows = [_place(self.view, at, one) for at, one in enumerate(found)]
        return Listing("Which words is the note about?", rows_of(rows), "Enter chooses · Esc leaves it open")

    def _chosen(self, entry: AnyEntry, found: tuple[Match, ...], key: str | None) -> None:
        if key is not None:
            self._settle(entry, found[int(key)])

    def action_delete_note(self) -> None:
        """Give up the words of a note that does not find them; else delete the entry."""
        entry = self.entry_in_use
        standing = self.view.standing(entry) if self.view and entry else None
        if entry is not None and standing is not None and standing.found and not standing.is_settled:
            self.change(lambda edit: _detached(edit, entry.id))
        else:
            super().action_delete_note()

    # Carrying

    def action_attach(self) -> None:
        """Pick the entry up, or put the one that is carried on the item under the cursor."""
        if self._carried is None:
            self._carried = self.entry_in_use
            if self._carried is None:
                self.say("A picks up an entry in Notes (6); a second A puts it on the item you are on.")
        elif item := self.item:
            carried, self._carried = self._carried, None
            anchor = self._anchor_in(carried, item)
            self.change(lambda edit: _attached(edit, carried, item, anchor))
        self.show_banner()

    def _anchor_in(self, entry: AnyEntry, item: str) -> Anchor | None:
        """The words of a note in another item, if they stand there; else they are kept as given up."""
        if not isinstance(entry, Note) or entry.anchor is None or self.view is None:
            return None
        from briefreader.brief.verification.selectable import passages_of

        sought = replace(entry.anchor, detached=False)
        standing = Resolver(passages_of(self.view.opened, item)).resolve(sought, item)
        return anchor_at(standing.found[0]) if standing.is_settled else replace(sought, detached=True)

    def action_leave(self) -> None:
        """Put down what is carried, else leave the innermost thing that is open."""
        if self._carried is None:
            super().action_leave()
        self._carried = None
        self.show_banner()

    def banner_lines(self) -> tuple[str, ...]:
        """What is carried stays in sight."""
        if self._carried is None:
            return super().banner_lines()
        words = entry_words(self._carried)
        return (f"Carrying {words}: A puts it on the item under the cursor, Esc puts it down",)


def _place(view: View, at: int, found: Match) -> Row:
    text = found.passage.text
    before, after = text[max(found.start - AROUND, 0) : found.start], text[found.end : found.end + AROUND]
    item = view.opened.index.items[found.passage.item]
    where = "" if found.passage.place is None else f"{place_sign(found.passage.place)}  "
    pieces = [(where, "muted"), (before, "muted"), (found.words, "strong"), (after, "muted")]
    return Row(str(at), (parts(pieces), RowBlock(line(item_words(item)), "muted", indent=4), RowBlock("")))


def _attached(edit: Edit, entry: AnyEntry, item: str, anchor: Anchor | None) -> str:
    edit.attach(entry.id, item, anchor)
    return f"It belongs to {item} now."


def _detached(edit: Edit, entry_id: str) -> str:
    edit.detach(entry_id)
    return "The note keeps its old words; A attaches it to another item."
