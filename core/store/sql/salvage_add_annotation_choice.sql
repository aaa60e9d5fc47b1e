-- Where there is one annotation and the choice is lost, it was that one.
INSERT INTO annotation_choice (number, source_id, chosen_at)
SELECT 1, id, 0 FROM annotation_source
WHERE (SELECT COUNT(*) FROM annotation_source) = 1 AND NOT EXISTS (SELECT 1 FROM annotation_choice)
