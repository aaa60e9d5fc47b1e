-- The stamp is what an upgrade begins with, and what stays of it where it fails.
SELECT (SELECT COUNT(*) FROM main.sqlite_schema WHERE name <> 'commit_stamp')
     = (SELECT COUNT(*) FROM other.sqlite_schema WHERE name <> 'commit_stamp')
   AND NOT EXISTS (SELECT type, name, sql FROM main.sqlite_schema WHERE name <> 'commit_stamp'
                   EXCEPT SELECT type, name, sql FROM other.sqlite_schema)
