"""Who can be he, she, it or "the company", each with what forbids it, and where nothing does."""

import pytest

from tests.drafting.drafting import candidates, draft, mark, named, reported, said

Told = list[tuple[str, bool]]


def told(text: str, name: str = "article.txt") -> Told:
    """Who says each quotation, and whether that is flagged."""
    brief = draft(text, name)
    marks = [mark(brief, at) for at, quote in enumerate(brief.quotes) if quote.spans]
    return [(who, one.is_flagged) for (who, _), one in zip(said(brief), marks, strict=True)]


# He and she


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ida Berg, the mayor, spoke.\n\nThe boats sank off North Mersa. “Go,” she said.", "Ida Berg"),
        ("Ida Berg, a pilot, wrote to Grand Pearl. “Go,” she said.", "Ida Berg"),
        ("Ida Berg, a pilot, sued over The Karen Show. “Go,” she said.", "Ida Berg"),
        ("A pilot, Ida Berg, blamed Asian Fishermen. “Go,” she said.", "Ida Berg"),
        ("A pilot of Mersa, recalling a letter, left it. “Go,” he said.", "pilot of Mersa"),
        ("Her agent, Aro Benn, came to the pier. “Go,” he said.", "Aro Benn"),
        ("Aro Benn, 42, came to the pier. “Go,” he said.", "Aro Benn"),
        ("Aro Benn, who owns a boat, came to the pier. “Go,” he said.", "Aro Benn"),
        ("Aro Benn said it was dry. “Go,” he added.", "Aro Benn"),
        ("Odo, a docker who gave no other name, said it was dry. “Go,” he added.", "Odo"),
    ],
)
def test_he_and_she_are_those_whom_the_article_tells_to_be_persons(text: str, name: str) -> None:
    assert told(text)[-1] == (name, False)


@pytest.mark.parametrize(
    "text",
    [
        "The boats sank off North Mersa. “Go,” she said.",
        "The boats left the Mersa Strait. “Go,” he said.",
        "Nobody had told Grand Pearl. “Go,” he said.",
        "Grand Pearl said its boats would leave. “Go,” he said.",
        "The Karen Show was long. “Go,” she said.",
    ],
)
def test_what_no_article_tells_to_be_a_person_is_neither_he_nor_she(text: str) -> None:
    assert told(text)[-1] == ("No one named", True)


def test_a_person_who_may_be_none_but_stands_nearer_makes_the_choice_doubtful() -> None:
    text = "“Stay,” said Ida Berg.\n\nRua Mello was at the pier. “Go,” she said."
    assert told(text)[-1] == ("Ida Berg", True)


@pytest.mark.parametrize(
    "text",
    [
        "Tom Reed met John Ash. “Go,” he said.",
        "Tom Reed, a clerk, said it was late. He met John Ash, a judge, and “a few” others, he said.",
    ],
)
def test_a_choice_between_two_who_stand_as_near_is_flagged(text: str) -> None:
    assert told(text)[-1][1]


@pytest.mark.parametrize(
    "text",
    [
        "Tom Reed told Ann Lee about it. “Go,” he said.",
        "Tom Reed spoke of John Ash’s boat. “Go,” he said.",
        "John Ash, a judge, left early. It rained. It was late.\n\nTom Reed spoke at last. “Go,” he said.",
    ],
)
def test_one_whom_nobody_rivals_is_not(text: str) -> None:
    assert told(text)[-1] == ("Tom Reed", False)


def test_a_doubtful_he_stays_doubtful_in_the_next_sentence() -> None:
    text = "Tom Reed met John Ash. “Go,” he said.\n\nIt rained, he said. It was late. “Stay,” he said."
    assert [flagged for _, flagged in told(text)] == [True, True]


def test_a_gender_that_was_inferred_is_not_learnt() -> None:
    text = "Robin Marsh, a docker, spoke. “Go,” he said.\n\nIt rained. Robin Marsh laughed. “Stay,” she said."
    assert told(text)[-1][0] == "Robin Marsh"


def test_a_gender_that_is_printed_is() -> None:
    text = "Robin Marsh met her manager, Kim Ash. “Go,” he said."
    assert told(text) == [("Kim Ash", False)]


def test_a_heading_ends_the_reach_of_a_pronoun() -> None:
    above = "Mayor Tom Reed came to the pier. It rained all day.\n\n"
    below = "“Go,” he said. It went on for hours, and the boats came in late.\n\nMore came."
    assert told(f"{above}{below}") == [("Tom Reed", False)]
    assert told(f"{above}The long wait\n\n{below}") == [("No one named", True)]
    assert told(f"{above}Advertisement\n\n{below}") == [("Tom Reed", False)]


# It, and "the company"


def test_it_is_the_body_with_which_the_sentence_before_begins() -> None:
    text = "The city said it was late. The trial court rejected it. It found that the plan was “too weak.”"
    assert told(text) == [("trial court", False)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Corvane, an airline in Quay, closed. “Go,” the airline said.", ("Corvane", False)),
        ("The airline Corvane closed. “Go,” the airline said.", ("Corvane", False)),
        ("The Quay Airline Association closed. “Go,” the association said.",
         ("Quay Airline Association", False)),
        ("Corvane Ltd closed. “Go,” the company said.", ("Corvane Ltd", False)),
        ("Corvane Arms said it was late. “Go,” the company said.", ("company", True)),
        ("Two airlines spoke: Corvane, an airline, and Orlo, an airline. “Go,” the airline said.",
         ("Orlo", True)),
    ],
)  # fmt: skip
def test_the_airline_is_the_body_that_was_called_so_else_it_is_flagged(
    text: str, expected: tuple[str, bool]
) -> None:
    assert told(text)[-1] == expected


def test_a_body_that_only_stands_near_is_never_the_department() -> None:
    text = "“Nobody knew,” said Tom Reed, who helps the United Nations. The department then said “we did.”"
    assert told(text)[-1] == ("department", True)


def test_his_lawyer_is_nobody_who_was_named_without_a_doubt() -> None:
    text = "Ann Lee, a lawyer for the union, left. Tom Reed stayed. “Go,” his lawyer said."
    assert told(text)[-1][1]


def test_the_minister_of_one_state_is_not_that_of_another() -> None:
    text = "The envoy of Mersa said it was dry. The envoy of Tamar left. “Go,” the envoy of Tamar said."
    assert told(text)[-1][0] == "envoy of Tamar"


# Names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Quay, North Mersa, fire chief, Jo Berg, has said it “may rain.”", "Jo Berg"),
        ("Town Hall press secretary Jo Berg regretted it and said it “may rain.”", "Jo Berg"),
        ("“It may rain,” Jo Berg, an analyst at the Council on Winds, Tides and Ice think tank told us.",
         "Jo Berg"),
        ("“It may rain,” said Jo White Stone, a pilot.\n\n“It may snow,” White Stone said.",
         "Jo White Stone"),
        ("JO BERG (Mersa) spoke.\n\n“It may rain,” Berg said.", "Jo Berg"),
        ("“It may rain,” the Eastern Fish and Trade Council said.", "Eastern Fish and Trade Council"),
        ("Ian Dale, a pilot, came.\n\nWelcoming Dale here “is a gift,” said Tom Reed.\n\n“No,” Dale said.",
         "Ian Dale"),
        ("In Quay Ann Lee said it “may rain.”", "Ann Lee"),
    ],
)  # fmt: skip
def test_a_name_is_whole_and_holds_no_more(text: str, name: str) -> None:
    assert told(text)[-1] == (name, False)


def test_two_subjects_of_a_subordinate_clause_speak_together() -> None:
    assert (
        reported(draft("That is why Earl Ash and Ann Lee say they want a boat."))[0][0]
        == "Earl Ash & Ann Lee"
    )


def test_a_single_name_that_said_something_is_a_persons_unless_the_article_tells_otherwise() -> None:
    assert named(draft("Odo said that it was dry."), "Odo").type == "person"
    assert (
        named(draft("Odo said that it would close. The shares of Odo fell in Odo."), "Odo").type != "person"
    )


def test_who_else_it_could_be_is_named() -> None:
    assert candidates(draft("Tom Reed met John Ash. “Go,” he said.")) == ["Tom Reed", "John Ash"]
