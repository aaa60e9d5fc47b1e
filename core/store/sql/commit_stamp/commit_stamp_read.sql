SELECT stamp, previous FROM commit_stamp WHERE id = 1
