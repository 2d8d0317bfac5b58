package spindelvaev_test

import (
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"math"
	"strings"
	"testing"

	. "spindel/kvalitetsmodel/spindelvaev"
)

// source reads a web out of any bytes; after their end it reads zeros.
type source []byte

func (s *source) byte() byte {
	if len(*s) == 0 {
		return 0
	}
	b := (*s)[0]
	*s = (*s)[1:]
	return b
}

func (s *source) text() string {
	n := min(int(s.byte())%64, len(*s))
	text := string((*s)[:n])
	*s = (*s)[n:]
	return text
}

// value is on the scale for most bytes, and any number at all for some.
func (s *source) value() float64 {
	if b := s.byte(); b < 224 {
		return float64(b)/40 - 0.25
	}
	var bits [8]byte
	for i := range bits {
		bits[i] = s.byte()
	}
	return math.Float64frombits(binary.LittleEndian.Uint64(bits[:]))
}

// side is the width or the height of a frame: mostly one of a window, also one of less
// than nothing, and at times one of 500.
func (s *source) side(below int) int {
	const rare = 250
	b := int(s.byte())
	if b >= rare {
		return 500
	}
	return b%below - 8
}

func (s *source) web() Web {
	w := Web{Max: int(int8(s.byte())), Name: s.text(), NameBefore: s.text()}
	for range s.byte() % 16 {
		flags := s.byte()
		axis := Axis{Nr: int(int16(s.byte())) * int(flags>>4), OK: flags&1 == 0, HasBefore: flags&2 == 0}
		axis.Value, axis.Before = s.value(), s.value()
		axis.Scored, axis.Of = int(int8(s.byte())), int(int8(s.byte()))
		axis.Navn = s.text()
		if flags&4 == 0 {
			axis.Label, axis.BeforeLabel = s.text(), s.text()
		}
		w.Axes = append(w.Axes, axis)
	}
	return w
}

func FuzzDraw(f *testing.F) {
	f.Add([]byte{})
	f.Add([]byte("\x50\x16\x05\x08tilsyn 2\x08tilsyn 1\x07\x00\x01\x80\x70\x02\x05\x0bKompetencer\x033,5\x033,0"))
	f.Add([]byte("\x1e\x0c\x00\x05\x1b[2J\n\x01\xff\x03\x00\x01\xff\x00\x00\x00\x00\x00\x00\xf8\x7f"))
	f.Fuzz(func(t *testing.T, data []byte) {
		s := source(data)
		size := Size{s.side(255) + int(s.byte())%64, s.side(128)}
		w := s.web()
		var used Canvas
		used.Side(w, Size{80, 22}, Braille)
		for _, tegn := range []Tegn{Ascii, Braille} {
			drawn, side := Draw(w, size, tegn), Side(w, size.Width, size.Height, tegn)
			for _, got := range []string{drawn, side} {
				if err := frame(got, max(size.Width, 0), max(size.Height, 0)); err != nil {
					t.Fatalf("%v:\n%s", err, got)
				}
			}
			if used.Side(w, size, tegn); used.String() != side {
				t.Fatalf("a used canvas lays out otherwise:\n%s\nthan a new one:\n%s", used.String(), side)
			}
			if used.Draw(w, size, tegn); used.String() != drawn {
				t.Fatalf("a used canvas draws otherwise:\n%s\nthan a new one:\n%s", used.String(), drawn)
			}
		}
		if err := wellFormed(SVG(w)); err != nil {
			t.Fatal(err)
		}
		if err := frame(Table(w, size.Width), max(size.Width, 0), math.MaxInt); err != nil {
			t.Fatal(err)
		}
	})
}

// wellFormed reads an SVG picture to its end.
func wellFormed(picture string) error {
	if strings.Contains(picture, "NaN") || strings.Contains(picture, "Inf") {
		return errors.New("a place that is not a number")
	}
	for decoder := xml.NewDecoder(strings.NewReader(picture)); ; {
		if _, err := decoder.Token(); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
	}
}
