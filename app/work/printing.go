package work

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"vanphongso/app/settings"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

// PaperPDF returns the stored bytes of a paper, or office.CodeInvalid when they are not the ones that were stored. A paper with
// restricted items of a person is refused as the room of staff does.
func (d *Desk) PaperPDF(ctx context.Context, paperID int64) ([]byte, error) {
	p, err := d.office.Store.Papers.Get(ctx, paperID)
	if err != nil {
		return nil, err
	}
	if err := d.office.Personnel().Guard(ctx, p); err != nil {
		return nil, err
	}
	f, err := d.office.Blobs.Open(p.SHA256)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	pdf, err := io.ReadAll(f)
	if err != nil {
		return nil, office.Unavailable(err, "Không đọc được %s trong kho lưu; hãy kiểm tra ổ đĩa.", PaperTitle(*p))
	}
	if sum := sha256.Sum256(pdf); hex.EncodeToString(sum[:]) != p.SHA256 {
		return nil, office.Invalid("sha256", "%s trong kho lưu đã bị thay đổi hoặc hỏng; hãy chạy Kiểm tra dữ liệu và khôi phục bản sao lưu.", PaperTitle(*p))
	}
	return pdf, nil
}

// PaperTitle names an issued paper: "Giấy tiếp nhận H38.21.06-261125-0001".
func PaperTitle(p dossier.Paper) string {
	return strings.TrimSpace(PaperName(p.Kind) + " " + first(p.Code, p.Number))
}

// PaperFileName returns the name under which a paper is saved or opened, in plain letters.
func PaperFileName(p dossier.Paper) string {
	safe := strings.Map(func(c rune) rune {
		if strings.ContainsRune(`\/:*?"<>|,`, c) {
			return '_'
		}
		return c
	}, first(p.Code, p.Number))
	name := strings.ReplaceAll(viet.Fold(PaperName(p.Kind)), ",", "")
	return strings.TrimSpace(strings.ToUpper(name[:1])+name[1:]+" "+safe) + ".pdf"
}

// Print sends the stored paper to a printer ("" is the default one) and records the attempt, also when it fails:
// then both the record and an error of office.CodeUnavailable are returned. Nothing else changes.
func (d *Desk) Print(ctx context.Context, paperID int64, printer string, copies int) (dossier.Printing, error) {
	if copies < 1 || copies > 20 {
		return dossier.Printing{}, office.Invalid("copies", "Số bản in phải từ 1 đến 20.")
	}
	return d.put(ctx, paperID, printer, "sent", func(path string, p dossier.Paper) error {
		return d.office.PrintPDF(ctx, path, printer, copies, p.Sheet)
	})
}

// View opens the stored paper in the system's viewer and records that.
func (d *Desk) View(ctx context.Context, paperID int64) (dossier.Printing, error) {
	return d.put(ctx, paperID, "", "viewer", func(path string, _ dossier.Paper) error {
		return d.office.OpenPDF(ctx, path)
	})
}

// put writes the paper to a file, does send with it and records how it went. Of papers that are printed again the log
// says the how manieth time it is.
func (d *Desk) put(ctx context.Context, paperID int64, printer, outcome string, send func(path string, p dossier.Paper) error) (dossier.Printing, error) {
	r, err := d.office.Store.Papers.Get(ctx, paperID)
	if err != nil {
		return dossier.Printing{}, err
	}
	pdf, err := d.PaperPDF(ctx, paperID)
	if err != nil {
		return dossier.Printing{}, err
	}
	path, err := d.office.writeForViewer(*r, pdf)
	if err != nil {
		return dossier.Printing{}, err
	}
	p := dossier.Printing{PaperID: r.ID, At: d.office.Time(), By: d.office.Who().Name, Printer: printer, Outcome: outcome}
	trouble := send(path, *r)
	if trouble != nil {
		p.Outcome = office.MessageOf(trouble)
	}
	if err := d.record(context.WithoutCancel(ctx), &p); err != nil {
		return p, err
	}
	return p, trouble
}

// record numbers and keeps one attempt to print.
func (d *Desk) record(ctx context.Context, p *dossier.Printing) error {
	earlier, err := d.office.Store.Papers.Printings(ctx, p.PaperID)
	if err != nil {
		return err
	}
	p.Number = len(earlier) + 1
	action := "print"
	if p.Number > 1 {
		action = fmt.Sprintf("in lại lần %d", p.Number-1)
	}
	d.office.Logger().Info("print receipt", "receipt", p.PaperID, "number", p.Number, "action", action, "by", p.By, "printer", p.Printer, "outcome", p.Outcome)
	return d.office.Update(ctx, action, func(tx *store.Tx) error { return d.office.Store.Papers.AddPrinting(tx, p) })
}

// printTime is how long a file that was written for a printer or a viewer is left in the cache folder.
const printTime = 24 * time.Hour

// writeForViewer writes the paper into the user's cache folder under its own name, readable by the user only. What
// was written there on earlier days is removed.
func (o *Office) writeForViewer(p dossier.Paper, pdf []byte) (string, error) {
	cache, err := settings.CacheFolder()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "print")
	if err := settings.MakeFolder(dir); err != nil {
		return "", err
	}
	removeOld(dir, time.Now().Add(-printTime))
	path := filepath.Join(dir, PaperFileName(p))
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		return "", office.Unavailable(err, "Không ghi được tệp tạm để in; hãy kiểm tra ổ đĩa.")
	}
	return path, nil
}

// removeOld removes the files of a folder that were written before; what cannot be removed stays.
func removeOld(dir string, before time.Time) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return
	}
	for _, e := range entries {
		if info, err := e.Info(); err == nil && info.Mode().IsRegular() && info.ModTime().Before(before) {
			_ = os.Remove(filepath.Join(dir, e.Name()))
		}
	}
}
