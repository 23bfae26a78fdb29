"""The format as JSON Schema, for editors that complete and check while one writes."""

from typing import Any

import msgspec

from briefreader.brief.model.brief import FORMAT, ROLES, Brief

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_ITEMS = ("KeyPoint", "Gap", "Speaker", "Quote", "Claim", "Event")

# Beside the descriptions of the parts, which are those of the structs.
_DESCRIPTIONS: dict[str, dict[str, str]] = {
    "Brief": {
        "brief": "The format's version.",
        "id": "Joins revisions of a brief, and notes to it. Lower-case letters, digits, dashes.",
        "revision": "Of several revisions a library lists the newest.",
        "title": "The reviewer's title, in own words.",
        "lang": "BCP 47 tag of the language.",
        "handling": "A sharing mark, for instance TLP:GREEN; shown in the header and in exports.",
        "text": "The source's paragraphs.",
        "summary": "In own words: one text, or one per paragraph.",
        "parties": "Names for the parties of the speakers.",
        "gaps": "What the source does not say and a reader would want to know.",
        "provenance": "Needed if not made by a person.",
        "draft": "Of a draft made by rules: the items that nobody has checked yet.",
    },
    "Source": {
        "csl": "The citation as reference managers hold it (CSL-JSON).",
        "file": "The source text this brief was made from, beside it.",
        "sha256": "The hash of that file.",
        "missing": "Citation fields the source does not have, for instance author.",
        "inferred": "Guesses at citation fields; they never stand in csl.",
    },
    "Paragraph": {
        "n": "Body paragraphs are numbered from 1.",
        "role": "For what is not a body paragraph.",
        "chars": "How many characters the paragraph has, where its words may not be stored.",
        "sha256": "The hash of its UTF-8 bytes, where its words may not be stored.",
    },
    "KeyPoint": {"cites": "What it is based on: ids, paragraph numbers or roles."},
    "Speaker": {
        "party": "The side in the dispute, or several: the rows of the matrix.",
        "includes": "Ids of the members.",
        "family_first": "Whether the name is printed with the family name first.",
    },
    "Quote": {
        "speaker": "The id of the speaker, or a list for a joint statement.",
        "para": "The number or role of the paragraph it begins in.",
        "kind": "direct: whole clauses in marks; partial: some words in marks; indirect: reported speech.",
        "spans": "The characters between the printed marks, unchanged.",
        "content": "A paraphrase in own words; never exported inside quotation marks.",
        "attribution": "Source and cue words as printed.",
        "utterance": "The same for all entries of one statement.",
    },
    "Span": {
        "para": "Where the quote runs over several paragraphs.",
        "occurrence": "Which one, from 1, where the same words are printed more than once.",
    },
    "When": {
        "resolved": "What it resolves to; for times an EDTF date.",
        "inferred": "Whether that is a guess.",
    },
    "Claim": {
        "text": "One neutral proposition.",
        "dispute": "A few words, for instance: flat denial; evidence absent.",
        "depends_on": "Claims it falls with.",
        "context": "Ids of events.",
    },
    "Position": {
        "party": "The speaker's, if absent.",
        "by": "The id of the speaker.",
        "quote": "The id of the quote it is based on, or several.",
        "basis": "implied, where a denial follows only by implication.",
    },
    "Event": {"date": "EDTF level 1: 1973, 1950/1953, 2022-02~, 196X.", "date_text": "The source's words."},
    "Drafted": {
        "item": "The id of the item.",
        "rule": "The rule that found it.",
        "confidence": "In per cent: how often the rule was right where it was measured.",
        "words": "The source's words it is based on.",
        "candidates": "Ids of speakers it could be, likeliest first.",
        "doubt": "Why it should be looked at first, in a sentence for people.",
        "doubt_kind": "The same as a code. An entry with a doubt and without this counts as other.",
    },
    "Link": {"to": "An id, or brief-id#item-id."},
}

# What the types of single fields do not say.
_RULES: dict[str, Schema] = {
    "Brief": {
        "if": {"properties": {"quotes": {"minItems": 1}}, "required": ["quotes"]},
        "then": {"properties": {"speakers": {"minItems": 1}}, "required": ["speakers"]},
    },
    "Paragraph": {
        "oneOf": [{"required": ["n"]}, {"required": ["role"]}],
        "anyOf": [{"required": ["text"]}, {"required": ["chars", "sha256"]}],
    },
    "Quote": {
        "allOf": [
            {
                "if": {"properties": {"kind": {"enum": ["direct", "partial"]}}},
                "then": {"properties": {"spans": {"minItems": 1}}, "required": ["spans"]},
            },
            {
                "if": {"properties": {"kind": {"enum": ["partial", "indirect"]}}},
                "then": {"required": ["content"]},
            },
        ]
    },
    "Position": {
        "if": {"properties": {"stance": {"const": "not-reported"}}},
        "then": {"anyOf": [{"required": ["party"]}, {"required": ["by"]}]},
        "else": {"required": ["by", "evidence"]},
    },
}

_LIMITS: dict[tuple[str, str], Schema] = {
    ("Brief", "brief"): {"pattern": rf"^{FORMAT}(\.[0-9]+)?$"},
    ("Paragraph", "n"): {"minimum": 1},
    ("Paragraph", "chars"): {"minimum": 0},
    ("Span", "exact"): {"pattern": r"\S"},
    ("Span", "occurrence"): {"minimum": 1},
    ("Claim", "positions"): {"minItems": 1},
    **{(item, "id"): {"not": {"pattern": f"^(p[1-9][0-9]*|{'|'.join(ROLES)})$"}} for item in _ITEMS},
}


def schema() -> Schema:
    """The JSON Schema (2020-12) of the format. Unknown keys pass: they are warnings of `check`."""
    made = msgspec.json.schema(Brief)
    parts: dict[str, Schema] = made["$defs"]
    for name, part in parts.items():
        for key, field in part["properties"].items():
            _put_right(field)
            field.update(_LIMITS.get((name, key), {}))
            if description := _DESCRIPTIONS.get(name, {}).get(key):
                field["description"] = description
        part.update(_RULES.get(name, {}))
    gaps = parts["Brief"]["properties"]["gaps"]
    gaps["items"] = {"anyOf": [{"type": "string"}, gaps["items"]]}
    return {"$schema": DIALECT, "title": f"Brief, format version {FORMAT}", **made}


def _put_right(field: Schema) -> None:
    """Leave out defaults that only say that nothing is there, and the empty id, which no file has."""
    if field.get("default", "") in (None, [], {}, ""):
        field.pop("default", None)
