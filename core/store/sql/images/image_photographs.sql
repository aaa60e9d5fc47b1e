SELECT id, photograph FROM image
