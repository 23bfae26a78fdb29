"""How each kind of item is copied: what is quoted, what is stated, and from where."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypedDict

from msgspec import Struct, structs

from briefreader.base.dates import date_words
from briefreader.base.normalise import for_matching, traced
from briefreader.brief.model.brief import (
    Claim,
    Event,
    Evidence,
    Gap,
    Item,
    KeyPoint,
    Locator,
    Paragraph,
    Position,
    Quote,
    Speaker,
    is_reserved,
    paragraph_id,
    several,
)
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import Basis, KnownWords
from briefreader.brief.verification.verification import SpanFinding, Verification, Verifier
from briefreader.cite.address import at_words, web_address
from briefreader.cite.citation import Work, pinpoint
from briefreader.cite.punctuation import (
    capital,
    in_sequence,
    marked,
    unmarked,
    without_comma,
    without_stop,
)
from briefreader.cite.remarks import Remark
from briefreader.cite.speakers import (
    KINDS_OF_PARAPHRASE,
    described,
    holders,
    holders_in_cell,
    introduced,
    named,
    passed_on_by,
    stance_verb,
    telling,
    unnamed,
)
from briefreader.cite.style_input import Cited, Paraphrased, Quoted, Said

_EVIDENCE: dict[Evidence, str] = {
    "photographic": "photographic evidence",
    "video": "video evidence",
    "document": "evidence: document",
    "data": "evidence: data",
    "witness": "evidence: witness",
    "reasoning": "evidence: reasoning",
    "historical-precedent": "evidence: historical precedent",
    "none-offered": "no evidence offered",
    "not-stated": "evidence not mentioned",
}
# The same under a head that says what it is of.
_KINDS_OF_EVIDENCE: dict[Evidence, str] = {"none-offered": "none offered", "not-stated": "not mentioned"}
_UNCHECKED = "drafted, not checked"
_OWN_TEXT = Remark("own-text")


class _Asked(TypedDict):
    """The question that was asked: in its own words, or in those of the brief."""

    asked: str
    asked_about: str


class _Told(_Asked):
    """The fields of what was said that a quotation and a paraphrase have in common."""

    speakers: str
    described: str
    introduced: str
    hedge: str
    relayed: bool
    via: str
    alleged: bool
    medium: str
    unnamed: str


class NotCopiable(Exception):  # noqa: N818 - a refusal, not a fault
    """Nothing of an item can be copied truthfully."""

    def __init__(self, what: str, mend: str) -> None:
        super().__init__(f"{what}. {mend}")
        self.what = what
        self.mend = mend

    def remark(self, *, left_out: bool = False) -> Remark:
        """The refusal, as it is told beside what can be copied."""
        return Remark("refused", (self.what, self.mend), left_out=left_out)


class CitedItem(Struct, frozen=True):
    """An item on its way into a style: quoted words, a paraphrase or another text, and where it is from.

    `raw` are the words as the source has them; without `cited` no citation belongs to the item.
    """

    item: Item | None
    content: Quoted | Paraphrased | str
    cited: Cited | None
    raw: str
    remarks: tuple[Remark, ...] = ()


class Disputed(Struct, frozen=True):
    """A claim, and a row for each statement on it: who, stance, words, evidence, verification.

    A position without a statement has one row, several statements of one position have a row each.
    """

    statement: CitedItem
    rows: tuple[tuple[str, str, str, str, str], ...]


class Items:
    """Puts the items of one brief into a style's hands."""

    def __init__(self, index: Index, verifier: Verifier, text: KnownWords | None, work: Work) -> None:
        self._index = index
        self._verifier = verifier
        self._text = text
        self._work = work

    def copied(self, item_id: str, words: str | None) -> CitedItem:
        """The item, or the chosen words of it. Raises NotCopiable."""
        item = self._index.items.get(item_id)
        match item:
            case Quote() if item.spans and item.kind != "indirect":
                return self._quotation(item, words)
            case Quote():
                return self._paraphrase(item, words)
            case Speaker():
                text = _part(words, described([item]))
                return CitedItem(item, text, None, text)
            case Paragraph():
                return self._paragraph(item.place, words)
            case None if is_reserved(item_id):
                number = item_id.removeprefix("p")
                return self._paragraph(int(number) if number.isdecimal() else item_id, words)
            case None:
                raise NotCopiable(f"the brief has no item {item_id}", "Choose one that it has.")
        text, places = self._stated(item, words)
        return CitedItem(item, text, self._cited(places), text)

    def disputed(self, claim: Claim) -> Disputed:
        """A claim with its positions apart."""
        rows, remarks = list[tuple[str, str, str, str, str]](), list[Remark]()
        for position in claim.positions:
            holder = holders(self._index, position)
            who = holders_in_cell(self._index, position)
            stance = capital(_stance_cell(position, is_alleged=self._index.is_alleged(position)))
            statements = list[tuple[str, str]]()
            for quote_id in several(position.quote):
                text, told = self._said(quote_id, holder)
                statements += [(text, self._state(quote_id))] if text else []
                remarks += told
            evidence = _evidence_cell(position)
            rows += [(who, stance, text, evidence, state) for text, state in statements or [("", "")]]
        text = _reported(claim, claim.text, self._work.outlet)
        cited = self._cited(self._places_of(claim))
        return Disputed(CitedItem(claim, text, cited, text, tuple(dict.fromkeys(remarks))), tuple(rows))

    def _state(self, quote_id: str) -> str:
        """How the words of a quote compare with the source, in a word."""
        quote = self._index.items.get(quote_id)
        if not isinstance(quote, Quote):
            return ""
        found = self._verifier(quote)
        state = found.state or KINDS_OF_PARAPHRASE.get(found.detail.kind, "")
        unchecked = _UNCHECKED if quote_id in self._index.drafted else ""
        return capital("; ".join(filter(None, (state, unchecked))))

    def _said(self, quote_id: str, holder: str) -> tuple[str, tuple[Remark, ...]]:
        """The words of a quote with their place: `“Both denied it.” (para. 5)`; and remarks about them.

        Whoever said them is named, unless it is the holder of the position and of nothing more.
        """
        try:
            copied = self.copied(quote_id, None)
        except NotCopiable as refusal:
            return "", (refusal.remark(),)
        details = copied.cited.details if copied.cited else ()
        place = f" ({', '.join(details)})" if details else ""
        said = copied.content
        if isinstance(said, str):
            return f"{without_stop(said)}{place}", copied.remarks
        is_named = holder == said.credited or holder.startswith(f"{said.credited} (")
        who = "" if is_named else said.credited
        if isinstance(said, Paraphrased):
            return said.told_by(who, marked, *details), copied.remarks
        quoted = (
            marked(" ".join(in_sequence(said.spans)))
            if said.kind == "direct"
            else "; ".join(map(marked, said.spans))
        )
        words = f"{who}{': ' if who else ''}{quoted}"
        return f"{words}{place} {said.gloss()}".rstrip(), copied.remarks

    # --- quoted words ---

    def _quotation(self, quote: Quote, words: str | None) -> CitedItem:
        verification = self._verifier(quote)
        named_places = map(quote.place_of, quote.spans)
        placed = [
            finding if finding.para is not None else structs.replace(finding, para=place)
            for finding, place in zip(verification.spans, named_places, strict=True)
        ]
        chosen = _chosen(placed, words)
        speakers = self._speakers(quote)
        spans = tuple(_copied_words(part, quote) for part in chosen)
        is_fragment = quote.kind == "partial"
        quoted = Quoted(
            kind=quote.kind,
            spans=spans,
            about=_own_words(quote.content) if is_fragment and quote.content else "",
            inside=self._verifier.printed_around(quote) if is_fragment and not quote.content else "",
            **self._told(quote, speakers, spans),
        )
        cited = self._cited(
            [part.para for part in chosen if part.para is not None],
            words=chosen[0].form,
            unverified=verification.state == "unverified",
        )
        remarks = (*_verification_remarks(verification), *_remarks_on_saying(quoted))
        return CitedItem(quote, quoted, cited, " ".join(part.form for part in chosen), remarks)

    def _paraphrase(self, quote: Quote, words: str | None) -> CitedItem:
        if quote.content is None:
            raise NotCopiable("this quote has no words", "Give it spans or a content in the brief.")
        text = _own_words(_part(words, quote.content))
        speakers = self._speakers(quote)
        is_copied = self._verifier(quote).detail.kind == "articles-words"
        said = Paraphrased(
            text=text,
            kind=KINDS_OF_PARAPHRASE["articles-words" if is_copied else "paraphrase"],
            sentence=telling(quote, text, speakers),
            **self._told(quote, speakers, (text,)),
        )
        remarks = (Remark("alleged"),) if said.alleged else ()
        return CitedItem(quote, said, self._cited(self._places_of(quote)), text, remarks)

    def _told(self, quote: Quote, speakers: Sequence[Speaker], copied: Iterable[str]) -> _Told:
        """Who said a quote, and how; `copied` are its words as they are copied."""
        passed_on = [speaker for speaker in map(self._index.speaker, several(quote.via)) if speaker]
        return {
            "speakers": named(speakers),
            "described": described(speakers),
            "introduced": introduced(quote, speakers),
            "hedge": _hedge(quote, copied),
            "relayed": quote.said_to == "relayed" or quote.via is not None,
            "via": passed_on_by(passed_on),
            "alleged": quote.alleged,
            **self._question(quote),
            "medium": ", ".join(filter(None, (quote.medium, quote.at, web_address(quote.url)))),
            "unnamed": unnamed(speakers),
        }

    def _question(self, quote: Quote) -> _Asked:
        """The question that a quote answers: its words, if they are the source's own, or a paraphrase."""
        question = self._index.items.get(quote.answers or "")
        if not isinstance(question, Quote):
            return {"asked": "", "asked_about": ""}
        found = self._verifier(question)
        is_quoted = found.state not in (None, "unverified")
        words = " ".join(finding.form for finding in found.spans) if is_quoted else ""
        return {"asked": words, "asked_about": "" if is_quoted else _own_words(question.content or "")}

    def _speakers(self, quote: Quote) -> list[Speaker]:
        speakers = []
        for speaker_id in quote.speakers:
            speaker = self._index.speaker(speaker_id)
            if speaker is None:
                raise NotCopiable(
                    f"the brief does not say who {speaker_id} is",
                    "Add the speaker of this quote to the brief.",
                )
            speakers.append(speaker)
        return speakers

    def _paragraph(self, place: Locator, words: str | None) -> CitedItem:
        text = self._text
        if text is None or place not in text.words:
            raise NotCopiable(
                f"the words of {pinpoint([place])} are not available", "Open the brief with its source file."
            )
        part = _part(words, text.words[place])
        cited = self._cited([place], words=part, unverified=text.basis == "none")
        remarks: dict[Basis, tuple[Remark, ...]] = {
            "source-file": (),
            "brief-text": (_OWN_TEXT,),
            "none": (Remark("unknown-file", (text.name,)),),
        }
        return CitedItem(
            self._index.items.get(paragraph_id(place)), marked(part.strip()), cited, part, remarks[text.basis]
        )

    # --- the brief's own words ---

    def _stated(
        self, item: Claim | Event | KeyPoint | Gap, words: str | None
    ) -> tuple[str, Iterable[Locator]]:
        match item:
            case Claim():
                stances = "; ".join(map(self._position, item.positions))
                claim = _reported(item, _part(words, item.text))
                told = (claim, f"{stances}." if stances else "", _verdict(item))
                return " ".join(filter(None, told)), self._places_of(item)
            case Event():
                details = ", ".join(self._event_details(item))
                return f"{without_stop(_part(words, item.text))} ({details}).", self._places_of(item)
        return _part(words, item.text), self._places_of(item)

    def _position(self, position: Position) -> str:
        details = "; ".join(_evidence(position))
        who = holders(self._index, position)
        stance = _stance(position, is_alleged=self._index.is_alleged(position))
        return f"{who}: {stance}{f' ({details})' if details else ''}"

    def _event_details(self, event: Event) -> Iterator[str]:
        yield date_words(event.date) if event.date else event.date_text or "no date"
        if event.date and event.inferred:
            yield f"inferred from {marked(event.date_text)}" if event.date_text else "inferred"
        sources = [speaker for speaker in map(self._index.speaker, several(event.attributed_to)) if speaker]
        if sources:
            yield f"according to {named(sources) or 'an unnamed source'}"

    def _places_of(self, item: object) -> Iterable[Locator]:
        """Where in the source an item rests."""
        match item:
            case Quote():
                return item.places
            case Claim():
                quotes = self._index.quotes_of_claim(item.id)
                return item.paras or [place for quote in quotes for place in quote.places]
            case Event():
                return () if item.para is None else (item.para,)
            case KeyPoint() | Gap():
                return [place for cite in item.cites for place in self._places_of_cite(cite)]
        return ()

    def _places_of_cite(self, cite: Locator) -> Iterable[Locator]:
        if isinstance(cite, int) or is_reserved(cite):
            return (cite,)
        cited = self._index.items.get(cite)
        return () if isinstance(cited, KeyPoint | Gap) else self._places_of(cited)

    def _cited(self, places: Iterable[Locator], *, words: str = "", unverified: bool = False) -> Cited:
        address = self._work.address
        if address and words:
            address = at_words(address, words)
        return Cited(self._work, pinpoint(places), address, unverified)


def _reported(claim: Claim, text: str, where: str = "") -> str:
    """A claim as what the source reports, never as what it says itself."""
    return f"{claim.status.capitalize()} claim reported in {where or 'the source'}: {text}"


def _own_words(text: str) -> str:
    """A paraphrase as it stands in a sentence."""
    return without_stop(unmarked(text))


def _hedge(quote: Quote, copied: Iterable[str]) -> str:
    """The speaker's own words of doubt, unless they are among the words that are copied."""
    hedge = quote.hedge.words if quote.hedge else ""
    wanted = re.compile(rf"(?<!\w){re.escape(for_matching(hedge).strip())}(?!\w)")
    return "" if any(wanted.search(for_matching(words)) for words in copied) else hedge.strip()


def _verdict(claim: Claim) -> str:
    """What the source itself finds of a claim, in its words: `The source’s verdict: “False” (six steps).`"""
    if claim.verdict is None:
        return ""
    scale = f" ({claim.verdict.scale})" if claim.verdict.scale else ""
    return f"The source’s verdict: {marked(claim.verdict.words)}{scale}."


def _remarks_on_saying(said: Said) -> Iterator[Remark]:
    if said.relayed:
        yield Remark("relayed")
    if said.alleged:
        yield Remark("alleged")


def _stance(position: Position, *, is_alleged: bool, basis: bool = False) -> str:
    """`denies`, with the words of doubt of who holds it: `confirms, “as far as we know”`.

    With `basis` also what it follows from: `denies (implied)`.
    """
    follows = f" ({position.basis})" if basis and position.basis else ""
    hedge = f", {marked(position.hedge.words)}" if position.hedge else ""
    return f"{stance_verb(position.stance, is_alleged=is_alleged)}{follows}{hedge}"


def _stance_cell(position: Position, *, is_alleged: bool) -> str:
    """`denies (implied)`, with what the author of the brief remarks: how far a denial reaches."""
    note = f" [the brief notes: {without_stop(position.note)}]" if position.note else ""
    return f"{_stance(position, is_alleged=is_alleged, basis=True)}{note}"


def _evidence(position: Position) -> Iterator[str]:
    if position.basis:
        yield position.basis
    if position.evidence:
        yield _EVIDENCE[position.evidence]


def _evidence_cell(position: Position) -> str:
    """`Photographic (para. 7): of the missiles`."""
    kind = position.evidence
    words = _KINDS_OF_EVIDENCE.get(kind, kind.replace("-", " ")) if kind else ""
    place = f"({pinpoint([position.evidence_para])})" if position.evidence_para is not None else ""
    told = " ".join(filter(None, (words, place)))
    return capital(": ".join(filter(None, (told, position.evidence_note or ""))))


# --- the chosen words -------------------------------------------------------------------------


def _part(words: str | None, text: str) -> str:
    """The chosen words as the text has them, or all of it. Raises NotCopiable."""
    if words is None:
        return text
    found = _located(words, text)
    if found is None:
        raise _not_in("text")
    return text[slice(*found)]


def _chosen(findings: Sequence[SpanFinding], words: str | None) -> Sequence[SpanFinding]:
    """The spans to copy: all, or the part of one that was chosen. Raises NotCopiable."""
    if words is None:
        return findings
    for finding in findings:
        found = _located(words, finding.form)
        if found is not None:
            start, end = found
            return (
                structs.replace(
                    finding,
                    form=finding.form[start:end],
                    cut_before=finding.cut_before and start == 0,
                    cut_after=finding.cut_after and end == len(finding.form),
                ),
            )
    raise _not_in("quoted words")


def _not_in(what: str) -> NotCopiable:
    return NotCopiable(f"the selected words are not in the {what}", "Select words of one span.")


def _located(words: str, text: str) -> tuple[int, int] | None:
    """Where the chosen words stand, also where the screen shows a space or mark differently."""
    at = text.find(words)
    if words.strip() and at >= 0:
        return at, at + len(words)
    wanted, alike = for_matching(words).strip(), traced(text, for_matching)
    at = alike.text.find(wanted) if wanted else -1
    return alike.original(at, at + len(wanted)) if at >= 0 else None


def _copied_words(finding: SpanFinding, quote: Quote) -> str:
    """A span without the punctuation of the sentence around it, with its omissions marked."""
    words = (without_stop if quote.kind == "partial" else without_comma)(finding.form)
    return f"{'… ' if finding.cut_before else ''}{words}{' …' if finding.cut_after else ''}"


# --- verification -----------------------------------------------------------------------------


def _verification_remarks(verification: Verification) -> Iterator[Remark]:
    """What must be said about the words besides the words themselves."""
    match verification.state:
        case "attested" | "repaired" | "cut" | "misplaced" | "unverified" as state:
            yield Remark(state, detail=verification.detail)
    if verification.basis == "brief-text" and verification.state in ("consistent", "misplaced"):
        yield _OWN_TEXT
