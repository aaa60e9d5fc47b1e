SELECT reviewer.id, COALESCE(labeler.name, reviewer.name) AS shown_name, reviewer.labeler_id, reviewer.counts
FROM reviewer LEFT JOIN labeler ON labeler.id = reviewer.labeler_id
ORDER BY shown_name, reviewer.id
