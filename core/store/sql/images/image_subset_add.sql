INSERT INTO image_subset (name, image_id) VALUES (?1, ?2) ON CONFLICT (name, image_id) DO NOTHING
