package interview

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"spindel/kvalitetsmodel"
)

// Field names a place in a sag where text is typed: "svar/3.b". It is what a
// draft belongs to.
type Field string

// Draft is text that was typed into a field and is not yet in the journal.
type Draft struct {
	Sag   SagID
	Field Field
	Text  string
	At    time.Time // when it was last typed on
}

// AnswerField is where the tilbud's answer to an indikator is typed.
func AnswerField(id kvalitetsmodel.IndikatorID) Field { return Field("svar/" + string(id)) }

// SpeakerField is where it is typed who gave an answer.
func SpeakerField(id kvalitetsmodel.IndikatorID) Field { return Field("oplyst-af/" + string(id)) }

// DateField is where it is typed when an answer was given.
func DateField(id kvalitetsmodel.IndikatorID) Field { return Field("dato/" + string(id)) }

// SentenceField is where the sentence of a follow-up point is typed.
func SentenceField(id PointID) Field { return Field("opfølgning/" + string(id)) }

// CheckField is where a check of a point is typed.
func CheckField(id PointID, check int) Field {
	return Field(fmt.Sprintf("tjek/%s/%d", id, check))
}

// ReasonsField is where the reasons for an expectation are typed.
func ReasonsField(id kvalitetsmodel.IndikatorID) Field { return Field("begrundelse/" + string(id)) }

// TemaField is where a tema is assessed, at the godkendelse (0) or at a tilsyn.
func TemaField(tilsyn, tema int) Field { return Field(fmt.Sprintf("tema/%d/%d", tilsyn, tema)) }

// NoteField is where the note of a finding is typed.
func NoteField(tilsyn int, ref CheckRef) Field {
	return Field(fmt.Sprintf("note/%d/%s/%d", tilsyn, ref.Point, ref.Check))
}

// BedoemmelseField is where the bedømmelse of an indikator is typed.
func BedoemmelseField(tilsyn int, id kvalitetsmodel.IndikatorID) Field {
	return Field(fmt.Sprintf("bedømmelse/%d/%s", tilsyn, id))
}

// Danish says where the field is, for a person who left it: "svaret på indikator 3.b".
func (f Field) Danish() string {
	kind, where, parts := f.split()
	switch kind {
	case "svar":
		return "svaret på indikator " + where
	case "oplyst-af":
		return "hvem der svarede på indikator " + where
	case "dato":
		return "datoen for svaret på indikator " + where
	case "opfølgning":
		return "opfølgningspunkt " + where
	case "tjek":
		return "et tjek i opfølgningspunkt " + parts[0]
	case "begrundelse":
		return "begrundelsen for indikator " + where
	case "tema":
		if len(parts) == 2 && parts[0] == "0" {
			return "vurderingen af tema " + parts[1]
		}
		return "tilsynets vurdering af tema " + parts[len(parts)-1]
	case "note":
		return "noten til et tjek i opfølgningspunkt " + parts[min(1, len(parts)-1)]
	case "bedømmelse":
		return "bedømmelsen af indikator " + parts[len(parts)-1]
	}
	return "et felt"
}

// Place tells which node of the interview the field belongs to: its tilsyn (0
// for the godkendelse) and either an indikator or the number of a tema.
func (f Field) Place() (tilsyn int, indikator kvalitetsmodel.IndikatorID, tema int) {
	kind, where, parts := f.split()
	switch kind {
	case "svar", "oplyst-af", "dato", "begrundelse":
		return 0, kvalitetsmodel.IndikatorID(where), 0
	case "opfølgning", "tjek":
		return 0, PointID(parts[0]).indikator(), 0
	}
	tilsyn, _ = strconv.Atoi(parts[0])
	switch kind {
	case "tema":
		tema, _ = strconv.Atoi(parts[len(parts)-1])
	case "note":
		indikator = PointID(parts[min(1, len(parts)-1)]).indikator()
	case "bedømmelse":
		indikator = kvalitetsmodel.IndikatorID(parts[len(parts)-1])
	}
	return tilsyn, indikator, tema
}

func (f Field) split() (kind, where string, parts []string) {
	kind, where, _ = strings.Cut(string(f), "/")
	return kind, where, strings.Split(where, "/")
}

// indikator is the indikator that a point id was made from.
func (id PointID) indikator() kvalitetsmodel.IndikatorID {
	if i := strings.LastIndexByte(string(id), '.'); i > 0 {
		return kvalitetsmodel.IndikatorID(id[:i])
	}
	return kvalitetsmodel.IndikatorID(id)
}
