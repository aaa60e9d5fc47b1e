INSERT INTO session_event (session_id, number, kind, image_id, wnid, detail, utc, steady, suspended)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
