package screens

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/dossier"
	"vanphongso/data/letter"
)

// mostRead is the size up to which a file is shown inside the program.
const mostRead = 100 << 20

// kinds are the words for the media types that offices see, by the part of the type that tells.
var kinds = []struct{ part, word string }{
	{"pdf", "PDF"},
	{"wordprocessing", "Word"},
	{"msword", "Word"},
	{"spreadsheet", "Excel"},
	{"ms-excel", "Excel"},
	{"presentation", "PowerPoint"},
	{"powerpoint", "PowerPoint"},
	{"rfc822", "Thư"},
	{"image/", "Ảnh"},
	{"zip", "ZIP"},
	{"rar", "RAR"},
	{"7z", "7z"},
	{"text/html", "HTML"},
	{"text/", "Văn bản"},
	{"opendocument.text", "Writer"},
	{"tnef", "Outlook"},
	{"xml", "XML"},
	{"audio/", "Âm thanh"},
	{"video/", "Phim"},
	{"executable", "Chương trình"},
	{"x-msdownload", "Chương trình"},
	{"portable-executable", "Chương trình"},
}

// kindOf is the word for a media type, "" for one that says nothing.
func kindOf(mediaType string) string {
	for _, k := range kinds {
		if strings.Contains(mediaType, k.part) {
			return k.word
		}
	}
	return ""
}

// fileItem is how an attachment is listed: what it is, what is wrong with it.
func fileItem(a letter.Attachment) kit.FileItem {
	kind := firstOf(kindOf(a.Sniffed), kindOf(a.Type), strings.ToUpper(strings.TrimPrefix(filepath.Ext(a.FileName), ".")), "Tệp")
	item := kit.FileItem{Name: a.Name, Note: kit.T(kind) + " · " + fileSize(a.Size), Icon: kit.FileIcon(firstOf(a.Sniffed, a.Name))}
	if a.Parent > 0 {
		item.Name = "↳ " + a.Name
	}
	if a.Inline {
		item.Note = kit.T("ảnh trong lời thư") + " · " + fileSize(a.Size)
	}
	switch {
	case a.Damaged:
		item.State, item.Tone = kit.T("bị hỏng hoặc thiếu")+" · "+item.Note, kit.ToneLate
	case a.Encrypted:
		item.State, item.Tone = kit.T("có mật khẩu")+" · "+item.Note, kit.ToneSoon
	case disguised(a):
		item.State, item.Tone = kit.Tf("khai là %s, thực ra là %s", kit.T(kindOf(a.Type)), kit.T(kind)), kit.ToneSoon
	}
	return item
}

// disguised reports whether a file is something else than its sender declares.
func disguised(a letter.Attachment) bool {
	declared, real := kindOf(a.Type), kindOf(a.Sniffed)
	plain := declared == "Văn bản" || real == "Văn bản" // anything that is text is sniffed as text
	return declared != "" && real != "" && declared != real && !plain
}

// dangerous are the endings of files that a system runs instead of showing them.
var dangerous = []string{
	".exe", ".com", ".bat", ".cmd", ".scr", ".pif", ".js", ".jse", ".vbs", ".vbe", ".wsf", ".ps1", ".lnk", ".hta", ".msi", ".jar", ".reg",
	".docm", ".xlsm", ".pptm", ".sh", ".desktop", ".html", ".htm", ".svg",
}

// runs reports whether opening the file may run something.
func runs(a letter.Attachment) bool {
	return slices.Contains(dangerous, strings.ToLower(filepath.Ext(a.FileName))) || kindOf(a.Sniffed) == "Chương trình"
}

// files is what can be done with the files of a letter or a dossier.
type files struct {
	place  *Workplace
	stage  *stage
	sender string // who is to be trusted when one is opened
	all    []letter.Attachment
	read   func(ctx context.Context, a letter.Attachment) (io.ReadCloser, error)
}

func filesOfLetter(d deps, s *stage, l *letter.Letter) files {
	id, mailroom := l.ID, d.office.Mailroom()
	return files{place: d.place, stage: s, sender: l.From.String(), all: l.Attachments, read: func(ctx context.Context, a letter.Attachment) (io.ReadCloser, error) {
		r, _, err := mailroom.Attachment(ctx, id, a.Index)
		return r, err
	}}
}

// storedFiles are files that are kept as blobs; sender is who has given them.
func storedFiles(d deps, s *stage, sender string, list []dossier.File) files {
	all := make([]letter.Attachment, len(list))
	for i, f := range list {
		all[i] = attachmentOf(i, f)
	}
	return files{place: d.place, stage: s, sender: sender, all: all, read: func(_ context.Context, a letter.Attachment) (io.ReadCloser, error) {
		return d.office.Blobs.Open(a.SHA256)
	}}
}

// viewMail shows the bytes of a whole mail.
func viewMail(d deps, s *stage, sender, name string, size int64, open func(ctx context.Context) (io.ReadCloser, error)) {
	mail := letter.Attachment{Name: name, FileName: name, Size: size, Sniffed: "message/rfc822"}
	f := files{place: d.place, stage: s, sender: sender, all: []letter.Attachment{mail}, read: func(ctx context.Context, _ letter.Attachment) (io.ReadCloser, error) {
		return open(ctx)
	}}
	f.view(mail)
}

// attachmentOf is file i of a dossier as files are listed and opened.
func attachmentOf(i int, f dossier.File) letter.Attachment {
	return letter.Attachment{Index: i + 1, Name: f.Name, FileName: safeName(f.Name), Sniffed: f.Type, Size: f.Size, SHA256: f.SHA256}
}

func (f files) host() shell.Host { return f.stage.host }

// items are the files as they are listed.
func (f files) items() []kit.FileItem {
	items := make([]kit.FileItem, len(f.all))
	for i, a := range f.all {
		items[i] = fileItem(a)
	}
	return items
}

// list is the list of the files; nil when there are none. Enter, Space or a double click shows one.
func (f files) list() *kit.FileList {
	if len(f.all) == 0 {
		return nil
	}
	list := kit.NewFileList(f.items(), func(i int) { f.view(f.all[i]) })
	list.OnMenu = func(i int, at fyne.Position) { f.menu(list, f.all[i], at) }
	return list
}

func (f files) menu(owner fyne.CanvasObject, a letter.Attachment, at fyne.Position) {
	kit.ShowMenu(owner, at, []kit.Command{
		{Label: kit.T("Xem"), Icon: kit.IconSearch, Do: func() { f.view(a) }},
		{Label: kit.T("Mở bằng chương trình của máy"), Icon: kit.IconOpen, Do: func() { f.openOutside(a) }},
		{Label: kit.T("Lưu tệp"), Icon: kit.IconDownload, Do: func() { f.save([]letter.Attachment{a}) }},
		{Label: kit.T("Lưu vào thư mục…"), Icon: kit.IconFolder, Do: func() { f.host().ChooseFolder(func() { f.save([]letter.Attachment{a}) }) }},
	})
}

// view shows a file inside the program where it can, the others a step away; nothing of it is run.
func (f files) view(a letter.Attachment) { f.viewAt(a, spot{}) }

// viewAt is view from a certain place of the file on.
func (f files) viewAt(a letter.Attachment, from spot) {
	i := slices.IndexFunc(f.all, func(x letter.Attachment) bool { return x.Index == a.Index })
	if lookOf(a) == notShown || i < 0 {
		f.openOutside(a)
		return
	}
	f.stage.open(newViewer(f, i, from))
}

// bytesOf reads a file beside the window.
func (f files) bytesOf(a letter.Attachment) func(ctx context.Context) ([]byte, error) {
	return func(ctx context.Context) ([]byte, error) {
		r, err := f.read(ctx, a)
		if err != nil {
			return nil, err
		}
		defer func() { _ = r.Close() }()
		return io.ReadAll(io.LimitReader(r, mostRead))
	}
}

// mostShown is how much of a text file is shown.
const mostShown = 200_000

// readable is the beginning of a file as text; what is no UTF-8 is shown as signs.
func readable(content []byte) string {
	if len(content) > mostShown {
		return strings.ToValidUTF8(string(content[:mostShown]), "�") + "\n\n" + kit.T("… (phần sau không hiện ở đây; hãy lưu tệp để xem hết)")
	}
	return strings.ToValidUTF8(string(content), "�")
}

// openOutside opens a file with the system's program after asking: it may come from a stranger.
func (f files) openOutside(a letter.Attachment) {
	if runs(a) {
		f.host().Confirm(kit.T("Tệp này có thể chạy mã lệnh"),
			kit.Tf("“%s” là loại tệp mà máy có thể chạy khi mở, nên chương trình không mở nó. Chỉ lưu lại nếu bạn biết chắc người gửi.", a.Name),
			kit.T("Lưu tệp"), true, func() { f.save([]letter.Attachment{a}) })
		return
	}
	question := kit.T("Mở tệp do người ngoài gửi?")
	text := kit.Tf("“%s” được mở bằng chương trình của máy. Tệp lạ có thể chứa mã độc; chỉ mở khi tin người gửi %s.", a.Name, f.sender)
	if f.sender == "" {
		question = kit.T("Mở bằng chương trình của máy?")
		text = kit.Tf("“%s” được mở bằng chương trình của máy. Sửa ở đó không đổi tệp đã lưu trong sổ.", a.Name)
	}
	f.host().Confirm(question, text, kit.T("Mở"), true, func() { f.write("open", []letter.Attachment{a}, viewFile, f.host().OpenFile) })
}

// save writes files into the user's downloads.
func (f files) save(list []letter.Attachment) {
	f.write("save", list, f.place.keep, func(path string) {
		if len(list) > 1 {
			f.host().Notify(kit.ToneDone, kit.Tf("Đã lưu %d tệp vào %s", len(list), filepath.Dir(path)))
			return
		}
		f.host().Notify(kit.ToneDone, kit.Tf("Đã lưu vào %s", path))
	})
}

// write writes files beside the window; done gets the path of the last one.
func (f files) write(name string, list []letter.Attachment, to func(string, io.Reader) (string, error), done func(path string)) {
	path := ""
	f.host().Runner().Go("letters.files."+name, func(ctx context.Context, progress *task.Progress) error {
		progress.SetText(kit.T("Đang ghi tệp"))
		for _, a := range list {
			r, err := f.read(ctx, a)
			if err != nil {
				return err
			}
			path, err = to(a.FileName, r)
			_ = r.Close() // it was only read
			if err != nil {
				return err
			}
		}
		return nil
	}, func(err error) {
		if err != nil {
			f.host().Fail(err)
			return
		}
		done(path)
	})
}

// saveAll saves every file but the pictures of the text.
func (f files) saveAll() {
	var list []letter.Attachment
	for _, a := range f.all {
		if !a.Inline {
			list = append(list, a)
		}
	}
	f.save(list)
}
