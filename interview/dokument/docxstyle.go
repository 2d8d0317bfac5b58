package dokument

import (
	"fmt"
	"strings"
)

// docxStyles is the look of every page. A style that Word has built in is named in
// English within the file, and Word in Danish shows it as Titel, Overskrift 1 and so
// on; the ids are those of Word in Danish. Colour carries no meaning, so that it copies.
func docxStyles(page docxPage) string {
	size := func(steps int) string {
		return fmt.Sprintf(`<w:sz w:val="%d"/><w:szCs w:val="%[1]d"/>`, page.text+steps)
	}
	var b strings.Builder
	b.WriteString(docxXML + `<w:styles ` + docxMain + ">\n" + `<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>` +
		size(0) + `<w:lang w:val="da-DK" w:eastAsia="da-DK" w:bidi="da-DK"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>` + "\n")
	for _, s := range []docxStyle{
		{"Normal", "Normal", "", `<w:suppressAutoHyphens/><w:spacing w:after="80" w:line="264" w:lineRule="auto"/>`, ""},
		{"Titel", "Title", "Normal", `<w:keepNext/><w:spacing w:after="120"/>`, `<w:b/>` + size(14)},
		{"Overskrift1", "heading 1", "Normal", `<w:keepNext/><w:keepLines/><w:spacing w:before="280" w:after="80"/><w:outlineLvl w:val="0"/>`, `<w:b/>` + size(6)},
		{"Overskrift2", "heading 2", "Normal", `<w:keepNext/><w:keepLines/><w:spacing w:before="200" w:after="60"/><w:outlineLvl w:val="1"/>`, `<w:b/>` + size(2)},
		{"Overskrift3", "heading 3", "Normal", `<w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="40"/><w:outlineLvl w:val="2"/>`, `<w:b/>` + size(0)},
		{"Opstilling", "List Bullet", "Normal", `<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="40"/>`, ""},
		{"Definition", "Definition", "Normal", `<w:keepLines/><w:tabs><w:tab w:val="left" w:pos="2268"/></w:tabs><w:spacing w:after="40"/><w:ind w:left="2268" w:hanging="2268"/>`, ""},
		{"Underskrift", "Underskrift på dokument", "Normal", `<w:keepLines/><w:spacing w:before="160" w:after="120"/>`, ""},
		{"Underskriftslinje", "Underskriftslinje", "Normal", docxHandLines + `<w:spacing w:before="280" w:after="200"/>`, ""},
		{"Billedtekst", "caption", "Normal", `<w:keepNext/><w:spacing w:before="160" w:after="60"/>`, `<w:b/>`},
		{"Billede", "Billede", "Normal", `<w:keepNext/><w:spacing w:before="120" w:after="60" w:line="240" w:lineRule="auto"/>`, ""},
		{"Figurtekst", "Figurtekst", "Normal", `<w:keepLines/><w:spacing w:after="160"/>`, `<w:b/>`},
		{"Tabeltekst", "Tabeltekst", "Normal", `<w:suppressAutoHyphens w:val="0"/><w:spacing w:after="60" w:line="247" w:lineRule="auto"/>`, ""},
		{"Tabeltekstadskilt1", "Tabeltekst adskilt 1", "Tabeltekst", docxDotted("555555"), ""},
		{"Tabeltekstadskilt2", "Tabeltekst adskilt 2", "Tabeltekst", docxDotted("565656"), ""},
		{"Tabeltitel", "Tabeltitel", "Tabeltekst", "", size(2)},
		{"Tabelhoved", "Tabelhoved", "Tabeltekst", `<w:suppressAutoHyphens/>`, `<w:b/>` + size(-1)},
		{"Tabelgruppe", "Tabelgruppe", "Tabelhoved", `<w:spacing w:before="20" w:after="20"/><w:jc w:val="center"/>`, `<w:spacing w:val="10"/>`},
		{"Mellemrum", "Mellemrum", "Normal", `<w:spacing w:after="0" w:line="120" w:lineRule="exact"/>`, ""},
		{"Dokumentfod", "Dokumentfod", "Normal", `<w:keepLines/><w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="555555"/></w:pBdr>`, size(-2)},
		{"Sidehoved", "header", "Normal", `<w:spacing w:after="0"/><w:jc w:val="right"/>`, size(-3)},
		{"Sidefod", "footer", "Normal", `<w:spacing w:after="0"/>`, size(-3)},
	} {
		b.WriteString(s.xml())
	}
	b.WriteString(docxOtherStyles + "</w:styles>\n")
	return b.String()
}

// docxBuiltIn are the names of styles that Word knows.
const docxBuiltIn = "|Title|heading 1|heading 2|heading 3|List Bullet|caption|header|footer|"

// docxHandLines are two lines to write on: a name, and a day.
const docxHandLines = `<w:keepLines/><w:tabs><w:tab w:val="left" w:leader="underscore" w:pos="5103"/><w:tab w:val="left" w:leader="underscore" w:pos="8505"/></w:tabs>`

// docxStyle is a style for paragraphs.
type docxStyle struct{ id, name, basis, paragraph, letters string }

func (s docxStyle) xml() string {
	kind, basis := ` w:default="1"`, ""
	if s.basis != "" {
		kind, basis = "", `<w:basedOn w:val="`+s.basis+`"/>`
		if !strings.Contains(docxBuiltIn, "|"+s.name+"|") {
			kind = ` w:customStyle="1"`
		}
	}
	return `<w:style w:type="paragraph"` + kind + ` w:styleId="` + s.id + `"><w:name w:val="` + s.name + `"/>` + basis + `<w:qFormat/><w:pPr>` + s.paragraph + `</w:pPr><w:rPr>` + s.letters + "</w:rPr></w:style>\n"
}

// docxDotted is a dotted line above what is another matter than what stands above it.
func docxDotted(colour string) string {
	return `<w:pBdr><w:top w:val="dotted" w:sz="4" w:space="2" w:color="` + colour + `"/></w:pBdr><w:spacing w:before="60"/>`
}

// docxOtherStyles are the styles for letters, and that of tables.
const docxOtherStyles = `<w:style w:type="character" w:default="1" w:styleId="Standardskrifttypeiafsnit"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="character" w:styleId="Ledetekst"><w:name w:val="Strong"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>
<w:style w:type="table" w:default="1" w:styleId="Tabel-Normal"><w:name w:val="Normal Table"/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>` +
	`<w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
<w:style w:type="table" w:customStyle="1" w:styleId="Skema"><w:name w:val="Skema"/><w:basedOn w:val="Tabel-Normal"/><w:tblPr><w:tblBorders>` +
	`<w:top w:val="single" w:sz="4" w:space="0" w:color="555555"/><w:left w:val="single" w:sz="4" w:space="0" w:color="555555"/>` +
	`<w:bottom w:val="single" w:sz="4" w:space="0" w:color="555555"/><w:right w:val="single" w:sz="4" w:space="0" w:color="555555"/>` +
	`<w:insideH w:val="single" w:sz="4" w:space="0" w:color="555555"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="555555"/></w:tblBorders>` +
	`<w:tblCellMar><w:top w:w="57" w:type="dxa"/><w:left w:w="68" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="68" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>
`
