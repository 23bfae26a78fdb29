"""What one person said over many briefs, as a page and as plain data."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from msgspec import convert, to_builtins

from briefreader.base.dates import short_day
from briefreader.brief.model.brief import Evidence
from briefreader.library.catalog import BriefSpeaker
from briefreader.library.dossier import (
    ClaimStatement,
    Dossier,
    DossierClaim,
    DossierStatement,
    HeldRole,
    Numbers,
)
from briefreader.library.persons import OwnedEntry, Person, Suggestion
from briefreader.printing.hits import UNCHECKED, hit_tree
from briefreader.printing.page import PrintedItem, Section, handling
from briefreader.wording.brief import evidence_name
from briefreader.wording.dossier import (
    NOT_CONFIRMED,
    ONLY_REPORTED,
    confirmed_by_words,
    numbers_words,
    reason_words,
    span_words,
)
from briefreader.wording.phrases import counted, joined, quoted, quoted_spans, sentence, short_place
from briefreader.wording.verification import sign_words, verification_words

UNDATED = "No date"
ON_NO_CLAIM = "On no claim"
_BETWEEN = " · "
_NAMED = 3  # briefs that a suggestion names

Tree = dict[str, Any]


def dossier_page(dossier: Dossier) -> Section:
    """The whole page, with the marks for handling on top."""
    return Section(dossier.person.name, lines=tuple(head_lines(dossier)), sections=dossier_sections(dossier))


def dossier_sections(dossier: Dossier) -> tuple[Section, ...]:
    """By claim, by date, what is only reported, and which names were taken to be the person."""
    of_no_claim = [one for one in dossier.statements if not one.held]
    by_claim = [*map(_claim_section, dossier.claims)]
    if by_claim and of_no_claim:
        by_claim.append(Section(ON_NO_CLAIM, entries=tuple(map(_entry, reversed(of_no_claim)))))
    parts = (
        Section("By claim", sections=tuple(by_claim)),
        Section("By date", sections=tuple(_years(dossier.statements))),
        Section("Only reported", sections=tuple(_years(dossier.reported))),
        Section("Names", entries=tuple(_names(dossier.person))),
    )
    return tuple(part for part in parts if not part.empty)


def head_lines(dossier: Dossier) -> Iterator[str]:
    """Handling, roles and names, and how many quotes all this rests on."""
    yield from handling(dossier.handling_marks)
    if roles := joined(map(role_words, dossier.roles)):
        yield f"Roles: {roles}"
    if others := joined(dossier.person.names[1:], ", "):
        yield f"Also: {others}"
    yield from map(sentence, numbers_lines(dossier))


def numbers_lines(dossier: Dossier) -> Iterator[str]:
    """How many quotes there are, in how many briefs, of which time; what rests on suggestions apart."""
    said, reported = dossier.numbers, dossier.reported_numbers
    suggested = dossier.suggested_numbers
    if said.quotes or not suggested.quotes:
        yield _numbers(said)
    if reported.quotes:
        yield f"{ONLY_REPORTED}: {_numbers(reported)}"
    if suggested.quotes:
        yield f"{NOT_CONFIRMED}: {_numbers(suggested)}"


def role_words(held: HeldRole) -> str:
    """A role, and the time of the sources that give it: `mayor (2022 to 2024)`."""
    return joined((held.role, f"({span_words(held.first, held.last)})" if held.first else ""), " ")


def claim_words(claim: DossierClaim) -> str:
    """How many statements there are on a claim, and the stances with their dates where they differ."""
    count = counted(len(claim.said), "statement")
    reported = f"{len(claim.reported):,} {ONLY_REPORTED}" if claim.reported else None
    return joined((count if claim.said else None, reported, stances_words(claim)), _BETWEEN)


def stances_words(claim: DossierClaim) -> str:
    """`asserts (2022, 2023), denies (16 Oct 2024)`."""
    dates: dict[str, dict[str, None]] = {}
    for one in claim.said:
        if one.held.stance:
            dates.setdefault(one.held.stance, {})[day_words(one.statement)] = None
    return ", ".join(f"{stance} ({', '.join(found)})" for stance, found in dates.items())


def day_words(statement: DossierStatement) -> str:
    """The date of the source."""
    return short_day(statement.item.facts.date) or "no date"


def words_of(statement: DossierStatement) -> str:
    """What was said: the words in their marks; a paraphrase as such; nothing of a position without words."""
    item = statement.item
    if not statement.is_quote:
        return "no words reported"
    return quoted_spans(item.spans) if item.spans else f"{item.text} (paraphrase)"


def about(
    statement: DossierStatement, stances: Iterable[str], hedges: Iterable[str], evidence: str = ""
) -> Iterator[str]:
    """What qualifies a statement: when, which stance, how sure, passed on by whom, and if it is certain."""
    yield day_words(statement)
    yield from stances
    if evidence not in ("", "not-stated"):
        yield f"evidence: {evidence_name(convert(evidence, Evidence))}"
    yield from (f"hedge: {quoted(hedge)}" for hedge in hedges if hedge and hedge not in statement.item.text)
    if statement.item.passed_on:
        yield statement.item.passed_on
    if statement.item.is_draft:
        yield UNCHECKED
    if not statement.is_certain:
        other = quoted(statement.other_name) if statement.other_name else None
        yield joined((NOT_CONFIRMED, other), ": ")


def place_of(statement: DossierStatement) -> str:
    """Where it stands: publication, title and paragraph."""
    facts = statement.item.facts
    return joined((facts.outlet, quoted(facts.title), short_place(statement.item.para)), ", ")


def as_words(statement: DossierStatement) -> str:
    """As what the person speaks there: `as mayor`."""
    role = statement.speaker.speaker.role
    return f"as {role}" if role else ""


def suggestion_words(suggestion: Suggestion) -> str:
    """`another spelling; 3 briefs, 2022 to 2024; president`."""
    roles = dict.fromkeys(one.speaker.role for one in suggestion.speakers if one.speaker.role)
    parties = dict.fromkeys(party for one in suggestion.speakers for party in one.speaker.parties)
    told = (reason_words(suggestion.reason, suggestion.doubt), briefs_words(suggestion.speakers))
    return joined((*told, joined(roles, ", "), joined(parties, ", ")))


def briefs_words(speakers: Sequence[BriefSpeaker]) -> str:
    """How many briefs, and of which time: `3 briefs, 2022 to 2024`."""
    dates = sorted(one.date for one in speakers if one.date)
    span = span_words(dates[0], dates[-1]) if dates else "no date"
    return joined((counted(len({one.brief for one in speakers}), "brief"), span), ", ")


def _claim_section(claim: DossierClaim) -> Section:
    entries = tuple(map(_on_claim, (*claim.said, *claim.reported)))
    return Section(claim.text, lines=(claim_words(claim), ", ".join(claim.claims)), entries=entries)


def _on_claim(one: ClaimStatement) -> PrintedItem:
    """In short: the section by date has the rest."""
    statement, held = one.statement, one.held
    stances = filter(None, (ONLY_REPORTED if one.is_reported else "", held.stance))
    told = about(statement, stances, (held.hedge,), held.evidence)
    found = statement.item.verification
    sign = sign_words(found) if statement.is_quote and found is not None else None
    return PrintedItem((words_of(statement),), (joined((*told, sign, place_of(statement)), _BETWEEN),))


def _entry(statement: DossierStatement) -> PrintedItem:
    found = statement.item.verification
    verified = verification_words(found) if statement.is_quote and found is not None else None
    told = joined((*about(statement, statement.stances, statement.hedges), verified), _BETWEEN)
    place = joined((place_of(statement), as_words(statement)), _BETWEEN)
    return PrintedItem((words_of(statement),), (told, place, statement.name))


def _years(statements: Iterable[DossierStatement]) -> Iterator[Section]:
    for year, found in groupby(statements, year_of):
        yield Section(year, entries=tuple(map(_entry, found)))


def year_of(statement: DossierStatement) -> str:
    """The year of the source, as a heading."""
    days = statement.item.facts.days
    return str(days.order[0][0]) if days is not None else UNDATED


def _names(person: Person) -> Iterator[PrintedItem]:
    for one in person.entries:
        yield PrintedItem((one.entry.name,), tuple(_entry_details(one, person)))
    for found in person.suggestions:
        status = NOT_CONFIRMED if found.is_likely else f"{NOT_CONFIRMED}, not included"
        members = [one.member for one in found.speakers]
        more = ["…"] if len(members) > _NAMED else []
        yield PrintedItem(
            (found.name,), (status, suggestion_words(found), ", ".join((*members[:_NAMED], *more)))
        )


def _entry_details(one: OwnedEntry, person: Person) -> Iterator[str]:
    entry = one.entry
    there = [speaker for speaker in person.speakers if speaker.member in entry.members]
    yield joined((confirmed_by_words(one.owner), briefs_words(there)))
    yield from (f"Alias: {alias}" for alias in entry.aliases)
    yield from (f"Role: {role}" for role in entry.roles)
    if entry.party:
        yield f"Party: {entry.party}"


def _numbers(numbers: Numbers) -> str:
    return numbers_words(numbers.quotes, numbers.briefs, numbers.first, numbers.last, numbers.undated)


# --- plain data -------------------------------------------------------------------------------


def dossier_tree(dossier: Dossier) -> Tree:
    """The same as docs/json.md has it."""
    person = dossier.person
    return {
        "name": person.name,
        "names": list(person.names),
        "handling": list(dossier.handling_marks),
        "roles": [to_builtins(one) for one in dossier.roles],
        "said": to_builtins(dossier.numbers),
        "reported": to_builtins(dossier.reported_numbers),
        "suggested": to_builtins(dossier.suggested_numbers),
        "confirmed": [{"by": one.owner or None, **to_builtins(one.entry)} for one in person.entries],
        "suggestions": [
            {
                "name": one.name,
                "reason": one.reason,
                "doubt": one.doubt,
                "included": one.is_likely,
                "members": [other.member for other in one.speakers],
            }
            for one in person.suggestions
        ],
        "claims": [
            {
                "text": claim.text,
                "claims": list(claim.claims),
                "stances": list(claim.stances),
                "said": [*map(_claim_statement_tree, claim.said)],
                "reported": [*map(_claim_statement_tree, claim.reported)],
            }
            for claim in dossier.claims
        ],
        "statements": [*map(_statement_tree, dossier.statements), *map(_statement_tree, dossier.reported)],
    }


def _claim_statement_tree(one: ClaimStatement) -> Tree:
    return {
        "statement": one.statement.name,
        "date": one.statement.item.facts.date or None,
        "stance": one.held.stance or None,
        "evidence": one.held.evidence or None,
        "hedge": one.held.hedge or None,
    }


def _statement_tree(statement: DossierStatement) -> Tree:
    speaker = statement.speaker
    return {
        **hit_tree(statement.item),
        "stance": list(statement.stances),
        "hedges": list(statement.hedges),
        "publication": statement.item.facts.outlet or None,
        "speaker": speaker.member,
        "written": speaker.speaker.name,
        "role": speaker.speaker.role or None,
        "confirmed": statement.is_certain,
        "reported": statement.is_reported,
        "claims": [one.claim for one in statement.held],
    }


def people_tree(people: Iterable[Person]) -> list[Tree]:
    """Several persons whom a name can mean."""
    return [
        {"name": person.name, "id": person.members[0], "briefs": len({*map(_brief_of, person.members)})}
        for person in people
    ]


def people_lines(people: Iterable[Person]) -> Iterator[str]:
    """The same, a line each: what picks one, the name, and what tells them apart."""
    for person in people:
        speakers = (*person.speakers, *person.likely)
        roles = dict.fromkeys(one.speaker.role for one in speakers if one.speaker.role)
        parties = dict.fromkeys(party for one in speakers for party in one.speaker.parties)
        told = joined((joined(roles, ", "), joined(parties, ", "), briefs_words(speakers)), "; ")
        yield f"{person.members[0]}  {person.name}: {told}"


def _brief_of(member: str) -> str:
    return member.partition("#")[0]
