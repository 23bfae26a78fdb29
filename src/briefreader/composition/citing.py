"""Quotes of a brief chosen and cited, with what a reviewer has added to the citation."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from briefreader.base.normalise import for_search
from briefreader.base.text import copyable
from briefreader.brief.model.brief import Quote, QuoteKind
from briefreader.brief.reading.problem import UnknownItemError
from briefreader.brief.verification.document import OpenDocument, quote_of

if TYPE_CHECKING:
    from briefreader.cite.addition import AddedField
    from briefreader.cite.citer import Citer, Form
    from briefreader.cite.remarks import Remark, Rendered
    from briefreader.cite.style_input import Layout
    from briefreader.cite.template_context import Annotation
    from briefreader.notes import Notebook


def citer(opened: OpenDocument, additions: "Iterable[AddedField]", today: date) -> "Citer":
    """What cites the items of a brief, with what was added to its citation."""
    from briefreader.cite.addition import amended
    from briefreader.cite.citer import Citer

    csl = amended(opened.brief.source.csl, additions)
    return Citer(opened.brief, opened.index, opened.verify, today=today, text=opened.text, csl=csl)


def added(notebook: "Notebook | None") -> "tuple[AddedField, ...]":
    """What a reviewer has added to the citation, as far as this version knows the fields."""
    if notebook is None or not notebook.additions:
        return ()
    from briefreader.cite.addition import AddedField, field_named

    return tuple(
        AddedField(field, one.value, one.inferred)
        for one in notebook.additions
        if (field := field_named(one.field))
    )


def quotes(
    document: OpenDocument,
    *,
    speaker: str | None = None,
    kind: QuoteKind | None = None,
    ids: Iterable[str] = (),
) -> tuple[Quote, ...]:
    """The quotes that all of this fits, in the order of the brief, or in that of the ids.

    `speaker` is an id, or a name, an alias or the beginning of a word of one. Raises UnknownItemError for a
    speaker or an id that the brief does not have.
    """
    chosen = [quote_of(document, one) for one in dict.fromkeys(ids)] or document.brief.quotes
    if speaker is not None:
        speakers = _speakers_named(document, speaker)
        chosen = [quote for quote in chosen if speakers.intersection(quote.speakers)]
    return tuple(quote for quote in chosen if kind is None or quote.kind == kind)


def _speakers_named(document: OpenDocument, words: str) -> frozenset[str]:
    """The ids of the speakers whom a word of a name fits. Raises UnknownItemError."""
    wanted = re.compile(rf"\b{re.escape(for_search(words))}")
    speakers = document.brief.speakers
    found = frozenset(
        one.id
        for one in speakers
        if any(wanted.search(for_search(name)) for name in (one.id, one.name, *one.aliases))
    )
    if found:
        return found
    from briefreader.base.nearest import nearest  # only a mistake needs it

    raise UnknownItemError("speaker", words, nearest(words, (one.name for one in speakers)))


def cite_quote(  # noqa: PLR0913 - a form, and whose citation it is
    document: OpenDocument,
    quote: Quote | str,
    *,
    style: str = "default",
    format: str = "plain",  # noqa: A002 - the name that it has everywhere else
    layout: "Layout" = "auto",
    notebook: "Notebook | None" = None,
    today: date | None = None,
) -> "Rendered":
    """A quote, or the one with that id, with its citation, and what must be said about it.

    What the reviewer of the `notebook` has added to the citation is in it. `today` is the day of access where
    the citation names none. Raises UnknownItemError, NotCopiable if no truthful text can be made, and
    ValueError for a style or format that there is not.
    """
    from briefreader.cite.formats import FORMATS

    form = _form(style, format, layout, FORMATS)
    item = quote_of(document, quote if isinstance(quote, str) else quote.id)
    return cited(citer(document, added(notebook), today or date.today()), item.id, form)


def reference(
    document: OpenDocument,
    *,
    style: str = "default",
    format: str = "plain",  # noqa: A002 - the name that it has everywhere else
    notebook: "Notebook | None" = None,
    today: date | None = None,
) -> "Rendered":
    """The reference of a brief's source, and what its citation has to do without.

    Plain text has the italics of a style between asterisks. The rest is as in `cite_quote`.
    Raises ValueError, and NotCopiable if the style has no form for the source, and pandoc is not there.
    """
    from briefreader.cite.entries import ENTRIES
    from briefreader.cite.formats import FORMATS

    form = _form(style, format, "auto", (*FORMATS, *ENTRIES))
    cites = citer(document, added(notebook), today or date.today())
    return without_hidden(cites.reference(form), cites.remarks_in(form))


def cited(cites: "Citer", item: str, form: "Form") -> "Rendered":
    """An item with its citation, fit to leave the program. Raises NotCopiable."""
    one = cites.excerpt(item, form)
    return without_hidden(one.text, one.remarks)


def without_hidden(raw: str, remarks: "tuple[Remark, ...]") -> "Rendered":
    """A text without hidden characters; that there were some is remarked."""
    from briefreader.cite.remarks import Remark, Rendered

    text, removed = copyable(raw)
    return Rendered(text, (*remarks, Remark("hidden", count=removed)) if removed else remarks)


def _form(style: str, format_name: str, layout: "Layout", formats: Iterable[str]) -> "Form":
    """What to cite as. Raises ValueError."""
    from briefreader.cite.citer import Form
    from briefreader.cite.styles import ALIASES, STYLES

    style = ALIASES.get(style, style)
    for what, name, known in (("style", style, STYLES), ("format", format_name, formats)):
        if name not in known:
            raise ValueError(f"there is no {what} “{name}”, but {', '.join(known)}")
    return Form(style, format_name, layout)


def by_template(
    citer: "Citer", notebook: "Notebook | None", items: Sequence[str], path: Path, form: "Form"
) -> "dict[str, Rendered]":
    """What a user's template makes of each item, and what must be said of it. Raises TemplateError.

    An item that cannot be copied has no text, and the remark says why.
    """
    from briefreader.cite.citer import Form
    from briefreader.cite.left_out import left_out
    from briefreader.cite.remarks import Remark, Rendered
    from briefreader.cite.rendering import render_apart  # which few need, and which costs milliseconds
    from briefreader.cite.statements import NotCopiable
    from briefreader.cite.template import load_template

    template = load_template(path)
    form = Form(form.style, template.format, form.layout)
    fields, made = {}, {item: Rendered("") for item in items}
    for item in made:
        try:
            fields[item] = citer.fields(item, form, annotation=_annotation(notebook, item))
        except NotCopiable as refusal:
            made[item] = Rendered("", (refusal.remark(),))
    for item, text in zip(fields, render_apart(template, list(fields.values())), strict=True):
        lacks = left_out(text, fields[item], template.format)
        remarks = (Remark("left-out", lacks),) if lacks else ()
        made[item] = Rendered(text, (*citer.told(item), *remarks))
    return made


def _annotation(notebook: "Notebook | None", item_id: str) -> "Annotation":
    """What a reviewer has attached to an item, for templates."""
    from briefreader.cite.template_context import Annotation

    if notebook is None:
        return Annotation()
    from briefreader.wording.notes import written_words

    notes = (written_words(note.text, notebook.writer(note)) for note in notebook.notes(item_id))
    return Annotation("\n".join(notes), notebook.tags(item_id))
