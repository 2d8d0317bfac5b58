package dokument

import "fmt"

// page is the part of the style sheet that depends on the Document.
func page(doc Document) string {
	size, margin, more := "A4 portrait", "14mm 15mm 16mm", report
	if doc.Landscape {
		size, margin, more = "A4 landscape", "9mm 9mm 13mm", ""
	}
	return fmt.Sprintf(`@page {
  size: %s;
  margin: %s;
  @bottom-left { content: %s; font: 7.5pt %s; vertical-align: top; padding-top: 2mm; }
  @bottom-right { content: "Side " counter(page) " af " counter(pages); font: 7.5pt %s; vertical-align: top; padding-top: 2mm; white-space: nowrap; }
}
%s`, size, margin, cssString(doc.Running), fonts, fonts, more)
}

// report is the look of a paper that is read from top to bottom: what belongs together
// stays on one page, and a new indikator is seen at a glance.
const report = `main, footer { max-width: 60rem; margin-left: auto; margin-right: auto; }
main h2 { font-size: 1.35em; margin: 1.8rem 0 .5rem; }
main h3 { font-size: 1.1em; margin: 1.2rem 0 .3rem; }
main h4 { border-top: 1px solid #999; margin: 1.3rem 0 .4rem; padding-top: .4rem; }
main h3 + h4 { border-top: 0; padding-top: 0; margin-top: .6rem; }
main dl { break-inside: avoid; }
dl + p { margin-top: .8rem; }
main p { orphans: 3; widows: 3; }
p:has(+ table), p:has(+ ul) { break-after: avoid; }
p + table { margin-top: .4rem; }
h3 + p:has(+ h4), h2 + dl:has(+ h3) { break-after: avoid; }
p + table:not(:has(tbody tr:nth-child(4))) { break-inside: avoid; }
main td p, main th p { margin-bottom: .15rem; }
ul { margin: 0 0 .8rem; padding-left: 1.4em; }
figure { margin: .8rem 0; break-inside: avoid; text-align: center; }
figure svg { width: 100%; max-width: 135mm; height: auto; }
figcaption { font-weight: bold; }
figure + p + h2 { break-before: page; }
.signature { break-inside: avoid; }
main > .signature:last-child { margin-top: 3rem; }
@media print { html:root { font-size: 9.5pt; } main h2 { margin: 1.3rem 0 .3rem; } main table { margin: 2mm 0 3mm; } }
`

const fonts = `"Segoe UI", "Helvetica Neue", Arial, "Liberation Sans", sans-serif`

// style is the look of every page. Colour carries no meaning, so that it copies. A
// row stays on one page, but for the first one: it would leave a head without rows.
// What cannot be broken ends at the edge of the paper: a browser would else print the
// whole paper smaller to make room for it.
const style = `* { box-sizing: border-box; }
html { font: 11pt/1.4 ` + fonts + `; color: #111; background: #fff; }
body { margin: 0 auto; padding: 1.5rem; max-width: 100rem; overflow-wrap: break-word; }
main, footer { overflow-x: clip; }
h1 { font-size: 1.7em; margin: 0 0 .5rem; }
h2 { font-size: 1.25em; margin: 1.5rem 0 .4rem; break-after: avoid; }
h3, h4, h5, h6 { font-size: 1em; margin: 1rem 0 .2rem; break-after: avoid; }
p { margin: 0 0 .4rem; }
dl { margin: 0 0 .8rem; }
dl div { display: flex; gap: 1em; margin: 0 0 .15rem; break-inside: avoid; }
h1 + dl { display: flex; flex-wrap: wrap; gap: .2rem 3em; }
h1 + dl dt { flex: none; }
dt { flex: 0 0 10em; font-weight: bold; overflow-wrap: anywhere; }
dd { flex: 1; margin: 0; overflow-wrap: anywhere; }
.signature { margin: .6rem 0; }
.room { display: inline-block; width: 75mm; border-bottom: 1px solid #111; }
.room + .room { width: 45mm; }
table { width: calc(100% - 1px); border-collapse: collapse; table-layout: fixed; margin: .8rem 0; }
caption { overflow-wrap: anywhere; text-align: left; font-weight: bold; padding: 0 0 .3rem; }
th, td { border: 1px solid #555; padding: .3em .4em; text-align: left; vertical-align: top; font-weight: normal; hyphens: auto; }
thead th { background: #ececec; font-weight: bold; hyphens: manual; }
thead .groups th { text-align: center; letter-spacing: .05em; }
td p:last-child, th p:last-child { margin-bottom: 0; }
th .title { font-size: 1.1em; }
p.apart { border-top: 1px dotted #555; padding-top: .35em; }
tr { break-inside: avoid; }
tbody tr:first-child { break-inside: auto; orphans: 3; widows: 3; }
.open td, .open th { height: 7em; }
footer { margin-top: 1.5rem; border-top: 1px solid #555; padding-top: .4rem; font-size: .85em; break-inside: avoid; }
@media print {
  html { font-size: 9pt; line-height: 1.3; }
  body { padding: 0; max-width: none; }
  thead { display: table-header-group; }
  h1 { margin-bottom: 2mm; }
  dl { margin-bottom: 1mm; }
  table { margin: 2mm 0; }
  th, td { padding: 1mm 1.2mm; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
  thead th { font-size: 8.5pt; line-height: 1.2; }
  .signature { margin: 3mm 0; }
  .open td, .open th { height: 30mm; }
}
`
