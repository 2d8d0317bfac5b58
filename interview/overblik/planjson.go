package overblik

import "spindel/interview"

// planDocument is the opfølgningsplan with every field of it.
type planDocument struct {
	Approval    *approvalLine  `json:"godkendelse"` // by the management of the tilbud, null for none
	Prioriteter []priorityLine `json:"prioriteter"`
}

type approvalLine struct {
	Af           string         `json:"af"`
	Dato         interview.Date `json:"dato"`
	AendretSiden bool           `json:"aendret_siden"`
}

// priorityLine is a priority. Its texts have the keys of the columns of the form,
// and every one of them is there.
type priorityLine struct {
	Prioritet      int                             `json:"prioritet"` // its place, from 1
	Nr             int                             `json:"nr"`        // its name, which it keeps when it is moved
	Temaer         []int                           `json:"temaer"`
	Kriterier      []string                        `json:"kriterier"`
	Baggrund       interview.Origin                `json:"baggrund"`     // "paabud", "anbefaling", "eget-initiativ" or ""
	PaabudFrist    interview.Date                  `json:"paabud_frist"` // or ""
	Punkt          interview.PointID               `json:"punkt"`        // that it was started from, or ""
	Tilsyn         int                             `json:"tilsyn"`       // that it was started at, or 0
	Tekster        map[interview.PlanColumn]string `json:"tekster"`
	Tidsrammer     []periodLine                    `json:"tidsrammer"` // the latest last
	Fremdrift      []progressLine                  `json:"fremdrift"`
	Status         interview.PlanStatus            `json:"status"` // what the tilbud says, or ""
	StatusDato     interview.Date                  `json:"status_dato"`
	Efterproevning verificationLine                `json:"efterproevning"` // what the socialtilsyn has seen
	Frist          interview.Date                  `json:"frist"`          // that of the påbud or the end of the time frame, the first of them
	Overskredet    bool                            `json:"overskredet"`
	Opfyldt        bool                            `json:"opfyldt"` // the socialtilsyn has seen that the goal is reached
}

type periodLine struct {
	Start       interview.Date `json:"start"`
	Slut        interview.Date `json:"slut"`
	Begrundelse string         `json:"begrundelse"`
}

type progressLine struct {
	Nr    int            `json:"nr"`
	Dato  interview.Date `json:"dato"`
	Tekst string         `json:"tekst"`
}

type verificationLine struct {
	Resultat interview.Result `json:"resultat"`
	Dato     interview.Date   `json:"dato"`
	Note     string           `json:"note"`
}

func planOf(plan *interview.Opfoelgningsplan, today interview.Date) *planDocument {
	if len(plan.Items) == 0 {
		return nil
	}
	document := &planDocument{}
	if plan.Approval != (interview.Approval{}) {
		document.Approval = &approvalLine{plan.Approval.By, plan.Approval.Date, plan.ChangedSince}
	}
	for i := range plan.Items {
		document.Prioriteter = append(document.Prioriteter, priorityOf(i+1, &plan.Items[i], today))
	}
	return document
}

func priorityOf(place int, item *interview.PlanItem, today interview.Date) priorityLine {
	line := priorityLine{
		Prioritet: place, Nr: item.Nr,
		Temaer: append([]int{}, item.Temaer...), Kriterier: append([]string{}, item.Kriterier...),
		Baggrund: item.Origin, PaabudFrist: item.Deadline, Punkt: item.Point, Tilsyn: item.Tilsyn,
		Tekster: map[interview.PlanColumn]string{}, Tidsrammer: []periodLine{}, Fremdrift: []progressLine{},
		Status: item.Status, StatusDato: item.StatusDate,
		Efterproevning: verificationLine{item.Verification.Result, item.Verification.Date, item.Verification.Note},
		Frist:          item.Due(), Overskredet: late(item, today), Opfyldt: item.Done(),
	}
	for _, column := range interview.PlanColumns {
		line.Tekster[column] = item.Texts[column]
	}
	for _, p := range item.Periods {
		line.Tidsrammer = append(line.Tidsrammer, periodLine{p.Start, p.End, p.Reason})
	}
	for i, p := range item.Progress {
		if p.Text != "" { // it was taken back
			line.Fremdrift = append(line.Fremdrift, progressLine{i + 1, p.Date, p.Text})
		}
	}
	return line
}
