package storage_test

import (
	"bytes"
	"fmt"
	"path/filepath"
	"runtime"
	"testing"

	"spindel/interview"
	"spindel/interview/storetest"
	"spindel/interview/udveksling"
	"spindel/kvalitetsmodel"
	"spindel/storage"
)

// BenchmarkImport reads a file of 1,000 sager with 60 entries each and stores them
// in a new database in one transaction.
func BenchmarkImport(b *testing.B) {
	const sager, entries = 1000, 60
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		b.Fatal(err)
	}
	model, err := library.Newest()
	if err != nil {
		b.Fatal(err)
	}
	var journals [][]interview.Entry
	for i := range sager {
		writer := storetest.NewWriter(model, interview.SagID(fmt.Sprintf("sag-%d", i)))
		journals = append(journals, writer.Fill(b)[:entries])
	}
	var file bytes.Buffer
	if err := udveksling.Write(&file, journals...); err != nil {
		b.Fatal(err)
	}
	journals = nil
	runtime.GC()
	b.SetBytes(int64(file.Len()))
	b.ReportAllocs()
	var most uint64
	for b.Loop() {
		db, err := storage.Open(b.Context(), filepath.Join(b.TempDir(), "spindel.db"), library)
		if err != nil {
			b.Fatal(err)
		}
		read, err := udveksling.Read(bytes.NewReader(file.Bytes()), library)
		if err != nil {
			b.Fatal(err)
		}
		var batches [][]interview.Entry
		for _, sag := range read {
			batches = append(batches, sag.Journal)
		}
		if err := db.Receive(b.Context(), batches...); err != nil {
			b.Fatal(err)
		}
		var memory runtime.MemStats
		runtime.ReadMemStats(&memory)
		most = max(most, memory.Sys)
		if err := db.Close(); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(most)/(1<<20), "MiB-of-Go")
	b.ReportMetric(float64(file.Len())/(1<<20), "MiB-file")
}
