package spindelvaev

import (
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// The measures of the SVG picture, in its own units.
const (
	svgWidth    = 800
	svgHeight   = 620
	svgMiddle   = 315 // the centre of the web, from above
	svgRadius   = 200
	svgLabel    = 22 // characters in a line of a label
	svgLine     = 19 // height of a line of a label
	svgNote     = 15 // height of a small line below it
	svgDistance = 16 // from the outermost ring to the labels
	svgKey      = 24 // characters of a name in the key
)

const svgHead = `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="15">
<title>%s</title>
<desc>%s</desc>
<rect width="100%%" height="100%%" fill="#fff"/>
<g transform="translate(%d %d)">
`

// The strokes of the two tilsyn: they differ in more than colour.
const (
	svgStroke = `stroke="#1f4e79" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"`
	svgGhost  = `stroke="#555" stroke-width="2" stroke-dasharray="2 5" stroke-linecap="round" stroke-linejoin="round"`
)

// SVG draws the web as a picture for documents. It stands alone, has no script
// and no ids, and says in words what it shows.
func SVG(w Web) string {
	var b strings.Builder
	fmt.Fprintf(&b, svgHead, svgWidth, svgHeight, "Spindelvæv", escape(w.description()), svgWidth/2, svgMiddle)
	now := w.svgVertices(w.fraction)
	// The area lies below the grid, so that it needs no transparency to let it through.
	if points := closed(now); points != nil {
		fmt.Fprintf(&b, `<polygon fill="#e4eaf0" points="%s"/>`+"\n", svgPoints(points))
	}
	w.svgGrid(&b)
	if w.haunted() {
		svgPolygon(&b, w.svgVertices(w.fractionBefore), svgGhost, `r="5" fill="#fff" stroke-dasharray="none"`)
	}
	svgPolygon(&b, now, svgStroke, `r="4" fill="#1f4e79"`)
	w.svgRingNumbers(&b)
	w.svgLabels(&b)
	w.svgKey(&b)
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

// description is the web in words.
func (w Web) description() string {
	if len(w.Axes) == 0 {
		return empty
	}
	parts := []string{fmt.Sprintf("Værdier fra 0 i midten til %d yderst.", w.max())}
	if w.keyed() {
		parts = append(parts, valueWord+": "+clean(w.title())+".")
	}
	if w.haunted() {
		parts = append(parts, previousWord+", med prikket streg: "+clean(w.titleBefore())+".")
	}
	for i, axis := range w.Axes {
		value := w.value(i)
		if _, scored := w.fraction(i); !scored {
			value = "ingen score"
		}
		if w.haunted() {
			value += ", før " + clean(w.valueBefore(i))
		}
		if axis.Of > 0 {
			value += ", " + axis.covered()
		}
		parts = append(parts, fmt.Sprintf("%d %s: %s.", axis.Nr, clean(axis.Navn), clean(value)))
	}
	return strings.Join(parts, " ")
}

// covered is the coverage in words.
func (a Axis) covered() string { return coverageWords(a.Scored, a.Of) }

// svgGrid draws rings and axes; the axis of a gap is dashed.
func (w Web) svgGrid(b *strings.Builder) {
	b.WriteString(`<g fill="none" stroke="#999" stroke-width="1">` + "\n")
	step := w.ringStep(svgRadius)
	sides := corners(len(w.Axes))
	for ring := step; ring <= w.max(); ring += step {
		points := make([]point, sides)
		for i := range points {
			points[i] = direction(i, sides).scaled(svgRadius * float64(ring) / float64(w.max()))
		}
		fmt.Fprintf(b, `<polygon points="%s"/>`+"\n", svgPoints(points))
	}
	for i := range w.Axes {
		dashes := ""
		if _, scored := w.fraction(i); !scored {
			dashes = ` stroke-dasharray="6 6"`
		}
		tip := direction(i, len(w.Axes)).scaled(svgRadius)
		fmt.Fprintf(b, `<line x2="%s" y2="%s"%s/>`+"\n", unit(tip.x), unit(tip.y), dashes)
	}
	b.WriteString("</g>\n")
}

// svgVertices are the places of the values of one tilsyn.
func (w Web) svgVertices(fraction func(i int) (float64, bool)) []vertex {
	vertices := make([]vertex, len(w.Axes))
	for i := range w.Axes {
		f, ok := fraction(i)
		vertices[i] = vertex{direction(i, len(w.Axes)).scaled(svgRadius * f), ok}
	}
	return vertices
}

// svgPolygon draws a closed polygon when all axes have a value, else its pieces.
func svgPolygon(b *strings.Builder, vertices []vertex, style, dot string) {
	fmt.Fprintf(b, `<g fill="none" %s>`+"\n", style)
	if points := closed(vertices); points != nil {
		fmt.Fprintf(b, `<polygon points="%s"/>`+"\n", svgPoints(points))
	} else {
		edges(vertices, func(from, to point) {
			fmt.Fprintf(b, `<line x1="%s" y1="%s" x2="%s" y2="%s"/>`+"\n", unit(from.x), unit(from.y), unit(to.x), unit(to.y))
		})
	}
	for _, v := range vertices {
		if v.ok {
			fmt.Fprintf(b, `<circle cx="%s" cy="%s" %s/>`+"\n", unit(v.x), unit(v.y), dot)
		}
	}
	b.WriteString("</g>\n")
}

// closed is the polygon of some vertices, nil when there is none or a gap breaks it.
func closed(vertices []vertex) []point {
	if len(vertices) < 3 {
		return nil
	}
	points := make([]point, len(vertices))
	for i, v := range vertices {
		if !v.ok {
			return nil
		}
		points[i] = v.point
	}
	return points
}

func svgPoints(points []point) string {
	words := make([]string, len(points))
	for i, p := range points {
		words[i] = unit(p.x) + "," + unit(p.y)
	}
	return strings.Join(words, " ")
}

// svgRingNumbers writes the values of the rings along the first axis, each on a
// halo so that no line runs through it.
func (w Web) svgRingNumbers(b *strings.Builder) {
	for _, style := range [...]string{`fill="none" stroke="#fff" stroke-width="4" stroke-linejoin="round"`, `fill="#444"`} {
		fmt.Fprintf(b, `<g font-size="12" %s>`+"\n", style)
		step := w.ringStep(svgRadius / svgLine)
		for ring := step; ring <= w.max(); ring += step {
			y := -svgRadius * float64(ring) / float64(w.max())
			fmt.Fprintf(b, `<text x="7" y="%s">%d</text>`+"\n", unit(y+14), ring)
		}
		b.WriteString("</g>\n")
	}
}

// svgLabels writes number, name and value at the end of each axis, and below
// them in small what else there is.
func (w Web) svgLabels(b *strings.Builder) {
	b.WriteString(`<g fill="#222">` + "\n")
	for i, axis := range w.Axes {
		value := clean(w.value(i))
		if _, scored := w.fraction(i); !scored {
			value += unscored
		}
		text := wrap(fmt.Sprintf("%d %s %s", axis.Nr, clean(axis.Navn), value), svgLabel)
		notes := w.svgNotes(i)
		dir := direction(i, len(w.Axes))
		at := dir.scaled(svgRadius + svgDistance)
		height := float64(svgLine*len(text) + svgNote*len(notes))
		y := at.y - height/2*(1-dir.y) + svgLine*0.75
		fmt.Fprintf(b, `<text text-anchor="%s">`, svgAnchor(dir))
		for _, part := range text {
			fmt.Fprintf(b, `<tspan x="%s" y="%s">%s</tspan>`, unit(at.x), unit(y), escape(part))
			y += svgLine
		}
		for _, part := range notes {
			fmt.Fprintf(b, `<tspan x="%s" y="%s" font-size="12" fill="#444">%s</tspan>`, unit(at.x), unit(y-svgLine+svgNote), escape(part))
			y += svgNote
		}
		b.WriteString("</text>\n")
	}
	b.WriteString("</g>\n")
}

// svgNotes are the small lines of a label: the value before, and the coverage.
func (w Web) svgNotes(i int) []string {
	var notes []string
	if w.haunted() {
		notes = append(notes, strings.TrimSpace(beforeWord)+" "+clean(w.valueBefore(i)))
	}
	if axis := w.Axes[i]; axis.Of > 0 {
		notes = append(notes, axis.covered())
	}
	return notes
}

// svgAnchor is the end of a label that is at its axis.
func svgAnchor(dir point) string {
	switch {
	case dir.x > 0.01:
		return "start"
	case dir.x < -0.01:
		return "end"
	}
	return "middle"
}

// svgKey explains the strokes in the upper left corner, where no label reaches.
func (w Web) svgKey(b *strings.Builder) {
	if !w.keyed() {
		return
	}
	b.WriteString(`<g fill="#222" font-size="13">` + "\n")
	y := svgKeyLines(b, svgLine-svgMiddle, w.title(), svgStroke, `r="4" fill="#1f4e79"`)
	if w.haunted() {
		svgKeyLines(b, y, w.titleBefore(), svgGhost, `r="5" fill="#fff" stroke-dasharray="none"`)
	}
	b.WriteString("</g>\n")
}

// svgKeyLines explains one stroke and returns where the next one goes.
func svgKeyLines(b *strings.Builder, y float64, name, style, dot string) float64 {
	const left, length = 20 - svgWidth/2, 36
	for j, part := range wrap(name, svgKey) {
		if j == 0 {
			fmt.Fprintf(b, `<g %s><line x1="%d" y1="%s" x2="%d" y2="%s"/><circle cx="%d" cy="%s" %s/></g>`+"\n",
				style, left, unit(y), left+length, unit(y), left+length/2, unit(y), dot)
		}
		fmt.Fprintf(b, `<text x="%d" y="%s">%s</text>`+"\n", left+length+12, unit(y+4.5), escape(part))
		y += svgLine
	}
	return y
}

// unit writes a coordinate with one decimal.
func unit(f float64) string {
	return strconv.FormatFloat(math.Round(f*10)/10+0, 'f', -1, 64)
}

// escape makes a text safe inside of an element.
func escape(s string) string {
	var b strings.Builder
	// A strings.Builder takes every write.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
