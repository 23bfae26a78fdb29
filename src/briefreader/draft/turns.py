"""What is said in the turns of a transcript: one quote for each turn, of whom its label names."""

from collections.abc import Iterator

from briefreader.brief.model.brief import Quote, SaidTo, Span
from briefreader.brief.model.doubt import Doubt
from briefreader.brief.verification.labels import is_titled, without_titles
from briefreader.draft.attribution import NO_SPEAKER
from briefreader.draft.quotations import occurrence_of
from briefreader.draft.reading import Reading
from briefreader.draft.register import Register, name_in_ids
from briefreader.draft.rules import Rule
from briefreader.draft.source.article import Article
from briefreader.draft.voices import Voice, unnamed
from briefreader.draft.wording import last_words
from briefreader.records.turns import Turn

_NO_LABEL = Doubt("no-label")


class Turns:
    """The quotes of a transcript's turns, in their order; none of an article without a transcript."""

    def __init__(self, article: Article, reading: Reading, register: Register) -> None:
        self._article = article
        self._reading = reading
        self._register = register
        self._voices: dict[str, Voice] = {}
        self.quotes: list[Quote] = []
        if article.transcript is not None:
            for turn in article.transcript.turns:
                self.quotes.append(self._quote(turn))

    def _quote(self, turn: Turn) -> Quote:
        first, register = turn.pieces[0].at, self._register
        voice = self._voice(turn)
        doubt = _doubt(turn, voice)
        place = self._article.paragraphs[first].place
        name = voice.name if voice.type != "none" else "nobody"
        quote_id = register.new_id(f"q-{self._article.paragraphs[first].id}-{name_in_ids(name)}")
        register.mark(quote_id, Rule.TURN, words=turn.label or last_words(self._before(first)), doubt=doubt)
        return Quote(
            id=quote_id,
            speaker=register.speaker((voice,)),
            para=place,
            kind="direct",
            spans=tuple(self._spans(turn)),
            attribution=turn.label if turn.is_inside else None,
            said_to=self._said_to(turn),
            at=turn.clock or None,
            medium="interview" if self._is_interview else None,
            answers=self.quotes[turn.answers].id if turn.answers is not None else None,
        )

    def _spans(self, turn: Turn) -> Iterator[Span]:
        first = self._article.paragraphs[turn.pieces[0].at].place
        for piece in turn.pieces:
            paragraph = self._article.paragraphs[piece.at]
            text = paragraph.text or ""
            exact = text[piece.start : piece.end]
            place = paragraph.place if paragraph.place != first else None
            yield Span(exact, place, occurrence_of(exact, piece.start, text), "none")

    def _before(self, at: int) -> str:
        return (self._article.paragraphs[at - 1].text or "") if at else ""

    @property
    def _is_interview(self) -> bool:
        return self._article.transcript is not None and self._article.transcript.is_interview

    def _said_to(self, turn: Turn) -> SaidTo | None:
        """In an interview, answers are for whoever asks; what else a transcript has is for all."""
        if not self._is_interview:
            return "statement"
        return None if turn.is_question else "reporter"

    # Who speaks

    def _voice(self, turn: Turn) -> Voice:
        if not turn.speaker:
            return self._reading.nobody
        if turn.speaker not in self._voices:
            self._voices[turn.speaker] = self._new_voice(turn)
        voice = self._voices[turn.speaker]
        if turn.kind in ("name", "role") and turn.name not in ("", voice.name):
            voice.call(turn.name)
        return voice

    def _new_voice(self, turn: Turn) -> Voice:
        """Whoever a label names: a person of the article, else a new voice that is called as the label is."""
        bare = without_titles(turn.speaker)
        if " " in bare and " of " not in bare:
            resolved = self._reading.named(bare)
            if len(resolved.voices) == 1 and resolved.doubt is None:
                return resolved.voices[0]
        known = self._reading.person_called(bare) if " " not in bare else None
        if known is not None:
            return known
        is_role = turn.kind == "role" and turn.speaker.casefold() in turn.label.casefold()
        kind = unnamed(turn.speaker.lower()).type if is_role else "person"
        return Voice(turn.speaker, kind, (bare,) if is_titled(turn.speaker) else ())


def _doubt(turn: Turn, voice: Voice) -> Doubt | None:
    if turn.doubt == "no-label":
        return _NO_LABEL
    if turn.doubt == "taken-for":
        return Doubt("short-name", (turn.label, voice.name))
    if turn.doubt == "unknown-label":
        return Doubt("unknown-name", (turn.label,))
    return NO_SPEAKER if turn.kind == "answer" and voice.type == "none" else None
