"""A library for tests in which one person speaks in several briefs, under several names."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.libraries import brief_text, library

GATES = "The gates were opened before the warning"
PARTIES = {"oruvia": "Oruvia", "gondar": "Gondar"}
FERRAND = {"id": "s-ferrand", "name": "Ilko Ferrand", "type": "person", "party": "gondar"}


def tolliver(speaker_id: str, name: str = "Maren Tolliver", role: str = "mayor") -> Mapping[str, Any]:
    return {"id": speaker_id, "name": name, "type": "person", "role": role, "party": "oruvia"}


def said(quote_id: str, words: str, speaker: str, **fields: Any) -> Mapping[str, Any]:
    spans = [{"exact": words}]
    return {"id": quote_id, "speaker": speaker, "para": 1, "kind": "direct", "spans": spans, **fields}


def held(stance: str, quote: str, by: str) -> Mapping[str, Any]:
    return {"stance": stance, "by": by, "quote": quote, "evidence": "not-stated"}


def claim(claim_id: str, text: str, *positions: Mapping[str, Any]) -> Mapping[str, Any]:
    return {"id": claim_id, "text": text, "status": "uncontested", "positions": positions}


def flooded(folder: Path) -> Path:
    """Tolliver in `flood` and `dam`, `Maren Toliver` in `inquiry`, `Tolliver` in `letter`."""
    dam = [said("q-1", "The gates were shut all night.", "s-1")]
    flood = [
        said("q-1", "They opened three gates in the dark.", "s-tolliver"),
        said("q-2", "Nobody touched the gates.", "s-ferrand"),
    ]
    inquiry = [
        said("q-1", "I have said what I saw.", "s-t"),
        said("q-2", "Nobody asked me.", "s-t", alleged=True, via="s-ferrand"),
    ]
    files = {
        "dam.json": brief_text(
            "The dam",
            "dam",
            date=2024,
            speakers=[tolliver("s-1")],
            quotes=dam,
            claims=[claim("c-1", GATES, held("denies", "q-1", "s-1"))],
            links=[{"from": "c-1", "to": "flood#c-gates", "rel": "same-as"}],
            parties=PARTIES,
        ),
        "flood.json": brief_text(
            "The flood",
            "flood",
            date=2025,
            handling="TLP:AMBER",
            speakers=[tolliver("s-tolliver"), FERRAND],
            quotes=flood,
            claims=[
                claim(
                    "c-gates", GATES, held("asserts", "q-1", "s-tolliver"), held("denies", "q-2", "s-ferrand")
                )
            ],
            parties=PARTIES,
        ),
        "inquiry.json": brief_text(
            "The inquiry",
            "inquiry",
            date=2026,
            speakers=[tolliver("s-t", "Maren Toliver", "former mayor"), FERRAND],
            quotes=inquiry,
            parties=PARTIES,
        ),
        "letter.json": brief_text(
            "A letter",
            "letter",
            date=None,
            speakers=[{"id": "s-x", "name": "Tolliver", "type": "person"}],
            quotes=[said("q-1", "It is a shame.", "s-x")],
        ),
    }
    return library(folder, files)
