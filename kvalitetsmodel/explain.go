package kvalitetsmodel

import (
	"fmt"
	"strings"
)

// Explain says in plain Danish which values the tema's value came from, and
// which of its kriterier have none:
// "Tema 4: (3,0 + 3,5) / 2 = 3,3. Ingen værdi: kriterium 7."
func (t TemaValue) Explain() string {
	name := fmt.Sprintf("Tema %d", t.Tema.Nr)
	if !t.Applies {
		return name + " gælder ikke for tilbuddet."
	}
	var parts []string
	var empty, exempt []string
	for _, k := range t.Kriterier {
		switch {
		case !k.Applies:
			exempt = append(exempt, k.Kriterium.Nr)
		case !k.Value.OK():
			empty = append(empty, k.Kriterium.Nr)
		default:
			parts = append(parts, k.Value.exactly())
		}
	}
	return name + formula(parts, t.Value) +
		left("Ingen værdi: kriterium ", empty) +
		left("Gælder ikke: kriterium ", exempt)
}

// Explain says in plain Danish which scores the kriterium's value came from,
// and which of its indikatorer have none:
// "Kriterium 4: (2 + 4) / 2 = 3,0. Ikke bedømt denne gang: 4.c."
func (k KriteriumValue) Explain() string {
	name := "Kriterium " + k.Kriterium.Nr
	if !k.Applies {
		return name + " gælder ikke for tilbuddet."
	}
	var parts []string
	without := make(map[State][]string)
	for _, i := range k.Indikatorer {
		if i.Mark.State == Scoret {
			parts = append(parts, fmt.Sprint(i.Mark.Score))
		} else {
			without[i.Mark.State] = append(without[i.Mark.State], string(i.Indikator.ID))
		}
	}
	return name + formula(parts, k.Value) +
		left("Ikke bedømt denne gang: ", without[IkkeBedoemt]) +
		left("Mangler: ", without[Mangler]) +
		left("Gælder ikke: ", without[GaelderIkke])
}

func formula(parts []string, v Value) string {
	if len(parts) == 0 {
		return " har ingen værdi, fordi ingen af dets indikatorer har en score."
	}
	sum := strings.Join(parts, " + ")
	if len(parts) > 1 {
		sum = "(" + sum + ")"
	}
	return fmt.Sprintf(": %s / %d = %s.", sum, len(parts), v)
}

// left names what a value was worked out without, if anything.
func left(lead string, names []string) string {
	if len(names) == 0 {
		return ""
	}
	return " " + lead + strings.Join(names, ", ") + "."
}

// exactly shows a value without rounding, so that a sum of such values can be
// done over by hand: "3,0", "2,25" or, where no decimals are exact, "8/3".
func (v Value) exactly() string {
	switch {
	case 10%v.den == 0:
		return v.String()
	case 100%v.den == 0:
		return fmt.Sprintf("%d,%02d", v.num/v.den, v.num%v.den*(100/v.den))
	}
	return fmt.Sprintf("%d/%d", v.num, v.den)
}
