"""What is said in the turns of a transcript: one quote for each turn, of whom its label names."""

from collections.abc import Iterator

from briefreader.brief.model.brief import Quote, SaidTo, Span
from briefreader.brief.model.doubt import Doubt
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.offsets import CharIndex
from briefreader.draft.annotations.people import Voice
from briefreader.draft.annotations.sayings import NO_SPEAKER
from briefreader.draft.assembly.register import Register, name_in_ids
from briefreader.draft.assembly.spans import occurrence_of
from briefreader.draft.assembly.wording import last_words
from briefreader.draft.rules import Rule
from briefreader.draft.source.article import Article
from briefreader.records.turns import Turn

_NO_LABEL = Doubt("no-label")


def turns_of(document: Document, article: Article, register: Register) -> list[Quote]:
    """The quotes of a transcript's turns, in their order; none of an article without a transcript."""
    quotes: list[Quote] = []
    for turn, voice in zip(document.turns, document.turn_voices, strict=True):
        quotes.append(_quote(article, register, turn, voice, quotes))
    return quotes


def _quote(article: Article, register: Register, turn: Turn, voice: Voice, before: list[Quote]) -> Quote:
    first = article.paragraphs[turn.pieces[0].at]
    name = voice.name if voice.type != "none" else "nobody"
    quote_id = register.new_id(f"q-{first.id}-{name_in_ids(name)}")
    words = turn.label or last_words(_text_before(article, turn.pieces[0].at))
    register.mark(quote_id, Rule.TURN, words=words, doubt=_doubt(turn, voice))
    is_interview = article.transcript is not None and article.transcript.is_interview
    return Quote(
        id=quote_id,
        speaker=register.speaker((voice,)),
        para=first.place,
        kind="direct",
        spans=tuple(_spans(article, turn)),
        attribution=turn.label if turn.is_inside else None,
        said_to=_said_to(turn) if is_interview else "statement",
        at=turn.clock or None,
        medium="interview" if is_interview else None,
        answers=before[turn.answers].id if turn.answers is not None else None,
    )


def _spans(article: Article, turn: Turn) -> Iterator[Span]:
    first = article.paragraphs[turn.pieces[0].at].place
    for piece in turn.pieces:
        paragraph = article.paragraphs[piece.at]
        text = paragraph.text or ""
        exact = text[piece.start : piece.end]
        place = paragraph.place if paragraph.place != first else None
        yield Span(exact, place, occurrence_of(exact, CharIndex(piece.start), text), "none")


def _text_before(article: Article, at: int) -> str:
    return (article.paragraphs[at - 1].text or "") if at else ""


def _said_to(turn: Turn) -> SaidTo | None:
    """In an interview, answers are for whoever asks; what else a transcript has is for all."""
    return None if turn.is_question else "reporter"


def _doubt(turn: Turn, voice: Voice) -> Doubt | None:
    if turn.doubt == "no-label":
        return _NO_LABEL
    if turn.doubt == "taken-for":
        return Doubt("short-name", (turn.label, voice.name))
    if turn.doubt == "unknown-label":
        return Doubt("unknown-name", (turn.label,))
    return NO_SPEAKER if turn.kind == "answer" and voice.type == "none" else None
