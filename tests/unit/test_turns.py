"""The turns of transcripts: who speaks by which label, where a turn ends, and what is no transcript."""

import pytest

from briefreader.records.turns import Transcript, Turn, transcript_of


def paragraphs(text: str) -> list[str]:
    return [" ".join(one.split()) for one in text.strip().split("\n\n")]


def read(text: str, authors: tuple[str, ...] = ()) -> Transcript:
    found = transcript_of(paragraphs(text), authors)
    assert found is not None
    return found


def words(text: str, turn: Turn) -> str:
    """What is said in a turn; a bar stands where something is left out, or a paragraph ends."""
    parts = paragraphs(text)
    return " | ".join(parts[piece.at][piece.start : piece.end] for piece in turn.pieces)


def said(text: str, authors: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """Who says what."""
    return [(turn.speaker, words(text, turn)) for turn in read(text, authors).turns]


def doubts(text: str) -> list[str | None]:
    return [turn.doubt for turn in read(text).turns]


# Labels


HEARING = """
The committee met at 10 a.m., Hon. Ada Quill [chairwoman of the committee] presiding.

Ms. QUILL. The committee will come to order. Mr. Osgood, did you know?

Mr. OSGOOD. No, Madam Chair. We never knew of it.

Ms. QUILL. Do you deny it?

Mr. OSGOOD. I deny it.

The CHAIRWOMAN. The gentleman from Moor.

Mr. LIND of Moor. He told me, “It sank twice,” and I said so.
"""


def test_a_hearing_has_labels_with_titles_and_full_stops() -> None:
    assert said(HEARING) == [
        ("Ada Quill", "The committee will come to order. Mr. Osgood, did you know?"),
        ("Mr. OSGOOD", "No, Madam Chair. We never knew of it."),
        ("Ada Quill", "Do you deny it?"),
        ("Mr. OSGOOD", "I deny it."),
        ("Ada Quill", "The gentleman from Moor."),
        ("Mr. LIND of Moor", "He told me, “It sank twice,” and I said so."),
    ]
    assert set(doubts(HEARING)) == {None}


@pytest.mark.parametrize(
    ("asks", "answers"),
    [
        ("MS. QUILL:", "MR. OSGOOD:"),
        ("Ms. Quill.", "Mr. Osgood."),
        ("Chairwoman Quill.", "Director Osgood."),
        ("Ada Quill:", "Peter Osgood:"),
        ("ADA QUILL, QUAY NEWS HOST:", "PETER OSGOOD (through translator):"),
        ("Quill:", "Osgood:"),
        ("QUILL (on camera):", "OSGOOD:"),
        ("[00:12:31] Quill:", "[00:12:40] Osgood:"),
        ("Ada Quill 00:03", "Peter Osgood 0:09"),
        ("Ada Quill (00:03):", "Peter Osgood (00:09):"),
        ("Ada Quill: 00:00:03\n\n", "Peter Osgood: 00:00:09\n\n"),
        ("Quill:\n\n", "Osgood:\n\n"),
        (">> ADA QUILL:", ">> PETER OSGOOD:"),
        ("Quill [by phone]:", "Osgood [in Quay]:"),
        ("Ada Quill (Quay East) (Lab):", "Peter Osgood (Moor) (Con):"),
    ],
)
def test_each_form_of_label_names_who_speaks(asks: str, answers: str) -> None:
    front = "Ada Quill, a member of the council, and Peter Osgood, who runs the ferry, met on Friday."
    turns = (f"{asks} When did the crane fall?", f"{answers} It fell on Friday.")
    text = "\n\n".join((front, *turns, f"{asks} Was anybody hurt?", f"{answers} Nobody was."))
    assert said(text) == [
        ("Ada Quill", "When did the crane fall?"),
        ("Peter Osgood", "It fell on Friday."),
        ("Ada Quill", "Was anybody hurt?"),
        ("Peter Osgood", "Nobody was."),
    ]
    assert set(doubts(text)) == {None}


def test_a_line_of_its_own_with_a_name_tells_who_speaks_below_it() -> None:
    text = (
        "Ada Quill on Peter Osgood\n\nAda Quill\n\nIt fell.\n\nIt was late\n\nPeter Osgood\n\nNo\n\n"
        "Ada Quill\n\nYes.\n\nPeter Osgood\n\nNo!"
    )
    assert said(text)[:2] == [("Ada Quill", "It fell."), ("Peter Osgood", "No")]  # and no heading
    assert read(text).lines == {1, 4, 6, 8}


def test_a_name_that_is_printed_at_the_top_needs_no_second_line() -> None:
    text = (
        "Franklin E. Lind - Chairman\n\nJo Roe - Roe and Company\n\nOperator\n\nWelcome.\n\nFranklin Lind\n\n"
        "We sank.\n\nQuestions and Answers\n\nOperator\n\nWho asks?\n\nJo Roe - Roe and Company\n\nI do.\n\n"
        "Franklin Lind\n\nNo."
    )
    assert [who for who, _ in said(text)] == [
        "Operator",
        "Franklin Lind",
        "Operator",
        "Jo Roe",
        "Franklin Lind",
    ]


def test_what_has_no_name_is_nobodys() -> None:
    text = (
        "MS. QUILL: Are there questions?\n\nQ Why is it late?\n\nMS. QUILL: The crane.\n\n"
        "A PARTICIPANT: Shame!\n\nUNIDENTIFIED MALE (through translator): It sank.\n\nSPEAKER 2: It did.\n\n"
        ">> So it did.\n\nMS. QUILL: No."
    )
    assert [who for who, _ in said(text)] == ["MS. QUILL", "", "MS. QUILL", *[""] * 4, "MS. QUILL"]
    assert set(doubts(text)) == {None}


def test_an_office_is_not_somebody_elses_of_that_name() -> None:
    text = (
        "Governor Ada Quill spoke.\n\nPresident Quill: It is late.\n\nMs. Quill: It is.\n\n"
        "President Quill: Why?\n\nMs. Quill: So."
    )
    assert [who for who, _ in said(text)] == ["President Quill", "Ada Quill"] * 2


def test_a_greeting_is_no_list_of_who_speaks() -> None:
    text = "Jo Roe met Ada Lee.\n\nJo: Hi Ada\n\nAda: Hello Bo Hale and Jo\n\nJo: Is it late?\n\nAda: It is."
    assert [who for who, _ in said(text)] == ["Jo Roe", "Ada Lee", "Jo Roe", "Ada Lee"]


def test_a_name_with_a_stop_is_no_label_where_labels_have_colons() -> None:
    text = (
        "Ada Quill met Mr. Roe.\n\nQuill: Welcome. Mr. Roe. Is it late?\n\nRoe: It is.\n\nMr. Roe. I said so."
        "\n\nQuill: Did you?\n\nRoe: I did."
    )
    assert [who for who, _ in said(text)] == ["Ada Quill", "Roe", "Ada Quill", "Roe"]


def test_a_role_is_called_as_its_label_unless_a_list_or_its_brackets_name_somebody() -> None:
    text = (
        "MODERATOR: Ada Quill, Quay Times\n\nMODERATOR: Welcome to Quay.\n\nTHE MAYOR: Thank you.\n\n"
        "The Minister for Ferries (Jo Roe): It is safe.\n\n"
        "MODERATOR: Is it?\n\nThe Minister for Ferries: Yes."
    )
    assert [who for who, _ in said(text)] == ["Ada Quill", "THE MAYOR", "Jo Roe", "Ada Quill", "Jo Roe"]


def test_a_part_of_a_name_that_two_people_have_stays_as_it_is() -> None:
    text = "Ada Quill and Ben Quill met.\n\nMs. QUILL. It fell.\n\nMr. ROE. When?\n\nMs. QUILL. On Friday."
    assert [who for who, _ in said(text)] == ["Ms. QUILL", "Mr. ROE", "Ms. QUILL"]


def test_initials_are_taken_for_a_name_and_a_label_that_nothing_tells_of_is_doubted() -> None:
    text = (
        "Tessa Marl met the harbour master, Liv Holm, at the pier.\n\nTM: Did you want the job?\n\n"
        "LH: They asked me three times.\n\nJo: So did I ask you.\n\nTM: You did.\n\nLH: He did, three times."
    )
    assert [who for who, _ in said(text)] == ["Tessa Marl", "Liv Holm", "Jo", "Tessa Marl", "Liv Holm"]
    assert doubts(text) == ["taken-for", "taken-for", "unknown-label", "taken-for", "taken-for"]


# Questions and answers

ASKED = "Q: Did you want the job?\n\nA: They asked me three times."


@pytest.mark.parametrize(
    ("front", "who", "doubt"),
    [
        ("An interview with Liv Holm", "Liv Holm", None),
        ("Q&A: Liv Holm on the ferry", "Liv Holm", None),
        ("The Courier spoke to the harbour master Liv Holm at the pier.", "Liv Holm", None),
        ("“Never again”: Liv Holm\n\nBy Tessa Marl", "Liv Holm", "taken-for"),
        ("Liv Holm and Dana Polk quarrel", "", None),
        ("The harbour", "", None),
    ],
)
def test_an_answer_is_that_of_whom_the_text_names_as_interviewed(
    front: str, who: str, doubt: str | None
) -> None:
    question, answer = read(f"{front}\n\n{ASKED}").turns
    assert (question.speaker, question.is_question) == ("", True)
    assert (answer.speaker, answer.doubt, answer.answers) == (who, doubt, 0)


def test_who_wrote_an_interview_is_not_who_answers() -> None:
    assert said(f"Liv Holm in Quay\n\n{ASKED}", authors=("Tessa Marl",))[1][0] == "Liv Holm"
    assert said(f"Liv Holm in Quay\n\n{ASKED}", authors=("Liv Holm",))[1][0] == ""


def test_of_two_who_speak_the_one_who_asks_is_answered() -> None:
    text = (
        "Marl: Did you want the job?\n\nHolm: No. They asked me.\n\nMarl: Who did?\n\nHolm: The mayor asked."
    )
    turns = read(f"Tessa Marl met Liv Holm.\n\n{text}").turns
    assert [turn.is_question for turn in turns] == [True, False, True, False]
    assert [turn.answers for turn in turns] == [None, 0, None, 2]
    assert read(f"Tessa Marl met Liv Holm.\n\n{text}").is_interview
    assert not read(HEARING).is_interview


def test_a_question_without_a_label_and_its_answer_are_doubted() -> None:
    text = f"An interview with Liv Holm\n\n{ASKED}\n\nWould you do it again?\n\nNever."
    assert said(text)[2:] == [("", "Would you do it again?"), ("Liv Holm", "Never.")]
    assert doubts(text) == [None, None, "no-label", "no-label"]


BARE = (
    "Did you want the job?\n\nI never did. They asked me.\n\nWho did?\n\nMy brother, for one.\n\n"
    "Would you do it again?\n\nI would not.\n\nIt is too wet.\n\n{}"
)


def test_questions_and_answers_without_labels_are_doubted_all() -> None:
    text = f"Liv Holm in Quay\n\n{BARE.format('This interview has been edited for length.')}"
    assert [who for who, _ in said(text)] == ["", "Liv Holm"] * 3
    assert said(text)[-1] == ("Liv Holm", "I would not. | It is too wet.")
    assert set(doubts(text)) == {"no-label"}
    assert [turn.answers for turn in read(text).turns] == [None, 0, None, 2, None, 4]


@pytest.mark.parametrize(
    "text",
    [
        f"Liv Holm in Quay\n\n{BARE.format('It rained.')}",
        "An interview with Liv Holm\n\nWho pays?\n\nThe city.\n\nWhen?\n\nIn May.\n\nWhy?\n\nNobody.",
        "We spoke to Liv Holm\n\nWho pays?\n\n“I do,” said Holm.\n\nWhen?\n\nI will in May.\n\nWhy?\n\nSo.",
    ],
)
def test_questions_of_an_article_make_no_interview(text: str) -> None:
    assert transcript_of(paragraphs(text)) is None


def test_a_court_tells_who_asks_and_who_was_sworn() -> None:
    text = (
        "THE COURT: Call the witness.\n\nADA QUILL, having been duly sworn, testified as follows:\n\n"
        "DIRECT EXAMINATION\n\nBY MR. ROE:\n\nQ. Did you see it?\n\nA. I did.\n\nTHE COURT: Thank you."
    )
    assert [who for who, _ in said(text)] == ["THE COURT", "MR. ROE", "Ada Quill", "THE COURT"]


def test_questions_and_answers_in_one_paragraph_are_parted() -> None:
    text = "An interview with Liv Holm\n\nQ: Did you? A: Never. They asked. Q: Who asked? A: The mayor."
    assert [one for _, one in said(text)] == ["Did you?", "Never. They asked.", "Who asked?", "The mayor."]


# Where a turn ends

BEFORE = "Ada Quill met Jo Roe.\n\nMS. QUILL: When did it fall?\n\nMR. ROE: It fell on Friday."
BEHIND = "MS. QUILL: Was anybody hurt?\n\nMR. ROE: Nobody."


def test_a_turn_goes_on_over_paragraphs_until_the_next_label() -> None:
    text = f"{BEFORE}\n\nMy father said, “It floats,” and it does.\n\nIt never sank.\n\n{BEHIND}"
    assert said(text)[1] == (
        "Jo Roe",
        "It fell on Friday. | My father said, “It floats,” and it does. | It never sank.",
    )
    assert set(doubts(text)) == {None}


@pytest.mark.parametrize(
    "note",
    ["(Applause.)", "[crosstalk]", "(Laughter and applause.)", "[inaudible 00:12:31]", "(END VIDEO CLIP)"],
)
def test_what_nobody_says_is_left_out(note: str) -> None:
    inside = f"{BEFORE} {note} At night.\n\n{BEHIND}"
    between = f"{BEFORE}\n\n{note}\n\nAt night.\n\n{BEHIND}"
    for text in (inside, between):
        assert said(text)[1] == ("Jo Roe", "It fell on Friday. | At night.")


@pytest.mark.parametrize("words", ["It was [the company] who knew.", "I was (I admit) late."])
def test_what_is_in_brackets_and_is_no_note_stays(words: str) -> None:
    assert said(f"{BEFORE} {words}\n\n{BEHIND}")[1] == ("Jo Roe", f"It fell on Friday. {words}")


def test_a_document_that_is_put_in_is_nobodys_turn() -> None:
    text = f"{BEFORE}\n\n[The statement of Mr. Roe follows:]\n\nThe ferry is safe.\n\n{BEHIND}"
    assert "The ferry is safe." not in " ".join(one for _, one in said(text))
    assert read(text).paragraphs >= {3, 4}


@pytest.mark.parametrize(
    "line",
    [
        "(Whereupon, at noon, the committee adjourned.)",
        "END 1:20 P.M. EDT",
        "This interview has been edited for length.",
        "Jo Roe is the author of Boats.",
        "“We are late,” Ms. Quill said later.",
    ],
)
def test_a_line_that_closes_a_transcript_is_no_words_of_it(line: str) -> None:
    text = f"{BEFORE}\n\n{BEHIND}\n\n{line}"
    assert said(text)[-1] == ("Jo Roe", "Nobody.")


def test_what_goes_on_behind_the_last_label_is_doubted() -> None:
    text = f"{BEFORE}\n\n{BEHIND}\n\nThe wind had risen."
    assert said(text)[-2:] == [("Jo Roe", "Nobody."), ("Jo Roe", "The wind had risen.")]
    assert doubts(text)[-2:] == [None, "no-label"]


def test_a_reporter_who_goes_on_between_the_turns_ends_them() -> None:
    text = f"{BEFORE}\n\nRoe said the crane was old. “It was,” he said.\n\n{BEHIND}"
    assert said(text)[1] == ("Jo Roe", "It fell on Friday.")
    assert 3 not in read(text).paragraphs


def test_what_stands_beside_the_text_is_nobodys_words() -> None:
    parts = paragraphs(f"{BEFORE}\n\nPhoto: the crane\n\nAt night.\n\n{BEHIND}")
    found = transcript_of(parts, beside={3})
    assert found is not None
    assert [piece.at for piece in found.turns[1].pieces] == [2, 4]


def test_somebody_who_speaks_alone_has_one_label() -> None:
    speech = "THE MAYOR: Good evening. (Applause.)\n\nThe ferry runs. (Applause.)\n\nGood night."
    assert [who for who, _ in said(speech)] == ["THE MAYOR", "THE MAYOR"]
    assert transcript_of(paragraphs("THE MAYOR: Good evening.\n\nThe ferry runs.\n\nIt rained.")) is None


# What is no transcript


@pytest.mark.parametrize(
    "text",
    [
        "Harbour closed\n\nEditor's note: it was May.\n\nUpdate: it rained.\n\n“We knew,” said Ann Lee.",
        "WATCH: It falls\n\nIt fell.\n\nREAD MORE: It sinks\n\nIt sank.\n\nWATCH: The pier\n\nREAD MORE: So.",
        "Hall: Long Pier\n\nOpening Act: The Boats\n\nHall: Town Hall\n\nOpening Act: The Oars\n\nHall: Quay",
        "Claim: The ferry sank.\n\nVerdict: It did not sink.\n\nClaim: It was late.\n\nVerdict: It was.",
        "Ada Quill: “We are late.”\n\nJo Roe: “You are.”\n\nAda Quill: “No.”\n\nJo Roe: “Yes.”",
        "ADA QUILL, MAYOR\n\n“We are late.”\n\nJO ROE, MINISTER\n\n“They are.”\n\nADA QUILL, MAYOR\n\n“No.”",
        "Live\n\nAda Quill\n\n“It runs,” said the minister.\n\nJo Roe\n\n“It is late,” he said.\n\n"
        "Ada Quill\n\nHello.\n\nJo Roe\n\nIt is.",
        "Boats\n\nFirst Boats (03:29)\n\nThey sank.\n\nLast Boats (04:30)\n\nThey float.",
        "Ada Quill\n\nTwitter\n\nJo Roe\n\nTwitter\n\nAda Quill\n\nVideo\n\nJo Roe\n\nVideo\n\nIt rained.",
        "Old Boats\n\nNew Boats\n\nOld Boats\n\nThey sank.\n\nNew Boats\n\nThey float.\n\nSo it is.",
        "A boat sank. Q. Roe, 33, saw it.\n\nA. Lind, 31, did not.\n\nThey met.",
        "Dr. Roe of Quay\n\nIt was Mr. Lind. He knew.\n\nIt rained.",
    ],
)
def test_labels_and_lines_of_an_article_make_no_transcript(text: str) -> None:
    assert transcript_of(paragraphs(text)) is None


def test_an_article_may_hold_an_interview_and_go_on() -> None:
    text = (
        "Ada Quill heads the company.\n\nCourier: Why are you late?\n\nQuill: The crane fell on Friday.\n\n"
        "Courier: Whose fault was it?\n\nQuill: Nobody’s.\n\nThe mayor, Jo Roe, said the company knew.\n\n"
        "Ms. Quill said she would stay."
    )
    found = read(text)
    assert found.paragraphs == {1, 2, 3, 4}
    assert [turn.speaker for turn in found.turns] == ["Courier", "Ada Quill", "Courier", "Ada Quill"]
    assert doubts(text) == ["unknown-label", None, "unknown-label", None]
