package demo

import (
	_ "embed"
	"fmt"
	"sync"
	"time"

	"github.com/goccy/go-yaml"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

var (
	//go:embed laerkebakken.yaml
	laerkebakkenFile []byte
	//go:embed aakanden.yaml
	aakandenFile []byte

	laerkebakken = sync.OnceValues(func() (story, error) { return read(ID, laerkebakkenFile) })
	aakanden     = sync.OnceValues(func() (story, error) { return read(Aakanden, aakandenFile) })
)

func read(id interview.SagID, file []byte) (story, error) {
	s := story{id: id}
	if err := yaml.UnmarshalWithOptions(file, &s, yaml.Strict()); err != nil {
		return story{}, fmt.Errorf("read the made-up sag %s: %w", id, err)
	}
	return s, nil
}

// story is a made-up sag as its file tells it.
type story struct {
	id interview.SagID

	Tilbud      interview.Tilbud
	Godkendelse godkendelse
	Tilsyn      []tilsyn
	Plan        plan
}

// dag is a day, counted from the day of the demo: a negative one lies before it.
type dag struct {
	Maaneder int
	Dage     int
}

func (d dag) from(at time.Time) time.Time { return at.AddDate(0, d.Maaneder, d.Dage) }

// workday is the day itself, or the Monday after where it is in a weekend.
func (d dag) workday(at time.Time) time.Time {
	day := d.from(at)
	switch day.Weekday() {
	case time.Saturday:
		return day.AddDate(0, 0, 2)
	case time.Sunday:
		return day.AddDate(0, 0, 1)
	}
	return day
}

func (d dag) workdate(at time.Time) interview.Date { return interview.DateOf(d.workday(at)) }

type godkendelse struct {
	Dag    dag // in the week of the first interviews
	Svar   []svar
	Temaer []tema
}

type svar struct {
	Indikator   kvalitetsmodel.IndikatorID
	Tekst       string
	OplystAf    string `yaml:"oplyst_af"`
	Opfoelgning string
	Frist       *dag
	Tjek        []tjek
	Forventning string
	Begrundelse string
}

type tjek struct {
	Tekst  string
	Maader []kvalitetsmodel.Verification
	Hvor   string
}

type tilsyn struct {
	Dag       dag // zero on the day of the demo itself
	Anmeldt   bool
	Fund      []fund
	Scorer    []score
	Temaer    []tema
	Punkter   []punkt             // added for the next tilsyn
	Frister   []frist             // set or changed at the tilsyn
	Faerdige  []interview.PointID // closed: nothing more to follow up
	Afsluttet bool
}

type fund struct {
	Punkt    interview.PointID
	Tjek     int
	Lod      *lod // drawn before the check was looked at
	Resultat interview.Result
	Note     string
	Kilde    interview.Source
}

type lod struct{ Nr, Af int }

type score struct {
	Indikator   kvalitetsmodel.IndikatorID
	Score       int
	IkkeBedoemt bool `yaml:"ikke_bedoemt"`
	Bedoemmelse string
}

type punkt struct {
	Punkt       interview.PointID
	Indikator   kvalitetsmodel.IndikatorID
	Opfoelgning string
	Tjek        []tjek
}

type frist struct {
	Punkt interview.PointID
	Frist dag
}

type tema struct {
	Nr    int
	Tekst string
}

// plan is the opfølgningsplan, written on one day and approved on others.
type plan struct {
	Dag         dag
	Prioriteter []prioritet
	Godkendt    []godkendt
}

type godkendt struct {
	Af  string
	Dag dag
}

type prioritet struct {
	Temaer     []int
	Kriterier  []string
	Baggrund   interview.Origin
	Frist      *dag // of a påbud
	Punkt      interview.PointID
	Tilsyn     int
	Tekster    map[interview.PlanColumn]string // all but the result
	Tidsrammer []tidsramme
	Fremdrift  []fremdrift
	Status     status
	Set        *set // what the socialtilsyn has seen
}

// tidsramme is a time frame; all but the first are written on a day, for a reason.
type tidsramme struct {
	Fra, Til dag
	Dag      dag
	Fordi    string
}

type fremdrift struct {
	Dag   dag
	Tekst string
}

type status struct {
	Dag      dag
	Status   interview.PlanStatus
	Resultat string // the last column of the form, written on the same day
}

type set struct {
	Dag      dag
	Resultat interview.Result
	Note     string
}
