"""Everything about one item in one column; each linked thing is a row that the cursor reaches."""

from collections.abc import Iterator
from heapq import merge

from briefreader.app.content import SPACE, between, heading, line, parts, words
from briefreader.app.panes.claims import stance_style
from briefreader.app.panes.quotes import quote_of
from briefreader.app.rows import Row, RowBlock, Rows, rows_of
from briefreader.app.view import View
from briefreader.base.dates import date_words
from briefreader.brief import (
    Claim,
    Event,
    Gap,
    Item,
    KeyPoint,
    Paragraph,
    Position,
    Quote,
    Speaker,
    several,
)
from briefreader.notes import SOURCE, UNPLACED, Change, Notebook
from briefreader.wording.brief import (
    anonymity_words,
    hedge_words,
    held_words,
    is_theirs,
    item_words,
    measured_words,
    medium_words,
    offered_words,
    party_words,
    passed_on_words,
    place_sign,
    question_words,
    speaker_name,
    verdict_words,
    vouching_words,
    when_words,
)
from briefreader.wording.doubts import drafted_doubt
from briefreader.wording.notes import entry_words, written_words
from briefreader.wording.phrases import listed, quoted
from briefreader.wording.verification import verification_words

LABEL = 18
NOWHERE = (SOURCE, UNPLACED)  # entries that are attached to no item


def detail_rows(view: View, item_id: str) -> Rows[Row]:
    """The page of one item."""
    item = view.opened.index.items.get(item_id)
    if not item_id or item_id in NOWHERE:
        return rows_of([])
    if item is None:
        return rows_of([Row("", (RowBlock(f"{line(item_id)} is not in this brief.", "warning"),))])
    about = (*_about(view, item), *_drafted(view, item_id), *_reviewed(view, item))
    return rows_of([*about, *_links(view, item), *_changes(view, item)])


def _about(view: View, item: Item) -> Iterator[Row]:
    match item:
        case Claim():
            yield from _claim(view, item)
        case Quote():
            yield from _quote(view, item)
        case Event():
            yield from _event(view, item)
        case Speaker():
            yield from _speaker(view, item)
        case Paragraph():
            yield from _paragraph(view, item)
        case KeyPoint() | Gap():
            yield Row(item.id, (RowBlock(words(item.text), "strong"),))
    yield SPACE


def _drafted(view: View, item_id: str) -> Iterator[Row]:
    """Why rules put an item there, as long as nobody has checked it."""
    index = view.opened.index
    drafted = index.drafted.get(item_id)
    if drafted is None:
        return
    keys = "   x accept · e reword · w change speaker · D remove"
    yield heading("Rule-based draft, not checked", (keys, "muted"))
    yield Row("", (parts([("rule: ", "muted"), (drafted.rule, "")]),))
    yield from _fields(
        ("confidence", measured_words(drafted)),
        ("based on", quoted(drafted.words) if drafted.words else None),
        ("possible speakers", ", ".join(speaker_name(index, one) for one in drafted.candidates)),
        ("check this", drafted_doubt(drafted)),
    )
    yield SPACE


def _fields(*fields: tuple[str, str | None]) -> Iterator[Row]:
    """One line for each field that the brief fills."""
    for label, value in fields:
        if value:
            yield Row("", (RowBlock(words(value), "", label, "muted", indent=LABEL),))


def _claim(view: View, claim: Claim) -> Iterator[Row]:
    status = "chip-contested" if claim.status == "contested" else "chip"
    chips = ((claim.status, status), *view.chips(claim.id))
    yield Row(claim.id, (RowBlock(words(claim.text), "strong"),), chips)
    yield from _fields(
        ("nature", claim.nature if claim.nature != "fact" else None),
        ("dispute", claim.dispute),
        ("source’s verdict", verdict_words(claim.verdict) if claim.verdict else None),
    )
    yield SPACE
    yield heading("Who says what")
    for position in claim.positions:
        yield from _position(view, position)


def _position(view: View, position: Position) -> Iterator[Row]:
    index = view.opened.index
    names = party_words(position, index)
    speakers = listed(speaker_name(index, speaker) for speaker in position.speakers)
    stance = "silent" if position.stance == "not-reported" else held_words(position, index)
    pieces = [(names, "strong"), (stance, stance_style(position.stance))]
    if offered := offered_words(position):
        pieces.append((offered, ""))
    elif position.evidence == "not-stated":
        pieces.append(("evidence not mentioned", "muted"))
    blocks = [parts(between(pieces))]
    notes = [
        ("by", speakers if speakers != names else None),
        ("evidence", position.evidence_note),
        ("where", place_sign(position.evidence_para) if position.evidence_para is not None else None),
        ("withdraws", position.supersedes),
        ("quantity", position.quantity),
        ("hedge", hedge_words(position.hedge) if position.hedge else None),
        ("note", position.note),
    ]
    blocks += [RowBlock(words(text), "muted", f"  {label}", "muted", LABEL) for label, text in notes if text]
    if position.stance == "not-reported":
        blocks.append(parts([("The source reports no position of this party.", "muted")], indent=2))
    yield Row("", tuple(blocks))
    for quote_id in several(position.quote):
        if isinstance(quote := index.items.get(quote_id), Quote):
            yield quote_of(view, quote, name=not is_theirs(quote, position))
    yield SPACE


def _quote(view: View, quote: Quote) -> Iterator[Row]:
    verification = view.opened.verify(quote)
    yield quote_of(view, quote, name=True)
    yield SPACE
    index = view.opened.index
    yield from _fields(
        ("asked", question_words(quote, index)),
        ("according to", passed_on_words(quote, index)),
        ("alleged", "the source does not say that this was said" if quote.alleged else None),
        ("medium", medium_words(quote)),
        ("verification", verification_words(verification) if verification.state else None),
        ("kind", quote.kind),
        ("said to", quote.said_to),
        ("attribution", quote.attribution),
        ("hedge", hedge_words(quote.hedge) if quote.hedge else None),
        ("when", when_words(quote.when) if quote.when else None),
        ("where", when_words(quote.where) if quote.where else None),
        ("translated", f"from {quote.translated_from}" if quote.translated_from else None),
        ("note", quote.note),
    )


def _event(view: View, event: Event) -> Iterator[Row]:
    index = view.opened.index
    yield Row(event.id, (RowBlock(words(event.text), "strong"),), view.chips(event.id))
    yield from _fields(
        ("date", f"{date_words(event.date)}{' (inferred)' if event.date and event.inferred else ''}"),
        ("source’s wording", quoted(event.date_text) if event.date_text else None),
        ("kind", event.kind.replace("-", " ") if event.kind != "event" else None),
        ("according to", vouching_words(event, index) if event.attributed_to == "reporter" else None),
        ("note", event.note),
    )


def _speaker(view: View, speaker: Speaker) -> Iterator[Row]:
    yield Row(speaker.id, (RowBlock(words(speaker.name), "strong"),))
    parties = ", ".join(map(view.opened.index.party_name, several(speaker.party)))
    yield from _fields(
        ("type", speaker.type if speaker.type != "none" else "nobody is named"),
        ("role", speaker.role),
        ("affiliation", speaker.affiliation),
        ("place", speaker.place),
        ("party", parties),
        ("not named", anonymity_words(speaker)),
        ("also", ", ".join(speaker.aliases)),
        ("note", speaker.note),
    )


def _paragraph(view: View, paragraph: Paragraph) -> Iterator[Row]:
    text = view.opened.text.words.get(paragraph.place)
    said = words(text) if text else "The text of this paragraph is not available."
    yield Row(paragraph.id, (parts([(place_sign(paragraph.place), "heading")]), RowBlock(said)))


def _reviewed(view: View, item: Item) -> Iterator[Row]:
    yield from _notes(view, "Your notes", item, view.notebook)
    for colleague in view.colleagues:
        yield from _notes(view, f"{colleague.name}: notes", item, colleague.notebook)


def _notes(view: View, title: str, item: Item, notebook: Notebook) -> Iterator[Row]:
    if entries := notebook.of(item.id):
        yield heading(title)
        for entry in entries:
            lost = " (these words are not where they were: see 6 Notes)" if not view.is_settled(entry) else ""
            said = written_words(entry_words(entry), notebook.writer(entry))
            yield Row("", (RowBlock(words(said + lost), "", "✎", "strong", indent=3),))
        yield SPACE


def _links(view: View, item: Item) -> Iterator[Row]:
    """All links of the item, by what they are to it."""
    index = view.opened.index
    links = index.links(item.id)
    if not links:
        return
    yield heading("Links", ("   Enter follow", "muted"))
    for link in links:
        target = index.items[link.target]
        label = link.relation
        yield Row(target.id, (RowBlock(line(item_words(target)), "", label, "muted", indent=LABEL),))
    yield SPACE


def _changes(view: View, item: Item) -> Iterator[Row]:
    notebooks = (view.notebook, *(colleague.notebook for colleague in view.colleagues))
    histories = [notebook.history(item.id) for notebook in notebooks]
    if any(histories):
        yield heading("History of the review")
        # Each reviewer's own order stays, whatever the clock said.
        yield from map(_change, merge(*histories, key=lambda change: change.at))


def _change(change: Change) -> Row:
    at = change.at.replace("T", " ").removesuffix("Z")[:16]
    before, after = change.before or {}, change.after or {}
    names = [*_TOLD, *(_TOLD_OF_CHANGES if before and after else ())]
    values = [(name, _value(before, name), _value(after, name)) for name in names]
    told = "; ".join(f"{name}: {was} → {now}" for name, was, now in values if was != now)
    undone = " (undone)" if change.undone else ""
    pieces = [(f"{at} UTC", "muted"), (f"{change.who}: {change.kind}{undone}", ""), (told, "muted")]
    why = [(f"because {change.why}", "muted")] if change.why else []
    return Row("", (parts(between([piece for piece in (*pieces, *why) if piece[0]])),))


_OPINION = ("state", "reliability", "credibility", "verdict", "likelihood", "confidence", "comment")
_TOLD = (*_OPINION, "text", "tags", "label", "letter")
_TOLD_OF_CHANGES = ("item", "anchor")  # what an entry is about is plain until it changes


def _value(document: dict[str, object], name: str) -> str:
    value = document.get(name)
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    if isinstance(value, dict):
        lost = " (no longer there)" if value.get("detached") else ""
        return f"{line(quoted(str(value.get('exact'))))}{lost}"
    return line(str(value)) if value else "none"
