SELECT name, (SELECT COUNT(*) FROM pragma_table_info(listed.name))
FROM sqlite_schema AS listed WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
