"""Every action once: what it is called, its keys, its help, and where it applies.

Footer, palette, help screen, `briefreader keys`, the keymap in the settings and `docs/keys.md`
are all made from this table.
"""

from collections.abc import Iterable, Mapping
from typing import Literal, NamedTuple

Context = Literal[
    "list",
    "pane",
    "reader",
    "draft",
    "app",
    "library",
    "queries",
    "hits",
    "over-briefs",
    "page",
    "decisions",
    "dossier",
    "timeline",
    "compare",
    "variants",
    "matrix",
    "brief-matrix",
    "same-claims",
    "words",
    "pick",
    "speakers",
    "bookmarks",
    "basket",
    "copy-form",
    "line",
    "form",
    "citation-form",
]
Group = Literal["Moving", "Panes", "Finding", "Reviewing", "Writing", "Copying", "Program"]

# What has to be there for an action; a reader without it says what is missing.
Need = Literal[
    "brief",  # that has been read
    "item",  # under the cursor
    "writable",  # notes
    "claims",
    "orders",  # of the pane, more than one
    "colleagues",  # with notes to this brief
    "colleagues-shown",
    "bookmarks",
    "marks",
    "own-entry",  # under the cursor of the notes pane
    "movable",  # the same, or an entry that is being moved
    "copy",  # made before
    "address",  # of the source, on the web
    "way-back",
    "way-forward",
    "draft",
    "decisions",  # that are not saved
    "checkable",  # items of a draft
    "speaker-to-choose",  # of a quote or a claim
    "holders",  # of a claim, more than one
    "editable",  # a note; in a draft an item whose words are not the source's
    "quotes",  # that a claim can rest on
    "claim",  # under the cursor
    "quoted-words",  # a quote with words in quotation marks under the cursor
    "own-words",  # an item of the brief that somebody wrote, and no paragraph
]


# Places whose screens carry actions out by their ids.
_COMPOSED: frozenset[Context] = frozenset(
    (
        "reader",
        "draft",
        "hits",
        "library",
        "page",
        "decisions",
        "dossier",
        "timeline",
        "compare",
        "variants",
        "same-claims",
    )
)


class Unavailable(NamedTuple):
    """Why an action cannot act here: the need that is not met, and a name that the reason has."""

    need: Need
    name: str = ""


class Action(NamedTuple):
    """`keys` are Textual's, separated by commas; `footer` orders the footer, 0 leaves it out;
    that of the reader is in `FOOTERS`.

    `needs` are looked at in order; the first that is not met is the reason why the action cannot act.
    """

    id: str
    keys: str
    label: str
    help: str
    context: Context
    group: Group
    footer: int = 0
    needs: tuple[Need, ...] = ()

    @property
    def method(self) -> str:
        """How Textual calls what carries it out: features of a screen by id, all else by a method.

        What all screens over briefs have is a method of the program.
        """
        if self.context == "over-briefs":
            return f"app.{self.id.replace('-', '_')}"
        return f"do({self.id!r})" if self.context in _COMPOSED else self.id.replace("-", "_")


ACTIONS: tuple[Action, ...] = (
    # moving in any list
    Action("down", "j,down", "down", "Next item (a long one scrolls first)", "list", "Moving"),
    Action("up", "k,up", "up", "Previous item", "list", "Moving"),
    Action("half-down", "ctrl+d", "half page down", "Half a page down", "list", "Moving"),
    Action("half-up", "ctrl+u", "half page up", "Half a page up", "list", "Moving"),
    Action("page-down", "space,pagedown", "page down", "A page down", "list", "Moving"),
    Action("page-up", "pageup", "page up", "A page up", "list", "Moving"),
    Action("first", "g,home", "first", "First item", "list", "Moving"),
    Action("last", "G,end", "last", "Last item", "list", "Moving"),
    Action("next-group", "}", "next group", "Next speaker, date or section", "list", "Moving"),
    Action("previous-group", "{", "previous group", "Previous speaker, date or section", "list", "Moving"),
    Action("open", "enter", "detail", "Open details, or follow the link", "list", "Moving", 9),
    Action(
        "back",
        "backspace,<,ctrl+o",
        "back",
        "Back to where you were before a link",
        "reader",
        "Moving",
        needs=("brief", "way-back"),
    ),
    Action("forward", ">", "forward", "Forward again", "reader", "Moving", needs=("brief", "way-forward")),
    Action(
        "next-unreviewed",
        "],J",
        "next unreviewed",
        "Next unreviewed item; in a draft, the next unchecked one",
        "pane",
        "Moving",
    ),
    Action(
        "previous-unreviewed",
        "[,K",
        "previous unreviewed",
        "Previous unreviewed item; in a draft, the previous unchecked one",
        "pane",
        "Moving",
    ),
    # panes
    Action("pane-1", "1", "Summary", "Summary, key points and gaps", "reader", "Panes"),
    Action("pane-2", "2", "Quotes", "Quotes by speaker", "reader", "Panes"),
    Action("pane-3", "3", "Claims", "Disputed claims", "reader", "Panes"),
    Action("pane-4", "4", "History", "History", "reader", "Panes"),
    Action("pane-5", "5", "Source", "The source's paragraphs", "reader", "Panes"),
    Action("pane-6", "6", "Notes", "Your notes, bookmarks and marks", "reader", "Panes"),
    Action("next-pane", "tab,l,right", "next pane", "Next pane", "reader", "Panes"),
    Action("previous-pane", "shift+tab,h,left", "previous pane", "Previous pane", "reader", "Panes"),
    Action("zoom", "z", "zoom", "Zoom this pane, or show all again", "reader", "Panes"),
    Action(
        "order", "o", "order", "Change the order or grouping of the pane", "pane", "Panes", needs=("orders",)
    ),
    Action(
        "matrix",
        "M",
        "matrix",
        "Who says what: parties against claims",
        "reader",
        "Panes",
        needs=("brief", "claims"),
    ),
    Action(
        "same-claims",
        "number_sign",
        "same claim",
        "The same claim in other briefs: see, join, keep apart",
        "reader",
        "Panes",
        needs=("brief", "claim"),
    ),
    Action(
        "timeline",
        "T",
        "timeline",
        "Events of all briefs by date",
        "reader",
        "Panes",
        needs=("brief",),
    ),
    Action(
        "compare",
        "=",
        "compare",
        "Compare with another revision: what changed since you read it",
        "reader",
        "Panes",
        needs=("brief",),
    ),
    Action(
        "variants",
        "V",
        "variants",
        "The quote as other sources print it",
        "reader",
        "Panes",
        needs=("brief", "quoted-words"),
    ),
    Action("problems", "!", "problems", "Problems in this brief", "reader", "Panes", needs=("brief",)),
    Action(
        "dossier",
        "S",
        "dossier",
        "All that the speaker said in any brief",
        "reader",
        "Panes",
        needs=("brief", "item"),
    ),
    Action("library", "L", "briefs", "The list of briefs", "reader", "Panes"),
    # finding
    Action("find", "/", "find", "Find words in the pane", "reader", "Finding", needs=("brief",)),
    Action("find-next", "n", "next match", "Next match", "reader", "Finding", needs=("brief",)),
    Action("find-previous", "N", "previous match", "Previous match", "reader", "Finding", needs=("brief",)),
    Action(
        "filter",
        "&",
        "filter",
        "Filter by speaker: kind: … or words",
        "reader",
        "Finding",
        needs=("brief",),
    ),
    Action(
        "mark",
        "m",
        "mark",
        "Set a mark (a–z: this brief, A–Z: all briefs)",
        "reader",
        "Finding",
        needs=("item",),
    ),
    Action(
        "go-to-mark",
        "',`",
        "go to mark",
        "Go to a mark: ', then its letter",
        "reader",
        "Finding",
        needs=("brief", "marks"),
    ),
    Action(
        "bookmark",
        "b",
        "bookmark",
        "Bookmark the item, or remove the bookmark",
        "reader",
        "Finding",
        needs=("item", "writable"),
    ),
    Action(
        "bookmarks", "B", "bookmarks", "List of bookmarks", "reader", "Finding", needs=("brief", "bookmarks")
    ),
    # reviewing
    Action(
        "note", "a", "note", "Write a note on the item", "reader", "Reviewing", needs=("item", "writable")
    ),
    Action(
        "edit-note",
        "e",
        "edit",
        "Write the note in $EDITOR, or label a bookmark (in Notes); in a draft, reword the item",
        "reader",
        "Reviewing",
        needs=("editable",),
    ),
    Action(
        "delete-note",
        "d",
        "delete",
        "Delete the note, bookmark or mark (in Notes)",
        "reader",
        "Reviewing",
        needs=("brief", "own-entry", "writable"),
    ),
    Action(
        "attach",
        "A",
        "move",
        "Move a note to another item",
        "reader",
        "Reviewing",
        needs=("brief", "movable", "writable"),
    ),
    Action(
        "tags", "t", "tags", "Edit the tags of the item", "reader", "Reviewing", needs=("item", "writable")
    ),
    Action(
        "reviewed",
        "x",
        "reviewed",
        "Mark as reviewed, or not; in a draft, accept first",
        "reader",
        "Reviewing",
        needs=("item",),
    ),
    Action(
        "grade",
        "r",
        "grade",
        "Set grade, verdict, likelihood and confidence",
        "reader",
        "Reviewing",
        needs=("item", "writable"),
    ),
    Action(
        "write-notes",
        "W",
        "write notes",
        "Write all notes to another file",
        "reader",
        "Reviewing",
        needs=("brief",),
    ),
    Action(
        "colleagues",
        "C",
        "reviewers",
        "Choose whose notes are shown beside yours",
        "reader",
        "Reviewing",
        needs=("brief", "colleagues"),
    ),
    Action(
        "disagreements",
        "X",
        "disagreements",
        "Compare reviews that disagree",
        "reader",
        "Reviewing",
        needs=("brief", "colleagues-shown"),
    ),
    Action("choose", "s", "select", "Select several items", "pane", "Reviewing"),
    Action(
        "choose-group",
        "asterisk",
        "select group",
        "Select all items of this speaker, paragraph, status or section",
        "pane",
        "Reviewing",
    ),
    Action(
        "undo",
        "u",
        "undo",
        "Undo the last change to your notes, or to a draft",
        "reader",
        "Reviewing",
        needs=("brief",),
    ),
    Action("redo", "ctrl+r", "redo", "Redo", "reader", "Reviewing", needs=("brief",)),
    # writing
    Action(
        "new-claim",
        "f",
        "claim",
        "Write a claim based on the selected quotes",
        "reader",
        "Writing",
        needs=("brief", "quotes"),
    ),
    Action(
        "new-key-point",
        "p",
        "key point",
        "Write a key point that cites the selected items",
        "reader",
        "Writing",
        needs=("item",),
    ),
    Action(
        "copy-yaml",
        "i",
        "YAML",
        "Copy the item as YAML, for your editor; on a paragraph, all new items",
        "reader",
        "Writing",
        needs=("item", "own-words"),
    ),
    Action(
        "save-draft",
        "ctrl+s,f2",
        "save",
        "Write the next revision, with all changes, to a new file",
        "reader",
        "Writing",
        needs=("brief", "decisions"),
    ),
    # copying
    Action("copy", "y", "copy", "Copy with citation", "reader", "Copying", needs=("item",)),
    Action(
        "copy-as",
        "Y",
        "copy as…",
        "Choose style and format, then copy",
        "reader",
        "Copying",
        needs=("item",),
    ),
    Action(
        "copy-again",
        "full_stop",
        "copy again",
        "Copy with the last style and format",
        "reader",
        "Copying",
        needs=("item",),
    ),
    Action(
        "words",
        "v",
        "words",
        "Select words of the item; in Source, make a quote, statement or event of them",
        "reader",
        "Copying",
        needs=("item",),
    ),
    Action(
        "copy-with",
        "c",
        "copy with…",
        "Copy the last text another way",
        "reader",
        "Copying",
        needs=("copy",),
    ),
    Action(
        "copy-to-file", "F", "to file", "Save the last copy to a file", "reader", "Copying", needs=("copy",)
    ),
    Action(
        "citation",
        "E",
        "citation",
        "Complete the citation: author, date, URL",
        "reader",
        "Copying",
        needs=("brief", "writable"),
    ),
    Action(
        "basket",
        "plus",
        "basket",
        "Add the item or note to the basket",
        "reader",
        "Copying",
        needs=("item", "writable"),
    ),
    Action("report", "R", "report", "Basket and report", "reader", "Copying", needs=("brief",)),
    Action(
        "address",
        "O",
        "open URL",
        "Open the source's URL in the browser",
        "reader",
        "Copying",
        needs=("brief", "address"),
    ),
    # the program
    Action("help", "?,f1", "keys", "Keys available here", "app", "Program", 20),
    Action("palette", ":,ctrl+p", "palette", "All actions by name", "app", "Program"),
    Action("leave", "escape", "close", "Close what is open; changes nothing", "reader", "Program"),
    Action(
        "close",
        "q",
        "back",
        "Back: closes details, filter, zoom, brief; quits from the first screen",
        "reader",
        "Program",
    ),
    Action("quit", "Q,ctrl+q", "quit", "Quit; typed text is kept", "app", "Program"),
    Action("suspend", "ctrl+z", "suspend", "Back to the shell; fg returns", "app", "Program"),
    Action("redraw", "ctrl+l", "redraw", "Draw the screen anew", "app", "Program"),
    # a draft
    Action(
        "set-speaker",
        "w",
        "speaker",
        "Change the speaker, or choose who holds the claim",
        "draft",
        "Reviewing",
        needs=("brief", "draft", "speaker-to-choose", "holders"),
    ),
    Action(
        "drop-item",
        "D",
        "drop",
        "Remove the item from the draft",
        "draft",
        "Reviewing",
        needs=("brief", "draft", "checkable"),
    ),
    Action(
        "least-sure",
        "U",
        "sort",
        "Sort flagged and least sure first, or by position",
        "draft",
        "Moving",
        needs=(
            "brief",
            "draft",
        ),
    ),
    # the queries beside the list of briefs
    Action(
        "show-query", "enter,l,right", "show", "Show the briefs or hits of the query", "queries", "Moving", 1
    ),
    Action("drop-query", "d", "remove", "Remove the saved query under the cursor", "queries", "Finding", 2),
    # the list of briefs
    Action("open-brief", "enter,l,right", "open", "Open the brief", "library", "Moving", 1),
    Action("search", "/", "search all", "Search all briefs: words and fields", "library", "Finding", 2),
    Action("narrow", "&", "filter", "Filter the list by words", "library", "Finding", 7),
    Action(
        "queries",
        "tab,shift+tab,h,left",
        "queries",
        "Go to the queries, or back to the briefs",
        "library",
        "Panes",
        3,
    ),
    Action(
        "sort-briefs",
        "o",
        "order",
        "Sort by date, title or source, unread or most contested first",
        "library",
        "Panes",
        8,
    ),
    Action(
        "group-briefs", "O", "group", "Group by source or by month, or do not group", "library", "Panes", 9
    ),
    Action("mark-read", "r", "read", "Mark the brief as read, or as unread", "library", "Reviewing", 7),
    Action("mark-all-read", "A", "all read", "Mark all briefs shown as read", "library", "Reviewing", 13),
    Action("edit-brief", "e", "edit", "Edit the file of the brief in $EDITOR", "library", "Writing", 12),
    Action("undo-read", "u", "undo", "Undo the last marking as read or unread", "library", "Reviewing"),
    Action("redo-read", "ctrl+r", "redo", "Redo", "library", "Reviewing"),
    Action("library-timeline", "T", "timeline", "Events of all briefs by date", "library", "Finding", 5),
    Action("library-compare", "=", "compare", "Compare revisions of the brief", "library", "Finding", 6),
    Action(
        "dossier-of-name", "S", "speaker", "All that a person said: ask for a name", "library", "Finding", 4
    ),
    Action("widen", "escape", "all", "Show all briefs again", "library", "Program"),
    Action("close-library", "q", "back", "Back, or quit", "library", "Program", 19),
    # the hits of a search
    Action("open-hit", "enter,l,right", "open", "Open the brief at the hit", "hits", "Moving", 1),
    Action("search-again", "/", "query", "Change the query", "hits", "Finding", 6),
    Action("save-query", "ctrl+s,f2", "save query", "Save the query under a name", "hits", "Finding", 8),
    Action(
        "hits-same-claims",
        "number_sign",
        "same claim",
        "The same claim in other briefs: see, join, keep apart",
        "hits",
        "Finding",
    ),
    Action("choose-hit", "s", "select", "Select several hits", "hits", "Reviewing", 5),
    Action("choose-hits", "asterisk", "select all", "Select all hits, or none", "hits", "Reviewing"),
    Action("review-hits", "x", "reviewed", "Mark as reviewed, or not", "hits", "Reviewing", 4),
    Action("tag-hits", "t", "tags", "Edit the tags of the items", "hits", "Reviewing"),
    Action(
        "grade-hit",
        "r",
        "grade",
        "Set grade, verdict, likelihood and confidence of the item",
        "hits",
        "Reviewing",
    ),
    Action("note-hit", "a", "note", "Write a note on the item", "hits", "Reviewing"),
    Action("undo-hits", "u", "undo", "Undo the last change made here", "hits", "Reviewing"),
    Action("copy-hits", "y", "copy", "Copy with citation, verified again", "hits", "Copying", 2),
    Action("copy-hits-as", "Y", "copy as…", "Choose style and format, then copy", "hits", "Copying"),
    Action(
        "copy-hits-again", "full_stop", "copy again", "Copy with the last style and format", "hits", "Copying"
    ),
    Action("copy-hits-with", "c", "copy with…", "Copy the last text another way", "hits", "Copying"),
    Action("copy-hits-to-file", "F", "to file", "Save the last copy to a file", "hits", "Copying"),
    Action("basket-hits", "plus", "basket", "Add the items or notes to the basket", "hits", "Copying", 3),
    Action("report-of-hits", "R", "report", "Basket and report", "hits", "Copying"),
    Action("hit-variants", "V", "variants", "The quote as other sources print it", "hits", "Finding"),
    Action("edit-hit", "e", "edit", "Edit the file of the brief in $EDITOR, at the item", "hits", "Writing"),
    Action("hits-timeline", "T", "timeline", "Events that the query finds, by date", "hits", "Finding"),
    Action("dossier-of-hit", "S", "dossier", "All that the speaker said", "hits", "Finding"),
    Action("close-search", "q,escape", "back", "Back to the list of briefs", "hits", "Program", 19),
    # the list of briefs, and all pages over many briefs
    Action("open-basket", "R", "report", "Basket and report", "over-briefs", "Copying", 10),
    # each page over many briefs
    Action("copy-page", "y", "copy", "Copy the page as Markdown", "page", "Copying", 6),
    Action("page-to-file", "F", "to file", "Save the last copy to a file", "page", "Copying"),
    Action("page-into-report", "P", "into report", "Put the page into the report", "page", "Copying", 7),
    Action("item-into-basket", "plus", "basket", "Add the item to the basket", "page", "Copying", 8),
    # the pages on which a person decides what is the same
    Action("undo-decision", "u", "undo", "Undo the last decision", "decisions", "Reviewing", 11),
    Action("redo-decision", "ctrl+r", "redo", "Redo", "decisions", "Reviewing"),
    # the dossier of a person
    Action("open-statement", "enter", "open", "Open the brief at the statement", "dossier", "Moving", 1),
    Action("dossier-list-1", "1", "by claim", "What was said by claim", "dossier", "Panes"),
    Action("dossier-list-2", "2", "by date", "What was said by date", "dossier", "Panes"),
    Action("dossier-list-3", "3", "names", "The names that were taken to be the person", "dossier", "Panes"),
    Action("next-dossier-list", "tab,l,right", "next list", "Next list", "dossier", "Panes", 2),
    Action("previous-dossier-list", "shift+tab,h,left", "previous list", "Previous list", "dossier", "Panes"),
    Action(
        "confirm-name",
        "c",
        "confirm",
        "Confirm that those under the cursor are this person",
        "dossier",
        "Reviewing",
        3,
    ),
    Action("close-dossier", "q,escape,backspace", "back", "Back", "dossier", "Program", 19),
    # the timeline
    Action("open-event", "enter,l,right", "open", "Open the event in its brief", "timeline", "Moving", 1),
    Action("filter-events", "&,/", "filter", "Only events that a query finds", "timeline", "Finding", 2),
    Action("draw-timeline", "w", "picture", "Write the timeline as a picture", "timeline", "Copying", 9),
    Action("close-timeline", "q,escape,T", "back", "Back to where you were", "timeline", "Program", 19),
    # two revisions of a brief
    Action("open-change", "enter,l,right", "open", "Open the item in its brief", "compare", "Moving", 1),
    Action(
        "open-before", "b,h,left", "as it was", "Open the item in the older revision", "compare", "Moving", 2
    ),
    Action("older-pair", "[", "older", "Compare the two revisions before", "compare", "Moving"),
    Action("newer-pair", "]", "newer", "Compare the two revisions after", "compare", "Moving"),
    Action("choose-pair", "o", "choose", "Choose the two revisions", "compare", "Moving", 4),
    Action("find-phrase", "/", "phrase", "In which revision words stand first", "compare", "Finding", 5),
    Action("close-comparison", "q,escape,=", "back", "Back to where you were", "compare", "Program", 19),
    # one quote in several sources
    Action("open-printing", "enter,l,right", "open", "Open the quote in its brief", "variants", "Moving", 1),
    Action(
        "same-quote",
        "c",
        "one quote",
        "Confirm that these are one quote, or that one that is set apart is the same",
        "variants",
        "Reviewing",
        2,
    ),
    Action(
        "other-quote",
        "d",
        "another",
        "Not the same quote: keep it apart from now on",
        "variants",
        "Reviewing",
        3,
    ),
    Action("close-variants", "q,escape,V", "back", "Back to where you were", "variants", "Program", 19),
    # the matrix
    Action("matrix-open", "enter", "open", "Open the quote or item behind the cell", "matrix", "Moving", 1),
    Action("matrix-next", "n", "next quote", "Next statement or quote in the cell", "matrix", "Moving", 2),
    Action("matrix-copy", "y", "copy table", "Copy the table", "matrix", "Copying", 3),
    Action(
        "matrix-claims",
        "o",
        "all claims",
        "Show all claims, or the contested ones",
        "brief-matrix",
        "Moving",
        4,
    ),
    Action(
        "matrix-briefs",
        "number_sign",
        "briefs",
        "The same claim in other briefs",
        "brief-matrix",
        "Moving",
        5,
    ),
    Action("matrix-dossier", "S", "dossier", "All that the speaker said", "brief-matrix", "Moving", 6),
    Action("close-matrix", "q,escape,M", "back", "Back to the panes", "matrix", "Program", 19),
    # the same claim in other briefs
    Action("open-claim", "enter,l,right", "open", "Open the claim in its brief", "same-claims", "Moving", 1),
    Action("same-claim", "c", "the same", "Join the claim under the cursor", "same-claims", "Reviewing", 2),
    Action(
        "other-claim",
        "d",
        "not the same",
        "Keep the claim under the cursor apart",
        "same-claims",
        "Reviewing",
        3,
    ),
    Action("find-claim", "/", "find", "Find the claim by a query", "same-claims", "Finding", 8),
    Action("claims-matrix", "M", "matrix", "Who says what of it, over all briefs", "same-claims", "Panes", 4),
    Action(
        "close-claims", "q,escape,number_sign", "back", "Back to where you were", "same-claims", "Program", 19
    ),
    # selecting words
    Action("more-words", "w,l,right", "extend", "Extend by a word", "words", "Copying", 1),
    Action("fewer-words", "b,h,left", "shrink", "Shrink by a word", "words", "Copying", 2),
    Action("start-later", "j,down", "start right", "Move the start right", "words", "Copying", 3),
    Action("start-earlier", "k,up", "start left", "Move the start left", "words", "Copying", 3),
    Action("sentence", "s", "sentence", "Extend to the end of the sentence", "words", "Copying", 4),
    Action("paragraph", "p", "whole quote", "Select the whole quote or paragraph", "words", "Copying", 5),
    Action("copy-words", "y", "copy", "Copy the words with citation", "words", "Copying", 6),
    Action("note-words", "a", "note", "Write a note on the words", "words", "Reviewing", 7),
    Action("close-words", "q,escape,v", "back", "Back", "words", "Program", 19),
    # making items of them
    Action("pick-quote", "enter", "quote", "Make a quote of the words", "pick", "Writing", 1),
    Action("pick-statement", "i", "statement", "Write a statement in your own words", "pick", "Writing", 1),
    Action("pick-event", "e", "event", "Write an event in your own words", "pick", "Writing", 1),
    Action("next-marked", "tab,n", "next marked", "Next words in quotation marks", "pick", "Writing", 1),
    Action(
        "previous-marked",
        "shift+tab,N",
        "previous marked",
        "Previous words in quotation marks",
        "pick",
        "Writing",
    ),
    Action("next-sentence", "space", "sentence", "Select the sentence, then the next", "pick", "Writing", 2),
    Action(
        "previous-sentence", "backspace", "previous sentence", "Select the sentence before", "pick", "Writing"
    ),
    Action("add-span", "plus", "add", "Add the words as a span, and go on", "pick", "Writing", 2),
    # choosing who says it
    Action("take-speaker", "enter", "select", "Choose the speaker", "speakers", "Writing", 1),
    Action("next-speaker", "down,ctrl+n", "next", "Next speaker", "speakers", "Moving", 2),
    Action("previous-speaker", "up,ctrl+p", "previous", "Previous speaker", "speakers", "Moving", 2),
    Action("leave-speakers", "escape", "cancel", "Leave; no quote is made", "speakers", "Program", 19),
    # choosing what to copy as
    Action("take-copy", "y", "copy", "Copy as shown", "copy-form", "Copying", 1),
    Action("next-form", "j", "next", "Next style or format", "copy-form", "Moving", 2),
    Action("previous-form", "k", "previous", "Previous style or format", "copy-form", "Moving", 2),
    Action(
        "other-list",
        "tab,shift+tab,h,l,left,right",
        "other list",
        "Switch between styles and formats",
        "copy-form",
        "Moving",
        3,
    ),
    Action("layout", "b", "layout", "Change the layout: automatic, inline, block", "copy-form", "Copying", 4),
    Action(
        "grouped",
        "g",
        "grouped",
        "Group several quotes by speaker, or keep their order",
        "copy-form",
        "Copying",
        5,
    ),
    Action("scroll-preview", "space", "more", "Scroll the preview", "copy-form", "Moving", 6),
    Action("leave-copy", "q,escape", "close", "Close; nothing is copied", "copy-form", "Program", 19),
    # the list of bookmarks
    Action("label-bookmark", "e", "label", "Label the bookmark", "bookmarks", "Finding", 1),
    # the basket
    Action("to-item", "enter", "go there", "Go to the item in its brief", "basket", "Moving", 5),
    Action("write-report", "w", "write", "Write the report", "basket", "Copying", 1),
    Action("move-down", "J", "down", "Move the item down", "basket", "Copying", 1),
    Action("move-up", "K", "up", "Move the item up", "basket", "Copying", 1),
    Action("comment", "c", "introduce", "Introduce this item", "basket", "Copying", 2),
    Action("section", "t", "title", "Start a section here, with a title", "basket", "Copying", 3),
    Action("drop", "d", "remove", "Remove the item from the basket", "basket", "Copying", 4),
    Action("undo-basket", "u", "undo", "Undo the last change to the basket", "basket", "Copying", 6),
    Action("close-basket", "q,escape,R", "back", "Back to where you were", "basket", "Program", 19),
    # the line at the foot in which words are asked for
    Action("enter-line", "enter,ctrl+s,f2", "OK", "Enter the line", "line", "Program", 1),
    Action("complete-line", "tab", "complete", "Complete the word at the end of the line", "line", "Program"),
    Action("leave-line", "escape", "cancel", "Leave the line without an answer", "line", "Program", 2),
    # forms
    Action("save", "ctrl+s,f2", "save", "Save", "form", "Program", 1),
    Action("leave-form", "escape", "close", "Close; the text of a note is kept", "form", "Program", 2),
    # what the citation lacks
    Action("take-guess", "ctrl+g,f3", "use suggestion", "Use the suggestion", "citation-form", "Copying", 3),
    Action(
        "inferred", "ctrl+t,f4", "inferred", "Mark as inferred, or as known", "citation-form", "Copying", 4
    ),
)

# The footer of each pane of the reader beside the help, what matters most first; 0 is the detail.
FOOTERS: Mapping[int, tuple[str, ...]] = {
    0: ("open", "back", "copy", "note", "reviewed", "grade", "close"),
    1: ("copy", "note", "open", "citation", "matrix", "find", "close"),
    2: ("copy", "copy-as", "note", "reviewed", "open", "find", "close"),
    3: ("copy", "note", "reviewed", "grade", "next-unreviewed", "matrix", "close"),
    4: ("copy", "note", "reviewed", "bookmark", "open", "find", "close"),
    5: ("words", "copy", "note", "new-key-point", "find", "save-draft", "close"),
    6: ("edit-note", "delete-note", "attach", "note", "basket", "open", "close"),
}
# The footer of panes with items that can be checked, in a draft.
FOOTER_OF_A_DRAFT = (
    "reviewed",
    "next-unreviewed",
    "set-speaker",
    "edit-note",
    "drop-item",
    "save-draft",
    "copy",
)

_BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}

_SHOWN = {
    "enter": "Enter",
    "space": "Space",
    "pagedown": "PageDown",
    "pageup": "PageUp",
    "home": "Home",
    "end": "End",
    "escape": "Esc",
    "backspace": "Backspace",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    **{f"f{number}": f"F{number}" for number in range(1, 25)},
    "full_stop": ".",
    "plus": "+",
    "asterisk": "*",
    "number_sign": "#",
}


def action(action_id: str) -> Action:
    """The action of that id; KeyError if there is none."""
    return _BY_ID[action_id]


def actions_of(*contexts: Context) -> tuple[Action, ...]:
    """The actions that apply in these contexts, in the order of the table."""
    return tuple(action for action in ACTIONS if action.context in contexts)


def keys_of(action: Action, keymap: Mapping[str, str]) -> str:
    """Its keys: the reviewer's own if the keymap names it."""
    return keymap.get(action.id, action.keys)


def shown_keys(keys: str) -> str:
    """Keys as a person reads them: `j ↓`, `Ctrl+d`."""
    return " ".join(_shown_key(key.strip()) for key in keys.split(","))


def _shown_key(key: str) -> str:
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return f"Ctrl+{key.removeprefix('ctrl+')}"
    return key


def by_group(contexts: Iterable[Context], keymap: Mapping[str, str]) -> dict[Group, list[Action]]:
    """The actions of some contexts, by group: not those whose keys are all taken in a context before."""
    contexts = tuple(contexts)
    groups: dict[Group, list[Action]] = {}
    taken: set[str] = set()
    hidden: set[str] = set()
    for context in contexts:
        keys = {found.id: _each(keys_of(found, keymap)) for found in actions_of(context)}
        hidden.update(name for name, own in keys.items() if own and own <= taken)
        taken.update(*keys.values())
    for found in actions_of(*contexts):
        if found.id not in hidden:
            groups.setdefault(found.group, []).append(found)
    return groups


def _each(keys: str) -> set[str]:
    return {key.strip() for key in keys.split(",") if key.strip()}
