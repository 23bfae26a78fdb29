"""Words: tokens, sentences, quotation marks, and the lists of words that rules use."""
