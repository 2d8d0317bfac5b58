package dokument_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"

	"spindel/interview/dokument"
	"spindel/kvalitetsmodel/spindelvaev"
)

func TestJSONOfEveryBlock(t *testing.T) {
	doc := dokument.Document{Title: "Plan", Subject: "<Havnen>", Running: "s", Landscape: true, Foot: []dokument.Line{{Text: "fod"}}, Blocks: []dokument.Block{
		dokument.Heading{Level: 2, Text: "H"}, dokument.Paragraph{{Label: "a", Text: "b\nc"}}, dokument.List{{Text: "l"}}, dokument.Definitions{},
		dokument.Signature{Label: "u", By: "n", Date: "2027-06-15"},
		dokument.Picture{Caption: "v", Web: spindelvaev.Web{Name: "t2", NameBefore: "t1", Axes: []spindelvaev.Axis{
			{Nr: 1, Navn: "Et", Value: 10.0 / 3, OK: true, Before: 2, HasBefore: true, Scored: 1, Of: 2}, {Nr: 2, Navn: "To", Value: math.NaN(), OK: true}}}},
		dokument.Table{Caption: "k", Columns: []dokument.Column{{Group: "G", Head: "h\u00adi", Width: 100}, {}}, Rows: []dokument.Row{{Name: "r", Cells: []dokument.Cell{{{Text: "x", Apart: true}}}}}}}}
	const want = `{"titel":"Plan","om":"<Havnen>","sidefod":"s","paa_tvaers":true,"blokke":[` +
		`{"art":"overskrift","niveau":2,"tekst":"H"},{"art":"afsnit","linjer":[{"ledetekst":"a","tekst":"b\nc"}]},` +
		`{"art":"liste","linjer":[{"ledetekst":"","tekst":"l"}]},{"art":"definitioner","linjer":[]},` +
		`{"art":"underskrift","ledetekst":"u","navn":"n","dato":"2027-06-15"},` +
		`{"art":"spindelvaev","tekst":"v","yderst":5,"tilsyn":"t2","tilsyn_foer":"t1","akser":[` +
		`{"nr":1,"navn":"Et","vaerdi":3.3333333333333335,"foer":2,"bedoemt":1,"af":2},{"nr":2,"navn":"To","vaerdi":null,"foer":null,"bedoemt":null,"af":null}]},` +
		`{"art":"tabel","tekst":"k","kolonner":[{"gruppe":"G","hoved":"hi","bredde":100},{"gruppe":"","hoved":"","bredde":0}],` +
		`"raekker":[{"navn":"r","celler":[[{"ledetekst":"","tekst":"x","adskilt":true}],[]]}]}],"fod":[{"ledetekst":"","tekst":"fod"}]}`
	var got strings.Builder
	for _, line := range strings.Split(whole(t)(dokument.JSON(doc)), "\n") {
		got.WriteString(strings.Replace(strings.TrimLeft(line, " "), `": `, `":`, 1))
	}
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
}

func TestJSONHostileTextStaysText(t *testing.T) {
	for _, text := range hostile {
		var got struct{ Titel, Om string }
		file := whole(t)(dokument.JSON(paper(text)))
		if err := json.Unmarshal([]byte(file), &got); err != nil || plain(got.Om) != meant(text) {
			t.Errorf("%q is %q: %v", text, got.Om, err)
		}
	}
}
