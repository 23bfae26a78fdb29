"""Several items, references, template fields and report items of one brief, as the citer makes them."""

from pathlib import Path

import pypandoc
import pytest
from msgspec import structs

from briefreader.brief.model.brief import Brief, Claim, Drafted, Gap, Paragraph, Position, Quote, Span
from briefreader.brief.model.csl import CslItem, CslName
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.citer import FORMAT_LABELS, Citer, Form
from briefreader.cite.entries import ENTRIES
from briefreader.cite.formats import FORMATS
from briefreader.cite.formats.pieces import Table
from briefreader.cite.remarks import Remark
from briefreader.cite.statements import NotCopiable
from briefreader.cite.style_input import Earlier
from briefreader.cite.styles import STYLES
from briefreader.cite.template_context import Annotation
from tests.unit.test_cite_excerpt import (
    CSL,
    DAY_IN_THE_BRIEF,
    DAY_OF_COPYING,
    FRAGMENT,
    FULL_CSL,
    HEADLINE,
    OPPORTUNITIES,
    SEEN_CSL,
    TODAY,
    URL,
    WORDS,
    a_brief,
)

PLAIN_REFERENCE = f"Choe Sang-Hun, “{HEADLINE},” The New York Times, 16 October 2024"
APA_REFERENCE = (
    "Choe, S.-H. (2024, October 16). For North Korea, war in Ukraine is a coveted chance for military "
    "practice. {}. " + URL
)


def quote(item: str, exact: str, para: int, speaker: str) -> Quote:
    return Quote(id=item, speaker=speaker, para=para, kind="direct", spans=(Span(exact=exact),))


YANG = quote("y", OPPORTUNITIES, 5, "yang")
KIM = structs.replace(quote("k", "highly likely", 2, "kim"), kind="partial", content="The deaths.")
CLAIM = Claim(
    id="c",
    text="Soldiers were killed.",
    status="contested",
    positions=(
        Position(stance="asserts", party="dprk", quote="k"),
        Position(stance="denies", party="russia", quote=("y", "k")),
    ),
)
GAP = Gap(id="g", text="Who was asked.", cites=(2,))
LACKING = ("author", "issued", "URL")
REFUSED = Remark("refused", ("the brief has no item nothing", "Choose one that it has."))


def the_brief(csl: CslItem = FULL_CSL, *drafted: str, **fields: object) -> Brief:
    draft = tuple(Drafted(item=item, rule="said", confidence=90) for item in drafted)
    return a_brief(YANG, KIM, csl=csl, claims=(CLAIM,), gaps=(GAP,), draft=draft, **fields)


def citer(brief: Brief | None = None, csl: CslItem | None = None) -> Citer:
    brief = brief or the_brief()
    at_hand = KnownWords(WORDS, "source-file", "article.txt")
    return Citer(brief, Index(brief), Verifier(brief, at_hand), today=TODAY, text=at_hand, csl=csl)


class TestSeveral:
    def test_stand_in_their_order_with_one_reference(self) -> None:
        made = citer().excerpts(["k", "g", "y"], Form("apa7"))
        assert made.text.split("\n") == [
            "Kim Yong-hyun, defense minister, South Korea, said “highly likely” [on: The deaths] "
            "(Choe, 2024, para. 2).",
            "Who was asked (Choe, 2024, para. 2).",
            "Yang Uk, military expert, Asan Institute for Policy Studies, Seoul, said, "
            f"“{OPPORTUNITIES.removesuffix('.')}” (Choe, 2024, para. 5).",
            APA_REFERENCE.format("The New York Times"),
        ]
        assert made.remarks == ()

    def test_are_a_line_each_in_plain_text_of_the_programs_own_style(self) -> None:
        text = citer().excerpts(["k", "y"], Form()).text
        assert text.split("\n") == [citer().excerpt(item, Form()).text for item in ("k", "y")]

    def test_stand_apart_in_a_format_with_a_way_of_its_own(self) -> None:
        first, second, both = (
            citer().excerpts(items, Form("default", "markdown")).text for items in (["k"], ["y"], ["k", "y"])
        )
        assert both == f"{first}\n\n{second}"

    @pytest.mark.parametrize("items", [["nothing", "k"], ["k", "nothing"], ["k", "nothing", "nothing"]])
    def test_leave_out_what_can_not_be_copied_and_say_so_once(self, items: list[str]) -> None:
        made = citer().excerpts(items, Form())
        assert made.text == citer().excerpt("k", Form()).text
        assert made.remarks == (REFUSED,)

    def test_of_which_none_can_be_copied_are_no_text(self) -> None:
        made = citer(the_brief(CSL, handling="TLP:RED")).excerpts(["nothing"], Form())
        assert (made.text, made.remarks) == ("", (REFUSED,))

    def test_say_what_the_citation_lacks_and_how_the_brief_is_to_be_handled(self) -> None:
        made = citer(the_brief(CSL, handling="TLP:RED")).excerpts(["k", "y"], Form())
        assert made.remarks == (
            Remark("handling", ("TLP:RED",)),
            Remark("missing", LACKING),
        )

    @pytest.mark.parametrize(
        ("drafted", "items", "remarks"),
        [
            ((), ["k", "y"], ()),
            (("g",), ["k", "y"], ()),
            (("k",), ["k", "y"], (Remark("some-unchecked", ("k",), 2),)),
            (("k", "y"), ["y", "k", "g"], (Remark("some-unchecked", ("y", "k"), 3),)),
            (("k", "y"), ["k", "y"], (Remark("unchecked"),)),
            (("k",), ["k"], (Remark("unchecked"),)),
        ],
    )
    def test_say_which_of_them_nobody_has_checked(
        self, drafted: tuple[str, ...], items: list[str], remarks: tuple[Remark, ...]
    ) -> None:
        assert citer(the_brief(FULL_CSL, *drafted)).excerpts(items, Form()).remarks == remarks
        assert citer(the_brief(FULL_CSL, *drafted)).unchecked(items) == remarks

    @pytest.mark.parametrize(
        ("items", "place"), [(["y"], "para. 5"), (["k", "g"], "para. 2"), (["k", "y"], ""), (["yang"], "")]
    )
    def test_are_an_entry_with_the_place_if_all_have_one(self, items: list[str], place: str) -> None:
        lines = citer().excerpts(items, Form("apa7", "ris")).text.splitlines()
        assert f"TI  - {HEADLINE}" in lines
        assert [line for line in lines if line.startswith("N1")] == ([f"N1  - {place}"] if place else [])

    def test_that_are_not_cited_need_no_reference(self) -> None:
        assert "The New York Times" not in citer().excerpts(["yang"], Form("apa7")).text
        assert "The New York Times" in citer().excerpts(["yang", "k"], Form("apa7")).text


class TestOne:
    def test_says_that_nobody_has_checked_it_and_what_the_citation_lacks(self) -> None:
        made = citer(the_brief(CSL, "k")).excerpt("k", Form())
        assert made.remarks == (Remark("unchecked"), Remark("missing", LACKING))

    def test_uses_the_citation_that_is_given_instead_of_the_briefs(self) -> None:
        made = citer(the_brief(CSL), FULL_CSL).excerpt("k", Form("apa7"))
        assert "(Choe, 2024, para. 2)" in made.text
        assert made.remarks == ()

    def test_of_the_article_is_copied_with_its_words(self) -> None:
        paragraphs = (Paragraph(n=2), Paragraph(n=5))
        brief = the_brief(FULL_CSL, text=paragraphs)
        assert WORDS[2].partition("“")[0] in citer(brief).excerpt("p2", Form()).text
        alone = Citer(brief, Index(brief), Verifier(brief, KnownWords({}, "none", "")), today=TODAY)
        with pytest.raises(NotCopiable):
            alone.excerpt("p2", Form())

    def test_among_other_sources_has_its_number_and_the_letter_after_its_year(self) -> None:
        whole = citer(the_brief(FULL_CSL, text=(Paragraph(n=2),)))
        other = whole.among_others(3, "b")
        assert "(Choe, 2024b, para. 2)" in other.excerpt("k", Form("apa7")).text
        assert "[3]" in other.excerpt("k", Form("ieee")).text
        assert other.excerpt("p2", Form()).text == whole.excerpt("p2", Form()).text
        assert "(Choe, 2024, para. 2)" in whole.excerpt("k", Form("apa7")).text

    def test_has_them_where_its_title_was_made_in_the_style_before(self) -> None:
        whole = citer()
        alone = {style: whole.excerpts(["k"], Form(style)).text for style in ("apa7", "ieee")}
        other = whole.among_others(3, "b")
        assert other.excerpts(["k"], Form("apa7")).text == alone["apa7"].replace("2024, ", "2024b, ")
        assert other.excerpts(["k"], Form("ieee")).text == alone["ieee"].replace("[1]", "[3]")

    def test_tells_what_must_be_said_of_its_words(self) -> None:
        assert citer(the_brief(FULL_CSL, "k")).told("k") == (Remark("unchecked"),)
        assert citer(the_brief(FULL_CSL, "k")).told("y") == ()
        assert citer(the_brief(FULL_CSL), FULL_CSL).told("y") == ()
        with pytest.raises(NotCopiable):
            citer().told("nothing")

    @pytest.mark.parametrize(
        ("form", "block"),
        [
            (Form("default", "html"), True),
            (Form("default", "html", "sentence"), False),
            (Form("default", "plain", "block"), True),
            (Form("apa7", "html"), False),
            (Form("apa7", "html", "block"), True),
        ],
    )
    def test_is_set_off_as_the_form_says_or_wherever_it_takes_no_line_break(
        self, form: Form, block: bool
    ) -> None:
        text = citer().excerpt("y", form).text
        assert ("<blockquote" in text or text.startswith("\n    ")) == block


class TestAReference:
    def test_is_marked_in_plain_text_of_a_guide_only(self) -> None:
        assert citer().reference(Form("apa7")) == APA_REFERENCE.format("*The New York Times*")
        assert citer().reference(Form()) == f"{PLAIN_REFERENCE}. {URL}"

    @pytest.mark.parametrize(
        ("output", "title"),
        [("markdown", "*The New York Times*"), ("html", "<cite>The New York Times</cite>")],
    )
    def test_is_written_as_the_format_has_it(self, output: str, title: str) -> None:
        text = citer().reference(Form("apa7", output))
        assert APA_REFERENCE.format(title).removesuffix(URL) in text

    def test_is_an_entry_without_a_place(self) -> None:
        text = citer().reference(Form("apa7", "bibtex"))
        assert text.startswith("@article{choe2024,\n")
        assert "para" not in text
        assert text == citer().reference(Form("default", "bibtex"))

    def test_is_wikipedias_own_template_without_a_quote(self) -> None:
        text = citer().reference(Form("default", "wikipedia"))
        assert text.startswith(f"{{{{cite news |last=Choe |first=Sang-Hun |title={HEADLINE} |")
        assert f"|url={URL} |access-date=23 November 2026}}}}" in text
        assert "quote" not in text
        assert "cite news" not in citer().reference(Form("apa7", "wikipedia"))

    def test_is_a_record_without_a_note_of_the_place(self) -> None:
        lines = citer().reference(Form("apa7", "ris")).splitlines()
        assert f"UR  - {URL}" in lines
        assert [line for line in lines if line.startswith("N1")] == []

    def test_stands_in_the_list_of_a_report_as_the_style_has_it(self) -> None:
        made = citer()
        for style, output in (("apa7", "markdown"), ("mla9", "html"), ("ieee", "markdown")):
            entry = FORMATS[output].blocks([made.entry(Form(style, output))])
            assert entry == made.reference(Form(style, output))

    def test_says_which_capitals_of_the_title_are_guessed(self) -> None:
        guessed = citer(the_brief(structs.replace(FULL_CSL, title="Ministers Meet in Mara")))
        capitals = Remark("capitals", ("Mara",))
        assert guessed.style_remarks(Form("apa7")) == (capitals,)
        assert guessed.remarks_in(Form("apa7")) == (capitals,)
        assert guessed.style_remarks(Form("chicago18-notes")) == ()
        assert guessed.remarks_in(Form("apa7", "ris")) == ()

    def test_that_a_style_has_no_form_for_needs_pandoc(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("PATH", "")
        act = citer(the_brief(CslItem(id="dam", type="legislation", title="Dam Safety Act")))
        assert not act.has_form("ieee")
        with pytest.raises(NotCopiable) as refused:
            act.reference(Form("ieee"))
        (what, mend) = refused.value.remark().names
        assert what == "IEEE here has no form for legislation, and pandoc is not installed"
        assert mend.endswith(", or choose another style or an entry format.")

    @pytest.mark.parametrize(
        ("csl", "container"),
        [
            (CslItem(id="a", type="chapter", title="the dam and rain"), "Floods of the North"),
            (CslItem(id="a", type="article-newspaper", title="the dam and rain"), "floods of the north"),
        ],
    )
    def test_has_the_title_of_a_book_as_the_guide_has_titles(self, csl: CslItem, container: str) -> None:
        csl = structs.replace(csl, container_title="floods of the north")
        whole = citer(the_brief(csl))
        assert "“The Dam and Rain.”" in whole.reference(Form("mla9"))
        assert f"*{container}*" in whole.reference(Form("mla9"))

    def test_has_curly_marks_and_apostrophes(self) -> None:
        csl = structs.replace(
            FULL_CSL,
            title='The Mayor\'s "Last" Dam',
            container_title="Quay's Post",
            author=(CslName(family="O'Hara", given="An'na"),),
        )
        assert (
            citer(the_brief(csl))
            .reference(Form("mla9"))
            .startswith("O’Hara, An’na. “The Mayor’s ‘Last’ Dam.” *Quay’s Post*, 16 Oct. 2024")
        )

    def test_notes_in_an_entry_what_was_inferred(self) -> None:
        csl = structs.replace(FULL_CSL, note="Page 3.", custom={"inferred": ["author"], "a": "b"})
        item = citer(the_brief(csl)).item
        assert item.note is not None
        assert item.note.startswith("Page 3.; ")
        assert (item.custom, item.title) == ({"a": "b"}, HEADLINE)
        assert citer(the_brief(structs.replace(FULL_CSL, note="Page 3."))).item.note == "Page 3."

    def test_of_several_items_of_one_source_is_one_entry(self) -> None:
        dam = the_brief(CslItem(id="dam", type="book", title="The Dam"))
        for others, titles in (
            ([], [HEADLINE]),
            ([citer()], [HEADLINE]),
            ([citer(dam)], [HEADLINE, "The Dam"]),
            ([citer(dam), citer(), citer(dam)], [HEADLINE, "The Dam"]),
            ([citer(the_brief(structs.replace(FULL_CSL, title="More Rain")))], [HEADLINE, "More Rain"]),
        ):
            text = citer().excerpts(["k"], Form("apa7", "ris"), [(one, ["y"]) for one in others]).text
            assert [line[6:] for line in text.splitlines() if line.startswith("TI")] == titles

    def test_lists_what_it_lacks(self) -> None:
        assert citer(the_brief(CSL)).missing == LACKING
        assert citer().missing == ()


class TestTheFieldsOfATemplate:
    def test_tell_of_the_quote_and_the_source(self) -> None:
        found = citer().fields("y", Form("apa7", "markdown"))
        assert (found["speaker"], found["place"], found["cite"]) == (
            "Yang Uk",
            "para. 5",
            "(Choe, 2024, para. 5)",
        )
        assert found["reference"] == APA_REFERENCE.format("*The New York Times*")
        assert (found["comment"], found["tags"], found["disputed"]) == ("", (), True)
        assert found["url_quote"] == f"{URL}{FRAGMENT}"
        assert str(found["title_sentence"]) in APA_REFERENCE
        assert str(found["key"]) == citer().key

    def test_have_a_title_in_another_language_as_it_is(self) -> None:
        foreign = structs.replace(FULL_CSL, title="Der Damm Im Regen", language="de")
        assert citer(the_brief(foreign)).fields("y", Form())["title_sentence"] == "Der Damm Im Regen"

    def test_have_what_the_reviewer_wrote_and_the_words_that_were_chosen(self) -> None:
        annotation = Annotation("Ask again.", ("urgent",))
        found = citer().fields("y", Form(), "gain experience.", annotation)
        assert (found["comment"], found["tags"]) == ("Ask again.", ("urgent",))
        assert found["quote"] == "gain experience."

    def test_have_what_the_citation_lacks_and_how_the_words_are_laid_out(self) -> None:
        found = citer(the_brief(CSL)).fields("y", Form("apa7", "markdown", "block"))
        assert found["missing"] == LACKING
        assert (found["layout"], found["is_block"]) == ("block", True)
        assert citer().fields("y", Form())["layout"] == "auto"

    def test_need_an_item(self) -> None:
        with pytest.raises(NotCopiable, match="the brief has no item nothing"):
            citer().fields("nothing", Form())


class TestAnItemOfAReport:
    def test_is_as_it_is_copied_without_the_reference(self) -> None:
        blocks, remarks = citer(the_brief(FULL_CSL, "k")).reported("k", Form("apa7", "markdown"))
        (text,) = (FORMATS["markdown"].blocks([block]) for block in blocks)
        assert text == (
            "Kim Yong-hyun, defense minister, South Korea, said “highly likely” \\[on: The deaths\\] "
            "(Choe, 2024, para. 2)."
        )
        assert remarks == (Remark("unchecked"),)

    def test_that_is_a_claim_has_its_positions_in_a_table(self) -> None:
        (statement, table), remarks = citer().reported("c", Form("apa7", "markdown"))
        assert isinstance(table, Table)
        assert table.rows[0] == ("Who", "Stance", "Statement", "Evidence", "Verification")
        assert [row[:2] for row in table.rows[1:]] == [
            ("North Korea", "Asserts"),
            *[("Russia", "Denies")] * 2,  # a row for each quote
        ]
        text = FORMATS["markdown"].blocks([statement])
        assert "Contested claim reported in The New York Times: Soldiers were killed" in text
        assert [remark.code for remark in remarks] == []
        assert (table.widths, table.caption) == ((6, 6, 9, 7, 6), "Positions on the claim")

    def test_of_several_spans_is_run_together_in_a_block_of_the_programs_own_style(self) -> None:
        spans = (Span(exact="They don’t seem"), Span(exact=OPPORTUNITIES))
        both = citer(a_brief(structs.replace(YANG, spans=spans), csl=FULL_CSL))
        words = f"They don’t seem … {OPPORTUNITIES}"

        def text(form: Form) -> str:
            return FORMATS["markdown"].blocks([*both.reported("y", form)[0]])

        assert text(Form("default", "markdown")).startswith(f"> {words}")
        assert "“They don’t seem …” Yang Uk" in text(Form("apa7", "markdown"))
        assert f"“{OPPORTUNITIES.removesuffix('.')}”" in text(Form("apa7", "markdown"))

    @pytest.mark.parametrize("style", ["default", "apa7"])
    def test_that_is_in_fragments_stands_in_a_sentence(self, style: str) -> None:
        spans = (Span(exact="They don’t seem"), Span(exact="to fight in a war"))
        several = structs.replace(YANG, spans=spans, kind="partial", content="The war.")
        for one in (several, structs.replace(several, spans=spans[1:])):
            form = Form(style, "markdown", "block")
            (block, *more), _ = citer(a_brief(one, csl=FULL_CSL)).reported("y", form)
            text = FORMATS["markdown"].blocks([block, *more])
            assert ("\n> " in f"\n{text}") == (one is not several and style == "apa7")

    def test_after_a_note_of_its_source_is_cited_by_that(self) -> None:
        form, earlier = Form("chicago18-notes", "markdown"), Earlier(1, is_last=False)
        for item in ("y", "g", "c"):
            assert citer().reported(item, form, earlier)[0] != citer().reported(item, form)[0]

    def test_names_the_quotes_of_a_claim_that_nobody_has_checked_once_each(self) -> None:
        _, remarks = citer(the_brief(FULL_CSL, "c", "k")).reported("c", Form("apa7"))
        assert remarks == (Remark("unchecked"), Remark("unchecked", item="k"))


class TestTheDayOfAccess:
    """What a brief says of it is never replaced by the day of copying, whatever is made of it."""

    @pytest.fixture
    def made(self) -> dict[str, str]:
        """Everything that is made of a source without a date, which guides cite with the day of access."""
        csl = structs.replace(SEEN_CSL, issued=None)
        seen = citer(the_brief(csl))
        forms = [Form(style, output) for style in STYLES for output in (*FORMATS, *ENTRIES)]
        return {
            f"{what} {form.style} {form.format}": text
            for form in forms
            for what, text in (
                ("excerpt", seen.excerpt("y", form).text),
                ("excerpts", seen.excerpts(["y", "k"], form).text),
                ("reference", seen.reference(form)),
            )
        }

    def test_stands_wherever_a_day_stands(self, made: dict[str, str]) -> None:
        assert [name for name, text in made.items() if DAY_OF_COPYING.search(text)] == []
        assert [name for name, text in made.items() if "November 23" in text] == []
        dated = {
            name.split()[1]
            for name, text in made.items()
            if DAY_IN_THE_BRIEF.search(text) or "October 20" in text
        }
        assert dated >= {"apa7", "mla9", "chicago18-notes", "harvard-ctr12", "ieee", "oscola4", "bluebook"}

    def test_is_that_of_copying_where_the_brief_has_none(self) -> None:
        csl = structs.replace(FULL_CSL, issued=None)
        text = citer(the_brief(csl)).reference(Form("apa7"))
        assert "Retrieved November 23, 2026, from" in text

    def test_of_the_citation_that_is_given_counts(self) -> None:
        csl = structs.replace(SEEN_CSL, issued=None)
        text = citer(the_brief(FULL_CSL), csl).reference(Form("apa7"))
        assert "Retrieved October 20, 2024, from" in text

    def test_is_in_a_templates_fields(self) -> None:
        assert citer(the_brief(SEEN_CSL)).fields("y", Form())["accessed"] == "2024-10-20"


def test_statements_are_linked_as_the_source() -> None:
    text = citer().excerpt("g", Form("default", "markdown")).text
    assert text.endswith(f"[Source](<{URL}>)")


def test_every_format_and_entry_has_a_label() -> None:
    assert FORMAT_LABELS.keys() == {*FORMATS, *ENTRIES}
    assert all(FORMAT_LABELS.values())


class TestAnotherStyle:
    """One of the CSL project's, by pandoc."""

    @pytest.fixture
    def style(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        (tmp_path / "pandoc").symlink_to(pypandoc.get_pandoc_path())
        monkeypatch.setenv("PATH", str(tmp_path))
        path = tmp_path / "desk.csl"
        path.write_text(STYLE)
        return path

    def test_has_several_items_and_one_reference(self, style: Path) -> None:
        brief = the_brief(CSL, "k", handling="TLP:RED")
        items = ["k", "g", "nothing", "yang"]
        made = citer(brief).excerpts_by_csl(items, style, Form("default", "plain"))
        said, stated, speaker, reference = made.text.strip().split("\n\n")
        assert said.startswith("Kim Yong-hyun, defense minister, South Korea, said “highly likely” [on: The")
        assert said.endswith("2).") and HEADLINE in said
        assert stated.startswith("Who was asked (see ")
        assert speaker.endswith(f"(see {HEADLINE}).")  # without a place
        assert reference == HEADLINE
        assert made.remarks == (
            Remark("some-unchecked", ("k",), 4),
            REFUSED,
            Remark("handling", ("TLP:RED",)),
            Remark("missing", LACKING),
        )

    def test_of_nothing_is_no_text(self, style: Path) -> None:
        assert citer().excerpts_by_csl(["nothing"], style, Form()).text == ""


STYLE = """\
<?xml version="1.0" encoding="utf-8"?>
<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">
  <info><title>Desk</title><id>desk</id><updated>2024-01-01T00:00:00+00:00</updated></info>
  <citation><layout prefix="(see " suffix=")" delimiter="; ">
    <group delimiter=", "><text variable="title"/><text variable="locator"/></group>
  </layout></citation>
  <bibliography><layout><text variable="title"/></layout></bibliography>
</style>
"""
