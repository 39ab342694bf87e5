package work

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"vanphongso/app/paper"
	"vanphongso/app/settings"
	"vanphongso/data/dossier"
	"vanphongso/data/office"
	"vanphongso/data/store"
)

// drawReceipt draws form 01 for the dossier, keeps the bytes as a blob and fills the receipt's row.
func (d *Desk) drawReceipt(x dossier.Dossier, receipt *dossier.Paper, settings OfficeSettings) error {
	form := paper.Key(settings.FormSet, paper.FormReceipt)
	pdf, err := d.office.Forms.Draw(form, settings.Paper, receiptData(x, settings), paper.Options{
		Created: x.ReceivedAt, Author: settings.Name, Checked: settings.FormsChecked,
	})
	if err != nil {
		return err
	}
	ref, err := d.office.Blobs.Put(bytes.NewReader(pdf))
	if err != nil {
		return err
	}
	*receipt = dossier.Paper{
		DossierID: x.ID, Code: x.Code, Kind: paper.KindReceipt, Number: fmt.Sprint(x.BookNumber), Form: form, Sheet: settings.Paper, SHA256: ref.SHA256, Size: ref.Size,
		IssuedAt: x.ReceivedAt, IssuedBy: x.Receiver,
	}
	return nil
}

// receiptData is the snapshot of the dossier that form 01 shows: the papers that are there, in the procedure's order.
func receiptData(x dossier.Dossier, s OfficeSettings) paper.ReceiptData {
	data := paper.ReceiptData{
		Parent: s.Parent, Agency: s.Name, Desk: s.Desk, DeskKind: s.DeskKind,
		Number: fmt.Sprint(x.BookNumber), Code: x.Code, Internal: x.Internal, QR: x.Code, Place: s.Place, Date: office.DayOf(x.ReceivedAt),
		Owner: person(x.Owner), Request: request(x), Sets: x.Sets,
		Received: x.ReceivedAt, Due: x.Due, ReturnBy: x.ReturnBy, ReturnAddress: first(x.ReturnAddress, x.Owner.Address),
		Fee: x.Fee, Charge: x.Charge, FeeTime: x.FeeTime, Book: x.Book, BookNumber: x.BookNumber,
		Receiver: x.Receiver, Site: s.Site, Hotline: s.Hotline,
	}
	if x.Limit != "" {
		t, _ := x.Procedure.TermFor(x.Channel, x.Case)
		data.Limit = t.LimitText()
	}
	if x.Submitter != nil {
		submitter := person(*x.Submitter)
		data.Submitter = &submitter
	}
	for _, c := range x.Components {
		if c.Present {
			data.Components = append(data.Components, paper.Paper{
				Name: c.Name, Originals: c.Originals, Certified: c.Certified, Copies: c.Copies, Electronic: c.Electronic, Note: c.Note,
			})
		}
	}
	return data
}

// request is what the applicant asks for: the procedure, and the summary where it says more.
func request(x dossier.Dossier) string {
	if x.Summary == "" || x.Summary == summaryOf(x.Procedure.Name) {
		return x.Procedure.Name
	}
	return x.Procedure.Name + " – " + x.Summary
}

func person(p dossier.Party) paper.Person {
	return paper.Person{Name: p.Name, IDNumber: p.IDNumber, Address: p.Address, Phone: p.Phone, Email: p.Email}
}

// Explain draws "Vì sao hẹn trả ngày này?" for a dossier; it is not stored, for it can be drawn again at any time.
func (d *Desk) Explain(ctx context.Context, dossierID int64) ([]byte, error) {
	x, err := d.office.Store.Dossiers.Get(ctx, dossierID)
	if err != nil {
		return nil, err
	}
	s, err := d.office.Settings(ctx)
	if err != nil {
		return nil, err
	}
	t, _ := x.Procedure.TermFor(x.Channel, x.Case)
	data := paper.ExplanationData{
		Parent: s.Parent, Agency: s.Name, Place: s.Place, Date: office.DayOf(d.office.now()), Code: x.Code, Internal: x.Internal, QR: x.Code,
		Owner: x.Owner.Name, Request: request(*x), Limit: t.LimitText(), Received: x.ReceivedAt, Due: x.Due,
		Rule: x.Explanation.Rule, Receiver: x.Receiver, Hotline: s.Hotline,
	}
	if calendar, err := d.office.Store.Calendars.Get(ctx, x.Calendar); err == nil {
		data.Calendar = calendar.Name
	}
	for _, line := range x.Explanation.Lines {
		data.Lines = append(data.Lines, paper.Step(line))
	}
	return d.office.Forms.Draw(paper.Key(paper.OwnSet, paper.FormExplanation), "", data, paper.Options{Created: x.ReceivedAt, Author: s.Name})
}

// PaperPDF returns the stored bytes of a receipt, or office.CodeInvalid when they are not the ones that were stored.
func (d *Desk) PaperPDF(ctx context.Context, paperID int64) ([]byte, error) {
	r, err := d.office.Store.Papers.Get(ctx, paperID)
	if err != nil {
		return nil, err
	}
	f, err := d.office.Blobs.Open(r.SHA256)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	pdf, err := io.ReadAll(f)
	if err != nil {
		return nil, office.Unavailable(err, "Không đọc được giấy tiếp nhận %s trong kho lưu; hãy kiểm tra ổ đĩa.", r.Code)
	}
	if sum := sha256.Sum256(pdf); hex.EncodeToString(sum[:]) != r.SHA256 {
		return nil, office.Invalid("sha256", "Giấy tiếp nhận %s trong kho lưu đã bị thay đổi hoặc hỏng; hãy chạy Kiểm tra dữ liệu và khôi phục bản sao lưu.", r.Code)
	}
	return pdf, nil
}

// PaperFileName returns the name under which a receipt is saved or opened.
func PaperFileName(r dossier.Paper) string {
	safe := strings.Map(func(c rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, c) {
			return '_'
		}
		return c
	}, r.Code)
	return "Giay tiep nhan " + safe + ".pdf"
}

// Print sends the stored receipt to a printer ("" is the default one) and records the attempt, also when it fails:
// then both the record and an error of office.CodeUnavailable are returned. Nothing else changes.
func (d *Desk) Print(ctx context.Context, paperID int64, printer string, copies int) (dossier.Printing, error) {
	if copies < 1 || copies > 20 {
		return dossier.Printing{}, office.Invalid("copies", "Số bản in phải từ 1 đến 20.")
	}
	return d.put(ctx, paperID, printer, "sent", func(path string, r dossier.Paper) error {
		return d.office.printFile(ctx, path, printer, copies, r.Sheet)
	})
}

// View opens the stored receipt in the system's viewer and records that.
func (d *Desk) View(ctx context.Context, paperID int64) (dossier.Printing, error) {
	return d.put(ctx, paperID, "", "viewer", func(path string, _ dossier.Paper) error {
		return d.office.openFile(ctx, path)
	})
}

// put writes the receipt to a file, does send with it and records how it went. Of sent and reprinted receipts the log
// says the how manieth time it is.
func (d *Desk) put(ctx context.Context, paperID int64, printer, outcome string, send func(path string, r dossier.Paper) error) (dossier.Printing, error) {
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
	p := dossier.Printing{PaperID: r.ID, At: d.office.now(), By: d.office.Who().Name, Printer: printer, Outcome: outcome}
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
	d.office.log().Info("print receipt", "receipt", p.PaperID, "number", p.Number, "action", action, "by", p.By, "printer", p.Printer, "outcome", p.Outcome)
	return d.office.update(ctx, action, func(tx *store.Tx) error { return d.office.Store.Papers.AddPrinting(tx, p) })
}

// printTime is how long a file that was written for a printer or a viewer is left in the cache folder.
const printTime = 24 * time.Hour

// writeForViewer writes the receipt into the user's cache folder under its own name, readable by the user only. What
// was written there on earlier days is removed.
func (o *Office) writeForViewer(r dossier.Paper, pdf []byte) (string, error) {
	cache, err := settings.CacheFolder()
	if err != nil {
		return "", err
	}
	dir := filepath.Join(cache, "print")
	if err := settings.MakeFolder(dir); err != nil {
		return "", err
	}
	removeOld(dir, time.Now().Add(-printTime))
	path := filepath.Join(dir, PaperFileName(r))
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

func (o *Office) printFile(ctx context.Context, path, printer string, copies int, size string) error {
	if o.PrintFile != nil {
		return o.PrintFile(ctx, path, printer, copies, size)
	}
	return paper.Print(ctx, path, printer, copies, size)
}

func (o *Office) openFile(ctx context.Context, path string) error {
	if o.OpenFile != nil {
		return o.OpenFile(ctx, path)
	}
	return paper.OpenInViewer(ctx, path)
}
