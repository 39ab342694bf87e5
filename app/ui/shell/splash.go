package shell

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"vanphongso/app/ui/kit"
	"vanphongso/data/office"
)

// splash is what the first frame shows while the data are opened.
func splash(title string) fyne.CanvasObject {
	name := kit.NewTitle(title)
	name.Align = fyne.TextAlignCenter
	wait := kit.NewMuted(kit.T("Đang mở dữ liệu…"))
	wait.Align = fyne.TextAlignCenter
	return kit.Fill(kit.ColorPage, container.NewCenter(kit.Sized(420, 0, kit.VBox(6, name, wait))))
}

// Broken replaces the splash by a page that says what is wrong and what to do; again, when not nil, is offered as "Thử lại".
func (s *Shell) Broken(err error, hint string, again func()) {
	title := kit.NewHeading(kit.T("Chương trình chưa mở được dữ liệu"))
	message := kit.NewParagraph(kit.T(office.MessageOf(err)))
	message.Color = kit.ColorLate
	rows := []fyne.CanvasObject{title, message}
	if hint != "" {
		rows = append(rows, kit.NewParagraph(hint))
	}
	if err.Error() != office.MessageOf(err) {
		detail := widget.NewLabel(err.Error())
		detail.Wrapping, detail.Selectable, detail.Importance = fyne.TextWrapBreak, true, widget.LowImportance
		rows = append(rows, kit.NewCaption(kit.T("Chi tiết kỹ thuật")), detail)
	}
	buttons := []fyne.CanvasObject{}
	if again != nil {
		buttons = append(buttons, kit.NewPrimary(kit.T("Thử lại"), "", func() {
			s.window.SetContent(splash(s.window.Title()))
			again()
		}))
	}
	copied := func() { s.app.Clipboard().SetContent(err.Error()) }
	buttons = append(buttons, kit.NewButton(kit.T("Sao chép chi tiết"), copied), kit.NewButton(kit.T("Thoát"), s.end))
	rows = append(rows, kit.HBox(8, buttons...))
	box := kit.Bordered(kit.ColorSurface, kit.ColorLine, kit.Pad(kit.VBox(12, rows...), 22, 26, 22, 26))
	s.window.SetContent(kit.Fill(kit.ColorPage, container.NewCenter(kit.Sized(640, 0, box))))
}
