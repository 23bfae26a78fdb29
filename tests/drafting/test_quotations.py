"""What stands in quotation marks, and what of it is somebody's speech."""

import pytest

from tests.drafting.drafting import draft, said

LEE = "Ann Lee, the mayor, was there."


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("“We will open it,” said Ann Lee.", "We will open it,", id="curly"),
        pytest.param('"We will open it," said Ann Lee.', "We will open it,", id="straight"),
        pytest.param(
            "‘We will open it,’ said Ann Lee. She’s the workers’ mayor.", "We will open it,",
            id="single",
        ),
        pytest.param("'We won't open it', said Ann Lee.", "We won't open it", id="single straight"),
        pytest.param("«We will open it», said Ann Lee.", "We will open it", id="guillemets"),
        pytest.param(
            "“He told me, ‘Never,’ and left,” said Ann Lee.", "He told me, ‘Never,’ and left,",
            id="nested",
        ),
        pytest.param(
            "‘He said “never” to us,’ said Ann Lee.", "He said “never” to us,",
            id="double inside single",
        ),
        pytest.param(
            "“We will open it,” said Ann Lee, “when it is safe.”", "We will open it, | when it is safe.",
            id="interrupted",
        ),
        pytest.param(
            "“Open it now,” said Ann Lee. “It is late.”", "Open it now, | It is late.",
            id="goes on",
        ),
        pytest.param("“Open it!” Ann Lee shouted.", "Open it!", id="exclamation"),
        pytest.param(
            "“Why not open it?” Ann Lee asked. “Not me.”", "Why not open it? | Not me.",
            id="question, then two words",
        ),
        pytest.param("Ann Lee said: “We will open it.”", "We will open it.", id="colon"),
        pytest.param(
            "The 6\" pipe broke. \"We will mend it,\" said Ann Lee.", "We will mend it,",
            id="inch mark",
        ),
    ],
)  # fmt: skip
def test_the_words_between_the_marks_are_taken_as_they_are(text: str, spans: str) -> None:
    assert said(draft(text)) == [("Ann Lee", spans)]


def test_a_quote_over_paragraphs_is_one_with_the_paragraph_of_each_span() -> None:
    brief = draft(
        "“The harbour is closed,” said Ann Lee. “It will stay so.\n\n“Nobody wants that.”\n\nIt rained."
    )
    assert said(brief) == [("Ann Lee", "The harbour is closed, | It will stay so. | Nobody wants that.")]
    assert [span.para for span in brief.quotes[0].spans] == [None, None, 2]


def test_a_second_paragraph_without_an_opening_mark_goes_on_too() -> None:
    brief = draft('Ann Lee said, "It is closed.\n\nNobody wants that." It rained.')
    assert said(brief) == [("Ann Lee", "It is closed. | Nobody wants that.")]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{LEE} The so-called “smart” fence fell down.", id="so-called"),
        pytest.param(f"{LEE} She has read “The Long Way Home” twice.", id="title"),
        pytest.param(f"{LEE} The ship, known as “Old Grey,” sank.", id="known as"),
        pytest.param(f"{LEE} The robot, named “Better Days,” won.", id="named"),
        pytest.param(f"{LEE} The “third map” was delayed.", id="the … noun"),
        pytest.param(f"{LEE} The workers’ rights and the dockers’ pay were named.", id="apostrophes"),
    ],
)
def test_titles_names_and_words_at_a_distance_are_nobodys_speech(text: str) -> None:
    assert said(draft(text)) == []


def test_an_article_whose_marks_do_not_pair_still_makes_a_draft() -> None:
    brief = draft(
        "“We will open it, said Ann Lee. It rained. “Not now,” she added.\n\nTom Reed said “no.\n\nIt snowed."
    )
    assert brief.provenance is not None
    assert all(span.exact.strip() for quote in brief.quotes for span in quote.spans)


def test_a_pull_quote_that_the_body_repeats_is_drafted_once() -> None:
    brief = draft(
        "It rained.\n\n“The harbour stays closed for good.” Ann Lee\n\n"
        "“The harbour stays closed for good,” said Ann Lee."
    )
    assert [words.rstrip(".,") for _, words in said(brief)] == ["The harbour stays closed for good"]
    assert brief.quotes[0].para == 3


def test_the_same_words_twice_in_a_paragraph_are_told_apart() -> None:
    brief = draft("“Never,” said Ann Lee, the mayor. “Never,” said Tom Reed, a docker.")
    assert said(brief) == [("Ann Lee", "Never,"), ("Tom Reed", "Never,")]
    assert [quote.spans[0].occurrence for quote in brief.quotes] == [1, 2]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We will open it in spring,” said Ann Lee.", "direct"),
        ("Ann Lee said: “We will open it in spring.”", "direct"),
        ("Ann Lee called the plan “utterly mad” on Monday.", "partial"),
        ("It would be “the first time in years that it closed,” Ann Lee said.", "partial"),
    ],
)
def test_a_quote_is_partial_where_the_reporters_clause_needs_it(text: str, kind: str) -> None:
    quote = draft(text).quotes[0]
    assert quote.kind == kind
    assert (quote.content is None) == (kind == "direct")
