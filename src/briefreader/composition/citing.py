"""A brief's citations with what a reviewer has added to them."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.brief.verification.document import OpenDocument
from briefreader.cite.addition import AddedField, amended, field_named

if TYPE_CHECKING:
    from briefreader.cite.citer import Citer, Form
    from briefreader.cite.statements import NotCopiable
    from briefreader.cite.template_context import Annotation
    from briefreader.notes import Notebook


def citer(opened: OpenDocument, additions: Iterable[AddedField], today: date) -> "Citer":
    """What cites the items of a brief, with what was added to its citation."""
    from briefreader.cite.citer import Citer

    csl = amended(opened.brief.source.csl, additions)
    return Citer(opened.brief, opened.index, opened.verify, today=today, text=opened.text, csl=csl)


def added(notebook: "Notebook | None") -> tuple[AddedField, ...]:
    """What a reviewer has added to the citation, as far as this version knows the fields."""
    return tuple(
        AddedField(field, one.value, one.inferred)
        for one in (notebook.additions if notebook is not None else ())
        if (field := field_named(one.field))
    )


def by_template(
    citer: "Citer", notebook: "Notebook | None", items: Sequence[str], path: Path, form: "Form"
) -> tuple[list[str], dict[str, "NotCopiable"]]:
    """What a user's template makes of items, and why others can not be copied. Raises TemplateError."""
    from briefreader.cite.citer import Form
    from briefreader.cite.rendering import render_apart  # which few need, and which costs milliseconds
    from briefreader.cite.statements import NotCopiable
    from briefreader.cite.template import load_template

    template = load_template(path)
    form = Form(form.style, template.format, form.layout)
    fields, refusals = [], dict[str, NotCopiable]()
    for item in items:
        try:
            fields.append(citer.fields(item, form, annotation=_annotation(notebook, item)))
        except NotCopiable as refusal:
            refusals[item] = refusal
    return render_apart(template, fields), refusals


def _annotation(notebook: "Notebook | None", item_id: str) -> "Annotation":
    """What a reviewer has attached to an item, for templates."""
    from briefreader.cite.template_context import Annotation

    if notebook is None:
        return Annotation()
    notes = notebook.notes(item_id)
    return Annotation("\n".join(note.text for note in notes), notebook.tags(item_id))
