UPDATE commit_stamp SET previous = stamp, stamp = randomblob(16) WHERE id = 1
RETURNING stamp, previous
