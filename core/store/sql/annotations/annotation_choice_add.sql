INSERT INTO annotation_choice (number, source_id, chosen_at)
VALUES ((SELECT COALESCE(MAX(number), 0) + 1 FROM annotation_choice), ?1, ?2)
