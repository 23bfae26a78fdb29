"""Items put at the end of a brief's lists: in its text, with all else as it was written."""

import pytest

from briefreader.brief import Brief, KeyPoint, Quote, Speaker
from briefreader.brief.reading.load import load_bytes
from briefreader.brief.verification.document import load
from briefreader.brief.writing.additions import LISTS, Add, with_added
from briefreader.brief.writing.appending import appended, column_of
from briefreader.brief.writing.attribution import (
    LISTENER,
    kind_of_name,
    likely_speakers,
    printed_names,
    subject_in,
)
from briefreader.brief.writing.picking import kind_of_words, marked_stretches, quote_of

HEAD = """\
# Mine.
brief: "1"
id: ferry
title: "The ferry"
source: {csl: {id: ferry, type: article-newspaper, title: "The ferry"}}
summary: "It stays."
"""
ADD = Add(
    speakers=(Speaker("s-lee", "Ann Lee", "person"),),
    quotes=(Quote(id="q-no", speaker="s-lee", para=1, kind="indirect", content="No: “never”, she says #1."),),
    key_points=(KeyPoint("It stays.", "k-stays", (1,)),),
)


IN_LINES = """\
speakers:
- {id: s-x, name: "X", type: person}  # first
quotes:
    - id: q-x
      speaker: s-x
      para: 1
      kind: indirect
      content: >
        Said
        so.

# claims to come
claims: []
"""


def with_more(text: str) -> tuple[str, Brief, Brief]:
    """The text with more in it, what it says, and what it should say."""
    lists = {name: getattr(ADD, name) for name in LISTS}
    result = appended(text, lists, {}, without_attested=False)
    return (
        result,
        load_bytes(result.encode(), "a.yaml").brief,
        with_added(load_bytes(text.encode(), "a.yaml").brief, ADD),
    )


@pytest.mark.parametrize(
    "lists",
    [
        "",
        "speakers:\nquotes: []  # none yet\nkey_points: ~\n",
        'speakers:   # who\n#  - {id: s-x, name: "X", type: person}\n\nquotes:\n',
        IN_LINES,
        "speakers: [{id: s-x, name: X, type: person}]  # one\n",
        "speakers: [\n  {id: s-x, name: X, type: person},  # one\n]\nquotes: null",
    ],
    ids=[
        "no lists",
        "nothing in them",
        "an example",
        "items in lines",
        "items in brackets",
        "over lines",
    ],
)
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_items_are_added_to_a_list_however_it_is_written(lists: str, newline: str) -> None:
    text = f"{HEAD}{lists}".replace("\n", newline)
    result, found, wanted = with_more(text)
    assert found == wanted
    assert all(line in result for line in text.split(newline) if line.lstrip().startswith("#"))
    assert "\n" not in result.replace("\r\n", "") or newline == "\n"


def test_a_value_at_the_top_is_set_and_an_old_word_of_honour_goes() -> None:
    source = HEAD.replace(
        "source: {csl: {id: ferry", "source:\n  attested:  # once\n    sha256: x\n  csl: {id: ferry"
    ).replace('ferry"}}\n', 'ferry"}\n')
    result = appended(source, {}, {"revision": "2", "title": '"Ferries"'}, without_attested=True)
    assert (
        "id: ferry\nrevision: 2\n" in result and 'title: "Ferries"\n' in result and "attested" not in result
    )


def test_an_item_is_indented_as_those_of_its_list() -> None:
    assert column_of(f"{HEAD}quotes:\n- id: q\n", "quotes") == 0
    assert column_of(f"{HEAD}quotes:\n    - id: q\n", "quotes") == 4
    assert column_of(f"{HEAD}quotes: []\n", "quotes") == column_of(HEAD, "quotes") == 2
    for broken in ("", "abc", "- a", f"{HEAD}quotes: [", '{"quotes": [{"id": "q"}]}'):
        assert column_of(broken, "quotes") == 2


# --- What is guessed of a quote --------------------------------------------------------------


@pytest.mark.parametrize(
    ("paragraph", "attribution"),
    [
        ("Rain fell. “It is over,” said Ann Lee, the mayor. Others left.", "said Ann Lee, the mayor"),
        ("Ann Lee of St. Ives called it “a trick” and left.", "Ann Lee of St. Ives called it"),
        ("“Stop!” Ann Lee said.", "Ann Lee said"),
        ("She left. “It is over.” The mayor went home.", None),
        ("Asked about it, Lee said: “We are done.”", "Asked about it, Lee said"),
    ],
)
def test_the_attribution_is_the_rest_of_the_sentence(paragraph: str, attribution: str | None) -> None:
    text = f"{HEAD}text:\n  - {{n: 1, text: '{paragraph}'}}\n"
    document = load(text.encode(), name="a.yaml")
    (stretch,) = marked_stretches(document, 1)
    assert quote_of(document, [stretch], "s-lee").attribution == attribution


@pytest.mark.parametrize(
    ("paragraph", "attribution"),
    [
        ("Ann Lee called it “sad” and also “a shame”.", "Ann Lee called it"),
        ("Ann Lee called it “sad.” There was “a shame” in town.", "There was"),
        ("Ann Lee called it “sad”. There was “a shame” in town.", "There was"),
    ],
)
def test_who_says_one_of_several_words_in_marks_stands_before_the_first(
    paragraph: str, attribution: str
) -> None:
    document = load(f"{HEAD}text:\n  - {{n: 1, text: '{paragraph}'}}\n".encode(), name="a.yaml")
    _, stretch = marked_stretches(document, 1)
    assert quote_of(document, [stretch], "s-lee").attribution == attribution


def test_words_that_are_printed_twice_have_their_number() -> None:
    text = f"{HEAD}text:\n  - {{n: 1, text: '“No,” said Lee. Roe said “No,” too.'}}\n"
    document = load(text.encode(), name="a.yaml")
    spans = [quote_of(document, [one], "s-lee").spans[0] for one in marked_stretches(document, 1)]
    assert [(span.exact, span.occurrence) for span in spans] == [("No,", 1), ("No,", 2)]


def test_a_clause_is_direct_and_some_words_are_partial() -> None:
    kinds = map(kind_of_words, ("We will not go,", "a pretext", "Never", "we will not go there"))
    assert list(kinds) == ["direct", "partial", "partial", "partial"]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Ann Lee", "person"),
        ("several officials", "group"),
        ("the Ministry of Ports", "government"),
        ("Dockers’ Union", "organization"),
        ("spokesman for Ann Lee", "person"),
    ],
)
def test_what_a_name_is_of_is_guessed(name: str, kind: str) -> None:
    assert kind_of_name(name) == kind


def test_who_stands_beside_the_verb_is_named_first_without_the_title() -> None:
    def named(words: str) -> list[tuple[str, str]]:
        return [(one.name, one.role) for one in printed_names(words)]

    assert named("Rear Admiral Ann Lee told Bo Holm")[0] == ("Ann Lee", "Rear Admiral")
    assert named("said Ida Brandt, who heads Sandholm")[0] == ("Ida Brandt", "")
    assert named("The deputy head of Oruvia’s delegation said")[0] == (
        "deputy head of Oruvia’s delegation",
        "",
    )
    assert named("he said") == []


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("Ann Lee, a spokeswoman for NATO, said", "Ann Lee"),
        ("Ms. Lee, who met Mr. Holm on Monday, said", "Lee"),
        ("In Sandholm, the mayor, Ann Lee, said", "Ann Lee"),
        ("A spokesman for Ann Lee said", "spokesman for Ann Lee"),
        ("said people close to Mr. Lee, who asked not to be named", "people close to Mr. Lee"),
        ("The mayor of Sandholm, Ann Lee, said", "Ann Lee"),
        ("Mayor Ann Lee of Sandholm said", "Ann Lee"),
    ],
)
def test_a_name_that_tells_more_of_a_speaker_is_not_the_speaker(words: str, who: str) -> None:
    assert printed_names(words)[0].name == who


def test_who_is_spoken_to_is_not_the_speaker() -> None:
    assert subject_in("she told the committee") == ""
    assert printed_names("she told Ann Lee")[0].far >= LISTENER
    brief = with_added(load_bytes(HEAD.encode(), "a.yaml").brief, ADD)
    holm = Speaker("s-holm", "Bo Holm", "person")
    said = Quote(id="q-yes", speaker="s-holm", para=1, kind="indirect", content="Yes.")
    more = with_added(brief, Add(speakers=(holm,), quotes=(said,)))
    assert likely_speakers(more, "he told Ann Lee", 1)[0] == "s-holm"


def test_who_speaks_without_a_name_is_the_subject() -> None:
    assert subject_in("The dockers’ union called it") == "dockers’ union"
    assert subject_in("said two officials, who asked not to be named") == "two officials"
    assert subject_in("he said") == ""
