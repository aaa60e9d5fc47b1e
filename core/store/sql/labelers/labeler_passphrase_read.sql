SELECT passphrase_hash FROM labeler WHERE id = ?1
