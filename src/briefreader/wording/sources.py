"""What a person should know of how the file of an article was read, in words."""

from typing import Literal

SourceRemarkCode = Literal[
    "encoding",
    "attachments",
    "hyphens-joined",
    "hyphens-left",
    "repeated-lines",
    "json-ld",
    "impossible-date",
    "transcript",
]

_WORDS: dict[SourceRemarkCode, str] = {
    "encoding": "Not UTF-8: read as {}. Look at quotation marks and accents.",
    "attachments": "Attachments left out: {}.",
    "hyphens-joined": "Words joined that a hyphen parted at a line end: {}. Compare them with the PDF.",
    "hyphens-left": "Words left parted by a hyphen at a line end: {}. --join-hyphens joins them.",
    "repeated-lines": "Page headers and footers left out: {}.",
    "json-ld": "The page's metadata (JSON-LD) cannot be read: check author and date.",
    "transcript": "Read as a transcript: {} turns. Look at where each of them ends.",
    "impossible-date": "The date in the file, {}, cannot be the article's. Give it with --date.",
}


NOT_ENGLISH = "The article does not seem to be in English. The rules know English only; trust nothing here."


def source_remark_words(code: SourceRemarkCode, detail: str) -> str:
    """A sentence for a remark; `detail` is the name or number in it."""
    return _WORDS[code].format(detail)
