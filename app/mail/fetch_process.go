package mail

import (
	"fmt"
	"io"
	"time"

	"vanphongso/data/letter"
)

// maxParseTime is how long one mail may be parsed before it is quarantined.
const maxParseTime = 2 * time.Minute

// row begins the ledger row of a mail.
func (r *folderRun) row(m meta) letter.Letter {
	return letter.Letter{
		Account: r.account.Name, Folder: r.name, UIDValidity: r.report.UIDValidity, UID: m.uid,
		ReceivedAt: m.received, FetchedAt: time.Now().UTC(), Size: m.size, Attachments: []letter.Attachment{},
	}
}

// process parses the bytes of a mail, judges it, and keeps or discards them. An error means that the office cannot
// keep the bytes.
func (f *fetcher) process(l *letter.Letter, original Original) error {
	parsed := parseWithin(original, l.Size, maxParseTime)
	if parsed.Secret != "" {
		original.Discard()
		hideSecret(l, parsed)
		return nil
	}
	parsed.Apply(l)
	l.State, l.Reason = judge(parsed, f.rules)
	if l.State == letter.Taken {
		l.Handling = letter.Waiting
	}
	sha, err := original.Keep()
	if err != nil {
		original.Discard()
		return err
	}
	l.SHA256 = sha
	return nil
}

// Judge says where a parsed mail belongs, duplicates aside: quarantined (it bears a state-secret mark or cannot be
// read), ignored (by the first rule that matches) or taken; and why, in Vietnamese.
func Judge(p Parsed, rules []letter.Rule) (letter.State, string) {
	return judge(p, compileRules(rules))
}

func judge(p Parsed, rules []rule) (letter.State, string) {
	if p.Secret != "" {
		return letter.Quarantined, secretReason(p)
	}
	if p.Unreadable != "" {
		return letter.Quarantined, p.Unreadable
	}
	if len(rules) == 0 {
		return letter.Taken, ""
	}
	folded := fold(p)
	for _, rule := range rules {
		if rule.matches(folded) {
			return letter.Ignored, fmt.Sprintf("bỏ qua theo quy tắc “%s”", rule.name)
		}
	}
	return letter.Taken, ""
}

// hideSecret leaves in the row of a mail with a state-secret mark only who sent it and when: such a mail must not be
// kept on a machine that is not meant for it (domain.md §2.3).
func hideSecret(l *letter.Letter, p Parsed) {
	l.State, l.Reason = letter.Quarantined, secretReason(p)
	l.From, l.Date, l.MessageID = p.From, p.Date, p.MessageID
}

func secretReason(p Parsed) string {
	place := ""
	if p.SecretPlace != "" {
		place = " ở " + p.SecretPlace
	}
	return fmt.Sprintf("thư có dấu mức độ mật “%s”%s: chương trình không lưu, hãy xử lý theo quy định về bảo vệ bí mật nhà nước", p.Secret, place)
}

// parseWithin parses a mail; a defect of the parser or a mail that takes too long makes it unreadable, not lost.
func parseWithin(original io.ReaderAt, size int64, limit time.Duration) Parsed {
	result := make(chan Parsed, 1)
	go func() {
		defer func() {
			if recover() != nil {
				result <- Parsed{Unreadable: "chương trình gặp lỗi khi đọc thư này; bản gốc vẫn được giữ nguyên"}
			}
		}()
		result <- Parse(original, size)
	}()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case parsed := <-result:
		return parsed
	case <-timer.C:
		return Parsed{Unreadable: "thư quá rắc rối, đọc mãi không xong; bản gốc vẫn được giữ nguyên"}
	}
}
