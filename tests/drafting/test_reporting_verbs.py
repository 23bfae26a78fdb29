"""Where a form is a reporting verb and where a noun, whose verb it is, and what it reports."""

from datetime import date

import pytest

from tests.drafting.drafting import draft, events, mark, names, reported, said


@pytest.mark.parametrize(
    "text",
    [
        "The pilots met on the pier to exchange notes for the crossing.",
        "City counsel Tom Reed left the hearing.",
        "Tom Reed’s call to the harbour was short.",
        "The harbour emails were long.",
        "Ann Lee took questions about the dam.",
        "The index rose three points.",
        "It was the hour in which Tom Reed declared martial law.",
        "Tom Reed announced his retirement on Monday.",
        "Tom Reed reported from Quay.",
        "Tom Reed continued his walk along the pier.",
        "Tom Reed agreed to sell the boat.",
        "Tom Reed thought of the harbour.",
    ],
)
def test_a_noun_or_an_act_is_no_statement(text: str) -> None:
    assert reported(draft(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The handbook notes that guests must sign.", "handbook"),
        ("Tom Reed counsels that the boats should wait.", "Tom Reed"),
        ("Tom Reed emails that the boats wait.", "Tom Reed"),
        ("Tom Reed points out that the dam leaks.", "Tom Reed"),
        ("Tom Reed declared that the dam was safe.", "Tom Reed"),
        ("Tom Reed announced on Monday that he would retire.", "Tom Reed"),
        ("The dam was safe, the council reported.", "council"),
        ("Tom Reed agreed that the boat was old.", "Tom Reed"),
        ("Tom Reed thought that the boat was old.", "Tom Reed"),
        (
            "A clerk who may not be named because of harbour rules said in a note to us that it was dry.",
            "clerk",
        ),
        ("People familiar with the matter said it was dry.", "People familiar with the matter"),
    ],
)
def test_a_verb_with_a_clause_is_one(text: str, name: str) -> None:
    assert [who for who, _ in reported(draft(text))] == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "It was a sum that Quay investor Tom Reed blasted on a web call as “a gift to failure.”",
            "Tom Reed",
        ),
        ("Among them was a pilot who described Tom Reed’s call to the harbour as “out of order.”", "pilot"),
        ("Tom Reed, the owner, came.\n\nReplied Reed, after a while, “I doubt that we will go.”", "Tom Reed"),
        ("Tom Reed shook his head and said, “I doubt that we will go.”", "Tom Reed"),
        ("Tom Reed called it “a gift to all of us,” telling reporters in Quay that he was glad.", "Tom Reed"),
        ("“I write to tell you of it,” the email began. “Keep your boats off the pier.”", "email"),
    ],
)
def test_a_speakers_name_holds_no_verb(text: str, name: str) -> None:
    assert [who for who, _ in said(draft(text))] == [name]


def test_a_phrase_about_something_else_does_not_speak() -> None:
    assert reported(draft("Support from people in the port, said Ann Lee, was strong."))[0][0] == "Ann Lee"
    assert reported(draft("People in the port, said Ann Lee, were strong."))[0][0] == "Ann Lee"


def test_the_content_is_the_clause_behind_the_verb() -> None:
    brief = draft("Given the delay, Tom Reed, a pilot, said the board had to act.")
    assert reported(brief) == [("Tom Reed", "The board had to act.")]
    brief = draft("Given the delay, the board had to act, Tom Reed said.")
    assert reported(brief) == [("Tom Reed", "Given the delay, the board had to act.")]


# What stands above


def test_a_clause_that_is_joined_has_a_speaker_of_its_own() -> None:
    brief = draft("Tom Reed said it was dry, and Ann Lee said more:\n\n“We waited for rain all the year.”")
    assert [(who, mark(brief).doubt) for who, _ in said(brief)] == [("Ann Lee", None)]


def test_the_items_of_a_list_are_statements_of_who_leads_to_them() -> None:
    text = (
        "Mayor Ann Lee also said:\n\n- The pier must be of stone\n- She is sure of it\n\nIt rained in Quay."
    )
    assert reported(draft(text, "a.md")) == [
        ("Ann Lee", "The pier must be of stone"),
        ("Ann Lee", "She is sure of it"),
    ]


@pytest.mark.parametrize("mark", ["-", "•", "*", "2."])
def test_the_mark_of_an_item_in_plain_text_is_no_word(mark: str) -> None:
    items = (f"{mark} The pier must be of stone.", f"{mark} Bo Holm said that it was late.")
    text = "\n\n".join(("Mayor Ann Lee also said:", *items, "It rained in Quay."))
    assert reported(draft(text)) == [("Ann Lee", "The pier must be of stone."), ("Bo Holm", "It was late.")]


def test_a_list_below_the_reporters_words_is_nobodys() -> None:
    rest = "\n\n- The pier of stone\n- The pier of wood\n\nIt rained in Quay."
    assert reported(draft(f"There are two piers:{rest}", "a.md")) == []
    assert reported(draft(f"They said:{rest}", "a.md")) == []


def test_a_crosshead_in_marks_is_no_quote() -> None:
    text = (
        "Tom Reed came to the pier.\n\n{}\n\nHe waited there. “I was late for it,” Reed said.\n\nIt rained."
    )
    for heading in ("3. “Not a back door”", "“Not a back door”"):
        assert [words for _, words in said(draft(text.format(heading)))] == ["I was late for it,"]
    assert len(said(draft(text.format("“It was not a back door.”")))) == 2


BOX = """Leaders spoke on Tuesday. Here are some of their words:

PRIME MINISTER ALDO BERG OF ESTORIA

“The strait is open.”

MERSA’S FOREIGN MINISTRY IN A STATEMENT:

“We call on all to reopen it.”

ANN LEE, CHIEF ECONOMIST AT BRANDT & HALE

“Rates could double in a month.”"""


def test_quotations_below_headings_that_name_somebody_are_theirs() -> None:
    brief = draft(BOX)
    assert [who for who, _ in said(brief)] == ["Aldo Berg", "Mersa’s foreign ministry", "Ann Lee"]


def test_one_such_heading_alone_tells_nothing() -> None:
    brief = draft("Tom Reed came.\n\nAnn Lee in Quay\n\n“The strait is open to all of us now.”\n\nIt rained.")
    assert "heading" not in mark(brief).rule
    assert names(brief, brief.quotes[0]) != "Ann Lee"


# Time


@pytest.mark.parametrize(
    "text",
    [
        "Ms Berg will be the first mayor to speak in Moor when she travels on to the coast on Sunday.",
        "On Sunday, Ms Berg will speak.",
        "The cave was cut some 3,000 years ago.",
    ],
)
def test_what_is_to_come_or_too_long_ago_has_no_date(text: str) -> None:
    found = events(draft(text, written=date(2024, 5, 10)))
    assert [day for day, _, _ in found if day] == []


def test_what_was_has() -> None:
    text = "Ms Berg was at the pier on Sunday. The pier was built 300 years ago."
    found = events(draft(text, written=date(2024, 5, 10)))
    assert [day for day, _, _ in found] == ["2024-05-05", "1724~"]
