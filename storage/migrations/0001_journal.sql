-- The truth: every change of every sag, in order, each hash chained to the one before.
CREATE TABLE journal (
    sag     TEXT    NOT NULL,
    seq     INTEGER NOT NULL CHECK (seq > 0),
    at      TEXT    NOT NULL, -- UTC with milliseconds; for people, never for ordering
    "by"    TEXT    NOT NULL,
    kind    TEXT    NOT NULL,
    payload TEXT    NOT NULL, -- JSON, exactly as it was sealed
    hash    TEXT    NOT NULL,
    PRIMARY KEY (sag, seq)
) STRICT;

-- What is being typed and has not reached the journal.
CREATE TABLE kladde (
    sag    TEXT NOT NULL,
    felt   TEXT NOT NULL,
    tekst  TEXT NOT NULL,
    rettet TEXT NOT NULL, -- UTC with milliseconds
    PRIMARY KEY (sag, felt)
) STRICT;

-- From here on projections: each row is computed from the journal.
CREATE TABLE sag (
    id                TEXT    PRIMARY KEY NOT NULL,
    navn              TEXT    NOT NULL,
    udgave            TEXT    NOT NULL,
    tilbudstyper      TEXT    NOT NULL, -- a JSON list of keys
    privat_bestyrelse INTEGER NOT NULL,
    maalgruppe        TEXT    NOT NULL,
    ansoeger          TEXT    NOT NULL,
    specialister      TEXT    NOT NULL,
    fase              TEXT    NOT NULL,
    aabnet            TEXT    NOT NULL,
    aendret           TEXT    NOT NULL,
    seq               INTEGER NOT NULL, -- number of the last entry in the journal
    hash              TEXT    NOT NULL, -- and its hash
    indikatorer       INTEGER NOT NULL, -- that apply
    besvaret          INTEGER NOT NULL,
    bedoemt           INTEGER NOT NULL,
    forventes_ikke    INTEGER NOT NULL,
    punkter           INTEGER NOT NULL,
    tjek              INTEGER NOT NULL,
    tilsyn            INTEGER NOT NULL, -- number of the latest tilsyn, 0 for none
    tilsyn_dato       TEXT    NOT NULL,
    bekraeftet        INTEGER NOT NULL,
    delvist           INTEGER NOT NULL,
    ikke_bekraeftet   INTEGER NOT NULL,
    ikke_undersoegt   INTEGER NOT NULL,
    scoret            INTEGER NOT NULL,
    ikke_bedoemt      INTEGER NOT NULL
) STRICT;

CREATE INDEX sag_aendret ON sag (aendret DESC, id);

CREATE TABLE indikator (
    sag         TEXT    NOT NULL REFERENCES sag (id),
    indikator   TEXT    NOT NULL,
    nr          INTEGER NOT NULL, -- its place in the edition
    gaelder     INTEGER NOT NULL,
    grund       TEXT    NOT NULL, -- why it does not apply
    svar        TEXT    NOT NULL,
    oplyst_af   TEXT    NOT NULL,
    oplyst_den  TEXT    NOT NULL,
    forventning TEXT    NOT NULL,
    begrundelse TEXT    NOT NULL,
    PRIMARY KEY (sag, indikator)
) STRICT;

CREATE TABLE opfoelgningspunkt (
    sag       TEXT    NOT NULL REFERENCES sag (id),
    punkt     TEXT    NOT NULL,
    nr        INTEGER NOT NULL, -- in the order in which they came
    indikator TEXT    NOT NULL,
    saetning  TEXT    NOT NULL,
    herunder  TEXT    NOT NULL,
    tilsyn    INTEGER NOT NULL, -- in which it was added, 0 for the godkendelse
    PRIMARY KEY (sag, punkt)
) STRICT;

CREATE TABLE tjek (
    sag    TEXT    NOT NULL REFERENCES sag (id),
    punkt  TEXT    NOT NULL,
    tjek   INTEGER NOT NULL,
    nr     INTEGER NOT NULL, -- its place in the point
    tekst  TEXT    NOT NULL,
    maader TEXT    NOT NULL, -- a JSON list of dokument, interview, observation
    hvor   TEXT    NOT NULL,
    PRIMARY KEY (sag, punkt, tjek)
) STRICT;

CREATE TABLE tilsyn (
    sag       TEXT    NOT NULL REFERENCES sag (id),
    tilsyn    INTEGER NOT NULL,
    dato      TEXT    NOT NULL,
    anmeldt   INTEGER NOT NULL,
    afsluttet INTEGER NOT NULL,
    PRIMARY KEY (sag, tilsyn)
) STRICT;

CREATE TABLE fund (
    sag      TEXT    NOT NULL REFERENCES sag (id),
    tilsyn   INTEGER NOT NULL,
    punkt    TEXT    NOT NULL,
    tjek     INTEGER NOT NULL,
    resultat TEXT    NOT NULL,
    note     TEXT    NOT NULL,
    kilde    TEXT    NOT NULL,
    PRIMARY KEY (sag, tilsyn, punkt, tjek)
) STRICT;

CREATE TABLE score (
    sag          TEXT    NOT NULL REFERENCES sag (id),
    tilsyn       INTEGER NOT NULL,
    indikator    TEXT    NOT NULL,
    score        INTEGER, -- NULL where there is none, never 0
    ikke_bedoemt INTEGER NOT NULL,
    bedoemmelse  TEXT    NOT NULL,
    PRIMARY KEY (sag, tilsyn, indikator)
) STRICT;

CREATE TABLE tema_vurdering (
    sag       TEXT    NOT NULL REFERENCES sag (id),
    tilsyn    INTEGER NOT NULL, -- 0 for the godkendelse
    tema      INTEGER NOT NULL,
    vurdering TEXT    NOT NULL,
    PRIMARY KEY (sag, tilsyn, tema)
) STRICT;
