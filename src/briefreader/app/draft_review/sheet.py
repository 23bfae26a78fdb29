"""What can be reworded of one item of a draft, field by field, and the decision that comes of it."""

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from msgspec import Struct, convert
from msgspec.structs import replace

from briefreader.base.dates import parse_edtf
from briefreader.base.lookalikes import skeleton
from briefreader.base.text import shows_words
from briefreader.brief import (
    Brief,
    Claim,
    Event,
    Gap,
    Index,
    Item,
    KeyPoint,
    Paragraph,
    Position,
    Quote,
    Speaker,
    several,
)
from briefreader.brief.model.brief import SUMMARY, Evidence, SpeakerType, Stance, Status
from briefreader.brief.model.positions import is_opposed
from briefreader.brief.writing.rewording import Reword, Side, has_content, reworded
from briefreader.brief.writing.sentences import SUMMARY_TO_WRITE, UNCHECKED_SUMMARY
from briefreader.wording.brief import evidence_name, party_words, quote_words, speaker_name, stance_words
from briefreader.wording.phrases import quoted

Values = Mapping[str, str]  # what stands in the fields, by their keys

_DROPPED = "drop"
_PARAGRAPH, _PAGE = 3, 8  # lines
_NO_OPPOSITION = "Contested is what one side holds and another denies, doubts or qualifies."
_NO_DATE = "Write the date as 2022, 2022-02, 2022-02-24, 2022~ or 1950/1953, or nothing."


class Line(Struct, frozen=True):
    """One field: a text of so many lines, or one of some `options`, a value and what it says.

    `needed` says what to do if the text is empty, where it may not be; `about` stands above the field.
    """

    key: str
    label: str
    value: str
    options: tuple[tuple[str, str], ...] = ()
    lines: int = 1
    needed: str = ""
    about: str = ""

    def takes(self, value: str | None) -> bool:
        """Whether it can have a value."""
        return value is not None and (not self.options or value in (option for option, _ in self.options))


class ToMend(Struct, frozen=True):
    """What is not right in which field, as a sentence."""

    key: str
    words: str


class Sheet(Struct, frozen=True):
    """The fields of one item, or of the summary; `about` is what the source has of it."""

    item: str
    kind: str
    about: str
    lines: tuple[Line, ...]

    @property
    def values(self) -> Values:
        """What stands in the fields before anything is reworded."""
        return {line.key: line.value for line in self.lines}


def is_rewordable(item: Item) -> bool:
    """Whether a person may put something of it into other words: not the source's, marked or not."""
    return has_content(item) if isinstance(item, Quote) else not isinstance(item, Paragraph)


def sheet_of(brief: Brief, index: Index, item_id: str) -> Sheet:
    """The fields of an item that is rewordable, or of the summary."""
    if item_id == SUMMARY:
        return Sheet(item_id, "summary", "", (_summary(brief),))
    item = _written(brief, index, item_id)
    drafted = index.drafted.get(item_id)
    about = quoted(drafted.words) if drafted is not None and drafted.words else ""
    if isinstance(item, Quote) and item.spans:
        about = f"{_names(item, index)}: {' '.join(quote_words(item, paraphrased=False))}"
    elif isinstance(item, Speaker):
        said = index.quotes_by_speaker.get(item_id, ())
        about = next((quoted(quote.attribution) for quote in said if quote.attribution), "")
    return Sheet(item_id, index.kind(item_id), about, tuple(_lines(item, index)))


def _written(brief: Brief, index: Index, item_id: str) -> Item:
    """The item as the file has it: the index tells speakers with like names apart."""
    speakers = (speaker for speaker in brief.speakers if speaker.id == item_id)
    return next(speakers, None) or index.items[item_id]


def _names(quote: Quote, index: Index) -> str:
    return ", ".join(speaker_name(index, speaker) for speaker in quote.speakers)


# The fields


def _summary(brief: Brief) -> Line:
    """The summary without the sentences that the program itself put there."""
    text = "\n\n".join(several(brief.summary))
    text = text.replace(UNCHECKED_SUMMARY, "").replace(SUMMARY_TO_WRITE, "").strip()
    return Line("text", "Summary", text, lines=_PAGE, needed="Write a summary, or leave with Esc.")


def _lines(item: Item, index: Index) -> Iterator[Line]:
    match item:
        case Quote():
            yield _text("Says", item.content or "")
        case KeyPoint() | Gap():
            yield _text("Says", item.text)
        case Event():
            yield _text("What", item.text)
            yield Line("date", "Date", item.date or "")
            known = (("said", "said by the source"), ("inferred", "inferred"))
            yield Line("inferred", "The date is", "inferred" if item.inferred else "said", known)
        case Speaker():
            yield Line("name", "Name", item.name, needed="Write who it is.")
            yield Line("role", "Role", item.role or "")
            yield Line("affiliation", "Of", item.affiliation or "")
            yield Line("kind", "Kind", item.type, _options(SpeakerType))
        case Claim():
            yield _text("Claim", item.text)
            yield Line("status", "Status", item.status, _options(Status))
            yield Line("dispute", "Dispute", item.dispute or "")
            for at, position in enumerate(item.positions):
                yield from _side(at, position, index)


def _text(label: str, text: str) -> Line:
    return Line("text", label, text, lines=_PARAGRAPH, needed="Write what it says; D in the list drops it.")


def _side(at: int, position: Position, index: Index) -> Iterator[Line]:
    quotes = (index.items.get(quote) for quote in several(position.quote))
    said = " ".join(" ".join(quote_words(quote)) for quote in quotes if isinstance(quote, Quote))
    who = party_words(position, index)
    is_silent = position.stance == "not-reported"  # who says nothing is not known to take another stance
    stances = tuple(
        (one, stance_words(one)) for one in get_args(Stance) if (one == "not-reported") == is_silent
    )
    drop = (_DROPPED, "(this side is dropped)")
    yield Line(
        f"stance-{at}", "Stance", position.stance, (*stances, drop), about=f"{who}: {said}" if said else who
    )
    if position.evidence is not None:
        evidence = tuple((one, evidence_name(one)) for one in get_args(Evidence))
        yield Line(f"evidence-{at}", "Evidence", position.evidence, evidence)
        yield Line(f"remark-{at}", "Remark", position.evidence_note or "")


def _options(values: Any) -> tuple[tuple[str, str], ...]:
    return tuple((one, one.replace("-", " ")) for one in get_args(values))


# What comes of it


def decision_of(sheet: Sheet, values: Values, index: Index) -> Reword | None:
    """What is decided with these values; None if they say what stood there."""
    before = {line.key: _plain(line, line.value) for line in sheet.lines}
    now = {line.key: _plain(line, values.get(line.key, line.value)) for line in sheet.lines}
    changed: dict[str, Any] = {key: value for key, value in now.items() if value != before[key]}
    if "inferred" in changed:
        changed["inferred"] = changed["inferred"] == "inferred"
    item = index.items.get(sheet.item)
    sides = tuple(_sides(item, now)) if isinstance(item, Claim) else ()
    fields = {key: value for key, value in changed.items() if "-" not in key}
    if not changed:
        return None
    return convert({"type": "reword", "item": sheet.item, "sides": sides, **fields}, Reword)


def _plain(line: Line, value: str) -> str:
    """A value without spaces that say nothing; only a page has paragraphs."""
    if line.lines != _PAGE:
        return " ".join(value.split())
    return "\n".join(" ".join(one.split()) for one in value.strip().splitlines())


def _sides(claim: Claim, now: Values) -> Iterator[Side]:
    for at, was in enumerate(claim.positions):
        stance = now[f"stance-{at}"]
        if stance == _DROPPED:
            yield Side(was)
            continue
        position = replace(was, stance=convert(stance, Stance))
        if was.evidence is not None:
            evidence = convert(now[f"evidence-{at}"], Evidence)
            position = replace(position, evidence=evidence, evidence_note=now[f"remark-{at}"] or None)
            if evidence == "not-stated" != was.evidence:
                position = replace(position, evidence_note=None, evidence_para=None, evidence_events=())
        if position != was:
            yield Side(was, position)


def complaint(sheet: Sheet, values: Values, brief: Brief, index: Index) -> ToMend | None:
    """What has to be mended before these values can be taken."""
    if missing := needed_complaint(sheet, values):
        return missing
    decision = decision_of(sheet, values, index)
    if decision is None:
        return None
    if wrong := date_complaint(decision.date or ""):
        return wrong
    if decision.name and (other := _called_so(decision, brief)):
        told = f"{other.id} is called so already: w on quotes gives them to that speaker."
        return ToMend("name", told)
    if isinstance(claim := index.items.get(sheet.item), Claim):
        return _about_sides(claim, decision, brief)
    return None


def needed_complaint(sheet: Sheet, values: Values) -> ToMend | None:
    """The first field that is empty and may not be."""
    lines = (line for line in sheet.lines if line.needed)
    empty = (line for line in lines if not shows_words(values.get(line.key, line.value)))
    return next((ToMend(line.key, line.needed) for line in empty), None)


def date_complaint(text: str) -> ToMend | None:
    """What is wrong with a date; no date is right."""
    date = parse_edtf(text.strip())
    is_right = not text.strip() or (date is not None and date.earliest <= date.latest)
    return None if is_right else ToMend("date", _NO_DATE)


def _called_so(decision: Reword, brief: Brief) -> Speaker | None:
    looks = skeleton(decision.name or "")
    others = (one for one in brief.speakers if one.id != decision.item)
    return next((one for one in others if skeleton(one.name) == looks), None)


def _about_sides(claim: Claim, decision: Reword, brief: Brief) -> ToMend | None:
    if len(decision.sides) == len(claim.positions) and all(side.now is None for side in decision.sides):
        return ToMend("stance-0", "A claim has at least one side; D in the list drops the claim.")
    after = reworded(brief, decision)
    now = next(one for one in after.claims if one.id == claim.id)
    if decision.status == "contested" and not is_opposed(now, Index(after)):
        return ToMend("status", _NO_OPPOSITION)
    return None
