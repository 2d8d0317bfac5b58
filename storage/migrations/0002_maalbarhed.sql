-- How far the answers can be checked, as the lens reads them, and which guidance the interviewer used.
ALTER TABLE sag ADD COLUMN kan_ikke_efterproeves INTEGER NOT NULL DEFAULT 0; -- answers that promise nothing that can be checked
ALTER TABLE sag ADD COLUMN vejledning TEXT NOT NULL DEFAULT ''; -- name, version and fingerprint
ALTER TABLE indikator ADD COLUMN niveau TEXT NOT NULL DEFAULT ''; -- vagt, efterproevbart or maalbart; empty without an answer
