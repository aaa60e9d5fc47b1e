SELECT reviewer_id, image_id, problem, note FROM image_review
