"""The keys of the place one is in, from the table of actions."""

from collections.abc import Iterable, Iterator, Mapping

from briefreader.actions import Context, by_group, keys_of, shown_keys
from briefreader.app.content import SPACE, heading, words
from briefreader.app.dialogs.picker import Picker
from briefreader.app.rows import Row, RowBlock, rows_of

KEYS = 19


class Help(Picker):
    """Every key that works here; those that cannot act now say why. `unavailable`: reasons by action."""

    def __init__(
        self, keymap: Mapping[str, str], contexts: Iterable[Context], unavailable: Mapping[str, str]
    ) -> None:
        rows = rows_of(list(_rows(keymap, contexts, unavailable)))
        super().__init__("Keys", rows, "j k read on · Esc leaves")


def _rows(
    keymap: Mapping[str, str], contexts: Iterable[Context], unavailable: Mapping[str, str]
) -> Iterator[Row]:
    for group, actions in by_group(contexts).items():
        yield heading(group)
        for action in actions:
            keys = shown_keys(keys_of(action, keymap))
            yield Row(action.id, tuple(_blocks(keys, action.help, unavailable.get(action.id))))
        yield SPACE


def _blocks(keys: str, help_text: str, reason: str | None) -> Iterator[RowBlock]:
    if reason is None:
        yield RowBlock(help_text, "", keys, "accent", KEYS)
    else:
        yield RowBlock(help_text, "muted", keys, "muted", KEYS)
        yield RowBlock(words(reason), "muted", indent=KEYS)
