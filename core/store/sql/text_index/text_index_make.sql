CREATE VIRTUAL TABLE text_index USING fts5 (id UNINDEXED, title, text, tokenize = "porter unicode61 remove_diacritics 2")
