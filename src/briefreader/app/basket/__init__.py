"""The basket: items of all briefs that are collected for a report."""
