"""Who denies or doubts what, and who says it. A wrong dispute is worse than a missed one."""

import pytest

from briefreader.brief.model.brief import Brief
from briefreader.draft.confidence import confidence
from briefreader.draft.rules import Rule
from tests.drafting.drafting import draft, names, said, sides

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
    other = draft("Ken Roe said the walls fell. The Inspectorate rejected Mr. Poe's claim.")
    assert sides(other) == []
    assert "What is it that Inspectorate denies?" in gap_texts(other)


@pytest.mark.parametrize(
    ("before", "denial"),
    [
        (
            "Poe said the mill had not leaked poison into the river.",
            "Doe denied that the mill had leaked poison into the river.",
        ),
        ("Cara Lee said the weather was fine.", "Bob Roe denies taking any money."),
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


# The other side: whom the denial names, or who says the same beside it


@pytest.mark.parametrize(
    ("text", "asserting"),
    [
        ("The union denied the ministry’s claim that the boats were unsafe.", ["ministry"]),
        ("Cara Lee rejected claims by the ministry that the boats were unsafe.", ["ministry"]),
        ("Cara Lee said Al Poe’s claim that the boats were unsafe was false.", ["Al Poe"]),
        ("Cara Lee said on Monday that Al Poe’s claim that the boats were unsafe is “not true.”", ["Al Poe"]),
        ("Cara Lee disputed the findings of the Moor Institute, which said that the boats were unsafe.",
         ["Moor Institute"]),
    ],
)  # fmt: skip
def test_whose_claim_a_denial_says_it_is_asserts_it(text: str, asserting: list[str]) -> None:
    brief = draft(text)
    assert [(claim.status, claim.text) for claim in brief.claims] == [("contested", "The boats were unsafe")]
    assert sides(brief)[0][1] == asserting


@pytest.mark.parametrize(
    ("text", "claim", "asserting", "against"),
    [
        ("Ann Voss says Al Poe opened her letters. (Poe denies this.) Her aunt says that he phoned twice.",
         "Al Poe opened her letters", ["Ann Voss"], ["Al Poe"]),
        ("The ministry said the boats were unsafe, which Cara Lee denied.",
         "The boats were unsafe", ["ministry"], ["Cara Lee"]),
        ("Ann Voss said Al Poe had sold the pier, a claim that Poe strongly denies.",
         "Al Poe had sold the pier", ["Ann Voss"], ["Al Poe"]),
        ("Ann Voss said the pier had been sold, but Al Poe denied it.",
         "The pier had been sold", ["Ann Voss"], ["Al Poe"]),
        ("Last week, Ann Voss said the pier had been sold. Al Poe denied the report.",
         "The pier had been sold", ["Ann Voss"], ["Al Poe"]),
        ("Ann Voss said Al Poe had sold the pier. Poe said the accusation was fabricated.",
         "Al Poe had sold the pier", ["Ann Voss"], ["Al Poe"]),
        ("Ann Voss alleged that the pier had been sold. Al Poe denied any wrongdoing.",
         "", [], []),
        ("Ann Voss accused Al Poe of theft. Poe denied any wrongdoing.",
         "Ann Voss accused Al Poe of theft", ["Ann Voss"], ["Al Poe"]),
    ],
)  # fmt: skip
def test_a_denial_that_refers_back_means_what_stands_before_it(
    text: str, claim: str, asserting: list[str], against: list[str]
) -> None:
    brief = draft(text)
    assert [one.text for one in brief.claims] == ([claim] if claim else [])
    assert sides(brief) == ([("contested", asserting, against)] if claim else [])


@pytest.mark.parametrize(
    "text",
    [
        "Al Poe said the council would meet in June. Cara Lee said the accusations were fabricated.",
        "Al Poe, who denies the accusation, fled. Ann Voss said the pier was closed.",
        "The hill belongs to Moor, Ann Voss said. The wall stands on it, although Al Poe disputes this.",
        "According to a clerk, Ann Voss asked Al Poe about the missing fees, which he denied.",
        "Ann Voss asked whether the pier was safe. Al Poe denied it.",
    ],
    ids=["no accusation", "which accusation", "the clause between", "a bare noun", "a question"],
)
def test_without_an_assertion_to_refer_to_there_is_no_claim(text: str) -> None:
    assert sides(draft(text)) == []


@pytest.mark.parametrize(
    ("before", "asserting"),
    [
        ("Al Poe said the pier had been sold.", ["Al Poe"]),
        ("Al Poe said the pier had been painted.", []),
        ("Al Poe said the pier might be sold.", []),
        ("Al Poe said Ken Roe had sold the pier. He left.", []),
        ("Al Poe maintains that the pier had been sold.", ["Al Poe"]),
        ("Al Poe maintains a pier that had been sold.", []),
        ("Al Poe said that Ken Roe believed the pier had been sold.", []),
        ("If the pier had been sold, Al Poe said, the town would know.", []),
        ("Al Poe said the pier had been sold. He also said the gate was new.", []),
        ("The founder argued that the pier had been sold.", []),
        ("A former founder argued that the pier had been sold.", ["former founder"]),
    ],
    ids=[
        "the same",
        "the same topic",
        "what may be",
        "farther off",
        "a clause",
        "no clause",
        "another's view",
        "a condition",
        "farther",
        "she herself",
        "somebody else",
    ],
)
def test_beside_a_denial_only_who_says_the_same_opposes_it(before: str, asserting: list[str]) -> None:
    brief = draft(f"{before} Cara Lee denied that the pier had been sold.")
    assert [found for _, found, _ in sides(brief)] == [asserting]
    assert [claim.text for claim in brief.claims] == ["The pier had been sold"]


def test_a_word_that_only_begins_alike_makes_no_opponent() -> None:
    brief = draft(
        "Al Poe said the station had been closed. Cara Lee denied that the statement had been closed."
    )
    assert sides(brief) == [("single-source", [], ["Cara Lee"])]


@pytest.mark.parametrize(
    "second",
    [
        "Cara Lee also denied that the pier had been sold.",
        "Cara Lee denied it as well.",
        "Cara Lee also rejected the claim.",
    ],
)
def test_two_who_deny_the_same_are_on_one_side(second: str) -> None:
    brief = draft(f"Al Poe denied that the pier had been sold. {second}")
    assert sides(brief) == [("single-source", [], ["Al Poe", "Cara Lee"])]
    assert "Who says what Al Poe and Cara Lee deny?" in gap_texts(brief)


def test_two_who_call_a_third_party_a_liar_do_not_contradict_each_other() -> None:
    brief = draft(
        "Al Poe told the Courier that the ministry’s claim “is plainly wrong.”\n\n"
        "Cara Lee told the Courier that the ministry’s allegations are false."
    )
    assert sides(brief) == []
    assert said(brief) == [("Al Poe", "is plainly wrong.")]


def test_who_repeats_such_accusations_asserts_what_is_denied() -> None:
    brief = draft(
        "Moor also called reports that its troops were at the gate “fake news.” "
        "Kenyan officials have reported such accusations without providing evidence."
    )
    assert sides(brief) == [("contested", ["Kenyan officials"], ["Moor"])]
    assert brief.claims[0].positions[0].evidence == "none-offered"


# The words of a claim


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ann Voss said others had feared that Al Poe would sell the boats, a step he denied in the week.",
         ["Al Poe would sell the boats"]),
        ("Asked whether the pier was safe, Cara Lee, the owner, denied it.", ["The pier was safe"]),
        ("“No, that is false,” Cara Lee said when asked whether the pier was safe.", ["The pier was safe"]),
        ("“The claim that the pier was sold is false,” Cara Lee said.", ["The pier was sold"]),
        ("Cara Lee called the idea that the pier was sold a “hoax,” adding more.", ["The pier was sold"]),
        ("Cara Lee rejected the notion that the pier was sold, arguing that it is.", ["The pier was sold"]),
        ("Cara Lee rejected the idea that the pier was sold and said that it stands.", ["The pier was sold"]),
        ("Claims that the pier was sold were rejected by Cara Lee.", ["The pier was sold"]),
        ("Cara Lee rejected a report in the Courier that the pier was sold.", ["The pier was sold"]),
        ("Cara Lee denied ever having met the owners.", ["Having met the owners"]),
        ("Cara Lee denied she had met the owners.", ["She had met the owners"]),
        ("Cara Lee denied the reports.", []),
        ("Cara Lee denied any role in it.", []),
        ("Cara Lee denied it.", []),
    ],
)  # fmt: skip
def test_a_claim_is_a_clause(text: str, claims: list[str]) -> None:
    assert [one.text for one in draft(text).claims] == claims


@pytest.mark.parametrize(
    "denial",
    [
        "Cara Lee has written off the claim.",
        "Cara Lee has repeatedly rejected the claim.",
        "Cara Lee brushed aside the claim.",
        "Cara Lee pushed back against that claim.",
        "The claim was rejected by Cara Lee.",
        "Cara Lee said the claim was not plausible.",
        "Cara Lee said that was untrue.",
        "Cara Lee dismissed it as nonsense.",
        "Cara Lee questioned the accuracy of the claim.",
        "Dockers reject the claim.",
        "The builder, Ann Voss, disputes it.",
        "(Ann Voss, through a lawyer, denies this.)",
    ],
)
def test_a_denial_is_known_by_its_verb(denial: str) -> None:
    (found,) = sides(draft(f"Al Poe said the crane had been broken. {denial}"))
    assert found[:2] == ("contested", ["Al Poe"])


@pytest.mark.parametrize(
    "text",
    [
        "The company denies any obligation to update these statements.",
        "Investor doubts that the ferry would sail pushed the price down.",
        "Residents questioned why the pier had been closed.",
        "Residents questioned that decision, and left.",
        "Cara Lee dismissed the comments of the mayor.",
        "Cara Lee would deny that the pier was sold.",
        "Few deny that the pier was sold.",
        "Does Cara Lee deny that the pier was sold?",
        "Several of his findings contradicted her statements.",
        "“If you think the landing was fake, you are not alone,” Cara Lee said.",
    ],
)
def test_words_like_those_of_a_denial_deny_nothing(text: str) -> None:
    assert sides(draft(text)) == []


# What is doubtful


def test_a_claim_is_doubtful_if_its_denier_is() -> None:
    text = "Robin Voss has accused a manager, Kim Poe, of theft. He has always denied keeping her money."
    brief = draft(text)
    (claim,) = brief.claims
    denying = next(quote for quote in brief.quotes if "keeping" in (quote.content or ""))
    marks = {mark.item: mark for mark in brief.draft}
    assert sides(brief) == [("single-source", [], ["Kim Poe"])]
    assert marks[claim.id].is_flagged
    assert marks[denying.id].is_flagged
    assert names(brief, denying) == "Kim Poe"


def test_a_claim_is_doubtful_if_who_asserts_it_is() -> None:
    brief = draft("The board said the bridge was closed. Al Poe said that was untrue.")
    assert next(mark for mark in brief.draft if mark.item == brief.claims[0].id).is_flagged


def test_a_claim_is_as_sure_as_its_denial_times_its_other_side() -> None:
    brief = draft("Ann Voss said the pier had been sold. Al Poe rejected the claim.")
    mark = next(mark for mark in brief.draft if mark.item == brief.claims[0].id)
    assert mark.rule == f"{Rule.DISMISSES.label}; {Rule.REFERS_BACK.label}"
    assert mark.confidence == round(confidence(Rule.DISMISSES) * confidence(Rule.REFERS_BACK) / 100)
    alone = draft("Al Poe rejected the claim that the pier had been sold.")
    assert [mark.confidence for mark in alone.draft if mark.item == alone.claims[0].id] == [
        confidence(Rule.DISMISSES)
    ]
