"""An article, taken apart: a draft of a brief, made by rules, for a person to check.

Each rule is measured (docs/drafting.md); each item says which rule found it, how surely, and why.
"""

from briefreader.draft.article import Article, Given, read_article
from briefreader.draft.compose import ArticleDraft, draft_article, draft_brief
from briefreader.draft.explain import explanation
from briefreader.draft.language import seems_english
from briefreader.draft.markup import has_trafilatura

__all__ = [
    "Article",
    "ArticleDraft",
    "Given",
    "draft_article",
    "draft_brief",
    "explanation",
    "has_trafilatura",
    "read_article",
    "seems_english",
]
