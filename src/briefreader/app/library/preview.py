"""What stands beside the list of briefs: what the brief under the cursor says, and what is contested in it.

Reading it there counts as no reading.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.app.content import between, empty, parts, spaced, words
from briefreader.app.panes.claims import NBSP, SILENT, held_stances
from briefreader.app.rows import Row, RowBlock, Rows, rows_of
from briefreader.app.view import View
from briefreader.brief import Brief, BriefError, Claim, several
from briefreader.notes import Notebook
from briefreader.notes.anchor import Resolver
from briefreader.wording.brief import made_words
from briefreader.wording.phrases import counted

if TYPE_CHECKING:
    from briefreader.brief.verification.document import OpenDocument

LARGEST = 1024 * 1024  # bytes of a brief that is read only to be shown here


def preview_of(path: Path) -> Rows[Row]:
    """Reads the brief, and takes long for a large one."""
    from briefreader.brief.reading.load import load_bytes, read_bytes
    from briefreader.brief.verification.document import opened

    try:
        if path.stat().st_size > LARGEST:
            return rows_of([empty("Too large for a preview")])
        return rows_of(list(_rows(opened(load_bytes(read_bytes(path), str(path), path)))))
    except OSError as error:
        return rows_of([empty(f"Cannot be read: {error.strerror}")])
    except BriefError as error:
        return rows_of(list(_unreadable(error)))


def _unreadable(error: BriefError) -> Iterator[Row]:
    yield Row("", (RowBlock(words(f"{error.where}: {error.what}"), "error"), RowBlock("")))
    yield empty(words(error.mend))


def _rows(opened: "OpenDocument") -> Iterator[Row]:
    brief = opened.brief
    yield spaced(Row("", (parts(between((one, "muted") for one in _counts(brief))),)))
    for mark in filter(None, (brief.handling_mark, made_words(brief))):
        yield spaced(Row("", (RowBlock(words(mark), "warning"),)))
    for paragraph in several(brief.summary):
        yield spaced(Row("", (RowBlock(words(paragraph)),)))
    contested = [claim for claim in brief.claims if claim.status == "contested"]
    if contested:
        yield Row("", (parts([("Contested", "contested")]),))
    view = View(opened, Notebook(), Resolver(()))
    for claim in contested:
        yield spaced(Row("", (RowBlock(words(claim.text), "", "•", "muted", indent=2), *_sides(view, claim))))


def _sides(view: View, claim: Claim) -> Iterator[RowBlock]:
    """Who holds what, a line for each stance; nothing of who is silent."""
    for held in held_stances(view, claim):
        if held.stance != SILENT:
            names = ", ".join(held.parties)
            yield parts([(f"{held.stance} ", held.style), (names, "")], indent=2, hanging=2)


def _counts(brief: Brief) -> Iterator[str]:
    """How much there is of what it has."""
    quoted = {speaker for quote in brief.quotes for speaker in quote.speakers}
    numbers = (
        (len(brief.quotes), "quote"),
        (len(quoted), "speaker"),
        (len(brief.claims), "claim"),
        (len(brief.history), "event"),
        (len(brief.gaps), "gap"),
        (len(brief.text), "paragraph"),
    )
    return (counted(count, name).replace(" ", NBSP) for count, name in numbers if count)
