"""The styles that cite in the text, for one article of which all is known, and of which least is."""

from typing import Any

import pytest

from briefreader.brief.model.brief import Gap, Quote, Span, Speaker
from briefreader.brief.model.csl import CslName
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.citer import Citer, Form
from briefreader.cite.styles import STYLES
from briefreader.cite.styles.style import NoteStyle
from tests.unit.test_cite_reference import BARE, HEADLINE, TODAY, a_brief, refer

IN_TEXT = (
    "apa7",
    "mla9",
    "chicago18-author-date",
    "chicago17-author-date",
    "harvard-ctr12",
    "ieee",
)
WITH_NOTES = ("chicago18-notes", "oscola4", "aglc4")
WORDS = "They don’t seem to like missing opportunities to fight in a war and gain experience."


def cited(style: str, words: str = WORDS, **fields: Any) -> str:
    """A quote of Yang Uk's in a style: the sentence, without the reference or note after it."""
    return quote_and_rest(style, words, **fields)[0]


def quote_and_rest(style: str, words: str = WORDS, **fields: Any) -> list[str]:
    """The same with what comes after it."""
    from msgspec.structs import replace

    attribution = "said Yang Uk, a military expert at the Asan Institute for Policy Studies in Seoul"
    quote = Quote(
        id="q1",
        speaker="yang",
        para=5,
        kind="direct",
        spans=(Span(exact=words),),
        attribution=attribution,
    )
    yang = Speaker(id="yang", name="Yang Uk", type="person", role="military expert")
    brief = replace(a_brief(**fields), quotes=(quote,), speakers=(yang,))
    text = KnownWords({5: f"“{words}” {attribution}."}, "brief-text", "the brief")
    verifier = Verifier(brief, text)
    copied = Citer(brief, Index(brief), verifier, today=TODAY, text=text).excerpt("q1", Form(style))
    return copied.text.split("\n")


def plain(expected: str) -> str:
    return expected.replace("*", "")


@pytest.mark.parametrize("style", WITH_NOTES)
def test_the_styles_with_notes_have_sentence_note_and_reference(style: str, examples: dict[str, Any]) -> None:
    expected = examples["style_expected"][style]
    assert quote_and_rest(style) == [expected["inline"], plain(expected["note"])]
    assert refer(style) == expected["reference"]
    if style != "chicago18-notes":
        assert refer(style, **BARE) == examples["seed_as_given_reference"][style]


@pytest.mark.parametrize("style", WITH_NOTES)
def test_a_text_of_the_brief_has_a_note_too(style: str) -> None:
    from msgspec.structs import replace

    brief = replace(a_brief(), gaps=(Gap(id="g1", text="Who was asked."),))
    verifier = Verifier(brief, KnownWords({}, "none", ""))
    sentence, note = (
        Citer(brief, Index(brief), verifier, today=TODAY).excerpt("g1", Form(style)).text.split("\n")
    )
    assert sentence == "Who was asked.¹"
    assert note.startswith("1. Choe Sang-Hun, ")
    assert note.endswith(".")


@pytest.mark.parametrize("style", IN_TEXT)
def test_the_reference_is_that_of_the_guide(style: str, examples: dict[str, Any]) -> None:
    expected = examples["style_expected"][style]["reference"]
    assert refer(style, "markdown").replace("\\[", "[").replace("\\]", "]") == expected


@pytest.mark.parametrize("style", IN_TEXT)
def test_the_quote_in_a_sentence_is_that_of_the_guide(style: str, examples: dict[str, Any]) -> None:
    assert cited(style) == examples["style_expected"][style]["inline"]


@pytest.mark.parametrize("style", ["apa7", "mla9", "harvard-ctr12", "ieee"])
def test_what_is_not_known_is_left_out(style: str, examples: dict[str, Any]) -> None:
    expected = examples["seed_as_given_reference"][style]
    assert refer(style, "markdown", **BARE).replace("\\[", "[").replace("\\]", "]") == expected


def test_chicago_lists_an_unsigned_article_under_its_paper() -> None:
    """CMOS 18 §14.97; the CSL project's issues 3114, 5847 and 6486."""
    assert refer("chicago18-notes", **BARE) == f"*New York Times*. “{HEADLINE}.” n.d."
    assert refer("chicago18-author-date", **BARE) == f"*New York Times*. n.d. “{HEADLINE}.”"


@pytest.mark.parametrize(
    ("style", "sentence_end"),
    [
        ("mla9", "(qtd. in “For North Korea”)."),
        ("chicago18-author-date", "(quoted in New York Times, n.d.)."),
        ("harvard-ctr12", "(quoted in The New York Times, no date)."),
        ("ieee", "[1]."),
    ],
)
def test_without_an_author_the_source_stands_in_the_text(style: str, sentence_end: str) -> None:
    assert cited(style, **BARE).endswith(sentence_end)


def names(*pairs: tuple[str, str]) -> tuple[CslName, ...]:
    return tuple(CslName(family=family, given=given) for family, given in pairs)


TWO = names(("Doe", "Jane Mary"), ("Roe", "R."))
MANY = names(*((f"Doe{number}", "Jane") for number in range(8)))


@pytest.mark.parametrize(
    ("style", "two", "many"),
    [
        ("mla9", "Doe, Jane Mary, and R. Roe. “", "Doe0, Jane, et al. “"),
        (
            "chicago18-author-date",
            "Doe, Jane Mary, and R. Roe. 2024.",
            "Doe0, Jane, Jane Doe1, Jane Doe2, et al. 2024.",
        ),
        ("harvard-ctr12", "Doe, J.M. and Roe, R. (2024) ‘", "Doe0, J. *et al.* (2024) ‘"),
        ("ieee", "[1] J. M. Doe and R. Roe, “", "[1] J. Doe0 *et al.*, “"),
    ],
)
def test_several_authors(style: str, two: str, many: str) -> None:
    assert refer(style, author=TWO, custom={}).startswith(two)
    assert refer(style, author=MANY, custom={}).startswith(many)


@pytest.mark.parametrize("style", IN_TEXT)
def test_a_question_gets_no_further_stop(style: str) -> None:
    text = refer(style, title="Why “Now”?")
    assert "?." not in text
    assert "?," not in text.replace("?’,", "")


@pytest.mark.parametrize("style", IN_TEXT)
def test_an_organization_keeps_its_name(style: str) -> None:
    assert "Associated Press" in refer(style, author=(CslName(literal="Associated Press"),))


def test_british_styles_turn_the_marks_round() -> None:
    assert "said, ‘It was “late” by then’ (quoted in Choe, 2024)." in cited(
        "harvard-ctr12", "It was “late” by then."
    )
    assert "said, ‘It was “late” by then’ (quoted in Choe, 2024)." in cited(
        "harvard-ctr12", "It was ‘late’ by then."
    )


@pytest.mark.parametrize("style", STYLES)
def test_an_unverified_quote_says_so_in_every_style(style: str) -> None:
    from msgspec.structs import replace

    quote = Quote(id="q1", speaker="yang", para=5, kind="direct", spans=(Span(exact="Not there."),))
    brief = replace(a_brief(), quotes=(quote,))
    text = KnownWords({}, "none", "")
    copied = Citer(brief, Index(brief), Verifier(brief, text), today=TODAY, text=text).excerpt(
        "q1", Form(style)
    )
    lines = copied.text.split("\n")
    assert "unverified" in lines[1 if isinstance(STYLES[style], NoteStyle) else 0]


def test_every_style_has_a_name_of_its_own() -> None:
    labels = [style.label for style in STYLES.values()]
    assert len(set(labels)) == len(labels)
