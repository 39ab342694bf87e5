package work

import (
	"context"
	"fmt"
	"strings"
	"time"

	"vanphongso/app/work/core"

	"vanphongso/data/dossier"
	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/store"
	"vanphongso/data/viet"
)

var zeroTime time.Time

// The series that numbers are taken from. Codes count by agency and day, books and refusals by year and day.
const (
	seriesCode    = "code"    // period: agency code and YYMMDD
	seriesBook    = "book"    // period: year; số thứ tự of Sổ theo dõi hồ sơ
	seriesRefused = "refused" // period: YYMMDD; dossiers that were not taken in
	dossierTable  = "dossiers"
)

// Accept takes the dossier in: code, book number, promise, papers, receipt, the letter's handling and the audit
// records in one transaction, or nothing of it. An empty Code asks for an internal one, any other is taken as the
// official code. x is the saved dossier afterwards. Errors: office.CodeInvalid, CodeRefused, CodeExists, CodeStale.
func (d *Desk) Accept(ctx context.Context, x *dossier.Dossier) (*dossier.Paper, error) {
	draft := *x
	settings, err := d.prepare(ctx, &draft)
	if err != nil {
		return nil, err
	}
	if err := d.Promise(ctx, &draft); err != nil {
		return nil, err
	}
	if err := d.keepFiles(ctx, draft); err != nil {
		return nil, err
	}
	var saved dossier.Dossier
	var receipt *dossier.Paper
	for again := true; again; {
		err = d.office.Update(ctx, "accept", func(tx *store.Tx) error {
			saved = draft
			receipt, err = d.accept(tx, &saved, settings)
			return err
		})
		again = draft.Internal && office.CodeOf(err) == office.CodeExists && d.skipTakenCode(ctx, draft.ReceivedAt, settings.AgencyCode)
	}
	if err != nil {
		return nil, err
	}
	*x = saved
	return receipt, nil
}

// skipTakenCode voids the next number of the day when somebody has typed in its code as an official one, and says
// whether it did.
func (d *Desk) skipTakenCode(ctx context.Context, received time.Time, agency string) bool {
	day := office.DayOf(received)
	period := codePeriod(agency, day)
	err := d.office.Update(ctx, "void number", func(tx *store.Tx) error {
		n, err := d.office.Store.Numbers.Next(tx, seriesCode, period, dossierTable)
		if err != nil {
			return err
		}
		code := dossier.FormatCode(agency, day, n)
		if _, err := d.office.Store.Dossiers.ByCode(ctx, code); err != nil {
			return err // the code is free: something else was there already
		}
		return d.office.Store.Numbers.Void(tx, seriesCode, period, n, "mã "+code+" đã được nhập tay cho một hồ sơ khác")
	})
	return err == nil
}

// codePeriod is the period in which codes of the agency count.
func codePeriod(agency string, day office.Day) string { return agency + "-" + dossier.CodePeriod(day) }

// prepare checks a draft and fixes what the moment of acceptance decides: time, officer, version of the procedure.
func (d *Desk) prepare(ctx context.Context, x *dossier.Dossier) (core.OfficeSettings, error) {
	settings, err := d.office.Settings(ctx)
	if err != nil {
		return settings, err
	}
	tidyDossier(x)
	if x.ReceivedAt = d.office.Time().Truncate(time.Second); x.State == 0 {
		x.State = dossier.Registered
	}
	x.Receiver = d.office.Who().Name
	if _, err := dossier.May(x.State, dossier.Received); err != nil {
		return settings, err
	}
	if err := d.freeze(ctx, x); err != nil {
		return settings, err
	}
	if x.Code == "" || strings.HasPrefix(x.Code, askedPrefix) {
		x.Code, x.Internal = "", true
	} else if x.Code, err = dossier.OfficialCode(x.Code); err != nil {
		return settings, err
	} else {
		x.Internal = false
	}
	return settings, x.Validate()
}

// freeze takes the snapshot of the procedure's version that is in force on the day of receipt.
func (d *Desk) freeze(ctx context.Context, x *dossier.Dossier) error {
	if x.ProcedureID == 0 {
		return office.Invalid("procedure_code", "Chưa chọn thủ tục hành chính.")
	}
	p, err := d.office.Store.Procedures.Get(ctx, x.ProcedureID)
	if err != nil {
		return err
	}
	if today := office.DayOf(x.ReceivedAt); !p.ValidOn(today) {
		return office.Invalid("procedure_code", "Thủ tục %s %s vào ngày %s; hãy chọn phiên bản đang áp dụng.", p.Code, p.Status(today), today)
	}
	x.ProcedureCode, x.Procedure = p.Code, *p
	return nil
}

// keepFiles makes sure that every file of the dossier is a blob: those of the letter are cut out of its original. A
// blob that stays without a row when the transaction fails harms nothing; the checker lists it.
func (d *Desk) keepFiles(ctx context.Context, x dossier.Dossier) error {
	return d.office.KeepFiles(ctx, x.LetterID, filesOf(x))
}

// accept is the transaction of Accept; it returns the receipt.
func (d *Desk) accept(tx *store.Tx, x *dossier.Dossier, settings core.OfficeSettings) (*dossier.Paper, error) {
	if err := d.takeNumbers(tx, x, settings); err != nil {
		return nil, err
	}
	x.Enter(dossier.Received, dossier.ActAccept, "")
	if err := d.office.Store.Dossiers.Save(tx, x); err != nil {
		return nil, err
	}
	if err := d.office.Fees().open(tx, x); err != nil {
		return nil, err
	}
	receipt, err := d.issue(tx, settings, receiptOf(x, settings))
	if err != nil {
		return nil, err
	}
	return receipt, d.closeLetter(tx, *x, letter.Accepted, "")
}

// takeNumbers gives the dossier its code, unless it has an official one, and its place in the book of the year.
func (d *Desk) takeNumbers(tx *store.Tx, x *dossier.Dossier, settings core.OfficeSettings) error {
	day := office.DayOf(x.ReceivedAt)
	if x.Internal {
		n, err := d.nextNumber(tx, seriesCode, codePeriod(settings.AgencyCode, day), x.ID)
		if err != nil {
			return err
		}
		if n > dossier.MaxPerDay {
			return office.Refuse("Hôm nay đã cấp đủ %d mã hồ sơ, không cấp thêm được.", dossier.MaxPerDay)
		}
		x.Code = dossier.FormatCode(settings.AgencyCode, day, n)
	}
	year := string(day[:4])
	n, err := d.nextNumber(tx, seriesBook, year, x.ID)
	if err != nil {
		return err
	}
	x.Book, x.BookNumber = "01/"+year, n
	return nil
}

// nextNumber takes a number for a dossier: for the one that is saved next, or for one that waited for papers and has an id.
func (d *Desk) nextNumber(tx *store.Tx, series, period string, id int64) (int, error) {
	n, err := d.office.Store.Numbers.Next(tx, series, period, dossierTable)
	if err != nil || id == 0 {
		return n, err
	}
	return n, d.office.Store.Numbers.Assign(tx, series, period, n, id)
}

// closeLetter notes at the dossier's letter what became of it. A letter whose dossier waited for papers is that dossier's.
func (d *Desk) closeLetter(tx *store.Tx, x dossier.Dossier, handling letter.Handling, reason string) error {
	if x.LetterID == 0 {
		return nil
	}
	l, err := d.office.Store.Letters.Load(tx, x.LetterID)
	if err != nil {
		return err
	}
	if l.DossierID == 0 || l.DossierID != x.ID {
		if err := l.MustWait(); err != nil {
			return err
		}
	}
	l.Handling, l.HandlingReason, l.DossierID = handling, reason, x.ID
	return d.office.Store.Letters.Save(tx, l)
}

// Reject notes that the dossier is not taken in (state 3); the reason is mandatory. It gets a number of its own series,
// none of the codes and none of the receipt book. x is the saved dossier afterwards.
func (d *Desk) Reject(ctx context.Context, x *dossier.Dossier, reason string) error {
	reason = strings.TrimSpace(viet.NFC(reason))
	if len([]rune(reason)) < 5 {
		return office.Invalid("reject_reason", "Hãy ghi rõ lý do không tiếp nhận hồ sơ.")
	}
	draft := *x
	tidyDossier(&draft)
	if draft.State == 0 {
		draft.State = dossier.Registered
	}
	if _, err := dossier.May(draft.State, dossier.Rejected); err != nil {
		return err
	}
	if draft.Owner.Name == "" {
		return office.Invalid("owner.name", "Chưa nhập họ tên hoặc tên tổ chức của người nộp.")
	}
	draft.RejectReason, draft.Receiver, draft.ReceivedAt = reason, d.office.Who().Name, d.office.Time().Truncate(time.Second)
	draft.Limit, draft.Due, draft.OriginalDue = "", zeroTime, zeroTime
	if err := d.keepFiles(ctx, draft); err != nil {
		return err
	}
	var saved dossier.Dossier
	err := d.office.Update(ctx, "reject", func(tx *store.Tx) error {
		saved = draft
		return d.reject(tx, &saved)
	})
	if err != nil {
		return err
	}
	*x = saved
	return nil
}

func (d *Desk) reject(tx *store.Tx, x *dossier.Dossier) error {
	period := dossier.CodePeriod(office.DayOf(x.ReceivedAt))
	n, err := d.nextNumber(tx, seriesRefused, period, x.ID)
	if err != nil {
		return err
	}
	x.Code, x.Internal = fmt.Sprintf("KTN-%s-%04d", period, n), true
	x.Enter(dossier.Rejected, dossier.ActReject, x.RejectReason)
	if err := d.office.Store.Dossiers.Save(tx, x); err != nil {
		return err
	}
	return d.closeLetter(tx, *x, letter.Dismissed, "Không tiếp nhận: "+x.RejectReason)
}
