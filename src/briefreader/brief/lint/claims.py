"""What hangs in the air: claims without opposition or quotes, unused speakers, key points without a link."""

from collections import defaultdict
from collections.abc import Iterable

from briefreader.base.lookalikes import skeleton
from briefreader.base.normalise import for_matching
from briefreader.base.text import shows_words
from briefreader.brief.lint.context import LintContext, at
from briefreader.brief.model.brief import Brief, Claim, Item, Position, Quote, Words, several
from briefreader.brief.model.links import Index
from briefreader.brief.model.positions import AGAINST, is_for, is_opposed
from briefreader.brief.reading.findings import Findings, Where, one_of, quoted, set_to
from briefreader.brief.verification.completion import Groups

# By which somebody vouches for a claim, or against it.
_OWN_STANCES = frozenset(("asserts", "confirms", "denies", "doubts", "qualifies"))
_NAMED = 3  # quotes of one's own in a message


def check_claims(examined: LintContext) -> None:
    """Everything about claims, speakers and key points that is not a single reference."""
    brief, index, report = examined.brief, examined.index, examined.report
    groups = Groups(brief.speakers)
    for number, claim in enumerate(brief.claims):
        if shows_words(claim.text) and not any(map(str.isalnum, claim.text)):
            report.error(
                "empty-claim",
                at("claims", number, "text"),
                f"the claim {quoted(claim.id)} says nothing",
                "Write what is claimed, as a sentence; or remove the claim.",
            )
        _check_status(claim, number, examined)
        _check_quotes(claim, number, index, report)
        _check_whose_quotes(claim, number, examined, groups)
        _check_acts(claim, number, examined, groups)
    _check_key_points(brief, report)
    _check_used(brief, report)
    _check_aliases(brief, report)
    _check_look_alikes(examined)
    _check_parties(brief, report)


def _check_status(claim: Claim, number: int, examined: LintContext) -> None:
    """A status against what the positions say."""
    index, report, where = examined.index, examined.report, at("claims", number, "status")
    match claim.status:
        case "contested" if not is_opposed(claim, index):
            what, mend = _no_opposition(claim, index)
            report.error("no-opposition", where, what, mend)
        case "uncontested":
            for row, position in enumerate(claim.positions):
                if position.stance in ("denies", "doubts"):
                    who = _takers(position, index)
                    report.warning(
                        "opposed",
                        at("claims", number, "positions", row, "stance"),
                        f"uncontested, but {who} {position.stance} the claim",
                        "Write `status: contested`, or change the stance.",
                        set_to(where, "contested", certain=False),
                    )
        case "single-source":
            taken = [position for position in claim.positions if position.stance in _OWN_STANCES]
            parties = list(dict.fromkeys(party for one in taken for party in index.parties_of(one)))
            if len(parties) > 1 and len({frozenset(several(one.quote)) for one in taken}) > 1:
                names = " and ".join(quoted(index.party_name(party)) for party in parties)
                report.warning(
                    "several-sources",
                    where,
                    f"single-source, but {len(parties)} parties take a position: {names}",
                    "Write `status: contested` or `status: uncontested`, as they oppose each other or not.",
                )


def _no_opposition(claim: Claim, index: Index) -> tuple[str, str]:
    """What a contested claim lacks, and how to mend it."""
    for_it = [position for position in claim.positions if is_for(position, index)]
    against = [position for position in claim.positions if position.stance in AGAINST]
    if for_it and against:
        party = index.parties_of(for_it[0])
        name = f"{one_of([quoted(one) for one in party])}" if party else "no party"
        return (
            f"contested, but those who oppose each other are both of party {name}",
            "Give one of the speakers another party, or change the status.",
        )
    if against:
        who = _takers(against[0], index)
        return (
            f"contested, and {who} {against[0].stance} it, but nobody asserts, confirms or presupposes it",
            "Add the position that is opposed (`asserts`, `confirms`, `presupposes`), or change the status.",
        )
    return (
        "contested, but no two positions of different parties oppose each other",
        "Add the opposing position (`denies`, `doubts`, `qualifies`), or change the status.",
    )


def _takers(position: Position, index: Index) -> str:
    """Who takes a position, as the brief names them."""
    named = [speaker.name for speaker in map(index.speaker, position.speakers) if speaker is not None]
    return quoted(" and ".join(named or map(index.party_name, index.parties_of(position))) or "somebody")


def _check_quotes(claim: Claim, number: int, index: Index, report: Findings) -> None:
    if not index.quotes_of_claim(claim.id):
        report.warning(
            "claim-without-quote",
            at("claims", number),
            f"no quote says what the claim {quoted(claim.id)} is based on",
            "Name it in a position's `quote`, or name the claim in a quote's `claims`.",
        )
        return
    for row, position in enumerate(claim.positions):
        if position.quote is None and position.stance != "not-reported":
            report.warning(
                "position-without-quote",
                at("claims", number, "positions", row),
                f"no quote says that {_taking(position)} {position.stance} the claim",
                "Add `quote:` with the id of a quote, direct or indirect.",
            )


def _taking(position: Position) -> str:
    return ", ".join(map(quoted, position.speakers)) or quoted("this party")


def _check_whose_quotes(claim: Claim, number: int, examined: LintContext, groups: Groups) -> None:
    """That each position rests on words of those who take it; of several, on words of each."""
    items, report = examined.index.items, examined.report
    for row, position in enumerate(claim.positions):
        if not position.speakers or not all(by in items for by in position.speakers):
            continue
        here: Where = at("claims", number, "positions", row, "quote")
        for place, name in enumerate(several(position.quote)):
            quote = items.get(name)
            if not isinstance(quote, Quote) or groups.take(position, quote):
                continue
            if not set(position.speakers).isdisjoint(several(quote.via)):
                continue  # what somebody passes on as said by another one
            own = [
                quoted(one.id)
                for one in examined.brief.quotes
                if not set(position.speakers).isdisjoint(one.speakers)
            ]
            theirs = f"One of theirs is {one_of(own[:_NAMED])}" if own else "They have no quote in this brief"
            report.error(
                "other-speakers-quote",
                here if isinstance(position.quote, str) else (here, place),
                f"{quoted(name)} is a quote of {', '.join(map(quoted, quote.speakers))}, "
                f"not of {_taking(position)}",
                f"{theirs}; or write `by: {quote.speakers[0]}`.",
            )


def _takes_side(position: Position) -> bool:
    """Whether somebody is said to stand for a claim or against it."""
    return position.stance in _OWN_STANCES


def _check_acts(claim: Claim, number: int, examined: LintContext, groups: Groups) -> None:
    """That what is withdrawn are one's own words, and that alleged words are nobody's position."""
    for row, position in enumerate(claim.positions):
        here: Where = at("claims", number, "positions", row)
        quote = examined.index.items.get(position.supersedes or "")
        if isinstance(quote, Quote) and position.speakers and not groups.take(position, quote):
            examined.report.error(
                "other-speakers-quote",
                (here, "supersedes"),
                f"{quoted(quote.id)} is a quote of {', '.join(map(quoted, quote.speakers))}, "
                f"not of {_taking(position)}",
                "Name the words that the speaker takes back.",
            )
        if _takes_side(position) and examined.index.is_alleged(position):
            examined.report.warning(
                "alleged-position",
                (here, "stance"),
                f"{_taking(position)} is only alleged to have said what this is based on",
                "Write the position of those who allege it: `by` is then the `via` of the quote.",
            )
        if position.supersedes is not None and position.stance != "withdraws":
            examined.report.warning(
                "supersedes-without-withdrawal",
                (here, "supersedes"),
                f"words are withdrawn, and the stance is {quoted(position.stance)}",
                "Write `stance: withdraws`.",
                set_to((here, "stance"), "withdraws", certain=False),
            )


def _check_parties(brief: Brief, report: Findings) -> None:
    """Parties by the names that `parties` gives, or nearly: each would be one more row of the matrix."""
    by_name = {name.casefold(): slug for slug, name in brief.parties.items()}
    named: list[tuple[Where, Words | None]] = [
        (at("speakers", number, "party"), speaker.party) for number, speaker in enumerate(brief.speakers)
    ]
    named += [
        (at("claims", number, "positions", row, "party"), position.party)
        for number, claim in enumerate(brief.claims)
        for row, position in enumerate(claim.positions)
    ]
    known = {speaker.id for speaker in brief.speakers}
    for where, parties in named:
        for place, party in enumerate(several(parties)):
            if not brief.parties or party in brief.parties or party in known:
                continue
            like = by_name.get(party.casefold()) or report.nearest(party, brief.parties)
            if like is not None:
                here = where if isinstance(parties, str) else (where, place)
                report.warning(
                    "unknown-party",
                    here,
                    f"`parties` has no {quoted(party)}",
                    f"Write `party: {like}` if that is meant, or add it to `parties`.",
                    set_to(here, like, certain=False),
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
    used |= {by for claim in brief.claims for position in claim.positions for by in position.speakers}
    used |= {speaker for quote in brief.quotes for speaker in several(quote.via)}
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


def _check_look_alikes(examined: LintContext) -> None:
    """Names of speakers and parties, and ids, that a reader may take for one another."""
    brief = examined.brief
    lists: dict[str, Iterable[Item]] = {
        "key_points": brief.key_points,
        "speakers": brief.speakers,
        "quotes": brief.quotes,
        "claims": brief.claims,
        "history": brief.history,
        "gaps": brief.gaps,
    }
    speakers = [(at("speakers", number, "name"), one.name) for number, one in enumerate(brief.speakers)]
    parties = [(at("parties", slug), name) for slug, name in brief.parties.items()]
    ids = [
        (at(key, number, "id"), one.id) for key, items in lists.items() for number, one in enumerate(items)
    ]
    for named, mend in (
        (speakers, "Make them one speaker, or write what tells them apart."),
        (parties, "Make them one party, or write what tells them apart."),
        (ids, "Write another id for one of them."),
    ):
        first: dict[str, str] = {}
        for where, name in named:
            examined.pause()
            looks = skeleton(name)
            if looks in first:
                what = f"{quoted(name)} looks like {quoted(first[looks])}, which is another one"
                examined.report.warning("look-alike", where, what, mend)
            else:
                first[looks] = name


def _alike(name: str) -> str:
    return for_matching(name).strip().casefold()
