"""Two revisions of a brief as a page and as plain data, and the words in which screens tell of them too."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import convert, to_builtins

from briefreader.base.differences import Part, differences
from briefreader.base.text import one_line
from briefreader.brief.model.brief import SUMMARY, Evidence, Stance
from briefreader.cite.speakers import UNATTRIBUTED
from briefreader.library.aspects import Aspect, AspectKind
from briefreader.library.comparison import (
    ComparedItem,
    Edition,
    ItemChange,
    ItemKind,
    RevisionComparison,
)
from briefreader.library.items import SearchItem
from briefreader.library.negations import Negation, NegationFate
from briefreader.library.revisions import PhraseHistory, PhraseHits
from briefreader.printing.page import PrintedItem, Section, handling
from briefreader.printing.tree import verification_fields
from briefreader.wording.brief import evidence_name, publication_words, stance_words
from briefreader.wording.phrases import counted, joined, listed, quoted, quoted_spans, sentence, short_place
from briefreader.wording.verification import verification_words

KINDS: Mapping[ItemKind, tuple[str, str]] = {  # one, several
    "quote": ("quote", "quotes"),
    "claim": ("claim", "claims"),
    "event": ("event", "events"),
    "key-point": ("key point", "key points"),
    "gap": ("gap", "gaps"),
    "speaker": ("speaker", "speakers"),
    "paragraph": ("paragraph of the source", "paragraphs of the source"),
}
_ONLY_ONE: Mapping[ItemKind, str] = {"citation": "citation", "brief": "title or summary"}
TITLES: Mapping[ItemKind, str] = {
    "quote": "Quotes",
    "claim": "Claims",
    "event": "History",
    "citation": "Citation of the source",
    "brief": "Title and summary",
    "key-point": "Key points",
    "gap": "The source does not say",
    "speaker": "Speakers",
    "paragraph": "Paragraphs of the source",
}
SLIGHT_TITLE = "Only marks, spaces, ids or numbers of paragraphs differ"
_LABELS: Mapping[AspectKind, str] = {
    "marks": "only marks or spaces",
    "renumbered": "number of the paragraph",
    "kind": "kind of quote",
    "position": "position",
    "date-words": "date in the source’s words",
    "correction": "correction by the source",
}
_FIELDS: Mapping[str, str] = {
    "draft": "items that nobody has checked",
    "sha256": "file of the source (SHA-256)",
    "attested": "attestation",
    "attributed_to": "according to",
    "by": "held by",
    "cites": "refers to",
    "evidence_para": "paragraph of the evidence",
    "paras": "paragraphs",
    "spans": "paragraphs of the spans",
    "via": "passed on by",
    SUMMARY: "summary",
}
# What is compared word by word; all else is told as it was, and as it is.
_WORDED: frozenset[AspectKind] = frozenset(("words", "content", "date-words", "title", "marks"))
_WORDED_FIELDS = frozenset(("attribution", "dispute", "evidence_note", "hedge", "note", "verdict"))
_MARKS: Mapping[str, tuple[str, str]] = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
_NEGATIONS: Mapping[NegationFate, str] = {
    "gone": "is gone",
    "new": "is new",
    "moved": "stands in another place",
}
_NOTHING = "none"
_LONGEST = 300  # characters of an item in which a phrase stands


# --- words ------------------------------------------------------------------------------------


def edition_words(edition: Edition) -> str:
    """`revision 2, 2026-11-07`."""
    number = f"revision {edition.revision}" if edition.revision is not None else "no revision number"
    return joined((number, edition.updated), ", ")


def count_lines(comparison: RevisionComparison) -> Iterator[str]:
    """`2 quotes changed`, `1 claim gone`; or that nothing differs."""
    for (kind, fate), count in comparison.counts.items():
        yield f"{_ONLY_ONE.get(kind) or counted(count, *KINDS[kind])} {fate}"
    if slight := comparison.slight:
        yield f"{counted(slight, 'item')} with other marks, spaces, ids or paragraph numbers only"
    if not comparison.changes:
        yield "nothing differs"


def fate_words(change: ItemChange) -> str:
    """`Changed`, `Moved` where only the paragraph is another one, `Perhaps changed` where it is a guess."""
    if change.joined == "guess":
        return "Perhaps changed"
    if is_renumbered(change):
        return "Renumbered"
    is_moved = {aspect.kind for aspect in change.aspects} - {"renumbered"} == {"paragraph"}
    return "Moved" if is_moved else sentence(change.fate)


def guess_words(change: ItemChange) -> str:
    """That two items may not be one; nothing where that is sure."""
    if change.joined != "guess":
        return ""
    kind = KINDS[change.kind][1]
    like = f"the words are {change.likeness} % alike"
    return f"A guess: {like}. These may be two {kind}, one gone and one added"


def negation_words(change: ItemChange) -> str:
    """Which negations are gone, new or moved: `The word “not” is gone`; nothing where they are the same."""
    found = (one for aspect in change.aspects for one in aspect.negations)
    return sentence(joined((f"{_negation(one)} {_NEGATIONS[one.fate]}" for one in found), "; "))


def _negation(one: Negation) -> str:
    word = quoted(one.word)
    return f"the {word} in {quoted(one.within)}" if one.within else f"the word {word}"


def side_words(side: ComparedItem, kind: ItemKind) -> str:
    """Who says it, how, and where: `Ann Lee (paraphrase), para. 2`; of other items the place and the id."""
    if kind in ("citation", "brief"):
        return side.words
    if kind == "paragraph":
        return short_place(side.para)
    if kind != "quote":
        return joined((side.item, short_place(side.para)), ", ")
    paraphrase = "paraphrase" if side.kind == "indirect" else None
    hedge = quoted(side.hedge) if side.hedge and side.hedge not in side.words else None
    how = joined((paraphrase, side.passed_on, hedge))
    who = listed(side.speakers) or UNATTRIBUTED
    return joined((f"{who} ({how})" if how else who, short_place(side.para), side.item), ", ")


def said(words: str, side: ComparedItem) -> str:
    """Words between marks, each span between its own, if the source has them so."""
    if side.kind not in ("direct", "partial"):
        return words
    return quoted_spans(words.split("\n"))


def words_aspect(change: ItemChange) -> Aspect | None:
    """What has become of the words that the item is shown by; None if they are the same."""
    own = ("words", "content", "marks", "name")
    found = [one for one in change.aspects if one.kind in own and not one.field]
    return next((one for one in found if one.kind == "words"), found[0] if found else None)


def other_aspects(change: ItemChange) -> Iterator[Aspect]:
    """What else differs; numbers of paragraphs only where nothing graver does."""
    shown = words_aspect(change)
    for aspect in change.aspects:
        if (aspect is not shown or aspect.kind == "marks") and (
            aspect.kind != "renumbered" or change.is_slight
        ):
            yield aspect


def is_renumbered(change: ItemChange) -> bool:
    """Whether nothing but numbers of paragraphs differs."""
    return bool(change.aspects) and all(aspect.kind == "renumbered" for aspect in change.aspects)


def aspect_label(aspect: Aspect) -> str:
    """What differs: `Russia, evidence`; `hedge`."""
    name = _FIELDS.get(aspect.field) or aspect.field.replace("_", " ")
    if aspect.kind == "position":
        name = f"position {'added' if aspect.old is None else 'gone'}"
    elif aspect.kind != "field":
        kind = _LABELS.get(aspect.kind, aspect.kind)
        name = f"{name} ({kind})" if aspect.kind == "marks" and name else name or kind
    return joined((aspect.party, name), ", ")


def aspect_parts(aspect: Aspect) -> tuple[Part, ...]:
    """Word by word for words; what was and what is for all else."""
    old, new = _value(aspect, aspect.old), _value(aspect, aspect.new)
    if aspect.kind == "position":
        return (Part("gone", old),) if aspect.new is None else (Part("new", new),)
    if is_worded(aspect) and aspect.kind != "marks" and aspect.old and aspect.new:
        return differences(aspect.old, aspect.new)
    return Part("gone", old), Part("same", " → "), Part("new", new)


def _value(aspect: Aspect, value: str | None) -> str:
    if value is None:
        return _NOTHING
    match aspect.kind:
        case "stance" | "position":
            return stance_words(convert(value, Stance))
        case "evidence":
            return evidence_name(convert(value, Evidence))
        case "paragraph" | "renumbered":
            return short_place(int(value)) if value.isdigit() else value
    return value


def is_worded(aspect: Aspect) -> bool:
    """Whether words are compared, and what is gone and new of them stands between marks."""
    return aspect.kind in _WORDED or (
        aspect.field in _WORDED_FIELDS and aspect.old is not None and aspect.new is not None
    )


def marked_part(part: Part) -> str:
    """`[-two-]`, `{+three+}`; what both have, as it is."""
    before, after = _MARKS[part.kind]
    return f"{before}{part.text}{after}"


def told(aspect: Aspect) -> str:
    """What was and what is: `opened [-two-]{+three+} gates`, `denies → doubts`."""
    parts = aspect_parts(aspect)
    return "".join(map(marked_part, parts) if is_worded(aspect) else (one.text for one in parts))


# --- the page ---------------------------------------------------------------------------------


def comparison_page(comparison: RevisionComparison, history: PhraseHistory | None = None) -> Section:
    """The whole of it; where a phrase was asked for, its history first."""
    sections = comparison_sections(comparison)
    asked = (phrase_section(history),) if history is not None else ()
    return Section(comparison.new.title, tuple(_header(comparison)), sections=(*asked, *sections))


def comparison_sections(comparison: RevisionComparison) -> tuple[Section, ...]:
    """The changes by kind; at the end those of marks, spaces and ids alone."""
    grave = [change for change in comparison.changes if not change.is_slight]
    slight = tuple(_entry(change) for change in comparison.changes if change.is_slight)
    sections = (
        Section(title, entries=tuple(_entry(one) for one in grave if one.kind == kind))
        for kind, title in TITLES.items()
    )
    found = (*sections, Section(SLIGHT_TITLE, entries=slight))
    return tuple(section for section in found if not section.empty)


def phrase_section(history: PhraseHistory) -> Section:
    """Of each revision whether a phrase stands in it, and where."""
    return Section(
        f"{quoted(history.phrase)}: {first_words(history)}",
        entries=tuple(map(_standing, history.standings)),
    )


def first_words(history: PhraseHistory) -> str:
    """In which revision it stands first."""
    if history.first is None:
        return f"in none of {counted(len(history.standings), 'revision')}"
    return f"first in {edition_words(history.first.edition)}"


def _standing(standing: PhraseHits) -> PrintedItem:
    edition, items = standing.edition, standing.items
    where = counted(len(items), "item") if items else "not in it"
    heading = f"{edition_words(edition)} ({edition.file}): {where}"
    return PrintedItem((heading,), tuple(map(_found, items)))


def _found(item: SearchItem) -> str:
    """Who says it, if somebody does, the words, and the id."""
    words = one_line(quoted_spans(item.spans) if item.spans else item.text, _LONGEST)
    who = joined((listed(item.speakers), item.passed_on), ", ") if item.kind != "claim" else ""
    return f"{joined((who, words), ': ')} ({item.item})"


def _header(comparison: RevisionComparison) -> Iterator[str]:
    yield from handling(comparison.handling_marks)
    yield f"Source: {publication_words(comparison.new.source)}"
    for name, edition in (("From", comparison.old), ("To", comparison.new)):
        yield f"{name}: {joined((edition_words(edition), edition.file, edition.draft_mark))}"
    if not comparison.is_of_one_brief:
        yield f"These are two briefs: {comparison.old.brief_id} and {comparison.new.brief_id}"
    yield sentence(joined(count_lines(comparison)))


def _entry(change: ItemChange) -> PrintedItem:
    aspect = words_aspect(change)
    words = told(aspect) if aspect is not None else change.side.words
    heading = f"{fate_words(change)}: {side_words(change.side, change.kind)}"
    if is_renumbered(change):
        return PrintedItem((f"{heading}: {told(change.aspects[0])}",))
    is_told = change.kind not in ("citation", "brief")
    told_besides = (
        negation_words(change),
        guess_words(change),
        *map(_detail, other_aspects(change)),
        *_verification(change.side),
    )
    return PrintedItem(
        (heading, said(words, change.side)) if is_told else (heading,), tuple(filter(None, told_besides))
    )


def _detail(aspect: Aspect) -> str:
    label = sentence(aspect_label(aspect))
    return label if aspect.kind == "marks" and not aspect.field else f"{label}: {told(aspect)}"


def _verification(side: ComparedItem) -> Iterator[str]:
    if side.verification is not None and side.verification.state is not None:
        yield sentence(verification_words(side.verification))


# --- plain data -------------------------------------------------------------------------------


def comparison_tree(comparison: RevisionComparison, history: PhraseHistory | None = None) -> dict[str, Any]:
    """All of it as docs/json.md has it."""
    tree: dict[str, Any] = {
        "handling": list(comparison.handling_marks),
        "old": _edition_tree(comparison.old),
        "new": _edition_tree(comparison.new),
        "one_brief": comparison.is_of_one_brief,
        "counts": [
            {"kind": kind, "change": fate, "count": count}
            for (kind, fate), count in comparison.counts.items()
        ],
        "slight": comparison.slight,
        "changes": list(map(_change_tree, comparison.changes)),
    }
    if history is not None:
        tree["phrase"] = _history_tree(history)
    return tree


def _edition_tree(edition: Edition) -> dict[str, Any]:
    return {
        "brief": edition.brief_id,
        "title": edition.title,
        "revision": edition.revision,
        "updated": edition.updated,
        "path": edition.file,
        "handling": edition.handling_mark or None,
        "draft": edition.draft_mark or None,
    }


def _change_tree(change: ItemChange) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "change": change.fate,
        "slight": change.is_slight,
        "joined": change.joined if change.fate == "changed" else None,
        "likeness": change.likeness if change.fate == "changed" else None,
        "old": _side_tree(change.old),
        "new": _side_tree(change.new),
        "aspects": list(map(_aspect_tree, change.aspects)),
    }


def _side_tree(side: ComparedItem | None) -> dict[str, Any] | None:
    if side is None:
        return None
    found = side.verification
    return {
        "item": side.item or None,
        "text": side.words,
        "speakers": list(side.speakers),
        "para": side.para,
        "kind": side.kind,
        "passed_on": side.passed_on or None,
        "hedge": side.hedge or None,
        "verification": verification_fields(found) if found is not None and found.state is not None else None,
    }


def _aspect_tree(aspect: Aspect) -> dict[str, Any]:
    fields: dict[str, Any] = {"aspect": aspect.kind, "old": aspect.old, "new": aspect.new}
    fields |= {"party": aspect.party} if aspect.party else {}
    fields |= {"field": aspect.field} if aspect.field else {}
    if is_worded(aspect) and aspect.kind != "marks":
        fields["parts"] = to_builtins(differences(aspect.old or "", aspect.new or ""))
    fields |= {"negations": to_builtins(aspect.negations)} if aspect.negations else {}
    return fields


def _history_tree(history: PhraseHistory) -> dict[str, Any]:
    first = history.first
    return {
        "phrase": history.phrase,
        "first": _edition_tree(first.edition) if first is not None else None,
        "revisions": [
            {
                **_edition_tree(one.edition),
                "items": [{"item": item.item, "kind": item.kind, "text": item.text} for item in one.items],
            }
            for one in history.standings
        ],
    }
