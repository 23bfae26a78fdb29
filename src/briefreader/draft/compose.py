"""From an article to a draft brief: every item with the rule that found it and what it rests on."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from briefreader import __version__
from briefreader.base.ids import LONG, led_by, slug
from briefreader.brief.lint.linter import faulty_quotes
from briefreader.brief.lint.source import expected_fields, has_variable
from briefreader.brief.model.brief import FORMAT, Brief, Gap, Locator, Paragraph, Provenance, Quote, Source
from briefreader.brief.model.csl import CslDate, CslItem
from briefreader.brief.reading.load import read_bytes
from briefreader.brief.reading.problem import BriefError
from briefreader.brief.verification.document import StrPath
from briefreader.brief.verification.source import paragraph_hash, paragraphs_at_hand, place_words
from briefreader.brief.verification.verification import Verifier
from briefreader.brief.writing.decisions import Drop, checked
from briefreader.brief.writing.sentences import DRAFT_SUMMARY
from briefreader.draft.block_quotations import BlockQuotations
from briefreader.draft.claims import Claims
from briefreader.draft.events import events_of
from briefreader.draft.language import seems_english
from briefreader.draft.places import states_in
from briefreader.draft.quotations import Passage
from briefreader.draft.quotes import Quotes
from briefreader.draft.reading import Reading
from briefreader.draft.register import Register
from briefreader.draft.source.article import Article, Given, Options, read_article
from briefreader.draft.source.bylines import author_of_post
from briefreader.draft.source.contents import SourceRemark
from briefreader.draft.source.roles import is_heading
from briefreader.draft.turns import Turns
from briefreader.draft.voices import Voice
from briefreader.draft.wording import shortened

TOOL = f"briefreader {__version__}"
_NOT_WHOLE = (
    "without its text this draft could not be compared with anything: only a plain text file has "
    "its paragraphs as they are"
)
_MOST_UNUSED = 20  # marked words that a gap lists
_LONGEST_UNUSED = 60  # characters of each
_READ = frozenset(("dek", "caption"))  # roles in which somebody may speak


class ArticleDraft(Struct, frozen=True):
    """What rules made of an article: a brief in which nothing is checked.

    The rules know English only; where the article does not seem to be, nothing in the draft can be trusted.
    `remarks` tell how its file was read.
    """

    brief: Brief
    seems_english: bool
    remarks: tuple[SourceRemark, ...] = ()


def draft_article(  # noqa: PLR0913 - all that can be known of an article
    article: StrPath | bytes,
    *,
    date: date | None = None,
    title: str | None = None,
    authors: Iterable[str] = (),
    url: str | None = None,
    publication: str | None = None,
    with_text: bool = True,
    entry: int | None = None,
    join_hyphens: bool = False,
    today: date | None = None,
) -> ArticleDraft:
    """Draft a brief from an article: the path of its file, or the bytes of one, in a format that can be read.

    What is given stands above what the article says of itself; `date` is its day, and no article is taken to
    have appeared after `today`. Of a feed, `entry` is read, from 1; words that the lines of a PDF part stay
    parted unless `join_hyphens`. Without its text the brief has only length and hash of the paragraphs, to be
    compared with the file. Raises BriefError if the article cannot be read, or not be left without its text.
    """
    data, path = (article, None) if isinstance(article, bytes) else (_bytes_of(Path(article)), Path(article))
    given = Given(title, tuple(authors), date, url, publication)
    options = Options(entry, join_hyphens)
    read = read_article(data, path.name if path else "", given, options, day=today)
    if not with_text and (path is None or not read.is_whole):
        raise BriefError(_NOT_WHOLE, str(path or "the article"), "Save it as plain text, or keep its text.")
    is_english = seems_english(paragraph.text or "" for paragraph in read.paragraphs)
    return ArticleDraft(draft_brief(read, with_text=with_text), is_english, read.remarks)


def _bytes_of(path: Path) -> bytes:
    try:
        return read_bytes(path)
    except BriefError as error:
        raise BriefError(error.what, error.where, "Name the article's file.") from None


def draft_brief(article: Article, *, with_text: bool = True) -> Brief:
    """The draft of a brief; without the paragraphs' words, if they may not be stored, only their hashes."""
    brief = _verified(_composed(article))
    return brief if with_text else replace(brief, text=tuple(map(_hashed, brief.text)))


def _composed(article: Article) -> Brief:
    """Quotes before claims and events, which rest on them; speakers as they are met."""
    reading = Reading(_passages(article))
    register = Register(reading.passages)
    quotes = Quotes(reading, register, article.written)
    unmarked = (
        *Turns(article, reading, register).quotes,
        *BlockQuotations(article, reading, register).quotes,
    )
    claims = Claims(reading, register, quotes)
    history = tuple(events_of(reading, register, quotes, article.written))
    return Brief(
        brief=FORMAT,
        id=_brief_id(article),
        revision=1,
        title=article.title,
        lang=article.language.split("-")[0].lower() or "en",
        source=_source(article),
        parties=register.parties(),
        text=article.paragraphs,
        summary=DRAFT_SUMMARY,
        speakers=register.speakers(),
        quotes=_in_order(article, quotes.all(), unmarked),
        claims=tuple(claims.claims),
        history=history,
        gaps=(
            *_standing_gaps(register, quotes.all()),
            *_unused(reading, register),
            *_block_quotations(article, (*quotes.all(), *unmarked), register),
            *_nobodys(article, register),
            *claims.gaps,
        ),
        provenance=Provenance("rules", tool=TOOL),
        draft=tuple(register.marks),
    )


def _passages(article: Article) -> list[Passage]:
    """What is read, each with the heading above it."""
    found: list[Passage] = []
    heading = ""
    spoken = article.transcript.paragraphs if article.transcript is not None else ()
    for at, one in enumerate(article.paragraphs):
        words = one.text or ""
        if article.is_block_quotation(one):
            continue  # somebody's own words, on which the reporter's go on
        if (one.n is not None or one.role in _READ) and at not in spoken:
            is_item = one.n is not None and article.kinds.get(one.n) == "item"
            found.append(Passage(one.place, words, is_item, heading))
            heading = words if words.isupper() and words.endswith(":") else ""
        elif one.n is not None or (one.role == "furniture" and is_heading(words)):
            heading = words
    return found


def _in_order(article: Article, quotes: Sequence[Quote], unmarked: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes in marks and without, as they stand in the article."""
    if not unmarked:
        return tuple(quotes)
    order: dict[Locator, int] = {}
    for at, one in enumerate(article.paragraphs):
        order.setdefault(one.place, at)
    return tuple(sorted((*quotes, *unmarked), key=lambda quote: order[quote.places[0]]))


def _brief_id(article: Article) -> str:
    return led_by("brief", slug(article.title, LONG))


# The source


def _source(article: Article) -> Source:
    csl = _citation(article)
    missing = tuple(name for name in expected_fields(csl) if not has_variable(csl, name))
    return Source(
        csl=csl,
        file=article.name if article.is_whole and article.name else None,
        sha256=article.sha256 if article.is_whole else None,
        missing=missing,
        inferred={name: one for name, one in article.inferred.items() if name in missing},
    )


def _citation(article: Article) -> CslItem:
    return CslItem(
        id=_brief_id(article),
        type="article-newspaper",
        title=article.title,
        author=article.authors,
        issued=_issued(article.written) if article.written is not None else None,
        container_title=article.publication or None,
        url=article.url or None,
        section=article.section or None,
        language=article.language,
    )


def _issued(written: date) -> CslDate:
    return CslDate(date_parts=((written.year, written.month, written.day),))


def _hashed(paragraph: Paragraph) -> Paragraph:
    text = paragraph.text or ""
    return replace(paragraph, text=None, chars=len(text), sha256=paragraph_hash(text))


# What is left to do


def _standing_gaps(register: Register, quotes: Sequence[Quote]) -> Iterator[Gap]:
    yield Gap(
        "Summary and key points are not written: rules can not write them. Write a summary in place of the "
        "one above (e).",
        register.new_id("g-summary"),
    )
    if any(quote.content is not None for quote in quotes):
        yield Gap(
            "What indirect and partial quotes, claims and events say is in the article's own words. "
            "Reword it before you use it (e).",
            register.new_id("g-words"),
        )
    unnamed = [voice for voice in register.voices if voice.type == "group"]
    if unnamed:
        names = ", ".join(map(_within_sentence, unnamed))
        ids = set(map(register.speaker_id, unnamed))
        cites = tuple(quote.id for quote in quotes if not ids.isdisjoint(quote.speakers))
        yield Gap(f"Who exactly speaks is not said of: {names}.", register.new_id("g-unnamed"), cites)


def _unused(reading: Reading, register: Register) -> Iterator[Gap]:
    """Which marked words the rules took for nobody's speech: a person can see whether that is so."""
    if not reading.unused:
        return
    said = ((shortened(one.words(reading.passages), _LONGEST_UNUSED), one.passage) for one in reading.unused)
    words = [f"“{text}” ({place_words(register.place(passage))})" for text, passage in said]
    more = f", and {len(words) - _MOST_UNUSED} more" if len(words) > _MOST_UNUSED else ""
    text = f"In quotation marks, but taken for nobody's speech: {', '.join(words[:_MOST_UNUSED])}{more}."
    cites = tuple(dict.fromkeys(register.place(one.passage) for one in reading.unused))
    yield Gap(text, register.new_id("g-unused"), cites)


def _block_quotations(article: Article, quotes: Sequence[Quote], register: Register) -> Iterator[Gap]:
    """Somebody's words in a block of their own, without marks: the rules do not tell whose they are."""
    quoted = {quote.para for quote in quotes}
    for paragraph in article.paragraphs:
        number, words = paragraph.n, paragraph.text or ""
        is_block = number is not None and article.kinds.get(number) == "quotation"
        if number is not None and is_block and number not in quoted and author_of_post(words) is None:
            begins = shortened(words, _LONGEST_UNUSED)
            place = place_words(number)
            text = f"The speaker of a block quotation or embedded post is not read: “{begins}” ({place})."
            yield Gap(text, register.new_id("g-block"), (number,))


def _nobodys(article: Article, register: Register) -> Iterator[Gap]:
    """What stands between the turns of a transcript, and is neither said in one nor the reporter's."""
    if article.transcript is None:
        return
    left = article.transcript.paragraphs - article.transcript.spoken - article.transcript.lines
    numbers = [article.paragraphs[at].n for at in sorted(left)]
    cites = tuple(number for number in numbers if number is not None)
    if cites:
        text = "Between the turns of the transcript stands what is not drafted: notes, headings or documents."
        yield Gap(text, register.new_id("g-turns"), cites)


def _within_sentence(group: Voice) -> str:
    """A group's name as it stands within a sentence."""
    begins_with_state = states_in(" ".join(group.name.split()[:2]))
    return group.name if begins_with_state else group.name[:1].lower() + group.name[1:]


def _verified(brief: Brief) -> Brief:
    """The draft without quotes that `check` would refuse; gaps say where they stood.

    Where marks do not pair, the words can not be told. Where the words around a quote name somebody else than
    its speaker, nobody is better than the wrong one.
    """
    verify = Verifier(brief, paragraphs_at_hand(brief, None))
    broken = [
        quote
        for quote in brief.quotes
        if quote.spans and verify(quote).state not in ("consistent", "repaired")
    ]
    unpaired = _without(brief, broken, "g-marks", "Quotation marks do not pair in {}: look for quotes there.")
    refused = faulty_quotes(unpaired, verify)
    doubtful = [quote for quote in unpaired.quotes if quote.id in refused]
    return _without(unpaired, doubtful, "g-whose", "Who speaks in {} is not clear: look for quotes there.")


def _without(brief: Brief, quotes: Sequence[Quote], gap_id: str, told: str) -> Brief:
    if not quotes:
        return brief
    places = dict.fromkeys(place_words(place) for quote in quotes for place in quote.places)
    gaps = (Gap(told.format(place), f"{gap_id}-{number}") for number, place in enumerate(places, start=1))
    kept = checked(brief, [Drop(tuple(quote.id for quote in quotes))])
    return replace(kept, gaps=(*kept.gaps, *gaps))
