"""Asking which text a note is to have that was changed in another window while one wrote."""

from typing import ClassVar

from briefreader.app.content import words
from briefreader.app.dialogs.picker import Picker
from briefreader.app.rows import Row, RowBlock, rows_of


class WhichText(Picker):
    """Gives `MINE`, `THEIRS` or `BOTH`; None leaves it open."""

    MINE: ClassVar[str] = "mine"
    THEIRS: ClassVar[str] = "theirs"
    BOTH: ClassVar[str] = "both"

    def __init__(self, mine: str, theirs: str) -> None:
        rows = [
            _choice(self.MINE, "Keep your text", mine),
            _choice(self.THEIRS, "Keep the text from the other window", theirs),
            _choice(self.BOTH, "Keep both: yours becomes a separate note", ""),
        ]
        hint = "Enter select · Esc save nothing (text kept)"
        super().__init__("The note was changed in another window", rows_of(rows), hint)


def _choice(key: str, told: str, text: str) -> Row:
    return Row(key, (RowBlock(told, "strong"), RowBlock(words(text), indent=2), RowBlock("")))
