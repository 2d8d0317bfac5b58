package interview

import "slices"

// PlanColumn names a text of a priority. The official form has nine columns; the
// first holds the temaer, the sixth the time frame, and the second asks for two
// things, which are kept apart.
type PlanColumn string

// The texts of a priority.
const (
	Forhold      PlanColumn = "forhold"
	Aarsag       PlanColumn = "aarsag"
	Maal         PlanColumn = "maal"
	Aktiviteter  PlanColumn = "aktiviteter"
	Ressourcer   PlanColumn = "ressourcer"
	Monitorering PlanColumn = "monitorering"
	AnsvarligFor PlanColumn = "ansvarlig"
	Resultat     PlanColumn = "resultat"
)

// PlanColumns lists the texts in the order of the form.
var PlanColumns = []PlanColumn{Forhold, Aarsag, Maal, Aktiviteter, Ressourcer, Monitorering, AnsvarligFor, Resultat}

// Danish is the column in a word or two.
func (c PlanColumn) Danish() string {
	switch c {
	case Forhold:
		return "forhold"
	case Aarsag:
		return "årsag"
	case Maal:
		return "konkrete mål"
	case Aktiviteter:
		return "aktiviteter"
	case Ressourcer:
		return "ressourcer"
	case Monitorering:
		return "monitorering og dokumentation"
	case AnsvarligFor:
		return "ansvarlig"
	case Resultat:
		return "resultat"
	}
	return string(c)
}

// PlanHead is a column of the official form: the question in its own words, and
// the texts that answer it. The first and the sixth have none.
type PlanHead struct {
	Group    string // the heading above it: "HVAD?"
	Question string
	Texts    []PlanColumn
}

// PlanForm is the head of the official form, its nine columns in order
// (Opfølgningsplan for tilbud). The hyphens of its narrow columns are undone. The
// source gives the three group headings in order and not how wide they are.
var PlanForm = []PlanHead{
	{"HVAD?", "Skriv og prioriter, hvilke temaer i kvalitetsmodellen planen omhandler", nil},
	{"HVAD?", "Hvilke forhold skal ændres/udvikles, og hvad er årsagerne til dette?", []PlanColumn{Forhold, Aarsag}},
	{"HVAD?", "Hvad er de konkrete mål for kvalitetsudviklingen?", []PlanColumn{Maal}},
	{"HVAD?", "Hvilke aktiviteter skal iværksættes?", []PlanColumn{Aktiviteter}},
	{"HVAD?", "Hvilke ressourcer er til rådighed for at gennemføre tiltagene?", []PlanColumn{Ressourcer}},
	{"HVORNÅR?", "Hvad er tidsrammen for gennemførelsen, herunder start- og sluttidspunkt?", nil},
	{"HVORNÅR?", "Hvordan monitoreres og dokumenteres målene for kvalitetsudviklingen?", []PlanColumn{Monitorering}},
	{"HVORNÅR?", "Hvem er ansvarlig for gennemførelse og opfølgning på tiltagene?", []PlanColumn{AnsvarligFor}},
	{"RESULTAT", "Hvad er resultatet af kvalitetsudviklingsprocessen?", []PlanColumn{Resultat}},
}

func (c PlanColumn) known() bool { return slices.Contains(PlanColumns, c) }
