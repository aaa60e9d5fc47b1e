INSERT INTO reviewer (id, labeler_id, name, counts, created_at) VALUES (?1, ?2, ?3, ?4, ?5)
