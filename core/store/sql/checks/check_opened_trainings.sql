-- Results are opened of tests.
SELECT name FROM task WHERE mode = 'training' AND results_opened_at IS NOT NULL ORDER BY name
