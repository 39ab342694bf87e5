package store

import (
	"context"
	"fmt"

	"vanphongso/data/letter"
	"vanphongso/data/office"
	"vanphongso/data/viet"
)

// Letters is the mail ledger. Filters: state, handling, account, folder, dossier_id, duplicate_of, sha256, message_id; bounds: date,
// received_at, fetched_at, size; orders: received_at, from, subject, size, dossier_id.
type Letters struct{ *Register[letter.Letter] }

func letterMapping() *mapping[letter.Letter] {
	type l = letter.Letter
	return &mapping[l]{
		register: "letters", noun: "thư",
		columns: []column[l]{
			{name: "account", value: func(x *l) any { return x.Account }, facet: true},
			{name: "folder", value: func(x *l) any { return x.Folder }, facet: true},
			{name: "uid_validity", kind: number, value: func(x *l) any { return x.UIDValidity }},
			{name: "uid", kind: number, value: func(x *l) any { return x.UID }},
			{name: "state", value: func(x *l) any { return x.State }, facet: true},
			{name: "handling", value: func(x *l) any { return x.Handling }, facet: true},
			{name: "message_id", value: func(x *l) any { return key(x.MessageID) }, index: true},
			{name: "sha256", value: func(x *l) any { return x.SHA256 }, index: true},
			{name: "duplicate_of", kind: number, value: func(x *l) any { return x.DuplicateOf }},
			{name: "dossier_id", kind: number, value: func(x *l) any { return x.DossierID }, index: true},
			{name: "mailed_at", field: "date", kind: instant, value: func(x *l) any { return x.Date }},
			{name: "received_at", kind: instant, value: func(x *l) any { return x.ReceivedAt }, index: true},
			{name: "fetched_at", kind: instant, value: func(x *l) any { return x.FetchedAt }},
			{name: "size", kind: number, value: func(x *l) any { return x.Size }, index: true},
			{name: "sender", field: "from", kind: sortKey, value: func(x *l) any { return orderKey(senderOf(x)) }, index: true},
			{name: "subject", kind: sortKey, value: func(x *l) any { return orderKey(x.Subject) }, index: true},
		},
		identity:   func(x *l) (id, version *int64) { return &x.ID, &x.Version },
		search:     letterTexts,
		light:      func(x *l) { x.Text, x.Attachments, x.To, x.Defects = "", nil, nil, nil },
		heavy:      letterHeavy,
		labels:     map[string]string{"state": "Phân loại", "handling": "Xử lý", "handling_reason": "Lý do", "dossier_id": "Hồ sơ", "attachments": "Tệp gửi kèm"},
		digest:     []string{"text"},
		references: letterBlobs,
		taken: func(x *l) string {
			return fmt.Sprintf("Thư số %d của thư mục %s, tài khoản %s đã có trong sổ thư.", x.UID, x.Folder, x.Account)
		},
	}
}

func senderOf(x *letter.Letter) string {
	if x.From.Name != "" {
		return x.From.Name
	}
	return x.From.Address
}

func letterTexts(x *letter.Letter) []string {
	texts := []string{x.From.Name, x.From.Address, x.ReplyTo.Address, x.Subject, x.Reason, x.HandlingReason, x.MessageID}
	for _, a := range x.Attachments {
		texts = append(texts, a.Name)
	}
	return append(texts, x.Text)
}

func letterHeavy(x *letter.Letter) any {
	return struct {
		Text        string              `json:"text"`
		Attachments []letter.Attachment `json:"attachments"`
		To          []letter.Address    `json:"to"`
		Defects     []string            `json:"defects"`
	}{x.Text, x.Attachments, x.To, x.Defects}
}

// letterBlobs is the original alone: attachments are cut out of it when they are wanted.
func letterBlobs(x *letter.Letter) map[string]bool {
	if x.SHA256 == "" {
		return nil
	}
	return map[string]bool{x.SHA256: true}
}

func accountMapping() *mapping[letter.Account] {
	type a = letter.Account
	return &mapping[a]{
		register: "accounts", noun: "tài khoản thư",
		columns: []column[a]{
			{name: "name", value: func(x *a) any { return key(x.Name) }, index: true},
			{name: "disabled", kind: flag, value: func(x *a) any { return x.Disabled }, facet: true},
		},
		identity: func(x *a) (id, version *int64) { return &x.ID, &x.Version },
		labels: map[string]string{
			"server": "Máy chủ", "user": "Tên đăng nhập", "security": "Bảo mật", "ca_file": "Tệp chứng thực", "password_env": "Biến môi trường",
			"folders": "Thư mục", "size_limit": "Giới hạn kích thước", "minutes": "Số phút", "disabled": "Ngừng dùng",
			"last_try": "Lần lấy thư cuối", "last_good": "Lần lấy được cuối", "last_error": "Lỗi cuối",
		},
		taken: func(x *a) string {
			return "Đã có tài khoản thư tên “" + x.Name + "”; hãy chọn tên khác."
		},
	}
}

func ruleMapping() *mapping[letter.Rule] {
	type r = letter.Rule
	return &mapping[r]{
		register: "rules", noun: "quy tắc",
		columns: []column[r]{
			{name: "name", kind: sortKey, value: func(x *r) any { return orderKey(x.Name) }, index: true},
			{name: "disabled", kind: flag, value: func(x *r) any { return x.Disabled }, facet: true},
		},
		identity: func(x *r) (id, version *int64) { return &x.ID, &x.Version },
		labels:   map[string]string{"name": "Tên", "field": "So với", "pattern": "Nội dung so khớp", "disabled": "Ngừng dùng"},
	}
}

// key is a text as it stands in an index, cut where indexes end.
func key(s string) string { return cut(clean(s), maxKey) }

// orderKey is the sort key of a text; what stands far behind does not matter for the order.
func orderKey(s string) []byte {
	k := viet.SortKey(cut(clean(s), maxKey))
	return k[:min(len(k), maxKey/2)]
}

// FindSHA returns the oldest letter with this hash that is not itself a duplicate, 0 for none.
func (l *Letters) FindSHA(tx *Tx, sha string) (int64, error) {
	if sha == "" {
		return 0, nil
	}
	ids, err := tx.ids("SELECT id FROM letters_fields WHERE sha256 = ? AND state <> ? ORDER BY id LIMIT 1", sha, string(letter.Duplicate))
	if err != nil || len(ids) == 0 {
		return 0, err
	}
	return ids[0], nil
}

// FindMessageID returns the letters with this Message-ID whose originals are kept, oldest first.
func (l *Letters) FindMessageID(tx *Tx, messageID string) ([]int64, error) {
	if messageID == "" {
		return nil, nil
	}
	return tx.ids("SELECT id FROM letters_fields WHERE message_id = ? AND sha256 <> '' ORDER BY id", key(messageID))
}

// FindUID returns the letter of a mail on the server. Error: office.CodeNotFound.
func (l *Letters) FindUID(ctx context.Context, account, folder string, validity, uid uint32) (*letter.Letter, error) {
	found, err := l.store.rows(ctx, `SELECT id, version, data, heavy FROM letters WHERE id =
		(SELECT id FROM letters_fields WHERE account = ? AND folder = ? AND uid_validity = ? AND uid = ?)`, clean(account), clean(folder), int64(validity), int64(uid))
	if err != nil {
		return nil, err
	}
	if len(found) == 0 {
		return nil, office.NotFound("Thư số %d của thư mục %s, tài khoản %s chưa có trong sổ thư.", uid, folder, account)
	}
	return l.mapping.decode(found[0])
}

// KnownUIDs returns every UID of the folder that has a row, ascending.
func (l *Letters) KnownUIDs(ctx context.Context, account, folder string, validity uint32) ([]uint32, error) {
	return list(ctx, l.store, one[uint32], `SELECT uid FROM letters_fields WHERE account = ? AND folder = ? AND uid_validity = ?
		ORDER BY uid`, clean(account), clean(folder), int64(validity))
}

const cursorColumns = "account, folder, uid_validity, last_uid, server_count"

func scanCursor(scan scanner) (c letter.Cursor, err error) {
	return c, scan(&c.Account, &c.Folder, &c.UIDValidity, &c.LastUID, &c.ServerCount)
}

// Cursor returns how far a folder has been read; UIDValidity and LastUID are 0 when it never was.
func (l *Letters) Cursor(ctx context.Context, account, folder string) (letter.Cursor, error) {
	found, err := list(ctx, l.store, scanCursor, "SELECT "+cursorColumns+" FROM cursors WHERE account = ? AND folder = ?", clean(account), clean(folder))
	if err != nil || len(found) == 0 {
		return letter.Cursor{Account: account, Folder: folder}, err
	}
	return found[0], nil
}

// SaveCursor notes how far a folder has been read. It has no audit record of its own: it says nothing that the letters
// saved with it do not say.
func (l *Letters) SaveCursor(tx *Tx, c letter.Cursor) error {
	_, err := tx.exec(`INSERT INTO cursors (`+cursorColumns+`) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (account, folder) DO UPDATE SET uid_validity = excluded.uid_validity, last_uid = excluded.last_uid,
		server_count = excluded.server_count`,
		clean(c.Account), clean(c.Folder), int64(c.UIDValidity), int64(c.LastUID), int64(c.ServerCount))
	return err
}

// Cursors returns all cursors by account and folder.
func (l *Letters) Cursors(ctx context.Context) ([]letter.Cursor, error) {
	return list(ctx, l.store, scanCursor, "SELECT "+cursorColumns+" FROM cursors ORDER BY account, folder")
}

// Ledger counts the letters by state; empty account or folder means all.
func (l *Letters) Ledger(ctx context.Context, account, folder string) (map[letter.State]int, error) {
	q := office.Query{Filters: map[string][]string{}}
	for field, value := range map[string]string{"account": account, "folder": folder} {
		if value != "" {
			q.Filters[field] = []string{value}
		}
	}
	counts, err := l.GroupCount(ctx, q, "state")
	states := map[letter.State]int{}
	for state, n := range counts {
		states[letter.State(state)] = n
	}
	return states, err
}
