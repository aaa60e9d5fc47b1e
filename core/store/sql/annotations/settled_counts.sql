SELECT (SELECT COUNT(*) FROM settled), (SELECT COUNT(*) FROM settled_problem)
