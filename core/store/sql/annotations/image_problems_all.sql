SELECT id, problem FROM image_now WHERE problematic <> 0
