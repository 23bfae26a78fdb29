"""Who has checked a brief that rules made: the brief that says so, and its next revision."""

from datetime import date

from msgspec.structs import replace

from briefreader.brief.model.brief import Brief, Provenance, Words, several
from briefreader.brief.verification.attestation import attestation_holds
from briefreader.brief.writing.sentences import UNCHECKED_SUMMARY


def credited(brief: Brief, checked_by: str, today: date) -> Brief:
    """The brief with the name of a person who has checked some of it, and without a word that nobody has."""
    name = "".join(character for character in checked_by if character.isprintable()).strip()
    made = brief.provenance or Provenance(made_by="rules")
    return replace(
        brief,
        summary=_summary_of_checked(brief.summary),
        provenance=replace(made, checked_by=name or None, checked=today.isoformat()),
    )


def next_revision(brief: Brief, checked_by: str | None, today: date) -> Brief:
    """The brief as it is written after a person has checked some of it; by None nothing was checked."""
    source = brief.source
    if source.attested is not None and not attestation_holds(brief):
        source = replace(source, attested=None)
    return replace(
        brief if checked_by is None else credited(brief, checked_by, today),
        revision=(brief.revision or 1) + 1,
        updated=today.isoformat(),
        source=source,
    )


def _summary_of_checked(summary: Words) -> Words:
    """The summary without the rules' sentence, also where a person has written on behind it."""
    first, *rest = several(summary) or ("",)
    without = first.replace(UNCHECKED_SUMMARY, "")
    left = without.lstrip()
    if without == first or not (left or rest):
        return summary
    paragraphs = (left, *rest) if left else tuple(rest)
    return paragraphs[0] if isinstance(summary, str) else paragraphs
