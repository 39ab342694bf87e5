package register

import (
	"strings"

	"vanphongso/app/ui/kit"
	"vanphongso/app/ui/shell"
)

// nothingPinned is what is remembered when every field was unpinned.
const nothingPinned = "-"

// PinCommand lets the person pin fields of a form that is filled again and again, so that they carry their values over into
// the next record. It shows what was pinned under this key before and remembers what will be; the command pins the field
// that is being typed in, or unpins it.
func PinCommand(host shell.Host, form *kit.Form, key string) shell.Command {
	remembered := "pins." + key
	switch kept := host.Memory().Get(remembered); kept {
	case "":
		form.SetPins(nil)
	case nothingPinned:
		form.SetPins([]string{})
	default:
		form.SetPins(strings.Split(kept, ","))
	}
	return shell.Command{
		Key: "form.pin", Label: "Ghim ô đang gõ cho lần sau", Shortcut: "Ctrl+L", Icon: kit.IconPin,
		Do: func() { togglePin(host, form, remembered) },
	}
}

func togglePin(host shell.Host, form *kit.Form, remembered string) {
	label, pinned := form.TogglePin()
	if label == "" {
		return
	}
	text := strings.Join(form.Pins(), ",")
	if text == "" {
		text = nothingPinned
	}
	host.Memory().Set(remembered, text)
	if pinned {
		host.Notify(kit.ToneAccent, kit.Tf("Ghim “%s”: lần sau vẫn có giá trị này.", label))
	} else {
		host.Notify(kit.ToneAccent, kit.Tf("Bỏ ghim “%s”.", label))
	}
}
