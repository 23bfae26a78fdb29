"""A witness that parses: the grammatical subject of the verb of speech is the speaker.

It needs spaCy and one of its models with a parser (https://spacy.io/usage/models), given by name or folder.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any

from briefreader.base.extras import installing
from briefreader.brief.reading.problem import BriefError
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.offsets import CharIndex
from briefreader.draft.annotations.sayings import ACCORDING
from briefreader.draft.annotations.words import Analysed, Quotation, Stretch
from briefreader.draft.text import verbs

_SURE = verbs.STRONG | {ACCORDING}
_SAYING = _SURE.union(verbs.SPEECH, verbs.BELIEF, verbs.DOUBT, verbs.DENY)
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_SHARING = frozenset(("conj", "xcomp", "advcl"))  # what has the subject of its head
_NOUNS = frozenset(("NOUN", "PROPN", "PRON"))
_BEHIND = frozenset(("prep", "relcl", "acl", "advcl", "punct", "ccomp", "parataxis"))
_RELATIVES = frozenset(("who", "which", "that"))
_OF_SPEAKER = frozenset(("i", "we", "you"))  # who speaks, in his own words
_FARTHEST = 3  # heads up to one with a subject
_FILLER = "x"  # stands for quoted words, so that they are one word to the parser


class SpacyWitness:
    """What a spaCy model takes for the speaker."""

    def __init__(self, model: str) -> None:
        """Load a model by name or folder. Raises BriefError if it cannot be loaded."""
        self.name = model
        self._read = _loaded(model)

    def speakers(self, document: Document, said: Sequence[Stretch]) -> Sequence[Stretch | None]:
        """The subject of the verb of speech of each stretch, if the parser finds one."""
        numbers = sorted({one.passage for one in said})
        quoted = defaultdict[int, list[Quotation]](list)
        for one in document.quotations:
            quoted[one.passage].append(one)
        texts = [_with_filler(document.passages[number].text, quoted[number]) for number in numbers]
        parsed = dict(zip(numbers, self._read.pipe(texts), strict=True))
        return [_speaker(parsed[one.passage], document.parts[one.passage], one) for one in said]


def _loaded(model: str) -> Any:
    try:
        return import_module("spacy").load(model, exclude=["ner", "lemmatizer"])
    except ImportError:
        mend = f"Install it: {installing('witness')}"
        raise BriefError("a second witness needs spaCy", model, mend) from None
    except OSError:
        mend = "Give the name of a model that is installed, or its folder."
        raise BriefError("spaCy has no such model", model, mend) from None


def _with_filler(text: str, quoted: Sequence[Quotation]) -> str:
    """A text of the same length, without the words between quotation marks."""
    for one in quoted:
        text = text[: one.start] + _FILLER * (one.end - one.start) + text[one.end :]
    return text


def _speaker(parsed: Any, part: Analysed, said: Stretch) -> Stretch | None:
    """The words that name the subject of the verb by which a stretch is said."""
    sentence = part.sentence_at(said.start)
    first, last = part.offsets(*sentence) if sentence is not None else (said.start, said.end)
    inside = [one for one in parsed if first <= CharIndex(one.idx) < last]
    tokens = [one for one in inside if not part.is_quoted_at(CharIndex(one.idx))]
    quoted = [one for one in inside if said.start <= CharIndex(one.idx) < said.end and one not in tokens]
    found = (_subject(verb) for verb in _verbs(tokens, quoted))
    subject = next((one for one in found if one is not None), None)
    if (
        subject is None
        or subject not in tokens
        or subject.pos_ not in _NOUNS
        or subject.lower_ in _OF_SPEAKER
    ):
        return None
    named = sorted(_phrase(subject, tokens))
    return Stretch(said.passage, CharIndex(named[0][0]), CharIndex(named[-1][1]))


def _phrase(token: Any, tokens: Sequence[Any]) -> Iterator[tuple[int, int]]:
    """Where the words of a noun phrase stand, with its appositions, without what only tells more of it."""
    yield token.idx, token.idx + len(token)
    for one in token.children:
        if one in tokens and one.dep_ not in _BEHIND:
            yield from _phrase(one, tokens)


def _verbs(tokens: Sequence[Any], quoted: Sequence[Any]) -> Iterator[Any]:
    """The verbs of speech of a sentence: first those above the quoted words, the surest, the nearest."""
    saying = [one for one in tokens if one.lower_ in _SAYING]
    if not quoted:
        yield from sorted(saying, key=lambda one: (one.lower_ not in _SURE, _depth(one)))
        return
    above = {up.i for one in quoted for up in one.ancestors}
    middle = quoted[len(quoted) // 2].i
    yield from sorted(
        saying, key=lambda one: (one.i not in above, one.lower_ not in _SURE, abs(one.i - middle))
    )


def _depth(token: Any) -> int:
    return sum(1 for _ in token.ancestors)


def _subject(verb: Any) -> Any:
    """The subject of a verb, its own or that of its head; whom "according to" names."""
    if verb.lower_ == ACCORDING:
        return next((one for to in verb.children for one in to.children if one.dep_ == "pobj"), None)
    for _ in range(_FARTHEST):
        own = next((one for one in verb.children if one.dep_ in _SUBJECTS), None)
        if own is not None and own.lower_ not in _RELATIVES:
            return own
        if own is not None or verb.dep_ == "relcl":
            return verb.head if verb.dep_ == "relcl" else None
        if verb.dep_ not in _SHARING:
            return None
        verb = verb.head
    return None
