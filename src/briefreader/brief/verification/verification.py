"""Whether a quote stands in the source, letter for letter, and against what that was compared."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, cached_property, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from briefreader.base.normalise import HANGUL, UNSPACED, Traced, for_matching, traced
from briefreader.base.patterns import pattern
from briefreader.brief.model.brief import Brief, Locator, Quote, Span
from briefreader.brief.verification.attestation import attestation_holds
from briefreader.brief.verification.quotation_marks import (
    Region,
    has_stray_mark,
    holds_reporting,
    regions,
)
from briefreader.brief.verification.source import KnownWords, as_place

if TYPE_CHECKING:
    from briefreader.brief.verification.unmarked import Labels

VerificationState = Literal[
    "verified", "consistent", "attested", "repaired", "cut", "misplaced", "unverified"
]
Against = Literal["source-file", "brief-text", "attestation", "none"]
DetailKind = Literal[
    "paraphrase",  # of a quote without marked words: its content is in own words
    "articles-words",  # or in the article's
    "against",  # found, whole, inside quotation marks
    "part",  # a part of the quoted words
    "other-characters",  # printed with other marks, dashes or spaces
    "unknown-file",  # compared with a file whose hash the brief does not give
    "unmarked",  # not inside quotation marks
    "marks-unclear",  # the marks do not tell that all these words are the speaker's
    "not-found",
    "elsewhere",  # in another paragraph than the one named
    "paragraph-gone",  # a paragraph of the brief is not in the file
    "attested",
    "nothing-to-compare",
]

SIGNS: dict[VerificationState, str] = {
    "verified": "✓",
    "consistent": "=",
    "attested": "◇",
    "repaired": "≈",
    "cut": "…",
    "misplaced": "↷",
    "unverified": "?",
}

# So many words in a row are no paraphrase any more.
_RUN_OF_WORDS = 8

# From the best to the worst: a quote is as good as the worst of its spans.
_ORDER: tuple[VerificationState, ...] = tuple(SIGNS)
# What copying leaves out anyway may be missing at the end of a span.
_MAY_BE_MISSING = ("", ",", ".")
_WORD = pattern(r"\w+(?:[’'-]\w+)*")
_LEFT_OUT = pattern(r"…|\.\.\.")
_APOSTROPHES = frozenset("’'")
# So many verifications are remembered; then all are forgotten, and made again when they are asked for.
REMEMBERED = 10_000
# Below this per cent of likeness, words are no help in finding what was meant.
_LIKE = 50


class SpanFinding(Struct, frozen=True, gc=False):
    """Where a span stands, in code points of its paragraph, and how it differs from what is printed.

    `form` has the source's characters, or the brief's where the span was not found. `marked` is whether it
    stands inside quotation marks, `is_unclear` whether those do not tell that all words are the speaker's.
    `nearest` are the likeliest words of the named paragraph if none or only unmarked ones were found.
    `is_whole` is whether words that are not marked are the whole of a paragraph, or of a speaker's turn.
    """

    form: str
    found: bool = False
    para: Locator | None = None
    start: int = 0
    end: int = 0
    cut_before: bool = False
    cut_after: bool = False
    marked: bool = False
    is_unclear: bool = False
    repaired: bool = False
    misplaced: bool = False
    nearest: str | None = None
    is_whole: bool = False


class Detail(Struct, frozen=True, gc=False):
    """Why a quote is in its state: against what it was compared, in which paragraph it stands or should.

    Of an attestation `name` is whose it is, and `day` when it was given.
    """

    kind: DetailKind
    name: str = ""
    place: Locator | None = None
    named: Locator | None = None
    day: str = ""


class Verification(Struct, frozen=True, gc=False):
    """A quote's state, against what, and what was found of each span.

    A quote without spans has no state; the detail then tells whether its content is a paraphrase.
    """

    state: VerificationState | None
    basis: Against
    detail: Detail
    spans: tuple[SpanFinding, ...] = ()


class _Outcome(NamedTuple):
    state: VerificationState
    detail: Detail
    finding: SpanFinding


# What takes the place of marks: those of the source, or a whole paragraph, whose medium may be told.
# "turn" are those that go on with what a label begins.
_Between = Literal["marks", "paragraph", "medium", "turn"]


class _Sought(NamedTuple):
    """The words of a span, which of several places they are at, and what they have to stand between."""

    exact: str
    occurrence: int | None
    between: _Between


def _words_between(span: Span, quote: Quote) -> _Between:
    if span.marks is None:
        return "marks"
    return "paragraph" if quote.medium is None else "medium"


class _Match(NamedTuple):
    """A place where a span stands in a paragraph; the smaller tuple is the better match."""

    unmarked: bool
    unclear: bool
    cut: bool
    repaired: bool
    start: int
    end: int
    cut_before: bool
    cut_after: bool


class Verifier:
    """Verifies quotes of one brief against the words at hand, each when it is asked for."""

    def __init__(self, brief: Brief, text: KnownWords) -> None:
        """The brief is as its file has it: an attestation holds for nothing else."""
        self._brief = brief
        self._text = text
        self._verified: dict[str, tuple[Quote, Verification]] = {}
        self._regions: dict[Locator, tuple[Region, ...]] = {}
        self._unmarked: dict[tuple[Locator, _Between], tuple[Region, ...]] = {}
        self._plain: dict[Locator, str] = {}
        self._missing = frozenset(text.missing)

    def __call__(self, quote: Quote) -> Verification:
        """The verification of a quote of the brief."""
        known = self._verified.get(quote.id)
        if known is None or known[0] is not quote:  # ids of a faulty brief are not unique
            if len(self._verified) >= REMEMBERED:
                self._verified.clear()
            known = self._verified[quote.id] = quote, self._verify(quote)
        return known[1]

    def marked_around(self, finding: SpanFinding) -> str:
        """The words between the marks that a span stands in, which may be more than the span."""
        if finding.para is None:
            return finding.form
        around = [
            self._text.words[finding.para][region.start : region.end]
            for region in self.regions_of(finding.para)
            if region.start <= finding.start and finding.end <= region.end
        ]
        return min(around, key=len, default=finding.form)

    def printed_around(self, quote: Quote) -> str:
        """The sentence of the source that the first found span of a quote stands in; nothing without one."""
        from briefreader.brief.verification.printed import sentence_around  # few quotes need it

        for finding in self(quote).spans:
            if finding.found and finding.para is not None:
                return sentence_around(self._text.words[finding.para], finding.start, finding.end)
        return ""

    def _verify(self, quote: Quote) -> Verification:
        if not quote.spans:
            place = None if quote.para is None else as_place(quote.para)
            is_copied = quote.content is not None and place is not None
            is_copied = is_copied and self._is_copied(quote.content or "", place or "")
            return Verification(None, "none", Detail("articles-words" if is_copied else "paraphrase"))
        led = self._led(quote)
        outcomes = [self._span(span, quote, is_led=quote.place_of(span) in led) for span in quote.spans]
        worst = max(outcomes, key=lambda outcome: _ORDER.index(outcome.state))
        basis: Against = "attestation" if worst.state == "attested" else self._text.basis
        return Verification(worst.state, basis, worst.detail, tuple(outcome.finding for outcome in outcomes))

    def _led(self, quote: Quote) -> frozenset[Locator]:
        """The paragraphs that go on with a turn: from a label on, each with words of it, or a note."""
        spoken = {quote.place_of(span) for span in quote.spans if span.marks is not None}
        if not spoken:
            return frozenset()
        from briefreader.brief.verification.labels import is_note

        first = quote.place_of(quote.spans[0])
        words = self._text.words
        if not isinstance(first, int) or first not in words:
            return frozenset()
        at = first if self._labels.is_line(words.get(first - 1, "")) else first + 1
        if at > first and not self._labels.are_in(words[first]):
            return frozenset()
        led: set[Locator] = set()
        while at in spoken or is_note(words.get(at, "")):
            led.add(at)
            at += 1
        return frozenset(led)

    def _span(self, span: Span, quote: Quote, *, is_led: bool) -> _Outcome:
        text, written = self._text, quote.place_of(span)
        place = None if written is None else as_place(written)
        if not text.words or place in self._missing:
            return self._not_at_hand(span, place)
        between = "turn" if is_led and span.marks is not None else _words_between(span, quote)
        sought = _Sought(span.exact, span.occurrence, between)
        match = self._match(sought, place) if place is not None and place in text.words else None
        if match is not None and place is not None:
            finding = self._finding(match, place)
            if match.unmarked or match.unclear:
                regions_there = self.regions_of(place, sought.between)
                nearest = _marked_beside(text.words[place], regions_there, match)
                finding = replace(finding, nearest=nearest, is_whole=self._is_whole(sought, place))
                kind: DetailKind = "unmarked" if match.unmarked else "marks-unclear"
                return _Outcome("unverified", Detail(kind, text.name), finding)
            return self._found(finding)
        elsewhere = self._elsewhere(sought, place)
        if elsewhere is not None:
            return elsewhere
        nearest = self._nearest(sought, place)
        return _Outcome(
            "unverified", Detail("not-found", text.name), SpanFinding(span.exact, nearest=nearest)
        )

    def _nearest(self, sought: "_Sought", place: Locator | None) -> str | None:
        if place is None:
            return None
        words = self._text.words.get(place, "")
        return _nearest(sought.exact, words, self.regions_of(place, sought.between))

    def _is_whole(self, sought: "_Sought", place: Locator) -> bool:
        """Whether words without marks are all that one speaker says there."""
        if sought.between != "marks":
            return False
        match = self._match(sought._replace(between="paragraph"), place)
        return match is not None and not (match.unmarked or match.unclear or match.cut)

    def places_of(self, span: Span, quote: Quote) -> tuple[Locator, ...]:
        """The paragraphs where a span stands as the speaker's words; where nowhere, as any words."""
        sought = _Sought(span.exact, None, _words_between(span, quote))
        found: dict[bool, list[Locator]] = {True: [], False: []}
        for place in self._everything.holding(for_matching(span.exact).strip()):
            match = self._match(sought, place)
            if match is not None:
                found[not (match.unmarked or match.unclear)].append(place)
        return tuple(found[True] or found[False])

    def _not_at_hand(self, span: Span, place: Locator | None) -> _Outcome:
        finding = SpanFinding(span.exact)
        if self._text.basis == "source-file":
            return _Outcome("unverified", Detail("paragraph-gone", self._text.name, place), finding)
        is_stray = span.marks is None and has_stray_mark(span.exact)
        if is_stray or holds_reporting(span.exact):
            return _Outcome("unverified", Detail("marks-unclear"), replace(finding, is_unclear=True))
        attested = self._brief.source.attested
        if attested is not None and self._attestation_holds:
            detail = Detail("attested", attested.checked_by, day=attested.checked)
            return _Outcome("attested", detail, finding)
        return _Outcome("unverified", Detail("nothing-to-compare"), finding)

    def _is_copied(self, content: str, place: Locator) -> bool:
        """Whether a content is words of its paragraph in a row, and so no paraphrase."""
        words = _words(content)
        if len(words) < 3 or place not in self._text.words:
            return False
        if place not in self._plain:
            self._plain[place] = f" {' '.join(_words(self._text.words[place]))} "
        length = min(len(words), _RUN_OF_WORDS)
        runs = (" ".join(words[at : at + length]) for at in range(len(words) - length + 1))
        return any(f" {run} " in self._plain[place] for run in runs)

    @cached_property
    def _attestation_holds(self) -> bool:
        return attestation_holds(self._brief)

    def _found(self, finding: SpanFinding) -> _Outcome:
        """The state of a span that stands inside quotation marks of the named paragraph."""
        name = self._text.name
        if self._text.basis == "none":
            return _Outcome("unverified", Detail("unknown-file", name), finding)
        if finding.cut_before or finding.cut_after:
            return _Outcome("cut", Detail("part", name), finding)
        if finding.repaired:
            return _Outcome("repaired", Detail("other-characters", name), finding)
        state: VerificationState = "verified" if self._text.basis == "source-file" else "consistent"
        return _Outcome(state, Detail("against", name), finding)

    def _elsewhere(self, sought: "_Sought", named: Locator | None) -> _Outcome | None:
        """The span as marked words of another paragraph: the best match, the first of equals."""
        best: tuple[_Match, Locator] | None = None
        anywhere = sought._replace(occurrence=None)
        for place in self._everything.holding(for_matching(sought.exact).strip()):
            match = self._match(anywhere, place) if place != named else None
            if match is None or match.unmarked or match.unclear:
                continue
            if best is None or match[:4] < best[0][:4]:
                best = match, place
        if best is None:
            return None
        finding = self._finding(*best, misplaced=True)
        if self._text.basis == "none":
            return self._found(finding)
        return _Outcome("misplaced", Detail("elsewhere", place=best[1], named=named), finding)

    @cached_property
    def _everything(self) -> "_Everything":
        return _Everything(self._text)

    def _finding(self, match: _Match, place: Locator, *, misplaced: bool = False) -> SpanFinding:
        return SpanFinding(
            form=self._text.words[place][match.start : match.end],
            found=True,
            para=place,
            start=match.start,
            end=match.end,
            cut_before=match.cut_before,
            cut_after=match.cut_after,
            marked=not match.unmarked,
            is_unclear=match.unclear,
            repaired=match.repaired,
            misplaced=misplaced,
        )

    def _match(self, sought: "_Sought", place: Locator) -> _Match | None:
        """The best place of a span in a paragraph: whole before part, letter for letter before normalised."""
        exact, occurrence, between = sought
        words = self._text.words[place]
        marked = self.regions_of(place, between)
        best: _Match | None = None
        for repaired, found in ((False, places_of(exact, words)), (True, _alike(exact, words))):
            places = list(found) if occurrence is None else list(found)[occurrence - 1 : occurrence]
            matches = [
                _judged(
                    words,
                    (start, end),
                    _near(marked, start, between),
                    repaired=repaired,
                    has_marks=between == "marks",
                )
                for start, end in places
            ]
            best = min(matches if best is None else [best, *matches], default=None)
            if best is not None and not (best.unmarked or best.unclear or best.cut):
                break
        return best

    def regions_of(self, place: Locator, between: "_Between" = "marks") -> tuple[Region, ...]:
        """The words between quotation marks of a paragraph, in order, or what stands for them there."""
        if between != "marks":
            return self._unmarked_regions(place, between)
        known = self._regions.get(place)
        if known is None:
            words = self._text.words
            before, after = self._neighbour(place, -1), self._neighbour(place, 1)
            known = self._regions[place] = regions(words.get(place, ""), before, after)
        return known

    def _unmarked_regions(self, place: Locator, between: "_Between") -> tuple[Region, ...]:
        known = self._unmarked.get((place, between))
        if known is None:
            from briefreader.brief.verification.unmarked import unmarked_regions

            there = self._text.words.get(place, "")
            is_medium_told, is_led = between == "medium", between == "turn"
            known = unmarked_regions(there, self._labels, is_medium_told=is_medium_told, is_led=is_led)
            self._unmarked[place, between] = known
        return known

    @cached_property
    def _labels(self) -> "Labels":
        from briefreader.brief.verification.unmarked import Labels

        return Labels(self._brief.speakers)

    def _neighbour(self, place: Locator, step: int) -> str | None:
        """The words of the paragraph before or behind, empty where there is none, None if not at hand."""
        if not isinstance(place, int):
            return ""
        there = place + step
        if there in self._text.words:
            return self._text.words[there]
        return None if there in self._missing or 0 < there < self._last_place else ""

    @cached_property
    def _last_place(self) -> int:
        return max((place for place in self._text.words if isinstance(place, int)), default=0)


def _words(text: str) -> list[str]:
    return _WORD.findall(for_matching(text).casefold())


class _Everything:
    """All paragraphs normalised into one string, to see at once whether words stand anywhere."""

    def __init__(self, text: KnownWords) -> None:
        self._places = [place for place in text.words if place not in text.differing]
        alike = [for_matching(text.words[place]) for place in self._places]
        self._text = "\n".join(alike)
        self._starts = list(accumulate((len(words) + 1 for words in alike), initial=0))

    def holding(self, words: str) -> Iterator[Locator]:
        """The paragraphs that hold some normalised words."""
        at = self._text.find(words) if words else -1
        while at >= 0:
            number = bisect_right(self._starts, at) - 1
            yield self._places[number]
            at = self._text.find(words, self._starts[number + 1])


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text, in any case; in them … may stand for others left out."""
    printed = _folded(text)
    pieces = _LEFT_OUT.split(for_matching(words).casefold())
    return all(piece.strip(" ,") in printed for piece in pieces)


@lru_cache(maxsize=256)
def places_of(exact: str, words: str) -> tuple[tuple[int, int], ...]:
    """Where a span stands letter for letter, in whole words: offsets, counted as `occurrence` counts them."""
    return tuple(_places_of(exact, words))


def _places_of(exact: str, words: str) -> Iterator[tuple[int, int]]:
    at = words.find(exact) if exact.strip() else -1
    while at >= 0:
        end = at + len(exact)
        if not (_splits(words, at) or _splits(words, end)):
            yield at, end
        at = words.find(exact, end)


def _alike(exact: str, words: str) -> Iterator[tuple[int, int]]:
    """Where it stands once both are normalised, in offsets of the words as they are."""
    wanted = for_matching(exact).strip()
    if not wanted or wanted not in _evened(words):
        return
    alike = _traced(words)
    for start, end in places_of(wanted, alike.text):
        original = alike.original(start, end)
        if original is not None:
            yield original


@lru_cache(maxsize=64)
def _evened(words: str) -> str:
    """A paragraph as it is compared: for each of its quotes again."""
    return for_matching(words)


@lru_cache(maxsize=64)
def _folded(words: str) -> str:
    return for_matching(words).casefold()


@lru_cache(maxsize=64)
def _traced(words: str) -> Traced:
    return traced(words, for_matching)


def _splits(words: str, at: int) -> bool:
    """Whether an offset is inside a word: there "no" would be found in "not", or "can" in "can’t"."""
    if not 0 < at < len(words):
        return False
    before, after = words[at - 1], words[at]
    if unicodedata.category(after).startswith("M"):
        return True
    if _needs_no_space(before) or _needs_no_space(after):
        return False
    if after in _APOSTROPHES:
        return before.isalpha() and words[at + 1 : at + 2].isalpha()
    if before in _APOSTROPHES:
        return after.isalpha() and words[max(at - 2, 0) : at - 1].isalpha()
    return before.isalnum() and after.isalnum()


def _needs_no_space(character: str) -> bool:
    """Whether it is a letter of a script that sets no space between words, or none before particles."""
    return character >= "\u0e00" and character.isalnum() and bool(_unspaced().match(character))


@cache
def _unspaced() -> re.Pattern[str]:
    """Compiled when it is first needed: that takes longer than most briefs take to be verified."""
    return re.compile(f"[{UNSPACED}{HANGUL}]")


def _near(marked: tuple[Region, ...], start: int, between: _Between) -> tuple[Region, ...]:
    """The regions that may hold what begins at an offset; without marks they never overlap."""
    if between == "marks":
        return marked
    at = bisect_right(marked, start, key=lambda region: region.start)
    return marked[max(0, at - 1) : at]


def _judged(
    words: str, place: tuple[int, int], marked: Iterable[Region], *, repaired: bool, has_marks: bool
) -> _Match:
    """How a span at some offsets relates to the marked words around it: all of them, a part, or outside."""
    start, end = place
    around = [region for region in marked if region.start <= start and end <= region.end]
    sure = [region for region in around if region.is_sure]
    unclear = bool(around) and (not sure or (has_marks and has_stray_mark(words[start:end])))
    if not around or unclear:
        return _Match(not around, unclear, False, repaired, start, end, False, False)
    cuts = [
        (
            for_matching(words[region.start : start]).strip() != "",
            for_matching(words[end : region.end]).strip() not in _MAY_BE_MISSING,
        )
        for region in sorted(sure, key=lambda region: region.end - region.start)
    ]
    before, after = next((cut for cut in cuts if not any(cut)), cuts[0])
    return _Match(False, False, before or after, repaired, start, end, before, after)


def _marked_beside(words: str, marked: tuple[Region, ...], match: _Match) -> str | None:
    """The marked words that share most with a span that holds others too."""
    shared = {
        min(match.end, region.end) - max(match.start, region.start): words[region.start : region.end]
        for region in marked
        if region.is_sure
    }
    most = max(shared, default=0)
    return shared[most] if most > 0 else None


def nearest_words(exact: str, paragraphs: Iterable[str]) -> str | None:
    """The likeliest words of several paragraphs; None where nothing is like them."""
    from rapidfuzz import fuzz

    best = max(paragraphs, key=lambda words: fuzz.partial_ratio(exact, words), default="")
    return _nearest(exact, best, regions(best))


def _nearest(exact: str, words: str, marked: tuple[Region, ...]) -> str | None:
    """The likeliest words of a paragraph: marked ones if some are like the span, else any."""
    if not exact.strip() or not words:
        return None
    from rapidfuzz import fuzz, process

    whole = [words[region.start : region.end] for region in marked]
    best = process.extractOne(exact, whole, scorer=fuzz.ratio, score_cutoff=_LIKE)
    if best is not None:
        return best[0]
    part = fuzz.partial_ratio_alignment(exact, words, score_cutoff=_LIKE)
    if part is None or part.dest_end <= part.dest_start:
        return None
    start, end = part.dest_start, part.dest_end
    while _splits(words, start):
        start -= 1
    while _splits(words, end):
        end += 1
    return words[start:end].strip()
