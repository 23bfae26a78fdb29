"""The claims of a draft: what somebody denies or doubts, with those who assert it."""

import re
from collections.abc import Sequence

from briefreader.brief.model.brief import Claim, Gap, Position
from briefreader.draft.disputes import Dispute, Saying, disputes_of
from briefreader.draft.quotes import Quotes
from briefreader.draft.reading import Reading
from briefreader.draft.register import Register, party
from briefreader.draft.rules import Rule
from briefreader.draft.voices import Voice
from briefreader.draft.wording import sentence_case

_MODAL = re.compile(r"\b(?:will|would|going to)\b")


class Claims:
    """The claims, and gaps where the rules found nobody who asserts one."""

    def __init__(self, reading: Reading, register: Register, quotes: Quotes) -> None:
        self.claims: list[Claim] = []
        self.gaps: list[Gap] = []
        self._reading = reading
        self._register = register
        self._quotes = quotes
        for dispute in disputes_of(reading):
            self._write(dispute)

    def _write(self, dispute: Dispute) -> None:
        denial, register = dispute.denial, self._register
        own = {party(voice) for voice in denial.resolved.speakers}
        opposed = [
            one
            for one in dispute.partners
            if self._quotes.of_saying(one) is not None and own.isdisjoint(map(party, one.voices))
        ]
        against = [self._denial(voice, dispute) for voice in denial.resolved.speakers]
        asserting = [self._assertion(saying, voice, dispute) for saying in opposed for voice in saying.voices]
        text = self._text(dispute, opposed)
        passage = denial.sentence.passage
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
                paras=tuple(map(register.place, sorted({passage, *(saying.passage for saying in opposed)}))),
                positions=(*asserting, *against),
            )
        )
        doubt = dispute.doubt or denial.resolved.doubt
        register.mark(claim_id, denial.cue.rule, words=self._sentence(dispute), doubt=doubt)
        if not opposed:
            named = " and ".join(voice.name for voice in denial.resolved.speakers)
            question = f"Who says what {named} {denial.cue.stance}? The rules found nobody."
            self.gaps.append(Gap(text=question, id=register.new_id(f"g-{claim_id}"), cites=(claim_id,)))

    def _denial(self, voice: Voice, dispute: Dispute) -> Position:
        return Position(
            stance=dispute.denial.cue.stance,
            party=party(voice),
            by=self._register.speaker_id(voice),
            quote=self._quotes.of_denial(dispute.denial),
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

    def _sentence(self, dispute: Dispute) -> str:
        sentence = dispute.denial.sentence
        return self._reading.analysed[sentence.passage].words(sentence.start, sentence.end)

    def _text(self, dispute: Dispute, opposed: Sequence[Saying]) -> str:
        """The words denied, or the assertion's where the denial only refers to it.

        Where neither tells, the denial as an answer: by itself it would deny its own denial.
        """
        cue, sentence = dispute.denial.cue, dispute.denial.sentence
        part = self._reading.analysed[sentence.passage]
        first, last = cue.said
        if first < last:
            return sentence_case(part.words(first, last))
        asserted = self._quotes.of_saying(opposed[0]) if opposed else None
        if asserted is None:
            if cue.rule in (Rule.SAYS_FALSE, Rule.UNLIKELY):
                return f"What is answered with: {self._sentence(dispute)}"
            return sentence_case(part.words(cue.end, sentence.end).rstrip(" ."))
        quote = self._quotes.by_id(asserted)
        return sentence_case(quote.content or quote.spans[0].exact)
