package main

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"spindel/kvalitetsmodel"
)

// readable is the whole model as text. Where the kind of tilbud is known, what
// does not apply to it is told with the reason in place of the wording.
func readable(model *kvalitetsmodel.Model, profile kvalitetsmodel.Profile, width int) string {
	var b strings.Builder
	fill := func(first, running string) { fill(&b, first, running, width) }
	fill("", model.Title)
	fill("", "Kilde: "+model.Source+".")
	fill("", scope(model, profile))
	for _, tema := range model.Temaer {
		fmt.Fprintf(&b, "\n%s\n%s\n", strings.ToUpper(fmt.Sprintf("Tema %d: %s", tema.Nr, tema.Navn)), strings.Repeat("-", width))
		if !model.TemaApplies(tema.Nr, profile) {
			fill("", "Gælder ikke for tilbuddet.")
		}
		for _, paragraph := range tema.Indledning {
			fill("", paragraph)
		}
		for _, kriterium := range tema.Kriterier {
			b.WriteByte('\n')
			fill(fmt.Sprintf("Kriterium %s: ", kriterium.Nr), kriterium.Text)
			for _, indikator := range kriterium.Indikatorer {
				fill(fmt.Sprintf("  %-5s", indikator.ID), indikator.Text)
				if applies := model.Applies(indikator.ID, profile); !applies.Applies {
					fill("       [gælder ikke] ", applies.Grund)
				}
			}
		}
	}
	return b.String()
}

// fill writes running text, indented to where it begins. Of no text nothing is written.
func fill(b *strings.Builder, first, running string, width int) {
	if running == "" {
		return
	}
	indent := strings.Repeat(" ", ansi.StringWidth(first))
	lines := ansi.Wordwrap(running, width-len(indent), "")
	b.WriteString(first + strings.ReplaceAll(lines, "\n", "\n"+indent) + "\n")
}

// scope says which tilbud the text is about and how much of the model applies to it.
func scope(model *kvalitetsmodel.Model, profile kvalitetsmodel.Profile) string {
	applying, all := len(model.Applying(profile)), len(model.Indikatorer())
	if len(profile.Tilbudstyper) == 0 {
		return fmt.Sprintf("%d indikatorer. Vælg en tilbudstype med --type for at se, hvad der ikke gælder.", all)
	}
	var names []string
	for _, key := range profile.Tilbudstyper {
		names = append(names, model.Tilbudstype(key).Navn)
	}
	if profile.PrivatBestyrelse {
		names = append(names, "privat med bestyrelse")
	}
	return fmt.Sprintf("%s: %d af %d indikatorer gælder.", strings.Join(names, " · "), applying, all)
}
