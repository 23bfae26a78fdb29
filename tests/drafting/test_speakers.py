"""Who says it: the ladder of rules, and that nothing doubtful is chosen in silence."""

import pytest

from briefreader.brief.model.brief import UNSURE
from tests.drafting.drafting import candidates, draft, mark, named, said

TWO = "Anna Moreau, a judge, met Bruno Keller, a clerk. "


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“It is late,” Ann Lee said.", "Ann Lee"),
        ("“It is late,” said Mayor Ann Lee.", "Ann Lee"),
        ("“It is late,” Ann Lee, the mayor of Quay, told reporters on Monday.", "Ann Lee"),
        ("“It is late,” said Ludo van der Berg of the union.", "Ludo van der Berg"),
        ("“It is late,” said Gen. Omar al-Rashid.", "Omar al-Rashid"),
        ("“It is late,” said J. R. Whitcombe.", "J. R. Whitcombe"),
        ("“It is late,” according to Ann Lee.", "Ann Lee"),
        ("“It is late.” — Ann Lee", "Ann Lee"),
        ("In a statement, Quay's mayor, Ann Lee, said, “It is late.”", "Ann Lee"),
        ("“It is late,” said a spokesman for the ministry on Monday.", "spokesman for the ministry"),
        ("“It is late,” a spokeswoman, Lena Ortiz, said.", "Lena Ortiz"),
        ("“It is late,” said a senior State Department official.", "senior State Department official"),
        ("“It is late,” several environmental groups said.", "Several environmental groups"),
        ("“It is late,” the Port Workers Union (PWU) said. It rained.", "Port Workers Union"),
        ("“It is late,” Moscow said.", "Russia"),
        ("“It is late,” the U.S. Department of Agriculture said.", "U.S. Department of Agriculture"),
        ("“It is late,” read a statement by the Quay Port Authority.", "Quay Port Authority"),
        ("Ann Lee was told by Tom Reed: “It is late.”", "Tom Reed"),
        ("Ann Lee, who heard the news on Monday, said “it is late and nothing is done.”", "Ann Lee"),
        ("Ann Lee shook her head, saying, “It is late.”", "Ann Lee"),
        ("QUAY, Wash. (AP) — It rained. “It is late,” Ann Lee said.", "Ann Lee"),
        ("“It is late,” said Alderwoman Ann Lee.", "Ann Lee"),
        ("The chairman, Alhaji Omar Bello, said: “It is late.”", "Omar Bello"),
        ("Its Executive Director, Mrs Ann Lee, noted: “It is late.”", "Ann Lee"),
        ("“It is late,” Regional Gov. Luis Quispe Mamani said.", "Luis Quispe Mamani"),
        ("On Monday the Chinese Foreign Ministry went on, calling it “a late hour.”",
         "Chinese Foreign Ministry"),
        ("A spokesman for the mine's owner, Alto Colca, said it was “a late hour.”",
         "spokesman for the mine's owner"),
        ("A lawyer for the family, Ann Lee, said it was “a late hour.”", "Ann Lee"),
        ("Mayor Tom Reed was there.\n\nCouncil President Ann Lee came. “It is late,” she said.", "Ann Lee"),
        ("A ministry declined to comment, and a Quay official, who was there, said “it is late.”",
         "Quay official"),
        ("“It is late,” the Works Minister said.", "Works Minister"),
        ("Pollster Ann Lee was there. “It is late,” Lee said.", "Ann Lee"),
        ("Quaybank Chief Executive Ann Lee said: “It is late.”", "Ann Lee"),
        ("Det Ch Insp Ann Lee said: “It is late.”", "Ann Lee"),
        ("Tom Reed's agent, Ann Lee, wrote that the studio “will hear from us.”", "Ann Lee"),
        ("Mayor Ann Lee on Tuesday said it was “a late hour.”", "Ann Lee"),
        ("State news agency KNA quoted President Ann Lee as saying: “It is late.”", "Ann Lee"),
        ("Tom Reed left. His wife, Carol, did not.\n\n“It is late,” she said.", "Carol"),
        ("Ann Lee, a clerk, has an answer: “It is late.”", "Ann Lee"),
        ("Don and Jan Reed were there. “It is late,” said Jan.", "Jan Reed"),
        ("Luis Quispe Mamani was there. “It is late,” Quispe said.", "Luis Quispe Mamani"),
    ],
)  # fmt: skip
def test_the_speaker_is_found_with_the_whole_name(text: str, name: str) -> None:
    assert [who for who, _ in said(draft(text))] == [name]


def test_speakers_can_alternate() -> None:
    brief = draft(f"{TWO}\n\n“Did you?” Moreau asked. “I did,” Keller replied. “When?” she asked.")
    assert [who for who, _ in said(brief)] == ["Anna Moreau", "Bruno Keller", "Anna Moreau"]


def test_a_surname_means_one_of_those_named_before() -> None:
    brief = draft(
        "Ida Moreau, a judge, came.\n\n“It is late,” Ms. Moreau said.\n\nAnna Moreau, a clerk, came too."
    )
    assert [who for who, _ in said(brief)] == ["Ida Moreau"]
    assert mark(brief).doubt is None


def test_two_of_one_surname_are_both_written_and_flagged() -> None:
    brief = draft("Ida Moreau met Anna Moreau.\n\n“It is late,” Ms. Moreau said.")
    assert candidates(brief) == ["Ida Moreau", "Anna Moreau"]
    assert mark(brief).doubt is not None
    assert mark(brief).confidence < UNSURE
    assert brief.quotes[0].note is not None
    assert "Anna Moreau" in brief.quotes[0].note


def test_a_title_tells_two_of_one_surname_apart() -> None:
    brief = draft("Paul Moreau, a clerk, met Ida Moreau, a judge.\n\n“It is late,” Judge Moreau said.")
    assert [who for who, _ in said(brief)] == ["Ida Moreau"]


def test_a_pronoun_with_two_who_fit_is_flagged() -> None:
    brief = draft("Robin Marsh, a docker, met Kim Ash, a clerk.\n\n“It is late,” he said.")
    assert len(candidates(brief)) == 2
    assert mark(brief).doubt is not None


def test_a_pronoun_takes_the_gender_that_the_article_gives() -> None:
    brief = draft("Mr. Robin Marsh met Ms. Chris Ash.\n\n“It is late,” she said.")
    assert [who for who, _ in said(brief)] == ["Chris Ash"]


def test_a_name_printed_family_first_is_found_by_its_first_part() -> None:
    brief = draft(
        "“It is late,” said Han Do-yun, a scholar at the Institute for Sea Law in Seoul. “Go,” Mr. Han said."
    )
    assert {who for who, _ in said(brief)} == {"Han Do-yun"}
    assert named(brief, "Han Do-yun").family_first


def test_titles_and_appositions_become_role_affiliation_and_place() -> None:
    brief = draft("“It is late,” said Ida Moreau, a professor at the Institute for Sea Law in Lisbon.")
    moreau = named(brief, "Ida Moreau")
    assert (moreau.role, moreau.affiliation, moreau.place) == ("professor", "Institute for Sea Law", "Lisbon")


def test_a_minister_is_on_the_side_of_the_state() -> None:
    brief = draft("“It is late,” said Ida Moreau, Kenya’s defense minister.")
    moreau = named(brief, "Ida Moreau")
    assert (moreau.role, moreau.affiliation, moreau.party) == ("defense minister", "Kenya", "kenya")


def test_a_paragraph_that_is_only_a_quote_is_flagged_if_the_last_sentence_names_another() -> None:
    brief = draft("“It is late,” said Ida Moreau of Ann Lee.\n\n“Nobody knows what will come of it now.”")
    assert mark(brief, 1).doubt is not None
    assert mark(brief, 1).confidence < UNSURE


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("“Come,” said Ann Lee. Then Tom Reed, a clerk, turned to the crowd:", "Tom Reed"),
        ("“Come,” said Tom Reed. Then Ann Lee said to the crowd:", "Ann Lee"),
        ("Tom Reed, a clerk, came. It was “dry,” Ann Lee said, and there was more:", "Ann Lee"),
        ("Tom Reed, a clerk, came. Ann Lee, a judge, had more to say. She told the crowd:", "Ann Lee"),
    ],
)
def test_after_a_colon_whoever_speaks_in_the_last_sentence_goes_on(before: str, name: str) -> None:
    brief = draft(f"{before}\n\n“Nobody knows what will come of it now.”")
    assert said(brief)[-1] == (name, "Nobody knows what will come of it now.")
    assert mark(brief, len(brief.quotes) - 1).rule == "colon at the end of the paragraph before"


@pytest.mark.parametrize(
    ("before", "names"),
    [
        (TWO, ["Anna Moreau", "Bruno Keller"]),  # whom the sentence is about
        (f"{TWO}Carla Ortiz came.", ["Carla Ortiz", "Bruno Keller"]),
        (f"{TWO}\n\nIt rained.", ["Bruno Keller", "Anna Moreau"]),
        (f"{TWO}\n\nIt rained.\n\nIt was dark.", []),
        ("“Go,” said Anna Moreau. “Come,” said Bruno Keller.", ["Bruno Keller", "Anna Moreau"]),
        (
            "“Go,” said Anna Moreau. “Come,” said Bruno Keller. “No,” said Carla Ortiz.",
            ["Carla Ortiz", "Bruno Keller"],
        ),
    ],
)
def test_of_those_who_could_have_said_a_paragraph_the_last_comes_first(before: str, names: list[str]) -> None:
    brief = draft(f"{before}\n\n“Nobody knows what will come of it now.”")
    assert candidates(brief, len(brief.quotes) - 1) == names


def test_a_long_quote_without_any_speaker_is_nobodys_and_flagged() -> None:
    brief = draft("“Nobody knows what will come of it now, and nobody asks.”\n\nIt rained.")
    assert said(brief)[0][0] == "No one named"
    assert mark(brief).doubt is not None


def test_a_phrase_that_may_be_somebody_named_is_flagged() -> None:
    brief = draft("A film was shown. “It is late,” the director said.")
    assert mark(brief).doubt == "“the director” may be named elsewhere in the article"


@pytest.mark.parametrize(
    "text",
    [
        "“It is late,” the witness replied.",
        "“It is late,” the striker said.",
        "“It is late,” said the Norwegian.",
    ],
)
def test_an_epithet_may_be_somebody_named_and_is_flagged(text: str) -> None:
    brief = draft(f"Nils Berg came early. {text}")
    assert "may be named elsewhere" in (mark(brief).doubt or "")


def test_a_surname_of_which_the_full_name_stands_elsewhere_is_taken_for_it_and_flagged() -> None:
    brief = draft("Roe, 36, laughed. “It is late.”\n\n“I like Bo Roe,” said Ann Lee.")
    assert said(brief)[0] == ("Bo Roe", "It is late.")
    assert mark(brief).doubt == "“Roe” is taken for Bo Roe"


def test_the_company_is_the_one_named_last() -> None:
    brief = draft("Corvane Industries closed a plant.\n\n“It is late,” the company said in a letter.")
    assert [who for who, _ in said(brief)] == ["Corvane Industries"]


def test_every_item_says_its_rule_and_the_words_it_rests_on() -> None:
    brief = draft("“It is late,” said Ida Moreau, a judge.")
    assert (mark(brief).rule, mark(brief).words) == (
        "said + name after the quote",
        "said Ida Moreau, a judge",
    )


def test_a_participle_is_of_the_subject_of_the_clause_before_it() -> None:
    text = (
        "Child health experts at the University of Tarn questioned whether it was gas, and Ann Lonergan has "
        "been quick to pounce, telling parliament that she was “writing cheques on a cloud”."
    )
    assert [who for who, _ in said(draft(text))] == ["Ann Lonergan"]
    joint = "Tom Reed and Ann Lonergan said it was gas, telling parliament it was “a cloud of dust”."
    assert [who for who, _ in said(draft(joint))] == ["Tom Reed & Ann Lonergan"]


def test_a_speaker_is_found_in_a_sentence_that_has_no_end() -> None:
    brief = draft("and the harbour, " * 400 + "it was closed, “nobody asked us,” said Ann Lee.")
    assert said(brief) == [("Ann Lee", "nobody asked us,")]
