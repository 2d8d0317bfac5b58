package storage_test

import (
	"os"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
)

// TestOpenPlaysALogOverAHalfWrittenHeader: when the power goes while a log is being
// moved into the file, the header may be torn. All is still in the log.
func TestOpenPlaysALogOverAHalfWrittenHeader(t *testing.T) {
	for mode, statements := range map[string][]string{
		"-wal": {"PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA user_version = 0", "PRAGMA user_version = 3"},
		"-journal": {"PRAGMA journal_mode = DELETE", "PRAGMA cache_size = 1", "BEGIN IMMEDIATE", "CREATE TABLE t (a)",
			"INSERT INTO t SELECT randomblob(4000) FROM journal"},
	} {
		t.Run(mode, func(t *testing.T) {
			alive := newPath(t)
			old(t, alive, 3, interview.Draft{}, storetest.NewWriter(model(t), "lunden-k7q2").Fill(t))
			db := rawOpen(t, alive)
			run(t, db, "PRAGMA journal_mode = WAL")
			for _, statement := range statements {
				run(t, db, statement)
			}
			for name, torn := range map[string]func([]byte) []byte{
				"zeros":   func(content []byte) []byte { clear(content[:512]); return content },
				"rubbish": func(content []byte) []byte { copy(content, "qwertyuiopasdfghjkl"); return content },
			} {
				path := newPath(t)
				write(t, path+mode, read(t, alive+mode))
				must(t, os.WriteFile(path, torn([]byte(read(t, alive))), 0o600))
				if list, err := open(t, path).List(t.Context()); err != nil || len(list) != 1 {
					t.Errorf("%s: List: %v, %v; want one sag", name, list, err)
				}
			}
		})
	}
}
