-- An action undoes an earlier one.
SELECT review_action.id
FROM review_action JOIN review_action AS undone ON undone.id = review_action.undoes
WHERE undone.number >= review_action.number
ORDER BY review_action.id
