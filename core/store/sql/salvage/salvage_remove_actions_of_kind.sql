DELETE FROM review_action WHERE kind = ?1
