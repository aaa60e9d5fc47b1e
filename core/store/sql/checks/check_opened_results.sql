-- The computer's time may have been set back, by a day at most.
SELECT name FROM task
WHERE results_opened_at < created_at - 86400000000
ORDER BY name
