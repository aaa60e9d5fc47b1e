SELECT COALESCE(labeler.name, reviewer.name), review_action.made_at, review_change.after
FROM review_change
JOIN review_action ON review_action.id = review_change.action_id
JOIN reviewer ON reviewer.id = review_action.reviewer_id
LEFT JOIN labeler ON labeler.id = reviewer.labeler_id
WHERE review_change.subject = 'sources'
ORDER BY review_action.number DESC LIMIT 1
