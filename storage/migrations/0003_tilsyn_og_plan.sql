-- The tilsyn in depth: deadlines, what became of the promises, lots, closed points; and the opfølgningsplan.
ALTER TABLE sag ADD COLUMN kunne_ikke_undersoeges INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sag ADD COLUMN godkendt TEXT NOT NULL DEFAULT ''; -- day on which the godkendelse was closed
ALTER TABLE sag ADD COLUMN frister TEXT NOT NULL DEFAULT '[]'; -- a JSON list of days: of open points that were not found kept
ALTER TABLE sag ADD COLUMN plan_prioriteter INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sag ADD COLUMN plan_aabne INTEGER NOT NULL DEFAULT 0;
ALTER TABLE sag ADD COLUMN plan_frister TEXT NOT NULL DEFAULT '[]';
ALTER TABLE sag ADD COLUMN plan_godkendt_af TEXT NOT NULL DEFAULT ''; -- by the management of the tilbud
ALTER TABLE sag ADD COLUMN plan_godkendt TEXT NOT NULL DEFAULT '';
ALTER TABLE sag ADD COLUMN plan_aendret_siden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE opfoelgningspunkt ADD COLUMN frist TEXT NOT NULL DEFAULT '';

CREATE TABLE punkt_status (
    sag    TEXT    NOT NULL REFERENCES sag (id),
    tilsyn INTEGER NOT NULL, -- that decided it
    punkt  TEXT    NOT NULL,
    status TEXT    NOT NULL, -- afsluttet, or aabent for one that was taken up again
    PRIMARY KEY (sag, tilsyn, punkt)
) STRICT;

CREATE TABLE lodtraekning (
    sag    TEXT    NOT NULL REFERENCES sag (id),
    tilsyn INTEGER NOT NULL,
    punkt  TEXT    NOT NULL,
    tjek   INTEGER NOT NULL,
    nr     INTEGER NOT NULL, -- the first lot, the second …
    nummer INTEGER NOT NULL, -- what was drawn
    af     INTEGER NOT NULL, -- out of how many
    PRIMARY KEY (sag, tilsyn, punkt, tjek, nr)
) STRICT;

-- Løfte mod praksis: how many checks of each indikator a tilsyn found kept.
CREATE TABLE praksis (
    sag                    TEXT    NOT NULL REFERENCES sag (id),
    tilsyn                 INTEGER NOT NULL,
    indikator              TEXT    NOT NULL,
    holdt                  INTEGER NOT NULL,
    delvist                INTEGER NOT NULL,
    ikke_holdt             INTEGER NOT NULL,
    ikke_undersoegt        INTEGER NOT NULL,
    kunne_ikke_undersoeges INTEGER NOT NULL,
    PRIMARY KEY (sag, tilsyn, indikator)
) STRICT;

CREATE TABLE plan_prioritet (
    sag               TEXT    NOT NULL REFERENCES sag (id),
    nr                INTEGER NOT NULL, -- names it; its place is prioritet
    prioritet         INTEGER NOT NULL,
    temaer            TEXT    NOT NULL, -- a JSON list of numbers
    kriterier         TEXT    NOT NULL, -- a JSON list
    baggrund          TEXT    NOT NULL, -- paabud, anbefaling, eget-initiativ
    paabud_frist      TEXT    NOT NULL,
    indikator         TEXT    NOT NULL, -- that it was started from
    punkt             TEXT    NOT NULL, -- the follow-up point
    tilsyn            INTEGER NOT NULL, -- and the tilsyn, 0 for none
    forhold           TEXT    NOT NULL,
    aarsag            TEXT    NOT NULL,
    maal              TEXT    NOT NULL,
    aktiviteter       TEXT    NOT NULL,
    ressourcer        TEXT    NOT NULL,
    start             TEXT    NOT NULL,
    slut              TEXT    NOT NULL,
    monitorering      TEXT    NOT NULL,
    ansvarlig         TEXT    NOT NULL,
    resultat          TEXT    NOT NULL,
    status            TEXT    NOT NULL, -- what the tilbud says
    status_dato       TEXT    NOT NULL,
    efterproevet      TEXT    NOT NULL, -- what the socialtilsyn has seen
    efterproevet_dato TEXT    NOT NULL,
    efterproevet_note TEXT    NOT NULL,
    PRIMARY KEY (sag, nr)
) STRICT;

CREATE TABLE plan_tidsramme (
    sag         TEXT    NOT NULL REFERENCES sag (id),
    prioritet   INTEGER NOT NULL, -- nr in plan_prioritet
    nr          INTEGER NOT NULL, -- the first time frame, the second …
    start       TEXT    NOT NULL,
    slut        TEXT    NOT NULL,
    begrundelse TEXT    NOT NULL,
    PRIMARY KEY (sag, prioritet, nr)
) STRICT;

CREATE TABLE plan_fremdrift (
    sag       TEXT    NOT NULL REFERENCES sag (id),
    prioritet INTEGER NOT NULL, -- nr in plan_prioritet
    nr        INTEGER NOT NULL,
    dato      TEXT    NOT NULL,
    tekst     TEXT    NOT NULL,
    PRIMARY KEY (sag, prioritet, nr)
) STRICT;
