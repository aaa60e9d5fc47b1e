-- Of a study of any version.
SELECT (SELECT user_version FROM pragma_user_version),
       (SELECT COUNT(*) FROM labeler),
       (SELECT COUNT(*) FROM answer WHERE superseded_at IS NULL),
       (SELECT MAX(committed_at) FROM answer WHERE superseded_at IS NULL)
