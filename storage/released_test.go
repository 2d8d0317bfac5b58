package storage_test

import (
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"testing"
	"time"

	"spindel/interview"
	"spindel/storage"
)

var update = flag.Bool("update", false, "keep a database of the newest version as test data, where there is none yet")

// released is a database that the program itself made when a version was its newest:
// the made-up sager of that time and a draft. It is never made anew, since it stands
// for the files that people have.
func released(t testing.TB, version int) []byte {
	t.Helper()
	file, err := os.Open(releasedName(version))
	must(t, err)
	defer file.Close()
	unpacked, err := gzip.NewReader(file)
	must(t, err)
	content, err := io.ReadAll(unpacked)
	must(t, err)
	return content
}

func releasedName(version int) string { return fmt.Sprintf("testdata/version-%d.db.gz", version) }

func TestADatabaseOfEveryVersionIsReadToday(t *testing.T) {
	if _, err := os.Stat(releasedName(storage.NewestVersion())); err != nil && *update {
		keepNewest(t)
	}
	for version := 1; version <= storage.NewestVersion(); version++ {
		t.Run(fmt.Sprint(version), func(t *testing.T) {
			content := released(t, version)
			path := newPath(t)
			must(t, os.WriteFile(path, content, 0o600))
			db, err := storage.Open(t.Context(), path, library(t))
			must(t, err)
			if v := check(t, db); !v.Sound() || v.Sager == 0 || v.Entries < 300*v.Sager/2 || v.Drafts != 1 {
				t.Errorf("%+v", v)
			}
			migrated := dump(t, db)
			must(t, db.Rebuild(t.Context()))
			if anew := dump(t, db); anew != migrated {
				t.Error("the projections are others than those that are made anew")
			}
			must(t, db.Close())

			rescued := newPath(t)
			must(t, os.WriteFile(rescued, content, 0o600))
			if r := rescue(t, rescued); r.Rest != "" || r.Drafts != 1 {
				t.Errorf("rescued: %+v", r)
			}
			if got := dump(t, open(t, rescued)); got != migrated {
				t.Error("a rescue reads something else than a migration")
			}
		})
	}
}

func keepNewest(t *testing.T) {
	path, journals := demoDatabase(t)
	db, err := storage.Open(t.Context(), path, library(t))
	must(t, err)
	must(t, db.SaveDraft(t.Context(), interview.Draft{Sag: journals[0][0].Sag, Field: "svar/1.a", Text: "Hver", At: time.Now()}))
	must(t, db.Close())
	var packed bytes.Buffer
	to, err := gzip.NewWriterLevel(&packed, gzip.BestCompression)
	must(t, err)
	_, err = io.WriteString(to, read(t, path))
	must(t, err)
	must(t, to.Close())
	must(t, os.WriteFile(releasedName(storage.NewestVersion()), packed.Bytes(), 0o644))
}
