"""A draft brief from an annotated article: every item with the rule that found it and its words."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from briefreader import __version__
from briefreader.brief.lint.linter import faulty_quotes
from briefreader.brief.model.brief import FORMAT, Brief, Gap, Locator, Provenance, Quote
from briefreader.brief.verification.source import paragraphs_at_hand, place_words
from briefreader.brief.verification.verification import Verifier
from briefreader.brief.writing.decisions import Drop, checked
from briefreader.brief.writing.sentences import DRAFT_SUMMARY
from briefreader.draft.annotations.document import Document
from briefreader.draft.annotations.people import Voice
from briefreader.draft.assembly.block_quotations import block_quotations_of
from briefreader.draft.assembly.claims import Claims
from briefreader.draft.assembly.events import events_of
from briefreader.draft.assembly.quotes import Quotes
from briefreader.draft.assembly.register import Register
from briefreader.draft.assembly.turns import turns_of
from briefreader.draft.assembly.wording import shortened
from briefreader.draft.source.article import Article
from briefreader.draft.source.bylines import author_of_post
from briefreader.draft.source.cited import brief_id, source_of
from briefreader.draft.text.places import states_in

TOOL = f"briefreader {__version__}"
_MOST_UNUSED = 20  # marked words that a gap lists
_LONGEST_UNUSED = 60  # characters of each


def assembled(document: Document, article: Article) -> Brief:
    """The draft of a brief; quotes before claims and events, which are based on them; speakers as met."""
    return _verified(_composed(document, article))


def _composed(document: Document, article: Article) -> Brief:
    register = Register(document.passages)
    quotes = Quotes(document, register)
    unmarked = (
        *turns_of(document, article, register),
        *block_quotations_of(document, article, register),
    )
    claims = Claims(document, register, quotes)
    history = tuple(events_of(document, register, quotes))
    return Brief(
        brief=FORMAT,
        id=brief_id(article),
        revision=1,
        title=article.title,
        lang=article.language.split("-")[0].lower() or "en",
        source=source_of(article),
        parties=register.parties(),
        text=article.paragraphs,
        summary=DRAFT_SUMMARY,
        speakers=register.speakers(),
        quotes=_in_order(article, quotes.all(), unmarked),
        claims=tuple(claims.claims),
        history=history,
        gaps=(
            *_standing_gaps(article, register, quotes.all()),
            *_unused(document, register),
            *_block_quotations(article, (*quotes.all(), *unmarked), register),
            *_nobodys(article, register),
            *claims.gaps,
        ),
        provenance=Provenance("rules", tool=TOOL),
        draft=tuple(register.marks),
    )


def _in_order(article: Article, quotes: Sequence[Quote], unmarked: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes in marks and without, as they stand in the article."""
    if not unmarked:
        return tuple(quotes)
    order: dict[Locator, int] = {}
    for at, one in enumerate(article.paragraphs):
        order.setdefault(one.place, at)
    return tuple(sorted((*quotes, *unmarked), key=lambda quote: order[quote.places[0]]))


# What is left to do


def _standing_gaps(article: Article, register: Register, quotes: Sequence[Quote]) -> Iterator[Gap]:
    if not article.seems_english:
        yield Gap(
            "The article does not seem to be in English, and the rules know English only. Compare each item "
            "with the source, and look for what is missing.",
            register.new_id("g-language"),
        )
    yield Gap(
        "Summary and key points are not written: rules cannot write them. Write a summary in place of the "
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


def _unused(document: Document, register: Register) -> Iterator[Gap]:
    """Which marked words the rules took for nobody's speech: a person can see whether that is so."""
    if not document.unused:
        return
    said = (
        (shortened(one.words(document.passages), _LONGEST_UNUSED), one.passage) for one in document.unused
    )
    words = [f"“{text}” ({place_words(register.place(passage))})" for text, passage in said]
    more = f", and {len(words) - _MOST_UNUSED} more" if len(words) > _MOST_UNUSED else ""
    text = f"In quotation marks, but taken for nobody's speech: {', '.join(words[:_MOST_UNUSED])}{more}."
    cites = tuple(dict.fromkeys(register.place(one.passage) for one in document.unused))
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
