"""A brief, with a reviewer's notes, as a page: complete, and in the order in which it is read."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType

from msgspec import Struct

from briefreader.base.dates import chronological
from briefreader.brief.model.brief import (
    Claim,
    Event,
    Gap,
    KeyPoint,
    Locator,
    Position,
    Quote,
    paragraph_id,
    several,
)
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.source import place_name
from briefreader.cite.citation import missing_fields, work
from briefreader.printing.page import PrintedItem, Section
from briefreader.wording.brief import (
    cited_words,
    claim_details,
    correction_words,
    drafted_details,
    event_details,
    event_words,
    made_words,
    others_words,
    position_details,
    position_words,
    quote_details,
    quote_words,
    source_line,
    speaker_words,
)
from briefreader.wording.phrases import joined, sentence
from briefreader.wording.remarks import missing_words
from briefreader.wording.verification import sign_words, verification_words

_STATUSES = ("contested", "single-source", "unattributed", "uncontested", "withdrawn", "resolved")


class Printout(Struct, frozen=True):
    """What is printed: an opened brief, and what its reviewer says of each item, a line each."""

    opened: OpenDocument
    attached: Mapping[str, tuple[str, ...]] = {}
    reviewed: int = 0


def page(reading: Printout, panes: Iterable[str] = ()) -> Section:
    """The whole brief, or only some of `PANES`, each in its place."""
    brief = reading.opened.brief
    wanted = set(panes) or PANES
    sections = (section for pane, make in PANES.items() if pane in wanted for section in make(reading))
    return Section(
        brief.title,
        lines=tuple(_header(reading)),
        sections=tuple(section for section in sections if not section.empty),
    )


def _header(reading: Printout) -> Iterator[str]:
    brief = reading.opened.brief
    yield f"Source: {joined((brief.source.csl.title, source_line(work(brief.source.csl))))}"
    if brief.revision is not None or brief.updated:
        revision = f"revision {brief.revision}" if brief.revision is not None else None
        yield f"Brief: {joined((brief.id, revision, brief.updated))}"
    if brief.handling:
        yield f"Handling: {brief.handling}"
    if made := made_words(brief):
        yield f"DRAFT. {made}" if brief.draft else made
    if brief.quotes:
        yield f"Quotes: {_verification(reading)}"
    if brief.claims:
        contested = sum(claim.status == "contested" for claim in brief.claims)
        yield f"Claims: {contested} contested of {len(brief.claims)}"
    for correction in brief.source.corrections:
        yield f"Corrected: {correction_words(correction)}"
    if reading.reviewed:
        yield f"Reviewed: {reading.reviewed} items"


def _verification(reading: Printout) -> str:
    """How many quotes there are in each state, and against what."""
    opened = reading.opened
    counts = Counter(verification_words(opened.verify(quote)) for quote in opened.brief.quotes)
    return joined((str(len(opened.brief.quotes)), *(f"{count} {words}" for words, count in counts.items())))


def _summary(reading: Printout) -> Iterator[Section]:
    brief = reading.opened.brief
    yield Section("Summary", paragraphs=several(brief.summary))
    yield Section("Key points", entries=tuple(_point(reading, point) for point in brief.key_points))
    yield Section("The source does not say", entries=tuple(_point(reading, gap) for gap in brief.gaps))
    if missing := missing_fields(brief.source.csl):
        yield Section("Missing from the citation", paragraphs=(missing_words(missing),))


def _point(reading: Printout, item: KeyPoint | Gap) -> PrintedItem:
    return PrintedItem(
        (item.text,), (joined((cited_words(item.cites), item.id)), *_attached(reading, item.id))
    )


def _quotes(reading: Printout) -> Iterator[Section]:
    opened = reading.opened
    by_speaker = opened.index.quotes_by_speaker
    sections = [
        Section(
            speaker_words(opened.index.speaker(speaker.id) or speaker),
            lines=(speaker.note,) if speaker.note else (),
            entries=tuple(_quote(reading, quote) for quote in by_speaker[speaker.id]),
        )
        for speaker in opened.brief.speakers
        if speaker.id in by_speaker
    ]
    known = {speaker.id for speaker in opened.brief.speakers}
    unknown = [quote for quote in opened.brief.quotes if not known.intersection(quote.speakers)]
    if unknown:
        sections.append(
            Section("Unknown speakers", entries=tuple(_quote(reading, quote) for quote in unknown))
        )
    yield Section("Quotes by speaker", sections=tuple(sections))


def _quote(reading: Printout, quote: Quote) -> PrintedItem:
    opened = reading.opened
    is_bare = quote.kind == "partial" and not quote.content
    printed = opened.verify.printed_around(quote) if is_bare else ""
    details = quote_details(quote, opened.index, opened.verify(quote), printed)
    return PrintedItem(
        quote_words(quote), (*details, *_drafted(reading, quote.id), *_attached(reading, quote.id))
    )


def _claims(reading: Printout) -> Iterator[Section]:
    claims = reading.opened.brief.claims
    yield Section(
        "Claims",
        sections=tuple(
            Section(sentence(status), entries=tuple(_claim(reading, claim) for claim in held))
            for status in _STATUSES
            if (held := [claim for claim in claims if claim.status == status])
        ),
    )


def _claim(reading: Printout, claim: Claim) -> PrintedItem:
    return PrintedItem(
        (claim.text,),
        (*claim_details(claim), *_drafted(reading, claim.id), *_attached(reading, claim.id)),
        tuple(_position(reading, position) for position in claim.positions),
    )


def _position(reading: Printout, position: Position) -> PrintedItem:
    opened = reading.opened
    details = list(position_details(position, opened.index))
    for quote_id in several(position.quote):
        quote = opened.index.items.get(quote_id)
        if isinstance(quote, Quote):
            state = sign_words(opened.verify(quote))
            who = others_words(quote, position, opened.index)
            said = joined((*quote_words(quote, paraphrased=False), who), " ")
            details.append(f"{state}: {said} ({quote.id})")
    return PrintedItem((position_words(position, opened.index),), tuple(details))


def _history(reading: Printout) -> Iterator[Section]:
    events = chronological(reading.opened.brief.history)
    yield Section("History", entries=tuple(_event(reading, event) for event in events))


def _event(reading: Printout, event: Event) -> PrintedItem:
    details = (*event_details(event, reading.opened.index), *_drafted(reading, event.id))
    return PrintedItem((event_words(event),), (*details, *_attached(reading, event.id)))


def _source(reading: Printout) -> Iterator[Section]:
    opened = reading.opened
    places = dict.fromkeys((*(paragraph.place for paragraph in opened.brief.text), *opened.text.words))
    if not places:
        return
    if not opened.text.words:
        said = f"{len(places)} paragraphs are known by their hashes; their text is not available."
        yield Section("Source", paragraphs=(said,))
        return
    yield Section(
        "Source",
        lines=(f"From: {opened.text.name}",),
        entries=tuple(_paragraph(reading, place) for place in places),
    )


def _paragraph(reading: Printout, place: Locator) -> PrintedItem:
    words = reading.opened.text.words.get(place, "(text not available)")
    return PrintedItem(
        (f"{sentence(place_name(place))}: {words}",), tuple(_attached(reading, paragraph_id(place)))
    )


def _notes(reading: Printout) -> Iterator[Section]:
    if not reading.attached:
        return
    # Where nobody has notes, they are not imported.
    from briefreader.wording.notes import about_item

    index = reading.opened.index
    entries = (
        PrintedItem((about_item(index, item_id),), reading.attached[item_id])
        for item_id in index.in_order(reading.attached)
    )
    yield Section("Notes", entries=tuple(entries))


def _drafted(reading: Printout, item_id: str) -> Iterator[str]:
    index = reading.opened.index
    return drafted_details(index.drafted.get(item_id), index)


def _attached(reading: Printout, item_id: str) -> Iterator[str]:
    """What the reviewer attached to an item, a line each."""
    return iter(reading.attached.get(item_id, ()))


PANES: Mapping[str, Callable[[Printout], Iterator[Section]]] = MappingProxyType(
    {
        "summary": _summary,
        "quotes": _quotes,
        "claims": _claims,
        "history": _history,
        "source": _source,
        "notes": _notes,
    }
)
