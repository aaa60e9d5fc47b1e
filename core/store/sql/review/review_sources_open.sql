SELECT after FROM review_change JOIN review_action ON review_action.id = review_change.action_id
WHERE subject = 'sources' ORDER BY number DESC LIMIT 1
