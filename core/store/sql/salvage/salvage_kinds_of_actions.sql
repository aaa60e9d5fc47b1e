SELECT DISTINCT kind FROM review_action
