"""What the format wants of one part beyond the types of its fields.

A rule reports what it finds, and gives back the part, mended where it can be, or None if it is of no use.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from msgspec.structs import replace

from briefreader.base.text import shows_words
from briefreader.brief.model.brief import (
    Claim,
    Drafted,
    Event,
    Gap,
    KeyPoint,
    Paragraph,
    Position,
    Quote,
    Span,
    Speaker,
)
from briefreader.brief.reading.findings import Findings, Where

PartRule = Callable[[Any, Where, Findings], Any]
Stated = TypeVar("Stated", Claim, Event, Gap, KeyPoint)


def paragraph(part: Paragraph, where: Where, report: Findings) -> Paragraph | None:
    """A number or a role; the words, or their length and hash."""
    usable = True
    if part.n is None and part.role is None:
        _missing("n", "a paragraph has a number or a role", where, report)
        usable = False
    if part.n is not None and part.n < 1:
        _too_small("n", part.n, where, report)
        usable = False
    if part.text is None and (part.chars is None or part.sha256 is None):
        absent = "chars" if part.chars is None else "sha256"
        _missing(absent, "a paragraph has `text`, or `chars` and `sha256`", where, report)
        usable = False
    if not usable:
        return None
    if part.n is not None and part.role is not None:
        report.error(
            "contradiction", (where, "role"), "a paragraph has a number or a role, not both", "Remove one."
        )
    if part.chars is not None and part.chars < 0:
        _too_small("chars", part.chars, where, report)
        return replace(part, chars=None)
    return part


def span(part: Span, where: Where, report: Findings) -> Span | None:
    """Some words, and a count from 1."""
    if not shows_words(part.exact):
        report.error("empty", (where, "exact"), "the span holds no words", "Copy them from the source.")
        return None
    if part.occurrence is not None and part.occurrence < 1:
        _too_small("occurrence", part.occurrence, where, report)
        return replace(part, occurrence=None)
    return part


def speaker(part: Speaker, where: Where, report: Findings) -> Speaker | None:
    """A name that can be seen: without one nobody would be named beside the quotes. Nobody needs none."""
    if part.type == "none" or shows_words(part.name):
        return part
    report.error("empty", (where, "name"), "the name has nothing to be seen", "Write who it is.")
    return None


def stated(part: Stated, where: Where, report: Findings) -> Stated:
    """A text that can be seen."""
    if not shows_words(part.text):
        report.error(
            "empty", (where, "text"), "the text has nothing to be seen", "Write it, or remove the item."
        )
    return part


def quote(part: Quote, where: Where, report: Findings) -> Quote | None:
    """Printed words, a paraphrase, or both, as its kind has it."""
    if part.content is not None and not shows_words(part.content):
        part = replace(part, content=None)
        if part.kind == "direct":
            report.error(
                "empty", (where, "content"), "the content has nothing to be seen", "Write it, or remove it."
            )
    if part.kind == "indirect" and part.spans:
        report.error(
            "spans-on-indirect",
            (where, "spans"),
            "`spans` do not belong to an indirect quote",
            "Write `kind: direct` or `kind: partial`, or remove `spans` and write a paraphrase in `content`.",
        )
        return replace(part, spans=()) if part.content is not None else None
    if part.kind != "indirect" and not part.spans:
        _missing("spans", f"a {part.kind} quote has the printed words", where, report)
        return None
    if part.kind == "indirect" and part.para is None:
        _missing("para", "only the place of words in quotation marks can be found", where, report)
    if part.kind == "indirect" and part.content is None:
        _missing("content", "an indirect quote has a paraphrase in own words", where, report)
        return None
    return part


def position(part: Position, where: Where, report: Findings) -> Position:
    """Who takes it and on what evidence, unless the source reports none."""
    if part.stance != "not-reported":
        if not part.by:
            _missing("by", "it names the speaker", where, report)
        if part.evidence is None:
            _missing("evidence", "it is `not-stated` where the source does not tell", where, report)
    if part.party is None and (part.by or part.stance == "not-reported"):
        report.without_party.append((part.speakers, where))
    return part


def claim(part: Claim, where: Where, report: Findings) -> Claim:
    """A text, and at least one position."""
    stated(part, where, report)
    if not part.positions:
        _missing("positions", "a claim has at least one", where, report)
    return part


def drafted(part: Drafted, where: Where, report: Findings) -> Drafted:
    """A confidence in per cent."""
    if not 0 <= part.confidence <= 100:
        what = f"`confidence` is {part.confidence}"
        report.error("out-of-range", (where, "confidence"), what, "Write 0 to 100.")
        return replace(part, confidence=min(max(part.confidence, 0), 100))
    return part


def parties(speakers: Iterable[Speaker], report: Findings) -> None:
    """Every position has a party, its own or its speaker's."""
    by_id = {speaker.id: speaker for speaker in speakers}
    for names, where in report.without_party:
        known = [by_id[name] for name in names if name in by_id]
        if not names or (known and all(speaker.party is None for speaker in known)):
            _missing("party", "neither the position nor its speaker has one", where, report)


def _missing(name: str, why: str, where: Where, report: Findings) -> None:
    place: Where = (where, name)
    if not report.has_inside(place):
        report.error("missing-field", place, f"`{name}` is missing: {why}", f"Add `{name}:` here.")


def _too_small(name: str, value: int, where: Where, report: Findings) -> None:
    least = 0 if name == "chars" else 1
    report.error("out-of-range", (where, name), f"`{name}` is {value}", f"Write {least} or more.")


RULES: Mapping[type, PartRule] = {
    Paragraph: paragraph,
    Span: span,
    Speaker: speaker,
    Quote: quote,
    Position: position,
    Claim: claim,
    Event: stated,
    Gap: stated,
    KeyPoint: stated,
    Drafted: drafted,
}
