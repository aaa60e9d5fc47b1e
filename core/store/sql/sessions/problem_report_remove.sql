DELETE FROM problem_report WHERE image_id = ?1 AND labeler_id = ?2
