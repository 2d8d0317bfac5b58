package spindelvaev

import "math"

// Size is a frame in terminal cells.
type Size struct{ Width, Height int }

// The smallest frame with a web in it, and the smallest radius in rows.
const (
	minWidth  = 30
	minHeight = 12
	minRadius = 5
)

// box is a rectangle of cells.
type box struct{ x, y, width, height int }

func (b box) touches(other box) bool {
	return b.x < other.x+other.width+1 && other.x < b.x+b.width+1 &&
		b.y < other.y+other.height && other.y < b.y+b.height
}

// plan says where in the frame everything goes: the centre cell, the radius in
// rows, and a box for each label, relative to the centre.
type plan struct {
	words    wording
	cx, cy   int
	radius   int
	beside   bool // the label at 6 o'clock stands beside its axis
	labels   []label
	boxes    []box
	folded   []fold // of each label
	dirs     []point
	corners  []point // of a ring one unit wide, clockwise
	halves   []int   // half widths of the outermost ring in each of its rows
	inset    box     // room kept free for something else, in the frame
	hasInset bool
}

// prepare measures the labels of a web.
func (p *plan) prepare(w Web, words wording) {
	p.words, p.beside, p.hasInset, p.inset = words, false, false, box{}
	p.labels, p.boxes, p.folded = p.labels[:0], p.boxes[:0], p.folded[:0]
	for i := range w.Axes {
		p.labels = append(p.labels, w.label(i, words))
		p.boxes = append(p.boxes, box{})
		p.folded = append(p.folded, flat)
	}
	p.turn(len(w.Axes))
}

// refresh takes the values of a web that is planned already.
func (p *plan) refresh(w Web) {
	for i := range p.labels {
		l := &p.labels[i]
		_, scored := w.fraction(i)
		l.value, l.before, l.gap = w.value(i), w.valueBefore(i), !scored
	}
}

// turn finds the directions of n axes.
func (p *plan) turn(n int) {
	if n == len(p.dirs) {
		return
	}
	p.dirs, p.corners = p.dirs[:0], p.corners[:0]
	for i := range n {
		p.dirs = append(p.dirs, direction(i, n))
	}
	for i := range corners(n) {
		p.corners = append(p.corners, direction(i, corners(n)))
	}
}

// fit finds the largest radius for which the web and its labels fit in the
// frame, and centres them.
func (p *plan) fit(size Size) bool {
	for _, p.beside = range [...]bool{false, true} {
		if p.beside && p.words == names {
			return false
		}
		for radius := p.limit(size); radius >= minRadius; radius-- {
			if p.scale(radius); p.arrange(size) {
				return true
			}
		}
	}
	return false
}

// fitBeside does the same with an inset in a corner of the frame, as near to
// the web as it goes: beside, below or above it, or in the free space between
// labels. A radius less than the smallest is not worth it.
func (p *plan) fitBeside(size, inset Size, smallest int) bool {
	p.beside = false
	for radius := p.limit(size); radius >= smallest; radius-- {
		p.scale(radius)
		for _, how := range [...]fold{halved, narrow} {
			if p.fold(size, how) && p.placeInset(size, inset) {
				p.unfold(size)
				return true
			}
		}
	}
	return false
}

// limit is a radius that no web in the frame can have more of.
func (p *plan) limit(size Size) int {
	right, bottom := p.reach()
	return int(min((float64(size.Height)-1.5)/(1+bottom), float64(size.Width-1)/(2*aspect*right)))
}

// reach is how far a ring one unit wide goes to the right and down.
func (p *plan) reach() (right, bottom float64) {
	for _, corner := range p.corners {
		right, bottom = max(right, corner.x), max(bottom, corner.y)
	}
	return right, bottom
}

// scale sets the radius and measures the outermost ring row by row, from the
// uppermost down.
func (p *plan) scale(radius int) {
	p.radius, p.halves = radius, p.halves[:0]
	for i := 0; 2*i <= len(p.corners); i++ {
		b := p.corners[i].at(float64(radius))
		a := b
		if i > 0 {
			a = p.corners[i-1].at(float64(radius))
		}
		slant := 0.0
		if b.y > a.y {
			slant = (b.x - a.x) / (b.y - a.y)
		}
		for row := round(a.y); row <= round(b.y); row++ {
			enters, leaves := max(a.y, float64(row)-0.5), min(b.y, float64(row)+0.5)
			half := int(math.Ceil(a.x + max((enters-a.y)*slant, (leaves-a.y)*slant)))
			if row+radius == len(p.halves) {
				p.halves = append(p.halves, half)
			}
			p.halves[row+radius] = max(p.halves[row+radius], half)
		}
	}
}

// halfWidth is how many cells to each side the outermost ring may touch in a
// row; negative for rows outside of it.
func (p *plan) halfWidth(row int) int {
	if row += p.radius; row < 0 || row >= len(p.halves) {
		return -1
	}
	return p.halves[row]
}

// arrange places everything for the current radius in the middle of the frame.
func (p *plan) arrange(size Size) bool {
	if !p.fold(size, halved) && !p.fold(size, narrow) {
		return false
	}
	all := p.extent()
	p.cx = min(max(size.Width/2, -all.x), size.Width-all.width-all.x)
	p.cy = (size.Height-all.height)/2 - all.y
	p.unfold(size)
	return true
}

// fold places the labels around the web and tells whether the whole fits in the
// frame. Labels at the sides are folded to make room for the web, those above
// and below it only where they are too wide: there a second line costs height.
func (p *plan) fold(size Size, how fold) bool {
	_, reach := p.reach()
	bottom := round(float64(p.radius) * reach)
	for i := range p.labels {
		b := p.labelBox(i, flat)
		if -p.radius <= b.y && b.y < bottom {
			b = p.labelBox(i, how)
		}
		for f := halved; f < folds && max(-b.x, b.x+b.width) > size.Width/2; f++ {
			b = p.labelBox(i, f)
		}
		p.boxes[i] = b
	}
	if p.crowded() {
		return false
	}
	all := p.extent()
	return all.width <= size.Width && all.height <= size.Height
}

// labelBox is the place of a label outside of the web, relative to the centre.
func (p *plan) labelBox(i int, how fold) box {
	p.folded[i] = how
	set := p.labels[i].set[how]
	b := box{width: set.width, height: set.lines}
	dir := p.dirs[i]
	row := int(math.Round(dir.at(float64(p.radius)).y))
	switch {
	case dir.x == 0 && dir.y < 0:
		b.x, b.y = -(b.width / 2), -p.radius-b.height
		return b
	case dir.x == 0 && p.beside:
		b.x, b.y = p.halfWidth(p.radius)+2, p.radius
		return b
	case dir.x == 0:
		b.x, b.y = -(b.width / 2), p.radius+1
		return b
	}
	b.y = row
	if dir.y < -0.1 {
		b.y -= b.height - 1
	}
	edge := 0
	for y := b.y; y < b.y+b.height; y++ {
		edge = max(edge, p.halfWidth(y))
	}
	if b.x = edge + 2; dir.x < 0 {
		b.x = -b.x - b.width + 1
	}
	return b
}

// crowded tells whether labels touch. Only neighbours can.
func (p *plan) crowded() bool {
	n := len(p.boxes)
	for i := range n {
		if next := (i + 1) % n; next != i && p.boxes[i].touches(p.boxes[next]) {
			return true
		}
	}
	return false
}

// extent is the box around the circle and the labels, relative to the centre.
func (p *plan) extent() box {
	reachX, reachY := p.reach()
	right, bottom := round(aspect*float64(p.radius)*reachX), round(float64(p.radius)*reachY)
	left, top := -right, -p.radius
	for _, b := range p.boxes {
		left, right = min(left, b.x), max(right, b.x+b.width-1)
		top, bottom = min(top, b.y), max(bottom, b.y+b.height-1)
	}
	return box{left, top, right - left + 1, bottom - top + 1}
}

// unfold sets labels on fewer lines where the frame has the room.
func (p *plan) unfold(size Size) {
	n := len(p.boxes)
	for i := range p.boxes {
		for how := flat; how < p.folded[i]; how++ {
			old, was := p.boxes[i], p.folded[i]
			b := p.labelBox(i, how)
			inFrame := b
			inFrame.x += p.cx
			inFrame.y += p.cy
			if inFrame.x >= 0 && inFrame.x+b.width <= size.Width && inFrame.y >= 0 &&
				(n < 2 || !b.touches(p.boxes[(i+1)%n]) && !b.touches(p.boxes[(i+n-1)%n])) &&
				!(p.hasInset && inFrame.touches(p.inset)) {
				p.boxes[i] = b
				break
			}
			p.boxes[i], p.folded[i] = old, was
		}
	}
}

// choose takes the first wording whose web fits. With up to 12 axes and numbers
// of two digits, the numbers fit in every frame from the minimum.
func (p *plan) choose(w Web, size Size, wordings ...wording) bool {
	for _, words := range wordings {
		p.prepare(w, words)
		if p.fit(size) {
			return true
		}
	}
	return false
}
