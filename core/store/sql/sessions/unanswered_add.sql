INSERT INTO unanswered (id, session_id, task_id, labeler_id, image_id, time_limit, shown_at, ended_at, active, idle,
                        away, paused, sequence)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
