"""Nothing leaves without who said it: in every style and format, in templates, lists and reports."""

import re
from datetime import date
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefreader.brief.model.brief import (
    Brief,
    Claim,
    Hedge,
    Position,
    Quote,
    QuoteKind,
    Source,
    Span,
    Speaker,
)
from briefreader.brief.model.csl import CslItem
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.citer import Citer, Form
from briefreader.cite.formats import FORMATS
from briefreader.cite.left_out import left_out
from briefreader.cite.report import REPORT_FORMATS, ReportItem, report
from briefreader.cite.speakers import holders, holders_in_cell
from briefreader.cite.style_input import Layout
from briefreader.cite.styles import STYLES
from briefreader.cite.template import Template, render
from briefreader.cite.template_context import TemplateFields

TODAY = date(2026, 11, 24)
UNATTRIBUTED = "unattributed in the source"

# Letters alone are the same in every format; words of distinct letters are found without a doubt.
words = st.text("abcdefghijklmnoprstuvz", min_size=4, max_size=9)
sentences = st.lists(words, min_size=2, max_size=60).map(" ".join)


@st.composite
def speakers(draw: st.DrawFn, speaker_id: str) -> Speaker:
    return Speaker(
        id=speaker_id,
        name=f"Q{draw(words)} Y{draw(words)}",
        type=draw(st.sampled_from(("person", "group", "government", "organization", "document", "none"))),
        role=draw(st.none() | words),
        affiliation=draw(st.none() | words),
        place=draw(st.none() | words),
        party=draw(st.none() | st.just("party")),
    )


@st.composite
def briefs(draw: st.DrawFn) -> Brief:
    """A brief with one quote of one or two speakers, `q`, and a claim that rests on it, `c`."""
    said_by = draw(st.lists(st.sampled_from(("s-one", "s-two")), min_size=1, max_size=2, unique=True))
    kind: QuoteKind = draw(st.sampled_from(("direct", "partial", "indirect")))
    spans = draw(st.lists(sentences, min_size=1, max_size=3)) if kind != "indirect" else []
    hedge = draw(st.none() | sentences.map(lambda one: f"W{one}"))
    quote = Quote(
        id="q",
        speaker=tuple(said_by) if len(said_by) > 1 else said_by[0],
        para=1,
        kind=kind,
        spans=tuple(Span(exact=span) for span in spans),
        content=f"K{draw(sentences)}" if kind != "direct" else None,
        hedge=Hedge(words=hedge) if hedge else None,
        said_to=draw(st.sampled_from((None, "reporter", "relayed"))),
    )
    position = Position(stance="asserts", by=said_by[0], party=draw(st.none() | st.just("party")), quote="q")
    return Brief(
        brief="1",
        id="b",
        title="T",
        source=Source(
            csl=CslItem(id="x", type="article-newspaper", title="The dam", container_title="Times")
        ),
        summary="S",
        speakers=(draw(speakers("s-one")), draw(speakers("s-two"))),
        quotes=(quote,),
        claims=(Claim(id="c", text="It holds.", status="contested", positions=(position,)),),
        parties={"party": "The other side"},
    )


def citer_of(brief: Brief) -> Citer:
    text = KnownWords(
        {1: " ".join(f"“{span.exact}”" for span in brief.quotes[0].spans)}, "source-file", "a.txt"
    )
    return Citer(brief, Index(brief), Verifier(brief, text), today=TODAY, text=text)


BRACED = ("latex", "wikipedia")  # whose own marks are braces


def braced(source: str) -> str:
    """A template as these formats have it."""
    for marks, others in (("{{", "<<"), ("}}", ">>"), ("{%", "<%"), ("%}", "%>")):
        source = source.replace(marks, others)
    return source


def fields_of(words: str, name: str) -> TemplateFields:
    """What a template can say about one quote of one person."""
    brief = Brief(
        brief="1",
        id="b",
        title="T",
        source=Source(csl=CslItem(id="x", type="article-newspaper", title="The dam")),
        summary="S",
        speakers=(Speaker(id="s", name=name, type="person"),),
        quotes=(Quote(id="q", speaker="s", para=1, kind="direct", spans=(Span(exact=words),)),),
    )
    return citer_of(brief).fields("q", Form())


def plain(text: str) -> str:
    """What is written, as far as it is words: without escapes, marks and breaks."""
    return re.sub(r"\s+", " ", re.sub("[\u200b\\\\]", "", text))


def assert_told(text: str, brief: Brief) -> None:
    """Who said it is told, with the hedge, what a fragment is about, and that a paraphrase is one."""
    said, (quote,) = plain(text), brief.quotes
    names = [one.name for one in brief.speakers if one.id in quote.speakers and one.type != "none"]
    for name in names:
        assert name in said
    if not names:
        assert UNATTRIBUTED in said.lower()
    if quote.hedge is not None:
        assert quote.hedge.words in said
    if quote.content is not None:
        assert quote.content in said
    if quote.kind == "indirect":
        assert "paraphrase" in said


# Every style in plain text, and every format in its own way; the others are put together from these.
FORMS = [
    Form(style, output, layout)
    for style, output in (*((one, "plain") for one in STYLES), *(("default", one) for one in FORMATS))
    for layout in get_args(Layout)
]


@given(briefs())
def test_every_copy_names_the_speaker_and_keeps_the_hedge(brief: Brief) -> None:
    citer = citer_of(brief)
    for form in FORMS:
        assert_told(citer.excerpt("q", form).text, brief)


@given(briefs(), st.sampled_from(list(STYLES)), st.sampled_from(list(FORMATS)))
def test_so_does_any_style_in_any_format(brief: Brief, style: str, output: str) -> None:
    assert_told(citer_of(brief).excerpts(["q"], Form(style, output)).text, brief)


@given(briefs(), st.sampled_from(("{{ quote }}", "{{ speaker }}: {{ marked }}")))
def test_a_template_of_the_reader_can_name_no_paraphrase_without_its_speaker(
    brief: Brief, source: str
) -> None:
    fields = citer_of(brief).fields("q", Form())
    if fields["is_paraphrase"]:
        assert_told(render(Template(source, "plain"), [fields])[0], brief)


ALL = "{{ speaker }}{% if hedge %}, {{ hedge }}{% endif %}{% if about %} on {{ about }}{% endif %}: "


@given(briefs(), st.sampled_from(list(FORMATS)))
def test_a_template_that_prints_the_words_alone_is_told_what_it_leaves_out(brief: Brief, output: str) -> None:
    fields = citer_of(brief).fields("q", Form(format=output))
    source = "{{ paraphrase }}" if fields["is_paraphrase"] else "{{ marked }}"
    source, told = (source, ALL) if output not in BRACED else (braced(source), braced(ALL))
    wanted = {"speaker": True, "about": fields["about"], "hedge": fields["hedge"]}
    wanted["paraphrase"] = fields["is_paraphrase"]
    (alone,) = render(Template(source, output), [fields])
    assert left_out(alone, fields, output) == tuple(name for name, there in wanted.items() if there)
    (whole,) = render(Template(f"{told}{source} ({fields['kind']})", output), [fields])
    assert left_out(whole, fields, output) == ()


def test_a_speaker_whose_name_is_in_the_words_is_not_named_by_them() -> None:
    fields = fields_of("Ann Lee will not open the gates", "Ann Lee")
    assert left_out("“Ann Lee will not open the gates”", fields, "plain") == ("speaker",)
    assert left_out("Lee: “Ann Lee will not open the gates”", fields, "plain") == ()


def test_a_name_that_holds_the_words_is_still_there() -> None:
    assert left_out("Nolan Oz: “No”", fields_of("No", "Nolan Oz"), "plain") == ()


def test_a_template_without_the_words_leaves_nothing_out() -> None:
    assert left_out("para. 1", fields_of("The gates stay shut", "Ann Lee"), "plain") == ()


@given(briefs(), st.sampled_from(list(STYLES)), st.sampled_from(list(REPORT_FORMATS)))
def test_a_row_of_a_report_names_the_person_and_the_words_their_speaker(
    brief: Brief, style: str, output: str
) -> None:
    made = report("R", [ReportItem(0, "c")], [citer_of(brief)], Form(style, output))
    assert_told(made.text, brief)
    assert "claim reported in Times" in made.text
    assert holders_in_cell(Index(brief), brief.claims[0].positions[0]) in plain(made.text)


@pytest.mark.parametrize(
    ("position", "who"),
    [
        (Position(stance="asserts", by="lee"), "Ann Lee (The town)"),
        (Position(stance="asserts", party="town"), "The town"),
        (Position(stance="asserts", party="town", quote="q-lee"), "Ann Lee (The town)"),
        # who only tells of a party does not hold what it holds
        (Position(stance="asserts", party="river", quote="q-lee"), "The river board"),
        (Position(stance="asserts", by="nobody"), "unattributed in the source"),
        (Position(stance="asserts"), "unattributed in the source"),
    ],
)
def test_who_holds_a_position_is_the_person_before_the_party(position: Position, who: str) -> None:
    brief = Brief(
        brief="1",
        id="b",
        title="T",
        source=Source(csl=CslItem(id="x", type="report", title="The dam")),
        summary="S",
        speakers=(
            Speaker(id="lee", name="Ann Lee", type="person", party="town"),
            Speaker(id="nobody", name="No one named", type="none"),
        ),
        quotes=(Quote(id="q-lee", speaker="lee", para=1, kind="indirect", content="It is full"),),
        parties={"town": "The town", "river": "The river board"},
    )
    assert holders(Index(brief), position) == who
