"""Reading an article: from the bytes of a file to paragraphs with roles, and a citation."""
