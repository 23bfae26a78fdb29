"""Who denies or doubts what, and who says it. A wrong dispute is worse than a missed one."""

import pytest

from briefreader.brief.model.brief import Brief
from tests.drafting.drafting import draft, sides

CLAIM = "Kenyan officials said that Chad had moved its troops across the northern border."


@pytest.mark.parametrize(
    ("text", "stance", "against"),
    [
        ("Chad denied that its troops had crossed the border.", "denies", ["Chad"]),
        ("Chad denied moving its troops across the border.", "denies", ["Chad"]),
        ("Chad dismissed the report of troops at the border.", "denies", ["Chad"]),
        ("Chad rejected the allegations about its troops.", "denies", ["Chad"]),
        ("Chad called the report about its troops “a lie.”", "denies", ["Chad"]),
        ("Chad said the report about its troops was not true.", "denies", ["Chad"]),
        ("“That is not true,” said Ida Moreau, a minister.", "denies", ["Ida Moreau"]),
        ("Both Chad and Mali denied that troops had crossed the border.", "denies", ["Chad", "Mali"]),
        ("Several diplomats doubted that troops had crossed the border.", "doubts", ["Several diplomats"]),
        ("Several diplomats cast doubt on the report about the troops.", "doubts", ["Several diplomats"]),
        (
            "Several diplomats questioned whether troops had crossed the border.",
            "doubts",
            ["Several diplomats"],
        ),
    ],
)
def test_a_denial_or_doubt_that_concerns_a_claim_is_found_with_its_sides(
    text: str, stance: str, against: list[str]
) -> None:
    brief = draft(f"{CLAIM}\n\n{text}")
    assert sides(brief) == [("contested", ["Kenyan officials"], against)]
    assert [one.stance for one in brief.claims[0].positions][-1] == stance


@pytest.mark.parametrize(
    "text",
    [
        "A judge denied him bail on Monday.",
        "Two of the men were denied visas.",
        "The city denied the club a permit for the march.",
        "A court dismissed the appeal of the dockers.",
        "The union rejected the offer of the owners.",
        "The border dispute goes on, and no doubt it will.",
        "Chad did not deny that its troops had crossed the border.",
        "Chad neither confirmed nor denied the report.",
        "The police questioned two men about the troops.",
        "The company dismissed its manager on Friday.",
        "There is an undeniable need for water, and doubtless for more.",
        "Without a doubt, Ida Moreau said, it will rain.",
        "A spokesman for Chad declined to comment.",
    ],
)
def test_words_of_denial_without_a_claim_make_no_dispute(text: str) -> None:
    assert sides(draft(f"{CLAIM}\n\n{text}")) == []


def test_without_anybody_who_asserts_it_a_claim_is_of_one_source_and_a_gap_asks() -> None:
    brief = draft("Ida Moreau, a minister, denied that she had taken any money.")
    assert sides(brief) == [("single-source", [], ["Ida Moreau"])]
    assert "Who says what Ida Moreau denies?" in gap_texts(brief)


def test_two_who_may_be_answered_are_both_written_and_flagged() -> None:
    brief = draft(
        "Kenyan officials said that Chad had moved troops across the northern border.\n\n"
        "Diplomats in Cairo said that Chad had moved troops across the northern border.\n\n"
        "Chad denied that its troops had crossed the northern border."
    )
    assert set(sides(brief)[0][1]) == {"Kenyan officials", "Diplomats in Cairo"}
    assert next(mark for mark in brief.draft if mark.item == brief.claims[0].id).doubt is not None


def test_an_answer_of_ones_own_side_is_no_opposition() -> None:
    brief = draft(
        "Chad said its troops had crossed the border.\n\nChad denied that its troops had crossed the river."
    )
    assert all(status != "contested" for status, _, _ in sides(brief))


def test_a_remark_that_no_evidence_was_given_goes_with_those_it_is_about() -> None:
    brief = draft(
        "Kenyan officials said, without providing evidence, "
        "that Chad had moved its troops across the border.\n\n"
        "Chad denied that its troops had crossed the border."
    )
    asserting, denying = brief.claims[0].positions
    assert (asserting.evidence, asserting.evidence_note) == ("none-offered", "“without providing evidence”")
    assert asserting.evidence_para == 1
    assert denying.evidence == "not-stated"


def test_a_position_rests_on_the_quote_in_which_it_stands() -> None:
    brief = draft(f"{CLAIM}\n\nChad denied that its troops had crossed the border.")
    quotes = {quote.id: quote for quote in brief.quotes}
    assert [quotes[str(one.quote)].para for one in brief.claims[0].positions] == [1, 2]


def gap_texts(brief: Brief) -> str:
    return " ".join(gap.text for gap in brief.gaps)


def test_a_denial_of_somebodys_claim_answers_him_and_nobody_else() -> None:
    before = "Al Poe said the gates moved. Ken Roe said the walls fell."
    assert sides(draft(f"{before} The Inspectorate rejected Mr. Poe's claim.")) == [
        ("contested", ["Al Poe"], ["Inspectorate"])
    ]
    assert sides(draft("Ken Roe said the walls fell. The Inspectorate rejected Mr. Poe's claim.")) == [
        ("single-source", [], ["Inspectorate"])
    ]


@pytest.mark.parametrize(
    ("before", "denial"),
    [
        (
            "Poe said the mill had not leaked poison into the river.",
            "Doe denied that the mill had leaked poison into the river.",
        ),
        ("Cara Lee said the weather was fine.", "Bob Roe denies wrongdoing."),
        ("“She wrote 41 checks to herself,” Amy Lin said.", "Al Poe denied that he had signed any checks."),
        (
            "“The mill is open,” Al Poe said.",
            "“That is false,” Jane Doe said of a rumor that the mayor was dead.",
        ),
    ],
    ids=["both deny", "another matter", "one word in common", "a rumor that is told"],
)
def test_what_stands_near_a_denial_is_not_what_it_answers(before: str, denial: str) -> None:
    assert [asserting for _, asserting, _ in sides(draft(f"{before}\n\n{denial}"))] == [[]]


def test_words_that_deny_once_more_are_no_second_claim() -> None:
    brief = draft("Al Poe denied that the ministers had leaked the letter. “That is fiction,” Al Poe said.")
    assert [claim.text for claim in brief.claims] == ["The ministers had leaked the letter"]


def test_that_is_untrue_answers_what_was_said_last() -> None:
    before = "Al Poe said a deal was near. Ken Roe said Ann Voss had threatened to resign."
    assert sides(draft(f"{before} A spokesperson for Orbis said that was untrue.")) == [
        ("contested", ["Ken Roe"], ["spokesperson for Orbis"])
    ]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Al Poe said it was “simply not true” that the walls had been mended.", "The walls had been mended"),
        ("Al Poe said that it was unlikely that the bank would raise rates.", "The bank would raise rates"),
    ],
)
def test_the_claim_is_what_is_denied_not_the_denial(text: str, claim: str) -> None:
    assert [one.text for one in draft(text).claims] == [claim]


def test_sceptics_of_nothing_named_dispute_nothing() -> None:
    assert sides(draft("Several diplomats were sceptical. “Kenya needs a war,” said Leyla Oz.")) == []


def test_a_side_whose_name_is_spelled_in_two_ways_does_not_contradict_itself() -> None:
    brief = draft("The Café Authority said the harbour wall was safe. "
                  "The Cafe Authority denied that the harbour wall was safe.")  # fmt: skip
    assert [claim.status for claim in brief.claims] == ["single-source"]
