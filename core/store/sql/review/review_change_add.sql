INSERT INTO review_change (action_id, position, subject, image_id, wnid, before, after)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
