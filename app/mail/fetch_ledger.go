package mail

import (
	"context"

	"vanphongso/data/letter"
)

// Sentences of the ledger.
const (
	reasonDuplicate     = "trùng từng byte với một thư đã lấy trước đó"
	defectSameMessageID = "trùng mã thư, khác nội dung"
)

// enter keeps rows and cursor in one transaction and counts them.
func (r *folderRun) enter(ctx context.Context, rows []*item, cursor letter.Cursor) error {
	letters := make([]letter.Letter, len(rows))
	err := r.keeper.Save(ctx, func(tx Transaction) error {
		for i, it := range rows {
			letters[i] = it.letter
			if err := put(tx, &letters[i]); err != nil {
				return err
			}
		}
		return tx.SetCursor(cursor)
	})
	if err != nil {
		return err
	}
	r.cursor, r.stored = cursor, cursor
	for i := range letters {
		r.known[letters[i].UID] = true
		r.report.add(letters[i].State)
		r.progress.Done.Add(1)
	}
	return nil
}

// put compares a letter with those already kept and puts it into the ledger. Same bytes: a duplicate. Same
// Message-ID but other bytes: kept and marked, because senders reuse Message-IDs for different mails.
func put(tx Transaction, l *letter.Letter) error {
	if l.SHA256 != "" {
		earlier, err := tx.FindSHA(l.SHA256)
		if err != nil {
			return err
		}
		if earlier != 0 && earlier != l.ID {
			l.State, l.Reason, l.DuplicateOf, l.Handling = letter.Duplicate, reasonDuplicate, earlier, ""
		}
	}
	if l.State == letter.Taken && l.MessageID != "" {
		same, err := tx.FindMessageID(l.MessageID)
		if err != nil {
			return err
		}
		for _, id := range same {
			if id != l.ID {
				l.SameMessageID = id
				l.Defects = append(l.Defects[:len(l.Defects):len(l.Defects)], defectSameMessageID)
				break
			}
		}
	}
	return tx.Put(l)
}
