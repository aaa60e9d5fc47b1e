INSERT INTO labeler (id, name, created_at)
SELECT DISTINCT labeler_id, 'Salvaged labeler ' || labeler_id, 0
FROM (SELECT labeler_id FROM session UNION SELECT labeler_id FROM answer UNION SELECT labeler_id FROM assignment)
WHERE labeler_id NOT IN (SELECT id FROM labeler)
