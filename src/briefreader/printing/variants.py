"""Quotes that several sources print: as a page, and as plain data."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from msgspec import to_builtins

from briefreader.base.differences import Part, differences
from briefreader.base.text import one_line
from briefreader.library.alterations import About, Alteration, Place
from briefreader.library.items import SearchItem
from briefreader.library.printings import Printing, Relation, Utterance, VariantGroup, reference
from briefreader.printing.hits import UNCHECKED, handling_lines, hit_tree, printed_at
from briefreader.printing.page import PrintedItem, Section
from briefreader.wording.dossier import span_words
from briefreader.wording.phrases import BETWEEN_SPANS, counted, joined, listed, quoted, sentence
from briefreader.wording.verification import verification_words

TITLE = "Quotes in several sources"
ALIKE = 2  # other quotes that two sources print in the same words: they may have one agency's text
_HEADING = 70  # characters of a quote
_SIGNS: Mapping[str, tuple[str, str]] = {"same": ("", ""), "gone": ("[-", "-]"), "new": ("{+", "+}")}
_PLACES: Mapping[Place, str] = {"start": " at the beginning", "middle": "", "end": " at the end"}
_ABOUT: Mapping[About, str] = {
    "negation-gone": "a negation is lost",
    "negation-new": "a negation is added",
    "number": "a number differs",
}
_RELATIONS: Mapping[Relation, str] = {
    "same": "Likely one quote",
    "again": "Perhaps a refrain: by the same speaker at another time or place, or twice in one text",
    "undated": "Perhaps the same quote: a source has no date",
    "translation": "Perhaps a translation: a guess by speaker, date, numbers and names",
    "other-name": "Printed under another name",
    "no-name": "Printed where nobody is named, or only there",
}


class Deed(NamedTuple):
    """One thing that a printing did, in words; whether a negation or a number differs by it."""

    words: str
    changes_sense: bool = False


def variants_sections(groups: Iterable[VariantGroup]) -> tuple[Section, ...]:
    """One section for each group, with one for each utterance."""
    return tuple(map(_group, groups))


def variants_page(groups: tuple[VariantGroup, ...], query: str = "") -> Section:
    """The whole page. `query` is what was asked for."""
    quotes = [printing.item for group in groups for printing in group.printings]
    told = joined((counts_words(groups), f"asked for: {query}" if query.strip() else ""))
    return Section(TITLE, (*handling_lines(quotes), told), sections=variants_sections(groups))


def counts_words(groups: tuple[VariantGroup, ...]) -> str:
    """`4 groups likely one quote, 2 others set apart`."""
    offered = sum(one.is_offered for one in groups)
    others = len(groups) - offered
    told = f"{counted(offered, 'group')} of printings that are likely one quote"
    return f"{told}; {counted(others, 'other')} with words in common" if others else told


def _group(group: VariantGroup) -> Section:
    title = f"{who(group.fullest)}: {quoted(one_line(words_of(group.fullest), _HEADING))}"
    saying = (saying_words(group),) if group.may_be_saying else ()
    sections = (
        Section(utterance_words(one), entries=tuple(_entry(of, group) for of in one.printings))
        for one in group.utterances
    )
    return Section(title, lines=saying, sections=tuple(sections))


def _entry(printing: Printing, group: VariantGroup) -> PrintedItem:
    marked = "".join(text for _, text in marked_parts(printing, group))
    return PrintedItem((quoted(marked),), tuple(about(printing, group)))


def about(printing: Printing, group: VariantGroup) -> Iterator[str]:
    """Who says it where, how that is verified, and what the printing did, a line each."""
    item = printing.item
    yield joined((who(item), printed_at(item)))
    if item.is_draft:
        yield sentence(UNCHECKED)
    if item.verification is not None:
        yield sentence(verification_words(item.verification))
    yield from (sentence(one.words) for one in deeds(printing, group))
    yield f"{item.facts.path}#{item.item}"


def who(item: SearchItem) -> str:
    """Who says it, and who passed it on."""
    return joined((listed(item.speakers) or "Nobody named", item.passed_on), ", ")


def words_of(item: SearchItem) -> str:
    """All words of a quote, as they stand between quotation marks: each span between its own."""
    return BETWEEN_SPANS.join(item.spans)


def parts(printing: Printing, group: VariantGroup) -> tuple[Part, ...]:
    """The words of a printing beside those of the fullest: of a translation, its own alone."""
    words = words_of(printing.item)
    if not printing.is_comparable:
        return (Part("same", words),)
    return differences(words_of(group.fullest), words)


def marked_parts(printing: Printing, group: VariantGroup) -> Iterator[tuple[str, str]]:
    """The same with signs around what differs, each part with its kind: `[-two-]`, `{+three+}`."""
    for part in parts(printing, group):
        before, behind = _SIGNS[part.kind]
        yield part.kind, f"{before}{part.text}{behind}"


def deeds(printing: Printing, group: VariantGroup) -> Iterator[Deed]:
    """What a printing did to the words, and what else is to be told of it."""
    if printing.item == group.fullest:
        yield Deed("the fullest printing")
    elif printing.alterations:
        for one in printing.alterations:
            yield Deed(alteration_words(one), any(what in _ABOUT for what in one.about))
    elif printing.is_comparable:
        yield Deed("the same words")
    if printing.is_within_quote:
        yield Deed("somebody quotes these words")
    if printing.printed_alike >= ALIKE:
        count = counted(printing.printed_alike, "other quote")
        yield Deed(f"{count} in the same words as in another source: perhaps one agency’s text")
    if printing.confirmed:
        yield Deed(f"confirmed by {listed(name or 'you' for name in printing.confirmed)}")


def utterance_words(utterance: Utterance) -> str:
    """What an utterance is beside the first one: `Likely one quote (3 sources, 4 Mar 2031 to 9 Mar 2031)`."""
    told = _RELATIONS[utterance.relation]
    if utterance.relation == "same" and all(one.confirmed for one in utterance.printings):
        told = "One quote, as confirmed"
    elif utterance.relation == "same" and utterance.sources < 2:
        told = "One source"
    elif utterance.may_be_same_person:
        told = f"{told}, perhaps of the same person"
    dates = [one.item.facts.date for one in utterance.printings if one.item.facts.date]
    span = span_words(dates[0], dates[-1]) if dates else "no date"
    return f"{told} ({joined((counted(utterance.sources, 'source'), span), ', ')})"


def saying_words(group: VariantGroup) -> str:
    """Why many names may mean nothing."""
    return f"{group.names} names have these words: perhaps a slogan or a common saying"


def alteration_words(one: Alteration) -> str:
    """One thing that differs: `leaves out at the end: “and told no one”`."""
    about = joined((_ABOUT[what] for what in one.about if what in _ABOUT), ", ")
    return joined((_altered(one), about), " – ")


def _altered(one: Alteration) -> str:
    if one.kind == "joined":
        return "joins two sentences"
    if one.kind == "marks":
        return "the same words in other marks, capitals or contractions"
    if one.kind == "added":
        where = " in brackets" if "brackets" in one.about else _PLACES[one.place]
        return f"adds{where}: {quoted(one.new)}"
    if one.kind == "changed":
        new = quoted(f"[{one.new}]" if "brackets" in one.about else one.new)
        return f"has {new} for {quoted(one.old)}"
    instead = f", and has {quoted(one.new)} there" if one.new else ""
    marked = (
        {True: ", marked with dots", False: " without a mark"}[one.is_marked] if one.place == "middle" else ""
    )
    return f"leaves out{marked}{_PLACES[one.place]}: {quoted(one.old)}{instead}"


def variants_tree(groups: Iterable[VariantGroup], query: str, *, complete: bool) -> dict[str, Any]:
    """The groups as docs/json.md has them."""
    made = tuple(groups)
    marks = (printing.item.facts.handling for group in made for printing in group.printings)
    return {
        "query": query,
        "complete": complete,
        "handling": list(dict.fromkeys(filter(None, marks))),
        "groups": [_group_tree(one) for one in made],
    }


def _group_tree(group: VariantGroup) -> dict[str, Any]:
    return {
        "offered": group.is_offered,
        "names": group.names,
        "fullest": reference(group.fullest),
        "utterances": [
            {
                "relation": one.relation,
                "may_be_same_person": one.may_be_same_person,
                "printings": [_printing_tree(printing, group) for printing in one.printings],
            }
            for one in group.utterances
        ],
    }


def _printing_tree(printing: Printing, group: VariantGroup) -> dict[str, Any]:
    return {
        **hit_tree(printing.item),
        "outlet": printing.item.facts.outlet or None,
        "alterations": to_builtins(printing.alterations),
        "differences": to_builtins(parts(printing, group)),
        "printed_alike": printing.printed_alike,
        "within_quote": printing.is_within_quote,
        "confirmed_by": list(printing.confirmed),
    }
