-- Which number stands for which class is not known any more.
DELETE FROM prediction
