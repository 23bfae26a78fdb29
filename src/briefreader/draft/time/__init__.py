"""When things happened: times in words, as dates, and the dated past."""
