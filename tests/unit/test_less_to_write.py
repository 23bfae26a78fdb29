"""What need not be written, and what can be: places from the words, links once, words without marks."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefreader.app.panes.quotes import quote_row
from briefreader.app.rows import Row
from briefreader.brief.lint.linter import check
from briefreader.brief.model.brief import Quote
from briefreader.brief.verification.attestation import digest
from briefreader.brief.verification.document import OpenDocument, load
from briefreader.brief.writing.decisions import Drop, checked
from briefreader.cite.citer import Citer, Form
from briefreader.cite.formats import FORMATS
from briefreader.cite.styles import STYLES
from tests.conftest import Program

HEAD = """\
brief: "1"
id: valve
title: The valve
source:
  csl: {id: x, type: article-newspaper, title: "Valve was left open"}
  missing: [author, issued, container-title, URL]
text:
  - {n: 1, text: "“We were told to hurry,” Ana Moss said. “Nobody looked.”"}
  - {n: 2, text: "Police of Quay say that Carl Voss told a friend “I left it open,” and went home."}
  - {n: 3, text: "Our valves are safe. We have nothing to add."}
  - {n: 4, text: "MOSS: They are not safe."}
  - {n: 5, text: "Is it safe?"}
  - {n: 6, text: "She called it “a mere joke.” He said, “We were told to hurry,” too."}
  - {n: 7, text: "The mayor said “no” to all. “We never knew,” Moss said."}
summary: "A spill."
speakers:
  - {id: s-moss, name: Ana Moss, type: person, party: workers}
  - {id: s-voss, name: Carl Voss, type: person, party: workers}
  - {id: s-police, name: Police of Quay, type: government, party: town}
  - {id: s-paper, name: The Post, type: source, party: press}
quotes:
"""


def opened(quotes: str, rest: str = "") -> OpenDocument:
    return load(f"{HEAD}{quotes}{rest}".encode(), name="valve.yaml")


def quote(fields: str) -> Quote:
    (found,) = opened(f"  - {{id: q, {fields}}}\n").brief.quotes
    return found


def told(quotes: str, rest: str = "") -> list[tuple[str, str]]:
    """Codes and paths of the errors and warnings, but for speakers that are not used."""
    found = check(f"{HEAD}{quotes}{rest}".encode(), name="valve.yaml").problems
    return [(one.code, one.path) for one in found if one.severity != "note" and one.code != "unused-speaker"]


# --- the place ---------------------------------------------------------------------------------------


def test_the_place_follows_from_words_that_stand_once_between_marks() -> None:
    found = quote('speaker: s-voss, kind: direct, spans: [{exact: "I left it open,"}]')
    assert found.para == 2


def test_several_spans_have_the_place_that_they_share() -> None:
    spans = '[{exact: "We were told to hurry,"}, {exact: "Nobody looked."}]'
    assert quote(f"speaker: s-moss, kind: direct, spans: {spans}").para == 1


def test_spans_of_several_paragraphs_have_a_place_each() -> None:
    spans = '[{exact: "Nobody looked."}, {exact: "I left it open,"}]'
    found = quote(f"speaker: s-moss, kind: direct, spans: {spans}")
    assert (found.para, [span.para for span in found.spans]) == (1, [1, 2])


def test_words_far_apart_are_not_taken_for_one_quote() -> None:
    spans = '[{exact: "Nobody looked."}, {exact: "We never knew,"}]'
    assert quote(f"speaker: s-moss, kind: direct, spans: {spans}").para is None


def test_words_that_stand_in_two_places_need_one() -> None:
    line = '  - {id: q, speaker: s-moss, kind: direct, spans: [{exact: "We were told to hurry,"}]}\n'
    assert opened(line).brief.quotes[0].para is None
    found = check(f"{HEAD}{line}".encode(), name="a.yaml").problems
    problem = next(one for one in found if one.code == "no-place")
    assert (problem.severity, problem.mend) == ("error", "Add `para: 1` or `para: 6`.")


def test_words_that_stand_nowhere_are_told_the_nearest() -> None:
    line = '  - {id: q, speaker: s-voss, kind: direct, spans: [{exact: "I left it close,"}]}\n'
    found = check(f"{HEAD}{line}".encode(), name="a.yaml").problems
    problem = next(one for one in found if one.code == "span-not-found")
    assert "“I left it open,”" in problem.mend


def test_a_paraphrase_needs_its_place() -> None:
    line = '  - {id: q, speaker: s-voss, kind: indirect, content: "He did it."}\n'
    assert told(line) == [("missing-field", "quotes[0].para")]


def test_without_a_text_the_place_stays_open() -> None:
    start, end = HEAD.index("text:\n"), HEAD.index("summary:")
    line = '  - {id: q, speaker: s-voss, kind: direct, spans: [{exact: "I left it open,"}]}\n'
    document = load(f"{HEAD[:start]}{HEAD[end:]}{line}".encode(), name="valve.yaml")
    assert document.brief.quotes[0].para is None
    assert document.verify(document.brief.quotes[0]).state == "unverified"


def test_an_attestation_covers_what_is_written_and_not_what_follows_from_it() -> None:
    document = opened('  - {id: q, speaker: s-voss, kind: direct, spans: [{exact: "I left it open,"}]}\n')
    assert document.brief.quotes[0].para == 2
    assert document.loaded.brief.quotes[0].para is None
    written = document.loaded.brief
    said = replace(written.quotes[0], alleged=True)
    assert digest(written) != digest(document.brief)
    assert digest(written) != digest(replace(written, quotes=(said,)))


# --- words without marks -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("para", "words", "found"),
    [
        (3, "Our valves are safe. We have nothing to add.", "consistent"),
        (4, "They are not safe.", "consistent"),
        (4, "They are not safe", "consistent"),
        (3, "Our valves are safe.", "cut"),
        (4, "MOSS: They are not safe.", "unverified"),
        (2, "Police of Quay say that Carl Voss told a friend “I left it open,” and went home.", "unverified"),
        (7, "The mayor said “no” to all. “We never knew,” Moss said.", "unverified"),
    ],
)
def test_the_whole_of_a_paragraph_or_turn_takes_the_place_of_marks(para: int, words: str, found: str) -> None:
    document = opened(unmarked(words, para=para))
    assert document.verify(document.brief.quotes[0]).state == found
    without_place = opened(unmarked(words).replace(" para: 4,", ""))
    assert without_place.verify(without_place.brief.quotes[0]).state == found


def test_words_without_marks_are_only_taken_as_such_if_the_brief_says_so() -> None:
    document = opened(unmarked("They are not safe.").replace(", marks: none", ""))
    assert document.verify(document.brief.quotes[0]).state == "unverified"


def state_in(head: str, line: str) -> str | None:
    document = load(f"{head}{line}".encode(), name="a.yaml")
    return document.verify(document.brief.quotes[0]).state


def test_a_post_may_hold_marks_if_its_medium_is_told() -> None:
    words = "I asked “why” and nobody knew."
    head = HEAD.replace("Is it safe?", words)
    assert state_in(head, unmarked(words, para=5)) == "unverified"
    assert state_in(head, unmarked(words, "medium: post,", para=5)) == "consistent"


@pytest.mark.parametrize("label", ["Ana Moss:", "Moss:", "Q:", "[00:12:31] MOSS:", "MS. GRAY (by phone):"])
def test_the_name_before_a_turn_is_none_of_its_words(label: str) -> None:
    head = HEAD.replace("MOSS: They", f"{label} They")
    assert state_in(head, unmarked("They are not safe.")) == "consistent"
    assert state_in(head, unmarked(f"{label} They are not safe.")) == "unverified"


def test_words_before_a_colon_that_name_nobody_belong_to_the_post() -> None:
    head = HEAD.replace("Is it safe?", "UPDATE: It is shut.")
    assert state_in(head, unmarked("UPDATE: It is shut.", para=5)) == "consistent"


def test_unmarked_words_of_a_whole_paragraph_are_told_how_to_be_written() -> None:
    line = '  - {id: q, speaker: s-moss, para: 4, kind: direct, spans: [{exact: "They are not safe."}]}\n'
    found = check(f"{HEAD}{line}".encode(), name="a.yaml").problems
    problem = next(one for one in found if one.code == "span-not-marked")
    assert "Add `marks: none`" in problem.mend


# --- links, once -------------------------------------------------------------------------------------

CLAIM = """\
claims:
  - id: c
    text: "They hurried."
    status: uncontested
    positions:
      - {{by: {by}, stance: asserts, evidence: not-stated}}
"""
HURRY = (
    '  - {id: q, speaker: s-moss, para: 1, kind: direct, spans: [{exact: "We were told to hurry,"},'
    ' {exact: "Nobody looked."}], claims: [c]}\n'
)


def test_a_position_has_the_quotes_of_its_speaker_that_name_the_claim() -> None:
    document = opened(HURRY, CLAIM.format(by="s-moss"))
    assert document.brief.claims[0].positions[0].quote == "q"
    assert told(HURRY, CLAIM.format(by="s-moss")) == []


def test_another_speaker_s_quote_is_never_taken() -> None:
    document = opened(HURRY, CLAIM.format(by="s-voss"))
    assert document.brief.claims[0].positions[0].quote is None
    assert told(HURRY, CLAIM.format(by="s-voss")) == [("position-without-quote", "claims[0].positions[0]")]


def test_several_take_a_position_together() -> None:
    document = opened(HURRY, CLAIM.format(by="[s-moss, s-police]"))
    assert document.index.parties_of(document.brief.claims[0].positions[0]) == ("workers", "town")
    assert told(HURRY, CLAIM.format(by="[s-moss, s-police]")) == []
    assert told(HURRY, CLAIM.format(by="[s-moss, s-poliec]"))[0] == (
        "dangling",
        "claims[0].positions[0].by[1]",
    )


# --- who passed words on -----------------------------------------------------------------------------

CONFESSION = (
    "  - {id: q, speaker: s-voss, kind: direct, attribution: Carl Voss told a friend, said_to: relayed,"
    ' via: s-police, alleged: true, spans: [{exact: "I left it open,"}]}\n'
)
GUILT = """\
claims:
  - id: c
    text: "Carl Voss left it open."
    status: contested
    positions:
      - {by: s-police, stance: asserts, quote: q, evidence: not-stated}
      - {by: s-voss, stance: confirms, quote: q, evidence: not-stated}
"""


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("layout", ["sentence", "block"])
def test_every_style_says_according_to_whom(
    program: Program, tmp_path: Path, style: str, layout: str
) -> None:
    path = tmp_path / "valve.yaml"
    path.write_text(HEAD + CONFESSION)
    out = program("quotes", "--style", style, "--layout", layout, "--format", "plain", path).out
    assert "Carl Voss" in out
    assert "ccording to Police of Quay" in out
    assert "alleged" in out


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_says_according_to_whom(program: Program, tmp_path: Path, format_name: str) -> None:
    path = tmp_path / "valve.yaml"
    path.write_text(HEAD + CONFESSION)
    out = program("quotes", "--format", format_name, path).out
    assert "ccording to Police of Quay" in out
    assert "alleged" in out


def test_alleged_words_confirm_nothing(program: Program, tmp_path: Path) -> None:
    document = opened(CONFESSION, GUILT)
    assert document.index.is_alleged(document.brief.claims[0].positions[1])
    assert not document.index.is_alleged(document.brief.claims[0].positions[0])
    codes = dict(told(CONFESSION, GUILT))
    assert codes["alleged-position"] == "claims[0].positions[1].stance"
    path = tmp_path / "valve.yaml"
    path.write_text(HEAD + CONFESSION + GUILT)
    for out in (excerpt(document, "c"), program("show", path).out, program("quotes", path).out):
        assert "confirms" not in out
    shown = program("show", path).out
    assert "is alleged to confirm" in shown
    assert "“I left it open,” — Carl Voss (alleged) (q)" in " ".join(shown.split())


def test_words_that_were_passed_on_by_nobody_are_a_warning() -> None:
    line = CONFESSION.replace(" via: s-police, alleged: true,", "")
    assert told(line) == [("no-via", "quotes[0].said_to")]
    alleged = CONFESSION.replace(" via: s-police,", "").replace(" said_to: relayed,", "")
    assert told(alleged) == [("no-via", "quotes[0].alleged")]
    assert told(CONFESSION) == []


@pytest.mark.parametrize(
    ("attribution", "is_warned"),
    [
        ("Carl Voss denied that he had ever said", True),
        ("Carl Voss never said", True),
        ("Prosecutors allege that Carl Voss said", True),
        ("Carl Voss allegedly told a friend", True),
        ("Carl Voss, who denied all charges, told a friend", False),
        ("Carl Voss, who would not say why, told a friend", False),
        ("The county alleged that he fled, Carl Voss said", False),
    ],
)
def test_words_that_the_source_does_not_say_were_said_are_a_warning(
    attribution: str, is_warned: bool
) -> None:
    alleged = CONFESSION.replace("Carl Voss told a friend", f'"{attribution}"')
    said = alleged.replace(" alleged: true,", "")
    warned = ("not-said", "quotes[0].attribution")
    assert (warned in told(said)) == is_warned
    assert warned not in told(alleged)


# --- questions, verdicts, corrections, names ---------------------------------------------------------


def excerpt(document: OpenDocument, item: str, style: str = "default") -> str:
    citer = Citer(document.brief, document.index, document.verify, today=date(2027, 3, 9), text=document.text)
    return citer.excerpt(item, Form(style, "plain")).text


def cited(quotes: str, style: str = "default") -> str:
    document = opened(quotes)
    return "\n".join(excerpt(document, one.id, style) for one in document.brief.quotes)


def unmarked(words: str, fields: str = "", para: int = 4, name: str = "q") -> str:
    """A quote of words without marks."""
    span = f'spans: [{{exact: "{words}", marks: none}}]'
    return f"  - {{id: {name}, speaker: s-moss, para: {para}, kind: direct, {fields} {span}}}\n"


def test_an_answer_is_copied_with_its_question() -> None:
    asked = unmarked("Is it safe?", para=5, name="q-asked")
    answer = unmarked("They are not safe.", "answers: q-asked,")
    for style in STYLES:
        told_in_style = cited(asked + answer, style)
        assert "[asked: “Is it safe?”]" in told_in_style or "[asked: ‘Is it safe?’]" in told_in_style
    own = '  - {id: q-asked, speaker: s-paper, para: 5, kind: indirect, content: "whether it is"}\n'
    assert "[asked: whether it is]" in cited(own + answer)


def test_a_fragment_without_a_paraphrase_is_copied_with_the_source_s_sentence() -> None:
    line = '  - {id: q, speaker: s-moss, kind: partial, spans: [{exact: "a mere joke."}]}\n'
    assert told(line) == []
    assert "[in: “She called it ‘a mere joke.’”]" in cited(line)
    with_words = line.replace("spans:", 'content: "The report is bad.", spans:')
    assert "[in:" not in cited(with_words)


def test_the_medium_and_the_time_in_it_are_told() -> None:
    line = unmarked("They are not safe.", 'medium: video, at: 00:12:31, url: "https://e.example/v",')
    assert "[video, 00:12:31, https://e.example/v]" in cited(line)
    assert told(line.replace("00:12:31", "noon"))[0] == ("bad-time", "quotes[0].at")
    assert told(line.replace("https:", "ftp:")) == [("bad-address", "quotes[0].url")]


def test_a_speaker_who_is_not_named_is_told_of_with_the_reason(program: Program, tmp_path: Path) -> None:
    official = "{id: s-x, name: An official, type: person, named: false, anonymity: fearing for his job}"
    data = HEAD.replace("quotes:\n", f"  - {official}\nquotes:\n")
    line = unmarked("They are not safe.").replace("s-moss", "s-x")
    document = load(f"{data}{line}".encode(), name="a.yaml")
    assert "[not named: “fearing for his job”]" in excerpt(document, "q")
    path = tmp_path / "valve.yaml"
    path.write_text(f"{data}{line}")
    assert "Not named: “fearing for his job”" in program("show", path).out


def test_the_verdict_and_the_corrections_of_the_source_are_shown(program: Program, tmp_path: Path) -> None:
    verdict = '    status: uncontested\n    verdict: {words: "Mostly true", scale: "of six steps"}\n'
    claim = CLAIM.format(by="s-moss").replace("    status: uncontested\n", verdict)
    correction = 'source:\n  corrections: [{date: 2027-01-02, text: "The day was a Monday.", para: 1}]\n'
    path = tmp_path / "valve.yaml"
    path.write_text(HEAD.replace("source:\n", correction) + HURRY + claim)
    shown = program("show", path).out
    assert "The source’s verdict: “Mostly true” (of six steps)" in shown
    assert "Corrected: 2027-01-02: The day was a Monday. (paragraph 1)" in shown
    assert "The source’s verdict: “Mostly true” (of six steps)." in excerpt(load(path), "c")


def test_what_is_withdrawn_are_one_s_own_words() -> None:
    def claims(quote_id: str, stance: str = "withdraws") -> str:
        return CLAIM.format(by="s-moss").replace(
            "stance: asserts", f"stance: {stance}, supersedes: {quote_id}"
        )

    voss = CONFESSION.replace("id: q,", "id: q-voss,")
    assert told(HURRY + voss, claims("q")) == []
    assert told(HURRY + voss, claims("q-voss"))[0] == (
        "other-speakers-quote",
        "claims[0].positions[0].supersedes",
    )
    assert told(HURRY + voss, claims("q", "asserts"))[0][0] == "supersedes-without-withdrawal"


def test_everything_new_is_written_as_it_is_read() -> None:
    from briefreader.brief.reading.load import load_bytes
    from briefreader.brief.writing.serialise import as_json, as_yaml

    answer = HURRY.replace("claims: [c]", "answers: q2, at: 00:12:31, medium: audio")
    brief = opened(answer + CONFESSION.replace("id: q,", "id: q2,")).loaded.brief
    assert load_bytes(as_yaml(brief).encode(), "a.yaml").brief == brief
    assert load_bytes(as_json(brief).encode(), "a.json").brief == brief


def test_the_example_of_awkward_forms_is_faultless() -> None:
    page = (Path(__file__).parents[2] / "docs" / "agents.md").read_text("utf-8")
    example = page.split("```yaml\n")[1].split("```")[0]
    found = check(example.encode(), name="valve.yaml")
    assert [one for one in found.problems if one.severity != "note"] == []
    states = {quote.id: found.document.verify(quote).state for quote in found.document.brief.quotes}
    assert set(states.values()) == {"consistent", None}


def test_the_reader_shows_question_source_and_medium() -> None:
    asked = unmarked("Is it safe?", para=5, name="q-asked")
    answer = unmarked("They are not safe.", "answers: q-asked, medium: audio, at: 01:02,")
    fragment = '  - {id: q-joke, speaker: s-moss, kind: partial, spans: [{exact: "a mere joke."}]}\n'
    document = opened(asked + answer + fragment + CONFESSION.replace("id: q,", "id: q-told,"))
    shown = {one.id: text_of(quote_row(document, one)) for one in document.brief.quotes}
    assert "asked: “Is it safe?”" in shown["q"]
    assert "audio, 01:02" in shown["q"]
    assert "in: “She called it “a mere joke.””" in shown["q-joke"]
    assert "according to Police of Quay" in shown["q-told"]
    assert "alleged" in shown["q-told"]


def text_of(row: Row) -> str:
    return "\n".join(block.words for block in row.blocks)


def test_what_is_dropped_from_a_draft_is_no_longer_answered_or_withdrawn() -> None:
    asked = unmarked("Is it safe?", para=5, name="q-asked")
    answer = unmarked("They are not safe.", "answers: q-asked, claims: [c],")
    claim = CLAIM.format(by="s-moss").replace("asserts", "withdraws, quote: q, supersedes: q-asked")
    brief = checked(opened(asked + answer, claim).brief, [Drop(("q-asked",))])
    assert brief.quotes[0].answers is None
    assert brief.claims[0].positions[0].supersedes is None
