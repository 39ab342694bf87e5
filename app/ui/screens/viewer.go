package screens

import (
	"context"
	"errors"
	"image"
	"strings"

	"fyne.io/fyne/v2"

	"vanphongso/app/content"
	"vanphongso/app/task"
	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
	"vanphongso/data/document"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

// look is how a file is shown inside the program.
type look int

const (
	notShown   look = iota // it is saved, or opened with the system's program
	asPaper                // the pages of a PDF
	asPicture              // turned upright
	asText                 // the bytes are the text
	asDocument             // the text of a Word or OpenDocument file, without its layout
)

// pictures are the media types that are shown as pictures.
var pictures = []string{"image/jpeg", "image/png", "image/gif", "image/tiff", "image/bmp", "image/webp"}

// lookOf says how a file is shown; nothing of it is ever run.
func lookOf(a letter.Attachment) look {
	switch kind := kindOf(a.Sniffed); {
	case kind == "Văn bản" || kind == "Thư":
		return asText
	case a.Size > mostRead || a.Encrypted:
		return notShown
	case kind == "PDF":
		return asPaper
	case isOneOf(a.Sniffed, pictures):
		return asPicture
	case strings.Contains(a.Sniffed, "wordprocessing") || strings.Contains(a.Sniffed, "opendocument.text"):
		return asDocument
	}
	return notShown
}

// isOneOf says whether a media type, whatever its parameters, is one of a list.
func isOneOf(mediaType string, list []string) bool {
	for _, each := range list {
		if strings.HasPrefix(mediaType, each) {
			return true
		}
	}
	return false
}

// spot is where in a file the viewer begins.
type spot struct {
	page  int    // from 0
	words string // marked in a text
}

// viewer shows the files of a letter, a dossier or a document in front of a list, one at a time; when there are several, they
// stand at its side.
type viewer struct {
	*paperPage
	files files
	at    int
	list  *kit.FileList
}

// taskOfMark looks whether a PDF has letters.
const taskOfMark = "screens.viewer.mark"

// newViewer makes the viewer of files, file i of which is seen first.
func newViewer(f files, i int, from spot) *viewer {
	v := &viewer{files: f}
	choose := func(i int) { v.show(i, spot{}) }
	v.list = kit.NewChapterList(f.items(), choose, choose)
	v.list.OnMenu = func(i int, at fyne.Position) { f.menu(v.list, f.all[i], at) }
	v.list.Select(i)
	v.paperPage = newPaperPage(f.host(), "", v.side(), f.stage.close, v.fileCommands()...)
	v.actions = append(v.actions, v.stepCommands()...)
	v.show(i, from)
	return v
}

// side is the list of the files, nil for a single one.
func (v *viewer) side() fyne.CanvasObject {
	if len(v.files.all) < 2 {
		return nil
	}
	hint := kit.NewParagraph(kit.T("Ctrl+PgUp, Ctrl+PgDn: tệp trước, tệp sau."))
	hint.TextSize, hint.Color = kit.SizeSmall, kit.ColorMuted
	return kit.Scroll(kit.NewSection(kit.Tf("%d tệp", len(v.files.all)), kit.VBox(8, v.list, hint)))
}

func (v *viewer) current() letter.Attachment { return v.files.all[v.at] }

// fileCommands are what can be done with the file that is seen.
func (v *viewer) fileCommands() []shell.Command {
	save := func() { v.files.save([]letter.Attachment{v.current()}) }
	return []shell.Command{
		{Key: "file.save", Label: "Lưu tệp", Shortcut: "Ctrl+S", Icon: kit.IconDownload, Do: save},
		{Key: "file.saveto", Label: "Lưu vào thư mục…", Shortcut: "Ctrl+Shift+L", Icon: kit.IconFolder, Do: func() { v.host.ChooseFolder(save) }},
		{
			Key: "file.open", Label: "Mở bằng chương trình của máy", Shortcut: "Ctrl+O", Icon: kit.IconOpen,
			Do: func() { v.files.openOutside(v.current()) },
		},
	}
}

// stepCommands go to another file; they stand in the menu only.
func (v *viewer) stepCommands() []shell.Command {
	if len(v.files.all) < 2 {
		return nil
	}
	step := func(key, label, shortcut string, icon kit.IconName, by int) shell.Command {
		return shell.Command{Key: key, Label: label, Shortcut: shortcut, Icon: icon, Do: func() { v.step(by) }}
	}
	return []shell.Command{
		step("file.previous", "Tệp trước", "Ctrl+PgUp", kit.IconLeft, -1),
		step("file.next", "Tệp sau", "Ctrl+PgDn", kit.IconRight, 1),
	}
}

// step goes to another file; at either end it stays.
func (v *viewer) step(by int) {
	if to := v.at + by; to >= 0 && to < len(v.files.all) {
		v.list.Select(to)
		v.show(to, spot{})
	}
}

// show shows file i.
func (v *viewer) show(i int, from spot) {
	v.at = i
	a := v.current()
	v.title.SetText(a.Name)
	v.mark.Set("", kit.ToneNone)
	v.host.Runner().Drop(taskOfMark)
	read := v.files.bytesOf(a)
	switch lookOf(a) {
	case asPaper:
		v.pdfAt(read, from.page, v.markScan)
	case asPicture:
		pages := 1
		v.picture(pictureOf(read, &pages), func() {
			if pages > 1 {
				v.mark.Set(kit.Tf("trang 1 trong %d trang; lưu tệp để xem hết", pages), kit.ToneSoon)
			}
		})
	case asText:
		v.text(func(ctx context.Context) (string, error) {
			content, err := read(ctx)
			return firstOf(readable(content), kit.T("(tệp trống)")), err
		}, from.words)
	case asDocument:
		v.mark.Set(kit.T("chỉ phần chữ"), kit.TonePaused)
		v.text(wordsOf(read), from.words)
	default:
		v.tell(notShownText(a))
	}
	v.host.Changed()
}

// notShownText says why a file is not shown here, and what can be done.
func notShownText(a letter.Attachment) string {
	switch {
	case a.Encrypted:
		return kit.T("Tệp có mật khẩu nên không xem được ở đây. Lưu tệp (Ctrl+S) rồi mở bằng mật khẩu của người gửi.")
	case a.Size > mostRead:
		return kit.Tf("Tệp lớn (%s) nên không xem được ở đây. Lưu tệp bằng Ctrl+S.", fileSize(a.Size))
	}
	return kit.T("Loại tệp này không xem được ở đây. Lưu tệp (Ctrl+S) hoặc mở bằng chương trình của máy (Ctrl+O).")
}

// markScan says that a PDF has no letters: it is found by none of its words.
func (v *viewer) markScan(data []byte) {
	scanned := false
	v.host.Runner().Go(taskOfMark, func(ctx context.Context, _ *task.Progress) error {
		_, err := content.Read(ctx, data)
		scanned = errors.Is(err, content.ErrScan)
		return nil // what else is wrong with the file is seen
	}, func(error) {
		if scanned {
			v.mark.Set(kit.T(document.Scan), kit.ToneSoon)
		}
	})
}

// pictureOf reads a file as a picture, the first one of its pages.
func pictureOf(read func(ctx context.Context) ([]byte, error), pages *int) func(ctx context.Context) (image.Image, error) {
	return func(ctx context.Context) (image.Image, error) {
		data, err := read(ctx)
		if err != nil {
			return nil, err
		}
		*pages = content.PicturePages(data)
		return content.Picture(data)
	}
}

// wordsOf reads the text of a Word or OpenDocument file; what has none says so in its place.
func wordsOf(read func(ctx context.Context) ([]byte, error)) func(ctx context.Context) (string, error) {
	return func(ctx context.Context) (string, error) {
		data, err := read(ctx)
		if err != nil {
			return "", err
		}
		text, err := content.Read(ctx, data)
		if office.CodeOf(err) == office.CodeRefused {
			return kit.T(office.MessageOf(err)), nil
		}
		return readable([]byte(text.Text)), err
	}
}
