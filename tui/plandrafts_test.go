package tui

import (
	"slices"
	"strings"
	"testing"

	"spindel/interview"
)

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

// A date without its reason waits in the priority that it was typed in.
func TestATextThatWaitsFollowsItsPriority(t *testing.T) {
	d := openAt(t, withKrisecenter(t), havnelyset, sizes[0]).plan(0)
	d.store.FailWith(interview.ErrStoreUnusable)
	d.press("n").reach("slut").write("i maj").press("esc").settle()
	d.store.FailWith(nil)
	amend(t, d.store, havnelyset, priorities("Den andens")...)
	d.settle().settle()
	drafts := d.drafts()
	if len(drafts) != 1 || drafts[0].Field != interview.PlanField(2, interview.PlanEnd) || drafts[0].Text != "i maj" {
		t.Fatalf("drafts %v", drafts)
	}
	if at := d.sagScreen().index.place(); at.item != 2 {
		t.Errorf("at %v", at)
	}
	d.reach("slut").shows("i maj")
}
