-- The kinds of time are all known or none is.
SELECT id FROM answer
WHERE (active IS NULL) + (idle IS NULL) + (away IS NULL) + (paused IS NULL) NOT IN (0, 4)
ORDER BY id
