"""A brief's citations with what a reviewer has added to them."""

from datetime import date

from briefreader.brief.opened import Opened
from briefreader.cite import FIELDS, Addition, Annotation, Citer, amended
from briefreader.notes import Notebook


def citer(opened: Opened, notebook: Notebook | None, today: date) -> Citer:
    """What cites the items of a brief; without a notebook, as the source alone has it."""
    csl = opened.brief.source.csl
    if notebook is not None:
        csl = amended(csl, added(notebook))
    return Citer(opened.brief, opened.index, opened.verify, today=today, text=opened.text, csl=csl)


def added(notebook: Notebook) -> list[Addition]:
    """What a reviewer has added to the citation, as far as this version knows the fields."""
    known = {name: name for name in FIELDS}
    return [
        Addition(known[one.field], one.value, one.inferred)
        for one in notebook.additions
        if one.field in known
    ]


def annotation(notebook: Notebook | None, item_id: str) -> Annotation:
    """What a reviewer has attached to an item, for templates."""
    if notebook is None:
        return Annotation()
    notes = notebook.notes(item_id)
    return Annotation("\n".join(note.text for note in notes), notebook.tags(item_id))
