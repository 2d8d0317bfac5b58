package kvalitetsmodel_test

import (
	"os"
	"testing"

	"spindel/kvalitetsmodel"
)

func proeve(t testing.TB) *kvalitetsmodel.Model {
	t.Helper()
	m, err := kvalitetsmodel.Load(os.DirFS("testdata/udgaver"), "proeve")
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func profile(bestyrelse bool, keys ...kvalitetsmodel.TilbudstypeKey) kvalitetsmodel.Profile {
	return kvalitetsmodel.Profile{Tilbudstyper: keys, PrivatBestyrelse: bestyrelse}
}

func TestApplies(t *testing.T) {
	const (
		notNatcafe   = "Indikator 2.c gælder ikke natcaféer."
		notVaerested = "Indikator 2.c gælder ikke væresteder."
		onlyNight    = "Temaet Natten gælder kun natcaféer og bofællesskaber."
		onlyBoard    = "Indikator 5.b gælder kun private tilbud med en bestyrelse."
	)
	m := proeve(t)
	for _, c := range []struct {
		name    string
		id      kvalitetsmodel.IndikatorID
		profile kvalitetsmodel.Profile
		grund   string // empty: applies
	}{
		{"no rule", "7.a", profile(false, "vaerested"), ""},
		{"gælder ikke hits", "2.c", profile(false, "natcafe"), notNatcafe},
		{"the second rule hits", "2.c", profile(false, "vaerested"), notVaerested},
		{"gælder ikke misses", "2.c", profile(false, "bofaellesskab"), ""},
		{"gælder kun, by its tema", "5.a", profile(false, "vaerested"), onlyNight},
		{"gælder kun, named", "5.a", profile(false, "natcafe"), ""},
		{"without bestyrelse", "5.b", profile(false, "natcafe"), onlyBoard},
		{"with bestyrelse", "5.b", profile(true, "natcafe"), ""},
		{"the tema's rule comes first", "5.b", profile(false, "vaerested"), onlyNight},
		{"a bestyrelse does not undo the tema's rule", "5.b", profile(true, "vaerested"), onlyNight},
		{"one of two types keeps it", "2.c", profile(false, "natcafe", "bofaellesskab"), ""},
		{"both types lose it, for reasons of their own", "2.c", profile(false, "natcafe", "vaerested"), notNatcafe + " " + notVaerested},
		{"both types lose it for one reason", "5.b", profile(false, "natcafe", "bofaellesskab"), onlyBoard},
		{"types lose it by different rules", "5.b", profile(false, "vaerested", "natcafe"), onlyNight + " " + onlyBoard},
		{"an unknown tilbud", "5.b", profile(false), ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := m.Applies(c.id, c.profile)
			if got.Applies != (c.grund == "") || got.Grund != c.grund {
				t.Errorf("Applies = %+v, want the reason %q", got, c.grund)
			}
		})
	}
	if got := m.Applies("9.z", profile(false)); got.Applies || got.Grund != "" {
		t.Errorf("an indikator that the edition does not have: %+v", got)
	}
}

func TestTemaAppliesAsLongAsOneIndikatorDoes(t *testing.T) {
	m := proeve(t)
	if m.TemaApplies(2, profile(true, "vaerested")) {
		t.Error("tema 2 applies to a værested")
	}
	if !m.TemaApplies(1, profile(false, "natcafe")) {
		t.Error("tema 1 does not apply to a natcafé, though only 2.c falls away")
	}
	if m.TemaApplies(4, profile(false)) {
		t.Error("a tema that the edition does not have applies")
	}
	var ids []kvalitetsmodel.IndikatorID
	for _, indikator := range m.Applying(profile(false, "vaerested")) {
		ids = append(ids, indikator.ID)
	}
	if want := "[2.a 2.d 11.b 7.a]"; sprint(ids) != want {
		t.Errorf("Applying = %v, want %s", ids, want)
	}
}
