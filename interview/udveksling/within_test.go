package udveksling_test

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"spindel/interview/udveksling"
)

// A file, and what does not tell how large it is, are read alike.
func TestReadingWithinALimit(t *testing.T) {
	const limit = 1000
	for _, size := range []int{0, 1, 999, 1000, 1001, 100_000} {
		text := strings.Repeat("å", size)[:size]
		path := filepath.Join(t.TempDir(), "fil")
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		file, err := os.Open(path)
		if err != nil {
			t.Fatal(err)
		}
		defer file.Close()
		want := text[:min(size, limit+1)]
		if got, err := udveksling.ReadWithin(limit, file); err != nil || string(got) != want {
			t.Errorf("a file of %d bytes: %d bytes, %v", size, len(got), err)
		}
		if got, err := udveksling.ReadWithin(limit, iotest.OneByteReader(strings.NewReader(text))); err != nil || string(got) != want {
			t.Errorf("%d bytes: %d bytes, %v", size, len(got), err)
		}
	}
	if _, err := udveksling.ReadWithin(limit, iotest.ErrReader(os.ErrClosed)); err != os.ErrClosed {
		t.Errorf("error %v", err)
	}
}

// A large file is in memory once, not also in the rooms that it has grown out of.
func TestALargeFileIsInMemoryOnce(t *testing.T) {
	const size = 8 << 20
	path := filepath.Join(t.TempDir(), "fil")
	if err := os.WriteFile(path, make([]byte, size), 0o600); err != nil {
		t.Fatal(err)
	}
	file, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	if _, err := udveksling.ReadWithin(udveksling.MaxFile, file); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	used := after.TotalAlloc - before.TotalAlloc
	if used > size*5/2 { // the race detector makes the room twice
		t.Errorf("%d bytes are taken to read %d", used, size)
	}
}
