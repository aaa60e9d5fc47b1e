SELECT DISTINCT assigned_wnid, photograph FROM image_now WHERE problematic = 0
