INSERT INTO labeler (id, name, created_at)
SELECT DISTINCT labeler_id, 'Salvaged labeler ' || CASE WHEN labeler_id GLOB '*[^ -~]*' THEN hex(labeler_id) ELSE labeler_id END, 0
FROM (SELECT labeler_id FROM session UNION SELECT labeler_id FROM answer UNION SELECT labeler_id FROM assignment)
WHERE labeler_id NOT IN (SELECT id FROM labeler)
