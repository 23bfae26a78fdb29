"""Whose words they are, by the whole name: what belongs to a name, what does not, and what is left open."""

import pytest

from tests.drafting.drafting import draft, mark, named, reported, said, sides

Told = tuple[str, bool]
GIVEN = "Ida Berg, a pilot, came."


def told(text: str) -> Told:
    """Who says the last quotation, and whether that is flagged."""
    brief = draft(text)
    number = max(at for at, quote in enumerate(brief.quotes) if quote.spans)
    return said(brief)[-1][0], mark(brief, number).is_flagged


# Titles and offices


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Go,” Quay Courier Editor-in-Chief Ida Berg said.", "Ida Berg"),
        ("“Go,” said President-elect Ida Berg.", "Ida Berg"),
        ("“Go,” MEC Ida Berg said.", "Ida Berg"),
        ("MEC Ida Berg came. “Go,” MEC Berg said.", "Ida Berg"),
        ("PM Ida Berg came.\n\n“Go,” Berg said.", "Ida Berg"),
        ("US President Ida Berg met Mayor Aro Benn.\n\nThe US President said: “Go.”", "Ida Berg"),
        ("Gov. Ida Berg spoke.\n\n“Go,” the Republican governor said.", "Ida Berg"),
        ("Minister of Natural Resources, Ida Berg, would only say this and said: “Go.”", "Ida Berg"),
        ("Ida Berg, a former deckhand who was there said: “Go.”", "Ida Berg"),
        ("Ida Berg, a former deckhand said: “Go.”", "Ida Berg"),
        ("The host, Quay Rivers Council board member Ida Berg, has said it is “a good hour.”", "Ida Berg"),
        ("Author and one of the hosts, Ida Berg, said it was “a good hour.”", "Ida Berg"),
        ("But neighbour Ida Berg picks up the story: “Go.”", "Ida Berg"),
        ("Prince Olaf came.\n\n“Go,” Olaf said.", "Prince Olaf"),
        ("Olaf came late.\n\n“Go,” said Prince Olaf.", "Prince Olaf"),
    ],
)
def test_titles_and_offices_lead_to_the_whole_name(text: str, name: str) -> None:
    assert told(text) == (name, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Go,” Ida Bishop said.", "Ida Bishop"),  # a family name that is a title too
        ("“Go,” said Ida Berg-Hale.", "Ida Berg-Hale"),
        ("“Go,” said Captain Olaf.", "Olaf"),  # no title that is a part of the name
        ("“Go,” said the Works Minister.", "Works Minister"),
        ("Gov. Ida Berg met Gov. Aro Benn.\n\n“Go,” the Republican governor said.", "Republican governor"),
        ("In South Mersa, a deckhand said: “Go.”", "deckhand"),  # a place is nobody's name
    ],
)
def test_what_looks_like_a_title_or_a_name_and_is_none(text: str, name: str) -> None:
    assert told(text)[0] == name


# Names of several words, and of bodies


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Abu Ono Al Sard spoke.\n\nBut Al Sard came. “Go,” he said.", "Abu Ono Al Sard"),
        (
            "Berth Services and Harbours Mersa (BSHM) came. “Go,” BSHM said.",
            "Berth Services and Harbours Mersa",
        ),
        (
            "Tidal shut its site. At Camp Tidal, boats lay. Tidal and its boats left.\n\n“Go,” Tidal said.",
            "Tidal",
        ),
        ("The Storm Forecast Center saw it.\n\n“Go,” wrote the center.", "Storm Forecast Center"),
        ("Ida Berg‘s boats lay there. “Go,” Berg said.", "Ida Berg"),
        ("“Go,” wrote harbourpilot7.", "harbourpilot7"),
        ("Downing Street said the port “is a good place.”", "United Kingdom"),
    ],
)
def test_names_of_several_words_and_of_bodies_stay_whole(text: str, name: str) -> None:
    assert told(text) == (name, False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“Stay,” the Mersa Forecast Center said.\n\n“Go,” Forecast Center said.", "Mersa Forecast Center"),
        ("Enok Godowa, the minister, spoke of the Godowa plan.\n\n“Go,” Godowa said.", "Enok Godowa"),
        ("Welcoming Ida Berg here, Aro Benn said: “Go.”", "Aro Benn"),
    ],
)
def test_a_part_of_a_name_stands_for_the_whole_where_it_is_one(text: str, name: str) -> None:
    assert told(text) == (name, False)


def test_a_headline_in_capitals_is_no_name() -> None:
    text = "Ida Berg Calls Aro Benn Mad\n\nIda Berg, a pilot, calls him mad. “Go,” Berg said."
    assert told(text) == ("Ida Berg", False)


def test_a_name_with_two_letters_wrong_is_the_other_and_flagged() -> None:
    assert told("Nora Janzen spoke.\n\n“Go,” Jensen said.") == ("Nora Janzen", True)


def test_a_name_with_another_initial_is_another() -> None:
    assert told("Nora Hansen spoke.\n\n“Go,” Jensen said.")[0] == "Jensen"


# Documents


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("According to a report published on Monday, it is “a good hour.”", "report"),
        ("According to documents seen, it is “a good hour.”", "documents"),
        ("A report ordered by the council said it is “a good hour.”", "report ordered by the council"),
        ("A statement by a Quay spokesman confirming the loss read: “Go.”", "Quay spokesman"),
        ("“Go,” said people briefed on the matter.", "People briefed"),  # people keep theirs
    ],
)
def test_a_participle_at_its_end_is_no_part_of_a_document_s_name(text: str, name: str) -> None:
    assert told(text)[0].lower() == name.lower()


# Epithets and pronouns


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{GIVEN}\n\n“Go,” says the woman who is in her twenties.", "Ida Berg"),
        (f"{GIVEN}\n\nThe expert said: “Go.”", "Ida Berg"),
        (f"{GIVEN}\n\n“Go,” said the 36-year-old.", "Ida Berg"),
        ("A woman fell. Ida Berg, a pilot, came.\n\n“Go,” the woman said.", "woman"),
        (f"{GIVEN} Her mother, who had a boat, left.\n\n“Go,” her mother said.", "Her mother"),
        (f"{GIVEN}\n\n“Go,” the mayor said.", "mayor"),
        (
            "Analysts at banking giant Olmar Sachs spoke.\n\nOlmar Sachs fell. “Go,” the bank said.",
            "Olmar Sachs",
        ),
    ],
)
def test_an_epithet_is_guessed_and_flagged(text: str, name: str) -> None:
    assert told(text) == (name, True)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        # She of whom the sentences before are, and not whom they name last
        ("Ida Berg, a pilot, sailed early. She liked Carol Hale. She said: “Go.”", "Ida Berg"),
        # Whom a sentence is about, and not whom it names last
        ("Ida Berg won the race and beat Carol Hale by a length.\n\n“It was a very long race.”", "Ida Berg"),
    ],
)
def test_whom_the_sentences_before_are_about_comes_first(text: str, who: str) -> None:
    assert told(text) == (who, True)


def test_words_behind_the_last_word_of_a_paragraph_are_the_same_speaker_s() -> None:
    text = "Ida Berg, a pilot, said the port was dry.\n\n“We have not sailed for a year.”"
    assert told(text) == ("Ida Berg", False)


@pytest.mark.parametrize(
    "text",
    [
        "Ida Berg, a pilot, said Aro Benn had left.\n\n“We have not sailed for a year.”",
        "Ida Berg, a pilot, said the port was dry. Boats lay there.\n\n“We have not sailed for a year.”",
    ],
)
def test_words_behind_a_paragraph_that_ends_otherwise_are_flagged(text: str) -> None:
    assert told(text)[1]


# Who is asked, and who only is said to speak


@pytest.mark.parametrize(
    "text",
    [
        "Berg was asked, “Did you go there?” Berg admitted that she did.",
        "When asked, “Did you go there?” Berg nodded.",
    ],
)
def test_a_question_put_to_somebody_is_not_hers(text: str) -> None:
    assert told(f"{GIVEN}\n\n{text}") == ("No one named", True)


def test_a_question_that_somebody_asks_is_hers() -> None:
    assert told(f"{GIVEN}\n\nBerg asked, “Did you go there?”") == ("Ida Berg", False)
    assert told(f"{GIVEN} Aro Benn was asked by Ida Berg, “Did you go there?”")[0] == "Ida Berg"


def test_what_somebody_is_said_to_have_said_is_flagged() -> None:
    assert told(f"{GIVEN} Berg is said to have answered: “Go there at once.”")[1]


def test_according_to_beside_the_marks_is_nearer_than_a_verb() -> None:
    text = "Quay Air is on record saying that this is, according to pilot Ida Berg, “a very good hour.”"
    assert told(text) == ("Ida Berg", False)


def test_what_is_denied_is_not_what_the_denial_is_called() -> None:
    assert not told(f"{GIVEN} Berg denied the claim, calling it “pure and plain invention.”")[1]
    assert told(f"{GIVEN} Berg denied saying that it was “pure and plain invention.”")[1]


# Marks in a reporter's sentence


@pytest.mark.parametrize(
    "words",
    [
        "Berg said it was a “bad idea” with regard to Quay.",
        "Berg said it was an “option.” However, Benn left.",
        "Berg described it as a form of “idle talk” aimed at sailors.",
        "Berg said this episode “is one of the reasons why I began to sail at all.”",
        "“Our port is doing nothing at all,” Berg said. As a pilot, “we are left alone with it.”",
        "“Go,” Berg said.He said it was “a good hour.”",
        "“The port is dry,” Berg shared.",
    ],
)
def test_words_in_a_sentence_of_the_reporter_s_are_found(words: str) -> None:
    assert told(f"{GIVEN}\n\n{words}")[0] == "Ida Berg"


@pytest.mark.parametrize(
    "words",
    [
        "The “idle” boats had left, and Berg too.",
        "Berg left the new “fast lane” service.",
        "Berg announced a service it calls “fast lane.”",
        "Berg went so far as to launch an even “faster” boat.",
        "Berg shared a room with the “idle” sailors.",
    ],
)
def test_words_that_only_name_something_are_nobody_s(words: str) -> None:
    assert said(draft(f"{GIVEN}\n\n{words}")) == []


@pytest.mark.parametrize(
    "words",
    [
        "Berg said the “idle” boats had left.",
        "Berg described the service of “idle” boats and the “fast” ones.",
    ],
)
def test_words_that_qualify_a_noun_are_flagged_if_somebody_speaks(words: str) -> None:
    assert told(f"{GIVEN}\n\n{words}") == ("Ida Berg", True)


# Words of a claim, and of those who do not speak themselves


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Benn rejected Berg’s claim that the port was “dry for a year.”", ("Ida Berg", False)),
        ("Benn rejected her claim that the port was “dry for a year.”", ("Ida Berg", False)),
        ("Benn rejected the ministry’s claim that the port was “dry for a year.”", ("ministry", False)),
        ("Benn rejected the claim that the port was “dry for a year.”", ("Aro Benn", True)),
        ("Benn claimed that the port was “dry for a year.”", ("Aro Benn", False)),
        ("Benn shot back, “Never again, not even once.”", ("Aro Benn", False)),
        ("Benn wore a hat reading, “Dry for a year.”", None),
        ("After Mayor Cara Hale criticized Berg, Benn shot back, “Never again at all.”", ("Aro Benn", False)),
        ("Berg left for good and Benn went, telling them it was “dry for a year.”", ("Aro Benn", False)),
        ("Asked about Ida Berg, he said: “She is dry for a year.”", ("Aro Benn", False)),
    ],
)
def test_whose_words_they_are_that_somebody_answers(text: str, who: Told | None) -> None:
    article = f"{GIVEN} Mr. Aro Benn, a clerk, met her.\n\n{text}"
    assert (told(article) if said(draft(article)) else None) == who


# Denials


def test_an_accusation_of_doing_something_is_the_other_side() -> None:
    text = "Mali has moved to punish Chad after accusing it of backing the raid, which Chad denies."
    assert sides(draft(text)) == [("contested", ["Mali"], ["Chad"])]


def test_an_accusation_by_those_who_deny_is_no_other_side() -> None:
    text = "Chad has moved to punish Mali after accusing it of backing the raid, which Chad denies."
    assert sides(draft(text)) in ([("single-source", [], ["Chad"])], [])


def test_few_words_can_be_denied() -> None:
    brief = draft("Berg said she was there but denied ever taking bribes. It rained.")
    assert [claim.text for claim in brief.claims] == ["Taking bribes"]
    assert sides(draft("Chad rejects any indicators that suggest the port is dry.")) == [
        ("single-source", [], ["Chad"])
    ]


# Words with a capital that are no names


@pytest.mark.parametrize(
    "text",
    [
        "Look at the port, it asked: “Go there now.” They look at boats.",
        "We’ve said it is “a good hour.”",
        "Partial transcripts say it was “a good hour.” They are partial.",
    ],
)
def test_a_word_that_only_opens_a_sentence_is_nobody(text: str) -> None:
    assert {who for who, _ in said(draft(text))} <= {"No one named", "Partial transcripts"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Longtime Ida Berg said: “Go.” She was a longtime pilot.", "Ida Berg"),
        ("Realtor Ida Berg said: “Go.”", "Ida Berg"),
        ("Quay Health Policy Consultant Ida Berg said: “Go.”", "Ida Berg"),
        ("Rose said: “Go.” The boats rose. But Rose left.", "Rose"),  # a name inside a sentence too
        ("Hunter Berg said: “Go.”", "Hunter Berg"),
        ("“Go,” Rep. Ida Berg (D-Mers.) said.", "Ida Berg"),
        ("“Go,” said Ida “Cia” Berg.", "Ida Berg"),
        ("Ida O’Berg came. “Go,” O'Berg said.", "Ida O’Berg"),
        ("It was dry. Said Ida Berg: “Go.”", "Ida Berg"),
        ("They heard an officer say: “Go.”", "officer"),
    ],
)
def test_a_name_is_found_behind_what_is_none(text: str, name: str) -> None:
    assert told(text)[0] == name


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("White House press secretary Ida Berg came. “Go,” Berg said.", "White House press secretary"),
        ("The opposition leader Ida Berg came. “Go,” Berg said.", "opposition leader"),
        ("“Go,” says Ida Berg, MD, a doctor.", "doctor"),
        ("“Go,” says Ida Berg, 42, the owner of a boat.", "owner of a boat"),
        ("“Go,” said Ida Berg, however jarring that was to see.", None),
    ],
)
def test_a_role_is_whole_and_a_role(text: str, role: str | None) -> None:
    assert named(draft(text), "Ida Berg").role == role


@pytest.mark.parametrize(
    "text",
    [
        "The council defended people accused of theft at the port.",
        "The report lists chemicals found in the water by a ship.",
        "One of the many reasons that Berg left the port was rain.",
        "The pilots offered some pointed advice to the council.",
        "Having said that, the boats left the port.",
    ],
)
def test_participles_and_nouns_that_look_like_verbs_of_speech_report_nothing(text: str) -> None:
    assert reported(draft(text)) == []


def test_the_same_forms_report_where_they_are_verbs() -> None:
    assert reported(draft("Berg accused the council of theft at the port."))
    assert reported(draft("The report found that the port was dry."))
    assert reported(draft("Berg pointed out that the port was dry."))


def test_the_assertion_that_somebody_rejects_may_stand_farther_back() -> None:
    far = (
        "Mali’s minister, Ida Berg, said that exports of Chadian steel had increased. It rained. "
        "Boats left. {} that exports of steel from Chad had increased."
    )
    definite = draft(far.format("Aro Benn rejected the assertion"))
    assert sides(definite) == [("contested", ["Ida Berg"], ["Aro Benn"])]
    assert sides(draft(far.format("Aro Benn denied"))) == [("single-source", [], ["Aro Benn"])]


def test_an_allegation_behind_a_dash_is_what_stands_before_it() -> None:
    text = (
        "The ban followed months of attacks on it by Mayor Ida Berg and allies, who claim the port was sold "
        "to Quay – a charge Mali denies."
    )
    ((status, asserting, against),) = sides(draft(text))
    assert (status, against) == ("contested", ["Mali"])
    assert "Mali" not in asserting
