"""The ground floor: files, text, normalisation, ids, dates, paths, processes; nothing here knows of briefs."""
