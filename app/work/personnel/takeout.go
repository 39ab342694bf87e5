package personnel

import (
	"archive/zip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path"
	"strings"
	"time"

	"vanphongso/app/paper"
	"vanphongso/data/office"
	"vanphongso/data/staff"
	"vanphongso/data/viet"
)

// TakeOut writes all that is kept of a person as one zip file, at the person's request (Luật Bảo vệ dữ liệu cá nhân
// 91/2025/QH15): the file as JSON with every row that was ever written, form 2c as PDF, photographs and attachments, and a note
// that says who wrote it, when and why. The export is recorded before anything is written. Errors: office.CodeInvalid on
// "request" when it does not say who asked for it, CodeRefused, CodeNotFound.
func (p *Personnel) TakeOut(ctx context.Context, w io.Writer, id int64, request string) error {
	request = strings.TrimSpace(viet.NFC(request))
	if len([]rune(request)) < 5 {
		return office.Invalid("request", "Hãy ghi theo yêu cầu nào mà xuất hồ sơ, ít nhất 5 chữ.")
	}
	pdf, err := p.exported(ctx, id, request)
	if err != nil {
		return err
	}
	x, err := p.office.Store.Staff.Whole(ctx, id)
	if err != nil {
		return err
	}
	text, err := json.MarshalIndent(x, "", "  ")
	if err != nil {
		return err
	}
	z := &archive{zip.NewWriter(w), p.office.Time()}
	for _, part := range []struct {
		name    string
		content []byte
	}{
		{"DOC-TRUOC.txt", []byte(p.notice(x, request))},
		{"ho-so.json", text},
		{"so-yeu-ly-lich-2c.pdf", pdf},
	} {
		if err := z.add(part.name, strings.NewReader(string(part.content))); err != nil {
			return err
		}
	}
	if err := p.attachments(z, x); err != nil {
		return err
	}
	return z.Close()
}

// exported records the export and draws form 2c.
func (p *Personnel) exported(ctx context.Context, id int64, request string) ([]byte, error) {
	if err := p.looked(ctx, ActExport, []int64{id}, request); err != nil {
		return nil, err
	}
	f, data, err := p.filled(ctx, PaperWish{Kind: paper.KindProfile, Person: id}, ActExport)
	if err != nil {
		return nil, err
	}
	_, pdf, err := p.render(f.settings, f.issuing(data))
	return pdf, err
}

// notice marks the file as what it is.
func (p *Personnel) notice(x *staff.Person, request string) string {
	return fmt.Sprintf("DỮ LIỆU CÁ NHÂN – chỉ giao cho người có yêu cầu.\r\n\r\nHồ sơ của: %s\r\nXuất lúc: %s\r\nNgười xuất: %s\r\nTheo yêu cầu: %s\r\n\r\n"+
		"ho-so.json có mọi dòng đã ghi, cả những dòng đã được đính chính; lần xuất này được ghi trong nhật ký của cơ quan.\r\n",
		x.Summary.Name, viet.FormatTime(p.office.Time()), p.office.Who().Name, request)
}

// attachments adds the files that rows rest on, each once.
func (p *Personnel) attachments(z *archive, x *staff.Person) error {
	added := map[string]bool{}
	for _, file := range x.Files() {
		if added[file.SHA256] {
			continue
		}
		added[file.SHA256] = true
		f, err := p.office.Blobs.Open(file.SHA256)
		if err != nil {
			return err
		}
		err = z.add(fmt.Sprintf("tep/%03d %s", len(added), path.Base(file.Name)), f)
		if closed := f.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// archive is a zip file whose parts bear one time.
type archive struct {
	*zip.Writer
	at time.Time
}

func (z *archive) add(name string, content io.Reader) error {
	part, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: z.at})
	if err == nil {
		_, err = io.Copy(part, content)
	}
	if err != nil {
		return office.Unavailable(err, "Không ghi được tệp xuất; hãy kiểm tra ổ đĩa còn chỗ không.")
	}
	return nil
}
