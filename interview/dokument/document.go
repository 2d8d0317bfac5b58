package dokument

import (
	"spindel/interview"
	"spindel/kvalitetsmodel/spindelvaev"
)

// Document is a paper before it has a form.
type Document struct {
	Title     string // what it is: "Opfølgningsplan"
	Subject   string // what it is about: the name of the tilbud
	Running   string // stands at the foot of every printed page, should they be parted
	Landscape bool
	Blocks    []Block
	Foot      []Line // what the paper is, and when it was written
}

// Block is a part of a Document that stands by itself.
type Block interface{ block() }

// The blocks. A writer knows them all.
type (
	// Heading begins a part. The title of the Document is level 1.
	Heading struct {
		Level int
		Text  string
	}

	// Paragraph is running text, each line on its own.
	Paragraph []Line

	// List is one thing per line, in no order that counts.
	List []Line

	// Definitions are terms, which are the labels, each with its text.
	Definitions []Line

	// Signature is a promise with a name and a day to it. Where there is none yet,
	// there is room to write them by hand.
	Signature struct {
		Label string // what is signed: "Godkendt af tilbuddets ledelse"
		By    string
		Date  interview.Date
	}

	// Picture is a spindelvæv. The numbers in it stand in a table of the Document too.
	Picture struct {
		Caption string
		Web     spindelvaev.Web
	}

	// Table is a form with a row for each thing.
	Table struct {
		Caption string
		Columns []Column
		Rows    []Row
	}
)

// Line is text that begins on a line of its own. It may have line breaks.
type Line struct {
	Label string // stands before the text, without a colon; may be empty
	Text  string
	Apart bool // is another matter than the line above it in a cell
}

// Column is the head of a column.
type Column struct {
	Group string // the heading above it; neighbours with the same one share it
	Head  string // a soft hyphen is where a narrow column may break it
	Width int    // its share of the width; all of them make 100
}

// Row has a cell for each column. A row whose cells but the first are empty is there
// to be filled in by hand.
type Row struct {
	Name  string // in a word or two, for those to whom the table is read aloud
	Cells []Cell
}

// Cell is what stands where a row and a column meet. Its first line with a label
// and no text is a title.
type Cell []Line

func (Heading) block()     {}
func (Paragraph) block()   {}
func (List) block()        {}
func (Definitions) block() {}
func (Signature) block()   {}
func (Picture) block()     {}
func (Table) block()       {}

// spans are the groups of neighbouring columns, in order.
func (t Table) spans() []span {
	var spans []span
	for i, column := range t.Columns {
		if i == 0 || column.Group != t.Columns[i-1].Group {
			spans = append(spans, span{Group: column.Group})
		}
		spans[len(spans)-1].Columns++
	}
	return spans
}

type span struct {
	Group   string
	Columns int
}

// grouped reports whether there is anything above the heads of the columns.
func (t Table) grouped() bool {
	for _, column := range t.Columns {
		if column.Group != "" {
			return true
		}
	}
	return false
}

// open reports whether the row is to be filled in by hand.
func (r Row) open() bool {
	for i, cell := range r.Cells {
		if i > 0 && len(cell) > 0 {
			return false
		}
	}
	return true
}

// cell is the cell of a column, which is empty where the row is too short.
func (r Row) cell(column int) Cell {
	if column < len(r.Cells) {
		return r.Cells[column]
	}
	return nil
}
