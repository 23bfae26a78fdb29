"""From words of the source to an item: what can be told of a quote by where it stands.

Marked words are taken for a direct quote if they begin with a capital letter and are four or more: that was
right for 64 of 65 quotes of five articles.
"""

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from briefreader.base.ids import lasting_slug, unused
from briefreader.brief.model.brief import (
    Brief,
    Claim,
    Evidence,
    Locator,
    Position,
    Quote,
    QuoteKind,
    Span,
    Speaker,
    SpeakerType,
    Stance,
    Status,
    several,
)
from briefreader.brief.model.links import Index
from briefreader.brief.model.positions import is_opposed
from briefreader.brief.model.speaker_names import SpeakerNames
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.quotation_marks import Region
from briefreader.brief.verification.verification import places_of


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_FEWEST_OF_DIRECT = 4  # words
_IN_IDS = 3  # words of which an id is made
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NOT_SHORT = (
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt|Jr|Sr|No|vs))"
    r"(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt|Rev|Hon))(?<!\b(?:Prof|Capt))"
)
_SENTENCE_END = re.compile(rf"(?:{_NOT_SHORT}\.|[!?…])[”’\"')\]]*(?=\s|$)")
_SAYS = re.compile(
    r"\b(?:responded by saying|said|says|saying|told|tells|asked|asks|added|adds|wrote|writes|called|calls|"
    r"described|warned|warns|"
    r"argued|argues|insisted|claimed|claims|denied|denies|replied|responded|explained|stated|states|announced|"
    r"declared|testified|posted|tweeted|acknowledged|according to|recalled|noted|notes|predicted|vowed)\b"
)
_NAME = re.compile(r"[A-ZÀ-Þ][\w’'-]*(?:(?:\s(?:de|van|von|al|bin|of))*\s[A-ZÀ-Þ][\w’'.-]*)*")
_NAMED_SAYS = re.compile(rf"\s*{_NAME.pattern}\s+{_SAYS.pattern}")
_ARTICLE = re.compile(r"^(?:(?:But|And|So|Then)\s+)?(?:(?:The|the|An|an|A|a)\s+)?")
_UP_TO_COMMA = re.compile(r"[,;:]")
_LONGEST_SUBJECT = 10  # words
_PASSED_OVER = _words(
    """
    a an and are as at be been by for from had has have he her his i in is it its of on or our she that the
    their they this to was we were will with you
    """
)
_NO_NAMES = _words(
    """
    A An And As At But By For He Her His I In It Its Mr Mrs Ms No On Or She So That The Their Then There They
    This We When While However Meanwhile Asked Speaking According Also Yet If After Before Since Later Earlier
    Still Both Some Many Most What Why How Who You Not Now Monday
    Tuesday Wednesday Thursday Friday Saturday Sunday January February March April
    May June July August September October November December
    """
)
_GOVERNMENTS = _words(
    """
    administration agency bureau cabinet commission council court department government ministry parliament
    pentagon police senate
    """
)
_ORGANISATIONS = _words(
    """
    association bank club company corp corporation federation foundation inc institute ltd network party press
    society union university
    """
)
_TITLES = _words(
    """
    admiral ambassador attorney baroness bishop brigadier captain chairman chairwoman chancellor chief colonel
    commissioner congressman congresswoman councillor defence defense deputy detective director dr foreign
    general gov governor inspector interior judge justice king lady lieutenant lord major mayor minister mr
    mrs ms officer pastor pope president prime prince princess prof professor queen rear rep representative
    rev secretary sen senator sergeant sgt sheriff sir speaker spokesman spokesperson spokeswoman state vice
    """
)
_ADDRESSED = ("told", "tells", "asked", "asks")
_LISTENER = 1_000  # further than any name before the verb
_AROUND = " \t\n,;:–—-"


class Stretch(Struct, frozen=True):
    """Words of a paragraph of the source: its place, and offsets."""

    place: Locator
    start: int
    end: int


def sentence_ends(text: str) -> tuple[int, ...]:
    """Where sentences end, behind their last mark; and the end of the text."""
    found = (match.end() for match in _SENTENCE_END.finditer(text))
    return tuple(dict.fromkeys((*found, len(text))))


def marked_stretches(opened: OpenDocument, place: Locator) -> tuple[Stretch, ...]:
    """The words of a paragraph that stand for certain between quotation marks, those inside others aside."""
    found: list[Stretch] = []
    for region in opened.verify.regions_of(place):
        if region.is_sure and not (found and region.end <= found[-1].end):
            found.append(Stretch(place, region.start, region.end))
    return tuple(found)


def within_marks(opened: OpenDocument, stretch: Stretch) -> Stretch | None:
    """What a stretch has of the words between quotation marks, without the marks; None if it has none."""
    around = [
        region
        for region in opened.verify.regions_of(stretch.place)
        if region.is_sure and region.outer_start <= stretch.start and stretch.end <= region.outer_end
    ]
    if not around:
        return None
    region = min(around, key=lambda one: one.end - one.start)
    start, end = max(stretch.start, region.start), min(stretch.end, region.end)
    return Stretch(stretch.place, start, end) if start < end else None


def kind_of_words(words: str) -> QuoteKind:
    """Whether marked words are probably a whole clause, or a part of the reporter's sentence."""
    is_whole = words[:1].isupper() and len(words.split()) >= _FEWEST_OF_DIRECT
    return "direct" if is_whole else "partial"


def attribution_of(opened: OpenDocument, stretches: Sequence[Stretch]) -> str | None:
    """The rest of the sentence around marked words, as printed: who says them, as far as it tells."""
    pieces = list(chain.from_iterable(_beside(opened, one) for one in stretches))
    pieces = [piece for piece in pieces if _WORD.search(piece)]
    telling = [piece for piece in pieces if _SAYS.search(piece)]
    named = [piece for piece in pieces if _NAME.search(piece)]
    return next(iter((*telling, *named, *sorted(pieces, key=len, reverse=True))), None)


def _beside(opened: OpenDocument, stretch: Stretch) -> tuple[str, str]:
    """What stands before and behind the marks in the same sentence, up to other marked words."""
    text = opened.text.words[stretch.place]
    regions = opened.verify.regions_of(stretch.place)
    own = min(
        (one for one in regions if one.start <= stretch.start and stretch.end <= one.end),
        key=lambda one: one.end - one.start,
        default=Region(stretch.start, stretch.end, stretch.start, stretch.end),
    )
    before = text[max((one.outer_end for one in regions if one.outer_end <= own.outer_start), default=0) :]
    before = before[: len(before) - (len(text) - own.outer_start)]
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    before = before[ends[-1] if ends else 0 :]
    last = min((one.outer_start for one in regions if one.outer_start >= own.outer_end), default=len(text))
    after = text[own.outer_end : last]
    ends = [match.start() for match in _SENTENCE_END.finditer(after)]
    after = after[: ends[0]] if ends else after
    if text[own.start : own.end].rstrip().endswith((".", "!", "?", "…")) and not _goes_on(after):
        after = ""
    return before.strip(_AROUND), after.strip(_AROUND)


def _goes_on(after: str) -> bool:
    """Whether a sentence goes on behind marked words that end as one."""
    return (
        after.lstrip()[:1].islower() or re.match(rf"\s*{_NAME.pattern}\s+{_SAYS.pattern}", after) is not None
    )


def statement_attribution(words: str) -> str | None:
    """Of a sentence that reports what somebody says: its words up to the verb, or from it on."""
    verb = _SAYS.search(words)
    if verb is None:
        return None
    comma = words.rfind(",", 0, verb.start())
    if verb.end() > len(words) / 2 and comma >= 0:
        return words[comma:].strip(f"{_AROUND}.")
    return words[: verb.end()].strip(_AROUND)


class PrintedName(Struct, frozen=True):
    """What seems to be a name in printed words, and the title before it: `Defence Secretary Ash Carter`."""

    name: str
    role: str
    far: int  # from the verb of speech, in characters


def printed_names(words: str) -> tuple[PrintedName, ...]:
    """Who is named in some printed words, nearest to the verb of speech first; else who speaks in them."""
    verb = _SAYS.search(words)
    found: dict[str, PrintedName] = {}
    for match in _NAME.finditer(words):
        text = match[0].removesuffix("’s").removesuffix("'s").strip(" .")
        one = _named(_without_first(text), far_from(verb, match.start(), match.end()))
        if one is not None:
            found.setdefault(one.name, one)
    names = tuple(sorted(found.values(), key=lambda one: one.far))
    subject = subject_in(words)
    is_named = any(subject.endswith(one.name) for one in names) or (names and names[0].far <= 1)
    return names if is_named or not subject else (PrintedName(subject, "", 0), *names)


def far_from(verb: re.Match[str] | None, start: int, end: int) -> int:
    """How far a name stands from the verb; behind it a speaker does so only in `said Ann Lee`."""
    if verb is None:
        return start
    if end <= verb.start():
        return verb.start() - end
    is_inverted = verb.start() == 0 and verb[0] not in _ADDRESSED
    return start - verb.end() + (0 if is_inverted else _LISTENER)


def _named(words: str, far: int) -> PrintedName | None:
    parts = words.split()
    titles = [at for at, word in enumerate(parts[:-1]) if word.strip(".").lower() in _TITLES]
    first = titles[-1] + 1 if titles else 0
    name = " ".join(parts[first:])
    return PrintedName(name, " ".join(parts[:first]), far) if len(name) > 1 else None


def subject_in(words: str) -> str:
    """What stands as who speaks before a verb of speech, or behind it; empty if a pronoun does."""
    verb = _SAYS.search(words)
    if verb is None:
        return ""
    beside = (words[: verb.start()], words[verb.end() :])
    parts = (_UP_TO_COMMA.split(one.strip(_AROUND), maxsplit=1)[0].strip(_AROUND) for one in beside)
    found = (_ARTICLE.sub("", one) for one in parts if 0 < len(one.split()) <= _LONGEST_SUBJECT)
    return next((one for one in found if one.lower() not in _PASSED_OVER), "")


def _without_first(name: str) -> str:
    """A name without the word that only begins the sentence: `But Ann Lee`."""
    first, _, rest = name.partition(" ")
    return name if first not in _NO_NAMES else _without_first(rest) if rest else ""


def likely_speakers(brief: Brief, attribution: str, place: Locator) -> tuple[str, ...]:
    """The speakers of a brief, likeliest first: named in the attribution, quoted beside it, quoted last."""
    beside = [one for quote in brief.quotes if quote.para == place for one in quote.speakers]
    last = [one for quote in reversed(brief.quotes) for one in quote.speakers]
    order = (
        *named_speakers(brief, attribution),
        *reversed(beside),
        *last,
        *(one.id for one in brief.speakers),
    )
    return tuple(dict.fromkeys(order))


def named_speakers(brief: Brief, attribution: str) -> dict[str, int]:
    """The speakers that an attribution names, and how far from its verb; nearest first."""
    named = SpeakerNames(brief.speakers).speakers_in(attribution)
    verb = _SAYS.search(attribution)
    found: dict[str, int] = {}
    for speaker in brief.speakers:
        surname = speaker.name.split()[-1:] if speaker.type == "person" else []
        for name in (speaker.name, *speaker.aliases, *surname):
            match = re.search(rf"(?<!\w){re.escape(name)}(?!\w)", attribution)
            if match is not None and (speaker.id in named or name in surname):
                far = far_from(verb, match.start(), match.end())
                found[speaker.id] = min(far, found.get(speaker.id, far))
    return dict(sorted(found.items(), key=lambda one: one[1]))


def full_name(opened: OpenDocument, name: str) -> PrintedName | None:
    """The name as the source prints it first with more before it, where the name alone is the last word."""
    for words in opened.text.words.values():
        for match in _NAME.finditer(words):
            one = _named(_without_first(match[0].removesuffix("’s").strip(" .")), 0)
            if one is not None and one.name.endswith(f" {name}"):
                return one
    return None


# Ids


def new_id(stem: str, words: str, taken: Container[str]) -> str:
    """An id that nothing has, made of the first words that say something: `q-open-safe`."""
    said = [word for word in _WORD.findall(words) if word.lower() not in _PASSED_OVER] or words.split()
    slug = lasting_slug(" ".join(said[:_IN_IDS]))
    return unused(f"{stem}-{slug}" if slug else f"{stem}-1", taken)


# Items


def quote_of(opened: OpenDocument, stretches: Sequence[Stretch], speaker: str) -> Quote:
    """The quote that marked words are, in the brief as it is; each stretch is a span."""
    place = stretches[0].place
    spans = tuple(_span(opened, one, place) for one in stretches)
    return Quote(
        id=new_id("q", spans[0].exact, Index(opened.brief).items),
        speaker=speaker,
        para=place,
        kind=kind_of_words(spans[0].exact),
        spans=spans,
        attribution=attribution_of(opened, stretches),
    )


def _span(opened: OpenDocument, stretch: Stretch, place: Locator) -> Span:
    words = opened.text.words[stretch.place]
    exact = words[stretch.start : stretch.end]
    starts = [start for start, _ in places_of(exact, words)]
    occurrence = starts.index(stretch.start) + 1 if len(starts) > 1 and stretch.start in starts else None
    return Span(exact, stretch.place if stretch.place != place else None, occurrence)


def claim_of(
    brief: Brief, text: str, quotes: Sequence[Quote], stances: Mapping[str, tuple[Stance, Evidence]]
) -> Claim:
    """A claim that rests on quotes; `stances` has the speakers that take a position on it."""
    index = Index(brief)
    positions = tuple(_position(index, speaker, quotes, *held) for speaker, held in stances.items())
    claim = Claim(
        id=new_id("c", text, index.items),
        text=text,
        status="single-source",
        positions=positions,
        paras=tuple(dict.fromkeys(quote.para for quote in quotes if quote.para is not None)),
    )
    return replace(claim, status=status_of(claim, index))


def _position(index: Index, by: str, quotes: Sequence[Quote], stance: Stance, evidence: Evidence) -> Position:
    speaker = index.speaker(by)
    party = None if speaker is not None and speaker.party else by
    own = tuple(quote.id for quote in quotes if by in quote.speakers)
    return Position(stance, party, by, own[0] if len(own) == 1 else own, evidence)


def status_of(claim: Claim, index: Index) -> Status:
    """How a claim stands by its positions alone."""
    if is_opposed(claim, index):
        return "contested"
    speakers = [index.speaker(by) for position in claim.positions for by in several(position.by)]
    if speakers and all(one is not None and one.type == "none" for one in speakers):
        return "unattributed"
    parties = {index.parties_of(position) for position in claim.positions}
    return "uncontested" if len(parties) > 1 else "single-source"


def new_speaker(name: str, kind: SpeakerType, taken: Container[str], role: str = "") -> Speaker:
    """A speaker of that name, with an id that nothing has."""
    return Speaker(unused(f"s-{lasting_slug(name) or 'speaker'}", taken), name, kind, role=role or None)


def kind_of_name(name: str) -> SpeakerType:
    """What a name is probably of: a body by its words, people by small letters, else a person."""
    words = name.split()
    low = {word.strip(".,").lower() for word in words}
    if low & _GOVERNMENTS:
        return "government"
    if low & _ORGANISATIONS:
        return "organization"
    named = any(word[:1].isupper() for word in words[1:])
    several = not named and (name[:1].islower() or any(word[:1].islower() for word in words[1:]))
    return "group" if several else "person"


def speakers_of(quotes: Iterable[Quote]) -> tuple[str, ...]:
    """Who says some quotes, each once."""
    return tuple(dict.fromkeys(speaker for quote in quotes for speaker in quote.speakers))


def places_cited(items: Iterable[object]) -> tuple[Locator, ...]:
    """The paragraphs of some items, each once."""
    places = (getattr(item, "para", None) for item in items)
    return tuple(dict.fromkeys(place for place in places if place is not None))
