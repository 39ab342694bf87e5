package letter

import (
	"testing"

	"vanphongso/data/office"
)

func TestTemplatesAreFilled(t *testing.T) {
	template := Template{
		Subject: "Hồ sơ {mã hồ sơ} {lý do}",
		Text:    "Kính gửi {người nhận},\n\nLý do: {lý do}\n\n{giấy tờ cần bổ sung}\nTra cứu: {trang tra cứu}, {mã hồ sơ}\n\nTrân trọng\n",
	}
	subject, text := template.Fill(map[string]string{"mã hồ sơ": "H38-1", "người nhận": "bà Lan", "giấy tờ cần bổ sung": "- Đơn\n- Bản vẽ"})
	if subject != "Hồ sơ H38-1" {
		t.Errorf("subject %q", subject)
	}
	if want := "Kính gửi bà Lan,\n\n- Đơn\n- Bản vẽ\n\nTrân trọng"; text != want {
		t.Errorf("text %q, want %q", text, want)
	}
	if err := template.Validate(); err != nil {
		t.Error(err)
	}
	for field, bad := range map[string]Template{"subject": {Text: "x"}, "text": {Subject: "x", Text: "{số điện thoại}"}} {
		if err := bad.Validate(); office.CodeOf(err) != office.CodeInvalid || office.FieldOf(err) != field {
			t.Errorf("%v", err)
		}
	}
}
