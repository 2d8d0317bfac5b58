package spindelvaev_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"spindel/kvalitetsmodel"
	. "spindel/kvalitetsmodel/spindelvaev"
)

// edition is the model of 2017, as the program carries it.
func edition(t testing.TB) *kvalitetsmodel.Model {
	t.Helper()
	library, err := kvalitetsmodel.Bundled()
	if err != nil {
		t.Fatal(err)
	}
	model, err := library.Edition("sociale-tilbud-2017")
	if err != nil {
		t.Fatal(err)
	}
	return model
}

func krisecenter() kvalitetsmodel.Profile {
	return kvalitetsmodel.Profile{Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"krisecenter"}}
}

// marks reads "1.a=4 1.b=-": a score, or a dash for not judged this time.
func marks(text string) map[kvalitetsmodel.IndikatorID]kvalitetsmodel.Mark {
	all := map[kvalitetsmodel.IndikatorID]kvalitetsmodel.Mark{}
	for _, word := range strings.Fields(text) {
		id, score, _ := strings.Cut(word, "=")
		mark := kvalitetsmodel.Mark{State: kvalitetsmodel.IkkeBedoemt}
		if score != "-" {
			mark = kvalitetsmodel.Mark{State: kvalitetsmodel.Scoret, Score: int(score[0] - '0')}
		}
		all[kvalitetsmodel.IndikatorID(id)] = mark
	}
	return all
}

const (
	now  = "1.a=4 1.b=3 2.a=5 2.b=- 3.a=3 3.b=2 4.a=4 4.b=- 5.a=4 14.a=2 14.b=5"
	then = "1.a=3 1.b=3 2.a=4 2.b=2 3.a=3 3.b=1 4.a=3 4.b=3 5.a=4 5.b=5 14.a=2"
)

func TestOpenedPictures(t *testing.T) {
	model := edition(t)
	evaluation, before := model.Evaluate(krisecenter(), marks(now)), model.Evaluate(krisecenter(), marks(then))
	for _, test := range []struct {
		name        string
		tema, width int
		before      *kvalitetsmodel.TemaValue
	}{
		{"opened-1-80", 0, 80, nil},
		{"opened-2-80", 1, 80, &before.Temaer[1]},
		{"opened-2-30", 1, 30, &before.Temaer[1]},
		{"opened-4-60", 3, 60, &before.Temaer[3]},
		{"opened-4-120", 3, 120, &before.Temaer[3]},
		{"opened-6-80", 5, 80, &before.Temaer[5]},
	} {
		t.Run(test.name, func(t *testing.T) {
			lines := Opened(evaluation.Temaer[test.tema], test.before, test.width)
			golden(t, test.name+".txt", strings.Join(lines, "\n")+"\n")
		})
	}
}

func TestOpenedOfATemaThatFallsAway(t *testing.T) {
	profile := kvalitetsmodel.Profile{Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"efterskole"}}
	tema := edition(t).Evaluate(profile, nil).Temaer[4]
	got := strings.Join(Opened(tema, nil, 80), "\n")
	if want := "5 Organisation og ledelse\nTema 5 gælder ikke for tilbuddet."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestOpenedSaysEverythingInItsWidth(t *testing.T) {
	model := edition(t)
	var ids []kvalitetsmodel.IndikatorID
	for _, i := range model.Indikatorer() {
		ids = append(ids, i.ID)
	}
	tilsyn := func(t *rapid.T, label string) kvalitetsmodel.Evaluation {
		marks := map[kvalitetsmodel.IndikatorID]kvalitetsmodel.Mark{}
		for _, id := range ids {
			switch score := rapid.IntRange(-1, 5).Draw(t, label+string(id)); score {
			case -1:
			case 0:
				marks[id] = kvalitetsmodel.Mark{State: kvalitetsmodel.IkkeBedoemt}
			default:
				marks[id] = kvalitetsmodel.Mark{State: kvalitetsmodel.Scoret, Score: score}
			}
		}
		return model.Evaluate(krisecenter(), marks)
	}
	rapid.Check(t, func(t *rapid.T) {
		at, width := rapid.IntRange(0, len(model.Temaer)-1).Draw(t, "tema"), rapid.IntRange(1, 200).Draw(t, "width")
		tema, before := tilsyn(t, "now ").Temaer[at], tilsyn(t, "before ").Temaer[at]
		text := strings.Join(Opened(tema, &before, width), "\n")
		if err := frame(text, width, 10000); err != nil {
			t.Fatalf("%v:\n%s", err, text)
		}
		if width < 30 {
			return
		}
		flowing := strings.Join(strings.Fields(text), " ")
		scored, of := 0, 0
		for _, k := range tema.Kriterier {
			wants := []string{k.Kriterium.Text}
			if k.Applies {
				wants = append(wants, k.Explain())
			}
			for _, i := range k.Indikatorer {
				if i.Mark.State != kvalitetsmodel.GaelderIkke {
					of++
				}
				if i.Mark.State == kvalitetsmodel.Scoret {
					scored++
				}
				if !k.Applies {
					continue
				}
				wants = append(wants, map[kvalitetsmodel.State]string{
					kvalitetsmodel.Scoret:      fmt.Sprintf("%s %d [", i.Indikator.ID, i.Mark.Score),
					kvalitetsmodel.IkkeBedoemt: string(i.Indikator.ID) + " ikke bedømt denne gang",
					kvalitetsmodel.Mangler:     string(i.Indikator.ID) + " mangler",
					kvalitetsmodel.GaelderIkke: string(i.Indikator.ID) + " gælder ikke",
				}[i.Mark.State])
				words := i.Indikator.Text
				if i.Mark.State == kvalitetsmodel.GaelderIkke {
					words = i.Grund
				}
				for _, word := range strings.Fields(words) {
					if !strings.Contains(flowing, word) {
						t.Fatalf("%q of %s is not there as a whole:\n%s", word, i.Indikator.ID, text)
					}
				}
			}
			for _, want := range wants {
				if !strings.Contains(flowing, strings.Join(strings.Fields(want), " ")) {
					t.Fatalf("%q is not there:\n%s", want, text)
				}
			}
		}
		coverage := fmt.Sprintf("%d af %d indikator", scored, of)
		for _, want := range []string{coverage, tema.Explain(), "Værdi " + tema.Value.String() + " (før " + before.Value.String() + ")"} {
			if !strings.Contains(flowing, want) {
				t.Fatalf("%q is not there:\n%s", want, text)
			}
		}
	})
}

func TestOpenedOfAnyTextStaysInItsWidth(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringMatching(`[a-zæøå ]{0,80}`))
		score := rapid.IntRange(-3, 9)
		indikator := func() kvalitetsmodel.IndikatorValue {
			return kvalitetsmodel.IndikatorValue{
				Indikator: &kvalitetsmodel.Indikator{ID: kvalitetsmodel.IndikatorID(text.Draw(t, "id")), Text: text.Draw(t, "text")},
				Mark:      kvalitetsmodel.Mark{State: kvalitetsmodel.State(rapid.IntRange(0, 3).Draw(t, "state")), Score: score.Draw(t, "score")},
				Grund:     text.Draw(t, "grund"),
			}
		}
		tema := kvalitetsmodel.TemaValue{Tema: &kvalitetsmodel.Tema{Navn: text.Draw(t, "navn")}, Applies: true}
		for range rapid.IntRange(0, 3).Draw(t, "kriterier") {
			kriterium := kvalitetsmodel.KriteriumValue{
				Kriterium: &kvalitetsmodel.Kriterium{Nr: text.Draw(t, "nr"), Text: text.Draw(t, "kriterium")},
				Applies:   rapid.Bool().Draw(t, "applies"),
			}
			for range rapid.IntRange(0, 3).Draw(t, "indikatorer") {
				kriterium.Indikatorer = append(kriterium.Indikatorer, indikator())
			}
			tema.Kriterier = append(tema.Kriterier, kriterium)
		}
		width := rapid.IntRange(-1, 150).Draw(t, "width")
		lines := Opened(tema, &tema, width)
		if err := frame(strings.Join(lines, "\n"), max(width, 0), 10000); err != nil {
			t.Fatalf("%v:\n%s", err, strings.Join(lines, "\n"))
		}
	})
}
