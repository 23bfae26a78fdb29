"""The parts of a brief in words. Strings are raw: who shows them cleans them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import assert_never

from briefreader.base.dates import date_words
from briefreader.base.rich_text import without_marks
from briefreader.brief.model.brief import (
    Brief,
    Claim,
    Correction,
    Drafted,
    Event,
    Evidence,
    Gap,
    Hedge,
    Item,
    KeyPoint,
    Locator,
    Paragraph,
    Position,
    Quote,
    SaidTo,
    Speaker,
    Stance,
    Verdict,
    WhenWords,
    several,
)
from briefreader.brief.model.links import Index
from briefreader.brief.model.matrix import STANCE_LETTERS
from briefreader.brief.verification.source import place_words
from briefreader.brief.verification.verification import Verification
from briefreader.cite.citation import FIELD_NAMES, Work
from briefreader.cite.dates import NO_DATE
from briefreader.cite.speakers import (
    UNATTRIBUTED,
    described,
    named,
    passed_on_by,
    spoken_by,
    stance_verb,
    unnamed,
)
from briefreader.wording.doubts import drafted_doubt
from briefreader.wording.phrases import joined, listed, quoted, sentence
from briefreader.wording.verification import verification_words

_EVIDENCE: Mapping[Evidence, str] = {"none-offered": "none offered", "not-stated": "not mentioned"}
_STANCES: Mapping[Stance, str] = {"conditional": "conditional (if … then)", "not-reported": "silent"}
_SAID_TO: Mapping[SaidTo, str] = {
    "reporter": "said to the reporter",
    "relayed": "second-hand",
    "statement": "from a statement",
}


def publication_words(source: Work) -> str:
    """Where the source was published, and when: `The New York Times, no date`."""
    date = "no date" if source.issued == NO_DATE else source.issued.long
    return joined((without_marks(source.outlet), date), ", ")


def source_line(source: Work) -> str:
    """By whom the source is, where it was published, and when."""
    authors = listed(name.full for name in source.authors)
    return joined((authors, publication_words(source)), ", ")


def field_words(field: str) -> str:
    """What a field of the citation is called where the article is spoken of, and not a reference."""
    return "byline" if field == "author" else FIELD_NAMES.get(field, field)


def made_words(brief: Brief) -> str:
    """Who or what made the brief, as long as not all of it is checked; nothing of one that is."""
    made = brief.provenance
    maker = "a model" if made is not None and made.made_by == "model" else "rules"
    if brief.draft:
        return f"Machine-generated (by {maker}), {brief.unchecked} items not yet checked."
    if made is None or made.made_by == "person" or made.checked_by:
        return ""
    return f"Machine-generated (by {maker}), not yet reviewed by a person."


def speaker_name(index: Index, speaker_id: str) -> str:
    """Who it is; the id where the brief does not know."""
    speaker = index.speaker(speaker_id)
    return speaker.name if speaker else speaker_id


def speaker_details(speaker: Speaker) -> str:
    """Role, affiliation and place, and that the source does not name the speaker."""
    return joined((speaker.role, speaker.affiliation, speaker.place, anonymity_words(speaker)), ", ")


def speaker_words(speaker: Speaker) -> str:
    """Name, role, affiliation and place, nothing twice."""
    return speaker.name if speaker.type == "none" else described((speaker,))


def limits_of(quote: Quote) -> Iterator[str]:
    """What limits how surely somebody said a quote."""
    if quote.said_to == "relayed" or quote.via is not None:
        yield "second-hand"
    if quote.alleged:
        yield "alleged"


def passed_on_words(quote: Quote, index: Index) -> str:
    """Who passed a quote on: `the Courier, citing the police`; or nothing."""
    return passed_on_by([one for one in map(index.speaker, several(quote.via)) if one is not None])


def passed_on_phrase(quote: Quote, index: Index) -> str:
    """`according to the police`; `alleged, according to the police`; `second-hand`; or nothing."""
    who = passed_on_words(quote, index)
    told = f"according to {who}" if who else ""
    if quote.said_to == "relayed" and not who:
        told = "second-hand"
    return joined(("alleged" if quote.alleged else "", told), ", ")


def relayed_words(position: Position, index: Index) -> str:
    """`according to the police`, where others passed on all words that a position is based on; or nothing."""
    quotes = [index.items.get(quote_id) for quote_id in several(position.quote)]
    told = [
        passed_on_words(quote, index)
        for quote in quotes
        if isinstance(quote, Quote) and is_theirs(quote, position)
    ]
    if not told or len(told) < len(quotes) or not all(told):
        return ""
    return f"according to {listed(dict.fromkeys(told))}"


def others_words(quote: Quote, position: Position, index: Index) -> str:
    """Who said a quote, where a position is based on it and nobody who takes that said it."""
    if is_theirs(quote, position):
        return ""
    names = listed(speaker_name(index, speaker) for speaker in quote.speakers)
    return f"— {names}{' (alleged)' if quote.alleged else ''}"


def is_theirs(quote: Quote, position: Position) -> bool:
    """Whether words need no other name where a position is told: who takes it does not only pass them on."""
    takers = set(position.speakers)
    return takers.isdisjoint(several(quote.via)) or not takers.isdisjoint(quote.speakers)


def medium_words(quote: Quote) -> str:
    """What a quote was said in, when in a recording, and its address."""
    medium = quote.medium.replace("-", " ") if quote.medium else None
    return joined((medium, quote.at, quote.url), ", ")


def question_words(quote: Quote, index: Index) -> str:
    """The question that a quote answers, in its marks; or nothing."""
    question = index.items.get(quote.answers or "")
    return " ".join(quote_words(question, paraphrased=False)) if isinstance(question, Quote) else ""


def verdict_words(verdict: Verdict) -> str:
    """What the source itself finds of a claim, in its words, and the scale that it uses."""
    return f"{quoted(verdict.words)}{f' ({verdict.scale})' if verdict.scale else ''}"


def correction_words(correction: Correction) -> str:
    """What the source has corrected, and when."""
    place = f" ({place_words(correction.para)})" if correction.para is not None else ""
    return f"{joined((correction.date, correction.text), ': ')}{place}"


def anonymity_words(speaker: Speaker) -> str:
    """That the source keeps a name to itself, and its reason; or nothing."""
    return unnamed((speaker,))


def quote_words(quote: Quote, *, paraphrased: bool = True) -> tuple[str, ...]:
    """Each span in its own marks; the paraphrase where there is none, or as well."""
    spans = tuple(quoted(span.exact) for span in quote.spans)
    content = quote.content if paraphrased or not spans else None
    return (*spans, *filter(None, (content,))) or ("(no words)",)


def quote_details(quote: Quote, index: Index, verification: Verification, printed: str = "") -> Iterator[str]:
    """What qualifies a quote, a line each; `printed` is the source's sentence around a fragment."""
    said_to = _SAID_TO[quote.said_to] if quote.said_to else None
    place = place_words(quote.para) if quote.para is not None else None
    yield joined((verification_words(verification), quote.kind, place, said_to, quote.id))
    yield from _saying_details(quote, index)
    if printed:
        yield f"In: {quoted(printed)}"
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
        yield f"Note by the author of the brief: {quote.note}"


def _saying_details(quote: Quote, index: Index) -> Iterator[str]:
    """What a quote answers, who passed it on, and what it was said in."""
    if question := question_words(quote, index):
        yield f"Asked: {question} ({quote.answers})"
    if passed_on := passed_on_words(quote, index):
        yield f"According to: {passed_on}"
    if quote.alleged:
        yield "Alleged: the source does not say that this was said"
    if medium := medium_words(quote):
        yield f"Medium: {medium}"


def drafted_details(drafted: Drafted | None, index: Index) -> Iterator[str]:
    """How rules came to an item that nobody has checked yet; nothing for one that is checked."""
    if drafted is None:
        return
    yield f"Rule-based draft, not checked; rule: {drafted.rule}, {measured_words(drafted)}"
    if drafted.words:
        yield f"Based on: {quoted(drafted.words)}"
    if drafted.candidates:
        yield f"Possible speakers: {', '.join(speaker_name(index, one) for one in drafted.candidates)}"
    if doubt := drafted_doubt(drafted):
        yield f"Check this: {doubt}"


def measured_words(drafted: Drafted) -> str:
    """How often the rule was right where it was measured."""
    return f"right in {drafted.confidence} % of tests"


def hedge_words(hedge: Hedge) -> str:
    """The speaker's own words of doubt, and what they cover."""
    return f"{quoted(hedge.words)}{f' ({hedge.scope})' if hedge.scope else ''}"


def when_words(when: WhenWords) -> str:
    """The source's words for a time or place, and what they resolve to."""
    meant = date_words(when.resolved)
    resolved = f" = {meant}{' (inferred)' if when.inferred else ''}" if when.resolved else ""
    return f"{quoted(when.text)}{resolved}"


def claim_details(claim: Claim) -> Iterator[str]:
    """What qualifies a claim, a line each."""
    nature = claim.nature if claim.nature != "fact" else None
    yield joined((nature, cited_words(claim.paras), claim.id))
    if claim.dispute:
        yield f"Dispute: {claim.dispute}"
    if claim.verdict:
        yield f"The source’s verdict: {verdict_words(claim.verdict)}"
    if claim.depends_on:
        yield f"Depends on: {', '.join(claim.depends_on)}"
    if claim.context:
        yield f"Context: {', '.join(claim.context)}"


def position_words(position: Position, index: Index) -> str:
    """Party and stance in one line: `Russia: denies; evidence: none offered`."""
    parties = party_words(position, index)
    if position.stance == "not-reported":
        return f"{parties}: silent"
    evidence = f"evidence: {evidence_words(position)}" if position.evidence else None
    stance = stance_words(position.stance, is_alleged=index.is_alleged(position))
    return joined((f"{parties}: {stance}", basis_words(position), evidence))


def party_words(position: Position, index: Index) -> str:
    """Whose position it is."""
    return listed(map(index.party_name, index.parties_of(position))) or "nobody named"


def stance_words(stance: Stance, *, is_alleged: bool = False) -> str:
    """A stance as a verb; where it is only alleged, `is alleged to deny`."""
    return stance_verb(stance, is_alleged=True) if is_alleged else _STANCES.get(stance, stance)


def basis_words(position: Position) -> str:
    """What a stance follows from, if it is not said outright."""
    return "implied" if position.basis == "implied" else position.basis or ""


def evidence_words(position: Position) -> str:
    """The evidence offered; nothing where a party is silent."""
    return evidence_name(position.evidence) if position.evidence else ""


def evidence_name(evidence: Evidence) -> str:
    """A kind of evidence, or that there is none."""
    return _EVIDENCE.get(evidence, evidence.replace("-", " "))


def held_words(position: Position, index: Index) -> str:
    """A stance as a verb; whether it is only implied: `denies (implied)`. Silence is a sign."""
    if position.stance == "not-reported":
        return STANCE_LETTERS[position.stance]
    stance = stance_words(position.stance, is_alleged=index.is_alleged(position))
    return joined((stance, _in_brackets(position.basis)), " ")


def stance_sign(position: Position, index: Index) -> str:
    """The same with a letter: `N (implied)`."""
    alleged = "(alleged)" if index.is_alleged(position) else ""
    return joined((STANCE_LETTERS[position.stance], alleged, _in_brackets(position.basis)), " ")


def _in_brackets(basis: str | None) -> str:
    return f"({basis})" if basis else ""


def offered_words(position: Position) -> str:
    """The evidence that a party offers, or that it offers none; nothing where the source is silent on it."""
    match position.evidence:
        case None | "not-stated":
            return ""
        case "none-offered":
            return "no evidence offered"
    return evidence_words(position)


def position_sentence(position: Position, party: str, about: str, index: Index) -> str:
    """One position told in full: `Ukraine on “The dam holds”: asserts, by Ann Lee. Evidence: video.`."""
    if position.stance == "not-reported":
        return f"{party} on {about}: silent. The source reports no position of this party."
    held = joined((held_words(position, index), spoken_by(index, position)), ", by ")
    held = joined((held, relayed_words(position, index)), ", ")
    offered = offered_words(position)
    if position.evidence in (None, "not-stated"):
        offered = "Nothing said about evidence."
    elif position.evidence == "none-offered":
        offered = "No evidence offered."
    else:
        offered = f"Evidence: {offered}."
    hedge = f" Hedge: {quoted(position.hedge.words)}." if position.hedge else ""
    return f"{party} on {about}: {held}. {offered}{hedge}"


def position_details(position: Position, index: Index) -> Iterator[str]:
    """What qualifies a position, a line each."""
    if position.by:
        yield f"By: {listed(speaker_name(index, speaker) for speaker in position.speakers)}"
    if position.supersedes:
        yield f"Withdraws: {position.supersedes}"
    place = place_words(position.evidence_para) if position.evidence_para is not None else None
    if said := joined((position.evidence_note, place, *position.evidence_events)):
        yield f"Evidence: {said}"
    if position.quantity:
        yield f"Quantity: {position.quantity}"
    if position.hedge:
        yield f"Hedge: {hedge_words(position.hedge)}"
    if position.note:
        yield f"Note by the author of the brief: {position.note}"


def event_words(event: Event) -> str:
    """When and what."""
    inferred = " (inferred)" if event.inferred else ""
    date = date_words(event.date) if event.date else "No date"
    return f"{date}{inferred}: {event.text}"


def event_details(event: Event, index: Index) -> Iterator[str]:
    """What qualifies an event, a line each."""
    kind = event.kind.replace("-", " ") if event.kind != "event" else None
    place = place_words(event.para) if event.para is not None else None
    printed = quoted(event.date_text) if event.date_text else None
    yield joined((printed, kind, place, event.id))
    if vouching := vouching_words(event, index):
        yield f"According to: {vouching}"
    if event.quote:
        yield f"Quotes: {', '.join(several(event.quote))}"
    if event.note:
        yield f"Note by the author of the brief: {event.note}"


def vouching_words(event: Event, index: Index) -> str:
    """Who vouches for an event: the reporter, or speakers by their names."""
    names = several(event.attributed_to)
    return listed("the reporter" if name == "reporter" else speaker_name(index, name) for name in names)


def place_sign(place: Locator | None) -> str:
    """A paragraph where there is little room: `¶5`, `caption`; `¶?` where it is not known."""
    return place if isinstance(place, str) else f"¶{place or '?'}"


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


def said_words(item: Item, index: Index) -> str:
    """The same away from its speaker: `the gates moved (paraphrase) — Ann Lee, “as far as we know”`."""
    words = item_words(item)
    speakers = [one for one in map(index.speaker, item.speakers) if one] if isinstance(item, Quote) else []
    if not isinstance(item, Quote) or not speakers:
        return words
    who = named(speakers) or UNATTRIBUTED
    hedge = quoted(item.hedge.words) if item.hedge and item.hedge.words not in words else None
    return f"{words}{'' if item.spans else ' (paraphrase)'} — {joined((who, hedge), ', ')}"


def gone_words(item_id: str, which: str = "this") -> str:
    """An item that notes are still attached to; `which` brief, where several are told of."""
    return f"{item_id}: no longer in {which} brief"
