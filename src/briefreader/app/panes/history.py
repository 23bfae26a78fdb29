"""Pane 4: events along a line of time."""

from collections.abc import Iterator
from functools import partial

from briefreader.app.content import between, line, parts, words
from briefreader.app.rows import APART, Row, RowBlock, Rows
from briefreader.app.view import View
from briefreader.base.dates import chronological, short_date
from briefreader.brief import Event
from briefreader.wording.brief import place_sign, vouching_words
from briefreader.wording.phrases import quoted

GUTTER = 13


def history_rows(view: View) -> Rows[Event]:
    """Events in the order of their dates; those without one by their place in the source."""
    return Rows(
        [event for event in chronological(view.opened.brief.history) if view.keeps(event.id)],
        key=lambda event: event.id,
        row=partial(_row, view),
        words=_words,
    )


def _words(event: Event) -> str:
    return APART.join(filter(None, (event.text, event.date, event.date_text, event.id)))


def _row(view: View, event: Event) -> Row:
    bar = " " * (GUTTER - 2) + "│"
    gutter = f"{_date_words(event):<{GUTTER - 2}}│"
    blocks = [RowBlock(words(event.text), "", gutter, "muted", GUTTER, rest=bar)]
    meta = parts(between(_meta(view, event)))
    if meta.words:
        blocks.append(RowBlock(meta.words, "", bar, "muted", GUTTER, meta.styled, rest=bar))
    return Row(event.id, (*blocks, RowBlock("", "", bar, "muted", GUTTER)), view.chips(event.id))


def _date_words(event: Event) -> str:
    """The date in the room of the gutter."""
    told = line(short_date(event.date))
    return told if len(told) <= GUTTER - 3 else f"{told[: GUTTER - 4]}…"


def _meta(view: View, event: Event) -> Iterator[tuple[str, str]]:
    if event.date_text:
        yield quoted(event.date_text), "muted"
    if event.inferred:
        yield "date inferred", "muted"
    if event.para is not None:
        yield place_sign(event.para), "link"
    if event.kind != "event":
        yield event.kind.replace("-", " "), "muted"
    if vouching := vouching_words(event, view.opened.index):
        yield f"per {vouching}", "muted"
    yield from view.signs(event.id)
