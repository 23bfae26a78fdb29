"""What the Web Annotation Data Model demands of a document (W3C Recommendation, 23 February 2017).

The schema states the MUSTs, and those SHOULDs that this program promises; each rule names its section.
The context holds, for the terms in use, what `http://www.w3.org/ns/anno.jsonld` says of them (Web
Annotation Vocabulary, appendix A), because nothing is fetched here.
"""

import importlib
from collections import Counter
from typing import Any

jsonschema = importlib.import_module("jsonschema")
jsonld = importlib.import_module("pyld.jsonld")

ANNO = "http://www.w3.org/ns/anno.jsonld"

_IRI = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\u0000-\u0020]+$"}
_TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$"}
_COUNT = {"type": "integer", "minimum": 0}
_MOTIVATIONS = [
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
]

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$ref": "#/$defs/collection",
    "$defs": {
        # §5.1: context, id and type MUST be there; label and total SHOULD, and a collection that has
        # annotations MUST have a first page and SHOULD have a last one.
        "collection": {
            "type": "object",
            "required": ["@context", "id", "type", "label", "total"],
            "properties": {
                "@context": {"type": "array", "contains": {"const": ANNO}, "minItems": 2},
                "id": _IRI,
                "type": {"const": "AnnotationCollection"},
                "label": {"type": "string"},
                "total": _COUNT,
                "first": {"$ref": "#/$defs/page"},
                "last": _IRI,
            },
            "if": {"properties": {"total": {"const": 0}}},
            "then": {"not": {"required": ["first"]}},
            "else": {"required": ["first", "last"]},
        },
        # §5.2: id, type and one annotation or more MUST be there; partOf and startIndex SHOULD; an
        # embedded page SHOULD NOT have a context.
        "page": {
            "type": "object",
            "required": ["id", "type", "partOf", "startIndex", "items"],
            "properties": {
                "@context": False,
                "id": _IRI,
                "type": {"const": "AnnotationPage"},
                "partOf": _IRI,
                "startIndex": _COUNT,
                "items": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/annotation"}},
            },
        },
        # §3.1: exactly one id, the type, one target or more MUST be there. §3.3.5: one motivation SHOULD.
        # §3.3.1: creator, created and modified SHOULD, at most one time each, in UTC as xsd:dateTime.
        "annotation": {
            "type": "object",
            "required": ["id", "type", "motivation", "creator", "created", "modified", "target"],
            "properties": {
                "id": _IRI,
                "type": {"const": "Annotation"},
                "motivation": {"enum": _MOTIVATIONS},
                "creator": {"$ref": "#/$defs/agent"},
                "created": _TIME,
                "modified": _TIME,
                "generator": {"$ref": "#/$defs/agent"},
                "bodyValue": False,
                "body": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/body"}},
                "target": {"$ref": "#/$defs/target"},
            },
        },
        # §3.3.2: at most one id, a type, one name.
        "agent": {
            "type": "object",
            "required": ["type", "name"],
            "properties": {
                "id": _IRI,
                "type": {"enum": ["Person", "Organization", "Software"]},
                "name": {"type": "string"},
            },
        },
        # §3.2.4: exactly one value MUST be there; the class SHOULD. §3.2.1: one format SHOULD.
        "body": {
            "type": "object",
            "required": ["type", "value", "format", "purpose"],
            "properties": {
                "type": {"const": "TextualBody"},
                "value": {"type": "string"},
                "format": {"const": "text/plain"},
                "purpose": {"enum": _MOTIVATIONS},
            },
        },
        # §4: exactly one source MUST be there; the class SHOULD. §4.5: the scope is an IRI.
        "target": {
            "type": "object",
            "required": ["type", "source", "scope", "selector"],
            "properties": {
                "type": {"const": "SpecificResource"},
                "source": _IRI,
                "scope": _IRI,
                "article": _IRI,
                "selector": {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/selector"}},
            },
        },
        # §4.2: other classes of selectors may be used beside those of the model.
        "selector": {
            "type": "object",
            "required": ["type"],
            "properties": {
                "type": {"enum": ["TextQuoteSelector", "TextPositionSelector", "ItemSelector"]},
                "refinedBy": {"$ref": "#/$defs/selector"},
            },
            "allOf": [
                # §4.2.4: exactly one exact MUST be there, one prefix and suffix SHOULD.
                {
                    "if": {"properties": {"type": {"const": "TextQuoteSelector"}}},
                    "then": {
                        "required": ["exact", "prefix", "suffix"],
                        "properties": {
                            "exact": {"type": "string"},
                            "prefix": {"type": "string"},
                            "suffix": {"type": "string"},
                        },
                    },
                },
                # §4.2.5: exactly one start and one end MUST be there, not negative.
                {
                    "if": {"properties": {"type": {"const": "TextPositionSelector"}}},
                    "then": {
                        "required": ["start", "end"],
                        "properties": {"start": _COUNT, "end": _COUNT},
                    },
                },
            ],
        },
    },
}

_OA = "http://www.w3.org/ns/oa#"
_AS = "http://www.w3.org/ns/activitystreams#"
_DCTERMS = "http://purl.org/dc/terms/"
_XSD = "http://www.w3.org/2001/XMLSchema#"


def _resource(iri: str) -> dict[str, str]:
    return {"@id": iri, "@type": "@id"}


CONTEXT: dict[str, Any] = {
    "id": "@id",
    "type": "@type",
    "Annotation": f"{_OA}Annotation",
    "AnnotationCollection": f"{_AS}OrderedCollection",
    "AnnotationPage": f"{_AS}OrderedCollectionPage",
    "Person": "http://xmlns.com/foaf/0.1/Person",
    "Software": f"{_AS}Application",
    "SpecificResource": f"{_OA}SpecificResource",
    "TextPositionSelector": f"{_OA}TextPositionSelector",
    "TextQuoteSelector": f"{_OA}TextQuoteSelector",
    "TextualBody": f"{_OA}TextualBody",
    **{act: f"{_OA}{act}" for act in _MOTIVATIONS},
    "body": _resource(f"{_OA}hasBody"),
    "created": {"@id": f"{_DCTERMS}created", "@type": f"{_XSD}dateTime"},
    "creator": _resource(f"{_DCTERMS}creator"),
    "end": {"@id": f"{_OA}end", "@type": f"{_XSD}nonNegativeInteger"},
    "exact": f"{_OA}exact",
    "first": _resource(f"{_AS}first"),
    "format": "http://purl.org/dc/elements/1.1/format",
    "generator": _resource(f"{_AS}generator"),
    "items": {"@id": f"{_AS}items", "@type": "@id", "@container": "@list"},
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "last": _resource(f"{_AS}last"),
    "modified": {"@id": f"{_DCTERMS}modified", "@type": f"{_XSD}dateTime"},
    "motivation": {"@id": f"{_OA}motivatedBy", "@type": "@vocab"},
    "name": "http://xmlns.com/foaf/0.1/name",
    "partOf": _resource(f"{_AS}partOf"),
    "prefix": f"{_OA}prefix",
    "purpose": {"@id": f"{_OA}hasPurpose", "@type": "@vocab"},
    "refinedBy": _resource(f"{_OA}refinedBy"),
    "scope": _resource(f"{_OA}hasScope"),
    "selector": _resource(f"{_OA}hasSelector"),
    "source": _resource(f"{_OA}hasSource"),
    "start": {"@id": f"{_OA}start", "@type": f"{_XSD}nonNegativeInteger"},
    "startIndex": {"@id": f"{_AS}startIndex", "@type": f"{_XSD}nonNegativeInteger"},
    "state": _resource(f"{_OA}hasState"),
    "suffix": f"{_OA}suffix",
    "target": _resource(f"{_OA}hasTarget"),
    "total": {"@id": f"{_AS}totalItems", "@type": f"{_XSD}nonNegativeInteger"},
    "value": "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
}


def complaints(document: Any) -> list[str]:
    """What the model has against a document."""
    validator = jsonschema.Draft202012Validator(SCHEMA)
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(document)]


def dropped(document: dict[str, Any]) -> dict[str, int]:
    """The properties that a JSON-LD processor loses of a document, and how often; types as `type`."""

    def load(address: str, _: Any) -> dict[str, Any]:
        assert address == ANNO
        return {"contextUrl": None, "documentUrl": address, "document": {"@context": CONTEXT}}

    ours = next(each for each in document["@context"] if isinstance(each, dict))
    expanded = jsonld.expand(document, {"documentLoader": load})
    names = {
        (definition["@id"] if isinstance(definition, dict) else definition): term
        for term, definition in {**CONTEXT, **ours}.items()
    }
    found = Counter(names.get(key, key) for key in _properties(expanded))
    written = Counter(key for key in _properties({**document, "@context": None}) if key != "@context")
    return {key: count - found[key] for key, count in written.items() if count != found[key]}


def _properties(node: Any) -> list[str]:
    """Every property that occurs; of JSON-LD's own keywords only types and ids that are absolute."""
    if isinstance(node, list):
        return [key for each in node for key in _properties(each)]
    if not isinstance(node, dict):
        return []
    found = [key for each in node.values() for key in _properties(each)]
    found += [key for key in node if not key.startswith("@")]
    if any(":" in each for each in node.get("@type", []) if isinstance(node.get("@type"), list)):
        found.append("@type")
    if set(node) - {"@id"} and "@id" in node:
        found.append("@id")
    return found
