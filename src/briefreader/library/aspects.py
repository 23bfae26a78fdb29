"""What differs in one item of a brief, or in its citation, field by field."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct, structs, to_builtins

from briefreader.base.differences import same_words
from briefreader.brief.model.brief import Correction, Source
from briefreader.brief.model.csl import CslItem
from briefreader.cite.citation import Work, work
from briefreader.library.negations import Negation, negations_changed
from briefreader.wording.brief import correction_words

AspectKind = Literal[
    "words",  # of the source, between its marks
    "content",  # own words: of a claim, an event, a paraphrase
    "marks",  # or spaces, and no word
    "id",
    "name",
    "speaker",
    "kind",
    "paragraph",
    "renumbered",  # it stands in the same paragraph, which has another number
    "status",
    "position",  # added, or gone
    "party",
    "stance",
    "evidence",
    "date",
    "date-words",
    "title",
    "author",
    "correction",  # of the source, by itself
    "field",  # any other
]
# What is no change of what is said.
SLIGHT: frozenset[AspectKind] = frozenset(("marks", "id", "renumbered"))


class Aspect(Struct, frozen=True):
    """One thing that differs, as it was and as it is; None where there was or is none.

    `party` is whose position it is of, `field` the name in the file of what is no kind of its own. Of words,
    `negations` are those that are gone, new, or in another place.
    """

    kind: AspectKind
    old: str | None
    new: str | None
    party: str = ""
    field: str = ""
    negations: tuple[Negation, ...] = ()


def differs(kind: AspectKind, old: str | None, new: str | None, party: str = "") -> Iterator[Aspect]:
    """That a value is another one, if it is."""
    if old != new:
        yield Aspect(kind, old, new, party)


def reworded(kind: AspectKind, old: str, new: str, field: str = "", *, lang: str = "") -> Iterator[Aspect]:
    """That words differ, or marks and spaces alone; of a language, which negations do."""
    if old != new:
        is_slight = bool(old and new) and same_words(old, new)
        turned = negations_changed(old, new, lang) if lang and old and new and not is_slight else ()
        yield Aspect("marks" if is_slight else kind, old or None, new or None, "", field, turned)


def fields_differ(old: Struct, new: Struct, fields: Iterable[str]) -> Iterator[Aspect]:
    """Which fields differ, with their values as one reads them."""
    for field in fields:
        before, now = getattr(old, field), getattr(new, field)
        if before != now:
            yield Aspect("field", plain(before), plain(now), field=field)


def plain(value: Any) -> str | None:
    """A value of a brief as one reads it; None where there is none."""
    match to_builtins(value, str_keys=True):
        case dict(fields):
            told = [plain(one) for one in fields.values()]
            return "; ".join(filter(None, told)) or None
        case list(several_values) | tuple(several_values):
            return ", ".join(filter(None, map(plain, several_values))) or None
        case bool(is_so):
            return "yes" if is_so else None
        case None | "":
            return None
        case other:
            return str(other)


def citation_aspects(old: Source, new: Source) -> Iterator[Aspect]:
    """The citation of the source, what the source itself has corrected, and its file."""
    yield from _of_csl(old.csl, new.csl)
    yield from _of_corrections(old.corrections, new.corrections)
    yield from fields_differ(old, new, ("file", "sha256", "attested", "missing", "inferred"))


def _of_csl(old: CslItem, new: CslItem) -> Iterator[Aspect]:
    works = work(old), work(new)
    yield from reworded("title", old.title, new.title, "title")
    if old.author != new.author:
        yield Aspect("author", _authors(works[0]), _authors(works[1]))
    if old.issued != new.issued:
        yield Aspect("date", _date(works[0]), _date(works[1]))
    for field, name in zip(CslItem.__struct_fields__, CslItem.__struct_encode_fields__, strict=True):
        if field not in ("title", "author", "issued"):
            for aspect in fields_differ(old, new, (field,)):
                yield structs.replace(aspect, field=name)


def _authors(source: Work) -> str | None:
    return ", ".join(name.full for name in source.authors) or None


def _date(source: Work) -> str | None:
    return source.issued.iso or None if source.dated else None


def _of_corrections(old: Sequence[Correction], new: Sequence[Correction]) -> Iterator[Aspect]:
    before, now = {one.text: one for one in old}, {one.text: one for one in new}
    for text in dict.fromkeys((*before, *now)):
        if before.get(text) != now.get(text):
            yield Aspect("correction", _correction(before.get(text)), _correction(now.get(text)))


def _correction(correction: Correction | None) -> str | None:
    return correction_words(correction) if correction is not None else None
