SELECT image.photograph FROM task_image JOIN image ON image.id = task_image.image_id WHERE task_image.task_id = ?1
