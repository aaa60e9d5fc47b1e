UPDATE task
SET part_size = ?2, image_limit = ?3, session_limit = ?4, break_every = ?5, idle_after = ?6, pauses_allowed = ?7,
    guide_allowed = ?8, external_allowed = ?9, corrections_allowed = ?10
WHERE id = ?1
