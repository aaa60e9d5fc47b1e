SELECT action.id, action.reviewer_id, action.kind, action.undoes, action.made_at,
       change.subject, change.image_id, change.wnid, change.before, change.after
FROM review_action AS action JOIN review_change AS change ON change.action_id = action.id
ORDER BY action.number, change.position
