"""The ground floor: files, text, ids, paths and processes; nothing here knows what a brief is."""
