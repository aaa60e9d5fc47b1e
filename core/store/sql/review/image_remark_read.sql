SELECT problem, note FROM image_review WHERE reviewer_id = ?1 AND image_id = ?2
