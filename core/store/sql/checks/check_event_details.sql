-- What each kind of line must say.
SELECT session_id || ', line ' || number
FROM session_event
WHERE CASE kind
      WHEN 'time_up' THEN detail NOT IN ('image', 'session') OR image_id IS NULL
      WHEN 'confirmed' THEN detail = '' OR image_id IS NULL OR wnid IS NULL
      WHEN 'corrected' THEN detail = '' OR image_id IS NULL OR wnid IS NULL
      WHEN 'skipped' THEN detail = '' OR image_id IS NULL
      WHEN 'undone' THEN detail = '' OR image_id IS NULL
      WHEN 'shown' THEN detail <> '' OR image_id IS NULL
      ELSE detail <> '' END
ORDER BY session_id, number
