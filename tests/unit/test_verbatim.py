"""Verification: a quote is verified only if it is the whole of the marked words, letter for letter."""

import hashlib
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from msgspec.structs import replace

from briefreader.brief.model.brief import (
    Attested,
    Brief,
    Locator,
    Medium,
    Paragraph,
    Quote,
    QuoteKind,
    Source,
    Span,
    Speaker,
    Words,
)
from briefreader.brief.model.csl import CslItem
from briefreader.brief.verification.attestation import attestation_holds, digest
from briefreader.brief.verification.quotation_marks import regions
from briefreader.brief.verification.source import (
    SourceText,
    blocks,
    paragraph_hash,
    paragraphs_at_hand,
    read_source,
)
from briefreader.brief.verification.verification import (
    SIGNS,
    Detail,
    DetailKind,
    SpanFinding,
    Verification,
    Verifier,
    nearest_words,
    places_of,
    stands_in,
)
from briefreader.wording.verification import detail_words

ARTICLE = """Ships wait

The ships in the harbour have waited for three days, and their owners are losing money.

“We will not open the harbour — not now,” said the mayor. “The sea’s too rough for ‘old ships’ today.”

The owners called it “a  disgrace” and “a joke.” Nobody laughed at a disgrace.

“It is closed. It stays closed. Ask again

“Ask again in May,” the mayor said, and again: “Ask again in May,” and went.
"""
SHA = "a" * 64
SOURCE = SourceText(blocks(ARTICLE), SHA, "ships.txt")


def quote(
    *spans: str | Span,
    para: Locator = 2,
    kind: QuoteKind = "direct",
    quote_id: str = "q",
    speaker: Words = "mayor",
) -> Quote:
    return Quote(
        id=quote_id,
        speaker=speaker,
        para=para,
        kind=kind,
        spans=tuple(Span(exact=span) if isinstance(span, str) else span for span in spans),
    )


def brief(*quotes: Quote, text: tuple[Paragraph, ...] = (), sha256: str | None = SHA) -> Brief:
    return Brief(
        brief="1",
        id="ships",
        title="Ships",
        summary="S",
        source=Source(csl=CslItem(id="s", type="article-newspaper", title="Ships wait"), sha256=sha256),
        text=text,
        speakers=(Speaker(id="mayor", name="The mayor", type="person"),),
        quotes=quotes,
    )


def verify_in(whole: Brief, source: SourceText | None) -> Verification:
    """The verification of a brief's first quote."""
    return Verifier(whole, paragraphs_at_hand(whole, source))(whole.quotes[0])


def verify(
    one: Quote,
    source: SourceText | None = SOURCE,
    text: tuple[Paragraph, ...] = (),
    sha256: str | None = SHA,
) -> Verification:
    whole = brief(one, text=text, sha256=sha256)
    return Verifier(whole, paragraphs_at_hand(whole, source))(one)


BODY = paragraphs_at_hand(brief(), SOURCE).words  # by the numbers of the body paragraphs


@pytest.mark.parametrize(
    "words",
    [
        "We will not open the harbour — not now,",
        "We will not open the harbour — not now",
        "The sea’s too rough for ‘old ships’ today.",
        "The sea’s too rough for ‘old ships’ today",
        "old ships",
    ],
)
def test_the_whole_of_the_marked_words_is_verified(words: str) -> None:
    found = verify(quote(words))

    assert (found.state, found.basis, detail_words(found.detail)) == (
        "verified",
        "source-file",
        "against ships.txt",
    )
    assert found.spans[0].form == words


@pytest.mark.parametrize(
    ("words", "before", "after"),
    [
        ("not open the harbour — not now", True, False),
        ("We will not open the harbour", False, True),
        ("open the harbour", True, True),
        ("It is closed. It stays closed.", False, True),
        ("today.", True, False),  # behind others marked inside
    ],
)
def test_a_part_of_the_marked_words_is_cut(words: str, before: bool, after: bool) -> None:
    found = verify(quote(words, para=4 if "closed" in words else 2))

    assert found.state == "cut"
    assert (found.spans[0].cut_before, found.spans[0].cut_after) == (before, after)


@pytest.mark.parametrize(
    ("typed", "printed", "para"),
    [
        ("The sea's too rough for 'old ships' today.", "The sea’s too rough for ‘old ships’ today.", 2),
        ("We will not open the harbour - not now,", "We will not open the harbour — not now,", 2),
        ("We will not open\nthe harbour — not now,", "We will not open the harbour — not now,", 2),
        ("a disgrace", "a  disgrace", 3),
    ],
)
def test_other_marks_dashes_or_spaces_are_repaired_to_the_sources_form(
    typed: str, printed: str, para: int
) -> None:
    found = verify(quote(typed, para=para))

    assert found.state == "repaired"
    assert found.spans[0].form == printed


def test_an_accent_written_as_two_characters_is_repaired() -> None:
    source = SourceText(("“Un café,” he said.",), SHA, "café.txt")

    found = verify(quote("Un cafe\u0301,", para=1), source)

    assert (found.state, found.spans[0].form) == ("repaired", "Un café,")


def test_words_marked_in_another_paragraph_are_misplaced() -> None:
    found = verify(quote("a joke.", para=2))

    assert (found.state, found.spans[0].para) == ("misplaced", 3)
    assert found.detail == Detail("elsewhere", place=3, named=2)
    assert detail_words(found.detail) == "found in paragraph 3, not in paragraph 2"


def test_a_misplaced_part_says_that_it_is_cut_too() -> None:
    found = verify(quote("a", para=99))

    assert found.state == "misplaced"
    assert found.spans[0].cut_after


@pytest.mark.parametrize(
    ("paragraphs", "place"),
    [
        (("“one two three four”", "It rained."), 1),
        (("It rained.", "“one two three four”"), 2),
        (("“It rained.", "one two three” she said."), 2),  # opened in the paragraph before
        (("one two three” she said.", "It rained."), None),  # opened nowhere
        (("It rained.", "one two three", "“one two three”"), 3),  # marked before unmarked
        (("It rained.", "“one two three four”", "“one two three”"), 3),  # whole before part
        (("It rained.", "“one  two three”", "“one two three”"), 3),  # letter for letter before evened out
        (("It rained.", "It rained. “one two three”", "“one two three”"), 2),  # the first of equals
        (("It rained.", "“one two three”", "It rained. “one two three”"), 2),
        (("It rained.", "one two three one two three", "“one two three”", "It rained."), 3),
        (("one two three", "It rained."), None),
        (("oone two three", "It rained."), None),
    ],
)
def test_of_several_other_paragraphs_the_best_is_told(paragraphs: tuple[str, ...], place: int | None) -> None:
    text = tuple(Paragraph(n=n, text=words) for n, words in enumerate(paragraphs, start=1))
    found = verify(quote("one two three", para="caption"), SourceText(paragraphs, SHA, "a.txt"), text=text)

    assert (found.state, found.spans[0].para) == ("misplaced" if place else "unverified", place)
    assert found.spans[0].misplaced == bool(place)


def test_words_elsewhere_in_a_file_whose_hash_is_not_known_are_found_and_not_verified() -> None:
    found = verify(quote("a joke.", para=2), sha256=None)

    assert (found.state, found.detail) == ("unverified", Detail("unknown-file", "ships.txt"))
    assert (found.spans[0].para, found.spans[0].misplaced) == (3, True)


def test_a_paragraph_that_is_not_in_the_file_is_named() -> None:
    found = verify(quote("We go.", para=2), text=OWN)

    assert (found.state, found.basis, found.spans[0].form) == ("unverified", "source-file", "We go.")
    assert found.detail == Detail("paragraph-gone", "ships.txt", 2)


@pytest.mark.parametrize(
    "words",
    [
        "We will open the harbour — not now,",
        "We will not open the harbor — not now,",
        "we will not open the harbour — not now,",
        "We will not open the harbour — not now, The sea’s too rough for ‘old ships’ today.",
        "We will not open the harbour … not now,",
        "We will not open the harbour — not now!",
        "We wil",
        " ",
        "",
    ],
)
def test_words_that_do_not_stand_there_are_unverified(words: str) -> None:
    found = verify(quote(words))

    assert (found.state, found.spans[0].found) == ("unverified", False)
    assert found.spans[0].form == words


def test_the_nearest_words_are_a_suggestion_and_no_state() -> None:
    found = verify(quote("We will open the harbour — not now,"))

    assert found.state == "unverified"
    assert found.spans[0].nearest == "We will not open the harbour — not now,"


@pytest.mark.parametrize(
    ("words", "printed", "nearest"),
    [
        # Marked words first, if some are alike; else any.
        ("the harbor", "“The harbour” is one of the harbors.", "The harbour"),
        ("the harbor would be opened", "“No,” she said, as the harbour would be opened.",
         "the harbour would be opened"),
        # In whole words, whatever part of one is alike.
        ("harbour will be open", "She said the harbour will be opened soon.", "harbour will be opened"),
        ("arbour shall be op", "She said the harbour will be opened soon.", "harbour will be opened"),
        ("closed harbours", "harbour", "harbour"),
        ("zzz qqq", "She said the harbour will be opened.", None),
        ("zzz qqq", "“The harbour,” she said.", None),
        (" ", "“The harbour,” she said.", None),
        ("the harbour", "", None),
    ],
)  # fmt: skip
def test_the_nearest_words_are_whole_and_if_possible_marked(
    words: str, printed: str, nearest: str | None
) -> None:
    found = verify(quote(words, para=1), SourceText((printed,), SHA, "a.txt"))

    assert (found.state, found.spans[0].nearest) == ("unverified", nearest)


@pytest.mark.parametrize(
    ("words", "para", "state", "kind", "finding"),
    [
        ("a joke.", 3, "verified", "against", SpanFinding("a joke.", marked=True)),
        ("joke.", 3, "cut", "part", SpanFinding("joke.", marked=True, cut_before=True)),
        ("a", 3, "cut", "part", SpanFinding("a", marked=True, cut_after=True)),
        (
            "We will not open the harbour - not now,",
            2,
            "repaired",
            "other-characters",
            SpanFinding("We will not open the harbour — not now,", marked=True, repaired=True),
        ),
        ("said the mayor", 2, "unverified", "unmarked", SpanFinding("said the mayor")),
        ("said  the mayor", 2, "unverified", "unmarked", SpanFinding("said the mayor", repaired=True)),
        # Of the innermost marks around it.
        ("old", 2, "cut", "part", SpanFinding("old", marked=True, cut_after=True)),
    ],
)
def test_where_a_span_stands_is_told_with_how_it_differs(
    words: str, para: int, state: str, kind: DetailKind, finding: SpanFinding
) -> None:
    found = verify(quote(words, para=para))
    text = BODY[para]
    start = text.index("“a") + 1 if finding.form == "a" else text.index(finding.form)
    end = start + len(finding.form)

    assert (found.state, found.detail) == (state, Detail(kind, "ships.txt"))
    assert found.spans == (replace(finding, found=True, para=para, start=start, end=end),)


def test_of_a_span_that_stands_nowhere_the_words_stay_as_they_are() -> None:
    found = verify(quote("never printed", para=99))

    assert found.detail == Detail("not-found", "ships.txt")
    assert found.spans == (SpanFinding("never printed"),)


@pytest.mark.parametrize(
    ("words", "text", "starts"),
    [
        ("no", "no, not now: no", [0, 13]),
        ("b", "ab b ba", [3]),
        ("can", "can’t can can't", [6]),
        ("t", "can’t t", [6]),
        ("the workers", "the workers’ rights", [0]),
        ("tis", "’tis so", [1]),
        ("em", "get ’em, get’em", [5]),
        ("90s", "the ’90s", [5]),
        ("cafe", "cafe\u0301 cafe", [6]),  # a mark belongs to its letter
        ("漢字", "漢字仮名", [0]),  # without spaces between words
        ("字", "漢字", [1]),
        ("A", "A漢 漢A", [0, 4]),
        ("한국", "한국은", [0]),
        ("ไทย", "ภาษาไทย", [4]),
        ("нет", "нетто нет", [6]),
        ("a a", "a a a", [0]),  # as occurrences are counted: not one inside another
        ("", "a", []),
        (" ", "a b", []),
    ],
)
def test_a_span_stands_in_whole_words(words: str, text: str, starts: list[int]) -> None:
    assert places_of(words, text) == tuple((start, start + len(words)) for start in starts)


@pytest.mark.parametrize("words", ["said the mayor", "not now,” said the mayor", "Nobody laughed"])
def test_words_outside_the_marks_or_reaching_over_them_are_unverified(words: str) -> None:
    found = verify(quote(words, para=3 if "Nobody" in words else 2))

    assert (found.state, found.spans[0].found, found.spans[0].marked) == ("unverified", True, False)


@pytest.mark.parametrize(
    ("words", "is_there"),
    [
        ("They said it’s CLOSED", True),
        ("They said … closed today", True),
        ("They … it's closed, ... today", True),
        ("… said", True),
        ("They … open today", False),
        ("Said they", False),
    ],
)
def test_words_stand_in_a_text_in_any_case_and_with_some_left_out(words: str, is_there: bool) -> None:
    assert stands_in(words, "THEY said it’s closed today.") == is_there


def test_the_nearest_words_of_several_paragraphs_are_those_of_the_likest() -> None:
    paragraphs = ("It rained on the harbour.", "He said “The harbour is closed” and left.", "“It is late.”")

    assert nearest_words("the harbor is closed", paragraphs) == "The harbour is closed"
    assert nearest_words("zzz qqq", paragraphs) is None
    assert nearest_words("the harbor is closed", ()) is None


@pytest.mark.parametrize(
    ("words", "para", "around"),
    [
        ("open the harbour", 2, "We will not open the harbour — not now,"),
        ("We will not open the harbour — not now,", 2, "We will not open the harbour — not now,"),
        ("old", 2, "old ships"),  # the innermost marks
        ("today.", 2, "The sea’s too rough for ‘old ships’ today."),
        ("said the mayor", 2, "said the mayor"),  # in none
        ("never printed", 2, "never printed"),
    ],
)
def test_all_words_between_the_marks_around_a_span_are_told(words: str, para: int, around: str) -> None:
    verifier = Verifier(brief(), paragraphs_at_hand(brief(), SOURCE))

    assert verifier.marked_around(verifier(quote(words, para=para)).spans[0]) == around


def test_the_sentence_around_a_quote_is_that_of_its_first_span_that_is_found() -> None:
    verifier = Verifier(brief(), paragraphs_at_hand(brief(), SOURCE))
    sentence = "The owners called it “a  disgrace” and “a joke.”"

    assert verifier.printed_around(quote("a joke.", para=3, quote_id="a")) == sentence
    assert verifier.printed_around(quote("gone", "a joke.", "old ships", para=3, quote_id="b")) == sentence
    assert verifier.printed_around(quote("never printed", para=3, quote_id="c")) == ""


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("one two", (2, 4)),  # marked, though unmarked before
        ("two three", (1, 3)),  # nowhere marked
        ("three four", ()),
    ],
)
def test_the_places_of_words_are_where_they_are_marked_else_where_they_are_at_all(
    words: str, places: tuple[int, ...]
) -> None:
    paragraphs = ("one two three", "“one two” it is.", "one two three", "It is “one two” four.")
    whole = brief(text=tuple(Paragraph(n=n, text=text) for n, text in enumerate(paragraphs, 1)))
    verifier = Verifier(whole, paragraphs_at_hand(whole, None))

    assert verifier.places_of(Span(words, occurrence=9), quote(words)) == places
    assert verifier.places_of(Span("one two three", marks="none"), quote(words)) == (1, 3)


@pytest.mark.parametrize(
    ("words", "nearest"),
    [
        ("a joke.” Nobody laughed at a disgrace.", "a joke."),
        ("owners called it “a  disgrace” and “a joke", "a  disgrace"),  # the one that shares most
        ("a”, they", "a"),
        ("Nobody laughed", None),
    ],
)
def test_of_words_that_reach_over_the_marks_the_marked_ones_are_told(words: str, nearest: str | None) -> None:
    printed = f"{BODY[3]} It is “a”, they say."
    found = verify(quote(words, para=1), SourceText((printed,), SHA, "a.txt"))

    assert (found.state, found.detail.kind, found.spans[0].nearest) == ("unverified", "unmarked", nearest)


POST = "We open the harbour in May."
WITH_MARKS = "We open “the harbour” in May."


@pytest.mark.parametrize(
    ("printed", "words", "medium", "state"),
    [
        (POST, POST, None, "verified"),
        (POST, POST.removesuffix("."), None, "verified"),
        (POST, "We open the harbour", None, "cut"),
        (f"{POST}\nYou may come.", POST, None, "verified"),  # each line for itself
        # Marks in it may be a reporter's, unless the medium is told.
        (WITH_MARKS, WITH_MARKS, None, "unverified"),
        (WITH_MARKS, WITH_MARKS, "post", "verified"),
        ("We open, said Lee.", "We open, said Lee.", "post", "unverified"),
        # Behind the label of who speaks.
        (f"MAYOR: {POST}", POST, None, "verified"),
    ],
)
def test_words_without_marks_are_the_whole_of_a_line_that_nobody_else_says(
    printed: str, words: str, medium: Medium | None, state: str
) -> None:
    one = replace(quote(Span(words, marks="none"), para=1), medium=medium)

    found = verify(one, SourceText((printed,), SHA, "a.txt"))

    assert found.state == state
    assert found.spans[0].form == words


@pytest.mark.parametrize(
    ("place", "state"), [("caption", "consistent"), (99, "misplaced"), (None, "misplaced")]
)
def test_words_without_marks_can_stand_in_a_caption(place: Locator | None, state: str) -> None:
    one = replace(quote(Span(POST, marks="none")), para=place)

    assert verify(one, None, (Paragraph(role="caption", text=POST),)).state == state


@pytest.mark.parametrize(("words", "is_whole"), [(POST, True), ("the harbour", False)])
def test_words_sought_in_marks_that_are_a_whole_paragraph_are_told(words: str, is_whole: bool) -> None:
    found = verify(quote(words, para=1), SourceText((POST,), SHA, "a.txt"))

    assert (found.state, found.spans[0].is_whole) == ("unverified", is_whole)


def test_words_that_no_marks_are_asked_for_are_not_told_as_a_whole_paragraph() -> None:
    found = verify(quote(Span(WITH_MARKS, marks="none"), para=1), SourceText((WITH_MARKS,), SHA, "a.txt"))

    assert (found.state, found.detail.kind) == ("unverified", "marks-unclear")
    assert (found.spans[0].is_unclear, found.spans[0].is_whole) == (True, False)


def test_a_line_without_marks_is_found_in_another_paragraph_too() -> None:
    one = quote(Span(POST, marks="none"), para=2)
    found = verify(one, SourceText((POST, "It rained."), SHA, "a.txt"))

    assert (found.state, found.detail) == ("misplaced", Detail("elsewhere", place=1, named=2))


@pytest.mark.parametrize("words", ["We closed the harbour", f"QUILL. {POST}"])
def test_the_nearest_words_without_marks_are_a_whole_line(words: str) -> None:
    printed = f"Ms. QUILL. {POST} (Applause.)"
    found = verify(quote(Span(words, marks="none"), para=1), SourceText((printed,), SHA, "a.txt"))

    assert (found.state, found.spans[0].nearest) == ("unverified", POST)


def test_a_word_is_not_found_inside_another() -> None:
    assert not verify(quote("rough for ‘old ship")).spans[0].found
    assert not verify(quote("The sea")).spans[0].found
    assert verify(quote("harbour")).spans[0].found


def test_words_printed_twice_are_found_where_they_are_marked_whole() -> None:
    source = SourceText(("“No deal now,” he said. “No deal,” she said. No deal, they wrote.",), SHA, "a.txt")

    assert verify(quote("No deal,", para=1), source).state == "verified"
    assert verify(quote(Span(exact="No deal", occurrence=1), para=1), source).state == "cut"
    assert verify(quote(Span(exact="No deal", occurrence=2), para=1), source).state == "verified"
    assert verify(quote(Span(exact="No deal", occurrence=3), para=1), source).state == "unverified"
    assert not verify(quote(Span(exact="No deal", occurrence=4), para=1), source).spans[0].found


def test_each_occurrence_has_its_own_place() -> None:
    first, second = (
        verify(quote(Span(exact="Ask again in May,", occurrence=number), para=5)).spans[0]
        for number in (1, 2)
    )

    assert first.start < second.start


def test_a_quote_over_two_paragraphs_has_a_span_in_each() -> None:
    found = verify(
        quote("It is closed. It stays closed. Ask again", Span(exact="Ask again in May,", para=5), para=4)
    )

    assert (found.state, [span.para for span in found.spans]) == ("verified", [4, 5])


def test_a_quote_is_as_good_as_the_worst_of_its_spans() -> None:
    assert verify(quote("old ships", "We will")).state == "cut"
    assert verify(quote("We will", "a joke.")).state == "misplaced"
    assert verify(quote("a joke.", "never printed")).state == "unverified"
    assert verify(quote("The sea's too rough for 'old ships' today.", "old ships")).state == "repaired"


def test_a_paraphrase_has_no_state() -> None:
    found = verify(
        Quote(id="q", speaker="mayor", para=2, kind="indirect", content="The harbour stays closed.")
    )

    assert (found.state, found.basis, detail_words(found.detail)) == (None, "none", "paraphrase")


@pytest.mark.parametrize(
    ("content", "kind", "detail"),
    [
        ("The owners called it “a disgrace” and “a joke.”", "articles-words", "the article’s words"),
        ("The owners call the harbour a disgrace.", "paraphrase", "paraphrase"),
        ("Nobody laughed at", "articles-words", "the article’s words"),  # three words at least
        ("Nobody laughed", "paraphrase", "paraphrase"),
        ("In a word: nobody laughed at a disgrace, not one.", "paraphrase", "paraphrase"),
        # Of many words eight in a row.
        ("They say the owners called it a disgrace and a wonder.", "articles-words", "the article’s words"),
        ("They say the owners called it a disgrace and no joke.", "paraphrase", "paraphrase"),
    ],
)
def test_words_copied_from_the_article_are_not_called_a_paraphrase(
    content: str, kind: DetailKind, detail: str
) -> None:
    found = verify(Quote(id="q", speaker="mayor", para=3, kind="indirect", content=content))

    assert found.detail.kind == kind
    assert detail_words(found.detail) == detail


@pytest.mark.parametrize("kind", get_args(DetailKind))
def test_every_detail_can_be_said(kind: DetailKind) -> None:
    said = detail_words(Detail(kind, "a {0}.txt", 1, "caption", "2031-05-02"))

    assert said and said[-1] not in ".:"


def test_of_a_paragraph_that_is_not_there_no_words_are_copied() -> None:
    content = "The owners called it a disgrace"
    found = verify(Quote(id="q", speaker="mayor", para=99, kind="indirect", content=content))

    assert found.detail.kind == "paraphrase"


def test_a_paragraph_can_be_named_by_its_item_id() -> None:
    assert verify(quote("a joke.", para="p3")).state == "verified"


OWN = (Paragraph(n=1, text="“We stay,” he said."), Paragraph(n=2, chars=9, sha256=paragraph_hash("“We go.”")))


def test_against_the_briefs_own_text_a_quote_is_consistent_and_never_verified() -> None:
    found = verify(quote("We stay,", para=1), None, text=OWN)

    assert (found.state, found.basis) == ("consistent", "brief-text")
    assert detail_words(found.detail) == "against the text stored in the brief"


def test_a_file_that_is_not_the_source_verifies_nothing() -> None:
    forged = SourceText(("“We stay,” he said.", "“We go.”"), "b" * 64, "forged.txt")

    assert verify(quote("We stay,", para=1), forged, text=OWN).state == "consistent"
    assert verify(quote("We go.", para=2), forged, text=OWN).state == "unverified"
    assert verify(quote("We stay,", para=1), forged).state == "unverified"


def test_a_file_for_a_brief_without_a_hash_verifies_nothing_but_is_compared_with() -> None:
    found = verify(quote("a joke.", para=3), sha256=None)

    assert (found.state, found.spans[0].found) == ("unverified", True)
    assert detail_words(found.detail) == "compared with ships.txt, whose hash the brief does not give"


def test_where_brief_and_file_differ_no_quote_of_the_paragraph_is_verified() -> None:
    text = (
        Paragraph(n=2, text="“We will open the harbour,” said the mayor."),
        Paragraph(n=3, text=BODY[3]),
    )

    assert verify(quote("We will open the harbour,"), text=text).state == "unverified"
    assert verify(quote("a joke.", para=3), text=text).state == "verified"


def attested(whole: Brief, **fields: str) -> Brief:
    words = {"sha256": SHA, "digest": digest(whole), "checked": "2031-05-02", "checked_by": "A. Reader"}
    return replace(whole, source=replace(whole.source, attested=Attested(**(words | fields))))


def test_with_nothing_at_hand_an_attestation_that_holds_is_taken_as_that() -> None:
    whole = attested(brief(quote("a joke.", para=3)))

    found = Verifier(whole, paragraphs_at_hand(whole, None))(whole.quotes[0])

    assert found.detail == Detail("attested", "A. Reader", day="2031-05-02")
    assert (found.state, found.basis, detail_words(found.detail)) == (
        "attested",
        "attestation",
        "checked against the article by A. Reader on 2031-05-02, the brief says",
    )
    assert found.spans[0].form == "a joke."


@pytest.mark.parametrize("words", ["a joke,” said Ann Lee", "a joke, said Ann Lee.", "a joke, she said."])
def test_an_attestation_of_words_that_hold_who_says_them_is_none(words: str) -> None:
    found = verify_in(attested(brief(quote(words, para=3))), None)

    assert (found.state, found.detail) == ("unverified", Detail("marks-unclear"))
    assert found.spans == (SpanFinding(words, is_unclear=True),)


def test_an_attestation_that_does_not_hold_attests_nothing() -> None:
    found = verify_in(attested(brief(quote("a joke.", para=3)), digest="v1:"), None)

    assert (found.state, found.detail) == ("unverified", Detail("nothing-to-compare"))
    assert found.spans == (SpanFinding("a joke."),)


@pytest.mark.parametrize(
    ("paragraph", "right", "wrong"),
    [
        ('"Safety first,” said Ann Lee.', "Safety first,", "Safety first,” said Ann Lee."),
        ("“Safety first,’’ said Ann Lee.", "Safety first,", "Safety first,’’ said Ann Lee."),
        ("““Safety first,” said Ann Lee.", "Safety first,", "“Safety first,” said Ann Lee."),
        ('"Go,” she said. "Stay.”', "Go,", 'Go,” she said. "Stay.'),
        ("‘Safety first,' said Ann Lee.", "Safety first,", "Safety first,' said Ann Lee."),
    ],
)
def test_the_reporters_words_are_never_verified_whatever_the_marks(
    paragraph: str, right: str, wrong: str
) -> None:
    source = SourceText((paragraph,), SHA, "a.txt")

    assert verify(quote(right, para=1), source).state == "verified"
    assert verify(quote(wrong, para=1), source).state == "unverified"
    assert verify(quote("said Ann Lee", para=1), source).state == "unverified"
    assert verify_in(attested(brief(quote(wrong, para=1))), source).state == "unverified"


@pytest.mark.parametrize(
    ("paragraphs", "state"),
    [
        (("“Safety first, said Ann Lee.", "The council met."), "unverified"),
        (("“Safety first.", "The council met."), "unverified"),
        (("“Safety first.", "“We open it,” she said."), "verified"),
        (("“Safety first.",), "unverified"),
    ],
)
def test_words_whose_marks_are_left_open_are_verified_if_the_next_paragraph_goes_on(
    paragraphs: tuple[str, ...], state: str
) -> None:
    source = SourceText(paragraphs, SHA, "a.txt")

    assert verify(quote(paragraphs[0][1:], para=1), source).state == state


def test_a_paragraph_whose_words_are_not_at_hand_may_go_on() -> None:
    text = (Paragraph(n=1, text="“Safety first."), Paragraph(n=2, chars=10, sha256="b" * 64))

    assert verify_in(brief(quote("Safety first.", para=1), text=text), None).state == "consistent"
    assert verify_in(brief(quote("Safety first.", para=1), text=text[:1]), None).state == "unverified"


def test_a_part_that_leaves_a_mark_without_its_partner_is_unverified() -> None:
    source = SourceText(('“He called it "a joke" twice,” she said.',), SHA, "a.txt")

    assert verify(quote('called it "a joke"', para=1), source).state == "cut"
    assert verify(quote('called it "a', para=1), source).state == "unverified"


def test_an_attestation_says_nothing_against_the_file_at_hand() -> None:
    whole = attested(brief(quote("a jokes", para=3)))

    assert Verifier(whole, paragraphs_at_hand(whole, SOURCE))(whole.quotes[0]).state == "unverified"


def test_an_attestation_says_nothing_for_a_paragraph_that_contradicts_the_file() -> None:
    whole = attested(brief(quote("Forged.", para=2), text=(Paragraph(n=2, text="“Forged.”"),)))

    assert Verifier(whole, paragraphs_at_hand(whole, SOURCE))(whole.quotes[0]).state == "unverified"


def test_of_a_brief_with_some_words_only_the_rest_is_attested() -> None:
    whole = attested(brief(quote("We stay,", para=1, quote_id="a"), quote("We go.", quote_id="b"), text=OWN))
    verifier = Verifier(whole, paragraphs_at_hand(whole, None))

    assert [verifier(one).state for one in whole.quotes] == ["consistent", "attested"]


def test_with_nothing_at_hand_and_no_attestation_a_quote_is_unverified() -> None:
    found = verify(quote("a joke.", para=3), None)

    assert (found.state, detail_words(found.detail)) == ("unverified", "nothing to compare with")


@pytest.mark.parametrize(
    "changed",
    [
        quote("a joke", para=3),
        quote("a joke.", para=2),
        quote("a joke.", para=3, kind="partial"),
        quote("a joke.", para=3, speaker="crew"),
        quote("a joke.", para=3, speaker=("mayor", "crew")),
        quote("a joke.", para=3, quote_id="r"),
        quote(Span(exact="a joke.", occurrence=1), para=3),
        quote(Span(exact="a joke.", para=3), para=3),
        quote("a joke.", "a joke.", para=3),
        replace(quote("a joke.", para=3), attribution="called it"),
    ],
)
def test_an_attestation_breaks_with_any_change_of_what_it_covers(changed: Quote) -> None:
    whole = attested(brief(quote("a joke.", para=3)))

    assert attestation_holds(whole)
    assert not attestation_holds(replace(whole, quotes=(changed,)))


def test_an_attestation_that_is_in_use_holds_for_ever() -> None:
    """The bytes are those that the documentation of `digest` describes."""
    first = quote(Span(exact="a “joke”.", para="caption", occurrence=2), para=3, quote_id="b")
    second = Quote(
        id="a",
        speaker=("mayor", "nobody"),
        para="p3",
        kind="indirect",
        attribution="said the mayor — it’s noted",
    )
    covered = (
        '[{"attribution":"said the mayor — it’s noted","id":"a","kind":"indirect","para":"p3","spans":[],'
        '"speaker":["mayor","nobody"],"speakers":["The mayor",null]},'
        '{"attribution":null,"id":"b","kind":"direct","para":3,'
        '"spans":[{"exact":"a “joke”.","occurrence":2,"para":"caption"}],'
        '"speaker":["mayor"],"speakers":["The mayor"]}]'
    )
    assert digest(brief(first, second)) == f"v1:{hashlib.sha256(covered.encode()).hexdigest()}"


def test_an_attestation_covers_who_passed_words_on_and_that_they_are_only_alleged() -> None:
    one = replace(quote(Span("We stay.", marks="none"), para=1), via=("lee", "mayor"), alleged=True)
    covered = (
        '[{"alleged":true,"attribution":null,"id":"q","kind":"direct","para":1,'
        '"spans":[{"exact":"We stay.","marks":"none","occurrence":null,"para":null}],'
        '"speaker":["mayor"],"speakers":["The mayor"],"via":["lee","mayor"]}]'
    )
    assert digest(brief(one)) == f"v1:{hashlib.sha256(covered.encode()).hexdigest()}"


def test_an_attestation_breaks_with_a_speakers_name_or_an_added_quote_or_another_source() -> None:
    whole = attested(brief(quote("a joke.", para=3)))
    renamed = (Speaker(id="mayor", name="Somebody else", type="person"),)

    assert not attestation_holds(replace(whole, speakers=renamed))
    assert not attestation_holds(replace(whole, quotes=(*whole.quotes, quote("a joke.", quote_id="r"))))
    assert not attestation_holds(replace(whole, source=replace(whole.source, sha256="b" * 64)))
    assert not attestation_holds(attested(whole, digest=digest(whole).replace("v1:", "v2:")))


def test_an_attestation_outlives_what_it_does_not_cover() -> None:
    one, two = quote("a joke.", para=3, quote_id="a"), quote("a  disgrace", para=3, quote_id="b")
    whole = attested(brief(one, two))
    noted = replace(one, note="Checked twice.", claims=("c-joke",), content="He was angry.")

    assert attestation_holds(replace(whole, quotes=(two, noted), title="Another title"))


def test_a_brief_that_nobody_attests_is_not_attested() -> None:
    assert not attestation_holds(brief(quote("a joke.", para=3)))


def test_the_digest_of_a_lone_surrogate_is_a_digest() -> None:
    assert digest(brief(quote("a \ud800 joke."))) != digest(brief(quote("a  joke.")))


def test_two_quotes_of_one_id_are_verified_each_for_itself() -> None:
    verifier = Verifier(brief(), paragraphs_at_hand(brief(), SOURCE))

    assert verifier(quote("a joke.", para=3)).state == "verified"
    assert verifier(quote("never printed", para=3)).state == "unverified"


def test_every_state_has_a_sign_of_its_own() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS) == 7


WORDS = st.lists(
    st.sampled_from(
        ["we", "will", "not", "go", "don’t", "it’s", "the", "‘old’", "ships", "—", "never,", "no.", "May?"]
    ),
    min_size=2,
    max_size=8,
)


@given(WORDS, st.data())
def test_a_span_cut_out_of_marked_words_is_never_verified(words: list[str], data: st.DataObject) -> None:
    marked = " ".join(words)
    source = SourceText((f"“{marked}” she said. It was late.",), SHA, "a.txt")
    start = data.draw(st.integers(0, len(words) - 1))
    end = data.draw(st.integers(start + 1, len(words)))
    assume(end - start < len(words))
    cut = " ".join(words[start:end])
    whole = {
        source.paragraphs[0][region.start : region.end].rstrip(",.")
        for region in regions(source.paragraphs[0])
    }
    assume(cut.rstrip(",.") not in whole)

    assert verify(quote(cut, para=1), source).state in ("cut", "unverified")


@given(WORDS, st.sampled_from(["“{}”", '"{}"', "«{}»", "„{}“", "「{}」"]))
def test_the_whole_of_marked_words_is_always_verified(words: list[str], marks: str) -> None:
    marked = " ".join(words)
    source = SourceText((f"She said {marks.format(marked)} and left.",), SHA, "a.txt")

    assert verify(quote(marked, para=1), source).state == "verified"


@given(WORDS, st.integers(0, 7), st.sampled_from(["not", "never", "hardly"]))
def test_a_word_put_in_is_never_verified(words: list[str], at: int, word: str) -> None:
    source = SourceText((f"“{' '.join(words)}” she said.",), SHA, "a.txt")
    changed = " ".join([*words[:at], word, *words[at:]])
    assume(changed.rstrip(",.") != " ".join(words).rstrip(",."))

    assert verify(quote(changed, para=1), source).state == "unverified"


PATTERN = "They don’t seem to like missing opportunities to fight in a war and gain experience."
ROLE = "a military expert at the Asan Institute for Policy Studies"
# What the article quotes, each in a paragraph that begins as its own does.
STAND_IN = (
    "In recent weeks there were reports of losses; one minister called them “highly likely” to be true.",
    "Both Moscow and Pyongyang deny it. It was “another fake news story.” That is all they said.",
    f"“It has been a pattern: they fought there themselves,” said Yang Uk, {ROLE} in Seoul. “{PATTERN}”",
    "If North Korea sent officers, “they would learn,” a historian said, “and that would be enough.”",
    "Kim Jong-un promised “full support and solidarity” at the talks.",
    "“From the battlefield they would bring home what no exercise teaches — it wouldn’t be little,” he said.",
)


@pytest.fixture(scope="module", params=["a stand-in", "the article"])
def printed(request: pytest.FixtureRequest) -> SourceText:
    if request.param == "a stand-in":
        return SourceText(STAND_IN, SHA, "a.txt")
    seed_article: Path = request.getfixturevalue("seed_article")
    return read_source(seed_article)


def paragraph(source: SourceText, beginning: str) -> Locator:
    """The number of a paragraph, among those that are no headline or byline."""
    known = paragraphs_at_hand(brief(sha256=source.sha256), source).words
    return next(place for place, words in known.items() if words.startswith(beginning))


def words_of(source: SourceText, beginning: str) -> str:
    return next(words for words in source.paragraphs if words.startswith(beginning))


@pytest.mark.parametrize(
    ("words", "beginning", "state"),
    [
        ("highly likely", "In recent weeks", "verified"),
        ("another fake news story.", "Both Moscow", "verified"),
        ("another fake news story", "Both Moscow", "verified"),
        (PATTERN, "“It has been a pattern", "verified"),
        (PATTERN.replace("’", "'"), "“It has been a pattern", "repaired"),
        (PATTERN.replace("don’t ", ""), "“It has been a pattern", "unverified"),
        (PATTERN.replace("They don’t seem to like", "…"), "“It has been a pattern", "unverified"),
        (PATTERN.removeprefix("They don’t "), "“It has been a pattern", "cut"),
        (f"there themselves, {PATTERN}", "“It has been a pattern", "unverified"),
        (
            f"there themselves,” said Yang Uk, {ROLE} in Seoul. “{PATTERN}",
            "“It has been a pattern",
            "unverified",
        ),
        (PATTERN, "If North Korea sent", "misplaced"),
        ("said Yang Uk", "“It has been a pattern", "unverified"),
        ("likely", "In recent weeks", "cut"),
        ("full support and solidarity", "Kim Jong-un", "verified"),
    ],
)
def test_a_published_article(printed: SourceText, words: str, beginning: str, state: str) -> None:
    one = quote(words, para=paragraph(printed, beginning))

    assert verify(one, printed, sha256=printed.sha256).state == state


def test_two_spans_around_their_attribution(printed: SourceText) -> None:
    beginning = "If North Korea sent"
    first, second = words_of(printed, beginning).split("“")[1:]
    spans = (first.split("”")[0], second.split("”")[0])

    found = verify(quote(*spans, para=paragraph(printed, beginning)), printed, sha256=printed.sha256)

    assert (found.state, [span.form for span in found.spans]) == ("verified", list(spans))


def test_a_dash_typed_as_a_hyphen_gets_the_printed_form(printed: SourceText) -> None:
    beginning = "“From the battlefield"
    words = words_of(printed, beginning).split("”")[0].removeprefix("“")
    one = quote(words.replace("—", "-").replace("’", "'"), para=paragraph(printed, beginning))

    found = verify(one, printed, sha256=printed.sha256)

    assert (found.state, found.spans[0].form) == ("repaired", words)
