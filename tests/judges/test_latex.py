"""LaTeX, set by LuaTeX and pdfTeX with csquotes, biblatex and biber, and read back from the page."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from briefreader.brief.model.csl import CslItem, CslName
from briefreader.cite.citer import Form
from briefreader.cite.entries import ENTRIES
from briefreader.cite.formats import FORMATS, PAGES
from briefreader.cite.formats.pieces import Heading, Table
from tests.judges.conftest import Run
from tests.unit.test_cite_round_trips import citer

# One line for each paragraph, however long; a font that has every character; LaTeX's ligatures are on.
WIDE = r"""\documentclass{article}
\usepackage[paperwidth=500cm,paperheight=200cm,margin=1cm]{geometry}
\usepackage{iftex}
\iftutex
\usepackage{fontspec}
\directlua{luaotfload.add_fallback("hangul", {"Unifont:mode=node;"})}
\setmainfont{DejaVu Sans}[RawFeature={fallback=hangul}]
\else\usepackage[T1]{fontenc}\usepackage{textcomp}\usepackage{lmodern}\input{glyphtounicode}\pdfgentounicode=1\fi
\usepackage{array,longtable}
\usepackage[style=american]{csquotes}
%s
\usepackage{hyperref}
\maxdeadcycles=10000\pagestyle{empty}\setlength{\parindent}{0pt}\setlength{\parskip}{30pt}\raggedright
\begin{document}
%s
\end{document}
"""


END = "§"  # of each paragraph


def pages(tmp_path: Path, run: Run) -> list[str]:
    """The paragraphs, with one space where there are several."""
    run("pdftotext", "-raw", "document.pdf", "document.txt")
    *paragraphs, rest = " ".join((tmp_path / "document.txt").read_text("utf-8").split()).split(END)
    assert not rest
    return [alike(paragraph) for paragraph in paragraphs]


def alike(text: str) -> str:
    """A text without what pdftotext makes of some characters: spaces around Hangul and after an ellipsis."""
    text = re.sub(r"\.( ?)\.\1\.", "…", text)
    return re.sub(r" *([가-힣😀])[ ]*", r"\1", text).replace("… ", "…").strip()


def set_by(engine: str, tmp_path: Path, run: Run, body: str, preamble: str = "") -> list[str]:
    (tmp_path / "document.tex").write_text(WIDE % (preamble, body), "utf-8")
    run(engine, "-interaction=nonstopmode", "-halt-on-error", "-shell-escape", "document.tex")
    return pages(tmp_path, run)


def paragraphs(written: Iterable[str]) -> str:
    return "\n\n".join(f"{one}{END}" for one in written)


def test_a_page_has_the_same_texts(texts: Sequence[str], tmp_path: Path, run: Run, bait: Path) -> None:
    body = paragraphs(map(FORMATS["latex"].value, texts))
    assert set_by("lualatex", tmp_path, run, body) == list(map(alike, texts))
    assert not bait.exists()


def test_a_page_of_pdftex_has_the_same_texts(
    texts: Sequence[str], tmp_path: Path, run: Run, bait: Path
) -> None:
    known = [
        text for text in texts if all(character.isascii() or character in "é“”‘’…—" for character in text)
    ]
    body = paragraphs(map(FORMATS["latex"].value, known))
    assert set_by("pdflatex", tmp_path, run, body) == list(map(alike, known))
    assert not bait.exists()


def test_titles_and_tables_have_the_same_texts(
    texts: Sequence[str], tmp_path: Path, run: Run, bait: Path
) -> None:
    ended = [f"{text}{END}" for text in texts]
    blocks = [block for text in ended for block in (Heading(2, text), Table((("above§",), (text,)), (1,)))]
    read = set_by("lualatex", tmp_path, run, PAGES["latex"].blocks(blocks))
    assert read == [text for one in map(alike, texts) for text in (one, "above", one)]
    assert not bait.exists()


BIBLATEX = "\\usepackage[backend=biber]{biblatex}\n\\addbibresource{sources.bib}\n"


def set_with_biber(tmp_path: Path, run: Run, body: str, preamble: str = "") -> list[str]:
    set_by("lualatex", tmp_path, run, body, BIBLATEX + preamble)
    run("biber", "document")
    return set_by("lualatex", tmp_path, run, body, BIBLATEX + preamble)


@pytest.mark.parametrize("format_name", ["biblatex", "bibtex"])
def test_biber_reads_the_same_titles_and_names(
    format_name: str, texts: Sequence[str], tmp_path: Path, run: Run, bait: Path
) -> None:
    entries, fields = [], []
    titles = [f"{text} x" for text in texts]  # a title stands without its last stop
    for number, title in enumerate(titles):
        csl = CslItem(id="x", type="webpage", title=title, author=(CslName(literal=title),))
        entries.append(ENTRIES[format_name].write(csl, f"key{number}", ""))
        fields += [rf"\citefield{{key{number}}}[bare]{{title}}", rf"\citename{{key{number}}}{{author}}"]
    (tmp_path / "sources.bib").write_text("\n".join(entries), "utf-8")
    read = set_with_biber(tmp_path, run, paragraphs(fields), r"\DeclareFieldFormat{bare}{#1}")
    same = str.maketrans(dict.fromkeys('“”‘’`"', "'"))  # biber lets straight marks become curly
    expected = [title for title in map(alike, titles) for _ in range(2)]
    assert [one.translate(same) for one in read] == [one.translate(same) for one in expected]
    assert not bait.exists()


def test_a_quote_of_csquotes_has_its_words_and_its_citation(
    texts: Sequence[str], tmp_path: Path, run: Run, bait: Path
) -> None:
    words = [f"{text} x" for text in texts if not set(text) & set('“”‘’"')]
    quotes = [citer(text).excerpt("q1", Form("default", "latex", "sentence")).text for text in words]
    (tmp_path / "sources.bib").write_text(citer("x").reference(Form("default", "biblatex")), "utf-8")
    read = set_with_biber(tmp_path, run, paragraphs(quotes))
    # The speaker has the same hostile text for a name.
    names = [f"{text}," if "," in text else text for text in words]
    assert read == [
        f"{alike(name)} said: “{alike(text)}” [1, para. 1]" for name, text in zip(names, words, strict=True)
    ]
    assert not bait.exists()
