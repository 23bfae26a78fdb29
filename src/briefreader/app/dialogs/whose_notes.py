"""Asking whether notes that were written for another brief belong to this one too."""

from typing import ClassVar

from briefreader.app.content import words
from briefreader.app.dialogs.picker import Picker
from briefreader.app.rows import Row, RowBlock, rows_of


class WhoseNotes(Picker):
    """Gives `JOIN` if the notes belong to the brief that is open."""

    JOIN: ClassVar[str] = "join"
    APART: ClassVar[str] = "apart"

    def __init__(self, written_for: str, opened: str) -> None:
        rows = [
            Row(
                "", (RowBlock("There are notes under this id that were written for another brief:", "muted"),)
            ),
            Row("", (RowBlock(words(written_for), "strong", indent=2), RowBlock(""))),
            Row("", (RowBlock("You have opened:", "muted"),)),
            Row("", (RowBlock(words(opened), "strong", indent=2), RowBlock(""))),
            Row(self.APART, (RowBlock("Keep them separate: show none, save none"),)),
            Row(
                self.JOIN,
                (RowBlock("They are the same brief: show the notes here, and keep them with it"),),
            ),
        ]
        super().__init__("Whose notes are these?", rows_of(rows), "Enter select · Esc keep separate")
