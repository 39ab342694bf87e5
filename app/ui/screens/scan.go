package screens

import (
	"context"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/app/work"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
)

// ScanReceipt asks for the QR code of a receipt and opens its dossier.
func ScanReceipt(host shell.Host, o *work.Office) {
	kit.ShowScanBox(host.Window(), host.Runner(), kit.T("Quét giấy tiếp nhận"),
		kit.T("Quét mã QR trên giấy tiếp nhận, hoặc gõ đúng mã hồ sơ."), kit.T("Mã hồ sơ"), func(box *kit.ScanBox, line string) {
			var found *dossier.Dossier
			host.Runner().Go("scan", func(ctx context.Context, _ *task.Progress) (err error) {
				found, err = o.Desk().ByScan(ctx, line)
				return err
			}, func(err error) {
				if err != nil {
					box.Fail(kit.T(office.MessageOf(err)))
					return
				}
				box.Close()
				host.Navigate(Dossiers, found.ID)
			})
		})
}
