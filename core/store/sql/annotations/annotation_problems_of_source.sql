SELECT image_id, problem FROM annotation_problem WHERE source_id = ?1
