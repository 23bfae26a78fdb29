"""The stage that finds who says what, from the first sentence of the article to the last.

Whom "he" means depends on who spoke before, and who speaks on whom "he" means: so each sentence is resolved
and attributed before the next is read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.denials import Cue, Denial
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.people import NOBODY, Mention, Resolved, Speech, Voice
from briefreader.draft.annotations.sayings import LISTED, RELAYED, REVERSED, Attribution, Statement
from briefreader.draft.annotations.unmarked import BlockAuthor
from briefreader.draft.annotations.words import Analysed, Quotation, Sentence
from briefreader.draft.attribution.in_context import Marked, attributed, introduced_by
from briefreader.draft.attribution.statements import is_statement, passive_in, reporting
from briefreader.draft.attribution.unmarked import block_authors, turn_voices
from briefreader.draft.coreference.introducing import introduce
from briefreader.draft.coreference.memory import Memory
from briefreader.draft.coreference.pronouns import resolved_at
from briefreader.draft.coreference.resolving import resolved_in
from briefreader.draft.mentions.clauses import speeches
from briefreader.draft.mentions.headings import speaker_of_heading
from briefreader.draft.rules import Rule
from briefreader.draft.text import lexicon, verbs
from briefreader.draft.text.wordlist import word_set

_DENYING = frozenset((*verbs.DENY.values(), *verbs.DISMISS.values()))
_ACCUSING = word_set("accuse allege blame claim complain say testify write")


def with_attributions(document: Document) -> Document:
    """With who says each quotation, the statements without marks, and who denies something."""
    return _Reader(document).read()


class _Reader:
    """What has been read of an article so far."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._parts = document.parts
        self._memory = Memory(document)
        self._attributions: list[Attribution] = []
        self._statements: list[Statement] = []
        self._denials: list[Denial] = []
        self._quotations = {(one.passage, one.outer_start): one for one in document.quotations}

    def read(self) -> Document:
        """Read every sentence, then what only the whole article tells."""
        for number, part in enumerate(self._parts):
            for order, (start, end) in enumerate(part.sentences):
                self._read(part, Sentence(number, order, start, end))
            self._list(number)
        self._take_beginnings()
        self._take_headed()
        turns = turn_voices(self._memory, self._document.turns)
        authors = block_authors(self._memory, self._document.blocks)
        return self._with_final_voices(turns, authors)

    def _with_final_voices(self, turns: Sequence[Voice], authors: Sequence[BlockAuthor]) -> Document:
        """The document with all that was found, every voice as it is known at the end."""
        known = self._memory.cast.known
        told = {one.quotation: replace(one, resolved=known(one.resolved)) for one in self._attributions}
        denials = (
            one._replace(resolved=known(one.resolved), owner=known(one.owner) if one.owner else None)
            for one in self._denials
        )
        return replace(
            self._document,
            attributions=tuple(told.values()),
            statements=tuple(one._replace(resolved=known(one.resolved)) for one in self._statements),
            denials=tuple(denials),
            unused=tuple(one for one in self._document.quotations if one not in told),
            turn_voices=known(Resolved(tuple(turns))).voices,
            block_authors=tuple(one._replace(resolved=known(one.resolved)) for one in authors),
        )

    def _resolve(self, mention: Mention, sentence: Sentence) -> Resolved:
        """Whom a mention means, and take note of what it tells."""
        return self._memory.learn(resolved_at(self._memory, mention, sentence))

    def _read(self, part: Analysed, sentence: Sentence) -> None:
        introduce(self._memory, self._document.introductions.get(sentence, ()), sentence)
        said = self._attribute(part, sentence)
        cues = self._document.denial_cues.get(sentence)
        cue = cues.of([one.quotation for one in said]) if cues is not None else None
        if not said:
            self._state(part, sentence, is_denial=cue is not None)
        if cue is not None:
            self._deny(sentence, cue, said)

    def _take_beginnings(self) -> None:
        """A quotation whose speaker is only told in the next paragraph, where it goes on."""
        told = {one.quotation: one for one in self._attributions}
        for one, following in pairwise(self._document.quotations):
            known = told.get(following)
            if one not in told and following.continues and known is not None:
                told[one] = Attribution(one, Rule.GOES_ON, known.resolved, known.cue)
        self._keep(told)

    def _take_headed(self) -> None:
        """Quotations below headings that each name somebody, as in a box of reactions: two at least."""
        told: dict[Quotation, Attribution] = {}
        for one in self._document.quotations:
            part = self._parts[one.passage]
            heading = part.passage.heading
            is_whole = part.text[one.outer_start : one.outer_end] == part.text.rstrip()
            mention = speaker_of_heading(heading) if heading and is_whole else None
            if mention is None:
                continue
            resolved = self._memory.learn(resolved_in(self._memory.cast, mention))
            if resolved.voices:
                told[one] = Attribution(one, Rule.HEADED, resolved, is_adjacent=True)
        if len(told) > 1:
            self._keep({one.quotation: one for one in self._attributions} | told)

    def _keep(self, told: Mapping[Quotation, Attribution]) -> None:
        """Keep the attributions of the quotations, in order of the text."""
        self._attributions = [told[one] for one in self._document.quotations if one in told]

    def _list(self, number: int) -> None:
        """An item of a list says what whoever speaks above the list says: "Jo Roe also said:"."""
        part = self._parts[number]
        if not part.passage.is_item or not part.sentences or any(token.is_quoted for token in part.tokens):
            return
        above = number - 1
        while above >= 0 and self._parts[above].passage.is_item:
            above -= 1
        led = introduced_by(self._memory, above) if above >= 0 else None
        if led is None or not led.voices or any(one.sentence.passage == number for one in self._statements):
            return
        sentence = Sentence(number, 0, part.sentences[0][0], len(part.tokens))
        speech = Speech(Mention("phrase", "", 0, 0), 0, LISTED)
        self._statements.append(Statement(sentence, speech, self._memory.learn(led), self._parts[above].text))

    def _attribute(self, part: Analysed, sentence: Sentence) -> list[Attribution]:
        """The quotations of a sentence that are somebody's speech."""
        said: list[Attribution] = []
        for at in range(sentence.start, sentence.end):
            if not part.tokens[at].is_quoted:
                continue
            quotation = self._quotations[sentence.passage, part.tokens[at].start]
            last = self._attributions[-1] if self._attributions else None
            made = attributed(Marked(quotation, part, sentence, at), self._memory, last)
            if made is None:
                continue
            made = replace(made, resolved=self._memory.learn(made.resolved))
            said.append(made)
            self._attributions.append(made)
            if made.resolved.voices and made.resolved.doubt not in (REVERSED, RELAYED):
                self._memory.spoke(sentence, made.resolved)
        return said

    def _state(self, part: Analysed, sentence: Sentence, *, is_denial: bool) -> None:
        """What a sentence reports without marks."""
        speech = reporting(part, sentence)
        is_act = speech is not None and speech.lemma in _DENYING and not is_denial
        if is_act or (speech is not None and not is_statement(part, sentence, speech)):
            return
        if speech is not None:
            resolved = self._resolve(speech.mention, sentence)
            if resolved.voices:
                self._memory.spoke(sentence, resolved)
            is_lead = part.tokens[sentence.end - 1].text == ":"  # "Jo Roe also said:" leads to words
            if resolved.voices and speech.lemma not in verbs.UTTERING and not is_lead:
                self._statements.append(Statement(sentence, speech, resolved))
            return
        passive = passive_in(part, sentence)
        if passive is not None:
            self._statements.append(Statement(sentence, passive, Resolved((NOBODY,))))

    def _deny(self, sentence: Sentence, cue: Cue, said: Sequence[Attribution]) -> None:
        """Take note of who denies or doubts something, in marks or without."""
        owner = self._resolve(cue.claim.owner, sentence) if cue.claim.owner is not None else None
        if cue.mention is None:
            if said[0].resolved.voices:
                self._denials.append(Denial(sentence, cue, said[0].resolved, said[0].quotation, owner))
            return
        denier = self._denier(sentence, cue.mention)
        own = (one.quotation for one in said if one.resolved.voices[:1] == denier.voices[:1])
        denial = Denial(sentence, cue, denier, next(own, None), owner)
        is_own = owner is not None and owner.speakers == denier.speakers and cue.mention.kind == "phrase"
        if denier.voices and not is_own:  # "the university" was taken for him whose claim it denies
            self._denials.append(denial)
            self._state_denial(denial, said)

    def _state_denial(self, denial: Denial, said: Sequence[Attribution]) -> None:
        """A denial is a statement, and so is what somebody else says before it in its sentence."""
        cue, sentence = denial.cue, denial.sentence
        if said or cue.mention is None:
            return
        own = Statement(sentence, Speech(cue.mention, cue.end - 1, "deny"), denial.resolved)
        told = [one for one in self._statements[-1:] if one.sentence == sentence]
        if any(one.resolved.speakers == own.resolved.speakers or _is_of(one, cue) for one in told):
            last = self._statements.pop()
            last = own if _is_of(last, cue) else last._replace(resolved=own.resolved)
            self._statements += [*self._said_before(denial), last]
        else:
            self._statements.append(own)

    def _said_before(self, denial: Denial) -> list[Statement]:
        """What somebody else says before a denial that refers to it: "Roe said …, which Poe denied"."""
        cue, sentence = denial.cue, denial.sentence
        if cue.mention is None or cue.claim.tells or cue.claim.reference == "none":
            return []
        part = self._parts[sentence.passage]
        speech = next(speeches(part, sentence.start, cue.mention.start), None)
        if speech is None or not is_statement(part, sentence, speech):
            return []
        resolved = self._resolve(speech.mention, sentence)
        is_other = resolved.voices and resolved.speakers != denial.resolved.speakers
        return [Statement(sentence, speech, resolved)] if is_other else []

    def _denier(self, sentence: Sentence, mention: Mention) -> Resolved:
        """Whom a mention means that denies; of a pronoun it is doubtful if the sentence before names others.

        Nobody denies what he himself said there: then one of the others is meant.
        """
        resolved = self._resolve(mention, sentence)
        wanted = lexicon.PRONOUNS.get(mention.text.lower(), "")
        is_settled = resolved.doubt is not None and resolved.doubt.kind != "pronoun"
        if wanted not in ("m", "f") or is_settled or not resolved.voices:
            return resolved
        before = next((one for one in reversed(self._statements[-2:]) if one.sentence != sentence), None)
        place = (sentence.passage, sentence.number - 1)
        if sentence.number == 0 and sentence.passage:
            place = (sentence.passage - 1, len(self._parts[sentence.passage - 1].sentences) - 1)
        named = dict.fromkeys(self._memory.people_in(*place))
        fits = (one for one in named if one not in resolved.voices and one.gender in ("", wanted))
        first, *others = (*resolved.voices, *fits)
        if not others:
            return resolved
        is_own = before is not None and before.resolved.voices[:1] == (first,)
        is_own = is_own and before is not None and before.speech.lemma in _ACCUSING
        voices = (*others, first) if is_own else (first, *others)
        return Resolved(
            voices, doubt=Doubt("pronoun", (mention.text.lower(), voices[0].name, voices[1].name))
        )


def _is_of(statement: Statement, cue: Cue) -> bool:
    """Whether a statement's verb is that of a denial."""
    return cue.mention is not None and cue.mention.start <= statement.speech.verb < cue.end
