INSERT INTO task (id, position, name, description, mode, part_size, image_limit, session_limit, break_every,
                  idle_after, pauses_allowed, guide_allowed, external_allowed, corrections_allowed, selection,
                  created_at)
VALUES (?1, (SELECT COALESCE(MAX(position) + 1, 0) FROM task), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13,
        ?14, ?15)
