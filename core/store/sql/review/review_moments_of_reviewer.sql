SELECT action.made_at, change.image_id
FROM review_action AS action JOIN review_change AS change ON change.action_id = action.id
WHERE action.reviewer_id = ?1 AND change.position = 0 AND change.image_id IS NOT NULL
ORDER BY action.number
