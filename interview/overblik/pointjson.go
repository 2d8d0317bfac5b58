package overblik

import (
	"spindel/interview"
	"spindel/kvalitetsmodel"
)

type pointLine struct {
	ID        interview.PointID          `json:"id"`
	Indikator kvalitetsmodel.IndikatorID `json:"indikator"`
	Saetning  string                     `json:"saetning"`
	Tilsyn    int                        `json:"tilsyn"` // that added it, 0 for the godkendelse
	Tjek      []checkLine                `json:"tjek"`

	Frist        interview.Date        `json:"frist"` // or "" for none
	Overskredet  bool                  `json:"overskredet"`
	Status       interview.PointStatus `json:"status"`        // "aabent" or "afsluttet"
	StatusTilsyn int                   `json:"status_tilsyn"` // that decided it, 0 for none
	Hele         *findingLine          `json:"hele_punktet"`  // the finding of a point without checks, else null
}

type checkLine struct {
	Nr     int                           `json:"nr"`
	Tekst  string                        `json:"tekst"`
	Maader []kvalitetsmodel.Verification `json:"maader"` // how it can be verified
	Hvor   string                        `json:"hvor"`
	findingLine
}

// findingLine is what the latest tilsyn found, and what one before it had found.
type findingLine struct {
	Fund      interview.Result `json:"fund"` // of the latest tilsyn, "" where nobody has looked
	Note      string           `json:"note"`
	Kilde     interview.Source `json:"kilde"`
	Lod       []lotLine        `json:"lod"`       // drawn at the latest tilsyn
	Tidligere *earlierLine     `json:"tidligere"` // the tilsyn before that looked, null for none
}

type lotLine struct {
	Nr int `json:"nr"`
	Af int `json:"af"`
}

type earlierLine struct {
	Tilsyn int              `json:"tilsyn"`
	Fund   interview.Result `json:"fund"`
	Note   string           `json:"note"`
	Kilde  interview.Source `json:"kilde"`
}

func points(model *kvalitetsmodel.Model, sag *interview.Sag, today interview.Date) []pointLine {
	lines := []pointLine{}
	for i := range sag.Points {
		point := &sag.Points[i]
		line := pointLine{ID: point.ID, Indikator: point.Indikator, Saetning: point.Sentence, Tilsyn: point.Tilsyn, Tjek: []checkLine{},
			Frist: point.Deadline, Overskredet: overdue(model, sag, point, today)}
		line.Status, line.StatusTilsyn = sag.StatusAt(point.ID, len(sag.Tilsyn))
		for _, check := range point.Checks {
			ways := append([]kvalitetsmodel.Verification{}, check.Ways...)
			line.Tjek = append(line.Tjek, checkLine{check.Nr, check.Text, ways, check.Hvor, findingOf(sag, point.ID, check.Nr)})
		}
		if len(point.Checks) == 0 {
			whole := findingOf(sag, point.ID, interview.WholePoint)
			line.Hele = &whole
		}
		lines = append(lines, line)
	}
	return lines
}

func findingOf(sag *interview.Sag, point interview.PointID, check int) findingLine {
	found, ref := finding(sag, point, check), interview.CheckRef{Point: point, Check: check}
	line := findingLine{Fund: found.Result, Note: found.Note, Kilde: found.Source, Lod: []lotLine{}}
	if latest := sag.Latest(); latest != nil {
		for _, draw := range latest.Draws[ref] {
			line.Lod = append(line.Lod, lotLine{draw.Number, draw.Of})
		}
	}
	if before, nr := sag.Earlier(ref, len(sag.Tilsyn)); nr > 0 {
		line.Tidligere = &earlierLine{nr, before.Result, before.Note, before.Source}
	}
	return line
}
