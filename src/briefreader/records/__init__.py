"""Sources that name their speakers themselves: transcripts, hearings, interviews."""
