"""The fields of a brief in words. Strings are raw: who shows them cleans them."""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, assert_never

from briefreader.brief.model.brief import (
    Brief,
    Claim,
    Drafted,
    Event,
    Gap,
    Hedge,
    Item,
    KeyPoint,
    Locator,
    Paragraph,
    Position,
    Quote,
    Speaker,
    WhenWords,
    several,
)
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import place_words
from briefreader.brief.verification.verification import SIGNS, Verification
from briefreader.cite.citation import FIELD_NAMES, NO_DATE, work
from briefreader.cite.speakers import described
from briefreader.wording.doubts import drafted_doubt

if TYPE_CHECKING:  # where nobody has notes, they are not imported
    from briefreader.notes import Addition, BasketItem

_EVIDENCE = {"none-offered": "none offered", "not-stated": "not stated"}
_SAID_TO = {"reporter": "said to the reporter", "relayed": "relayed", "statement": "from a statement"}


def quoted(words: str) -> str:
    """Words between quotation marks."""
    return f"“{words}”"


def listed(names: Iterable[str]) -> str:
    """Names in one phrase."""
    return " and ".join(names)


def joined(parts: Iterable[str | None], separator: str = "; ") -> str:
    """What there is of some parts."""
    return separator.join(part for part in parts if part)


def sentence(words: str) -> str:
    """Words with a capital letter at their beginning."""
    return words[:1].upper() + words[1:]


def source_line(brief: Brief) -> str:
    """Where the source was published, and when: `The New York Times, no date`."""
    source = work(brief.source.csl)
    date = "no date" if source.issued == NO_DATE else source.issued.long
    return joined((listed(name.full for name in source.authors), source.container, date), ", ")


def made_words(brief: Brief) -> str:
    """Who or what made the brief, as long as not all of it is checked; nothing of one that is."""
    made = brief.provenance
    maker = "a model" if made is not None and made.made_by == "model" else "rules"
    if brief.draft:
        return f"Made by {maker}; {brief.unchecked} items are still unchecked."
    if made is None or made.made_by == "person" or made.checked_by:
        return ""
    return f"Made by {maker}; no person has checked it yet."


def missing_words(missing: Iterable[str]) -> str:
    """What a citation lacks, by the names of its fields."""
    return ", ".join(FIELD_NAMES.get(field, field) for field in missing)


def addition_words(addition: "Addition") -> str:
    """`date 2024-10-16 (inferred)`."""
    inferred = " (inferred)" if addition.inferred else ""
    return f"{missing_words([addition.field])} {addition.value}{inferred}"


def basket_words(item: "BasketItem") -> str:
    """`in the basket, opens “Casualties”: the Ukrainian side`; a note is said to be one."""
    what = "its note in the basket" if item.note else "in the basket"
    opens = f"opens {quoted(item.section)}" if item.section else None
    return joined((joined((what, opens), ", "), item.comment), ": ")


def items_words(count: int) -> str:
    """`1 item`, `3 items`."""
    return f"{count} item{'' if count == 1 else 's'}"


def basket_name(item: "BasketItem") -> str:
    """`q-denial`, or `the note on q-denial`."""
    return f"the note on {item.item}" if item.note else item.item


def speaker_name(index: Index, speaker_id: str) -> str:
    """Who it is; the id where the brief does not know."""
    speaker = index.speaker(speaker_id)
    return speaker.name if speaker else speaker_id


def speaker_words(speaker: Speaker) -> str:
    """Name, role, affiliation and place, nothing twice."""
    return speaker.name if speaker.type == "none" else described((speaker,))


def verification_words(verification: Verification) -> str:
    """Sign and word for a quote's state, and against what; of one without a state, whose words it has."""
    if verification.state is None:
        return verification.detail
    return f"{SIGNS[verification.state]} {verification.state} ({verification.detail})"


def quote_words(quote: Quote, *, paraphrased: bool = True) -> tuple[str, ...]:
    """Each span in its own marks; the paraphrase where there is none, or as well."""
    spans = tuple(quoted(span.exact) for span in quote.spans)
    content = quote.content if paraphrased or not spans else None
    return (*spans, *filter(None, (content,))) or ("(no words)",)


def quote_details(quote: Quote, index: Index, verification: Verification) -> Iterator[str]:
    """What qualifies a quote, a line each."""
    said_to = _SAID_TO[quote.said_to] if quote.said_to else None
    yield joined((verification_words(verification), quote.kind, place_words(quote.para), said_to, quote.id))
    if len(quote.speakers) > 1:
        yield f"Jointly: {listed(speaker_name(index, speaker) for speaker in quote.speakers)}"
    if quote.hedge:
        yield f"Hedge: {hedge_words(quote.hedge)}"
    if quote.attribution:
        yield f"As printed: {quoted(quote.attribution)}"
    if quote.when:
        yield f"When: {when_words(quote.when)}"
    if quote.where:
        yield f"Where: {when_words(quote.where)}"
    if quote.translated_from:
        yield f"Translated from: {quote.translated_from}"
    if claims := index.claims_of_quote(quote.id):
        yield f"Claims: {', '.join(claim.id for claim in claims)}"
    if quote.note:
        yield f"Remark: {quote.note}"


def drafted_details(drafted: Drafted | None, index: Index) -> Iterator[str]:
    """How rules came to an item that nobody has checked yet; nothing for one that is checked."""
    if drafted is None:
        return
    yield f"Drafted by rules, not checked; rule: {drafted.rule}, {measured_words(drafted)}"
    if drafted.words:
        yield f"Rests on: {quoted(drafted.words)}"
    if drafted.candidates:
        yield f"Could be: {', '.join(speaker_name(index, one) for one in drafted.candidates)}"
    if doubt := drafted_doubt(drafted):
        yield f"Doubt: {doubt}"


def measured_words(drafted: Drafted) -> str:
    """How often the rule was right where it was measured."""
    return f"right in {drafted.confidence} of 100 measured"


def hedge_words(hedge: Hedge) -> str:
    """The speaker's own words of doubt, and what they cover."""
    return f"{quoted(hedge.words)}{f' ({hedge.scope})' if hedge.scope else ''}"


def when_words(when: WhenWords) -> str:
    """The source's words for a time or place, and what they resolve to."""
    resolved = f" = {when.resolved}{' (inferred)' if when.inferred else ''}" if when.resolved else ""
    return f"{quoted(when.text)}{resolved}"


def claim_details(claim: Claim) -> Iterator[str]:
    """What qualifies a claim, a line each."""
    nature = claim.nature if claim.nature != "fact" else None
    yield joined((nature, cited_words(claim.paras), claim.id))
    if claim.dispute:
        yield f"Dispute: {claim.dispute}"
    if claim.depends_on:
        yield f"Depends on: {', '.join(claim.depends_on)}"
    if claim.context:
        yield f"Context: {', '.join(claim.context)}"


def position_words(position: Position, index: Index) -> str:
    """Party and stance in one line: `Russia denies; evidence: none offered`."""
    parties = listed(map(index.party_name, index.parties_of(position))) or "nobody named"
    if position.stance == "not-reported":
        return f"{parties}: nothing is reported"
    stance = "conditional (if)" if position.stance == "conditional" else position.stance
    evidence = f"evidence: {evidence_words(position)}" if position.evidence else None
    basis = "by implication" if position.basis == "implied" else position.basis
    return joined((f"{parties}: {stance}", basis, evidence))


def evidence_words(position: Position) -> str:
    """The evidence offered."""
    evidence = position.evidence or "not-stated"
    return _EVIDENCE.get(evidence, evidence.replace("-", " "))


def position_details(position: Position, index: Index) -> Iterator[str]:
    """What qualifies a position, a line each."""
    if position.by:
        yield f"By: {speaker_name(index, position.by)}"
    place = place_words(position.evidence_para) if position.evidence_para is not None else None
    if said := joined((position.evidence_note, place, *position.evidence_events)):
        yield f"Evidence: {said}"
    if position.quantity:
        yield f"Quantity: {position.quantity}"
    if position.hedge:
        yield f"Hedge: {hedge_words(position.hedge)}"
    if position.note:
        yield f"Remark: {position.note}"


def event_words(event: Event) -> str:
    """When and what."""
    inferred = " (inferred)" if event.inferred else ""
    return f"{_date_words(event.date)}{inferred}: {event.text}"


def _date_words(date: str | None) -> str:
    """An EDTF date: `1950 to 1953`, `from 1953`."""
    first, _, last = (date or "No date").partition("/")
    match first not in ("", ".."), last not in ("", ".."):
        case True, True:
            return f"{first} to {last}"
        case False, True:
            return f"until {last}"
    return f"from {first}" if "/" in (date or "") else first


def event_details(event: Event, index: Index) -> Iterator[str]:
    """What qualifies an event, a line each."""
    kind = event.kind.replace("-", " ") if event.kind != "event" else None
    place = place_words(event.para) if event.para is not None else None
    printed = quoted(event.date_text) if event.date_text else None
    yield joined((printed, kind, place, event.id))
    vouching = [
        "the reporter" if name == "reporter" else speaker_name(index, name)
        for name in several(event.attributed_to)
    ]
    if vouching:
        yield f"Vouched for by: {listed(vouching)}"
    if event.quote:
        yield f"Quotes: {', '.join(several(event.quote))}"
    if event.note:
        yield f"Remark: {event.note}"


def cited_words(places: Iterable[Locator]) -> str:
    """What an item refers to: `c-arms, paragraphs 2, 7`."""
    known = tuple(dict.fromkeys(places))
    numbers = [str(place) for place in known if isinstance(place, int)]
    paragraphs = f"paragraph{'s' if len(numbers) > 1 else ''} {', '.join(numbers)}" if numbers else None
    return joined((*(place for place in known if isinstance(place, str)), paragraphs), ", ")


def item_words(item: Item) -> str:
    """What an item says, in short."""
    match item:
        case Quote():
            return quote_words(item, paraphrased=False)[0]
        case Speaker():
            return item.name
        case Paragraph():
            return sentence(place_words(item.place))
        case KeyPoint() | Claim() | Event() | Gap():
            return item.text
    assert_never(item)


def about_item(index: Index, item_id: str) -> str:
    """Which item it is, and what it says."""
    from briefreader.notes import SOURCE

    item = index.items.get(item_id)
    if item_id == SOURCE:
        return "The source"
    if item is None:
        return f"{item_id}: no longer in the brief"
    return f"{sentence(index.kind(item_id))} {item_id}: {item_words(item)}"


def in_order(index: Index, item_ids: Collection[str]) -> list[str]:
    """Items in the order of the brief; those that are gone come first."""
    gone = [item_id for item_id in item_ids if item_id not in index.items]
    return [*gone, *(item_id for item_id in index.items if item_id in item_ids)]
