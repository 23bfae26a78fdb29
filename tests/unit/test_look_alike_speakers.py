"""Two speakers whose names look alike are told apart wherever one of them is named."""

import json
import re
from pathlib import Path

import pytest

from briefreader.brief.reading.load import load_bytes
from briefreader.brief.verification.document import OpenDocument, opened
from briefreader.cite.citer import Citer, Form
from briefreader.cite.formats import FORMATS
from briefreader.cite.report import REPORT_FORMATS, ReportItem, report
from briefreader.cite.styles import STYLES
from briefreader.notes.item_words import ItemWords
from tests.conftest import NOW, Program

OTHER = "Ada L\u0435\u0435"  # with Cyrillic letters
BRIEF = f"""\
brief: "1"
id: dam
title: The dam
source:
  csl: {{id: dam, type: article-newspaper, title: The dam is full}}
text:
  - {{n: 1, text: "“It is full,” said Ada Lee. “It is empty,” said {OTHER}."}}
summary: It is full.
parties: {{town: The Town, t0wn: The T0wn}}
speakers:
  - {{id: s-ada, name: Ada Lee, type: person, party: town}}
  - {{id: s-ada-2, name: {OTHER}, type: person, party: t0wn}}
  - {{id: s-bo, name: Bo Li, type: person}}
quotes:
  - {{id: q-full, speaker: s-ada, para: 1, kind: direct, spans: [{{exact: "It is full,"}}]}}
  - {{id: q-empty, speaker: s-ada-2, para: 1, kind: direct, spans: [{{exact: "It is empty,"}}]}}
  - {{id: q-both, speaker: [s-ada, s-ada-2], para: 1, kind: indirect, content: They talked}}
  - {{id: q-bo, speaker: s-bo, para: 1, kind: indirect, content: He listened}}
claims:
  - id: c-full
    text: The lake is full.
    status: contested
    positions:
      - {{stance: asserts, by: s-ada, quote: q-full}}
      - {{stance: denies, by: s-ada-2, quote: q-empty}}
"""
ONE, TWO = "Ada Lee (s-ada)", f"{OTHER} (s-ada-2)"


@pytest.fixture
def dam() -> OpenDocument:
    return opened(load_bytes(BRIEF.encode(), "dam.yaml"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "dam.yaml"
    path.write_text(BRIEF, "utf-8")
    return path


def letters(text: str) -> str:
    """A text without the escapes of a format."""
    return re.sub(r"\\u(\d+)\?", lambda code: chr(int(code[1])), text).replace("\\", "")


@pytest.mark.parametrize("form", [*(Form(style) for style in STYLES), *(Form(format=one) for one in FORMATS)])
def test_in_every_copy(dam: OpenDocument, form: Form) -> None:
    citer = Citer(dam.brief, dam.index, dam.verify, today=NOW.date(), text=dam.text)
    assert ONE in letters(citer.excerpt("q-full", form).text)
    assert TWO in letters(citer.excerpt("q-empty", form).text)
    both = letters(citer.excerpt("q-both", form).text)
    assert ONE in both and TWO in both
    assert "(s-bo)" not in citer.excerpt("q-bo", form).text


@pytest.mark.parametrize("output", REPORT_FORMATS)
def test_in_a_report(dam: OpenDocument, output: str) -> None:
    citer = Citer(dam.brief, dam.index, dam.verify, today=NOW.date(), text=dam.text)
    made = letters(report("R", [ReportItem(0, "c-full")], [citer], Form(format=output)).text)
    assert f"{ONE} (The Town (town))" in made and f"{TWO} (The T0wn (t0wn))" in made


def test_in_what_is_printed(program: Program, file: Path) -> None:
    printed = program("show", file).out.splitlines()
    headings = [line.strip() for line in printed if line.startswith("  Ada")]
    assert headings == [ONE, TWO]
    assert any("The Town (town): asserts" in line for line in printed)


def test_in_data(program: Program, file: Path) -> None:
    cells = json.loads(program("show", file, "--format", "json").out)["matrix"]["cells"]
    assert [cell["holders"] for cell in cells] == [
        [f"{ONE} (The Town (town))"],
        [f"{TWO} (The T0wn (t0wn))"],
    ]
    quotes = json.loads(program("quotes", file, "--format", "json").out)["quotes"]
    assert [quote["speakers"] for quote in quotes] == [[ONE], [TWO], [ONE, TWO], ["Bo Li"]]


def test_a_note_on_a_speaker_stays_where_it_is_when_another_looks_alike(dam: OpenDocument) -> None:
    alone = opened(load_bytes(BRIEF.replace(OTHER, "Cy Oz").encode(), "dam.yaml"))
    assert ItemWords(dam).about("s-ada") == ItemWords(alone).about("s-ada")
