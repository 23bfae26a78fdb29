"""The article read once, from the first paragraph to the last: what is said in it, and what is denied."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefreader.brief.model.brief import Locator
from briefreader.brief.model.doubt import Doubt
from briefreader.draft import lexicon, verbs
from briefreader.draft.analysis import Analysed, Sentence, analysed
from briefreader.draft.attribution import Attribution, Marked, attributed, introduced_by
from briefreader.draft.cast import Resolved
from briefreader.draft.clauses import ACCORDING, Speech, first_speech, is_relative, is_verb_like, speeches
from briefreader.draft.denial import Cue, denial_in
from briefreader.draft.headings import speaker_of_heading
from briefreader.draft.listing import word_set
from briefreader.draft.memory import Memory
from briefreader.draft.mentions import Mention
from briefreader.draft.phrases import is_finite
from briefreader.draft.quotations import Passage, Quotation, quotations
from briefreader.draft.reversal import RELAYED, REVERSED, is_taken_back
from briefreader.draft.rules import Rule
from briefreader.draft.tokens import Token, first_other, last_other
from briefreader.draft.voices import Voice

# Verbs that need not report words: "asked for help", "dismissed a minister", "responded to the call".
_NEEDS_CLAUSE = word_set("answer ask dismiss reject rebuff reply respond")
_CLAUSE_WORDS = word_set(
    "that whether if why how what when allegations allegation claims claim reports report"
)
_SUBORDINATING = word_set("after before since until when while because although though")
# Verbs of which the object may be an act: "declared war", "agreed to sell", "found the letter".
_ALSO_ACTS = word_set(
    """
    advise affirm agree announce cite comment concede confirm consider continue counter declare demand
    detail disclose feel find maintain note observe plead post preach proclaim protest query recall recount
    reflect remember repeat report reveal see signal testify text tweet write
    """
)
# "Officials have reported such accusations": the object stands for words.
_REPEATING = word_set("affirm confirm repeat report")
_CHARGES = word_set("accusation accusations allegation allegations charge charges claim claims")
_FINDING = lexicon.DOCUMENT_NOUNS | word_set("researchers scientists investigators experts court jury panel")
_OF_THINKING = word_set("believe think speculate")
_NOT_THOUGHT = word_set("about again as back highly in of twice")
_RELATIVES = word_set("who which whose to")
_CLAUSE_VERBS = lexicon.AUXILIARIES | verbs.PAST
_TIMES = lexicon.ADVERBS | frozenset(("on", "late", "early", "last", "week", "month", *lexicon.WEEKDAYS))
_DENYING = frozenset((*verbs.DENY.values(), *verbs.DISMISS.values()))
_ACCUSING = word_set("accuse allege blame claim complain say testify write")
_BEHIND_VERB = 6  # tokens in which such a clause begins
BE_SAID = "be said"  # the lemma of "is said to", which names nobody
LISTED = "listed"  # that of an item of a list, of which the paragraph above tells who says it

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were)(?: widely| also| generally)?"
    r" (?:said|believed|thought|reported|alleged|rumou?red|understood) to\b"
)


class Statement(NamedTuple):
    """A sentence without marks in which somebody says something.

    `cue` are the words that tell, where they stand above a list of which it is an item.
    """

    sentence: Sentence
    speech: Speech
    resolved: Resolved
    cue: str = ""


class Denial(NamedTuple):
    """Somebody who denies or doubts a claim."""

    sentence: Sentence
    cue: Cue
    resolved: Resolved
    quotation: Quotation | None  # what it stands in, if it is said in marks
    owner: Resolved | None  # whose claim it is, if the denial says so


class Reading:
    """What the article says, in order of the text."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = tuple(passages)
        self.nobody = Voice("No one named", "none")
        self.attributions: list[Attribution] = []
        self.statements: list[Statement] = []
        self.denials: list[Denial] = []
        found = quotations(passages)
        self.analysed = analysed(self.passages, found)
        self._quotations = {(one.passage, one.outer_start): one for one in found}
        self._memory = Memory(self.analysed)
        self.unused: list[Quotation] = []  # taken for nobody's speech
        for number, part in enumerate(self.analysed):
            for order, (start, end) in enumerate(part.sentences):
                self._read(part, Sentence(number, order, start, end))
            self._list(number)
        self._take_beginnings(found)
        self._take_headed(found)

    # Names beside the text, as in the labels of a transcript

    def named(self, name: str) -> Resolved:
        """Whom a full name means."""
        return self._memory.cast.resolve(Mention("name", name, 0, 0))

    def introduced(self, place: Locator) -> Resolved | None:
        """Who speaks at the end of a paragraph that leads to words by a colon."""
        at = next((at for at, one in enumerate(self.passages) if one.place == place), None)
        return introduced_by(self._memory, at) if at is not None else None

    def person_called(self, name: str) -> Voice | None:
        """The one person of the article with that family name."""
        return self._memory.cast.known_by(name)

    def _read(self, part: Analysed, sentence: Sentence) -> None:
        self._memory.introduce(sentence)
        said = self._attribute(part, sentence)
        cue = denial_in(part, sentence.start, sentence.end, [one.quotation for one in said])
        if not said:
            self._state(part, sentence, is_denial=cue is not None)
        if cue is not None:
            self._deny(sentence, cue, said)

    def _take_beginnings(self, found: Sequence[Quotation]) -> None:
        """A quotation whose speaker is only told in the next paragraph, where it goes on."""
        told = {one.quotation: one for one in self.attributions}
        for one, following in pairwise(found):
            known = told.get(following)
            if one not in told and following.continues and known is not None:
                told[one] = Attribution(one, Rule.GOES_ON, known.resolved, known.cue)
        self.attributions = [told[one] for one in found if one in told]
        self.unused = [one for one in found if one not in told]

    def _take_headed(self, found: Sequence[Quotation]) -> None:
        """Quotations below headings that each name somebody, as in a box of reactions: two at least."""
        told: dict[Quotation, Attribution] = {}
        for one in found:
            part = self.analysed[one.passage]
            heading = part.passage.heading
            is_whole = one.outer_start == 0 and one.outer_end == len(part.text.rstrip())
            mention = speaker_of_heading(heading) if heading and is_whole else None
            if mention is None:
                continue
            resolved = self._memory.cast.resolve(mention)
            if resolved.voices:
                told[one] = Attribution(one, Rule.HEADED, resolved, is_adjacent=True)
        if len(told) > 1:
            kept = {one.quotation: one for one in self.attributions} | told
            self.attributions = [kept[one] for one in found if one in kept]
            self.unused = [one for one in found if one not in kept]

    def _list(self, number: int) -> None:
        """An item of a list says what whoever speaks above the list says: "Jo Roe also said:"."""
        part = self.analysed[number]
        if not part.passage.is_item or not part.sentences or any(token.is_quoted for token in part.tokens):
            return
        above = number - 1
        while above >= 0 and self.analysed[above].passage.is_item:
            above -= 1
        led = introduced_by(self._memory, above) if above >= 0 else None
        if led is None or not led.voices or any(one.sentence.passage == number for one in self.statements):
            return
        sentence = Sentence(number, 0, part.sentences[0][0], len(part.tokens))
        speech = Speech(Mention("phrase", "", 0, 0), 0, LISTED)
        self.statements.append(Statement(sentence, speech, led, self.analysed[above].text))

    def _attribute(self, part: Analysed, sentence: Sentence) -> list[Attribution]:
        """The quotations of a sentence that are somebody's speech."""
        said: list[Attribution] = []
        for at in range(sentence.start, sentence.end):
            if not part.tokens[at].is_quoted:
                continue
            quotation = self._quotations[sentence.passage, part.tokens[at].start]
            last = self.attributions[-1] if self.attributions else None
            made = attributed(Marked(quotation, part, sentence, at), self._memory, last)
            if made is None:
                continue
            said.append(made)
            self.attributions.append(made)
            if made.resolved.voices and made.resolved.doubt not in (REVERSED, RELAYED):
                self._memory.spoke(sentence, made.resolved)
        return said

    def _state(self, part: Analysed, sentence: Sentence, *, is_denial: bool) -> None:
        """What a sentence reports without marks."""
        speech = _reporting(part, sentence)
        is_act = speech is not None and speech.lemma in _DENYING and not is_denial
        if is_act or (speech is not None and not _is_statement(part, sentence, speech)):
            return
        if speech is not None:
            resolved = self._memory.resolve(speech.mention, sentence)
            if resolved.voices:
                self._memory.spoke(sentence, resolved)
            is_lead = part.tokens[sentence.end - 1].text == ":"  # "Jo Roe also said:" leads to words
            if resolved.voices and speech.lemma not in verbs.UTTERING and not is_lead:
                self.statements.append(Statement(sentence, speech, resolved))
            return
        passive = _PASSIVE.search(part.text, *part.offsets(sentence.start, sentence.end))
        if passive is not None:
            tokens = range(sentence.start, sentence.end)
            verb = next(at for at in tokens if part.tokens[at].end >= passive.end())
            speech = Speech(Mention("phrase", "", verb, verb), verb, BE_SAID)
            self.statements.append(Statement(sentence, speech, Resolved((self.nobody,))))

    def _deny(self, sentence: Sentence, cue: Cue, said: Sequence[Attribution]) -> None:
        """Take note of who denies or doubts something, in marks or without."""
        owner = self._memory.resolve(cue.claim.owner, sentence) if cue.claim.owner is not None else None
        if cue.mention is None:
            if said[0].resolved.voices:
                self.denials.append(Denial(sentence, cue, said[0].resolved, said[0].quotation, owner))
            return
        denier = self._denier(sentence, cue.mention)
        own = (one.quotation for one in said if one.resolved.voices[:1] == denier.voices[:1])
        denial = Denial(sentence, cue, denier, next(own, None), owner)
        is_own = owner is not None and owner.speakers == denier.speakers and cue.mention.kind == "phrase"
        if denier.voices and not is_own:  # "the university" was taken for him whose claim it denies
            self.denials.append(denial)
            self._state_denial(denial, said)

    def _state_denial(self, denial: Denial, said: Sequence[Attribution]) -> None:
        """A denial is a statement, and so is what somebody else says before it in its sentence."""
        cue, sentence = denial.cue, denial.sentence
        if said or cue.mention is None:
            return
        own = Statement(sentence, Speech(cue.mention, cue.end - 1, "deny"), denial.resolved)
        told = [one for one in self.statements[-1:] if one.sentence == sentence]
        if any(one.resolved.speakers == own.resolved.speakers or _is_of(one, cue) for one in told):
            last = self.statements.pop()
            last = own if _is_of(last, cue) else last._replace(resolved=own.resolved)
            self.statements += [*self._said_before(denial), last]
        else:
            self.statements.append(own)

    def _said_before(self, denial: Denial) -> list[Statement]:
        """What somebody else says before a denial that refers to it: "Roe said …, which Poe denied"."""
        cue, sentence = denial.cue, denial.sentence
        if cue.mention is None or cue.claim.tells or cue.claim.reference == "none":
            return []
        part = self.analysed[sentence.passage]
        speech = next(speeches(part, sentence.start, cue.mention.start), None)
        if speech is None or not _is_statement(part, sentence, speech):
            return []
        resolved = self._memory.resolve(speech.mention, sentence)
        is_other = resolved.voices and resolved.speakers != denial.resolved.speakers
        return [Statement(sentence, speech, resolved)] if is_other else []

    def _denier(self, sentence: Sentence, mention: Mention) -> Resolved:
        """Whom a mention means that denies; of a pronoun it is doubtful if the sentence before names others.

        Nobody denies what he himself said there: then one of the others is meant.
        """
        resolved = self._memory.resolve(mention, sentence)
        wanted = lexicon.PRONOUNS.get(mention.text.lower(), "")
        is_settled = resolved.doubt is not None and resolved.doubt.kind != "pronoun"
        if wanted not in ("m", "f") or is_settled or not resolved.voices:
            return resolved
        before = next((one for one in reversed(self.statements[-2:]) if one.sentence != sentence), None)
        place = (sentence.passage, sentence.number - 1)
        if sentence.number == 0 and sentence.passage:
            place = (sentence.passage - 1, len(self.analysed[sentence.passage - 1].sentences) - 1)
        named = dict.fromkeys(self._memory.people_in(*place))
        others = tuple(one for one in named if one not in resolved.voices and one.gender in ("", wanted))
        if not others:
            return resolved
        is_own = before is not None and before.resolved.voices[:1] == resolved.voices[:1]
        is_own = is_own and before is not None and before.speech.lemma in _ACCUSING
        voices = (*others, *resolved.voices) if is_own else (*resolved.voices, *others)
        return Resolved(
            voices, doubt=Doubt("pronoun", (mention.text.lower(), voices[0].name, voices[1].name))
        )


def _is_of(statement: Statement, cue: Cue) -> bool:
    """Whether a statement's verb is that of a denial."""
    return cue.mention is not None and cue.mention.start <= statement.speech.verb < cue.end


def _reporting(part: Analysed, sentence: Sentence) -> Speech | None:
    """The verb by which a sentence reports: the first, unless it tells of an act and another reports."""
    first = first_speech(part, sentence.start, sentence.end)
    if first is None or _is_about_words(part.tokens, sentence, first):
        return first
    others = speeches(part, sentence.start, sentence.end)
    return next((one for one in others if _is_about_words(part.tokens, sentence, one)), first)


def _is_statement(part: Analysed, sentence: Sentence, speech: Speech) -> bool:
    """Whether a verb of speech reports words, and the sentence does not say that nobody said them."""
    tokens = part.tokens
    if is_taken_back(tokens, sentence.start, speech.verb, sentence.end):
        return False
    if is_relative(tokens, speech) and tokens[speech.mention.end].text != ",":
        return False  # "Residents who complained have sued"
    before = tokens[speech.mention.start - 1].low if speech.mention.start > sentence.start else ""
    if before in _SUBORDINATING and speech.lemma != ACCORDING:
        return False  # "… two days after a player accused her"
    return _is_about_words(tokens, sentence, speech)


def _is_about_words(tokens: Sequence[Token], sentence: Sentence, speech: Speech) -> bool:
    """Whether a verb that can tell of an act or a thought reports words."""
    behind = [token.low for token in tokens[speech.verb + 1 : speech.verb + 1 + _BEHIND_VERB]]
    if speech.lemma in _NEEDS_CLAUSE:
        return not _CLAUSE_WORDS.isdisjoint(behind)
    if speech.lemma == "find" and tokens[speech.mention.end - 1].low in _FINDING:
        return True
    if speech.lemma in _ALSO_ACTS:
        repeats = speech.lemma in _REPEATING and not _CHARGES.isdisjoint(behind)
        return repeats or not _CLAUSE_WORDS.isdisjoint(behind) or _has_content(tokens, sentence, speech)
    return speech.lemma not in _OF_THINKING or _NOT_THOUGHT.isdisjoint(behind[:1])


def _has_content(tokens: Sequence[Token], sentence: Sentence, speech: Speech) -> bool:
    """Whether a clause stands behind a verb that may tell of an act, or before the comma before it."""
    first = min(speech.mention.start, speech.verb)
    comma = last_other(tokens, sentence.start, first, _leads_to_name)
    is_inserted = speech.verb + 1 < sentence.end and tokens[speech.verb + 1].text == ","
    if comma > sentence.start and tokens[comma].text == ",":
        return is_inserted or any(is_verb_like(token) for token in tokens[sentence.start : comma])
    start = first_other(tokens, speech.verb + 1, sentence.end, lambda token: token.low in _TIMES)
    stop = first_other(tokens, start, sentence.end, lambda token: not _ends_clause(token))
    found = (at for at in range(start, stop) if tokens[at].low in _CLAUSE_VERBS or is_finite(tokens, at))
    return next(found, start) > start or tokens[start].low.endswith("ing")


def _leads_to_name(token: Token) -> bool:
    return token.low in lexicon.DETERMINERS or token.low in lexicon.ROLE_NOUNS or token.is_capital


def _ends_clause(token: Token) -> bool:
    return token.is_quoted or token.text in ",;:—(" or token.low in _SUBORDINATING or token.low in _RELATIVES
