-- Where there is one annotation and the choice is lost, it was that one; of several nobody knows which, and it is none.
INSERT INTO annotation_choice (number, source_id, chosen_at)
SELECT 1, CASE WHEN COUNT(*) = 1 THEN MIN(id) END, 0 FROM annotation_source
WHERE NOT EXISTS (SELECT 1 FROM annotation_choice)
HAVING COUNT(*) > 0
