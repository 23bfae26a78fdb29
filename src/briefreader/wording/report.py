"""What a report says around its items, in words. Strings are raw: who writes them escapes them."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from briefreader.base.dates import long_day
from briefreader.base.rich_text import without_marks
from briefreader.base.text import name_line
from briefreader.brief.model.brief import Brief, Quote
from briefreader.brief.verification.verification import DetailKind, Verification, VerificationState
from briefreader.cite.citation import Work
from briefreader.cite.remarks import Remark
from briefreader.notes import SCALES, Addition, Review, grade_text
from briefreader.notes.item_words import Moved
from briefreader.notes.model import UNNAMED
from briefreader.wording.brief import limits_of, made_words, source_line
from briefreader.wording.notes import addition_words, moved_words
from briefreader.wording.phrases import joined, sentence
from briefreader.wording.remarks import missing_words, remark_words
from briefreader.wording.verification import detail_words

_BETWEEN = " · "
_MEANINGS: Mapping[VerificationState | DetailKind, str] = {
    "verified": "Found in the source, letter for letter, inside quotation marks.",
    "consistent": "Matches the text stored in the brief; the source itself was not compared.",
    "attested": "The brief says that all its quotes were found in the source. Not compared for this report.",
    "repaired": "Found in the source, printed with other quotation marks, dashes or spaces.",
    "cut": "Part of a longer passage between quotation marks in the source.",
    "misplaced": "Found in the source, in another paragraph than the brief names.",
    "unverified": "Not found in the source, or not compared with it. Check it before you rely on it.",
    "paraphrase": "In the words of the brief: there are no quoted words to compare.",
    "articles-words": "In the words of the article, which does not mark them as a quotation.",
}


def assessment_lines(review: Review, moved: Moved | None) -> Iterator[str]:
    """What a reviewer holds of an item, and on a line of its own how sure they are, as far as they said it.

    Likelihood and confidence never share a sentence (ICD 203). A review that was written to
    other words than the item has is told of, and not repeated.
    """
    reason = review.comment.strip()
    held = joined((grade_text(review), review.verdict, _likelihood(review)), _BETWEEN)
    sure = f"Confidence: {review.confidence}" if review.confidence else ""
    if reason and sure:
        sure += f". {reason}" if reason[0].isupper() else f", because {reason.removesuffix('.')}"
    elif reason:
        sure = f"Reason: {reason}"
    lines = [line for line in (f"Assessment: {held}" if held else "", sure) if line]
    by = f"({name_line(review.reviewer) or UNNAMED}, {long_day(review.modified)})"
    if lines and moved is not None:
        yield f"Assessment left out: {moved_words(moved)} {by}"
    else:
        yield from lines[:-1]
        yield from (f"{line} {by}" for line in lines[-1:])


def _likelihood(review: Review) -> str:
    """`almost no chance (1–5 %)`."""
    scale = SCALES.get(review.scale) if review.scale else None
    percent = scale.percent(review.likelihood) if scale and review.likelihood else None
    return f"{review.likelihood or ''}{f' ({percent})' if percent else ''}"


def compared_words(verification: Verification) -> str:
    """The state of a quote and against what, without a sign: `attested (by briefreader check on …)`."""
    detail = detail_words(replace(verification.detail, day=long_day(verification.detail.day)))
    return f"{verification.state} ({detail})" if verification.state else detail


def meaning_words(verification: Verification) -> str:
    """What the state means, for somebody who does not know the program."""
    return _MEANINGS.get(verification.state or verification.detail.kind, "")


def below_words(verification: Verification | None, unchecked: Iterable[Remark], quote: Quote | None) -> str:
    """What stands below an item: the verification of a quote with quoted words, and what else limits it."""
    others = [*(limits_of(quote) if quote is not None else ()), *map(remark_words, unchecked)]
    if verification is not None and verification.state is not None:
        return f"Verification: {joined((compared_words(verification), *others), _BETWEEN)}"
    return sentence(joined(others, _BETWEEN))


def dispute_words(dispute: str | None) -> str:
    """What a claim is disputed about."""
    return f"Dispute: {dispute}" if dispute else ""


def source_lines(
    brief: Brief, source: Work, missing: Iterable[str], additions: Iterable[Addition]
) -> Iterator[str]:
    """What has to be known of a brief and its source, a line each."""
    yield f"Source: {joined((without_marks(source.title), source_line(source)), ', ')}"
    revision = f"revision {brief.revision}" if brief.revision is not None else None
    updated = long_day(brief.updated) if brief.updated else None
    yield f"Brief: {joined((brief.id, revision, updated), ', ')}"
    if made := _made(brief) or made_words(brief):
        yield made
    if brief.source.file:
        yield f"File of the source: {joined((brief.source.file, _digest(brief.source.sha256)), ', ')}"
    if lacking := missing_words(missing):
        yield f"Missing from the citation: {lacking}"
    if added := joined(map(addition_words, additions), ", "):
        yield f"Added to the citation: {added}"
    if brief.handling_mark:
        yield f"Handling: {brief.handling_mark}"


def _digest(sha256: str | None) -> str:
    """`SHA-256`, and the digits in groups that fit into a line of a page."""
    groups = (sha256[at : at + 16] for at in range(0, len(sha256), 16)) if sha256 else ()
    return joined(("SHA-256" if sha256 else None, *groups), " ")


def _made(brief: Brief) -> str:
    """`Made by rules, 24 November 2026; checked by Ana, 25 November 2026`; nothing if the brief is silent."""
    made = brief.provenance
    if made is None:
        return ""
    maker = {"person": "a person", "rules": "rules", "model": "a model"}[made.made_by]
    means = joined((made.tool, made.model), ", ")
    made_by = f"Made by {maker}{f' ({means})' if means else ''}"
    if brief.draft:
        checked = f"{brief.unchecked} items not checked by a person"
    elif made.checked_by:
        checked = joined((f"checked by {made.checked_by}", made.checked and long_day(made.checked)), ", ")
    else:
        checked = "" if made.made_by == "person" else "not checked by a person"
    return joined((joined((made_by, made.made and long_day(made.made)), ", "), checked))
