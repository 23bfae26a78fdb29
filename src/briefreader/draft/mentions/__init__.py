"""Who is named: names, titles, phrases and pronouns, and the clauses in which somebody speaks."""
