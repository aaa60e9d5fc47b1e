-- That word means to use no annotation.
SELECT name FROM annotation_source WHERE LOWER(TRIM(name)) = 'none' ORDER BY name
