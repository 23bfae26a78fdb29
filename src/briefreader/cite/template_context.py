"""What a template can say about an item, by the names that `docs/templates.md` lists."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from briefreader.brief.model.brief import Brief, Claim, Event, Gap, KeyPoint, Paragraph, Quote, Speaker
from briefreader.brief.model.links import Index
from briefreader.cite.citation import Pinpoint, Work
from briefreader.cite.formats.pieces import Format, Pieces
from briefreader.cite.punctuation import count_words, in_sequence, listed, marked, without_stop
from briefreader.cite.statements import CitedItem
from briefreader.cite.style_input import Cited, Layout, Paraphrased, Quoted, Said
from briefreader.cite.styles.default import citation as whole_citation
from briefreader.cite.styles.sentence import run
from briefreader.cite.styles.style import InText, NoteStyle, Style

TemplateFields = Mapping[str, Any]

# What each field says. A field without a value is empty, and counts as false in a condition.
NAMES: Mapping[str, str] = {
    "id": "id of the item",
    "kind": "direct, partial or indirect; claim, event, key point, gap, paragraph or speaker",
    "is_quote": "whether the words are a speaker's own",
    "is_paraphrase": "whether it is what a speaker said, in other words",
    "quote": "the words as they are copied, without quotation marks around them; of a paraphrase all of "
    "`Ukrainian officials, “would be”: North Korea supplies Russia (paraphrase)`",
    "quote_raw": "the words as the source has them; of a paraphrase those of the brief",
    "marked": "each span in quotation marks of its own",
    "spans": "list of the spans of a quote; in the layout sentence without the stop at the end",
    "gloss": "what has to stand beside the words: what a fragment is about, words of doubt outside the "
    "marks, the question that is answered; [on: the deaths]",
    "about": "what a fragment is about, alone",
    "inside": "the source’s sentence around a fragment of which the brief says nothing",
    "according_to": "who passed the words on",
    "alleged": "whether the source says only that this is alleged to be said",
    "asked": "the question that it answers",
    "paraphrase": "the words of a paraphrase alone; name the speaker, and say that it is one",
    "hedge": "the speaker's words of doubt, where the copied words do not have them",
    "is_altered": "whether quote is not quote_raw",
    "words": "number of words",
    "layout": "auto, sentence or block, as it was asked for",
    "is_block": "whether the style sets the quote off",
    "unverified": "the word “unverified” if the words were not found in the source",
    "lead": "who says it, at the start of a sentence: Yang Uk, a military expert, said",
    "speaker": "name or names of who said it, or “unattributed in the source”; and who passed the words on",
    "speaker_surname": "family name of one speaker",
    "speaker_role": "role of one speaker",
    "speaker_org": "affiliation of one speaker",
    "said_to": "reporter, relayed or statement",
    "disputed": "whether the item is or bears on a contested claim",
    "title": "title of the source",
    "title_sentence": "the same in sentence case",
    "publication": "newspaper, site or publisher",
    "publication_short": "its short name, if the brief has one",
    "section": "section of the newspaper",
    "type": "kind of the source, as CSL has it: article-newspaper",
    "names": "list of the authors, each with last and first",
    "author": "authors as a byline prints them",
    "author_surname": "their family names, as they stand in a text",
    "date": "date as 2024-10-16",
    "date_long": "date as 16 October 2024",
    "year": "year, or n.d.",
    "accessed": "day of access as 2026-11-23",
    "accessed_long": "the same as 23 November 2026",
    "language": "language of the source",
    "url": "address of the source",
    "url_quote": "the same, leading to the words",
    "doi": "DOI of the source",
    "archive_url": "address of an archived copy",
    "archive_date_long": "day of the copy as 17 October 2024, if its address tells it",
    "place": "where in the source: para. 5",
    "place_label": "its word: para.",
    "para": "its number: 5, or 5–6",
    "key": "key of the source's entry in a bibliography",
    "cite": "the citation beside the words; of a style with notes, the note",
    "note": "the note, of a style with notes",
    "reference": "the reference in the style",
    "missing": "list of what is missing from the citation",
    "comment": "your notes to the item",
    "tags": "list of your tags",
}

_KINDS: Mapping[type, str] = {
    Claim: "claim",
    Event: "event",
    KeyPoint: "key point",
    Gap: "gap",
    Paragraph: "paragraph",
    Speaker: "speaker",
}


class Escaped(str):
    """A value that is in the template's format already."""

    __slots__ = ()


class Address(str):
    """A checked address, which a format writes in a way of its own."""

    __slots__ = ()


class Annotation(Struct, frozen=True):
    """What a reviewer has attached to the item."""

    comment: str = ""
    tags: tuple[str, ...] = ()


class TemplateSource(Struct, frozen=True):
    """The source of an item, as the style refers to it."""

    brief: Brief
    work: Work
    missing: tuple[str, ...]
    reference: Pieces
    sentence_title: str
    key: str


def fields(  # noqa: PLR0913, PLR0917 - what a template can speak of
    copied: CitedItem,
    source: TemplateSource,
    index: Index,
    style: Style,
    layout: Layout,
    output: Format,
    annotation: Annotation,
) -> TemplateFields:
    """The values of an item for a template that writes `output`."""
    item, cited = copied.item, copied.cited
    work = source.work
    said = copied.content if isinstance(copied.content, Said) else None
    quoted = said if isinstance(said, Quoted) else None
    paraphrased = said if isinstance(said, Paraphrased) else None
    spans = quoted.spans if quoted else (paraphrased.plain if paraphrased else str(copied.content),)
    words = run(quoted) if quoted else spans[0]
    place = cited.pinpoint if cited else Pinpoint()
    archived_on = work.archived_on

    def written(pieces: Pieces) -> Escaped:
        return Escaped(output.line(pieces))

    return {
        "id": item.id if item is not None else "",
        "kind": item.kind if isinstance(item, Quote) else _KINDS.get(type(item), "source"),
        "is_quote": quoted is not None,
        "is_paraphrase": paraphrased is not None,
        "quote": words,
        "quote_raw": copied.raw,
        "marked": " ".join(map(marked, spans)) if quoted else words,
        "spans": _spans(quoted, in_sentence=layout == "sentence") if quoted else spans,
        "gloss": quoted.gloss() if quoted else "",
        "about": quoted.about if quoted else "",
        "inside": quoted.inside if quoted else "",
        "according_to": said.via if said else "",
        "alleged": said is not None and said.alleged,
        "asked": (said.asked or said.asked_about) if said else "",
        "paraphrase": paraphrased.text if paraphrased else "",
        "hedge": said.hedge if said else "",
        "is_altered": words != copied.raw,
        "words": count_words(spans),
        "layout": layout,
        "is_block": quoted is not None and style.sets_off(quoted, layout),
        "unverified": "unverified" if cited and cited.unverified else "",
        "lead": said.lead if said else "",
        **_speaker(item, index, said),
        "disputed": _is_disputed(item, index),
        "title": work.title,
        "title_sentence": source.sentence_title,
        "publication": work.outlet,
        "publication_short": work.short_container,
        "section": work.section,
        "type": work.type,
        "names": [{"last": name.short, "first": name.given} for name in work.authors],
        "author": work.by(listed([name.full for name in work.authors])),
        "author_surname": work.authors_in_text(),
        "date": work.issued.shown(work.issued.iso) if work.dated else "",
        "date_long": work.issued.long if work.dated else "",
        "year": work.issued.shown_year,
        "accessed": work.accessed.iso if work.accessed else "",
        "accessed_long": work.accessed.long if work.accessed else "",
        "language": work.language,
        "url": Address(work.address or ""),
        "url_quote": Address((cited.address if cited else work.address) or ""),
        "doi": work.doi,
        "archive_url": Address(work.archived or ""),
        "archive_date_long": archived_on.long if archived_on else "",
        "place": str(place),
        "place_label": place.label,
        "para": place.numbers,
        "key": Escaped(source.key),
        "cite": written(_citation(style, cited, said)),
        "note": written(style.note(cited, quoted) if isinstance(style, NoteStyle) and cited else ()),
        "reference": written(source.reference),
        "missing": source.missing,
        "comment": annotation.comment,
        "tags": annotation.tags,
    }


def _citation(style: Style, cited: Cited | None, said: Said | None) -> Pieces:
    if cited is None:
        return ()
    match style:
        case InText():
            return style.citation(cited, said)
        case NoteStyle():
            return style.note(cited, said if isinstance(said, Quoted) else None)
    return whole_citation(cited, "Source")


def _spans(quoted: Quoted, *, in_sentence: bool) -> list[str]:
    """The spans, with a stop where another sentence follows; without the last where the writer's goes on."""
    *before, last = in_sequence(quoted.spans) if quoted.kind == "direct" else quoted.spans
    return [*before, without_stop(last) if in_sentence else last]


def _speaker(item: object, index: Index, said: Said | None) -> dict[str, str]:
    quote = item if isinstance(item, Quote) else None
    known = [one for one in map(index.speaker, quote.speakers if quote else ()) if one]
    one = known[0] if len(known) == 1 and known[0].type != "none" else None
    names = one.name.split() if one is not None and one.type == "person" else []
    return {
        "speaker": said.credited if said else "",
        "speaker_surname": names[0 if one is not None and one.family_first else -1] if names else "",
        "speaker_role": (one.role if one else None) or "",
        "speaker_org": (one.affiliation if one else None) or "",
        "said_to": (quote.said_to if quote else None) or "",
    }


def _is_disputed(item: object, index: Index) -> bool:
    match item:
        case Claim():
            return item.status == "contested"
        case Quote():
            return any(claim.status == "contested" for claim in index.claims_of_quote(item.id))
    return False
