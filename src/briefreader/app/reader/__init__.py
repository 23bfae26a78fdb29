"""The reader of one brief: a screen of panes, what it shares without a screen, and what it can do."""
