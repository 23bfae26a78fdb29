"""The keys of the place one is in, from the table of commands."""

from collections.abc import Iterable, Iterator, Mapping

from briefreader.app.content import SPACE, heading
from briefreader.app.row import Block, Row, rows_of
from briefreader.app.screens.listing import Listing
from briefreader.commands import Place, table

KEYS = 16


class Help(Listing):
    """Every key that works here."""

    def __init__(self, keymap: Mapping[str, str], places: Iterable[Place]) -> None:
        super().__init__("Keys", rows_of(list(_rows(keymap, places))), "j k read on · Esc leaves")


def _rows(keymap: Mapping[str, str], places: Iterable[Place]) -> Iterator[Row]:
    for group, entries in table(keymap, places).items():
        yield heading(group)
        for keys, help_text in entries:
            yield Row(f"{group} {keys}", (Block(help_text, "", keys, "accent", KEYS),))
        yield SPACE
