DELETE FROM settled_problem
