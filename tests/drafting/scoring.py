"""How right drafts are, by rule, against keys of articles, and whether unsure items are the wrong ones."""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from briefreader.base.dates import parse_edtf
from briefreader.brief.model.brief import Brief, Quote, Speaker
from briefreader.brief.model.links import Index
from briefreader.draft import draft_brief, read_article
from briefreader.draft.rules import BY_ID, Rule
from briefreader.draft.time.dates import when_of
from tests.drafting.tally import Counts, Tally

DATA = Path(__file__).parent / "data"
_MARKS = " \u201c\u201d\"\u2018\u2019'«»"


class KeyQuote(NamedTuple):
    """Marked words and whose they are; None if nobody's."""

    exact: str
    speaker: str | None


class Case(NamedTuple):
    """An article with its key."""

    name: str
    text: str
    written: date
    quotes: tuple[KeyQuote, ...]
    indirect: tuple[KeyQuote, ...]


def articles(name: str) -> tuple[Case, ...]:
    """The invented articles of a file."""
    return tuple(
        Case(
            entry["id"],
            entry["text"],
            date.fromisoformat(entry["date"]),
            tuple(KeyQuote(quote["exact"], quote["speaker"]) for quote in entry["quotes"]),
            tuple(KeyQuote(one["sentence"], one["speaker"]) for one in entry["indirect"]),
        )
        for entry in yaml.safe_load((DATA / name).read_text("utf-8"))
    )


def gum(folder: Path) -> tuple[Case, ...]:
    """The annotated news articles of a folder."""
    cases = []
    for path in sorted(folder.glob("*.json")):
        entry = json.loads(path.read_text("utf-8"))
        quotes = tuple(
            KeyQuote(quote["text"], None if quote["kind"] == "unattributed" else quote["speaker"])
            for quote in entry["quotes"]
        )
        cases.append(Case(entry["id"], entry["text"], date.fromisoformat(entry["date"]), quotes, ()))
    return tuple(cases)


@cache
def drafted(case: Case) -> tuple[Brief, Index]:
    """The draft of an article, and what is in it by id."""
    brief = draft_brief(read_article(case.text.encode(), f"{case.name}.txt"))
    return brief, Index(brief)


# Quotations and their speakers


class Judged(NamedTuple):
    """A quote of a draft, and whether its speaker is right; None if the key has no such speech."""

    quote: Quote
    is_right: bool | None


class Judgement(NamedTuple):
    """The quotes of a draft, and how many the key has that were not found."""

    judged: tuple[Judged, ...]
    missed: int


def judged_quotes(case: Case, brief: Brief, index: Index) -> Judgement:
    """Spans in marks that are somebody's speech, and the full name of who says them."""
    found: dict[str, list[Quote]] = defaultdict(list)
    for quote in brief.quotes:
        for span in quote.spans:
            if span.marks is None:
                found[_bare(span.exact)].append(quote)
    judged: list[Judged] = []
    missed = 0
    for key in case.quotes:
        if key.speaker is None:
            continue
        same = found.get(_bare(key.exact))
        if not same:
            missed += 1
            continue
        quote = same.pop(0)
        judged.append(Judged(quote, _is_named(_speakers(index, quote.speakers), key.speaker)))
    judged += [Judged(quote, None) for quotes in found.values() for quote in quotes]
    return Judgement(tuple(judged), missed)


def judged_statements(case: Case, brief: Brief, index: Index) -> Judgement:
    """Sentences that report without marks, and the whole speaker."""
    text = " ".join(case.text.split())
    keys = {_sentence_at(text, key.exact): key for key in case.indirect}
    used: set[str] = set()
    judged: list[Judged] = []
    for quote in brief.quotes:
        if quote.kind != "indirect":
            continue
        sentence = next((one for one in keys if quote.attribution and quote.attribution in one), None)
        if sentence is None or sentence in used:
            judged.append(Judged(quote, None))
            continue
        used.add(sentence)
        right = _is_named(_speakers(index, quote.speakers), keys[sentence].speaker or "")
        judged.append(Judged(quote, right))
    return Judgement(tuple(judged), len(keys) - len(used))


def score_quotes(cases: Iterable[Case]) -> Tally:
    """How many quotations were found, and how many have the right speaker."""
    return _tally(cases, judged_quotes)


def score_indirect(cases: Iterable[Case]) -> Tally:
    """How many statements without marks were found, and how many have the right speaker."""
    return _tally(cases, judged_statements)


def _tally(cases: Iterable[Case], judge: Callable[[Case, Brief, Index], Judgement]) -> Tally:
    tally = Tally()
    for case in cases:
        brief, index = drafted(case)
        found = judge(case, brief, index)
        tally.missed += found.missed
        for quote, is_right in found.judged:
            mark = index.drafted[quote.id]
            if is_right is None:
                tally.add_extra(mark.rule, flagged=mark.is_flagged)
                continue
            tally.add(mark.rule, right=is_right, flagged=mark.is_flagged)
            tally.say(mark.confidence, right=is_right)
    return tally


def score_turns(name: str) -> Tally:
    """Turns of transcripts, and the full name, or else the label, of who speaks."""
    tally = Tally()
    for entry in yaml.safe_load((DATA / name).read_text("utf-8")):
        brief = draft_brief(read_article(entry["text"].encode(), "a.txt"))
        index = Index(brief)
        found = [quote for quote in brief.quotes if any(span.marks is not None for span in quote.spans)]
        for key in entry["turns"]:
            same = [one for one in found if one.spans[0].exact.startswith(key["begins"])]
            if not same:
                tally.missed += 1
                continue
            found.remove(same[0])
            mark = index.drafted[same[0].id]
            right = _is_named(_speakers(index, same[0].speakers), key.get("speaker") or "No one named")
            tally.add(mark.rule, right=right, flagged=mark.is_flagged)
        for quote in found:
            mark = index.drafted[quote.id]
            tally.add_extra(mark.rule, flagged=mark.is_flagged)
    return tally


def _sentence_at(text: str, beginning: str) -> str:
    at = text.index(" ".join(beginning.split()))
    end = re.search(r"[.?!][”\"’]?\s+(?=[“\"‘A-ZÀ-Þ])|$", text[at + len(beginning) :])
    return text[at : at + len(beginning) + (end.end() if end else 0)]


def _bare(words: str) -> str:
    return " ".join(words.split()).strip(_MARKS).rstrip(",.").strip(_MARKS)


def plain_name(name: str) -> str:
    """A name as it is compared: without article, case and kind of apostrophe."""
    return re.sub(r"^(?:the|a|an)\s+", "", name.strip(), flags=re.IGNORECASE).lower().replace("’", "'")


def _speakers(index: Index, ids: Iterable[str]) -> list[Speaker]:
    return [speaker for speaker in map(index.speaker, ids) if speaker is not None]


def _is_named(speakers: Sequence[Speaker], wanted: str) -> bool:
    names = {plain_name(name) for speaker in speakers for name in (speaker.name, *speaker.aliases)}
    if plain_name(wanted) in names:
        return True
    return len(speakers) > 1 and all(plain_name(speaker.name) in plain_name(wanted) for speaker in speakers)


# Denials and doubts


class Sides(NamedTuple):
    """A denial or doubt: stance, by whom, asserted by whom, and whether evidence was not offered."""

    stance: str
    by: frozenset[str]
    asserted_by: frozenset[str]
    lacks_evidence: bool


class DisputeTally(NamedTuple):
    """Denials and doubts; of those found, the other sides that are right or that the key does not have."""

    tally: Tally
    right_sides: int
    invented_sides: int
    evidence: tuple[int, int, int]  # right, extra, missed


def real_claims() -> Counts:
    """By rule, what was right and found of the claims of real articles: counts, without the articles."""
    counts = yaml.safe_load((DATA / "real_claims.yaml").read_text("utf-8"))
    return {
        BY_ID[rule].label: (right, found) for part in counts.values() for rule, (right, found) in part.items()
    }


def score_disputes(name: str) -> DisputeTally:
    """Who denies or doubts a claim, who asserts it, and where evidence was not offered."""
    tally = Tally()
    right_sides = invented = 0
    evidence = [0, 0, 0]
    for entry in yaml.safe_load((DATA / name).read_text("utf-8")):
        keys = [_key_sides(one) for one in entry["expected"]]
        for rule, flagged, sides in _found_sides(entry["text"]):
            key = next((one for one in keys if (one.stance, one.by) == (sides.stance, sides.by)), None)
            if key is None:
                tally.add_extra(rule, flagged=flagged)
                continue
            keys.remove(key)
            agrees = key.asserted_by <= sides.asserted_by and bool(key.asserted_by) == bool(sides.asserted_by)
            right_sides += agrees
            invented += bool(sides.asserted_by) and not key.asserted_by
            evidence[0] += key.lacks_evidence and sides.lacks_evidence
            evidence[1] += sides.lacks_evidence and not key.lacks_evidence
            evidence[2] += key.lacks_evidence and not sides.lacks_evidence
            tally.add(rule, right=True, flagged=flagged)
        tally.missed += len(keys)
    return DisputeTally(tally, right_sides, invented, (evidence[0], evidence[1], evidence[2]))


def _key_sides(one: Mapping[str, Any]) -> Sides:
    return Sides(
        one["stance"],
        frozenset(map(plain_name, one["by"])),
        frozenset(map(plain_name, one["asserted_by"])),
        "evidence" in one,
    )


def _found_sides(text: str) -> Iterator[tuple[str, bool, Sides]]:
    """The sides of each claim of a passage's draft; a headline of our own keeps the passage the body."""
    brief = draft_brief(read_article(f"A headline\n\n{text}".encode(), "passage.txt"))
    index = Index(brief)
    for claim in brief.claims:
        against = [one for one in claim.positions if one.stance in ("denies", "doubts")]
        asserting = [one for one in claim.positions if one.stance == "asserts"]
        mark = index.drafted[claim.id]
        yield (
            mark.rule,
            mark.is_flagged,
            Sides(
                against[0].stance,
                frozenset(plain_name(_printed(_speakers(index, one.speakers)[0], text)) for one in against),
                frozenset(plain_name(_printed(_speakers(index, one.speakers)[0], text)) for one in asserting),
                any(one.evidence == "none-offered" for one in asserting),
            ),
        )


def _printed(speaker: Speaker, text: str) -> str:
    """A speaker by the name that the passage prints: "Moscow" and not "Russia"."""
    if speaker.name in text or speaker.type != "government":
        return speaker.name
    return next((alias for alias in speaker.aliases if alias in text), speaker.name)


# Dates


def score_dates(folder: Path) -> Tally:
    """Expressions of time and their values, on the annotated articles of a folder."""
    tally = Tally()
    for path in sorted(folder.glob("*.json")):
        entry = json.loads(path.read_text("utf-8"))
        found = list(when_of(entry["text"], date.fromisoformat(entry["date"])))
        for key in entry["dates"]:
            one = next((one for one in found if one.start < key["end"] and key["start"] < one.end), None)
            if one is None:
                tally.missed += 1
                continue
            wanted = key.get("when") or (f"{key['from']}/{key['to']}" if key.get("from") else "")
            is_inside = one.start <= key["start"] and key["end"] <= one.end
            right = _same_time(one.value, wanted) or (is_inside and _ends(one.value, wanted))
            tally.add(_rule(one.inferred), right=right, flagged=False)
            if key["end"] >= one.end:
                found.remove(one)
        for one in found:
            if not any(one.start < key["end"] and key["start"] < one.end for key in entry["dates"]):
                tally.add_extra(_rule(one.inferred), flagged=False)
    return tally


def _rule(inferred: bool) -> str:
    return (Rule.RELATIVE if inferred else Rule.DATED).label


def _same_time(value: str | None, wanted: str) -> bool:
    one, other = parse_edtf((value or "").replace("~", "")), parse_edtf(wanted.partition("T")[0])
    return (
        one is not None and other is not None and (one.earliest, one.latest) == (other.earliest, other.latest)
    )


def _ends(value: str | None, wanted: str) -> bool:
    """Whether a date is one end of an interval: "from 2004 to 2009"."""
    return value is not None and "/" in value and wanted in value.split("/")
