"""What somebody denies, and who asserts it: whom the denial names, or who says so beside it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from briefreader.base.ids import slug
from briefreader.brief.model.doubt import Doubt
from briefreader.draft import lexicon, verbs
from briefreader.draft.analysis import Sentence
from briefreader.draft.attribution import Attribution
from briefreader.draft.clauses import ACCORDING, speeches
from briefreader.draft.denial import lacks_evidence
from briefreader.draft.listing import word_set
from briefreader.draft.places import states_in
from briefreader.draft.predicates import Predicate, is_clause, predicate_of, says_same, shares_words
from briefreader.draft.reading import BE_SAID, Denial, Reading, Statement
from briefreader.draft.reversal import RELAYED, REVERSED
from briefreader.draft.rules import Rule
from briefreader.draft.tokens import Token, first_other, last_other
from briefreader.draft.voices import Voice

_ACCUSING = word_set("accuse allege blame charge claim complain")
_OTHER_ASSERTING = word_set(
    """
    acknowledge add admit affirm agree announce argue assert believe boast concede conclude confess confirm
    contend declare emphasise emphasize estimate explain find indicate inform insist maintain note observe
    predict reaffirm recall recount reiterate remark repeat report reveal say state stress suggest swear tell
    testify think tweet warn write
    """
)
_ASSERTING = _ACCUSING | _OTHER_ASSERTING | {ACCORDING}
_OF_CLAUSES = word_set("add allege argue believe claim insist say testify think")
_TELLING = word_set("inform tell warn")  # somebody
_TO_THAT = 7  # tokens from the verb to its "that"
_REPEATED = re.compile(r"\bsuch (?:accusations?|allegations?|claims?|charges?|reports?|stories|rumou?rs)\b")
_VIEW = re.compile(r"\b[\w’']+[’']s? (?:view|opinion|eyes)\b|\b(?:view|opinion|eyes) of\b")
_JOINING = word_set("although though but while whereas and")
_CONDITION = re.compile(r"\s*(?:If|Should|Were|Unless) ")
_GOES_ON = re.compile(r"(?:But |However, |Yet )?(?:It|He|She|They|The \w+|Neither|No) ")
_TOLD = word_set("me him her us them reporters journalists")
_LONGEST_REMARK = 14  # tokens
_LOOKED_BEHIND = 400  # characters behind a saying for a remark
_LONGEST_NAME = 9  # words, beyond which a description is no name that was read right
_FARTHEST_TOLD = 60  # sentences in which "the assertion" is looked for
_OWNED_BACK = 4  # sentences in which the claim of somebody who is named is looked for


class Saying(NamedTuple):
    """A statement or quotation as it can be denied: by whom, its sentence's offsets, and what it says."""

    source: Statement | Attribution
    voices: tuple[Voice, ...]
    passage: int
    start: int
    end: int
    words: str  # without those that name the speaker

    @property
    def doubt(self) -> Doubt | None:
        """What is doubtful about its speaker."""
        return self.source.resolved.doubt


class NoEvidence(NamedTuple):
    """The reporter's words that somebody gave no evidence, and where they stand."""

    voice: Voice
    words: str
    passage: int
    start: int
    saying: Saying


class Dispute(NamedTuple):
    """A denial with the claim's words, those who assert it, and what the reporter says of their evidence.

    Without words nobody can tell what is denied, and there is no claim.
    """

    denial: Denial
    also: tuple[Denial, ...]  # of others who deny the same
    text: str
    pairing: Rule | None  # how the other side was found
    partners: tuple[Saying, ...]
    named: tuple[Voice, ...]  # whose claim the denial says it is, where no saying of theirs is at hand
    remarks: tuple[NoEvidence, ...]
    doubt: Doubt | None


def disputes_of(reading: Reading) -> tuple[Dispute, ...]:
    """Every denial and doubt of the article with its other side, in order."""
    context = _Context(reading)
    found: list[Dispute] = []
    for denial in reading.denials:
        if _is_said_again(denial, found):
            continue
        if found and context.is_same_side(denial, found[-1]):
            found[-1] = found[-1]._replace(also=(*found[-1].also, denial))
        else:
            found.append(context.dispute(denial))
    return tuple(found)


def _is_said_again(denial: Denial, found: Sequence[Dispute]) -> bool:
    """ "X denied that …. "That is fiction," X said.": no second claim."""
    if not found or denial.cue.claim.tells:
        return False
    before = found[-1].denial
    is_near = denial.sentence.passage == before.sentence.passage
    is_again = denial.cue.rule is Rule.SAYS_FALSE or denial.cue.claim.reference == "pronoun"
    return is_again and is_near and denial.resolved.speakers == before.resolved.speakers


class _Found(NamedTuple):
    """The other side of a denial as one way of looking found it."""

    pairing: Rule
    partners: tuple[Saying, ...]
    text: str = ""
    named: tuple[Voice, ...] = ()


class _Context:
    """The sentences of an article in order, with what is said in each."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._order = [
            Sentence(number, order, start, end)
            for number, part in enumerate(reading.analysed)
            for order, (start, end) in enumerate(part.sentences)
        ]
        self._index = {(one.passage, one.number): at for at, one in enumerate(self._order)}
        self._denied = {denial.sentence: denial for denial in reading.denials}
        self._sayings: dict[int, list[Saying]] = {}
        for at, saying in self._all_sayings():
            self._sayings.setdefault(at, []).append(saying)
        self._remarks = tuple(_remarks(reading, list(chain.from_iterable(self._sayings.values()))))
        self._predicates: dict[Saying, Predicate] = {}

    # What is said

    def _all_sayings(self) -> Iterator[tuple[int, Saying]]:
        for statement in self._reading.statements:
            sentence = statement.sentence
            if self._is_denial(statement):
                continue
            offsets = self._reading.analysed[sentence.passage].offsets(sentence.start, sentence.end)
            words = self._stated(statement)
            yield (
                self._index[sentence.passage, sentence.number],
                Saying(statement, statement.resolved.speakers, sentence.passage, *offsets, words),
            )
        for one in self._reading.attributions:
            passage, part = one.quotation.passage, self._reading.analysed[one.quotation.passage]
            found = part.sentence_at(one.quotation.outer_start)
            at = None if found is None else self._index[passage, part.sentences.index(found)]
            if at is None or found is None or not one.resolved.voices or self._order[at] in self._denied:
                continue
            offsets = part.offsets(*found)
            words = part.text[slice(*offsets)].replace(one.cue, " ") if one.cue else part.words(*found)
            yield at, Saying(one, one.resolved.speakers, passage, *offsets, words)

    def _is_denial(self, statement: Statement) -> bool:
        """Whether a statement is itself a denial, and not what stands before one in its sentence."""
        denial = self._denied.get(statement.sentence)
        if denial is None or denial.cue.mention is None:
            return denial is not None
        is_own = statement.resolved.speakers == denial.resolved.speakers
        return is_own or statement.speech.verb >= denial.cue.mention.start

    def _stated(self, statement: Statement) -> str:
        """The words of a statement; before a denial in its sentence, those up to it."""
        sentence, speech = statement.sentence, statement.speech
        part = self._reading.analysed[sentence.passage]
        end, denial = sentence.end, self._denied.get(sentence)
        if denial is not None and denial.cue.mention is not None:
            before = denial.cue.claim.before or denial.cue.mention.start
            end = before if before > speech.verb else end
        words = part.words(sentence.start, end)
        return words.replace(speech.mention.text, " ", 1)

    def _predicate(self, saying: Saying) -> Predicate:
        if saying not in self._predicates:
            self._predicates[saying] = predicate_of(saying.words)
        return self._predicates[saying]

    # A denial

    def dispute(self, denial: Denial) -> Dispute:
        """A denial with its other side."""
        at = self._place(denial)
        claim = denial.cue.claim
        part = self._reading.analysed[denial.sentence.passage]
        text = part.text[claim.said.start : claim.said.end] if claim.said is not None else ""
        found = self._found(denial, at, text)
        if found is None:
            return Dispute(denial, (), text or self._clause_before(denial), None, (), (), (), None)
        doubt = None
        if len(found.partners) > 1:
            doubt = Doubt("who-is-answered", tuple(one.voices[0].name for one in found.partners[:2]))
        remarks = tuple(one for one in self._remarks if self._concerns(one, at, found.partners))
        text = text or found.text
        return Dispute(denial, (), text, found.pairing, found.partners, found.named, remarks, doubt)

    def is_same_side(self, denial: Denial, before: Dispute) -> bool:
        """Whether somebody denies what another denied in the sentence before, or "it"."""
        first = before.denial
        is_next = self._place(denial) - self._place([first, *before.also][-1]) == 1
        others = denial.resolved.speakers != first.resolved.speakers
        if not is_next or not others or denial.cue.stance != first.cue.stance or denial.owner is not None:
            return False
        claim = denial.cue.claim
        if claim.said is None:
            refers = claim.reference in ("pronoun", "claim", "accusation") and not claim.topic
            return refers and self._back(denial, self._place(denial)) is None
        part = self._reading.analysed[denial.sentence.passage]
        said = part.text[claim.said.start : claim.said.end]
        return bool(before.text) and says_same(predicate_of(said), predicate_of(before.text))

    def _place(self, denial: Denial) -> int:
        return self._index[denial.sentence.passage, denial.sentence.number]

    def _found(self, denial: Denial, at: int, text: str) -> _Found | None:
        """The other side, by what the denial tells of it."""
        claim = denial.cue.claim
        if denial.owner is not None:
            return self._of_owner(denial, at, text)
        if claim.reference == "clause":
            return self._in_clause_before(denial, at)
        if text:
            return self._beside(denial, at, text)
        return self._back(denial, at) if claim.reference != "none" else None

    def _of_owner(self, denial: Denial, at: int, text: str) -> _Found | None:
        """ "Denied the ministry's claim": what the ministry said last, before it."""
        owners = denial.owner.speakers if denial.owner is not None else ()
        if not owners or not self._may_oppose(denial, owners):
            return None
        for place in range(at, max(-1, at - _OWNED_BACK - 1), -1):
            for saying in reversed(self._sayings.get(place, [])):
                if not self._is_by(saying, owners) or not self._can_answer(denial, saying):
                    continue
                if not text and not self._is_meant(denial, saying):
                    continue
                if text and not self._says(denial, saying, text):
                    continue
                return _Found(Rule.NAMES_OWNER, (saying,), text=self._told(saying))
        return _Found(Rule.NAMES_OWNER, (), named=tuple(owners)) if text else None

    def _is_by(self, saying: Saying, owners: Sequence[Voice]) -> bool:
        return any(one is owner or one.party == owner.party for one in saying.voices for owner in owners)

    def _in_clause_before(self, denial: Denial, at: int) -> _Found | None:
        """ "Roe said that Lund had sold the boats, which Lund denied": who says the clause before."""
        sayings = [one for one in self._sayings.get(at, []) if isinstance(one.source, Statement)]
        text = self._clause_before(denial)
        saying = next(iter(sayings), None)
        is_plain = saying is not None and self._is_asserted(saying) and self._can_answer(denial, saying)
        if saying is None or not text or not is_plain or self._is_relayed(saying, text):
            return None
        return _Found(Rule.REFERS_BACK, (saying,), text=text)

    def _clause_before(self, denial: Denial) -> str:
        """The reported clause before ", which X denied"; empty if there is none."""
        claim, sentence = denial.cue.claim, denial.sentence
        if claim.reference != "clause":
            return ""
        part = self._reading.analysed[sentence.passage]
        tokens = part.tokens
        told = [one for one in speeches(part, sentence.start, claim.before) if one.verb < claim.before]
        if not told:
            return ""
        last = max(told, key=lambda one: one.verb)
        is_that = any(token.low == "that" for token in tokens[last.verb : claim.before])
        if not is_that and last.lemma not in _ASSERTING:
            return ""
        that = last_other(tokens, last.verb + 1, claim.before, lambda token: token.low != "that")
        first = that + 1 if that > last.verb else last.verb + 1
        first = first_other(tokens, first, claim.before, lambda token: token.low in _TOLD)
        text = part.words(first, claim.before) if first < claim.before else ""
        begins = tokens[first].low if first < claim.before else ""
        is_phrase = begins in lexicon.PREPOSITIONS or begins in ("him", "her", "them", "it")
        return text if is_clause(text) and not is_phrase and last.mention.end <= first else ""

    def _beside(self, denial: Denial, at: int, text: str) -> _Found | None:
        """Who says the same in the same sentence or the next on either side, or repeats "such claims"."""
        partners: list[Saying] = []
        for place in self._places_before(at):
            same = [one for one in self._sayings.get(place, []) if self._says(denial, one, text)]
            if not same and place < at:
                break
            partners += same
        partners += [one for one in self._sayings.get(at + 1, []) if self._says(denial, one, text)]
        if not partners and denial.cue.claim.is_definite:
            partners = self._earlier(denial, at, text)
        if partners:
            return _Found(Rule.SAYS_SAME, _one_of_each(partners))
        repeated = [
            one
            for one in self._sayings.get(at + 1, [])
            if isinstance(one.source, Statement)
            and _REPEATED.search(self._whole(one))
            and self._may_oppose(denial, one.voices)
        ]
        return _Found(Rule.REFERS_BACK, _one_of_each(repeated)) if repeated else None

    def _earlier(self, denial: Denial, at: int, text: str) -> list[Saying]:
        """ "Rejects the assertion that": the last that says so anywhere before, as the article told it."""
        places = range(at - 1, max(-1, at - _FARTHEST_TOLD), -1)
        before = (one for place in places for one in self._sayings.get(place, []))
        return [*islice((one for one in before if self._says(denial, one, text)), 1)]

    def _whole(self, saying: Saying) -> str:
        return self._reading.passages[saying.passage].text[saying.start : saying.end]

    def _places_before(self, at: int) -> Iterator[int]:
        """The sentence itself and those before it, past remarks that there is no evidence."""
        yield at
        place = at - 1
        while place >= 0:
            if not self._is_remark(place):
                yield place
            place -= 1

    def _is_remark(self, place: int) -> bool:
        """Whether a sentence only says that somebody gave no evidence."""
        sentence = self._order[place]
        words = self._reading.analysed[sentence.passage].words(sentence.start, sentence.end)
        is_short = sentence.end - sentence.start <= _LONGEST_REMARK
        return is_short and bool(lacks_evidence(words) and _GOES_ON.match(words))

    def _says(self, denial: Denial, saying: Saying, text: str) -> bool:
        return (
            self._can_answer(denial, saying)
            and self._is_asserted(saying)
            and not _CONDITION.match(saying.words)
            and says_same(predicate_of(text), self._predicate(saying))
            and not self._is_relayed(saying, text)
        )

    def _back(self, denial: Denial, at: int) -> _Found | None:
        """What stands before "this", "the report", "the charge": in the sentence, else in the one before."""
        for place in self._places_before(at):
            sayings = [one for one in self._sayings.get(place, []) if self._can_answer(denial, one)]
            meant = [one for one in sayings if self._is_meant(denial, one)]
            if meant:
                saying = meant[-1]
                text = self._inner(saying, denial) if place == at else self._told(saying)
                return _Found(Rule.REFERS_BACK, (saying,), text=text)
            if place < at or self._goes_on(denial):
                break
        return None

    def _told(self, saying: Saying) -> str:
        """The clause behind "said that", where more stands before the speaker; empty if none is found."""
        source = saying.source
        if isinstance(source, Attribution) or source.speech.lemma == ACCORDING:
            return ""
        sentence, verb = source.sentence, source.speech.verb
        part = self._reading.analysed[sentence.passage]
        last = min(verb + _TO_THAT, sentence.end - 1)
        that = next((at for at in range(verb + 1, last) if part.tokens[at].low == "that"), None)
        is_bare = source.speech.lemma in _OF_CLAUSES and _opens_clause(part.tokens[min(verb + 1, last)])
        if that is None and not is_bare:
            return ""
        first = verb + 1 if that is None else that + 1
        text = part.words(first, sentence.end)
        return text if is_clause(text) else ""

    def _inner(self, saying: Saying, denial: Denial) -> str:
        """What somebody says before a denial in its sentence: "Roe said …, but Poe denied it"."""
        source, mention, sentence = saying.source, denial.cue.mention, denial.sentence
        if isinstance(source, Attribution) or mention is None or source.speech.verb >= mention.start:
            return ""
        tokens, first = self._reading.analysed[sentence.passage].tokens, source.speech.verb + 1
        first += tokens[first].low == "that"
        comma = last_other(tokens, first, mention.start, lambda token: token.text != ",")
        end = comma if comma > first else mention.start
        return self._reading.analysed[sentence.passage].words(first, end)

    def _goes_on(self, denial: Denial) -> bool:
        """ "The hill is theirs, although Norland disputes this": only the clause before can be meant."""
        mention, sentence = denial.cue.mention, denial.sentence
        if mention is None:
            return False
        tokens = self._reading.analysed[sentence.passage].tokens
        before = last_other(tokens, sentence.start, mention.start, _belongs_to_subject)
        return before > sentence.start + 1 and tokens[before].low in _JOINING

    def _is_meant(self, denial: Denial, saying: Saying) -> bool:
        """Whether a saying is of the kind that a denial refers to, and about what it tells."""
        reference = denial.cue.claim.reference
        if not self._is_asserted(saying) or not self._is_about(denial, saying):
            return False
        if reference in ("accusation", "wrongdoing"):
            return self._is_accusation(saying, denial) and (
                reference == "accusation" or self._names(saying, denial)
            )
        return True

    def _is_about(self, denial: Denial, saying: Saying) -> bool:
        topic = denial.cue.claim.topic
        return not topic or shares_words(topic, saying.words)

    def _is_accusation(self, saying: Saying, denial: Denial) -> bool:
        """Whether somebody accuses; to speak of the denier makes one accusation, not "the accusations"."""
        source, claim = saying.source, denial.cue.claim
        is_accusing = isinstance(source, Statement) and source.speech.lemma in _ACCUSING
        if is_accusing or any(one.saying == saying for one in self._remarks):
            return True
        is_according = isinstance(source, Statement) and source.speech.lemma == ACCORDING
        is_one = not claim.noun.endswith("s") or bool(claim.topic) or claim.reference == "wrongdoing"
        return is_one and not is_according and self._names(saying, denial)

    def _names(self, saying: Saying, denial: Denial) -> bool:
        """Whether a saying is about those who deny it."""
        against = denial.resolved.speakers
        if {voice.state for voice in against if voice.state} & set(states_in(saying.words)):
            return True
        names = {name for voice in against for name in _names_of(voice)}
        return any(re.search(rf"\b{re.escape(name)}\b", saying.words, re.IGNORECASE) for name in names)

    def _is_asserted(self, saying: Saying) -> bool:
        """Whether it asserts something: no question, no wish, no more than one who speaks."""
        source = saying.source
        if isinstance(source, Attribution):
            words = source.quotation.words(self._reading.passages).rstrip(" ”’\"'")
            return not words.endswith("?") and is_clause(words)
        return self._tells_clause(source) and is_clause(saying.words)

    def _tells_clause(self, statement: Statement) -> bool:
        """Whether a verb asserts a clause: "maintains that", not "maintains a lead"."""
        lemma, verb = statement.speech.lemma, statement.speech.verb
        if lemma in _ACCUSING | _OF_CLAUSES | {ACCORDING}:
            return True
        tokens, end = self._reading.analysed[statement.sentence.passage].tokens, statement.sentence.end
        behind = tokens[verb + 1 : min(verb + 1 + _TO_THAT, end)]
        is_last = not behind or not behind[0].is_word or statement.speech.mention.start > verb
        is_thing = not is_last and behind[0].low in lexicon.DETERMINERS - {"that"} and lemma not in _TELLING
        is_that = not is_thing and any(token.low == "that" for token in behind)
        return lemma in _ASSERTING and (is_last or is_that)

    # Who can oppose

    def _can_answer(self, denial: Denial, saying: Saying) -> bool:
        """Whether a denial can be an answer to a saying: it is no denier's, and his who says it."""
        if saying.doubt in (REVERSED, RELAYED) or not self._may_oppose(denial, saying.voices):
            return False
        if self._may_be_described(denial, saying):
            return False
        source = saying.source
        return isinstance(source, Attribution) or source.speech.lemma != BE_SAID

    def _is_relayed(self, saying: Saying, denied: str) -> bool:
        """ "Roe said that Lund believed it was sold" is no claim of Roe's that it was sold."""
        if not isinstance(saying.source, Statement):
            return False
        sentence, verb = saying.source.sentence, saying.source.speech.verb
        tokens = self._reading.analysed[sentence.passage].tokens
        denial = self._denied.get(sentence)
        end = sentence.end if denial is None else denial.cue.start
        plain = set(denied.lower().split())
        return bool(_VIEW.search(saying.words)) or any(
            _is_said_too(tokens, at) and tokens[at].low not in plain for at in range(verb + 1, end)
        )

    def _may_oppose(self, denial: Denial, voices: Sequence[Voice]) -> bool:
        """Whether they are others than those who deny, as far as names and descriptions tell."""
        against = denial.resolved.speakers
        if any(len(voice.name.split()) > _LONGEST_NAME for voice in voices):
            return False
        return bool(voices) and not any(_may_be_one(one, other) for one in voices for other in against)

    def _may_be_described(self, denial: Denial, saying: Saying) -> bool:
        """Whether "the founder" can be the one who denies: a person, of whom he does not speak by name."""
        is_described = saying.doubt is not None and saying.doubt.kind == "named-elsewhere"
        people = [*saying.voices, *denial.resolved.speakers]
        return (
            is_described and all(one.type == "person" for one in people) and not self._names(saying, denial)
        )

    def _concerns(self, remark: NoEvidence, at: int, partners: Sequence[Saying]) -> bool:
        """Whether a remark is about what is denied."""
        return remark.saying in partners


def _opens_clause(token: Token) -> bool:
    """Whether a clause can begin with it: "the boats", "he", "Roe"."""
    return token.low in lexicon.DETERMINERS | lexicon.PRONOUNS.keys() or token.is_capital


def _is_said_too(tokens: Sequence[Token], at: int) -> bool:
    """Whether a verb of speech or belief stands there, in a finite form."""
    low, before = tokens[at].low, tokens[at - 1]
    is_past = low.endswith("ed") or low in ("said", "thought", "felt", "told", "wrote")
    is_present = low not in verbs.NEVER_SPEECH and (low.endswith("s") or before.low.endswith("s"))
    is_finite = is_past or is_present or before.low in lexicon.PRONOUNS or before.is_capital
    return (
        low in verbs.SPEECH.keys() | verbs.BELIEF.keys()
        and is_finite
        and before.low not in lexicon.DETERMINERS | lexicon.BE
    )


def _belongs_to_subject(token: Token) -> bool:
    return token.low in lexicon.DETERMINERS or token.low in lexicon.ROLE_NOUNS


def _may_be_one(one: Voice, other: Voice) -> bool:
    """Whether two can be one: the same party or name, or a description that can be the other's."""
    if one is other or slug(one.side) == slug(other.side):
        return True
    if one.type == other.type == "person":
        is_given_same = not (one.is_full and other.is_full) or one.tokens[:1] == other.tokens[:1]
        return bool(one.family) and one.family.casefold() == other.family.casefold() and is_given_same
    names = [{word.casefold() for word in _names_of(voice)} for voice in (one, other)]
    return not names[0].isdisjoint(names[1])


def _names_of(voice: Voice) -> Iterator[str]:
    """The names by which a text calls somebody."""
    yield voice.name
    yield from voice.aliases
    if voice.is_named and voice.family:
        yield voice.family


def _one_of_each(sayings: Iterable[Saying]) -> tuple[Saying, ...]:
    """One saying of each who speaks, the first."""
    found: list[Saying] = []
    for saying in sayings:
        if not any(saying.voices[0] in one.voices for one in found):
            found.append(saying)
    return tuple(found)


# What the reporter says of evidence


def _remarks(reading: Reading, sayings: Sequence[Saying]) -> Iterable[NoEvidence]:
    """The reporter's remarks that evidence was not given, with those of whom he says it."""
    for saying in sayings:
        text = reading.passages[saying.passage].text
        words = lacks_evidence(text[saying.start : saying.end])
        if words and isinstance(saying.source, Statement):
            for voice in saying.voices:
                yield NoEvidence(voice, words, saying.passage, saying.start, saying)
            continue
        # "It offered no proof." after what was said.
        after = re.split(r"(?<=[.!?”\"])\s+", text[saying.end : saying.end + _LOOKED_BEHIND].strip())[0]
        words = lacks_evidence(after)
        if words and _GOES_ON.match(after):
            yield NoEvidence(saying.voices[0], words, saying.passage, saying.end, saying)
