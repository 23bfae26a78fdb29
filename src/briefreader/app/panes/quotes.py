"""Pane 2: quotes by speaker, or in the order of the paragraphs."""

from collections.abc import Iterator
from functools import partial

from briefreader.app.content import between, parts, words
from briefreader.app.rows import APART, Row, RowBlock, Rows
from briefreader.app.view import View
from briefreader.brief import Locator, Quote, Speaker
from briefreader.brief.verification.verification import SIGNS, Verification
from briefreader.wording.brief import place_sign, speaker_details, speaker_name
from briefreader.wording.phrases import listed, quoted
from briefreader.wording.verification import detail_words

UNKNOWN = "not in the list of speakers"
GUTTER = 7  # verification sign and paragraph

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
            yield index.speaker(speaker.id) or speaker
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


def _row(view: View, by_paragraph: bool, entry: QuoteListItem) -> Row:
    match entry:
        case Quote():
            return Row(entry.id, (*quote_blocks(view, entry, name=by_paragraph), RowBlock("")))
        case Speaker():
            about = speaker_details(entry)
            return Row("", (parts([(entry.name, "heading"), (f"  {about}" if about else "", "muted")]),))
        case _:
            return Row("", (parts([(place_sign(entry), "heading")]),))


def quote_blocks(view: View, quote: Quote, *, name: bool = False) -> list[RowBlock]:
    """The words of a quote, each span in its own marks, then what qualifies them."""
    found = view.opened.verify(quote)
    state = found.state
    gutter = f"{SIGNS[state] if state else '~'} {place_sign(quote.para)}"
    indent = max(GUTTER, len(gutter) + 1)
    style = "error" if state == "unverified" else "muted"
    blocks = []
    if name:
        blocks.append(parts([(_names(view, quote), "strong")], indent=indent))
    for span in quote.spans:
        blocks.append(RowBlock(quoted(words(span.exact)), "quoted", indent=indent))
    if quote.content:
        blocks.append(RowBlock(words(quote.content), "" if not quote.spans else "muted", indent=indent))
    meta = list(_meta(view, quote, found, name))
    if meta:
        blocks.append(parts(between(meta), indent=indent))
    first = blocks[0] if blocks else RowBlock("(no words)", "error", indent=indent)
    labelled = RowBlock(first.words, first.style, gutter, style, indent, first.styled)
    return [labelled, *blocks[1:]]


def _names(view: View, quote: Quote) -> str:
    return listed(speaker_name(view.opened.index, speaker) for speaker in quote.speakers)


def _meta(view: View, quote: Quote, found: Verification, name: bool) -> Iterator[tuple[str, str]]:
    if quote.kind != "direct":
        yield "partial" if quote.spans else detail_words(found.detail), "muted"
    state = found.state
    if state and state not in ("verified", "attested", "consistent"):
        yield state, "error" if state == "unverified" else "warning"
    if len(quote.speakers) > 1 and not name:
        yield f"jointly: {_names(view, quote)}", "muted"
    if quote.hedge:
        yield f"hedge {quoted(quote.hedge.words)}", "muted"
    if quote.said_to == "relayed":
        yield "relayed", "muted"
    for claim in view.opened.index.claims_of_quote(quote.id):
        yield claim.id, "link"
    yield from view.signs(quote.id)
