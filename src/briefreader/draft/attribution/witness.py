"""A second opinion on who speaks: what differs from it is flagged, and what agrees is as sure as before."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.people import Resolved, Voice
from briefreader.draft.annotations.sayings import BE_SAID, LISTED, Attribution, Statement
from briefreader.draft.annotations.words import Stretch
from briefreader.draft.mentions.titles import is_honorific, without_article, words_in
from briefreader.draft.text import lexicon

_WITHOUT_SPEAKER = (BE_SAID, LISTED)
_OF_ANYBODY = frozenset(("p", ""))  # "they", and pronouns of whoever speaks


class Witness(Protocol):
    """Something that reads the article by other means than rules: a parser, a model."""

    @property
    def name(self) -> str:
        """What it is called in the draft."""

    def speakers(self, document: Document, said: Sequence[Stretch]) -> Sequence[Stretch | None]:
        """For each stretch that somebody says, the words of the article that name whom, or None.

        A stretch is what stands between quotation marks, with them, or a sentence that reports something.
        """


def with_second_opinion(document: Document, witness: Witness) -> Document:
    """With a doubt wherever the witness names somebody else, and nothing is doubtful yet."""
    quoted = {one: _place(one) for one in document.attributions}
    stated = {one: _sentence(document, one) for one in document.statements if _has_speaker(one)}
    asked = (*quoted.values(), *stated.values())
    told = dict(zip(asked, witness.speakers(document, asked), strict=True))

    def second(resolved: Resolved, place: Stretch, cue: str) -> Resolved:
        named = told[place]
        words = named.words(document.passages) if named is not None else ""
        if not words or resolved.doubt is not None or _agrees(words, resolved, cue):
            return resolved
        return replace(resolved, doubt=Doubt("second-opinion", (words,)))

    attributions = tuple(
        replace(one, resolved=second(one.resolved, place, one.cue)) for one, place in quoted.items()
    )
    statements = tuple(
        one._replace(resolved=second(one.resolved, stated[one], one.speech.mention.text))
        if one in stated
        else one
        for one in document.statements
    )
    by_quotation = {one.quotation: one.resolved for one in attributions}
    by_sentence = {(one.sentence, one.resolved.speakers): one.resolved for one in statements}
    denials = tuple(
        one._replace(
            resolved=by_quotation[one.quotation]
            if one.quotation is not None
            else by_sentence.get((one.sentence, one.resolved.speakers), one.resolved)
        )
        for one in document.denials
    )
    return replace(document, attributions=attributions, statements=statements, denials=denials)


def _has_speaker(statement: Statement) -> bool:
    return statement.speech.lemma not in _WITHOUT_SPEAKER


def _place(one: Attribution) -> Stretch:
    quotation = one.quotation
    return Stretch(quotation.passage, quotation.outer_start, quotation.outer_end)


def _sentence(document: Document, statement: Statement) -> Stretch:
    sentence = statement.sentence
    offsets = document.parts[sentence.passage].offsets(sentence.start, sentence.end)
    return Stretch(sentence.passage, *offsets)


def _agrees(words: str, resolved: Resolved, cue: str) -> bool:
    """Whether words that name a speaker can be those of one who speaks; `cue` is what the rules read."""
    wanted = lexicon.PRONOUNS.get(words.lower())
    told = frozenset(word for word in words_in(without_article(words)) if not is_honorific(word))
    if not resolved.voices or told <= frozenset(words_in(cue)):
        return True
    if wanted is not None:
        return any(_can_be(voice, wanted) for voice in resolved.speakers)
    return any(not told.isdisjoint(_words_of(voice)) for voice in resolved.speakers)


def _can_be(voice: Voice, wanted: str) -> bool:
    """Whether a pronoun of a gender can mean a voice."""
    if wanted in _OF_ANYBODY:
        return True
    if wanted == "n":
        return voice.type != "person"
    return voice.type in ("person", "group") and voice.gender in ("", wanted)


def _words_of(voice: Voice) -> frozenset[str]:
    """The words by which a text can name somebody."""
    told = (voice.name, *voice.aliases, voice.role, voice.affiliation, *voice.nouns, *voice.spellings)
    return frozenset(word for words in told for word in words_in(words))
