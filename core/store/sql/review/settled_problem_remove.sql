DELETE FROM settled_problem WHERE image_id = ?1
