package tui

import (
	"fmt"
	"slices"
	"testing"

	"spindel/interview"
)

func TestAPriorityIsWritten(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).press("p", "n")
	if current := d.sagScreen().page.current(); current == nil || current.id != "temaer" {
		t.Fatalf("a new priority begins at %v", current)
	}
	d.press("6", "4", "2", "2", "tab", "d", "e", "d", "tab", "p", "tab").write("1.3.2027").press("tab")
	for _, text := range []string{"Forhold", "Årsag", "Mål", "Aktiviteter", "Ressourcer"} {
		d.write(text).press("tab")
	}
	d.write("1.1.2027").press("enter").write("1. maj 2027").press("enter")
	d.write("Monitorering").press("tab").write("Ansvarlig").press("esc")
	d.reach("resultat").write("Resultat").press("esc")
	item := d.settle().stored(havnelyset).Plan.Item(1)
	want := interview.PlanItem{Nr: 1, Temaer: []int{4, 6}, Kriterier: []string{"10"}, Origin: interview.Paabud, Deadline: "2027-03-01",
		Periods: []interview.Period{{Start: "2027-01-01", End: "2027-05-01"}},
		Texts: map[interview.PlanColumn]string{interview.Forhold: "Forhold", interview.Aarsag: "Årsag", interview.Maal: "Mål",
			interview.Aktiviteter: "Aktiviteter", interview.Ressourcer: "Ressourcer", interview.Monitorering: "Monitorering",
			interview.AnsvarligFor: "Ansvarlig", interview.Resultat: "Resultat"}}
	if fmt.Sprintf("%+v", *item) != fmt.Sprintf("%+v", want) {
		t.Errorf("stored %+v\nwant   %+v", *item, want)
	}
	if len(d.drafts()) != 0 {
		t.Errorf("drafts %v", d.drafts())
	}
}

func TestATemaTakesItsKriterierWithIt(t *testing.T) {
	d := withPriorities(t, "A").plan(1).press("enter", "4", "6", "tab", "a", "e")
	if got := d.item(1).Kriterier; !slices.Equal(got, []string{"4", "10"}) {
		t.Fatalf("kriterier %v", got)
	}
	d.press("shift+tab", "4")
	if item := d.item(1); !slices.Equal(item.Temaer, []int{6}) || !slices.Equal(item.Kriterier, []string{"10"}) {
		t.Errorf("temaer %v, kriterier %v", item.Temaer, item.Kriterier)
	}
}

func TestAnotherTimeFrameNeedsAReason(t *testing.T) {
	d := withPriorities(t, "A").plan(1).reach("slut").write("1.5.2027").press("esc")
	before := d.sag().Seq
	d.reach("slut").press("ctrl+w").write("1.8.2027").press("tab").shows("Skriv datoen og hvorfor: 1.5.2027, fordi …")
	if d.sag().Seq != before {
		t.Fatal("a date was changed without a reason")
	}
	d.press("esc").reach("slut").shows("er hentet frem").write(", fordi kommunens svar afventes").press("tab", "esc")
	d.reach("start").write("1. marts 2027").press("esc")
	d.reach("slut").press("ctrl+w").write("1. august 2027, fordi svaret kom sent").press("esc")
	want := []interview.Period{{End: "2027-05-01"}, {Start: "2027-03-01", End: "2027-08-01", Reason: "fordi svaret kom sent"}}
	if got := d.settle().stored(havnelyset).Plan.Item(1).Periods; !slices.Equal(got, want) {
		t.Errorf("time frames %+v, want %+v", got, want)
	}
	d.reach("slut").press("ctrl+w").press("tab").shows("Datoen kan ikke slettes")
	before = d.sag().Seq
	d.press("esc").reach("slut").press("ctrl+w").write("1. august 2027").press("esc")
	if d.sag().Seq != before || len(d.settle().drafts()) != 0 {
		t.Errorf("the same day in other letters made entry %d after %d, drafts %v", d.sag().Seq, before, d.drafts())
	}
	d.reach("slut").press("ctrl+w").write("i maj").press("esc").shows("»i maj« er ikke en dato").shows("i maj (ikke noteret)")
}

func TestDatesWithReasons(t *testing.T) {
	for text, want := range map[string]struct {
		date interview.Date
		rest string
		ok   bool
	}{
		"1.5.2027":                        {"2027-05-01", "", true},
		"1.5.2027, fordi svaret afventes": {"2027-05-01", "fordi svaret afventes", true},
		"1.5.2027 fordi svaret afventes":  {"2027-05-01", "fordi svaret afventes", true},
		"1. maj 2027 – svaret afventes":   {"2027-05-01", "svaret afventes", true},
		"30. september 2026: 2. runde":    {"2026-09-30", "2. runde", true},
		"1/5-2027, se 2.5.2027":           {"2027-05-01", "se 2.5.2027", true},
		"fordi svaret afventes":           {"", "fordi svaret afventes", false},
		"1.5.20271":                       {"", "1.5.20271", false},
		"31.2.2027, fordi":                {"", "31.2.2027, fordi", false},
		"æøå":                             {"", "æøå", false},
		"":                                {"", "", false},
	} {
		date, rest, ok := dateAnd(text)
		if date != want.date || rest != want.rest || ok != want.ok {
			t.Errorf("%q: %q %q %v, want %+v", text, date, rest, ok, want)
		}
	}
}

func TestPaabudAndItsDeadline(t *testing.T) {
	d := withPriorities(t, "A").plan(1).reach("baggrund").press("p", "tab").write("snart").press("tab").shows("»snart« er ikke en dato")
	d.press("esc").reach("frist").press("ctrl+w").write("1.3.2027").press("shift+tab", "a").
		shows("Fristen for påbuddet gælder ikke længere. Ctrl+Z henter den igen.")
	if item := d.item(1); item.Origin != interview.Anbefaling || item.Deadline != "" {
		t.Errorf("origin %q, deadline %q", item.Origin, item.Deadline)
	}
	d.press("ctrl+z")
	if item := d.item(1); item.Origin != interview.Paabud || item.Deadline != "2027-03-01" {
		t.Errorf("taken back: origin %q, deadline %q", item.Origin, item.Deadline)
	}
	d.press("delete")
	if got := d.item(1).Origin; got != "" {
		t.Errorf("after delete the origin is %q", got)
	}
}

func TestTheLogOfProgress(t *testing.T) {
	d := withPriorities(t, "A").plan(1).reach("fremdrift/1/1").press("enter").write("Kurset er holdt: 11 af 14 kom.").press("esc", "esc")
	d.reach("fremdrift/1/2").press("enter").write("12.4.2027: Alle har været på kursus.").press("esc", "esc")
	d.reach("fremdrift/1/3").press("enter").write("31.2.2027: Noget.").press("esc").shows("»31.2.2027« er ikke en dato").press("esc")
	d.reach("fremdrift/1/3").press("enter")
	for range "31.2.2027: Noget." {
		d.press("backspace")
	}
	d.write("12.4.2027:").press("esc").shows("Skriv også, hvad der er sket.").press("esc")
	want := []interview.Progress{{Date: "2026-11-23", Text: "Kurset er holdt: 11 af 14 kom."}, {Date: "2027-04-12", Text: "Alle har været på kursus."}}
	if got := d.item(1).Progress; !slices.Equal(got, want) {
		t.Fatalf("log %+v", got)
	}
	d.reach("fremdrift/1/2").press("enter").write(" Også vikarerne.").press("esc", "esc")
	d.reach("fremdrift/1/1").press("x").shows("Notatet er fjernet.").hides("Kurset er holdt")
	if got := d.settle().stored(havnelyset).Plan.Item(1).Progress; got[0].Text != "" || got[1] != (interview.Progress{Date: "2027-04-12", Text: "Alle har været på kursus. Også vikarerne."}) {
		t.Errorf("log %+v", got)
	}
	d.press("ctrl+z").shows("Kurset er holdt")
}

func TestWhatTheTilbudSaysAndWhatTheSocialtilsynHasSeen(t *testing.T) {
	d := withPriorities(t, "A").plan(1).reach("status").press("3", "tab").press("ctrl+w").write("i går").press("esc").
		shows("»i går« er ikke en dato").reach("status-dato").press("ctrl+w", "ctrl+w").write("20.11.2026").press("esc")
	d.reach("efterprøvning").press("d", "n").write("Set i fire planer.").press("esc")
	item := d.settle().stored(havnelyset).Plan.Item(1)
	if item.Status != interview.Carried || item.StatusDate != "2026-11-20" {
		t.Errorf("status %q of %q", item.Status, item.StatusDate)
	}
	if want := (interview.Verification{Result: interview.Delvist, Date: "2026-11-23", Note: "Set i fire planer."}); item.Verification != want {
		t.Errorf("verification %+v", item.Verification)
	}
	for k, want := range map[string]interview.Result{"b": interview.Bekraeftet, "i": interview.IkkeBekraeftet,
		"u": interview.IkkeUndersoegt, "h": interview.KunneIkke, "delete": ""} {
		if got := d.press(k).item(1).Verification; got.Result != want || got.Note != "Set i fire planer." {
			t.Errorf("after %s the verification is %+v", k, got)
		}
	}
	if d.press("esc").reach("status").press("delete"); d.item(1).Status != "" {
		t.Errorf("after delete the status is %q", d.item(1).Status)
	}
}

func TestNoLetterIsAShortcutInThePlan(t *testing.T) {
	d := withPriorities(t, "").plan(1).reach("maal").write(everyLetter()).press("esc")
	if got := d.settle().stored(havnelyset).Plan.Items; len(got) != 1 || got[0].Texts[interview.Maal] != everyLetter() {
		t.Errorf("stored %+v", got)
	}
}
