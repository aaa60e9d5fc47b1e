DELETE FROM suggestion WHERE answer_id = ?1
