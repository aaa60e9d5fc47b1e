SELECT image_id, labeler_id FROM problem_report
