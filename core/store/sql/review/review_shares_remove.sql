DELETE FROM review_share
