-- The computer's time may have been set back, by a day at most.
SELECT id FROM answer
WHERE committed_at < shown_at - 86400000000
ORDER BY id
