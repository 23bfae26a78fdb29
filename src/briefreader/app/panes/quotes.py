"""Pane 2: quotes by speaker, or in the order of the paragraphs; and how a quote looks wherever it stands."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from briefreader.app.content import between, parts, spaced, words
from briefreader.app.rows import APART, Chip, Row, RowBlock, Rows
from briefreader.app.view import View
from briefreader.brief import Locator, Quote, Speaker
from briefreader.brief.verification.verification import Verification, VerificationState
from briefreader.wording.brief import (
    medium_words,
    passed_on_words,
    place_sign,
    question_words,
    speaker_details,
    speaker_name,
)
from briefreader.wording.phrases import joined, listed, quoted
from briefreader.wording.verification import sign_words

if TYPE_CHECKING:
    from briefreader.brief.verification.document import OpenDocument

GUTTER = 5  # the paragraph
MANY = 10  # quotes of a speaker, which are counted in the heading
FEW_WORDS = 5  # that stand on one line with what is said of them
UNKNOWN = "not in the list of speakers"
NOWHERE = "place unknown"

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
    return [quote for quote in quotes if view.keeps(quote.id)] if view.limit else quotes


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
        places.setdefault(NOWHERE if quote.para is None else quote.para, []).append(quote)
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
            count = len(view.opened.index.quotes_by_speaker.get(entry.id, ()))
            told = joined((about, f"{count} quotes" if count >= MANY else ""), " · ")
            return Row("", (parts([(entry.name, "heading"), (f"  {told}" if told else "", "muted")]),))
        case _:
            return Row("", (parts([(place_sign(entry), "heading")]),))


# How a quote looks

_CHIPS: dict[VerificationState, str] = {"verified": "chip-good", "unverified": "chip-denied"}


def quote_row(
    opened: "OpenDocument",
    quote: Quote,
    *,
    name: bool = False,
    chips: tuple[Chip, ...] = (),
    more: Iterable[tuple[str, str]] = (),
) -> Row:
    """The words of a quote, each span in its own marks, then what qualifies them, and `more`.

    `name`: the speakers stand above, because no heading names them.
    """
    found = opened.verify(quote)
    gutter = place_sign(quote.para)
    indent = max(GUTTER, len(gutter) + 1)
    blocks = [RowBlock(words(_names(opened, quote)), "strong")] if name else []
    if question := question_words(quote, opened.index):
        blocks.append(RowBlock(words(f"asked: {question}"), "muted"))
    meta = [*_meta(opened, quote, name=name), *more]
    about = _about(opened, quote)
    if _is_short(quote):
        blocks.append(_on_one_line(quote, about, meta))
    else:
        blocks += [RowBlock(quoted(words(span.exact)), "quoted") for span in quote.spans]
        if about:
            blocks.append(RowBlock(words(about), "muted" if quote.spans else "paraphrase"))
        if meta:
            blocks.append(parts(between(meta)))
    first, *others = blocks or [RowBlock("(no words)", "error")]
    laid = [
        RowBlock(first.words, first.style, gutter, "muted", indent, first.styled),
        *(RowBlock(one.words, one.style, indent=indent, styled=one.styled) for one in others),
    ]
    return Row(quote.id, tuple(laid), (verification_chip(found), *chips))


def _is_short(quote: Quote) -> bool:
    """Whether it is some words out of the reporter's sentence."""
    return (
        quote.kind == "partial" and len(quote.spans) == 1 and len(quote.spans[0].exact.split()) <= FEW_WORDS
    )


def _about(opened: "OpenDocument", quote: Quote) -> str:
    """What a quote is about: its content, or the printed sentence that a partial one stands in."""
    if quote.content or quote.kind != "partial":
        return quote.content or ""
    printed = opened.verify.printed_around(quote)
    return f"in: {quoted(printed)}" if printed else ""


def _on_one_line(quote: Quote, about: str, meta: Iterable[tuple[str, str]]) -> RowBlock:
    """The words of a short quote, what it is about, and what qualifies it."""
    told = [(about, "muted")] if about else []
    return parts([(quoted(quote.spans[0].exact), "quoted"), ("  ", ""), *between([*told, *meta])])


def verification_chip(found: Verification) -> Chip:
    """What may be said of the words: whether they stand in the source, or whose words they are."""
    told = sign_words(found)
    if found.state is None:
        return f"~ {told}", "chip"
    return told, _CHIPS.get(found.state, "chip")


def _names(opened: "OpenDocument", quote: Quote) -> str:
    return listed(speaker_name(opened.index, speaker) for speaker in quote.speakers)


def _meta(opened: "OpenDocument", quote: Quote, *, name: bool) -> Iterator[tuple[str, str]]:
    if quote.kind != "direct" and quote.spans:
        yield "partial", "muted"
    if len(quote.speakers) > 1 and not name:
        yield f"jointly: {_names(opened, quote)}", "muted"
    if quote.hedge:
        yield f"hedge {quoted(quote.hedge.words)}", "muted"
    if quote.said_to == "relayed":
        yield "relayed", "muted"
    if passed_on := passed_on_words(quote, opened.index):
        yield f"according to {passed_on}", "muted"
    if quote.alleged:
        yield "alleged", "denied"
    if medium := medium_words(quote):
        yield medium, "muted"
    for claim in opened.index.claims_of_quote(quote.id):
        yield claim.id, "link"
