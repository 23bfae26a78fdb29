"""A quote, ready to paste."""

from briefreader.cite.citation import missing_fields
from briefreader.cite.excerpt import FORMATS, FORMS, Excerpt, Form, excerpt, reference
from briefreader.cite.items import NotCopiable
from briefreader.cite.styles import ALIASES, STYLES

__all__ = [
    "ALIASES",
    "FORMATS",
    "FORMS",
    "STYLES",
    "Excerpt",
    "Form",
    "NotCopiable",
    "excerpt",
    "missing_fields",
    "reference",
]
