package kvalitetsmodel_test

import (
	"os"
	"testing"

	"spindel/kvalitetsmodel"
)

func BenchmarkLoad(b *testing.B) {
	fsys := os.DirFS("udgaver")
	for b.Loop() {
		if _, err := kvalitetsmodel.Load(fsys, "sociale-tilbud-2017"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkParse(b *testing.B) {
	data := []byte(read(b, "udgaver/sociale-tilbud-2017/model.yaml"))
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := kvalitetsmodel.Parse("model.yaml", data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkEvaluate(b *testing.B) {
	m := official(b)
	p := profile(true, "opholdssted")
	set := make(marks)
	for i, indikator := range m.Indikatorer() {
		set[indikator.ID] = scored(1 + i%5)
	}
	b.ReportAllocs()
	for b.Loop() {
		m.Evaluate(p, set)
	}
}
