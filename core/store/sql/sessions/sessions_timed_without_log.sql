-- Sessions that were sat here, that have no log, and of which an answer has times that a log alone can give.
SELECT DISTINCT session.id
FROM session
JOIN answer ON answer.session_id = session.id
WHERE session.imported_from IS NULL
  AND answer.active IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM session_event WHERE session_event.session_id = session.id)
ORDER BY session.id
