"""Two revisions of a brief that differ in all that is told of revisions, but for who says something."""

from pathlib import Path
from typing import Any

from tests.libraries import brief_text, library

GATES = "They opened two gates in the dark and told no one"
MORNING = "We heard of it in the morning"
SLEPT = "They slept, all of them"
SPEAKERS = [
    {"id": "s-ann", "name": "Ann Lee", "type": "person", "party": "north"},
    {"id": "s-bo", "name": "Bo Roy", "type": "person", "party": "south"},
]
PARAGRAPHS = (f"“{MORNING},” she said.", f"“{GATES},” she said. “{SLEPT}.”", "The mayor was asleep.")


def _said(item: str, words: str, para: int) -> dict[str, Any]:
    return {"id": item, "speaker": "s-ann", "para": para, "kind": "direct", "spans": [{"exact": words}]}


def _told(words: str) -> dict[str, Any]:
    return {"id": "q-told", "speaker": "s-bo", "para": 3, "kind": "indirect", "content": words}


def _claim(*positions: dict[str, Any]) -> dict[str, Any]:
    return {"id": "c-1", "text": "The gates were opened", "status": "contested", "positions": positions}


def _text(*paragraphs: str) -> list[dict[str, Any]]:
    return [{"n": number, "text": words} for number, words in enumerate(paragraphs, 1)]


def revised(folder: Path) -> Path:
    """The folder with `dam-1.json` and `dam-2.json`, of which the second is a draft."""
    asserts = {"stance": "asserts", "by": "s-ann", "evidence": "video"}
    denies = {"stance": "denies", "by": "s-bo", "evidence": "none-offered"}
    doubts = {**asserts, "stance": "doubts", "evidence": "witness"}
    old = brief_text(
        "The dam",
        revision=1,
        speakers=SPEAKERS,
        quotes=[
            _said("q-heard", MORNING, 1),
            _said("q-gates", GATES, 2),
            _said("q-slept", SLEPT, 2),
            _told("the mayor was asleep that night"),
        ],
        claims=[_claim(asserts)],
        text=_text(*PARAGRAPHS),
    )
    new = brief_text(
        "The dam",
        revision=2,
        speakers=SPEAKERS,
        quotes=[
            _said("q-heard", MORNING, 2),
            _said("q-many", GATES.replace("two", "three"), 3),
            _said("q-slept", SLEPT.replace(",", ""), 3),
            _told("the mayor was awake that night"),
        ],
        claims=[_claim(denies, doubts)],
        text=_text("It rained for a week in the hills.", *PARAGRAPHS),
        draft=[{"item": "q-told", "rule": "x", "confidence": 50, "words": "night", "candidates": []}],
    )
    return library(folder, {"dam-1.json": old, "dam-2.json": new})
