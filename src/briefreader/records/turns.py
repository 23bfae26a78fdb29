"""A transcript's turns: who speaks, in which words, and which of them is a question.

A turn goes on until the next label. Words that nobody says, as "(Applause.)" and times, are left out of it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from briefreader.brief.verification.labels import (
    Label,
    LabelKind,
    is_note,
    is_titled,
    label_of,
    labels_inside,
    line_label,
    notes_in,
)
from briefreader.records.people import People, full_names, name_at, words_of

TurnDoubt = Literal[
    "unknown-label",  # nothing tells that the label is a speaker's
    "taken-for",  # the label is taken for a name that is printed elsewhere
    "no-label",  # some of the words have no label, and may be somebody else's
]

_ASKED_AND_ANSWERED: tuple[LabelKind, LabelKind] = ("question", "answer")
_FEWEST = 3  # labelled paragraphs of a transcript; of questions and answers two are enough
_SHARE = 0.25  # of the paragraphs from the first label on, where the labels alone do not tell
_SPOKEN = 0.5  # of the labelled paragraphs that end as sentences do
_REPORT = 0.3  # of the paragraphs below names that tell who said something: they are reporters' names
_FEW_WORDS = 5  # a list of fields has fewer behind each label
_ASKS = 0.6  # of the turns of somebody who asks, and no more than the rest of the other's
_FEWEST_NOTES = 2  # stage notes that make a text with one label a speech
_LONGEST_HEADING = 80
_SHORT_NOTE = 3  # words
_LONGEST_QUESTION = 400  # characters of a question that has no label
_SENTENCE_ENDS = (".", "?", "!", "…", "—", "–", "-", "”", '"', "’", "'", ")", "]")
_INITIALS = re.compile(r"(?:[A-Z]\.?){2,3}")
_ENDS = (".", "!", "?", "…", "”", '"', "’", "'", "»", ")", "]", ":", ";", ",", "—", "–", "-")
_MARKED = re.compile(r"[“\"«‘'„].*[”\"»’'“][.,]?", re.DOTALL)
_WORDS = re.compile(r"[\w’'-]{2,}")
_INTERVIEW = re.compile(
    r"\b(?:interview\w*|conversation|q ?& ?a"
    r"|(?:spoke|sat down|talked|caught up|chatted|speaks|talks) (?:to|with)|edited (?:and condensed|for))\b",
    re.IGNORECASE,
)
_FIRST_PERSON = re.compile(r"\b(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|me|[Ww]e|[Oo]ur)\b")
_HEAD = re.compile(r"(?:\w+ )?(?:STATEMENTS?|TESTIMONY|REMARKS) (?:OF|BY)\b")
_EXAMINES = re.compile(r"(?:[\w -]{0,40}EXAMINATION )?BY (?P<name>(?:THE )?[A-Z][A-Z.’' -]{1,40}):?")
_SWORN = re.compile(r"\b(?:sworn|called (?:as|by)|a witness|affirmed)\b", re.IGNORECASE)
_CLOSES = re.compile(
    r"\W*(?:whereupon\b|end(?: of (?:the )?(?:interview|transcript|recording))?\b(?:\W|\d|[ap]\.?m|e[ds]t)*$"
    r"|\[?end(?:ed)?\]?$|the (?:committee|subcommittee|hearing|meeting|council|board|session|court)"
    r" (?:was |is |stands )?(?:adjourned|rose|recessed)"
    r"|(?:this|the|our) (?:interview|conversation|transcript|exchange|q ?& ?a|discussion|podcast)\b.{0,60}"
    r"\b(?:edited|condensed|lightly|conducted|took place|translated|recorded|originally|appeared|has been)"
    r"|(?:edited|condensed|reporting|translated|produced|transcribed|interview) (?:by|for)\b|about the author"
    r"|[#*•\s_~-]{2,}$)",
    re.IGNORECASE,
)
_INSERTS = re.compile(
    r"\b(?:follows?|statement|submitted|insert|appendix|exhibit|material|letter|record)\b", re.I
)
_SAYING = (
    r"(?:said|says|adds|added|told|tells|recalled|recalls|explained|explains|replied|insisted|noted"
    r"|admitted|wrote)"
)
_TOLD = re.compile(rf"\b(?!I\b|He\b|She\b|They\b|We\b|You\b|It\b)[A-ZÀ-Þ][\w’'-]+,? {_SAYING}\b")
_REPORTED = re.compile(
    rf"[”\"»’'] (?:[A-ZÀ-Þ][\w’'.-]+ ){{0,3}}(?:he |she |they )?{_SAYING}\b"
    rf"|[,”\"»’'] {_SAYING} (?:[A-ZÀ-Þ]|he\b|she\b|the\b)"
)


class Piece(NamedTuple):
    """Words of a turn: in which paragraph, counted from 0, and where they stand in it."""

    at: int
    start: int
    end: int


class Turn(NamedTuple):
    """What somebody says until the next label.

    `speaker` is empty if nobody is named. `label` is as printed, and stands in the first of the paragraphs if
    `is_inside`; `name` is the part of it that names somebody, `clock` the time that is printed with it.
    `answers` is the place among the turns of the question that it answers.
    """

    label: str
    kind: LabelKind
    speaker: str
    pieces: tuple[Piece, ...]
    name: str = ""
    clock: str = ""
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
    labelled = _labelled(paragraphs, writers, beside) or _unlabelled(paragraphs, beside)
    if not labelled:
        return None
    first = labelled[0].at
    heads = [text for text in paragraphs[first:] if _HEAD.match(text)]
    labels = [one.label for one in labelled]
    counted = Counter(label.name for label in labels)
    names = (name for name, number in counted.items() if number > 1 or name.isupper() or is_titled(name))
    people = People([*paragraphs[:first], *heads], paragraphs[first:], names, writers=writers)
    listed = ((label, text) for text in paragraphs[:first] if (label := label_of(text)) is not None)
    for label, text in listed:
        people.appoint(label.name, text[label.end :])
    for label in labels:
        if label.aside and (label.kind == "role" or label.name.lower().startswith("the ")):
            people.appoint(label.name, label.aside)
    return _Reader(paragraphs, labelled, people, beside).transcript()


# Where labels stand


def _labelled(paragraphs: Sequence[str], writers: Sequence[str], beside: Set[int]) -> list[_Labelled]:
    """The labels of a transcript, from its first turn on; none of a text that is none."""
    inline = [
        _Labelled(at, 0, label)
        for at, text in enumerate(paragraphs)
        if at not in beside and (label := _before_words(text))
    ]
    stops = sum(one.label.has_stop for one in inline)
    if stops <= sum(one.label.kind == "name" for one in inline) - stops:
        inline = [one for one in inline if not one.label.has_stop]  # "Mr. Roe. You are late": he is spoken to
        stops = 0
    inside = [
        _Labelled(at, start, label)
        for at, text in enumerate(paragraphs)
        if at not in beside
        for start, label in labels_inside(text, lambda label: label.is_sure)
        if stops or not label.has_stop
    ]
    lines = _lines(paragraphs, {*beside, *(one.at for one in inline)}, writers)
    every = sorted([*inline, *inside, *lines], key=lambda one: (one.at, one.start))
    found = _from_first_turn(paragraphs, every)
    if not _is_transcript(paragraphs, found):
        return []
    keys = {one.label.key for one in found}
    known = {(one.at, one.start) for one in found}
    further = [
        _Labelled(at, start, label)
        for at, text in enumerate(paragraphs[found[0].at :], start=found[0].at)
        if at not in beside
        for start, label in labels_inside(text, lambda label: label.key in keys)
        if (at, start) not in known and (stops or not label.has_stop)
    ]
    return sorted([*found, *further], key=lambda one: (one.at, one.start))


def _before_words(text: str) -> Label | None:
    """The label before the words of a paragraph; words in marks are an article's, whatever stands before."""
    label = label_of(text) if not _CLOSES.match(text) else None
    words = text[label.end :].strip() if label is not None else ""
    return label if words and not is_note(words) and not _MARKED.fullmatch(words) else None


def _is_transcript(paragraphs: Sequence[str], found: Sequence[_Labelled]) -> bool:
    """Whether labels are a transcript's: questions and answers, or names of which one comes again."""
    if found and found[0].is_line and found[0].at == 0 and found[0].label.clock:
        return True
    if len(found) < 2:
        return bool(found) and _is_speech(paragraphs, found)
    kinds = Counter(one.label.kind for one in found)
    words = {one: _words_of(paragraphs, one) for one in found}
    if kinds["question"] and kinds["answer"]:
        return any(one.label.kind == "question" and "?" in words[one] for one in found)
    counted = Counter(one.label.key for one in found)
    if len(counted) == 1:
        return _is_speech(paragraphs, found)
    again = {key for key, number in counted.items() if number > 1}
    if not again or len(found) < _FEWEST:
        return False
    printed = {
        word for text in paragraphs[: found[0].at] for name in full_names(text) for word in name.essential
    }
    told = {one.label.key for one in found if _tells(one.label) or printed.issuperset(one.label.key.split())}
    spoken = [text for text in words.values() if text.endswith(_SENTENCE_ENDS)]
    if any(one.is_line for one in found):
        return len(spoken) >= _SPOKEN * len(found)
    long = [text for text in spoken if len(text.split()) >= _FEW_WORDS]
    if not told & again and (len(spoken) < _SPOKEN * len(found) or not long):
        return False
    sure = told | {one.label.key for one in found if one.label.is_sure}
    if len(sure & again) > 1:
        return True
    is_enough = len(found) >= _SHARE * (len(paragraphs) - found[0].at)
    return is_enough and (bool(sure & again) or len(long) >= _SPOKEN * len(found))


def _tells(label: Label) -> bool:
    """Whether a label's form alone shows that it is a speaker's."""
    return label.kind != "name" or is_titled(label.name) or bool(label.clock)


def _words_of(paragraphs: Sequence[str], one: _Labelled) -> str:
    """The words behind a label, or below it."""
    return paragraphs[one.at + 1] if one.is_line else paragraphs[one.at][one.label.end :].strip()


def _is_speech(paragraphs: Sequence[str], found: Sequence[_Labelled]) -> bool:
    """Whether one label is that of somebody who speaks alone, or of several whom nothing tells apart."""
    label = found[0].label
    if label.text == ">>":
        return len(found) >= _FEWEST
    notes = sum(1 for text in paragraphs[found[0].at :] for _ in notes_in(text))
    return label.is_sure and label.kind in ("role", "name") and notes >= _FEWEST_NOTES


def _from_first_turn(paragraphs: Sequence[str], found: Sequence[_Labelled]) -> Sequence[_Labelled]:
    """Without labels at the top behind which a name stands and no sentence, or that nothing tells of.

    "Moderator: Jo Roe", "Present: Mr. Lind and Ms. Hale."
    """
    counted = Counter(one.label.key for one in found)
    for at, one in enumerate(found):
        words = _words_of(paragraphs, one)
        is_sentence = one.is_line or one.start > 0 or words.endswith(_SENTENCE_ENDS) or not name_at(words)
        is_told = one.label.is_sure or counted[one.label.key] > 1
        if one.label.kind in ("question", "answer") or (is_sentence and is_told):
            return found[at:]
    return ()


def _lines(paragraphs: Sequence[str], taken: set[int], writers: Sequence[str]) -> list[_Labelled]:
    """Lines of their own with a name, of which two at least come again, and below which nobody reports.

    Lines that follow each other are a list of contents.
    """
    every = [
        _Labelled(at, 0, label, is_line=True)
        for at, text in enumerate(paragraphs[:-1])
        if at not in taken and (label := line_label(text)) is not None
    ]
    names = {one.at for one in every if " " in one.label.name or _has_colon(paragraphs, one)}
    found = [one for one in every if one.at + 1 not in names]
    questions = [one for one in found if one.label.kind in ("question", "answer")]
    if len({one.label.kind for one in questions}) > 1:
        return questions
    timed = [one for one in found if one.label.clock]
    comes_again = max(Counter(one.label.key for one in timed).values(), default=0) > 1
    is_timed = comes_again or (bool(timed) and timed[0].at == 0)  # as the voices of subtitles
    kept = timed if is_timed else _that_come_again(paragraphs, found, writers)
    return [] if _is_report(paragraphs, kept) else kept


def _that_come_again(
    paragraphs: Sequence[str], found: Sequence[_Labelled], writers: Sequence[str]
) -> list[_Labelled]:
    """Lines with names, two of which come again, one of them surely a speaker's, or with a colon."""
    may_be = [
        one for one in found if " " in one.label.name or _tells(one.label) or _has_colon(paragraphs, one)
    ]
    counted = Counter(one.label.key for one in may_be)
    again = {key for key, number in counted.items() if number > 1}
    if len(again) < 2 or again <= {one.casefold() for one in writers}:
        return []
    first = min(one.at for one in may_be if one.label.key in again)
    printed = {word for text in paragraphs[:first] for name in full_names(text) for word in name.essential}
    told = [
        one
        for one in may_be
        if _tells(one.label)
        or _has_colon(paragraphs, one)
        or printed >= words_of(one.label.name) > frozenset()
    ]
    if again.isdisjoint(one.label.key for one in told):
        return []
    sure = set(told)
    return [one for one in may_be if one.at >= first and (one.label.key in again or one in sure)]


def _has_colon(paragraphs: Sequence[str], one: _Labelled) -> bool:
    return paragraphs[one.at].rstrip().endswith(":")


def _is_report(paragraphs: Sequence[str], kept: Sequence[_Labelled]) -> bool:
    """Whether what stands below some lines is told by reporters: the lines have their names."""
    lines = {one.at for one in kept}
    region = [text for at, text in enumerate(paragraphs) if lines and at >= min(lines) and at not in lines]
    reported = sum(1 for text in region if _REPORTED.search(text))
    return any(_MARKED.fullmatch(paragraphs[at + 1].strip()) for at in lines) or (
        reported > 1 and reported >= _REPORT * len(region)
    )


def _unlabelled(paragraphs: Sequence[str], beside: Set[int]) -> list[_Labelled]:
    """Questions and answers without labels, where the text says that it is an interview.

    Three questions at least that are paragraphs of their own, and answers of somebody who speaks of himself.
    """
    asked = [
        at
        for at, text in enumerate(paragraphs[1:-1], start=1)
        if _may_be_asked(text) and beside.isdisjoint((at, at + 1)) and not _may_be_asked(paragraphs[at + 1])
    ]
    answers = [paragraphs[at + 1] for at in asked]
    own = sum(1 for text in answers if _FIRST_PERSON.search(text))
    if len(asked) < _FEWEST or own < _SPOKEN * len(answers) or any(map(_REPORTED.search, answers)):
        return []
    around = (*paragraphs[: asked[0]], *paragraphs[asked[-1] + 1 :])
    if not any(map(_INTERVIEW.search, around)):
        return []
    question, answer = (Label("", "", kind, False, 0) for kind in _ASKED_AND_ANSWERED)
    return [one for at in asked for one in (_Labelled(at, 0, question), _Labelled(at + 1, 0, answer))]


def _may_be_asked(text: str) -> bool:
    return text.rstrip().endswith("?") and len(text) <= _LONGEST_QUESTION and "”" not in text


# Who says what


@dataclass
class _Open:
    """A turn that goes on."""

    label: str
    kind: LabelKind
    speaker: str
    doubt: TurnDoubt | None
    name: str = ""
    clock: str = ""
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
        self._examiner = ""
        self._is_mixed = any(map(_REPORTED.search, paragraphs[: self._first]))  # a reporter's, too
        counted = Counter(one.label.key for one in labelled)
        self._counted = counted
        self._again = {key for key, number in counted.items() if number > 1}
        self._is_told = any(self._is_speakers(one.label) for one in labelled) or (
            sum(" " in key for key in self._again) > 1
        )
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
        if len(asked) != 2:
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
        if len(names) == 1 and self._asker:
            return self._people.full(next(iter(names.values()))), True
        return self._people.interviewed()

    def _opened(self, label: Label, *, is_line: bool) -> _Open:
        """A turn that begins with a label."""
        name = label.name
        if not label.text:
            who = "" if label.kind == "question" else self._interviewed
            return _Open("", label.kind, who, "no-label", is_question=label.kind == "question")
        if label.kind == "question":
            asking = self._people.appointed(name) or self._examiner
            return _Open(label.text, "question", asking, None, is_question=True)
        if label.kind == "answer":
            doubt: TurnDoubt | None = None if self._is_named else "taken-for"
            return _Open(label.text, "answer", self._interviewed, doubt if self._interviewed else None)
        if label.kind == "nobody":
            return _Open(label.text, "nobody", "", None)
        if label.kind == "role":
            chair = self._people.in_the_chair if "chair" in label.key else ""
            return _Open(label.text, "role", self._people.appointed(name) or chair or name, None)
        is_asking = label.key == self._asker
        initials = self._people.by_initials(name) if _INITIALS.fullmatch(name) else ""
        if initials:
            return _Open(label.text, "name", initials, "taken-for", is_question=is_asking)
        is_named = self._is_told and " " in name and label.key in self._again and not is_line
        is_sure = self._is_speakers(label, is_line=is_line) or is_named
        doubt = None if is_sure else "unknown-label"
        return _Open(label.text, "name", self._people.full(name), doubt, is_question=is_asking)

    def _is_speakers(self, label: Label, *, is_line: bool = False) -> bool:
        """Whether a label is surely somebody's: by its form, or because his full name is printed.

        A line in capitals may be a heading.
        """
        is_printed = self._people.is_told(label.name) or (
            label.name.isupper() and self._people.is_known(label.name)
        )
        is_once = bool(label.clock) and label.key not in self._again  # a chapter's heading has a time too
        is_sure = (_tells(label) and not (is_once and label.kind == "name")) or (
            label.is_sure and not is_line and not label.clock
        )
        return is_sure or is_printed or bool(self._people.appointed(label.name))

    # What they say

    def _read_labelled(self, at: int) -> None:
        labels = self._labels[at]
        text = self._paragraphs[at]
        self._own.add(at)
        if labels[0].start and self._state == "open":
            self._say(at, 0, labels[0].start)
        ends = [one.start for one in labels[1:]] + [len(text)]
        for one, end in zip(labels, ends, strict=True):
            self._state = "open"
            turn = self._opened(one.label, is_line=one.is_line)
            is_bare = one.is_line and not one.label.clock and not _has_colon(self._paragraphs, one)
            if is_bare and turn.kind == "name" and self._counted[one.label.key] < _FEWEST:
                turn.doubt = turn.doubt or "unknown-label"  # headings may come twice
            turn.is_inside = bool(one.label.text) and not one.is_line
            turn.name, turn.clock = one.label.name, one.label.clock
            self._turns.append(turn)
            if not one.is_line:
                self._say(at, one.label.end, end)

    def _read_on(self, at: int) -> None:
        """A paragraph without a label: it goes on, or is nobody's words, or the reporter's."""
        text = self._paragraphs[at].strip()
        turn = self._turns[-1]
        if is_note(text):
            self._own.add(at)
            if self._state == "open" and len(text.split()) > _SHORT_NOTE and _INSERTS.search(text):
                self._state = "inserted"
            return
        if self._state == "inserted" or self._is_examination(text):
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
            self._turns.append(asked)
            self._say(at, 0, len(self._paragraphs[at]))
            self._turns.append(turn.part("no-label"))
        else:
            is_mixed = self._is_mixed and bool(_REPORTED.search(text))
            if not is_first and (at > self._last or is_mixed):
                self._part("no-label")
            self._say(at, 0, len(self._paragraphs[at]))

    def _is_examination(self, text: str) -> bool:
        """Whether a line of a court's record tells who asks from here on, or who was sworn and answers."""
        examines = _EXAMINES.fullmatch(text)
        if examines is not None:
            self._examiner = self._people.full(examines["name"].strip())
            return True
        sworn = full_names(text[:_LONGEST_HEADING]) if _SWORN.search(text) else []
        if sworn and text.startswith(sworn[0].words[0]):
            self._interviewed, self._is_named = self._people.full(" ".join(sworn[0].words)), True
            return True
        return False

    def _part(self, doubt: TurnDoubt) -> None:
        """Go on with what may be somebody else's; nothing if it is already."""
        turn = self._turns[-1]
        if turn.doubt != doubt or turn.is_inside:
            self._turns.append(turn.part(doubt))

    def _say(self, at: int, start: int, end: int) -> None:
        """Words of the turn; where a document is put in, it has an end."""
        text = self._paragraphs[at]
        last = start
        for first, behind in (*notes_in(text[start:end]), (end - start, end - start)):
            piece = _piece(at, text, last, start + first)
            if piece is not None:
                self._turns[-1].pieces.append(piece)
            last = start + behind
            if _INSERTS.search(text, start + first, last):
                self._state = "inserted"
                return

    def _is_reported(self, text: str, turn: _Open, at: int) -> bool:
        """Whether a paragraph tells of somebody who speaks, as no speaker does of himself."""
        names = self._families if at > self._last else {turn.family}
        low = text.casefold()
        named = names.intersection(_WORDS.findall(low))
        if not named:
            return at > self._last and bool(_REPORTED.search(text) or _TOLD.search(text))
        return at > self._last or any(
            re.search(rf"\b{re.escape(name)} {_SAYING}\b|\b{_SAYING} (?:[\w.’'-]+ )?{re.escape(name)}\b", low)
            for name in named
        )

    @cached_property
    def _families(self) -> set[str]:
        """Of all who speak; asked for when all labels are read."""
        return {turn.family for turn in self._turns}

    def _is_asked(self, at: int, text: str, turn: _Open) -> bool:
        """Whether a paragraph of an answer is a question without a label, behind which the answer stands."""
        if not self._has_questions or turn.is_question or not turn.pieces or at + 1 >= len(self._paragraphs):
            return False
        following = self._paragraphs[at + 1].strip()
        is_question = text.endswith("?") and len(text) <= _LONGEST_QUESTION
        return is_question and at + 1 not in self._labels and not following.endswith("?")


def _piece(at: int, text: str, start: int, end: int) -> Piece | None:
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
            one.name,
            one.clock,
            is_inside=one.is_inside,
            is_question=one.is_question,
            answers=at - 1 if is_answer else None,
            doubt=one.doubt,
        )
