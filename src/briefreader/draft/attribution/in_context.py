"""Who says what stands between quotation marks: by its own sentence, else by what stands around it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.people import Resolved
from briefreader.draft.annotations.sayings import NO_SPEAKER, RELAYED, REVERSED, Attribution
from briefreader.draft.annotations.words import Analysed, Quotation, Sentence, Token
from briefreader.draft.attribution.in_sentence import Attributed, in_sentence
from briefreader.draft.attribution.negation import is_reversed
from briefreader.draft.attribution.scare_quotes import WORD, is_held, is_name_like
from briefreader.draft.coreference.memory import Memory, Spoken, since
from briefreader.draft.coreference.pronouns import resolved_at
from briefreader.draft.mentions.clauses import first_subject, has_other_verb, is_verb_like, speeches
from briefreader.draft.mentions.phrases import mention_of
from briefreader.draft.rules import Rule
from briefreader.draft.text import claim_words, lexicon, verbs
from briefreader.draft.text.tokens import first_other, last_other

_NO_VERB = Doubt("no-verb")
_HELD = Doubt("reporters-own")
_JOINING = lexicon.CONJUNCTIONS | lexicon.ADVERBS
_JOINING_CLAUSES = ("and", "but", "while", "whereas")
_LABEL = re.compile(r"\s*([A-ZÀ-Þ][A-ZÀ-Þ.’' -]+): ")  # of a turn in marks: "ROE: I never did."
_TOLD_OF = frozenset(("alleged", "believed", "reported", "rumored", "rumoured", "said", "thought"))
_LONG = 5  # words from which marked words can be a statement without a verb of speech
_LONGEST_PULLED = 14  # tokens


class Marked(NamedTuple):
    """A quotation where it stands: its sentence, and its token."""

    quotation: Quotation
    part: Analysed
    sentence: Sentence
    at: int

    @property
    def text(self) -> str:
        """The words between the marks."""
        return self.part.text[self.quotation.start : self.quotation.end]

    @property
    def is_long(self) -> bool:
        """Whether it can be a statement without a verb of speech."""
        return len(WORD.findall(self.text)) >= _LONG

    @property
    def opens(self) -> bool:
        """Whether the sentence begins with it."""
        return self.at == self.sentence.start

    @property
    def is_name_like(self) -> bool:
        """Whether it is a title, a name, or held at a distance."""
        return is_name_like(self.part, self.quotation, self.at, self.sentence.start)

    @property
    def is_held(self) -> bool:
        """Whether it is a few words that qualify a noun, and no name or title."""
        is_low = self.text[:1].islower()
        return is_low and is_held(self.part, self.quotation, self.at, self.sentence.start)


def attributed(marked: Marked, memory: Memory, last: Attribution | None) -> Attribution | None:
    """Who says a quotation; None if it is nobody's speech. `last` is the attribution before."""
    sentence, quotation = marked.sentence, marked.quotation
    if _is_put_to_somebody(marked):
        return Attribution(quotation, Rule.NOBODY, Resolved((), doubt=NO_SPEAKER))
    found = in_sentence(marked.part, marked.at, sentence.start, sentence.end)
    if found is None:
        if quotation.continues and last is not None and last.quotation.passage == sentence.passage - 1:
            return Attribution(quotation, Rule.GOES_ON, last.resolved, last.cue, True)
    elif _tells_surely(marked, found) or not marked.is_name_like or _is_in_saying(marked, found):
        resolved = resolved_at(memory, found.mention, sentence)
        cue = marked.part.words(found.start, found.end)
        if resolved.voices:
            doubt = _doubt_of(marked, found) or (_HELD if marked.is_held else None)
            doubted = replace(resolved, doubt=doubt) if doubt else resolved
            return Attribution(quotation, found.rule, doubted, cue, found.is_adjacent)
        if found.is_adjacent:
            nobody = Resolved((), doubt=Doubt("unknown-name", (found.mention.text,)))
            return Attribution(quotation, found.rule, nobody, cue, found.is_adjacent)
    return None if marked.is_name_like else _from_context(marked, memory, last)


def _is_in_saying(marked: Marked, found: Attributed) -> bool:
    """Whether words that qualify a noun stand behind the verb by which somebody speaks or names it."""
    is_behind = found.start < marked.at and found.end <= marked.at
    return marked.is_held and is_behind and found.rule in (Rule.SAME_SENTENCE, Rule.NAMING, Rule.BEFORE)


def _is_put_to_somebody(marked: Marked) -> bool:
    """Whether somebody is asked a question in marks, and it is not said by whom: "Asked, "…?", X said …"."""
    tokens, start = marked.part.tokens, marked.sentence.start
    asked = last_other(tokens, start, marked.at, lambda token: token.text in ",:")
    if asked < start or tokens[asked].low != "asked" or not marked.text.rstrip().endswith("?"):
        return False
    before = tokens[asked - 1] if asked > start else None
    is_passive = before is None or before.low in lexicon.BE or before.low == "when"
    behind = tokens[marked.at + 1].low if marked.at + 1 < marked.sentence.end else ""
    return is_passive and behind != "by"


def _doubt_of(marked: Marked, found: Attributed) -> Doubt | None:
    """What makes it doubtful that the words were said, or by whom."""
    tokens, sentence = marked.part.tokens, marked.sentence
    if is_reversed(tokens, sentence.start, marked.at, (found.start, found.end)):
        return REVERSED
    if found.mention.end < found.end <= marked.at and _has_other_verb(marked, found):
        return _NO_VERB
    behind = first_other(
        tokens, max(found.end, marked.at + 1), sentence.end, lambda token: not token.is_quoted
    )
    if any(token.low in verbs.STRONG for token in tokens[sentence.start : found.start]):
        return RELAYED  # "She said that she was told … by X"
    if _is_only_told(tokens, found) or _is_of_claim(tokens, found, marked.at):
        return RELAYED
    later = speeches(marked.part, max(found.end, marked.at + 1), behind)
    told = (one for one in later if one.lemma not in verbs.UTTERING)
    return RELAYED if any(one.verb >= found.end for one in told) else None


def _is_of_claim(tokens: Sequence[Token], found: Attributed, at: int) -> bool:
    """ "X rejected the claim that it was “dry”": the words are those of the claim, whosever it is."""
    places = range(found.end, at - 1)
    return any(tokens[one].low in claim_words.CLAIMS and tokens[one + 1].low == "that" for one in places)


def _is_only_told(tokens: Sequence[Token], found: Attributed) -> bool:
    """ "X is said to have answered": somebody says that X did."""
    verb = last_other(tokens, found.start, found.end, lambda token: token.low != "to") - 1
    verb = verb if verb >= found.start else found.end - 1
    is_to = verb + 1 < len(tokens) and tokens[verb + 1].low == "to"
    return verb > 0 and is_to and tokens[verb].low in _TOLD_OF and tokens[verb - 1].low in lexicon.BE


def _has_other_verb(marked: Marked, found: Attributed) -> bool:
    """Whether a speaker has another verb, one that says nothing, and the one that tells is no participle."""
    tokens, verb = marked.part.tokens, found.end - 1
    if tokens[verb].low.endswith("ing") or tokens[found.mention.end].low in verbs.NAMING | verbs.SPEECH:
        return False
    return has_other_verb(tokens, found.mention, verb)


def _tells_surely(marked: Marked, found: Attributed) -> bool:
    """Whether a verb of speech beside the marks tells that they are speech, whatever they look like."""
    return found.is_adjacent and marked.part.tokens[found.end - 1].low not in ("reads", "read")


# Elsewhere in the article


def _from_context(marked: Marked, memory: Memory, last: Attribution | None) -> Attribution | None:
    found = _continuing(marked, last)
    if found is not None:
        return found
    is_alone = _is_only_quote(marked.part.tokens[marked.sentence.start : marked.sentence.end])
    if is_alone or (marked.opens and marked.text[:1].isupper() and marked.is_long):
        found = _after_sentence(marked, memory, last)
    if found is not None:
        return found
    if not is_alone:
        return _resumed(marked, memory, last) or _pulled(marked, memory)
    return _introduced(marked, memory) or _after_paragraph(marked, memory, last)


def _continuing(marked: Marked, last: Attribution | None) -> Attribution | None:
    """What goes on after another quotation of the sentence, with nothing but conjunctions between."""
    tokens, sentence = marked.part.tokens, marked.sentence
    before = last_other(tokens, sentence.start, marked.at, lambda token: not token.is_quoted)
    if before < sentence.start or last is None or last.quotation.passage != sentence.passage:
        return None
    start = last_other(tokens, before + 1, marked.at, lambda token: token.text != ";") + 1
    if any(token.is_word and token.low not in _JOINING for token in tokens[start : marked.at]):
        return None
    return Attribution(marked.quotation, Rule.CONTINUES, last.resolved)


def _after_sentence(marked: Marked, memory: Memory, last: Attribution | None) -> Attribution | None:
    """Whoever spoke in the paragraph before, else the person with whom the sentence before begins."""
    passage, number = marked.sentence.passage, marked.sentence.number
    spoken = memory.last_in(passage)
    if spoken is not None:
        is_quoted = last is not None and last.quotation.passage == passage
        is_near = number - spoken.sentence <= 1
        if is_quoted or is_near:
            rule = Rule.CONTINUES if is_quoted and is_near else Rule.PREVIOUS_SENTENCE
            return Attribution(marked.quotation, rule, spoken.resolved)
    actor = next(memory.people_in(passage, number - 1), None) if marked.opens else None
    if actor is None:
        return None
    return Attribution(marked.quotation, Rule.PREVIOUS_SENTENCE, Resolved((actor,), doubt=_NO_VERB))


def _pulled(marked: Marked, memory: Memory) -> Attribution | None:
    """A paragraph of marked words and a name, without a verb."""
    tokens, end = marked.part.tokens, marked.sentence.end
    if marked.at > 0 or end != len(tokens) or end > _LONGEST_PULLED:
        return None
    stop = first_other(tokens, 1, end, lambda token: not token.is_quoted and token.text != ",")
    mention = None if any(map(is_verb_like, tokens[1:stop])) else mention_of(marked.part, 1, stop)
    if mention is None or mention.kind == "pronoun":
        return None
    resolved = resolved_at(memory, mention, marked.sentence)
    return Attribution(marked.quotation, Rule.PULLED, resolved, is_adjacent=True)


def _resumed(marked: Marked, memory: Memory, last: Attribution | None) -> Attribution | None:
    """ "X said. As a parent, "…"": words after a phrase without a verb go on."""
    tokens, sentence = marked.part.tokens, marked.sentence
    before, spoken = tokens[sentence.start : marked.at], memory.last_in(sentence.passage)
    is_led = len(before) > 1 and before[-1].text == "," and before[0].low in lexicon.PREPOSITIONS
    is_end = all(not token.is_word for token in tokens[marked.at + 1 : sentence.end])
    is_quoted = last is not None and last.quotation.passage == sentence.passage
    is_near = spoken is not None and spoken.sentence == sentence.number - 1
    if spoken is None or not (is_led and is_end and is_quoted and is_near and marked.is_long):
        return None
    if any(token.is_quoted or is_verb_like(token) for token in before):
        return None
    return Attribution(
        marked.quotation,
        Rule.PREVIOUS_SENTENCE,
        replace(spoken.resolved, doubt=spoken.resolved.doubt or _NO_VERB),
    )


def _introduced(marked: Marked, memory: Memory) -> Attribution | None:
    """After a paragraph that ends in a colon, whoever speaks in its last sentence."""
    before = marked.sentence.passage - 1
    resolved = introduced_by(memory, before) if before >= 0 else None
    label = _LABEL.match(marked.text)
    if label is not None and resolved is not None:
        known = memory.cast.with_family_name(label[1].split()[-1])
        voices = (known,) if known is not None else ()
        resolved = Resolved(voices, doubt=None if known is not None else NO_SPEAKER)
    return Attribution(marked.quotation, Rule.COLON, resolved) if resolved is not None else None


def introduced_by(memory: Memory, passage: int) -> Resolved | None:
    """Whoever speaks at the end of a passage that leads to words by a colon."""
    is_lead = memory.parts[passage].text.rstrip().endswith(":")
    return _speaker_at_end(memory, passage) if is_lead else None


def _speaker_at_end(memory: Memory, passage: int) -> Resolved | None:
    """Whoever speaks in the last sentence of a passage."""
    part = memory.parts[passage]
    if not part.sentences:
        return None
    number, spoken = len(part.sentences) - 1, memory.last_in(passage)
    start, end = part.sentences[-1]
    said = [*speeches(part, start, end)]
    goes_on = bool(said) and part.tokens[said[-1].mention.start - 1].low in _JOINING_CLAUSES
    if spoken is not None and spoken.sentence == number and not goes_on:
        return spoken.resolved
    mention = said[-1].mention if said else first_subject(part, start, end)
    if mention is None:
        return spoken.resolved if spoken is not None else None
    return resolved_at(memory, mention, Sentence(passage, number, start, end))


def _after_paragraph(marked: Marked, memory: Memory, last: Attribution | None) -> Attribution | None:
    """A paragraph that is only marked words: the last speaker, and who else it could be."""
    passage, quotation = marked.sentence.passage, marked.quotation
    spoken = memory.last_in(passage - 1)
    if spoken is not None:
        is_quoted = last is not None and last.quotation.passage == passage - 1
        resolved = _with_others(spoken.resolved, memory, passage - 1)
        is_sure = marked.is_long and _is_last_word(memory, spoken, passage - 1)
        doubted = replace(resolved, doubt=resolved.doubt or (None if is_sure else _NO_VERB))
        return Attribution(
            quotation, Rule.QUOTE_AFTER_QUOTE if is_quoted else Rule.QUOTE_AFTER_PLAIN, doubted
        )
    if not marked.is_long:
        return None
    about = memory.people_in(passage - 1, len(memory.parts[passage - 1].sentences) - 1)
    _, seen = since(memory.people, passage - 2)
    near = (one.voice for one in reversed(seen) if one.sentence.passage < passage)
    recent = tuple(dict.fromkeys((*islice(about, 1), *map(memory.cast.now, near))))
    if recent:
        return Attribution(quotation, Rule.QUOTE_AFTER_PLAIN, Resolved(recent[:2], doubt=_NO_VERB))
    return Attribution(quotation, Rule.NOBODY, Resolved((), doubt=NO_SPEAKER))


def _is_last_word(memory: Memory, spoken: Spoken, passage: int) -> bool:
    """Whether a passage ends with who speaks, and its last sentence names nobody else."""
    number = len(memory.parts[passage].sentences) - 1
    named = [one for one in memory.people_in(passage, number) if one not in spoken.resolved.voices]
    return spoken.sentence == number and not named and not memory.is_parted(passage, passage + 1)


def _with_others(resolved: Resolved, memory: Memory, passage: int) -> Resolved:
    """A speaker with who else spoke last in the passage."""
    others = memory.spoke_in(passage)
    other = next((voice for voice in others if voice not in resolved.voices), None)
    if other is None or resolved.joint:
        return resolved
    doubt = Doubt("spoke-too", (other.name,))
    return Resolved((*resolved.voices, other), doubt=resolved.doubt or doubt)


def _is_only_quote(tokens: Sequence[Token]) -> bool:
    """Whether there are no words of the reporter's, but for what stands in brackets."""
    depth = 0
    for token in tokens:
        depth += (token.text == "(") - (token.text == ")")
        if token.is_word and depth <= 0:
            return False
    return True
