SELECT id, snippet(text_index, 2, char(2), char(3), '…', 14)
FROM text_index WHERE text_index MATCH ?1
ORDER BY bm25(text_index, 0.0, 8.0, 1.0), id
