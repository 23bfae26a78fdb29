"""Texts made to be taken for something else by one format or another."""

import random
import unicodedata

_PIECES = (
    *"*_`[]()<>#|~$@^&!=+-.:;,/\\{}\"'%?",
    *"“”‘’…—",
    " ",
    "a",
    "word",
    "Mr.",
    "p.",
    "1.",
    "김정은",
    "é",
    "😀",
    "--",
    "---",
    "...",
    "://",
    "http://e.vil",
    "www.e.vil",
    "&amp;",
    "&#60;",
    "<b>",
    "</p>",
    "<script>alert(1)</script>",
    "{{t}}",
    "{%x%}",
    "<<t>>",
    "\\input{x}",
    "\\write18{x}",
    "$x$",
    "#+INCLUDE: x",
    "src_sh{x}",
    "@@html:x@@",
    "{{{time(x)}}}",
    "[[x]]",
    "[^1]",
    "[cite:@x]",
    "[@x]",
    "#eval(x)",
    "ER  - ",
    "~~~~",
    "''x''",
    "=x=",
    "<ref>x</ref>",
    "\\par",
    "\\u10?",
    "==x==",
    "%%x%%",
    ":smile:",
    "<i>x</i>",
)

_FIXED = (
    "`code` *a* _b_ ~~c~~ [x](http://e.vil) ![i](x) <script>alert(1)</script> &lt; &#60;",
    "www.e.vil $x$ {{t}} | \\",
    "# no heading",
    "- no list",
    "+ no list",
    "1. no list",
    "1) no list",
    "a. no list",
    "iv. no list",
    "C) no list",
    "MCM. no list",
    "(1) no list",
    "(@) no list",
    ": no definition",
    "| no | table |",
    "> no quotation",
    "> [!note] no callout",
    "* no headline",
    "#+begin_src sh",
    "=no code=",
    "% no title",
    "---",
    "title: no metadata",
    "    no code",
    "an unbalanced { brace",
    "an unbalanced } brace",
    "100% of {R&D}_x #1 -- \\cmd ~ ^ < > | \" ' `",
    "the “other” ‘nationals’ — 김정은 😀 é",
    "Mr. Doe said at 10:41 a.m. that e.g. no. 5 of vol. 3 was p. 7.",
    "it is 5 < 6 and 7 > 2 && x || y",
    "don't 'quote' \"this\"",
    "see http://e.vil/a_b(c)?d=e&copy;f#g",
    "mail me@e.vil or mailto:me@e.vil",
    "ISBN 0-306-40615-2",
    "x^2^ and H~2~O",
    "a line with a hard break\\",
)


def hostile_texts(number: int = 250) -> list[str]:
    """Fixed ones and random ones, the same on every run; in NFC, without spaces at the ends or in rows."""
    chance = random.Random(20241016)
    texts = list(_FIXED)
    while len(texts) < number:
        texts.append("".join(chance.choices(_PIECES, k=chance.randint(1, 12))))
    normal = (" ".join(unicodedata.normalize("NFC", text).split()) for text in texts)
    return list(dict.fromkeys(filter(None, normal)))
