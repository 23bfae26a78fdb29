"""How a hit looks: who speaks, the words, what they are about, and where they stand."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec import convert

from briefreader.app.content import between, parts, words
from briefreader.app.panes.quotes import verification_chip
from briefreader.app.rows import Chip, Row, RowBlock
from briefreader.base.dates import short_date, short_day
from briefreader.brief import Stance
from briefreader.cite.speakers import UNATTRIBUTED
from briefreader.library.items import ItemSide, Occasion, SearchItem
from briefreader.library.tokens import BETWEEN
from briefreader.wording.brief import stance_words
from briefreader.wording.notes import tag_words
from briefreader.wording.phrases import joined, listed, quoted, sentence, short_place, shortened

QUOTES = ("direct", "partial", "indirect")
_LONGEST_ROLE = 60  # characters
_LONGEST_CLAIM = 120
_LONGEST_TEXT = 600
_MOST_SIDES = 3
_KINDS = {"paragraph": "Source", "gap": "Not in the source"}


def hit_row(key: str, hit: SearchItem, reviewer: str) -> Row:
    """A hit as `reviewer` sees it. Only words of the source stand between quotation marks."""
    said = [RowBlock(quoted(words(span)), "quoted") for span in hit.spans]
    if not said:
        style = "paraphrase" if hit.kind == "indirect" else ""
        said = [RowBlock(words(shortened(hit.text, _LONGEST_TEXT)), style)]
    head, place = _head(hit, reviewer), _place(hit)
    return Row(key, (head, *said, *_sides(hit), place, RowBlock("")), tuple(_chips(hit)))


def name_of(hit: SearchItem) -> str:
    """What a hit is called in a message: who speaks, or how its text begins."""
    if hit.kind in QUOTES:
        return listed(hit.speakers) or UNATTRIBUTED
    return hit.text


def kind_words(hits: tuple[SearchItem, ...]) -> str:
    """`3 quotes`, `1 claim`; `2 items` of several kinds."""
    kinds = {"quote" if hit.kind in QUOTES else hit.kind.replace("-", " ") for hit in hits}
    kind = kinds.pop() if len(kinds) == 1 else "item"
    one = {"summary": "summaries"}.get(kind, f"{kind}s")
    return f"{len(hits)} {kind if len(hits) == 1 else one}"


def _head(hit: SearchItem, reviewer: str) -> RowBlock:
    match hit.kind:
        case "note":
            whose = "Your note" if hit.writer == reviewer else f"Note by {hit.writer}"
            return parts([(whose, "strong"), (f"   on {hit.target}", "muted")])
        case "claim":
            status = "contested" if hit.statuses == ("contested",) else "muted"
            return parts([("Claim", "muted"), (f"   {', '.join(hit.statuses)}", status)])
        case "direct" | "partial" | "indirect":
            partial = "partial" if hit.kind == "partial" else ""
            if not hit.speakers:
                told = joined((UNATTRIBUTED, hit.passed_on, partial), ", ")
                return parts([(sentence(told), "muted")])
            told = joined((_role(hit), hit.passed_on, partial), ", ")
            return parts([(listed(hit.speakers), "strong"), (f"   {told}" if told else "", "muted")])
    kind = _KINDS.get(hit.kind, sentence(hit.kind.replace("-", " ")))
    return parts([(kind, "muted"), *(_occasion(hit.when) if hit.when is not None else ())])


def _occasion(when: Occasion) -> Iterator[tuple[str, str]]:
    """When something happened, and whose word that is."""
    date = short_date(short_day(when.date)) if when.date else quoted(when.words) if when.words else ""
    yield f"   {date}" if date else "", ""
    yield " (inferred)" if when.is_inferred else "", "muted"
    yield f"   according to {when.vouching}" if when.vouching else "", "muted"


def _role(hit: SearchItem) -> str:
    """What the one who speaks is; of several nothing."""
    ids = hit.sides[0].ids if hit.sides else ()
    _, role = hit.facts.people.get(ids[0], ("", "")) if len(ids) == 1 else ("", "")
    return shortened(role, _LONGEST_ROLE)


def _sides(hit: SearchItem) -> Iterator[RowBlock]:
    """The stances of a quote, each on its claim; of a claim, who takes which."""
    sides = [side for side in hit.sides if side.stance]
    if hit.kind == "claim":
        takers: dict[str, dict[str, None]] = {}
        for side in sides:
            takers.setdefault(_stance(side), {})[side.takers] = None
        if takers:
            yield parts(_by_stance(takers))
        return
    for stance, claim in [*dict.fromkeys((_stance(side), side.claim) for side in sides)][:_MOST_SIDES]:
        told = shortened(hit.facts.claims.get(claim, ""), _LONGEST_CLAIM).removesuffix(".")
        yield parts([(stance, ""), (f": {told}" if told else "", "muted")])


def _by_stance(takers: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
    """`asserts Ukraine, South Korea · denies Russia`."""
    for at, (stance, names) in enumerate(takers.items()):
        yield f"{' · ' if at else ''}{stance} ", "muted"
        yield joined(names, ", "), ""


def _stance(side: ItemSide) -> str:
    return stance_words(convert(side.stance, Stance))


def _place(hit: SearchItem) -> RowBlock:
    """Where it stands, how that may be shared, and what reviewers attached."""
    where = joined((hit.facts.title, short_place(hit.para)), ", ")
    mark = [(hit.facts.handling, "")] if hit.facts.handling else []
    return parts(between([(where, "muted"), *mark, *_noted(hit)]))


def _noted(hit: SearchItem) -> Iterator[tuple[str, str]]:
    """What reviewers attached, in short."""
    if hit.kind == "note":
        return
    tags = (tag.strip() for one in hit.attached for tag in one.tag_line.split(BETWEEN))
    if told := tag_words(filter(None, tags)):
        yield told, ""
    if any(one.note_line.strip() for one in hit.attached):
        yield "✎ note", ""


def _chips(hit: SearchItem) -> Iterator[Chip]:
    yield short_day(hit.facts.date) or "no date", "chip"
    if hit.verification is not None:
        yield verification_chip(hit.verification)
    if hit.is_draft:
        yield "draft", "chip"
    if any(one.is_reviewed for one in hit.attached):
        yield "reviewed", "chip-good"
