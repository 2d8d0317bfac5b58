package dokument

import (
	"fmt"
	"strings"

	"spindel/interview"
	"spindel/kvalitetsmodel"
)

// priorities is how many the official form has room for.
const priorities = 3

// Opfoelgningsplan is the plan of a sag as the official form has it, to be signed
// by the management of the tilbud. It is written on a day, and in the words of the
// edition that the sag was made under.
func Opfoelgningsplan(model *kvalitetsmodel.Model, sag *interview.Sag, written interview.Date) Document {
	plan := &sag.Plan
	doc := Document{
		Title:     "Opfølgningsplan",
		Subject:   sag.Tilbud.Navn,
		Running:   fmt.Sprintf("Opfølgningsplan · %s · sag %s", sag.Tilbud.Navn, sag.ID),
		Landscape: true,
		Blocks:    []Block{tilbud(model, sag)},
		Foot: []Line{
			{Text: "Opfølgningsplanen udarbejdes af ledelse og medarbejdere i dialog med socialtilsynet. " +
				"Planen skal være godkendt af tilbuddets ledelse."},
			{Text: fmt.Sprintf("Skemaet følger den officielle skabelon, og numrene på temaer og kriterier er dem i kvalitetsmodellen: %s. "+
				"Skrevet ud fra sag %s i spindel den %s.", model.Title, sag.ID, written.Danish())},
		},
	}
	doc.Blocks = append(doc.Blocks, approval(plan)...)
	doc.Blocks = append(doc.Blocks, form(model, plan, sag))
	doc.Blocks = append(doc.Blocks, progress(model, plan)...)
	return doc
}

// tilbud says whose paper it is.
func tilbud(model *kvalitetsmodel.Model, sag *interview.Sag) Definitions {
	var typer []string
	for _, key := range sag.Tilbud.Tilbudstyper {
		navn := string(key)
		if typ := model.Tilbudstype(key); typ != nil {
			navn = fmt.Sprintf("%s (%s)", typ.Navn, typ.Hjemmel)
		}
		typer = append(typer, navn)
	}
	return Definitions{
		{Label: "Tilbud", Text: sag.Tilbud.Navn},
		{Label: "Tilbudstype", Text: strings.Join(typer, "\n")},
		{Label: "Sag", Text: string(sag.ID)},
	}
}

// approval is what the management has signed, and room to sign what it has not.
func approval(plan *interview.Opfoelgningsplan) []Block {
	signed := Signature{Label: "Godkendt af tilbuddets ledelse", By: plan.Approval.By, Date: plan.Approval.Date}
	if !plan.ChangedSince {
		return []Block{signed}
	}
	return []Block{signed,
		Paragraph{{Text: "Planen er ændret, efter at den blev godkendt."}},
		Signature{Label: "Ændringerne er godkendt af tilbuddets ledelse"}}
}

// form is the table of the official form.
func form(model *kvalitetsmodel.Model, plan *interview.Opfoelgningsplan, sag *interview.Sag) Table {
	table := Table{Caption: "Planens prioriteter"}
	widths := [...]int{13, 13, 11, 12, 9, 11, 10, 10, 11}
	for i, head := range interview.PlanForm {
		table.Columns = append(table.Columns, Column{Group: head.Group, Head: breakable(head.Question), Width: widths[i]})
	}
	for i := range plan.Items {
		table.Rows = append(table.Rows, planRow{model, sag, &plan.Items[i], i + 1}.row())
	}
	for nr := len(plan.Items) + 1; nr <= priorities; nr++ {
		name := priority(nr)
		table.Rows = append(table.Rows, Row{Name: name, Cells: []Cell{{{Label: name}}}})
	}
	return table
}

func priority(nr int) string { return fmt.Sprintf("%d. prioritet", nr) }

// breakable lets the long words of a head be broken where the official form breaks them.
func breakable(head string) string {
	return strings.NewReplacer(
		"kvalitetsudviklingsprocessen", "kvalitets\u00adudviklings\u00adprocessen",
		"kvalitetsudviklingen", "kvali\u00adtets\u00adud\u00adviklingen",
		"tidsrammen", "tids\u00adrammen",
		"gennemførelsen", "gennem\u00adførelsen",
		"gennemførelse", "gennem\u00adførelse",
	).Replace(head)
}

// progress is the log of each priority, which stands below the form.
func progress(model *kvalitetsmodel.Model, plan *interview.Opfoelgningsplan) []Block {
	if len(plan.Items) == 0 {
		return nil
	}
	blocks := []Block{Heading{2, "Fremdrift"}}
	for i := range plan.Items {
		var log Definitions
		for _, entry := range plan.Items[i].Progress {
			if entry.Text == "" {
				continue
			}
			day := "Uden dato"
			if entry.Date != "" {
				day = entry.Date.Danish()
			}
			log = append(log, Line{Label: day, Text: entry.Text})
		}
		if len(log) == 0 {
			continue
		}
		name := priority(i + 1)
		if temaer := temaNames(model, plan.Items[i].Temaer); len(temaer) > 0 {
			name += ": " + strings.Join(temaer, " · ")
		}
		blocks = append(blocks, Heading{3, name}, log)
	}
	if len(blocks) == 1 {
		blocks = append(blocks, Paragraph{{Text: "Der er ikke skrevet noget om fremdriften."}})
	}
	return blocks
}

func temaNames(model *kvalitetsmodel.Model, numbers []int) []string {
	var names []string
	for _, nr := range numbers {
		if tema := model.Tema(nr); tema != nil {
			names = append(names, tema.Navn)
		}
	}
	return names
}
