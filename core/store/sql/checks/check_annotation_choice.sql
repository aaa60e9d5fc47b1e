-- The first annotation is chosen when it comes.
SELECT name FROM annotation_source
WHERE NOT EXISTS (SELECT 1 FROM annotation_choice)
ORDER BY name
