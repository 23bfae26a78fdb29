"""The labels by which a transcript tells who speaks, and what stands in it that nobody says.

Labels are read as hearings, briefings, courts, broadcasts and interviews print them: `MS. QUILL:`,
`Mr. Osgood.`, `Liv Holm (by phone):`, `Q`, `A:`, `>>`, `[00:12:31] Speaker 1:`.
"""

import re
from collections.abc import Callable, Iterator
from typing import Literal, NamedTuple

from briefreader.base.dates import MONTHS, WEEKDAYS
from briefreader.base.patterns import pattern

LabelKind = Literal[
    "question",  # `Q`
    "answer",  # `A`
    "nobody",  # `>>`, "A PARTICIPANT"
    "role",  # "THE CHAIRMAN"
    "name",
]

_CLOCK = r"\d{1,2}:\d\d(?::\d\d)?(?:[.,]\d{1,3})?"
_TIME = rf"(?:\[{_CLOCK}\]|\({_CLOCK}\)|{_CLOCK})"
_TITLE = (
    r"(?:M(?:r|s|rs|x|iss)|MR|MS|MRS|MX|MISS|D(?:r|R)|Prof|PROF|Hon|HON|Rep|REP|Sen|SEN|Gov|GOV|Gen|GEN|Col|COL"
    r"|Lt|LT|Capt|CAPT|Sgt|SGT|Rev|REV|Adm|ADM|Sir|SIR|Dame|DAME|Lord|LORD|Lady|LADY"
    r"|Representative|REPRESENTATIVE|Congress(?:wo)?man|CONGRESS(?:WO)?MAN|Senator|SENATOR|Governor|GOVERNOR"
    r"|General|GENERAL|Admiral|ADMIRAL|Colonel|COLONEL|Captain|CAPTAIN|Doctor|DOCTOR|Professor|PROFESSOR"
    r"|Secretary|SECRETARY|Minister|MINISTER|President|PRESIDENT|Ambassador|AMBASSADOR|Director|DIRECTOR"
    r"|Mayor|MAYOR|Judge|JUDGE|Justice|JUSTICE|Commissioner|COMMISSIONER|Councill?or|COUNCILL?OR"
    r"|Chair(?:wo)?man|CHAIR(?:WO)?MAN|Chair(?:person)?|CHAIR(?:PERSON)?|Delegate|DELEGATE|Speaker|SPEAKER)"
)
# With a full stop only behind titles, initials and the like: elsewhere it ends a sentence.
_WORD = rf"(?:{_TITLE}\.|(?:[A-ZÀ-Þ]\.)+|(?:St|Jr|Sr|Ste)\.|[^\W\d_a-zß-ÿ](?:[\w’'&/-]|\.(?=\w)){{0,30}})"
_SMALL = r"(?:of|de|del|der|den|di|du|da|la|le|van|von|bin|al|ap|and|the|for|to)"
_NAME = rf"{_WORD}(?: (?:{_WORD}|{_SMALL}|\d{{1,3}})){{0,6}}"
_ASIDE = r" ?[(\[][^)\](\[“”\"]{1,60}[)\]]"
_ROLE = r"(?:, (?:[^:.?!“”\"\n]|\.(?=[\w:])){1,60})?"  # "ADA QUILL, QUAY NEWS HOST"
_QUESTION_ANSWER = pattern(
    rf"(?P<name>Q(?:UESTION|uestion)?|A(?:NSWER|nswer)?)(?:\d{{1,3}})?(?:{_ASIDE})?"
    r"(?:[.:]+(?:\s+|$)|\s*(?:—|–|--)\s+|\s{2,}|$)"
)
_BARE_QUESTION = pattern(r"(?P<name>Q)\s+(?=\S)")  # as briefings print it; "A " begins a sentence
_ARROWS = pattern(r">{2,3}\s*|&gt;&gt;\s*")
_COLON = pattern(rf"(?P<name>{_NAME}){_ROLE}(?:{_ASIDE}){{0,2}}(?: {_TIME})? ?:(?:\s+|$)")
_STOP = pattern(
    rf"(?P<name>(?:{_TITLE}\.? ){{1,3}}{_WORD}(?: (?:{_WORD}|{_SMALL})){{0,4}}?"
    rf"|[Tt]?(?:The|THE) (?:[A-Z][a-z]+ )?{_TITLE}"
    r"|(?:The|THE) (?:CLERK|Clerk|WITNESS|Witness|COURT|Court|REPORTER|Reporter|INTERPRETER|Interpreter)"
    r"|(?:(?:An?|AN?) )?(?:Participant|PARTICIPANT|Voice|VOICE|Audience Member|AUDIENCE MEMBER"
    r"|Unidentified(?: [A-Z][a-z]+){1,2}|UNIDENTIFIED(?: [A-Z]+){1,2})"
    r"|[A-ZÀ-Þ][A-ZÀ-Þ’'-]{2,30}(?: (?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][A-ZÀ-Þ’'-]+)){0,3}"
    rf")(?:{_ASIDE})?\.\s+(?=\S)"
)
_TIMED = pattern(rf"(?P<name>{_NAME})(?:{_ASIDE})?\s+{_TIME}\s+(?=\S)(?![AaPp]\.?[Mm])")
_TIME_BEHIND_COLON = pattern(rf"(?<=[^\d\s]:)\s*{_TIME}$")
_LINE = pattern(
    rf"(?P<name>{_NAME})(?:{_ROLE}| [-–—] [^:.?!“”\"\n]{{1,60}})(?:{_ASIDE}){{0,2}}(?:\s+{_TIME})?"
)
_LEADING_TIME = pattern(rf"\s*{_TIME}(?:\s*[-–—]+>?\s*{_TIME})?[\s,]*")
_FULL_TIME = pattern(rf"\s*{_TIME}(?:\s*[-–—]+>?\s*{_TIME})?\s*|\s*\d{{1,2}}[:.]\d\d ?[ap]\.?m\.?\s*", re.I)
_CLOCK_TIME = pattern(r"(?<![\d:])(?:\d{1,3}:)?[0-5]?\d:[0-5]\d(?![\d:])")
_TITLED = pattern(rf"{_TITLE}\b\.?(?= )")
_ROLES = pattern(
    r"(?:the )?(?:(?:acting|presiding|vice|deputy|madam|mr\.?) )*"
    r"(?:chair(?:wo)?man|chair(?:person)?|moderator|host|anchor|announcer|narrator|operator|court|clerk"
    r"|witness|defendant|plaintiff|judge|prosecutor|counsel|interpreter|translator|president|vice president"
    r"|prime minister|secretary|minister|speaker|governor|mayor|ambassador|director|presiding officer"
    r"|secretary[- ]general|first lady|bailiff|foreperson|juror)",
    re.IGNORECASE,
)
_NOBODY = pattern(
    r"(?:an? )?(?:unidentified|unknown|unnamed|inaudible)\b.*"
    r"|(?:several |some |an )?hon(?:\.|ourable|orable)? members?"
    r"|(?:an? )?(?:audience|staff|crowd|panel)(?: members?)?"
    r"|(?:an? |the )?(?:participants?|speakers? \w{1,3}|(?:fe)?male (?:speaker|voice)\w* ?\d*|voices?|man"
    r"|woman|all|several (?:\w+)|multiple \w+|everyone|caller|attendee|listener|viewer)(?: \d+)?",
    re.IGNORECASE,
)
_QUESTIONS = pattern(
    r"q|(?:the |a )?(?:questions?|questioner|reporters?|interviewer|journalist|press)(?: \d+)?", re.I
)
# In the place of a name before a colon, and nobody's name.
_FIELD_WORDS = """
address advertisement age agenda alert also analysis answers attendance author authors away background best
breaking by caption cast cause cc claim comment conclusion contact contents copyright correction corrections
cost credit credits date day details developing download duration e-mail edited editing editor's editor’s
email exclusive explainer fact facts false fax file filed follow format from fyi gallery genre goals graphic
hashtags headline home how icymi image images important in index info ingredients introduction just key
keywords language length level link links listen live location map media method more myth name new news note
notes now odds opinion options original overview photo photograph photographs photos picture pictures place
podcast poll posted price pros ps published question rating ratings re read reading reality referee
references related reminder reply reporting result results rsvp schedule score section see series share sign
source sources spoiler step steps subject subjects subs substitutes summary table tags takeaways tel
telephone time timeline tip tips title to today topic topics trend true truth type update updated updates
url verdict version via video videos visit vs warning watch weather website what when where who why winner
winners writing written year your
"""
_FIELDS = frozenset((*_FIELD_WORDS.split(), *map(str.lower, (*MONTHS, *WEEKDAYS))))
_STAGE = (
    r"applause|laugh(?:s|ter|ing)?|cheer(?:s|ing)|cross-?talk|inaudible|indiscernible|unintelligible|pause[sd]?"
    r"|long pause|silence|music(?:\s+\w+)?|chuckl(?:e|es|ing)|sighs?|coughs?|boo(?:s|ing)|gavel(?:\s+\w+)?"
    r"|interruption|off[- ]mi(?:c|ke)|no (?:audible |verbal )?response|nods?|ph|phonetic|recess|break"
    r"|gestures?|gesturing|indicating|witness \w+|(?:through|via) (?:an? )?(?:translator|interpreter)"
    r"|voice-?over|o(?:n|ff) camera|on screen|(?:begin|end) (?:video|audio)[\w ]*|video (?:plays|clip)[\w ]*"
    r"|commercial break|speak(?:ing|s) [\w ]{2,20}|foreign language|technical difficulties"
    r"|audio (?:gap|cuts out)|background noise|simultaneous \w+|overlapping \w+"
)
_NOTE = pattern(
    rf"[(\[](?:(?:{_STAGE})(?:[ ,]+(?:and )?(?:{_STAGE}))?\.?(?:\s+{_CLOCK})?|{_CLOCK})\.?[)\]]",
    re.IGNORECASE,
)
# "(END VIDEO CLIP)", "[The statement of Mr. Roe follows:]"
_LONG_NOTE = pattern(r"[(\[][A-Z][A-Z ,.’'-]{3,60}[)\]]|\[[A-Z][^\[\]]{20,400}\]")
_IN_ASIDE = pattern(r"[(\[]([^)\]]+)[)\]]")
_IN_BRACKETS = pattern(r"[(\[][^()\[\]]*(?:[(\[][^()\[\]]*[)\]][^()\[\]]*)*[)\]][.:]?")
_NEXT_SENTENCE = pattern(r"(?<=[.?!…)\]”\"’—–-])\s+(?=[A-ZÀ-Þ>])")
_LONGEST_TITLE = 20
_INITIAL = pattern(r"(?:[A-Z]\.)+")
_LONGEST = 130  # characters of a label with its asides
_MOST_WORDS = 8  # of a name
_LOUD = 5  # letters from which a name in capitals is none of a broadcaster


class Label(NamedTuple):
    """Who speaks, as printed: without its colon or stop, and where the words behind it begin.

    `name` is the part that names somebody, `aside` what stands in brackets behind it. One is sure if its form
    shows that it is a speaker's.
    """

    text: str
    name: str
    kind: LabelKind
    is_sure: bool
    end: int
    aside: str = ""
    clock: str = ""  # the time that is printed with it
    has_stop: bool = False  # behind it stands a full stop, as behind a sentence
    is_bare: bool = False  # without a sign behind it, as `Q`, it is none within a paragraph

    @property
    def key(self) -> str:
        """What labels of one speaker have in common."""
        return self.name.casefold().replace("’", "'").strip(" .")


def label_of(paragraph: str) -> Label | None:
    """The label that a paragraph begins with; None if it begins with none."""
    head = paragraph[:_LONGEST]
    start = found.end() if (found := _LEADING_TIME.match(head)) else 0
    arrows = _ARROWS.match(head, start)
    label = _named(head, arrows.end() if arrows is not None else start)
    if label is None and arrows is not None:
        label = Label(">>", ">>", "nobody", True, arrows.end())
    return _timed(label, head)


def labels_inside(text: str, is_speakers: Callable[[Label], bool]) -> Iterator[tuple[int, Label]]:
    """Labels behind sentences of a paragraph whose lines were put together, with their offsets."""
    last = 0
    for found in _NEXT_SENTENCE.finditer(text):
        start = found.end()
        word = text[max(0, found.start() - _LONGEST_TITLE) : found.start()].rpartition(" ")[2]
        is_apart = start >= last and not is_titled(f"{word} ") and not _INITIAL.fullmatch(word)
        label = label_of(text[start : start + _LONGEST]) if is_apart else None
        if label is not None and not label.is_bare and start + label.end < len(text) and is_speakers(label):
            last = start + label.end
            yield start, label._replace(end=last)


def line_label(paragraph: str) -> Label | None:
    """A line that has nothing but a label: the name of who speaks below it."""
    line = paragraph.strip()
    if len(line) > _LONGEST:
        return None
    start = found.end() if (found := _LEADING_TIME.match(line)) else 0
    rest = _TIME_BEHIND_COLON.sub("", line[start:]).removesuffix(":").rstrip()
    if re.fullmatch(rf">{{2,3}}\s*(?:{_TIME})?", rest):
        return _timed(Label(">>", ">>", "nobody", True, len(paragraph)), line)
    found = _LINE.fullmatch(rest)
    if found is None or rest.endswith((".", ",")):
        return None
    return _timed(_label(found, rest, len(paragraph)), line)


def notes_in(text: str) -> Iterator[tuple[int, int]]:
    """Where words stand that nobody says: "(Applause.)", "[crosstalk]", times."""
    found = [*_NOTE.finditer(text), *_LONG_NOTE.finditer(text)] if "(" in text or "[" in text else []
    last = 0
    for one in sorted(found, key=lambda note: note.start()):
        if one.start() >= last:
            last = one.end()
            yield one.span()


def is_note(paragraph: str) -> bool:
    """Whether a paragraph is a time, or a remark in brackets."""
    text = paragraph.strip()
    return bool(_FULL_TIME.fullmatch(text) or _IN_BRACKETS.fullmatch(text))


def is_titled(name: str) -> bool:
    """Whether a name begins with a title."""
    return _TITLED.match(name) is not None


def without_titles(name: str) -> str:
    """A name without the titles before it."""
    while (found := _TITLED.match(name)) is not None:
        name = name[found.end() :].strip()
    return name


def _named(head: str, start: int) -> Label | None:
    for form in (_QUESTION_ANSWER, _BARE_QUESTION):
        if (found := form.match(head, start)) is not None:
            kind: LabelKind = "question" if found["name"].startswith("Q") else "answer"
            text = head[start : found.end()].rstrip(" \t\xa0:.—–-")
            is_bare = not head[len(text) + start : found.end()].strip()
            return Label(text, found["name"][0], kind, True, found.end(), is_bare=is_bare)
    for form in (_STOP, _COLON, _TIMED):
        found = form.match(head, start)
        if found is not None:
            text = head[start : found.end()].rstrip(" :.")
            label = _label(found, text, found.end())
            if label is not None:
                return label._replace(has_stop=form is _STOP)
    return None


def _timed(label: Label | None, head: str) -> Label | None:
    """A label with the time that stands before or in it, which shows that it is a speaker's."""
    time = _CLOCK_TIME.search(head, 0, label.end) if label is not None else None
    if label is None or time is None:
        return label
    return label._replace(clock=time[0], is_sure=True)


def _label(found: re.Match[str], text: str, end: int) -> Label | None:
    """What a name in the place of a label is; None if it is nobody's."""
    name = found["name"].strip(" .")
    words = name.split()
    low = [word.casefold().strip(".,") for word in words]
    if len(words) > _MOST_WORDS or not any(map(str.isalpha, name)):
        return None
    if _QUESTIONS.fullmatch(name):
        return Label(text, name, "question", True, end)
    if _NOBODY.fullmatch(name):
        return Label(text, name, "nobody", True, end)
    if _ROLES.fullmatch(name):
        return Label(text, name, "role", True, end)
    if not _FIELDS.isdisjoint(low) and not is_titled(name):
        return None
    is_loud = name.upper() == name and sum(map(str.isalpha, name)) >= _LOUD
    aside = (brackets[1] if (brackets := _IN_ASIDE.search(text, len(found["name"]))) else "").strip()
    return Label(text, name, "name", is_titled(name) or is_loud, end, aside)
