package interview_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// What was filled in comes back, whatever it is, in the order in which the edition has the tilbudstyper.
func TestARegistrationThatIsNotFinishedComesBack(t *testing.T) {
	model := newest
	rapid.Check(t, func(t *rapid.T) {
		line := rapid.Custom(func(t *rapid.T) string {
			clean, _ := interview.CleanLine(rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "Navn: x", "Målgruppe:", "a: b\nNavn: c", "ja"})).Draw(t, "text"))
			return clean
		})
		want := interview.Tilbud{
			Navn: line.Draw(t, "navn"), Maalgruppe: line.Draw(t, "målgruppe"), Ansoeger: line.Draw(t, "ansøger"),
			Specialister: line.Draw(t, "specialister"), PrivatBestyrelse: rapid.Bool().Draw(t, "bestyrelse"),
		}
		for _, known := range model.Tilbudstyper {
			if rapid.Bool().Draw(t, string(known.Key)) {
				want.Tilbudstyper = append(want.Tilbudstyper, known.Key)
			}
		}
		draft := interview.RegistrationDraft(model, want)
		if got := interview.ReadRegistration(model, draft); !got.Equal(want) {
			t.Fatalf("written\n%s\nread %+v, want %+v", draft, got, want)
		}
		if clean, removed := interview.Clean(draft); clean != draft || removed != 0 {
			t.Fatalf("%q is not clean", draft)
		}
	})
}

func TestARegistrationThatIsNotFinishedIsReadable(t *testing.T) {
	model := newest
	got := interview.RegistrationDraft(model, interview.Tilbud{
		Navn: "Krisecenter Havnelyset", Ansoeger: "  ", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{model.Tilbudstyper[1].Key, model.Tilbudstyper[0].Key},
		PrivatBestyrelse: true,
	})
	want := strings.Join([]string{
		"Navn: Krisecenter Havnelyset", "Tilbudstype: " + model.Tilbudstyper[0].Navn, "Tilbudstype: " + model.Tilbudstyper[1].Navn, "Privat med bestyrelse: ja"}, "\n")
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	if got := interview.RegistrationDraft(model, interview.Tilbud{Navn: " \n"}); got != "" {
		t.Errorf("nothing is written as %q", got)
	}
}

func TestAForeignDraftOfARegistrationIsNoHarm(t *testing.T) {
	got := interview.ReadRegistration(newest, "x\nTilbudstype: findes ikke\nPrivat med bestyrelse: nej\nNavn\nMålgruppe:\tUnge\u202e\n: \n")
	if !got.Equal(interview.Tilbud{Maalgruppe: "Unge"}) {
		t.Errorf("read %+v", got)
	}
}
