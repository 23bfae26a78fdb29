"""Two revisions of a brief: every change is told as what it is, and nothing else is told."""

import json
from typing import Any

import pytest

from briefreader.brief.model.fingerprints import differences, fingerprints
from briefreader.brief.verification.document import OpenDocument, load
from briefreader.library.comparison import ItemChange, compare
from briefreader.library.revisions import phrase_history
from briefreader.printing.comparison import guess_words
from tests.revision_chains import Planned, chain

CHAINS = 40


def opened(tree: dict[str, Any]) -> OpenDocument:
    return load(json.dumps(tree).encode(), name="invented.json")


def as_planned(change: ItemChange) -> Planned:
    return Planned(
        change.kind,
        change.fate,
        change.old.item or None if change.old else None,
        change.new.item or None if change.new else None,
        frozenset(aspect.kind for aspect in change.aspects),
        change.joined,
    )


def marked(old: OpenDocument, new: OpenDocument, renamed: set[str]) -> set[str]:
    """The items that a reader marks, and those that are gone; but for claims that name a renamed quote."""
    before, now = fingerprints(old.brief), fingerprints(new.brief)
    naming = {one.id for one in new.brief.claims for place in one.positions if place.quote in renamed}
    return {*differences(before, now).marked, *(before.keys() - now.keys())} - naming


@pytest.mark.parametrize("seed", range(CHAINS))
def test_in_a_chain_of_revisions_each_change_is_told_and_nothing_else(seed: int) -> None:
    invented = chain(seed)
    revisions = [opened(tree) for tree in invented.revisions]
    assert all(not one.loaded.problems for one in revisions)
    for old, new, plan in zip(revisions, revisions[1:], invented.plans, strict=False):
        found = compare(old, new)
        assert {as_planned(change) for change in found.changes} == plan
        assert len(found.changes) == len(plan)
        told = {side.item for one in found.changes for side in (one.old, one.new) if side}
        assert told >= marked(
            old, new, {one.new.item for one in found.changes if one.new and one.joined != "id"}
        )
        back = {(one.kind, one.fate) for one in compare(new, old).changes}
        turned = {"added": "gone", "gone": "added", "changed": "changed"}
        assert back == {(one.kind, turned[one.fate]) for one in found.changes}
    assert compare(revisions[0], revisions[0]).changes == ()


ANN = {"id": "s-ann", "name": "Ann Lee", "type": "person", "party": "north"}
BO = {"id": "s-bo", "name": "Bo Roy", "type": "person", "party": "south"}
GATES = "They opened two gates in the dark and told no one"


def dam(*quotes: dict[str, Any], **fields: Any) -> OpenDocument:
    csl = {"id": "x", "type": "article-newspaper", "title": "The dam"}
    made = {"brief": "1", "id": "dam", "title": "The dam", "source": {"csl": csl}, "summary": "x"}
    return opened({**made, "speakers": [ANN, BO], "quotes": quotes, **fields})


def said(words: str, item: str = "q-1", speaker: str = "s-ann", **fields: Any) -> dict[str, Any]:
    made = {"id": item, "speaker": speaker, "para": 1, "kind": "direct", "spans": [{"exact": words}]}
    return {**made, **fields}


def told(old: OpenDocument, new: OpenDocument) -> list[tuple[Any, ...]]:
    """Of each change what, by which ids, and of each aspect what was and what is."""
    return [
        (
            one.fate,
            *(side.item for side in (one.old, one.new) if side),
            *((a.kind, a.old, a.new) for a in one.aspects),
        )
        for one in compare(old, new).changes
    ]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("We did not open the gates", "We did open the gates"),
        ("It did not rain", "It did rain"),
        ("No", "Not"),
        ("We never knew", "We knew"),
        ("The level was -5", "The level was 5"),
        ("It cost $5", "It cost €5"),
        ("We can open it", "We can't open it"),
        ("我們沒有開門", "我們開門"),
    ],
)
@pytest.mark.parametrize("item", ["q-1", "q-2"])
def test_a_word_that_turns_the_sense_is_never_a_matter_of_marks(before: str, now: str, item: str) -> None:
    """With the same id or another one, joined or not."""
    (first, *others) = compare(dam(said(before)), dam(said(now, item))).changes
    assert not first.is_slight
    aspects = {aspect.kind: aspect for aspect in first.aspects}
    if first.fate == "changed":
        assert (aspects["words"].old, aspects["words"].new) == (before, now)
    else:
        assert [one.fate for one in (first, *others)] == ["gone", "added"]


def test_another_speaker_of_the_same_words_is_told_with_both_names() -> None:
    assert told(dam(said(GATES)), dam(said(GATES, speaker="s-bo"))) == [
        ("changed", "q-1", "q-1", ("speaker", "Ann Lee", "Bo Roy"))
    ]
    moved = told(dam(said(GATES)), dam(said(GATES, "q-9", speaker="s-bo")))
    assert moved == [("changed", "q-1", "q-9", ("id", "q-1", "q-9"), ("speaker", "Ann Lee", "Bo Roy"))]


def test_an_id_of_a_speaker_that_stands_for_somebody_else_puts_the_quotes_under_another_speaker() -> None:
    brother = {**ANN, "name": "Ann Leigh"}
    (quote, *speakers) = told(dam(said(GATES)), dam(said(GATES), speakers=[brother, BO]))
    assert quote == ("changed", "q-1", "q-1", ("speaker", "Ann Lee", "Ann Leigh"))
    assert {one[0] for one in speakers} <= {"gone", "added", "changed"}
    known = {**ANN, "name": "A. Leigh", "aliases": ["Ann Lee"]}
    assert [one[3] for one in told(dam(said(GATES)), dam(said(GATES), speakers=[known, BO]))] == [
        ("name", "Ann Lee", "A. Leigh")
    ]
    longer = {**ANN, "name": "Ann Marie Lee"}
    assert told(dam(said(GATES)), dam(said(GATES), speakers=[longer, BO])) == [
        ("changed", "s-ann", "s-ann", ("name", "Ann Lee", "Ann Marie Lee"))
    ]


def test_ids_that_moved_on_by_one_are_joined_by_their_words() -> None:
    """As where a quote was put in between, and the ids are counted anew."""
    texts = [GATES, "They told the mayor nothing at all", "They closed the road before the morning"]
    old = dam(*(said(words, f"q-{number}") for number, words in enumerate(texts, 1)))
    added = [texts[0], "They left the village before the harvest", *texts[1:]]
    found = compare(old, dam(*(said(words, f"q-{number}") for number, words in enumerate(added, 1))))
    assert [(one.fate, one.joined, one.side.item) for one in found.changes] == [
        ("added", "id", "q-2"),
        ("changed", "words", "q-3"),
        ("changed", "words", "q-4"),
    ]
    assert found.slight == 2


def test_words_that_differ_in_a_not_alone_are_never_all_alike() -> None:
    words = "The gates of the upper reservoir were opened before midnight"
    (one,) = compare(dam(said(words)), dam(said(words.replace("were", "were not"), "q-2"))).changes
    assert (one.joined, one.likeness) == ("guess", 99)
    assert "99 % alike" in guess_words(one)


def test_a_guess_shows_both_words_and_says_that_it_is_one() -> None:
    (one,) = compare(dam(said(GATES)), dam(said(GATES.replace("two", "three"), "q-9"))).changes
    assert (one.joined, one.fate) == ("guess", "changed")
    assert "guess" in guess_words(one)
    assert {(a.kind, a.old) for a in one.aspects} == {("id", "q-1"), ("words", GATES)}


def test_a_quote_that_was_cut_is_one_whose_words_changed() -> None:
    cut = "They opened two gates"
    assert told(dam(said(GATES)), dam(said(cut))) == [("changed", "q-1", "q-1", ("words", GATES, cut))]


def test_words_between_marks_that_became_a_paraphrase_are_told() -> None:
    own = {"id": "q-1", "speaker": "s-ann", "para": 1, "kind": "indirect", "content": "They opened two gates"}
    assert told(dam(said(GATES)), dam(own)) == [
        (
            "changed",
            "q-1",
            "q-1",
            ("words", GATES, None),
            ("content", None, "They opened two gates"),
            ("kind", "direct", "indirect"),
        )
    ]


def paragraphs(*words: str) -> list[dict[str, Any]]:
    return [{"n": number, "text": text} for number, text in enumerate(words, 1)]


def test_a_quote_has_moved_only_if_its_paragraph_is_another_one() -> None:
    one, two = f"“{GATES},” she said.", "The mayor was asleep that night, by all accounts."
    before = dam(said(GATES), text=paragraphs(one, two))
    shifted = dam(said(GATES, para=2), text=paragraphs("It rained for a week in the hills.", one, two))
    (quote, added) = compare(before, shifted).changes
    assert [aspect.kind for aspect in quote.aspects] == ["renumbered"]
    assert (quote.is_slight, added.kind, added.fate) == (True, "paragraph", "added")
    moved = dam(said(GATES, para=2), text=paragraphs(one, two))
    assert told(before, moved) == [("changed", "q-1", "q-1", ("paragraph", "1", "2"))]


def claim(*positions: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {
        "id": "c-1",
        "text": "The gates were opened.",
        "status": "single-source",
        "positions": positions,
        **fields,
    }


def test_a_position_is_known_again_by_its_party_and_one_that_is_new_is_told() -> None:
    asserts = {"stance": "asserts", "by": "s-ann", "quote": "q-1", "evidence": "video"}
    denies = {"stance": "denies", "by": "s-bo", "quote": "q-2", "evidence": "none-offered"}
    quotes = (said(GATES), said("No", "q-2", "s-bo"))
    old = dam(*quotes, claims=[claim(asserts)])
    new = dam(*quotes, claims=[claim(denies, {**asserts, "stance": "doubts", "evidence": "witness"})])
    assert told(old, new) == [
        (
            "changed",
            "c-1",
            "c-1",
            ("position", None, "denies"),
            ("stance", "asserts", "doubts"),
            ("evidence", "video", "witness"),
        )
    ]


def test_a_correction_of_the_source_is_told_with_its_day() -> None:
    csl = {"id": "x", "type": "article-newspaper", "title": "The dam"}
    corrected = {"csl": csl, "corrections": [{"text": "She spoke of two gates.", "date": "2026-11-18"}]}
    assert told(dam(), dam(source=corrected)) == [
        ("changed", "", "", ("correction", None, "2026-11-18: She spoke of two gates."))
    ]


def test_a_phrase_stands_first_where_its_words_stand_side_by_side() -> None:
    revisions = [dam(said("Two gates")), dam(said("They opened the TWO gates")), dam(said("No gates"))]
    found = phrase_history("the “two gates”", revisions)
    assert [len(one.items) for one in found.standings] == [0, 1, 0]
    assert found.first is found.standings[1]
    with pytest.raises(ValueError, match="…"):
        phrase_history("…", revisions)
