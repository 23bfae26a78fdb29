"""Pane 4: events along a line of time."""

from collections.abc import Iterator
from functools import partial

from briefreader.app.content import between, line, parts, words
from briefreader.app.rows import APART, Row, RowBlock, Rows
from briefreader.app.view import View
from briefreader.base.dates import chronological, date_in_room
from briefreader.brief import Event
from briefreader.wording.brief import place_sign, vouching_words
from briefreader.wording.phrases import quoted

GUTTER = 13
_ROOM = GUTTER - 3  # of the date


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
    date, _ = date_in_room(event.date, _ROOM)
    gutter = f"{line(date):<{GUTTER - 2}}│"
    blocks = [RowBlock(words(event.text), "", gutter, "muted", GUTTER, rest=bar)]
    meta = parts(between(_meta(view, event)))
    if meta.words:
        blocks.append(RowBlock(meta.words, "", bar, "muted", GUTTER, meta.styled, rest=bar))
    return Row(event.id, (*blocks, RowBlock("", "", bar, "muted", GUTTER)), view.chips(event.id))


def _meta(view: View, event: Event) -> Iterator[tuple[str, str]]:
    _, whole = date_in_room(event.date, _ROOM)
    if whole:
        yield whole, "muted"
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
