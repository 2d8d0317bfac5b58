package storage_test

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/storage"
)

func keptCopy(path string, version int) string {
	return strings.TrimSuffix(path, ".db") + "-kopi-af-version-" + strconv.Itoa(version) + ".db"
}

// TestAnOldDatabaseIsCopiedBeforeItIsMigrated: the copy is the old database, made
// once, and the program can take it into use again.
func TestAnOldDatabaseIsCopiedBeforeItIsMigrated(t *testing.T) {
	for version := 1; version < storage.NewestVersion(); version++ {
		t.Run(strconv.Itoa(version), func(t *testing.T) {
			writer := storetest.NewWriter(model(t), "lunden-k7q2")
			path := newPath(t)
			draft := interview.Draft{Sag: "lunden-k7q2", Field: "svar/3.a", Text: "Hver"}
			want, sealed := old(t, path, version, draft, append(writer.Fill(t), writer.Record(t, inDepth()...)...))
			must(t, open(t, path).SaveDraft(t.Context(), interview.Draft{Sag: "lunden-k7q2", Field: "svar/3.b", Text: "senere"}))
			if files := names(t, filepath.Dir(path)); files[0] != filepath.Base(keptCopy(path, version)) || !strings.HasPrefix(files[1], "spindel.db") {
				t.Fatalf("the folder holds %q", files)
			}
			before := read(t, keptCopy(path, version))
			open(t, path)
			if read(t, keptCopy(path, version)) != before {
				t.Error("a database of today was copied")
			}
			copied := rawOpen(t, keptCopy(path, version))
			for question, want := range map[string]string{
				"SELECT user_version FROM pragma_user_version":                              strconv.Itoa(version),
				"SELECT application_id FROM pragma_application_id":                          strconv.Itoa(storage.ApplicationID),
				"SELECT group_concat(felt || tekst) FROM kladde":                            "svar/3.aHver",
				"SELECT count(*) FROM sqlite_schema WHERE name LIKE 'v\\_%' ESCAPE '\\'":    strconv.Itoa(5 * max(0, version-3)),
				"SELECT count(*) FROM pragma_table_info('indikator') WHERE name = 'tema'":   strconv.Itoa(max(0, version-3)),
				"SELECT count(*) FROM sqlite_schema WHERE name = 'plan_prioritet'":          strconv.Itoa(min(1, max(0, version-2))),
				"SELECT count(*) FROM pragma_table_info('indikator') WHERE name = 'niveau'": strconv.Itoa(min(1, version-1)),
				wholeJournal: sealed,
			} {
				if got := query(t, copied, question); got != want {
					t.Errorf("%s\n got %s\nwant %s", question, got, want)
				}
			}
			must(t, copied.Close())
			if got := dump(t, open(t, keptCopy(path, version))); got != want {
				t.Errorf("the copy, opened:\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestTheLatestCopyOfAVersionIsKept migrates two databases of one name after each other.
func TestTheLatestCopyOfAVersionIsKept(t *testing.T) {
	path := newPath(t)
	for _, id := range []interview.SagID{"lunden-k7q2", "skoven-m3x8"} {
		old(t, path, 2, interview.Draft{}, storetest.NewWriter(model(t), id).Register(t))
		db, err := storage.Open(t.Context(), path, library(t))
		must(t, err)
		must(t, db.Close())
		copied := rawOpen(t, keptCopy(path, 2))
		if got := query(t, copied, "SELECT group_concat(id) FROM sag"); got != string(id) {
			t.Errorf("the copy holds %s, want %s", got, id)
		}
		must(t, copied.Close())
		must(t, os.Remove(path))
	}
}

// TestWithoutACopyNothingIsMigrated: what takes the place of the copy stays, and so does the database.
func TestWithoutACopyNothingIsMigrated(t *testing.T) {
	for name, c := range map[string]struct {
		take    func(t *testing.T, path string)
		free    func(t *testing.T, path string)
		problem string
	}{
		"a folder of its name": {
			func(t *testing.T, path string) { must(t, os.Mkdir(keptCopy(path, 3), 0o700)) },
			func(t *testing.T, path string) { must(t, os.Remove(keptCopy(path, 3))) },
			"ikke kopieres forinden: sikkerhedskopien kan ikke skrives"},
		"an earlier copy in use": {
			func(t *testing.T, path string) { write(t, keptCopy(path, 3)+"-wal", "noget") },
			func(t *testing.T, path string) { must(t, os.Remove(keptCopy(path, 3)+"-wal")) },
			"er i brug"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "50%d", "spindel.db")
			must(t, os.Mkdir(filepath.Dir(path), 0o700))
			want, sealed := old(t, path, 3, interview.Draft{}, storetest.NewWriter(model(t), "lunden-k7q2").Fill(t))
			c.take(t, path)
			files := names(t, filepath.Dir(path))
			_, err := storage.Open(t.Context(), path, library(t))
			wantUnusable(t, err, c.problem)
			if after := names(t, filepath.Dir(path)); strings.Join(after, "|") != strings.Join(files, "|") {
				t.Errorf("the folder holds %q, it held %q", after, files)
			}
			before := rawOpen(t, path)
			if version := query(t, before, "SELECT user_version FROM pragma_user_version"); version != "3" || query(t, before, wholeJournal) != sealed {
				t.Errorf("the database was touched: it is of version %s", version)
			}
			must(t, before.Close())
			c.free(t, path)
			if got := dump(t, open(t, path)); got != want {
				t.Errorf("migrated later\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// TestADamagedSagIsKeptAsItIs: what cannot be read now may be mended from the copy later.
func TestADamagedSagIsKeptAsItIs(t *testing.T) {
	path := newPath(t)
	old(t, path, 3, interview.Draft{}, storetest.NewWriter(model(t), "lunden-k7q2").Fill(t))
	raw(t, path, "UPDATE journal SET payload = payload || ' ' WHERE seq = 2")
	open(t, path)
	copied := rawOpen(t, keptCopy(path, 3))
	if got := query(t, copied, "SELECT payload LIKE '% ' FROM journal WHERE seq = 2"); got != "1" {
		t.Error("the copy does not hold the damaged entry")
	}
}
