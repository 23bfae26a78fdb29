"""Who says marked words whose own sentence does not tell: by what stands around them."""

import pytest

from tests.drafting.drafting import candidates, draft, mark, names

WAITED = "“We wait here,” said Ann Lee."
HOPED = "“We hope for it and we wait.”"
NO_VERB = "no verb of speech near the quote"
NOBODY = ("No one named", "no speaker found", "no speaker found")
ALONE = "paragraph that is only a quote, after a quote"
ALONE_AFTER_PLAIN = "paragraph that is only a quote, after the reporter's words"
BEFORE = "speaker of the sentence before"
COLON = "colon at the end of the paragraph before"
PULLED = "pull quote + name"

Told = tuple[str, str, str]


def told(text: str) -> list[Told]:
    """Of each quote in marks: who says it, by which rule, and what is doubtful."""
    brief = draft(text)
    marks = [(names(brief, quote), mark(brief, at)) for at, quote in enumerate(brief.quotes) if quote.spans]
    return [(who, one.rule, one.doubt or "") for who, one in marks]


def last_told(text: str) -> Told:
    return told(text)[-1]


# A paragraph of marked words and a name


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody knows what will come” Ann Lee",
        "“Nobody knows what will come,” Ann Lee",
        "Ann Lee came.\n\n“Nobody knows what will come” Ann Lee",
        "“Nobody knows what will come” Ann Lee, the mayor of Quay, in a letter to us",
    ],
)
def test_a_name_behind_marked_words_is_that_of_the_speaker(text: str) -> None:
    assert last_told(text) == ("Ann Lee", PULLED, "")


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody knows what will come” she",
        "“Nobody knows what will come” and the rain",
        "“Nobody knows what will come” Ann Lee waits",
        "“Nobody knows what will come” Ann Lee was",
        "“Nobody knows what will come” was Ann Lee",
        "“Nobody knows what will come” Ann Lee, the mayor of Quay, in a long letter to all of us",
        "It rained; “nobody knows what will come” Ann Lee",
        "“Nobody knows what will come” Ann Lee. It rained.",
    ],
)
def test_a_name_with_more_around_it_is_not(text: str) -> None:
    assert [rule for _, rule, _ in told(text) if rule == PULLED] == []


# After other marked words of the sentence


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said “we wait here” and “we hope for it.”",
        "Ann Lee said “we wait here,” “we hope for it” and “we sing.”",
        "Ann Lee said “we wait here”; “we hope for it.”",
        "Ann Lee said “we wait here”; it rained; and “we hope for it.”",
    ],
)
def test_what_is_joined_to_marked_words_is_of_the_same_speaker(text: str) -> None:
    assert {(who, doubt) for who, _, doubt in told(text)} == {("Ann Lee", "")}
    assert sum(len(quote.spans) for quote in draft(text).quotes) == text.count("“")


def test_what_the_town_heard_is_not() -> None:
    text = "Ann Lee said “we wait here”; but the town heard “we hope for it.”"
    assert [span.exact for quote in draft(text).quotes for span in quote.spans] == ["we wait here"]


# After a sentence


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (f"{WAITED} It rained.", ("Ann Lee", BEFORE, "")),
        (f"{WAITED} It rained. It was dark.", ("Ann Lee", BEFORE, "")),
        ("Ann Lee said that they waited.", ("Ann Lee", BEFORE, "")),
        ("It rained. Ann Lee said that they waited.", ("Ann Lee", BEFORE, "")),
        ("Ann Lee said that they waited. It rained.", NOBODY),
        ("Ann Lee, a judge, stood in the rain.", ("Ann Lee", BEFORE, NO_VERB)),
        ("Ann Lee, a judge, stood there with Tom Reed, a clerk.", ("Ann Lee", BEFORE, NO_VERB)),
        ("Ann Lee, a judge, stood in the rain. It was dark.", NOBODY),
        ("It rained.", NOBODY),
    ],
)
def test_a_sentence_in_marks_is_of_whoever_spoke_or_acted_before(before: str, expected: Told) -> None:
    assert last_told(f"{before} {HOPED}") == expected


def test_marked_words_at_once_after_their_speakers_belong_to_the_same_quote() -> None:
    (quote,) = draft(f"{WAITED} {HOPED}").quotes
    assert [span.exact for span in quote.spans] == ["We wait here,", "We hope for it and we wait."]


@pytest.mark.parametrize(
    ("words", "speakers"), [("We wait and wait", []), ("We wait and wait here", ["Ann Lee"])]
)
def test_before_more_of_the_sentence_they_are_speech_from_five_words_on(
    words: str, speakers: list[str]
) -> None:
    text = f"Ann Lee, a judge, stood in the rain. “{words}” was on a wall."
    assert [who for who, _, _ in told(text)] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "So “we hope for it and we wait.”",
        "“we hope for it and we wait” was on a wall.",
        "“We hope” was on a wall.",
    ],
)
def test_words_inside_a_sentence_of_the_reporters_are_not_speech(text: str) -> None:
    assert told(f"Ann Lee, a judge, stood in the rain. {text}") == []


@pytest.mark.parametrize(
    "text", ["As a pilot, “we are left alone with it.”", "As pilots, “we are left alone with it”."]
)
def test_words_behind_a_phrase_without_a_verb_go_on_after_a_quote(text: str) -> None:
    assert told(f"{WAITED} {text}")[1:] == [("Ann Lee", BEFORE, NO_VERB)]


def test_the_doubt_who_spoke_before_is_a_doubt_of_what_goes_on() -> None:
    text = "“It is late,” a director said. “It is dark,” the witness said. As a pilot, “we are left with it.”"
    assert last_told(text) == ("witness", BEFORE, "“the witness” may be named elsewhere in the article")


@pytest.mark.parametrize(
    "text",
    [
        f"{WAITED} As a pilot “we are left alone with it.”",
        f"{WAITED} Again and again, “we are left alone with it.”",
        f"{WAITED} As a pilot, “we are left alone with it” more.",
        f"{WAITED} As a pilot, “we wait for it.”",
        f"{WAITED} As it rained, “we are left alone with it.”",
        f"{WAITED} As “a pilot” there, “we are left alone with it.”",
        f"{WAITED} It rained. As a pilot, “we are left alone with it.”",
        f"{WAITED}\n\nAs a pilot, “we are left alone with it.”",
        "Ann Lee said that they waited. As a pilot, “we are left alone with it.”",
    ],
)
def test_other_words_in_marks_behind_a_few_of_the_reporters_do_not(text: str) -> None:
    assert [rule for _, rule, _ in told(text) if rule == BEFORE] == []


# A paragraph of its own


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (WAITED, ("Ann Lee", ALONE, NO_VERB)),
        (f"{WAITED} It rained.", ("Ann Lee", ALONE, NO_VERB)),
        ("“We wait here,” said Ann Lee and Tom Reed.", ("Ann Lee & Tom Reed", ALONE, NO_VERB)),
        (
            "“We wait here,” said Bo Roe. “We go,” said Ann Lee and Tom Reed.",
            ("Ann Lee & Tom Reed", ALONE, NO_VERB),
        ),
        (
            f"{WAITED} It was dark, Tom Reed said.",
            ("Tom Reed", ALONE, "Ann Lee speaks in the paragraph before too"),
        ),
        ("Ann Lee said that they waited.", ("Ann Lee", ALONE_AFTER_PLAIN, NO_VERB)),
        (f"{WAITED}\n\nTom Reed said that they waited.", ("Tom Reed", ALONE_AFTER_PLAIN, NO_VERB)),
        (
            "“It is late,” a director said. “It is dark,” the witness said.",
            ("witness", ALONE, "“the witness” may be named elsewhere in the article"),
        ),
    ],
)
def test_a_paragraph_in_marks_is_of_whoever_spoke_last(before: str, expected: Told) -> None:
    assert last_told(f"{before}\n\n“We hope.”") == expected


@pytest.mark.parametrize(
    "before", ["Ann Lee said that they waited.\n\nIt rained.", "Ann Lee, a judge, came.", "It rained."]
)
def test_a_few_words_in_marks_after_what_nobody_said_are_not_speech(before: str) -> None:
    assert told(f"{before}\n\n“We hope.”") == []


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Ann Lee said that they waited.\n\nIt rained.", ("Ann Lee", ALONE_AFTER_PLAIN, NO_VERB)),
        ("Ann Lee, a judge, came.", ("Ann Lee", ALONE_AFTER_PLAIN, NO_VERB)),
        ("Ann Lee, a judge, came.\n\nIt rained.", ("Ann Lee", ALONE_AFTER_PLAIN, NO_VERB)),
        ("Ann Lee, a judge, came.\n\nIt rained.\n\nIt was dark.", NOBODY),
        ("It rained.", NOBODY),
    ],
)
def test_five_words_and_more_are_of_whoever_was_named_in_two_paragraphs(before: str, expected: Told) -> None:
    assert last_told(f"{before}\n\n{HOPED}") == expected


def test_only_those_who_spoke_in_the_paragraph_before_could_have_said_it() -> None:
    brief = draft("“Go,” said Bo Roe.\n\n“Come,” said Tom Reed. “Wait,” said Ann Lee.\n\n“We hope.”")
    assert candidates(brief, 3) == ["Ann Lee", "Tom Reed"]


@pytest.mark.parametrize(
    ("text", "is_alone"),
    [
        ("“We hope for it” (laughter) “and we wait.”", True),
        ("“We hope for it” (laughter in the hall (twice)) “and we wait.”", True),
        ("“We hope for it.” (Laughter)", True),
        ("“We hope for it” laughter", False),
        ("(“We hope for it”) laughter", False),
        ("(Laughter) “we hope for it” laughter", False),
        ("“We hope for it.” laughter)", False),
        (") “We hope for it.” laughter (", False),
    ],
)
def test_what_stands_in_brackets_is_none_of_the_reporters_words(text: str, is_alone: bool) -> None:
    rules = [rule for _, rule, _ in told(f"{WAITED}\n\n{text}")]
    assert (ALONE in rules) == is_alone


# After a colon


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("Ann Lee was there:", ("Ann Lee", COLON, "")),
        ("Ann Lee had this to say: ", ("Ann Lee", COLON, "")),
        ("“Come,” said Ann Lee. There was one thing:", ("Ann Lee", COLON, "")),
        ("“Come,” said Tom Reed. Ann Lee was there:", ("Ann Lee", COLON, "")),
        ("Tom Reed asked for a break, and Ann Lee replied:", ("Ann Lee", COLON, "")),
        ("Bo Roe asked for it, Tom Reed asked too, and Ann Lee replied:", ("Ann Lee", COLON, "")),
        ("“Wait,” said Tom Reed, and Ann Lee replied:", ("Ann Lee", COLON, "")),
        ("“Wait,” said Tom Reed, whom Bo Roe asked:", ("Tom Reed", COLON, "")),
        ("Mr. Tom Reed met Ms. Ann Lee. She replied:", ("Ann Lee", COLON, "")),
        ("“Come,” said Ms. Ann Lee. Mr. Tom Reed came. It rained. He replied:", ("Tom Reed", COLON, "")),
    ],
)
def test_a_paragraph_after_a_colon_is_of_whoever_the_colon_stands_by(before: str, expected: Told) -> None:
    assert last_told(f"{before}\n\n“We hope.”") == expected


@pytest.mark.parametrize(
    "before", ["There was one thing:", "There was one thing: it rained.", "Ann Lee was there: it rained."]
)
def test_a_colon_that_leads_to_nobody_or_stands_elsewhere_tells_nothing(before: str) -> None:
    assert told(f"{before}\n\n“We hope.”") == []


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("ROE", ("Tom Roe", COLON, "")),
        ("MR. TOM ROE", ("Tom Roe", COLON, "")),
        ("QUILL", ("No one named", COLON, "no speaker found")),
        ("One thing", ("Ann Lee", COLON, "")),
    ],
)
def test_a_label_in_the_marks_tells_whose_turn_of_a_talk_they_are(label: str, expected: Told) -> None:
    before = "Tom Roe, a clerk, came. Ann Lee had this to say:"
    assert last_told(f"{before}\n\n“{label}: I never did.”") == expected


# Over the end of a paragraph


def test_words_that_are_not_closed_go_on_in_the_next_paragraph() -> None:
    (quote,) = draft(f"{WAITED} “We hope for it.\n\n“And we sing.”").quotes
    assert [span.exact for span in quote.spans] == ["We wait here,", "We hope for it.", "And we sing."]


def test_they_do_not_go_on_behind_a_paragraph_of_the_reporters() -> None:
    text = f"{WAITED} “We hope for it.\n\nIt rained.\n\n“And we sing for it and we wait.”"
    assert last_told(text) == ("Ann Lee", ALONE_AFTER_PLAIN, NO_VERB)


def test_the_next_paragraph_can_tell_who_began() -> None:
    assert told("“We hope for it.\n\n“And we sing,” said Ann Lee.")[0] == (
        "Ann Lee",
        "goes on from the paragraph before",
        "",
    )


# A question that is put to somebody

ASKED_BY = "name + said before the quote"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Asked, “Did you go there?” she nodded.", [NOBODY]),
        ("When asked: “Did you go there?” she nodded.", [NOBODY]),
        ("Tom Reed was asked “Did you go there? ” and left.", [NOBODY]),
        ("Asked, “Did you go there?”, Tom Reed said: “We wait.”", [NOBODY, ("Tom Reed", ASKED_BY, "")]),
        ("Ann Lee was asked, “Did you go there?” by Tom Reed.", [("Tom Reed", ASKED_BY, "")]),
        ("Tom Reed asked, “Did you go there?”", [("Tom Reed", ASKED_BY, "")]),
        ("Tom Reed was asked, “We go there now.”", []),
        ("Tom Reed was told, “Did you go there?”", []),
    ],
)
def test_a_question_is_of_who_asks_it_and_not_of_who_is_asked(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


# Titles, and words that are relayed


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ann Lee said “Moby Dick.”", ["Ann Lee"]),
        ("“Moby Dick,” said Ann Lee.", ["Ann Lee"]),
        ("Ann Lee read “Moby Dick” to the class.", []),
        ("Ann Lee reads “Moby Dick.”", []),
        ("The sign by the Port Authority reads “We Wait Here.”", []),
        (f"{WAITED} Then came “Moby Dick” again.", ["Ann Lee"]),
        (f"{WAITED}\n\n“The Old Man and the Sea”", ["Ann Lee"]),
    ],
)
def test_a_verb_of_speech_tells_that_a_title_is_speech(text: str, speakers: list[str]) -> None:
    assert [who for who, _, _ in told(text)] == speakers


RELAYED = "somebody else says that this was said"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I was there,” Bob Roe told police, and the prosecutor, Dan Fox, said so.", [("Bob Roe", RELAYED)]),
        ("“I was there,” Bob Roe said, adding that Dan Fox told him.", [("Bob Roe", RELAYED)]),
        ("She said that she was told “to wait for it all” by Tom Reed.", [("Tom Reed", RELAYED)]),
        ("Ann Lee said Tom Reed told her “to wait for it.”", [("Tom Reed", RELAYED)]),
        (
            "“I was there,” Bob Roe told police, “and I saw it,” Dan Fox said.",
            [("Bob Roe", ""), ("Dan Fox", RELAYED)],
        ),
        ("“I was there,” Bob Roe told police.", [("Bob Roe", "")]),
        ("Ann Lee was said to answer: “We go there at once.”", [("Ann Lee", RELAYED)]),
        ("Ann Lee is said to have said “we go there.”", [("Ann Lee", RELAYED)]),
        ("Ann Lee was saying “we go there.”", [("Ann Lee", "")]),
        ("Ann Lee sang, describing it as “a long hope.”", [("Ann Lee", "")]),
        ("Ann Lee sang and called it “a hope.”", [("Ann Lee", "")]),
    ],
)
def test_words_that_somebody_else_relays_are_flagged(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(who, doubt) for who, _, doubt in told(text)] == expected


@pytest.mark.parametrize("pronoun", ["he", "she", "they"])
def test_a_pronoun_beside_the_marks_that_names_nobody_makes_nobodys_speech(pronoun: str) -> None:
    text = f"“We wait here,” {pronoun} said."
    assert [(who, doubt) for who, _, doubt in told(text)] == [
        ("No one named", f"“{pronoun}” names nobody the rules know")
    ]
    assert mark(draft(text)).words == f"{pronoun} said"
