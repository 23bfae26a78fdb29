"""Pane 3: claims, the contested ones first, each with who stands where."""

from collections.abc import Iterator, Mapping
from functools import partial

from briefreader.app.content import between, heading, parts, words
from briefreader.app.rows import APART, Row, RowBlock, Rows
from briefreader.app.view import View
from briefreader.brief import STANCE_LETTERS, Claim, Position, Stance
from briefreader.wording.brief import basis_words, evidence_words, party_words

ORDER = ("contested", "single-source", "unattributed", "uncontested", "withdrawn", "resolved")

ClaimListItem = str | Claim


def claim_rows(view: View, *, contested_only: bool = False) -> Rows[ClaimListItem]:
    """Claims by status; the words of a heading tell the status."""
    return Rows(
        list(_entries(view, contested_only)),
        key=lambda entry: entry.id if isinstance(entry, Claim) else "",
        row=partial(_row, view),
        words=partial(claim_words, view),
        group=lambda entry: isinstance(entry, str),
        headed=True,
    )


def _entries(view: View, contested_only: bool) -> Iterator[ClaimListItem]:
    for status in ORDER[:1] if contested_only else ORDER:
        claims = [claim for claim in view.opened.brief.claims if claim.status == status]
        kept = [claim for claim in claims if view.keeps(claim, claim_words(view, claim))]
        if kept:
            yield status
            yield from kept


def claim_words(view: View, entry: ClaimListItem) -> str:
    """Everything a claim's row says, for finding and filtering."""
    if isinstance(entry, str):
        return entry
    stances = (f"{party} {position.stance}" for position, party in _held(view, entry))
    return APART.join(filter(None, (entry.text, entry.dispute, entry.id, *stances)))


def _held(view: View, claim: Claim) -> Iterator[tuple[Position, str]]:
    for position in claim.positions:
        yield position, party_words(position, view.opened.index)


def _row(view: View, entry: ClaimListItem) -> Row:
    if isinstance(entry, str):
        return heading(entry.capitalize())
    blocks = [
        RowBlock(words(entry.text), "strong"),
        parts(between(stance_pieces(view, entry), "   "), indent=2),
    ]
    if entry.dispute:
        blocks.append(parts([(entry.dispute, "muted")], indent=2))
    blocks.append(parts(between(_meta(view, entry)), indent=2))
    return Row(entry.id, (*blocks, RowBlock("")))


def stance_pieces(view: View, claim: Claim) -> Iterator[tuple[str, str]]:
    """One piece for each stance of a party: letter, party, and the evidence that is told of.

    A piece is never broken over two lines.
    """
    held: dict[tuple[str, str, Stance], dict[str, None]] = {}
    for position, names in _held(view, claim):
        implied = basis_words(position) if position.basis == "implied" else ""
        evidence = held.setdefault((names, implied, position.stance), {})
        if position.evidence not in (None, "not-stated"):
            evidence[evidence_words(position)] = None
    for (names, implied, stance), told in held.items():
        about = ", ".join(filter(None, (implied, *told)))
        piece = f"{STANCE_LETTERS[stance]} {names}{f' ({about})' if about else ''}"
        yield piece.replace(" ", "\u00a0"), stance_style(stance)


_STYLES: Mapping[Stance, str] = {
    "asserts": "strong",
    "confirms": "strong",
    "presupposes": "strong",
    "denies": "denied",
    "reports": "muted",
    "not-reported": "muted",
}


def stance_style(stance: Stance) -> str:
    """How a stance looks: who stands for a claim and who denies it is seen at once."""
    return _STYLES.get(stance, "")


def _meta(view: View, claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.id not in view.notebook.reviewed and claim.id not in view.opened.index.drafted:
        yield "[ ] not reviewed", "muted"
    yield from view.signs(claim.id)
    if claim.nature != "fact":
        yield claim.nature, "muted"
    for other in claim.depends_on:
        yield f"depends on {other}", "muted"
