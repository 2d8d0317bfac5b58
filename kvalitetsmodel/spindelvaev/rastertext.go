package spindelvaev

import (
	"fmt"
	"image"
	"image/color"
	"strings"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
)

// The sizes of the letters, and how near to the edge of the picture they may come.
const (
	rasterLabelSize = 15
	rasterKeySize   = 13
	rasterNoteSize  = 12
	rasterMargin    = 4
)

// words writes all the text. The font is read when a picture is drawn and not
// before, so that a command that draws none does not wait for it.
func (c *raster) words(w Web) error {
	letters, err := opentype.Parse(goregular.TTF)
	if err != nil {
		return fmt.Errorf("read the font: %w", err)
	}
	p := &lettering{raster: c, letters: letters}
	p.ringNumbers(w)
	p.labels(w)
	p.key(w)
	return p.err
}

// lettering writes words on a picture. The first failure is kept.
type lettering struct {
	*raster
	letters *opentype.Font
	faces   map[float64]font.Face // by size
	err     error
}

// face is the font in a size.
func (p *lettering) face(size float64) font.Face {
	if face := p.faces[size]; face != nil {
		return face
	}
	face, err := opentype.NewFace(p.letters, &opentype.FaceOptions{Size: size * p.scale, DPI: 72})
	if err != nil {
		p.err = fmt.Errorf("make letters of size %v: %w", size, err)
		return nil
	}
	if p.faces == nil {
		p.faces = map[float64]font.Face{}
	}
	p.faces[size] = face
	return face
}

// write writes a line at a place, which is its start, middle or end. A line that
// would leave the picture is written smaller, so that it is there in full.
func (p *lettering) write(at point, anchor string, size float64, ink color.RGBA, line string) {
	face := p.face(size)
	if face == nil {
		return
	}
	room := p.room(at, anchor)
	wide := func() float64 { return float64(font.MeasureString(face, line)) / 64 / p.scale }
	if needed := wide(); needed > room && room > 0 {
		if face = p.face(max(size*room/needed*0.98, 1)); face == nil {
			return
		}
	}
	switch anchor {
	case "end":
		at.x -= wide()
	case "middle":
		at.x -= wide() / 2
	}
	pen := p.pixel(at)
	drawer := font.Drawer{Dst: p.picture, Src: image.NewUniform(ink), Face: face,
		Dot: fixed.Point26_6{X: fixed.Int26_6(pen.x * 64), Y: fixed.Int26_6(pen.y * 64)}}
	drawer.DrawString(line)
}

// room is how long a line at a place can be.
func (p *lettering) room(at point, anchor string) float64 {
	left, right := p.middle.x+at.x-rasterMargin, svgWidth-p.middle.x-at.x-rasterMargin
	switch anchor {
	case "end":
		return left
	case "middle":
		return 2 * min(left, right)
	}
	return right
}

// ringNumbers writes the values of the rings along the first axis, on a halo.
func (p *lettering) ringNumbers(w Web) {
	step := w.ringStep(svgRadius / svgLine)
	for ring := step; ring <= w.max(); ring += step {
		at, number := point{7, -svgRadius*float64(ring)/float64(w.max()) + 14}, fmt.Sprint(ring)
		for i := range 8 {
			d := direction(i, 8).scaled(2)
			p.write(point{at.x + d.x, at.y + d.y}, "start", rasterNoteSize, rasterPaper, number)
		}
		p.write(at, "start", rasterNoteSize, rasterSmall, number)
	}
}

// labels writes number, name and value at the end of each axis, and below them in
// small what else there is.
func (p *lettering) labels(w Web) {
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
		at.y += svgLine*0.75 - height/2*(1-dir.y)
		for _, line := range text {
			p.write(at, svgAnchor(dir), rasterLabelSize, rasterText, line)
			at.y += svgLine
		}
		at.y += svgNote - svgLine
		for _, line := range notes {
			p.write(at, svgAnchor(dir), rasterNoteSize, rasterSmall, strings.TrimSpace(line))
			at.y += svgNote
		}
	}
}

// key explains the strokes in the upper left corner, where no label reaches.
func (p *lettering) key(w Web) {
	if !w.keyed() {
		return
	}
	at := point{20 - svgWidth/2, svgLine - svgMiddle}
	at = p.explain(at, w.title(), func(line []point, middle point) {
		var stroke path
		stroke.stroke(line, false, 3)
		stroke.dot(middle, 5)
		p.ink(stroke, rasterLine)
	})
	if w.haunted() {
		p.explain(at, w.titleBefore(), func(line []point, middle point) {
			var stroke path
			stroke.dashes(line, false, 2, [2]float64{2, 5})
			p.ink(stroke, rasterGhost)
			p.ring(middle)
		})
	}
}

// explain names one stroke and returns where the next one goes.
func (p *lettering) explain(at point, name string, stroke func(line []point, middle point)) point {
	const length = 36
	stroke([]point{at, {at.x + length, at.y}}, point{at.x + length/2, at.y})
	for _, line := range wrap(name, svgKey) {
		p.write(point{at.x + length + 12, at.y + 4.5}, "start", rasterKeySize, rasterText, line)
		at.y += svgLine
	}
	return at
}
