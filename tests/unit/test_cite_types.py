"""A form for every type that a guide has one for, as the guide's own or an official example has it.

The examples are in `data/citing_types.json`, each with its authority: the guides themselves, the help pages
of the APA and the MLA, the Citation Quick Guide of Chicago style, and the reference guide of the IEEE.
"""

import json
import re
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import msgspec
import pytest

from briefreader.brief.model.brief import Brief, Gap, Source
from briefreader.brief.model.csl import CslItem
from briefreader.brief.model.links import Index
from briefreader.brief.verification.source import KnownWords
from briefreader.brief.verification.verification import Verifier
from briefreader.cite.citation import SourceKind, work
from briefreader.cite.citer import Citer, Form
from briefreader.cite.styles import STYLES
from briefreader.cite.styles.style import EVERY_KIND

Csl = dict[str, Any]
TODAY = date(2026, 11, 23)
EXAMPLES: list[Csl] = json.loads((Path(__file__).parent / "data" / "citing_types.json").read_text("utf-8"))
GUIDES = [style for style in STYLES if style != "default"]


def citer(csl: Csl, **fields: Any) -> Citer:
    item = msgspec.convert({"id": "x", **csl}, CslItem)
    gap = Gap(id="g", text="So it is.")
    brief = Brief(
        brief="1", id="x", title="x", source=Source(csl=item), gaps=(gap,), **{"summary": "x", **fields}
    )
    return Citer(brief, Index(brief), Verifier(brief, KnownWords({}, "none", "")), today=TODAY)


def in_asterisks(text: str) -> str:
    """HTML as text, italics between asterisks."""
    return unescape(re.sub(r"<[^>]*>", "", re.sub(r"</?cite>", "*", text)))


def note(csl: Csl, style: str) -> str:
    made = citer(csl).excerpt("g", Form(style, "html")).text
    return in_asterisks(made.partition("<p>1. ")[2])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one['style']}: {one['authority']}")
def test_a_source_is_cited_as_the_guide_has_it(example: Csl) -> None:
    csl, style = example["csl"], example["style"]
    made = note(csl, style) if example["part"] == "note" else citer(csl).reference(Form(style))
    assert made == example["expected"]


def test_a_letter_that_nobody_can_find_again_is_cited_in_the_text_alone() -> None:
    """APA 7 §8.9: (E. M. Paradis, personal communication, August 8, 2019)."""
    letter = {
        "type": "personal_communication",
        "title": "A letter",
        "author": [{"family": "Paradis", "given": "E. M."}],
        "issued": {"date-parts": [[2019, 8, 8]]},
    }
    told = citer(letter).excerpt("g", Form("apa7")).text.split("\n")[0]
    assert told == "So it is (E. M. Paradis, personal communication, August 8, 2019)."


# --- every kind in every style ----------------------------------------------------------------

FULL: Csl = {
    "title": "The Size of the Dam",
    "author": [{"family": "Bell", "given": "J.K."}, {"family": "Haddad", "given": "Omar"}],
    "editor": [{"family": "Kim", "given": "Ji-Won"}],
    "container-title": "River Voices",
    "publisher": "River Press",
    "publisher-place": "Oslo",
    "volume": "3",
    "issue": "2",
    "page": "14-19",
    "number": "27",
    "edition": "2",
    "issued": {"date-parts": [[2024, 10, 16]]},
    "URL": "https://river.example/dam",
}
BARE: Csl = {"title": "The Size of the Dam"}
TYPES: dict[SourceKind, Csl] = {
    "newspaper": {"type": "article-newspaper"},
    "magazine": {"type": "article-magazine"},
    "journal": {"type": "article-journal"},
    "page": {"type": "webpage"},
    "blog": {"type": "post-weblog"},
    "post": {"type": "post"},
    "report": {"type": "report"},
    "release": {"type": "report", "genre": "Press release"},
    "united-nations": {"type": "document", "number": "A/RES/77/1", "authority": "United Nations"},
    "broadcast": {"type": "broadcast"},
    "podcast": {"type": "song", "genre": "Podcast episode", "collection-title": "River Voices"},
    "video": {"type": "motion_picture"},
    "interview": {"type": "interview"},
    "speech": {"type": "speech"},
    "letter": {"type": "personal_communication"},
    "book": {"type": "book"},
    "chapter": {"type": "chapter"},
    "dataset": {"type": "dataset"},
    "case": {"type": "legal_case"},
    "statute": {"type": "legislation"},
    "bill": {"type": "bill"},
    "hearing": {"type": "hearing"},
    "treaty": {"type": "treaty"},
}
FAULTS = re.compile(r"\.\.(?!\.)|,,|, ,| ,|\(\)|\[\]|None|\s\.(?!\s\.)|  |\* \*|n\.d\.\.")


def test_every_kind_is_told_by_its_type() -> None:
    kinds = {
        kind: work(msgspec.convert({"id": "x", **BARE, **csl}, CslItem)).kind for kind, csl in TYPES.items()
    }
    assert kinds == {kind: kind for kind in EVERY_KIND}


@pytest.mark.parametrize("style", GUIDES)
@pytest.mark.parametrize("known", [FULL, BARE], ids=["all known", "the title alone"])
def test_no_form_has_a_gap_where_something_is_not_known(style: str, known: Csl) -> None:
    for kind in STYLES[style].kinds & TYPES.keys():
        csl = {**known, **TYPES[kind]}
        cites = citer(csl)
        reference, cited = cites.reference(Form(style)), cites.excerpt("g", Form(style)).text
        assert not FAULTS.search(reference), (kind, reference)
        assert not FAULTS.search(cited), (kind, cited)
        assert "Report No." not in reference or kind == "report", (kind, reference)
        assert reference.strip(" .[]1,*‘’“”") or kind == "letter", kind


@pytest.mark.parametrize("style", GUIDES)
def test_a_number_is_called_so_once(style: str) -> None:
    csl = {**FULL, "type": "report", "number": "No. 27"}
    reference = citer(csl).reference(Form(style))
    assert reference.casefold().count("no. 27") + reference.count("No 27") + reference.count("Report 27") <= 1
    assert "No. No." not in reference
