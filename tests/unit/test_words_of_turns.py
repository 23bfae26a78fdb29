"""Words without marks in a transcript: verified behind a label, and as far as its turn goes on."""

import pytest

from briefreader.brief.model.brief import Brief, Locator, Paragraph, Quote, Source, Span, Speaker
from briefreader.brief.model.csl import CslItem
from briefreader.brief.verification.source import paragraphs_at_hand
from briefreader.brief.verification.verification import VerificationState, Verifier

PARAGRAPHS = (
    "Ms. QUILL. We never knew. (Laughter.) Nobody told us.",
    "My father said, “It floats,” and it does. “It floats,” he said.",
    "(Applause.)",
    "“It was,” he said, and so it was.",
    "Mr. ROE. Order. Ms. QUILL. I was late.",
    "“It was,” Mr. Roe said later.",
    "Ms. QUILL. It was late,” I said.",
    "Ms. QUILL:",
    "My mother said, “It sinks.”",
    "“It sinks,” she said.",
    "“It sank,” they said.",
)


def state(*spans: tuple[Locator, str]) -> VerificationState | None:
    """How words of some paragraphs are verified as one quote."""
    quote = Quote(
        id="q",
        speaker="s",
        para=spans[0][0],
        kind="direct",
        spans=tuple(Span(exact, place, marks="none") for place, exact in spans),
    )
    brief = Brief(
        brief="1",
        id="b",
        title="B",
        source=Source(csl=CslItem(id="b", type="hearing", title="B")),
        summary="S",
        text=tuple(Paragraph(n=number, text=text) for number, text in enumerate(PARAGRAPHS, 1)),
        speakers=(Speaker(id="s", name="Ada Quill", type="person"),),
        quotes=(quote,),
    )
    return Verifier(brief, paragraphs_at_hand(brief, None))(quote).state


FIRST = ((1, "We never knew."), (1, "Nobody told us."))
SECOND = (2, PARAGRAPHS[1])
THIRD = (4, PARAGRAPHS[3])


@pytest.mark.parametrize("spans", [FIRST[:1], FIRST, (*FIRST, SECOND), (*FIRST, SECOND, THIRD)])
def test_a_turn_is_whole_without_its_label_and_its_notes(spans: tuple[tuple[Locator, str], ...]) -> None:
    assert state(*spans) == "consistent"


def test_a_turn_behind_the_sentences_of_another_one_is_whole() -> None:
    assert state((5, "I was late.")) == "consistent"


@pytest.mark.parametrize("words", ["We never", "Nobody told us"])
def test_a_part_of_a_turn_is_cut_unless_only_its_stop_is_missing(words: str) -> None:
    assert state((1, words)) == ("cut" if words == "We never" else "consistent")


@pytest.mark.parametrize("spans", [(SECOND,), (FIRST[0], THIRD), (FIRST[0], SECOND, (6, PARAGRAPHS[5]))])
def test_what_no_label_leads_to_may_be_a_reporters_words(spans: tuple[tuple[Locator, str], ...]) -> None:
    assert state(*spans) == "unverified"


@pytest.mark.parametrize("places", [(9,), (9, 10), (9, 10, 11)])
def test_a_label_on_a_line_of_its_own_leads_to_the_paragraphs_behind(places: tuple[int, ...]) -> None:
    assert state(*((place, PARAGRAPHS[place - 1]) for place in places)) == "consistent"
    assert state(*((place, PARAGRAPHS[place - 1]) for place in (10, 11))) == "unverified"


def test_a_mark_without_a_partner_is_a_slip_of_who_wrote_the_turn_down() -> None:
    assert state((7, "It was late,” I said.")) == "consistent"


def test_a_note_is_nobodys_words() -> None:
    assert state((1, "(Laughter.)")) != "consistent"
