package paper

import (
	"bytes"
	"context"

	"github.com/pdfcpu/pdfcpu/pkg/api"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/model"
	"github.com/pdfcpu/pdfcpu/pkg/pdfcpu/types"

	"vanphongso/data/office"
)

// stampPlace is where a stamp lies, in points from the top left corner: below the number of the document, at the left
// (NĐ 30/2020 Phụ lục IV).
const stampPlace = "position:tl, offset:46 -91, scalefactor:1 abs, rotation:0"

// Stamp returns a copy of a PDF with the first page of another one laid over its first page. The original is not touched.
// Errors: office.CodeInvalid for what is no PDF or is locked; the context's.
func Stamp(ctx context.Context, pdf, stamp []byte) ([]byte, error) {
	api.DisableConfigDir() // it would write into the user's folder
	mark, err := api.PDFWatermarkForReadSeeker(bytes.NewReader(stamp), 1, stampPlace, true, false, types.POINTS)
	if err != nil {
		return nil, &office.Error{Code: office.CodeInternal, Message: "Không dựng được dấu “Đến”; hãy xem lại mẫu dấu ở Thiết lập.", Cause: err}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	var stamped bytes.Buffer
	if err := api.AddWatermarks(bytes.NewReader(pdf), &stamped, []string{"1"}, mark, model.NewDefaultConfiguration()); err != nil {
		return nil, &office.Error{Code: office.CodeInvalid, Field: "file", Message: "Tệp này không phải PDF đọc được hoặc đang khóa nên không đóng dấu được; hãy in ra rồi đóng dấu giấy.", Cause: err}
	}
	return stamped.Bytes(), nil
}
