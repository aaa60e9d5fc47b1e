DELETE FROM verdict_column
