SELECT id FROM labeler WHERE name = ?1
