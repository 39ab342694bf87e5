package work_test

import (
	"testing"

	"vanphongso/app/work/core"

	"vanphongso/data/letter"
	"vanphongso/data/office"
)

func TestOfficeSettingsAreChecked(t *testing.T) {
	b := newBench(t)
	good, err := b.Settings(b.Ctx)
	b.Must(err)
	for field, change := range map[string]func(s *core.OfficeSettings){
		"name": func(s *core.OfficeSettings) { s.Name = "  " }, "place": func(s *core.OfficeSettings) { s.Place = "" },
		"desk": func(s *core.OfficeSettings) { s.Desk = "" }, "desk_kind": func(s *core.OfficeSettings) { s.DeskKind = "x" },
		"paper": func(s *core.OfficeSettings) { s.Paper = "A3" }, "comparison": func(s *core.OfficeSettings) { s.Comparison = "x" },
		"mail_hours": func(s *core.OfficeSettings) { s.MailHours = 0 }, "agency_code": func(s *core.OfficeSettings) { s.AgencyCode = "H38-21" },
		"form_set": func(s *core.OfficeSettings) { s.FormSet = "tt99" },
	} {
		s := good
		change(&s)
		err := b.SaveSettings(b.Ctx, s)
		if office.FieldOf(err) != field {
			t.Errorf("%s: blames %q, %v", field, office.FieldOf(err), err)
		}
	}
	good.Name, good.AgencyCode = " SO\u031B\u0309 KHOA HO\u0323C ", "h38.21"
	b.Must(b.SaveSettings(b.Ctx, good))
	kept, err := b.Settings(b.Ctx)
	b.Must(err)
	if kept.Name != "SỞ KHOA HỌC" || kept.AgencyCode != "H38.21" {
		t.Errorf("%q %q", kept.Name, kept.AgencyCode)
	}
}

// Two people edit the settings: the second save is refused and names the first; after reading again it goes through.
func TestOfficeSettingsOfSomebodyElseAreNotOverwritten(t *testing.T) {
	b := newBench(t)
	first, err := b.Settings(b.Ctx)
	b.Must(err)
	second := first
	first.Hotline, second.Place = "0214 3 840 999", "Sa Pa"
	b.Must(b.SaveSettings(b.Ctx, first))
	b.Refused(b.SaveSettings(b.Ctx, second), office.CodeStale, "Thiết lập đơn vị đã được Trần Thị Bích sửa lúc 09:00 25/11/2026")
	b.Refused(b.SaveSettings(b.Ctx, first), office.CodeStale, "Thiết lập đơn vị") // it was read before its own save
	second, err = b.Settings(b.Ctx)
	b.Must(err)
	second.Place = "Sa Pa"
	b.Must(b.SaveSettings(b.Ctx, second))
	kept, err := b.Settings(b.Ctx)
	b.Must(err)
	if kept.Hotline != first.Hotline || kept.Place != "Sa Pa" || kept.Version != 2 {
		t.Errorf("%+v", kept)
	}
	b.Must(b.SaveSettings(b.Ctx, kept))
	if again, _ := b.Settings(b.Ctx); again.Version != 2 {
		t.Errorf("nothing was changed, but the version is %d", again.Version)
	}
}

func TestAccountsAndRulesAreChecked(t *testing.T) {
	b := newBench(t)
	good := letter.Account{Name: "Hộp một cửa", Server: "mail.example.vn:993", User: "motcua", Security: letter.TLS, Folders: []string{" INBOX ", "", "Đơn thư"}}
	for field, change := range map[string]func(a *letter.Account){
		"name": func(a *letter.Account) { a.Name = " " }, "server": func(a *letter.Account) { a.Server = "mail.example.vn" },
		"user": func(a *letter.Account) { a.User = "" }, "security": func(a *letter.Account) { a.Security = "ssl" },
		"password_env": func(a *letter.Account) { a.PasswordEnv = "A B" }, "size_limit": func(a *letter.Account) { a.SizeLimit = -1 },
		"minutes": func(a *letter.Account) { a.Minutes = 2000 },
	} {
		a := good
		change(&a)
		if err := b.Mailroom().SaveAccount(b.Ctx, &a, nil); office.FieldOf(err) != field {
			t.Errorf("%s: blames %q, %v", field, office.FieldOf(err), err)
		}
	}
	password := "bí mật"
	b.Must(b.Mailroom().SaveAccount(b.Ctx, &good, &password))
	if len(good.Folders) != 2 || good.Folders[0] != "INBOX" {
		t.Errorf("%q", good.Folders)
	}
	renamed := good
	renamed.Name = "Hộp khác"
	b.Refused(b.Mailroom().SaveAccount(b.Ctx, &renamed, nil), office.CodeInvalid, "Không đổi được tên")
	twin := letter.Account{Name: "hop MOT cua", Server: "a:1", User: "u", Security: letter.TLS}
	b.Refused(b.Mailroom().SaveAccount(b.Ctx, &twin, nil), office.CodeExists, "Đã có tài khoản")
	b.Must(b.Mailroom().RemoveAccount(b.Ctx, good.Name))
	if _, err := b.Passwords.Get(b.Ctx, good.Name); office.CodeOf(err) != office.CodeNotFound {
		t.Errorf("the password is still there: %v", err)
	}
	_, err := b.Mailroom().Fetch(b.Ctx, nil, nil)
	b.Refused(err, office.CodeRefused, "Chưa có tài khoản")

	for field, rule := range map[string]letter.Rule{
		"name": {Field: "any", Pattern: "quảng cáo"}, "pattern": {Name: "x", Field: "any", Pattern: "ab"}, "field": {Name: "x", Field: "to", Pattern: "quảng cáo"},
	} {
		if err := b.Mailroom().SaveRule(b.Ctx, &rule); office.FieldOf(err) != field {
			t.Errorf("%s: blames %q, %v", field, office.FieldOf(err), err)
		}
	}
}
