"""Pane 3: claims, the contested ones first, each with who stands where."""

from collections.abc import Iterator, Mapping
from functools import partial

from msgspec import Struct

from briefreader.app.content import between, parts, spaced, words
from briefreader.app.rows import APART, Row, RowBlock, Rows
from briefreader.app.view import View
from briefreader.brief import Claim, Position, Stance
from briefreader.wording.brief import held_words, offered_words, party_words, verdict_words

INDENT = 2
SILENT = "silent"
NBSP = "\u00a0"
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
        kept = [claim for claim in claims if view.keeps(claim.id)]
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
        style = "contested" if entry == "contested" else "heading"
        return Row("", (parts([(entry.capitalize(), style)]),))
    blocks = [RowBlock(words(entry.text), "strong"), parts(stance_pieces(view, entry), indent=INDENT)]
    if entry.dispute:
        blocks.append(parts([(entry.dispute, "muted")], indent=INDENT))
    if entry.verdict:
        told = f"the source’s verdict: {verdict_words(entry.verdict)}"
        blocks.append(RowBlock(words(told), "", indent=INDENT))
    if meta := list(_meta(view, entry)):
        blocks.append(parts(between(meta), indent=INDENT))
    return spaced(Row(entry.id, tuple(blocks), view.chips(entry.id)))


class HeldStance(Struct, frozen=True):
    """A stance in words, how it looks, and who takes it, each with the evidence that is told of."""

    stance: str
    style: str
    parties: dict[str, dict[str, None]]


def held_stances(view: View, claim: Claim) -> list[HeldStance]:
    """Each stance on a claim once; who is silent comes last."""
    found: dict[str, HeldStance] = {}
    for position, names in _held(view, claim):
        stance = SILENT if position.stance == "not-reported" else held_words(position, view.opened.index)
        held = found.setdefault(stance, HeldStance(stance, stance_style(position.stance), {}))
        offered = held.parties.setdefault(names, {})
        if told := offered_words(position):
            offered[told] = None
    return sorted(found.values(), key=lambda one: one.stance == SILENT)


def stance_pieces(view: View, claim: Claim) -> Iterator[tuple[str, str]]:
    """Each stance once, with the parties that take it, and the evidence that is told of.

    `asserts Ukraine, United States (photographic) · denies Russia`; no name is broken over two lines.
    """
    for at, held in enumerate(held_stances(view, claim)):
        yield f"{f'{NBSP}· ' if at else ''}", "muted"
        yield f"{held.stance}\u00a0".replace(" ", NBSP), held.style
        quiet = "muted" if held.stance == SILENT else ""
        for place, (names, offered) in enumerate(held.parties.items()):
            yield f"{', ' if place else ''}{names.replace(' ', NBSP)}", quiet
            if offered:
                yield f" ({', '.join(offered)})".replace(" ", NBSP), "muted"


_STYLES: Mapping[Stance, str] = {
    "asserts": "strong",
    "confirms": "strong",
    "presupposes": "strong",
    "denies": "denied",
    "reports": "muted",
    "withdraws": "muted",
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
    for other in view.opened.index.same_elsewhere(claim.id):
        yield f"same as {other}", "muted"
    for other in claim.depends_on:
        yield f"depends on {other}", "muted"
