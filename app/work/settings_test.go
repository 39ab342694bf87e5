package work_test

import (
	"testing"

	"vanphongso/app/work"
	"vanphongso/data/letter"
	"vanphongso/data/office"
)

func TestOfficeSettingsAreChecked(t *testing.T) {
	b := newBench(t)
	good, err := b.Settings(b.ctx)
	b.must(err)
	for field, change := range map[string]func(s *work.OfficeSettings){
		"name": func(s *work.OfficeSettings) { s.Name = "  " }, "place": func(s *work.OfficeSettings) { s.Place = "" },
		"desk": func(s *work.OfficeSettings) { s.Desk = "" }, "desk_kind": func(s *work.OfficeSettings) { s.DeskKind = "x" },
		"paper": func(s *work.OfficeSettings) { s.Paper = "A3" }, "comparison": func(s *work.OfficeSettings) { s.Comparison = "x" },
		"mail_hours": func(s *work.OfficeSettings) { s.MailHours = 0 }, "agency_code": func(s *work.OfficeSettings) { s.AgencyCode = "H38-21" },
		"form_set": func(s *work.OfficeSettings) { s.FormSet = "tt99" },
	} {
		s := good
		change(&s)
		err := b.SaveSettings(b.ctx, s)
		if office.FieldOf(err) != field {
			t.Errorf("%s: blames %q, %v", field, office.FieldOf(err), err)
		}
	}
	good.Name, good.AgencyCode = " SO\u031B\u0309 KHOA HO\u0323C ", "h38.21"
	b.must(b.SaveSettings(b.ctx, good))
	kept, err := b.Settings(b.ctx)
	b.must(err)
	if kept.Name != "SỞ KHOA HỌC" || kept.AgencyCode != "H38.21" {
		t.Errorf("%q %q", kept.Name, kept.AgencyCode)
	}
}

// Two people edit the settings: the second save is refused and names the first; after reading again it goes through.
func TestOfficeSettingsOfSomebodyElseAreNotOverwritten(t *testing.T) {
	b := newBench(t)
	first, err := b.Settings(b.ctx)
	b.must(err)
	second := first
	first.Hotline, second.Place = "0214 3 840 999", "Sa Pa"
	b.must(b.SaveSettings(b.ctx, first))
	b.refused(b.SaveSettings(b.ctx, second), office.CodeStale, "Thiết lập đơn vị đã được Trần Thị Bích sửa lúc 09:00 25/11/2026")
	b.refused(b.SaveSettings(b.ctx, first), office.CodeStale, "Thiết lập đơn vị") // it was read before its own save
	second, err = b.Settings(b.ctx)
	b.must(err)
	second.Place = "Sa Pa"
	b.must(b.SaveSettings(b.ctx, second))
	kept, err := b.Settings(b.ctx)
	b.must(err)
	if kept.Hotline != first.Hotline || kept.Place != "Sa Pa" || kept.Version != 2 {
		t.Errorf("%+v", kept)
	}
	b.must(b.SaveSettings(b.ctx, kept))
	if again, _ := b.Settings(b.ctx); again.Version != 2 {
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
		if err := b.Mailroom().SaveAccount(b.ctx, &a, nil); office.FieldOf(err) != field {
			t.Errorf("%s: blames %q, %v", field, office.FieldOf(err), err)
		}
	}
	password := "bí mật"
	b.must(b.Mailroom().SaveAccount(b.ctx, &good, &password))
	if len(good.Folders) != 2 || good.Folders[0] != "INBOX" {
		t.Errorf("%q", good.Folders)
	}
	renamed := good
	renamed.Name = "Hộp khác"
	b.refused(b.Mailroom().SaveAccount(b.ctx, &renamed, nil), office.CodeInvalid, "Không đổi được tên")
	twin := letter.Account{Name: "hop MOT cua", Server: "a:1", User: "u", Security: letter.TLS}
	b.refused(b.Mailroom().SaveAccount(b.ctx, &twin, nil), office.CodeExists, "Đã có tài khoản")
	b.must(b.Mailroom().RemoveAccount(b.ctx, good.Name))
	if _, err := b.Passwords.Get(b.ctx, good.Name); office.CodeOf(err) != office.CodeNotFound {
		t.Errorf("the password is still there: %v", err)
	}
	_, err := b.Mailroom().Fetch(b.ctx, nil, nil)
	b.refused(err, office.CodeRefused, "Chưa có tài khoản")

	for field, rule := range map[string]letter.Rule{
		"name": {Field: "any", Pattern: "quảng cáo"}, "pattern": {Name: "x", Field: "any", Pattern: "ab"}, "field": {Name: "x", Field: "to", Pattern: "quảng cáo"},
	} {
		if err := b.Mailroom().SaveRule(b.ctx, &rule); office.FieldOf(err) != field {
			t.Errorf("%s: blames %q, %v", field, office.FieldOf(err), err)
		}
	}
}
