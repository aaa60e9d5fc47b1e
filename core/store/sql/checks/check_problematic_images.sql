-- Only images that salvage put in for lost ones, or found without their rows, are marked by themselves.
SELECT name FROM image
WHERE problematic <> 0 AND test_set_id <> 'salvaged' AND id NOT LIKE 'lost-%'
  AND NOT EXISTS (SELECT 1 FROM setting WHERE key = 'salvage.known_contradictions')
ORDER BY name
