package storage_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const dataPage = "../docs/data.md"

// copied is a copy of the made-up sager, opened as a tool does.
func copied(t testing.TB) *sql.DB {
	t.Helper()
	path, _ := demoDatabase(t)
	target := filepath.Join(t.TempDir(), "analyse.db")
	if _, err := open(t, path).Copy(t.Context(), target, false); err != nil {
		t.Fatal(err)
	}
	return rawOpen(t, "file:"+target+"?mode=ro")
}

// TestTheQueriesOfThePageGiveWhatItShows runs every SQL block of docs/data.md on the
// day that its tables are of.
func TestTheQueriesOfThePageGiveWhatItShows(t *testing.T) {
	blocks := regexp.MustCompile("(?s)```sql\n(.*?)```\n\n((?:\\|[^\n]*\n)+)").FindAllStringSubmatch(read(t, dataPage), -1)
	if all := strings.Count(read(t, dataPage), "```sql"); all != len(blocks) || all < 3 {
		t.Fatalf("%d SQL blocks, %d of them with a table", all, len(blocks))
	}
	db := copied(t)
	for _, block := range blocks {
		question := strings.ReplaceAll(block[1], "date('now', 'localtime')", "'2026-11-25'")
		var want [][]string
		for i, line := range strings.Split(strings.TrimSpace(block[2]), "\n") {
			cells := strings.Split(strings.Trim(line, "|"), "|")
			for i := range cells {
				cells[i] = strings.TrimSpace(cells[i])
			}
			if i != 1 { // the rule below the head
				want = append(want, cells)
			}
		}
		if got := table(t, db, question); fmt.Sprint(got) != fmt.Sprint(want) || len(want) < 2 {
			t.Errorf("%s\n got %q\nwant %q", question, got, want)
		}
	}
}

// table is the answer to a query as a person reads it, its head first.
func table(t testing.TB, db *sql.DB, question string) [][]string {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), question)
	if err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	defer rows.Close()
	columns, err := rows.Columns()
	if err != nil {
		t.Fatal(err)
	}
	all := [][]string{columns}
	values, into := make([]any, len(columns)), make([]any, len(columns))
	for i := range values {
		into[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			t.Fatal(err)
		}
		var cells []string
		for _, value := range values {
			if value == nil {
				value = ""
			}
			cells = append(cells, fmt.Sprint(value))
		}
		all = append(all, cells)
	}
	if err := rows.Err(); err != nil {
		t.Fatalf("%s: %v", question, err)
	}
	return all
}

// TestThePageExplainsEveryColumn wants each column of each view under the heading of
// the view, and no other.
func TestThePageExplainsEveryColumn(t *testing.T) {
	sections := strings.Split(read(t, dataPage), "\n### ")
	for view, shape := range shapes {
		explained := map[string]bool{}
		for _, section := range sections {
			if !strings.HasPrefix(section, "`"+view+"`") {
				continue
			}
			for _, cell := range regexp.MustCompile("(?m)^\\| (`[^|]*) \\|").FindAllStringSubmatch(section, -1) {
				for _, name := range strings.Split(cell[1], ", ") {
					explained[strings.Trim(name, "`")] = true
				}
			}
		}
		for _, column := range strings.Split(shape, ", ") {
			name, _, _ := strings.Cut(column, " ")
			if !explained[name] {
				t.Errorf("%s.%s is not explained", view, name)
			}
			delete(explained, name)
		}
		for name := range explained {
			t.Errorf("%s has no %s", view, name)
		}
	}
}

// TestTheWordsOfTheViewsAreOnThePage: the page names the words that a filter needs.
func TestTheWordsOfTheViewsAreOnThePage(t *testing.T) {
	db, page := copied(t), read(t, dataPage)
	for _, question := range []string{"SELECT DISTINCT fase FROM v_sager", "SELECT DISTINCT fund FROM v_punkter WHERE fund IS NOT NULL",
		"SELECT DISTINCT status FROM v_punkter", "SELECT DISTINCT baggrund FROM v_plan"} {
		answer := table(t, db, question)
		if len(answer) < 2 {
			t.Errorf("%s: nothing", question)
		}
		for _, row := range answer[1:] {
			if !strings.Contains(page, "`"+row[0]+"`") {
				t.Errorf("%s: %q is not on the page", question, row[0])
			}
		}
	}
}
