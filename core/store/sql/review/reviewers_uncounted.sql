-- Reviewers with verdicts that settle nothing.
SELECT COALESCE(labeler.name, reviewer.name) AS shown_name
FROM reviewer LEFT JOIN labeler ON labeler.id = reviewer.labeler_id
WHERE reviewer.counts = 0
  AND (EXISTS (SELECT 1 FROM verdict_column WHERE verdict_column.reviewer_id = reviewer.id)
       OR EXISTS (SELECT 1 FROM verdict WHERE verdict.reviewer_id = reviewer.id))
ORDER BY shown_name, reviewer.id
