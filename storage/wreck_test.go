package storage

import (
	"compress/gzip"
	"io"
	"os"
	"testing"
)

// FuzzWreck reads any bytes as a damaged database and its log. It must come to an
// end, and never hand on more than there can be in the bytes.
func FuzzWreck(f *testing.F) {
	packed, err := os.Open("testdata/version-1.db.gz")
	if err != nil {
		f.Fatal(err)
	}
	defer packed.Close()
	unpacked, err := gzip.NewReader(packed)
	if err != nil {
		f.Fatal(err)
	}
	file, err := io.ReadAll(io.LimitReader(unpacked, 4*usualPageSize))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(file, []byte{})
	f.Add([]byte(magic), []byte{})
	f.Fuzz(func(t *testing.T, file, log []byte) {
		w := newWreck(file, log)
		w.rows(func(values []any) {
			size := 0
			for _, value := range values {
				switch v := value.(type) {
				case string:
					size += len(v)
				case []byte:
					size += len(v)
				}
			}
			if size > len(w.pages)*w.pageSize {
				t.Fatalf("a row of %d bytes in %d pages", size, len(w.pages))
			}
		})
		w.cargo()
	})
}
