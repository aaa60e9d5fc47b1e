SELECT source_id FROM annotation_choice ORDER BY number DESC LIMIT 1
