UPDATE session SET resumes = NULL WHERE resumes IS NOT NULL AND resumes NOT IN (SELECT id FROM session)
