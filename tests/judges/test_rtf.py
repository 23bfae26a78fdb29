"""RTF, opened by LibreOffice and read back as plain text."""

from collections.abc import Sequence
from pathlib import Path

from briefreader.cite.formats import FORMATS
from tests.judges.conftest import Run


def test_a_document_has_the_same_texts(texts: Sequence[str], tmp_path: Path, run: Run, bait: Path) -> None:
    output = FORMATS["rtf"]
    (tmp_path / "document.rtf").write_text(output.blocks([(text,) for text in texts]), "ascii")
    run("soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "document.rtf")
    lines = (tmp_path / "document.txt").read_text("utf-8-sig").splitlines()
    assert [line for line in lines if line] == list(texts)
    assert not bait.exists()


def test_a_quotation_has_its_words_and_its_link(texts: Sequence[str], tmp_path: Path, run: Run) -> None:
    from briefreader.cite.formats.pieces import BlockQuotation, Hyperlink, Italic

    address = "https://example.org/a_(b)?c=d&e=f#:~:text=x%20y"
    blocks = [BlockQuotation(((text,), (Italic(text), " ", Hyperlink(address, text)))) for text in texts]
    (tmp_path / "document.rtf").write_text(FORMATS["rtf"].blocks(blocks), "ascii")
    run("soffice", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "document.rtf")
    lines = (tmp_path / "document.txt").read_text("utf-8-sig").splitlines()
    assert [line for line in lines if line] == [line for text in texts for line in (text, f"{text} {text}")]
    run("soffice", "--headless", "--convert-to", "fodt", "document.rtf")
    targets = (
        (tmp_path / "document.fodt")
        .read_text("utf-8")
        .count('xlink:href="https://example.org/a_(b)?c=d&amp;e=f')
    )
    assert targets == len(texts)
