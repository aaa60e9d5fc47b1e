SELECT document FROM annotation_remainder WHERE format = ?1
