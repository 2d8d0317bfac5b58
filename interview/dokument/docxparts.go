package dokument

import (
	"fmt"
	"strings"
)

const (
	docxXML    = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	docxSchema = `http://schemas.openxmlformats.org/`
	docxType   = `application/vnd.openxmlformats-officedocument.wordprocessingml.`
	docxMain   = `xmlns:w="` + docxSchema + `wordprocessingml/2006/main" xmlns:r="` + docxSchema + `officeDocument/2006/relationships"`
)

const docxContentTypes = docxXML + `<Types xmlns="` + docxSchema + `package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="png" ContentType="image/png"/>
<Override PartName="/word/document.xml" ContentType="` + docxType + `document.main+xml"/>
<Override PartName="/word/styles.xml" ContentType="` + docxType + `styles+xml"/>
<Override PartName="/word/numbering.xml" ContentType="` + docxType + `numbering+xml"/>
<Override PartName="/word/settings.xml" ContentType="` + docxType + `settings+xml"/>
<Override PartName="/word/header1.xml" ContentType="` + docxType + `header+xml"/>
<Override PartName="/word/footer1.xml" ContentType="` + docxType + `footer+xml"/>
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
</Types>
`

const docxRelations = docxXML + `<Relationships xmlns="` + docxSchema + `package/2006/relationships">
<Relationship Id="dokument" Type="` + docxSchema + `officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
<Relationship Id="egenskaber" Type="` + docxSchema + `package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
</Relationships>
`

// docxDocumentRelations names the parts that the text needs, among them the pictures.
func docxDocumentRelations(pictures int) string {
	var b strings.Builder
	relation := func(id, kind, target string) {
		fmt.Fprintf(&b, `<Relationship Id="%s" Type="%sofficeDocument/2006/relationships/%s" Target="%s"/>`+"\n", id, docxSchema, kind, target)
	}
	b.WriteString(docxXML + `<Relationships xmlns="` + docxSchema + `package/2006/relationships">` + "\n")
	relation("typografier", "styles", "styles.xml")
	relation("nummerering", "numbering", "numbering.xml")
	relation("indstillinger", "settings", "settings.xml")
	relation("sidehoved", "header", "header1.xml")
	relation("sidefod", "footer", "footer1.xml")
	for i := range pictures {
		relation(fmt.Sprintf("billede%d", i+1), "image", fmt.Sprintf("media/spindelvaev%d.png", i+1))
	}
	b.WriteString("</Relationships>\n")
	return b.String()
}

// docxCore is what the file says of itself. It has no time and no author, which would
// be those of a program.
func docxCore(doc Document) string {
	return docxXML + `<cp:coreProperties xmlns:cp="` + docxSchema + `package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
		"\n<dc:title>" + xmlLine(docxTitle(doc)) + "</dc:title>\n<dc:subject>" + xmlLine(doc.Subject) + "</dc:subject>\n<dc:language>da-DK</dc:language>\n</cp:coreProperties>\n"
}

func docxTitle(doc Document) string {
	if tidyLine(doc.Subject) == "" {
		return doc.Title
	}
	return doc.Title + " – " + doc.Subject
}

// docxDocument is the text with the paper that it stands on. The first page has no
// header, since it has the title.
func docxDocument(w *docxWriter) string {
	p := w.page
	const begin = docxXML + `<w:document ` + docxMain + ` xmlns:wp="` + docxSchema + `drawingml/2006/wordprocessingDrawing" xmlns:a="` + docxSchema +
		`drawingml/2006/main" xmlns:pic="` + docxSchema + `drawingml/2006/picture">` + "\n<w:body>\n"
	return begin + w.String() + `<w:sectPr><w:headerReference w:type="default" r:id="sidehoved"/><w:footerReference w:type="default" r:id="sidefod"/>` +
		`<w:footerReference w:type="first" r:id="sidefod"/>` +
		fmt.Sprintf(`<w:pgSz w:w="%d" w:h="%d"%s/>`, p.width, p.height, p.orient) +
		fmt.Sprintf(`<w:pgMar w:top="%d" w:right="%d" w:bottom="%d" w:left="%d" w:header="%d" w:footer="%d" w:gutter="0"/>`, p.top, p.side, p.bottom, p.side, p.edge, p.edge) +
		"<w:titlePg/></w:sectPr>\n</w:body>\n</w:document>\n"
}

func docxHeader(doc Document) string {
	return docxXML + `<w:hdr ` + docxMain + `><w:p><w:pPr><w:pStyle w:val="Sidehoved"/></w:pPr>` + docxText(tidyLine(docxTitle(doc))) + "</w:p></w:hdr>\n"
}

// docxFooter tells whose page it is, should they be parted, and which one.
func docxFooter(doc Document, page docxPage) string {
	field := func(code string) string {
		return `<w:fldSimple w:instr=" ` + code + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
	}
	return docxXML + `<w:ftr ` + docxMain + `><w:p><w:pPr><w:pStyle w:val="Sidefod"/>` +
		fmt.Sprintf(`<w:tabs><w:tab w:val="right" w:pos="%d"/></w:tabs></w:pPr>`, page.column()) + docxText(tidyLine(doc.Running)) +
		`<w:r><w:tab/></w:r>` + docxRun("", "Side ") + field("PAGE") + docxRun("", " af ") + field("NUMPAGES") + "</w:p></w:ftr>\n"
}

const docxNumbering = docxXML + `<w:numbering ` + docxMain + `>
<w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:pStyle w:val="Opstilling"/>` +
	`<w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="340"/></w:pPr></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
</w:numbering>
`

// docxSettings has Word lay out the pages as it does since 2013.
const docxSettings = docxXML + `<w:settings ` + docxMain + `><w:defaultTabStop w:val="1134"/><w:autoHyphenation/><w:characterSpacingControl w:val="doNotCompress"/>` +
	`<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat><w:themeFontLang w:val="da-DK"/></w:settings>
`
