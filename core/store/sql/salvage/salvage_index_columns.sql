SELECT name FROM pragma_index_info(?1) WHERE name IS NOT NULL ORDER BY seqno
