"""A transcript's turns: who speaks, in which words, and which of them is a question.

A turn goes on until the next label. Words that nobody says, as "(Applause.)" and times, are left out of it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from briefreader.brief.verification.labels import (
    Label,
    LabelKind,
    is_note,
    is_titled,
    label_of,
    line_label,
    notes_in,
)
from briefreader.records.people import People

TurnDoubt = Literal[
    "unknown-label",  # nothing tells that the label is a speaker's
    "taken-for",  # the label is taken for a name that is printed elsewhere
    "no-label",  # some of the words have no label, and may be somebody else's
]

_FEWEST = 3  # labelled paragraphs of a transcript; of questions and answers two are enough
_SHARE = 0.25  # of the paragraphs from the first label on, where the labels alone do not tell
_SPOKEN = 0.5  # of the labelled paragraphs that end as sentences do
_ASKS = 0.6  # of the turns of somebody who asks, and no more than the rest of the other's
_FEWEST_NOTES = 2  # stage notes that make a text with one label a speech
_LONGEST_LABEL = 130  # characters
_LONGEST_HEADING = 80
_SHORT_NOTE = 3  # words
_LONGEST_QUESTION = 400  # characters of a question that has no label
_SENTENCE_ENDS = (".", "?", "!", "…", "—", "–", "-", "”", '"', "’", "'", ")", "]")
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,3}")
_ENDS = (".", "!", "?", "…", "”", '"', "’", "'", "»", ")", "]", ":", ";", ",", "—", "–", "-")
_NEXT_SENTENCE = re.compile(r"(?<=[.?!…)\]”\"’—–-])\s+(?=[A-ZÀ-Þ>])")
_MARKED = re.compile(r"[“\"«‘'„].*[”\"»’'“][.,]?", re.DOTALL)
_CLOSES = re.compile(
    r"\W*(?:whereupon\b|end(?: of (?:the )?(?:interview|transcript|recording))?\b(?:\W|\d|[ap]\.?m|e[ds]t)*$"
    r"|\[?end(?:ed)?\]?$|the (?:committee|subcommittee|hearing|meeting|council|board|session|court) (?:was |is |stands )?(?:adjourned|rose|recessed)"
    r"|(?:this|the|our) (?:interview|conversation|transcript|exchange|q ?& ?a|discussion|podcast)\b.{0,60}"
    r"\b(?:edited|condensed|lightly|conducted|took place|translated|recorded|originally|appeared|was|has been)\b"
    r"|(?:edited|condensed|reporting|translated|produced|transcribed|interview) (?:by|for)\b|about the author"
    r"|[#*•\s_~-]{2,}$)",
    re.IGNORECASE,
)
_INSERTS = re.compile(r"\b(?:follows?|statement|submitted|insert|appendix|exhibit|material|letter|record)\b", re.I)
_SAYING = r"(?:said|says|adds|added|told|tells|recalled|recalls|explained|explains|replied|insisted|noted|admitted|wrote)"
_REPORTED = re.compile(
    rf"[”\"»’'] (?:[A-ZÀ-Þ][\w’'.-]+ ){{0,3}}(?:he |she |they )?{_SAYING}\b|[,”\"»’'] {_SAYING} (?:[A-ZÀ-Þ]|he\b|she\b|the\b)"
)


class Piece(NamedTuple):
    """Words of a turn: in which paragraph, counted from 0, and where they stand in it."""

    at: int
    start: int
    end: int


class Turn(NamedTuple):
    """What somebody says until the next label.

    `speaker` is empty if nobody is named. `label` is as printed, and stands in the first of the paragraphs if
    `is_inside`. `answers` is the place among the turns of the question that it answers.
    """

    label: str
    kind: LabelKind
    speaker: str
    pieces: tuple[Piece, ...]
    is_inside: bool = True
    is_question: bool = False
    answers: int | None = None
    doubt: TurnDoubt | None = None


class Transcript(NamedTuple):
    """The turns of a text, and its paragraphs that are no reporter's: those of the turns, labels and notes.

    `lines` are those that have nothing but a label.
    """

    turns: tuple[Turn, ...]
    paragraphs: frozenset[int]
    lines: frozenset[int]
    is_interview: bool

    @property
    def spoken(self) -> frozenset[int]:
        """The paragraphs that hold words of a turn."""
        return frozenset(piece.at for turn in self.turns for piece in turn.pieces)


class _Labelled(NamedTuple):
    """A label where it stands: in which paragraph, and where it begins in it."""

    at: int
    start: int
    label: Label
    is_line: bool = False


def transcript_of(
    paragraphs: Sequence[str], authors: Iterable[str] = (), beside: Set[int] = frozenset()
) -> Transcript | None:
    """The turns of a text that is, or holds, a transcript; None of any other text.

    An article may have a label or two ("Editor's note: …"); in a transcript labels come again. `authors`
    wrote the text: they ask or report, and are not whom "A:" means. The paragraphs `beside` the text, as
    captions, are nobody's words.
    """
    writers = tuple(authors)
    labelled = _labelled(paragraphs, writers, beside)
    if not labelled:
        return None
    first = labelled[0].at
    people = People(
        paragraphs[:first], paragraphs[first:], (one.label.name for one in labelled), writers=writers
    )
    for text in paragraphs[:first]:
        if (listed := label_of(text)) is not None:
            people.appoint(listed.name, text[listed.end :])
    return _Reader(paragraphs, labelled, people, beside).transcript()


# Where labels stand


def _labelled(paragraphs: Sequence[str], writers: Sequence[str], beside: Set[int]) -> list[_Labelled]:
    """The labels of a transcript, from its first turn on; none of a text that is none."""
    inline = [
        _Labelled(at, 0, label)
        for at, text in enumerate(paragraphs)
        if at not in beside and (label := _before_words(text))
    ]
    lines = _lines(paragraphs, {*beside, *(one.at for one in inline)}, writers)
    found = _without_list(paragraphs, sorted([*inline, *lines], key=lambda one: one.at))
    if not _is_transcript(paragraphs, found):
        return []
    keys = {one.label.key for one in found}
    first = found[0].at
    further = [
        one
        for at, text in enumerate(paragraphs[first:], start=first)
        if at not in beside
        for one in _inside(text, at, keys)
    ]
    return sorted([*found, *further], key=lambda one: (one.at, one.start))


def _before_words(text: str) -> Label | None:
    """The label before the words of a paragraph; words in marks are an article's, whatever stands before."""
    label = label_of(text)
    words = text[label.end :].strip() if label is not None else ""
    return label if words and not _MARKED.fullmatch(words) else None


def _is_transcript(paragraphs: Sequence[str], found: Sequence[_Labelled]) -> bool:
    if not found:
        return False
    kinds = Counter(one.label.kind for one in found)
    if kinds["question"] and kinds["answer"]:
        return True
    counted = Counter(one.label.key for one in found)
    if len(counted) == 1:
        return _is_speech(paragraphs, found)
    again = [key for key, number in counted.items() if number > 1]
    spoken = sum(one.is_line or paragraphs[one.at].rstrip().endswith(_SENTENCE_ENDS) for one in found)
    if not again or len(found) < _FEWEST or spoken < _SPOKEN * len(found):
        return False
    sure = {one.label.key for one in found if one.label.is_sure}
    is_told = len(sure.intersection(again)) > 1
    return is_told or len(found) >= _SHARE * (len(paragraphs) - found[0].at)


def _is_speech(paragraphs: Sequence[str], found: Sequence[_Labelled]) -> bool:
    """Whether one label is that of somebody who speaks alone, or of several whom nothing tells apart."""
    label = found[0].label
    if label.text == ">>":
        return len(found) >= _FEWEST
    notes = sum(1 for text in paragraphs[found[0].at :] for _ in notes_in(text))
    return label.is_sure and label.kind in ("role", "name") and notes >= _FEWEST_NOTES


def _without_list(paragraphs: Sequence[str], found: list[_Labelled]) -> list[_Labelled]:
    """Without labels at the top behind which a name stands and no sentence: "Moderator: Jo Roe"."""
    at = 0
    while at < len(found) and not found[at].is_line:
        if found[at].label.kind in ("question", "answer"):
            break
        if paragraphs[found[at].at].rstrip().endswith(_SENTENCE_ENDS):
            break
        at += 1
    return found[at:]


def _lines(paragraphs: Sequence[str], taken: set[int], writers: Sequence[str]) -> list[_Labelled]:
    """Lines of their own with a name, of which two at least come again, and below which nobody reports."""
    found = [
        _Labelled(at, 0, label, is_line=True)
        for at, text in enumerate(paragraphs[:-1])
        if at not in taken and (label := line_label(text)) is not None
    ]
    questions = [one for one in found if one.label.kind in ("question", "answer")]
    if len({one.label.kind for one in questions}) > 1:
        return questions
    counted = Counter(one.label.key for one in found if one.label.is_sure)
    again = {key for key, number in counted.items() if number > 1}
    if len(again) < 2 or again <= {one.casefold() for one in writers}:  # noqa: PLR2004 - who speak in turn
        return []
    kept = [one for one in found if one.label.key in counted and (one.label.key in again or _is_told(one))]
    below = [paragraphs[one.at + 1] for one in kept]
    is_report = any(_MARKED.fullmatch(text.strip()) or _REPORTED.search(text) for text in below)
    return [] if is_report else kept


def _is_told(one: _Labelled) -> bool:
    """Whether a line that stands only once is a speaker's all the same."""
    return is_titled(one.label.name) or one.label.kind in ("question", "answer", "nobody")


def _inside(text: str, at: int, keys: set[str]) -> Iterator[_Labelled]:
    """Labels that come again inside a paragraph, behind a sentence: its lines were put together."""
    last = 0
    for found in _NEXT_SENTENCE.finditer(text):
        start = found.end()
        label = label_of(text[start : start + _LONGEST_LABEL]) if start >= last else None
        if label is not None and label.key in keys and not label.is_bare and start + label.end < len(text):
            last = start + label.end
            yield _Labelled(at, start, label._replace(end=last))


# Who says what


@dataclass
class _Open:
    """A turn that goes on."""

    label: str
    kind: LabelKind
    speaker: str
    doubt: TurnDoubt | None
    is_inside: bool = True
    is_question: bool = False
    pieces: list[Piece] = field(default_factory=list)

    def part(self, doubt: TurnDoubt) -> "_Open":
        """What goes on, but may be somebody else's."""
        return _Open(self.label, self.kind, self.speaker, doubt, is_inside=False)

    @property
    def family(self) -> str:
        """The last word of the speaker's name."""
        words = self.speaker.split()
        return words[-1].casefold() if words else ""


class _Reader:
    """Reads a transcript paragraph by paragraph."""

    def __init__(
        self, paragraphs: Sequence[str], labelled: Sequence[_Labelled], people: People, beside: Set[int]
    ) -> None:
        self._paragraphs = paragraphs
        self._beside = beside
        self._people = people
        self._labels: dict[int, list[_Labelled]] = defaultdict(list)
        for one in labelled:
            self._labels[one.at].append(one)
        self._first, self._last = labelled[0].at, labelled[-1].at
        self._asker = self._who_asks(labelled)
        self._has_questions = any(one.label.kind == "question" for one in labelled)
        self._interviewed, self._is_named = self._who_answers(labelled)
        self._own: set[int] = set()
        self._turns: list[_Open] = []
        self._state: Literal["open", "inserted", "ended"] = "ended"

    def transcript(self) -> Transcript:
        """All turns."""
        for at in range(self._first, len(self._paragraphs)):
            if at in self._labels:
                self._read_labelled(at)
            elif at not in self._beside:
                self._read_on(at)
        turns = [one for one in self._turns if one.pieces]
        is_interview = self._has_questions or bool(self._asker)
        lines = frozenset(at for at, labels in self._labels.items() if labels[0].is_line)
        return Transcript(tuple(_with_answers(turns)), frozenset(self._own), lines, is_interview)

    # Who they are

    def _who_asks(self, labelled: Sequence[_Labelled]) -> str:
        """Of two who speak, the key of the one who asks: who wrote it, else whose turns are questions."""
        asked: dict[str, list[bool]] = defaultdict(list)
        for one in labelled:
            if one.label.kind not in ("question", "answer", "nobody"):
                text = self._paragraphs[one.at + one.is_line]
                asked[one.label.key].append(text.rstrip("”\"’'").endswith("?"))
        writers = [key for key in asked if self._people.is_writer(key)]
        if len(writers) == 1 and len(asked) > 1:
            return writers[0]
        if len(asked) != 2:  # noqa: PLR2004 - an interview has two
            return ""
        shares = sorted((sum(several) / len(several), key) for key, several in asked.items())
        (least, _), (most, key) = shares
        return key if most >= _ASKS and least <= 1 - _ASKS else ""

    def _who_answers(self, labelled: Sequence[_Labelled]) -> tuple[str, bool]:
        """Whom "A" means, and whether the text tells: the one who else has a label, else whom it names."""
        names = {
            one.label.key: one.label.name
            for one in labelled
            if one.label.kind == "name" and one.label.key != self._asker
        }
        if len(names) == 1:
            return self._people.full(next(iter(names.values()))), True
        return self._people.interviewed()

    def _opened(self, label: Label) -> _Open:
        """A turn that begins with a label."""
        name = label.name
        if label.kind == "question":
            return _Open(label.text, "question", self._people.appointed(name), None, is_question=True)
        if label.kind == "answer":
            doubt: TurnDoubt | None = None if self._is_named else "taken-for"
            return _Open(label.text, "answer", self._interviewed, doubt if self._interviewed else None)
        if label.kind == "nobody":
            return _Open(label.text, "nobody", "", None)
        if label.kind == "role":
            chair = self._people.in_the_chair() if "chair" in label.key else ""
            return _Open(label.text, "role", self._people.appointed(name) or chair or name, None)
        is_asking = label.key == self._asker
        initials = self._people.by_initials(name) if _INITIALS.fullmatch(name) else ""
        if initials:
            return _Open(label.text, "name", initials, "taken-for", is_question=is_asking)
        is_sure = is_titled(name) or self._people.is_known(name) or (label.is_sure and name.isupper())
        doubt = None if is_sure else "unknown-label"
        return _Open(label.text, "name", self._people.full(name), doubt, is_question=is_asking)

    # What they say

    def _read_labelled(self, at: int) -> None:
        labels = self._labels[at]
        text = self._paragraphs[at]
        self._own.add(at)
        if labels[0].start and self._state == "open":
            self._say(at, 0, labels[0].start)
        ends = [one.start for one in labels[1:]] + [len(text)]
        for one, end in zip(labels, ends, strict=True):
            turn = self._opened(one.label)
            turn.is_inside = not one.is_line
            self._turns.append(turn)
            if not one.is_line:
                self._say(at, one.label.end, end)
        self._state = "open"

    def _read_on(self, at: int) -> None:
        """A paragraph without a label: it goes on, or is nobody's words, or the reporter's."""
        text = self._paragraphs[at].strip()
        turn = self._turns[-1]
        if is_note(text):
            self._own.add(at)
            if self._state == "open" and len(text.split()) > _SHORT_NOTE and _INSERTS.search(text):
                self._state = "inserted"
            return
        if self._state == "inserted":
            self._own.add(at)
            return
        if self._state == "open" and (_CLOSES.match(text) or self._is_reported(text, turn, at)):
            self._state = "ended"
        if self._state == "ended":
            return
        self._own.add(at)
        is_first = not turn.pieces and not turn.is_inside
        if not is_first and len(text) <= _LONGEST_HEADING and not text.endswith(_ENDS):
            self._part("no-label")
        elif self._is_asked(at, text, turn):
            asked = _Open("", "question", "", "no-label", is_inside=False, is_question=True)
            self._turns += [asked, turn.part("no-label")]
            self._turns[-2].pieces += _pieces(at, self._paragraphs[at], 0, len(self._paragraphs[at]))
        else:
            if not is_first and (at > self._last or _REPORTED.search(text)):
                self._part("no-label")
            self._say(at, 0, len(self._paragraphs[at]))

    def _part(self, doubt: TurnDoubt) -> None:
        """Go on with what may be somebody else's; nothing if it is already."""
        turn = self._turns[-1]
        if turn.doubt != doubt or turn.is_inside:
            self._turns.append(turn.part(doubt))

    def _say(self, at: int, start: int, end: int) -> None:
        self._turns[-1].pieces += _pieces(at, self._paragraphs[at], start, end)

    def _is_reported(self, text: str, turn: _Open, at: int) -> bool:
        """Whether a paragraph tells of somebody who speaks, as no speaker does of himself."""
        names = {one.family for one in self._turns} if at > self._last else {turn.family}
        low = text.casefold()
        named = [name for name in names if len(name) > 1 and re.search(rf"\b{re.escape(name)}\b", low)]
        if not named:
            return at > self._last and bool(_REPORTED.search(text))
        return at > self._last or any(
            re.search(rf"\b{re.escape(name)} {_SAYING}\b|\b{_SAYING} (?:[\w.’'-]+ )?{re.escape(name)}\b", low)
            for name in named
        )

    def _is_asked(self, at: int, text: str, turn: _Open) -> bool:
        """Whether a paragraph of an answer is a question without a label, behind which the answer stands."""
        if not self._has_questions or turn.is_question or not turn.pieces or at + 1 >= len(self._paragraphs):
            return False
        following = self._paragraphs[at + 1].strip()
        is_question = text.endswith("?") and len(text) <= _LONGEST_QUESTION
        return is_question and at + 1 not in self._labels and not following.endswith("?")


def _pieces(at: int, text: str, start: int, end: int) -> Iterator[Piece]:
    """The words between two offsets, without what nobody says."""
    last = start
    for first, behind in (*notes_in(text[start:end]), (end - start, end - start)):
        piece = _stripped(at, text, last, start + first)
        if piece is not None:
            yield piece
        last = start + behind


def _stripped(at: int, text: str, start: int, end: int) -> Piece | None:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    return Piece(at, start, end) if any(map(str.isalnum, text[start:end])) else None


def _with_answers(turns: Sequence[_Open]) -> Iterator[Turn]:
    """The turns, each answer with the question before it."""
    for at, one in enumerate(turns):
        before = turns[at - 1] if at else None
        is_answer = before is not None and before.is_question and not one.is_question
        yield Turn(
            one.label,
            one.kind,
            one.speaker,
            tuple(one.pieces),
            is_inside=one.is_inside,
            is_question=one.is_question,
            answers=at - 1 if is_answer else None,
            doubt=one.doubt,
        )
