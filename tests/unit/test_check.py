"""Checking: everything that is wrong with a brief, at once, with its place and how to mend it."""

import json

import pytest

from briefreader.brief.lint.linter import lint
from briefreader.brief.reading.load import load_bytes
from briefreader.brief.reading.problem import Problem
from briefreader.brief.verification.source import SourceText, blocks, paragraph_hash

ARTICLE = """Harbour stays shut

“We will not open it,” said Anna Holm, the mayor of Port Ley. “Nobody will.”

Per Holm of the owners’ league called this “a disgrace.” It is said to cost millions.

The harbour was built in 1931 and closed in March 2019.
"""
SHA = "a" * 64
SOURCE = SourceText(blocks(ARTICLE), SHA, "harbour.txt")

BRIEF = f"""\
brief: "1"
id: harbour
title: The harbour
source:
  csl:
    id: harbour
    type: article-newspaper
    title: Harbour stays shut
    container-title: The Ley Post
    issued: {{date-parts: [[2031, 5, 2]]}}
    URL: https://example.org/harbour
  sha256: {SHA}
  missing: [author]
text:
  - {{role: headline, text: Harbour stays shut}}
  - {{n: 1, text: "“We will not open it,” said Anna Holm, the mayor of Port Ley. “Nobody will.”"}}
  - {{n: 2, text: "Per Holm of the owners’ league called this “a disgrace.” It is said to cost millions."}}
  - {{n: 3, text: The harbour was built in 1931 and closed in March 2019., chars: 55}}
summary: A quarrel.
key_points:
  - {{id: k-shut, text: It stays shut., cites: [c-shut, 1, headline]}}
speakers:
  - {{id: mayor, name: Anna Holm, type: person, affiliation: Port Ley, party: town, aliases: [the mayor]}}
  - {{id: owner, name: Per Holm, type: person, party: owners}}
  - {{id: league, name: the owners’ league, type: group, party: owners, includes: [owner]}}
quotes:
  - id: q-not
    speaker: mayor
    para: 1
    kind: direct
    spans: [{{exact: We will not open it}}, {{exact: Nobody will}}]
    attribution: said Anna Holm, the mayor of Port Ley
    claims: [c-shut]
  - id: q-disgrace
    speaker: owner
    para: 2
    kind: partial
    spans: [{{exact: a disgrace}}]
    content: He protests.
    attribution: Per Holm of the owners’ league called this
    when: {{text: on Friday, resolved: 2031-05-01, inferred: true}}
claims:
  - id: c-shut
    text: The harbour stays shut.
    status: contested
    paras: [1, 2]
    context: [e-built]
    positions:
      - {{stance: asserts, by: mayor, quote: q-not, evidence: none-offered}}
      - {{stance: doubts, by: owner, quote: q-disgrace, evidence: not-stated, evidence_para: 2}}
  - id: c-cost
    text: It costs millions.
    status: single-source
    depends_on: [c-shut]
    positions:
      - {{stance: asserts, by: owner, quote: q-disgrace, evidence: not-stated}}
history:
  - {{id: e-built, text: Building., date: 1931, date_text: in 1931, para: 3, attributed_to: reporter}}
  - {{id: e-closed, text: Closing., date: 2019-03, para: 3, quote: q-not, attributed_to: league}}
gaps:
  - {{id: g-who, text: Who pays., cites: [c-cost]}}
links:
  - {{from: q-not, to: c-cost, rel: context}}
  - {{from: c-cost, to: other-brief#c-9, rel: same-as}}
"""


def problems(text: str, source: SourceText | None = SOURCE, name: str = "brief.yaml") -> tuple[Problem, ...]:
    data = text.encode()
    return lint(load_bytes(data, name), data, source)


def changed(*changes: tuple[str, str], source: SourceText | None = SOURCE) -> tuple[Problem, ...]:
    text = BRIEF
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return problems(text, source)


def only(*changes: tuple[str, str], source: SourceText | None = SOURCE) -> tuple[str, str, str]:
    """Severity, code and path of the one problem that some changes make."""
    found = changed(*changes, source=source)
    assert len(found) == 1, found
    return found[0].severity, found[0].code, found[0].path


def test_a_good_brief_has_no_problems() -> None:
    assert problems(BRIEF) == ()


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("    speaker: mayor", "    speaker: mayer", "quotes[0].speaker"),
        ("    speaker: mayor", "    speaker: [mayor, mayer]", "quotes[0].speaker[1]"),
        ("    claims: [c-shut]", "    claims: [c-shut, c-shot]", "quotes[0].claims[1]"),
        ("    para: 2", "    para: caption", "quotes[1].para"),
        ("exact: Nobody will}", "exact: Nobody will, para: 9}", "quotes[0].spans[1].para"),
        ("cites: [c-shut, 1, headline]", "cites: [c-shut, 7]", "key_points[0].cites[1]"),
        ("cites: [c-shut, 1, headline]", "cites: [k-shut, p7]", "key_points[0].cites[1]"),
        ("cites: [c-shut, 1, headline]", "cites: [dek]", "key_points[0].cites[0]"),
        ("includes: [owner]", "includes: [owner, crew]", "speakers[2].includes[1]"),
        ("    paras: [1, 2]", "    paras: [1, 2, 5]", "claims[0].paras[2]"),
        ("    context: [e-built]", "    context: [e-build]", "claims[0].context[0]"),
        ("    depends_on: [c-shut]", "    depends_on: [c-shot]", "claims[1].depends_on[0]"),
        ("by: mayor,", "by: mayer, party: town,", "claims[0].positions[0].by"),
        ("evidence_para: 2", "evidence_para: 4", "claims[0].positions[1].evidence_para"),
        ("evidence_para: 2", "evidence_events: [e-no]", "claims[0].positions[1].evidence_events[0]"),
        ("para: 3, quote: q-not", "para: 3, quote: [q-not, q-no]", "history[1].quote[1]"),
        ("attributed_to: reporter", "attributed_to: [reporter, nobody]", "history[0].attributed_to[1]"),
        ("date: 2019-03, para: 3", "date: 2019-03, para: 8", "history[1].para"),
        ("cites: [c-cost]", "cites: [c-costs]", "gaps[0].cites[0]"),
        ("from: q-not", "from: q-now", "links[0].from"),
        ("to: c-cost", "to: harbour#c-coast", "links[0].to"),
    ],
)
def test_a_reference_that_leads_nowhere(old: str, new: str, path: str) -> None:
    found = [problem for problem in changed((old, new)) if problem.code == "dangling"]

    assert [(problem.severity, problem.path) for problem in found] == [("error", path)]


def test_a_dangling_reference_names_the_nearest_id() -> None:
    (found,) = changed(("    context: [e-built]", "    context: [e-build]"))

    assert found.what == 'there is no event "e-build"'
    assert "`e-built`" in found.mend


def test_a_dangling_number_names_the_last_paragraph() -> None:
    (found,) = changed(("    paras: [1, 2]", "    paras: [1, 2, 5]"))

    assert found.what == "there is no paragraph 5"
    assert "paragraph 3" in found.mend


def test_a_reference_to_an_item_of_another_kind() -> None:
    (found,) = changed(("    context: [e-built]", "    context: [c-cost]"))

    assert (found.severity, found.code) == ("error", "wrong-kind")
    assert found.what == '"c-cost" is a claim, not an event'


def test_without_a_list_of_paragraphs_the_file_tells_their_number() -> None:
    start, end = BRIEF.index("text:\n"), BRIEF.index("summary:")
    text = BRIEF[:start] + BRIEF[end:]

    assert {problem.code for problem in problems(text.replace("    paras: [1, 2]", "    paras: [9]"))} >= {
        "dangling"
    }
    assert "dangling" not in {
        problem.code for problem in problems(text.replace("    paras: [1, 2]", "    paras: [3]"))
    }
    assert "dangling" not in {problem.code for problem in problems(text, source=None)}


def test_claims_that_depend_on_each_other_go_in_a_circle() -> None:
    found = changed(("    paras: [1, 2]", "    depends_on: [c-cost]"))

    assert [(problem.severity, problem.code) for problem in found] == [("error", "circular")]
    assert '"c-shut" → "c-cost" → "c-shut"' in found[0].what


def test_a_claim_that_depends_on_itself_goes_in_a_circle() -> None:
    assert only(("    depends_on: [c-shut]", "    depends_on: [c-cost]")) == (
        "error",
        "circular",
        "claims[1].depends_on",
    )


def test_a_very_long_chain_of_claims_is_followed() -> None:
    claim = "{id: c%d, text: T, status: uncontested, depends_on: [c%d], positions: []}"
    chain = "\n".join(f"  - {claim % (number, (number + 1) % 2000)}" for number in range(2000))

    found = problems(BRIEF.partition("\nclaims:\n")[0] + f"\nclaims:\n{chain}\n")

    assert sum(problem.code == "circular" for problem in found) == 1


@pytest.mark.parametrize(
    "change",
    [
        ("stance: doubts", "stance: reports"),
        ("stance: doubts, by: owner", "stance: denies, by: owner, party: town"),
        ("stance: asserts, by: mayor", "stance: conditional, by: mayor"),
    ],
)
def test_a_contested_claim_needs_two_parties_that_oppose_each_other(change: tuple[str, str]) -> None:
    assert only(change) == ("error", "no-opposition", "claims[0].status")


@pytest.mark.parametrize(("text", "code"), [('""', "empty"), ('"  "', "empty"), ('"…"', "empty-claim")])
def test_a_claim_says_something(text: str, code: str) -> None:
    assert only(("text: It costs millions.", f"text: {text}")) == ("error", code, "claims[1].text")


def test_one_of_a_joint_position_can_be_opposed_by_the_other() -> None:
    assert changed(("stance: doubts, by: owner", "stance: denies, by: owner, party: [owners, town]")) == ()


def test_a_claim_without_a_quote() -> None:
    found = changed(
        ("stance: asserts, by: owner, quote: q-disgrace,", "stance: asserts, by: owner,"),
        ("{from: q-not, to: c-cost, rel: context}", "{from: q-not, to: k-shut, rel: context}"),
    )

    assert [(problem.severity, problem.code, problem.path) for problem in found] == [
        ("warning", "claim-without-quote", "claims[1]")
    ]


def test_a_position_without_a_quote() -> None:
    assert only(
        (" quote: q-disgrace, evidence: not-stated, evidence_para", " evidence: data, evidence_para")
    ) == (
        "warning",
        "position-without-quote",
        "claims[0].positions[1]",
    )


def test_silence_needs_no_quote() -> None:
    line = "      - {stance: asserts, by: mayor, quote: q-not, evidence: none-offered}\n"

    assert changed((line, f"{line}      - {{stance: not-reported, party: crew}}\n")) == ()


DRAFT = """
provenance: {{made_by: rules}}
draft:
  - {{item: {item}, rule: a rule, confidence: 50, doubt: "who knows", {kind}}}
"""


def doubts(item: str, kind: str) -> list[tuple[str, str, str]]:
    found = problems(BRIEF + DRAFT.format(item=item, kind=kind))
    return [(one.severity, one.code, one.path) for one in found if one.code != "unchecked"]


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("c-cost", ""),
        ("q-not", "doubt_kind: pronoun"),
        ("c-cost", "doubt_kind: unknown-name"),
        ("e-built", "doubt_kind: other"),
    ],
)
def test_a_kind_of_doubt_that_fits_the_item_is_right(item: str, kind: str) -> None:
    assert doubts(item, kind) == []


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("q-not", "doubt_kind: who-is-answered"),
        ("c-cost", "doubt_kind: who-is-answered"),
        ("e-built", "doubt_kind: no-verb"),
    ],
)
def test_a_kind_of_doubt_that_cannot_be_about_the_item_is_a_warning(item: str, kind: str) -> None:
    assert doubts(item, kind) == [("warning", "doubt-does-not-fit", "draft[0].doubt_kind")]


def test_a_kind_of_doubt_that_there_is_not_is_an_error_that_names_the_nearest() -> None:
    (one,) = (
        one
        for one in problems(BRIEF + DRAFT.format(item="q-not", kind="doubt_kind: pronouns"))
        if one.path == "draft[0].doubt_kind"
    )
    assert (one.severity, one.code) == ("error", "unknown-value")
    assert "pronoun" in one.mend


def test_a_key_point_without_a_link() -> None:
    assert only((", cites: [c-shut, 1, headline]", "")) == (
        "warning",
        "key-point-without-link",
        "key_points[0]",
    )


def test_a_speaker_never_used() -> None:
    extra = "  - {id: crew, name: The crew, type: group}\nquotes:\n"

    assert only(("quotes:\n", extra)) == ("warning", "unused-speaker", "speakers[3]")


def test_an_alias_that_fits_two_speakers() -> None:
    change = ("name: Per Holm, type: person,", "name: Per Holm, type: person, aliases: [The Mayor],")

    found = changed(change)

    assert [(problem.severity, problem.code) for problem in found] == [("warning", "ambiguous-alias")] * 2
    assert found[0].what == '"the mayor" fits "mayor" and "owner"'


@pytest.mark.parametrize(
    ("change", "path", "what"),
    [
        (
            ("name: Per Holm,", "name: Ann\u0430 Holm, aliases: [Per Holm],"),
            "speakers[1].name",
            '"Ann\u0430 Holm" looks like "Anna Holm", which is another one',
        ),
        (
            ("{id: g-who, text: Who pays.", "{id: c-c0st, text: Who pays."),
            "gaps[0].id",
            '"c-c0st" looks like "c-cost", which is another one',
        ),
        (
            (
                "claims:\n  - id: c-shut",
                "parties: {town: The Town, owners: The T0wn}\nclaims:\n  - id: c-shut",
            ),
            "parties.owners",
            '"The T0wn" looks like "The Town", which is another one',
        ),
    ],
)
def test_names_and_ids_that_look_alike(change: tuple[str, str], path: str, what: str) -> None:
    (found,) = [problem for problem in changed(change) if problem.code == "look-alike"]
    assert (found.severity, found.path, found.what) == ("warning", path, what)


def test_nobody_is_named() -> None:
    speaker = "  - {id: nobody, name: no one named, type: none, party: none}\nquotes:\n"
    quote = """\
  - id: q-cost
    speaker: nobody
    para: 2
    kind: indirect
    content: It costs millions.
    attribution: It is said
    claims: [c-cost]
claims:
"""

    assert only(("quotes:\n", speaker), ("\nclaims:\n", f"\n{quote}")) == (
        "warning",
        "unattributed",
        "quotes[2]",
    )
    assert (
        changed(
            ("quotes:\n", speaker),
            ("\nclaims:\n", f"\n{quote}"),
            ("status: single-source", "status: unattributed"),
        )
        == ()
    )


def test_a_passive_names_nobody_even_if_the_quote_does() -> None:
    found = changed(("attribution: Per Holm of the owners’ league called this", "attribution: It is said"))

    assert [problem.code for problem in found] == ["unattributed"]


def test_a_span_that_is_not_there_has_the_nearest_words() -> None:
    (found,) = changed(("exact: We will not open it", "exact: We will open it"))

    assert (found.severity, found.code, found.path) == ("error", "span-not-found", "quotes[0].spans[0].exact")
    assert "“We will not open it,”" in found.mend
    assert BRIEF.splitlines()[(found.line or 0) - 1].startswith("    spans: [{exact: We will not")


def test_the_nearest_words_are_shown_around_the_first_difference() -> None:
    long = " ".join(f"word{number}" for number in range(60))
    article = f"“{long.replace('word40', 'not word40')},” he said."
    start, end = BRIEF.index("text:\n"), BRIEF.index("summary:")
    text = BRIEF[:start] + BRIEF[end:].replace("We will not open it", long)

    found = [
        problem
        for problem in problems(text, SourceText((article,), SHA, "a.txt"))
        if problem.path == "quotes[0].spans[0].exact"
    ]

    assert "word39 not word40" in found[0].mend
    assert len(found[0].mend) < 250


def test_a_span_of_another_paragraph_names_it() -> None:
    (found,) = changed(("exact: Nobody will", "exact: a disgrace"))

    assert (found.severity, found.code) == ("error", "span-misplaced")
    assert "paragraph 2" in found.what
    assert "para: 2" in found.mend


def test_a_span_outside_the_marks() -> None:
    assert only(("exact: Nobody will", "exact: the mayor of Port Ley"))[:2] == ("error", "span-not-marked")


def test_a_part_of_the_marked_words() -> None:
    (found,) = changed(("exact: We will not open it", "exact: open it"))

    assert (found.severity, found.code) == ("warning", "span-cut")
    assert "without the beginning" in found.what


def test_other_characters_than_the_source_has() -> None:
    (found,) = changed(("exact: We will not open it", 'exact: "We will  not open it"'))

    assert (found.severity, found.code) == ("warning", "span-repaired")
    assert "“We will not open it”" in found.mend


def test_an_occurrence_there_is_not() -> None:
    assert only(("exact: Nobody will", "exact: Nobody will, occurrence: 2")) == (
        "error",
        "span-occurrence",
        "quotes[0].spans[1].occurrence",
    )


@pytest.mark.parametrize(
    ("change", "sign"),
    [
        (("exact: We will not open it", 'exact: "We will not open it,"'), "comma"),
        (("exact: a disgrace", "exact: a disgrace."), "full stop"),
    ],
)
def test_what_copying_leaves_out_is_a_note(change: tuple[str, str], sign: str) -> None:
    (found,) = changed(change)

    assert (found.severity, found.code) == ("note", "end-left-out")
    assert sign in found.what


def test_the_full_stop_of_a_whole_sentence_stays() -> None:
    assert changed(("exact: Nobody will", "exact: Nobody will.")) == ()


def test_an_attribution_that_names_another_speaker() -> None:
    found = {
        problem.path: problem
        for problem in changed(("    speaker: mayor", "    speaker: owner"))
        if problem.severity == "error"
    }

    assert found["quotes[0].attribution"].code == "wrong-speaker"
    assert 'names "mayor"' in found["quotes[0].attribution"].what


@pytest.mark.parametrize(
    ("attribution", "severity"),
    [
        ("said Per Holm", "error"),
        ("according to Per Holm", "error"),
        ("Per Holm, a captain, told reporters", "error"),
        ("said Ida Lund, a captain", "error"),
        ("Ida Lund told reporters", "error"),
        ("the mayor told Per Holm", None),
        ("she told Per Holm", "warning"),
        ("Ms. Holm said", None),
        ("said Anna-Maria Holm", None),
        ("she said", None),
        ("in a letter to Ida Lund", None),
        ("said the White House", None),
    ],
)
def test_marked_words_belong_to_whom_their_attribution_names(attribution: str, severity: str | None) -> None:
    found = changed(("attribution: said Anna Holm, the mayor of Port Ley", f"attribution: {attribution}"))

    assert {one.severity for one in found if one.code in ("wrong-speaker", "unnamed-speaker")} == (
        {severity} if severity else set()
    )


def test_a_paraphrase_beside_anothers_name_is_a_warning() -> None:
    changes = ("kind: partial\n    spans: [{exact: a disgrace}]", "kind: indirect")
    found = changed(
        changes, ("attribution: Per Holm of the owners’ league called", "attribution: Anna Holm called")
    )

    assert ("warning", "wrong-speaker") in {(one.severity, one.code) for one in found}


def test_a_position_rests_on_words_of_those_who_take_it() -> None:
    (found,) = changed(
        (
            "by: owner, quote: q-disgrace, evidence: not-stated, ",
            "by: owner, quote: q-not, evidence: not-stated, ",
        )
    )

    assert (found.severity, found.code) == ("error", "other-speakers-quote")
    assert found.path == "claims[0].positions[1].quote"
    assert found.what == '"q-not" is a quote of "mayor", not of "owner"'
    assert found.mend == 'One of theirs is "q-disgrace"; or write `by: mayor`.'


def test_each_of_several_quotes_of_a_position_is_looked_at() -> None:
    assert only(("by: mayor, quote: q-not", "by: mayor, quote: [q-not, q-disgrace]")) == (
        "error",
        "other-speakers-quote",
        "claims[0].positions[0].quote[1]",
    )


@pytest.mark.parametrize(
    "change",
    [
        ("    speaker: owner", "    speaker: [mayor, owner]"),  # a joint quote
        ("    speaker: owner", "    speaker: league"),  # of the group that includes the one who takes it
        ("doubts, by: owner", "doubts, by: league"),  # of a member of the group that takes it
    ],
)
def test_a_position_may_rest_on_a_joint_quote_and_on_one_of_a_group(change: tuple[str, str]) -> None:
    assert changed(change) == ()


def test_spans_do_not_belong_to_a_paraphrase() -> None:
    found = changed(("kind: partial", "kind: indirect"))

    assert [(one.severity, one.code, one.path) for one in found] == [
        ("error", "spans-on-indirect", "quotes[1].spans")
    ]


def test_a_span_that_holds_the_reporters_words_is_told_the_marked_ones() -> None:
    article = ARTICLE.replace(
        "“We will not open it,” said Anna Holm", '"We will not open it,” said Anna Holm'
    )
    (found,) = changed(
        ("{exact: We will not open it}", "{exact: 'We will not open it,” said Anna Holm'}"),
        ('"“We will not open it,” said', '"\\"We will not open it,” said'),
        source=SourceText(blocks(article), SHA, "harbour.txt"),
    )

    assert (found.severity, found.code) == ("error", "span-not-marked")
    assert found.mend.startswith("The quoted words there are “We will not open it,”.")


def test_marks_that_are_never_closed() -> None:
    article = ARTICLE.replace("“We will not open it,” said", "“We will not open it, said").replace(
        " “Nobody will.”", ""
    )
    found = problems(
        BRIEF.replace("“We will not open it,” said", "“We will not open it, said")
        .replace(" “Nobody will.”", "")
        .replace(", {exact: Nobody will}", ""),
        SourceText(blocks(article), SHA, "harbour.txt"),
    )

    assert [(one.severity, one.code) for one in found] == [("error", "marks-unclear")]


def test_a_group_may_be_named_for_its_member() -> None:
    assert changed(("    speaker: owner", "    speaker: league")) == ()


def test_a_shared_surname_is_no_wrong_speaker() -> None:
    assert "wrong-speaker" not in {
        problem.code
        for problem in changed(("attribution: said Anna Holm, the mayor of Port Ley", "attribution: Holm"))
    }


def test_an_attribution_that_is_not_in_the_paragraph() -> None:
    assert only(
        ("attribution: said Anna Holm, the mayor of Port Ley", "attribution: the mayor of Port Lay said")
    ) == (
        "warning",
        "attribution-not-found",
        "quotes[0].attribution",
    )


def test_an_attribution_may_leave_words_out() -> None:
    assert changed(("said Anna Holm, the mayor of Port Ley\n", "said Anna Holm, … of Port Ley\n")) == ()


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("date: 1931", "date: early 1931", "history[0].date"),
        ("resolved: 2031-05-01", "resolved: 2031-02-30", "quotes[1].when.resolved"),
        ("summary:", "updated: May 2\nsummary:", "updated"),
        ("[[2031, 5, 2]]", "[[2031, 13, 2]]", "source.csl.issued.date-parts"),
        ("summary:", "provenance: {made_by: model, made: yesterday}\nsummary:", "provenance.made"),
    ],
)
def test_what_is_no_date(old: str, new: str, path: str) -> None:
    assert only((old, new)) == ("error", "bad-date", path)


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("date: 1931,", "date: 1931-05,", "history[0].date"),
        ("date: 1931,", "date: 1930,", "history[0].date"),
        ("date: 2019-03,", "date: 2019-04,", "history[1].date"),
        ("inferred: true}", "inferred: false}", "quotes[1].when.resolved"),
    ],
)
def test_a_date_that_says_more_than_the_source_has_to_be_marked_inferred(
    old: str, new: str, path: str
) -> None:
    assert only((old, new)) == ("warning", "date-not-inferred", path)


def test_a_paragraph_is_named_and_words_are_quoted_where_a_date_is_not_said() -> None:
    (of_paragraph,) = changed(("date: 2019-03,", "date: 2019-04,"))
    assert of_paragraph.what == 'the paragraph does not say "2019-04"'
    (of_words,) = changed(("date: 1931,", "date: 1930,"))
    assert of_words.what == '"in 1931" does not say "1930"'


@pytest.mark.parametrize(
    ("text", "resolved"),
    [
        ("in the 1960s", "196X"),
        ("on 3 March 2019", "2019-03-03"),
        ("03.03.2019", "2019-03-03"),
        ("in ’19", "2019"),
        ("from 1950 to 1953", "1950/1953"),
        ("Oct. 16, 2024", "2024-10-16"),
    ],
)
def test_a_date_that_the_words_give_is_not_inferred(text: str, resolved: str) -> None:
    assert changed((
        "{text: on Friday, resolved: 2031-05-01, inferred: true}",
        f'{{text: "{text}", resolved: {resolved}}}',
    )) == ()  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("date: 1931,", "date: 1953/1931, inferred: true,", "history[0].date"),
        ("date: 1931,", "date: 2032, inferred: true,", "history[0].date"),
        ("resolved: 2031-05-01", "resolved: 2031-05-03", "quotes[1].when.resolved"),
        ("    URL:", "    accessed: {date-parts: [[2030]]}\n    URL:", "source.csl.accessed"),
    ],
)
def test_dates_that_contradict_each_other(old: str, new: str, path: str) -> None:
    assert only((old, new)) == ("warning", "dates-contradict", path)


def test_a_rule_may_hold_in_the_future() -> None:
    assert changed(("date: 1931,", "date: 2032, inferred: true, kind: standing-rule,")) == ()


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("  missing: [author]\n", "", "field-missing", "source.csl"),
        ("    container-title: The Ley Post\n", "", "field-missing", "source.csl"),
        ("missing: [author]", "missing: [author, URL]", "field-not-missing", "source.missing[1]"),
        ("missing: [author]", "missing: [author, byline]", "unknown-field", "source.missing[1]"),
    ],
)
def test_stated_absences_against_the_citation(old: str, new: str, code: str, path: str) -> None:
    assert only((old, new)) == ("warning", code, path)


def test_a_file_that_is_not_the_source() -> None:
    other = SourceText(SOURCE.paragraphs, "b" * 64, "other.txt")

    (found,) = problems(BRIEF, other)

    assert (found.severity, found.code, found.path) == ("error", "wrong-hash", "source.sha256")
    assert "other.txt" in found.what


def test_a_brief_without_a_hash_is_told_which_line_to_add() -> None:
    (found,) = changed((f"  sha256: {SHA}\n", ""))

    assert (found.severity, found.code) == ("warning", "no-hash")
    assert f"`sha256: {SHA}`" in found.mend


def test_a_paragraph_that_differs_from_the_file() -> None:
    found = changed(("and closed in March 2019., chars: 55", "and opened in March 2019., chars: 55"))

    assert [(problem.severity, problem.code, problem.path) for problem in found] == [
        ("error", "text-differs", "text[3].text")
    ]


def test_a_hash_that_is_no_paragraph_of_the_file() -> None:
    old = "text: The harbour was built in 1931 and closed in March 2019., chars: 55"

    assert only((old, f"chars: 55, sha256: {paragraph_hash('Something else.')}")) == (
        "error",
        "wrong-hash",
        "text[3].sha256",
    )


def test_a_length_or_hash_that_does_not_fit_the_words() -> None:
    assert only(("chars: 55", "chars: 54")) == ("error", "wrong-length", "text[3].chars")
    assert only(("chars: 55", f"sha256: {SHA[:-1]}b")) == ("error", "wrong-hash", "text[3].sha256")


def test_a_length_that_does_not_fit_the_file() -> None:
    words = SOURCE.paragraphs[3]
    old = f"text: {words}, chars: 55"

    assert changed((old, f"chars: 55, sha256: {paragraph_hash(words)}")) == ()
    assert only((old, f"chars: 5, sha256: {paragraph_hash(words)}"))[1] == "wrong-length"


def test_an_attestation_that_no_longer_holds() -> None:
    old = f"attested: {{sha256: {SHA}, digest: 'v1:0', checked: 2031-05-02, checked_by: A. Reader}}"
    other = old.replace(SHA, "b" * 64)

    assert only(("  missing:", f"  {old}\n  missing:")) == (
        "error",
        "attestation-broken",
        "source.attested.digest",
    )
    assert only(("  missing:", f"  {other}\n  missing:"))[2] == "source.attested.sha256"


def test_with_nothing_to_compare_with_one_note_says_so() -> None:
    start, end = BRIEF.index("text:\n"), BRIEF.index("summary:")

    found = problems(BRIEF[:start] + BRIEF[end:], source=None)

    assert [(problem.severity, problem.code) for problem in found] == [("note", "nothing-to-compare")]


def test_errors_come_first_each_in_the_order_of_lines_with_its_column() -> None:
    found = changed(
        ("cites: [c-cost]", "cites: [c-costs]"),
        ("missing: [author]", "missing: [author, URL]"),
        ("exact: We will not open it", "exact: We will open it"),
    )

    assert [problem.path for problem in found] == [
        "quotes[0].spans[0].exact",
        "gaps[0].cites[0]",
        "source.missing[1]",
    ]
    assert [problem.severity for problem in found] == ["error", "error", "warning"]
    assert all((problem.column or 0) > 1 for problem in found)


def test_parts_that_could_not_be_loaded_do_not_shift_the_numbers_of_others() -> None:
    found = changed(
        ("quotes:\n", "quotes:\n  - {id: q-broken, speaker: mayor, para: 1, kind: shouted}\n"),
        ("{exact: We will not open it}, {exact: Nobody will}", "{exact: []}, {exact: Nobody}"),
        (
            "      - {stance: asserts, by: mayor",
            "      - {stance: shouts}\n      - {stance: asserts, by: mayer, party: town",
        ),
        ("cites: [c-cost]", "cites: [q-broken]"),
    )
    by_code = {problem.code: problem for problem in found}

    assert by_code["span-cut"].path == "quotes[1].spans[1].exact"
    assert by_code["dangling"].path == "claims[0].positions[1].by"
    assert sum(problem.code == "dangling" for problem in found) == 1


def test_json_is_checked_like_yaml() -> None:
    tree = {
        "brief": "1",
        "id": "b",
        "title": "T",
        "summary": "S",
        "source": {
            "csl": {"id": "b", "type": "book", "title": "T"},
            "missing": ["author", "issued", "URL"],
        },
        "gaps": [{"id": "g", "text": "Who.", "cites": ["c-none"]}],
    }

    (found,) = problems(json.dumps(tree, indent=1), None, "brief.json")

    assert (found.code, found.path, found.column) == ("dangling", "gaps[0].cites[0]", 5)
