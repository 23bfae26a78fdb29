"""Items of several briefs, copied together: one text, in which each source stands where its words do."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from briefreader.brief.verification.document import OpenDocument, load
from briefreader.cite.remarks import Rendered
from briefreader.composition.citing import citer
from briefreader.composition.copies import RICH, Copier, CopyAs
from briefreader.notes import Notebook
from tests.libraries import brief_text

LEE = {"id": "s-lee", "name": "Ada Lee", "type": "person"}
RAY = {"id": "s-ray", "name": "Bo Ray", "type": "person"}


def brief(title: str, **fields: Any) -> OpenDocument:
    words = [("s-lee", "The gates held."), ("s-ray", "They did not."), ("s-lee", "All night.")]
    quotes = [
        {"id": f"q-{at}", "speaker": who, "para": 1, "kind": "direct", "spans": [{"exact": said}]}
        for at, (who, said) in enumerate(words, 1)
    ]
    given = {"speakers": [LEE, RAY], "quotes": quotes, **fields}
    return load(brief_text(title, **given).encode(), name=f"{title}.json")


DAM, WEIR = brief("dam"), brief("weir")


Chosen = tuple[OpenDocument, list[str]]


def copied(copy_as: CopyAs, *chosen: Chosen, templates: Path = Path("none")) -> Rendered:
    def copier(one: OpenDocument) -> Copier:
        return Copier(one, Notebook(), citer(one, (), date(2026, 11, 24)), templates)

    (first, items), *others = [(copier(one), items) for one, items in chosen]
    return first.made(items, copy_as, others)


def test_each_item_is_cited_from_its_own_source() -> None:
    first, second = copied(CopyAs(), (DAM, ["q-1"]), (WEIR, ["q-2"])).text.splitlines()
    assert first.startswith("“The gates held.” — Ada Lee") and "About dam" in first
    assert second.startswith("“They did not.” — Bo Ray") and "About weir" in second


def test_a_style_with_references_gives_one_for_each_brief() -> None:
    text = copied(CopyAs("apa7"), (DAM, ["q-1", "q-2"]), (WEIR, ["q-2"])).text
    references = [line for line in text.splitlines() if line.startswith("About")]
    assert len(references) == 2 and "dam" in references[0] and "weir" in references[1]


@pytest.mark.parametrize("output", ["bibtex", "ris", "csl-json"])
def test_an_entry_format_has_each_source_once(output: str) -> None:
    text = copied(CopyAs(output=output), (DAM, ["q-1"]), (WEIR, ["q-1"]), (DAM, ["q-2"])).text
    assert text.count("About dam") == text.count("About weir") == 1
    if output == "csl-json":
        assert len(json.loads(text)) == 2


def test_rtf_is_one_document() -> None:
    text = copied(CopyAs("apa7", "rtf"), (DAM, ["q-1"]), (WEIR, ["q-1"])).text
    assert text.count(r"{\rtf1") == 1 and text.endswith("}")


def test_rich_text_has_the_same_as_plain_text() -> None:
    made = copied(CopyAs(output=RICH), (DAM, ["q-1"]), (WEIR, ["q-2"]))
    assert "They did not." in made.text and "They did not." in made.html


def test_what_one_speaker_said_in_a_brief_can_stand_together() -> None:
    made = copied(CopyAs(grouped=True), (DAM, ["q-1", "q-2", "q-3"]))
    said = [line.split("”")[0] for line in made.text.splitlines()]
    assert said == ["“The gates held.", "“All night.", "“They did not."]


def test_what_cannot_be_copied_is_told_and_leaves_the_others() -> None:
    made = copied(CopyAs(), (DAM, ["q-9"]), (WEIR, ["q-1"]))
    assert "About weir" in made.text and "About dam" not in made.text
    assert [one.code for one in made.remarks if one.code == "refused"] == ["refused"]


def test_a_template_of_one_s_own_takes_them_all(tmp_path: Path) -> None:
    (tmp_path / "memo.jinja").write_text("{{ speaker }}: {{ marked }}")
    made = copied(CopyAs(output="template memo"), (DAM, ["q-1"]), (WEIR, ["q-2"]), templates=tmp_path)
    assert made.text.splitlines() == ["Ada Lee: “The gates held.”", "Bo Ray: “They did not.”"]
