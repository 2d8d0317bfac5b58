package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"spindel/interview"
)

func (r *tjekReport) text(asJSON bool) (string, error) {
	if asJSON {
		return r.json()
	}
	var b strings.Builder
	r.writeRepair(&b)
	v := r.verdict
	line := func(what, said string, args ...any) {
		fmt.Fprintf(&b, "  %-12s %s\n", what, fmt.Sprintf(said, args...))
	}
	fmt.Fprintf(&b, "Databasen %s\n", r.path)
	if v.FileDamaged {
		line("Filen", "er beskadiget, så resten kan ikke efterprøves")
		return b.String(), nil
	}
	line("Filen", "er hel, %s", danishSize(v.Bytes))
	line("Journaler", "%s med %s", counted(v.Sager, "sag", "sager"), counted(v.Entries, "indførsel", "indførsler"))
	for _, broken := range v.Broken {
		if broken.Seq == 0 {
			line("", "%s kan ikke læses, selv om den er, som den blev skrevet", broken.Sag)
		} else {
			line("", "%s hænger ikke sammen ved indførsel %d", broken.Sag, broken.Seq)
		}
	}
	if len(v.Stale) == 0 && !v.Strangers {
		line("Oversigter", "passer med journalerne")
	}
	for _, id := range v.Stale {
		line("Oversigter", "for %s passer ikke med journalen", id)
	}
	if v.Strangers {
		line("Oversigter", "har rækker om en sag, der ikke findes")
	}
	line("Kladder", "%s", counted(v.Drafts, "kladde", "kladder"))
	for _, draft := range v.Spoilt {
		line("", "%s i %s er ændret af noget andet end spindel", draft.Field.Danish(), draft.Sag)
	}
	if len(r.open) == 0 {
		line("Adgang", "kun du kan læse filerne")
	}
	for _, name := range r.open {
		line("Adgang", "andre end du kan læse %s", name)
	}
	if len(r.open) > 0 {
		line("", "spindel tjek --reparer lukker dem for andre")
	}
	line("Disken", "%s", r.disk.inTjek())
	r.writeNumbers(&b)
	if r.verdict.Sound() {
		fmt.Fprint(&b, "Alt stemmer.\n")
	}
	return b.String(), nil
}

// writeNumbers names the places that look like CPR numbers, sag by sag.
func (r *tjekReport) writeNumbers(b *strings.Builder) {
	if len(r.numbers) == 0 {
		fmt.Fprintf(b, "  %-12s ingen fundet\n", "CPR-numre")
		return
	}
	fmt.Fprintf(b, "  %-12s %s ligner et CPR-nummer:\n", "CPR-numre", counted(len(r.numbers), "sted", "steder"))
	var sager []interview.SagID
	newcomers := false
	for _, n := range r.numbers {
		where := fmt.Sprintf("indførsel %d", n.Seq)
		if n.draft != "" {
			where = "kladde"
		}
		fmt.Fprintf(b, "    %s: %s, %s (%s): %s\n", n.sag, n.Subject, n.At.Local().Format("2.1.2006"), where, strings.Join(n.Masked, ", "))
		newcomers = newcomers || n.newcomer
		if !n.newcomer && !slices.Contains(sager, n.sag) {
			sager = append(sager, n.sag)
		}
	}
	for _, sag := range sager {
		fmt.Fprintf(b, "    Slet numrene i sagen med: spindel masker %s\n", sag)
	}
	if newcomers {
		b.WriteString("    Åbn spindel, hent registreringen frem, og skjul numrene med Ctrl+G.\n")
	}
}

// writeRepair says what was done.
func (r *tjekReport) writeRepair(b *strings.Builder) {
	if r.rebuilt {
		b.WriteString("Oversigterne er lavet på ny fra journalerne.\n")
	}
	for _, name := range r.closed {
		fmt.Fprintf(b, "Kun du kan nu læse %s.\n", name)
	}
	if r.rescued == nil {
		return
	}
	fmt.Fprintf(b, "Databasen er reddet: %s, %s og %s.\n", counted(len(r.rescued.Sager), "sag", "sager"),
		counted(r.rescued.Entries, "indførsel", "indførsler"), counted(r.rescued.Drafts, "kladde", "kladder"))
	whole := true
	for _, sag := range r.rescued.Sager {
		if len(sag.Lost) > 0 {
			whole = false
			fmt.Fprintf(b, "  %s: %s er gået tabt (nr. %s)\n", sag.Sag, counted(len(sag.Lost), "indførsel", "indførsler"), numbersText(sag.Lost))
		}
		if len(sag.Unproven) > 0 {
			whole = false
			fmt.Fprintf(b, "  %s: %s er med, men kan ikke efterprøves (nr. %s)\n",
				sag.Sag, counted(len(sag.Unproven), "indførsel", "indførsler"), numbersText(sag.Unproven))
		}
	}
	fmt.Fprintf(b, "Den beskadigede fil ligger, som den var, i %s\n", r.rescued.Aside)
	if r.rescued.Rest != "" {
		fmt.Fprintf(b, "Tekster, der var ændret, er ikke med. De kan læses i %s\n", r.rescued.Rest)
	}
	if !whole {
		b.WriteString("Har du en sikkerhedskopi, kan det tabte hentes i den: skriv sagen ud med spindel eksport fra\n" +
			"kopien (--database KOPI), og læs den ind her med spindel import FIL --flet.\n")
	}
}

// numbersText writes numbers as a person reads them, neighbours as a span: "3, 7–9".
func numbersText(numbers []int) string {
	var parts []string
	for i := 0; i < len(numbers); {
		j := i
		for j+1 < len(numbers) && numbers[j+1] == numbers[j]+1 {
			j++
		}
		if j > i {
			parts = append(parts, fmt.Sprintf("%d–%d", numbers[i], numbers[j]))
		} else {
			parts = append(parts, fmt.Sprint(numbers[i]))
		}
		i = j + 1
	}
	return strings.Join(parts, ", ")
}

func (r *tjekReport) json() (string, error) {
	type place struct {
		Sag   interview.SagID `json:"sag"`
		Seq   int             `json:"indfoersel,omitempty"`
		Field interview.Field `json:"felt,omitempty"`
	}
	type number struct {
		place
		Subject string    `json:"emne"`
		At      time.Time `json:"tid"`
		Numbers int       `json:"antal"`
	}
	type sag struct {
		Sag      interview.SagID `json:"sag"`
		Lost     []int           `json:"tabt"`
		Unproven []int           `json:"ikke_efterproevet"`
	}
	type rescue struct {
		Aside string `json:"lagt_til_side"`
		Rest  string `json:"rester,omitempty"`
		Sager []sag  `json:"sager"`
	}
	v := r.verdict
	out := struct {
		Database string            `json:"database"`
		Sound    bool              `json:"stemmer"`
		File     bool              `json:"fil_hel"`
		Bytes    int64             `json:"byte"`
		Sager    int               `json:"sager"`
		Entries  int               `json:"indfoersler"`
		Drafts   int               `json:"kladder"`
		Broken   []place           `json:"journaler_beskadiget"`
		Stale    []interview.SagID `json:"oversigter_passer_ikke"`
		Spoilt   []place           `json:"kladder_beskadiget"`
		Open     []string          `json:"kan_laeses_af_andre"`
		Disk     string            `json:"disk_krypteret"`
		Numbers  []number          `json:"cpr_numre"`
		Rebuilt  bool              `json:"oversigter_lavet_paa_ny"`
		Rescued  *rescue           `json:"reddet,omitempty"`
	}{Database: r.path, Sound: v.Sound(), File: !v.FileDamaged, Bytes: v.Bytes, Sager: v.Sager, Entries: v.Entries, Drafts: v.Drafts,
		Broken: []place{}, Stale: append([]interview.SagID{}, v.Stale...), Spoilt: []place{}, Open: append([]string{}, r.open...),
		Disk: r.disk.Danish(), Numbers: []number{}, Rebuilt: r.rebuilt}
	for _, broken := range v.Broken {
		out.Broken = append(out.Broken, place{Sag: broken.Sag, Seq: broken.Seq})
	}
	for _, draft := range v.Spoilt {
		out.Spoilt = append(out.Spoilt, place{Sag: draft.Sag, Field: draft.Field})
	}
	for _, n := range r.numbers {
		out.Numbers = append(out.Numbers, number{place{n.sag, n.Seq, n.draft}, n.Subject, n.At, len(n.Masked)})
	}
	if r.rescued != nil {
		out.Rescued = &rescue{Aside: r.rescued.Aside, Rest: r.rescued.Rest, Sager: []sag{}}
		for _, s := range r.rescued.Sager {
			out.Rescued.Sager = append(out.Rescued.Sager, sag{s.Sag, append([]int{}, s.Lost...), append([]int{}, s.Unproven...)})
		}
	}
	text, err := json.MarshalIndent(out, "", "  ")
	return string(text) + "\n", err
}
