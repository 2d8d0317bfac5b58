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

// DeadlineField is where the deadline of a point is typed.
func DeadlineField(id PointID) Field { return Field("frist/" + string(id)) }

// PlanField is where a text of a priority of the opfølgningsplan is typed, or one
// of its dates (PlanStart, PlanEnd, PlanDeadline, PlanStatusDate).
func PlanField(item int, column PlanColumn) Field {
	return Field(fmt.Sprintf("plan/%d/%s", item, column))
}

// The dates of a priority that are typed, as PlanField knows them.
const (
	PlanStart      PlanColumn = "start"
	PlanEnd        PlanColumn = "slut"
	PlanDeadline   PlanColumn = "frist"
	PlanStatusDate PlanColumn = "status-dato"
)

// ProgressField is where an entry of the progress log is typed.
func ProgressField(item, nr int) Field { return Field(fmt.Sprintf("fremdrift/%d/%d", item, nr)) }

// VerificationField is where it is typed what the socialtilsyn has seen of a priority.
func VerificationField(item int) Field { return Field(fmt.Sprintf("efterprøvning/%d", item)) }

// ApprovalField is where it is typed who approved the plan, and ApprovalDateField when.
const (
	ApprovalField     Field = "plangodkendelse/af"
	ApprovalDateField Field = "plangodkendelse/dato"
)

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
	case string(RegistrationField):
		return "registreringen"
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
	case "frist":
		return "fristen for opfølgningspunkt " + where
	case "plan", "fremdrift", "efterprøvning", "plangodkendelse":
		return "opfølgningsplanen"
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

// Place is where in a sag a field belongs.
type Place struct {
	Tilsyn    int // 0 for the godkendelse
	Indikator kvalitetsmodel.IndikatorID
	Tema      int // where there is no indikator
	Point     PointID
	Plan      bool // in the opfølgningsplan, at no tilsyn
	Item      int  // the priority of the plan, 0 for the plan as a whole
}

// Place tells where the field belongs. What it does not say is zero.
func (f Field) Place() Place {
	kind, where, parts := f.split()
	switch kind {
	case "svar", "oplyst-af", "dato", "begrundelse":
		return Place{Indikator: kvalitetsmodel.IndikatorID(where)}
	case "opfølgning", "tjek", "frist":
		return PointID(parts[0]).place(0)
	case "plan", "fremdrift", "efterprøvning", "plangodkendelse":
		item, _ := strconv.Atoi(parts[0])
		return Place{Plan: true, Item: item}
	}
	tilsyn, _ := strconv.Atoi(parts[0])
	switch kind {
	case "tema":
		tema, _ := strconv.Atoi(parts[len(parts)-1])
		return Place{Tilsyn: tilsyn, Tema: tema}
	case "note":
		return PointID(parts[min(1, len(parts)-1)]).place(tilsyn)
	case "bedømmelse":
		return Place{Tilsyn: tilsyn, Indikator: kvalitetsmodel.IndikatorID(parts[len(parts)-1])}
	}
	return Place{Tilsyn: tilsyn}
}

func (id PointID) place(tilsyn int) Place {
	return Place{Tilsyn: tilsyn, Indikator: id.indikator(), Point: id}
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
