DELETE FROM settled
