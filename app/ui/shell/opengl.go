package shell

import (
	"bytes"
	"errors"
	"fmt"
	"log"
	"strings"

	"vanphongso/data/office"
)

// TryWindow runs open, which makes and shows the window, and returns an error with a sentence for the user when this
// machine cannot show one (no OpenGL 2.1, no screen). Fyne only logs that and would wait for ever, so its log is watched.
func TryWindow(open func()) (err error) {
	watched := &bytes.Buffer{}
	before := log.Writer()
	log.SetOutput(watched)
	defer func() {
		log.SetOutput(before)
		cause := recover()
		text := watched.String()
		if cause != nil {
			text += fmt.Sprint(cause)
		}
		if cause == nil && !strings.Contains(text, "window creation error") && !strings.Contains(text, "initialise GLFW") {
			_, _ = before.Write(watched.Bytes())
			return
		}
		err = noWindow(text)
	}()
	open()
	return nil
}

func noWindow(technical string) error {
	sentence := "Máy này không mở được cửa sổ chương trình vì thiếu OpenGL 2.1; hãy cập nhật trình điều khiển màn hình, " +
		"hoặc dùng vanphongsoctl (làm cùng công việc, không cần cửa sổ)."
	if strings.Contains(technical, "DISPLAY") || strings.Contains(technical, "initialise GLFW") {
		sentence = "Không thấy màn hình nào để mở cửa sổ; hãy chạy trong phiên làm việc có màn hình, " +
			"hoặc dùng vanphongsoctl (làm cùng công việc, không cần cửa sổ)."
	}
	return office.Unavailable(errors.New(strings.TrimSpace(technical)), "%s", sentence)
}
