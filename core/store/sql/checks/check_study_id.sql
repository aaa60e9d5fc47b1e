-- 32 hexadecimal digits.
SELECT 'study.id'
WHERE NOT EXISTS (SELECT 1 FROM setting
                  WHERE key = 'study.id' AND LENGTH(value) = 32 AND value NOT GLOB '*[^0-9a-f]*')
