"""What stays in sight over the panes, because work could be lost or what is shown is not the latest."""

from briefreader.app.reader.session import ReadingSession
from briefreader.wording.draft_review import kept_lines
from briefreader.wording.notes import entry_words, moving_line, notebook_lines


def banner_lines(session: ReadingSession) -> tuple[str, ...]:
    """The lines over the panes, the notes first."""
    if session.view is None:
        return session.file_notice
    carried = (moving_line(entry_words(session.carried)),) if session.carried is not None else ()
    review = session.review
    kept = kept_lines(review.kept.error is not None and review.unsaved > 0, review.kept.others)
    return (*notebook_lines(session.view.notebook), *carried, *session.file_notice, *kept)
