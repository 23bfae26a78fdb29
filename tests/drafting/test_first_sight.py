"""The scorer of first sight counts right, on invented pages; and its labels hold no text."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.drafting import first_sight
from tests.drafting.first_sight import (
    NOBODY,
    Item,
    KeyClaim,
    Match,
    Page,
    Seen,
    bands,
    digest,
    find_sentence,
    judge_body,
    judge_claim,
    judge_speakers,
    key_span,
    match_spans,
    see,
    sight,
    tables,
    wilson,
    words_of,
)

HERRING = "The herring came back in March this year,"
NETS = "and nobody had mended the nets."
PAGE = """<html><head><title>Herring return</title><meta name="author" content="Mia Holt">
<meta property="article:published_time" content="2024-03-05T08:00:00Z"></head><body><article>
<h1>Herring return</h1>
<p>The harbour of Aldham woke early on Monday, when the first boats of the season came in with full holds.</p>
<p>“The herring came back in March this year,” said Nora Lind, the harbour master. “and nobody had mended the
nets.”</p>
<p>The fishery board denied that the quota had been sold. It gave no figures, and the boats went out again
in the evening, as they do every spring when the weather allows.</p>
</article></body></html>"""


LABELS = Page(
    hashlib.sha256(PAGE.encode()).hexdigest(),
    "Aldham Post",
    titles=(digest(words_of("Herring return")),),
    authors=("Mia Holt",),
    dates=("2024-03-05",),
    spans=(key_span(HERRING, ("Nora Lind",)), key_span(NETS, ("Nora Lind",))),
    claims=(KeyClaim(("fishery board",), (NOBODY,)),),
)


def found(*spans: str) -> list[Match]:
    """What the spans of a draft are, where two spans are labelled."""
    return match_spans(list(map(words_of, spans)), (key_span(HERRING), key_span(NETS)))


def test_a_page_is_drafted_and_judged() -> None:
    seen = see(LABELS, PAGE.encode())
    assert [item.verdict for item in seen.quotes] == ["right", "right"]
    assert (seen.missed, seen.mixed, seen.missed_claims) == (0, 0, 0)
    assert [item.verdict for item in seen.claims] == ["right"]
    assert dict(seen.fields) == {"body": "right", "title": "right", "author": "right", "date": "right"}


def test_what_the_labels_say_otherwise_is_wrong() -> None:
    spans = (
        key_span(HERRING, ("Otto Brask",)),
        key_span(NETS),
        key_span("What no draft has", ("Nora Lind",)),
    )
    claims = (KeyClaim(("fishery board",), ("Otto Brask",)), KeyClaim(("Nora Lind",), (NOBODY,)))
    seen = see(
        LABELS._replace(spans=spans, claims=claims, authors=("Ida Roe",), dates=("2024-03-06",)),
        PAGE.encode(),
    )
    assert [item.verdict for item in seen.quotes] == ["wrong", "spurious"]
    assert (seen.missed, seen.missed_claims) == (1, 1)
    assert [item.verdict for item in seen.claims] == ["wrong"]
    assert dict(seen.fields) == {"body": "part", "title": "right", "author": "wrong", "date": "wrong"}


def test_what_can_be_read_either_way_is_not_counted() -> None:
    spans = (key_span(HERRING, is_open=True), key_span(NETS, is_open=True))
    claims = (KeyClaim(("fishery board",), (NOBODY,), is_open=True),)
    seen = see(LABELS._replace(spans=spans, claims=claims), PAGE.encode())
    assert (seen.quotes, seen.claims, seen.missed, seen.missed_claims) == ((), (), 0, 0)


def test_where_no_spans_are_labelled_none_are_counted() -> None:
    seen = see(LABELS._replace(spans=None), PAGE.encode())
    assert seen.quotes == ()
    assert len(seen.claims) == 1


SAID = "The fishery board said that the quota had been sold."
ALSO_SAID = "The fishery board said that it gave no figures."
BOARD = key_span(SAID, ("fishery board",))
REPORT = PAGE.replace("The fishery board denied that the quota had been sold.", SAID)


def test_statements_are_judged_by_their_sentence() -> None:
    spans = LABELS.spans or ()
    right = LABELS._replace(claims=(), statements=(key_span(SAID, ("fishery board",)),))
    other = right._replace(
        statements=(key_span(SAID, ("Otto Brask",)), key_span("No draft has it.", ("Ida Roe",)))
    )
    is_open = right._replace(statements=(key_span(SAID, is_open=True),))
    unlabelled = right._replace(statements=spans)
    seen = [see(page, REPORT.encode()) for page in (right, other, is_open, unlabelled)]
    verdicts = [[item.verdict for item in one.statements] for one in seen]
    assert verdicts == [["right"], ["wrong"], [], ["spurious"]]
    assert [one.missed_statements for one in seen] == [0, 1, 0, 2]


def test_a_statement_is_in_the_sentence_that_has_its_words() -> None:
    keys = (key_span(SAID), key_span(ALSO_SAID), key_span("Nobody asked."))
    paragraph = words_of(f"{SAID} {ALSO_SAID} Nobody asked.")
    assert find_sentence(paragraph, "The fishery board said", "it gave no figures", keys) == 1
    assert find_sentence(paragraph, "Nobody asked", "nobody asked", keys) == 2
    assert find_sentence(paragraph, "Lind said", "it gave no figures", keys) is None


def test_a_page_that_is_refused_loses_all_that_is_labelled() -> None:
    seen = see(
        LABELS._replace(statements=(key_span(SAID, ("fishery board",)),)), b"<html><body></body></html>"
    )
    assert (seen.quotes, seen.missed, seen.missed_claims, seen.missed_statements) == ((), 2, 1, 1)
    assert set(dict(seen.fields).values()) == {"missing"}


@pytest.mark.parametrize(
    ("spans", "matches"),
    [
        ((HERRING, NETS), [Match((0,)), Match((1,))]),
        ((f"{HERRING} {NETS}",), [Match((0, 1))]),
        ((f"{HERRING} Lind said, {NETS}",), [Match((0,), is_mixed=True)]),
        ((f"Lind said: {HERRING}",), [Match((), is_mixed=True)]),
        (("The herring came back in March",), [Match((0,))]),
        (("Something else that nobody says here",), [Match(())]),
        ((NETS.upper(), NETS), [Match((1,)), Match(())]),
    ],
)
def test_spans_are_known_by_their_words(spans: Sequence[str], matches: list[Match]) -> None:
    assert found(*spans) == matches


@pytest.mark.parametrize(
    ("shown", "verdict"),
    [
        (["Nora Lind"], "right"),
        (["Mrs Nora Lind"], "right"),
        (["Lt. Gen. Nora Lind"], "right"),
        (["Gen. Lind"], "torn"),
        (["the harbour master"], "right"),
        (["Lind"], "torn"),
        (["Nora Lind of Aldham"], "torn"),
        (["Nora Lind", "Otto Brask"], "torn"),
        (["Otto Brask"], "wrong"),
        ([NOBODY], "wrong"),
    ],
)
def test_a_name_is_right_when_it_is_whole(shown: list[str], verdict: str) -> None:
    assert judge_speakers(shown, ["Nora Lind", "harbour master"]) == verdict


def test_joint_speakers_are_right_together() -> None:
    assert judge_speakers(["Otto Brask", "Nora Lind"], ["Nora Lind & Otto Brask"]) == "right"
    assert judge_speakers(["Nora Lind"], ["Nora Lind & Otto Brask"]) == "torn"


def test_nobody_is_right_where_nobody_is_named() -> None:
    assert judge_speakers([NOBODY], [NOBODY]) == "right"


@pytest.mark.parametrize(
    ("deniers", "asserters", "verdict"),
    [
        (["the board"], ["Otto Brask"], "right"),
        (["the board"], [], "wrong"),
        (["the board"], ["Nora Lind"], "wrong"),
        (["Nora Lind"], ["Otto Brask"], None),
        ([], ["Otto Brask"], None),
    ],
)
def test_a_contested_claim_needs_both_sides(
    deniers: list[str], asserters: list[str], verdict: str | None
) -> None:
    assert judge_claim(deniers, asserters, KeyClaim(("board",), ("Otto Brask", "crews"))) == verdict


def test_an_other_side_that_nobody_names_may_be_missing() -> None:
    assert judge_claim(["board"], [], KeyClaim(("board",), (NOBODY, "crews"))) == "right"


def test_a_body_is_judged_by_the_labelled_spans_that_begin_in_it() -> None:
    keys = [key_span(HERRING, ("Nora Lind",)), key_span(NETS, ("Nora Lind",))]
    assert judge_body(words_of(f"{HERRING} Lind said, {NETS}"), keys) == "right"
    assert judge_body(words_of(f"Lind said: {NETS}"), keys) == "part"
    assert judge_body(words_of("Share this page"), keys) == "missing"


def test_intervals_are_those_of_wilson() -> None:
    low, high = wilson(15, 138)
    assert (round(low, 3), round(high, 3)) == (0.067, 0.172)
    assert wilson(0, 0) == (0, 1)
    assert wilson(10, 10)[1] == pytest.approx(1)


def test_a_band_of_under_fifty_joins_its_neighbour() -> None:
    stated = [50] * 20 + [70] * 40 + [85] * 60 + [97] * 10
    sizes = [len(band) for band in bands(Item("right", flagged=False, confidence=one) for one in stated)]
    assert sizes == [60, 70]


def test_torn_names_are_wrong_and_flags_are_told_with_their_number() -> None:
    quotes = (
        Item("right", flagged=False, confidence=90),
        Item("torn", flagged=False, confidence=90),
        Item("wrong", flagged=True, confidence=50),
        Item("spurious", flagged=True, confidence=50),
    )
    rows = dict(
        row.strip("| ").split(" | ")[:2]
        for row in tables([Seen("Aldham Post", quotes, missed=1)])
        if "|" in row
    )
    assert rows["spans: precision"].startswith("3 of 4 ")
    assert rows["spans: recall"].startswith("3 of 4 ")
    assert rows["spans: right of found"].startswith("1 of 3 ")
    assert rows["spans: wrong among unflagged"].startswith("1 of 2 ")
    assert rows["spans: errors that are flagged"].startswith("2 of 3 ")
    assert rows["spans: items that are flagged"].startswith("2 of 4 ")


def test_figures_are_of_first_sight_only_while_no_rule_changes(tmp_path: Path) -> None:
    rule = tmp_path / "draft" / "rule.py"
    rule.parent.mkdir()
    rule.write_text("A = 1\n")
    before = first_sight.rules_digest(tmp_path)
    assert sight(None, before).startswith("First sight.")
    assert sight(before, before).startswith("First sight: no rule")
    rule.write_text("A = 2\n")
    assert sight(before, first_sight.rules_digest(tmp_path)).startswith("Not first sight")


@pytest.mark.parametrize("file", sorted(first_sight.SETS.glob("*.yaml")), ids=lambda file: file.stem)
def test_labels_hold_hashes_and_names_and_no_text(file: Path) -> None:
    labels = first_sight.read_labels(file)
    assert len({one.sha256 for one in labels.pages}) == len(labels.pages) >= 24
    keys = [key for one in labels.pages for key in (*(one.spans or ()), *(one.statements or ()))]
    assert all(len(key.whole) == len(key.start) == 16 and key.length for key in keys)
    names = [name for key in keys for name in key.said_by]
    assert all(name == name.strip() != "" for name in names)


def test_each_set_with_pages_in_the_folder_is_scored(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    sha256 = hashlib.sha256(PAGE.encode()).hexdigest()
    label = f"{{sha256: {sha256}, outlet: Aldham Post}}"
    for name, rules, pages in (("herring", "null", label), ("nets", "abc", label), ("absent", "null", "")):
        (tmp_path / f"{name}.yaml").write_text(f"repository: {name}\nrules: {rules}\npages: [{pages}]\n")
    (tmp_path / "saved.htm").write_text(PAGE)
    monkeypatch.setattr(first_sight, "SETS", tmp_path)
    first_sight.main([str(tmp_path)])
    printed = capsys.readouterr().out
    assert "herring: First sight. Write" in printed
    assert "nets: Not first sight" in printed
    assert "absent" not in printed
    assert printed.count("1 of 1 pages") == 2


def test_without_the_pages_it_says_that_they_are_not_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_sight, "SETS", tmp_path)
    with pytest.raises(SystemExit, match="not here"):
        first_sight.main([str(tmp_path / "none")])
    with pytest.raises(SystemExit, match="none of the"):
        first_sight.main([str(tmp_path)])
