UPDATE labeler SET passphrase_hash = ?2 WHERE id = ?1
