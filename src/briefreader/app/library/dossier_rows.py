"""How a dossier looks: what was said under each claim, under each year, and whose names were joined."""

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import NamedTuple

from briefreader.app.content import between, parts, words
from briefreader.app.panes.claims import stance_style
from briefreader.app.panes.quotes import verification_chip
from briefreader.app.rows import APART, Chip, Row, RowBlock, Rows
from briefreader.base.text import shown
from briefreader.library.catalog import BriefSpeaker
from briefreader.library.dossier import ClaimStatement, Dossier, DossierClaim, DossierStatement
from briefreader.library.persons import OwnedEntry, Person, Suggestion
from briefreader.printing.dossier import (
    ON_NO_CLAIM,
    as_words,
    briefs_words,
    claim_words,
    day_words,
    place_of,
    suggestion_words,
    year_of,
)
from briefreader.wording.dossier import NOT_CONFIRMED, ONLY_REPORTED, confirmed_by_words
from briefreader.wording.phrases import joined, quoted, shortened

INDENT = 2
NO_WORDS = "no words of this person are reported"
REPORTED = "Only reported"
_LONGEST_CLAIM = 100  # characters
_MOST_CLAIMS = 3
_ENTRY = "entry"


class DossierItem(NamedTuple):
    """A row of a list, built when it is looked at; `statement` is what it is about, if it is one."""

    key: str
    words: str
    row: Callable[[], Row]
    statement: DossierStatement | None = None


Items = list[DossierItem]


def items_by_claim(dossier: Dossier) -> Items:
    """Each claim, and what was said on it from the oldest on; then what is on none."""
    found = [one for at, claim in enumerate(dossier.claims) for one in _on_claim(dossier, at, claim)]
    of_no_claim = [one for one in reversed(dossier.statements) if not one.held]
    if found and of_no_claim:
        found.append(_heading(ON_NO_CLAIM))
    found += [_plain("none", one) for one in of_no_claim]
    return found


def items_by_date(dossier: Dossier) -> Items:
    """Each year, and what was said in it from the newest on; then what is only reported."""
    found: Items = []
    for year, statements in groupby(dossier.statements, year_of):
        found += [_heading(year), *(_plain("said", one) for one in statements)]
    if dossier.reported:
        found += [_heading(REPORTED), *(_plain("reported", one) for one in dossier.reported)]
    return found


def name_items(person: Person) -> Items:
    """The entries that confirm the person, whoever is certain without one, and the suggestions."""
    found = [
        DossierItem(
            f"{_ENTRY} {at}", one.entry.name, partial(_entry_row, f"{_ENTRY} {at}", one, person.speakers)
        )
        for at, one in enumerate(person.entries)
    ]
    if not person.entries and person.speakers:
        only = person.speakers[0]
        found.append(DossierItem("itself", only.speaker.name, partial(_itself_row, only)))
    found += [
        DossierItem(key, one.name, partial(_suggestion_row, key, one))
        for at, one in enumerate(person.suggestions)
        for key in (suggestion_key(at),)
    ]
    return found


def suggestion_key(at: int) -> str:
    """The key of the row of a suggestion, by its place."""
    return f"suggestion {at}"


def is_entry(key: str) -> bool:
    """Whether a row is that of an entry."""
    return key.startswith(_ENTRY)


def rows_of_items(items: Items) -> Rows[DossierItem]:
    """A list of them, with what has no key as headings."""
    return Rows(
        items,
        key=lambda one: one.key,
        row=lambda one: one.row(),
        words=lambda one: one.words,
        group=lambda one: not one.key,
        headed=True,
    )


# --- statements -------------------------------------------------------------------------------


def _on_claim(dossier: Dossier, at: int, claim: DossierClaim) -> Iterator[DossierItem]:
    yield DossierItem("", claim.text, partial(_claim_row, claim))
    for one in (*claim.said, *claim.reported):
        key = f"{at} {one.statement.name}"
        row = partial(_statement_row, key, one.statement, (_stance_piece(one),), (one.held.hedge,))
        yield DossierItem(key, _searched(one.statement), row, one.statement)


def _plain(part: str, statement: DossierStatement) -> DossierItem:
    key = f"{part} {statement.name}"
    return DossierItem(key, _searched(statement), partial(_dated_row, key, statement), statement)


def _searched(statement: DossierStatement) -> str:
    return APART.join((statement.item.text, *statement.stances, place_of(statement)))


def _heading(title: str) -> DossierItem:
    return DossierItem("", title, lambda: Row("", (parts([(title, "heading")]),)))


def _claim_row(claim: DossierClaim) -> Row:
    told = parts([(claim_words(claim), "muted")], indent=INDENT)
    return Row("", (RowBlock(words(claim.text), "heading"), told))


def _stance_piece(one: ClaimStatement) -> tuple[str, str]:
    stance = one.held.stance
    if one.is_reported:
        return joined((ONLY_REPORTED, stance), ": "), "muted"
    return stance, _style(stance)


def _style(stance: str) -> str:
    return stance_style(stance)  # type: ignore[arg-type]


def _dated_row(key: str, statement: DossierStatement) -> Row:
    """With the claims that it is on, as far as they are few."""
    claims = statement.item.facts.claims
    pieces = [
        (
            joined(
                (one.stance, shortened(claims.get(one.claim.partition("#")[2], ""), _LONGEST_CLAIM)), ": "
            ),
            "",
        )
        for one in statement.held[:_MOST_CLAIMS]
    ]
    if (more := len(statement.held) - _MOST_CLAIMS) > 0:
        pieces.append((f"{more} more", "muted"))
    row = _statement_row(key, statement, ((as_words(statement), "muted"),), statement.hedges)
    told = parts(between(pieces), indent=INDENT)
    return Row(row.key, (*row.blocks[:-1], *([told] if pieces else []), row.blocks[-1]), row.chips)


def _statement_row(
    key: str, statement: DossierStatement, stances: Iterable[tuple[str, str]], hedges: Iterable[str]
) -> Row:
    """When and which stance, the words, and where they stand."""
    item = statement.item
    head = [(day_words(statement), "muted"), *(piece for piece in stances if piece[0])]
    spans = [RowBlock(quoted(words(span)), "quoted", indent=INDENT) for span in item.spans]
    if statement.is_quote:
        said = spans or [RowBlock(words(item.text), "paraphrase", indent=INDENT)]
    else:
        said = [RowBlock(NO_WORDS, "muted", indent=INDENT)]
    doubts = (f"hedge: {quoted(one)}" for one in hedges if one and one not in item.text)
    where = place_of(statement).replace("para. ", "para.\u00a0")
    name = f"written {quoted(statement.other_name)}" if statement.other_name else ""
    place = [(one, "muted") for one in (where, name, item.passed_on, *doubts) if one]
    blocks = (parts(between(head)), *said, parts(between(place), indent=INDENT), RowBlock(""))
    return Row(key, blocks, tuple(_chips(statement)))


def _chips(statement: DossierStatement) -> Iterator[Chip]:
    item = statement.item
    if statement.is_quote and item.verification is not None:
        yield verification_chip(item.verification)
    if item.is_draft:
        yield "draft", "chip"
    if not statement.is_certain:
        yield NOT_CONFIRMED, "chip"


# --- names ------------------------------------------------------------------------------------


def _entry_row(key: str, one: OwnedEntry, speakers: tuple[BriefSpeaker, ...]) -> Row:
    there = [speaker for speaker in speakers if speaker.member in one.entry.members]
    told = joined((confirmed_by_words(one.owner), briefs_words(there)))
    aliases = f", also {', '.join(one.entry.aliases)}" if one.entry.aliases else ""
    return Row(key, (parts([(one.entry.name, "strong"), (aliases, ""), (f"  {told}", "muted")]),))


def _itself_row(one: BriefSpeaker) -> Row:
    told = joined((briefs_words((one,)), "the speaker that was asked for"))
    return Row("itself", (parts([(one.speaker.name, "strong"), (f"  {told}", "muted")]),))


def _suggestion_row(key: str, one: Suggestion) -> Row:
    left_out = "" if one.is_likely else "not included; "
    pieces = [(shown(one.name, one_line=True), ""), (f"  {left_out}{suggestion_words(one)}", "muted")]
    return Row(key, (parts(pieces),), ((NOT_CONFIRMED, "chip"),))
