"""A quote, ready to paste."""

from briefreader.cite.addition import FIELDS, Addition, Field, amended, complaint, field_named, given, guesses
from briefreader.cite.citation import missing_fields
from briefreader.cite.entries import ENTRIES
from briefreader.cite.excerpt import FORMAT_LABELS, Citer, Excerpt, Form
from briefreader.cite.fields import Annotation
from briefreader.cite.formats import FORMATS
from briefreader.cite.items import NotCopiable
from briefreader.cite.pandoc import PandocError, docx
from briefreader.cite.quoted import Layout
from briefreader.cite.rendering import render_apart
from briefreader.cite.report import REPORT_FORMATS, Part, Report, report
from briefreader.cite.styles import ALIASES, STYLES
from briefreader.cite.template import Template, TemplateError, load_template, templates_in

__all__ = [
    "ALIASES",
    "ENTRIES",
    "FIELDS",
    "FORMATS",
    "FORMAT_LABELS",
    "REPORT_FORMATS",
    "STYLES",
    "Addition",
    "Annotation",
    "Citer",
    "Excerpt",
    "Field",
    "Form",
    "Layout",
    "NotCopiable",
    "PandocError",
    "Part",
    "Report",
    "Template",
    "TemplateError",
    "amended",
    "complaint",
    "docx",
    "field_named",
    "given",
    "guesses",
    "load_template",
    "missing_fields",
    "render_apart",
    "report",
    "templates_in",
]
