package storage

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"spindel/interview"
	"spindel/kvalitetsmodel"
	"spindel/storage/privat"
)

// Rescued tells what was saved of a damaged database.
type Rescued struct {
	Aside   string // the damaged file, as it was
	Rest    string // a file with the texts that could not be used, or empty
	Sager   []RescuedSag
	Entries int // in all journals, with the records of the rescue
	Drafts  int
}

// RescuedSag is one sag of them.
type RescuedSag struct {
	Sag            interview.SagID
	Lost, Unproven []int // see interview.Salvaged
}

// Rescue makes a new database of what is whole in a damaged one, and puts it in its
// place. The damaged files lie beside it then, byte for byte. It works on a file that
// Open refuses. It fails with an *UnusableError while another program has the
// database open, and whatever fails, the damaged file stays where it is.
func Rescue(ctx context.Context, path string, library *kvalitetsmodel.Library, at time.Time, by string) (Rescued, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Rescued{}, fmt.Errorf("find the damaged database: %w", err)
	}
	if err := mayRescue(ctx, path); err != nil {
		return Rescued{}, err
	}
	found, err := readWreck(path)
	if err != nil {
		return Rescued{}, err
	}
	cargo := found.cargo()
	if len(cargo.entries) == 0 {
		return Rescued{}, unusable(path, nil, "Der er ingen sager at redde i %s", "Tag den seneste sikkerhedskopi i brug.")
	}
	rescued := Rescued{Aside: asidePath(path, at)}
	for _, ending := range []string{"", "-wal"} {
		if err := copyFile(path+ending, rescued.Aside+ending); err != nil {
			return Rescued{}, unusable(path, err, "Databasen %s kan ikke lægges til side", "Se efter, at der er plads på disken, og at du må skrive i mappen.")
		}
	}
	temporary, err := emptyFile(path)
	if err != nil {
		return Rescued{}, err
	}
	rest, err := rescued.fill(ctx, temporary, library, cargo, at, by)
	if err == nil && len(rest) > 0 {
		rescued.Rest = strings.TrimSuffix(rescued.Aside, filepath.Ext(path)) + "-rester.jsonl"
		err = writeRest(rescued.Rest, rest)
	}
	if err == nil {
		err = replace(temporary, path)
	}
	if err != nil {
		return Rescued{}, errors.Join(err, removeLeftover(temporary))
	}
	return rescued, nil
}

// mayRescue refuses a database that only a newer program can read, and one that
// somebody has open.
func mayRescue(ctx context.Context, path string) error {
	header, err := readHeader(path)
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return unusable(path, err, "Databasen %s kan ikke læses", "Vælg en anden fil med --database.")
	}
	// A version far off is itself the damage, and so is one that the tables do not have.
	const plausible = 50
	version := header.version()
	if header.application() == applicationID && version > newestVersion() && version < newestVersion()+plausible && hasAnotherSchema(ctx, path) {
		return recognise(path, applicationID, version, false)
	}
	own, err := connect(path, "?mode=rw&_pragma=busy_timeout(500)&_pragma=locking_mode(EXCLUSIVE)")
	if err != nil {
		return err
	}
	defer own.Close()
	_, err = own.ExecContext(ctx, "BEGIN EXCLUSIVE")
	if isBusy(err) {
		return unusable(path, err, "Databasen %s er åben i et andet vindue", "Luk alle vinduer med spindel, og prøv igen.")
	}
	return nil // whatever else SQLite says is what the rescue is for
}

// asidePath is where the damaged files go.
func asidePath(path string, at time.Time) string {
	ending := filepath.Ext(path)
	return fmt.Sprintf("%s-beskadiget-%s%s", strings.TrimSuffix(path, ending), at.Format("2006-01-02-150405"), ending)
}

// copyFile copies a file for its owner alone, down to the disk. That there is none is no error.
func copyFile(from, to string) error {
	source, err := os.Open(from)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer source.Close()
	target, err := privat.Create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(target, source)
	return errors.Join(err, target.Sync(), target.Close())
}

// cargo is what a wreck has on board, as far as it can be told without a hash.
type cargo struct {
	entries  map[interview.SagID][]interview.Entry
	drafts   []interview.Draft
	standins map[interview.SagID]interview.TilbudRegistered // from the projection
}

// cargo looks at every row of the wreck. What is a row of the journal, of a sag or
// of a draft shows in how many columns it has and of which kinds.
func (w *wreck) cargo() cargo {
	c := cargo{map[interview.SagID][]interview.Entry{}, nil, map[interview.SagID]interview.TilbudRegistered{}}
	w.rows(func(values []any) {
		if entry, ok := entryOf(values); ok {
			c.entries[entry.Sag] = append(c.entries[entry.Sag], entry)
		} else if draft, ok := draftOf(values); ok {
			c.drafts = append(c.drafts, draft)
		} else if id, registration, ok := registrationOf(values); ok {
			c.standins[id] = registration
		}
	})
	return c
}

// columns reads the columns of a row as text where all of them are.
func columns(values []any) ([]string, bool) {
	texts := make([]string, len(values))
	for i, value := range values {
		text, ok := value.(string)
		if !ok {
			return nil, false
		}
		texts[i] = text
	}
	return texts, true
}

func entryOf(values []any) (entry interview.Entry, ok bool) {
	if len(values) != 7 {
		return entry, false
	}
	seq, isNumber := values[1].(int64)
	texts, areTexts := columns(slices.Concat(values[:1], values[2:]))
	if !isNumber || !areTexts {
		return entry, false
	}
	at, err := time.Parse(timestamp, texts[1])
	return interview.Entry{Sag: interview.SagID(texts[0]), Seq: int(seq), At: at, By: texts[2], Kind: texts[3],
		Payload: []byte(texts[4]), Hash: texts[5]}, err == nil
}

// draftOf reads a draft, which has no fingerprint where an older program wrote it.
func draftOf(values []any) (draft interview.Draft, ok bool) {
	texts, areTexts := columns(values)
	if !areTexts || len(texts) != 4 && len(texts) != 5 {
		return draft, false
	}
	at, err := time.Parse(timestamp, texts[3])
	spoilt := len(texts) == 5 && texts[4] != "" && texts[4] != draftFingerprint(texts[0], texts[1], texts[2], texts[3])
	draft = interview.Draft{Sag: interview.SagID(texts[0]), Field: interview.Field(texts[1]), Text: texts[2], At: at}
	return draft, err == nil && !spoilt
}

// registrationOf reads what a row of the sag table, of any version, says of the tilbud.
func registrationOf(values []any) (id interview.SagID, registration interview.TilbudRegistered, ok bool) {
	const first = 27 // columns in the first version
	if len(values) < first {
		return "", registration, false
	}
	texts, areTexts := columns(slices.Concat(values[:4], values[5:8]))
	private, isNumber := values[4].(int64)
	var types []kvalitetsmodel.TilbudstypeKey
	if !areTexts || !isNumber || json.Unmarshal([]byte(texts[3]), &types) != nil {
		return "", registration, false
	}
	return interview.SagID(texts[0]), interview.TilbudRegistered{Edition: texts[2], Tilbud: interview.Tilbud{
		Navn: texts[1], Tilbudstyper: types, PrivatBestyrelse: private == 1,
		Maalgruppe: texts[4], Ansoeger: texts[5], Specialister: texts[6]}}, true
}

// fill makes a database at path of the cargo, and answers with what could not be used.
func (r *Rescued) fill(ctx context.Context, path string, library *kvalitetsmodel.Library, c cargo, at time.Time, by string) (rest []interview.Entry, err error) {
	newest, err := library.Newest()
	if err != nil {
		return nil, err
	}
	db, err := Open(ctx, path, library)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	ids := make([]interview.SagID, 0, len(c.entries))
	for id := range c.entries {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		standin, known := c.standins[id]
		if _, err := library.Edition(standin.Edition); !known || err != nil {
			standin = interview.TilbudRegistered{Edition: newest.Edition, Tilbud: interview.Tilbud{
				Navn: string(id), Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{newest.Tilbudstyper[0].Key}}}
		}
		saved := interview.Salvage(id, c.entries[id], standin, at, by)
		if saved.Newer {
			return nil, fmt.Errorf("salvage sag %s: %w", id, interview.ErrNewer)
		}
		rest = append(rest, saved.Rest...)
		if len(saved.Journal) == 0 {
			continue
		}
		if err := db.Receive(ctx, saved.Journal); err != nil {
			return nil, err
		}
		r.Entries += len(saved.Journal)
		r.Sager = append(r.Sager, RescuedSag{id, saved.Lost, saved.Unproven})
	}
	for _, draft := range c.drafts {
		if err := db.SaveDraft(ctx, draft); err != nil {
			return nil, err
		}
		r.Drafts++
	}
	v, err := db.Check(ctx)
	if err == nil && !v.Sound() {
		err = interview.ErrBroken
	}
	return rest, err
}

// writeRest writes down what was found and could not be used, so that a person can
// look at the texts. Nothing speaks for what they say.
func writeRest(path string, rest []interview.Entry) error {
	var text bytes.Buffer
	for _, entry := range rest {
		line, err := json.Marshal(struct {
			Sag     interview.SagID `json:"sag"`
			Seq     int             `json:"indfoersel"`
			At      time.Time       `json:"tid"`
			By      string          `json:"af"`
			Kind    string          `json:"slags"`
			Payload string          `json:"indhold"`
		}{entry.Sag, entry.Seq, entry.At, entry.By, entry.Kind, string(entry.Payload)})
		if err != nil {
			return fmt.Errorf("write down the rest: %w", err)
		}
		text.Write(append(line, '\n'))
	}
	file, err := privat.Create(path)
	if err != nil {
		return fmt.Errorf("write down the rest: %w", err)
	}
	_, err = file.Write(text.Bytes())
	return errors.Join(err, file.Sync(), file.Close())
}

// replace puts the new database in the place of the damaged one. The log of the
// damaged one goes first, since SQLite would play it into the new one.
func replace(finished, path string) error {
	if err := syncFile(finished); err != nil {
		return err
	}
	for _, log := range logs(path) {
		if err := disk.Remove(log); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return placed(path, disk.Rename(finished, path))
}
