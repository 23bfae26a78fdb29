"""An article, taken apart: a draft of a brief, made by rules, for a person to check.

Each rule is measured (docs/drafting.md); each item says which rule found it, how surely, and why.
"""

from briefreader.draft.assembly.explain import explanation
from briefreader.draft.beginning import BegunBrief, begin_brief, text_begun
from briefreader.draft.pipeline import ArticleDraft, draft_article, draft_brief
from briefreader.draft.source.article import FIRST_YEAR, Article, Given, read_article
from briefreader.draft.source.page import has_trafilatura
from briefreader.draft.text.language import seems_english

__all__ = [
    "FIRST_YEAR",
    "Article",
    "ArticleDraft",
    "BegunBrief",
    "Given",
    "begin_brief",
    "draft_article",
    "draft_brief",
    "explanation",
    "has_trafilatura",
    "read_article",
    "seems_english",
    "text_begun",
]
