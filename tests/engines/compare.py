"""What two engines make of the sources, in each style: `outputs.json`, made once with

    python -m tests.engines.compare STYLES LOCALES PANDOC NODE_MODULES > tests/engines/outputs.json

STYLES is a folder of the CSL project's styles and LOCALES of its locales, PANDOC the program (3.9), and
NODE_MODULES the folder in which `npm install citeproc` (2.4.63) put the other engine. Neither is needed to
run the tests.
"""

import html
import json
import re
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.engines.sources import SOURCES

# Our names, and the files and languages of the CSL project's.
STYLES = {
    "apa7": ("apa", "en-US"),
    "mla9": ("modern-language-association", "en-US"),
    "chicago18-notes": ("chicago-notes-bibliography", "en-US"),
    "chicago18-author-date": ("chicago-author-date", "en-US"),
    "chicago17-author-date": ("chicago-author-date-17th-edition", "en-US"),
    "harvard-ctr12": ("harvard-cite-them-right", "en-GB"),
    "ieee": ("ieee", "en-US"),
    "oscola4": ("oscola", "en-GB"),
    "aglc4": ("australian-guide-to-legal-citation", "en-GB"),
    "bluebook": ("bluebook-law-review", "en-US"),
}
_NODE = """
const CSL = require(process.argv[1] + '/citeproc');
const {style, locales, items} = JSON.parse(require('fs').readFileSync(0, 'utf8'));
const byId = Object.fromEntries(items.map(item => [item.id, item]));
const locale = name => locales[name] || locales['en-US'];
const engine = new CSL.Engine({retrieveLocale: locale, retrieveItem: id => byId[id]}, style);
const item = items[0];
engine.updateItems([item.id]);
const cluster = {citationItems: [{id: item.id}], properties: {noteIndex: 1}};
const citation = engine.previewCitationCluster(cluster, [], [], 'html');
const made = engine.makeBibliography();
console.log(JSON.stringify({citation, reference: made ? made[1].join('') : ''}));
"""


def marked(text: str) -> str:
    """HTML as text, italics between asterisks."""
    text = re.sub(r"</?(?:i|em)>", "*", text)
    text = re.sub(r"<[^>]*>", "", text)
    return " ".join(html.unescape(text).replace("\u00a0", " ").split())


def by_pandoc(pandoc: str, csl: Path, item: dict[str, object], language: str) -> dict[str, str]:
    with TemporaryDirectory() as folder:
        bibliography = Path(folder) / "items.json"
        bibliography.write_text(json.dumps([item]))
        argv = [
            pandoc,
            "--citeproc",
            f"--csl={csl}",
            f"--bibliography={bibliography}",
            "--to=html",
            "--wrap=none",
        ]
        text = f"---\nlang: {language}\n---\n\nX [@{item['id']}]\n"
        page = subprocess.run(argv, input=text, text=True, capture_output=True, check=True).stdout
    reference = re.search(r'<div[^>]*class="csl-entry"[^>]*>(.*?)</div>\s*</div>', page, re.DOTALL)
    note = re.search(r'<li id="fn1"><p>(.*?)<a href="#fnref1"', page, re.DOTALL)
    cited = re.search(r"<p>X (.*?)</p>", page, re.DOTALL)
    citation = note or cited
    return {
        "citation": marked(citation[1]) if citation else "",
        "reference": marked(reference[1]) if reference else "",
    }


def by_citeproc_js(
    modules: str, style: str, locales: dict[str, str], item: dict[str, object]
) -> dict[str, str]:
    request = json.dumps({"style": style, "locales": locales, "items": [item]})
    argv = ["node", "-e", _NODE, str(Path(modules).resolve())]
    made = json.loads(subprocess.run(argv, input=request, text=True, capture_output=True, check=True).stdout)
    return {name: marked(text) for name, text in made.items()}


def main(styles: str, locales_folder: str, pandoc: str, modules: str) -> None:
    locales = {
        name: (Path(locales_folder) / f"locales-{name}.xml").read_text("utf-8") for name in ("en-US", "en-GB")
    }
    outputs = {}
    for style, (file, language) in STYLES.items():
        csl = Path(styles) / f"{file}.csl"
        text = csl.read_text("utf-8")
        for name, source in SOURCES.items():
            item = {"id": name, "language": language, **source}
            outputs[f"{style} {name}"] = {
                "pandoc": by_pandoc(pandoc, csl, item, language),
                "citeproc-js": by_citeproc_js(modules, text, locales, item),
            }
    json.dump(outputs, sys.stdout, ensure_ascii=False, indent=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
