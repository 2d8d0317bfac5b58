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
	svgHeight   = 540
	svgRadius   = 200
	svgLabel    = 22 // characters in a line of a label
	svgLine     = 19 // height of a line of a label
	svgDistance = 16 // from the outermost ring to the labels
)

const svgHead = `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" font-size="15">
<title>%s</title>
<desc>%s</desc>
<rect width="100%%" height="100%%" fill="#fff"/>
<g transform="translate(%d %d)">
`

// SVG draws the web as a picture for documents. It stands alone, has no script
// and no ids, and says in words what it shows.
func SVG(w Web) string {
	var b strings.Builder
	fmt.Fprintf(&b, svgHead, svgWidth, svgHeight, "Spindelvæv", escape(w.description()), svgWidth/2, svgHeight/2)
	w.svgGrid(&b)
	w.svgPolygon(&b)
	w.svgRingNumbers(&b)
	w.svgLabels(&b)
	b.WriteString("</g>\n</svg>\n")
	return b.String()
}

// description is the web in words.
func (w Web) description() string {
	if len(w.Axes) == 0 {
		return empty
	}
	parts := []string{fmt.Sprintf("Værdier fra 0 i midten til %d yderst.", w.max())}
	for i, axis := range w.Axes {
		value := w.value(i)
		if _, scored := w.fraction(i); !scored {
			value = "ingen score"
		}
		parts = append(parts, fmt.Sprintf("%d %s: %s.", axis.Nr, clean(axis.Navn), value))
	}
	return strings.Join(parts, " ")
}

// svgGrid draws rings and axes; the axis of a gap is dashed.
func (w Web) svgGrid(b *strings.Builder) {
	b.WriteString(`<g fill="none" stroke="#999" stroke-width="1">` + "\n")
	step := w.ringStep(svgRadius)
	for ring := step; ring <= w.max(); ring += step {
		fmt.Fprintf(b, `<circle r="%s"/>`+"\n", unit(svgRadius*float64(ring)/float64(w.max())))
	}
	for i := range w.Axes {
		dashes := ""
		if _, scored := w.fraction(i); !scored {
			dashes = ` stroke-dasharray="6 6"`
		}
		tip := w.svgPoint(i, 1)
		fmt.Fprintf(b, `<line x2="%s" y2="%s"%s/>`+"\n", unit(tip.x), unit(tip.y), dashes)
	}
	b.WriteString("</g>\n")
}

// svgPolygon draws a closed polygon when all axes have a value, else its pieces.
func (w Web) svgPolygon(b *strings.Builder) {
	vertices := make([]vertex, len(w.Axes))
	for i := range w.Axes {
		f, ok := w.fraction(i)
		vertices[i] = vertex{w.svgPoint(i, f), ok}
	}
	b.WriteString(`<g fill="#1f4e79" stroke="#1f4e79" stroke-width="3" stroke-linecap="round" stroke-linejoin="round">` + "\n")
	if len(w.Axes) > 2 && !w.gaps() {
		corners := make([]string, len(vertices))
		for i, v := range vertices {
			corners[i] = unit(v.x) + "," + unit(v.y)
		}
		fmt.Fprintf(b, `<polygon fill-opacity="0.12" points="%s"/>`+"\n", strings.Join(corners, " "))
	} else {
		edges(vertices, func(a, z point) {
			fmt.Fprintf(b, `<line x1="%s" y1="%s" x2="%s" y2="%s"/>`+"\n", unit(a.x), unit(a.y), unit(z.x), unit(z.y))
		})
	}
	for _, v := range vertices {
		if v.ok {
			fmt.Fprintf(b, `<circle cx="%s" cy="%s" r="4"/>`+"\n", unit(v.x), unit(v.y))
		}
	}
	b.WriteString("</g>\n")
}

// svgRingNumbers writes the values of the rings along the first axis.
func (w Web) svgRingNumbers(b *strings.Builder) {
	b.WriteString(`<g font-size="12" fill="#444" stroke="#fff" stroke-width="3" paint-order="stroke">` + "\n")
	step := w.ringStep(svgRadius / svgLine)
	for ring := step; ring <= w.max(); ring += step {
		y := -svgRadius * float64(ring) / float64(w.max())
		fmt.Fprintf(b, `<text x="7" y="%s">%d</text>`+"\n", unit(y+14), ring)
	}
	b.WriteString("</g>\n")
}

// svgLabels writes number, name and value at the end of each axis.
func (w Web) svgLabels(b *strings.Builder) {
	b.WriteString(`<g fill="#222">` + "\n")
	for i, axis := range w.Axes {
		value := w.value(i)
		if _, scored := w.fraction(i); !scored {
			value += unscored
		}
		lines := wrap(fmt.Sprintf("%d %s %s", axis.Nr, clean(axis.Navn), value), svgLabel)
		dir := direction(i, len(w.Axes))
		at := dir.scaled(svgRadius + svgDistance)
		height := float64(svgLine * len(lines))
		top := at.y - height/2*(1-dir.y) + svgLine*0.75
		anchor := "middle"
		switch {
		case dir.x > 0.01:
			anchor = "start"
		case dir.x < -0.01:
			anchor = "end"
		}
		fmt.Fprintf(b, `<text text-anchor="%s">`, anchor)
		for j, text := range lines {
			fmt.Fprintf(b, `<tspan x="%s" y="%s">%s</tspan>`, unit(at.x), unit(top+float64(svgLine*j)), escape(text))
		}
		b.WriteString("</text>\n")
	}
	b.WriteString("</g>\n")
}

// svgPoint is the place of a fraction of an axis.
func (w Web) svgPoint(i int, fraction float64) point {
	return direction(i, len(w.Axes)).scaled(svgRadius * fraction)
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
