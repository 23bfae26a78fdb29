"""The ground floor: files, text, ids, dates, paths, processes, settings; nothing here knows of briefs."""
