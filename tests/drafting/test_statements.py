"""What is reported without marks, and what is not reported at all."""

from datetime import date

import pytest

from tests.drafting.drafting import draft, names, reported


@pytest.mark.parametrize(
    ("text", "name", "content"),
    [
        ("Ann Lee said that the harbour was closed.", "Ann Lee", "The harbour was closed."),
        ("The harbour was closed, Ann Lee said on Monday.", "Ann Lee", "The harbour was closed."),
        ("The harbour, dockers said, was closed for good.", "Dockers", "The harbour was closed for good."),
        ("According to Ann Lee, the harbour was closed.", "Ann Lee", "The harbour was closed."),
        ("The harbour was closed, according to Ann Lee.", "Ann Lee", "The harbour was closed."),
        ("Several groups in the port said the harbour was closed.", "Several groups in the port",
         "The harbour was closed."),
        ("Ships wait off Quay, the port authority fears, according to Ann Lee.", "Ann Lee",
         "Ships wait off Quay, the port authority fears."),
        ("Furniture maker Quay Home Inc shut a shop on Monday and said that more would follow.",
         "Quay Home Inc",
         "Furniture maker Quay Home Inc shut a shop on Monday and said that more would follow."),
        ("Beijing, which sent a minister, has said that the harbour was closed.", "China",
         "The harbour was closed."),
        ("Ann Lee had last week vowed that the harbour would open.", "Ann Lee", "The harbour would open."),
        ("Both Kenya and Chad said the harbour was closed.", "Kenya & Chad", "The harbour was closed."),
    ],
)  # fmt: skip
def test_a_statement_has_its_whole_speaker_and_the_words_around_him(
    text: str, name: str, content: str
) -> None:
    found = [(who.replace("dockers", "Dockers"), what) for who, what in reported(draft(text))]
    assert found == [(name, content)]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee doubted that the harbour would open.",
        "Ann Lee denied that the harbour would open.",
        "Ann Lee warned of a harbour that never opens.",
    ],
)
def test_words_that_would_say_the_opposite_alone_are_never_cut_out(text: str) -> None:
    assert reported(draft(text)) == [("Ann Lee", text)]


@pytest.mark.parametrize(
    "text",
    [
        "Officials have not said why the harbour was closed.",
        "Ann Lee would not say whether the harbour was closed.",
        "Ann Lee never said that the harbour was closed.",
        "A spokesman declined to comment on the harbour.",
        "Ann Lee laughed that off.",
        "Ann and Tom Lee found themselves on two sides.",
        "Ann Lee thought him late.",
    ],
)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    assert reported(draft(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said Kenya would not have come without help, but added that there was no proof of this.",
        "According to Ann Lee, who directed “The Long Reach,” Al Poe had signed a waiver.",
        "Labour MP Ann Lee, who said it was late, left.",
        "Ann Lee, who had a “sell” on the stock, said she doubted that the harbour would open.",
    ],
)
def test_half_a_sentence_is_never_cut_out_of_one_that_says_more(text: str) -> None:
    assert all(content == text for _, content in reported(draft(text)))


def test_a_passive_names_nobody() -> None:
    assert [who for who, _ in reported(draft("Many of the shells are said to be of poor quality."))] == [
        "No one named"
    ]


def test_the_time_of_the_saying_is_kept_and_is_no_event() -> None:
    brief = draft("The harbour was closed, Ann Lee said on Monday.", written=date(2026, 10, 28))
    when = brief.quotes[0].when
    assert when is not None
    assert (when.text, when.resolved, when.inferred) == ("Monday", "2026-10-26", True)
    assert brief.history == ()


def test_a_row_of_conjunctions_is_read_at_once() -> None:
    brief = draft(f"The pilots {'and ' * 200}denied the claim. “We wait here,” said Ann Lee.")
    assert [names(brief, quote) for quote in brief.quotes if quote.spans] == ["Ann Lee"]
