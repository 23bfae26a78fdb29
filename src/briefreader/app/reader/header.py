"""The line at the top: what is read, how its quotes stand, and how far the review is."""

from briefreader.app.reader.session import ReadingSession
from briefreader.app.widgets.bars import Header
from briefreader.cite.citation import work
from briefreader.wording.brief import publication_words
from briefreader.wording.phrases import counted

BAR = 6  # cells


def show_header(header: Header, session: ReadingSession) -> None:
    """Count what the view holds, and what is wrong with the brief."""
    view = session.shown
    brief, notebook = view.opened.brief, view.notebook
    items = [one.id for one in brief.claims or brief.quotes]  # what is reviewed
    contested = sum(claim.status == "contested" for claim in brief.claims)
    done = len(notebook.reviewed.intersection(items))
    by_all = len(view.reviewed_by_anybody.intersection(items))
    together = f", all {by_all}" if view.colleagues else ""
    errors = sum(problem.severity == "error" for problem in session.inspection.problems)
    wrong = (f"! {errors} error{'s' if errors > 1 else ''}",) if errors else ()
    flagged = f", {brief.flagged} flagged" if brief.flagged else ""
    header.short_mark = brief.draft_mark
    header.mark = f"{brief.draft_mark}{flagged}"
    about = (publication_words(work(brief.source.csl)), brief.handling_mark, session.inspection.standing)
    header.left = (brief.title, *filter(None, about))
    if not items:
        header.short = header.right = wrong
        return
    progress = f"reviewed {done}/{len(items)}{together}"
    counts = (*wrong, f"{contested} contested" if brief.claims else counted(len(brief.quotes), "quote"))
    header.short = (*counts, progress)
    header.right = (*counts, f"{bar(done, len(items))} {progress}")


def bar(done: int, of: int) -> str:
    """A part of a whole, as a short bar: `▰▰▱▱▱▱`."""
    full = 0 if not done else max(done * BAR // of, 1)
    return "▰" * full + "▱" * (BAR - full)
