"""The keys of the place one is in, from the table of actions."""

from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from briefreader.actions import Action, Context, by_group, keys_of, shown_keys
from briefreader.app.content import SPACE, empty, heading, words
from briefreader.app.dialogs.picker import Picker
from briefreader.app.rows import Row, RowBlock, rows_of
from briefreader.app.widgets.list.item_list import ItemList
from briefreader.app.widgets.prompt import Prompt
from briefreader.base.normalise import for_search

KEYS = 20


class Help(Picker):
    """Every key that works here; those that cannot act now say why. `unavailable`: reasons by action.

    Gives the id of the action that was chosen.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "narrow", show=False),
        Binding("escape", "widen", show=False),
        Binding("down", "move(1)", show=False),  # from the field too
        Binding("up", "move(-1)", show=False),
    ]

    def __init__(
        self, keymap: Mapping[str, str], contexts: Iterable[Context], unavailable: Mapping[str, str]
    ) -> None:
        self._keymap = keymap
        self._contexts = tuple(contexts)
        self._unavailable = unavailable
        self._words = ""
        super().__init__("Keys", rows_of(list(self._kept())), "/ filter · Enter run · Esc close")

    def compose(self) -> ComposeResult:
        """The list, and a line to narrow it."""
        yield from super().compose()
        yield Prompt(id="prompt")

    def action_narrow(self) -> None:
        """Ask for words; the list narrows while one types."""
        self.query_one(Prompt).ask("Narrow", self._words)

    def action_widen(self) -> None:
        """The whole list again, then out."""
        if self._words:
            self._narrow("")
        else:
            self.dismiss(None)

    def action_move(self, direction: int) -> None:
        """Move the cursor of the list while one types."""
        rows = self.query_one(ItemList)
        (rows.action_down if direction > 0 else rows.action_up)()

    def on_prompt_typed(self, event: Prompt.Typed) -> None:
        """Narrow the list to what has all the words."""
        self._narrow(event.text)

    def on_prompt_answered(self) -> None:
        """Go on in the narrowed list."""
        self.set_focus(self.query_one(ItemList))

    def on_prompt_left(self) -> None:
        """The whole list again."""
        self._narrow("")
        self.set_focus(self.query_one(ItemList))

    def _narrow(self, words: str) -> None:
        self._words = words
        kept = list(self._kept()) or [empty("No match in keys, actions and descriptions")]
        self.query_one(ItemList).show_rows(rows_of(kept))

    def _kept(self) -> Iterator[Row]:
        """What has all the words that the list is narrowed by, in its groups."""
        wanted = for_search(self._words).split()
        for group, actions in by_group(self._contexts, self._keymap).items():
            rows = [self._row(action) for action in actions if _has(wanted, self._told(action), group)]
            if rows:
                yield from (heading(group), *rows, SPACE)

    def _told(self, action: Action) -> str:
        return f"{self._keys(action)} {action.label} {action.help}"

    def _keys(self, action: Action) -> str:
        return shown_keys(keys_of(action, self._keymap))

    def _row(self, action: Action) -> Row:
        keys, reason = self._keys(action), self._unavailable.get(action.id)
        if reason is None:
            return Row(action.id, (RowBlock(action.help, "", keys, "strong", KEYS),))
        told = RowBlock(action.help, "muted", keys, "muted", KEYS)
        return Row(action.id, (told, RowBlock(words(reason), "muted", indent=KEYS)))


def _has(wanted: Iterable[str], *told: str) -> bool:
    words = for_search(" ".join(told))
    return all(word in words for word in wanted)
