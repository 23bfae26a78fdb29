"""A sentence that takes words back, or only relays them, makes nobody say them."""

import pytest

from briefreader.brief.model.brief import UNSURE
from tests.drafting.drafting import draft, events, mark, names, reported, said, sides


@pytest.mark.parametrize(
    "text",
    [
        "Bob Roe denies that he said “I killed her,” a remark first reported by Dan Fox.",
        "“The bridge is safe,” Mayor Jane Doe did not say.",
        "Jane Doe never said “the bridge is safe.”",
        "Jane Doe denied having called him “a liar.”",
        "A post falsely quoted Jane Doe as saying “the bridge is safe and sound.”",
        "No one, Bob Roe said, “is above the law.”",
        "Nobody, Bob Roe said, “wants this.”",
        "“I killed her,” Bob Roe allegedly said, according to police.",
        "“I killed her,” Bob Roe told police, the prosecutor, Dan Fox, said.",
        "Jane Doe could not remember saying “not to worry.”",
        "The mother, Bea Lowe, said she was told to “calm down” by a guard.",
    ],
)
def test_words_in_marks_are_flagged_and_stand_in_their_sentence(text: str) -> None:
    brief = draft(text)
    (quote,) = brief.quotes
    assert quote.kind == "partial"
    assert quote.content == text
    assert mark(brief).confidence < UNSURE
    assert mark(brief).doubt


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said the bridge was unsafe.",
        "No minister said the system was safe, according to the Institute.",
        "Neither Mr. Smith nor Ms. Jones said the bridge was unsafe.",
        "Contrary to what Mayor Jane Doe said, the bridge was closed.",
        "The bridge was closed, not open as Mayor Jane Doe had said.",
        "Mayor Jane Doe lied when she said the bridge was safe.",
        "Jane Doe falsely claimed that the bridge was safe.",
        "Astronomers who announced that they had found a star have withdrawn the claim.",
        "The club let the coach go two days after a player accused her of threats.",
        "Comedian Bob Roe, whose show “Nobody Asked” was a hit, said he did not say women laugh less.",
        "Guard Ann Lowe went to the police.",
    ],
)
def test_without_marks_they_are_nobodys_statement(text: str) -> None:
    assert reported(draft(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "No official denied that the dam leaks.",
        "Few deny that the dam leaks.",
        "If Jane Doe denied that the dam leaks, she would be wrong.",
        "Jane Doe denied that the dam leaks but later admitted it.",
    ],
)
def test_a_denial_by_which_nobody_stands_makes_no_dispute(text: str) -> None:
    assert sides(draft(f"Al Poe said the dam leaks. {text}")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bridge did not close in 1990.",
        "The bridge was never closed before 1990.",
        "If the bridge had closed in 1990, nobody would care.",
        "Jane Doe denied meeting Al Poe in 2019.",
        "He denied that he had met the minister in May 2022.",
        "She claimed he hit her on 3 March 2021.",
        "The telescope was to have been upgraded in 2023, but funding was cut.",
        "A trial has been set for Sept. 9, 2025.",
        "The union threatened to walk out in 2024.",
        "She could be eligible for a buyout in June 2026.",
    ],
)
def test_what_is_denied_or_only_imagined_is_no_event(text: str) -> None:
    assert events(draft(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“The bridge is safe,” Ken Roe was told by Al Poe.", "Al Poe"),
        ("“The bridge is safe,” Al Poe, whom Ken Roe said he trusts, told the paper.", "Al Poe"),
        ("“I killed her,” Cara Lee’s brother quoted Bob Roe as saying.", "Bob Roe"),
        ("“We will not sell,” said Bob Roe, “unless we must.”", "Bob Roe"),
    ],
)
def test_the_speaker_is_not_whoever_stands_next_to_the_verb(text: str, name: str) -> None:
    assert [who for who, _ in said(draft(text))] == [name]


@pytest.mark.parametrize(
    "text",
    ["“You were,” she replied.", "Mariam bint Yusuf, a doctor, was there. “She was late,” he said."],
)
def test_a_pronoun_for_nobody_in_the_article_stays_without_a_name(text: str) -> None:
    brief = draft(text)
    assert names(brief, brief.quotes[0]) == "No one named"
    assert "names nobody" in (mark(brief).doubt or "")


def test_words_in_marks_that_are_taken_for_nobodys_speech_are_a_gap() -> None:
    brief = draft("A source close to her called the claim “absolute rubbish.”")
    assert brief.quotes == ()
    assert any("“absolute rubbish.” (paragraph 1)" in gap.text for gap in brief.gaps)
