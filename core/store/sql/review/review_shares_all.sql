SELECT reviewer_id, image_id FROM review_share
