"""A brief as a page that is read from the top to the end: plain text, Markdown, JSON."""
