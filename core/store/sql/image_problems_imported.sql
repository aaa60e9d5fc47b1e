SELECT id, problem FROM image WHERE problematic <> 0
