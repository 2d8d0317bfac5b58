package dokument

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// JSON writes a Document for other programs:
//
//	{"titel":"…","om":"…","sidefod":"…","paa_tvaers":true,
//	 "blokke":[{"art":"tabel",…},…],"fod":[{"ledetekst":"…","tekst":"…"}]}
//
// What each kind of block has is told in docs/brugervejledning.md. A key that is there
// stays and keeps its meaning; new ones may come.
func JSON(doc Document) ([]byte, error) {
	document := jsonDocument{
		Titel: tidyLine(doc.Title), Om: tidyLine(doc.Subject), Sidefod: tidyLine(doc.Running), PaaTvaers: doc.Landscape,
		Blokke: []any{}, Fod: jsonLines(doc.Foot),
	}
	for _, block := range doc.Blocks {
		document.Blokke = append(document.Blokke, jsonBlock(block))
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(document); err != nil {
		return nil, fmt.Errorf("encode the document: %w", err)
	}
	return b.Bytes(), nil
}

type jsonDocument struct {
	Titel     string     `json:"titel"`
	Om        string     `json:"om"`
	Sidefod   string     `json:"sidefod"`
	PaaTvaers bool       `json:"paa_tvaers"`
	Blokke    []any      `json:"blokke"`
	Fod       []jsonLine `json:"fod"`
}

// jsonLine is a Line; adskilt tells that it is another matter than the one above it.
type jsonLine struct {
	Ledetekst string `json:"ledetekst"`
	Tekst     string `json:"tekst"`
	Adskilt   bool   `json:"adskilt,omitempty"`
}

func jsonLines(lines []Line) []jsonLine {
	written := []jsonLine{}
	for _, line := range lines {
		written = append(written, jsonLine{tidyLine(line.Label), tidy(line.Text), line.Apart})
	}
	return written
}

type jsonHeading struct {
	Art    string `json:"art"`
	Niveau int    `json:"niveau"`
	Tekst  string `json:"tekst"`
}

// jsonText is a block of lines: "afsnit", "liste" or "definitioner".
type jsonText struct {
	Art    string     `json:"art"`
	Linjer []jsonLine `json:"linjer"`
}

// jsonSignature has an empty name and an empty day until it is signed.
type jsonSignature struct {
	Art       string `json:"art"`
	Ledetekst string `json:"ledetekst"`
	Navn      string `json:"navn"`
	Dato      string `json:"dato"` // 2027-06-15
}

func jsonBlock(block Block) any {
	switch b := block.(type) {
	case Heading:
		return jsonHeading{"overskrift", b.Level, tidyLine(b.Text)}
	case Paragraph:
		return jsonText{"afsnit", jsonLines(b)}
	case List:
		return jsonText{"liste", jsonLines(b)}
	case Definitions:
		return jsonText{"definitioner", jsonLines(b)}
	case Signature:
		return jsonSignature{"underskrift", tidyLine(b.Label), tidyLine(b.By), tidyLine(string(b.Date))}
	case Picture:
		return jsonPictureOf(b)
	case Table:
		return jsonTableOf(b)
	}
	return nil
}
