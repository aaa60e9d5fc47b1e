-- The computer's time may have been set back, by a day at most.
SELECT id FROM session
WHERE ended_at < started_at - 86400000000
ORDER BY id
