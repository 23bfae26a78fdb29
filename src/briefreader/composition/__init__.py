"""Where briefs, notes and citations meet."""
