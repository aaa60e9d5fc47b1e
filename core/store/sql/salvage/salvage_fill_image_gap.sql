-- An image that is lost, of which nothing but its place is known: problematic, so that nothing is scored on it.
INSERT INTO image (id, test_set_id, position, name, file, photograph, assigned_wnid, problematic)
VALUES ('lost-' || ?1 || '-' || ?2, ?1, ?2, 'lost image ' || (?2 + 1) || ' of ' || ?1, '', 'lost-' || ?1 || '-' || ?2,
        COALESCE((SELECT wnid FROM synset WHERE class_index = 0), (SELECT MIN(wnid) FROM synset)), 1)
