INSERT INTO review_action (id, number, reviewer_id, kind, undoes, made_at)
VALUES (?1, (SELECT COALESCE(MAX(number), 0) + 1 FROM review_action), ?2, ?3, ?4, ?5)
