"""The commands by name."""

# The module of each, `commands/<module>.py`, and what it does: told without importing it.
COMMANDS: dict[str, tuple[str, str]] = {
    "show": ("show", "Print a brief: plain text, Markdown or JSON."),
    "check": ("check", "Check a brief and list all problems."),
    "new": ("new", "Write a brief to start from."),
    "draft": ("draft", "Draft a brief from an article, by rules."),
    "quotes": ("quotes", "Print quotes, each with its citation."),
    "cite": ("cite", "Print the reference of a brief's source, or a bibliography."),
    "find": ("find", "Search the briefs of a library."),
    "speaker": ("speaker", "Print all that one person said over a library."),
    "matrix": ("matrix", "Print who says what of one claim over several briefs."),
    "timeline": ("timeline", "Print the events of a library by date."),
    "compare": ("compare", "Compare two revisions of a brief."),
    "variants": ("variants", "Print quotes that several sources have, and how they differ."),
    "index": ("index", "Tell the state of the index that searches use."),
    "report": ("report", "Write a report from your basket."),
    "notes": ("notes", "Add, list, remove, export or import your notes."),
    "schema": ("tables", "Print the JSON Schema of the brief format."),
    "keys": ("tables", "Print the table of keys."),
    "settings": ("settings", "Print the settings in force, and what each means."),
    "doctor": ("doctor", "Check the installation and your notes."),
    "help": ("help", "Print the help of a command."),
}
