"""What the stages of drafting find in an article: frozen values, and the document that holds them."""
