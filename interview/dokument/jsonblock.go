package dokument

import "math"

type jsonTable struct {
	Art      string       `json:"art"`
	Tekst    string       `json:"tekst"`
	Kolonner []jsonColumn `json:"kolonner"`
	Raekker  []jsonRow    `json:"raekker"`
}

type jsonColumn struct {
	Gruppe string `json:"gruppe"`
	Hoved  string `json:"hoved"`
	Bredde int    `json:"bredde"`
}

// jsonRow has a cell for each column, and each cell its lines.
type jsonRow struct {
	Navn   string       `json:"navn"`
	Celler [][]jsonLine `json:"celler"`
}

func jsonTableOf(t Table) jsonTable {
	table := jsonTable{"tabel", tidyLine(t.Caption), []jsonColumn{}, []jsonRow{}}
	for _, column := range t.Columns {
		table.Kolonner = append(table.Kolonner, jsonColumn{tidyLine(column.Group), tidyLine(column.Head), column.Width})
	}
	for _, row := range t.Rows {
		cells := [][]jsonLine{}
		for i := range t.Columns {
			cells = append(cells, jsonLines(row.cell(i)))
		}
		table.Raekker = append(table.Raekker, jsonRow{tidyLine(row.Name), cells})
	}
	return table
}

type jsonPicture struct {
	Art        string     `json:"art"`
	Tekst      string     `json:"tekst"`
	Yderst     int        `json:"yderst"` // the value of the outermost ring
	Tilsyn     string     `json:"tilsyn"`
	TilsynFoer string     `json:"tilsyn_foer"`
	Akser      []jsonAxis `json:"akser"`
}

// jsonAxis is a tema with its exact values, null where there is none. How many of its
// indikatorer have a score is null where it is not known how many there are.
type jsonAxis struct {
	Nr      int      `json:"nr"`
	Navn    string   `json:"navn"`
	Vaerdi  *float64 `json:"vaerdi"`
	Foer    *float64 `json:"foer"`
	Bedoemt *int     `json:"bedoemt"`
	Af      *int     `json:"af"`
}

func jsonPictureOf(p Picture) jsonPicture {
	outermost := p.Web.Max
	if outermost <= 0 {
		outermost = 5
	}
	picture := jsonPicture{"spindelvaev", tidyLine(p.Caption), outermost, tidyLine(p.Web.Name), tidyLine(p.Web.NameBefore), []jsonAxis{}}
	for _, axis := range p.Web.Axes {
		written := jsonAxis{Nr: axis.Nr, Navn: tidyLine(axis.Navn),
			Vaerdi: jsonNumber(axis.Value, axis.OK), Foer: jsonNumber(axis.Before, axis.HasBefore)}
		if axis.Of > 0 {
			written.Bedoemt, written.Af = &axis.Scored, &axis.Of
		}
		picture.Akser = append(picture.Akser, written)
	}
	return picture
}

// jsonNumber is a value, nil where there is none, or none that JSON can hold.
func jsonNumber(value float64, known bool) *float64 {
	if !known || math.IsNaN(value) || math.IsInf(value, 0) {
		return nil
	}
	return &value
}
