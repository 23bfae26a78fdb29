"""`check` leads: the cause first, with the words to write, and what is certain written to a new file."""

import json
from pathlib import Path
from typing import Any

import pytest

from briefreader.brief.lint.linter import check
from briefreader.brief.reading.load import load_bytes
from briefreader.brief.reading.problem import BriefError, Problem
from briefreader.wording.problems import with_consequences
from tests.conftest import Program

BRIEF = """\
brief: "1"
id: ferry
title: Why the ferry stopped
source:
  csl:
    id: post
    type: article-newspaper
    title: Ferry stops
    issued: {date-parts: [[2027, 3, 9]]}
  missing: [author, container-title, URL]
text:
  - {role: headline, text: "Ferry stops"}
  - {n: 1, text: "The ferry stopped, its owner said. “The hull leaks,” Eva Brand, the owner, told the Post."}
  - {n: 2, text: "The pilots called that “a fairy tale.” “It's dry, it was always dry,” said Ole Kint."}
  - {n: 3, text: "Nobody was hurt in 2026."}
summary: "The ferry lies still."  # a comment
parties: {owner: The owner, pilots: Pilots}
speakers:
  - {id: s-brand, name: Eva Brand, type: person, party: owner}
  - {id: s-pilots, name: pilots, type: group, party: pilots}
  - {id: s-kint, name: Ole Kint, type: person, party: pilots}
quotes:
  - id: q-leak
    speaker: s-brand
    para: 1
    kind: direct
    spans:
      - exact: "The hull leaks,"
    attribution: Eva Brand, the owner, told the Post
    claims: [c-leak]
  - id: q-tale
    speaker: s-pilots
    para: 2
    kind: partial
    spans:
      - exact: a fairy tale.
    content: They do not believe it.
    attribution: The pilots called that
    claims: [c-leak]
  - id: q-dry
    speaker: s-kint
    para: 2
    kind: direct
    spans:
      - exact: "It's dry, it was always dry,"
claims:
  - id: c-leak
    text: The hull leaks.
    status: contested
    paras: [1, 2]
    positions:
      - {by: s-brand, stance: asserts, quote: q-leak, evidence: not-stated}
      - {by: s-pilots, stance: denies, quote: q-tale, evidence: not-stated}
history:
  - {id: e-stop, text: "The ferry stops.", date: 2027-03, inferred: true, para: 1}
provenance: {made_by: person}
"""


def changed(*changes: tuple[str, str]) -> str:
    text = BRIEF
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def problems(*changes: tuple[str, str], name: str = "ferry.yaml") -> list[Problem]:
    """What is told, without the notes."""
    found = check(changed(*changes).encode(), name=name).problems
    return [one for one in found if one.severity != "note"]


def roots(*changes: tuple[str, str]) -> list[Problem]:
    """The problems that do not follow from another one."""
    return [problem for problem, _ in with_consequences(problems(*changes))]


def only(*changes: tuple[str, str]) -> Problem:
    found = roots(*changes)
    assert len(found) == 1, found
    return found[0]


def refused(text: str) -> BriefError:
    with pytest.raises(BriefError) as raised:
        load_bytes(text.encode(), "ferry.yaml")
    return raised.value


def test_a_good_brief_has_one_line_of_notes() -> None:
    (note,) = check(BRIEF.encode(), name="ferry.yaml").problems
    assert (note.severity, note.code) == ("note", "end-left-out")
    assert note.what.startswith("3 commas and full stops are left out")


# --- the shape that is wanted, filled with what is there ----------------------------------------


@pytest.mark.parametrize(
    ("change", "path", "value", "mend"),
    [
        (
            ("    spans:\n      - exact: a fairy tale.", "    spans: a fairy tale."),
            "quotes[1].spans",
            [{"exact": "a fairy tale."}],
            'Write `spans: [{exact: "a fairy tale."}]`.',
        ),
        (
            ("    spans:\n      - exact: a fairy tale.", "    spans: [a fairy tale.]"),
            "quotes[1].spans[0]",
            {"exact": "a fairy tale."},
            'Write `{exact: "a fairy tale."}`.',
        ),
        (
            ("    claims: [c-leak]\n  - id: q-tale", "    hedge: as far as she knew\n  - id: q-tale"),
            "quotes[0].hedge",
            {"words": "as far as she knew"},
            'Write `hedge: {words: "as far as she knew"}`.',
        ),
        (
            ("{date-parts: [[2027, 3, 9]]}", "9 March 2027"),
            "source.csl.issued",
            {"date-parts": [[2027, 3, 9]]},
            "Write `issued: {date-parts: [[2027, 3, 9]]}`.",
        ),
        (
            ("{date-parts: [[2027, 3, 9]]}", "March 9, 2027"),
            "source.csl.issued",
            {"date-parts": [[2027, 3, 9]]},
            "Write `issued: {date-parts: [[2027, 3, 9]]}`.",
        ),
        (
            ("{date-parts: [[2027, 3, 9]]}", "{date-parts: [2027, 3, 9]}"),
            "source.csl.issued.date-parts",
            [["2027", "3", "9"]],
            "Write `date-parts: [[2027, 3, 9]]`.",
        ),
        (
            ("  missing: [author,", "    author: Eva van Brand and Reuters\n  missing: ["),
            "source.csl.author",
            [{"family": "van Brand", "given": "Eva"}, {"literal": "Reuters"}],
            'Write `author: [{family: "van Brand", given: Eva}, {literal: Reuters}]`.',
        ),
        (
            ("parties:", "key_points: [Still.]\nparties:"),
            "key_points[0]",
            {"text": "Still."},
            'Write `{text: "Still."}`.',
        ),
        (
            ("parties:", "key_points:\n  - The owner says: leaks.\nparties:"),
            "key_points[0]",
            {"text": "The owner says: leaks."},
            'A text with a colon and a space stands between quotation marks: "The owner says: leaks.".',
        ),
        (
            ("[author, container-title, URL]", "author"),
            "source.missing",
            ["author"],
            "Write `missing: [author]`.",
        ),
    ],
)
def test_a_shape_is_filled_with_what_was_given(
    change: tuple[str, str], path: str, value: Any, mend: str
) -> None:
    found = roots(change)[0]
    assert (found.severity, found.path, found.mend) == ("error", path, mend)
    assert found.fix is not None
    assert (found.fix.path, found.fix.value, found.fix.certain) == (path, value, True)


@pytest.mark.parametrize(
    ("change", "path", "near"),
    [
        (("kind: partial", "kind: paraphrase"), "quotes[1].kind", "indirect"),
        (("type: group", "type: company"), "speakers[1].type", "organization"),
        (
            ("stance: denies, quote: q-tale", "stance: rejects, quote: q-tale"),
            "claims[0].positions[1].stance",
            "denies",
        ),
        (
            ("quote: q-tale, evidence: not-stated", "quote: q-tale, evidence: none"),
            "claims[0].positions[1].evidence",
            "none-offered",
        ),
        (("type: article-newspaper", "type: news"), "source.csl.type", "article-newspaper"),
        (("{role: headline", "{role: crosshead"), "text[0].role", "furniture"),
        (("status: contested", "status: disputed"), "claims[0].status", "contested"),
    ],
)
def test_a_value_is_told_by_its_meaning(change: tuple[str, str], path: str, near: str) -> None:
    found = only(change)
    assert (found.path, found.code) == (path, "unknown-value")
    assert f"`{near}`" in found.mend
    assert found.fix is not None and not found.fix.certain


def test_a_value_that_is_only_spelled_otherwise_is_certain() -> None:
    found = only(("kind: partial", "kind: Partial"))
    assert found.fix is not None
    assert (found.fix.value, found.fix.certain) == ("partial", True)


def test_a_missing_field_under_another_name_is_one_problem() -> None:
    found = only(("    speaker: s-kint", "    said_by: s-kint"))
    assert (found.severity, found.mend) == ("error", "Write `speaker` instead.")
    assert found.fix is not None
    assert (found.fix.path, found.fix.renames) == ("quotes[2].speaker", "quotes[2].said_by")


def test_a_list_of_paragraphs_becomes_places_of_spans() -> None:
    found = only(("    para: 1\n    kind", "    para: [1, 2]\n    kind"))
    assert found.mend == "Write the first, `para: 1`, and `para: 2` on the span that stands there."


# --- YAML that cannot be read ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "line", "what", "mend"),
    [
        (
            ("title: Why the ferry stopped", "title: The owner says: leaks."),
            3,
            "the colon makes a key",
            'stands between quotation marks: `title: "The owner says: leaks."`',
        ),
        (
            ('"It\'s dry, it was always dry,"', "'It's dry, it was always dry,'"),
            45,
            "the apostrophe ends the text",
            'Use " marks: `exact: "It\'s dry, it was always dry,"`',
        ),
        (('"The hull leaks,"', '"The hull leaks,'), 28, "line 28 has no closing mark", "Close it at its end"),
        (
            ("exact: a fairy tale.", 'exact: "a fairy tale." called'),
            36,
            '"called" stands after',
            "leave it out",
        ),
        (
            ("title: Why the ferry stopped", "title: @Quay stopped"),
            3,
            "cannot begin with @",
            '`title: "@Quay stopped"`',
        ),
        (
            ("by: s-brand, stance", "by: s-brand stance"),
            52,
            "without a comma",
            "A comma is missing after `s-brand`",
        ),
        (("    speaker: s-brand", "\tspeaker: s-brand"), 24, "indented with a tab", "with 4 spaces"),
        (("  - id: q-tale", "    id: q-tale"), 31, "appears twice", "begin a new item with a dash"),
        (
            ("    speaker: s-kint", "   speaker: s-kint"),
            41,
            "indented otherwise",
            "3 spaces here, 4 in the lines above",
        ),
    ],
)
def test_a_slip_of_yaml_is_told_with_the_words_to_write(
    change: tuple[str, str], line: int, what: str, mend: str
) -> None:
    error = refused(changed(change))
    assert error.place is not None
    assert error.place[0] == line
    assert what in error.what
    assert mend in error.mend


def test_a_comment_that_swallows_a_text_is_told() -> None:
    found = roots(("title: Why the ferry stopped", "title: #1 of all ferries"))[0]
    assert found.line == 3
    assert found.what == "nothing is here: a comment begins at the `#`"
    assert 'title: "#1 of all ferries"' in found.mend


def test_a_comment_that_cuts_a_text_is_a_warning_and_a_common_one_is_not() -> None:
    found = only(("title: Why the ferry stopped", "title: Ferry #1 stopped"))
    assert (found.severity, found.code, found.path) == ("warning", "comment-cuts", "title")
    assert roots(("title: Why the ferry stopped", "title: Why the ferry stopped # to be looked at")) == []


# --- what follows from what ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        ("    speaker: s-brand", "    speaker: Eva Brand"),
        ("  - id: q-leak", "  - id: Q_Leak"),
        ("{by: s-pilots,", "{by: pilots,"),
        ("type: group", "type: crowd"),
        ("  - id: q-dry", "  - id: q-leak"),
        ("    kind: partial", "    kind: fragment"),
        ("    para: 1\n    kind: direct", "    para: 2\n    kind: direct"),
    ],
)
def test_one_cause_is_one_problem_and_comes_first(change: tuple[str, str]) -> None:
    found = problems(change)
    cause = only(change)
    assert found[0] == cause
    assert all(one.because_of == cause.path for one in found[1:])


def test_two_causes_are_two_problems() -> None:
    assert len(roots(("    speaker: s-brand", "    speaker: Eva Brand"), ("type: group", "type: crowd"))) == 2


def test_equal_shifts_are_one_problem_that_counts_the_others() -> None:
    spoken = "".join(
        f'  - {{n: {number}, text: "“Word {number} is mine,” said Person {letter}."}}\n'
        for number, letter in enumerate("ABCD", start=4)
    )
    speakers = "".join(f"  - {{id: s-{one.lower()}, name: Person {one}, type: person}}\n" for one in "ABCD")
    quotes = "".join(
        f"  - {{id: q-{letter.lower()}, speaker: s-{letter.lower()}, para: {number + 1}, kind: direct,\n"
        f'     spans: [{{exact: "Word {number} is mine,"}}]}}\n'
        for number, letter in enumerate("ABCD", start=4)
    )
    text = changed(
        ("summary:", f'{spoken}  - {{n: 8, text: "Then all went home."}}\nsummary:'),
        ("quotes:\n", f"{speakers}quotes:\n{quotes}"),
    )
    told = [
        (problem, following)
        for problem, following in with_consequences(check(text.encode(), name="a.yaml").problems)
        if problem.severity != "note"
    ]
    ((problem, following),) = told
    assert problem.mend == "Write `para: 4`."
    assert following.startswith("3 more follow from it (lines ")


def test_a_paragraph_that_is_not_listed_is_one_problem() -> None:
    found = roots(("  - {n: 3, text", "  - {n: 5, text"), ("paras: [1, 2]", "paras: [1, 2, 3]"))
    assert [one.what for one in found] == ["paragraph 3 is missing between 2 and 5; 1 reference names it"]


# --- what is wrong, and was not told ---------------------------------------------------------------


@pytest.mark.parametrize("exact", ["“The hull leaks,”", "'\"The hull leaks,\"'", "‘The hull leaks’"])
def test_marks_that_are_copied_too_are_to_be_left_out(exact: str) -> None:
    found = only(('"The hull leaks,"', exact))
    assert found.mend == 'Leave out the marks: `exact: "The hull leaks,"`.'
    assert found.fix is not None and found.fix.value == "The hull leaks,"


def test_words_of_the_article_in_a_row_are_told() -> None:
    seven = "Eva Brand, the owner, told the Post. They laugh."
    assert roots(("They do not believe it.", seven)) == []
    ten = only(("They do not believe it.", f"The hull leaks, {seven}"))
    assert (ten.severity, ten.path) == ("warning", "quotes[1].content")
    assert "“The hull leaks, Eva Brand, the owner, told the Post”" in ten.what
    summary = only(('"The ferry lies still."', '"We know: its owner said the hull leaks, Eva Brand."'))
    assert "“its owner said the hull leaks, Eva Brand”" in summary.what


def test_words_that_are_marked_as_quoted_are_nobody_s_summary() -> None:
    assert roots(('"The ferry lies still."', '"So: “The ferry stopped, its owner said.” Yes."')) == []


def test_a_paraphrase_in_another_paragraph_is_told_the_right_one() -> None:
    said = (
        "  - {id: q-stop, speaker: s-brand, para: 2, kind: indirect, content: The boat is out of use.,\n"
        "     attribution: its owner said}\nclaims:\n"
    )
    found = only(("claims:\n  - id", said + "  - id"))
    assert (found.code, found.mend) == ("wrong-place", "Write `para: 1`.")


def test_a_claim_and_an_event_are_told_the_places_of_their_quotes() -> None:
    assert only(("paras: [1, 2]", "paras: [1]")).mend == "Write `paras: [1, 2]`."
    event = only(("inferred: true, para: 1}", "inferred: true, para: 2, quote: q-leak}"))
    assert event.mend == "Write `para: 1`."
    assert roots(("date: 2027-03, inferred: true, para: 1}", "date: 2026, para: 3, quote: q-leak}")) == []


def test_a_status_is_compared_with_the_positions() -> None:
    assert only(("status: contested", "status: uncontested")).code == "opposed"
    several = only(("status: contested", "status: single-source"))
    assert '2 parties take a position: "The owner" and "Pilots"' in several.what
    of_one_party = only(("type: group, party: pilots", "type: group, party: owner"))
    assert 'both of party "owner"' in of_one_party.what
    reported = only(("stance: asserts", "stance: reports"))
    assert "but nobody asserts, confirms or presupposes it" in reported.what


def test_links_that_differ_are_told() -> None:
    silent = "{stance: not-reported, party: x}"
    other = f"  - {{id: c-rain, text: It rains., status: unattributed, positions: [{silent}]}}\n"
    found = roots(
        ("history:\n", f"{other}history:\n"), ("[c-leak]\n  - id: q-dry", "[c-rain]\n  - id: q-dry")
    )
    assert [(one.code, one.path) for one in found] == [("links-differ", "quotes[1].claims")]


def test_a_party_and_a_language_are_told_by_their_names() -> None:
    assert only(("party: owner}", "party: The owner}")).mend.startswith("Write `party: owner`")
    found = only(("title: Why", "lang: German\ntitle: Why"))
    assert found.mend == "Write `lang: de`."


def test_the_reporter_is_told_how_to_speak() -> None:
    found = roots(("by: s-brand,", "by: reporter, party: owner,"))[0]
    assert "speaker of type `source`" in found.mend
    assert "`verdict`" in found.mend


def test_a_file_without_its_hash_is_told_the_line_to_add(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text("“The hull leaks,” she said.")
    path = tmp_path / "ferry.yaml"
    path.write_text(changed(("  missing:", "  file: article.txt\n  missing:")))
    (found,) = (one for one in check(path).problems if one.severity == "warning")
    assert found.code == "no-hash"
    assert found.fix is not None
    assert f"Add `sha256: {found.fix.value}`." == found.mend


# --- the command -----------------------------------------------------------------------------------


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.yaml"
    path.write_text(
        changed(
            ("    para: 1\n    kind", "    para: 2  # miscounted\n    kind"),
            ("exact: a fairy tale.", "exact: “a fairy tale.”"),
            ("{date-parts: [[2027, 3, 9]]}", "9 March 2027"),
            ("parties:", "key_points: [{text: Old, as it is, it stays closed., cites: [1]}]\nparties:"),
            ("stance: asserts, quote: q-leak", "stance: says, quote: q-leak"),
        )
    )
    return path


def test_what_is_certain_is_written_to_a_new_file_with_its_comments(
    program: Program, faulty: Path, tmp_path: Path
) -> None:
    before = faulty.read_text()
    output = tmp_path / "fixed.yaml"
    ran = program("check", "--fix", "--output", output, faulty)
    fixed = output.read_text()
    assert faulty.read_text() == before
    assert "    para: 1  # miscounted\n" in fixed
    assert '"The ferry lies still."  # a comment' in fixed
    assert '- exact: "a fairy tale."' in fixed
    assert "issued: {date-parts: [[2027, 3, 9]]}" in fixed
    assert '{text: "Old, as it is, it stays closed.", cites: [1]}' in fixed
    assert "stance: says" in fixed  # which is only likely to mean something
    assert ran.code == program("check", output).code == 1
    assert "4 fixes" in ran.err


def test_no_file_is_written_over(program: Program, faulty: Path) -> None:
    before = faulty.read_text()
    assert program("check", "--fix", "--output", faulty, faulty).code == 2
    assert faulty.read_text() == before


@pytest.mark.parametrize(
    "words", [("--fix",), ("--output", "a.yaml"), ("--fix", "--stamp", "--output", "a.yaml")]
)
def test_fix_and_output_go_together(program: Program, faulty: Path, words: tuple[str, ...]) -> None:
    assert program("check", *words, faulty).code == 2


def test_a_file_of_json_is_fixed_too(program: Program, tmp_path: Path) -> None:
    tree = {
        "brief": "1",
        "id": "ferry",
        "title": "T",
        "source": {"csl": {"id": "x", "type": "webpage", "title": "T", "author": "Jo Quill"}},
        "summary": "S",
    }
    path, output = tmp_path / "ferry.json", tmp_path / "fixed.json"
    path.write_text(json.dumps(tree))
    program("check", "--fix", "--output", output, path)
    assert json.loads(output.read_text())["source"]["csl"]["author"] == [{"family": "Quill", "given": "Jo"}]


def test_json_has_the_fix_and_the_cause(program: Program, faulty: Path) -> None:
    tree = json.loads(program("check", "--format", "json", faulty).out)
    found = tree["files"][0]["problems"]
    assert all({"severity", "code", "path", "what", "mend", "line", "column"} <= one.keys() for one in found)
    misplaced = next(one for one in found if one["code"] == "span-misplaced")
    assert misplaced["fix"] == {"path": "quotes[0].para", "value": 1, "certain": True}
    assert any(one.get("because_of") for one in found)


def test_json_of_a_file_that_cannot_be_read_has_the_same_shape(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "ferry.yaml"
    path.write_text('brief: "1"\n\tid: x\n')
    ran = program("check", "--format", "json", path)
    (problem,) = json.loads(ran.out)["files"][0]["problems"]
    assert (ran.code, problem["code"], problem["line"], problem["column"]) == (2, "syntax", 2, 1)
    gone = program("check", "--format", "json", tmp_path / "gone.yaml")
    (problem,) = json.loads(gone.out)["files"][0]["problems"]
    assert (problem["severity"], problem["line"]) == ("error", None)


def test_one_id_of_two_briefs_is_told_and_that_of_revisions_is_not(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(BRIEF)
    (tmp_path / "b.yaml").write_text(changed(("id: ferry", "id: ferry\nrevision: 2")))
    assert "id of another brief" not in program("check", tmp_path).out
    (tmp_path / "c.yaml").write_text(changed(("title: Why the ferry stopped", "title: Who owns the ferry")))
    (tmp_path / "notes.yaml").write_text("title: no brief at all\n")
    ran = program("check", tmp_path)
    line = next(one for one in ran.out.splitlines() if "id of another brief" in one)
    assert "c.yaml:2:5: warning: id:" in line and "a.yaml" in line
    assert "3 briefs" in ran.err
