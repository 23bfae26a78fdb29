"""Somebody's word that every span was found: what it covers, and whether it still holds."""

import hashlib
import json
from typing import Any

from briefreader.brief.model.brief import Brief, Quote, several

_VERSION = "v1"


def digest(brief: Brief) -> str:
    """`v1:` and the SHA-256 of what an attestation covers, in hexadecimal digits.

    Hashed is the canonical JSON (sorted keys, no spaces, no escapes beyond JSON's own, UTF-8) of a list,
    sorted by quote id, of one object for each quote::

        {"attribution": text or null,
         "id": text,
         "kind": text,
         "para": number, text or null,
         "spans": [{"exact": text, "occurrence": number or null, "para": number, text or null}, …],
         "speaker": [speaker ids in the quote's order],
         "speakers": [their names, null for an unknown id]}

    A span without quotation marks has `"marks": "none"` too; a quote that was passed on has
    `"via": [speaker ids]`, and one that is only alleged `"alleged": true`.

    Lone surrogates, which JSON files can hold, are hashed as their three-byte form.
    """
    names = {speaker.id: speaker.name for speaker in brief.speakers}
    hashed = hashlib.sha256(b"[")
    separator = b""
    for quote in sorted(brief.quotes, key=lambda quote: quote.id):
        hashed.update(separator + _canonical(_covered(quote, names)))
        separator = b","
    hashed.update(b"]")
    return f"{_VERSION}:{hashed.hexdigest()}"


def attestation_holds(brief: Brief) -> bool:
    """Whether the brief carries an attestation, for its own source, and nothing covered has changed."""
    attested = brief.source.attested
    return (
        attested is not None and attested.sha256 == brief.source.sha256 and attested.digest == digest(brief)
    )


def _covered(quote: Quote, names: dict[str, str]) -> dict[str, Any]:
    passed_on = {"via": list(several(quote.via))} if quote.via is not None else {}
    return {
        "id": quote.id,
        "para": quote.para,
        "kind": quote.kind,
        "spans": [
            {"exact": span.exact, "occurrence": span.occurrence, "para": span.para}
            | ({"marks": span.marks} if span.marks is not None else {})
            for span in quote.spans
        ],
        "attribution": quote.attribution,
        "speaker": list(quote.speakers),
        "speakers": [names.get(speaker) for speaker in quote.speakers],
        **passed_on,
        **({"alleged": True} if quote.alleged else {}),
    }


def _canonical(value: dict[str, Any]) -> bytes:
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode("utf-8", "surrogatepass")
