"""Pane 1: summary, key points, gaps, and what the citation lacks."""

from collections.abc import Iterator

from briefreader.app.content import SPACE, between, heading, parts, words
from briefreader.app.rows import Row, RowBlock, Rows, rows_of
from briefreader.app.view import View
from briefreader.brief import Gap, KeyPoint, several
from briefreader.brief.model.brief import SUMMARY
from briefreader.cite.citation import missing_fields
from briefreader.composition.citing import added
from briefreader.wording.brief import correction_words, field_words, made_words, place_sign
from briefreader.wording.phrases import sentence


def summary_rows(view: View) -> Rows[Row]:
    """The brief in its own words, then what one has to know about it."""
    return rows_of([*_standing(view), *_summary(view), *_points(view), *_gaps(view), *_citation(view)])


def _standing(view: View) -> Iterator[Row]:
    """What limits the trust in the brief, or its use."""
    if made := made_words(view.opened.brief):
        yield Row("", (parts([(made, "warning")]), RowBlock("")))
    for correction in view.opened.brief.source.corrections:
        told = f"The source was corrected. {sentence(correction_words(correction))}"
        yield Row("", (RowBlock(words(told), "warning"), RowBlock("")))


def _summary(view: View) -> Iterator[Row]:
    """Each paragraph; of what was drafted they can be reworded, and so be selected."""
    key = SUMMARY if view.opened.brief.was_drafted else ""
    paragraphs = several(view.opened.brief.summary) if view.keeps(SUMMARY) else ()
    for paragraph in paragraphs:
        yield Row(key, (RowBlock(words(paragraph)), RowBlock("")))


def _points(view: View) -> Iterator[Row]:
    points = [point for point in view.opened.brief.key_points if view.keeps(point.id)]
    if points:
        yield heading("Key points")
        for point in points:
            yield _row(view, point, "•")
        yield SPACE


def _gaps(view: View) -> Iterator[Row]:
    gaps = [gap for gap in view.opened.brief.gaps if view.keeps(gap.id)]
    if gaps:
        yield heading("The source does not say")
        for gap in gaps:
            yield _row(view, gap, "?")
        yield SPACE


def _row(view: View, item: KeyPoint | Gap, sign: str) -> Row:
    blocks = [RowBlock(words(item.text), "", sign, "muted", indent=2)]
    meta = [*((place_sign(place), "link") for place in item.cites), *view.signs(item.id)]
    if meta:
        blocks.append(parts(between(meta), indent=2))
    return Row(item.id, tuple(blocks), view.chips(item.id))


def _citation(view: View) -> Iterator[Row]:
    """What the reviewer added to the citation, what it lacks, and what the brief guesses of that."""
    source, additions = view.opened.brief.source, added(view.notebook)
    known = {one.field for one in additions}
    lacks = dict.fromkeys((*source.missing, *missing_fields(source.csl)))
    lacking = [field_words(field) for field in lacks if field not in known]
    if additions:
        yield heading("Added to the citation by you", ("  E change", "muted"))
    for one in additions:
        sign = " (inferred)" if one.inferred else ""
        yield _told(f"{field_words(one.field)}: {one.value}{sign}")
    if lacking:
        yield heading("Missing from the citation", ("  E complete", "muted"))
        yield _told(", ".join(lacking))
    for field, guess in source.inferred.items():
        if field not in known:
            sure = f"({guess.confidence} confidence)"
            yield _told(f"{field_words(field)} suggested: {guess.value} {sure}: {guess.basis}", "muted")


def _told(words: str, style: str = "") -> Row:
    return Row("", (parts([(words, style)], indent=2),))
