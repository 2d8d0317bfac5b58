package dokument

import (
	"fmt"

	"spindel/kvalitetsmodel/spindelvaev"
)

// A picture is 16 cm wide, and 254 pixels to each inch of it, so that it prints sharp.
const (
	docxPictureWidth = 16 * 360000 // 360000 to a centimetre
	docxPixels       = 1600
)

// picture puts the spindelvæv in its place, with the words of it for those who cannot
// see it, and its caption below.
func (w *docxWriter) picture(p Picture) error {
	picture, err := spindelvaev.PNG(p.Web, docxPixels)
	if err != nil {
		return err
	}
	w.pictures = append(w.pictures, picture)
	nr, height := len(w.pictures), spindelvaev.RasterHeight(docxPictureWidth)
	w.paragraph("Billede", fmt.Sprintf(docxDrawing, docxPictureWidth, height, nr, nr, xmlLine(spindelvaev.Description(p.Web)),
		nr, nr, nr, docxPictureWidth, height))
	if caption := xmlLine(p.Caption); caption != "" {
		w.paragraph("Figurtekst", docxRun("", caption))
	}
	return nil
}

const docxDrawing = `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%d" cy="%d"/>` +
	`<wp:docPr id="%d" name="Spindelvæv %d" descr="%s"/><wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>` +
	`<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>` +
	`<pic:nvPicPr><pic:cNvPr id="%d" name="spindelvaev%d.png"/><pic:cNvPicPr/></pic:nvPicPr>` +
	`<pic:blipFill><a:blip r:embed="billede%d"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>` +
	`<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%d" cy="%d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>` +
	`</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`
