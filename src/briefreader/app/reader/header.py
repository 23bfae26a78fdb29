"""The line at the top: what is read, how its quotes stand, and how far the review is."""

from briefreader.app.reader.session import ReadingSession
from briefreader.app.widgets.bars import Header
from briefreader.cite.citation import work
from briefreader.wording.brief import publication_words

BAR = 6  # cells


def show_header(header: Header, session: ReadingSession) -> None:
    """Count what the view holds, and what is wrong with the brief."""
    view = session.shown
    brief, notebook = view.opened.brief, view.notebook
    claims = [claim.id for claim in brief.claims]
    contested = sum(claim.status == "contested" for claim in brief.claims)
    done = len(notebook.reviewed.intersection(claims))
    by_all = len(view.reviewed_by_anybody.intersection(claims))
    together = f", all {by_all}" if view.colleagues else ""
    errors = sum(problem.severity == "error" for problem in session.inspection.problems)
    wrong = (f"! {errors} error{'s' if errors > 1 else ''}",) if errors else ()
    flagged = f", {brief.flagged} flagged" if brief.flagged else ""
    header.short_mark = brief.draft_mark
    header.mark = f"{brief.draft_mark}{flagged}"
    about = (publication_words(work(brief.source.csl)), brief.handling_mark, session.inspection.standing)
    header.left = (brief.title, *filter(None, about))
    progress = f"reviewed {done}/{len(claims)}{together}"
    header.short = (*wrong, f"{contested} contested", progress)
    header.right = (*wrong, f"{contested} contested", f"{bar(done, len(claims))} {progress}")


def bar(done: int, of: int) -> str:
    """A part of a whole, as a short bar: `▰▰▱▱▱▱`."""
    full = 0 if not done else max(done * BAR // of, 1)
    return "▰" * full + "▱" * (BAR - full)
