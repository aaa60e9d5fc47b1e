-- What makes a class one of its own parents.
DELETE FROM hypernym WHERE rowid IN (
    WITH RECURSIVE above (wnid, ancestor) AS (
        SELECT wnid, parent_wnid FROM hypernym
        UNION SELECT above.wnid, hypernym.parent_wnid FROM above JOIN hypernym ON hypernym.wnid = above.ancestor)
    SELECT hypernym.rowid FROM hypernym
    WHERE hypernym.parent_wnid = hypernym.wnid
       OR EXISTS (SELECT 1 FROM above WHERE above.wnid = hypernym.parent_wnid AND above.ancestor = hypernym.wnid))
