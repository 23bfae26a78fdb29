"""What a user's template does not print of who said something, and how."""

from collections.abc import Iterator
from typing import Literal

from briefreader.base.normalise import for_search
from briefreader.cite.formats import FORMATS
from briefreader.cite.speakers import KINDS_OF_PARAPHRASE
from briefreader.cite.template_context import TemplateFields

_FIRST = 12  # letters

LeftOut = Literal["speaker", "via", "alleged", "about", "hedge", "paraphrase"]


def left_out(text: str, fields: TemplateFields, format_name: str) -> tuple[LeftOut, ...]:
    """What a text that a template made of a quote's fields in a format does not say beside the words.

    Nothing, where it has no words of the quote, not even the first of them.
    """
    if not fields["is_quote"] and not fields["is_paraphrase"]:
        return ()
    letters = _letters(text)
    spans = (fields["paraphrase"],) if fields["is_paraphrase"] else fields["spans"]
    said = tuple(form for span in spans for form in _forms(span, format_name))
    if not any(form[:_FIRST] in letters for form in said):
        return ()

    def says(words: str) -> bool:
        return any(
            letters.count(form) > sum(letters.count(span) * span.count(form) for span in said)
            for form in _forms(words, format_name)
        )

    return tuple(name for name, wanted in _wanted(fields) if not any(map(says, wanted)))


def _wanted(fields: TemplateFields) -> Iterator[tuple[LeftOut, tuple[str, ...]]]:
    """What has to stand there, each in any of several words."""
    yield "speaker", (fields["speaker"], fields["speaker_surname"])
    if fields["according_to"]:
        yield "via", (fields["according_to"],)
    if fields["alleged"]:
        yield "alleged", ("alleged",)
    if fields["about"]:
        yield "about", (fields["about"],)
    if fields["hedge"]:
        yield "hedge", (fields["hedge"],)
    if fields["is_paraphrase"]:
        yield "paraphrase", (*KINDS_OF_PARAPHRASE.values(), fields["kind"])


def _forms(words: str, format_name: str) -> set[str]:
    """The letters of some words, as they are and as the format writes them."""
    return {_letters(words), _letters(FORMATS[format_name].text(words))} - {""}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, for_search(text)))
