"""The line at the top: what is read, how its quotes stand, and how far the review is."""

from briefreader.app.reader.session import ReadingSession
from briefreader.app.widgets.bars import Header
from briefreader.cite.citation import work
from briefreader.wording.brief import publication_words


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
    header.mark = f"{brief.draft_mark}{flagged}"
    about = (publication_words(work(brief.source.csl)), brief.handling_mark, session.inspection.standing)
    header.left = (brief.title, *filter(None, about))
    header.short = (*wrong, f"{contested}/{len(claims)}", f"rev {done}/{len(claims)}{together}")
    header.right = (
        *wrong,
        f"{contested} of {len(claims)} contested",
        f"reviewed {done}/{len(claims)}{together}",
    )
