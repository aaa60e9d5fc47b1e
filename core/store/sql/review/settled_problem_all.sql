SELECT image_id, problematic, problem FROM settled_problem ORDER BY image_id
