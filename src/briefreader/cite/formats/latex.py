"""LaTeX, for any engine with the T1 or TU encoding; also the fields of BibTeX entries."""

import re
from collections.abc import Sequence

from msgspec import structs

from briefreader.base.patterns import pattern
from briefreader.cite.formats.pieces import GAP, Format, Hyperlink, Outline, PageData, Table
from briefreader.cite.punctuation import one_line

_COMMANDS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
    '"': r"\textquotedbl{}",
    "'": r"\textquotesingle{}",
    "`": r"\textasciigrave{}",
}
# Rows of these are ligatures, in LuaTeX also across braces; so is a mark before a grave accent. Of accents
# and quotation marks biber writes the bare characters.
_SPECIAL = pattern(rf"(?P<row>[-,<>'`])(?={GAP}(?P=row))|(?P<mark>[?!])(?={GAP}`)|[\\{{}}&%$#_~^<>|\"'`]")


def latex(value: str) -> str:
    """Text with braces balanced, and nothing in it a command or a ligature."""
    return _SPECIAL.sub(_escaped, one_line(value))


def _escaped(found: re.Match[str]) -> str:
    apart = r"\/" if found["row"] or found["mark"] else ""  # an italic correction
    return f"{_COMMANDS.get(found[0], found[0])}{apart}"


def _address(address: str) -> str:
    # Braces and backslashes in an address are percent-encoded already.
    return re.sub(r"[%#&_$]", r"\\\g<0>", address)


def _link(link: Hyperlink) -> str:
    if link.text:
        return rf"\href{{{_address(link.address)}}}{{{latex(link.text)}}}"
    return rf"\url{{{_address(link.address)}}}"


def _quotation(paragraphs: Sequence[str], _cite: str | None) -> str:
    return "\n".join([r"\begin{quote}", "\n\n".join(paragraphs), r"\end{quote}"])


_HEADINGS = ("section*", "subsection*", "subsubsection*")


def _heading(level: int, title: str) -> str:
    return rf"\{_HEADINGS[level - 1]}{{{title}}}"


def _table(table: Table) -> str:
    share = 0.98 / sum(table.widths)
    widths = (rf"\dimexpr {width * share:.3f}\linewidth-2\tabcolsep" for width in table.widths)
    columns = "".join(rf">{{\raggedright\arraybackslash{{}}}}p{{{width}}}" for width in widths)
    head, *body = (f"{' & '.join(row)} \\\\\n\\hline" for row in table.rows)
    lines = [r"\hline", rf"{head}\endhead", *body]
    return "\n".join([rf"\begin{{longtable}}{{{columns}}}", *lines, r"\end{longtable}"])


def _listed(lines: Sequence[str]) -> str:
    return "\n".join([r"\begin{itemize}", *(rf"\item {line}" for line in lines), r"\end{itemize}"])


def _whole(_data: PageData, body: str) -> str:
    return rf"""\documentclass{{article}}
\usepackage{{iftex}}
\iftutex\usepackage{{fontspec}}\else\usepackage[T1]{{fontenc}}\usepackage{{textcomp}}\fi
\usepackage[margin=2.5cm]{{geometry}}
\usepackage{{array,longtable}}
\AddToHook{{env/longtable/begin}}{{\small}}
\usepackage{{hyperref}}
\begin{{document}}

{body}

\end{{document}}"""


LATEX = Format(
    label="LaTeX",
    text=latex,
    italic=lambda name: rf"\emph{{{latex(name)}}}",
    link=_link,
    quotation=_quotation,
    # A bracket there may be read as an option of the command in the line before.
    start=lambda line: f"{{}}{line}" if line.startswith("[") else line,
    address=_address,
    mark=lambda _, text: rf"\footnote{{{text}}}",
    marks={
        "b": r"\textbf{{{}}}".format,
        "sup": r"\textsuperscript{{{}}}".format,
        "sub": r"\textsubscript{{{}}}".format,
        "sc": r"\textsc{{{}}}".format,
    },
    note=None,
)
LATEX_PAGE = structs.replace(
    LATEX,
    # A star there may be read as the form of the line break before.
    outline=Outline(
        "tex",
        _heading,
        _table,
        _listed,
        cell=lambda cell: f"{{}}{cell}" if cell.startswith("*") else cell,
        whole=_whole,
    ),
)
