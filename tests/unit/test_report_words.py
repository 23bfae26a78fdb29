"""What a report says around its items: the reviewer's assessment, verification, sources."""

from typing import Any

import pytest

from briefreader.base.dates import long_day
from briefreader.brief.model.brief import Brief, Drafted, KeyPoint, Provenance, Quote, Source
from briefreader.brief.model.csl import CslItem
from briefreader.brief.verification.verification import SIGNS, Detail, Verification
from briefreader.cite.citation import work
from briefreader.cite.remarks import Remark
from briefreader.notes import Addition, Review
from briefreader.notes.item_words import Moved
from briefreader.wording.report import assessment_lines, below_words, meaning_words, source_lines

DAY = "2026-11-24"
ENTRY: dict[str, Any] = {
    "id": "r",
    "item": "c",
    "created": DAY,
    "modified": DAY,
    "reviewer": "Ana",
    "change": 1,
}
BY = "(Ana, 24 November 2026)"


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        ({"state": "reviewed"}, []),
        ({"reliability": "B"}, [f"Assessment: B {BY}"]),
        (
            {
                "likelihood": "likely",
                "scale": "icd203",
                "confidence": "low",
                "comment": "one source says so.",
            },
            ["Assessment: likely (55–80 %)", f"Confidence: low, because one source says so {BY}"],
        ),
        (
            {"likelihood": "remote chance", "scale": "phia", "confidence": "high"},
            ["Assessment: remote chance (about 0–5 %)", f"Confidence: high {BY}"],
        ),
        (
            {"confidence": "high", "comment": "Two sources agree."},
            [f"Confidence: high. Two sources agree. {BY}"],
        ),
        (
            {"verdict": "false", "comment": "Two sources agree."},
            ["Assessment: false", f"Reason: Two sources agree. {BY}"],
        ),
        ({"verdict": "false", "reviewer": ""}, ["Assessment: false (an unnamed writer, 24 November 2026)"]),
    ],
)
def test_an_assessment_says_what_was_judged_by_whom_and_when(
    fields: dict[str, Any], lines: list[str]
) -> None:
    assert list(assessment_lines(Review(**{**ENTRY, **fields}), None)) == lines


def test_an_assessment_of_other_words_is_told_and_not_repeated() -> None:
    moved = Moved("The wall holds", ("c-2",))
    (line,) = assessment_lines(Review(**ENTRY, verdict="false"), moved)
    assert line.startswith("Assessment left out: the words have changed: written to “The wall holds”")
    assert line.endswith(BY) and "false" not in line
    assert list(assessment_lines(Review(**ENTRY, state="reviewed"), moved)) == []


def test_every_state_of_a_quote_has_a_meaning_for_those_who_do_not_know_the_program() -> None:
    found = [Verification(state, "none", Detail("not-found", name="a.txt")) for state in SIGNS]
    meanings = [*map(meaning_words, found), meaning_words(Verification(None, "none", Detail("paraphrase")))]
    assert all(meaning.endswith(".") for meaning in meanings)
    assert len(set(meanings)) == len(meanings)


def test_below_an_item_stand_its_verification_and_what_limits_it() -> None:
    attested = Verification("attested", "attestation", Detail("attested", name="Bo", day=DAY))
    said = "attested (checked against the article by Bo on 24 November 2026, the brief says)"
    assert below_words(attested, (), None) == f"Verification: {said}"
    relayed = Quote(id="q", speaker="s", para=1, kind="indirect", said_to="relayed")
    told = below_words(attested, (Remark("unchecked"),), relayed)
    assert told.endswith(") · second-hand · rule-based draft, not checked")
    paraphrase = Verification(None, "none", Detail("paraphrase"))
    assert below_words(paraphrase, (), None) == ""  # which is said with the words
    assert below_words(paraphrase, (), relayed) == "Second-hand"
    alleged = Quote(id="q", speaker="s", para=1, kind="indirect", via="s-police", alleged=True)
    assert below_words(paraphrase, (), alleged) == "Second-hand · alleged"


def a_brief(made: Provenance | None = None, **fields: Any) -> Brief:
    csl = CslItem(id="x", type="article-newspaper", title="The Dam", container_title="Times")
    source = Source(csl=csl, file="dam.txt", sha256=f"{'a' * 32}{'b' * 32}")
    return Brief(brief="1", id="dam", title="T", source=source, summary="S", provenance=made, **fields)


@pytest.mark.parametrize(
    ("made", "line"),
    [
        (Provenance(made_by="person"), "Made by a person"),
        (
            Provenance(made_by="model", model="m-1", made=DAY),
            "Made by a model (m-1), 24 November 2026; not checked",
        ),
        (
            Provenance(made_by="rules", tool="briefreader", checked_by="Ana", checked=DAY),
            "Made by rules (briefreader); checked by Ana, 24 November 2026",
        ),
    ],
)
def test_a_brief_is_named_with_who_made_and_who_checked_it(made: Provenance, line: str) -> None:
    lines = list(source_lines(a_brief(made), work(a_brief().source.csl), (), ()))
    assert any(one.startswith(line) for one in lines)


def test_a_draft_says_how_much_of_it_nobody_has_checked() -> None:
    quotes = tuple(Quote(id=one, speaker="s", para=1, kind="indirect", content="x") for one in ("q", "r"))
    drafted = (Drafted(item="q", rule="said", confidence=90),)
    brief = a_brief(Provenance(made_by="rules"), quotes=quotes, draft=drafted, key_points=(KeyPoint("k"),))
    lines = list(source_lines(brief, work(brief.source.csl), (), ()))
    assert "Made by rules; 1 of 2 items not checked by a person" in lines


def test_a_source_is_told_of_as_far_as_there_is_something_to_say() -> None:
    brief = a_brief(revision=2, updated=DAY, handling="TLP:AMBER")
    added = Addition(**{**ENTRY, "item": "(source)"}, field="URL", value="https://example.org")
    assert list(source_lines(brief, work(brief.source.csl), ("author", "issued"), (added,))) == [
        "Source: The Dam, Times, no date",
        "Brief: dam, revision 2, 24 November 2026",
        f"File of the source: dam.txt, SHA-256 {'a' * 16} {'a' * 16} {'b' * 16} {'b' * 16}",
        "Missing from the citation: author, date",
        "Added to the citation: URL https://example.org",
        "Handling: TLP:AMBER",
    ]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-24", "24 November 2026"),
        ("2026-11-04T10:41:00Z", "4 November 2026"),
        ("last spring", "last spring"),
        ("", ""),
    ],
)
def test_a_day_is_written_out(text: str, day: str) -> None:
    assert long_day(text) == day
