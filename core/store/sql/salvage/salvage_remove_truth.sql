-- It is made again when it is missing.
DELETE FROM truth
