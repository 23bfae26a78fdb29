"""A quote, ready to paste."""

from briefreader.cite.addition import FIELDS, Addition, Field, amended, complaint, field_named, given, guesses
from briefreader.cite.citation import missing_fields
from briefreader.cite.csl_style import CslError
from briefreader.cite.entries import ENTRIES
from briefreader.cite.excerpt import FORMAT_LABELS, Citer, Excerpt, Form
from briefreader.cite.fields import Annotation
from briefreader.cite.formats import FORMATS
from briefreader.cite.items import NotCopiable
from briefreader.cite.quoted import Layout
from briefreader.cite.rendering import render_apart
from briefreader.cite.styles import ALIASES, STYLES
from briefreader.cite.template import Template, TemplateError, load_template, templates_in

__all__ = [
    "ALIASES",
    "ENTRIES",
    "FIELDS",
    "FORMATS",
    "FORMAT_LABELS",
    "STYLES",
    "Addition",
    "Annotation",
    "Citer",
    "CslError",
    "Excerpt",
    "Field",
    "Form",
    "Layout",
    "NotCopiable",
    "Template",
    "TemplateError",
    "amended",
    "complaint",
    "field_named",
    "given",
    "guesses",
    "load_template",
    "missing_fields",
    "render_apart",
    "templates_in",
]
