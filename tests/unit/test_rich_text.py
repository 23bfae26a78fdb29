"""Rich text of citations: five marks, properly nested, each format in its own way; all else stays text."""

import pytest

from briefreader.base.rich_text import marked_up, without_marks
from briefreader.cite.formats import FORMATS
from briefreader.cite.formats.pieces import Italic
from briefreader.cite.punctuation import ended, without_stop

TITLE = "The <i>Ark</i> and CO<sub>2</sub>"


@pytest.mark.parametrize(
    ("output", "written"),
    [
        ("plain", "The Ark and CO₂"),
        ("markdown", "The *Ark* and CO<sub>2</sub>"),
        ("obsidian", "The *Ark* and CO<sub>2</sub>"),
        ("pandoc", "The *Ark* and CO~2~"),
        ("html", "The <i>Ark</i> and CO<sub>2</sub>"),
        ("rtf", r"The {\i Ark} and CO{\sub 2}"),
        ("latex", r"The \emph{Ark} and CO\textsubscript{2}"),
        ("org", "The /Ark/ and CO_{2}"),
        ("typst", '#"The "#emph("Ark")#" and CO"#sub[#"2"]'),
        ("wikipedia", "The ''Ark'' and CO<sub>2</sub>"),
    ],
)
def test_each_format_has_its_own_marks(output: str, written: str) -> None:
    assert FORMATS[output].line((marked_up(TITLE),)) == written


def test_what_is_italic_in_an_italic_title_stands_upright() -> None:
    title = Italic(marked_up("The <i>Ark</i> Report"))
    assert FORMATS["markdown"].line((title,)) == "*The* Ark *Report*"
    assert FORMATS["html"].line((title,)) == "<cite>The</cite> Ark <cite>Report</cite>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<b>a</b><sup>b</sup>", "<b>a</b><sup>b</sup>"),
        ("<b>a <i>b</i></b>", "<b>a <i>b</i></b>"),
        (
            '<span style="font-variant:small-caps;">a</span>',
            '<span style="font-variant: small-caps">a</span>',
        ),
        ("<sc>a</sc>", '<span style="font-variant: small-caps">a</span>'),
        ('<span class="nocase">iPod</span>', "iPod"),
        ("<i>a", "&lt;i&gt;a"),
        ("a</i>", "a&lt;/i&gt;"),
        ("<i>a<b>b</i>c</b>", "<i>a&lt;b&gt;b</i>c&lt;/b&gt;"),
        ("<script>a</script>", "&lt;script&gt;a&lt;/script&gt;"),
        ('<i class="x">a</i>', "&lt;i class=&quot;x&quot;&gt;a&lt;/i&gt;"),
        ('<span onclick="x">a</span>', "&lt;span onclick=&quot;x&quot;&gt;a&lt;/span&gt;"),
        ("a < b", "a &lt; b"),
        ("a\ufdd0b\ufdd1", "ab"),
    ],
)
def test_only_these_marks_are_read_and_all_else_is_text(text: str, html: str) -> None:
    assert FORMATS["html"].line((marked_up(text),)) == html


def test_the_end_of_a_title_is_seen_inside_its_marks() -> None:
    assert without_marks(ended(marked_up("<i>Is it?</i>"), ".")) == "Is it?"
    assert without_marks(without_stop(marked_up("<i>It is.</i>"))) == "It is"


def test_a_mark_that_a_cut_left_open_ends_with_the_text() -> None:
    assert FORMATS["html"].line((marked_up("<b>one two</b>")[:4],)) == "<b>one</b>"
