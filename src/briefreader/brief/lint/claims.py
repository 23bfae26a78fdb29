"""What hangs in the air: claims without opposition or quotes, unused speakers, key points without a link."""

from collections import defaultdict

from briefreader.base.normalise import for_matching
from briefreader.brief.lint.context import LintContext, at
from briefreader.brief.model.brief import Brief, Claim, several
from briefreader.brief.model.links import Index
from briefreader.brief.model.positions import is_opposed
from briefreader.brief.reading.findings import Findings, quoted


def check_claims(examined: LintContext) -> None:
    """Everything about claims, speakers and key points that is not a single reference."""
    brief, index, report = examined.brief, examined.index, examined.report
    for number, claim in enumerate(brief.claims):
        if claim.status == "contested" and not is_opposed(claim, index):
            report.error(
                "no-opposition",
                at("claims", number, "status"),
                "contested, but no two positions of different parties oppose each other",
                "Add the opposing position (`denies`, `doubts`, `qualifies`), or change the status.",
            )
        _check_quotes(claim, number, index, report)
    _check_key_points(brief, report)
    _check_used(brief, report)
    _check_aliases(brief, report)


def _check_quotes(claim: Claim, number: int, index: Index, report: Findings) -> None:
    if not index.quotes_of_claim(claim.id):
        report.warning(
            "claim-without-quote",
            at("claims", number),
            f"no quote says what the claim {quoted(claim.id)} rests on",
            "Name it in a position's `quote`, or name the claim in a quote's `claims`.",
        )
        return
    for row, position in enumerate(claim.positions):
        if position.quote is None and position.stance != "not-reported":
            report.warning(
                "position-without-quote",
                at("claims", number, "positions", row),
                f"no quote says that {quoted(position.by or 'this party')} {position.stance} the claim",
                "Add `quote:` with the id of a quote, direct or indirect.",
            )


def _check_key_points(brief: Brief, report: Findings) -> None:
    linked = {end for link in brief.links for end in (link.from_, link.to)}
    for number, point in enumerate(brief.key_points):
        if not point.cites and point.id not in linked:
            report.warning(
                "key-point-without-link",
                at("key_points", number),
                "the key point cites nothing",
                "Add `cites:` with ids of claims or quotes, or numbers of paragraphs.",
            )


def _check_used(brief: Brief, report: Findings) -> None:
    used = {speaker for quote in brief.quotes for speaker in quote.speakers}
    used |= {position.by for claim in brief.claims for position in claim.positions if position.by}
    used |= {speaker for event in brief.history for speaker in several(event.attributed_to)}
    used |= {member for speaker in brief.speakers for member in speaker.includes}
    for number, speaker in enumerate(brief.speakers):
        if speaker.id not in used:
            report.warning(
                "unused-speaker",
                at("speakers", number),
                f"the speaker {quoted(speaker.id)} says nothing in this brief",
                "Remove it, or name it where it speaks.",
            )


def _check_aliases(brief: Brief, report: Findings) -> None:
    """Names that are two speakers' own; surnames are not compared."""
    owners: dict[str, set[str]] = defaultdict(set)
    for speaker in brief.speakers:
        for name in (speaker.name, *speaker.aliases):
            owners[_alike(name)].add(speaker.id)
    for number, speaker in enumerate(brief.speakers):
        for place, alias in enumerate(speaker.aliases):
            others = sorted(owners[_alike(alias)] - {speaker.id})
            if others:
                report.warning(
                    "ambiguous-alias",
                    at("speakers", number, "aliases", place),
                    f"{quoted(alias)} fits {quoted(speaker.id)} and {quoted(others[0])}",
                    "Remove it from one of them, or write the longer form.",
                )


def _alike(name: str) -> str:
    return for_matching(name).strip().casefold()
