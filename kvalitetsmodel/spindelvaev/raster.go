package spindelvaev

import (
	"fmt"
	"image"
	"image/color"
)

// The inks of the raster picture, the same as those of the SVG.
var (
	rasterPaper = color.RGBA{0xff, 0xff, 0xff, 0xff}
	rasterArea  = color.RGBA{0xe4, 0xea, 0xf0, 0xff}
	rasterGrid  = color.RGBA{0x99, 0x99, 0x99, 0xff}
	rasterGhost = color.RGBA{0x55, 0x55, 0x55, 0xff}
	rasterLine  = color.RGBA{0x1f, 0x4e, 0x79, 0xff}
	rasterText  = color.RGBA{0x22, 0x22, 0x22, 0xff}
	rasterSmall = color.RGBA{0x44, 0x44, 0x44, 0xff}
)

// The narrowest picture that can be read, and the widest that is worth its memory.
const (
	rasterNarrowest = 400
	rasterWidest    = 4000
)

// PNG draws the web as SVG does, for programs that show no SVG. It is so many
// pixels wide, between 400 and 4000, and as high as RasterHeight says.
func PNG(w Web, width int) ([]byte, error) {
	width = min(max(width, rasterNarrowest), rasterWidest)
	c := &raster{
		picture: image.NewRGBA(image.Rect(0, 0, width, RasterHeight(width))),
		scale:   float64(width) / svgWidth,
		middle:  point{svgWidth / 2, svgMiddle},
	}
	if err := c.draw(w); err != nil {
		return nil, fmt.Errorf("draw the spindelvæv: %w", err)
	}
	return encode(c.picture)
}

// RasterHeight is the height of a picture that is so wide.
func RasterHeight(width int) int { return width * svgHeight / svgWidth }

// Description is the web in words, for those who cannot see it.
func Description(w Web) string { return w.description() }

// draw puts one layer upon another, from the paper to the words.
func (c *raster) draw(w Web) error {
	fill(c.picture, rasterPaper)
	now, before := w.svgVertices(w.fraction), w.svgVertices(w.fractionBefore)
	if points := closed(now); points != nil {
		var area path
		area.polygon(points)
		c.ink(area, rasterArea)
	}
	c.grid(w)
	if w.haunted() {
		var line path
		outline(before, func(points []point, closed bool) { line.dashes(points, closed, 2, [2]float64{2, 5}) })
		c.ink(line, rasterGhost)
		for _, v := range before {
			if v.ok {
				c.ring(v.point)
			}
		}
	}
	var line path
	outline(now, func(points []point, closed bool) { line.stroke(points, closed, 3) })
	for _, v := range now {
		if v.ok {
			line.dot(v.point, 5)
		}
	}
	c.ink(line, rasterLine)
	return c.words(w)
}

// outline calls line with the polygon of a tilsyn, or with the pieces between its gaps.
func outline(vertices []vertex, line func(points []point, closed bool)) {
	if points := closed(vertices); points != nil {
		line(points, true)
		return
	}
	edges(vertices, func(from, to point) { line([]point{from, to}, false) })
}

// ring is the open dot of the previous tilsyn.
func (c *raster) ring(at point) {
	var disc, hole path
	disc.dot(at, 6)
	c.ink(disc, rasterGhost)
	hole.dot(at, 4)
	c.ink(hole, rasterPaper)
}

// grid draws rings and axes; the axis of a gap is dashed.
func (c *raster) grid(w Web) {
	var lines path
	step, sides := w.ringStep(svgRadius), corners(len(w.Axes))
	for ring := step; ring <= w.max(); ring += step {
		points := make([]point, sides)
		for i := range points {
			points[i] = direction(i, sides).scaled(svgRadius * float64(ring) / float64(w.max()))
		}
		lines.stroke(points, true, 1)
	}
	for i := range w.Axes {
		axis := []point{{}, direction(i, len(w.Axes)).scaled(svgRadius)}
		if _, scored := w.fraction(i); scored {
			lines.stroke(axis, false, 1)
		} else {
			lines.dashes(axis, false, 1, [2]float64{6, 6})
		}
	}
	c.ink(lines, rasterGrid)
}
