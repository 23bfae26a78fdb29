"""Pane 5: the source's paragraphs, with the quoted words highlighted where they are at hand."""

from collections.abc import Iterator
from functools import partial

from briefreader.app.content import between, parts, words
from briefreader.app.rows import Row, RowBlock, Rows, Styled
from briefreader.app.view import View
from briefreader.brief import Claim, Paragraph, Quote
from briefreader.wording.brief import place_sign

GUTTER = 9


def source_rows(view: View) -> Rows[Paragraph]:
    """Every paragraph, numbered, those of one role together; one whose words are not at hand says so."""
    first: dict[str, Paragraph] = {}
    for part in view.opened.paragraphs:
        first.setdefault(part.id, part)
    kept = [part for part in first.values() if view.keeps(part.id)]
    return Rows(
        kept,
        key=lambda paragraph: paragraph.id,
        row=partial(_row, view),
        words=partial(_words, view),
    )


def _words(view: View, paragraph: Paragraph) -> str:
    return view.opened.text.words.get(paragraph.place, "")


def _row(view: View, paragraph: Paragraph) -> Row:
    raw = _words(view, paragraph)
    gutter = place_sign(paragraph.place)
    indent = max(GUTTER, len(gutter) + 1)
    meta = [*_items(view, paragraph), *view.signs(paragraph.id)]
    if raw:
        text = words(raw)
        styled = tuple(_quoted(view, paragraph)) if text == raw else ()
        first = RowBlock(text, "", gutter, "muted", indent, styled)
    else:
        length = f"{paragraph.chars} characters; " if paragraph.chars else ""
        first = RowBlock(f"({length}text not available)", "muted", gutter, "muted", indent)
    under = (parts(between(meta), indent=indent),) if meta else ()
    return Row(paragraph.id, (first, *under, RowBlock("")), view.chips(paragraph.id))


def _quoted(view: View, paragraph: Paragraph) -> Iterator[Styled]:
    """Where the spans of the paragraph's quotes stand."""
    for quote in view.opened.index.quotes_in_paragraph(paragraph.place):
        for finding in view.opened.verify(quote).spans:
            if finding.found and finding.para == paragraph.place:
                yield Styled(finding.start, finding.end, "strong")


def _items(view: View, paragraph: Paragraph) -> Iterator[tuple[str, str]]:
    items: tuple[Quote | Claim, ...] = (
        *view.opened.index.quotes_in_paragraph(paragraph.place),
        *view.opened.index.claims_in_paragraph(paragraph.place),
    )
    for item in items:
        yield item.id, "link"
