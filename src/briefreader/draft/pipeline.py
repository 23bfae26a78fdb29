"""From an article to a draft: the stages in their order, each of which adds to what the ones before found."""

from collections.abc import Iterable
from datetime import date
from functools import partial, reduce

from msgspec import Struct
from msgspec.structs import replace

from briefreader.brief.model.brief import Brief
from briefreader.brief.verification.document import StrPath
from briefreader.draft.annotations.document import Document, Stage
from briefreader.draft.assembly.compose import assembled
from briefreader.draft.attribution.spacy_witness import SpacyWitness
from briefreader.draft.attribution.stage import with_attributions
from briefreader.draft.attribution.witness import Witness, with_second_opinion
from briefreader.draft.disputes.stage import with_denial_cues, with_disputes
from briefreader.draft.mentions.stage import with_mentions
from briefreader.draft.source.article import Article, Given, Options
from briefreader.draft.source.block_quotations import block_quotations_of
from briefreader.draft.source.cited import article_in, hashed
from briefreader.draft.source.contents import SourceRemark
from briefreader.draft.source.passages import passages_of
from briefreader.draft.text.stage import with_words
from briefreader.draft.time.stage import with_times


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
    witness: str | None = None,
    today: date | None = None,
) -> ArticleDraft:
    """Draft a brief from an article: the path of its file, or the bytes of one, in a format that can be read.

    What is given stands above what the article says of itself; `date` is its day, and no article is taken to
    have appeared after `today`. Of a feed, `entry` is read, from 1; words that the lines of a PDF part stay
    parted unless `join_hyphens`. Where `witness`, a spaCy model by name or folder, reads another speaker than
    the rules, the item is flagged. Without its text the brief has only length and hash of the paragraphs, to
    be compared with the file. Raises BriefError if the article or the model cannot be read, or the article
    not be left without its text.
    """
    given = Given(title, tuple(authors), date, url, publication)
    read = article_in(article, given, Options(entry, join_hyphens), with_text=with_text, day=today)
    second = SpacyWitness(witness) if witness is not None else None
    brief = draft_brief(read, with_text=with_text, witness=second)
    return ArticleDraft(brief, read.seems_english, read.remarks)


def stages(witness: Witness | None = None) -> tuple[Stage, ...]:
    """The stages in their order. A witness is asked as soon as the rules have found who speaks."""
    asked = () if witness is None else (partial(with_second_opinion, witness=witness),)
    return (
        with_words,
        with_mentions,
        with_denial_cues,
        with_attributions,
        *asked,
        with_disputes,
        with_times,
    )


def annotated(document: Document, witness: Witness | None = None) -> Document:
    """A document with what every stage finds in it."""
    return reduce(lambda so_far, stage: stage(so_far), stages(witness), document)


def draft_brief(article: Article, *, with_text: bool = True, witness: Witness | None = None) -> Brief:
    """The draft of a brief; without the paragraphs' words, if they may not be stored, only their hashes."""
    turns = article.transcript.turns if article.transcript is not None else ()
    blocks = tuple(block_quotations_of(article))
    document = annotated(Document(passages_of(article), article.written, turns, blocks), witness)
    brief = assembled(document, article)
    return brief if with_text else replace(brief, text=tuple(map(hashed, brief.text)))
