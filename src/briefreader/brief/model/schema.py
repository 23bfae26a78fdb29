"""The format as JSON Schema, for editors that complete and check while one writes."""

from typing import Any

import msgspec

from briefreader.brief.model.brief import FORMAT, ROLES, Brief
from briefreader.brief.model.descriptions import FIELDS, VALUES, Described

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_ITEMS = ("KeyPoint", "Gap", "Speaker", "Quote", "Claim", "Event")

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
                "if": {"properties": {"kind": {"const": "indirect"}}},
                "then": {"required": ["content", "para"]},
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
            _describe(field, FIELDS[name][key], VALUES.get((name, key), {}))
        part.update(_RULES.get(name, {}))
    gaps = parts["Brief"]["properties"]["gaps"]
    gaps["items"] = {"anyOf": [{"type": "string"}, gaps["items"]]}
    return {"$schema": DIALECT, "title": f"Brief, format version {FORMAT}", **made}


def _describe(field: Schema, description: str, values: Described) -> None:
    """What a field means, and each of its values: editors show one beside the other."""
    field["description"] = description
    choice = next((one for one in (field, *field.get("anyOf", ())) if "enum" in one), None)
    if choice is not None and values:
        choice["enumDescriptions"] = [values[value] for value in choice["enum"]]
        told = "; ".join(f"{value}: {values[value]}" for value in choice["enum"])
        field["description"] = f"{description} {told}."


def _put_right(field: Schema) -> None:
    """Leave out defaults that only say that nothing is there, and the empty id, which no file has."""
    if field.get("default", "") in (None, [], {}, ""):
        field.pop("default", None)
