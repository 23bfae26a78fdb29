"""Pane 2: quotes by speaker, or in the order of the paragraphs."""

from collections.abc import Iterator
from functools import partial

from briefreader.app.content import parts, spaced
from briefreader.app.panes.quote import quote_row
from briefreader.app.rows import APART, Row, Rows
from briefreader.app.view import View
from briefreader.brief import Locator, Quote, Speaker
from briefreader.wording.brief import place_sign, speaker_details, speaker_name

UNKNOWN = "not in the list of speakers"

QuoteListItem = Speaker | Locator | Quote


def quote_rows(view: View, *, by_paragraph: bool = False) -> Rows[QuoteListItem]:
    """Every quote under its speakers, or under its paragraph."""
    entries = list(_by_paragraph(view) if by_paragraph else _by_speaker(view))
    return Rows(
        entries,
        key=lambda entry: entry.id if type(entry) is Quote else "",
        row=partial(_row, view, by_paragraph),
        words=partial(_words, view),
        group=lambda entry: not isinstance(entry, Quote),
        headed=True,
    )


def _kept(view: View, quotes: list[Quote]) -> list[Quote]:
    return [quote for quote in quotes if view.keeps(quote, _words(view, quote))] if view.limit else quotes


def _by_speaker(view: View) -> Iterator[QuoteListItem]:
    index = view.opened.index
    for speaker in view.opened.brief.speakers:
        if quotes := _kept(view, index.quotes_by_speaker.get(speaker.id, [])):
            yield speaker
            yield from quotes
    if quotes := _kept(view, _of_nobody(view)):
        yield UNKNOWN
        yield from quotes


def _of_nobody(view: View) -> list[Quote]:
    """The quotes that no speaker of the brief has."""
    quotes, index = view.opened.brief.quotes, view.opened.index
    if all(map(index.speaker, index.quotes_by_speaker)):
        return [quote for quote in quotes if not quote.speaker]
    return [quote for quote in quotes if not any(map(index.speaker, quote.speakers))]


def _by_paragraph(view: View) -> Iterator[QuoteListItem]:
    places = {paragraph.place: [] for paragraph in view.opened.brief.text}  # type: dict[Locator, list[Quote]]
    for quote in _kept(view, list(view.opened.brief.quotes)):
        places.setdefault(quote.para, []).append(quote)
    for place, quotes in places.items():
        if quotes:
            yield place
            yield from quotes


def _words(view: View, entry: QuoteListItem) -> str:
    """Everything a row says, for finding and filtering."""
    match entry:
        case Speaker():
            return " ".join(filter(None, (entry.name, entry.role, entry.affiliation)))
        case Quote():
            names = (speaker_name(view.opened.index, speaker) for speaker in entry.speakers)
            spans = (span.exact for span in entry.spans)
            hedge = entry.hedge.words if entry.hedge else ""
            return APART.join(filter(None, (*spans, entry.content, hedge, entry.note, *names, *entry.claims)))
        case _:
            return str(entry)


def quote_of(view: View, quote: Quote, *, name: bool = False) -> Row:
    """A quote with what the reviewer attached to it."""
    chips, signs = view.chips(quote.id), view.signs(quote.id)
    return quote_row(view.opened, quote, name=name, chips=chips, more=signs)


def _row(view: View, by_paragraph: bool, entry: QuoteListItem) -> Row:
    match entry:
        case Quote():
            return spaced(quote_of(view, entry, name=by_paragraph))
        case Speaker():
            about = speaker_details(entry)
            return Row("", (parts([(entry.name, "heading"), (f"  {about}" if about else "", "muted")]),))
        case _:
            return Row("", (parts([(place_sign(entry), "heading")]),))
