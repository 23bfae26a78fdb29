"""Org, exported by Emacs with nothing to stop code from running, and read back from the HTML."""

from collections.abc import Sequence
from pathlib import Path

import lxml.html

from briefreader.cite.formats import FORMATS, PAGES
from briefreader.cite.formats.pieces import Heading, Table
from tests.judges.conftest import Run

APART = "\u200b"  # what Org's marks are kept apart with

EXPORT = """(progn
  (require 'ox-html)
  (require 'ob-shell)
  (setq org-confirm-babel-evaluate nil org-export-with-toc nil org-export-with-section-numbers nil
        org-export-with-broken-links t)
  (find-file "document.org")
  (org-export-to-file 'html "document.html" nil nil nil t))"""


def exported(tmp_path: Path, run: Run, text: str) -> lxml.html.HtmlElement:
    (tmp_path / "document.org").write_text(text, "utf-8")
    run("emacs", "--quick", "--batch", "--eval", EXPORT)
    page: lxml.html.HtmlElement = lxml.html.fromstring((tmp_path / "document.html").read_text("utf-8"))
    return page


def words(element: lxml.html.HtmlElement) -> str:
    return " ".join(element.text_content().replace(APART, "").split())


def test_paragraphs_have_the_same_texts(texts: Sequence[str], tmp_path: Path, run: Run, bait: Path) -> None:
    output = FORMATS["org"]
    page = exported(tmp_path, run, "\n\n".join(output.paragraph(output.value(text)) for text in texts))
    assert [words(paragraph) for paragraph in page.iter("p")] == list(texts)
    assert {element.tag for element in page.iter()} <= {"div", "p", "code"}
    assert not bait.exists()


def test_titles_and_tables_have_the_same_texts(
    texts: Sequence[str], tmp_path: Path, run: Run, bait: Path
) -> None:
    output = PAGES["org"]
    blocks = [block for text in texts for block in (Heading(1, text), Table((("above",), (text,)), (1,)))]
    page = exported(tmp_path, run, output.blocks(blocks))
    assert [words(heading) for heading in page.iter("h2")] == list(texts)
    assert [words(cell) for cell in page.iter("td")] == list(texts)
    assert not bait.exists()
