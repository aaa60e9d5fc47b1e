-- Each part of this upgrade stands by itself.

-- In prediction.classes -1 is an image without a prediction and, from here on, -2 a prediction that names no class of
-- the study. What was imported before has -1 for both.
