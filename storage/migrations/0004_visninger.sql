-- Views for ordinary tools. Their names and columns stay as they are (docs/data.md); a value that is not there is NULL.
ALTER TABLE indikator ADD COLUMN tema INTEGER NOT NULL DEFAULT 0;
ALTER TABLE indikator ADD COLUMN tema_navn TEXT NOT NULL DEFAULT '';
ALTER TABLE indikator ADD COLUMN kriterium TEXT NOT NULL DEFAULT '';
ALTER TABLE indikator ADD COLUMN tekst TEXT NOT NULL DEFAULT ''; -- the official wording

CREATE VIEW v_sager AS
SELECT
    s.id AS sag,
    s.navn,
    s.udgave,
    CAST((SELECT group_concat(value, ', ') FROM json_each(s.tilbudstyper)) AS TEXT) AS tilbudstyper,
    s.privat_bestyrelse,
    CAST(nullif(s.maalgruppe, '') AS TEXT) AS maalgruppe,
    CAST(nullif(s.ansoeger, '') AS TEXT) AS ansoeger,
    CAST(nullif(s.specialister, '') AS TEXT) AS specialister,
    CAST(nullif(s.vejledning, '') AS TEXT) AS vejledning,
    s.fase,
    s.aabnet,
    s.aendret,
    CAST(nullif(s.godkendt, '') AS TEXT) AS godkendt,
    s.indikatorer,
    s.besvaret,
    s.kan_ikke_efterproeves,
    s.bedoemt,
    s.forventes_ikke,
    s.punkter,
    s.tjek,
    CAST(json_extract(s.frister, '$[0]') AS TEXT) AS naeste_frist,
    s.tilsyn,
    CAST(nullif(s.tilsyn_dato, '') AS TEXT) AS tilsyn_dato,
    s.bekraeftet,
    s.delvist,
    s.ikke_bekraeftet,
    s.ikke_undersoegt,
    s.kunne_ikke_undersoeges,
    s.scoret,
    s.ikke_bedoemt,
    s.plan_prioriteter,
    s.plan_aabne,
    CAST(json_extract(s.plan_frister, '$[0]') AS TEXT) AS plan_naeste_frist,
    CAST(nullif(s.plan_godkendt_af, '') AS TEXT) AS plan_godkendt_af,
    CAST(nullif(s.plan_godkendt, '') AS TEXT) AS plan_godkendt,
    s.plan_aendret_siden
FROM sag s;

CREATE VIEW v_tilbudstyper AS
SELECT s.id AS sag, CAST(t.value AS TEXT) AS tilbudstype
FROM sag s, json_each(s.tilbudstyper) t;

-- How each point stands after the latest tilsyn. A deadline still runs unless the point is closed, or the latest
-- tilsyn that looked at it since it was last decided found all of it kept.
CREATE VIEW v_punkter AS
WITH beslutning AS (
    SELECT sag, punkt, max(tilsyn) AS tilsyn, status FROM punkt_status GROUP BY sag, punkt
)
SELECT
    s.id AS sag,
    s.navn,
    p.indikator,
    i.tekst AS indikator_tekst,
    i.tema,
    i.tema_navn,
    i.kriterium,
    p.punkt,
    p.nr AS punkt_nr,
    p.saetning,
    p.tilsyn AS tilfoejet_ved,
    CAST(coalesce(t.tjek, 0) AS INTEGER) AS tjek,
    CAST(coalesce(t.nr, 1) AS INTEGER) AS tjek_nr,
    CAST(coalesce(t.tekst, p.saetning) AS TEXT) AS tjek_tekst,
    CAST((SELECT group_concat(value, ', ') FROM json_each(t.maader)) AS TEXT) AS maader,
    CAST(nullif(t.hvor, '') AS TEXT) AS hvor,
    CAST(nullif(p.frist, '') AS TEXT) AS frist,
    CAST(CASE
        WHEN p.frist = '' OR b.status = 'afsluttet' THEN 0
        ELSE coalesce((
            SELECT sum(f.resultat = 'bekraeftet') < max(1, (SELECT count(*) FROM tjek WHERE sag = p.sag AND punkt = p.punkt))
            FROM fund f
            WHERE f.sag = p.sag AND f.punkt = p.punkt AND f.tilsyn >= coalesce(b.tilsyn, 1)
                AND f.resultat IN ('bekraeftet', 'delvist', 'ikke-bekraeftet')
            GROUP BY f.tilsyn ORDER BY f.tilsyn DESC LIMIT 1), 1)
        END AS INTEGER) AS frist_loeber,
    CAST(coalesce(b.status, 'aabent') AS TEXT) AS status,
    CAST(b.tilsyn AS INTEGER) AS status_tilsyn,
    CAST(nullif(s.tilsyn, 0) AS INTEGER) AS tilsyn,
    CAST(nullif(s.tilsyn_dato, '') AS TEXT) AS tilsyn_dato,
    CAST(nullif(f.resultat, '') AS TEXT) AS fund,
    CAST(nullif(f.note, '') AS TEXT) AS note,
    CAST(nullif(f.kilde, '') AS TEXT) AS kilde,
    e.tilsyn AS tidligere_tilsyn,
    CAST(nullif(e.resultat, '') AS TEXT) AS tidligere_fund,
    CAST(nullif(e.note, '') AS TEXT) AS tidligere_note
FROM opfoelgningspunkt p
JOIN sag s ON s.id = p.sag
JOIN indikator i ON i.sag = p.sag AND i.indikator = p.indikator AND i.gaelder = 1
LEFT JOIN tjek t ON t.sag = p.sag AND t.punkt = p.punkt
LEFT JOIN beslutning b ON b.sag = p.sag AND b.punkt = p.punkt
LEFT JOIN fund f ON f.sag = p.sag AND f.tilsyn = s.tilsyn AND f.punkt = p.punkt AND f.tjek = coalesce(t.tjek, 0)
-- The latest tilsyn before that says something of the check, or else the latest that set it aside without a word.
LEFT JOIN fund e ON e.sag = p.sag AND e.punkt = p.punkt AND e.tjek = coalesce(t.tjek, 0) AND e.tilsyn = (
    SELECT g.tilsyn
    FROM tilsyn v CROSS JOIN fund g ON g.sag = v.sag AND g.tilsyn = v.tilsyn AND g.punkt = p.punkt AND g.tjek = coalesce(t.tjek, 0)
    WHERE v.sag = p.sag AND v.tilsyn < s.tilsyn AND (g.note <> '' OR g.resultat <> '')
    ORDER BY g.note <> '' OR g.resultat NOT IN ('', 'ikke-undersoegt') DESC, g.tilsyn DESC LIMIT 1);

CREATE VIEW v_scorer AS
SELECT
    s.id AS sag,
    s.navn,
    t.tilsyn,
    t.dato AS tilsyn_dato,
    t.anmeldt,
    t.afsluttet,
    i.indikator,
    i.tekst AS indikator_tekst,
    i.tema,
    i.tema_navn,
    i.kriterium,
    r.score,
    CAST(coalesce(r.ikke_bedoemt, 0) AS INTEGER) AS ikke_bedoemt,
    CAST(nullif(r.bedoemmelse, '') AS TEXT) AS bedoemmelse,
    CAST(coalesce(l.holdt, 0) AS INTEGER) AS holdt,
    CAST(coalesce(l.delvist, 0) AS INTEGER) AS delvist,
    CAST(coalesce(l.ikke_holdt, 0) AS INTEGER) AS ikke_holdt,
    CAST(coalesce(l.ikke_undersoegt, 0) AS INTEGER) AS ikke_undersoegt,
    CAST(coalesce(l.kunne_ikke_undersoeges, 0) AS INTEGER) AS kunne_ikke_undersoeges
FROM tilsyn t
JOIN sag s ON s.id = t.sag
JOIN indikator i ON i.sag = t.sag AND i.gaelder = 1
LEFT JOIN score r ON r.sag = t.sag AND r.tilsyn = t.tilsyn AND r.indikator = i.indikator
LEFT JOIN praksis l ON l.sag = t.sag AND l.tilsyn = t.tilsyn AND l.indikator = i.indikator;

CREATE VIEW v_plan AS
SELECT
    s.id AS sag,
    s.navn,
    p.prioritet,
    p.nr,
    CAST((SELECT group_concat(value, ', ') FROM json_each(p.temaer)) AS TEXT) AS temaer,
    CAST((SELECT group_concat(value, ', ') FROM json_each(p.kriterier)) AS TEXT) AS kriterier,
    CAST(nullif(p.baggrund, '') AS TEXT) AS baggrund,
    CAST(nullif(p.indikator, '') AS TEXT) AS indikator,
    CAST(nullif(p.punkt, '') AS TEXT) AS punkt,
    CAST(nullif(p.tilsyn, 0) AS INTEGER) AS tilsyn,
    CAST(nullif(p.forhold, '') AS TEXT) AS forhold,
    CAST(nullif(p.aarsag, '') AS TEXT) AS aarsag,
    CAST(nullif(p.maal, '') AS TEXT) AS maal,
    CAST(nullif(p.aktiviteter, '') AS TEXT) AS aktiviteter,
    CAST(nullif(p.ressourcer, '') AS TEXT) AS ressourcer,
    CAST(nullif(p.monitorering, '') AS TEXT) AS monitorering,
    CAST(nullif(p.ansvarlig, '') AS TEXT) AS ansvarlig,
    CAST(nullif(p.start, '') AS TEXT) AS start,
    CAST(nullif(p.slut, '') AS TEXT) AS slut,
    CAST(CASE WHEN p.baggrund = 'paabud' THEN nullif(p.paabud_frist, '') END AS TEXT) AS paabud_frist,
    CAST(CASE WHEN p.baggrund = 'paabud' AND p.paabud_frist <> '' AND (p.slut = '' OR p.paabud_frist < p.slut)
        THEN p.paabud_frist ELSE nullif(p.slut, '') END AS TEXT) AS frist,
    CAST(p.efterproevet <> 'bekraeftet' AS INTEGER) AS aaben,
    CAST(nullif(p.resultat, '') AS TEXT) AS resultat,
    CAST(nullif(p.status, '') AS TEXT) AS tilbuddets_status,
    CAST(nullif(p.status_dato, '') AS TEXT) AS tilbuddets_status_dato,
    CAST(nullif(p.efterproevet, '') AS TEXT) AS efterproevet,
    CAST(nullif(p.efterproevet_dato, '') AS TEXT) AS efterproevet_dato,
    CAST(nullif(p.efterproevet_note, '') AS TEXT) AS efterproevet_note
FROM plan_prioritet p
JOIN sag s ON s.id = p.sag;
