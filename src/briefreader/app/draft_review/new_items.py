"""What is asked for a new item, field by field, and the item that comes of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import get_args

from msgspec import Struct, convert
from msgspec.structs import replace

from briefreader.app.draft_review.sheet import Line, Sheet, ToMend, Values, date_complaint, needed_complaint
from briefreader.base.text import shows_words
from briefreader.brief import Brief, Claim, Event, Index, KeyPoint, Locator, Quote, Speaker
from briefreader.brief.model.brief import Evidence, SpeakerType, Stance
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.writing.attribution import (
    LISTENER,
    PrintedName,
    full_name,
    kind_of_name,
    likely_speakers,
    named_speakers,
    printed_names,
    statement_attribution,
)
from briefreader.brief.writing.picking import SourceStretch, claim_of, new_id, speakers_of
from briefreader.wording.brief import evidence_name, quote_words, speaker_details, speaker_name, stance_words
from briefreader.wording.phrases import quoted

_LINES = 3
_REPORTER = "reporter"
_NO_STANCE = "none"
_YEAR = 4  # characters
_LONGEST_DATE = 6  # words that are taken for the source's words of a date
_KINDS: Mapping[SpeakerType, str] = {
    "person": "a person",
    "group": "a group",
    "organization": "an organisation",
    "government": "a government, or a part of one",
    "document": "a document",
}
NOBODY = "nobody named"


def words_of(opened: OpenDocument, stretch: SourceStretch) -> str:
    """The words of a stretch of the source."""
    return opened.text.words[stretch.place][stretch.start : stretch.end]


# Who says it


class SpeakerChoice(Struct, frozen=True):
    """Somebody who could have said it: a speaker of the brief by id, or a new one with `name` and `kind`."""

    key: str
    name: str
    details: str
    kind: SpeakerType = "person"
    role: str = ""
    is_new: bool = False


def speaker_choices(
    opened: OpenDocument, attribution: str, place: Locator, typed: str
) -> Iterator[SpeakerChoice]:
    """Speakers for what is typed, the likeliest first; of a new name with each kind that it can have."""
    brief = opened.brief
    wanted = typed.casefold()
    known = {one.id: one for one in brief.speakers if wanted in _all_words(one)}
    named = named_speakers(brief, attribution)
    names = {name.casefold() for one in brief.speakers for name in (one.name, *one.aliases)}
    printed = [_whole(opened, one) for one in printed_names(attribution) if not _is_known(one.name, names)]
    new = [one for one in printed if wanted in one.name.casefold()]
    nearest = min((LISTENER, *named.values()))
    first = [one for one in new if one.far < nearest]
    for one in first:
        yield _new(one.name, kind_of_name(one.name), one.role)
    for key in likely_speakers(brief, attribution, place):
        if key in known:
            yield SpeakerChoice(key, known[key].name, speaker_details(known[key]))
    for one in new:
        if one not in first:
            yield _new(one.name, kind_of_name(one.name), one.role)
    if typed and wanted not in names:
        guess = kind_of_name(typed)
        for kind in (guess, *(one for one in _KINDS if one != guess)):
            yield _new(typed, kind)
    if not typed and not any(speaker.type == "none" for speaker in brief.speakers):
        yield SpeakerChoice("+none", NOBODY, "the source does not say who", "none", is_new=True)


def _whole(opened: OpenDocument, printed: PrintedName) -> PrintedName:
    """A surname as the whole name, where the source prints that elsewhere."""
    whole = full_name(opened, printed.name) if " " not in printed.name else None
    return replace(whole, far=printed.far) if whole is not None else printed


def _new(name: str, kind: SpeakerType, role: str = "") -> SpeakerChoice:
    details = f"new: {_KINDS[kind]}" + (f", {role}" if role else "")
    return SpeakerChoice(f"+{kind}:{name}", name, details, kind, role, is_new=True)


def _is_known(name: str, names: set[str]) -> bool:
    """Whether it is a name, or the last word of one, that the brief has."""
    low = name.casefold()
    return any(low == one or one.endswith(f" {low}") for one in names)


def _all_words(speaker: Speaker) -> str:
    fields = (speaker.name, *speaker.aliases, speaker.role, speaker.affiliation)
    return " ".join(filter(None, fields)).casefold()


# What is asked


def statement_sheet(words: str) -> Sheet:
    """What somebody says, in own words."""
    return Sheet("", "statement", quoted(words), (_text("Says", "Write what is said."),))


def event_sheet(brief: Brief, index: Index, words: str) -> Sheet:
    """What happened, when, and who vouches for it."""
    speakers = ((one.id, speaker_name(index, one.id)) for one in brief.speakers)
    date_text = words if len(words.split()) <= _LONGEST_DATE else ""
    return Sheet(
        "",
        "event",
        quoted(words),
        (
            _text("What", "Write what happened."),
            Line("date", "Date", ""),
            Line("date_text", "In its words", date_text),
            Line("by", "According to", _REPORTER, ((_REPORTER, "the reporter"), *speakers)),
        ),
    )


def claim_sheet(index: Index, quotes: Sequence[Quote]) -> Sheet:
    """A proposition, and where each speaker of some quotes stands on it."""
    sides = (line for speaker in speakers_of(quotes) for line in _side(index, speaker, quotes))
    return Sheet("", "claim", "", (_text("Claim", "Write what is claimed, as a sentence."), *sides))


def point_sheet(about: str) -> Sheet:
    """A thing to take away."""
    return Sheet("", "key point", about, (_text("Says", "Write the key point."),))


def _text(label: str, needed: str) -> Line:
    return Line("text", label, "", lines=_LINES, needed=needed)


def _side(index: Index, speaker: str, quotes: Sequence[Quote]) -> Iterator[Line]:
    said = " ".join(" ".join(quote_words(one)) for one in quotes if speaker in one.speakers)
    stances = tuple((one, stance_words(one)) for one in get_args(Stance) if one != "not-reported")
    evidence = tuple((one, evidence_name(one)) for one in get_args(Evidence))
    about = f"{speaker_name(index, speaker)}: {said}"
    options = (*stances, (_NO_STANCE, "(takes no position)"))
    yield Line(f"stance-{speaker}", "Stance", "asserts", options, about=about)
    yield Line(f"evidence-{speaker}", "Evidence", "not-stated", evidence)


def complaint(sheet: Sheet, values: Values) -> ToMend | None:
    """What has to be mended before an item can be made of these values."""
    stances = [line.key for line in sheet.lines if line.key.startswith("stance-")]
    if stances and all(values[key] == _NO_STANCE for key in stances):
        return ToMend(stances[0], "A claim has at least one position.")
    return needed_complaint(sheet, values) or date_complaint(values.get("date", ""))


# What comes of it


def statement_made(opened: OpenDocument, stretch: SourceStretch, values: Values, speaker: str) -> Quote:
    """A statement in own words, with the source's words for who makes it."""
    text = _plain(values["text"])
    return Quote(
        id=new_id("q", text, opened.index.items),
        speaker=speaker,
        para=stretch.place,
        kind="indirect",
        content=text,
        attribution=statement_attribution(words_of(opened, stretch)),
    )


def event_made(opened: OpenDocument, stretch: SourceStretch, values: Values) -> Event:
    """An event; the reporter vouches for it unless somebody else does. A year not printed is inferred."""
    text, by = _plain(values["text"]), values["by"]
    date, date_text = values["date"].strip() or None, _plain(values["date_text"]) or None
    printed = date_text or opened.text.words[stretch.place]
    return Event(
        id=new_id("e", text, opened.index.items),
        text=text,
        date=date,
        date_text=date_text,
        inferred=date is not None and date[:_YEAR] not in printed,
        para=stretch.place,
        attributed_to=None if by == _REPORTER else by,
    )


def claim_made(brief: Brief, quotes: Sequence[Quote], values: Values) -> Claim:
    """A claim with the positions that were chosen, and the status that follows from them."""
    stances = {
        speaker: (convert(stance, Stance), convert(values[f"evidence-{speaker}"], Evidence))
        for speaker in speakers_of(quotes)
        if (stance := values[f"stance-{speaker}"]) != _NO_STANCE
    }
    return claim_of(brief, _plain(values["text"]), quotes, stances)


def point_made(brief: Brief, cites: tuple[Locator, ...], values: Values) -> KeyPoint:
    """A key point with what it rests on."""
    text = _plain(values["text"])
    return KeyPoint(text, new_id("k", text, Index(brief).items), cites)


def _plain(text: str) -> str:
    return " ".join(text.split()) if shows_words(text) else ""
