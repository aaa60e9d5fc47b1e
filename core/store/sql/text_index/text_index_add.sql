INSERT INTO text_index (id, title, text) VALUES (?1, ?2, ?3)
