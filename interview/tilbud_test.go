package interview_test

import (
	"reflect"
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

func TestNewSagID(t *testing.T) {
	tests := []struct {
		navn   string
		random [4]byte
		want   interview.SagID
	}{
		{"Opholdsstedet Lærkebakken", [4]byte{0, 1, 2, 3}, "laerkebakken-abcd"},
		{"Krisecentret Havblik", [4]byte{22, 23, 29, 30}, "havblik-z289"},
		{"Krisecentret Havblik", [4]byte{31, 255, 254, 62}, "havblik-ahga"},
		{"Ørnereden 2", [4]byte{}, "oernereden-aaaa"},
		{"Café Åen", [4]byte{}, "aaen-aaaa"},
		{"Bo & Co", [4]byte{}, "co-aaaa"},
		{"Specialbotilbuddet Langtnavnigkommunenlyst", [4]byte{}, "langtnavnigkommunenl-aaaa"},
		{"", [4]byte{}, "sag-aaaa"},
		{"住宅", [4]byte{}, "sag-aaaa"},
		{"../../etc", [4]byte{}, "etc-aaaa"},
	}
	for _, test := range tests {
		if got := interview.NewSagID(test.navn, test.random); got != test.want {
			t.Errorf("NewSagID(%q, %v) = %q, want %q", test.navn, test.random, got, test.want)
		}
	}
}

// An id is safe to type, to name a file by and to show.
func TestSagIDIsPlainForEveryName(t *testing.T) {
	plain := regexp.MustCompile(`^[a-z0-9]{1,20}-[a-z0-9]{4}$`)
	rapid.Check(t, func(t *rapid.T) {
		navn := rapid.String().Draw(t, "navn")
		random := [4]byte(rapid.SliceOfN(rapid.Byte(), 4, 4).Draw(t, "random"))
		if id := interview.NewSagID(navn, random); !plain.MatchString(string(id)) {
			t.Errorf("NewSagID(%q) = %q", navn, id)
		}
	})
}

// Equal looks at every field: a change of any of them is a difference.
func TestTilbudEqualSeesEveryField(t *testing.T) {
	full := interview.Tilbud{Navn: "N", Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"sikret"}, PrivatBestyrelse: true,
		Maalgruppe: "M", Ansoeger: "A", Specialister: "S"}
	if !full.Equal(full) {
		t.Error("a tilbud differs from itself")
	}
	for i := range reflect.TypeFor[interview.Tilbud]().NumField() {
		other := full
		field := reflect.ValueOf(&other).Elem().Field(i)
		field.SetZero()
		if full.Equal(other) || other.Equal(full) {
			t.Errorf("Equal does not see %s", reflect.TypeFor[interview.Tilbud]().Field(i).Name)
		}
	}
}

func TestProfileCarriesWhatTheRulesNeed(t *testing.T) {
	want := kvalitetsmodel.Profile{Tilbudstyper: []kvalitetsmodel.TilbudstypeKey{"opholdssted"}, PrivatBestyrelse: true}
	if got := opholdssted.Profile(); !reflect.DeepEqual(got, want) {
		t.Errorf("Profile() = %+v, want %+v", got, want)
	}
}
