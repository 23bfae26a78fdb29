"""The claims of a draft: what somebody denies or doubts, with those who assert it."""

import re
from collections.abc import Sequence

from briefreader.brief.model.brief import Claim, Gap, Position
from briefreader.brief.model.doubt import Doubt
from briefreader.brief.verification.source import place_words
from briefreader.draft.annotations.denials import Denial, Dispute, Saying
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.people import Voice
from briefreader.draft.annotations.sayings import Statement
from briefreader.draft.assembly.quotes import Quotes
from briefreader.draft.assembly.register import Register, party
from briefreader.draft.assembly.wording import sentence_case
from briefreader.draft.disputes.predicates import is_clause
from briefreader.draft.disputes.sayings import lacks_evidence

_REMARK = re.compile(r", (?:but|though|although|without) ")
_MODAL = re.compile(r"\b(?:will|would|going to)\b")


class Claims:
    """The claims, and gaps where the rules found nobody who asserts one."""

    def __init__(self, document: Document, register: Register, quotes: Quotes) -> None:
        self.claims: list[Claim] = []
        self.gaps: list[Gap] = []
        self._document = document
        self._register = register
        self._quotes = quotes
        for dispute in document.disputes:
            self._write(dispute)

    def _write(self, dispute: Dispute) -> None:
        text = sentence_case(_without_remark(dispute.text or self._asserted_words(dispute))).rstrip(" .,;:")
        if not is_clause(text):
            self._ask_what(dispute)
            return
        denial, register = dispute.denial, self._register
        partners = [one for one in dispute.partners if self._quotes.of_saying(one) is not None]
        denials = (denial, *dispute.also)
        against = [self._denial(voice, one) for one in denials for voice in one.resolved.speakers]
        asserting = [
            self._assertion(saying, voice, dispute) for saying in partners for voice in saying.voices
        ]
        asserting += [self._named(voice) for voice in dispute.named]
        passage = denial.sentence.passage
        places = {*(one.sentence.passage for one in denials), *(one.passage for one in partners)}
        claim_id = register.new_id(f"c-{register.place_id(passage)}")
        is_lacking = any(position.evidence == "none-offered" for position in asserting)
        stance = "denied" if denial.cue.stance == "denies" else "doubted"
        self.claims.append(
            Claim(
                id=claim_id,
                text=text,
                status="contested" if asserting else "single-source",
                nature="forecast" if _MODAL.search(text) else "fact",
                dispute=f"{stance}; no evidence offered" if is_lacking else stance,
                paras=tuple(map(register.place, sorted(places))),
                positions=(*asserting, *against),
            )
        )
        register.mark(
            claim_id,
            denial.cue.rule,
            words=self._sentence(dispute),
            doubt=self._doubt(dispute, partners),
        )
        quotes = {one.quote for one in (*asserting, *against) if isinstance(one.quote, str)}
        register.rest(dispute.pairing if asserting else None, quotes)
        if not asserting:
            question = f"Who says what {self._deniers(dispute)}? The rules found nobody."
            self.gaps.append(Gap(text=question, id=register.new_id(f"g-{claim_id}"), cites=(claim_id,)))

    def _doubt(self, dispute: Dispute, partners: Sequence[Saying]) -> Doubt | None:
        """What is doubtful of the claim, else of those who deny or assert it."""
        denials = (dispute.denial, *dispute.also)
        of_sides = (*(one.resolved.doubt for one in denials), *(one.doubt for one in partners))
        owner = dispute.denial.owner
        return (
            dispute.doubt or next((one for one in of_sides if one), None) or (owner.doubt if owner else None)
        )

    def _ask_what(self, dispute: Dispute) -> None:
        """A gap in place of a claim of which nobody could tell what it says."""
        place = self._register.place(dispute.denial.sentence.passage)
        quote = self._quotes.of_denial(dispute.denial)
        what = f"What is it that {self._deniers(dispute)}?"
        question = f"{what} The rules found no words of it ({place_words(place)})."
        item = self._register.new_id(f"g-denied-{self._register.place_id(dispute.denial.sentence.passage)}")
        self.gaps.append(Gap(text=question, id=item, cites=(quote,) if quote else (place,)))

    def _deniers(self, dispute: Dispute) -> str:
        """ "Jo Roe denies", "Jo Roe and Al Poe deny"."""
        denials, stance = (dispute.denial, *dispute.also), dispute.denial.cue.stance
        voices = [voice for one in denials for voice in one.resolved.speakers]
        is_several = len(voices) > 1 or voices[0].type == "group"
        verb = {"denies": "deny", "doubts": "doubt"}[stance] if is_several else stance
        return f"{' and '.join(voice.name for voice in voices)} {verb}"

    def _denial(self, voice: Voice, denial: Denial) -> Position:
        by = self._register.speaker_id(voice)
        quote = self._quotes.of_denial(denial)
        is_own = quote is not None and by in self._quotes.by_id(quote).speakers
        return Position(
            stance=denial.cue.stance,
            party=party(voice),
            by=by,
            quote=quote if is_own else None,
            evidence="not-stated",
        )

    def _assertion(self, saying: Saying, voice: Voice, dispute: Dispute) -> Position:
        remark = next((one for one in dispute.remarks if one.voice.party == voice.party), None)
        return Position(
            stance="asserts",
            party=party(voice),
            by=self._register.speaker_id(voice),
            quote=self._quotes.of_saying(saying),
            evidence="none-offered" if remark else "not-stated",
            evidence_note=f"“{remark.words}”" if remark else None,
            evidence_para=self._register.place(remark.passage) if remark else None,
        )

    def _named(self, voice: Voice) -> Position:
        """The side of him whose claim the denial says it is."""
        by = self._register.speaker_id(voice)
        return Position(stance="asserts", party=party(voice), by=by, evidence="not-stated")

    def _sentence(self, dispute: Dispute) -> str:
        sentence = dispute.denial.sentence
        return self._document.parts[sentence.passage].words(sentence.start, sentence.end)

    def _asserted_words(self, dispute: Dispute) -> str:
        """The assertion's words, where the denial only refers to it."""
        if not dispute.partners:
            return ""
        saying = dispute.partners[0]
        item = self._quotes.of_saying(saying)
        if item is None:
            return ""
        quote = self._quotes.by_id(item)
        if isinstance(saying.source, Statement) or quote.kind == "partial":
            return quote.content or ""
        return saying.source.quotation.words(self._document.passages)


def _without_remark(words: str) -> str:
    """Words without the reporter's remark behind them: "…, but offered no evidence"."""
    remark = lacks_evidence(words)
    at = words.rfind(",", 0, words.find(remark)) if remark else 0
    return words[:at] if at > 0 and _REMARK.match(words, at) else words
