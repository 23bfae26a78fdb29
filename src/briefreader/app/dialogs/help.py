"""The keys of the place one is in, from the table of commands."""

from collections.abc import Iterable, Iterator, Mapping

from briefreader.actions import Context, table
from briefreader.app.content import SPACE, heading
from briefreader.app.dialogs.picker import Listing
from briefreader.app.widgets.list.rows import Row, RowBlock, rows_of

KEYS = 16


class Help(Listing):
    """Every key that works here."""

    def __init__(self, keymap: Mapping[str, str], contexts: Iterable[Context]) -> None:
        super().__init__("Keys", rows_of(list(_rows(keymap, contexts))), "j k read on · Esc leaves")


def _rows(keymap: Mapping[str, str], contexts: Iterable[Context]) -> Iterator[Row]:
    for group, entries in table(keymap, contexts).items():
        yield heading(group)
        for keys, help_text in entries:
            yield Row(f"{group} {keys}", (RowBlock(help_text, "", keys, "accent", KEYS),))
        yield SPACE
