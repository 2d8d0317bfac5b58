package spindelvaev

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"
)

// raster is a picture of pixels that is drawn in the units of the SVG, from the
// centre of the web.
type raster struct {
	picture *image.RGBA
	scale   float64 // pixels to a unit
	middle  point   // of the web, in units from the upper left corner
}

// path is some shapes that get the same ink. All of them turn the same way round,
// so that where two overlap they add up and do not undo each other.
type path [][]point

// polygon adds the area within some corners.
func (p *path) polygon(corners []point) { *p = append(*p, corners) }

// dot adds a disc.
func (p *path) dot(at point, radius float64) {
	const sides = 32
	corners := make([]point, sides)
	for i := range corners {
		d := direction(i, sides)
		corners[i] = point{at.x + radius*d.x, at.y + radius*d.y}
	}
	p.polygon(corners)
}

// stroke adds a line along some points, with round ends and corners.
func (p *path) stroke(points []point, closed bool, width float64) {
	for i, from := range points {
		p.dot(from, width/2)
		if i+1 < len(points) {
			p.segment(from, points[i+1], width)
		} else if closed {
			p.segment(from, points[0], width)
		}
	}
}

// segment adds a straight line without its ends.
func (p *path) segment(from, to point, width float64) {
	long := math.Hypot(to.x-from.x, to.y-from.y)
	if long == 0 {
		return
	}
	across := point{(from.y - to.y) / long * width / 2, (to.x - from.x) / long * width / 2}
	p.polygon([]point{
		{from.x - across.x, from.y - across.y}, {to.x - across.x, to.y - across.y},
		{to.x + across.x, to.y + across.y}, {from.x + across.x, from.y + across.y}})
}

// dashes adds a broken line along some points. The pattern is how long a dash is
// and how far it is to the next one, which goes on around the corners.
func (p *path) dashes(points []point, closed bool, width float64, pattern [2]float64) {
	if closed {
		points = append(points[:len(points):len(points)], points[0])
	}
	part, left := 0, pattern[0]
	for i := 0; i+1 < len(points); i++ {
		from, to := points[i], points[i+1]
		long := math.Hypot(to.x-from.x, to.y-from.y)
		for done := 0.0; done < long; {
			piece := min(left, long-done)
			if part == 0 {
				p.stroke([]point{between(from, to, done/long), between(from, to, (done+piece)/long)}, false, width)
			}
			done, left = done+piece, left-piece
			if left < 1e-9 {
				part = 1 - part
				left = pattern[part]
			}
		}
	}
}

// between is the place that is a share of the way from one point to another.
func between(from, to point, share float64) point {
	return point{from.x + (to.x-from.x)*share, from.y + (to.y-from.y)*share}
}

// ink fills the shapes of a path. Only the pixels around them are worked through.
func (c *raster) ink(p path, colour color.RGBA) {
	box := c.bounds(p).Intersect(c.picture.Bounds())
	if box.Empty() {
		return
	}
	filler := vector.NewRasterizer(box.Dx(), box.Dy())
	for _, shape := range p {
		for i, corner := range shape {
			at := c.pixel(corner)
			x, y := float32(at.x-float64(box.Min.X)), float32(at.y-float64(box.Min.Y))
			if i == 0 {
				filler.MoveTo(x, y)
			} else {
				filler.LineTo(x, y)
			}
		}
		filler.ClosePath()
	}
	filler.Draw(c.picture, box, image.NewUniform(colour), image.Point{})
}

// bounds are the pixels that a path can reach.
func (c *raster) bounds(p path) image.Rectangle {
	var all image.Rectangle
	for _, shape := range p {
		for _, corner := range shape {
			at := c.pixel(corner)
			x, y := int(math.Floor(at.x)), int(math.Floor(at.y))
			all = all.Union(image.Rect(x, y, x+2, y+2))
		}
	}
	return all
}

// pixel is where a point of the web lies in the picture.
func (c *raster) pixel(p point) point {
	return point{(c.middle.x + p.x) * c.scale, (c.middle.y + p.y) * c.scale}
}

func fill(picture *image.RGBA, colour color.RGBA) {
	draw.Draw(picture, picture.Bounds(), image.NewUniform(colour), image.Point{}, draw.Src)
}
