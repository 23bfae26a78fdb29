"""Marked words: what counts as standing between quotation marks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.brief.verification.quotation_marks import has_stray_mark, regions

OPENING = ["“", '"', "”", "„", "‟", "«", "″", "＂", "''", "‘‘", "``"]
CLOSING = ["”", '"', "“", "»", "″", "＂", "''", "’’"]


def marked(text: str) -> list[str]:
    return [text[region.start : region.end] for region in regions(text)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said “no” and left.", ["no"]),
        ('He said "no" and then "never".', ["no", "never"]),
        ("Er sagte „nein“ und ging.", ["nein"]),
        ("On parle d’« une erreur » ici.", ["une erreur"]),
        ("Er sagte »nein« und ging.", ["nein"]),
        ("Han sade ”nej” och gick.", ["nej"]),
        ("他说「不」。", ["不"]),
        ("He called it ‘nonsense’ and left.", ["nonsense"]),
        ("He called it 'nonsense', then left.", ["nonsense"]),
        ("”Nej” sade han.", ["Nej"]),
        ("Er sagte »Nein« und »nie«.", ["Nein", "nie"]),
        ("»Nein« sagte er.", ["Nein"]),
        ("Menü»Datei und Menü »Datei«.", ["Datei"]),  # not between two words
        ("Menü » Datei, »Öffnen«.", ["Öffnen"]),
        ("Nobody said a word.", []),
        ("“”", []),
        ('He said " no " and left.', ["no"]),
        ('He said “no ", and left.', ["no"]),
        ('He said "no"and "never".', ["no", "never"]),
        ('They stay—"so they say”—for ever.', ["so they say"]),
        ("Er sagte ‚nein.‘, und ging.", ["nein."]),
        ("Er sagte ‚eins’, und ging.", ["eins"]),
        ("Er sagte \u200b»nein« und ging.", ["nein"]),  # a space of no width
        ("It is the workers''own.", []),
    ],
)
def test_each_kind_of_mark(text: str, words: list[str]) -> None:
    assert marked(text) == words


def test_words_marked_inside_others_are_marked_too() -> None:
    assert marked("“He told me ‘never again’ twice,” she said.") == [
        "He told me ‘never again’ twice,",
        "never again",
    ]


def test_an_apostrophe_closes_nothing() -> None:
    assert marked("“We don’t know,” he said. ‘They’re the workers’ friends, aren’t they?’") == [
        "We don’t know,",
        "They’re the workers’ friends, aren’t they?",
    ]


def test_where_a_mark_may_be_an_apostrophe_the_longer_words_are_taken() -> None:
    assert marked("It is ‘the workers’ party of the bosses’ and no other") == [
        "the workers’ party of the bosses"
    ]


def test_a_single_mark_does_not_reach_out_of_the_words_it_stands_in() -> None:
    assert marked("“She said ‘yes and left” he said. The workers’.") == [
        "She said ‘yes and left",
        "yes and left",
    ]


@pytest.mark.parametrize("mark", ["“", '"', "»", "’’", "‘"])
def test_words_that_are_never_closed_run_to_the_end_of_the_paragraph(mark: str) -> None:
    assert marked(f"{mark}It began here. It went on.") == ["It began here. It went on."]


def test_a_straight_single_mark_that_is_never_closed_is_an_apostrophe() -> None:
    assert marked("It was 'twas and no more") == []
    assert marked("It was 'so and ‘no’ more") == ["no"]


def test_an_inch_mark_after_a_number_opens_nothing() -> None:
    assert marked('The 6" pipe broke. "Mend it," she said.') == ["Mend it,"]


def test_a_mark_that_only_closes_ends_words_opened_in_the_paragraph_before() -> None:
    assert marked("It is not safe,” he said. “We will mend it.”") == ["It is not safe,", "We will mend it."]


def test_the_end_of_a_paragraph_ends_the_words() -> None:
    assert marked("“One.\nTwo, ‘three.\nFour.") == ["One.", "three."]


def test_a_mark_that_closes_nothing_marks_nothing() -> None:
    assert marked("He measured 5” and left.") == []
    assert marked("We go,” he said. We stay,” she said.") == ["We go,"]


def test_the_marks_around_the_words_are_told_too() -> None:
    text = "No,” he said.\n“ We open,” she said.\n‘Never.’"

    assert [text[region.outer_start : region.outer_end] for region in regions(text)] == [
        "No,”",
        "“ We open,”",
        "‘Never.’",
    ]


def sure(text: str, before: str | None = "", after: str | None = "") -> list[str]:
    """The words that the marks prove to be a speaker's."""
    return [text[region.start : region.end] for region in regions(text, before, after) if region.is_sure]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('"Safety first,” said Ann Lee.', ["Safety first,"]),
        ('“Safety first," said Ann Lee.', ["Safety first,"]),
        ("“Safety first,’’ said Ann Lee.", ["Safety first,"]),
        ("``Safety first,'' said Ann Lee.", ["Safety first,"]),
        ("''Safety first,” said Ann Lee.", ["Safety first,"]),
        ("“Safety first,“ said Ann Lee.", ["Safety first,"]),
        ('„Safety first," said Ann Lee.', ["Safety first,"]),
        ("«Safety first,” said Ann Lee.", ["Safety first,"]),
        ("“Safety first,″ said Ann Lee.", ["Safety first,"]),
        ("‘Safety first,' said Ann Lee.", ["Safety first,"]),
        ("'Safety first,’ said Ann Lee.", ["Safety first,"]),
        ('“We will open it," she said, “when it is safe.”', ["We will open it,", "when it is safe."]),
        ('“First we look,” Lee said. "Then we open.”', ["First we look,", "Then we open."]),
        ('"We sail," he said. “Nobody stays."', ["We sail,", "Nobody stays."]),
        ('“It was "a pretext," she said.', ["a pretext,"]),
        ('(“No”)—"never"—said Lee.', ["No", "never"]),
        ('他说“不"。', ["不"]),
        ('““We open,” Lee said. "We sail,” he added.', ["We open,", "We sail,"]),
        ("″We open, Lee said. “We sail,″ he added.", ["We sail,"]),
        ('"We open, Lee said. "We sail,“ he added.', ["We sail,"]),
    ],
)
def test_mixed_marks_hold_what_stands_between_them(text: str, words: list[str]) -> None:
    assert sure(text) == words


def test_marks_of_one_kind_inside_another_stay_apart() -> None:
    assert sure('“He called it "a pretext" twice,” she said.') == [
        'He called it "a pretext" twice,',
        "a pretext",
    ]
    assert sure('“The "Titan" sank,” she said.') == ['The "Titan" sank,', "Titan"]
    assert sure("„Zimmer „6“ ist frei“, sagte er.") == ["Zimmer „6“ ist frei", "6"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“We go」 now,” she said.", ["We go」 now,"]),
        ("「We go” now」 she said.", ["We go” now"]),
        ("“Menü»Datei ist offen,” sagte er.", ["Menü»Datei ist offen,"]),
        # The outer mark takes what was opened behind it along.
        ("“We «go now,” she said. It was late.", ["go now,"]),
        ('“We call it "old," she said.', ['We call it "old," she said.', "old,"]),
        ("““We open,” Lee said.", ["We open,"]),
        ('“They—"so they say"—stay,” she said.', ['They—"so they say"—stay,', "so they say"]),
        ('“They—"so they say" stay, she said.', ['They—"so they say" stay, she said.', "so they say"]),
        ('"He told me "...never again" twice," she said.',
         ['He told me "...never again" twice,', "...never again"]),
        ('"He told me "…never again" twice," she said.',
         ['He told me "…never again" twice,', "…never again"]),
    ],
)  # fmt: skip
def test_a_mark_closes_no_words_of_another_kind_that_go_on(text: str, words: list[str]) -> None:
    assert marked(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Lee said,” We open.” He left.", ["We open."]),
        ("Lee said,” We open, said Ann Lee.” He left.", []),
        ("““We open,” he said. It is late, said Ann Lee.” He left.", ["We open,"]),
        ('“We need it 6" wide, said Ann Lee. The pipe,” she said.', []),
    ],
)
def test_words_in_marks_that_stand_wrong_are_the_speakers_if_they_hold_nobody_who_says_them(
    text: str, words: list[str]
) -> None:
    assert sure(text) == words


def test_words_in_single_marks_do_not_reach_to_the_next_ones() -> None:
    assert sure("He called it 'nonsense' and the plan 'dead'.") == ["nonsense", "dead"]
    assert sure("He called it ‘nonsense' and the plan 'dead'.") == ["nonsense", "dead"]
    assert sure("He called it ‘nonsense’ and the workers’ rights ‘dead’.") == ["nonsense", "dead"]
    assert sure("‘He said 'no' to me,’ she said.") == ["He said 'no' to me,"]
    assert sure("In the '90s the drivers' union grew; in the ‘80s it did not.") == []


def test_words_between_marks_that_stand_right_are_the_speakers_whoever_they_name() -> None:
    assert sure("“Safety first, said Ann Lee, is what I hear,” he said.") == [
        "Safety first, said Ann Lee, is what I hear,"
    ]


def test_an_inch_mark_inside_marked_words_ends_nothing() -> None:
    assert sure('“We need 6" pipes and 5” ones,” he said.') == ['We need 6" pipes and 5” ones,']
    assert sure('"It was in 2015," he said. "It was 6," she said.') == ["It was in 2015,", "It was 6,"]
    assert sure("“It was 6” and “no.”") == ["It was 6", "no."]
    assert sure('"It was 6"—“We go”—they said.') == ["It was 6", "We go"]


@pytest.mark.parametrize(
    "text",
    [
        "“Safety first, said Ann Lee.",
        "Safety first,” said Ann Lee.",
        "Ann Lee said: Safety first,” and left.",
        "‘Safety first, said Ann Lee.",
    ],
)
def test_a_mark_without_a_partner_proves_nothing(text: str) -> None:
    assert sure(text) == []


def test_the_paragraphs_around_tell_whether_words_go_on() -> None:
    assert sure("“It began here.", after="“It went on,” she said.") == ["It began here."]
    assert sure("“It began here.", after="It went on,” she said.") == ["It began here."]
    assert sure("“It began here.", after=None) == ["It began here."]
    assert sure("“It began here.", after="The council met.") == []
    assert sure("It went on,” she said.", before="“It began here.") == ["It went on,"]
    assert sure("‘It began here.", after="‘It went on,’ she said.") == ["It began here."]
    assert sure("“It began here.", after="  “It went on,” she said.") == ["It began here."]
    assert sure("“It began here.\nIt went on,” she said.") == ["It began here.", "It went on,"]


def test_only_the_lines_beside_tell_whether_words_go_on() -> None:
    assert sure("“It began here.\nThe council met.", after="“It went on,” she said.") == []
    assert sure("“It began here.", after="The council met.\nIt went on,” she said.") == []
    assert sure("It went on,” she said.", before="“It began here.\nThe council met.") == []


@pytest.mark.parametrize("reported", ["said Ann Lee", "she said", "the mayor said", "Ann Lee told reporters"])
def test_words_that_go_on_hold_nobody_who_says_them(reported: str) -> None:
    assert sure(f"“Safety first, {reported}.", after="“We open it,” she said.") == []


@pytest.mark.parametrize(
    "words", ["I asked, and he said no.", "They left. He said it twice.", "Say it, I told him."]
)
def test_a_speaker_may_tell_what_others_said(words: str) -> None:
    assert sure(f"“{words}", after="“We open it,” she said.") == [words]


@pytest.mark.parametrize(
    "words",
    [
        *("Safety first,” said", 'the "end', "a » b", "said,” he said, “we", "we “open\nit” now"),
        *("“We go」 now”", "“We «go now” there", "the ‘end” of", "the workers’’ and ‘own’"),
    ],
)
def test_a_mark_without_its_partner_is_stray(words: str) -> None:
    assert has_stray_mark(words)


@pytest.mark.parametrize(
    "words",
    [
        *("we", 'the "end" of', 'a 6" pipe', '6" pipes', "»a« and «b»"),
        *("the ‘workers’’ own", "‘the workers’’ own"),
    ],
)
def test_paired_marks_inches_and_apostrophes_are_not_stray(words: str) -> None:
    assert not has_stray_mark(words)


Words = st.lists(st.sampled_from(["we", "open", "it", "soon"]), min_size=1, max_size=4).map(" ".join)
Report = st.lists(st.sampled_from(["Lee", "met", "councils", "on"]), min_size=1, max_size=4).map(" ".join)
Speech = st.tuples(Words, Report, st.sampled_from(OPENING), st.sampled_from(CLOSING))

SingleSpeech = st.tuples(Words, Report, st.sampled_from("‘'"), st.sampled_from("’'"))


def paragraph(speeches: list[tuple[str, str, str, str]], changed: int = -1, times: int = 1) -> str:
    """Stretches of speech, each with the reporter's words behind; one of the marks stands `times` times."""
    marks = [mark for *_, opening, closing in speeches for mark in (opening, closing)]
    if changed >= 0:
        marks[changed] *= times
    return " ".join(
        f"{marks[2 * number]}{words},{marks[2 * number + 1]} {report}."
        for number, (words, report, *_) in enumerate(speeches)
    )


@given(st.lists(Speech, min_size=1, max_size=4), st.data())
def test_mixed_and_doubled_marks_hold_the_speakers_words_and_no_others(
    speeches: list[tuple[str, str, str, str]], data: st.DataObject
) -> None:
    changed = data.draw(st.integers(-1, 2 * len(speeches) - 1))

    assert sure(paragraph(speeches, changed, 2)) == [f"{words}," for words, *_ in speeches]


@given(st.lists(SingleSpeech, min_size=1, max_size=4))
def test_mixed_single_marks_hold_the_speakers_words_and_no_others(
    speeches: list[tuple[str, str, str, str]],
) -> None:
    assert sure(paragraph(speeches)) == [f"{words}," for words, *_ in speeches]


@given(st.lists(Speech, min_size=1, max_size=4), st.data())
def test_a_dropped_mark_proves_no_words_of_the_reporter(
    speeches: list[tuple[str, str, str, str]], data: st.DataObject
) -> None:
    changed = data.draw(st.integers(0, 2 * len(speeches) - 1))

    for words in sure(paragraph(speeches, changed, 0)):
        assert not {"Lee", "met", "councils"} & set(words.split())


@given(st.text(alphabet="ab .,’‘'“”„\"«»‹›「」\n", max_size=40))
def test_regions_lie_in_the_text_and_begin_and_end_with_a_character(text: str) -> None:
    for start, end, *_ in regions(text):
        assert 0 <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He said ‘one’ and ‘two’ there.", ["one", "two"]),
        ("‘the workers’ party’ and ‘the bosses’ party’ end", ["the workers’ party", "the bosses’ party"]),
        ("It is ‘the workers’ party and ‘the bosses’ own.", ["the workers", "the bosses"]),
        ("It is 'the workers' day' now", ["the workers' day"]),
        ("‘the ‘90s are over’ and ‘gone’", ["the ‘90s are over", "gone"]),
        # An apostrophe, although the mark could close those of another form.
        ("‘It is the workers', not ours,’ she said.", ["It is the workers', not ours,"]),
        ("‘It is the BOSS', not ours,’ she said.", ["It is the BOSS', not ours,"]),
        ("'He is goin’, not me,' she said.", ["He is goin’, not me,"]),
        # In every line anew.
        ("‘first’\n‘second’ and\n‘third", ["first", "second", "third"]),
        ("first ‘one\nsecond line’s ‘two’ three\nthird ‘three’", ["one", "two", "three"]),
        # Inside double marks and outside of them, each for itself.
        ("“a ‘b’ c” ‘d’", ["a ‘b’ c", "b", "d"]),
        ("‘a’ “b ‘c’ d” ‘e’", ["a", "b ‘c’ d", "c", "e"]),
        ("“‘a’ ‘b’”", ["‘a’ ‘b’", "a", "b"]),
        ("“a’ b ‘c d’ e” f’ g", ["a’ b ‘c d’ e", "c d"]),
        ("‘a “b’ c” d’ e", ["a “b’ c” d", "b’ c"]),
    ],
)
def test_words_in_single_marks(text: str, words: list[str]) -> None:
    assert marked(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“out «in ‘x’ in» out ‘y’ out”", ["out «in ‘x’ in» out ‘y’ out", "in ‘x’ in", "x", "y"]),
        ("“a «b “c” d» e”", ["a «b “c” d» e", "b “c” d", "c"]),
        ("“open «more\nnext “line” here", ["open «more", "more", "line"]),
    ],
)
def test_marks_inside_each_other(text: str, words: list[str]) -> None:
    assert marked(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('We go home." He left.', ["We go home."]),
        ("We go home.” He left.", ["We go home."]),
        ("We go home,” he said.", ["We go home,"]),
        ("We go home”, he said.", ["We go home"]),
        ("We go home?” “No.”", ["We go home?", "No."]),
        ("We go home,”\u200b he said.", ["We go home,"]),
        ('We go home" he said.', []),
        ("home” “and” more", ["home", "and"]),
        ("A pipe of 5” is 5” wide.", []),
        ('A 5" pipe and a 7" one', []),
        ("One ” more “word”.", ["word"]),
    ],
)
def test_a_first_mark_that_can_only_close(text: str, words: list[str]) -> None:
    assert marked(text) == words
