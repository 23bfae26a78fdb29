"""The draft of the first article beside the brief that people made of it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from briefreader.brief.model.brief import Brief, Claim, Quote, Speaker
from briefreader.draft import draft_brief, read_article
from tests.drafting.scoring import plain_name

_AGAINST = ("denies", "doubts")


class SeedScore(NamedTuple):
    """The draft of the first article beside the brief that people made of it."""

    spans: int
    right_speakers: int
    all_spans: int
    indirect: int
    all_indirect: int
    dates: int  # words for a time in a paragraph, found
    right_dates: int
    all_dates: int
    sides: Mapping[str, bool]  # by claim of the brief: whether a drafted claim has its sides


def score_seed(article: Path, key: Brief) -> SeedScore:
    """Spans, indirect statements with the whole speaker, and the sides of contested claims."""
    brief = draft_brief(read_article(article.read_bytes(), article.name))
    mine, theirs = _speakers(brief), _speakers(key)
    spans = {span.exact: quote for quote in brief.quotes for span in quote.spans}
    wanted = [(span.exact, quote) for quote in key.quotes for span in quote.spans]
    right = sum(
        exact in spans and _names(spans[exact], mine) == _names(quote, theirs) for exact, quote in wanted
    )
    indirect = [quote for quote in brief.quotes if quote.kind == "indirect"]
    cues = {
        (quote.para, " ".join((quote.attribution or "").split())): [theirs[one] for one in quote.speakers]
        for quote in key.quotes
        if quote.kind == "indirect"
    }
    found = sum(
        any(
            quote.para == para and _whole_speaker([mine[one] for one in quote.speakers], cue, speakers)
            for quote in indirect
        )
        for (para, cue), speakers in cues.items()
    )
    dates = _dates(brief, key)
    return SeedScore(
        spans=sum(exact in spans for exact, _ in wanted),
        right_speakers=right,
        all_spans=len(wanted),
        indirect=found,
        all_indirect=len(cues),
        dates=sum(one is not None for one in dates),
        right_dates=dates.count(True),
        all_dates=len(dates),
        sides=_sides(brief, key),
    )


def _dates(brief: Brief, key: Brief) -> list[bool | None]:
    """Of each words for a time: whether the draft has the same date; None if it has no event there."""
    wanted = {(event.para, event.date_text): event.date for event in key.history if event.date_text}
    found: list[bool | None] = []
    for (para, words), value in wanted.items():
        here = [event for event in brief.history if event.para == para and (event.date_text or "") in words]
        found.append(any(event.date == value for event in here) if here else None)
    return found


def _speakers(brief: Brief) -> Mapping[str, Speaker]:
    return {speaker.id: speaker for speaker in brief.speakers}


def _names(quote: Quote, speakers: Mapping[str, Speaker]) -> set[str]:
    return {speakers[one].name for one in quote.speakers}


def _whole_speaker(found: Sequence[Speaker], cue: str, wanted: Sequence[Speaker]) -> bool:
    """Whether the speakers found are those of the key, or the whole phrase that the article prints."""
    names = {plain_name(name) for speaker in found for name in (speaker.name, *speaker.aliases)}
    if {plain_name(speaker.name) for speaker in wanted} <= names:
        return True
    if wanted[0].type == "none":
        return found[0].type == "none"
    if any(plain_name(speaker.name) in cue.lower() for speaker in found):
        return True
    return cue.lower().startswith("they ") and plain_name(wanted[0].name) in plain_name(found[0].name)


def _sides(brief: Brief, key: Brief) -> dict[str, bool]:
    """By contested claim that is expressly denied or doubted: whether the same parties stand against it."""
    mine, theirs = _speakers(brief), _speakers(key)
    found: dict[str, bool] = {}
    for claim in key.claims:
        against = [one for one in claim.positions if one.stance in _AGAINST and one.basis is None]
        if claim.status != "contested" or not against:
            continue
        deniers = {theirs["".join(one.speakers)].name for one in against}
        asserters = _by(claim, ("asserts", "confirms"), theirs)
        found[claim.id] = any(
            _by(other, _AGAINST, mine) == deniers
            and any(name in one for one in _by(other, ("asserts",), mine) for name in asserters)
            for other in brief.claims
        )
    return found


def _by(claim: Claim, stances: Sequence[str], speakers: Mapping[str, Speaker]) -> set[str]:
    """The names of those who take some stances on a claim."""
    return {speakers["".join(one.speakers)].name for one in claim.positions if one.stance in stances}
