"""From words of the source to an item: what can be told of a quote by where it stands.

Marked words are taken for a direct quote if they begin with a capital letter and are four or more: that was
right for 64 of 65 quotes of five articles.
"""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from briefreader.base.ids import lasting_slug, unused
from briefreader.base.patterns import pattern
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
from briefreader.brief.verification.document import OpenDocument
from briefreader.brief.verification.quotation_marks import Region
from briefreader.brief.verification.verification import places_of
from briefreader.brief.writing.attribution import SMALL_WORDS, begins_with_speaker, names_somebody, says

_FEWEST_OF_DIRECT = 4  # words
_IN_IDS = 3  # words of which an id is made
_WORD = pattern(r"[^\W_]+(?:[’'-][^\W_]+)*")
_NOT_SHORT = (
    r"(?<!\b[A-Z])(?<!\b(?:Mr|Ms|Dr|St|Lt|Jr|Sr|No|vs))"
    r"(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt|Rev|Hon))(?<!\b(?:Prof|Capt))"
)
_SENTENCE_END = pattern(rf"(?:{_NOT_SHORT}\.|[!?…])[”’\"')\]]*(?=\s|$)")
_AROUND = " \t\n,;:–—-"


class SourceStretch(Struct, frozen=True):
    """Words of a paragraph of the source: its place, and offsets."""

    place: Locator
    start: int
    end: int


def sentence_ends(text: str) -> tuple[int, ...]:
    """Where sentences end, behind their last mark; and the end of the text."""
    found = (match.end() for match in _SENTENCE_END.finditer(text))
    return tuple(dict.fromkeys((*found, len(text))))


def marked_stretches(opened: OpenDocument, place: Locator) -> tuple[SourceStretch, ...]:
    """The words of a paragraph that stand for certain between quotation marks, those inside others aside."""
    found: list[SourceStretch] = []
    for region in opened.verify.regions_of(place):
        if region.is_sure and not (found and region.end <= found[-1].end):
            found.append(SourceStretch(place, region.start, region.end))
    return tuple(found)


def within_marks(opened: OpenDocument, stretch: SourceStretch) -> SourceStretch | None:
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
    return SourceStretch(stretch.place, start, end) if start < end else None


def kind_of_words(words: str) -> QuoteKind:
    """Whether marked words are probably a whole clause, or a part of the reporter's sentence."""
    is_whole = words[:1].isupper() and len(words.split()) >= _FEWEST_OF_DIRECT
    return "direct" if is_whole else "partial"


def attribution_of(opened: OpenDocument, stretches: Sequence[SourceStretch]) -> str | None:
    """The rest of the sentence around marked words, as printed: who says them, as far as it tells."""
    pieces = list(chain.from_iterable(_beside(opened, one) for one in stretches))
    if not any(map(says, pieces)):
        pieces += _before_others(opened, stretches[0])
    pieces = [piece for piece in pieces if _WORD.search(piece)]
    telling = list(filter(says, pieces))
    named = list(filter(names_somebody, pieces))
    return next(iter((*telling, *named, *sorted(pieces, key=len, reverse=True))), None)


def _beside(opened: OpenDocument, stretch: SourceStretch) -> tuple[str, str]:
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


def _before_others(opened: OpenDocument, stretch: SourceStretch) -> Iterator[str]:
    """What stands before other marked words in the same sentence: `Ann Lee called it “sad” and “a shame”`."""
    text = opened.text.words[stretch.place]
    end = stretch.start
    for region in sorted(opened.verify.regions_of(stretch.place), key=lambda one: one.start, reverse=True):
        if region.outer_end > end:
            continue
        words, between = text[region.start : region.end].rstrip(), text[region.outer_end : end]
        if words.endswith((".", "!", "?", "…")) or _SENTENCE_END.search(between) is not None:
            return
        yield _beside(opened, SourceStretch(stretch.place, region.start, region.end))[0]
        end = region.outer_start


def _goes_on(after: str) -> bool:
    """Whether a sentence goes on behind marked words that end as one."""
    return after.lstrip()[:1].islower() or begins_with_speaker(after)


def new_id(stem: str, words: str, taken: Container[str]) -> str:
    """An id that nothing has, made of the first words that say something: `q-open-safe`."""
    said = [word for word in _WORD.findall(words) if word.lower() not in SMALL_WORDS] or words.split()
    slug = lasting_slug(" ".join(said[:_IN_IDS]))
    return unused(f"{stem}-{slug}" if slug else f"{stem}-1", taken)


# Items


def quote_of(opened: OpenDocument, stretches: Sequence[SourceStretch], speaker: str) -> Quote:
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


def _span(opened: OpenDocument, stretch: SourceStretch, place: Locator) -> Span:
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


def speakers_of(quotes: Iterable[Quote]) -> tuple[str, ...]:
    """Who says some quotes, each once."""
    return tuple(dict.fromkeys(speaker for quote in quotes for speaker in quote.speakers))
