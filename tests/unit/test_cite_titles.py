"""Titles as styles want them: sentence and headline case, and the marks inside them."""

import pytest

from briefreader.cite.citer import Form
from briefreader.cite.headline_case import headline_case
from briefreader.cite.punctuation import at_first_level, curled, marked, single_marked
from tests.unit.test_cite_types import citer


def cased(style: str, title: str, summary: str = "x", **csl: str) -> str:
    """The title at the beginning of a reference; what follows it begins with the year."""
    made = citer({"type": "report", "title": title, **csl}, summary=summary).reference(Form(style))
    return made.partition(" (n.d.)")[0].strip("*.")


# --- sentence case (APA 7 §6.17) --------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "Minister Andersson visits the Mara dam",
        "NT ‘must wait’ for Canberra, says Chief Minister",
        "Tracey Holmes on the ground in Tokyo",
        "Write Zotero translator",
    ],
)
def test_a_title_in_sentence_case_stays_as_it_is(title: str) -> None:
    assert cased("apa7", title) == title.replace("‘", "“").replace("’ for", "” for")


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("de", "Der Minister und die Folgen der Flut"),
        ("sv-SE", "Minister Andersson lovar Mora en ny damm"),
        ("tr", "İstanbul Barajı"),
        ("", "Die Linkspartei: Ideologie oder Politik"),
        ("", "Меркель и Саркози: Альянс"),
    ],
)
def test_only_english_titles_are_changed(language: str, title: str) -> None:
    """CSL 1.0.2: case is changed in English items alone. Without a language its words tell."""
    assert cased("apa7", title, **({"language": language} if language else {})) == title


@pytest.mark.parametrize(
    ("title", "recased"),
    [
        ("The Dam Failed. Nobody Was Told", "The dam failed. Nobody was told"),
        ("The Dam: what we know so far", "The dam: What we know so far"),
        ("Who Knew? The Answer — A Surprise", "Who knew? The answer — A surprise"),
        ("The U.S. Leaves the Treaty", "The U.S. leaves the treaty"),
        ("Town Chooses Plan B After St. Mara Flood", "Town chooses plan B after St. Mara flood"),
        ("Is A Dam A Danger?", "Is a dam a danger?"),
        ("Type B Versus Ser-B-Vac", "Type B versus Ser-B-Vac"),
        ("A Ph.D. for eBay and NATO", "A Ph.D. for eBay and NATO"),
        ("North Korean Troops Leave Kyiv in October", "North Korean troops leave Kyiv in October"),
        ("COURT STOPS WORK AT MARA DAM", "Court stops work at Mara dam"),
    ],
)
def test_a_headline_is_lowered_but_for_names_and_beginnings(title: str, recased: str) -> None:
    told = "The town of Mara met. It was Plan A."
    assert cased("apa7", title, summary=told) == recased.replace("plan B", "Plan B")


def test_names_are_those_of_the_authors_too() -> None:
    author = [{"family": "Kestrel", "given": "Ana"}]
    made = citer({"type": "report", "title": "What Kestrel Saw", "author": author}).reference(Form("apa7"))
    assert "*What Kestrel saw*" in made


def test_cases_and_posts_keep_their_capitals() -> None:
    post = citer({"type": "post", "title": "My Dam Broke Today"}).reference(Form("apa7"))
    case = citer({"type": "legal_case", "title": "Bell v. Harbour Dam Co."}).reference(Form("apa7"))
    assert "My Dam Broke Today" in post
    assert "Bell v. Harbour Dam Co." in case


# --- headline case (MLA 9 §2.90, CMOS 18 §8.160) ----------------------------------------------


@pytest.mark.parametrize(
    ("title", "raised"),
    [
        ("Flood reaches Mara as dam overflows", "Flood Reaches Mara as Dam Overflows"),
        ("The Dam Is Shut Down for Good", "The Dam Is Shut Down for Good"),
        ("What we know: the end of a dam", "What We Know: The End of a Dam"),
        ("Who is it for", "Who Is It For"),
        ("FLOOD IN MARA", "Flood in Mara"),
        ("Inside “The Dam” and the town", "Inside “The Dam” and the Town"),
        ("eBay and the KN-23", "eBay and the KN-23"),
    ],
)
def test_a_headline_has_capitals_but_for_small_words(title: str, raised: str) -> None:
    assert headline_case(title) == raised


def test_chicago_raises_prepositions_of_five_letters() -> None:
    assert headline_case("falling through the cracks") == "Falling through the Cracks"
    assert headline_case("falling through the cracks", longest_small=4) == "Falling Through the Cracks"


def test_the_styles_raise_english_titles_alone() -> None:
    assert cased("mla9", "Flood reaches Mara") == "Flood Reaches Mara"
    assert cased("mla9", "La historia oficial", language="es") == "La historia oficial"


# --- marks ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "american", "british"),
    [
        ('The word "dam" is wrong', "“The word ‘dam’ is wrong”", "‘The word “dam” is wrong’"),
        ("The word 'dam' is wrong", "“The word ‘dam’ is wrong”", "‘The word “dam” is wrong’"),
        ("He is 5' 6\" tall", "“He is 5' 6\" tall”", "‘He is 5' 6\" tall’"),
        ("the '90s and the twins' dog", "“the '90s and the twins' dog”", "‘the '90s and the twins' dog’"),
        ("\"the 'big' one\"", "“‘the “big” one’”", "‘“the ‘big’ one”’"),
        ('an open " mark', '“an open " mark”', '‘an open " mark’'),
    ],
)
def test_straight_marks_are_turned_by_their_level(words: str, american: str, british: str) -> None:
    assert (marked(words), single_marked(words)) == (american, british)


def test_apostrophes_of_a_title_are_curly_and_primes_are_none() -> None:
    assert curled("It's 5' 6\" in the '90s", apostrophes=True) == "It’s 5' 6\" in the ’90s"


@pytest.mark.parametrize("inner", ["‘will not’", "“will not”", '"will not"'])
def test_a_title_without_marks_has_those_of_the_first_level_inside(inner: str) -> None:
    title = f"Minister {inner} wait"
    assert at_first_level(title, marked) == "Minister “will not” wait"
    assert at_first_level(title, single_marked) == "Minister ‘will not’ wait"
