package work

import (
	"context"
	"strings"

	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// ByScan returns the dossier whose code was read from its receipt by a scanner, or typed; small letters and spaces around do
// no harm. Errors: office.CodeInvalid for an empty line, office.CodeNotFound for a code that no dossier has.
func (d *Desk) ByScan(ctx context.Context, line string) (*dossier.Dossier, error) {
	code := strings.Join(strings.Fields(viet.NFC(line)), "")
	if code == "" {
		return nil, office.Invalid("code", "Chưa có mã; hãy quét mã QR trên giấy tiếp nhận hoặc gõ mã hồ sơ.")
	}
	x, err := d.office.Store.Dossiers.ByCode(ctx, code)
	if office.CodeOf(err) == office.CodeNotFound {
		x, err = d.office.Store.Dossiers.ByCode(ctx, strings.ToUpper(code))
	}
	if office.CodeOf(err) == office.CodeNotFound {
		return nil, office.NotFound("Không có hồ sơ nào mang mã “%s”; hãy quét lại, hoặc tìm bằng tên ở màn hình Hồ sơ.", code)
	}
	return x, err
}
