-- What SQLite keeps for itself says nothing of the study.
SELECT name, type, tbl_name, COALESCE(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite!_%' ESCAPE '!'
