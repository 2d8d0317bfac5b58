-- A hash over all rows that the projections have of a sag, so that a row that was
-- damaged on the disk is found without folding the journal.
CREATE TABLE aftryk (
    sag    TEXT PRIMARY KEY NOT NULL,
    aftryk TEXT NOT NULL -- SHA-256 of each row in hex, laid over each other
) STRICT;

-- The same of a draft, empty in one that an older program has written.
ALTER TABLE kladde ADD COLUMN aftryk TEXT NOT NULL DEFAULT '';
