"""Who says what stands between quotation marks: a ladder of rules, the surest first."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from briefreader.draft import lexicon
from briefreader.draft.cast import Cast, Resolved, Voice
from briefreader.draft.clauses import Analysed, Speech, first_speech
from briefreader.draft.denial import Cue, denial_in
from briefreader.draft.listing import word_set
from briefreader.draft.mentions import (
    Mention,
    mention_of,
    name_mention,
    run_end,
    subject_after,
    subject_before,
    words,
)
from briefreader.draft.places import states_in
from briefreader.draft.quotations import Passage, Quotation, quotations
from briefreader.draft.tokens import Token, sentences_of, tokens_of

# The rules by their names, as they are shown.
SAID_NAME = "said + name after the quote"
NAME_SAID = "name + said after the quote"
BEFORE = "name + said before the quote"
ACCORDING = "according to"
DASH = "dash + name after the quote"
COLON = "colon at the end of the paragraph before"
GOES_ON = "goes on from the paragraph before"
CONTINUES = "continues in the paragraph"
SAME_SENTENCE = "same sentence"
NAMING = "called it so, same sentence"
PREVIOUS_SENTENCE = "speaker of the sentence before"
QUOTE_AFTER_QUOTE = "paragraph that is only a quote, after a quote"
QUOTE_AFTER_PLAIN = "paragraph that is only a quote, after the reporter's words"
PULLED = "pull quote + name"
NOBODY = "no speaker found"

_SPEECH = lexicon.SPEECH
_NAMING = lexicon.NAMING
_TO_WHOM = frozenset(("reporters", "journalists", "lawmakers", "parliament", "congress", "him", "her", "them", "me", "us",
                      "reuters", "radio", "television"))  # fmt: skip
_SCARE = word_set(
    """so-called named titled entitled labelled labeled nicknamed dubbed known words word phrase phrases term terms
    name slogan hashtag song film movie book album single novel play show series episode exhibition exhibit
    painting chapter headline category codenamed code-named called listed list game documentary poem essay article
    magazine program programme project operation lecture course tune track ballad anthem motto acronym musical
    opera sitcom podcast novella memoir sculpture mural column"""
)
_SCARE_BEFORE_AS = frozenset(
    ("known", "referred", "listed", "rated", "billed", "classified", "marketed", "filed", "tagged")
)
_SMALL = lexicon.PREPOSITIONS | lexicon.DETERMINERS | frozenset(("and", "or", "but", "vs", "v", "nor", "the"))
_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_DATELINE = re.compile(
    r"[A-ZÀ-Þ][\w.’' ]{1,30}(?:, [A-Z][\w.’' ]{1,30}){0,2}(?: \([A-Z][\w ]+\))? (?:—|–|--?) "
)
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were)(?: widely| also| generally)? (?:said|believed|thought|reported|alleged|rumou?red|understood) to\b"
)
_NO_VERB = "no verb of speech near the quote"
_LONG = 5  # words from which marked words can be a statement without a verb of speech
_FAR = 4  # sentences that a pronoun looks back


@dataclass(frozen=True)
class Attribution:
    """A quotation with whoever says it, the rule, and the reporter's words that tell."""

    quotation: Quotation
    rule: str
    resolved: Resolved
    cue: str
    is_adjacent: bool  # nothing but the attribution's own comma or colon between verb and marks


class _Found(NamedTuple):
    rule: str
    mention: Mention
    start: int  # tokens of the words that tell
    end: int
    is_adjacent: bool = False


class Statement(NamedTuple):
    """A sentence without marks in which somebody says something."""

    passage: int
    start: int  # token offsets of the sentence
    end: int
    speech: Speech
    resolved: Resolved


class Denial(NamedTuple):
    """Somebody who denies or doubts a claim. `said` are the token offsets of the claim's words, if it has any."""

    passage: int
    start: int
    end: int
    cue: Cue
    resolved: Resolved
    quotation: Quotation | None  # what it stands in, if it is said in marks


class Attributor:
    """Goes through the article once, from the first paragraph to the last."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = tuple(passages)
        self.quotations = quotations(passages)
        self.cast = Cast()
        self.analysed = tuple(self._analyse(number) for number in range(len(self.passages)))
        self.attributions: list[Attribution] = []
        self.nobody = Voice("No one named", "none", -1)
        self.statements: list[Statement] = []
        self.denials: list[Denial] = []
        self._people: list[
            tuple[int, int, int, Voice]
        ] = []  # passage, sentence, token, who: in order of the text
        self._last: dict[int, tuple[Resolved, int]] = {}  # by passage: who spoke last in it, and up to where
        self._speakers: list[tuple[int, Voice]] = []
        self._lower = {
            token.text for part in self.analysed for token in part.tokens if token.text[0].islower()
        }
        self._learn_names()

    # Taking the article apart

    def _analyse(self, number: int) -> Analysed:
        text = self.passages[number].text
        own = [one for one in self.quotations if one.passage == number]
        tokens = tokens_of(text, [(one.outer_start, one.outer_end) for one in own])
        closes = frozenset(one.outer_end for one in own if _closes(text, one, tokens))
        split = sentences_of(text, tokens, closes)
        spans: list[tuple[int, int]] = []
        at = 0
        place = _DATELINE.match(text)
        for sentence in split:
            end = at + len(sentence.tokens)
            if at == 0 and place is not None:
                at = next((one for one in range(end) if tokens[one].start >= place.end()), 0)
            spans.append((at, end))
            at = end
        return Analysed(self.passages[number], tokens, tuple(spans))

    def _learn_names(self) -> None:
        """Acronyms of the whole article; people are introduced as the reading comes to them."""
        for part in self.analysed:
            for at, (token, following) in enumerate(pairwise(part.tokens)):
                if token.text == "(" and re.fullmatch(r"[A-Z][A-Z&]{1,7}s?", following.text) and at > 1:
                    start = at
                    while start > 0 and part.tokens[start - 1].text not in ".,;:()":
                        start -= 1
                    for begin in range(start, at):
                        if part.tokens[begin].is_capital and run_end(part.tokens, begin, at) == at:
                            if part.tokens[begin].low in lexicon.STARTERS:
                                continue
                            self.cast.acronym(
                                following.text, words(part.tokens, part.passage.text, begin, at)
                            )
                            break

    def read(self) -> tuple[Attribution, ...]:
        """Every quotation that is somebody's speech, in order."""
        for number, part in enumerate(self.analysed):
            for sentence, (start, end) in enumerate(part.sentences):
                self._introduce(number, sentence, start, end)
                before = len(self.attributions)
                self._attribute(number, sentence, start, end)
                self._state(number, sentence, start, end, self.attributions[before:])
        return tuple(self.attributions)

    def _introduce(self, number: int, sentence: int, start: int, end: int) -> None:
        """Take note of the people that a sentence names, and of who "he" or "she" may be after it."""
        part = self.analysed[number]
        at = start
        while at < end:
            token = part.tokens[at]
            if token.low == "name" and at + 1 < end and part.tokens[at + 1].is_capital:
                known = self.cast.only_name(part.tokens[at + 1].bare)
                self._people.append((number, sentence, at, known))
            if token.low == "the" and at + 1 < end and part.tokens[at + 1].low in lexicon.TITLES:
                known = self.cast.person_of(part.tokens[at + 1].low)
                if known is not None:
                    self._people.append((number, sentence, at, known))
            if token.is_quoted or not token.is_capital:
                at += 1
                continue
            stop = run_end(part.tokens, at, end)
            if stop == at:
                at += 1
                continue
            opens = at == start and stop - at > 2 and part.tokens[at].low in self._lower
            first = at + 1 if opens and part.tokens[at].low not in lexicon.TITLES else at
            mention = name_mention(part.tokens, part.passage.text, first, stop)
            voice = self._person_of(mention, part, at) if mention is not None else None
            if mention is not None and voice is None and at == start and stop - at == 1 and stop < end:
                self.cast.subject(mention)
            if voice is not None:
                if (
                    at == start or part.tokens[at - 1].low != "by"
                ):  # "asked by X, he said": X is somebody else
                    self._people.append((number, sentence, at, voice))
                self._learn_group(part, start, at, voice)
            at = stop

    def _person_of(self, mention: Mention, part: Analysed, at: int) -> Voice | None:
        before = part.tokens[at - 1] if at else None
        if mention.role == "" and before is not None and before.low in lexicon.TITLES | lexicon.PERSON_NOUNS:
            mention = Mention("name", mention.text, mention.start, mention.end, before.text)
        voice = self.cast.introduce(mention)
        if voice is not None:
            self._learn_apposition(mention, part, voice)
            return voice
        known = [
            one
            for one in self.cast.voices
            if one.is_named and mention.text.split(" ")[-1] in (one.family, one.tokens[-1])
        ]
        return known[0] if len(known) == 1 else None

    def _learn_group(self, part: Analysed, start: int, at: int, voice: Voice) -> None:
        """ "Ukrainian officials, including President Jo Roe" tells for which state he speaks."""
        before = at - 1
        while before > start and part.tokens[before].low in lexicon.TITLES:
            before -= 1
        if part.tokens[before].low != "including" or voice.state:
            return
        named = states_in(words(part.tokens, part.passage.text, start, before))
        if len(named) == 1:
            voice.state = voice.affiliation = named[0]

    def _learn_apposition(self, mention: Mention, part: Analysed, voice: Voice) -> None:
        """ "Jo Roe, the mayor of Quay, was there" tells the role too."""
        tokens, end = part.tokens, mention.end
        if end + 1 >= len(tokens) or tokens[end].text != "," or tokens[end + 1].is_quoted:
            return
        if tokens[end + 1].low not in ("a", "an", "the") and tokens[end + 1].low not in lexicon.TITLES:
            return
        close = end + 1
        while close < len(tokens) and not tokens[close].is_quoted and tokens[close].text not in ",.;:()—":
            close += 1
        role = words(tokens, part.passage.text, end + 1, close)
        if any(token.low in lexicon.AUXILIARIES or token.low in _SPEECH for token in tokens[end + 1 : close]):
            return
        if any(word in lexicon.TITLES or word in lexicon.PERSON_NOUNS for word in role.lower().split()):
            voice.learn(Mention("name", mention.text, mention.start, mention.end, role))

    # Attributing

    def _attribute(self, number: int, sentence: int, start: int, end: int) -> None:
        part = self.analysed[number]
        own = {one.outer_start: one for one in self.quotations if one.passage == number}
        places = [at for at in range(start, end) if part.tokens[at].is_quoted]
        for at in places:
            quotation = own[part.tokens[at].start]
            made = self._one(number, sentence, quotation, at, start, end)
            if made is None:
                continue
            self.attributions.append(made)
            if made.resolved.voices:
                self._spoke(number, sentence, made.resolved)

    def _state(self, number: int, sentence: int, start: int, end: int, said: Sequence[Attribution]) -> None:
        """What the sentence reports without marks, and whether it denies or doubts something."""
        part = self.analysed[number]
        speech = None if said else first_speech(part, start, end)
        if speech is not None:
            resolved = self.resolve(speech.mention, number, sentence)
            if resolved.voices:
                self._spoke(number, sentence, resolved)
                self.statements.append(Statement(number, start, end, speech, resolved))
        elif not said and (
            passive := _PASSIVE.search(part.passage.text, part.tokens[start].start, part.tokens[end - 1].end)
        ):
            verb = next(at for at in range(start, end) if part.tokens[at].end >= passive.end())
            nobody = Mention("phrase", "", verb, verb)
            self.statements.append(
                Statement(number, start, end, Speech(nobody, verb, "be said"), Resolved((self.nobody,)))
            )
        cue = denial_in(part, start, end, said)
        if cue is None:
            return
        if cue.mention is not None:
            denier = self.resolve(cue.mention, number, sentence)
            inside = next(
                (one.quotation for one in said if one.resolved.voices[:1] == denier.voices[:1]), None
            )
        elif said:
            denier, inside = said[0].resolved, said[0].quotation
        else:
            return
        if denier.voices:
            self.denials.append(Denial(number, start, end, cue, denier, inside))

    def _spoke(self, number: int, sentence: int, resolved: Resolved) -> None:
        self._last[number] = (resolved, sentence)
        voice = resolved.voices[0]
        self._speakers.append((number, voice))
        if voice.type == "person":
            self._people.append((number, sentence, 0, voice))

    def _one(
        self, number: int, sentence: int, quotation: Quotation, at: int, start: int, end: int
    ) -> Attribution | None:
        part = self.analysed[number]
        found = self._in_sentence(part, at, start, end)
        exempt = (
            found is not None
            and found.is_adjacent
            and part.tokens[found.end - 1].low not in ("reads", "read")
        )
        if found is not None and not exempt and self._is_name_like(part, quotation, at, start):
            return None
        if found is None and quotation.continues and self.attributions:
            before = self.attributions[-1]
            if before.quotation.passage == number - 1:
                return Attribution(quotation, GOES_ON, before.resolved, before.cue, True)
        if found is not None:
            resolved = self.resolve(found.mention, number, sentence)
            if resolved.voices:
                cue = words(part.tokens, part.passage.text, found.start, found.end)
                return Attribution(quotation, found.rule, resolved, cue, found.is_adjacent)
        if self._is_name_like(part, quotation, at, start):
            return None
        return self._from_context(number, sentence, quotation, at, start, end)

    # In the sentence

    def _in_sentence(self, part: Analysed, at: int, start: int, end: int) -> _Found | None:
        stop = next((index for index in range(at + 1, end) if part.tokens[index].is_quoted), end)
        first = next(
            (index + 1 for index in range(at - 1, start - 1, -1) if part.tokens[index].is_quoted), start
        )
        after = self._after(part, at, stop, end)
        before = self._before(part, at, first)
        if after is not None and not (
            before is not None and before.is_adjacent and first == start and not after.is_adjacent
        ):
            return after
        if before is not None:
            return before
        if first > start:
            # Between two stretches of one sentence: the words before the first may tell.
            earlier = self._before(part, at, start)
            if earlier is not None:
                return earlier
        return self._around(part, at, start, end)

    def _after(self, part: Analysed, at: int, stop: int, end: int) -> _Found | None:
        """ "…," said X. "…," X said. "…," according to X. "…" – X."""
        tokens, text = part.tokens, part.passage.text
        index = at + 1
        parted = text[: tokens[at].end].rstrip("”\"’'» ")[-1:] in ",.?!…—" or (
            index < stop and tokens[index].text in ",—–-―"
        )
        while (
            index < stop
            and (tokens[index].text in ",()" or tokens[index].low in ("it", "itl"))
            and index < at + 4
        ):
            if tokens[index].low == "it" and not (index > at + 1):
                break
            index += 1
        if index >= stop:
            return None
        dash = self._dashed(part, index, stop)
        if dash is not None:
            return dash
        verb = index
        while verb < stop and (
            tokens[verb].low in ("also", "later", "then", "once", "has", "had", "was", "how", "is")
        ):
            verb += 1
        if verb < stop and tokens[verb].low in _SPEECH | lexicon.BELIEF:
            begin = verb + 1
            if begin < stop and tokens[begin].low in ("in", "on") and tokens[verb].low in ("chimed",):
                begin += 1
            mention = subject_after(tokens, text, begin, stop)
            if mention is not None:
                return _Found(SAID_NAME, mention, verb, _cue_end(tokens, mention, stop), True)
        if tokens[index].low == "according" and index + 1 < stop and tokens[index + 1].low == "to":
            mention = subject_after(tokens, text, index + 2, stop)
            if mention is not None:
                return _Found(ACCORDING, mention, index, _cue_end(tokens, mention, stop), True)
        for verb in range(index + 1, min(stop, index + 45)):
            if tokens[verb].text in ".;?!":
                break
            if tokens[verb].low not in _SPEECH | lexicon.BELIEF or tokens[verb].is_capital:
                continue
            heard = tokens[verb].low.endswith("ing") and tokens[verb - 1].low in (
                "heard",
                "quoted",
                "recorded",
                "filmed",
            )
            if tokens[verb].low.endswith("ing") and not heard:
                continue
            closes = verb + 1 >= stop or tokens[verb + 1].text in ".,;" or tokens[verb + 1].low == "it"
            if tokens[verb].low in lexicon.NEVER_SPEECH and not closes:
                continue
            mention = subject_before(tokens, text, verb - 1 if heard else verb, index)
            if mention is None:
                continue
            lead = range(index, mention.start)
            near = all(
                tokens[one].low
                in lexicon.DETERMINERS | lexicon.TITLES | lexicon.PERSON_NOUNS | lexicon.ADVERBS
                or tokens[one].is_capital
                or tokens[one].text in ".,’'-"
                for one in lead
            )
            clausal = tokens[index].low in ("and", "but", "while", "as", "when", "which")
            near = near and parted
            if near or (not clausal and mention.start - index <= 12):
                return _Found(NAME_SAID, mention, index, verb + 1, near)
            break
        return None

    def _dashed(self, part: Analysed, index: int, stop: int) -> _Found | None:
        tokens, text = part.tokens, part.passage.text
        if tokens[index].text not in "-—–―" or index + 1 >= stop:
            return None
        if tokens[index + 1].is_capital and run_end(tokens, index + 1, stop) > index + 1:
            last = run_end(tokens, index + 1, stop)
            if last >= stop - 1 or tokens[last].text in ",.(":
                mention = name_mention(tokens, text, index + 1, last)
                if mention is not None:
                    return _Found(DASH, mention, index, last, True)
        return None

    def _before(self, part: Analysed, at: int, first: int) -> _Found | None:
        """X said: "…", X told reporters that "…", X called it "…"."""
        tokens, text = part.tokens, part.passage.text
        belief: _Found | None = None
        for verb in range(at - 1, first - 1, -1):
            token = tokens[verb]
            if token.text in ";" or (token.text in ".?!" and verb < at - 1):
                break
            lemma = _SPEECH.get(token.low) or _NAMING.get(token.low) or lexicon.BELIEF.get(token.low)
            lemma = lemma or lexicon.DENY.get(token.low) or lexicon.DOUBT.get(token.low)
            if token.is_capital and verb > first:
                continue
            if lemma is None or (verb > first and tokens[verb - 1].low in lexicon.DETERMINERS):
                continue
            is_adjacent = _adjacent(tokens, verb + 1, at)
            if token.low in lexicon.NEVER_SPEECH and not is_adjacent:
                continue
            if (
                token.low in ("dubbed", "called", "described", "labelled", "labeled")
                and is_adjacent
                and not _is_active(tokens, verb)
            ):
                continue
            if token.low in ("quoting", "citing"):
                quoted = self._quoting(part, verb, at)
                if quoted is not None:
                    return quoted
                continue
            mention = self._subject(part, verb, first)
            if mention is None:
                if verb == first and is_adjacent:
                    continue
                continue
            rule = BEFORE if is_adjacent else NAMING if token.low in _NAMING else SAME_SENTENCE
            found = _Found(
                rule, mention, min(mention.start, verb), verb + 1, is_adjacent and lemma in _SPEECH.values()
            )
            if token.low in lexicon.BELIEF:
                belief = belief or found
                continue
            return found
        according = self._according(part, first, at)
        return according or belief

    def _quoting(self, part: Analysed, verb: int, at: int) -> _Found | None:
        tokens, text = part.tokens, part.passage.text
        end = verb + 1
        while end < at and tokens[end].text not in ",;:":
            end += 1
        for begin in range(verb + 1, end):
            if tokens[begin].is_capital and run_end(tokens, begin, end) >= end - 3:
                last = run_end(tokens, begin, end)
                mention = name_mention(tokens, text, begin, last)
                if mention is not None:
                    return _Found(SAME_SENTENCE, mention, verb, last)
        mention = mention_of(tokens, text, verb + 1, end)
        return _Found(SAME_SENTENCE, mention, verb, end) if mention is not None else None

    def _subject(self, part: Analysed, verb: int, first: int) -> Mention | None:
        """The subject of a verb before a quotation; of a participle, that of the sentence."""
        tokens, text = part.tokens, part.passage.text
        if not tokens[verb].low.endswith("ing"):
            passive = tokens[verb - 1].low if verb > first else ""
            if passive in ("was", "were", "been", "being", "is", "are") and tokens[verb].low not in ("said",):
                return self._by(part, verb)
            return subject_before(tokens, text, verb, first) or self._coordinated(part, verb, first)
        before = verb - 1
        while before >= first and tokens[before].low in lexicon.ADVERBS:
            before -= 1
        if (
            before >= first
            and tokens[before].text not in ",—–"
            and tokens[before].low not in lexicon.CONJUNCTIONS
        ):
            start = before
            while start > first and tokens[start - 1].text not in ",;:—–" and tokens[start - 1].low not in (
                "with", "is", "get", "was",
            ):  # fmt: skip
                start -= 1
            found = mention_of(tokens, text, start, before + 1)
            if found is not None:
                return found
        for other in range(first, verb):
            if tokens[other].low in _SPEECH and not tokens[other].low.endswith("ing"):
                found = subject_before(tokens, text, other, first)
                if found is not None:
                    return found
        return self._first_subject(part, first, verb)

    def _by(self, part: Analysed, verb: int) -> Mention | None:
        """ "was told by X"."""
        tokens = part.tokens
        for at in range(verb + 1, min(verb + 4, len(tokens))):
            if tokens[at].low == "by":
                return subject_after(tokens, part.passage.text, at + 1, len(tokens))
        return None

    def _coordinated(self, part: Analysed, verb: int, first: int) -> Mention | None:
        """ "X shook his head and said": the subject before the conjunction."""
        tokens = part.tokens
        at = verb - 1
        while at >= first and tokens[at].low in lexicon.ADVERBS | lexicon.AUXILIARIES:
            at -= 1
        if at < first or tokens[at].low not in ("and", "but", "then"):
            return None
        return self._first_subject(part, first, at)

    def _first_subject(self, part: Analysed, first: int, stop: int) -> Mention | None:
        """The name, pronoun or phrase with which a clause begins."""
        tokens, text = part.tokens, part.passage.text
        at = first
        while at < stop and (
            tokens[at].text in ",—–"
            or tokens[at].low in lexicon.ADVERBS
            or tokens[at].low in lexicon.CONJUNCTIONS
        ):
            at += 1
        if at < stop and tokens[at].low in lexicon.PREPOSITIONS:
            while at < stop and tokens[at].text != ",":
                at += 1
            at += 1
        if at >= stop:
            return None
        if tokens[at].low in lexicon.PRONOUNS:
            return Mention("pronoun", tokens[at].text, at, at + 1)
        start = at + 1 if tokens[at].low in lexicon.DETERMINERS else at
        while start < stop and not tokens[start].is_capital and tokens[start].low in lexicon.TITLES:
            start += 1
        last = run_end(tokens, start, stop) if start < stop else start
        if last > start and not (last < stop and tokens[last - 1].is_possessive):
            found = name_mention(tokens, text, start, last)
            if found is not None:
                return found
        end = at
        while end < stop and tokens[end].text not in ",;:—" and not _is_verb_like(tokens[end]):
            end += 1
        return mention_of(tokens, text, at, end)

    def _according(self, part: Analysed, first: int, stop: int) -> _Found | None:
        tokens, text = part.tokens, part.passage.text
        for at in range(first, stop - 1):
            if tokens[at].low == "according" and tokens[at + 1].low == "to":
                mention = subject_after(tokens, text, at + 2, stop)
                if mention is not None:
                    return _Found(ACCORDING, mention, at, mention.end)
        return None

    def _around(self, part: Analysed, at: int, start: int, end: int) -> _Found | None:
        """A verb of speech later in the sentence: the "fence" is useless, residents said."""
        tokens, text = part.tokens, part.passage.text
        for verb in range(end - 1, at, -1):
            if tokens[verb].text == ";" or tokens[verb].is_quoted:
                break
            if (
                tokens[verb].low not in _SPEECH
                or tokens[verb].low in lexicon.NEVER_SPEECH
                or tokens[verb].is_capital
            ):
                continue
            comma = verb
            while comma > at and tokens[comma].text != ",":
                comma -= 1
            if comma <= at:
                continue
            mention = subject_before(tokens, text, verb, comma + 1) or subject_after(
                tokens, text, verb + 1, end
            )
            if mention is not None:
                return _Found(SAME_SENTENCE, mention, min(mention.start, verb), max(mention.end, verb + 1))
        return self._according(part, at, end)

    # What is nobody's speech

    def _is_name_like(self, part: Analysed, quotation: Quotation, at: int, start: int) -> bool:
        """Whether marked words are a title, a name, or words held at a distance."""
        text = part.passage.text[quotation.start : quotation.end]
        found = _WORD.findall(text)
        before = [token.low for token in part.tokens[max(start, at - 4) : at] if token.text not in ",:"]
        last = before[-1] if before else ""
        if text.rstrip()[-1:] in "?!" and len(found) > 2:
            return False
        if last in _SCARE and not (last == "called" and _is_active(part.tokens, at - 1)):
            return True
        if last == "as" and len(before) > 1 and before[-2] in _SCARE_BEFORE_AS:
            return True
        if last in ("on", "of", "in") and _is_titled(found):
            return True
        if len(found) <= 8 and any(
            word in ("so-called", "titled", "entitled", "nicknamed", "named") for word in before
        ):
            return True
        after = part.tokens[at + 1] if at + 1 < len(part.tokens) else None
        if last in lexicon.DETERMINERS and after is not None and after.is_word and len(found) <= 4:
            return True
        opens_sentence = at == start
        if _is_titled(found) and (len(found) > 1 or not opens_sentence) and text.rstrip()[-1:] not in ".?!":
            return True
        return bool(_is_titled(found) and len(found) in (2, 3, 4, 5, 6) and last not in ("", "said", "says"))

    # Elsewhere in the article

    def _from_context(
        self, number: int, sentence: int, quotation: Quotation, at: int, start: int, end: int
    ) -> Attribution | None:
        part = self.analysed[number]
        text = part.passage.text[quotation.start : quotation.end]
        length = len(_WORD.findall(text))
        last_quote = next((one for one in range(at - 1, start - 1, -1) if part.tokens[one].is_quoted), None)
        if last_quote is not None and self.attributions and self.attributions[-1].quotation.passage == number:
            between = part.tokens[last_quote + 1 : at]
            tail = next((one for one in range(len(between) - 1, -1, -1) if between[one].text in ";"), -1)
            joining = lexicon.CONJUNCTIONS | lexicon.ADVERBS
            if all(token.low in joining or not token.is_word for token in between[tail + 1 :]):
                return Attribution(quotation, CONTINUES, self.attributions[-1].resolved, "", False)
        alone = _is_only_quote(part.tokens[start:end])
        if alone or (at == start and text[:1].isupper() and length >= _LONG):
            last = self._last.get(number)
            if last is not None:
                resolved, before = last
                quoted = self.attributions and self.attributions[-1].quotation.passage == number
                near = sentence - before <= 1
                rule = CONTINUES if quoted and near else PREVIOUS_SENTENCE
                if quoted or near:
                    return Attribution(quotation, rule, resolved, "", False)
            actor = self._actor(number, sentence - 1) if at == start else None
            if actor is not None:
                return Attribution(
                    quotation, PREVIOUS_SENTENCE, Resolved((actor,), doubt=_NO_VERB), "", False
                )
        if not alone:
            pulled = self._pulled(part, at, start, end)
            if pulled is not None:
                return Attribution(quotation, PULLED, self.resolve(pulled, number, sentence), "", True)
            return None
        if number and self._introduces(number - 1):
            resolved = self._subject_of_last(number - 1)
            if resolved is not None:
                return Attribution(quotation, COLON, resolved, "", False)
        return self._only_quote(number, quotation, length)

    def _actor(self, number: int, sentence: int) -> Voice | None:
        """The person with whom a sentence of the paragraph begins."""
        return next((voice for at, one, _, voice in self._people if (at, one) == (number, sentence)), None)

    def _pulled(self, part: Analysed, at: int, start: int, end: int) -> Mention | None:
        """A paragraph of marked words and a name, without a verb."""
        if start != 0 or at != 0 or end != len(part.tokens) or end - at > 14:
            return None
        stop = at + 1
        while stop < end and not part.tokens[stop].is_quoted and part.tokens[stop].text != ",":
            stop += 1
        if any(_is_verb_like(token) for token in part.tokens[at + 1 : stop]):
            return None
        found = mention_of(part.tokens, part.passage.text, at + 1, stop)
        return found if found is not None and found.kind != "pronoun" else None

    def _introduces(self, number: int) -> bool:
        return self.passages[number].text.rstrip().endswith(":")

    def _subject_of_last(self, number: int) -> Resolved | None:
        part = self.analysed[number]
        if not part.sentences:
            return None
        last = self._last.get(number)
        if last is not None and last[1] == len(part.sentences) - 1:
            return last[0]
        start, end = part.sentences[-1]
        speech = first_speech(part, start, end, last=True)
        mention = speech.mention if speech is not None else self._first_subject(part, start, end)
        if mention is None:
            return last[0] if last is not None else None
        return self.resolve(mention, number, len(part.sentences) - 1)

    def _only_quote(self, number: int, quotation: Quotation, length: int) -> Attribution | None:
        """A paragraph that is only marked words: the last speaker, and what else could be."""
        before = number - 1
        if before >= 0 and self._last.get(before) is not None:
            resolved, _ = self._last[before]
            last_quote = self.attributions[-1] if self.attributions else None
            quoted = last_quote is not None and last_quote.quotation.passage == before
            rule = QUOTE_AFTER_QUOTE if quoted else QUOTE_AFTER_PLAIN
            return Attribution(
                quotation, rule, _doubted(self._with_others(resolved, before), _NO_VERB), "", False
            )
        recent = list(
            dict.fromkeys(voice for at, _, _, voice in reversed(self._people) if number - 2 <= at < number)
        )
        if recent and length >= _LONG:
            return Attribution(
                quotation, QUOTE_AFTER_PLAIN, Resolved(tuple(recent[:2]), doubt=_NO_VERB), "", False
            )
        if length >= _LONG:
            return Attribution(quotation, NOBODY, Resolved((), doubt="no speaker found"), "", False)
        return None

    def _with_others(self, resolved: Resolved, number: int) -> Resolved:
        others = [
            voice for at, voice in reversed(self._speakers) if at == number and voice not in resolved.voices
        ]
        if not others or resolved.joint:
            return resolved
        doubt = f"{others[0].name} speaks in the paragraph before too"
        return Resolved((*resolved.voices, *dict.fromkeys(others[:1])), doubt=resolved.doubt or doubt)

    # Whom a mention means

    def resolve(self, mention: Mention, number: int, sentence: int) -> Resolved:
        """Whom a mention means where it stands."""
        if mention.kind != "pronoun":
            return self.cast.resolve(mention)
        wanted = lexicon.PRONOUNS[mention.text.lower()]
        if wanted == "r":
            return Resolved(())
        if wanted in "np":
            return self._thing(wanted, number, sentence, mention.start)
        return self._person(wanted, number, sentence, mention.start)

    def _thing(self, wanted: str, number: int, sentence: int, token: int) -> Resolved:
        """ "It" is the last body that spoke, "they" the last group, or those who spoke together."""
        if wanted == "p":
            subject = self._group_before(number, sentence, token)
            if subject is not None:
                return subject
        for at, voice in reversed(self._speakers):
            if number - at > 2:
                break
            if wanted == "p" and voice.type == "group":
                return self._together(at, voice)
            if wanted == "n" and voice.type in ("organization", "government", "document"):
                return Resolved((voice,))
        if wanted == "p":
            for at, voice in reversed(self._speakers):
                if number - at > 2:
                    break
                if voice.type in ("organization", "government"):
                    return self._together(at, voice)
            return Resolved(tuple(voice for _, voice in self._speakers[-1:]), doubt="“they” names nobody")
        return Resolved(())

    def _group_before(self, number: int, sentence: int, token: int) -> Resolved | None:
        """The group with which this sentence or the one before begins."""
        part = self.analysed[number]
        for one in (sentence, sentence - 1):
            if one < 0:
                break
            start, end = part.sentences[one]
            mention = self._first_subject(part, start, end)
            if mention is None or mention.kind != "phrase" or (one == sentence and mention.end > token):
                continue
            resolved = self.cast.resolve(mention)
            if resolved.voices and resolved.voices[0].type == "group":
                last = self._last.get(number)
                return last[0] if last is not None and resolved.voices[0] in last[0].joint else resolved
        return None

    def _together(self, number: int, voice: Voice) -> Resolved:
        last = self._last.get(number)
        if last is not None and voice in last[0].joint:
            return last[0]
        return Resolved((voice,))

    def _person(self, wanted: str, number: int, sentence: int, token: int) -> Resolved:
        """ "He" and "she": who spoke or was spoken of last, of a gender that fits."""
        scores: dict[Voice, float] = {}
        for order, (at, one, place, voice) in enumerate(self._people):
            if (at, one) == (number, sentence) and place > token:
                continue
            if voice.gender and voice.gender != wanted:
                continue
            distance = (number - at) * 2 + (
                sentence - one if at == number else len(self.analysed[at].sentences) - one
            )
            if distance > _FAR + 4 or (at, one) > (number, sentence):
                continue
            subject = next((other for a, b, _, other in self._people if (a, b) == (at, one)), None) is voice
            score = -distance + (0.6 if subject else 0.0) + order * 1e-6
            scores[voice] = max(score, scores.get(voice, -99.0))
        spoke = next((voice for _, voice in reversed(self._speakers) if voice in scores), None)
        if spoke is not None:
            scores[spoke] += 0.9
        ranked = sorted(scores, key=lambda voice: -scores[voice])
        if not ranked:
            return Resolved(())
        best = ranked[0]
        rivals = [voice for voice in ranked[1:] if scores[best] - scores[voice] < 1.0]
        sure_gender = best.gender == wanted
        if rivals and not (sure_gender and all(not voice.gender for voice in rivals) and best is spoke):
            pronoun = "she" if wanted == "f" else "he"
            doubt = f"“{pronoun}” can be {best.name} or {rivals[0].name}"
            return Resolved((best, *rivals[:2]), doubt=doubt)
        if not best.gender:
            best.gender = wanted
        return Resolved((best,))


def _doubted(resolved: Resolved, doubt: str) -> Resolved:
    return Resolved(resolved.voices, resolved.joint, resolved.doubt or doubt)


def _is_only_quote(tokens: Sequence[Token]) -> bool:
    """Whether there are no words of the reporter's, but for what stands in brackets."""
    depth = 0
    for token in tokens:
        depth += token.text == "("
        depth -= token.text == ")"
        if token.is_word and not token.is_quoted and depth <= 0:
            return False
    return True


def _closes(text: str, quotation: Quotation, tokens: Sequence[Token]) -> bool:
    """Whether marked words end the sentence: a full stop does, a question mark unless somebody asks it."""
    if not quotation.is_closed:
        return True
    last = text[quotation.start : quotation.end].rstrip("’'\"” ")[-1:]
    if last == "." or last == "…":
        return True
    if last not in "?!":
        return False
    at = next(
        (index for index, token in enumerate(tokens) if token.start >= quotation.outer_end), len(tokens)
    )
    for index in range(at, min(at + 8, len(tokens))):
        token = tokens[index]
        if token.is_quoted or token.text in ".;?!:":
            return True
        if token.low in _SPEECH and token.low not in lexicon.NEVER_SPEECH:
            return False
    return True


def _adjacent(tokens: Sequence[Token], start: int, at: int) -> bool:
    """Whether only a comma, a colon, "that", or the one spoken to stands between verb and marks."""
    between = [token for token in tokens[start:at] if token.text not in ",:"]
    if not between:
        return True
    if len(between) > 9:
        return False
    if between[-1].low == "that" and len(between) == 1:
        return True
    if tokens[at - 1].text in ",:":
        told = tokens[start - 1].low in (
            "told",
            "asked",
            "reminded",
            "assured",
            "informed",
            "tells",
            "warned",
        )
        leads = between[0].low in lexicon.PREPOSITIONS | lexicon.ADVERBS | _TO_WHOM | frozenset(
            lexicon.WEEKDAYS
        )
        return (told or leads or tokens[at - 1].text == ":") and not any(
            token.low in _SPEECH for token in between
        )
    return all(token.low in _TO_WHOM for token in between)


def _is_active(tokens: Sequence[Token], verb: int) -> bool:
    """Whether "called" has a subject, and is not the participle of what is called so."""
    if verb < 1:
        return False
    before = tokens[verb - 1]
    return before.low in lexicon.PRONOUNS or before.low in ("has", "have", "had", "later", "also", "once")


def _is_titled(found: Sequence[str]) -> bool:
    """Whether every word that carries meaning begins with a capital, as in the title of a work."""
    heavy = [word for word in found if word.lower() not in _SMALL]
    return (
        bool(heavy)
        and all(word[0].isupper() or word[0].isdigit() for word in heavy)
        and found[0][0].isupper()
    )


def _is_verb_like(token: Token) -> bool:
    low = token.low
    return low in lexicon.AUXILIARIES or low in _SPEECH or (low.endswith("ed") and not token.is_capital)


def _cue_end(tokens: Sequence[Token], mention: Mention, stop: int) -> int:
    """Where the words that tell end: with the apposition, before the next mark."""
    end = max(mention.end, mention.start + 1)
    while end < stop and tokens[end].text not in ".;:—" and not tokens[end].is_quoted:
        end += 1
    while end > mention.end and tokens[end - 1].text == ",":
        end -= 1
    return end
