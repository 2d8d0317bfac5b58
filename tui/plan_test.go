package tui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"spindel/interview"
	"spindel/interview/demo"
	"spindel/kvalitetsmodel"
)

// withPriorities is a krisecenter whose plan has priorities, each with a goal.
func withPriorities(t *testing.T, goals ...string) *desk {
	t.Helper()
	return openAt(t, withKrisecenter(t, priorities(goals...)...), havnelyset, sizes[0])
}

func priorities(goals ...string) []interview.Change {
	var changes []interview.Change
	for i, goal := range goals {
		changes = append(changes, interview.PlanItemAdded{Item: interview.PlanItem{Nr: i + 1}},
			interview.PlanTextWritten{Item: i + 1, Column: interview.Maal, Text: goal})
	}
	return changes
}

// goals are the goals of the plan in order.
func (d *desk) goals() []string {
	d.t.Helper()
	var goals []string
	for _, item := range d.sag().Plan.Items {
		goals = append(goals, item.Texts[interview.Maal])
	}
	return goals
}

func (d *desk) item(nr int) *interview.PlanItem {
	d.t.Helper()
	item := d.sag().Plan.Item(nr)
	if item == nil {
		d.t.Fatalf("the plan has no item %d", nr)
	}
	return item
}

func TestThePlanLeadsBackToWhereThePersonCameFrom(t *testing.T) {
	for _, k := range []string{"esc", "q"} {
		d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).to("3.b", 0).press("p").shows("· opfølgningsplan").press(k)
		if at := d.shows("· godkendelse").sagScreen().index.place(); at.indikator != "3.b" {
			t.Errorf("%s led back to %v", k, at)
		}
		d.press("esc").shows("1 sag")
	}
	d := openAt(t, withDemo(t), demo.ID, sizes[0]).to("3.d", 0).press("p", "n", "esc", "esc")
	if at := d.shows("tilsyn 1").sagScreen().index.place(); at.indikator != "3.d" {
		t.Errorf("back at %v", at)
	}
	d.press("4")
	if got := d.sag().Latest().Marks["3.d"].Score; got != 4 {
		t.Errorf("going on at the tilsyn, the score is %d", got)
	}
}

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

func TestPrioritiesAreMoved(t *testing.T) {
	d := withPriorities(t, "A", "B", "C").plan(2).press("+").shows("Den er nu 3. prioritet.").press("+")
	if got := d.goals(); !slices.Equal(got, []string{"A", "C", "B"}) {
		t.Errorf("moved down %v", got)
	}
	d.press("-", "-").shows("Den er nu 1. prioritet.").press("-")
	if got := d.goals(); !slices.Equal(got, []string{"B", "A", "C"}) || d.sagScreen().index.place().item != 2 {
		t.Errorf("moved up %v, at %v", got, d.sagScreen().index.place())
	}
	d.press("ctrl+z", "ctrl+z")
	if got := d.settle().stored(havnelyset).Plan; got.Items[0].Nr != 1 || got.Items[2].Nr != 2 {
		t.Errorf("taken back %v", d.goals())
	}
}

func TestAPriorityIsRemovedAndComesBack(t *testing.T) {
	d := withPriorities(t, "A", "B", "C").plan(2).press("x").shows("Prioriteten er fjernet. Ctrl+Z henter den frem igen.")
	if got := d.goals(); !slices.Equal(got, []string{"A", "C"}) || d.sagScreen().index.place().item != 3 {
		t.Errorf("removed %v, at %v", got, d.sagScreen().index.place())
	}
	d.press("ctrl+z").shows("Fortrudt.")
	if got := d.goals(); !slices.Equal(got, []string{"A", "B", "C"}) {
		t.Errorf("back %v", got)
	}
	d.press("end", "x", "x", "x").shows("[ ] Planen")
	if got := d.goals(); len(got) != 0 || d.sagScreen().index.place() != (node{}) {
		t.Errorf("all removed %v, at %v", got, d.sagScreen().index.place())
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
	d.reach("slut").press("ctrl+w").press("tab").shows("En dato kan ikke slettes")
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

func TestPåbudAndItsDeadline(t *testing.T) {
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
	d := withPriorities(t, "A").plan(1).reach("status").press("3", "tab").press("ctrl+w").write("20.11.2026").press("esc")
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

func TestApprovalInTwoSteps(t *testing.T) {
	d := withPriorities(t, "A").plan(0).reach("godkendt-af").write("Forstander").press("tab").shows("Skriv også datoen.")
	if got := d.settle().drafts(); len(got) != 1 || got[0].Text != "Forstander" || d.sag().Plan.Approval != (interview.Approval{}) {
		t.Fatalf("halfway the drafts are %v", got)
	}
	d.shows("Forstander (noteres, når datoen").write("20.11.2026").press("tab").shows("Godkendelsen er noteret.")
	if got := d.settle().stored(havnelyset).Plan.Approval; got != (interview.Approval{By: "Forstander", Date: "2026-11-20"}) || len(d.drafts()) != 0 {
		t.Fatalf("approval %+v, drafts %v", got, d.drafts())
	}
	d.press("esc").plan(0).reach("godkendt-af")
	for range "Forstander" {
		d.press("backspace")
	}
	d.press("esc").shows("Planen er ikke længere noteret som godkendt.").shows("20.11.2026 (noteres, når det er")
	d.reach("godkendt-af").write("Ledelsen").press("esc")
	if got := d.sag().Plan.Approval; got != (interview.Approval{By: "Ledelsen", Date: "2026-11-20"}) {
		t.Errorf("approval %+v", got)
	}
}

func TestTheDateOfAnApprovalCanComeFirst(t *testing.T) {
	d := withPriorities(t, "A").plan(0).reach("godkendt-dato").write("20.11.2026").press("ctrl+s").shows("hvem der har godkendt")
	d.press("esc").reach("godkendt-af").write("Forstander").press("ctrl+s").settle()
	if got := d.stored(havnelyset).Plan.Approval; got != (interview.Approval{By: "Forstander", Date: "2026-11-20"}) || len(d.drafts()) != 0 {
		t.Errorf("approval %+v, drafts %v", got, d.drafts())
	}
}

func TestAHalfApprovalSurvivesACrash(t *testing.T) {
	store := withKrisecenter(t, priorities("A")...)
	leave(t, store, interview.ApprovalField, "Forstander")
	d := sit(t, store, 80, 24, Options{}).shows("I opfølgningsplanen").press("enter").shows("· opfølgningsplan")
	if !d.sagScreen().typing() {
		t.Fatalf("nothing is typed:\n%s", d.screen())
	}
	d.press("tab").write("20.11.2026").press("esc").settle()
	if got := d.stored(havnelyset).Plan.Approval.By; got != "Forstander" || len(d.drafts()) != 0 {
		t.Errorf("approved by %q, drafts %v", got, d.drafts())
	}
}

func TestAChangedPlanIsApprovedAgain(t *testing.T) {
	d := openAt(t, withKrisecenter(t, withPlan(t)...), havnelyset, sizes[0]).plan(0).shows("ændret siden godkendelsen").
		reach("godkendt-igen").press("enter").shows("godkendt 23.11.2026").hides("godkendt igen i dag")
	if plan := d.sag().Plan; plan.ChangedSince || plan.Approval != (interview.Approval{By: "Forstander", Date: "2026-11-23"}) {
		t.Errorf("approval %+v, changed since %v", plan.Approval, plan.ChangedSince)
	}
	d.plan(1).reach("fremdrift/1/3").press("enter").write("Holdt.").press("esc", "esc").shows("godkendt 23.11.2026")
	d.reach("maal").write(" Også vikarer.").press("esc").shows("ændret siden godkendelsen")
}

func TestDraftsOfThePlanAreTakenUp(t *testing.T) {
	for name, options := range map[string]Options{"from the list": {}, "from the sag": {Sag: havnelyset}} {
		t.Run(name, func(t *testing.T) {
			store := withKrisecenter(t, priorities("A", "B")...)
			leave(t, store, interview.PlanField(2, interview.Aktiviteter), "To kurser")
			d := sit(t, store, 80, 24, options)
			if options.Sag != "" {
				d.hides("To kurser").press("p")
			}
			d.shows("To kurser").press("enter")
			if at := d.sagScreen().index.place(); at.item != 2 || !d.sagScreen().typing() {
				t.Fatalf("at %v, typing %v", at, d.sagScreen().typing())
			}
			d.write(" i maj.").press("esc").settle()
			if got := d.stored(havnelyset).Plan.Item(2).Texts[interview.Aktiviteter]; got != "To kurser i maj." || len(d.drafts()) != 0 {
				t.Errorf("stored %q, drafts %v", got, d.drafts())
			}
		})
	}
}

func TestNoLetterIsAShortcutInThePlan(t *testing.T) {
	d := withPriorities(t, "").plan(1).reach("maal").write(everyLetter()).press("esc")
	if got := d.settle().stored(havnelyset).Plan.Items; len(got) != 1 || got[0].Texts[interview.Maal] != everyLetter() {
		t.Errorf("stored %+v", got)
	}
}

func TestWhatThePlanLacksLeadsToItsField(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).press("p", "m").shows("den første prioritet").press("enter").press("enter")
	d.press("esc", "m").shows("Mangler (11)").shows("1. prioritet   konkrete mål").press("down", "down", "down", "enter")
	if current := d.sagScreen().page.current(); current == nil || current.id != "maal" || !d.sagScreen().typing() {
		t.Errorf("at %+v", current)
	}
}

// A second window that adds a priority without knowing of the first one's writes
// in its own, also in what is being typed when it learns of it.
func TestTwoWindowsAddAPriority(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).plan(0)
	amend(t, d.store, havnelyset, priorities("Den andens")...)
	d.press("n").reach("forhold").write("Mit forhold").press("tab").write("Min år").settle().
		shows("Sagen er blevet ændret i et andet vindue.").write("sag").press("tab").write("Mit mål").press("esc").settle()
	plan := d.stored(havnelyset).Plan
	if len(plan.Items) != 2 || plan.Items[0].Texts[interview.Maal] != "Den andens" || len(plan.Items[0].Texts) != 1 {
		t.Fatalf("the plan is %+v", plan.Items)
	}
	for column, want := range map[interview.PlanColumn]string{interview.Forhold: "Mit forhold", interview.Aarsag: "Min årsag", interview.Maal: "Mit mål"} {
		if got := plan.Items[1].Texts[column]; got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	if at := d.sagScreen().index.place(); at.item != plan.Items[1].Nr || len(d.drafts()) != 0 {
		t.Errorf("at %v, drafts %v", at, d.drafts())
	}
}

func TestTextOfAPriorityThatAnotherWindowRemovedIsKept(t *testing.T) {
	d := withPriorities(t, "A", "B").plan(2).reach("aktiviteter").write("To kurser")
	amend(t, d.store, havnelyset, interview.PlanItemRemoved{Item: 2})
	d.press("ctrl+s").settle().settle()
	if drafts := d.drafts(); len(drafts) != 1 || !strings.Contains(drafts[0].Text, "To kurser") {
		t.Errorf("drafts %v", drafts)
	}
	if got := d.goals(); !slices.Equal(got, []string{"A"}) || d.sagScreen().index.place().item != 1 {
		t.Errorf("goals %v, at %v", got, d.sagScreen().index.place())
	}
}

func TestAFindingIsTakenIntoThePlan(t *testing.T) {
	d := openAt(t, withDemo(t), demo.ID, sizes[0]).to("3.b", 0)
	ref := interview.CheckRef{Point: "3.b.1", Check: 2}
	d.reach("note/1/3.b.1/2").press("d", "n").write(" Set.").press("esc", "esc", "2")
	from := func(id kvalitetsmodel.IndikatorID, ref interview.CheckRef) {
		d.run(d.app.do(d.sagScreen().session.planFrom(1, id, ref)))
	}
	from("3.b", ref)
	d.shows("Taget med i planen.").shows("Begyndt ved tilsyn 1")
	item := d.item(1)
	if item.Point != "3.b.1" || item.Tilsyn != 1 || !slices.Equal(item.Temaer, []int{3}) || !slices.Equal(item.Kriterier, []string{"3"}) {
		t.Errorf("the priority is %+v", item)
	}
	forhold := item.Texts[interview.Forhold]
	for _, want := range []string{"Tilbuddet oplyste ", d.sag().Point("3.b.1").Check(2).Text + "« blev delvist bekræftet ved tilsyn 1 den 23. november 2026.",
		"Set.", "Indikator 3.b blev bedømt til 2 ved tilsyn 1", "i lav grad opfyldt"} {
		if !strings.Contains(forhold, want) {
			t.Errorf("the forhold does not say %q:\n%s", want, forhold)
		}
	}
	d.press("esc")
	from("3.b", interview.CheckRef{Point: "3.b.1", Check: 1})
	d.shows("allerede taget med")
	from("3.b", interview.CheckRef{})
	from("3.b", interview.CheckRef{})
	from("3.d", interview.CheckRef{})
	if got := len(d.sag().Plan.Items); got != 2+1 {
		t.Errorf("%d priorities:\n%s", got, d.screen())
	}
	d.press("ctrl+z", "ctrl+z", "ctrl+z")
	if got := len(d.settle().stored(demo.ID).Plan.Items); got != 0 {
		t.Errorf("taken back, %d priorities are left", got)
	}
}
