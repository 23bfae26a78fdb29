"""References and citations by pandoc's citeproc with the CSL project's styles, a process for each style."""

import html
import json
import re
import subprocess
from collections.abc import Mapping, Sequence
from importlib.resources import files
from typing import Any

import pypandoc

from briefreader.cite.punctuation import single_marked
from briefreader.cite.styles import STYLES
from briefreader.cite.styles.style import InText, NoteStyle

# Of each item alone, so that no item makes another one ambiguous.
_SCRIPT = """
local request = pandoc.json.decode(io.read('a'), false)
local pages = {}
for _, item in ipairs(request.items) do
  local document = pandoc.read('X [@' .. item.id .. ']', 'markdown')
  document.meta.references = pandoc.read(pandoc.json.encode({item}), 'csljson').meta.references
  document.meta.csl = request.csl
  document.meta.lang = request.lang
  pages[item.id] = pandoc.write(pandoc.utils.citeproc(document), 'html', {wrap_text = 'none'})
end
print(pandoc.json.encode(pages))
"""


def language(style: str) -> str:
    """British for the guides that put titles into single marks."""
    one = STYLES[style]
    assert isinstance(one, InText | NoteStyle)
    return "en-GB" if one.marks is single_marked else "en-US"


def by_citeproc(style: str, items: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, str]]:
    """Citation and reference of each item by its id; one of them may be empty."""
    csl = files("briefreader.cite") / "csl" / f"{STYLES[style].csl}.csl"
    request = json.dumps({"csl": str(csl), "lang": language(style), "items": items})
    pandoc = pypandoc.get_pandoc_path()
    with_script = [pandoc, "lua", "-e", _SCRIPT]
    done = subprocess.run(with_script, input=request, text=True, capture_output=True, check=True)
    return {name: _found(page) for name, page in json.loads(done.stdout).items()}


def in_marks(text: str) -> str:
    """HTML as text, italics between asterisks."""
    text = re.sub(r"</?(?:i|em|cite)\b[^>]*>", "*", text)
    text = re.sub(r"<[^>]*>", "", text)
    return " ".join(html.unescape(text).replace("\u00a0", " ").split())


def _found(page: str) -> tuple[str, str]:
    reference = re.search(r'<div[^>]*class="csl-entry"[^>]*>(.*?)</div>\s*</div>', page, re.DOTALL)
    note = re.search(r'<li id="fn1"><p>(.*?)<a href="#fnref1"', page, re.DOTALL)
    cited = note or re.search(r"<p>X (.*?)</p>", page, re.DOTALL)
    return in_marks(cited[1]) if cited else "", in_marks(reference[1]) if reference else ""
